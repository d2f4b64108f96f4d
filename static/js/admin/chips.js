/* The themes of a finding as chips in their order, the most central first, with a search to add more.

   The list stays in the form, hidden, and is what is sent: its chosen options stand first, in order. */

import { combobox } from "../lib/combobox.js";
import { element } from "../lib/element.js";
import { matching } from "../lib/matching.js";

const SHOWN_AT_MOST = 8;

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
  const { input, list, suggest, close } = combobox(
    { id: select.id, class: "vTextField", placeholder: "Type to add a theme" },
    { id: `${select.id}_suggestions`, class: "chips__suggestions", "aria-label": "Themes" },
    add,
  );
  const chips = element("ol", { class: "chips", "aria-label": "Chosen themes, most central first" });
  const status = element("p", { class: "help", role: "status" });
  const box = element("div", { class: "chips__box" });

  select.id = `${select.id}_list`;
  select.hidden = true;
  const field = element("div", { class: "chips__search" });
  field.append(input, list);
  box.append(chips, field, status);
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

  function show() {
    const now = chosen();
    chips.replaceChildren(...now.map((option, place) => chip(option, place, now.length)));
    chips.hidden = now.length === 0;
    close();
  }

  function search() {
    const open = [...select.options].filter((option) => !option.selected);
    const named = open.map((option) => ({ name: `${option.text} ${option.dataset.group}`, option }));
    const found = matching(named, input.value, SHOWN_AT_MOST).map(({ option }) => option);
    suggest(found, (option) => [option.text, element("span", { class: "help" }, ` ${option.title}`)]);
    if (found.length === 0 && input.value.trim() !== "") {
      say("No theme is called so.");
    }
  }

  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // does not save the record half done
    } else if (event.key === "Backspace" && input.value === "" && chosen().length > 0) {
      remove(chosen().at(-1));
    }
  });
  show();
}
