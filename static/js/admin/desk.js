/* The review desk: keys for the editor's hands, and the document kept in step with the card.

   Everything here is a link or a button that works without this script. */

import { replaceWithChips } from "./chips.js";
import { countAlong } from "./words.js";

const panel = document.getElementById("desk-panel");
const address = window.location.pathname;

/** Return whether a key pressed there is meant for a field. */
function isTyping(target) {
  return target.closest("input, select, textarea, [contenteditable]") !== null;
}

/** Show in the document which proposals are decided, and which words belong to the card. */
function keepInStep() {
  const current = panel.querySelector("#card")?.dataset.key;
  const states = new Map(
    [...panel.querySelectorAll("[data-card]")].map((link) => [link.dataset.card, link.dataset.state]),
  );
  let first = null;
  for (const mark of document.querySelectorAll(".mark")) {
    const keys = mark.dataset.keys.split(" ");
    mark.dataset.state = states.get(keys[0]) ?? "published";
    const isCurrent = keys.includes(current);
    mark.toggleAttribute("data-current", isCurrent);
    first ??= isCurrent ? mark : null;
  }
  first?.scrollIntoView({ block: "center" });
}

/** Make ready what has just arrived in the panel. */
function arrive() {
  panel.querySelectorAll("select[data-chips]").forEach(replaceWithChips);
  countAlong(panel);
  keepInStep();
}

function choose(key) {
  window.htmx.ajax("GET", `${address}?card=${encodeURIComponent(key)}`, { target: "#desk-panel" });
  window.history.replaceState(window.history.state, "", `?card=${encodeURIComponent(key)}`);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".mark, [data-card]");
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
    return;
  }
  event.preventDefault();
  if (window.getSelection().isCollapsed) {
    choose(link.dataset.card ?? link.dataset.keys.split(" ")[0]);
  }
});

document.addEventListener("keydown", (event) => {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const key = { j: "n" }[event.key] ?? event.key;
  const wanted = panel.querySelector(`[data-shortcut="${CSS.escape(key)}"]`);
  if (wanted !== null && key !== "") {
    event.preventDefault();
    wanted.click();
  }
});

/* Words selected in the document go into the form for a missed finding, with the part where they stand. */
document.addEventListener("selectionchange", () => {
  const selection = window.getSelection();
  const words = selection.toString().trim();
  const part = selection.anchorNode?.parentElement?.closest("[data-part]");
  const missed = panel.querySelector("#missed");
  if (words === "" || !part || !missed || !part.contains(selection.focusNode)) {
    return;
  }
  missed.open = true;
  missed.querySelector("[name=missed-words]").value = words;
  missed.querySelector("[name=missed-number]").value = part.dataset.part;
});

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target === panel) {
    arrive();
    panel.querySelector("#card")?.focus({ preventScroll: true });
  }
});

arrive();
