"""Words that tell of a grade and no more: they are read as judgements, and are no findings."""

from __future__ import annotations

import re

from .phrasing import CONTENT, NO_CONTENT
from .prose import Sentence, Voice
from .wording import AREA

_REASON = re.compile(r"\b(?:because|due\s+to|owing\s+to|found|citing|over)\b", re.I)
_GRADE = re.compile(
    r"\b(?:outstanding|good|inadequate|adequate|requir(?:e|es|ed|ing)\s+improvement|improvement)\b", re.I
)
_BESIDE_A_GRADE = re.compile(
    rf"{_GRADE.pattern}|\b(?:both|all|each|these|those|areas?|services?|council(?:'s)?|authorit(?:y|ies)|local|borough(?:'s)?|board|count(?:y|y's)"
    r"|cit(?:y|y's)|children(?:'s)?|safeguarding|LSCB|reviewed|judg\w+|ranked|marked|deemed|given|work|help|helping|protecti(?:on|ng)"
    r"|families|experiences?|impact|leaders(?:hip)?|management|governance|looked|achieving|permanence|adoption|performance|within"
    r"|effectiveness|requir\w+|fare|better|being|team|one|bright|spot)\b",
    re.I,
)
"""What stands beside a grade and tells no more than which council, which judgement and who gave it."""
_OF_THE_GRADE = re.compile(
    r"\b(?:ratings?|grades?|graded|rated|verdicts?|marked\s+(?:down|up)|improvement\s+on)\b", re.I
)


def only_of_the_grade(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether words tell of the grade ("its best ever rating") and no reason for it."""
    text = sentence.plain[start:end]
    if _GRADE.search(text) and not CONTENT.search(
        _BESIDE_A_GRADE.sub(" ", NO_CONTENT.sub(" ", AREA.sub(" ", text)))
    ):
        return True
    if sentence.voice is not Voice.NARRATOR or _REASON.search(sentence.plain, start, end):
        return False
    return _OF_THE_GRADE.search(sentence.plain, start, end) is not None
