"""The list of councils."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from inspections.changes import Position, RatingChange, Standing, distribution, held_since, last_change
from inspections.exports import COUNCILS
from inspections.filters import CouncilFilter
from inspections.models import Inspection
from inspections.views.lists.answering import HTML, answer, grades_on
from inspections.views.sentences import counted, listed
from inspections.vocabulary import LINES, Area


@dataclass(frozen=True)
class CouncilRow:
    """One council as the list shows it. `days` have passed since its latest graded inspection began.

    `since` is the inspection from which on it has held its overall grade.
    """

    position: Position
    standings: tuple[Standing, ...]
    days: int | None
    since: Inspection | None
    change: RatingChange | None


@require_safe
def councils(request: HttpRequest, shape: str = HTML) -> HttpResponseBase:
    """Return every council asked for, with the grade that it holds on each line."""
    return answer(
        request,
        shape,
        CouncilFilter(request.GET, paged=shape == HTML),
        COUNCILS,
        title="Councils",
        template="inspections/councils.html",
        describe=_described,
    )


def _described(
    listing: CouncilFilter, positions: Sequence[Position], _shown: list[Position]
) -> dict[str, Any]:
    lines = [line for line in LINES if any(position.standing(line).grade for position in positions)]
    chosen = listing.cleaned["direction_area"]
    line = Area(chosen) if chosen in LINES else Area.OVERALL
    return {
        "lines": lines,
        "grades": grades_on(standing.grade for row in positions for standing in row.standings),
        "change_line": line,
        "answer": f"{_answer(listing, positions)}{_longest(listing, positions)}",
        "council_rows": [_row(listing, position, lines, line) for position in positions],
    }


def _row(listing: CouncilFilter, position: Position, lines: list[Area], line: Area) -> CouncilRow:
    began = position.latest.start_date if position.latest else None
    return CouncilRow(
        position=position,
        standings=tuple(position.standing(each) for each in lines),
        days=(listing.day - began).days if began else None,
        since=held_since(position, Area.OVERALL),
        change=last_change(position, line),
    )


def _longest(listing: CouncilFilter, positions: Sequence[Position]) -> str:
    """Return who has held the overall grade longest, where the list is in that order; else nothing."""
    since = held_since(positions[0], Area.OVERALL) if positions and listing.sorted_by == "held" else None
    if since is None or since.start is None:
        return ""
    return f" Longest: {positions[0].council.short_name}, since its inspection of {since.start.label}."


def _answer(listing: CouncilFilter, positions: Sequence[Position]) -> str:
    """Return one sentence that a reader can quote about the overall grades of these councils."""
    held = distribution(positions, Area.OVERALL)
    day = listing.cleaned["as_at"]
    of = counted(held.councils, "council")
    opening = f"On {day.day} {day:%B %Y}, of {of}," if day else f"Of {of},"
    if not held.graded:
        return f"{opening} none is known to hold an overall grade."
    verb = "were" if day else "are"
    counts = [(grade.short_label.lower(), count) for grade, count in held.counts.items()]
    if len(counts) == 1 and held.graded == held.councils > 1:
        return f"{opening} all {verb} graded {counts[0][0]} overall."
    (best, first), *rest = counts
    if first == 1:
        verb = "was" if day else "is"
    said = [f"{first} {verb} graded {best} overall", *(f"{count} {grade}" for grade, count in rest)]
    without = held.councils - held.graded
    ending = f"; {without} {'has' if without == 1 else 'have'} no overall grade" if without else ""
    return f"{opening} {listed(said)}{ending}."
