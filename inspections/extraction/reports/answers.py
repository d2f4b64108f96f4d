"""What the reader of reports and letters returns: values with the page and exact words behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from inspections.extraction.dates import PrintedDate, PrintedPeriod
from inspections.extraction.documents import Span
from inspections.vocabulary import (
    Absence,
    Area,
    FindingKind,
    Framework,
    FrameworkVersion,
    Grade,
    InspectionKind,
)

Value = TypeVar("Value")


@dataclass(frozen=True)
class Stated(Generic[Value]):
    """A value that the document states, with the page and the words."""

    value: Value
    page: int
    words: str


@dataclass(frozen=True)
class Problem:
    """Something that could not be read or does not agree; nothing was guessed instead."""

    slug: str
    message: str
    page: int | None = None
    words: str = ""


@dataclass(frozen=True)
class ReadJudgement:
    """One judgement: its area as the report names it, and its grade, or that none was made.

    `confirmed_on` is the page of a second place that states the same grade, or None.
    """

    area: Area
    grade: Grade | Absence
    page: int
    words: str
    confirmed_on: int | None = None


@dataclass(frozen=True)
class PreviousInspection:
    """What the report says of an earlier inspection: when, with what grade (None if it does not say)."""

    when: PrintedDate
    grade: Grade | None
    page: int
    words: str


@dataclass(frozen=True)
class ReportPassage:
    """One numbered paragraph, one item asked for, or one paragraph of a report without numbers.

    `number` is the printed one, or None; `item` the place, from 1, in a list of what is asked for. `kind`
    is a `FindingKind` slug or "neutral"; `words` decided kind and themes. `area_by_words` tells that the
    report does not say the area, so that the passage's own words decided it. `certain` tells that the
    classifier was as good as always right where it was as sure (docs/classifying.md).
    """

    page: int
    number: int | None
    item: int | None
    text: str
    area: Area | None
    area_by_words: bool
    asked: FindingKind | None
    kind: str
    themes: tuple[str, ...]
    words: tuple[str, ...]
    certain: bool
    heading: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class ExtractedReport:
    """Everything that a published report or letter states, as far as it was read.

    None means not found, never a guess; what should have been found and was not is among `problems`.
    """

    is_letter: bool
    title: str
    council: Stated[str] | None
    dfe_code: str | None
    framework: Framework | None
    version: FrameworkVersion | None
    kind: InspectionKind | None
    period: Stated[PrintedPeriod] | None
    published: Stated[PrintedDate] | None
    judgements: tuple[ReadJudgement, ...]
    previous: tuple[PreviousInspection, ...]
    passages: tuple[ReportPassage, ...]
    problems: tuple[Problem, ...]
    pages: int

    def judgement(self, area: Area) -> ReadJudgement | None:
        """Return the judgement of this area, or None if the report gives none that could be read."""
        return next((judgement for judgement in self.judgements if judgement.area is area), None)
