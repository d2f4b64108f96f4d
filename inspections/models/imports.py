"""Imports that editors asked for in the admin: the files they gave, and what became of each."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from inspections.models.sources import Source
from inspections.vocabulary import ImportStatus

LOST = "lost"
"""The outcome of a file that was gone from the server before it was read."""


class ImportJob(models.Model):
    """The documents that one editor gave at one time, and what the editor said of them.

    An import is carried on file by file and can be left and taken up again: what it still has to do are its
    files without an outcome.
    """

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports")
    asked_at = models.DateTimeField(auto_now_add=True)
    publisher = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=250, blank=True)
    address = models.URLField(max_length=300, blank=True)
    published = models.CharField(max_length=10, blank=True, help_text="As 2021, 2021-11 or 2021-11-04.")

    class Meta:
        verbose_name = "import"
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        """Return when and by whom it was asked for."""
        return f"Import of {self.asked_at:%-d %B %Y, %H:%M} by {self.asked_by}"


class ImportItemQuerySet(models.QuerySet["ImportItem"]):
    """Files by whether anything has become of them."""

    def waiting(self) -> Self:
        """Return the files that are still to be read."""
        return self.filter(outcome="")


class ImportItem(models.Model):
    """One file of an import; `message` says what was found.

    `outcome` is empty until the file was read, then an `ImportStatus`, or `LOST`.
    """

    job = models.ForeignKey(ImportJob, on_delete=models.CASCADE, related_name="items")
    file = models.FileField(upload_to="uploads")
    file_name = models.CharField(max_length=200)
    outcome = models.CharField(max_length=20, blank=True)
    message = models.TextField(blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="import_items"
    )

    objects = ImportItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["", *ImportStatus.slugs(), LOST]),
                name="import_item_outcome_is_known",
            )
        ]

    def __str__(self) -> str:
        """Return the name that the file had."""
        return self.file_name
