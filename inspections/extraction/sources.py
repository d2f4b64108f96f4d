"""What a file is, found by opening it: a report or letter, an article, or neither."""

from __future__ import annotations

from collections.abc import Callable

from inspections.extraction.articles import ExtractedArticle, read_article
from inspections.extraction.documents import Document, is_pdf, open_document
from inspections.extraction.reports import ExtractedReport, read_report


def read_source(
    data: bytes, *, open_pdf: Callable[[bytes], Document] = open_document
) -> ExtractedReport | ExtractedArticle | None:
    """Return what the file says, as a report or letter (PDF) or as an article (text or HTML).

    None means a PDF that is no inspection report. Raises `Unreadable` where the file cannot be opened.
    `open_pdf` opens a PDF; pass the method of a `GuardedReader` for files of strangers.
    """
    if is_pdf(data) or not data.strip(b"\x00\t\n\f\r "):
        return read_report(open_pdf(data))
    return read_article(data)
