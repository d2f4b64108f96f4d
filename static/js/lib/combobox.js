/* A field with suggestions below it: a combobox with a list box, as the ARIA practices describe it. */

import { element } from "./element.js";

/**
 * Return a new field and its list, which stand nowhere yet, with what shows suggestions and what closes the list.
 *
 * The attributes of the list include its `id`. `choose` is called with the thing that was chosen among those
 * suggested, by Enter or the mouse. The first is marked at once, so that Enter chooses what can be seen.
 */
export function combobox(fieldAttributes, listAttributes, choose) {
  const input = element("input", {
    type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
    "aria-controls": listAttributes.id, ...fieldAttributes,
  });
  const list = element("ul", { role: "listbox", ...listAttributes });
  let suggested = [];
  let active = 0;

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    const items = [...list.children];
    active = (index + items.length) % items.length;
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }

  /** Show one suggestion for each thing, of the texts and nodes that `content` returns for it. */
  function suggest(things, content) {
    suggested = things;
    list.replaceChildren(
      ...things.map((thing, index) => {
        const item = element("li", { role: "option", id: `${list.id}_${index}` });
        item.append(...content(thing));
        item.addEventListener("mousedown", (event) => {
          event.preventDefault(); // keeps the focus in the field
          choose(thing);
        });
        return item;
      }),
    );
    close();
    if (things.length > 0) {
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      mark(0);
    }
  }

  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowUp: -1, ArrowDown: 1 };
    if (event.key === "Escape") {
      close();
    } else if (!list.hidden && event.key in steps) {
      event.preventDefault();
      mark(active + steps[event.key]);
    } else if (!list.hidden && event.key === "Enter") {
      event.preventDefault();
      choose(suggested[active]);
    }
  });
  close();
  return { input, list, suggest, close };
}
