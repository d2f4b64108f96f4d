"""The query of the list of themes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db.models import Q, QuerySet
from django.http import QueryDict

from inspections.concerns import ThemeCount, theme_counts
from inspections.filters.conditions import REGIONS, council_choices, neighbour_keys, since, until
from inspections.filters.fields import DayField, SeveralField, SeveralSelects, WordsField
from inspections.filters.lists import AnswerList, Criterion
from inspections.models import Council, Finding, Theme

Test = Callable[[ThemeCount], bool]


class ThemeFilter(AnswerList):
    """Themes by name and group, counted among all findings or those of some councils and dates.

    A row is a `concerns.ThemeCount`.
    """

    NOUNS = ("theme", "themes")
    SORTS = {
        "concerns": lambda count: count.concerns,
        "strengths": lambda count: count.strengths,
        "criticised": lambda count: count.councils_criticised,
        "praised": lambda count: count.councils_praised,
        "again": lambda count: count.councils_criticised_again,
        "name": lambda count: count.theme.name,
        "group": lambda count: count.theme.position,
    }
    DEFAULT_SORT = "-concerns"
    GROUPS = (
        ("Group of themes", ("group",)),
        ("Counted where", ("region", "neighbours_of")),
        ("Counted when", ("since", "until")),
    )

    q = Criterion(WordsField, by="holding", label="Words", help_text="In the name or the definition.")
    group = Criterion(SeveralField, by="in_group", label="Group", noun="group of themes")
    region = Criterion(SeveralField, label="Region", noun="region", choices=REGIONS)
    neighbours_of = Criterion(SeveralField, label="Neighbours of", noun="council", widget=SeveralSelects)
    since = Criterion(DayField, label="Inspected on or after")
    until = Criterion(DayField, label="Inspected on or before", last=True)

    def __init__(self, data: QueryDict, *, paged: bool = True) -> None:
        super().__init__(data, paged=paged)
        self.themes = list(self.queryset)
        groups = dict.fromkeys(theme.group for theme in self.themes)
        self.offer("group", [(group, group) for group in groups])
        self.offer("neighbours_of", council_choices(Council.objects.all()))

    def everything(self) -> QuerySet[Theme]:
        """Return all themes, in their order."""
        return Theme.objects.all()

    def answers(self) -> Sequence[ThemeCount]:
        """Return the count of each theme among the findings of the councils and dates asked for."""
        asked = self.cleaned
        found = Q()
        if asked["region"]:
            found &= Q(inspection__council__region__in=asked["region"])
        if asked["neighbours_of"]:
            found &= Q(inspection__council__in=neighbour_keys(asked["neighbours_of"]))
        if asked["since"]:
            found &= since(asked["since"], "inspection__start")
        if asked["until"]:
            found &= until(asked["until"], "inspection__start")
        return theme_counts(Finding.objects.published().filter(found), self.themes)

    def holding(self, text: str) -> Test:
        """Return the test for themes with each word in their name or definition."""
        sought = text.lower().split()
        return lambda row: all(
            word in f"{row.theme.name} {row.theme.group} {row.theme.definition}".lower() for word in sought
        )

    def in_group(self, groups: list[str]) -> Test:
        """Return the test for themes of one of these groups."""
        return lambda row: row.theme.group in groups
