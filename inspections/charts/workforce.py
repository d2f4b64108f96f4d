"""Workforce figures of one council by year, beside England's and beside the inspections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from inspections.changes import Position, given_grade
from inspections.charts.timelines import decimal_year
from inspections.models import Figure
from inspections.vocabulary import WORKFORCE_MEASURES, Area, Measure, SourceKind, Unit


def workforce_charts(figures: Iterable[Figure], position: Position) -> list[dict[str, Any]]:
    """Return one chart for each workforce measure that the council has a figure of.

    Years without a value are gaps, never zeros. A figure stated by another source than the official
    statistics is a point of its own, with the name of the source.
    """
    rows = [figure for figure in figures if figure.value is not None and figure.period.isdigit()]
    return [
        _chart(measure, rows, position)
        for measure in WORKFORCE_MEASURES
        if any(figure.measure == measure and figure.council_id for figure in rows)
    ]


def _chart(measure: Measure, rows: list[Figure], position: Position) -> dict[str, Any]:
    own = [figure for figure in rows if figure.measure == measure]
    years = range(min(_year(each) for each in own), max(_year(each) for each in own) + 1)
    official = {_year(each): each for each in own if each.council_id and _official(each)}
    england = {_year(each): each for each in own if each.council_id is None and _official(each)}
    return {
        "measure": measure.value,
        "label": measure.label,
        "headline": _headline(measure, official, england),
        "unit": measure.unit.label,
        "council": position.council.short_name,
        "years": list(years),
        "own": [_value(official.get(year)) for year in years],
        "england": [_value(england.get(year)) for year in years],
        "stated": [
            {"x": _year(each), "y": _value(each), "source": each.source.title}
            for each in own
            if each.council_id and not _official(each)
        ],
        "inspections": _inspections(position, years),
    }


def _headline(measure: Measure, own: dict[int, Figure], england: dict[int, Figure]) -> str:
    """Return the latest figure beside England's: `Turnover: 10.4% in 2025, England 11.8%`."""
    if not own:
        return f"{measure.label}: no official figure"
    latest = max(own)
    beside = f", England {_said(england[latest])}" if latest in england else ""
    return f"{measure.label}: {_said(own[latest])} in {latest}{beside}"


def _said(figure: Figure) -> str:
    sign = "%" if Measure(figure.measure).unit is Unit.PERCENT else ""
    return f"{_value(figure):g}{sign}"


def _inspections(position: Position, years: range) -> list[dict[str, Any]]:
    """Return the graded inspections within these years, with the overall grade where there is one."""
    marks = []
    for inspection in position.inspections:
        day = inspection.start_date
        if day is None or not years[0] <= day.year <= years[-1]:
            continue
        given = given_grade(inspection, Area.OVERALL)
        marks.append(
            {
                "x": decimal_year(day),
                "grade": given.grade.value if given else "",
                "letter": given.grade.letter if given else "–",
            }
        )
    return marks


def _official(figure: Figure) -> bool:
    return figure.source.kind == SourceKind.STATISTICS


def _year(figure: Figure) -> int:
    return int(figure.period)


def _value(figure: Figure | None) -> float | None:
    return None if figure is None or figure.value is None else float(figure.value)
