"""The query of the comparison: which councils, and what of them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict

from inspections.comparisons import COUNCILS_AT_MOST, Comparison, compare
from inspections.filters.conditions import (
    LINE_CHOICES,
    REGIONS,
    council_choices,
    every_theme,
    neighbour_keys,
    theme_choices,
)
from inspections.filters.fields import DayField, OneField, SeveralField, SeveralSelects
from inspections.filters.lists import Criterion, ListFilter
from inspections.models import Council
from inspections.vocabulary import Area


def _few_enough(slugs: list[str]) -> None:
    if len(slugs) > COUNCILS_AT_MOST:
        raise ValidationError(f"Choose {COUNCILS_AT_MOST} councils at most; {len(slugs)} are chosen.")


class CompareFilter(ListFilter):
    """Councils chosen one by one, as a council with its neighbours, or as a region; and what to compare.

    `comparison()` is the answer for a page and its downloads, so that they cannot disagree.
    """

    council = Criterion(
        SeveralField,
        label="Councils",
        noun="council",
        widget=SeveralSelects,
        validators=[_few_enough],
        help_text=f"Up to {COUNCILS_AT_MOST}, in the order chosen.",
    )
    neighbours_of = Criterion(OneField, label="A council and its ten neighbours", noun="council")
    region = Criterion(
        OneField, label="All councils of a region", noun="region", choices=[("", ""), *REGIONS]
    )
    area = Criterion(SeveralField, label="Judgement", noun="judgement", choices=LINE_CHOICES)
    theme = Criterion(SeveralField, label="Theme", noun="theme", widget=SeveralSelects)
    since = Criterion(DayField, label="Inspected on or after")
    until = Criterion(DayField, label="Inspected on or before", last=True)

    def __init__(self, data: QueryDict, *, paged: bool = True) -> None:
        super().__init__(data, paged=paged)
        self.all_councils = list(self.queryset)
        choices = council_choices(self.all_councils)
        self.offer("council", choices)
        self.offer("neighbours_of", [("", ""), *choices])
        self.all_themes = every_theme()
        self.offer("theme", theme_choices(self.all_themes))

    def everything(self) -> QuerySet[Council]:
        """Return all councils."""
        return Council.objects.all()

    def councils(self) -> tuple[Council, ...]:
        """Return the councils asked for, each once: those chosen, then neighbours, then the region's."""
        asked = self.cleaned
        by_slug = {council.slug: council for council in self.all_councils}
        found = [by_slug[slug] for slug in asked["council"]]
        if centre := asked["neighbours_of"]:
            keys = neighbour_keys([centre])
            found += [by_slug[centre], *(each for each in self.all_councils if each.pk in keys)]
        if region := asked["region"]:
            found += [each for each in self.all_councils if each.region == region and not each.abolished]
        return tuple(dict.fromkeys(found))

    def comparison(self) -> Comparison:
        """Return the comparison asked for; without any council it is empty."""
        asked = self.cleaned
        return compare(
            self.councils(),
            [Area(slug) for slug in asked["area"]],
            [theme for theme in self.all_themes if theme.slug in asked["theme"]],
            asked["since"],
            asked["until"],
        )
