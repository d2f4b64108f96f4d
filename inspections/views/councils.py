"""One council: what happened, where it stands, what was found and found again, and on which sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from inspections.changes import Position, Standing, held_since
from inspections.charts import first_day, timeline_chart, workforce_charts
from inspections.concerns import findings_by_theme, findings_of, recurring_concerns
from inspections.models import Council, Figure, Finding, Inspection, Neighbour, Response, Source
from inspections.timelines import Cell, Timeline, headline, timelines
from inspections.views.evidence import NO_EVIDENCE, Evidence, citations_of_council, evidence
from inspections.vocabulary import LINES, WORKFORCE_MEASURES, Area, Measure, SourceKind

JOINT = Area.IN_CARE_AND_CARE_LEAVERS
"""Drawn on the line of children in care, but given for care leavers too."""


@dataclass(frozen=True)
class HistoryRow:
    """One inspection or visit of the table beneath the timeline; a visit has no cells."""

    inspection: Inspection
    cells: tuple[Cell, ...]
    evidence: Evidence


@dataclass(frozen=True)
class StandingRow:
    """Where a council stands on one line, since which inspection, and how many findings there are on it.

    `query` asks the list of findings for these.
    """

    standing: Standing
    since: Inspection | None
    findings: int
    query: str


@dataclass(frozen=True)
class NeighbourRow:
    """A statistical neighbour with its position on the lines that are shown."""

    neighbour: Neighbour
    position: Position
    standings: tuple[Standing, ...]


@dataclass(frozen=True)
class WorkforceRow:
    """One measure: the council's official figures by period, England's, and what other sources state."""

    measure: Measure
    years: tuple[tuple[str, Figure | None, Figure | None], ...]
    stated: tuple[Figure, ...]

    @property
    def latest(self) -> tuple[str, Figure | None, Figure | None]:
        """Return the last period with its two figures."""
        return self.years[-1]


def council(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the page of one council; an unknown slug is a 404 page that suggests near names."""
    shown = get_object_or_404(Council, slug=slug)
    today = timezone.localdate()
    neighbours = list(_neighbours(shown))
    held = timelines([shown, *(each.neighbour for each in neighbours)])
    timeline = held[shown.pk]
    findings = findings_of([shown])
    figures = list(_figures(shown))
    citations = citations_of_council(shown)
    lines = _lines_held([each.position for each in held.values()])
    context = {
        "council": shown,
        "headline": headline(timeline),
        "timeline": timeline,
        "standings": [_standing_row(timeline.position, line, findings) for line in timeline.lines],
        "responses": list(_responses(shown)),
        "last_visited": _last_visited(timeline, today),
        "history": _history(timeline, evidence(citations)),
        "recurring": recurring_concerns(findings),
        "themes": findings_by_theme(findings),
        "findings": findings,
        "unworded": sum(not finding.worded for finding in findings),
        "workforce": _workforce(figures),
        "other_figures": [each for each in figures if each.measure not in WORKFORCE_MEASURES],
        "neighbour_lines": lines,
        "neighbours": [_neighbour_row(each, held[each.neighbour_id].position, lines) for each in neighbours],
        "sources": _sources([citation.source for citation in citations], figures),
    }
    return render(request, "inspections/council.html", context | _charts(timeline, figures, today))


def _neighbours(shown: Council) -> Any:
    """Return the ten neighbours in the latest model; it has none for a council that no longer exists."""
    if shown.abolished:
        return Neighbour.objects.none()
    own = shown.neighbours.select_related("neighbour").order_by("-model", "rank")
    return own[:10]


def _responses(shown: Council) -> Any:
    """Return what the council answered to its inspections and visits, newest first, with the sources."""
    given = Response.objects.published().filter(council=shown)
    return given.select_related("inspection", "source").order_by("-inspection__start_date", "pk")


def _standing_row(position: Position, line: Area, findings: list[Finding]) -> StandingRow:
    """Return the row of a line. A joint judgement's findings count on both lines that it was given for."""
    areas = [area for area in Area if area.line is line or (line is Area.CARE_LEAVERS and area is JOINT)]
    return StandingRow(
        standing=position.standing(line),
        since=held_since(position, line),
        findings=sum(finding.area in areas for finding in findings),
        query=urlencode([("council", position.council.slug), *(("area", area.value) for area in areas)]),
    )


def _figures(shown: Council) -> Any:
    """Return the figures of the council and the official ones of England, with their sources."""
    official = Q(council__isnull=True, source__kind=SourceKind.STATISTICS)
    found = Figure.objects.published().filter(Q(council=shown) | official)
    return found.select_related("source").order_by("measure", "period")


def _charts(timeline: Timeline, figures: list[Figure], today: date) -> dict[str, Any]:
    """Return the data of the page's charts, all timelines on one axis."""
    since = first_day([timeline, *timeline.predecessors], today)
    return {
        "chart": timeline_chart(timeline, today, since),
        "predecessors": [
            (before, headline(before), timeline_chart(before, today, since))
            for before in timeline.predecessors
        ],
        "workforce_charts": workforce_charts(figures, timeline.position),
    }


def _last_visited(timeline: Timeline, today: date) -> tuple[Inspection, int] | None:
    """Return the latest inspection or visit with how many days ago it began, or None."""
    dated = [
        (each.start_date, each)
        for each in [*timeline.visits, *(row.inspection for row in timeline.rows)]
        if each.start_date is not None
    ]
    if not dated:
        return None
    day, latest = max(dated, key=lambda pair: pair[0])
    return latest, (today - day).days


def _history(timeline: Timeline, by_inspection: dict[int, Evidence]) -> list[HistoryRow]:
    """Return every inspection and visit, newest first."""
    rows = [
        *(HistoryRow(row.inspection, row.cells, NO_EVIDENCE) for row in timeline.rows),
        *(HistoryRow(visit, (), NO_EVIDENCE) for visit in timeline.visits),
    ]
    rows.sort(key=lambda row: row.inspection.start_date or date.min, reverse=True)
    return [
        HistoryRow(row.inspection, row.cells, by_inspection.get(row.inspection.pk, NO_EVIDENCE))
        for row in rows
    ]


def _lines_held(positions: list[Position]) -> tuple[Area, ...]:
    """Return the lines on which any of these councils holds a grade today."""
    return tuple(line for line in LINES if any(each.standing(line).grade for each in positions))


def _neighbour_row(neighbour: Neighbour, position: Position, lines: tuple[Area, ...]) -> NeighbourRow:
    return NeighbourRow(neighbour, position, tuple(position.standing(line) for line in lines))


def _workforce(figures: list[Figure]) -> list[WorkforceRow]:
    """Return a row for each measure of which the council has a figure."""
    rows = []
    for measure in WORKFORCE_MEASURES:
        own = [figure for figure in figures if figure.measure == measure]
        official = [figure for figure in own if figure.source.kind == SourceKind.STATISTICS]
        council_by_year = {figure.period: figure for figure in official if figure.council_id}
        england_by_year = {figure.period: figure for figure in official if not figure.council_id}
        if council_by_year:
            years = tuple(
                (period, council_by_year.get(period), england_by_year.get(period))
                for period in sorted({*council_by_year, *england_by_year})
            )
            stated = tuple(figure for figure in own if figure.council_id and figure not in official)
            rows.append(WorkforceRow(measure, years, stated))
    return rows


def _sources(cited: list[Source], figures: list[Figure]) -> list[Source]:
    """Return every source that something on the page rests on, newest first."""
    found = {
        *cited,
        *(figure.source for figure in figures if figure.council_id),
    }
    return sorted(found, key=lambda source: (source.published_date or date.min, source.pk), reverse=True)
