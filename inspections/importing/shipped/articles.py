"""What a shipped article says of councils, as frozen dataclasses.

A paragraph is counted as the nth line of text of the article as found, the title being 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inspections.importing.shipped.problems import Place
from inspections.vocabulary import (
    Area,
    FindingKind,
    Grade,
    InspectionKind,
    Measure,
    Part,
    PartialDate,
    SourceKind,
    Stance,
)


@dataclass(frozen=True)
class StatedDate:
    """A date as the article gives it: the period it means, and the words in which it is printed."""

    period: PartialDate
    printed: str


@dataclass(frozen=True)
class StatedCouncil:
    """A council's part in the article, and the paragraphs that name it."""

    council: str
    part: Part
    paragraphs: tuple[int, ...]
    place: Place


@dataclass(frozen=True)
class StatedJudgement:
    """A grade that the article states for one area, with the earlier grade where it names one."""

    area: Area
    grade: Grade
    previous_grade: Grade | None
    paragraph: int
    quote: str
    place: Place


@dataclass(frozen=True)
class StatedInspection:
    """An inspection that the article reports or mentions.

    `record` is DfE code and start of the same inspection in the shipped table; `same_as` is the entry of
    another article that makes it. With neither, this entry makes a new inspection.
    """

    key: str
    council: str
    record: str
    same_as: str
    kind: InspectionKind
    start: StatedDate | None
    published: StatedDate | None
    topic: str
    paragraphs: tuple[int, ...]
    quote: str
    judgements: tuple[StatedJudgement, ...]
    note: str
    place: Place


@dataclass(frozen=True)
class Passage:
    """A paragraph of the article, with at most twelve words of it."""

    paragraph: int
    quote: str


@dataclass(frozen=True)
class StatedFinding:
    """One thing that inspectors found, in our own words."""

    key: str
    inspection: str
    kind: FindingKind
    area: Area | None
    themes: tuple[str, ...]
    summary: str
    passages: tuple[Passage, ...]
    repeated_from: str
    place: Place


@dataclass(frozen=True)
class StatedResponse:
    """What somebody said for the council about an inspection."""

    key: str
    council: str
    inspection: str
    role: str
    name: str
    stance: Stance
    summary: str
    passage: Passage
    place: Place


@dataclass(frozen=True)
class StatedFigure:
    """A figure that the article gives of a council: a number or a day."""

    key: str
    council: str
    measure: Measure
    period: str
    value: Decimal | None
    value_date: date | None
    note: str
    passage: Passage
    place: Place


@dataclass(frozen=True)
class Article:
    """One article: what it is, and everything that it says about councils."""

    key: str
    kind: SourceKind
    publisher: str
    author: str
    title: str
    address: str
    published: PartialDate | None
    published_note: str
    councils: tuple[StatedCouncil, ...]
    inspections: tuple[StatedInspection, ...]
    findings: tuple[StatedFinding, ...]
    responses: tuple[StatedResponse, ...]
    figures: tuple[StatedFigure, ...]
    place: Place
