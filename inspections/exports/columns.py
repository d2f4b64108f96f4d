"""Tables as they are downloaded. Each column is declared once: its name, its meaning, its values.

The header of a CSV, the keys of a JSON and the codebook all come from here, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from inspections.models import Council
from inspections.vocabulary import (
    Absence,
    Area,
    CouncilType,
    Grade,
    PartialDate,
    Precision,
    Region,
    Word,
)

Value = str | int | Decimal | bool | list[str] | None


class ValueType(Word):
    """What sort of value a column holds, and how each format writes it."""

    TEXT = "text", "Text", ""
    CODE = "code", "Code", "One of the values listed."
    NUMBER = "number", "Number", ""
    DATE = "date", "Date", "ISO 8601, only as exact as it is known: 2021-11-04, 2021-11 or 2021."
    YES_NO = "yes_no", "Yes or no", "yes or no in CSV; true or false in JSON."
    LIST = "list", "List", "Values with | between them in CSV; an array in JSON."


@dataclass(frozen=True)
class Column:
    """One column: `value` takes it from a row; `empty` says what it means when there is none.

    A column without `empty` has a value in every row. `values` are (value, meaning) pairs of a code.
    """

    name: str
    meaning: str
    value: Callable[[Any], Value]
    type: ValueType = ValueType.TEXT
    values: tuple[tuple[str, str], ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class Table:
    """One table that can be downloaded: `row` says what one row of it is.

    `gather` turns the rows of a list into what the columns read, a few queries for each batch of rows.
    """

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    gather: Callable[[Any], Iterator[Any]]

    @property
    def header(self) -> list[str]:
        """Return the names of the columns, in order."""
        return [column.name for column in self.columns]

    def records(self, rows: Iterable[Any]) -> Iterator[list[Value]]:
        """Return the values of each row in the order of the columns."""
        for row in self.gather(rows):
            yield [column.value(row) for column in self.columns]


def meanings(enumeration: type[Word], *more: Word) -> tuple[tuple[str, str], ...]:
    """Return (slug, label and meaning) of every member, and of `more`, as a codebook lists them."""
    return tuple((str(word), _explained(word)) for word in [*list(enumeration), *more])


def date_columns(
    name: str, meaning: str, of: Callable[[Any], PartialDate | None], *, empty: str = ""
) -> tuple[Column, Column]:
    """Return two columns for a date: the date as exactly as it is known, and how exactly that is."""
    return (
        Column(name, meaning, lambda row: _iso(of(row)), ValueType.DATE, empty=empty),
        Column(
            f"{name}_precision",
            f"How exactly {name} is known.",
            lambda row: _precision(of(row)),
            ValueType.CODE,
            meanings(Precision),
            empty=empty,
        ),
    )


def council_columns(of: Callable[[Any], Council | None], *, empty: str = "") -> tuple[Column, ...]:
    """Return the columns that identify a council in every table, stable codes included."""

    def read(name: str) -> Callable[[Any], Value]:
        return lambda row: getattr(of(row), name, None) or None

    return (
        Column("council", "The council, as its address names it.", read("slug"), empty=empty),
        Column("council_name", "The council’s short name.", read("short_name"), empty=empty),
        Column(
            "ons_code",
            "Nine-character code of the Office for National Statistics.",
            read("ons_code"),
            empty=empty,
        ),
        Column("dfe_code", "Code of the Department for Education.", read("dfe_code"), empty=empty),
        Column("region", "Region (ONS).", read("region"), ValueType.CODE, meanings(Region), empty=empty),
        Column(
            "council_type",
            "Type of council.",
            read("type"),
            ValueType.CODE,
            meanings(CouncilType),
            empty=empty,
        ),
    )


def area_column(name: str, meaning: str, of: Callable[[Any], str | None], *, empty: str = "") -> Column:
    """Return a column that names a judgement area."""
    return Column(name, meaning, lambda row: of(row) or None, ValueType.CODE, meanings(Area), empty=empty)


def grade_column(name: str, meaning: str, of: Callable[[Any], str | None], *, empty: str = "") -> Column:
    """Return a column that holds a grade or, where there is none, the reason why."""
    values = meanings(Grade, *Absence)
    return Column(name, meaning, lambda row: of(row) or None, ValueType.CODE, values, empty=empty)


def _explained(word: Word) -> str:
    return f"{word.label}. {word.meaning}" if word.meaning else word.label


def _iso(when: PartialDate | None) -> str | None:
    return when.iso if when else None


def _precision(when: PartialDate | None) -> str | None:
    return when.precision.value if when else None
