/* What the forms of the admin do beyond Django's own: chips for themes, records found by typing, counted words,
   names for what is read aloud, and no edit lost by leaving. */

import { replaceWithChips } from "./chips.js";
import { nameEmptyHeadings } from "./headings.js";
import { replaceAllWithSearch } from "./picker.js";
import { warnBeforeLeaving } from "./unsaved.js";
import { countAlong } from "./words.js";

document.querySelectorAll("select[data-chips]").forEach(replaceWithChips);
replaceAllWithSearch(document);
countAlong(document);
nameEmptyHeadings(document);
warnBeforeLeaving(document);
