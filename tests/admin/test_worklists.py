"""The first page says what there is to do, each with a list that holds exactly that."""

from __future__ import annotations

import lxml.html
import pytest
from django.test import Client

from inspections.models import Theme
from inspections.vocabulary import ReviewState
from tests import factories as make
from tests.admin.browsing import person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client_of_ann() -> Client:
    return signed_in(person("ann"))


def listed(client: Client) -> dict[str, tuple[int, str]]:
    """Return, for each worklist of the first page, its count and its address."""
    page = lxml.html.fromstring(client.get("/admin/").content)
    found = {}
    for link in page.cssselect(".worklists a"):
        count, title = " ".join(link.itertext()).split(maxsplit=1)
        found[title.strip()] = (int(count), link.get("href", ""))
    return found


def rows(client: Client, address: str) -> int:
    return len(lxml.html.fromstring(client.get(address).content).cssselect("#result_list tbody tr"))


def test_with_nothing_to_do_the_first_page_says_so(client_of_ann: Client) -> None:
    make.finding(sources=[make.source()])
    assert listed(client_of_ann) == {}
    assert "Nothing waits" in client_of_ann.get("/admin/").content.decode()


def test_each_worklist_leads_to_the_records_that_it_counts(client_of_ann: Client) -> None:
    cited = make.source()
    inspection = make.inspection(sources=[cited])
    make.finding(inspection, sources=[cited], state=ReviewState.PROPOSED)
    make.finding(inspection, sources=[cited], themes=[])
    make.source("Idle")
    make.citation(inspection, of=cited, stated="late 2019", agrees=False)
    found = listed(client_of_ann)
    assert {title: count for title, (count, _) in found.items()} == {
        "Findings proposed": 1,
        "Findings without a theme": 1,
        "Sources on which no fact rests": 1,
        "Sources that disagree": 1,
    }
    assert [rows(client_of_ann, address) for _, address in found.values()] == [1, 1, 1, 1]


def test_a_worklist_shrinks_as_its_records_are_put_right(client_of_ann: Client) -> None:
    finding = make.finding(sources=[make.source()], themes=[])
    finding.finding_themes.create(theme=make.theme())
    assert Theme.objects.exists()
    assert listed(client_of_ann) == {}


def test_problems_in_the_data_lead_to_the_record_where_they_are_put_right(client_of_ann: Client) -> None:
    judgement = make.judgement()  # without a citation
    page = client_of_ann.get("/admin/problems/").content.decode()
    assert f'href="/admin/inspections/judgement/{judgement.pk}/change/"' in page


def test_a_stranger_sees_neither_worklists_nor_problems() -> None:
    make.finding(state=ReviewState.PROPOSED)
    client = Client()
    assert client.get("/admin/problems/").status_code == 302
    assert client.get("/admin/").status_code == 302
