"""A council on paper: two pages of A4, in light colours, its charts drawn for the width of the page."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from playwright.sync_api import Page

from inspections.vocabulary import (
    WORKFORCE_MEASURES,
    Area,
    FindingKind,
    Grade,
    InspectionKind,
    SourceKind,
)
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

THEMES = 54
SIF = {
    Area.OVERALL: Grade.GOOD,
    Area.LEADERSHIP: Grade.GOOD,
    Area.HELP_PROTECTION: Grade.GOOD,
    Area.IN_CARE: Grade.GOOD,
    Area.CARE_LEAVERS: Grade.REQUIRES_IMPROVEMENT,
    Area.ADOPTION: Grade.REQUIRES_IMPROVEMENT,
    Area.LSCB: Grade.REQUIRES_IMPROVEMENT,
}
JOINT = {
    Area.OVERALL: Grade.REQUIRES_IMPROVEMENT,
    Area.LEADERSHIP: Grade.REQUIRES_IMPROVEMENT,
    Area.HELP_PROTECTION: Grade.INADEQUATE,
    Area.IN_CARE_AND_CARE_LEAVERS: Grade.REQUIRES_IMPROVEMENT,
}


def a_council_with_much_to_print() -> None:
    """Make a council with four inspections, over a hundred findings, ten neighbours and its figures."""
    council = factories.council("Saltmarsh")
    report = factories.source("Report on Saltmarsh")
    first = factories.inspection(council, start_date=date(2016, 11, 14), grades=SIF, sources=[report])
    visit = factories.inspection(
        council, kind=InspectionKind.FOCUSED_VISIT, start_date=date(2019, 5, 7), topic="Children in need"
    )
    second = factories.inspection(council, start_date=date(2022, 3, 7), grades=JOINT, sources=[report])
    factories.inspection(
        council, start_date=date(2025, 2, 24), grades={**JOINT, Area.OVERALL: Grade.OUTSTANDING}
    )
    for number in range(THEMES):
        theme = factories.theme(f"Theme number {number}", position=number)
        for inspection in (first, second) if number < 15 else (visit,):
            factories.finding(inspection, themes=[theme], sources=[report])
        factories.finding(second, kind=FindingKind.STRENGTH, themes=[theme], sources=[report])
    for rank in range(1, 11):
        near = factories.council()
        factories.neighbour(council, near, rank=rank)
        factories.inspection(near, grades=JOINT)
    statistics = factories.source("Workforce", kind=SourceKind.STATISTICS)
    for measure in WORKFORCE_MEASURES:
        for year in range(2017, 2026):
            factories.figure(council, measure=measure, period=str(year), cited=statistics)


@pytest.mark.parametrize("opened", ["page", "dark_page"])
def test_a_council_prints_on_two_pages(opened: str, request: pytest.FixtureRequest) -> None:
    a_council_with_much_to_print()
    page: Page = request.getfixturevalue(opened)
    page.goto("/councils/saltmarsh/")
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    text = " ".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert len(printed) == 2
    for said in ("Saltmarsh is outstanding overall", "Theme number 53", "What this rests on", "9 more"):
        assert said in text


def test_after_printing_the_charts_are_as_wide_as_before(page: Page) -> None:
    a_council_with_much_to_print()
    page.goto("/councils/saltmarsh/")
    width = "document.getElementById('timeline').clientWidth"
    before = page.evaluate(width)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(width) < before
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(width) == before
