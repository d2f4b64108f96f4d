"""A document is read again by a newer reader: nothing that a person decided changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from inspections.importing.documents import save
from inspections.models import Citation, Document, Finding, Source
from inspections.reviewing import Action, perform
from inspections.vocabulary import Area, FindingKind, Grade, ReviewState
from tests import factories
from tests.importing import readings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _record(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    factories.theme("Supervision")
    factories.theme("Recording")
    factories.council("Harbourton")


def first_finding(kind: str = "concern") -> Finding:
    """Return the one finding of a report, as first read."""
    save(readings.report(passages=[readings.passage(kind=kind)]))
    return Finding.objects.get()


def read_again(**reading: object) -> None:
    """Import the same report, read by a newer version, with one passage as given."""
    save(readings.report(passages=[readings.passage(**reading)], version=readings.NEWER))  # type: ignore[arg-type]


def edited(finding: Finding) -> Finding:
    """Return the finding after a person changed its kind."""
    finding.kind = FindingKind.MIXED
    finding.sign(User.objects.create(username="editor"), None)
    finding.save()
    return finding


def publish(finding: Finding) -> Finding:
    """Return the finding, published with everything that it rests on."""
    perform(Source.objects.get(), Action.PUBLISH)
    perform(finding.inspection, Action.PUBLISH)
    perform(finding, Action.PUBLISH)
    return finding


def test_what_reads_the_same_stays_the_one_proposal() -> None:
    finding = first_finding()
    read_again()
    assert Finding.objects.get() == finding
    assert Document.objects.get().extractor_version == readings.NEWER


def test_an_untouched_proposal_gives_way_to_the_newer_reading() -> None:
    old = first_finding()
    read_again(kind="strength")
    old.refresh_from_db()
    assert old.state == ReviewState.SUPERSEDED
    assert Finding.objects.get(state=ReviewState.PROPOSED).kind == FindingKind.STRENGTH


def test_an_untouched_proposal_that_is_no_longer_read_is_set_aside() -> None:
    old = first_finding()
    read_again(kind="neutral")
    old.refresh_from_db()
    assert old.state == ReviewState.SUPERSEDED
    assert "9.9" in old.history.latest().history_change_reason


def test_a_published_finding_stays_and_the_newer_reading_waits_beside_it() -> None:
    old = publish(first_finding())
    read_again(themes=("recording",))
    old.refresh_from_db()
    assert old.state == ReviewState.PUBLISHED
    assert [theme.slug for theme in old.themes.all()] == ["supervision"]
    beside = Finding.objects.exclude(pk=old.pk).get()
    assert beside.state == ReviewState.PROPOSED
    assert [theme.slug for theme in beside.themes.all()] == ["recording"]


def test_a_rejected_reading_does_not_come_back() -> None:
    old = first_finding()
    perform(old, Action.REJECT)
    read_again()
    old.refresh_from_db()
    assert Finding.objects.get() == old
    assert old.state == ReviewState.REJECTED


def test_an_edited_proposal_stays_as_it_was_edited() -> None:
    old = edited(first_finding())
    read_again()
    old.refresh_from_db()
    assert Finding.objects.get() == old
    assert (old.kind, old.state) == (FindingKind.MIXED, ReviewState.PROPOSED)


def test_an_edited_proposal_is_not_set_aside_when_the_passage_reads_otherwise() -> None:
    old = edited(first_finding())
    read_again(kind="strength")
    old.refresh_from_db()
    assert old.state == ReviewState.PROPOSED
    assert Finding.objects.exclude(pk=old.pk).get().kind == FindingKind.STRENGTH


def test_a_newer_reading_that_is_what_the_editor_made_of_it_proposes_nothing() -> None:
    old = edited(first_finding())
    read_again(kind="mixed")
    assert Finding.objects.get() == old


def test_a_decided_conflict_does_not_come_back() -> None:
    factories.inspection(factories.council("Farshore"), grades={Area.OVERALL: Grade.GOOD})
    save(readings.report("Farshore", grades={Area.OVERALL: Grade.INADEQUATE}))
    [conflict] = Citation.objects.filter(agrees=False, judgement__isnull=False)
    conflict.decision = "The report was corrected in June."
    conflict.save()
    outcome = save(
        readings.report("Farshore", grades={Area.OVERALL: Grade.INADEQUATE}, version=readings.NEWER)
    )
    assert outcome.conflicting == 0
    [still] = Citation.objects.filter(agrees=False, judgement__isnull=False)
    assert still.decision == "The report was corrected in June."


def test_a_conflict_that_was_misread_is_closed_by_the_reading_that_agrees() -> None:
    factories.inspection(factories.council("Farshore"), grades={Area.OVERALL: Grade.GOOD})
    save(readings.report("Farshore", grades={Area.OVERALL: Grade.INADEQUATE}))
    save(readings.report("Farshore", grades={Area.OVERALL: Grade.GOOD}, version=readings.NEWER))
    assert not Citation.objects.filter(agrees=False, decision="").exists()
    assert Citation.objects.filter(agrees=True, judgement__area=Area.OVERALL).exists()
