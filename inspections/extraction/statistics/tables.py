"""Tables as files hold them: CSV, and sheets of an OpenDocument spreadsheet (ODS)."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from inspections.extraction.statistics.answers import UnreadableTable

ODS_MARK = b"PK\x03\x04"
MOST_BYTES = 100_000_000
"""Ofsted's table of 2025 unpacks to one megabyte."""

MOST_COLUMNS = 100
MOST_REPEATED_ROWS = 100
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def rows_of_csv(data: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the header and the rows with their line numbers; raises UnreadableTable if it is no CSV."""
    if len(data) > MOST_BYTES:
        raise UnreadableTable(f"The file has {len(data):,} bytes; at most {MOST_BYTES:,} are read.")
    try:
        lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        header = [name.strip() for name in next(lines, [])]
        rows = [(lines.line_num, [cell.strip() for cell in cells]) for cells in lines if any(cells)]
    except UnicodeDecodeError as error:
        raise UnreadableTable(
            f"The file is no text in UTF-8 (byte {error.start}). Save it as CSV in UTF-8."
        ) from error
    except csv.Error as error:
        raise UnreadableTable(f"The file is no CSV: {error}.") from error
    if not header:
        raise UnreadableTable("The file is empty. Download it again.")
    for line, cells in rows:
        if len(cells) != len(header):
            raise UnreadableTable(f"Line {line} has {len(cells)} cells where the header has {len(header)}.")
    return header, rows


def column_places(header: Sequence[str], wanted: Sequence[str], where: str) -> dict[str, int]:
    """Return the place of each wanted column; raises UnreadableTable, naming those that are missing."""
    if missing := [name for name in wanted if name not in header]:
        raise UnreadableTable(
            f"{where} has no column {', '.join(missing)}. It has {', '.join(header)}. The table may have "
            "changed: look at it, and teach the reader its new columns."
        )
    return {name: header.index(name) for name in wanted}


def sheets_of_ods(data: bytes) -> dict[str, list[list[str]]]:
    """Return the cells of every sheet, as displayed; raises UnreadableTable if the file is no ODS."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if (size := archive.getinfo("content.xml").file_size) > MOST_BYTES:
                raise UnreadableTable(f"The file unpacks to {size:,} bytes; at most {MOST_BYTES:,} are read.")
            with archive.open("content.xml") as content:
                root = fromstring(content.read(MOST_BYTES))
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, OSError) as error:
        raise UnreadableTable(
            f"The file is no OpenDocument spreadsheet ({type(error).__name__}). Download the .ods again."
        ) from error
    return {str(table.get(f"{_TABLE}name")): list(_rows(table)) for table in root.iter(f"{_TABLE}table")}


def _rows(table: object) -> Iterator[list[str]]:
    """Yield the cells of each row; a row that is repeated to fill the sheet is empty and comes once."""
    for row in table.iter(f"{_TABLE}table-row"):  # type: ignore[attr-defined]
        cells: list[str] = []
        for cell in row:
            if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
                continue
            text = " ".join("".join(part.itertext()) for part in cell.iter(f"{_TEXT}p")).strip()
            repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells += [text] * min(repeated, MOST_COLUMNS - len(cells))
        repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1")) if any(cells) else 1
        for _ in range(min(repeated, MOST_REPEATED_ROWS)):
            yield cells
