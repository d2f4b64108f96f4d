"""Importing official tables: what agrees is confirmed, what differs is reported, nothing is overwritten."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from inspections.extraction.statistics import (
    NeighboursTable,
    OutcomesTable,
    UnreadableTable,
    WorkforceTable,
    read_table,
)
from inspections.importing.statistics.answers import StatisticsOutcome
from inspections.importing.statistics.figures import import_workforce
from inspections.importing.statistics.neighbours import import_neighbours
from inspections.importing.statistics.outcomes import import_outcomes

__all__ = ["StatisticsOutcome", "UnreadableTable", "read_table", "save_table"]


def save_table(
    table: OutcomesTable | WorkforceTable | NeighboursTable,
    *,
    file_name: str,
    user: AbstractBaseUser | None = None,
    dry_run: bool = False,
) -> StatisticsOutcome:
    """Return what importing an official table did, or with `dry_run` would do; all of it, or nothing.

    New figures and inspections are proposed. A value that differs from the record's is a conflict or a
    proposal beside it. Neighbours of a model that the record does not have are added; within a model that
    it has, differences are only reported.
    """
    reason = f"Read from {file_name}"
    with transaction.atomic():
        match table:
            case OutcomesTable():
                outcome = import_outcomes(table, user, reason)
            case WorkforceTable():
                outcome = import_workforce(table, user, reason)
            case NeighboursTable():
                outcome = import_neighbours(table, user, reason)
        if dry_run:
            transaction.set_rollback(True)
    return outcome
