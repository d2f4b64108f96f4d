"""Tables written out, piece by piece, so that a long one is never held whole in memory.

CSV is UTF-8 without a byte order mark, with CRLF (RFC 4180). A text that a spreadsheet would run as a formula
gets an apostrophe before it (OWASP, CSV injection); numbers, negative ones too, are left as they are.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from io import StringIO
from typing import Any

from inspections.exports.columns import Table, Value

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
ROWS_A_PIECE = 200


def csv_pieces(table: Table, rows: Iterable[Any]) -> Iterator[str]:
    """Return the CSV of these rows: the header, then some rows at a time."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(table.header)
    for number, record in enumerate(table.records(rows), start=1):
        writer.writerow([csv_cell(value) for value in record])
        if number % ROWS_A_PIECE == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def json_pieces(table: Table, rows: Iterable[Any], about: Mapping[str, Any]) -> Iterator[str]:
    """Return one JSON object: what `about` says of the answer, then `rows`, each an object of the columns."""
    opening = json.dumps(dict(about), ensure_ascii=False, indent=2)
    yield opening.removesuffix("}").rstrip() + ',\n  "rows": ['
    between = "\n    "
    for record in table.records(rows):
        row = dict(zip(table.header, (json_value(value) for value in record), strict=True))
        yield between + json.dumps(row, ensure_ascii=False)
        between = ",\n    "
    yield "\n  ]\n}\n"


def csv_cell(value: Value) -> str:
    """Return one cell: yes or no, a list with | between its values, empty where there is no value."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | Decimal():
            return str(value)
        case list():
            return _harmless("|".join(each.replace("|", "/") for each in value))
        case str():
            return _harmless(value)


def json_value(value: Value) -> Any:
    """Return the value as JSON holds it; decimals become numbers."""
    return float(value) if isinstance(value, Decimal) else value


def _harmless(text: str) -> str:
    if not text.startswith(STARTS_A_FORMULA):
        return text
    try:
        Decimal(text)
    except ArithmeticError:
        return f"'{text}"
    return text
