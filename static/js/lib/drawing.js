/* Drawing charts into their figures: data from the page, colours from the stylesheet, again for print. */

import { readPalette } from "./palette.js";

const NARROW = 560; // CSS pixels of a chart under which words give way to letters

const drawn = [];

/** Return the plain data that json_script put into the page for the chart with this id, or null. */
function dataOf(id) {
  const element = document.getElementById(`${id}-data`);
  return element === null ? null : JSON.parse(element.textContent);
}

/**
 * Draw the chart with this id. `configure` takes the data, the palette and whether the place is narrow, and
 * returns what Chart.js asks for.
 */
export function draw(id, configure) {
  const canvas = document.getElementById(id);
  const data = dataOf(id);
  if (canvas === null || data === null) {
    return;
  }
  const build = () => {
    const narrow = canvas.parentElement.clientWidth < NARROW;
    return { narrow, chart: new window.Chart(canvas, configure(data, readPalette(), narrow)) };
  };
  drawn.push({ canvas, build, ...build() });
}

function redrawAll() {
  for (const each of drawn) {
    each.chart.destroy();
    Object.assign(each, each.build());
  }
}

function redrawWhereWidthNowCounts() {
  for (const each of drawn) {
    if (each.narrow !== each.canvas.parentElement.clientWidth < NARROW) {
      each.chart.destroy();
      Object.assign(each, each.build());
    }
  }
}

function prepareForPrint() {
  document.documentElement.classList.add("printing"); // light colours, and the width of a page
  redrawAll();
}

function returnToScreen() {
  document.documentElement.classList.remove("printing");
  redrawAll();
}

if (window.Chart !== undefined) {
  const { defaults } = window.Chart;
  defaults.animation = false;
  defaults.maintainAspectRatio = false;
  defaults.font.family = getComputedStyle(document.body).fontFamily;
  defaults.font.size = 13;
  defaults.plugins.legend.display = false;
  defaults.plugins.tooltip.animation = false;
  defaults.plugins.tooltip.cornerRadius = 4;
  defaults.plugins.tooltip.padding = 10;
  defaults.plugins.tooltip.caretSize = 0;
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
  window.addEventListener("beforeprint", prepareForPrint);
  window.addEventListener("afterprint", returnToScreen);
  window.addEventListener("resize", redrawWhereWidthNowCounts);
}
