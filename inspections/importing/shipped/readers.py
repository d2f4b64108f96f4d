"""Readers of single values: text of a cell in, value out; `Unreadable` says what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from inspections.importing.shipped.problems import Unreadable
from inspections.vocabulary import Absence, Grade, PartialDate, Word

Reader = Callable[[str], Any]
Spoken = TypeVar("Spoken", bound=Word)


def text_of(model: type[models.Model], name: str, *, required: bool = False) -> Reader:
    """Return a reader of text that the model's field takes: its length, its choices and its validators."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)

    def read(cell: str) -> str:
        if cell != cell.strip():
            raise Unreadable("no space before or after")
        if not cell and not required:
            return ""
        try:
            field.clean(cell, None)
        except ValidationError as error:
            raise Unreadable("text that the record takes: " + " ".join(error.messages).rstrip(".")) from error
        return cell

    return read


def word(kind: type[Spoken]) -> Callable[[str], Spoken]:
    """Return a reader of one enumeration's slugs."""

    def read(cell: str) -> Spoken:
        try:
            return kind(cell)
        except ValueError as error:
            raise Unreadable(f"one of {', '.join(kind.slugs())}") from error

    return read


def optional(reader: Reader) -> Reader:
    """Return a reader that takes an empty cell too, as None."""
    return lambda cell: reader(cell) if cell else None


def listed(reader: Reader) -> Reader:
    """Return a reader of values separated by `|`, as a tuple; an empty cell is the empty tuple."""
    return lambda cell: tuple(reader(part) for part in cell.split("|")) if cell else ()


def grade_or_absence(cell: str) -> Grade | Absence | None:
    """Return the grade, or the reason why there is none; None for an empty cell."""
    if not cell:
        return None
    for kind in (Grade, Absence):
        if cell in kind.slugs():
            return kind(cell)
    raise Unreadable(f"one of {', '.join(Grade.slugs() + Absence.slugs())}, or nothing")


def day(cell: str) -> date:
    """Return a day written as 2021-11-04."""
    try:
        if len(cell) != len("2021-11-04"):
            raise ValueError(cell)
        return date.fromisoformat(cell)
    except ValueError as error:
        raise Unreadable("a day written as 2021-11-04") from error


def partial_date(cell: str) -> PartialDate:
    """Return a date as exactly as it is written: 2021, 2021-11 or 2021-11-04."""
    try:
        return PartialDate.from_iso(cell)
    except ValueError as error:
        raise Unreadable("a date written as 2021, 2021-11 or 2021-11-04") from error


def whole_number(cell: str) -> int:
    """Return a whole number that is not negative."""
    if not re.fullmatch(r"[0-9]{1,9}", cell):
        raise Unreadable("a whole number, in digits only")
    return int(cell)


def decimal(cell: str) -> Decimal:
    """Return a number with a decimal point, if any."""
    try:
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
            raise InvalidOperation
        return Decimal(cell)
    except InvalidOperation as error:
        raise Unreadable("a number such as 12 or -1.25") from error


def code(cell: str) -> str:
    """Return a council's DfE code, three digits; whether it exists is asked when all files are read."""
    if not re.fullmatch(r"[0-9]{3}", cell):
        raise Unreadable("a DfE code of three digits")
    return cell
