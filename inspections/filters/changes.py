"""The query of the list of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict

from inspections.changes import RatingChange, Transitions, positions, rating_changes, transitions
from inspections.filters.conditions import (
    GRADES,
    LINE_CHOICES,
    NO_GRADE,
    REGIONS,
    council_choices,
    neighbour_keys,
    words,
)
from inspections.filters.fields import DayField, OneField, SeveralField, SeveralSelects
from inspections.filters.lists import AnswerList, Criterion
from inspections.models import Council
from inspections.vocabulary import FRAMEWORK_VERSIONS, LINES, Area, Direction, PartialDate

Test = Callable[[RatingChange], bool]

GIVEN_GRADES = [(slug, label) for slug, label in GRADES if slug != NO_GRADE]
LARGEST_STEP = max(len(version.scale) for version in FRAMEWORK_VERSIONS) - 1


def known_from(change: RatingChange) -> PartialDate | None:
    """Return when the inspection that brought a change was published, or else when it began."""
    return change.inspection.published or change.inspection.start


def _day(change: RatingChange) -> date | None:
    known = known_from(change)
    return known.day if known else None


class ChangeFilter(AnswerList):
    """Pairs of successive grades by direction, judgement, size, council and date.

    A row is a `changes.RatingChange`. Unchanged grades are left out unless the query asks for them.
    """

    NOUNS = ("change", "changes")
    SORTS = {
        "published": _day,
        "council": lambda change: change.council.short_name,
        "area": lambda change: LINES.index(change.line),
        "steps": lambda change: change.steps,
    }
    DEFAULT_SORT = "-published"
    GROUPS = (
        ("Size and grades", ("step", "before", "after", "comparable")),
        ("Council", ("council", "neighbours_of", "region")),
        ("Dates", ("since", "until")),
    )

    direction = Criterion(
        SeveralField,
        by="moving",
        label="Direction",
        noun="direction",
        choices=words(Direction),
        help_text="Without a choice: rises and falls.",
    )
    area = Criterion(SeveralField, by="on_line", label="Judgement", noun="judgement", choices=LINE_CHOICES)
    step = Criterion(
        SeveralField,
        by="as_large_as",
        label="Grades risen or fallen",
        noun="number of grades",
        choices=[(str(steps), str(steps)) for steps in range(1, LARGEST_STEP + 1)],
    )
    before = Criterion(SeveralField, by="coming_from", label="From", noun="grade", choices=GIVEN_GRADES)
    after = Criterion(SeveralField, by="going_to", label="To", noun="grade", choices=GIVEN_GRADES)
    comparable = Criterion(
        OneField,
        by="like_with_like",
        label="Comparable",
        noun="choice",
        choices=[
            ("", "All"),
            ("yes", "Same judgement, same scale"),
            ("no", "Across a break in what was judged"),
        ],
        help_text="A judgement on another scale, or one that covers other children, is a break.",
    )
    council = Criterion(SeveralField, by="of_council", label="Council", noun="council", widget=SeveralSelects)
    neighbours_of = Criterion(
        SeveralField, by="near", label="Neighbours of", noun="council", widget=SeveralSelects
    )
    region = Criterion(SeveralField, by="in_region", label="Region", noun="region", choices=REGIONS)
    since = Criterion(DayField, by="known_since", label="Published on or after")
    until = Criterion(DayField, by="known_until", label="Published on or before", last=True)

    def __init__(self, data: QueryDict, *, paged: bool = True) -> None:
        super().__init__(data, paged=paged)
        self.all_councils = list(self.queryset)
        choices = council_choices(self.all_councils)
        self.offer("council", choices)
        self.offer("neighbours_of", choices)

    def everything(self) -> QuerySet[Council]:
        """Return all councils, of whose grades the changes are read."""
        return Council.objects.all()

    def answers(self) -> Sequence[RatingChange]:
        """Return every pair of successive grades, newest first, councils in alphabetical order."""
        return rating_changes(positions(self.all_councils).values())

    def defaults(self) -> dict[str, Test]:
        """Return the test for rises and falls."""
        return {"direction": self.moving([Direction.RISE, Direction.FALL])}

    def transitions(self) -> Transitions:
        """Return how often one grade followed another in the judgement chosen (overall without a choice).

        Of the other filters all hold but those of direction, size and grades, which the table itself shows.
        """
        chosen = self.cleaned["area"]
        line = Area(chosen[0]) if chosen else Area.OVERALL
        itself = {"direction", "area", "step", "before", "after"}
        tests = [test for name, test in self._tests.items() if name not in itself]
        return transitions([each for each in self._answers if all(test(each) for test in tests)], line)

    def moving(self, directions: Iterable[str]) -> Test:
        """Return the test for changes in one of these directions."""
        return lambda row: row.direction in directions

    def on_line(self, lines: list[str]) -> Test:
        """Return the test for changes on one of these lines."""
        return lambda row: row.line in lines

    def as_large_as(self, steps: list[str]) -> Test:
        """Return the test for changes by one of these numbers of grades."""
        return lambda row: str(abs(row.steps)) in steps

    def coming_from(self, grades: list[str]) -> Test:
        """Return the test for changes from one of these grades."""
        return lambda row: row.before.grade in grades

    def going_to(self, grades: list[str]) -> Test:
        """Return the test for changes to one of these grades."""
        return lambda row: row.after.grade in grades

    def like_with_like(self, answer: str) -> Test:
        """Return the test for changes between like judgements on one scale, or across a break."""
        return lambda row: row.comparable == (answer == "yes")

    def of_council(self, slugs: list[str]) -> Test:
        """Return the test for changes of these councils."""
        return lambda row: row.council.slug in slugs

    def near(self, slugs: list[str]) -> Test:
        """Return the test for changes of the statistical neighbours of these councils."""
        keys = neighbour_keys(slugs)
        return lambda row: row.council.pk in keys

    def in_region(self, regions: list[str]) -> Test:
        """Return the test for changes of councils in these regions."""
        return lambda row: row.council.region in regions

    def known_since(self, day: date) -> Test:
        """Return the test for changes that may have been published on this day or later."""
        return lambda row: (known := known_from(row)) is not None and known.last_day >= day

    def known_until(self, day: date) -> Test:
        """Return the test for changes that may have been published on this day or earlier."""
        return lambda row: (known := known_from(row)) is not None and known.day <= day
