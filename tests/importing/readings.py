"""Readings of documents about invented councils, as the readers would give them, for tests of importing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

from inspections.extraction.articles import (
    ArticlePassage,
    ExtractedArticle,
    NamedCouncil,
    ReadFigure,
    ReadInspection,
    ReadResponse,
)
from inspections.extraction.articles import ReadJudgement as ToldJudgement
from inspections.extraction.dates import PrintedDate, PrintedPeriod
from inspections.extraction.documents import Span
from inspections.extraction.records import article_record, report_record
from inspections.extraction.reports import ExtractedReport, ReadJudgement, ReportPassage, Stated
from inspections.importing.reading import DocumentKind, Reading
from inspections.vocabulary import (
    Absence,
    Area,
    FindingKind,
    Framework,
    Grade,
    InspectionKind,
    Part,
    Precision,
    Stance,
    framework_version_for,
)

NEWER = "9.9"
"""A version of the reader after the present one."""


def passage(
    text: str = "Managers rarely check the work of new staff.",
    *,
    kind: str = "concern",
    page: int = 3,
    number: int | None = 12,
    item: int | None = None,
    area: Area | None = Area.HELP_PROTECTION,
    themes: tuple[str, ...] = ("supervision",),
) -> ReportPassage:
    """Return a paragraph of a report; with a kind that is asked for, an item."""
    asked = FindingKind(kind) if kind != "neutral" and FindingKind(kind).asked else None
    return ReportPassage(
        page=page,
        number=None if asked else number,
        item=(item or 1) if asked else None,
        text=text,
        area=area,
        area_by_words=False,
        asked=asked,
        kind=kind,
        themes=themes,
        words=("rarely",),
        certain=True,
        heading="Help and protection",
        spans=(Span(page, 0, len(text)),),
    )


def report(
    council: str = "Harbourton",
    *,
    start: date | None = date(2022, 3, 7),
    end: date = date(2022, 3, 18),
    kind: InspectionKind | None = InspectionKind.STANDARD,
    grades: Mapping[Area, Grade | Absence] | None = None,
    passages: Sequence[ReportPassage] = (),
    published: date | None = None,
    data: bytes = b"%PDF-a report",
    version: str = "1.0",
) -> Reading:
    """Return the reading of a report on one council."""
    answer = ExtractedReport(
        is_letter=False,
        title=f"{council}: inspection of children's services",
        council=Stated(council, 1, council),
        dfe_code=None,
        framework=Framework.ILACS,
        version=framework_version_for(start) if start else None,
        kind=kind,
        period=Stated(PrintedPeriod(((start, end),), "7 to 18 March 2022"), 1, "7 to 18 March 2022")
        if start
        else None,
        published=Stated(PrintedDate(published, Precision.DAY, "9 May 2022"), 1, "Published: 9 May 2022")
        if published
        else None,
        judgements=tuple(ReadJudgement(area, grade, 1, str(grade)) for area, grade in (grades or {}).items()),
        previous=(),
        passages=tuple(passages),
        problems=(),
        pages=3,
    )
    record = report_record("report.pdf", answer)
    return _reading(data, DocumentKind.REPORT, answer, record, ("First page.", "Second.", "Third."), version)


def told_inspection(
    council: str = "Harbourton",
    *,
    key: str = "one",
    kind: InspectionKind = InspectionKind.STANDARD,
    kind_words: str = "",
    start: tuple[date, Precision] | None = (date(2022, 3, 1), Precision.MONTH),
    grades: Mapping[Area, Grade] | None = None,
) -> ReadInspection:
    """Return an inspection as an article tells it."""
    return ReadInspection(
        key=key,
        council=None,
        council_printed=council,
        kind=kind,
        kind_words=kind_words,
        role="subject",
        start=PrintedDate(*start, printed="in March") if start else None,
        end=None,
        published=None,
        date_words="in March" if start else "",
        topic="",
        judgements=tuple(
            ToldJudgement(area, grade, None, 2, f"rated {grade}") for area, grade in (grades or {}).items()
        ),
        paragraphs=(2,),
    )


def told_passage(
    text: str = "Visits to children were late.",
    *,
    inspection: str = "one",
    kind: str = "concern",
    themes: tuple[str, ...] = ("supervision",),
    paragraph: int = 3,
) -> ArticlePassage:
    """Return a finding as an article tells it."""
    return ArticlePassage(
        inspection, None, paragraph, 0, len(text), Area.HELP_PROTECTION, kind, themes, ("late",), text
    )


def response(
    *, inspection: str = "one", paragraph: int = 4, name: str = "Ada Example", role: str = "Leader"
) -> ReadResponse:
    """Return a council's answer as an article tells it."""
    words = "The leader said that the council had already begun to put right every single thing named."
    return ReadResponse(None, inspection, name, role, Stance.ACCEPTS, paragraph, words)


def figure(*, council: str | None, value: str = "17.5", paragraph: int = 5) -> ReadFigure:
    """Return a turnover as an article states it."""
    return ReadFigure(council, "turnover_rate", value, "%", "2021", paragraph, "turnover of 17.5%")


def article(
    *inspections: ReadInspection,
    passages: Sequence[ArticlePassage] = (),
    responses: Sequence[ReadResponse] = (),
    figures: Sequence[ReadFigure] = (),
    title: str = "Harbourton children wait too long",
    published: date | None = date(2022, 5, 10),
    data: bytes = b"an article",
    version: str = "1.0",
) -> Reading:
    """Return the reading of an article that tells of these inspections."""
    paragraphs = (title, "Second.", "Third.", "Fourth.", "Fifth.")
    answer = ExtractedArticle(
        title=title,
        about_council_childrens_services=True,
        about_reason="It reports an inspection.",
        published=PrintedDate(published, Precision.DAY, "10 May 2022") if published else None,
        published_before=None,
        paragraphs=paragraphs,
        councils=(NamedCouncil("Harbourton", None, Part.SUBJECT, (1, 2)),),
        inspections=inspections,
        passages=tuple(passages),
        responses=tuple(responses),
        figures=tuple(figures),
    )
    record = article_record("article.txt", answer)
    return _reading(data, DocumentKind.ARTICLE, answer, record, paragraphs, version)


def _reading(
    data: bytes,
    kind: DocumentKind,
    answer: ExtractedReport | ExtractedArticle,
    record: dict[str, object],
    parts: tuple[str, ...],
    version: str,
) -> Reading:
    is_report = kind is DocumentKind.REPORT
    return Reading(
        data=data,
        sha256=sha256(data).hexdigest(),
        file_name="report.pdf" if is_report else "article.txt",
        media_type="application/pdf" if is_report else "text/plain",
        extractor_version=version,
        kind=kind,
        answer=answer,
        record=record,
        parts=parts,
    )
