"""The list of inspections and visits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from inspections.changes import Standing, standing_after
from inspections.exports import ENTRIES_AT_MOST, INSPECTIONS, Entry, inspection_entries
from inspections.filters import InspectionFilter
from inspections.models import Inspection, Judgement
from inspections.views.lists.answering import (
    HTML,
    PER_PAGE,
    answer,
    grades_on,
)
from inspections.views.sentences import counted, listed
from inspections.vocabulary import LINES, InspectionKind, ReviewState

NEWEST = F("published_date").desc(nulls_last=True)


@dataclass(frozen=True)
class InspectionRow:
    """One inspection with what it gave on each line shown: a grade, or why none; a visit gave nothing."""

    inspection: Inspection
    standings: tuple[Standing, ...]


@require_safe
def inspections(request: HttpRequest, shape: str = HTML) -> HttpResponseBase:
    """Return every inspection and visit asked for, newest first."""
    return answer(
        request,
        shape,
        InspectionFilter(request.GET, paged=shape == HTML),
        INSPECTIONS,
        title="Inspections and visits",
        template="inspections/inspections.html",
        describe=_described,
        size=PER_PAGE,
        entries=_entries,
    )


def _described(
    _listing: InspectionFilter, found: QuerySet[Inspection], shown: list[Inspection]
) -> dict[str, Any]:
    """Return the inspections of one page with their grades, on the lines on which any of them gave one."""
    rows = [(inspection, _standings(inspection)) for inspection in _judged(shown)]
    given = [standing for _, standings in rows for standing in standings if standing.grade]
    lines = [line for line in LINES if any(standing.line is line for standing in given)]
    return {
        "answer": _answer(found),
        "lines": lines,
        "grades": grades_on(standing.grade for standing in given),
        "inspection_rows": [
            InspectionRow(inspection, tuple(each for each in standings if each.line in lines))
            for inspection, standings in rows
        ],
    }


def _standings(inspection: Inspection) -> list[Standing]:
    return [standing_after((inspection,), line) for line in LINES] if inspection.graded else []


def _judged(shown: list[Inspection]) -> list[Inspection]:
    """Return these inspections with their published judgements as `held`. One query."""
    judgements = Judgement.objects.filter(state=ReviewState.PUBLISHED)
    prefetch_related_objects(shown, Prefetch("judgements", queryset=judgements, to_attr="held"))
    return shown


def _answer(found: QuerySet[Inspection]) -> str:
    """Return how many of them there are of each kind, most first. One query."""
    kinds = found.order_by().values_list("kind").annotate(number=Count("pk")).order_by("-number")
    named = [(InspectionKind(kind).label.lower(), number) for kind, number in kinds]
    return f"{listed([counted(number, label) for label, number in named])}.".capitalize()


def _entries(found: QuerySet[Inspection]) -> Iterable[Entry]:
    return inspection_entries(_judged(list(found.order_by(NEWEST, "-start_date")[:ENTRIES_AT_MOST])))
