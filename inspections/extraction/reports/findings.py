"""The passages of a report, chosen from its outline, each with its judgement area and what it says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from inspections.extraction.reports.answers import ReportPassage
from inspections.extraction.reports.areas import area_by_words
from inspections.extraction.reports.headings import Part
from inspections.extraction.reports.outline import Outline, PlacedPassage
from inspections.extraction.themes import Classification, Placed, classify_all
from inspections.vocabulary import Area

FEWEST_NUMBERED = 5
"""A report with fewer numbered paragraphs is not numbered (reports of 2013, letters)."""


def read_passages(found: Outline, judged: Collection[Area]) -> tuple[ReportPassage, ...]:
    """Return every numbered paragraph and item asked for; in a report without numbers, every paragraph.

    `judged` are the areas that the report judges, or would under its framework.
    """
    whole_area = _whole_area(found)
    chosen = _chosen(found.passages)
    stated = [placed.area or whole_area for placed in chosen]
    areas = [
        area or area_by_words(placed.passage.text, judged)
        for area, placed in zip(stated, chosen, strict=True)
    ]
    said = classify_all(
        [Placed(each.passage.text, area, each.asked) for each, area in zip(chosen, areas, strict=True)]
    )
    return tuple(map(_passage, chosen, stated, areas, said))


def _chosen(passages: Sequence[PlacedPassage]) -> list[PlacedPassage]:
    numbered = sum(placed.passage.number is not None and placed.asked is None for placed in passages)
    if numbered >= FEWEST_NUMBERED:
        return [
            placed
            for before, placed in zip((None, *passages), passages, strict=False)
            if placed.passage.number is not None
            or placed.item is not None
            or _left_unnumbered(placed, before)
        ]
    return [placed for placed in passages if placed.item is not None or _is_finding(placed)]


def _left_unnumbered(placed: PlacedPassage, before: PlacedPassage | None) -> bool:
    """Return whether a paragraph among numbered ones of the same section has lost its number."""
    if before is None or placed.part is not Part.FINDINGS or placed.bulleted:
        return False
    return before.heading == placed.heading and before.passage.number is not None


def _is_finding(placed: PlacedPassage) -> bool:
    told = placed.part in {Part.FINDINGS, Part.SUMMARY}
    return told and (placed.passage.number is not None or len(placed.passage.text) > 40)


def _whole_area(found: Outline) -> Area | None:
    """Return the area that a whole report is about: a review of a safeguarding board names no other."""
    named = {heading.meaning.area for heading in found.headings if heading.meaning and heading.meaning.area}
    return Area.LSCB if named == {Area.LSCB} else None


def _passage(
    placed: PlacedPassage, stated: Area | None, area: Area | None, said: Classification
) -> ReportPassage:
    passage = placed.passage
    return ReportPassage(
        page=passage.page,
        number=passage.number,
        item=placed.item,
        text=passage.text,
        area=area,
        area_by_words=stated is None and area is not None,
        asked=placed.asked,
        kind=said.kind,
        themes=said.themes,
        words=said.words,
        certain=said.certain,
        heading=placed.heading,
        spans=passage.spans,
    )
