/* The colours of the stylesheet, read from its custom properties, so that charts follow light and dark. */

const NAMES = [
  "ink", "muted", "line", "surface", "page", "focus",
  "outstanding", "good", "requires-improvement", "adequate", "inadequate",
  "on-outstanding", "on-good", "on-requires-improvement", "on-adequate", "on-inadequate",
  "series-0", "series-1", "series-2", "series-3", "series-4", "series-5", "series-6",
];

/** Return a function from a name, or a grade's slug, to its present colour. */
export function readPalette(element = document.documentElement) {
  const style = getComputedStyle(element);
  const colours = new Map(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  return (name) => colours.get(name.replaceAll("_", "-")) ?? colours.get("muted");
}

/** Return a colour `#rrggbb` made as transparent as `share`, from 0 to 1, says. */
export function faint(colour, share) {
  return `${colour}${Math.round(share * 255).toString(16).padStart(2, "0")}`;
}
