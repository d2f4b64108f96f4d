"""The list of rises and falls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from inspections.changes import RatingChange
from inspections.exports import CHANGES, change_entries
from inspections.filters import ChangeFilter
from inspections.views.lists.answering import (
    HTML,
    PER_PAGE,
    answer,
)
from inspections.views.sentences import counted, listed
from inspections.vocabulary import Direction, Grade


@dataclass(frozen=True)
class MatrixRow:
    """One grade of the matrix, and how often each grade followed it."""

    before: Grade
    counts: tuple[tuple[Grade, int], ...]

    @property
    def total(self) -> int:
        """Return how often this grade was followed by any."""
        return sum(count for _, count in self.counts)


@require_safe
def changes(request: HttpRequest, shape: str = HTML) -> HttpResponseBase:
    """Return every rise and fall asked for, newest first."""
    return answer(
        request,
        shape,
        ChangeFilter(request.GET, paged=shape == HTML),
        CHANGES,
        title="Rises and falls",
        template="inspections/changes.html",
        describe=_described,
        size=PER_PAGE,
        entries=change_entries,
    )


def _described(
    listing: ChangeFilter, found: Sequence[RatingChange], shown: list[RatingChange]
) -> dict[str, Any]:
    matrix = listing.transitions()
    return {
        "answer": _answer(found),
        "changes": shown,
        "matrix": matrix,
        "every_direction": Direction.slugs(),
        "matrix_rows": [
            MatrixRow(
                before, tuple((after, matrix.counts.get((before, after), 0)) for after in matrix.grades)
            )
            for before in matrix.grades
        ],
    }


def _answer(found: Sequence[RatingChange]) -> str:
    """Return how many rises and falls there are, and of how many councils."""
    counts = Counter(change.direction for change in found)
    nouns = {
        Direction.RISE: ("rise", "rises"),
        Direction.FALL: ("fall", "falls"),
        Direction.SAME: ("grade unchanged", "grades unchanged"),
    }
    named = [counted(counts[direction], *nouns[direction]) for direction in nouns if counts[direction]]
    councils = len({change.council.pk for change in found})
    return f"{listed(named)}, at {counted(councils, 'council')}."
