"""Where sources disagree: both sides on the inspection's page, and a decision that keeps its reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import lxml.html
import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from inspections import reviewing
from inspections.admin.conflicts import stated_value
from inspections.models import Citation, Inspection, Judgement
from inspections.reviewing import Action
from inspections.vocabulary import Area, Grade, Precision, ReviewState
from tests import factories as make
from tests.admin.browsing import OpenForm, form_page, messages, person, signed_in

pytestmark = pytest.mark.django_db

GRADES = tuple((grade.value, grade.label) for grade in Grade)


@pytest.fixture
def client_of_ann() -> Client:
    return signed_in(person("ann"))


def disagreement(supports: Inspection | Judgement, on: str, stated: str, **more: Any) -> Citation:
    """Return a citation whose source says something else than the record."""
    made = make.citation(supports, of=make.source("The Northwick Post"), stated=stated, agrees=False, **more)
    made.differs_on = on
    made.save()
    return made


def shown(client: Client, inspection: Inspection) -> list[str]:
    """Return what the inspection's page says of each disagreement."""
    page = lxml.html.fromstring(client.get(form_page(Inspection, inspection)).content)
    return [" ".join(" ".join(one.itertext()).split()) for one in page.cssselect(".conflict")]


def decide(
    client: Client,
    inspection: Inspection,
    key: str,
    choice: str,
    reason: str,
    value: str = "",
    revision: int = 1,
) -> Any:
    return client.post(
        f"/admin/inspections/inspection/{inspection.pk}/decide/",
        {"conflict": key, "choice": choice, "reason": reason, "value": value, "seen_revision": revision},
    )


def test_both_sides_stand_out_on_the_inspections_page(client_of_ann: Client) -> None:
    inspection = make.inspection(start_date=date(2019, 12, 2))
    disagreement(inspection, "start_date", "November 2019", paragraph="3")
    [words] = shown(client_of_ann, inspection)
    assert "The record says 2 December 2019" in words
    assert "The Northwick Post, paragraph 3 says November 2019" in words


def test_an_inspection_on_which_sources_agree_shows_no_conflict(client_of_ann: Client) -> None:
    assert shown(client_of_ann, make.inspection(sources=[make.source()])) == []


def test_keeping_the_record_notes_why_and_the_conflict_is_gone(client_of_ann: Client) -> None:
    inspection = make.inspection(start_date=date(2019, 12, 2))
    citation = disagreement(inspection, "start_date", "November 2019")
    decide(client_of_ann, inspection, f"citation-{citation.pk}", "keep", "The report has the exact day")
    citation.refresh_from_db()
    inspection.refresh_from_db()
    assert citation.decision == "The record was kept: The report has the exact day"
    assert citation.agrees is False
    assert inspection.start_date == date(2019, 12, 2)
    assert shown(client_of_ann, inspection) == []


def test_taking_a_date_keeps_how_exactly_it_is_known(client_of_ann: Client) -> None:
    inspection = make.inspection(start_date=date(2019, 12, 2))
    citation = disagreement(inspection, "start_date", "November 2019")
    decide(client_of_ann, inspection, f"citation-{citation.pk}", "take", "The report was misread", "2019-11")
    inspection.refresh_from_db()
    citation.refresh_from_db()
    assert (inspection.start_date, inspection.start_precision) == (date(2019, 11, 1), Precision.MONTH)
    assert (inspection.revision, citation.agrees) == (2, True)
    version = inspection.history.first()
    assert version.history_change_reason == "Taken from The Northwick Post: The report was misread"
    assert version.history_user.username == "ann"


def test_taking_a_grade_leaves_the_sources_of_the_old_one_saying_that_they_differ(
    client_of_ann: Client,
) -> None:
    inspection = make.inspection()
    judgement = make.judgement(inspection, grade=Grade.GOOD)
    other = make.citation(judgement)
    citation = disagreement(judgement, "grade", "Requires improvement to be good")
    decide(
        client_of_ann, inspection, f"citation-{citation.pk}", "take", "Amended report", "requires_improvement"
    )
    for record in (judgement, other, citation):
        record.refresh_from_db()
    assert judgement.grade == Grade.REQUIRES_IMPROVEMENT
    assert (other.agrees, other.stated) == (False, "Good")
    assert other.decision == "Another source was followed: Amended report"
    assert citation.agrees is True
    assert shown(client_of_ann, inspection) == []


def test_a_decision_without_a_reason_is_refused_and_nothing_typed_is_lost(client_of_ann: Client) -> None:
    inspection = make.inspection(start_date=date(2019, 12, 2))
    citation = disagreement(inspection, "start_date", "late 2019")
    response = decide(client_of_ann, inspection, f"citation-{citation.pk}", "take", "", "2019-12")
    page = client_of_ann.get(response.url).content.decode()
    assert "Say why: the reason stays with the decision." in page
    assert 'value="2019-12"' in page
    citation.refresh_from_db()
    assert citation.decision == ""


@pytest.mark.parametrize(
    ("on", "value", "sentence"),
    [
        ("start_date", "late 2019", "is not a date; write it as 2021"),
        ("start_date", "", "Say what the record should hold"),
        ("start_date", "2023-11-06", "Change both in the form below"),
        ("published_date", "x", "is not a date"),
        ("kind", "a chat", "not a valid choice"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_words(
    client_of_ann: Client, on: str, value: str, sentence: str
) -> None:
    inspection = make.inspection(start_date=date(2019, 12, 2))
    citation = disagreement(inspection, on, "something else")
    response = decide(client_of_ann, inspection, f"citation-{citation.pk}", "take", "Because", value)
    assert any(sentence in message for message in messages(response, client_of_ann))
    inspection.refresh_from_db()
    assert (inspection.start_date, inspection.revision) == (date(2019, 12, 2), 1)


@pytest.mark.parametrize("on", ["", "state", "reference", "title", "judgements", "no such field"])
def test_what_is_no_matter_for_a_source_cannot_be_taken_from_one(client_of_ann: Client, on: str) -> None:
    inspection = make.inspection()
    reviewing.perform(inspection, Action.WITHDRAW, None, "Doubted")
    citation = disagreement(inspection, on, "published")
    assert len(shown(client_of_ann, inspection)) == 1
    key, revision = f"citation-{citation.pk}", inspection.revision
    response = decide(client_of_ann, inspection, key, "take", "Because", "published", revision)
    assert any("names no field" in message for message in messages(response, client_of_ann))
    inspection.refresh_from_db()
    assert (inspection.state, inspection.revision) == (ReviewState.WITHDRAWN, revision)


def test_a_decision_about_a_record_that_changed_meanwhile_is_refused(client_of_ann: Client) -> None:
    inspection = make.inspection(start_date=date(2019, 12, 2))
    citation = disagreement(inspection, "start_date", "November 2019")
    OpenForm(signed_in(person("ben")), Inspection, inspection).fill({"note": "Seen"}).save()
    response = decide(client_of_ann, inspection, f"citation-{citation.pk}", "take", "Because", "2019-11")
    assert "Somebody has changed the record meanwhile. Look at it again." in messages(response, client_of_ann)


def test_a_conflict_is_decided_once(client_of_ann: Client) -> None:
    inspection = make.inspection()
    citation = disagreement(inspection, "kind", "a short one")
    for _ in range(2):
        response = decide(client_of_ann, inspection, f"citation-{citation.pk}", "keep", "Because")
    assert any(
        "Somebody has decided this meanwhile" in message for message in messages(response, client_of_ann)
    )
    assert citation.history.count() == 3


def test_a_proposed_grade_beside_a_published_one_is_a_conflict_that_a_reviewer_decides(
    client_of_ann: Client,
) -> None:
    rita: User = person("rita", reviewer=True)
    inspection = make.inspection()
    held = make.judgement(inspection, grade=Grade.GOOD)
    proposed = make.judgement(inspection, grade=Grade.INADEQUATE, state=ReviewState.PROPOSED)
    make.citation(proposed)
    [words] = shown(client_of_ann, inspection)
    assert "The record says Good" in words
    assert "Only a reviewer can reject this judgement" in words
    decide(signed_in(rita), inspection, f"judgement-{proposed.pk}", "take", "The amended report")
    held.refresh_from_db()
    proposed.refresh_from_db()
    assert (held.state, proposed.state) == (ReviewState.SUPERSEDED, ReviewState.PUBLISHED)


def test_keeping_a_published_grade_rejects_the_proposed_one() -> None:
    rita = person("rita", reviewer=True)
    inspection = make.inspection()
    make.judgement(inspection, grade=Grade.GOOD)
    proposed = make.judgement(inspection, grade=Grade.INADEQUATE, state=ReviewState.PROPOSED)
    decide(signed_in(rita), inspection, f"judgement-{proposed.pk}", "keep", "It misread the table")
    proposed.refresh_from_db()
    assert proposed.state == ReviewState.REJECTED


def test_another_inspections_conflict_cannot_be_decided_here(client_of_ann: Client) -> None:
    citation = disagreement(make.inspection(), "kind", "a short one")
    response = decide(client_of_ann, make.inspection(), f"citation-{citation.pk}", "keep", "Because")
    citation.refresh_from_db()
    assert citation.decision == ""
    assert response.status_code == 302


@pytest.mark.parametrize("key", ["", "citation-", "theme-1", "judgement-x"])
def test_what_is_no_conflict_is_not_found(client_of_ann: Client, key: str) -> None:
    assert decide(client_of_ann, make.inspection(), key, "keep", "Because").status_code == 404


def test_where_two_must_agree_a_taken_value_waits_for_another_person(
    settings: Settings, client_of_ann: Client
) -> None:
    settings.REVIEW_BY_TWO = True
    inspection = make.inspection()
    judgement = make.judgement(inspection, area=Area.OVERALL, grade=Grade.GOOD)
    citation = disagreement(judgement, "grade", "Inadequate")
    decide(client_of_ann, inspection, f"citation-{citation.pk}", "take", "Amended report", "inadequate")
    judgement.refresh_from_db()
    assert (judgement.grade, judgement.state) == (Grade.INADEQUATE, ReviewState.PROPOSED)


@pytest.mark.parametrize(
    ("stated", "on", "choices", "value"),
    [
        ("2 December 2019", "start_date", (), "2019-12-02"),
        ("November 2019", "start_date", (), "2019-11"),
        ("2016", "published_date", (), "2016"),
        ("late 2019", "start_date", (), ""),
        ("Good", "grade", GRADES, "good"),
        ("requires_improvement", "grade", GRADES, "requires_improvement"),
        ("good or better", "grade", GRADES, ""),
        ("front door", "topic", (), "front door"),
    ],
)
def test_the_value_to_take_is_offered_only_where_the_words_give_it_plainly(
    stated: str, on: str, choices: tuple[tuple[str, str], ...], value: str
) -> None:
    assert stated_value(stated, on, choices) == value
