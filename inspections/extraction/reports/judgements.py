"""The grades of a report, each read in two places: the table on its cover and the heading of its section.

A value is given only if every place agrees. Within the table a grade in a cell of its own belongs to the
label on whose level it is printed, not to the one before it in the file: so no grade slips by a row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from inspections.extraction.documents import mended
from inspections.extraction.grades import GRADE_PATTERN, read_grade
from inspections.extraction.reports.answers import Problem, ReadJudgement
from inspections.extraction.reports.headings import area_opening, plain
from inspections.extraction.reports.layout import Row
from inspections.extraction.reports.outline import Heading
from inspections.vocabulary import Area

_GRADE_ONLY = re.compile(rf"\s*(?:grade\s+[1-4]\s*)?\(?{GRADE_PATTERN}\)?[\s.]*$", re.IGNORECASE)

_GRADE_OPENS = re.compile(r"\s*requires?\s*$", re.IGNORECASE)

_OVERALL_SENTENCE = re.compile(
    r"(?:overall\s+judge?ment\s+is:?(?:\s+that)?(?:\s+the)?(?:\s+children[’']s\s+services?)?(?:\s+(?:are|is))?"
    r"|children[’']s\s+services\s+in\s+[^.:]{2,90}?(?:\s+(?:are|is)|(?=\s+requires?\s)))"
    rf"\s+(?P<grade>{GRADE_PATTERN})\b",
    re.IGNORECASE,
)
"""How the single inspection framework stated the overall judgement: in a sentence, not a row of the table."""

LONGEST_ROW = 90
"""A row of the table is shorter than this; a longer line is a sentence."""

LARGEST_SLIP = 12.0
"""A grade set beside the middle of a label of two or three lines lies within 12 points of one of them."""


@dataclass(frozen=True)
class ReadCell:
    """A cell of the table that holds a grade and nothing else."""

    rows: tuple[Row, ...]

    @property
    def words(self) -> str:
        """Return the grade as printed."""
        return mended(row.text for row in self.rows)

    def continued_by(self, row: Row) -> bool:
        """Return whether the row is the next line of the same cell."""
        last = self.rows[-1]
        return row.page == last.page and abs(row.left - last.left) < 3 and 0 < last.bottom - row.bottom < 20

    def stands_beside(self, labels: Sequence[Row]) -> bool:
        """Return whether the cell is on the level of one of the lines of a label, to the right of it."""
        return any(
            row.page == label.page
            and row.left > label.left + 40
            and abs(row.bottom - label.bottom) <= LARGEST_SLIP
            for row in self.rows
            for label in labels
        )


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
    cells = _grade_cells(cover)
    for place, heading in enumerate(headings):
        judgement = _in_table(heading, cells) if place < table_ends else _graded(heading)
        if judgement is not None:
            found.setdefault(judgement.area, []).append(judgement)
    if overall_in_sentence:
        found.setdefault(Area.OVERALL, []).extend(_overall_sentences(cover))
    unknown = _unknown_grades(headings[:table_ends], cover, cells, found)
    problems += [
        Problem(
            "unknown_grade",
            f"Beside {area.label.lower()} stand words that are no grade.",
            row.page,
            row.text.strip(),
        )
        for area, row in unknown.items()
    ]
    agreed = (
        _agreed(area, places, problems) for area, places in found.items() if places and area not in unknown
    )
    return [judgement for judgement in agreed if judgement is not None], problems


def _graded(heading: Heading) -> ReadJudgement | None:
    meaning = heading.meaning
    if meaning is None or meaning.area is None or meaning.grade is None:
        return None
    return ReadJudgement(meaning.area, meaning.grade, heading.page, heading.words)


def _grade_cells(cover: Sequence[Row]) -> list[ReadCell]:
    """Return the cells of the cover that hold a grade and nothing else, lines of one cell taken together."""
    cells: list[ReadCell] = []
    for row in cover:
        before = cells[-1] if cells else None
        if before and before.continued_by(row):
            joined = [*before.rows, row]
            if _GRADE_ONLY.match(mended(one.text for one in joined)):
                cells[-1] = ReadCell(tuple(joined))
                continue
        if _GRADE_ONLY.match(row.text) or _GRADE_OPENS.match(row.text):
            cells.append(ReadCell((row,)))
    return [cell for cell in cells if _GRADE_ONLY.match(cell.words)]


def _in_table(heading: Heading, cells: Sequence[ReadCell]) -> ReadJudgement | None:
    """Return the judgement of a row of the table: its grade from the same text or from the cell beside it."""
    meaning = heading.meaning
    if meaning is None or meaning.area is None:
        return None
    apart = {row for cell in cells for row in cell.rows}
    labels = [row for row in heading.rows if row not in apart]
    column = [row for row in heading.rows if row in apart and labels and row.left > labels[0].left + 40]
    if meaning.grade is not None and not column:
        return _graded(heading)
    beside = [cell for cell in cells if labels and cell.stands_beside(labels)]
    if len(beside) != 1:
        return None
    words = f"{mended(row.text for row in labels)} {beside[0].words}"
    return ReadJudgement(meaning.area, read_grade(beside[0].words), heading.page, words)


def _overall_sentences(cover: Sequence[Row]) -> list[ReadJudgement]:
    """Return the overall grade from each sentence of the cover that states it."""
    found = []
    pages = sorted({row.page for row in cover})
    for page in pages:
        text = mended(row.text for row in cover if row.page == page)
        for match in _OVERALL_SENTENCE.finditer(text):
            found.append(ReadJudgement(Area.OVERALL, read_grade(match["grade"]), page, match[0]))
    return found


def _agreed(area: Area, places: Sequence[ReadJudgement], problems: list[Problem]) -> ReadJudgement | None:
    """Return the judgement if all places that state it agree, else None and a problem that quotes them."""
    first = places[0]
    if len({place.grade for place in places}) > 1:
        words = " | ".join(f"page {place.page}: {place.words}" for place in places)
        message = f"The report gives {area.label.lower()} different grades in different places."
        problems.append(Problem("grades_disagree", message, first.page, words))
        return None
    second = next((place.page for place in places[1:]), None)
    return ReadJudgement(first.area, first.grade, first.page, first.words, second)


def _unknown_grades(
    table: Sequence[Heading], cover: Sequence[Row], cells: Sequence[ReadCell], found: Collection[Area]
) -> dict[Area, Row]:
    """Return the rows of the table whose label faces words that are no grade, or is followed by them.

    `found` are the areas with a grade: a line of prose may start with the name of one of them.
    """
    unknown: dict[Area, Row] = {}
    known = {row for cell in cells for row in cell.rows} | {row for heading in table for row in heading.rows}
    for heading in table:
        meaning = heading.meaning
        if meaning is None or meaning.area is None or meaning.grade is not None:
            continue
        label = ReadCell(tuple(row for row in heading.rows if row.left <= heading.rows[0].left + 40))
        for row in cover:
            if row not in known and ReadCell((row,)).stands_beside(label.rows):
                unknown.setdefault(meaning.area, row)
    for row in cover:
        if row in known or len(row.text) >= LONGEST_ROW:
            continue
        area = area_opening(plain(row.text))
        if area is not None and area not in found:
            unknown.setdefault(area, row)
    return unknown
