"""Councils with children's services, their names, their successions and their statistical neighbours."""

from __future__ import annotations

import re
from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from inspections.models.records import Record
from inspections.vocabulary import CouncilType, Region


def normalised_name(name: str) -> str:
    """Return a council's name as names are compared: lower case, `&` as `and`, without punctuation."""
    return " ".join(re.sub(r"[.,'’]", "", name.lower().replace("&", " and ")).replace("-", " ").split())


FORMS = {
    "bc": ("borough council",),
    "cc": ("county council", "city council"),
    "mbc": ("metropolitan borough council",),
    "mdc": ("metropolitan district council",),
}
"""What the letters after a council's name stand for, as in `St Helens MBC`."""


def _name_is(text: str) -> Q:
    """Return the condition on an alias that it holds this text, or what its abbreviated form stands for."""
    name = normalised_name(text)
    stem, _, form = name.rpartition(" ")
    found = Q(normalised__contains=name)
    if stem and form in FORMS:
        found |= Q(normalised=stem)
        for words in FORMS[form]:
            found |= Q(normalised__startswith=f"{stem} {words}")
    borough = re.fullmatch(r"(?:lb|rb) (?:of )?(.+)", name)
    return found | Q(normalised=borough[1]) if borough else found


class CouncilQuerySet(models.QuerySet["Council"]):
    """Councils by the time in which they existed and by what they are called."""

    def current(self) -> Self:
        """Return the councils that have children's services today."""
        return self.filter(abolished_on__isnull=True)

    def as_at(self, day: date) -> Self:
        """Return the councils that existed on this day."""
        opened = Q(opened_on__isnull=True) | Q(opened_on__lte=day)
        return self.filter(opened, Q(abolished_on__isnull=True) | Q(abolished_on__gt=day))

    def called(self, text: str) -> Self:
        """Return the councils with a name or alias that holds this text, or with this ONS or DfE code.

        Abbreviated forms count as written out: `St. Helens MBC`, `Kent CC`, `LB Barnet`.
        """
        code = text.strip()
        aliases = CouncilAlias.objects.filter(_name_is(text))
        return self.filter(
            Q(pk__in=aliases.values("council")) | Q(ons_code__iexact=code) | Q(dfe_code__iexact=code)
        )


class Council(Record):
    """A council that has, or had, children's services.

    `opened_on` is the first day of its existence where it began after 2013, `abolished_on` the first day
    on which it no longer existed. Every name, the official and the short one included, is also an alias.
    """

    dfe_code = models.CharField("DfE code", max_length=3, unique=True)
    ons_code = models.CharField("ONS code", max_length=9, unique=True)
    ofsted_urn = models.CharField("Ofsted URN", max_length=10, blank=True)
    name = models.CharField("official name", max_length=100)
    short_name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    region = models.CharField(max_length=30, choices=Region.choices)
    type = models.CharField(max_length=30, choices=CouncilType.choices)
    longitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    latitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    tile_column = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Place on the cartogram.")
    tile_row = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Place on the cartogram.")
    population_0_25 = models.PositiveIntegerField("population aged 0 to 25", null=True, blank=True)
    website = models.CharField(max_length=100, blank=True, help_text="Host name, such as york.gov.uk.")
    opened_on = models.DateField(null=True, blank=True)
    abolished_on = models.DateField(null=True, blank=True)
    successors = models.ManyToManyField(
        "self", through="Succession", symmetrical=False, related_name="predecessors"
    )

    history = HistoricalRecords()
    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["short_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True)
                | Q(abolished_on__isnull=True)
                | Q(abolished_on__gt=F("opened_on")),
                name="council_abolished_after_opening",
            ),
        ]

    def __str__(self) -> str:
        """Return the short name."""
        return self.short_name

    def get_absolute_url(self) -> str:
        """Return the address of the council's public page."""
        return reverse("inspections:council", args=[self.slug])

    @property
    def abolished(self) -> bool:
        """Return whether the council no longer exists."""
        return self.abolished_on is not None


class CouncilAlias(Record):
    """A name under which sources know a council; `normalised` is the name as names are compared."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=100)
    normalised = models.CharField(max_length=100, editable=False, db_index=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "council aliases"
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="council_alias_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def clean(self) -> None:
        """Return nothing; sets `normalised` from `name`. Raises ValidationError if no letter is left."""
        self.normalised = normalised_name(self.name)
        if not self.normalised:
            raise ValidationError({"name": "An alias needs at least one letter."})


class Succession(Record):
    """One council took over from another, wholly or in part, on a day. Grades do not pass on."""

    predecessor = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="successions_from")
    successor = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="successions_to")
    on = models.DateField()

    history = HistoricalRecords()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="succession_between_two_councils"
            ),
        ]

    def __str__(self) -> str:
        """Return both councils and the day."""
        return f"{self.predecessor} to {self.successor} on {self.on:%-d %B %Y}"


class Neighbour(Record):
    """One of the ten statistical neighbours of a council in a published model.

    `rank` runs from 1, the nearest; `closeness` is the model's own word for it (DfE statistical neighbours).
    """

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="neighbours")
    neighbour = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="neighbour_of")
    model = models.CharField(max_length=10, help_text="Year of the model, such as 2025.")
    rank = models.PositiveSmallIntegerField()
    closeness = models.CharField(max_length=30)

    history = HistoricalRecords()

    class Meta:
        ordering = ["model", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["council", "model", "rank"], name="neighbour_rank_once"),
            models.UniqueConstraint(fields=["council", "model", "neighbour"], name="neighbour_once"),
            models.CheckConstraint(condition=~Q(council=F("neighbour")), name="neighbour_is_another_council"),
            models.CheckConstraint(condition=Q(rank__gte=1, rank__lte=10), name="neighbour_rank_1_to_10"),
        ]

    def __str__(self) -> str:
        """Return the rank and both councils."""
        return f"{self.council}: {self.rank} {self.neighbour}"
