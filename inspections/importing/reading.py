"""Bytes in, `Reading` out. Knows neither Django nor the record, so that it runs in any process."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from typing import Any

from inspections.extraction import EXTRACTOR_VERSION
from inspections.extraction.articles import ExtractedArticle, read_article
from inspections.extraction.documents import (
    DEFAULT_LIMITS,
    Document,
    Unreadable,
    UnreadableReason,
    is_pdf,
)
from inspections.extraction.guard import GuardedReader
from inspections.extraction.records import (
    article_record,
    report_record,
    unreadable_record,
    unrecognised_record,
)
from inspections.extraction.reports import ExtractedReport, read_report

PDF, HTML, TEXT = "application/pdf", "text/html", "text/plain"
LARGEST_FILE = DEFAULT_LIMITS.bytes
"""The most bytes that one document may have."""

OpenPdf = Callable[[bytes], Document]

logger = logging.getLogger(__name__)

NEXT_STEP = {
    UnreadableReason.EMPTY: "Download it again.",
    UnreadableReason.NOT_A_PDF: "Download the report itself: this may be the page that links to it.",
    UnreadableReason.ENCRYPTED: "Save a copy without the password, and import that.",
    UnreadableReason.TRUNCATED: "Download it again.",
    UnreadableReason.DAMAGED: "Download it again; if that does not help, print it to a new PDF.",
    UnreadableReason.NO_TEXT: "Run text recognition (OCR) over it, and import the result.",
    UnreadableReason.TOO_LARGE: "Look whether it is a report at all.",
    UnreadableReason.TOO_SLOW: "Print it to a new PDF, and import that.",
    UnreadableReason.BREAKS_READER: "Enter what it says by hand, and tell who maintains the software.",
}


class DocumentKind(Enum):
    """What a file turned out to be; the value is what a page calls it."""

    REPORT = "report"
    ARTICLE = "article"
    NOT_RECOGNISED = "not recognised"


@dataclass(frozen=True)
class Reading:
    """One file as read: its bytes and their hash, what it is, what it says, or why it cannot be read.

    `parts` are the texts of its pages (a report) or paragraphs (an article), from number 1; the places in
    `record`, the reader's answer as plain data, count in them. `problem` is empty unless there is no
    answer, and then says what is wrong and what to do.
    """

    data: bytes = field(repr=False)
    sha256: str
    file_name: str
    media_type: str
    extractor_version: str
    kind: DocumentKind
    answer: ExtractedReport | ExtractedArticle | None
    record: dict[str, Any] = field(repr=False)
    parts: tuple[str, ...] = field(repr=False)
    problem: str = ""


def read(
    data: bytes, *, file_name: str, media_type: str | None = None, open_pdf: OpenPdf | None = None
) -> Reading:
    """Return what the bytes of one file say, or why they cannot be read; raises nothing.

    What the file is, is found in its bytes: neither its name nor the media type that somebody gave it
    decides, but a file that was called a PDF and is none is named as such. PDFs are opened in a guarded
    process; pass the `open` method of a `GuardedReader` as `open_pdf` to use one for many files.
    """
    name = storable(file_name.replace("\\", "/").rsplit("/", 1)[-1].strip())[:200] or "document"
    claimed_pdf = name.lower().endswith(".pdf") or media_type == PDF
    if open_pdf is not None:
        return _read(data, name, claimed_pdf, open_pdf)
    with GuardedReader() as guarded:
        return _read(data, name, claimed_pdf, guarded.open)


def _read(data: bytes, name: str, claimed_pdf: bool, open_pdf: OpenPdf) -> Reading:
    pages: tuple[str, ...] = ()
    answer: ExtractedReport | ExtractedArticle | None
    media_type = _media_type(data)
    try:
        if len(data) > LARGEST_FILE:
            detail = f"{len(data):,} bytes; at most {LARGEST_FILE:,} are read"
            raise Unreadable(UnreadableReason.TOO_LARGE, detail)
        if claimed_pdf or media_type == PDF or not data.strip():
            document = open_pdf(data)
            pages = tuple(page.text for page in document.pages)
            answer = read_report(document)
        else:
            answer = read_article(data)
    except Unreadable as problem:
        return unreadable(data, name, problem)
    except Exception as error:  # one file that no reader foresaw must not end the import of all others
        logger.exception("Reading %s failed", name)
        return unreadable(data, name, Unreadable(UnreadableReason.BREAKS_READER, repr(error)))
    match answer:
        case ExtractedReport():
            return _reading(data, name, media_type, answer, report_record(name, answer), pages)
        case ExtractedArticle() if not answer.about_council_childrens_services:
            why = f"{answer.about_reason} Nothing was imported."
            return _reading(data, name, media_type, None, article_record(name, answer), (), why)
        case ExtractedArticle():
            record = article_record(name, answer)
            return _reading(data, name, media_type, answer, record, answer.paragraphs)
        case None:
            why = (
                "This PDF is no inspection report or letter: no title of one was found on its first page. "
                "Nothing was imported. Give the report itself, as Ofsted published it."
            )
            return _reading(data, name, media_type, None, unrecognised_record(name), (), why)


def unreadable(data: bytes, file_name: str, problem: Unreadable) -> Reading:
    """Return the reading of a file that cannot be read: its problem, and what to do next."""
    record = unreadable_record(file_name, problem)
    why = f"{str(problem).rstrip('.')}. Nothing was imported. {NEXT_STEP[problem.reason]}"
    return _reading(data, file_name, _media_type(data), None, record, (), why)


def _reading(
    data: bytes,
    name: str,
    media_type: str,
    answer: ExtractedReport | ExtractedArticle | None,
    record: dict[str, Any],
    parts: tuple[str, ...],
    problem: str = "",
) -> Reading:
    kinds = {
        ExtractedReport: DocumentKind.REPORT,
        ExtractedArticle: DocumentKind.ARTICLE,
        type(None): DocumentKind.NOT_RECOGNISED,
    }
    return Reading(
        data=data,
        sha256=sha256(data).hexdigest(),
        file_name=name,
        media_type=media_type,
        extractor_version=EXTRACTOR_VERSION,
        kind=kinds[type(answer)],
        answer=answer,
        record=storable(record),
        parts=tuple(storable(part) for part in parts),
        problem=storable(problem),
    )


def _media_type(data: bytes) -> str:
    """Return what the bytes themselves say that they are."""
    if is_pdf(data):
        return PDF
    opening = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return HTML if opening.startswith(b"<") or b"<html" in opening else TEXT


def storable(value: Any) -> Any:
    """Return the value with characters that no database keeps replaced, each by one, so that places hold.

    PostgreSQL takes no NUL, and no text in UTF-8 can hold half of a surrogate pair.
    """
    match value:
        case str():
            return (
                value.replace("\x00", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            )
        case dict():
            return {key: storable(one) for key, one in value.items()}
        case list() | tuple():
            return [storable(one) for one in value]
        case _:
            return value
