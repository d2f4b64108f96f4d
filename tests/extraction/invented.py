"""Articles about councils that do not exist, read with a list of them, and the reading in short lines."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from inspections.extraction import councils
from inspections.extraction.articles import ExtractedArticle, ReadInspection, ReadJudgement, read_article
from inspections.extraction.articles.reading import finding_candidates
from inspections.extraction.dates import PrintedDate
from inspections.vocabulary import PartialDate

COUNCILS = Path(__file__).with_name("invented_councils.csv")
ARTICLES = Path(__file__).with_name("articles")
VISIT = """Inspectors visit Norshire
3 July 2018
Ofsted carried out a focused visit to Norshire County Council in June."""
NAMES = {"990": "Norshire", "991": "Eastmere", "992": "Westhaven", "993": "Oldbridge"}


def read(article: str | bytes, *, media_type: str | None = None) -> ExtractedArticle:
    """Return the reading of an article, with the invented councils as the list of councils."""
    data = dedent(article).strip() if isinstance(article, str) else article
    with councils.listed_in(COUNCILS):
        return read_article(data, media_type=media_type)


def article(name: str) -> bytes:
    """Return the bytes of an invented article."""
    return next(ARTICLES.glob(f"{name}.*")).read_bytes()


def told(name: str) -> list[str]:
    """Return what the article of this name tells of inspections, empty for one about something else.

    One line for each inspection ("Norshire subject standard 2024-04"), then one for each of its grades
    ("  overall inadequate, was good").
    """
    reading = read(article(name))
    assert reading.about_council_childrens_services is bool(reading.inspections)
    return [line for inspection in reading.inspections for line in _lines(inspection)]


def findings(text: str) -> list[tuple[str, str]]:
    """Return kind and words of what the rules tell as findings in sentences of an article on a visit.

    What was learned from whole articles has the last word on each (`sifting`); how well it does is measured
    on whole articles too, in `test_written_articles`.
    """
    with councils.listed_in(COUNCILS):
        told = [one for one, _ in finding_candidates(f"{VISIT}\n{dedent(text)}".encode()) if not one.doubts]
    return [(str(one.asked or ("strength" if one.praised_by_rule else "concern")), one.text) for one in told]


def leanings(reading: ExtractedArticle) -> dict[int, str]:
    """Return "+", "-" or "+-" for each paragraph in which findings were read: praise, criticism or both."""
    signs: dict[int, set[str]] = {}
    for passage in reading.passages:
        signs.setdefault(passage.paragraph, set()).add("+" if passage.kind == "strength" else "-")
    return {paragraph: "".join(sorted(both)) for paragraph, both in signs.items()}


def _lines(inspection: ReadInspection) -> list[str]:
    council = NAMES.get(inspection.council or "", inspection.council_printed)
    head = f"{council} {inspection.role} {inspection.kind} {_iso(inspection.start) or 'undated'}"
    return [head, *(_graded(judgement) for judgement in inspection.judgements)]


def _graded(judgement: ReadJudgement) -> str:
    before = f", was {judgement.previous_grade}" if judgement.previous_grade else ""
    return f"  {judgement.area} {judgement.grade or 'not told'}{before}"


def _iso(printed: PrintedDate | None) -> str:
    return PartialDate(printed.day, printed.precision).iso if printed else ""
