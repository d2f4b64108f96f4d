"""The grades of a report, each read in two places: the table on its cover and the heading of its section.

A value is given only if every place agrees. Within the table a grade that stands in a cell of its own must
stand beside its label, so that a row that slipped is noticed even where no section repeats the grade.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from inspections.extraction.documents import mended
from inspections.extraction.grades import GRADE_PATTERN, UnknownGrade, read_grade
from inspections.extraction.reports.answers import Problem, ReadJudgement
from inspections.extraction.reports.layout import Row
from inspections.extraction.reports.outline import Heading
from inspections.vocabulary import Area

_GRADE_ONLY = re.compile(rf"\s*(?:grade\s+[1-4]\s*)?\(?{GRADE_PATTERN}\)?[\s.]*$", re.IGNORECASE)

_OVERALL_SENTENCE = re.compile(
    r"(?:overall\s+judge?ment\s+is:?(?:\s+that)?(?:\s+the)?(?:\s+children[’']s\s+services?)?(?:\s+(?:are|is))?"
    r"|children[’']s\s+services\s+in\s+[^.:]{2,90}?(?:\s+(?:are|is)|(?=\s+requires?\s)))"
    rf"\s+(?P<grade>{GRADE_PATTERN})\b",
    re.IGNORECASE,
)
"""How the single inspection framework stated the overall judgement: in a sentence, not a row of the table."""

LARGEST_SLIP = 12.0
"""A grade set beside the middle of a label of two or three lines lies within 12 points of one of them."""

Reading = tuple[Sequence[ReadJudgement], Sequence[Problem]]


def read_judgements(
    cover: Sequence[Row], headings: Sequence[Heading], table_ends: int, *, overall_in_sentence: bool
) -> Reading:
    """Return the judgements of a report and the problems met; an area whose places disagree is left out.

    `cover` are the rows before the first section, `table_ends` how many of the headings stand there.
    `overall_in_sentence` tells that a sentence of the cover may state the overall judgement (SIF).
    """
    problems: list[Problem] = []
    found: dict[Area, list[ReadJudgement]] = {}
    for place, heading in enumerate(headings):
        judgement = _graded(heading)
        if judgement is None:
            continue
        if place < table_ends and _slipped(heading):
            problems.append(
                Problem(
                    "grade_beside_another_row",
                    f"The grade of {judgement.area.label.lower()} does not stand beside its label.",
                    judgement.page,
                    judgement.words,
                )
            )
        found.setdefault(judgement.area, []).append(judgement)
    if overall_in_sentence:
        found.setdefault(Area.OVERALL, []).extend(_overall_sentences(cover))
    slipped = {problem.words for problem in problems}
    judgements = []
    for area, places in found.items():
        agreed = _agreed(area, places, slipped, problems) if places else None
        if agreed is not None:
            judgements.append(agreed)
    problems += _unknown_grades(headings[:table_ends], cover, found)
    return judgements, problems


def _graded(heading: Heading) -> ReadJudgement | None:
    meaning = heading.meaning
    if meaning is None or meaning.area is None or meaning.grade is None:
        return None
    return ReadJudgement(meaning.area, meaning.grade, heading.page, heading.words)


def _slipped(heading: Heading) -> bool:
    """Return whether the grade has a cell of its own that lies away from every line of its label."""
    cells = [row for row in heading.rows if _GRADE_ONLY.match(row.text)]
    labels = [row for row in heading.rows if row not in cells]
    if not cells or not labels or cells[0].left <= labels[0].left + 40:
        return False
    return all(abs(cells[0].baseline - label.baseline) > LARGEST_SLIP for label in labels)


def _overall_sentences(cover: Sequence[Row]) -> list[ReadJudgement]:
    """Return the overall grade from each sentence of the cover that states it."""
    found = []
    pages = sorted({row.page for row in cover})
    for page in pages:
        text = mended(row.text for row in cover if row.page == page)
        for match in _OVERALL_SENTENCE.finditer(text):
            found.append(ReadJudgement(Area.OVERALL, read_grade(match["grade"]), page, match[0]))
    return found


def _agreed(
    area: Area, places: Sequence[ReadJudgement], slipped: set[str], problems: list[Problem]
) -> ReadJudgement | None:
    """Return the judgement if all places that state it agree, else None and a problem that quotes them."""
    grades = {place.grade for place in places}
    if len(grades) > 1:
        words = " | ".join(f"page {place.page}: {place.words}" for place in places)
        message = f"The report gives {area.label.lower()} different grades in different places."
        problems.append(Problem("grades_disagree", message, places[0].page, words))
        return None
    first = places[0]
    if first.words in slipped and len(places) == 1:
        return None
    second = next((place.page for place in places[1:]), None)
    return ReadJudgement(first.area, first.grade, first.page, first.words, second)


def _unknown_grades(
    table: Sequence[Heading], cover: Sequence[Row], found: dict[Area, list[ReadJudgement]]
) -> list[Problem]:
    """Return a problem for each label of the table that is followed by words that are no grade."""
    problems = []
    for heading in table:
        meaning = heading.meaning
        if meaning is None or meaning.area is None or meaning.area in found:
            continue
        beside = [
            row
            for row in cover
            if row.page == heading.page
            and row.left > heading.rows[0].left + 40
            and any(abs(row.baseline - label.baseline) <= LARGEST_SLIP for label in heading.rows)
        ]
        words = mended(row.text for row in beside)
        if words:
            try:
                read_grade(words)
            except UnknownGrade as error:
                message = f"Beside {meaning.area.label.lower()} stand words that are no grade."
                problems.append(Problem("unknown_grade", message, heading.page, error.words))
    return problems
