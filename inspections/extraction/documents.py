"""What a PDF prints: its pages, their lines with place and weight, and passages that know where they stand.

Opening a file is the only thing done here; what its words mean is for the readers. PDFium draws the
text; each line keeps its left edge, bottom, height and boldness, because headings, footnotes,
running headers and table cells can be told apart by those and not by words alone.
"""

from __future__ import annotations

import ctypes
import re
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from inspections.vocabulary import Word


class UnreadableReason(Word):
    """Why no text could be had from a file."""

    EMPTY = "empty", "The file is empty"
    NOT_A_PDF = "not_a_pdf", "The file is not a PDF"
    ENCRYPTED = "encrypted", "The file needs a password"
    TRUNCATED = "truncated", "The file breaks off before its end"
    DAMAGED = "damaged", "The file is damaged"
    NO_TEXT = "no_text", "The pages are pictures without text"
    TOO_LARGE = "too_large", "The file is larger than a report can be"
    TOO_SLOW = "too_slow", "Reading the file took too long"
    BREAKS_READER = "breaks_reader", "Reading the file broke the reader"


class Unreadable(Exception):
    """No text could be had from a file; `reason` names the problem, `detail` says what was met."""

    def __init__(self, reason: UnreadableReason, detail: str, page: int | None = None) -> None:
        """Keep the reason, the words for an editor, and the page if the problem has one."""
        super().__init__(f"{reason.label}: {detail}")
        self.reason = reason
        self.detail = detail
        self.page = page


@dataclass(frozen=True)
class Limits:
    """How much one file may ask for. Of 200 published reports the largest has 1 MB and 60 pages."""

    bytes: int = 50_000_000
    pages: int = 400
    characters: int = 2_000_000
    seconds: float = 30.0


DEFAULT_LIMITS = Limits()

TELLING_PAGES = 12
"""So many pages show in what size a document is set."""


class Line(NamedTuple):
    """One printed line: its words, where they start in the page's text, and how they are set (in points).

    `bottom` is that of the line's letters, descenders included; the bottom of a page is nought.
    """

    text: str
    start: int
    left: float
    bottom: float
    height: float
    bold: bool


@dataclass(frozen=True)
class Page:
    """One page: its number from 1, its text exactly as PDFium gives it, and its lines in that order."""

    number: int
    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Document:
    """A readable PDF."""

    pages: tuple[Page, ...]

    @property
    def body_height(self) -> float:
        """Return the height of the commonest line on the first pages, in points: that of the running text."""
        counts: Counter[float] = Counter()
        for page in self.pages[:TELLING_PAGES]:
            for line in page.lines:
                counts[round(line.height, 1)] += len(line.text)
        return max(counts, key=lambda height: counts[height], default=12.0)


class Span(NamedTuple):
    """The exact characters of one stretch: a slice of the text of one page."""

    page: int
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A stretch of a document: its mended text and the exact characters that it was read from."""

    text: str
    spans: tuple[Span, ...]
    number: int | None = None

    @property
    def page(self) -> int:
        """Return the page on which the passage starts."""
        return self.spans[0].page


LINE_BREAK_HYPHENS = "\ufffe\x02"
"""What PDFium gives for a hyphen at the end of a line; which of the two depends on its version."""

_BROKEN_WORD = re.compile(r"\s*[\ufffe\x02]\s*")
_HARD_BREAK = re.compile(r"(?<=\w[-–/])\n(?=\w)")
_ALPHANUMERIC = re.compile(r"[^\W_]")


def mended(texts: Iterable[str]) -> str:
    """Return printed lines as one running text.

    A hyphen at a line's end is kept: the reports break only compounds ("well-being"), never syllables
    (checked on 1,048 breaks in 198 reports).
    """
    text = "\n".join([text.strip() for text in texts])
    if "\ufffe" in text or "\x02" in text:
        text = _BROKEN_WORD.sub("-", text)
    if "-\n" in text or "–\n" in text or "/\n" in text:
        text = _HARD_BREAK.sub("", text)
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def is_pdf(data: bytes) -> bool:
    """Return whether the bytes say of themselves that they are a PDF (its mark within the first kilobyte)."""
    return b"%PDF-" in data[:1024]


def open_document(data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the document that the bytes of a PDF print; raises `Unreadable`, naming the problem.

    Reads in this process and looks at the clock between pages. `guard.GuardedReader` does the
    same where the file is a stranger's and might hold PDFium up inside one page.
    """
    _check_bytes(data, limits)
    pdf = _load(data)
    try:
        pages = _read_pages(pdf, limits)
    finally:
        pdf.close()
    letters = sum(len(page.text) - page.text.count(" ") for page in pages)
    if letters < 20 * min(len(pages), 5):
        raise Unreadable(
            UnreadableReason.NO_TEXT, f"{len(pages)} pages hold {letters} characters of text", pages[0].number
        )
    return Document(pages)


def _check_bytes(data: bytes, limits: Limits) -> None:
    if not data.strip(b"\x00\t\n\f\r "):
        raise Unreadable(UnreadableReason.EMPTY, f"{len(data)} bytes, none of them content")
    if not is_pdf(data):
        opening = data[:60].decode("latin-1").strip()
        raise Unreadable(UnreadableReason.NOT_A_PDF, f"it starts with {opening!r}")
    if len(data) > limits.bytes:
        raise Unreadable(
            UnreadableReason.TOO_LARGE, f"{len(data):,} bytes; at most {limits.bytes:,} are read"
        )
    # A PDF ends with its end mark. PDFium repairs a file that lost its end and shows fewer pages without a
    # word, which would pass for a report with few findings.
    if b"%%EOF" not in data[-2048:]:
        raise Unreadable(UnreadableReason.TRUNCATED, "the end mark %%EOF is missing")


def _load(data: bytes) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(data)
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        # PDFium keeps the error of the file before, so that a password is believed only of an encrypted file.
        if b"/Encrypt" in data and "password" in str(error).lower():
            raise Unreadable(UnreadableReason.ENCRYPTED, "it opens only with a password") from error
        raise Unreadable(UnreadableReason.DAMAGED, "no page of it can be found") from error
    if count == 0:
        pdf.close()
        raise Unreadable(UnreadableReason.EMPTY, "the document has no pages")
    return pdf


def _read_pages(pdf: pypdfium2.PdfDocument, limits: Limits) -> tuple[Page, ...]:
    if len(pdf) > limits.pages:
        raise Unreadable(UnreadableReason.TOO_LARGE, f"{len(pdf):,} pages; at most {limits.pages:,} are read")
    deadline = time.monotonic() + limits.seconds
    characters = 0
    pages: list[Page] = []
    for index in range(len(pdf)):
        if time.monotonic() > deadline:
            detail = f"stopped after {limits.seconds:g} seconds and {index} of {len(pdf)} pages"
            raise Unreadable(UnreadableReason.TOO_SLOW, detail, index + 1)
        pages.append(_read_page(pdf, index, limits.characters - characters))
        characters += len(pages[-1].text)
    return tuple(pages)


def _read_page(pdf: pypdfium2.PdfDocument, index: int, characters_left: int) -> Page:
    try:
        page = pdf[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise Unreadable(UnreadableReason.DAMAGED, f"a page cannot be loaded: {error}", index + 1) from error
    try:
        characters = text_page.count_chars()
        if characters > characters_left:
            raise Unreadable(
                UnreadableReason.TOO_LARGE, "the pages hold more text than a report can", index + 1
            )
        text = text_page.get_text_range()
        return Page(index + 1, text, tuple(_lines(text_page.raw, text, characters)))
    finally:
        text_page.close()
        page.close()


def _lines(raw: object, text: str, characters: int) -> Iterable[Line]:
    """Yield the lines of a page's text, each with the setting of its first letter or digit."""
    box, bullet_box = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    box_reference, bullet_reference = ctypes.byref(box), ctypes.byref(bullet_box)
    char_box, font_weight = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetFontWeight
    # PDFium counts in UTF-16 units; only a character beyond the basic plane takes two.
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    wide = units > len(text)
    straight = units == characters
    start = position = 0
    for words in text.split("\r\n"):
        if words and not words.isspace():
            first = 0 if words[0] != " " else len(words) - len(words.lstrip())
            index = position + first
            if not straight:
                index = pdfium.FPDFText_GetCharIndexFromTextIndex(raw, index)
            left = None
            if not words[first].isalnum() and (letter := _ALPHANUMERIC.search(words, first)):
                # A bullet stands at the edge but comes from a symbol font with measures of its own.
                char_box(raw, index, bullet_reference)
                left = bullet_box.left
                index += letter.start() - first
            char_box(raw, index, box_reference)
            weight = font_weight(raw, index)
            bold = weight >= 600 or (weight <= 0 and _named_bold(raw, index))
            yield Line(
                words, start, box.left if left is None else left, box.bottom, box.top - box.bottom, bold
            )
        start += len(words) + 2
        position += (len(words.encode("utf-16-le", "surrogatepass")) // 2 if wide else len(words)) + 2


def _named_bold(raw: object, index: int) -> bool:
    """Return whether the name of a character's font says bold, for fonts that come without their measures."""
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, index, name, 100, ctypes.byref(flags))
    return b"bold" in name.value.lower() or b"black" in name.value.lower()
