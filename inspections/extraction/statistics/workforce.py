"""DfE's children's social work workforce: one line a council and year -> five figures each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from inspections.extraction.statistics.answers import UnreadableTable, WorkforceRow, WorkforceTable
from inspections.extraction.statistics.tables import column_places
from inspections.vocabulary import Measure, MissingValue

COLUMNS = {
    Measure.TURNOVER_RATE: "turnover_rate_fte",
    Measure.VACANCY_RATE: "vacancy_rate_fte",
    Measure.AGENCY_RATE: "agency_rate_fte",
    Measure.CASELOAD: "caseload_fte",
    Measure.ABSENCE_RATE: "absence_rate_fte",
}
"""Full-time equivalents throughout, as DfE's own headline figures are."""

SYMBOLS = {
    "c": MissingValue.SUPPRESSED,
    "z": MissingValue.NOT_APPLICABLE,
    "x": MissingValue.NOT_AVAILABLE,
    "low": MissingValue.LOW,
    "u": MissingValue.UNRELIABLE,
}
"""DfE's symbols for a figure without value (guidance of the release, 2025)."""

LEVELS_READ = {"National", "Local authority"}
LEVELS_IGNORED = {"Regional"}


def read_workforce(header: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> WorkforceTable:
    """Return the figures of councils and of England; raises UnreadableTable at the first odd value."""
    wanted = ["time_period", "geographic_level", "old_la_code", "la_name", *COLUMNS.values()]
    places = column_places(header, wanted, "The workforce table")
    found: list[WorkforceRow] = []
    for line, cells in rows:
        level = cells[places["geographic_level"]]
        if level in LEVELS_IGNORED:
            continue
        if level not in LEVELS_READ:
            raise UnreadableTable(f"Line {line}: {level!r} is no level that the workforce table has had.")
        found += _figures(line, {name: cells[place] for name, place in places.items()}, level)
    return WorkforceTable(tuple(found))


def _figures(line: int, cells: dict[str, str], level: str) -> Iterator[WorkforceRow]:
    codes = tuple(part.strip() for part in cells["old_la_code"].split("/") if part.strip())
    if not re.fullmatch("20[0-9]{2}", cells["time_period"]):
        raise UnreadableTable(f"Line {line}: {cells['time_period']!r} is no year.")
    if (level == "National") == bool(codes) or not all(re.fullmatch("[0-9]{3}", code) for code in codes):
        raise UnreadableTable(f"Line {line}: {cells['old_la_code']!r} is no DfE code of a council.")
    for measure, column in COLUMNS.items():
        value, missing = _value(line, column, cells[column])
        yield WorkforceRow(line, codes, cells["la_name"], cells["time_period"], measure, value, missing)


def _value(line: int, column: str, cell: str) -> tuple[Decimal | None, MissingValue | None]:
    if cell in SYMBOLS:
        return None, SYMBOLS[cell]
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise UnreadableTable(
            f"Line {line}, column {column}: {cell!r} is neither a number nor a symbol of DfE's. Look at the "
            "release's notes, and teach the reader its meaning."
        )
    return value, None
