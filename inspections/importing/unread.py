"""Which reports the record knows by their address, and has not read yet."""

from __future__ import annotations

from inspections.models import Document, Inspection, Source
from inspections.vocabulary import ReviewState, SourceKind


def unread_addresses() -> list[str]:
    """Return the addresses of reports that were not read yet, those of the latest inspections first."""
    wanted = dict.fromkeys(known_addresses())
    read = Document.objects.values_list("source__address", "source__reference")
    of_inspection = {
        f"report-{reference}": address
        for reference, address in Inspection.objects.values_list("reference", "report_address")
    }
    for address, reference in read:
        wanted.pop(address, None)
        wanted.pop(of_inspection.get(reference, ""), None)
    return list(wanted)


def known_addresses() -> list[str]:
    """Return every address of a report that the record holds, those of the latest inspections first."""
    dropped = [ReviewState.REJECTED, ReviewState.WITHDRAWN, ReviewState.SUPERSEDED]
    inspections = Inspection.objects.exclude(report_address="").exclude(state__in=dropped)
    reports = Source.objects.of_kind(SourceKind.REPORT).exclude(address="").exclude(state__in=dropped)
    found = [
        *inspections.values_list("report_address", flat=True),
        *reports.values_list("address", flat=True),
    ]
    return list(dict.fromkeys(found))
