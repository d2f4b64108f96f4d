"""The national page and its search."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from inspections.vocabulary import Area, Grade
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
    assert 'href="/themes/supervision/"' in text
    assert "Supervision of new staff is rare." in text


def test_a_search_without_result_says_what_to_try(client: Client) -> None:
    factories.council("Saltmarsh")
    assert "Nothing holds these words" in text_of(client, "/?q=zzz")


def test_every_page_says_how_current_the_record_is(client: Client) -> None:
    factories.inspection(published_date=date(2026, 6, 18), grades={Area.OVERALL: Grade.GOOD})
    assert '<time datetime="2026-06-18">18 June 2026</time>' in text_of(client, "/about/")
