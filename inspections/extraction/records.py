"""What the readers found as plain data for JSON; docs/reading.md has the schema, which only grows."""

from __future__ import annotations

from typing import Any

from inspections.extraction import EXTRACTOR_VERSION
from inspections.extraction.articles import ExtractedArticle, ReadInspection
from inspections.extraction.dates import PrintedDate
from inspections.extraction.documents import Unreadable
from inspections.extraction.reports import ExtractedReport, ReportPassage
from inspections.vocabulary import Area, Part

Record = dict[str, Any]

SUBJECT = "subject"
"""The key of the inspection that a report is about."""


def report_record(file: str, report: ExtractedReport) -> Record:
    """Return one report or letter as plain data."""
    code, council = report.dfe_code, report.council
    return {
        **_frame(file, "report", about=True),
        "title": report.title,
        "published": _date(report.published.value, page=report.published.page) if report.published else None,
        "councils": [
            {
                "printed": council.value,
                "dfe_code": code,
                "part": str(Part.SUBJECT),
                "page": council.page,
                "words": council.words,
            }
        ]
        if council
        else [],
        "inspections": [_inspection_of_report(report)],
        "previous_inspections": [
            {
                **_date(previous.when, page=previous.page),
                "grade": str(previous.grade) if previous.grade else None,
                "words": previous.words,
            }
            for previous in report.previous
        ],
        "passages": [_passage_of_report(passage) for passage in report.passages],
        "problems": [
            {
                "slug": problem.slug,
                "message": problem.message,
                "page": problem.page,
                "words": problem.words,
            }
            for problem in report.problems
        ],
    }


def article_record(file: str, article: ExtractedArticle) -> Record:
    """Return one article as plain data; one about something else is `not_recognised`."""
    about = article.about_council_childrens_services
    return {
        **_frame(file, "article" if about else "not_recognised", about=about),
        "title": article.title,
        "about_reason": article.about_reason,
        "published": _date(article.published) if article.published else None,
        "published_before": article.published_before.isoformat() if article.published_before else None,
        "councils": [
            {
                "printed": council.printed,
                "dfe_code": council.dfe_code,
                "part": str(council.part),
                "paragraphs": list(council.paragraphs),
            }
            for council in article.councils
        ],
        "inspections": [_inspection_of_article(inspection) for inspection in article.inspections],
        "passages": [
            {
                "inspection": passage.inspection,
                "council": passage.council,
                "paragraph": passage.paragraph,
                "area": area_slug(passage.area),
                "kind": passage.kind,
                "themes": list(passage.themes),
                "words": list(passage.words),
                "text": passage.text,
            }
            for passage in article.passages
        ],
        "responses": [
            {
                "council": response.council,
                "inspection": response.inspection,
                "name": response.name,
                "role": response.role,
                "stance": str(response.stance),
                "paragraph": response.paragraph,
                "words": response.words,
            }
            for response in article.responses
        ],
        "figures": [
            {
                "council": figure.council,
                "measure": figure.measure,
                "value": figure.value,
                "unit": figure.unit,
                "period": figure.period,
                "paragraph": figure.paragraph,
                "words": figure.words,
            }
            for figure in article.figures
        ],
        "problems": [
            {
                "slug": problem.slug,
                "message": problem.message,
                "paragraph": problem.paragraph,
                "words": problem.words,
            }
            for problem in article.problems
        ],
    }


def unrecognised_record(file: str) -> Record:
    """Return a PDF that is no inspection report as plain data."""
    return _frame(file, "not_recognised", about=False)


def unreadable_record(file: str, problem: Unreadable) -> Record:
    """Return a file that could not be opened as plain data, its problem named."""
    return {
        **_frame(file, "not_recognised", about=False),
        "problems": [
            {
                "slug": str(problem.reason),
                "message": str(problem),
                "page": problem.page,
                "words": problem.detail,
            }
        ],
    }


def area_slug(area: Area | None) -> str | None:
    """Return the column of reports.csv that an area has: the joint judgement stands under `in_care`."""
    return str(area.line) if area is not None else None


def _frame(file: str, document: str, *, about: bool) -> Record:
    return {
        "file": file,
        "document": document,
        "about_council_childrens_services": about,
        "extractor_version": EXTRACTOR_VERSION,
        "title": "",
        "published": None,
        "councils": [],
        "inspections": [],
        "passages": [],
        "responses": [],
        "figures": [],
        "problems": [],
    }


def _date(printed: PrintedDate, *, page: int | None = None) -> Record:
    place = {} if page is None else {"page": page}
    return {
        "date": printed.day.isoformat(),
        "precision": str(printed.precision),
        "printed": printed.printed,
        **place,
    }


def _inspection_of_report(report: ExtractedReport) -> Record:
    period = report.period
    return {
        "id": SUBJECT,
        "council": report.dfe_code,
        "council_printed": report.council.value if report.council else None,
        "framework": str(report.framework) if report.framework else None,
        "framework_version": report.version.slug if report.version else None,
        "kind": str(report.kind) if report.kind else None,
        "role": "subject",
        "start": period.value.start.isoformat() if period else None,
        "end": period.value.end.isoformat() if period else None,
        "precision": "day" if period else None,
        "blocks": [[first.isoformat(), last.isoformat()] for first, last in period.value.blocks]
        if period
        else [],
        "date_page": period.page if period else None,
        "date_words": period.words if period else "",
        "in_care_covers_care_leavers": report.judgement(Area.IN_CARE_AND_CARE_LEAVERS) is not None,
        "judgements": {
            str(judgement.area.line): {
                "grade": str(judgement.grade),
                "page": judgement.page,
                "words": judgement.words,
                "confirmed_on_page": judgement.confirmed_on,
            }
            for judgement in report.judgements
        },
    }


def _passage_of_report(passage: ReportPassage) -> Record:
    return {
        "inspection": SUBJECT,
        "page": passage.page,
        "number": passage.number,
        "item": passage.item,
        "area": area_slug(passage.area),
        "area_by_words": passage.area_by_words,
        "kind": passage.kind,
        "themes": list(passage.themes),
        "words": list(passage.words),
        "certain": passage.certain,
        "heading": passage.heading,
        "text": passage.text,
        "spans": [list(span) for span in passage.spans],
    }


def _inspection_of_article(inspection: ReadInspection) -> Record:
    start, end, published = inspection.start, inspection.end, inspection.published
    dated = start or end or published
    return {
        "id": inspection.key,
        "council": inspection.council,
        "council_printed": inspection.council_printed,
        "kind": str(inspection.kind),
        "kind_words": inspection.kind_words,
        "role": inspection.role,
        "topic": inspection.topic,
        "start": start.day.isoformat() if start else None,
        "end": end.day.isoformat() if end else None,
        "published": _date(published) if published else None,
        "precision": str(dated.precision) if dated else None,
        "date_words": inspection.date_words,
        "paragraphs": list(inspection.paragraphs),
        "in_care_covers_care_leavers": any(
            judgement.area is Area.IN_CARE_AND_CARE_LEAVERS for judgement in inspection.judgements
        ),
        "judgements": {
            str(judgement.area.line): {
                "grade": str(judgement.grade) if judgement.grade else None,
                "previous_grade": str(judgement.previous_grade) if judgement.previous_grade else None,
                "paragraph": judgement.paragraph,
                "words": judgement.words,
            }
            for judgement in inspection.judgements
        },
    }
