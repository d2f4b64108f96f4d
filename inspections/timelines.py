"""What happened to this council? Its inspections in order, each judgement area a series of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from inspections.changes import GivenGrade, Position, given_grade, positions
from inspections.models import Council, Inspection, Succession
from inspections.vocabulary import (
    FRAMEWORK_VERSIONS,
    LINES,
    Absence,
    Area,
    FrameworkVersion,
    Grade,
)


@dataclass(frozen=True)
class Cell:
    """What one inspection gave on one line: a grade, or the reason why there is none."""

    line: Area
    area: Area
    grade: Grade | None
    absence: Absence | None

    @property
    def label(self) -> str:
        """Return the grade in words, or the reason why there is none."""
        word = self.grade or self.absence
        return word.label if word else ""


@dataclass(frozen=True)
class TimelineRow:
    """One graded inspection with a cell for each line of its timeline."""

    inspection: Inspection
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Series:
    """The grades that one judgement area was given, oldest first.

    `area` is the exact area: the joint judgement of 2018 to 2022 is a series of its own on the line of
    children in care.
    """

    area: Area
    grades: tuple[GivenGrade, ...]


@dataclass(frozen=True)
class FrameworkBreak:
    """The day from which inspections came under another framework version."""

    day: date
    version: FrameworkVersion


@dataclass(frozen=True)
class Timeline:
    """One council's history: graded inspections as rows and series, visits as marks, predecessors apart.

    `lines` are the lines on which any grade was given or a reason for its absence is worth saying; `rows` and
    `visits` are newest first. `successions` are those by which the council's services passed to others.
    """

    council: Council
    position: Position
    lines: tuple[Area, ...]
    rows: tuple[TimelineRow, ...]
    series: tuple[Series, ...]
    visits: tuple[Inspection, ...]
    breaks: tuple[FrameworkBreak, ...]
    predecessors: tuple[Timeline, ...] = ()
    successions: tuple[Succession, ...] = ()

    @property
    def starts(self) -> date | None:
        """Return the day of the first inspection or visit, predecessors' included, or None."""
        own = [row.inspection.start_date for row in self.rows] + [visit.start_date for visit in self.visits]
        theirs = [timeline.starts for timeline in self.predecessors]
        return min((day for day in own + theirs if day is not None), default=None)


def timelines(councils: Iterable[Council], as_at: date | None = None) -> dict[int, Timeline]:
    """Return the timeline of each council by its primary key, with those of its predecessors.

    `as_at` leaves out what was not yet published on that day. Five queries, however many councils.
    """
    chosen = list(councils)
    either = Q(successor__in=chosen) | Q(predecessor__in=chosen)
    before: dict[int, list[Council]] = defaultdict(list)
    after: dict[int, list[Succession]] = defaultdict(list)
    for succession in Succession.objects.filter(either).select_related("predecessor", "successor"):
        before[succession.successor_id].append(succession.predecessor)
        after[succession.predecessor_id].append(succession)
    everyone = {council.pk: council for council in chosen}
    for council in chosen:
        everyone.update({each.pk: each for each in before.get(council.pk, ())})
    held = positions(everyone.values(), as_at)
    visits = _visits(everyone, as_at)
    single = {pk: _timeline(held[pk], visits.get(pk, ())) for pk in everyone}
    return {
        council.pk: _timeline(
            held[council.pk],
            visits.get(council.pk, ()),
            tuple(single[predecessor.pk] for predecessor in before.get(council.pk, ())),
            tuple(after.get(council.pk, ())),
        )
        for council in chosen
    }


def headline(timeline: Timeline) -> str:
    """Return one sentence that a reader can quote: where the council stands and how it came there."""
    name = timeline.council.short_name
    ended = timeline.council.abolished_on
    given = [grade for row in reversed(timeline.rows) if (grade := given_grade(row.inspection, Area.OVERALL))]
    if not timeline.rows:
        closing = f"; it was abolished on {ended:%-d %B %Y}" if ended else ""
        return f"{name} has no graded inspection in this record{closing}."
    standing = timeline.position.standing(Area.OVERALL)
    if standing.grade is None:
        return _headline_without_overall(timeline)
    was = "was" if ended else "is"
    sentence = f"{name} {was} {_lower(standing.grade)} overall"
    if len(given) > 1:
        sentence += _came_from(given)
    when = given[-1].inspection.start
    return f"{sentence}, as inspected in {when.day:%B %Y}." if when else f"{sentence}."


def _headline_without_overall(timeline: Timeline) -> str:
    standing = timeline.position.standing(Area.OVERALL)
    name = timeline.council.short_name
    latest = timeline.rows[0].inspection
    when = f" in {latest.start.day:%B %Y}" if latest.start else ""
    grades = [
        f"{given.area.label.lower()} {_lower(given.grade)}"
        for line in timeline.lines
        if (given := given_grade(latest, line)) is not None
    ]
    listed = f"{', '.join(grades[:-1])} and {grades[-1]}" if len(grades) > 1 else "".join(grades)
    last = standing.last_given
    closing = ""
    if last is not None and last.inspection.start is not None:
        closing = f"; its last overall grade was {_lower(last.grade)}, in {last.inspection.start.day:%Y}"
    reason = (standing.absence or Absence.NOT_FOUND).label.lower()
    return f"{name} was judged{when}: {listed or 'no grade'}. Overall effectiveness: {reason}{closing}."


def _came_from(given: list[GivenGrade]) -> str:
    """Return how the last of these grades came about, such as `, up from inadequate in 2019`."""
    scale = given[-1].inspection.version.scale
    earlier = given[:-1]
    previous = earlier[-1]
    year = f" in {previous.inspection.start.day:%Y}" if previous.inspection.start else ""
    if previous.grade is given[-1].grade:
        same = len(given) - len(_without_tail(given))
        times = {2: "twice", 3: "three times"}.get(same, f"{same} times")
        return f", {times} in a row"
    if previous.grade not in scale:
        return f", after {_lower(previous.grade)}{year} on an earlier scale"
    rose = scale.index(previous.grade) > scale.index(given[-1].grade)
    return f", {'up' if rose else 'down'} from {_lower(previous.grade)}{year}"


def _without_tail(given: list[GivenGrade]) -> list[GivenGrade]:
    """Return the grades before the last unbroken run of one and the same grade."""
    kept = list(given)
    while kept and kept[-1].grade is given[-1].grade:
        kept.pop()
    return kept


def _lower(grade: Grade) -> str:
    return grade.short_label.lower()


def _visits(councils: Iterable[int], as_at: date | None) -> dict[int, tuple[Inspection, ...]]:
    found = Inspection.objects.published().visits().filter(council__in=list(councils))
    if as_at is not None:
        found = found.as_at(as_at)
    own: dict[int, list[Inspection]] = defaultdict(list)
    for visit in found.select_related("council"):
        own[visit.council_id].append(visit)
    return {pk: tuple(visits) for pk, visits in own.items()}


def _timeline(
    position: Position,
    visits: tuple[Inspection, ...],
    predecessors: tuple[Timeline, ...] = (),
    successions: tuple[Succession, ...] = (),
) -> Timeline:
    inspections = position.inspections
    judged = {area for inspection in inspections for area in inspection.version.areas}
    lines = tuple(line for line in LINES if any(area.line is line for area in judged))
    rows = tuple(TimelineRow(each, _cells(each, lines)) for each in reversed(inspections))
    series = []
    for area in Area:
        given = [given_grade(inspection, area.line) for inspection in inspections]
        grades = tuple(grade for grade in given if grade is not None and grade.area is area)
        if grades:
            series.append(Series(area, grades))
    return Timeline(
        council=position.council,
        position=position,
        lines=lines,
        rows=rows,
        series=tuple(series),
        visits=visits,
        breaks=_breaks(inspections, visits),
        predecessors=predecessors,
        successions=successions,
    )


def _cells(inspection: Inspection, lines: tuple[Area, ...]) -> tuple[Cell, ...]:
    return tuple(_cell(inspection, line) for line in lines)


def _cell(inspection: Inspection, line: Area) -> Cell:
    given = given_grade(inspection, line)
    if given is not None:
        return Cell(line, given.area, given.grade, None)
    area = inspection.version.area_on_line(line) or line
    stated = next((j for j in inspection.held if j.area == area and j.absence), None)  # type: ignore[attr-defined]
    if stated is not None:
        return Cell(line, area, None, Absence(stated.absence))
    return Cell(line, area, None, inspection.version.absence(area) or Absence.NOT_FOUND)


def _breaks(
    inspections: tuple[Inspection, ...], visits: tuple[Inspection, ...]
) -> tuple[FrameworkBreak, ...]:
    days = [each.start_date for each in (*inspections, *visits) if each.start_date is not None]
    if not days:
        return ()
    first = min(days)
    return tuple(
        FrameworkBreak(version.starts, version)
        for version in FRAMEWORK_VERSIONS
        if version.starts is not None and version.starts > first
    )
