"""The national page and its search."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from inspections.vocabulary import Area, FindingKind, Grade
from tests import factories

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str, status: int = 200) -> str:
    """Return a page as text with single spaces."""
    response = client.get(address)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def test_it_opens_with_a_count_that_says_what_it_counts(client: Client) -> None:
    for grade in (Grade.GOOD, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT):
        factories.inspection(factories.council(), grades={Area.OVERALL: grade})
    factories.council()
    opening = "Of the 3 councils with an overall judgement, 2 are good and 1 requires improvement."
    assert opening in text_of(client, "/")


def test_an_abolished_council_is_not_counted_today(client: Client) -> None:
    gone = factories.council(abolished_on=date(2021, 4, 1))
    factories.inspection(gone, start_date=date(2018, 3, 5), grades={Area.OVERALL: Grade.INADEQUATE})
    factories.inspection(factories.council(), grades={Area.OVERALL: Grade.GOOD})
    assert "Of the one council with an overall judgement, 1 is good." in text_of(client, "/")


def test_another_judgement_can_be_chosen(client: Client) -> None:
    given = {Area.OVERALL: Grade.GOOD, Area.CARE_LEAVERS: Grade.OUTSTANDING}
    factories.inspection(
        factories.council("Saltmarsh", tile_column=1, tile_row=1), start_date=date(2024, 3, 4), grades=given
    )
    text = text_of(client, "/?area=care_leavers")
    assert "Care leavers, council by council" in text
    assert 'aria-label="Saltmarsh: Outstanding"' in text


def test_a_judgement_that_does_not_exist_is_refused_and_the_others_named(client: Client) -> None:
    factories.inspection(factories.council(), grades={Area.OVERALL: Grade.GOOD})
    text = text_of(client, "/?area=kindness", status=400)
    assert "“kindness” is not a judgement that councils hold" in text
    assert "overall (Overall effectiveness)" in text


def test_the_years_open_with_how_many_hold_the_best_grade_now_and_some_years_ago(client: Client) -> None:
    for number, day in enumerate((date(2014, 3, 4), date(2019, 3, 4), date(2024, 3, 4))):
        grade = Grade.OUTSTANDING if number else Grade.GOOD
        factories.inspection(
            factories.council(), start_date=day, published_date=day, grades={Area.OVERALL: grade}
        )
    text = text_of(client, "/")
    assert "Outstanding: 2 of 3 councils now, 1 of 2 at the end of" in text


def test_the_latest_changes_are_gathered_by_inspection(client: Client) -> None:
    council = factories.council("Saltmarsh")
    before = {Area.OVERALL: Grade.GOOD, Area.LEADERSHIP: Grade.GOOD}
    after = {Area.OVERALL: Grade.INADEQUATE, Area.LEADERSHIP: Grade.REQUIRES_IMPROVEMENT}
    factories.inspection(council, start_date=date(2019, 3, 4), grades=before)
    factories.inspection(council, start_date=date(2022, 3, 7), published_date=date(2022, 5, 1), grades=after)
    text = text_of(client, "/")
    news = text[text.index('id="latest"') : text.index('id="years"')]
    assert news.count("Saltmarsh") == 1
    assert "good to inadequate" in news
    assert "good to requires improvement" in news


def test_an_empty_record_has_a_first_page(client: Client) -> None:
    factories.theme("Supervision")
    text = text_of(client, "/")
    assert "None of these councils holds an overall judgement" in text
    assert "No findings have been read yet" in text


@pytest.mark.parametrize("words", ["saltmarsh", "Salt Marsh M.B.C.", "E99777777"])
def test_a_search_for_a_council_opens_its_page(client: Client, words: str) -> None:
    factories.council("Saltmarsh", aliases=["Salt Marsh MBC"], ons_code="E99777777")
    response = client.get("/", {"q": words})
    assert response.status_code == 302
    assert response["Location"] == "/councils/saltmarsh/"


def test_a_search_finds_themes_and_findings_by_their_words(client: Client) -> None:
    theme = factories.theme("Supervision")
    factories.finding(summary="Supervision of new staff is rare.", themes=[theme])
    text = text_of(client, "/?q=supervision")
    assert "1 theme and 1 finding hold “supervision”." in text
    assert 'href="/themes/supervision/"' in text
    assert "Supervision of new staff is rare." in text


def test_a_search_without_result_says_what_to_try(client: Client) -> None:
    factories.council("Saltmarsh")
    assert "Nothing holds these words" in text_of(client, "/?q=zzz")


@pytest.mark.parametrize("words", ["a%00zz", "zz " * 100])
def test_a_search_that_nobody_would_type_finds_nothing(client: Client, words: str) -> None:
    finding = factories.finding(summary="Plans drift")
    assert finding.summary not in text_of(client, f"/?q={words}")


def test_a_character_that_no_database_holds_is_no_search(client: Client) -> None:
    assert "in the record" in text_of(client, "/?q=%00")


def test_every_page_says_how_current_the_record_is(client: Client) -> None:
    factories.inspection(published_date=date(2026, 6, 18), grades={Area.OVERALL: Grade.GOOD})
    assert '<time datetime="2026-06-18">18 June 2026</time>' in text_of(client, "/about/")


def test_a_search_counts_what_is_found_by_its_theme_as_the_list_of_findings_does(client: Client) -> None:
    leavers = factories.theme("Care leavers")
    for number in range(2):
        factories.finding(summary=f"Pathway plan {number} comes late.", themes=[leavers])
    assert "1 theme and 2 findings hold “care leavers”." in text_of(client, "/?q=care+leavers")


def test_a_tile_shows_by_which_council_it_is(client: Client) -> None:
    factories.inspection(
        factories.council("North Saltmarsh", tile_column=1, tile_row=1), grades={Area.OVERALL: Grade.GOOD}
    )
    assert ">NSal<" in text_of(client, "/")


def test_the_themes_say_of_how_many_inspections_only_what_was_asked_for_has_been_read(client: Client) -> None:
    factories.finding(kind=FindingKind.AREA_FOR_IMPROVEMENT)
    told = factories.inspection(factories.council())
    factories.finding(told, kind=FindingKind.STRENGTH)
    factories.finding(told, kind=FindingKind.RECOMMENDATION)
    for address in ("/", "/themes/"):
        text = text_of(client, address)
        assert "Counted from 3 findings of 2 inspections and visits." in text
        assert "Of 1 of these only what inspectors asked for has been read" in text


def test_it_leads_to_the_council_inadequate_longest(client: Client) -> None:
    for name, year in (("Aldmoor", 2023), ("Saltmarsh", 2019)):
        factories.inspection(
            factories.council(name), start_date=date(year, 3, 4), grades={Area.OVERALL: Grade.INADEQUATE}
        )
    found = re.search('href="([^"]*)">Who has been inadequate longest', text_of(client, "/"))
    assert found
    assert "Longest: Saltmarsh, since its inspection of 4 March 2019." in text_of(client, unescape(found[1]))
