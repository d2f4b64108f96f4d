/* A search as you type (a combobox with a list box, as the ARIA practices describe it) in place of a long
   multiple select. The select stays in the form, hidden, and remains what is sent. */

import { matching } from "./matching.js";

const SHOWN_AT_MOST = 8;

function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.textContent = text;
  return made;
}

/** Return an option with its name and, from `data-also`, its other names. */
function namesOf(option) {
  return { name: option.text, also: (option.dataset.also ?? "").split("|"), option };
}

/** Replace the select within `place` by a search; `data-most` says how many may be chosen. */
export function replaceWithSearch(place) {
  const select = place.querySelector("select");
  const label = place.querySelector("label");
  const most = Number(place.dataset.most);
  const input = element("input", {
    id: `${select.id}_search`, type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": `${select.id}_list`, placeholder: "Type a council’s name",
  });
  const list = element("ul", { id: `${select.id}_list`, role: "listbox", class: "picker__list", "aria-label": "Councils" });
  const chips = element("ul", { class: "tags", "aria-label": "Councils chosen" });
  const status = element("p", { class: "field__hint", role: "status" });
  let active = -1;
  list.hidden = true;
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

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
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
    suggest();
  }

  function suggest() {
    const options = [...select.options].filter((option) => !option.selected);
    const found = matching(options.map(namesOf), input.value, SHOWN_AT_MOST);
    list.replaceChildren(
      ...found.map(({ option, name }, index) => {
        const item = element("li", { role: "option", id: `${select.id}_${index}`, "aria-selected": "false" }, name);
        item.addEventListener("mousedown", (event) => {
          event.preventDefault(); // keeps the focus in the field
          choose(option);
        });
        item.option = option;
        return item;
      }),
    );
    close();
    if (found.length > 0) {
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    } else if (input.value.trim() !== "") {
      status.textContent = "No council has a name like this.";
    }
  }

  function move(step) {
    const items = [...list.children];
    if (items.length === 0) {
      return;
    }
    active = (active + step + items.length) % items.length;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", suggest);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      choose(list.children[Math.max(active, 0)].option);
    } else if (event.key === "Escape") {
      close();
    }
  });
  show();
}
