"""Sources, and the citations that tie every fact to a place in a source."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from inspections.models.councils import Council
from inspections.models.records import (
    Placed,
    Record,
    Reviewed,
    ReviewedQuerySet,
    first_day_stored,
    partial_date,
)
from inspections.vocabulary import OPEN_LICENCE, Grade, Part, PartialDate, Precision, ReviewState, SourceKind


class SourceQuerySet(ReviewedQuerySet):
    """Sources by kind."""

    def of_kind(self, kind: SourceKind) -> Self:
        """Return the sources of one kind."""
        return self.filter(kind=kind)


class Source(Reviewed):
    """A publication that facts rest on: an inspection report, an article, a statistical release, a dataset.

    `published_note` tells what bounds the date of a source that prints none.
    """

    reference = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=12, choices=SourceKind.choices)
    publisher = models.CharField(max_length=120, blank=True)
    author = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=250)
    address = models.URLField(max_length=300, blank=True)
    published_date = models.DateField(null=True, blank=True)
    published_precision = models.CharField(
        max_length=6, choices=Precision.choices, default=Precision.DAY, help_text="How exactly it is known."
    )
    published_note = models.CharField(max_length=300, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    councils = models.ManyToManyField(Council, through="SourceCouncil", related_name="sources")

    history = HistoricalRecords()
    objects = SourceQuerySet.as_manager()

    class Meta(Reviewed.Meta):
        ordering = ["-published_date", "title"]
        constraints = [first_day_stored("source", "published")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the source's public page."""
        return reverse("inspections:source", args=[self.reference])

    @property
    def published(self) -> PartialDate | None:
        """Return the publication date as exactly as it is known, or None."""
        return partial_date(self.published_date, self.published_precision)

    @property
    def openly_licensed(self) -> bool:
        """Return whether everybody may be shown its passages."""
        return self.licence.startswith(OPEN_LICENCE)


class Document(models.Model):
    """A document that was read: its bytes as a file named by their SHA-256, and what the reader made of it.

    A republished report is another document of the same source. `reading` is the reader's whole answer as
    JSON, `extractor_version` the reader that gave it.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="documents")
    sha256 = models.CharField(max_length=64, unique=True)
    file = models.FileField()
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    extractor_version = models.CharField(max_length=20)
    reading = models.JSONField()
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["-read_at"]

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.file_name


class DocumentPart(models.Model):
    """The text of one page of a PDF, or of one paragraph of an article; `number` runs from 1."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="document_part_once")]

    def __str__(self) -> str:
        """Return the document and the number."""
        return f"{self.document} {self.number}"


class SourceCouncil(Record):
    """A council's part in a source: its subject, or only mentioned."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="council_parts")
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="source_parts")
    part = models.CharField(max_length=10, choices=Part.choices)
    paragraphs = models.CharField(max_length=200, blank=True, help_text="Numbers, separated by commas.")

    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "council"], name="council_once_in_source")]

    def __str__(self) -> str:
        """Return the council and its part."""
        return f"{self.council} ({self.part})"


class CitationQuerySet(models.QuerySet["Citation"]):
    """Citations that public pages may show."""

    def published(self) -> Self:
        """Return the citations whose source everybody may see."""
        return self.filter(source__state=ReviewState.PUBLISHED)


class Citation(Placed, Record):
    """A place in a source that supports one inspection, judgement or finding.

    `stated` is what the source itself says where it is vaguer than the record ("late 2019") or differs from
    it. Where it differs, `agrees` is False, `differs_on` names the field, and both stand until an editor
    gives a `decision` with its reason. `previous_grade` is the grade from which the source says that the
    judgement moved. Figures and responses are statements by one source and name it themselves.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    inspection = models.ForeignKey(
        "Inspection", on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    judgement = models.ForeignKey(
        "Judgement", on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    finding = models.ForeignKey(
        "Finding", on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    stated = models.CharField(max_length=200, blank=True)
    previous_grade = models.CharField(max_length=30, choices=Grade.choices, blank=True)
    agrees = models.BooleanField(default=True, help_text="Whether the source agrees with the record.")
    differs_on = models.CharField(max_length=40, blank=True, help_text="Field on which the source differs.")
    decision = models.CharField(max_length=300, blank=True, help_text="What was decided, and why.")

    history = HistoricalRecords()
    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(inspection__isnull=False, judgement__isnull=True, finding__isnull=True)
                | Q(inspection__isnull=True, judgement__isnull=False, finding__isnull=True)
                | Q(inspection__isnull=True, judgement__isnull=True, finding__isnull=False),
                name="citation_supports_one_record",
            ),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(stated=""), name="citation_that_differs_says_how"
            ),
        ]

    def __str__(self) -> str:
        """Return the source and the place in it."""
        return f"{self.source}, {self.place}" if self.place else str(self.source)

    def clean(self) -> None:
        """Return nothing; raises ValidationError unless it supports one record and says how it differs."""
        if sum(target is not None for target in (self.inspection, self.judgement, self.finding)) > 1:
            raise ValidationError("A citation supports one inspection, one judgement or one finding.")
        if not self.agrees and not self.stated:
            raise ValidationError({"stated": "Say what the source states, since it differs from the record."})
