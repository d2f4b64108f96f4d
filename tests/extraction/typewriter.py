"""Writes the PDFs that the tests read: plain pages of Helvetica, set as inspection reports set theirs.

A PDF needs no library to be written. What is printed in them was made up: the councils' findings, the
inspectors and the days.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LEFT, TEXT_LEFT, RIGHT_CELL = 70.9, 99.3, 340.0
LEADING, GAP = 14.5, 26.5
TOP, BOTTOM = 760.0, 75.0
WIDTH = 78
"""Characters in a line; a little less than the page would hold."""


@dataclass
class Typewriter:
    """Sets headings, paragraphs, items and tables on pages; `pdf()` is the file."""

    header: str = ""
    pages: list[list[str]] = field(default_factory=list)
    down: float = TOP

    def page(self) -> Typewriter:
        """Turn the page; the running header stands in the foot margin with the page's number."""
        self.pages.append([])
        self.down = TOP
        if self.header:
            self._put(f"{self.header} {len(self.pages)}", LEFT, 32.0, 8.0, bold=True)
        return self

    def line(
        self, text: str, left: float = LEFT, *, size: float = 12.0, bold: bool = False, gap: float = LEADING
    ) -> Typewriter:
        """Set one line, `gap` points under the last."""
        if not self.pages or self.down - gap < BOTTOM:
            self.page()
        self.down -= gap
        self._put(text, left, self.down, size, bold=bold)
        return self

    def heading(self, *lines: str) -> Typewriter:
        """Set a heading of one or more lines, larger and bold."""
        for place, text in enumerate(lines):
            self.line(text, size=14.0, bold=True, gap=GAP if place == 0 else 17.0)
        return self

    def paragraph(self, text: str, number: int | None = None) -> Typewriter:
        """Set a paragraph; its number stands at the edge and its lines are indented under it."""
        return self._hanging(text, f"{number}. " if number is not None else "")

    def item(self, text: str, bullet: str = "•") -> Typewriter:
        """Set an item under its bullet."""
        return self._hanging(text, f"{bullet} ")

    def row(self, *label: str, grade: str, bold: bool = False) -> Typewriter:
        """Set one row of a judgement table: its label of one or more lines, its grade beside the first."""
        for place, text in enumerate(label):
            self.line(text, bold=bold, gap=GAP if place == 0 else LEADING)
        if grade:
            self._put(grade, RIGHT_CELL, self.down + LEADING * (len(label) - 1), 12.0, bold=False)
        return self

    def footnote(self, number: int, text: str) -> Typewriter:
        """Set a footnote in small type at the foot of the page."""
        self._put(f"{number} {text}", LEFT, 60.0, 9.0, bold=False)
        return self

    def pdf(self) -> bytes:
        """Return the file."""
        return written(["\n".join(page) for page in self.pages])

    def _hanging(self, text: str, mark: str) -> Typewriter:
        lines = wrapped(mark + text)
        for place, words in enumerate(lines):
            first = place == 0
            self.line(words, LEFT if first or not mark else TEXT_LEFT, gap=GAP if first else LEADING)
        return self

    def _put(self, text: str, left: float, baseline: float, size: float, *, bold: bool) -> None:
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        font = "F2" if bold else "F1"
        self.pages[-1].append(f"BT /{font} {size} Tf 1 0 0 1 {left} {baseline:.1f} Tm ({escaped}) Tj ET")


def wrapped(text: str) -> list[str]:
    """Return the text in lines of at most `WIDTH` characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def written(contents: list[str]) -> bytes:
    """Return a PDF file whose pages have these content streams."""
    count = len(contents)
    kids = " ".join(f"{5 + 2 * place} 0 R" for place in range(count))
    fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    streams = [content.encode("cp1252", "replace") for content in contents]
    body = bytearray(b"%PDF-1.4\n")
    offsets: list[int] = []

    def add(written_object: bytes) -> None:
        offsets.append(len(body))
        body.extend(b"%d 0 obj\n" % len(offsets) + written_object + b"\nendobj\n")

    for plain in objects:
        add(plain.encode("ascii"))
    for place, stream in enumerate(streams):
        add(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents %d 0 R >>"
            % (fonts.encode("ascii"), 6 + 2 * place)
        )
        add(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    start = len(body)
    body.extend(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    for offset in offsets:
        body.extend(b"%010d 00000 n \n" % offset)
    body.extend(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, start))
    return bytes(body)
