"""Which grades does a council hold, and which of them rose and fell, and when?

Everything here is read from published judgements of graded inspections. A council's position is held for
each judgement, with its own date; no grade is derived, inherited or carried over a change of framework.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Prefetch

from inspections.models import Council, Inspection, Judgement
from inspections.vocabulary import LINES, Absence, Area, Direction, Grade, ReviewState

AREAS_ON_LINE = {line: frozenset(area.value for area in Area if area.line is line) for line in LINES}
"""The slugs of the judgement areas that are drawn on each line."""

DATE_OF_UNDATED = date.min
"""Sorts an inspection without any date before all others."""


@dataclass(frozen=True)
class GivenGrade:
    """A grade with the series in which, and the inspection by which, it was given."""

    area: Area
    grade: Grade
    inspection: Inspection


@dataclass(frozen=True)
class Standing:
    """Where a council stands on one line: a grade, or the reason why it has none.

    `inspection` is the council's latest graded inspection. Where `grade` is None, `last_given` is the grade
    given on this line before, if there was one.
    """

    line: Area
    area: Area
    grade: Grade | None
    absence: Absence | None
    inspection: Inspection | None
    last_given: GivenGrade | None = None

    @property
    def label(self) -> str:
        """Return the grade in words, or the reason why there is none."""
        word = self.grade or self.absence
        return word.label if word else ""


@dataclass(frozen=True)
class RatingChange:
    """Two successive grades of one council on one line.

    `steps` is how many grades of the scale lie between them, rises positive. `comparable` is False where the
    second judgement covers something else than the first or is given on another scale.
    """

    council: Council
    line: Area
    before: GivenGrade
    after: GivenGrade
    direction: Direction
    steps: int
    comparable: bool

    @property
    def inspection(self) -> Inspection:
        """Return the inspection that brought the change."""
        return self.after.inspection


@dataclass(frozen=True)
class Position:
    """Where one council stands on every line, and its graded inspections, oldest first."""

    council: Council
    standings: tuple[Standing, ...]
    inspections: tuple[Inspection, ...]

    @property
    def latest(self) -> Inspection | None:
        """Return the latest graded inspection, or None."""
        return self.inspections[-1] if self.inspections else None

    def standing(self, line: Area) -> Standing:
        """Return where the council stands on one line."""
        return next(standing for standing in self.standings if standing.line is line)


@dataclass(frozen=True)
class Distribution:
    """How many councils stand at each grade of one line.

    `councils` counts all that were asked about; `graded` those that hold a grade on this line.
    """

    line: Area
    counts: Mapping[Grade, int]
    absences: Mapping[Absence, int]

    @property
    def graded(self) -> int:
        """Return how many councils hold a grade on this line."""
        return sum(self.counts.values())

    @property
    def councils(self) -> int:
        """Return how many councils there are in all."""
        return self.graded + sum(self.absences.values())


@dataclass(frozen=True)
class YearlyDistribution:
    """The distribution on one line as it stood at the end of a year, or on `day` of the present one."""

    day: date
    distribution: Distribution


@dataclass(frozen=True)
class Transitions:
    """How often one grade was followed by another on one line, unchanged grades included."""

    line: Area
    grades: tuple[Grade, ...]
    counts: Mapping[tuple[Grade, Grade], int]

    @property
    def total(self) -> int:
        """Return how many pairs of successive grades were counted."""
        return sum(self.counts.values())


def graded_inspections(
    councils: Iterable[Council] | None = None, as_at: date | None = None
) -> dict[Council, tuple[Inspection, ...]]:
    """Return each council's published graded inspections, oldest first, with `held` judgements.

    Every council asked for has an entry, be it empty; None asks for all councils. `as_at` leaves out what was
    not yet published on that day. Three queries at the most.
    """
    chosen = list(Council.objects.all()) if councils is None else list(councils)
    found = Inspection.objects.published().graded()
    if councils is not None:
        found = found.filter(council__in=chosen)
    if as_at is not None:
        found = found.as_at(as_at)
    judgements = Judgement.objects.filter(state=ReviewState.PUBLISHED)
    found = found.prefetch_related(Prefetch("judgements", queryset=judgements, to_attr="held"))
    own: dict[int, list[Inspection]] = defaultdict(list)
    by_pk = {council.pk: council for council in chosen}
    for inspection in found:
        inspection.council = by_pk[inspection.council_id]
        own[inspection.council_id].append(inspection)
    return {council: tuple(sorted(own[council.pk], key=_order)) for council in chosen}


def positions(councils: Iterable[Council] | None = None, as_at: date | None = None) -> dict[int, Position]:
    """Return the position of each council by its primary key; see `graded_inspections` for the arguments."""
    return {
        council.pk: _position(council, inspections)
        for council, inspections in graded_inspections(councils, as_at).items()
    }


def rating_changes(held: Iterable[Position]) -> tuple[RatingChange, ...]:
    """Return every pair of successive grades in these positions' inspections, newest first."""
    found = [change for position in held for change in _changes_of(position)]
    return tuple(
        sorted(found, key=lambda change: (-_published(change).toordinal(), change.council.short_name))
    )


def last_change(position: Position, line: Area) -> RatingChange | None:
    """Return how the last grade that a council was given on a line compares with the one before, or None."""
    given = _given(position, line)
    return _change(position.council, line, given[-2], given[-1]) if len(given) > 1 else None


def held_since(position: Position, line: Area) -> Inspection | None:
    """Return the inspection from which on a council has held its present grade on a line without a break.

    None if it holds none. Another grade, another scale, or a judgement that covers something else is a break.
    """
    since = None
    if position.standing(line).grade is not None:
        latest, *earlier = reversed(_given(position, line))
        since = latest
        for given in earlier:
            if (
                given.grade is not latest.grade
                or not _change(position.council, line, given, latest).comparable
            ):
                break
            since = given
    return since.inspection if since else None


def distribution(held: Iterable[Position], line: Area) -> Distribution:
    """Return how many of these councils stand at each grade of a line."""
    return _distribution([position.standing(line) for position in held], line)


def yearly_distributions(held: Iterable[Position], line: Area, today: date) -> tuple[YearlyDistribution, ...]:
    """Return the distribution of a line at the end of each year since the first inspection, and today.

    A council counts from its first graded inspection on and until it was abolished.
    """
    rows = list(held)
    published = [_known_on(row.inspections[0]) for row in rows if row.inspections]
    if not published:
        return ()
    days = [date(year, 12, 31) for year in range(min(published).year, today.year)] + [today]
    return tuple(
        YearlyDistribution(
            day, _distribution([_standing_on(row, line, day) for row in _existing(rows, day)], line)
        )
        for day in days
    )


def transitions(changes: Iterable[RatingChange], line: Area) -> Transitions:
    """Return how often one grade followed another on a line."""
    counts = Counter((change.before.grade, change.after.grade) for change in changes if change.line is line)
    used = {grade for pair in counts for grade in pair}
    return Transitions(line, tuple(grade for grade in Grade if grade in used), counts)


def given_grade(inspection: Inspection, line: Area) -> GivenGrade | None:
    """Return the grade that an inspection of `graded_inspections` gave on a line, or None."""
    judgement = _judgement_on(inspection, line)
    if judgement is None or not judgement.grade:
        return None
    return GivenGrade(Area(judgement.area), Grade(judgement.grade), inspection)


def standing_after(council_inspections: tuple[Inspection, ...], line: Area) -> Standing:
    """Return where a council stands on a line after these inspections, oldest first."""
    if not council_inspections:
        return Standing(line, line, None, Absence.NOT_INSPECTED, None)
    latest = council_inspections[-1]
    judgement = _judgement_on(latest, line)
    area = latest.version.area_on_line(line) or line
    if judgement is not None and judgement.grade:
        return Standing(line, area, Grade(judgement.grade), None, latest)
    absence = latest.version.absence(area) or Absence.NOT_FOUND
    if judgement is not None:
        absence = Absence(judgement.absence)
    earlier = (given_grade(inspection, line) for inspection in reversed(council_inspections))
    last_given = next((grade for grade in earlier if grade is not None), None)
    return Standing(line, area, None, absence, latest, last_given)


def _position(council: Council, inspections: tuple[Inspection, ...]) -> Position:
    return Position(council, tuple(standing_after(inspections, line) for line in LINES), inspections)


def _changes_of(position: Position) -> Iterable[RatingChange]:
    for line in LINES:
        for before, after in pairwise(_given(position, line)):
            yield _change(position.council, line, before, after)


def _given(position: Position, line: Area) -> list[GivenGrade]:
    """Return every grade that a council was given on a line, oldest first."""
    grades = (given_grade(inspection, line) for inspection in position.inspections)
    return [grade for grade in grades if grade is not None]


def _change(council: Council, line: Area, before: GivenGrade, after: GivenGrade) -> RatingChange:
    scales = before.inspection.version.scale, after.inspection.version.scale
    comparable = before.area is after.area and scales[0] == scales[1]
    steps = scales[0].index(before.grade) - scales[1].index(after.grade)
    direction = Direction.RISE if steps > 0 else Direction.FALL if steps < 0 else Direction.SAME
    return RatingChange(council, line, before, after, direction, steps, comparable)


def _judgement_on(inspection: Inspection, line: Area) -> Judgement | None:
    """Return the judgement on a line, a grade before a reason for its absence.

    The joint judgement of 2018 to 2022 may stand beside a note that children in care were not judged alone.
    """
    held: list[Judgement] = inspection.held  # type: ignore[attr-defined]  # set by graded_inspections
    areas = AREAS_ON_LINE[line]
    on_line = [judgement for judgement in held if judgement.area in areas]
    return next((judgement for judgement in on_line if judgement.grade), next(iter(on_line), None))


def _order(inspection: Inspection) -> tuple[date, int]:
    return inspection.start_date or inspection.published_date or DATE_OF_UNDATED, inspection.pk


def _known_on(inspection: Inspection) -> date:
    return inspection.published_date or inspection.start_date or DATE_OF_UNDATED


def _published(change: RatingChange) -> date:
    return _known_on(change.inspection)


def _existing(rows: list[Position], day: date) -> Iterable[Position]:
    for row in rows:
        ended = row.council.abolished_on
        if row.inspections and _known_on(row.inspections[0]) <= day and (ended is None or day < ended):
            yield row


def _standing_on(position: Position, line: Area, day: date) -> Standing:
    known = tuple(inspection for inspection in position.inspections if _known_on(inspection) <= day)
    return standing_after(known, line)


def _distribution(standings: list[Standing], line: Area) -> Distribution:
    counts = Counter(standing.grade for standing in standings if standing.grade)
    absences = Counter(standing.absence for standing in standings if standing.absence)
    return Distribution(
        line,
        {grade: counts[grade] for grade in Grade if counts[grade]},
        {absence: absences[absence] for absence in Absence if absences[absence]},
    )
