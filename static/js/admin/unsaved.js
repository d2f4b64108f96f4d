/* Asks before a page is left whose form holds changes that are not saved. */

/** Return what the form would send, to be compared later. */
function contents(form) {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  return JSON.stringify(fields);
}

/** Watch the form of the record on this page, if there is one. */
export function warnBeforeLeaving(root) {
  const form = root.querySelector("#content-main > form[novalidate]");
  if (!form) {
    return;
  }
  let before = "";
  let saving = false;
  // After Django's own scripts have put their rows and buttons in place.
  window.addEventListener("load", () => {
    before = contents(form);
  });
  form.addEventListener("submit", () => {
    saving = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!saving && before && contents(form) !== before) {
      event.preventDefault();
    }
  });
}
