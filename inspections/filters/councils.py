"""The query of the list of councils."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from inspections.changes import Position, RatingChange, held_since, last_change, positions
from inspections.concerns import councils_criticised_again
from inspections.filters.conditions import (
    ANY_LINE,
    CRITICAL,
    FRAMEWORKS,
    GRADES,
    LINE_CHOICES,
    NO_GRADE,
    REGIONS,
    Choices,
    council_choices,
    every_theme,
    neighbour_keys,
    theme_choices,
    words,
)
from inspections.filters.fields import DayField, OneField, SeveralField, SeveralSelects, WordsField
from inspections.filters.lists import AnswerList, Criterion
from inspections.models import Council, Finding
from inspections.vocabulary import LINES, Area, CouncilType, Direction, FindingKind, Grade

Test = Callable[[Position], bool]

STATUSES: Choices = [
    ("current", "Councils of today"),
    ("abolished", "Abolished councils"),
    ("all", "Both"),
]


def _grade_order(line: Area) -> Callable[[Position], int | None]:
    """Return the key that sorts positions by the grade held on a line, best first."""
    order = list(Grade)

    def key(position: Position) -> int | None:
        grade = position.standing(line).grade
        return order.index(grade) if grade else None

    return key


def _inspected(position: Position) -> date | None:
    return position.latest.start_date if position.latest else None


def _held(position: Position) -> date | None:
    since = held_since(position, Area.OVERALL)
    return since.start_date if since else None


def _holds_grade(line: Area, _listing: CouncilFilter, grades: list[str]) -> Test:
    """Return the test for councils that hold one of these grades on a line; `none` asks for no grade."""
    return lambda row: (row.standing(line).grade or NO_GRADE) in grades


class CouncilFilter(AnswerList):
    """Councils by where they stand, what changed, what was found, and where they are.

    A row is a `changes.Position`: as at the day asked for, today otherwise.
    """

    NOUNS = ("council", "councils")
    SORTS = {
        "name": lambda position: position.council.short_name,
        "region": lambda position: (position.council.region, position.council.short_name),
        "inspected": _inspected,
        "held": _held,
        **{line.value: _grade_order(line) for line in LINES},
    }
    DEFAULT_SORT = "name"
    GROUPS = (
        ("Grade now", tuple(f"grade_{line}" for line in LINES)),
        ("Place and kind of council", ("region", "type")),
        ("Last change", ("direction", "direction_area")),
        ("Latest inspection", ("inspected_since", "inspected_until", "framework")),
        ("What inspectors found", ("concern", "recurring", "strength")),
        ("Statistical neighbours", ("neighbours_of",)),
        ("Another day, abolished councils", ("as_at", "status")),
    )

    q = Criterion(WordsField, by="called", label="Name or code")
    region = Criterion(SeveralField, by="in_region", label="Region", noun="region", choices=REGIONS)
    type = Criterion(
        SeveralField, by="of_type", label="Type", noun="type of council", choices=words(CouncilType)
    )
    direction = Criterion(
        SeveralField,
        by="last_moved",
        label="Last change",
        noun="direction",
        choices=words(Direction),
        help_text="Of the two latest grades, what the second was to the first.",
    )
    direction_area = Criterion(
        OneField,
        by="has_two_grades",
        label="Change in",
        noun="judgement",
        choices=[("", Area.OVERALL.label), *LINE_CHOICES, (ANY_LINE, "Any judgement")],
    )
    inspected_since = Criterion(DayField, by="inspected_on_or_after", label="Began on or after")
    inspected_until = Criterion(DayField, by="inspected_on_or_before", label="Began on or before", last=True)
    framework = Criterion(
        SeveralField,
        by="under_framework",
        label="Framework",
        noun="framework version",
        choices=FRAMEWORKS,
    )
    concern = Criterion(
        SeveralField, by="criticised", label="Criticised for", noun="theme", widget=SeveralSelects
    )
    recurring = Criterion(
        SeveralField,
        by="criticised_again",
        label="Criticised again for",
        noun="theme",
        widget=SeveralSelects,
        help_text="In two or more inspections or visits.",
    )
    strength = Criterion(SeveralField, by="praised", label="Praised for", noun="theme", widget=SeveralSelects)
    neighbours_of = Criterion(
        SeveralField, by="near", label="Neighbours of", noun="council", widget=SeveralSelects
    )
    as_at = Criterion(
        DayField,
        label="Position as at",
        last=True,
        past=True,
        help_text="Councils and grades as known on that day.",
    )
    status = Criterion(
        OneField,
        by="of_status",
        label="Councils",
        noun="status",
        choices=[("", "Councils of the day shown"), *STATUSES],
    )

    def __init__(self, data: QueryDict, *, paged: bool = True) -> None:
        super().__init__(data, paged=paged)
        self.all_councils = list(self.queryset)
        themes = theme_choices(every_theme())
        for name in ("concern", "recurring", "strength"):
            self.offer(name, themes)
        self.offer("neighbours_of", council_choices(self.all_councils))

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """Return the declared filters and one for the grade on each line of the vocabulary."""
        grades = {
            f"grade_{line}": Criterion(
                SeveralField,
                by=partial(_holds_grade, line),
                label=line.label,
                noun="grade",
                choices=GRADES,
            )
            for line in LINES
        }
        return {**super().get_filters(), **grades}

    def everything(self) -> QuerySet[Council]:
        """Return all councils, those that are no more included."""
        return Council.objects.all()

    def answers(self) -> Sequence[Position]:
        """Return the position of every council as known on the day asked for."""
        return list(positions(self.all_councils, self.cleaned["as_at"]).values())

    def defaults(self) -> dict[str, Test]:
        """Return the test for the councils that exist on the day shown."""
        return {"status": self.of_status("current")}

    def occurring(self) -> dict[str, set[str]]:
        """Return the grades that any council holds on each line, on the day shown."""
        if self.problems:
            return {}
        return {
            f"grade_{line}": {str(row.standing(line).grade or NO_GRADE) for row in self._answers}
            for line in LINES
        }

    @property
    def day(self) -> date:
        """Return the day of which the positions are shown."""
        return self.cleaned.get("as_at") or timezone.localdate()

    def called(self, text: str) -> Test:
        """Return the test for councils known by this name or code."""
        return _one_of(self.queryset.called(text).values_list("pk", flat=True))

    def in_region(self, regions: list[str]) -> Test:
        """Return the test for councils in one of these regions."""
        return lambda row: row.council.region in regions

    def of_type(self, types: list[str]) -> Test:
        """Return the test for councils of one of these types."""
        return lambda row: row.council.type in types

    def of_status(self, status: str) -> Test:
        """Return the test for councils that exist on the day shown, that no longer do, or that ever did."""
        opened = {each.pk for each in self.all_councils if not each.opened_on or each.opened_on <= self.day}
        ended = {each.pk for each in self.all_councils if each.abolished_on and each.abolished_on <= self.day}
        keys = {"current": opened - ended, "abolished": ended, "all": opened}[status]
        return _one_of(keys)

    def last_moved(self, directions: list[str]) -> Test:
        """Return the test for councils whose last change was of one of these directions."""
        return lambda row: any(change.direction in directions for change in self._last_changes(row))

    def has_two_grades(self, _line: str) -> Test:
        """Return the test for councils that hold two successive grades in the judgement chosen."""
        return lambda row: bool(self._last_changes(row))

    def inspected_on_or_after(self, day: date) -> Test:
        """Return the test for a latest graded inspection that may have begun on this day or later."""
        return lambda row: (
            row.latest is not None and row.latest.start is not None and row.latest.start.last_day >= day
        )

    def inspected_on_or_before(self, day: date) -> Test:
        """Return the test for a latest graded inspection that may have begun on this day or earlier."""
        return lambda row: (
            row.latest is not None and row.latest.start is not None and row.latest.start.day <= day
        )

    def under_framework(self, versions: list[str]) -> Test:
        """Return the test for councils whose latest graded inspection came under one of these versions."""
        return lambda row: row.latest is not None and row.latest.framework in versions

    def criticised(self, themes: list[str]) -> Test:
        """Return the test for councils that inspectors criticised for one of these themes."""
        return _one_of(_councils_with(themes, CRITICAL))

    def praised(self, themes: list[str]) -> Test:
        """Return the test for councils that inspectors praised for one of these themes."""
        return _one_of(_councils_with(themes, [FindingKind.STRENGTH]))

    def criticised_again(self, themes: list[str]) -> Test:
        """Return the test for councils where criticism on one of these themes recurs."""
        return _one_of(councils_criticised_again(themes))

    def near(self, slugs: list[str]) -> Test:
        """Return the test for the statistical neighbours of these councils."""
        return _one_of(neighbour_keys(slugs))

    def _last_changes(self, row: Position) -> list[RatingChange]:
        chosen = self.cleaned["direction_area"] or Area.OVERALL
        lines = LINES if chosen == ANY_LINE else (Area(chosen),)
        return [change for line in lines if (change := last_change(row, line)) is not None]


def _councils_with(themes: list[str], kinds: list[FindingKind]) -> Iterable[int]:
    """Return the keys of the councils with such findings on one of these themes. One query."""
    found = Finding.objects.published().filter(kind__in=kinds, finding_themes__theme__slug__in=themes)
    return found.values_list("inspection__council", flat=True).distinct()


def _one_of(councils: Iterable[int]) -> Test:
    """Return the test for the councils with these keys."""
    keys = frozenset(councils)
    return lambda row: row.council.pk in keys
