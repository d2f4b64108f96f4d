"""A report as headings and passages: every numbered paragraph and item asked for, with place and area.

One walk over the rows. A paragraph starts where its number is the next one due, at the edge where numbers
stand; an item of a list at its bullet. What has neither (visit letters, reports of 2013) is split where the
lines stand apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from inspections.extraction.documents import LINE_BREAK_HYPHENS, Passage, mended
from inspections.extraction.reports.headings import (
    CERTAIN,
    MOST_LINES,
    Meaning,
    Part,
    area_named,
    may_open_heading,
    meaning_of,
    plain,
)
from inspections.extraction.reports.layout import Row
from inspections.vocabulary import Area, FindingKind


@dataclass(frozen=True)
class Heading:
    """A heading as printed and what it announces (None if unknown); `index` is that of its first row."""

    words: str
    rows: tuple[Row, ...]
    meaning: Meaning | None
    index: int

    @property
    def page(self) -> int:
        """Return the page on which the heading stands."""
        return self.rows[0].page


@dataclass(frozen=True)
class PlacedPassage:
    """A passage and where in the report it stands; `item` is its place in a list of what is asked for."""

    passage: Passage
    part: Part
    area: Area | None
    asked: FindingKind | None
    item: int | None
    heading: str
    bulleted: bool


@dataclass(frozen=True)
class Gap:
    """A paragraph number that was due; `found` came instead, on this page with these words."""

    due: int
    found: int
    page: int
    words: str


@dataclass(frozen=True)
class Outline:
    """The headings and passages of a report in reading order, and the gaps in its numbering.

    `begins` is the index of the row with which the first numbered or bulleted passage opens.
    """

    begins: int
    headings: tuple[Heading, ...]
    passages: tuple[PlacedPassage, ...]
    gaps: tuple[Gap, ...]


BULLETS = "◼■▪●•◾▫□◦‣➢✓"
DASHES = "-–—―−\u0336\u0335\uf02d\uf0be"

_NUMBERED = re.compile(r"\s*(\d{1,3})(?:[.)](?:\s+(?=\S)|(?=[^\s\d.,%)]))|\s+(?=[A-Z‘“]))")
_TABLE_NUMBER = re.compile(r"\s*[1-3](?:\.[1-3])?\.?\s+(?=[A-Z])")
# Symbol fonts put their bullets in the private use area, \uf06e and \uf0a7 among them.
BULLET = re.compile(rf"\s*(?![{re.escape(DASHES)}])[{BULLETS}\uf000-\uf0ff]\s*")
_SUB_BULLET = re.compile(rf"\s*(?:[{re.escape(DASHES)}]|o(?=\s))\s*")
_NOTHING_ASKED = re.compile(
    r"\b(?:did not (?:find|identify)|(?:there are|identified|found) no)\b.{0,30}\b(?:priority|immediate)\b",
    re.I,
)
_CLOSING = re.compile(
    r"(?:ofsted will take the findings (?:from|of) this|i am copying this letter|i have copied this letter"
    r"|this letter will be (?:published|copied)|we will publish)",
    re.IGNORECASE,
)
"""How letters end, before they are signed."""

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_ENDS_SENTENCE = re.compile(r"[.?!:;][’'”\")\]]*\d{0,2}\s*$")
INDENT = 9.0
"""The least indent, in points, that tells the lines of a paragraph from its number or bullet."""

LOOSE_PARTS = frozenset({Part.BACKGROUND, Part.SUMMARY})
"""Parts whose headings vary so much that only a line set as a heading is taken for one."""

_APART = 1.3
"""Lines that stand this many line spacings apart belong to different paragraphs."""


def outline(rows: Sequence[Row]) -> Outline:
    """Return the headings and passages that the rows of a report form."""
    walk = _Walk(rows)
    walk.run()
    return Outline(
        walk.begins if walk.begins is not None else len(rows),
        tuple(walk.headings),
        tuple(_with_plain_items(walk.passages)),
        tuple(walk.gaps),
    )


def _with_plain_items(passages: Sequence[PlacedPassage]) -> Iterator[PlacedPassage]:
    """Yield the passages; what is asked for in paragraphs without numbers or bullets becomes items."""
    for asked, group in groupby(passages, key=lambda placed: placed.asked):
        placed = list(group)
        if asked is None or any(one.item is not None for one in placed):
            yield from placed
            continue
        texts = [one for one in placed if not one.passage.text.endswith(":")]
        yield from (replace(one, item=item) for item, one in enumerate(texts, 1))


@dataclass
class _Open:
    """The passage being read."""

    number: int | None
    texts: list[str]
    rows: list[Row]
    left: float
    bulleted: bool


@dataclass
class _Walk:
    """The state of one walk over the rows."""

    rows: Sequence[Row]
    headings: list[Heading] = field(default_factory=list)
    passages: list[PlacedPassage] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    part: Part | None = None
    area: Area | None = None
    asked: FindingKind | None = None
    heading: str = ""
    due: int = 1
    items: int = 0
    edge: float | None = None
    headed: bool = False
    opened: bool = False
    begins: int | None = None
    current: _Open | None = None

    def run(self) -> None:
        """Walk over all rows."""
        index = 0
        while index < len(self.rows) and self.part is not Part.END:
            row = self.rows[index]
            # Most lines by far go on with a sentence: nothing that opens anything starts with a small letter.
            if self.current is not None and _goes_on(row):
                self.current.texts.append(row.text)
                self.current.rows.append(row)
                index += 1
                continue
            taken = self._take_heading(index)
            if not taken:
                self._take_row(index)
            index += taken or 1
        self._close()

    # Headings

    def _take_heading(self, index: int) -> int:
        """Return how many rows from here are a heading, and take it in; 0 if none are."""
        row = self.rows[index]
        styled = row.bold or row.large
        numbered = None if row.text[0].isalpha() else _TABLE_NUMBER.match(row.text)
        opening = row.text[numbered.end() :] if numbered else row.text
        if not styled and not (may_open_heading(opening) and self._sentence_ended(index)):
            return 0
        for count in range(min(MOST_LINES, len(self.rows) - index), 0, -1):
            group = self.rows[index : index + count]
            if group[-1].page != row.page or any(_starts_passage(one) for one in group[1:]):
                continue
            words = mended([opening, *(one.text for one in group[1:])])
            meaning = meaning_of(plain(words))
            if meaning is None:
                continue
            if meaning.part not in LOOSE_PARTS or _all_styled(group) or plain(words) in CERTAIN:
                self._enter(Heading(words, tuple(group), meaning, index))
                return count
        if styled and self._is_unknown_heading(index):
            self._enter(Heading(mended([row.text]), (row,), None, index))
            return 1
        return 0

    def _is_unknown_heading(self, index: int) -> bool:
        row = self.rows[index]
        after_heading = bool(self.headings) and self.headings[-1].rows[-1] is self.rows[index - 1]
        return not _starts_passage(row) and (after_heading or self._sentence_ended(index))

    def _sentence_ended(self, index: int) -> bool:
        if index == 0 or (self.headings and self.headings[-1].rows[-1] is self.rows[index - 1]):
            return True
        before = self.rows[index - 1]
        if before.page == self.rows[index].page and before.bottom - self.rows[index].bottom > 22:
            return True
        return before.bold or before.large or _ENDS_SENTENCE.search(before.text) is not None

    def _enter(self, heading: Heading) -> None:
        self._close()
        self.headings.append(heading)
        self.heading = heading.words
        self.headed = True
        meaning = heading.meaning
        if meaning is None:
            if self.part is Part.ASKED and heading.rows[0].large:
                self.part, self.asked, self.area = Part.FINDINGS, None, None
            return
        if meaning.part is Part.ASKED:
            self.items = 0
        if meaning.authority or (self.area is Area.LSCB and self.begins is None and meaning.area is None):
            self.area = None
        if meaning.area is not None:
            self.area = meaning.area
            if not self._is_subheading(heading, meaning):
                self.part, self.asked = Part.FINDINGS, None
                return
        if meaning.part is None:
            return
        self.opened = True
        self.part, self.asked = meaning.part, meaning.asked
        if meaning.part is Part.END and not self.passages:
            self.part = Part.BACKGROUND  # an imprint that stands first
        if meaning.part is Part.ASKED and self.area is not Area.LSCB:
            self.area = None

    def _is_subheading(self, heading: Heading, meaning: Meaning) -> bool:
        """Return whether an area's short name sorts a list of strengths or of what is asked for."""
        sorted_list = self.part is Part.ASKED or (self.part is Part.SUMMARY and self.begins is not None)
        return sorted_list and meaning.grade is None and meaning.short and not heading.rows[0].large

    # Passages

    def _take_row(self, index: int) -> None:
        row = self.rows[index]
        number = bullet = None
        if not row.text[0].isalpha():
            number, bullet = self._number_of(row, index), BULLET.match(row.text)
        if number is not None:
            self.begins = index if self.begins is None else self.begins
            self._open_numbered(row, number)
        elif bullet and self._opens_item(row):
            self.begins = index if self.begins is None else self.begins
            self._open_item(row, row.text[bullet.end() :])
        elif self.current is None:
            self._open_loose(row)
        elif self._stands_apart(index):
            self._close()
            self._open_loose(row)
        else:
            mark = bullet or _SUB_BULLET.match(row.text)
            self.current.texts.append(row.text[mark.end() :] if mark else row.text)
            self.current.rows.append(row)

    def _number_of(self, row: Row, index: int) -> int | None:
        """Return the row's number if a paragraph starts here; one that was not due is noted as a gap."""
        match = _NUMBERED.match(row.text)
        if match is None:
            return None
        number = int(match[1])
        dotted = match[0].strip()[-1] in ".)"
        at_edge = self.edge is not None and abs(row.left - self.edge) < 4
        if number == self.due and (dotted or (at_edge and self._sentence_ended(index))):
            return number if self.edge is None or at_edge or self._sentence_ended(index) else None
        if number == 1 and self.headed and dotted:
            return number
        near = abs(number - self.due) <= 5
        if near and dotted and at_edge and self._sentence_ended(index):
            self.gaps.append(Gap(self.due, number, row.page, row.text.strip()[:80]))
            return number
        return None

    def _open_numbered(self, row: Row, number: int) -> None:
        self._close()
        match = _NUMBERED.match(row.text)
        words = row.text[match.end() :] if match else row.text
        self.current = _Open(number, [words], [row], row.left, bulleted=False)
        self.due = number + 1
        self.edge = row.left
        self.headed = False

    def _opens_item(self, row: Row) -> bool:
        """Return whether a bullet opens an item, not a list inside the paragraph or item being read."""
        if self.current is None:
            return True
        if self.current.number is not None:
            return False
        return not self.current.bulleted or row.left < self.current.left + INDENT

    def _open_item(self, row: Row, words: str) -> None:
        self._close()
        self.current = _Open(None, [words], [row], row.left, bulleted=True)

    def _open_loose(self, row: Row) -> None:
        self.current = _Open(None, [row.text], [row], row.left, bulleted=False)

    def _stands_apart(self, index: int) -> bool:
        """Return whether the row starts a paragraph of its own, by the white above it and where it stands."""
        row, before, current = self.rows[index], self.rows[index - 1], self.current
        if current is None:
            return False
        marked = current.number is not None or current.bulleted
        if (marked and row.left > current.left + 3) or not _ENDS_SENTENCE.search(before.text):
            return False
        if marked and any(one.left > current.left + INDENT for one in current.rows):
            return True
        if row.page != before.page:
            return False
        # A word broken at the line's end makes one row of two printed lines.
        lines = 1 + sum(before.text.count(mark) for mark in LINE_BREAK_HYPHENS)
        return before.bottom - row.bottom > (lines - 1 + _APART) * _spacing(current.rows, row)

    def _close(self) -> None:
        current, self.current = self.current, None
        if current is None or self.part is None:
            return
        text = mended(current.texts)
        plain_line = current.number is None and not current.bulleted
        if not _LETTER_OR_DIGIT.search(text) or (plain_line and not self.opened):
            return
        if _CLOSING.match(text):
            self.part = Part.END
            return
        number = current.number
        if self._sorts_a_list(current, text):
            if self.area is not Area.LSCB:
                self.area = area_named(plain(text))
            return
        asked = self.asked if self.part is Part.ASKED and not _NOTHING_ASKED.search(text[:160]) else None
        item = None
        if asked is not None and (number is not None or current.bulleted):
            self.items += 1
            item = self.items
        spans = tuple(row.span for row in current.rows)
        passage = Passage(text, spans, number)
        self.passages.append(
            PlacedPassage(passage, self.part, self.area, asked, item, self.heading, current.bulleted)
        )

    def _sorts_a_list(self, current: _Open, text: str) -> bool:
        """Return whether a short line without number, bullet or full stop heads a group of items."""
        listing = self.part is Part.ASKED or (self.part is Part.SUMMARY and self.begins is not None)
        plain_line = current.number is None and not current.bulleted and len(current.rows) <= 2
        return listing and plain_line and len(text) < 70 and not _ENDS_SENTENCE.search(text)


def _goes_on(row: Row) -> bool:
    """Return whether a row starts with a small letter, and no bullet made of one, and is set as text is."""
    text = row.text
    return text[0].islower() and not (row.bold or row.large or text.startswith("o "))


def _all_styled(rows: Sequence[Row]) -> bool:
    return all(row.bold or row.large for row in rows)


def _starts_passage(row: Row) -> bool:
    opening = row.text[0]
    return not opening.isalpha() and bool(_NUMBERED.match(row.text) or BULLET.match(row.text))


def _spacing(rows: Sequence[Row], row: Row) -> float:
    """Return the distance between the lines of a paragraph, in points; 14.5 is the reports' own."""
    steps = [
        upper.bottom - lower.bottom
        for upper, lower in pairwise(rows)
        if upper.page == lower.page and upper.bottom > lower.bottom
    ]
    return min(steps, default=14.5)
