"""The running lines of a report: running headers, page numbers, footnotes and the contents page set aside."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from inspections.extraction.documents import TELLING_PAGES, Document, Line, Page, Span

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\s*(?:page\s*)?\d{1,3}(?:\s*of\s*\d{1,3})?\s*$", re.IGNORECASE)
_ENDS_WITH_NUMBER = re.compile(r"[^\d\s].*\s\d{1,3}\s*$|\.{4,}\s*\d*\s*$")
_FOOTNOTE_MARK = re.compile(r"\s*\d{1,2}\s*(?=[^\d\s.)]|$)")

_OPENS_TEXT = re.compile(r"\s*(?:\d{1,3}\.\s+[A-Z]|[\uf000-\uf0ff◼■•])")

FEWEST_SECTIONS = 3
"""A page with fewer lines that end in a number is no list of contents."""

SMALL = 0.9
"""Footnotes are set in 10 points where the text is set in 12, and stand last on their page. A paragraph
set small by mistake stands among others; covers of 2013 print the dates small."""


EDGE = 4
"""Running headers and footers are among this many first or last lines of their page."""


FOOT = 50.0
"""What stands in small type under this height, in points, is a running footer; footnotes end above it."""


class Row(NamedTuple):
    """One line of running text, with its page and how it is set against the body of the document."""

    page: int
    text: str
    start: int
    left: float
    bottom: float
    bold: bool
    large: bool

    @property
    def span(self) -> Span:
        """Return the exact characters of the line."""
        return Span(self.page, self.start, self.start + len(self.text))


class Layout(NamedTuple):
    """A report's running rows in reading order, and the footnotes that were set aside."""

    rows: tuple[Row, ...]
    footnotes: tuple[Row, ...]


def running_rows(document: Document) -> Layout:
    """Return the rows of running text and the footnotes; furniture and contents pages are left out.

    Furniture is what stands in the margins of many pages with the same words, digits aside. Its dates
    are never read: one report's header printed those of another inspection (York, March 2022).
    """
    body = document.body_height
    bold_tells = _bold_is_rare(document)
    repeated = _repeated(document)
    rows: list[Row] = []
    footnotes: list[Row] = []
    for page in document.pages:
        lines = _after_contents(_without_furniture(page, repeated, SMALL * body))
        last_text = _last_text(lines, SMALL * body)
        for place, line in enumerate(lines):
            row = Row(
                page.number,
                line.text,
                line.start,
                line.left,
                line.bottom,
                line.bold and bold_tells,
                line.height > 1.08 * body,
            )
            if line.height >= SMALL * body:
                rows.append(row)
            elif _continues(row, rows):
                rows += _without_mark(row)
            elif place > last_text and (page.number > 1 or footnotes or _FOOTNOTE_MARK.match(line.text)):
                footnotes.append(row)
            elif not _PAGE_NUMBER.match(line.text):
                rows.append(row)
    return Layout(tuple(rows), tuple(footnotes))


def _bold_is_rare(document: Document) -> bool:
    """Return whether boldness tells anything: some files give every font the weight of a bold one."""
    lines = [line.bold for page in document.pages[:TELLING_PAGES] for line in page.lines]
    return sum(lines) < len(lines) / 2


def _last_text(lines: list[Line], small: float) -> int:
    """Return the place of the last line that is not small; -1 if all are."""
    for place in range(len(lines) - 1, -1, -1):
        if lines[place].height >= small:
            return place
    return -1


def _continues(row: Row, rows: list[Row]) -> bool:
    """Return whether a row that starts small stands on the line before it: a raised footnote mark."""
    if not rows or rows[-1].page != row.page:
        return False
    before = rows[-1]
    return 0 < row.bottom - before.bottom < 8 and row.left > before.left


def _without_mark(row: Row) -> list[Row]:
    """Return the row without the footnote number that it starts with, or nothing if that was all."""
    tail = _FOOTNOTE_MARK.sub("", row.text, count=1)
    return [row._replace(text=tail, start=row.start + len(row.text) - len(tail))] if tail.strip() else []


def _margin_key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.strip()), round(line.bottom / 4)


def _repeated(document: Document) -> set[tuple[str, int]]:
    """Return the words, with their height on the page, that stand on most pages."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in document.pages:
        edges = (*page.lines[:EDGE], *page.lines[-EDGE:])
        counts.update({_margin_key(line) for line in edges})
    least = max(3, len(document.pages) * 0.4)
    return {key for key, count in counts.items() if count >= least}


def _without_furniture(page: Page, repeated: set[tuple[str, int]], small: float) -> list[Line]:
    """Return the lines of a page without its running headers, footers and page number."""
    last = len(page.lines) - 1
    return [
        line
        for place, line in enumerate(page.lines)
        if EDGE <= place <= last - EDGE
        or not (
            _margin_key(line) in repeated
            or (place in {0, last} and _PAGE_NUMBER.match(line.text))
            or (line.height < small and line.bottom < FOOT)
        )
    ]


def _after_contents(lines: list[Line]) -> list[Line]:
    """Return the lines of a page without a list of sections and their page numbers at its top.

    The list ends where the first paragraph is numbered or bulleted, but for the headings above that.
    """
    if not any(line.text.strip().lower() == "contents" for line in lines[:6]):
        return lines
    listed = [_ENDS_WITH_NUMBER.search(line.text) is not None for line in lines]
    if sum(listed) < FEWEST_SECTIONS:
        return lines
    text = next((place for place, line in enumerate(lines) if _OPENS_TEXT.match(line.text)), len(lines))
    while 0 < text < len(lines) and not listed[text - 1]:
        text -= 1
    return lines[text:]
