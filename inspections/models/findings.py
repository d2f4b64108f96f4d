"""Findings of inspectors by theme, and councils' published responses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from inspections.models.councils import Council
from inspections.models.inspections import Inspection
from inspections.models.records import Placed, Record, Reviewed, ReviewedQuerySet, validate_summary
from inspections.models.sources import Source
from inspections.vocabulary import Area, FindingKind, ReviewState, Stance

THEMES_AT_MOST = 4
"""The most themes of one finding: more would not say what it is about."""


class Theme(Record):
    """A theme by which findings are classified; `group` gathers themes of one field of work."""

    slug = models.SlugField(max_length=40, unique=True)
    group = models.CharField(max_length=40)
    name = models.CharField(max_length=60, unique=True)
    definition = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0, help_text="Order in lists of themes.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the theme's public page."""
        return reverse("inspections:theme", args=[self.slug])


class FindingTheme(models.Model):
    """A theme of a finding; `position` 1 is the most central."""

    finding = models.ForeignKey("Finding", on_delete=models.CASCADE, related_name="finding_themes")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="finding_themes")
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "theme"], name="theme_once_a_finding"),
            models.UniqueConstraint(fields=["finding", "position"], name="one_theme_a_position"),
            models.CheckConstraint(condition=Q(position__gte=1), name="theme_position_from_1"),
        ]

    def __str__(self) -> str:
        """Return the theme."""
        return str(self.theme)


class FindingQuerySet(ReviewedQuerySet):
    """Findings that public pages may show."""

    def published(self) -> Self:
        """Return the published findings of published inspections."""
        return self.filter(state=ReviewState.PUBLISHED, inspection__state=ReviewState.PUBLISHED)


class Finding(Reviewed):
    """One thing that inspectors found or asked for; its citations give the places.

    `summary` says it in our own words. `passage` is the text that the reader took it from, kept in this
    installation only; `passage_licensed` tells whether its licence lets everybody see it. `reading` keeps
    what the reader made of the passage, whatever an editor makes of it: kind, area, themes, the deciding
    words, whether it was certain. `repeats` is an earlier inspection in which, as the source itself says,
    the same was pointed out.
    """

    reference = models.SlugField(max_length=120, unique=True)
    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=30, choices=FindingKind.choices)
    area = models.CharField("judgement area", max_length=30, choices=Area.choices, blank=True)
    summary = models.CharField(max_length=300, blank=True, validators=[validate_summary])
    passage = models.TextField(blank=True, editable=False)
    passage_licensed = models.BooleanField(default=False, editable=False)
    reading = models.JSONField(null=True, blank=True, editable=False)
    extractor_version = models.CharField(max_length=20, blank=True, editable=False)
    repeats = models.ForeignKey(
        Inspection, on_delete=models.SET_NULL, null=True, blank=True, related_name="repeated_findings"
    )
    themes = models.ManyToManyField(Theme, through=FindingTheme, related_name="findings")

    history = HistoricalRecords(m2m_fields=[themes])
    objects = FindingQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        """Return the kind and what was found."""
        return f"{FindingKind(self.kind).label}: {self.statement}"

    @property
    def worded(self) -> bool:
        """Return whether it has words that everybody may read: a summary, or a licensed passage."""
        return bool(self.summary or (self.passage_licensed and self.passage))

    @property
    def statement(self) -> str:
        """Return what everybody may read of it: the summary, else the licensed passage, else its themes."""
        if self.summary:
            return self.summary
        if self.passage_licensed and self.passage:
            return self.passage
        return ", ".join(link.theme.name for link in self.finding_themes.all())

    def save_with_themes(self, themes: Iterable[Theme]) -> None:
        """Return nothing; saves the finding with these themes, the most central first, as one version."""
        self.skip_history_when_saving = True  # a version kept now would not hold the themes
        self.save()
        del self.skip_history_when_saving
        self.finding_themes.all().delete()
        FindingTheme.objects.bulk_create(
            FindingTheme(finding=self, theme=theme, position=position)
            for position, theme in enumerate(themes, start=1)
        )
        self.save()

    def get_absolute_url(self) -> str:
        """Return the address of the finding on its inspection's public page."""
        return f"{self.inspection.get_absolute_url()}#finding-{self.reference}"


class ResponseQuerySet(ReviewedQuerySet):
    """Responses that public pages may show."""

    def published(self) -> Self:
        """Return the published responses to published inspections."""
        return self.filter(state=ReviewState.PUBLISHED, inspection__state=ReviewState.PUBLISHED)


class Response(Placed, Reviewed):
    """A council's published answer to an inspection: who, by role, said what, and how it takes the result."""

    reference = models.SlugField(max_length=120, unique=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="responses")
    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="responses")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="responses")
    role = models.CharField(max_length=120)
    name = models.CharField(max_length=80, blank=True)
    stance = models.CharField(max_length=12, choices=Stance.choices)
    summary = models.CharField(max_length=300, validators=[validate_summary])

    history = HistoricalRecords()
    objects = ResponseQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        """Return who responded."""
        return f"{self.name}, {self.role}" if self.name else self.role
