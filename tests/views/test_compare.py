"""The comparison's page: the choice of councils, and what is shown of them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from inspections.vocabulary import Area, Grade, Region
from tests import factories

pytestmark = pytest.mark.django_db


def page(client: Client, query: str, status: int = 200) -> str:
    """Return the comparison as text with single spaces."""
    response = client.get(f"/compare/?{query}")
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def rows(text: str, section: str) -> list[str]:
    """Return the row headings of the table in a section."""
    table = text[text.index(f'id="{section}"') :].split("</table>")[0]
    return [re.sub("<[^>]+>", "", each) for each in re.findall(r'<th scope="row">(.*?)</th>', table)]


def test_without_a_choice_it_offers_every_council_and_region(client: Client) -> None:
    factories.council("Saltmarsh")
    text = page(client, "")
    assert re.search('<option value="saltmarsh"[^>]*>Saltmarsh</option>', text)
    assert 'href="?region=london"' in text


def test_councils_stand_in_the_order_chosen(client: Client) -> None:
    for name in ("Aldmoor", "Windle"):
        factories.inspection(factories.council(name), grades={Area.OVERALL: Grade.GOOD})
    text = page(client, "council=windle&council=aldmoor")
    assert rows(text, "grades") == ["Windle", "Aldmoor"]
    assert text.index('<option value="windle" selected') < text.index('<option value="aldmoor" selected')


def test_the_choice_of_councils_knows_their_other_names(client: Client) -> None:
    factories.council("Salt and Marsh", aliases=["S&M Council"])
    found = re.search('<option value="salt-and-marsh" data-also="([^"]*)"', page(client, ""))
    assert found
    assert "S&amp;M Council" in found[1].split("|")


def test_a_council_and_its_neighbours_come_in_one_click(client: Client) -> None:
    centre, near = factories.council("Saltmarsh"), factories.council("Windle")
    factories.council("Faraway")
    factories.neighbour(centre, near)
    for council in (centre, near):
        factories.inspection(council, grades={Area.OVERALL: Grade.GOOD})
    assert rows(page(client, "neighbours_of=saltmarsh"), "grades") == ["Saltmarsh", "Windle"]


def test_a_region_comes_in_one_click(client: Client) -> None:
    for name, region in (("Saltmarsh", Region.LONDON), ("Windle", Region.SOUTH_WEST)):
        council = factories.council(name, region=region)
        factories.inspection(council, grades={Area.OVERALL: Grade.GOOD})
    assert rows(page(client, "region=london"), "grades") == ["Saltmarsh"]


def test_a_judgement_that_none_of_them_holds_is_left_out_and_named(client: Client) -> None:
    council = factories.council("Saltmarsh")
    old = {Area.OVERALL: Grade.GOOD, Area.ADOPTION: Grade.GOOD}
    factories.inspection(council, start_date=date(2016, 3, 7), grades=old)
    factories.inspection(council, start_date=date(2022, 3, 7), grades={Area.OVERALL: Grade.GOOD})
    text = page(client, "council=saltmarsh")
    table = text[text.index('id="grades"') :].split("</thead>")[0]
    assert '<th scope="col">Adoption</th>' not in table
    assert "none of them holds a grade: " in table
    assert "adoption" in table


def test_grades_are_as_at_the_last_day_asked_for(client: Client) -> None:
    council = factories.council("Saltmarsh")
    for day, grade in ((date(2019, 3, 4), Grade.INADEQUATE), (date(2024, 3, 4), Grade.OUTSTANDING)):
        factories.inspection(council, start_date=day, published_date=day, grades={Area.OVERALL: grade})
    text = page(client, "council=saltmarsh&until=2020-12-31")
    grades = text[text.index('id="grades"') :].split("</table>")[0]
    assert "Inadequate" in grades
    assert "Outstanding" not in grades


def test_shared_concerns_name_the_councils_that_share_them(client: Client) -> None:
    theme = factories.theme("Supervision")
    for name in ("Saltmarsh", "Windle"):
        factories.finding(factories.inspection(factories.council(name)), themes=[theme])
    text = page(client, "council=saltmarsh&council=windle")
    shared = text[text.index('id="shared"') :].split("</table>")[0]
    assert "Supervision" in shared
    assert "/findings/?council=windle&amp;theme=supervision" in shared


def test_nine_councils_are_one_too_many(client: Client) -> None:
    slugs = [factories.council().slug for _ in range(9)]
    text = page(client, "&".join(f"council={slug}" for slug in slugs), status=400)
    assert "Choose 8 councils at most; 9 are chosen." in text


def test_a_council_that_does_not_exist_is_said_to_be_wrong(client: Client) -> None:
    factories.council("Saltmarsh")
    assert "There is no council “saltmarch” here. Did you mean saltmarsh?" in page(
        client, "council=saltmarch", status=400
    )


def test_the_download_has_the_same_query(client: Client) -> None:
    factories.inspection(factories.council("Saltmarsh"), grades={Area.OVERALL: Grade.GOOD})
    assert 'href="/compare.csv?council=saltmarsh&amp;area=overall"' in page(
        client, "council=saltmarsh&area=overall"
    )
