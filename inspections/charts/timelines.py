"""A council's timeline as steps: a grade holds until the council's next graded inspection."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from inspections.changes import GivenGrade
from inspections.models import Inspection
from inspections.timelines import Series, Timeline
from inspections.vocabulary import LINES, Area, Grade, InspectionKind, PartialDate

MARGIN = timedelta(days=120)
"""Room to the left of the first inspection."""


def decimal_year(day: date) -> float:
    """Return the day as a year with three decimals: 2 July 2022 is 2022.499."""
    start = date(day.year, 1, 1)
    days = (date(day.year + 1, 1, 1) - start).days
    return round(day.year + (day - start).days / days, 3)


def first_day(timelines: Iterable[Timeline], today: date) -> date:
    """Return where the time axis of these timelines begins: shortly before the first inspection shown."""
    starts = [timeline.starts for timeline in timelines if timeline.starts is not None]
    return min(starts, default=today - timedelta(days=365)) - MARGIN


def timeline_chart(
    timeline: Timeline, today: date, since: date | None = None, lines: Iterable[Area] | None = None
) -> dict[str, Any]:
    """Return the chart of one timeline, from `since` (its own first inspection if None) to `today`.

    `lines` limits it to these lines. `grades` run from best to worst and are what the vertical axis shows;
    each series has its points, each with the end of its step. `style` is the same for one line on every
    page, 0 being the overall one; `key` names the styles, and which lines a label at the right edge names.
    """
    shown = set(timeline.lines if lines is None else lines)
    series = [each for each in timeline.series if each.area.line in shown]
    used = {given.grade for each in series for given in each.grades}
    scales = {grade for row in timeline.rows for grade in row.inspection.version.scale if grade in used}
    usual = {Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE}
    return {
        "from": decimal_year(since or first_day([timeline], today)),
        "to": decimal_year(today),
        "grades": [_grade(grade) for grade in Grade if grade in usual | scales],
        "series": [_series(each, timeline, today) for each in series],
        "key": [_key(line, series, timeline, today) for line in LINES if line in shown],
        "marks": [_mark(visit) for visit in timeline.visits if visit.start_date is not None],
        "breaks": [{"x": decimal_year(each.day), "label": each.version.label} for each in timeline.breaks],
    }


def _grade(grade: Grade) -> dict[str, str]:
    return {"slug": grade.value, "label": grade.label, "short": grade.short_label, "letter": grade.letter}


def _series(series: Series, timeline: Timeline, today: date) -> dict[str, Any]:
    return {
        "area": series.area.value,
        "line": series.area.line.value,
        "label": series.area.label,
        "style": LINES.index(series.area.line),
        "points": [
            _point(given, _held_until(given, timeline, today))
            for given in series.grades
            if given.inspection.start is not None
        ],
    }


def _key(line: Area, series: list[Series], timeline: Timeline, today: date) -> dict[str, Any]:
    lasts = [each.grades[-1] for each in series if each.area.line is line]
    goes_on = any(_held_until(given, timeline, today) == today for given in lasts)
    return {"label": line.label, "style": LINES.index(line), "goes_on": goes_on}


def _point(given: GivenGrade, until: date) -> dict[str, Any]:
    start = given.inspection.start
    if start is None:
        raise ValueError(f"{given.inspection} has no start and cannot stand on a time axis.")
    return {
        "x": decimal_year(_middle(start)),
        "until": decimal_year(until),
        "grade": given.grade.value,
        "when": start.label,
        "url": given.inspection.get_absolute_url(),
    }


def _held_until(given: GivenGrade, timeline: Timeline, today: date) -> date:
    """Return until when a grade held: the next graded inspection, abolition, or today.

    The next inspection ends it even where it did not judge this area: the grade is then no longer given.
    """
    own = given.inspection.start_date or today
    later = [row.inspection.start_date for row in timeline.rows if row.inspection.start_date]
    ends = [day for day in later if day > own]
    if timeline.council.abolished_on:
        ends.append(timeline.council.abolished_on)
    return min([*ends, today])


def _middle(when: PartialDate) -> date:
    """Return the day in the middle of what a date can mean: the day itself, mid-month or mid-year."""
    return when.day + (when.last_day - when.day) / 2


def _mark(visit: Inspection) -> dict[str, Any]:
    start = visit.start
    if start is None:
        raise ValueError(f"{visit} has no start and cannot stand on a time axis.")
    kind = InspectionKind(visit.kind).label
    return {
        "x": decimal_year(_middle(start)),
        "label": f"{kind}: {visit.topic}" if visit.topic else kind,
        "when": start.label,
        "url": visit.get_absolute_url(),
    }
