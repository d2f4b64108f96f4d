"""A council's page: what a reader would miss, or be misled by."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from inspections.vocabulary import (
    Area,
    FindingKind,
    Grade,
    InspectionKind,
    Measure,
    MissingValue,
    ReviewState,
    SourceKind,
)
from tests import factories

pytestmark = pytest.mark.django_db


def page(client: Client, slug: str) -> str:
    """Return the page of a council as text."""
    response = client.get(f"/councils/{slug}/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_it_opens_with_a_sentence_to_quote(client: Client) -> None:
    council = factories.council("Saltmarsh")
    factories.inspection(council, start_date=date(2019, 3, 4), grades={Area.OVERALL: Grade.INADEQUATE})
    factories.inspection(council, start_date=date(2022, 3, 7), grades={Area.OVERALL: Grade.GOOD})
    assert "Saltmarsh is good overall, up from inadequate in 2019" in page(client, "saltmarsh")


def test_it_says_how_long_ago_inspectors_came(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    council = factories.council("Saltmarsh")
    factories.inspection(council, start_date=date(2022, 3, 7), grades={Area.OVERALL: Grade.GOOD})
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2022, 3, 27))
    assert "20 days ago" in page(client, "saltmarsh")


def test_a_predecessor_s_history_is_marked_as_theirs(client: Client) -> None:
    new = factories.council("Newshire", opened_on=date(2021, 4, 1))
    old = factories.council("Oldshire", abolished_on=date(2021, 4, 1))
    factories.succession(old, new)
    factories.inspection(old, start_date=date(2018, 3, 5), grades={Area.OVERALL: Grade.INADEQUATE})
    text = page(client, "newshire")
    assert "no grade passed to Newshire" in text
    assert "Newshire has no graded inspection in this record" in text
    assert 'passed to <a href="/councils/newshire/">Newshire</a>' in page(client, "oldshire")


def test_without_findings_it_says_so_in_words(client: Client) -> None:
    council = factories.council("Saltmarsh")
    factories.inspection(council, grades={Area.OVERALL: Grade.GOOD})
    text = page(client, "saltmarsh")
    assert "No findings have been read for this council yet" in text
    assert "This cannot be said yet" in text


def test_what_was_criticised_twice_is_shown_as_found_again(client: Client) -> None:
    council = factories.council("Saltmarsh")
    supervision = factories.theme("Supervision")
    for day in (date(2019, 3, 4), date(2022, 3, 7)):
        inspection = factories.inspection(council, start_date=day, grades={Area.OVERALL: Grade.GOOD})
        factories.finding(inspection, themes=[supervision])
    text = page(client, "saltmarsh")
    again = text[text.index('id="again"') : text.index('id="findings"')]
    assert "Supervision" in again
    assert "2 times" in again


def test_strengths_and_concerns_of_a_theme_stand_side_by_side(client: Client) -> None:
    inspection = factories.inspection(factories.council("Saltmarsh"), grades={Area.OVERALL: Grade.GOOD})
    factories.finding(inspection, kind=FindingKind.STRENGTH, summary="Staff are well supported.")
    factories.finding(inspection, kind=FindingKind.CONCERN, summary="Some wait long for supervision.")
    text = page(client, "saltmarsh")
    row = text[text.index("ledger__row") :]
    assert row.index("Strengths") < row.index("Staff are well supported.") < row.index("Concerns</h4>")
    assert row.index("Concerns</h4>") < row.index("Some wait long for supervision.")


def test_a_proposed_finding_is_not_shown(client: Client) -> None:
    inspection = factories.inspection(factories.council("Saltmarsh"), grades={Area.OVERALL: Grade.GOOD})
    factories.finding(inspection, summary="Nobody has checked this.", state=ReviewState.PROPOSED)
    assert "Nobody has checked this." not in page(client, "saltmarsh")


def test_an_inspection_says_whether_one_or_more_sources_support_it(client: Client) -> None:
    council = factories.council("Saltmarsh")
    report, table = factories.source("Report on Saltmarsh"), factories.source("Yearly table")
    given = {Area.OVERALL: Grade.GOOD}
    factories.inspection(council, start_date=date(2019, 3, 4), grades=given, sources=[table])
    factories.inspection(council, start_date=date(2022, 3, 7), grades=given, sources=[report, table])
    text = page(client, "saltmarsh")
    assert "Confirmed by two sources" in text
    assert "Only in: Yearly table" in text


def test_a_source_that_differs_is_said_to_differ(client: Client) -> None:
    inspection = factories.inspection(factories.council("Saltmarsh"), grades={Area.OVERALL: Grade.GOOD})
    factories.citation(inspection, stated="an inspection in April", agrees=False)
    assert "Differs: an inspection in April" in page(client, "saltmarsh")


def test_an_article_s_figure_stands_beside_the_official_one(client: Client) -> None:
    council = factories.council("Saltmarsh")
    statistics = factories.source("Workforce statistics", kind=SourceKind.STATISTICS)
    article = factories.source("One in five leaves", kind=SourceKind.ARTICLE)
    factories.figure(council, period="2021", value="13.2", cited=statistics)
    factories.figure(national=True, period="2021", value="15.4", cited=statistics)
    factories.figure(council, period="2021", value="19.7", cited=article, paragraph="21")
    text = page(client, "saltmarsh")
    for said in ("13.2%", "15.4%", "19.7%", "One in five leaves", "paragraph 21"):
        assert said in text


def test_a_suppressed_figure_says_why_it_is_missing(client: Client) -> None:
    council = factories.council("Saltmarsh")
    factories.figure(council, period="2021", missing=MissingValue.SUPPRESSED)
    assert "suppressed" in page(client, "saltmarsh")


def test_a_visit_says_that_it_gives_no_grade(client: Client) -> None:
    council = factories.council("Saltmarsh")
    factories.inspection(
        council, kind=InspectionKind.FOCUSED_VISIT, start_date=date(2024, 5, 15), topic="care leavers"
    )
    assert "No grade. Care leavers" in page(client, "saltmarsh")


def test_neighbours_stand_in_their_order_with_their_grades(client: Client) -> None:
    council, near, far = (factories.council(name) for name in ("Saltmarsh", "Windle", "Aldmoor"))
    factories.neighbour(council, far, rank=2)
    factories.neighbour(council, near, rank=1)
    factories.inspection(near, grades={Area.OVERALL: Grade.OUTSTANDING})
    text = page(client, "saltmarsh")
    table = text[text.index('id="neighbours"') :]
    assert table.index("Windle") < table.index("Outstanding") < table.index("Aldmoor")
    assert "Not yet inspected" in table


def test_the_council_with_nothing_in_the_record_has_a_page(client: Client) -> None:
    factories.council("Saltmarsh")
    assert "No inspection of this council has been found" in page(client, "saltmarsh")


def test_a_near_name_is_suggested_for_a_wrong_address(client: Client) -> None:
    factories.council("Saltmarsh", aliases=["Salt Marsh MBC"])
    response = client.get("/councils/saltmarch/")
    assert response.status_code == 404
    assert '<a href="/councils/saltmarsh/">Saltmarsh</a>' in response.content.decode()


def test_a_word_of_an_alias_finds_the_council_for_a_wrong_address(client: Client) -> None:
    factories.council("Saltmarsh and Windle", aliases=["Marram"])
    assert "Saltmarsh and Windle" in client.get("/councils/marram/").content.decode()


def test_a_figure_other_than_the_official_ones_names_its_source(client: Client) -> None:
    council = factories.council("Saltmarsh")
    article = factories.source("Ten million for services", kind=SourceKind.ARTICLE)
    factories.figure(
        council, measure=Measure.INVESTMENT, period="four years", value=10_000_000, cited=article
    )
    text = page(client, "saltmarsh")
    figures = text[text.index('id="figures"') :].split("</table>")[0]
    for said in ("Investment", "£10,000,000", "four years", "Ten million for services"):
        assert said in figures


def test_it_leads_to_what_was_praised_at_neighbours_that_rose(client: Client) -> None:
    council, near = factories.council("Saltmarsh"), factories.council("Windle")
    factories.neighbour(council, near)
    factories.inspection(near, start_date=date(2019, 3, 4), grades={Area.OVERALL: Grade.INADEQUATE})
    risen = factories.inspection(near, start_date=date(2022, 3, 7), grades={Area.OVERALL: Grade.GOOD})
    factories.finding(risen, kind=FindingKind.STRENGTH, summary="Staff are well supported.")
    address = "/findings/?neighbours_of=saltmarsh&amp;direction=rise&amp;kind=strength"
    assert f'href="{address}"' in page(client, "saltmarsh")
    assert "Staff are well supported." in client.get(address.replace("&amp;", "&")).content.decode()


def test_it_shows_what_the_council_answered_and_where_that_stands(client: Client) -> None:
    council = factories.council("Saltmarsh")
    visit = factories.inspection(council, grades={Area.OVERALL: Grade.INADEQUATE})
    article = factories.source(SourceKind.ARTICLE)
    factories.response(visit, of=article, summary="Will change its front door.", paragraph="7")
    factories.response(visit, summary="Not yet published.", state=ReviewState.PROPOSED)
    text = page(client, "saltmarsh")
    answers = text[text.index('id="responses"') : text.index('id="workforce"')]
    assert "Accepts the result" in answers
    assert "Will change its front door." in answers
    assert article.get_absolute_url() in answers
    assert "paragraph 7" in answers
    assert "Not yet published." not in answers


def test_it_says_since_when_a_grade_given_again_has_been_held(client: Client) -> None:
    council = factories.council("Saltmarsh")
    for year in (2018, 2024):
        factories.inspection(council, start_date=date(year, 3, 5), grades={Area.OVERALL: Grade.GOOD})
    text = page(client, "saltmarsh")
    position = text[text.index('id="position"') : text.index('id="again"')]
    assert re.search(r"5 March 2024</time>, held since <time[^>]*>5 March 2018</time>", position)


def test_care_leavers_lead_to_what_was_found_under_their_own_and_the_joint_judgement(client: Client) -> None:
    council = factories.council("Saltmarsh")
    given = factories.inspection(
        council, start_date=date(2024, 3, 4), grades={Area.OVERALL: Grade.GOOD, Area.CARE_LEAVERS: Grade.GOOD}
    )
    for area in (Area.CARE_LEAVERS, Area.IN_CARE_AND_CARE_LEAVERS, Area.LEADERSHIP):
        factories.finding(given, area=area)
    found = re.search('href="([^"]*)">2 findings<span[^>]*> on care leavers', page(client, "saltmarsh"))
    assert found
    listed = client.get(unescape(found[1])).content.decode()
    assert "2 of 3 findings" in listed


def test_an_item_asked_for_that_has_no_words_yet_is_named_by_its_themes(client: Client) -> None:
    asked = factories.inspection(factories.council("Saltmarsh"))
    themes = [factories.theme("Supervision"), factories.theme("Caseloads")]
    factories.finding(asked, kind=FindingKind.AREA_FOR_IMPROVEMENT, summary="", themes=themes)
    for address in ("/findings/", asked.get_absolute_url()):
        body = " ".join(client.get(address).content.decode().split())
        summary = body[body.index("finding__summary") :]
        summary = summary[: summary.index("</p>")]
        assert "Supervision</a>, <a" in summary
        assert "Caseloads</a>" in summary


def test_it_says_of_how_many_findings_it_has_no_words(client: Client) -> None:
    asked = factories.inspection(factories.council("Saltmarsh"))
    for summary in ("", "", "Records are late."):
        factories.finding(asked, kind=FindingKind.AREA_FOR_IMPROVEMENT, summary=summary)
    assert "Of 2 the record holds only what was asked for, by theme and place" in page(client, "saltmarsh")
