"""Records that people made and that stand in the way of shipped ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from inspections.importing.shipped.problems import Problem
from inspections.importing.shipped.records import ShippedRecord


def clashes(
    model: type[models.Model], records: Sequence[tuple[ShippedRecord, Mapping[str, Any], int | None]]
) -> list[Problem]:
    """Return a problem for every record whose unique values another row of the database has already.

    Each record comes with its values by column name and, where it stands in the database, its primary key.
    """
    if not records:
        return []
    updated = {pk for *_, pk in records if pk is not None}
    problems: list[Problem] = []
    for columns, condition in _unique_columns(model):
        rows = model._default_manager.filter(condition).order_by()
        taken = {tuple(values): pk for pk, *values in rows.values_list("pk", *columns) if pk not in updated}
        for record, values, _ in records:
            key = tuple(values[column] for column in columns)
            if None not in key and key in taken:
                problems.append(_problem(model, record, columns, key, taken[key]))
    return problems


def _unique_columns(model: type[models.Model]) -> list[tuple[list[str], models.Q]]:
    """Return the sets of columns that two rows may not share, each with the rows for which that holds."""
    column = {field.name: field.attname for field in model._meta.fields}
    alone = [
        ([field.attname], models.Q())
        for field in model._meta.fields
        if field.unique and not field.primary_key
    ]
    together = [
        ([column[name] for name in rule.fields], rule.condition or models.Q())
        for rule in model._meta.constraints
        if isinstance(rule, models.UniqueConstraint)
    ]
    return alone + together


def _problem(
    model: type[models.Model], record: ShippedRecord, columns: list[str], key: tuple[Any, ...], pk: int
) -> Problem:
    names = [name.removesuffix("_id") for name in columns]
    value = next((str(value) for value in reversed(key) if isinstance(value, str)), record.reference)
    row = model._default_manager.get(pk=pk)
    return Problem(
        record.place,
        ", ".join(names),
        value,
        f"values that no other {model._meta.verbose_name} has, but number {pk} ({row}), which a person made "
        "or changed, has them: change or delete it in the admin, then load again",
    )
