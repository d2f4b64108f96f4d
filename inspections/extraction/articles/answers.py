"""What the reader of articles returns: facts as the article states them, each with its place and words.

A paragraph number is the 1-based index of a non-empty block of the document as found; the title is 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from inspections.extraction.dates import PrintedDate
from inspections.vocabulary import Area, Grade, InspectionKind, Part, Stance


@dataclass(frozen=True)
class Problem:
    """Something that could not be read, with its place and words; nothing was guessed instead."""

    slug: str
    message: str
    paragraph: int | None = None
    words: str = ""


@dataclass(frozen=True)
class NamedCouncil:
    """A council that the article names; `dfe_code` is None where the name fits none or several."""

    printed: str
    dfe_code: str | None
    part: Part
    paragraphs: tuple[int, ...]


@dataclass(frozen=True)
class ReadJudgement:
    """One grade as stated, and the grade before it where the article says what it was.

    `grade` is None where the article only tells which grade was lost ("stripped of its good rating").
    """

    area: Area
    grade: Grade | None
    previous_grade: Grade | None
    paragraph: int
    words: str


@dataclass(frozen=True)
class ReadInspection:
    """One inspection or visit that the article reports (`subject`) or looks back to (`background`).

    Dates keep the precision of the words; a date that the article does not give is None. `kind_words`
    is empty where no words name the kind: then `kind` is what such a statement can only be, a graded
    inspection, and says nothing about short or standard. `key` tells inspections of one article apart.
    """

    key: str
    council: str | None
    council_printed: str
    kind: InspectionKind
    kind_words: str
    role: str
    start: PrintedDate | None
    end: PrintedDate | None
    published: PrintedDate | None
    date_words: str
    topic: str
    judgements: tuple[ReadJudgement, ...]
    paragraphs: tuple[int, ...]


@dataclass(frozen=True)
class ArticlePassage:
    """One finding: the words that state it, where they stand, and what they were taken to mean.

    `kind` is a slug of `FindingKind`; `words` decided kind and themes; `start` and `end` are offsets of
    `text` in the paragraph. `inspection` is the key of a `ReadInspection`.
    """

    inspection: str
    council: str | None
    paragraph: int
    start: int
    end: int
    area: Area | None
    kind: str
    themes: tuple[str, ...]
    words: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class ReadResponse:
    """What somebody who speaks for the council answered, by role, and how it takes the result."""

    council: str | None
    inspection: str
    name: str
    role: str
    stance: Stance
    paragraph: int
    words: str


@dataclass(frozen=True)
class ReadFigure:
    """A figure about one council: `value` as a plain number or ISO date, with unit and period as printed."""

    council: str | None
    measure: str
    value: str
    unit: str
    period: str
    paragraph: int
    words: str


@dataclass(frozen=True)
class ExtractedArticle:
    """Everything read in one article. An article about something else has no inspections and no passages.

    `published_before` bounds an undated article: the day of its first reader comment.
    """

    title: str
    about_council_childrens_services: bool
    about_reason: str
    published: PrintedDate | None
    published_before: date | None
    paragraphs: tuple[str, ...] = ()
    councils: tuple[NamedCouncil, ...] = ()
    inspections: tuple[ReadInspection, ...] = ()
    passages: tuple[ArticlePassage, ...] = ()
    responses: tuple[ReadResponse, ...] = ()
    figures: tuple[ReadFigure, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
