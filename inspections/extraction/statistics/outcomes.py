"""Ofsted's local authority inspection outcomes (ODS): three sheets that tell of the same inspections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from inspections.extraction.dates import read_date
from inspections.extraction.grades import UnknownGrade, read_grade
from inspections.extraction.statistics.answers import OutcomeRow, OutcomesTable, UnreadableTable
from inspections.extraction.statistics.tables import column_places, sheets_of_ods
from inspections.vocabulary import Absence, Area, Grade, InspectionKind, framework_version_for

CODE, NAME, PUBLISHED = "Local authority area code", "Local authority name", "Publication date"
STARTS = ("Inspection date", "Inspection/Visit date")
KINDS = ("Inspection type", "Inspection/Visit type")
TOPIC = "Visit Theme"
AREAS = {
    "Overall effectiveness": Area.OVERALL,
    "The impact of leaders on social work practice with children and families": Area.LEADERSHIP,
    "The experiences and progress of children who need help and protection": Area.HELP_PROTECTION,
    "The experiences and progress of children in care": Area.IN_CARE,
    "The experiences and progress of care leavers": Area.CARE_LEAVERS,
}
LEFT_OUT_SINCE_2026 = "Overall effectiveness"
KIND_WORDS = {
    "ILACS Standard Inspection": InspectionKind.STANDARD,
    "ILACS Short Inspection": InspectionKind.SHORT,
    "ILACS Focused Visit": InspectionKind.FOCUSED_VISIT,
    "LA Monitoring visit": InspectionKind.MONITORING_VISIT,
}
WITHOUT_TABLE = {"Cover", "Contents", "Notes"}


def read_outcomes(data: bytes) -> OutcomesTable:
    """Return every inspection and visit that the sheets tell of, each once a sheet.

    Raises UnreadableTable at a sheet, column, kind, grade or date that is not known.
    """
    sheets = sheets_of_ods(data)
    if "Cover" not in sheets:
        raise UnreadableTable(
            f"The spreadsheet has no sheet Cover, but {', '.join(sheets)}. It is not Ofsted's table of local "
            "authority inspection outcomes."
        )
    rows = [row for name, cells in sheets.items() if name not in WITHOUT_TABLE for row in _sheet(name, cells)]
    as_at = _told(sheets["Cover"], "Period covered:", r"as at (.+?)(?:,|$)")
    if as_at is None:
        raise UnreadableTable("The sheet Cover does not say at which day the inspections stand.")
    return OutcomesTable(as_at, _told(sheets["Cover"], "Published on:", "(.+)"), tuple(rows))


def _told(cover: Sequence[Sequence[str]], label: str, pattern: str) -> date | None:
    """Return the day beside a label of the cover, or None if it does not tell one."""
    words = next((cells[1] for cells in cover if len(cells) > 1 and cells[0] == label), "")
    found = re.search(pattern, words)
    printed = read_date(found[1]) if found else None
    return printed.day if printed and printed.precision == "day" else None


def _sheet(name: str, lines: Sequence[list[str]]) -> Iterator[OutcomeRow]:
    at = next((place for place, cells in enumerate(lines) if CODE in cells), None)
    if at is None:
        raise UnreadableTable(f"The sheet {name} has no column {CODE}.")
    header = [cell for cell in lines[at] if cell]
    areas = [column for column in AREAS if column != LEFT_OUT_SINCE_2026 or column in header]
    places = column_places(header, [CODE, NAME, PUBLISHED, *areas], f"The sheet {name}")
    start = next((header.index(column) for column in STARTS if column in header), None)
    if start is None:
        raise UnreadableTable(f"The sheet {name} has no column {' or '.join(STARTS)}.")
    kind = next((header.index(column) for column in KINDS if column in header), None)
    topic = header.index(TOPIC) if TOPIC in header else None
    for line, cells in enumerate(lines[at + 1 :], start=at + 2):
        if not any(cells):
            continue
        where = f"The sheet {name}, line {line}"
        began = _day(cells[start], where)
        if began is None:
            raise UnreadableTable(f"{where} has no date of the inspection.")
        yield OutcomeRow(
            sheet=name,
            line=line,
            ons_code=cells[places[CODE]],
            council=cells[places[NAME]],
            kind=_kind(cells[kind], where) if kind is not None else None,
            start=began,
            published=_day(cells[places[PUBLISHED]], where),
            topic=cells[topic] if topic is not None else "",
            judgements=tuple(_judgements({column: cells[places[column]] for column in areas}, began, where)),
        )


def _judgements(cells: dict[str, str], start: date, where: str) -> Iterator[tuple[Area, Grade | Absence]]:
    version = framework_version_for(start)
    for column, cell in cells.items():
        if not cell:
            continue
        area = version.area_on_line(AREAS[column].line)
        if area is None:
            raise UnreadableTable(f"{where}: {version.label} gives no judgement of {column!r}.")
        try:
            yield area, read_grade(cell)
        except UnknownGrade as error:
            raise UnreadableTable(f"{where}: {cell!r} is no grade that is known ({column}).") from error


def _kind(cell: str, where: str) -> InspectionKind:
    if cell not in KIND_WORDS:
        raise UnreadableTable(
            f"{where}: {cell!r} is no kind of inspection that is known ({', '.join(KIND_WORDS)})."
        )
    return KIND_WORDS[cell]


def _day(cell: str, where: str) -> date | None:
    """Return the day written as 31/03/2025, or None for an empty cell."""
    if not cell:
        return None
    try:
        return datetime.strptime(cell, "%d/%m/%Y").date()  # noqa: DTZ007
    except ValueError as error:
        raise UnreadableTable(f"{where}: {cell!r} is no day written as 31/03/2025.") from error
