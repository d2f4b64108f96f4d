"""What is said of a row that cannot be right: which row it is, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.urls import NoReverseMatch, reverse

PARENTS = ("inspection", "judgement", "finding", "council", "source", "predecessor")
"""The fields that lead from a row without an admin page of its own to the row on whose page it is edited."""


@dataclass(frozen=True)
class Defect:
    """Something wrong with one row.

    `documented` is what the row's own note says of it: an oddity that the sources really have, such as a
    report that prints an unlikely date, is then a remark and no problem.
    """

    record: models.Model
    wrong: str
    remedy: str
    documented: str = ""

    @property
    def row(self) -> str:
        """Return the model and the reference, or the number where the model has none."""
        name = type(self.record).__name__
        return f"{name} {getattr(self.record, 'reference', '') or self.record.pk}"

    def __str__(self) -> str:
        """Return the line to show: row, admin address, what is wrong, and what to do about it."""
        advice = f"Documented: {self.documented.rstrip('.')}." if self.documented else self.remedy
        place = admin_path(self.record)
        return f"{self.row} ({self.record}){f' at {place}' if place else ''}: {self.wrong}. {advice}"


Check = Callable[[date], Iterator[Defect]]
"""A sweep of one rule over all rows, given today's date."""


def admin_path(record: models.Model) -> str:
    """Return the path of the admin page where a row is edited, its parent's if it has none; else empty."""
    try:
        return reverse(f"admin:inspections_{record._meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        parent = _parent(record)
        return admin_path(parent) if parent else ""


def _parent(record: models.Model) -> models.Model | None:
    """Return the row on whose admin page this one is edited, or None; an orphan has none."""
    for name in PARENTS:
        try:
            parent = getattr(record, name, None)
        except ObjectDoesNotExist:
            return None
        if isinstance(parent, models.Model):
            return parent
    return None
