"""Review states in the admin: the buttons on a record's page, and the actions on a list."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inspections import reviewing
from inspections.models import Finding, Inspection, Judgement
from inspections.reviewing import Action
from inspections.vocabulary import Area, Grade, ReviewState
from tests import factories as make
from tests.admin.browsing import OpenForm, form_page, messages, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita() -> User:
    return person("rita", reviewer=True)


def a_proposed_finding() -> Finding:
    return make.finding(sources=[make.source()], state=ReviewState.PROPOSED)


def press(client: Client, record: Model, action: Action, reason: str = "", revision: int = 1) -> Any:
    address = reverse(f"admin:inspections_{record._meta.model_name}_review", args=[record.pk])
    return client.post(address, {"action": action, "reason": reason, "seen_revision": revision})


def buttons(client: Client, record: Model) -> dict[str, tuple[bool, str]]:
    """Return, for each button of the bar, whether it can be pressed and the sentence beside it."""
    page = lxml.html.fromstring(client.get(form_page(type(record), record)).content)
    found = {}
    for item in page.cssselect(".review__choices li"):
        button = item.cssselect("button")[0]
        sentence = " ".join(item.cssselect(".help")[0].text_content().split())
        found[button.text_content()] = ("disabled" not in button.attrib, sentence)
    return found


def test_the_bar_publishes_and_says_so(rita: User) -> None:
    finding, client = a_proposed_finding(), signed_in(rita)
    response = press(client, finding, Action.PUBLISH, "Read beside the report")
    finding.refresh_from_db()
    assert finding.state == ReviewState.PUBLISHED
    assert finding.history.first().history_user == rita
    assert any(message.endswith(": published.") for message in messages(response, client))


def test_a_button_that_cannot_be_pressed_says_what_reviewing_would(rita: User) -> None:
    ann, finding = person("ann"), a_proposed_finding()
    assert buttons(signed_in(ann), finding)["Publish"] == (
        False,
        reviewing.refusal(finding, Action.PUBLISH, ann),
    )
    assert buttons(signed_in(rita), finding)["Publish"][0]


def test_a_refused_action_tells_why_and_keeps_the_reason_typed(rita: User) -> None:
    finding, client = make.finding(themes=[], state=ReviewState.PROPOSED), signed_in(rita)
    response = press(client, finding, Action.PUBLISH, "Looks right")
    page = client.get(response.url).content.decode()
    assert "A finding without a theme cannot be published" in page
    assert 'value="Looks right"' in page


def test_nobody_publishes_what_they_have_not_seen(rita: User) -> None:
    finding, client = a_proposed_finding(), signed_in(rita)
    OpenForm(signed_in(person("ann")), Finding, finding).fill({"summary": "Changed under her eyes."}).save()
    response = press(client, finding, Action.PUBLISH, revision=1)
    finding.refresh_from_db()
    assert finding.state == ReviewState.PROPOSED
    assert any("after you opened this page" in message for message in messages(response, client))


def test_an_action_that_is_none_is_not_found(rita: User) -> None:
    finding = a_proposed_finding()
    address = reverse("admin:inspections_finding_review", args=[finding.pk])
    assert signed_in(rita).post(address, {"action": "revise"}).status_code == 404
    assert signed_in(rita).get(address).status_code == 405


def test_an_inspection_is_published_with_its_judgements_in_one_step(rita: User) -> None:
    inspection = make.inspection(
        grades={Area.OVERALL: Grade.GOOD}, sources=[make.source()], state=ReviewState.PROPOSED
    )
    OpenForm(signed_in(rita), Inspection, inspection).fill({"note": "Checked"}).save("_publish")
    inspection.refresh_from_db()
    assert (inspection.state, inspection.note) == (ReviewState.PUBLISHED, "Checked")
    assert Judgement.objects.get().state == ReviewState.PUBLISHED


def test_an_editor_who_saves_does_not_publish(rita: User) -> None:
    inspection = make.inspection(sources=[make.source()], state=ReviewState.PROPOSED)
    form = OpenForm(signed_in(person("ann")), Inspection, inspection)
    assert "Save and publish" not in form.response.content.decode()
    form.fill({"note": "Checked"}).save("_publish")
    inspection.refresh_from_db()
    assert (inspection.state, inspection.note) == (ReviewState.PROPOSED, "Checked")


def choose(client: Client, model: type[Model], action: Action, *records: Model, **more: str) -> Any:
    address = reverse(f"admin:inspections_{model._meta.model_name}_changelist")
    return client.post(
        address, {"action": action, "_selected_action": [record.pk for record in records], **more}
    )


def test_publishing_in_bulk_asks_first_and_names_what_cannot_be(rita: User) -> None:
    good, bad, client = (
        a_proposed_finding(),
        make.finding(themes=[], state=ReviewState.PROPOSED),
        signed_in(rita),
    )
    asked = choose(client, Finding, Action.PUBLISH, good, bad)
    assert "1 of the 2 shown can be done" in asked.content.decode()
    assert "A finding without a theme" in asked.content.decode()
    assert not Finding.objects.published().exists()
    done = choose(client, Finding, Action.PUBLISH, good, bad, confirmed="yes", reason="")
    assert [*Finding.objects.published()] == [good]
    told = messages(done, client)
    assert any(message.endswith(": published.") for message in told)
    assert any("A finding without a theme" in message for message in told)


def test_withdrawing_in_bulk_needs_a_reason_which_each_history_keeps(rita: User) -> None:
    findings, client = [make.finding(), make.finding()], signed_in(rita)
    again = choose(client, Finding, Action.WITHDRAW, *findings, confirmed="yes", reason=" ")
    assert "Say why" in again.content.decode()
    assert Finding.objects.published().count() == 2
    choose(client, Finding, Action.WITHDRAW, *findings, confirmed="yes", reason="The report was taken back")
    assert not Finding.objects.published().exists()
    assert {finding.history.first().history_change_reason for finding in findings} == {
        "Withdraw: The report was taken back"
    }


def test_inspections_are_published_in_bulk_with_their_judgements(rita: User) -> None:
    made = [
        make.inspection(
            grades={Area.OVERALL: Grade.GOOD}, sources=[make.source()], state=ReviewState.PROPOSED
        )
        for _ in range(2)
    ]
    choose(signed_in(rita), Inspection, Action.PUBLISH, *made, confirmed="yes", with_judgements="on")
    assert Judgement.objects.published().count() == 2


def test_an_editor_is_offered_no_review_in_bulk() -> None:
    finding, client = a_proposed_finding(), signed_in(person("ann"))
    page = client.get(reverse("admin:inspections_finding_changelist")).content.decode()
    assert "Publish selected" not in page
    choose(client, Finding, Action.PUBLISH, finding, confirmed="yes")
    finding.refresh_from_db()
    assert finding.state == ReviewState.PROPOSED


def test_where_two_must_agree_a_saved_edit_leaves_the_public_pages_and_says_so(settings: Settings) -> None:
    settings.REVIEW_BY_TWO = True
    finding, client = make.finding(sources=[make.source()]), signed_in(person("ann"))
    form = OpenForm(client, Finding, finding)
    assert "takes it off the public pages" in form.response.content.decode()
    response = form.fill({"summary": "Plans lack detail."}).save()
    finding.refresh_from_db()
    assert (finding.summary, finding.state) == ("Plans lack detail.", ReviewState.PROPOSED)
    assert any("another person must look at your edit" in message for message in messages(response, client))


def test_where_two_must_agree_an_edited_judgement_waits_and_its_inspection_does_not(
    settings: Settings,
) -> None:
    settings.REVIEW_BY_TWO = True
    inspection = make.inspection(grades={Area.OVERALL: Grade.GOOD}, sources=[make.source()])
    OpenForm(signed_in(person("ann")), Inspection, inspection).fill(
        {"judgements-0-grade": "inadequate"}
    ).save()
    assert Judgement.objects.get().state == ReviewState.PROPOSED


def test_a_published_record_leads_to_its_page_and_a_proposed_one_does_not(rita: User) -> None:
    client = signed_in(rita)
    published, proposed = make.inspection(), make.inspection(state=ReviewState.PROPOSED)
    assert published.get_absolute_url() in client.get(form_page(Inspection, published)).content.decode()
    assert proposed.get_absolute_url() not in client.get(form_page(Inspection, proposed)).content.decode()


def test_the_proposed_judgements_of_a_published_inspection_are_published_in_one_step(rita: User) -> None:
    inspection, client = make.inspection(sources=[make.source()]), signed_in(rita)
    for area in (Area.OVERALL, Area.LEADERSHIP):
        make.citation(make.judgement(inspection, area=area, state=ReviewState.PROPOSED))
    assert "Publish 2 proposed judgements" in buttons(client, inspection)
    address = reverse("admin:inspections_inspection_review", args=[inspection.pk])
    client.post(address, {"action": "publish", "with_judgements": "on", "seen_revision": 1})
    assert Judgement.objects.published().count() == 2
