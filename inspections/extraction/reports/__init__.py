"""A published report or letter (PDF) becomes an `ExtractedReport`: what it says, page and words beside it."""

from __future__ import annotations

from inspections.extraction.documents import Document, open_document
from inspections.extraction.reports.answers import (
    ExtractedReport,
    PreviousInspection,
    Problem,
    ReadJudgement,
    ReportPassage,
    Stated,
)
from inspections.extraction.reports.reading import read_document

__all__ = [
    "ExtractedReport",
    "PreviousInspection",
    "Problem",
    "ReadJudgement",
    "ReportPassage",
    "Stated",
    "read_document",
    "read_report",
]


def read_report(data: bytes | Document) -> ExtractedReport | None:
    """Return what a report or letter says, or None if the PDF is neither; raises `Unreadable`."""
    document = data if isinstance(data, Document) else open_document(data)
    return read_document(document)
