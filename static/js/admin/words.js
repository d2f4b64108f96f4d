/* A live count beside every field that may hold only so many words. */

/** Return how many words a text has. Pure. */
function countWords(text) {
  return text.split(/\s+/u).filter(Boolean).length;
}

function show(field) {
  const most = Number(field.dataset.wordsMost);
  const count = countWords(field.value);
  let output = field.nextElementSibling;
  if (!output?.classList.contains("words")) {
    output = document.createElement("output");
    output.className = "words";
    output.setAttribute("aria-live", "polite");
    field.after(output);
  }
  output.classList.toggle("words--too-many", count > most);
  const over = count - most;
  output.textContent = over > 0 ? `${count} of ${most} words: ${over} too many` : `${count} of ${most} words`;
}

/** Count along in every such field, also of rows that are added later. */
export function countAlong(root) {
  root.querySelectorAll("[data-words-most]").forEach((field) => {
    if (!field.name.includes("__prefix__")) {
      show(field);
    }
  });
  root.addEventListener("input", (event) => {
    if (event.target.dataset?.wordsMost) {
      show(event.target);
    }
  });
}
