/* The comparison: small timelines on one axis, and a search in place of the long list of councils. */

import { draw } from "./lib/drawing.js";
import { replaceWithSearch } from "./lib/picker.js";
import { withoutBlanks } from "./lib/query.js";
import { timelineConfiguration } from "./lib/timeline.js";

for (const canvas of document.querySelectorAll("canvas[id^=timeline]")) {
  draw(canvas.id, (data, colour, narrow) => timelineConfiguration(data, colour, { narrow, small: true }));
}

for (const place of document.querySelectorAll("[data-picker]")) {
  replaceWithSearch(place);
}

// The address is the query: a blank value says nothing, so it is not sent.
document.querySelector("form.picker")?.addEventListener("formdata", ({ formData }) => {
  const said = withoutBlanks(formData);
  for (const name of [...formData.keys()]) formData.delete(name);
  for (const [name, value] of said) formData.append(name, value);
});
