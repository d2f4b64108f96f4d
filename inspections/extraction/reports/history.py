"""What a report says of the inspection before it: when it was and how the council was judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from inspections.extraction.dates import MONTH_PATTERN, read_date
from inspections.extraction.documents import mended
from inspections.extraction.grades import GRADE_PATTERN, read_grade
from inspections.extraction.reports.answers import PreviousInspection
from inspections.extraction.reports.layout import Row
from inspections.vocabulary import Grade

_EARLIER = re.compile(
    r"\b(?:last|previous|most\s+recent)\s+(?:full\s+|graded\s+|ofsted\s+|single\s+|standard\s+|ilacs\s+)*"
    r"inspect(?:ion|ed)|\bin\s+(?:\w+\s+)?20\d\d,?\s+(?:when\s+)?[^.]{0,60}?\bjudged|\blast\s+inspected\b",
    re.IGNORECASE,
)
_OTHER_SERVICE = re.compile(
    r"\b(?:adoption|fostering|residential|secure|children[’']s\s+homes?|youth)\b", re.I
)
_WHEN = re.compile(rf"(?:(?:\d{{1,2}}\s+)?{MONTH_PATTERN}\s+)?\b20[01]\d\b|(?:{MONTH_PATTERN}\s+)?\b202\d\b")
_JUDGED = re.compile(
    r"\bjudged\s+(?:services\s+|the\s+local\s+authority\s+|children[’']s\s+services\s+)?(?:to\s+be\s+|to\s+|as\s+)?"
    rf"(?P<grade>{GRADE_PATTERN})\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘“])")


def previous_inspections(rows: Sequence[Row]) -> tuple[PreviousInspection, ...]:
    """Return the earlier inspections that these rows name with a date, in the order they are named.

    A grade belongs to the inspection whose sentence, or the one right after it, says "judged". Inspections
    of adoption and fostering agencies and of homes are not the council's.
    """
    found: list[PreviousInspection] = []
    for page, text in _page_texts(rows):
        sentences = _SENTENCES.split(text)
        for place, sentence in enumerate(sentences):
            earlier = _EARLIER.search(sentence)
            if earlier is None or _OTHER_SERVICE.search(sentence):
                continue
            when = _WHEN.search(sentence, earlier.start())
            printed = read_date(when[0]) if when else None
            if printed is None:
                continue
            following = sentences[place + 1] if place + 1 < len(sentences) else ""
            grade, words = _grade(sentence, following)
            found.append(PreviousInspection(printed, grade, page, words))
    return tuple(found)


def _grade(sentence: str, following: str) -> tuple[Grade | None, str]:
    judged = _JUDGED.search(sentence)
    if judged:
        grade = read_grade(judged["grade"])
        return (grade if isinstance(grade, Grade) else None), sentence
    judged = _JUDGED.search(following) if not _WHEN.search(following) else None
    if judged:
        grade = read_grade(judged["grade"])
        return (grade if isinstance(grade, Grade) else None), f"{sentence} {following}"
    return None, sentence


def _page_texts(rows: Sequence[Row]) -> Iterable[tuple[int, str]]:
    pages: dict[int, list[str]] = {}
    for row in rows:
        if row.bold or row.large:
            continue
        pages.setdefault(row.page, []).append(row.text)
    return ((page, mended(texts)) for page, texts in pages.items())
