"""The answers as CSV, JSON and Atom, and the codebook of every column."""

from inspections.exports.columns import Column, Table, ValueType
from inspections.exports.feeds import (
    ENTRIES_AT_MOST,
    Entry,
    atom,
    change_entries,
    finding_entries,
    inspection_entries,
)
from inspections.exports.grades import CHANGES, COMPARISON, COUNCILS
from inspections.exports.inspections import FINDINGS, INSPECTIONS
from inspections.exports.sources import FACTS, SOURCES, THEMES
from inspections.exports.writing import csv_pieces, json_pieces

TABLES: tuple[Table, ...] = (COUNCILS, INSPECTIONS, FINDINGS, CHANGES, COMPARISON, THEMES, SOURCES, FACTS)


def codebook() -> tuple[Table, ...]:
    """Return every table that can be downloaded, with its columns and what each of them means."""
    return TABLES


__all__ = [
    "CHANGES",
    "COMPARISON",
    "COUNCILS",
    "ENTRIES_AT_MOST",
    "FACTS",
    "FINDINGS",
    "INSPECTIONS",
    "SOURCES",
    "TABLES",
    "THEMES",
    "Column",
    "Entry",
    "Table",
    "ValueType",
    "atom",
    "change_entries",
    "codebook",
    "csv_pieces",
    "finding_entries",
    "inspection_entries",
    "json_pieces",
]
