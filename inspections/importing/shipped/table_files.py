"""The reader of the shipped tables (CSV): text in, records and problems out."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from inspections.importing.shipped.problems import Place, Problem, UnfitRow, Unreadable
from inspections.importing.shipped.readers import Reader
from inspections.importing.shipped.records import ShippedRecord


@dataclass(frozen=True)
class Row:
    """One row as read: its values by column, its place, and its number among the rows, from 1."""

    values: Mapping[str, Any]
    place: Place
    number: int

    def __getitem__(self, column: str) -> Any:
        """Return the value of a column."""
        return self.values[column]

    def taken(self, *columns: str) -> dict[str, Any]:
        """Return the values of these columns, whose fields have the same names."""
        return {column: self.values[column] for column in columns}


@dataclass(frozen=True)
class Table:
    """A shipped table: its file, the reader of each column, and what makes records of a row."""

    file: str
    columns: Mapping[str, Reader]
    records: Callable[[Row], Iterator[ShippedRecord]]


def read_table(table: Table, text: str) -> tuple[list[ShippedRecord], list[Problem]]:
    """Return the records of a table and everything that is wrong with its rows."""
    lines = csv.reader(StringIO(text, newline=""), strict=True)
    header = next(lines, [])
    if problem := _header_problem(table, header):
        return [], [problem]
    records: list[ShippedRecord] = []
    problems: list[Problem] = []
    number = 0
    try:
        for cells in lines:
            if not cells:
                continue
            number += 1
            place = Place(table.file, f"line {lines.line_num}")
            if len(cells) != len(header):
                problems.append(Problem(place, "", ",".join(cells), f"{len(header)} cells, not {len(cells)}"))
                continue
            row, wrong = _read_row(table, dict(zip(header, cells, strict=True)), place, number)
            problems += wrong
            if wrong:
                continue
            try:
                records += table.records(row)
            except UnfitRow as unfit:
                cell = dict(zip(header, cells, strict=True)).get(unfit.column, "")
                problems.append(Problem(place, unfit.column, cell, unfit.expected))
    except csv.Error as error:
        place = Place(table.file, f"line {lines.line_num}")
        problems.append(Problem(place, "", "", f"a table of comma-separated values ({error})"))
    return records, problems


def _header_problem(table: Table, header: list[str]) -> Problem | None:
    """Return what is wrong with the first line: every column is there once, in any order, and no other."""
    if sorted(header) == sorted(table.columns):
        return None
    return Problem(
        Place(table.file, "line 1"), "", ",".join(header), f"the columns {', '.join(table.columns)}"
    )


def _read_row(table: Table, cells: Mapping[str, str], place: Place, number: int) -> tuple[Row, list[Problem]]:
    """Return the row with its values read, and a problem for every cell that could not be."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for column, cell in cells.items():
        try:
            values[column] = table.columns[column](cell)
        except Unreadable as unreadable:
            problems.append(Problem(place, column, cell, str(unreadable)))
    return Row(values, place, number), problems
