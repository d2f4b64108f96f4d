/* A search as you type in place of a record's number. The number stays in the form, hidden, and is what is sent. */

import { combobox } from "../lib/combobox.js";
import { element } from "../lib/element.js";

const WAIT = 150; // milliseconds after the last key

/** Return the address that finds records for what was typed. */
function searchAddress({ search, app, model, field }, term) {
  const query = new URLSearchParams({ term, app_label: app, model_name: model, field_name: field });
  return `${search}?${query}`;
}

/** Put a search in place of the input that holds a record's number. */
export function replaceWithSearch(number) {
  const { input, list, suggest, close } = combobox(
    { id: number.id, class: "picker__input", placeholder: `Type to find a ${number.dataset.noun}` },
    { id: `${number.id}_found`, class: "chips__suggestions", "aria-label": "Found" },
    choose,
  );
  const status = element("span", { class: "visually-hidden", role: "status" });
  const box = element("span", { class: "picker__box" });
  let waiting = 0;
  let asked = 0;
  let name = number.dataset.chosen;

  input.value = name;
  for (const attribute of ["aria-label", "aria-describedby", "aria-invalid", "required"]) {
    if (number.hasAttribute(attribute)) {
      input.setAttribute(attribute, number.getAttribute(attribute));
    }
  }
  number.id = `${number.id}_number`;
  number.type = "hidden";
  const page = number.closest(".picker").querySelector("[data-page]");
  if (page) { // the name stands in the field now
    page.setAttribute("aria-label", `Open ${name}`);
    page.textContent = "Open";
  }
  box.append(input, list, status);
  number.before(box);

  function choose(record) {
    number.value = record.id;
    name = record.text;
    input.value = name;
    page?.remove(); // it leads to what was chosen before
    close();
    input.focus();
  }

  function show(results) {
    suggest(results, (record) => [record.text]);
    status.textContent = results.length === 0 ? `No ${number.dataset.noun} is found.` : `${results.length} found.`;
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
    input.value = name; // what was typed and not chosen chooses nothing
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // does not save the record half done
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
