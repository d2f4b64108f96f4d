"""The lists in every shape: the same rows in the same order, and one answer to a wrong question."""

from __future__ import annotations

import csv
import json
import random
import re
from datetime import date
from html import unescape
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pytest
from django.http import QueryDict
from django.test import Client

from inspections.filters import (
    ChangeFilter,
    CouncilFilter,
    FindingFilter,
    InspectionFilter,
    SourceFilter,
    ThemeFilter,
)
from inspections.models import Council, SourceCouncil
from inspections.vocabulary import (
    Area,
    FindingKind,
    Grade,
    InspectionKind,
    Measure,
    Part,
    Precision,
    SourceKind,
)
from tests import factories

pytestmark = pytest.mark.django_db

FILTERS = {
    "councils": CouncilFilter,
    "inspections": InspectionFilter,
    "findings": FindingFilter,
    "changes": ChangeFilter,
    "themes": ThemeFilter,
    "sources": SourceFilter,
}
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
LISTS = tuple(FILTERS)


def body(client: Client, address: str, status: int = 200) -> str:
    """Return what the address answers, streamed or not."""
    response = client.get(address)
    assert response.status_code == status, response.status_code
    content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    return content.decode()


def page(client: Client, address: str, status: int = 200) -> str:
    """Return the text of a page, without tags, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body(client, address, status))).split())


def rows(client: Client, address: str) -> list[dict[str, str]]:
    """Return the rows of a CSV."""
    return list(csv.DictReader(StringIO(body(client, address), newline="")))


def some_councils() -> list[Council]:
    """Return three councils with changed grades and findings, which make rows in every list."""
    made = []
    for number, name in enumerate(("Aldham", "Brook", "Chadley")):
        council = factories.council(name)
        report = factories.source(f"Report on {name}", councils=[council])
        factories.inspection(council, start_date=date(2019, 6, 3), grades={Area.OVERALL: Grade.INADEQUATE})
        latest = factories.inspection(
            council,
            start_date=date(2023, 6, 5 + number),
            published_date=date(2023, 8, 1 + number),
            grades={Area.OVERALL: Grade.GOOD},
            sources=[report],
        )
        factories.finding(latest, sources=[report])
        made.append(council)
    return made


@pytest.mark.parametrize("name", LISTS)
def test_page_csv_and_json_give_as_many_rows(client: Client, name: str) -> None:
    some_councils()
    answer = json.loads(body(client, f"/{name}.json"))
    in_csv = rows(client, f"/{name}.csv")
    assert len(in_csv) == len(answer["rows"]) > 0
    assert f"{len(in_csv)} " in page(client, f"/{name}/")
    assert list(in_csv[0]) == list(answer["rows"][0])


@pytest.mark.parametrize("name", LISTS)
def test_a_wrong_value_is_answered_with_400_in_every_shape(client: Client, name: str) -> None:
    assert "This list has no filter called “colour”" in page(client, f"/{name}/?colour=blue", 400)
    assert "This list has no filter called “colour”" in body(client, f"/{name}.csv?colour=blue", 400)
    problems = json.loads(body(client, f"/{name}.json?colour=blue", 400))["problems"]
    assert "This list has no filter called “colour”" in problems[0]["problem"]


def test_a_wrong_value_is_told_beside_its_field_and_above_the_list(client: Client) -> None:
    text = body(client, "/councils/?region=londn", 400)
    beside = re.search(r'<div id="problem-region">(.*?)</div>', text, re.DOTALL)
    assert beside is not None
    assert "Did you mean london?" in beside[1]
    assert "This question cannot be answered" in text


def test_a_feed_says_what_is_wrong_too(client: Client) -> None:
    assert "There is no direction “up” here." in body(client, "/changes.atom?direction=up", 400)


def test_the_csv_has_the_order_of_the_page_and_all_its_pages(client: Client) -> None:
    for number in range(60):
        factories.inspection(start_date=date(2020, 1, 1), reference=f"inspection-{number:02}")
    text = body(client, "/inspections/?sort=start&page=2")
    on_page = re.findall(r'<th scope="row"><a href="/inspections/(inspection-\d+)/"', text)
    in_csv = [row["inspection"] for row in rows(client, "/inspections.csv?sort=start")]
    assert len(in_csv) == 60
    assert on_page == in_csv[50:]


def test_links_to_other_pages_and_downloads_keep_the_query(client: Client) -> None:
    for _ in range(51):
        factories.inspection(start_date=date(2020, 1, 1))
    text = unescape(body(client, "/inspections/?kind=standard&q="))
    assert 'href="?kind=standard&page=2"' in text
    assert 'href="/inspections.csv?kind=standard"' in text
    assert 'href="/inspections.atom?kind=standard"' in text


@pytest.mark.parametrize("number", ["3", "0", "x", "-1"])
def test_a_page_that_does_not_exist_is_said_to_be_missing(client: Client, number: str) -> None:
    for _ in range(51):
        factories.inspection()
    assert f"There is no page “{number}”: the list has 2 pages." in page(
        client, f"/inspections/?page={number}", 400
    )


def test_an_empty_list_offers_to_leave_one_filter_out(client: Client) -> None:
    some_councils()
    text = page(client, "/councils/?grade_overall=inadequate")
    assert "0 of 3 councils" in text
    assert "Leave out “Overall effectiveness: Inadequate” : 3 found" in text


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_record_is_said_to_be_empty(client: Client, name: str) -> None:
    assert "Nothing is in the record yet." in page(client, f"/{name}/")


def test_the_list_of_councils_opens_with_a_sentence_that_can_be_quoted(client: Client) -> None:
    some_councils()
    later = factories.council("Dunmere")
    factories.inspection(later, start_date=date(2026, 4, 27), grades={Area.LEADERSHIP: Grade.GOOD})
    text = page(client, "/councils/")
    assert "Of 4 councils, 3 are graded good overall; 1 has no overall grade." in text
    assert "No longer given" in text
    assert "All 3" not in text


def test_a_council_row_has_grade_date_days_and_last_change(client: Client) -> None:
    some_councils()
    text = page(client, "/councils/?as_at=2023-08-31&q=aldham")
    assert "On 31 August 2023, of 1 council, 1 was graded good overall." in text
    assert "5 June 2023 87 days before" in text
    assert "Rose from inadequate" in text


def test_a_joint_judgement_is_marked_in_the_list_of_inspections(client: Client) -> None:
    factories.inspection(start_date=date(2019, 6, 3), grades={Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD})
    assert "with care leavers" in page(client, "/inspections/")


def test_a_visit_shows_its_topic_and_no_grade(client: Client) -> None:
    factories.inspection(
        kind=InspectionKind.FOCUSED_VISIT,
        topic="front door",
        start_date=date(2021, 11, 1),
        start_precision=Precision.MONTH,
    )
    text = page(client, "/inspections/")
    assert "1 focused visit." in text
    assert "Focused visit: front door" in text
    assert "November 2021" in text
    assert "1 November 2021" not in text


def test_findings_are_counted_by_kind_and_shown_with_their_place(client: Client) -> None:
    finding = factories.finding(summary="Plans drift.", kind=FindingKind.AREA_FOR_IMPROVEMENT)
    factories.finding(finding.inspection, kind=FindingKind.AREA_FOR_IMPROVEMENT)
    factories.citation(finding, of=factories.source("Report on Aldham"), page=2, item="3", quote="too slow")
    text = page(client, "/findings/")
    assert "2 areas for improvement, in 1 council." in text
    assert "too slow" in text
    assert "page 2, item 3" in text


def test_a_change_over_a_break_says_that_it_is_not_comparable(client: Client) -> None:
    council = factories.council()
    factories.inspection(
        council, start_date=date(2019, 6, 3), grades={Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD}
    )
    factories.inspection(council, start_date=date(2023, 6, 5), grades={Area.IN_CARE: Grade.OUTSTANDING})
    text = page(client, "/changes/")
    assert "1 rise, at 1 council." in text
    assert "not comparable: before, children in care and care leavers" in text


def test_a_number_of_the_table_of_what_followed_what_opens_those_changes(client: Client) -> None:
    some_councils()
    text = unescape(body(client, "/changes/"))
    link = re.search(r'<a href="(\?[^"]*before=inadequate[^"]*)">3</a>', text)
    assert link is not None
    assert "3 of 3 changes" in page(client, f"/changes/{link[1]}")


def test_a_feed_has_the_rows_of_its_query_newest_publication_first(client: Client) -> None:
    some_councils()
    feed = ElementTree.fromstring(body(client, "/changes.atom?direction=rise"))
    titles = [entry.findtext("atom:title", "", ATOM) for entry in feed.findall("atom:entry", ATOM)]
    assert titles == [
        f"{name} rose to good: overall effectiveness" for name in ("Chadley", "Brook", "Aldham")
    ]
    assert feed.findtext("atom:title", "", ATOM) == "Rises and falls (Direction: Rose)"
    links = [link.get("href", "") for link in feed.findall("atom:link", ATOM)]
    assert links == [f"http://testserver/changes{ending}?direction=rise" for ending in ("/", ".atom")]
    assert feed.findtext("atom:author/atom:name", "", ATOM) == "Ofsted Tracker"
    assert len({entry.findtext("atom:id", "", ATOM) for entry in feed.findall("atom:entry", ATOM)}) == 3


@pytest.mark.parametrize("name", ["inspections", "findings"])
def test_inspections_and_findings_have_feeds(client: Client, name: str) -> None:
    some_councils()
    feed = ElementTree.fromstring(body(client, f"/{name}.atom?council=aldham"))
    entries = feed.findall("atom:entry", ATOM)
    assert entries
    assert all("Aldham" in entry.findtext("atom:title", "", ATOM) for entry in entries)
    assert entries[0].findtext("atom:updated", "", ATOM) == "2023-08-01T00:00:00+00:00"


def test_a_theme_says_who_was_criticised_praised_and_criticised_again(client: Client) -> None:
    drift = factories.theme(
        "Drift and delay", slug="drift", group="Practice", definition="Plans that take long"
    )
    again = factories.council("Again")
    for start in (date(2019, 6, 3), date(2023, 6, 5)):
        factories.finding(factories.inspection(again, start_date=start), themes=[drift])
    praised = factories.inspection(factories.council("Praised"), start_date=date(2023, 9, 4))
    factories.finding(praised, themes=[drift], kind=FindingKind.STRENGTH)
    text = page(client, "/themes/drift/")
    assert "Criticised at 1 council, 1 of them more than once; praised at 1 council." in text
    assert (
        "Of 3 inspections and visits with findings in the record, 2 criticised this and 1 praised it" in text
    )
    assert "2023 2 1 (50%) 1 (50%)" in text


def test_an_unknown_theme_or_source_is_not_found(client: Client) -> None:
    assert client.get("/themes/nothing/").status_code == 404
    assert client.get("/sources/nothing/").status_code == 404
    assert client.get("/sources/nothing.csv").status_code == 404


def test_a_source_shows_every_fact_that_rests_on_it_and_where_it_differs(client: Client) -> None:
    council = factories.council("Aldham")
    source = factories.source(
        "The Bugle on Aldham", reference="bugle", kind=SourceKind.ARTICLE, councils=[council]
    )
    SourceCouncil.objects.create(source=source, council=factories.council("Brook"), part=Part.MENTIONED)
    inspection = factories.inspection(council, grades={Area.OVERALL: Grade.GOOD})
    factories.citation(inspection, of=source, paragraph="2", stated="late 2022")
    factories.citation(
        inspection.judgements.get(), of=source, paragraph="4", stated="requires improvement", agrees=False
    )
    finding = factories.finding(inspection, summary="Plans drift.")
    factories.citation(finding, of=source, paragraph="7", quote="too slow")
    factories.figure(council, cited=source, measure=Measure.TURNOVER_RATE, value=18, paragraph="9")
    text = page(client, "/sources/bugle/")
    assert "4 facts in the record rest on it: 1 inspection, 1 judgement, 1 finding and 1 figure." in text
    assert "Where it differs from the record" in text
    assert "The source differs: requires improvement" in text
    for said in (
        "The source says: late 2022",
        "Plans drift.",
        "too slow",
        "paragraph 7",
        "Turnover: 18%",
        "Brook",
    ):
        assert said in text
    assert len(rows(client, "/sources/bugle.csv")) == 4


def test_a_source_that_is_not_published_has_no_page(client: Client) -> None:
    factories.source("Hidden", reference="hidden", state="proposed")  # type: ignore[arg-type]
    assert client.get("/sources/hidden/").status_code == 404


def test_the_comparison_downloads_what_the_page_compares(client: Client) -> None:
    some_councils()
    downloaded = rows(client, "/compare.csv?council=brook&council=aldham&area=overall")
    assert [row["council"] for row in downloaded] == ["brook", "brook", "aldham", "aldham"]
    assert "There is no council “brok”" in body(client, "/compare.csv?council=brok", 400)


def test_lists_only_answer_questions(client: Client) -> None:
    assert client.post("/councils/").status_code == 405


def test_the_json_says_what_was_asked_and_where_its_columns_are_explained(client: Client) -> None:
    some_councils()
    answer: dict[str, Any] = json.loads(body(client, "/councils.json?q=aldham"))
    assert answer["query"] == {"q": ["aldham"]}
    assert answer["codebook"].endswith("/about/#codebook-councils")
    assert 'id="codebook-councils"' in body(client, "/about/")


ORDINARY = (
    "york aldham london good none rise overall any yes supervision 2020 2021-02-30 -name concern report all 2"
)
VALUES = [*ORDINARY.split(), "%", "_", "<b>", "é☂", "' OR 1=1 --", "\x00", "9" * 30]


@pytest.mark.parametrize("name", LISTS)
def test_whatever_is_asked_is_answered_or_told_to_be_wrong(client: Client, name: str) -> None:
    some_councils()
    choose = random.Random(name)
    known = [*FILTERS[name].base_filters, "page", "colour"]
    for _ in range(60):
        query = QueryDict(mutable=True)
        for asked in choose.sample(known, 3):
            query.setlist(asked, choose.choices(VALUES, k=choose.randint(1, 2)))
        shape = choose.choice(["/", ".csv", ".json"])
        response = client.get(f"/{name}{shape}?{query.urlencode()}")
        assert response.status_code in {200, 400}, query
        if shape == "/":
            assert b"<b>" not in response.content, query
