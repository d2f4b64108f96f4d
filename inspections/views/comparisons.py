"""Councils side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from inspections.changes import Standing, distribution
from inspections.charts import first_day, timeline_chart
from inspections.comparisons import COUNCILS_AT_MOST, Comparison
from inspections.filters import CompareFilter
from inspections.models import Council, CouncilAlias, Figure
from inspections.timelines import Timeline
from inspections.views.news import by_inspection
from inspections.views.sentences import standing_sentence
from inspections.vocabulary import Area, Region

FIELDS = (("neighbours_of", "region"), ("area",), ("theme", "since", "until"))
"""The fields that stand behind the choice of councils, column by column."""


@dataclass(frozen=True)
class Option:
    """A council to choose; `also` holds its other names, which the search knows, with `|` between them."""

    slug: str
    name: str
    also: str
    chosen: bool


@dataclass(frozen=True)
class CouncilRow:
    """One council of the comparison: timeline, standings and workforce, each in the order of the columns."""

    council: Council
    timeline: Timeline
    chart: dict[str, Any]
    standings: tuple[Standing, ...]
    figures: tuple[Figure | None, ...]


def compare(request: HttpRequest) -> HttpResponse:
    """Return the page that compares the councils of the query; what is wrong with the query is said on it."""
    chosen = CompareFilter(request.GET)
    context: dict[str, Any] = {
        "filter": chosen,
        "fields": [[chosen.form[name] for name in column] for column in FIELDS],
        "options": _options(chosen),
        "regions": Region.choices(),
        "most": COUNCILS_AT_MOST,
        "query": request.GET.urlencode(),
    }
    if not chosen.is_valid():
        return render(request, "inspections/compare.html", context, status=400)
    comparison = chosen.comparison()
    held = [line for line, standings in comparison.standings if any(each.grade for each in standings)]
    context |= {
        "comparison": comparison,
        "lines_held": held,
        "lines_left": [line for line in comparison.lines if line not in held],
        "rows": _rows(comparison, held),
        "news": by_inspection(comparison.changes),
    }
    if comparison.councils:
        context["headline"] = _headline(comparison)
    return render(request, "inspections/compare.html", context)


def _headline(comparison: Comparison) -> str:
    line = comparison.lines[0] if comparison.lines else Area.OVERALL
    positions = [timeline.position for timeline in comparison.timelines]
    return standing_sentence(distribution(positions, line))


def _options(chosen: CompareFilter) -> list[Option]:
    """Return an option for every council, those chosen first and in their order. One query."""
    also: defaultdict[str, list[str]] = defaultdict(list)
    for slug, alias in _other_names():
        also[slug].append(alias)
    names = dict(chosen.form.fields["council"].choices)
    given = [slug for slug in chosen.query.getlist("council") if slug in names]
    order = [*dict.fromkeys(given), *(slug for slug in names if slug not in given)]
    return [Option(slug, names[slug], "|".join(also[slug]), slug in given) for slug in order]


def _other_names() -> Any:
    """Return (slug, name) of every alias that is not the short name itself."""
    others = CouncilAlias.objects.exclude(name=F("council__short_name"))
    return others.order_by("name").values_list("council__slug", "name")


def _rows(comparison: Comparison, held: list[Area]) -> list[CouncilRow]:
    """Return one row for each council, its standings on the lines held; charts share one time axis."""
    today = timezone.localdate()
    since = first_day(comparison.timelines, today)
    return [
        CouncilRow(
            council=council,
            timeline=timeline,
            chart=timeline_chart(timeline, today, since, comparison.lines),
            standings=tuple(timeline.position.standing(line) for line in held),
            figures=tuple(row.figures[index] for row in comparison.workforce),
        )
        for index, (council, timeline) in enumerate(
            zip(comparison.councils, comparison.timelines, strict=True)
        )
    ]
