/* A search as you type in place of a record's number. The number stays in the form, hidden, and is what is sent. */

const WAIT = 150; // milliseconds after the last key

function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.textContent = text;
  return made;
}

/** Return the address that finds records for what was typed. */
function searchAddress({ search, app, model, field }, term) {
  const query = new URLSearchParams({ term, app_label: app, model_name: model, field_name: field });
  return `${search}?${query}`;
}

/** Put a search in place of the input that holds a record's number. */
export function replaceWithSearch(number) {
  const listId = `${number.id}_found`;
  const input = element("input", {
    type: "text", role: "combobox", autocomplete: "off", class: "picker__input", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": listId, placeholder: `Type to find a ${number.dataset.noun}`,
  });
  const found = element("ul", { id: listId, role: "listbox", "aria-label": "Found", class: "chips__suggestions" });
  const status = element("span", { class: "visually-hidden", role: "status" });
  const box = element("span", { class: "picker__box" });
  let active = -1;
  let waiting = 0;
  let asked = 0;
  let name = number.dataset.chosen;

  input.id = number.id;
  input.value = name;
  for (const attribute of ["aria-label", "aria-describedby", "aria-invalid", "required"]) {
    if (number.hasAttribute(attribute)) {
      input.setAttribute(attribute, number.getAttribute(attribute));
    }
  }
  number.id = `${number.id}_number`;
  number.type = "hidden";
  found.hidden = true;
  const page = number.closest(".picker").querySelector("[data-page]");
  if (page) { // the name stands in the field now
    page.setAttribute("aria-label", `Open ${name}`);
    page.textContent = "Open";
  }
  box.append(input, found, status);
  number.before(box);

  function close() {
    found.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(item) {
    number.value = item.dataset.number;
    name = item.textContent;
    input.value = name;
    page?.remove(); // it leads to what was chosen before
    close();
    input.focus();
  }

  function move(step) {
    const items = [...found.children];
    active = (active + step + items.length) % items.length;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }

  function show(results) {
    found.replaceChildren(
      ...results.map(({ id, text }, index) => {
        const item = element("li", {
          role: "option", id: `${listId}_${index}`, "aria-selected": "false", "data-number": id,
        }, text);
        item.addEventListener("mousedown", (event) => {
          event.preventDefault(); // keeps the focus in the field
          choose(item);
        });
        return item;
      }),
    );
    close();
    status.textContent = results.length === 0 ? `No ${number.dataset.noun} is found.` : `${results.length} found.`;
    if (results.length > 0) {
      found.hidden = false;
      input.setAttribute("aria-expanded", "true");
      move(1);
    }
  }

  async function search() {
    asked += 1;
    const own = asked;
    const response = await fetch(searchAddress(number.dataset, input.value.trim()), { credentials: "same-origin" });
    const { results } = response.ok ? await response.json() : { results: [] };
    if (own === asked && document.activeElement === input) { // an earlier answer that comes late is not shown
      show(results);
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim() === "") {
      number.value = "";
      name = "";
      close();
    } else {
      waiting = setTimeout(search, WAIT);
    }
  });
  input.addEventListener("blur", () => {
    close();
    input.value = name; // what was typed and not chosen chooses nothing
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("keydown", (event) => {
    const listed = !found.hidden;
    if (event.key === "Enter") {
      event.preventDefault(); // does not save the record half done
      if (listed) {
        choose(found.children[active]);
      }
    } else if (listed && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      close();
    }
  });
}

/** Put a search in place of every such input, also in rows that are added later. */
export function replaceAllWithSearch(root) {
  const replace = (place) => {
    place.querySelectorAll("input[data-search]:not([type=hidden])").forEach((number) => {
      if (!number.name.includes("__prefix__")) {
        replaceWithSearch(number);
      }
    });
  };
  replace(root);
  root.addEventListener("formset:added", (event) => replace(event.target));
}
