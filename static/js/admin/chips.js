/* The themes of a finding as chips in their order, the most central first, with a search to add more.

   The list stays in the form, hidden, and is what is sent: its chosen options stand first, in order. */

import { matching } from "../lib/matching.js";

const SHOWN_AT_MOST = 8;

function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.textContent = text;
  return made;
}

/** Return a list with one of its things moved one place towards the beginning (-1) or the end (1). Pure. */
export function moved(things, index, step) {
  const to = index + step;
  if (to < 0 || to >= things.length) {
    return [...things];
  }
  const order = [...things];
  [order[index], order[to]] = [order[to], order[index]];
  return order;
}

/** Put chips and a search in place of a multiple select; `data-most` says how many may be chosen. */
export function replaceWithChips(select) {
  const most = Number(select.dataset.most);
  const listId = `${select.id}_suggestions`;
  const input = element("input", {
    type: "text", role: "combobox", autocomplete: "off", class: "vTextField", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": listId, placeholder: "Type to add a theme",
  });
  const suggestions = element("ul", { id: listId, role: "listbox", "aria-label": "Themes", class: "chips__suggestions" });
  const chips = element("ol", { class: "chips", "aria-label": "Chosen themes, most central first" });
  const status = element("p", { class: "help chips__status", role: "status" });
  const box = element("div", { class: "chips__box" });
  let active = -1;

  input.id = select.id;
  select.id = `${select.id}_list`;
  select.hidden = true;
  suggestions.hidden = true;
  const search = element("div", { class: "chips__search" });
  search.append(input, suggestions);
  box.append(chips, search, status);
  select.before(box);

  // Wrapped by Django or not, the options chosen stand first, so that their order is the order sent.
  const chosen = () => [...select.selectedOptions];
  function arrange(options) {
    select.prepend(...options);
    show();
  }

  function say(text) {
    status.textContent = text;
  }

  function add(option) {
    if (chosen().length >= most) {
      say(`${most} themes are chosen; remove one first.`);
      return;
    }
    const before = chosen();
    option.selected = true;
    input.value = "";
    arrange([...before, option]);
    say(`${option.text} added, place ${before.length + 1}.`);
  }

  function remove(option) {
    option.selected = false;
    arrange(chosen());
    input.focus();
    say(`${option.text} removed.`);
  }

  function shift(option, step) {
    const index = chosen().indexOf(option);
    arrange(moved(chosen(), index, step));
    const place = chosen().indexOf(option);
    chips.children[place].querySelector(".chip__name").focus();
    say(`${option.text} is now in place ${place + 1}.`);
  }

  function button(label, sign, action, disabled = false) {
    const made = element("button", { type: "button", class: "chip__button", "aria-label": label, title: label }, sign);
    made.disabled = disabled;
    made.addEventListener("click", action);
    return made;
  }

  function chip(option, place, number) {
    const item = element("li", { class: "chip" });
    const name = element("span", { class: "chip__name", tabindex: "0", title: option.title }, option.text);
    name.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
      if (event.key in steps) {
        event.preventDefault();
        shift(option, steps[event.key]);
      } else if (event.key === "Delete" || event.key === "Backspace") {
        event.preventDefault();
        remove(option);
      }
    });
    item.append(
      name,
      button(`Make ${option.text} more central`, "‹", () => shift(option, -1), place === 0),
      button(`Make ${option.text} less central`, "›", () => shift(option, 1), place === number - 1),
      button(`Remove ${option.text}`, "×", () => remove(option)),
    );
    return item;
  }

  function close() {
    suggestions.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show() {
    const now = chosen();
    chips.replaceChildren(...now.map((option, place) => chip(option, place, now.length)));
    chips.hidden = now.length === 0;
    close();
  }

  function suggest() {
    const open = [...select.options].filter((option) => !option.selected);
    const named = open.map((option) => ({ name: `${option.text} ${option.dataset.group}`, option }));
    const found = matching(named, input.value, SHOWN_AT_MOST);
    suggestions.replaceChildren(
      ...found.map(({ option }, index) => {
        const item = element("li", { role: "option", id: `${listId}_${index}`, "aria-selected": "false" }, option.text);
        item.append(element("span", { class: "help" }, ` ${option.title}`));
        item.addEventListener("mousedown", (event) => {
          event.preventDefault(); // keeps the focus in the field
          add(option);
        });
        item.option = option;
        return item;
      }),
    );
    close();
    if (found.length > 0) {
      suggestions.hidden = false;
      input.setAttribute("aria-expanded", "true");
      move(1);
    } else if (input.value.trim() !== "") {
      say("No theme is called so.");
    }
  }

  function move(step) {
    const items = [...suggestions.children];
    active = (active + step + items.length) % items.length;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", suggest);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const listed = !suggestions.hidden;
    if (event.key === "Enter") {
      event.preventDefault(); // does not save the record half done
      if (listed) {
        add(suggestions.children[active].option);
      }
    } else if (listed && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      close();
    } else if (event.key === "Backspace" && input.value === "" && chosen().length > 0) {
      remove(chosen().at(-1));
    }
  });
  show();
}
