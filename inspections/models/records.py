"""What every edited record has: a revision for people who edit at once, a history, a review state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from inspections.vocabulary import PartialDate, Precision, ReviewState

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AbstractBaseUser

QUOTE_WORDS = 12
"""The most words that a quoted phrase may have: facts may be carried over, sentences may not."""

SUMMARY_WORDS = 30
"""The most words of a summary in our own words."""


def validate_quote(quote: str) -> None:
    """Return nothing; raises ValidationError if the quote has more than `QUOTE_WORDS` words."""
    count = len(quote.split())
    if count > QUOTE_WORDS:
        raise ValidationError(
            f"A quote may have {QUOTE_WORDS} words at most; this one has {count}. Shorten it."
        )


def validate_summary(summary: str) -> None:
    """Return nothing; raises ValidationError if the summary has more than `SUMMARY_WORDS` words."""
    count = len(summary.split())
    if count > SUMMARY_WORDS:
        raise ValidationError(
            f"A summary may have {SUMMARY_WORDS} words at most; this one has {count}. Shorten or split it."
        )


class Record(models.Model):
    """A record that editors change.

    `revision` grows by one with each change made in the admin, so that the second of two people who edit
    at once is told. Each model has a `history` that keeps every saved version, with who, when and why.
    """

    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def sign(self, user: AbstractBaseUser | None, reason: str | None) -> None:
        """Return nothing; the version that the next save keeps says who made it (None: a command) and why."""
        self._history_user = user
        self._change_reason = reason


class ReviewedQuerySet(models.QuerySet[Any]):
    """Rows that have a review state. Public code reads `.published()`; only editors see the rest."""

    def published(self) -> Self:
        """Return the rows that everybody may see."""
        return self.filter(state=ReviewState.PUBLISHED)

    def proposed(self) -> Self:
        """Return the rows that wait for an editor."""
        return self.filter(state=ReviewState.PROPOSED)


class Reviewed(Record):
    """A record that is shown only when it is published; `inspections.reviewing` alone changes its state."""

    state = models.CharField(
        "review state",
        max_length=12,
        choices=ReviewState.choices,
        default=ReviewState.PROPOSED,
        editable=False,
        db_index=True,
    )

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")


class Placed(models.Model):
    """A place in a source: where a reader finds the words that a record rests on."""

    page = models.PositiveIntegerField(null=True, blank=True, help_text="Page of the PDF, the first being 1.")
    paragraph = models.CharField(
        max_length=20,
        blank=True,
        help_text="Paragraph number as printed; in an article the nth block of text, the title being 1.",
    )
    item = models.CharField(max_length=20, blank=True, help_text="Number in a list of things asked for.")
    quote = models.CharField(
        max_length=200,
        blank=True,
        validators=[validate_quote],
        help_text=f"At most {QUOTE_WORDS} words, exactly as printed.",
    )

    class Meta:
        abstract = True

    @property
    def place(self) -> str:
        """Return the place in words, such as `page 2, item 3`; empty if only the source is known."""
        parts = (("page", self.page), ("paragraph", self.paragraph), ("item", self.item))
        return ", ".join(f"{name} {value}" for name, value in parts if value)


class LoadedRecord(models.Model):
    """What the shipped data last said of one record, so that loading again never undoes an edit.

    A record whose present values differ from `values` was changed by a person and is left alone; one that is
    gone was deleted by a person and stays gone.
    """

    model = models.CharField(max_length=60)
    reference = models.CharField(max_length=200)
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "reference"], name="loaded_record_once")]

    def __str__(self) -> str:
        """Return the model and the reference."""
        return f"{self.model} {self.reference}"


def partial_date(day: date | None, precision: str) -> PartialDate | None:
    """Return the stored day with its precision, or None where no date is known."""
    return None if day is None else PartialDate(day, Precision(precision))


def first_day_stored(model: str, date_of: str) -> models.CheckConstraint:
    """Return the constraint that a date known only by its month or year is stored as the first day of it.

    `date_of` begins the names of its two fields, `<date_of>_date` and `<date_of>_precision`. `PartialDate`
    counts on it, and one month stored as two days would be two dates to the database. The date is looked at
    as text: with functions of Django in a table, SQLite's own tools could no longer check or vacuum it.
    """
    day, precision = f"{date_of}_date", f"{date_of}_precision"
    return models.CheckConstraint(
        condition=Q(**{f"{day}__isnull": True})
        | Q(**{precision: Precision.DAY})
        | Q(**{precision: Precision.MONTH, f"{day}__endswith": "-01"})
        | Q(**{precision: Precision.YEAR, f"{day}__endswith": "-01-01"}),
        name=f"{model}_{date_of}_is_first_of_its_period",
        violation_error_message="A date known only by its month or year is stored as the first day of it.",
    )
