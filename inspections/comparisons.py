"""How do these councils differ? Their histories, grades, shared concerns and workforce side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from inspections.changes import RatingChange, Standing, rating_changes
from inspections.concerns import RecurringConcern, findings_of, recurring_concerns, themes_of
from inspections.models import Council, Figure, Finding, Theme
from inspections.timelines import Timeline, timelines
from inspections.vocabulary import (
    LINES,
    WORKFORCE_MEASURES,
    Area,
    Direction,
    FindingKind,
    Measure,
    SourceKind,
)

COUNCILS_AT_MOST = 8
"""The most councils that one page can show side by side and still be read."""


@dataclass(frozen=True)
class SharedTheme:
    """A theme on which two or more of the councils were criticised, with each council's findings on it."""

    theme: Theme
    criticism: tuple[tuple[Council, tuple[Finding, ...]], ...]


@dataclass(frozen=True)
class WorkforceRow:
    """The latest official figure of one measure for each council, and for England, in the same period."""

    measure: Measure
    period: str
    figures: tuple[Figure | None, ...]
    england: Figure | None


@dataclass(frozen=True)
class Comparison:
    """Councils side by side, in the order chosen; every tuple of one entry a council follows that order."""

    councils: tuple[Council, ...]
    lines: tuple[Area, ...]
    timelines: tuple[Timeline, ...]
    standings: tuple[tuple[Area, tuple[Standing, ...]], ...]
    changes: tuple[RatingChange, ...]
    findings: tuple[Finding, ...]
    shared_themes: tuple[SharedTheme, ...]
    recurring: tuple[RecurringConcern, ...]
    workforce: tuple[WorkforceRow, ...]
    starts: date | None


def compare(
    councils: Iterable[Council],
    lines: Iterable[Area] = (),
    themes: Iterable[Theme] = (),
    since: date | None = None,
    until: date | None = None,
) -> Comparison:
    """Return the comparison of these councils.

    `lines` and `themes` limit what is compared (none means all); `since` and `until` limit changes and
    findings to inspections that began between those days, both included. Grades are as at `until`, if given.
    """
    chosen = tuple(councils)
    histories = timelines(chosen, as_at=until)
    own = tuple(histories[council.pk] for council in chosen)
    wanted = set(lines)
    held_lines = {line for timeline in own for line in timeline.lines}
    shown = tuple(line for line in LINES if line in held_lines and (not wanted or line in wanted))
    findings = _findings(chosen, tuple(themes), since, until)
    changes = rating_changes([timeline.position for timeline in own])
    return Comparison(
        councils=chosen,
        lines=shown,
        timelines=own,
        standings=tuple(
            (line, tuple(timeline.position.standing(line) for timeline in own)) for line in shown
        ),
        changes=tuple(
            change
            for change in changes
            if change.line in shown
            and change.direction is not Direction.SAME
            and _between(change.inspection.start_date, since, until)
        ),
        findings=findings,
        shared_themes=_shared_themes(chosen, findings),
        recurring=recurring_concerns(findings),
        workforce=_workforce(chosen),
        starts=min((timeline.starts for timeline in own if timeline.starts), default=None),
    )


def _findings(
    councils: tuple[Council, ...], themes: tuple[Theme, ...], since: date | None, until: date | None
) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in findings_of(councils)
        if _between(finding.inspection.start_date, since, until)
        and (not themes or set(themes) & set(themes_of(finding)))
    )


def _shared_themes(councils: tuple[Council, ...], findings: tuple[Finding, ...]) -> tuple[SharedTheme, ...]:
    criticism: dict[Theme, dict[int, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        if FindingKind(finding.kind).critical:
            for theme in themes_of(finding):
                criticism[theme][finding.inspection.council_id].append(finding)
    shared = [
        SharedTheme(
            theme,
            tuple((council, tuple(own[council.pk])) for council in councils if council.pk in own),
        )
        for theme, own in criticism.items()
        if len(own) > 1
    ]
    return tuple(sorted(shared, key=lambda each: (-len(each.criticism), each.theme.position)))


def _workforce(councils: tuple[Council, ...]) -> tuple[WorkforceRow, ...]:
    """Return a row for each measure, in the latest period for which any of the councils has a figure."""
    official = Figure.objects.published().workforce().filter(source__kind=SourceKind.STATISTICS)
    figures: dict[tuple[str, str], dict[int, Figure]] = defaultdict(dict)
    england: dict[tuple[str, str], Figure] = {}
    latest: dict[str, str] = {}
    for figure in official.filter(Q(council__in=councils) | Q(council__isnull=True)):
        if figure.council_id is None:
            england[figure.measure, figure.period] = figure
        else:
            figures[figure.measure, figure.period][figure.council_id] = figure
            latest[figure.measure] = max(latest.get(figure.measure, ""), figure.period)
    return tuple(
        WorkforceRow(
            measure=measure,
            period=latest[measure],
            figures=tuple(figures[measure, latest[measure]].get(council.pk) for council in councils),
            england=england.get((measure, latest[measure])),
        )
        for measure in WORKFORCE_MEASURES
        if measure in latest
    )


def _between(day: date | None, since: date | None, until: date | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or since <= day) and (until is None or day <= until)
