"""What a report says of the inspection before it: when it was and how the council was judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from inspections.extraction.dates import MONTH_PATTERN, read_date
from inspections.extraction.documents import mended
from inspections.extraction.grades import GRADE_PATTERN, read_grade
from inspections.extraction.reports.answers import PreviousInspection
from inspections.extraction.reports.layout import Row
from inspections.extraction.reports.outline import BULLET
from inspections.vocabulary import Grade

_WHEN = rf"(?P<when>(?:(?:\d{{1,2}}\s+)?{MONTH_PATTERN}\s+)?20[0-4]\d)\b"

_EARLIER = (
    re.compile(
        r"\b(?:last|previous)\s+(?:\w+\s+){0,3}?inspect(?:ions?|ed)\b[^,.;]{0,130}?"
        rf"\b(?:in|on|during)\s+(?:early\s+|late\s+)?{_WHEN}",
        re.IGNORECASE,
    ),
    re.compile(rf"\bin\s+(?:early\s+|late\s+)?{_WHEN},?\s[^.;]{{0,90}}?\bjudged\b", re.IGNORECASE),
)
_OTHER_SERVICE = re.compile(
    r"\b(?:adoption|fostering|residential|secure|homes?|youth|voluntary|academ\w+|schools?|nurser\w+)\b", re.I
)
_JUDGED = re.compile(
    r"\b(?:judged|rated|graded|found)\s+(?:(?:(?!improvement)[^.;,]){0,60}?\s)??(?:to\s+be\s+|to\s+|as\s+)?"
    rf"(?P<grade>{GRADE_PATTERN}|requiring\s+improvement(?:\s+to\s+be\s+good)?)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"(?:the\s+local\s+authority|the\s+council|that\s+inspection|it|they|services?|children[’']s\s+services)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z‘“])| ?\| ?")


def previous_inspections(rows: Sequence[Row]) -> tuple[PreviousInspection, ...]:
    """Return the earlier inspections that these rows of running text name with a date, in their order.

    A grade belongs to the inspection whose sentence, or the one right after it, says "judged". Inspections
    of adoption and fostering agencies and of homes are not the council's.
    """
    found: list[PreviousInspection] = []
    for page, text in _page_texts(rows):
        # Plain searches rule most pages out, and of the others most sentences: both patterns need a year
        # and one of these words.
        if "20" not in text or not (
            "judged" in text or ("nspect" in text and ("revious" in text or "ast " in text))
        ):
            continue
        sentences = _SENTENCES.split(text)
        for place, sentence in enumerate(sentences):
            if "20" not in sentence or ("nspect" not in sentence and "judged" not in sentence):
                continue
            earlier = next((match for pattern in _EARLIER if (match := pattern.search(sentence))), None)
            when = read_date(earlier["when"]) if earlier else None
            if earlier is None or when is None or _OTHER_SERVICE.search(sentence):
                continue
            following = sentences[place + 1] if place + 1 < len(sentences) else ""
            grade, words = _grade(sentence, earlier.start(), following)
            found.append(PreviousInspection(when, grade, page, words))
    return tuple(found)


def _grade(sentence: str, start: int, following: str) -> tuple[Grade | None, str]:
    """Return the grade said of the earlier inspection, and the words of one or two sentences."""
    judged, words = _JUDGED.search(sentence, start), sentence
    if judged is None and _CONTINUES.match(following) and not re.search(_WHEN, following):
        judged, words = _JUDGED.search(following), f"{sentence} {following}"
    if judged is None:
        return None, sentence
    grade = read_grade(judged["grade"].lower().replace("requiring", "requires"))
    return (grade if isinstance(grade, Grade) else None), words


def _page_texts(rows: Sequence[Row]) -> Iterable[tuple[int, str]]:
    """Return each page's running text, a bar before each bullet; headings and tables are no sentences."""
    pages: dict[int, list[str]] = {}
    for row in rows:
        bullet = None if row.text[0].isalpha() else BULLET.match(row.text)
        pages.setdefault(row.page, []).append(f"| {row.text[bullet.end() :]}" if bullet else row.text)
    return ((page, mended(texts)) for page, texts in pages.items())
