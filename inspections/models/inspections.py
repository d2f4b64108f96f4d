"""Inspections and visits, and the judgements that they gave."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from inspections.models.councils import Council
from inspections.models.records import Reviewed, ReviewedQuerySet, first_day_stored, partial_date
from inspections.vocabulary import (
    FRAMEWORK_VERSIONS,
    Absence,
    Area,
    FrameworkVersion,
    Grade,
    InspectionKind,
    PartialDate,
    Precision,
    ReviewState,
    framework_version,
)


def framework_choices() -> list[tuple[str, str]]:
    """Return (slug, label) of every framework version, oldest first."""
    return [(version.slug, version.label) for version in FRAMEWORK_VERSIONS]


class InspectionQuerySet(ReviewedQuerySet):
    """Inspections by what they give and when they began."""

    def graded(self) -> Self:
        """Return the inspections of a kind that gives judgements."""
        return self.filter(kind__in=[kind for kind in InspectionKind if kind.graded])

    def visits(self) -> Self:
        """Return the inspections and visits that carry no grade."""
        return self.exclude(kind__in=[kind for kind in InspectionKind if kind.graded])

    def as_at(self, day: date) -> Self:
        """Return the inspections published by this day (begun, if no publication date is known)."""
        return self.filter(Q(published_date__lte=day) | Q(published_date__isnull=True, start_date__lte=day))


class Inspection(Reviewed):
    """One inspection or visit of one council.

    `start_date` with `start_precision` says when it began as exactly as any source tells; `framework` is the
    version in force then. `reference` never changes, whatever is corrected: addresses rest on it.
    """

    reference = models.SlugField(max_length=100, unique=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="inspections")
    kind = models.CharField(max_length=20, choices=InspectionKind.choices)
    framework = models.CharField("framework version", max_length=20, choices=framework_choices)
    topic = models.CharField(max_length=120, blank=True, help_text="What a visit looked at.")
    start_date = models.DateField(null=True, blank=True)
    start_precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    end_date = models.DateField(null=True, blank=True)
    published_date = models.DateField(null=True, blank=True)
    published_precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.DAY)
    report_address = models.URLField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)

    history = HistoricalRecords()
    objects = InspectionQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = [F("start_date").desc(nulls_last=True), "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "kind", "start_date", "start_precision"], name="inspection_once"
            ),
            models.CheckConstraint(
                condition=Q(end_date__isnull=True)
                | Q(start_date__isnull=True)
                | Q(end_date__gte=F("start_date")),
                name="inspection_ends_after_it_starts",
            ),
            first_day_stored("inspection", "start"),
            first_day_stored("inspection", "published"),
        ]

    def __str__(self) -> str:
        """Return the council, the kind and the start."""
        return f"{self.council}: {self.title}"

    def get_absolute_url(self) -> str:
        """Return the address of the inspection's public page."""
        return reverse("inspections:inspection", args=[self.reference])

    @property
    def title(self) -> str:
        """Return kind and start, such as `Short inspection, 2 December 2019`."""
        label = InspectionKind(self.kind).label
        return f"{label}, {self.start.label}" if self.start else f"{label}, date not known"

    @property
    def start(self) -> PartialDate | None:
        """Return the start as exactly as it is known, or None."""
        return partial_date(self.start_date, self.start_precision)

    @property
    def published(self) -> PartialDate | None:
        """Return the publication date as exactly as it is known, or None."""
        return partial_date(self.published_date, self.published_precision)

    @property
    def graded(self) -> bool:
        """Return whether this kind of inspection gives judgements."""
        return InspectionKind(self.kind).graded

    @property
    def version(self) -> FrameworkVersion:
        """Return the framework version: which areas it judges, in which order, on which scale."""
        return framework_version(self.framework)


class JudgementQuerySet(ReviewedQuerySet):
    """Judgements that public pages may show."""

    def published(self) -> Self:
        """Return the published judgements of published inspections."""
        return self.filter(state=ReviewState.PUBLISHED, inspection__state=ReviewState.PUBLISHED)


class Judgement(Reviewed):
    """What an inspection gave for one area: a grade as published, or the reason why there is none.

    An inspection has at most one published judgement for an area. A proposed one beside it, with another
    grade, is a conflict between sources that an editor decides.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="judgements")
    area = models.CharField(max_length=30, choices=Area.choices)
    grade = models.CharField(max_length=30, choices=Grade.choices, blank=True)
    absence = models.CharField(max_length=30, choices=Absence.choices, blank=True)

    history = HistoricalRecords()
    objects = JudgementQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "area"],
                condition=Q(state=ReviewState.PUBLISHED),
                name="one_published_judgement_an_area",
            ),
            models.CheckConstraint(
                condition=(Q(grade="") & ~Q(absence="")) | (~Q(grade="") & Q(absence="")),
                name="judgement_has_grade_or_absence",
            ),
        ]

    def __str__(self) -> str:
        """Return the area and the grade, or the reason for its absence."""
        return f"{Area(self.area).label}: {self.label}"

    @property
    def label(self) -> str:
        """Return the grade in words, or the reason why there is none."""
        return Grade(self.grade).label if self.grade else Absence(self.absence).label

    def clean(self) -> None:
        """Return nothing; raises ValidationError unless it has either a grade of the scale or an absence."""
        if bool(self.grade) == bool(self.absence):
            raise ValidationError("Give either a grade or the reason why there is none, not both.")
        inspection = getattr(self, "inspection", None)  # one that is being added has no number yet
        if inspection is None or not inspection.framework:
            return
        version = inspection.version
        if self.grade and self.area not in version.areas:
            raise ValidationError({"area": f"{version.label} gives no judgement of this area."})
        if self.grade and self.grade not in version.scale:
            raise ValidationError({"grade": f"{version.label} does not use this grade."})
