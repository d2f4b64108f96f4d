"""The history of a record and its rows, and the way back."""

from __future__ import annotations

import lxml.html
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inspections import reviewing
from inspections.models import Council, CouncilAlias, Finding, Inspection, Judgement
from inspections.reviewing import Action
from inspections.vocabulary import Area, Grade, ReviewState
from tests import factories as make
from tests.admin.browsing import OpenForm, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> User:
    return person("ann")


def words_of(element: lxml.html.HtmlElement) -> str:
    """Return the words of an element, those of neighbouring cells apart."""
    return " ".join(" ".join(element.itertext()).split())


def told(user: User, record: Council | Inspection | Finding) -> list[str]:
    """Return what the page of a record's history tells, one text for each save, newest first."""
    address = reverse(f"admin:inspections_{record._meta.model_name}_history", args=[record.pk])
    page = lxml.html.fromstring(signed_in(user).get(address).content)
    return [words_of(item) for item in page.cssselect("ol.history > li")]


def way_back(user: User, record: Council | Inspection | Finding, words: str) -> str:
    """Return the query of the link that opens the version which these words tell of."""
    address = reverse(f"admin:inspections_{record._meta.model_name}_history", args=[record.pk])
    page = lxml.html.fromstring(signed_in(user).get(address).content)
    for entry in page.cssselect(".history__entry"):
        if words in words_of(entry):
            return f"?{entry.cssselect('a')[0].get('href', '').partition('?')[2]}"
    raise AssertionError(f"No version tells of {words!r}.")


def test_the_history_tells_who_why_and_each_field_before_and_after(ann: User) -> None:
    council = make.council(name="City of Northwick", website="old.gov.uk")
    OpenForm(signed_in(ann), Council, council).fill({"website": "new.gov.uk", "why": "It moved"}).save()
    newest = told(ann, council)[0]
    assert ", ann It moved" in newest
    assert "Website old.gov.uk new.gov.uk" in newest


def test_rows_and_review_states_are_told_in_words(ann: User) -> None:
    inspection = make.inspection(grades={Area.OVERALL: Grade.GOOD}, sources=[make.source()])
    OpenForm(signed_in(ann), Inspection, inspection).fill(
        {"judgements-0-grade": "requires_improvement"}
    ).save()
    reviewing.perform(inspection, Action.WITHDRAW, ann if ann.is_superuser else None, "Wrong council")
    newest, before = told(ann, inspection)[:2]
    assert "Withdraw: Wrong council" in newest
    assert "Review state Published Withdrawn" in newest
    assert "Grade Good Requires improvement to be good" in before


def test_what_was_saved_together_is_told_together(ann: User) -> None:
    council = make.council(aliases=["One"])
    form = OpenForm(signed_in(ann), Council, council)
    rows = int(form.values["aliases-INITIAL_FORMS"][0])
    form.fill(
        {"website": "x.gov.uk", "aliases-TOTAL_FORMS": rows + 1, f"aliases-{rows}-name": "Two", "why": "Both"}
    ).save()
    newest = told(ann, council)[0]
    assert "x.gov.uk" in newest
    assert "Council alias Two added" in newest


def test_the_themes_before_and_after_are_told_in_order(ann: User) -> None:
    first, second = make.theme("Caseloads"), make.theme("Supervision")
    finding = make.finding(themes=[first], sources=[make.source()])
    finding.save()  # a version that holds the theme, as every way of adding one makes
    OpenForm(signed_in(ann), Finding, finding).fill({"chosen_themes": [str(second.pk), str(first.pk)]}).save()
    assert "Themes Caseloads Supervision, Caseloads" in told(ann, finding)[0]


def test_an_earlier_version_opens_in_the_form_and_changes_nothing_until_it_is_saved(ann: User) -> None:
    council = make.council("Northwick", name="City of Northwick", website="old.gov.uk")
    client = signed_in(ann)
    OpenForm(client, Council, council).fill({"website": "new.gov.uk"}).save()
    form = OpenForm(client, Council, council, way_back(ann, council, "Council added"))
    assert form.values["website"] == ["old.gov.uk"]
    assert "Save it to go back to it" in form.response.content.decode()
    council.refresh_from_db()
    assert council.website == "new.gov.uk"
    form.save()
    council.refresh_from_db()
    assert (council.website, council.revision, council.history.count()) == ("old.gov.uk", 3, 3)


def test_going_back_brings_the_themes_back_in_their_order(ann: User) -> None:
    first, second = make.theme("Caseloads"), make.theme("Supervision")
    finding = make.finding(themes=[], sources=[make.source()], state=ReviewState.PROPOSED)
    client = signed_in(ann)
    for chosen in ([second, first], [first]):
        OpenForm(client, Finding, finding).fill({"chosen_themes": [str(one.pk) for one in chosen]}).save()
    OpenForm(client, Finding, finding, way_back(ann, finding, "empty Supervision, Caseloads")).save()
    assert [link.theme for link in finding.finding_themes.all()] == [second, first]


def test_going_back_does_not_touch_the_review_state(ann: User) -> None:
    finding = make.finding(sources=[make.source()], summary="First words.")
    reviewing.perform(finding, Action.WITHDRAW, reason="Wrong")
    client = signed_in(ann)
    OpenForm(client, Finding, finding).fill({"summary": "Second words."}).save()
    OpenForm(client, Finding, finding, way_back(ann, finding, "Finding added")).save()
    finding.refresh_from_db()
    assert (finding.summary, finding.state) == ("First words.", ReviewState.WITHDRAWN)


def test_going_back_is_met_by_what_another_saved_meanwhile(ann: User) -> None:
    council = make.council(name="City of Northwick", website="old.gov.uk")
    client = signed_in(ann)
    OpenForm(client, Council, council).fill({"website": "new.gov.uk"}).save()
    form = OpenForm(client, Council, council, way_back(ann, council, "Council added"))
    OpenForm(signed_in(person("ben")), Council, council).fill({"website": "ben.gov.uk"}).save()
    assert form.save().status_code == 200
    council.refresh_from_db()
    assert council.website == "ben.gov.uk"


def test_an_earlier_version_of_a_row_opens_in_the_form(ann: User) -> None:
    inspection = make.inspection(grades={Area.OVERALL: Grade.GOOD}, sources=[make.source()])
    client = signed_in(ann)
    OpenForm(client, Inspection, inspection).fill({"judgements-0-grade": "inadequate"}).save()
    query = way_back(ann, inspection, "Judgement Overall effectiveness: Good added")
    form = OpenForm(client, Inspection, inspection, query)
    assert form.values["judgements-0-grade"] == ["good"]
    form.save()
    assert Judgement.objects.get().grade == Grade.GOOD


def test_a_removed_row_can_be_put_back(ann: User) -> None:
    council = make.council("Northwick", aliases=["Northwick-on-Sea"])
    client = signed_in(ann)
    number = list(council.aliases.values_list("name", flat=True)).index("Northwick-on-Sea")
    OpenForm(client, Council, council).fill({f"aliases-{number}-DELETE": "on"}).save()
    assert not CouncilAlias.objects.filter(name="Northwick-on-Sea").exists()
    query = way_back(ann, council, "Council alias Northwick-on-Sea removed")
    OpenForm(client, Council, council, query).save()
    assert list(Council.objects.called("northwick on sea")) == [council]


def test_a_removed_citation_of_a_judgement_comes_back_to_that_judgement(ann: User) -> None:
    inspection = make.inspection(sources=[make.source()])
    judgement = make.judgement(inspection)
    report = make.source()
    make.citation(judgement, of=report, page=7)
    client = signed_in(ann)
    OpenForm(client, Inspection, inspection).fill({"citations-1-DELETE": "on"}).save()
    assert not judgement.citations.exists()
    OpenForm(client, Inspection, inspection, way_back(ann, inspection, f"{report}, page 7 removed")).save()
    [citation] = judgement.citations.all()
    assert (citation.source, citation.page, citation.inspection) == (report, 7, None)


def test_a_deleted_record_still_has_its_history_and_opens_as_a_new_one(ann: User) -> None:
    finding = make.finding(state=ReviewState.PROPOSED, summary="Plans lack detail.")
    finding.save()
    client = signed_in(ann)
    client.post(f"/admin/inspections/finding/{finding.pk}/delete/", {"post": "yes"})
    page = client.get(f"/admin/inspections/finding/{finding.pk}/history/").content.decode()
    assert "was deleted" in page
    link = lxml.html.fromstring(page).cssselect(".history__entry a")[0].get("href", "")
    OpenForm(client, Finding, None, f"?{link.partition('?')[2]}").save()
    again = Finding.objects.get()
    assert again.summary == "Plans lack detail."
    assert [theme.name for theme in again.themes.all()] == ["Supervision"]


@pytest.mark.parametrize("query", ["?version=x", "?version=999999", "?row=citation-999999", "?row=nothing-1"])
def test_a_version_that_is_none_is_not_found(ann: User, query: str) -> None:
    council = make.council()
    address = reverse("admin:inspections_council_change", args=[council.pk])
    assert signed_in(ann).get(f"{address}{query}").status_code == 404


def test_another_records_version_is_not_found(ann: User) -> None:
    one, other = make.council(), make.council()
    address = reverse("admin:inspections_council_change", args=[one.pk])
    version = other.history.first().history_id
    assert signed_in(ann).get(f"{address}?version={version}").status_code == 404


def test_the_history_of_what_never_was_is_not_found(ann: User) -> None:
    assert signed_in(ann).get("/admin/inspections/council/999999/history/").status_code == 404


def test_a_longer_history_asks_the_database_no_more_often(ann: User) -> None:
    report = make.source()
    inspection = make.inspection(grades={Area.OVERALL: Grade.GOOD}, sources=[report])
    address = reverse("admin:inspections_inspection_history", args=[inspection.pk])
    client = signed_in(ann)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    asked()  # content types are looked up once
    few = asked()
    for page in range(1, 6):
        make.citation(inspection, of=report, page=page)
    assert asked() == few
