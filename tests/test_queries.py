"""Database queries of every public page: at most twelve, and as many for twice the data."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from inspections.vocabulary import Area, FindingKind, Grade, InspectionKind, Measure, SourceKind
from tests import factories

pytestmark = pytest.mark.django_db

QUERIES_AT_MOST = 12

PAGES = [
    "/",
    "/?area=leadership",
    "/?q=harbour",
    "/councils/",
    "/councils/?q=harbour&concern=drift&strength=drift&recurring=drift&neighbours_of=harbourton"
    "&grade_overall=good&direction=rise&direction_area=any&status=all&as_at=2025-01-01",
    "/councils/?q=nobody&concern=drift&strength=drift&recurring=drift&neighbours_of=harbourton",
    "/councils/harbourton/",
    "/compare/",
    "/compare/?council=harbourton&neighbours_of=harbourton&theme=drift&area=overall&since=2015",
    "/compare/?region=london",
    "/inspections/",
    "/inspections/?q=harbour&direction=rise&neighbours_of=harbourton&region=london&grade_overall=good&source=report",
    "/inspections/?q=nobody&direction=fall&neighbours_of=harbourton",
    "/inspections/?direction=rise&neighbours_of=harbourton",
    "/inspections/harbourton-2023/",
    "/findings/",
    "/findings/?neighbours_of=harbourton&direction=rise&kind=strength&recurring=yes&theme=drift&grade_area=good",
    "/findings/?neighbours_of=harbourton&direction=rise&direction=fall&theme=drift",
    "/findings/?q=nothing&neighbours_of=harbourton&direction=rise&theme=drift",
    "/themes/",
    "/themes/?region=london&neighbours_of=harbourton&since=2015",
    "/themes/drift/",
    "/changes/",
    "/changes/?neighbours_of=harbourton&area=overall",
    "/sources/",
    "/sources/?council=harbourton&q=report",
    "/sources/the-report/",
    "/about/",
    "/councils.csv",
    "/inspections.csv",
    "/findings.csv",
    "/changes.csv",
    "/themes.csv",
    "/sources.csv",
    "/sources/the-report.csv",
    "/compare.csv?council=harbourton&neighbours_of=harbourton",
    "/changes.atom",
    "/inspections.atom",
    "/findings.atom",
]


def fill(number: int) -> None:
    """Add four councils with everything that pages show of them; the first of all has fixed names."""
    first = number == 0
    drift = factories.theme("Drift", slug="drift")
    centre = factories.council("Harbourton" if first else None)
    report = factories.source(f"Report {number}", reference="the-report" if first else f"report-{number}")
    statistics = factories.source(kind=SourceKind.STATISTICS)
    others = [factories.council() for _ in range(3)]
    for rank, other in enumerate(others, start=1):
        factories.neighbour(centre, other, rank=rank)
    factories.succession(factories.council(abolished_on=date(2021, 4, 1)), centre)
    for council in (centre, *others):
        for year, grade in ((2019, Grade.INADEQUATE), (2023, Grade.GOOD)):
            inspection = factories.inspection(
                council,
                reference=f"{council.slug}-{year}",
                start_date=date(year, 6, 5),
                grades={Area.OVERALL: grade, Area.LEADERSHIP: grade, Area.HELP_PROTECTION: grade},
                sources=[report, statistics],
            )
            for kind in (FindingKind.CONCERN, FindingKind.STRENGTH):
                factories.finding(inspection, kind=kind, themes=[drift], sources=[report])
            factories.response(inspection, of=report)
        factories.inspection(council, start_date=date(2024, 3, 5), kind=InspectionKind.FOCUSED_VISIT)
        for measure in (Measure.TURNOVER_RATE, Measure.VACANCY_RATE):
            factories.figure(council, measure=measure, cited=statistics)


def test_every_page_asks_the_database_as_often_for_twice_the_data_and_at_most_twelve_times(
    client: Client,
) -> None:
    fill(0)
    once = {address: queries(client, address) for address in PAGES}
    fill(1)
    fill(2)
    again = {address: queries(client, address) for address in PAGES}
    assert again == once
    assert {address: count for address, count in once.items() if count > QUERIES_AT_MOST} == {}


def queries(client: Client, address: str) -> int:
    """Return how many queries one page makes."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address)
        assert response.status_code in {200, 302}, (address, response.status_code)
        if response.streaming:
            assert b"".join(response.streaming_content)  # type: ignore[attr-defined]
    return len(captured)
