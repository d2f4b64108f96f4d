/* Django's tables of rows leave the headings of their first and last column empty; these name them. */

/** Give every empty heading a name that only screen readers say. */
export function nameEmptyHeadings(root) {
  root.querySelectorAll(".inline-group thead tr").forEach((row) => {
    const [first, last] = [row.cells[0], row.cells[row.cells.length - 1]];
    for (const [cell, name] of [[first, "Row"], [last, "Remove"]]) {
      if (cell.textContent.trim() === "") {
        const said = document.createElement("span");
        said.className = "visually-hidden";
        said.textContent = name;
        cell.append(said);
      }
    }
  });
}
