"""What inspectors asked for in reports, as the shipped table holds it: facts and places, no text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from inspections.extraction.reports import ExtractedReport
from inspections.importing.documents.comparing import area_in
from inspections.importing.documents.matching import Unmatched, council_of, inspection_of
from inspections.importing.documents.proposals import finding_reference
from inspections.importing.documents.statements import SaidFinding, statements
from inspections.importing.reading import Reading
from inspections.models import Inspection, Source, Theme
from inspections.vocabulary import SourceKind

COLUMNS = ("reference", "inspection", "page", "item", "kind", "area", "themes")


@dataclass(frozen=True)
class AskedItems:
    """The table as text, how many items it has, and why others were left out."""

    table: str
    count: int
    left_out: tuple[str, ...]


def asked_items(readings: Iterable[Reading]) -> AskedItems:
    """Return the table of the items asked for, in the order of inspections and of their reports.

    An item is left out where no theme was read in it, since a finding without a theme is not published.
    """
    left_out: list[str] = []
    rows: dict[str, list[list[str]]] = {}
    for reading in readings:
        if not isinstance(reading.answer, ExtractedReport):
            continue
        inspection = _inspection(reading.answer)
        if inspection is None:
            left_out.append(f"{reading.file_name}: no inspection of the record with a shipped report")
        elif inspection.reference not in rows:
            rows[inspection.reference] = list(_rows(reading.answer, inspection, left_out))
    ordered = [row for reference in sorted(rows) for row in rows[reference]]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(ordered)
    return AskedItems(text.getvalue(), len(ordered), tuple(left_out))


def _inspection(report: ExtractedReport) -> Inspection | None:
    """Return the inspection that a report is of, if the record has it with its report as a source."""
    said = statements(report).inspections[0]
    try:
        inspection = inspection_of(council_of(said), said)
    except Unmatched:
        return None
    if inspection is None:
        return None
    reference = f"report-{inspection.reference}"
    return inspection if Source.objects.of_kind(SourceKind.REPORT).filter(reference=reference) else None


def _rows(report: ExtractedReport, inspection: Inspection, left_out: list[str]) -> Iterator[list[str]]:
    known = set(Theme.objects.values_list("slug", flat=True))
    taken: set[str] = set()
    asked = (one for one in statements(report).inspections[0].findings if one.kind.asked)
    for item in asked:
        reference = _free(finding_reference(inspection.reference, item.spot), taken)
        themes = [slug for slug in item.themes if slug in known]
        if not themes:
            left_out.append(f"{reference}: no theme was read in it")
            continue
        yield _row(reference, inspection, item, themes)


def _free(stem: str, taken: set[str]) -> str:
    """Return the reference, numbered where a page has several lists that each begin with 1."""
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 100))
    reference = next(name for name in names if name not in taken)
    taken.add(reference)
    return reference


def _row(reference: str, inspection: Inspection, item: SaidFinding, themes: list[str]) -> list[str]:
    area = area_in(inspection.version, item.area)
    place = [str(item.spot.page), item.spot.item]
    return [
        reference,
        inspection.reference,
        *place,
        str(item.kind),
        str(area) if area else "",
        "|".join(themes),
    ]
