"""What reading and importing a document answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from inspections.extraction.articles import ExtractedArticle
from inspections.extraction.reports import ExtractedReport
from inspections.models import Inspection, Source


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


class ImportStatus(Enum):
    """What became of a document; the value is what the summary calls it."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CONFIRMED = "confirmed"
    UNMATCHED = "unmatched"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class ImportOutcome:
    """What importing one document did.

    `proposed`, `confirmed` and `conflicting` count records; `changes` says each in a line, `problems` what
    was not read or not matched, where, and what to do next. NEW means that something waits for an editor.
    """

    status: ImportStatus
    source: Source | None = None
    inspection: Inspection | None = None
    proposed: int = 0
    confirmed: int = 0
    conflicting: int = 0
    problems: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
