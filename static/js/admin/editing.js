/* What the forms of the admin do beyond Django's own: chips for themes, counted words, no edit lost by leaving. */

import { replaceWithChips } from "./chips.js";
import { countAlong } from "./words.js";
import { warnBeforeLeaving } from "./unsaved.js";

document.querySelectorAll("select[data-chips]").forEach(replaceWithChips);
countAlong(document);
warnBeforeLeaving(document);
