"""Figures about councils: the yearly workforce statistics, and figures that other sources state."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from inspections.models.councils import Council
from inspections.models.records import Placed, Reviewed, ReviewedQuerySet
from inspections.models.sources import Source
from inspections.vocabulary import WORKFORCE_MEASURES, Measure, MissingValue


class FigureQuerySet(ReviewedQuerySet):
    """Figures by what they measure."""

    def workforce(self) -> Self:
        """Return the figures of the measures that the workforce statistics give."""
        return self.filter(measure__in=WORKFORCE_MEASURES)


class Figure(Placed, Reviewed):
    """One figure as one source states it: of a council, or of England where `council` is empty.

    Exactly one of `value` (in the unit of the measure), `value_date` and `missing` is given. Two sources that
    differ make two figures, and both are shown.
    """

    reference = models.SlugField(max_length=120, unique=True)
    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, null=True, blank=True, related_name="figures"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="figures")
    measure = models.CharField(max_length=40, choices=Measure.choices)
    period = models.CharField(max_length=40, blank=True, help_text="As the source states it, such as 2025.")
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    value_date = models.DateField(null=True, blank=True)
    missing = models.CharField(max_length=20, choices=MissingValue.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)

    history = HistoricalRecords()
    objects = FigureQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["measure", "period"]
        indexes = [models.Index(fields=["council", "measure", "period"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False, value_date__isnull=True, missing="")
                | Q(value__isnull=True, value_date__isnull=False, missing="")
                | (Q(value__isnull=True, value_date__isnull=True) & ~Q(missing="")),
                name="figure_has_value_or_reason",
            ),
        ]

    def __str__(self) -> str:
        """Return the measure and the period."""
        return f"{Measure(self.measure).label}, {self.period}"

    def clean(self) -> None:
        """Return nothing; raises ValidationError unless one of value, date and reason is given."""
        given = [self.value is not None, self.value_date is not None, bool(self.missing)]
        if sum(given) != 1:
            raise ValidationError(
                "Give a value, or a date, or the reason why there is none: one of the three."
            )
