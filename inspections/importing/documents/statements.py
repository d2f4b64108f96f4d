"""What a report or an article says, in one shape, so that both are matched, compared and saved alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inspections.extraction.articles import ArticlePassage, ExtractedArticle, ReadInspection
from inspections.extraction.reports import ExtractedReport, PreviousInspection, ReportPassage
from inspections.models.records import QUOTE_WORDS
from inspections.vocabulary import (
    Absence,
    Area,
    FindingKind,
    Framework,
    Grade,
    InspectionKind,
    Part,
    PartialDate,
)

QUOTE_LENGTH = 200
"""The most characters of a quote or of what a source states, as the record keeps them."""


@dataclass(frozen=True)
class Spot:
    """A place in the document, as a citation keeps it."""

    page: int | None = None
    paragraph: str = ""
    item: str = ""


@dataclass(frozen=True)
class SaidJudgement:
    """One grade, or that none was made; `previous` is the grade before it where the document says that."""

    area: Area
    given: Grade | Absence
    previous: Grade | None
    spot: Spot
    quote: str


@dataclass(frozen=True)
class SaidFinding:
    """One passage that criticises, praises or asks for something; `reading` is what the reader made of it."""

    spot: Spot
    kind: FindingKind
    area: Area | None
    themes: tuple[str, ...]
    text: str
    reading: dict[str, Any]


@dataclass(frozen=True)
class SaidInspection:
    """One inspection of one council as the document tells it.

    `kind` is None where it is not known; `graded` then tells what sort it must be. `kind_stated` tells
    whether the document itself says it. With `only_known` the document merely looks back: it can support an
    inspection of the record, not add one.
    """

    key: str
    dfe_code: str | None
    council: str
    kind: InspectionKind | None
    kind_stated: bool
    graded: bool
    framework: Framework | None
    start: PartialDate | None
    end: date | None
    published: PartialDate | None
    topic: str
    spot: Spot
    quote: str
    stated: str
    only_known: bool = False
    judgements: tuple[SaidJudgement, ...] = ()
    findings: tuple[SaidFinding, ...] = ()


@dataclass(frozen=True)
class SaidCouncil:
    """A council's part in the document."""

    dfe_code: str
    part: Part
    paragraphs: str = ""


@dataclass(frozen=True)
class Statements:
    """Everything that the document says of councils, and what could not be read in it."""

    title: str
    published: PartialDate | None
    published_note: str
    licensed: bool
    councils: tuple[SaidCouncil, ...]
    inspections: tuple[SaidInspection, ...]
    problems: tuple[str, ...] = field(default=())


def statements(answer: ExtractedReport | ExtractedArticle) -> Statements:
    """Return what the readers' answer says."""
    match answer:
        case ExtractedReport():
            return _of_report(answer)
        case ExtractedArticle():
            return _of_article(answer)


def quoted(words: str) -> str:
    """Return the words as a quote if they are few enough to be one, else nothing."""
    short = len(words.split()) <= QUOTE_WORDS and len(words) <= QUOTE_LENGTH
    return words if short and "\n" not in words else ""


def _of_report(report: ExtractedReport) -> Statements:
    published = report.published.value.meant if report.published else None
    councils = (SaidCouncil(report.dfe_code, Part.SUBJECT),) if report.dfe_code else ()
    problems = tuple(
        f"{problem.message}{f' (page {problem.page})' if problem.page else ''}" for problem in report.problems
    )
    subject = _subject(report, published)
    looked_back_to = tuple(
        _previous(report, number, previous) for number, previous in enumerate(report.previous, start=1)
    )
    return Statements(
        title=report.title,
        published=published,
        published_note="",
        licensed=True,
        councils=councils,
        inspections=(subject, *looked_back_to),
        problems=problems,
    )


def _subject(report: ExtractedReport, published: PartialDate | None) -> SaidInspection:
    period = report.period
    return SaidInspection(
        key="subject",
        dfe_code=report.dfe_code,
        council=report.council.value if report.council else "",
        kind=report.kind,
        kind_stated=report.kind is not None,
        graded=report.kind.graded if report.kind else bool(report.judgements),
        framework=report.framework,
        start=PartialDate(period.value.start) if period else None,
        end=period.value.end if period else None,
        published=published,
        topic="",
        spot=Spot(page=period.page if period else None),
        quote=quoted(period.value.printed) if period else "",
        stated="",
        judgements=tuple(
            SaidJudgement(
                judgement.area, judgement.grade, None, Spot(page=judgement.page), quoted(judgement.words)
            )
            for judgement in report.judgements
        ),
        findings=tuple(
            _finding_of_report(passage)
            for passage in report.passages
            if passage.kind in FindingKind.slugs()  # "neutral" finds nothing
        ),
    )


def _previous(report: ExtractedReport, number: int, previous: PreviousInspection) -> SaidInspection:
    """Return the earlier graded inspection that a report names.

    Its grade is left out: the words often do not tell of which judgement it was (a report of 2017 states
    two for one inspection), and it stands in that inspection's own report.
    """
    return SaidInspection(
        key=f"previous-{number}",
        dfe_code=report.dfe_code,
        council=report.council.value if report.council else "",
        kind=None,
        kind_stated=False,
        graded=True,
        framework=None,
        start=previous.when.meant,
        end=None,
        published=None,
        topic="",
        spot=Spot(page=previous.page),
        quote=quoted(previous.words),
        stated=previous.when.printed[:QUOTE_LENGTH],
        only_known=True,
    )


def _finding_of_report(passage: ReportPassage) -> SaidFinding:
    number, item = str(passage.number or ""), str(passage.item or "")
    return SaidFinding(
        spot=Spot(passage.page, paragraph="" if item else number, item=item),
        kind=FindingKind(passage.kind),
        area=passage.area,
        themes=passage.themes,
        text=passage.text,
        reading={
            "kind": passage.kind,
            "area": str(passage.area) if passage.area else None,
            "area_by_words": passage.area_by_words,
            "themes": list(passage.themes),
            "words": list(passage.words),
            "certain": passage.certain and not passage.area_by_words,
            "heading": passage.heading,
            "number": passage.number,
            "item": passage.item,
            "spans": [list(span) for span in passage.spans],
        },
    )


def _of_article(article: ExtractedArticle) -> Statements:
    note = f"Before {article.published_before:%-d %B %Y}." if article.published_before else ""
    return Statements(
        title=article.title,
        published=article.published.meant if article.published else None,
        published_note=note,
        licensed=False,
        councils=tuple(
            SaidCouncil(one.dfe_code, one.part, ", ".join(map(str, one.paragraphs)))
            for one in article.councils
            if one.dfe_code
        ),
        inspections=tuple(_told(one, article.passages) for one in article.inspections),
        problems=tuple(
            f"{problem.message}{f' (paragraph {problem.paragraph})' if problem.paragraph else ''}"
            for problem in article.problems
        ),
    )


def _told(told: ReadInspection, passages: tuple[ArticlePassage, ...]) -> SaidInspection:
    return SaidInspection(
        key=told.key,
        dfe_code=told.council,
        council=told.council_printed,
        kind=told.kind,
        # Articles call any graded inspection full or standard: that says nothing of which sort it was.
        kind_stated=bool(told.kind_words) and not told.kind.graded,
        graded=told.kind.graded,
        framework=None,
        start=told.start.meant if told.start else None,
        end=told.end.day if told.end and told.end.precision == "day" else None,
        published=told.published.meant if told.published else None,
        topic=told.topic,
        spot=Spot(paragraph=str(told.paragraphs[0]) if told.paragraphs else ""),
        quote="",
        stated=told.date_words[:QUOTE_LENGTH],
        judgements=tuple(
            SaidJudgement(
                judgement.area,
                judgement.grade,
                judgement.previous_grade,
                Spot(paragraph=str(judgement.paragraph)),
                quoted(judgement.words),
            )
            for judgement in told.judgements
            # "Stripped of its good rating" alone tells what was lost, not what was given.
            if judgement.grade is not None
        ),
        findings=tuple(
            _finding_of_article(passage)
            for passage in passages
            if passage.inspection == told.key and passage.kind in FindingKind.slugs()
        ),
    )


def _finding_of_article(passage: ArticlePassage) -> SaidFinding:
    return SaidFinding(
        spot=Spot(paragraph=str(passage.paragraph)),
        kind=FindingKind(passage.kind),
        area=passage.area,
        themes=passage.themes,
        text=passage.text,
        reading={
            "kind": passage.kind,
            "area": str(passage.area) if passage.area else None,
            "area_by_words": passage.area is not None,
            "themes": list(passage.themes),
            "words": list(passage.words),
            "certain": False,
            "number": passage.paragraph,
            "item": None,
            "spans": [[passage.paragraph, passage.start, passage.end]],
        },
    )
