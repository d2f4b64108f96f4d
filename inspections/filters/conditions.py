"""Conditions that several lists share, and the values that their fields offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery

from inspections.changes import positions, rating_changes
from inspections.models import Citation, Council, FindingTheme, Judgement, Neighbour, Theme
from inspections.vocabulary import (
    FRAMEWORK_VERSIONS,
    LINES,
    Area,
    Direction,
    FindingKind,
    Grade,
    Precision,
    Region,
    ReviewState,
    Word,
)

NO_GRADE = "none"
ANY_LINE = "any"

Choices = list[tuple[Any, Any]]

GRADES: Choices = [*((grade.value, grade.label) for grade in Grade), (NO_GRADE, "No grade")]
FRAMEWORKS: Choices = [(version.slug, version.label) for version in reversed(FRAMEWORK_VERSIONS)]
LINE_CHOICES: Choices = [(line.value, line.label) for line in LINES]
CRITICAL = [kind for kind in FindingKind if kind.critical]


def words(enumeration: type[Word]) -> Choices:
    """Return (slug, label) of every member, in the order of the vocabulary."""
    return list(enumeration.choices())


def council_choices(councils: Iterable[Council]) -> Choices:
    """Return (slug, name) of councils; of those that are no more, the name says until when they were."""
    return [
        (
            each.slug,
            f"{each.short_name} (until {each.abolished_on.year})" if each.abolished_on else each.short_name,
        )
        for each in councils
    ]


def every_theme() -> list[Theme]:
    """Return every theme in the order of lists. One query."""
    return list(Theme.objects.order_by("position", "name"))


def theme_choices(themes: Iterable[Theme]) -> Choices:
    """Return (group, [(slug, name), ...]) of these themes, which stand group by group."""
    return [
        (group, [(theme.slug, theme.name) for theme in own])
        for group, own in groupby(themes, key=lambda theme: theme.group)
    ]


def areas_on(line: Area) -> list[Area]:
    """Return the judgement areas that are drawn on one line."""
    return [area for area in Area if area.line is line]


def since(day: date, path: str) -> Q:
    """Return the condition that the dated thing at `path` may have been on this day or later.

    A date known only to the month or year counts for the whole of it. `path` is that of the date field
    without its ending `_date`; the precision stands beside it.
    """
    starts = {
        Precision.DAY: day,
        Precision.MONTH: day.replace(day=1),
        Precision.YEAR: day.replace(month=1, day=1),
    }
    found = Q()
    for precision, first in starts.items():
        found |= Q(**{f"{path}_precision": precision, f"{path}_date__gte": first})
    return found


def until(day: date, path: str) -> Q:
    """Return the condition that the dated thing at `path` was, or may have been, on this day or earlier."""
    return Q(**{f"{path}_date__lte": day})


def gave_grade(grades: list[str], line: Area, inspection: str = "pk") -> Q:
    """Return the condition that the inspection at `inspection` gave one of these grades on a line.

    `none` among the grades asks for inspections that gave no grade on it.
    """
    given = Judgement.objects.filter(
        state=ReviewState.PUBLISHED, inspection=OuterRef(inspection), area__in=areas_on(line)
    ).exclude(grade="")
    found = Q()
    wanted = [grade for grade in grades if grade != NO_GRADE]
    if wanted:
        found |= Q(Exists(given.filter(grade__in=wanted)))
    if NO_GRADE in grades:
        found |= ~Q(Exists(given))
    return found


def inspections_that_changed(councils: Iterable[Council], directions: list[Direction], line: str) -> set[int]:
    """Return the keys of the inspections that moved a grade in one of these directions on a line, or on any.

    Two queries.
    """
    return {
        change.inspection.pk
        for change in rating_changes(positions(councils).values())
        if change.direction in directions and line in (ANY_LINE, change.line)
    }


def neighbour_keys(slugs: list[str]) -> set[int]:
    """Return the keys of the statistical neighbours of these councils in the newest model. One query."""
    newest = Neighbour.objects.order_by("-model").values("model")[:1]
    found = Neighbour.objects.filter(model=Subquery(newest), council__slug__in=slugs)
    return set(found.values_list("neighbour", flat=True))


def holds_words(text: str, *tests: Callable[[str], Q]) -> Q:
    """Return the condition that every word of the text is found by at least one of the tests."""
    found = Q()
    for word in text.split():
        of_word = Q()
        for test in tests:
            of_word |= test(word)
        found &= of_word
    return found


def themes_named(word: str) -> Q:
    """Return the condition that a theme of the finding has this word in its name."""
    links = FindingTheme.objects.filter(finding=OuterRef("pk"), theme__name__icontains=word)
    return Q(Exists(links))


def quotes_holding(word: str) -> Q:
    """Return the condition that a phrase quoted for the finding holds this word."""
    cited = Citation.objects.published().filter(finding=OuterRef("pk"), quote__icontains=word)
    return Q(Exists(cited))


def newest_first(path: str, *ties: str) -> Callable[[bool], tuple[Any, ...]]:
    """Return the order by a date, undated rows last either way; `ties` decide between equal ones."""
    return lambda descending: (
        F(path).desc(nulls_last=True) if descending else F(path).asc(nulls_last=True),
        *ties,
    )


def alphabetical(path: str, *ties: Any) -> Callable[[bool], tuple[Any, ...]]:
    """Return the order by a text; `ties` decide between equal ones."""
    return lambda descending: (f"-{path}" if descending else path, *ties)


REGIONS = words(Region)
