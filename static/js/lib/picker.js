/* A search as you type in place of a long multiple select. The select stays in the form, hidden, and remains what
   is sent. */

import { combobox } from "./combobox.js";
import { element } from "./element.js";
import { matching } from "./matching.js";

const SHOWN_AT_MOST = 8;

/** Return an option with its name and, from `data-also`, its other names. */
function namesOf(option) {
  return { name: option.text, also: (option.dataset.also ?? "").split("|"), option };
}

/** Replace the select within `place` by a search; `data-most` says how many may be chosen. */
export function replaceWithSearch(place) {
  const select = place.querySelector("select");
  const label = place.querySelector("label");
  const most = Number(place.dataset.most);
  const { input, list, suggest } = combobox(
    { id: `${select.id}_search`, placeholder: "Type a council’s name" },
    { id: `${select.id}_list`, class: "picker__list", "aria-label": "Councils" },
    choose,
  );
  const chips = element("ul", { class: "tags", "aria-label": "Councils chosen" });
  const status = element("p", { class: "field__hint", role: "status" });
  select.hidden = true;
  place.querySelector(".field__hint")?.remove();
  label.htmlFor = input.id;
  const box = element("div", { class: "picker__box" });
  box.append(input, list);
  place.append(box, status, chips);

  const chosen = () => [...select.selectedOptions];

  function choose(option) {
    if (chosen().length >= most) {
      status.textContent = `${most} councils are chosen; remove one first.`;
      return;
    }
    option.selected = true;
    select.append(option); // the order chosen is the order sent
    input.value = "";
    show();
  }

  function show() {
    chips.replaceChildren(
      ...chosen().map((option) => {
        const item = element("li");
        const button = element("button", { type: "button", class: "tag tag--removable" }, option.text);
        button.prepend(element("span", { class: "visually-hidden" }, "Remove "));
        button.addEventListener("click", () => {
          option.selected = false;
          show();
          input.focus();
        });
        item.append(button);
        return item;
      }),
    );
    status.textContent = `${chosen().length} of ${most} chosen`;
    search();
  }

  function search() {
    const options = [...select.options].filter((option) => !option.selected);
    const found = matching(options.map(namesOf), input.value, SHOWN_AT_MOST).map(({ option }) => option);
    suggest(found, (option) => [option.text]);
    if (found.length === 0 && input.value.trim() !== "") {
      status.textContent = "No council has a name like this.";
    }
  }

  input.addEventListener("input", search);
  show();
}
