/* The charts of a council's page: its timeline, those of its predecessors, and its workforce. */

import { draw } from "./lib/drawing.js";
import { timelineConfiguration } from "./lib/timeline.js";
import { workforceConfiguration } from "./lib/workforce.js";

for (const canvas of document.querySelectorAll("canvas[id^=timeline]")) {
  draw(canvas.id, (data, colour, narrow) => timelineConfiguration(data, colour, { narrow }));
}

for (const canvas of document.querySelectorAll("canvas[id^=workforce]")) {
  draw(canvas.id, workforceConfiguration);
}
