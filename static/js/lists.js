// The filters of a list, applied as they change. Without this module the form has a button that does the same.

import { withoutBlanks } from "./lib/query.js";

const form = document.querySelector("#filters form");

// The address is the query: a blank value says nothing, so it is not sent.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.target !== form) return;
  const data = event.detail.formData;
  const said = withoutBlanks(data);
  for (const name of [...data.keys()]) data.delete(name);
  for (const [name, value] of said) data.append(name, value);
});

// A wrong value is answered with status 400 and a page that says what is wrong: that is shown, too.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 400) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

// Where several can be chosen there is always one more list, to choose another.
form?.addEventListener("change", ({ target }) => {
  if (!target.matches("select.several") || !target.value) return;
  const own = [...form.querySelectorAll(`select.several[name="${target.name}"]`)];
  if (own.some((select) => !select.value)) return;
  const next = target.cloneNode(true);
  next.value = "";
  next.id = `id_${target.name}_${own.length}`;
  next.options[0].text = "or another";
  next.setAttribute("aria-label", `Choice ${own.length + 1}`);
  own.at(-1).after(next);
});
