"""Review states: which changes are allowed, to whom, with which sentence, and what the history keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser, User
from pytest_django import Settings

from inspections import reviewing
from inspections.editors import make_groups
from inspections.models import Finding, Inspection, Judgement
from inspections.reviewing import TRANSITIONS, Action, NotAllowed
from inspections.vocabulary import Area, Grade, ReviewState
from tests import factories as make

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "reviewing.md"


def person(name: str, *, reviewer: bool = False) -> User:
    made = User.objects.create_user(name)
    made.groups.add(make_groups()[1 if reviewer else 0])
    return made


def a_proposed_finding() -> Finding:
    return make.finding(sources=[make.source()], state=ReviewState.PROPOSED)


def drawn() -> str:
    """Return the diagram of the transitions, as the table has them."""
    lines = ["stateDiagram-v2", "    [*] --> proposed"]
    for transition in TRANSITIONS:
        notes = [transition.action.label.lower()]
        if transition.needs_reason:
            notes.append("with a reason")
        if not transition.offered:
            notes.append("by saving an edit, where two must agree")
        lines += [
            f"    {state} --> {transition.after}: {', '.join(notes)}"
            for state in ReviewState
            if state in transition.before
        ]
    return "\n".join(lines)


def test_the_diagram_in_the_documents_is_the_one_of_the_table() -> None:
    held = DOCUMENT.read_text().split("```mermaid\n")[1].split("\n```")[0]
    assert held == drawn(), f"docs/reviewing.md should hold:\n{drawn()}"


def test_there_is_a_way_out_of_every_state() -> None:
    assert {state for transition in TRANSITIONS for state in transition.before} == set(ReviewState)


def test_every_action_has_one_transition() -> None:
    assert sorted(each.action for each in TRANSITIONS) == sorted(Action)


@pytest.mark.django_db
def test_publishing_is_kept_with_who_when_and_why() -> None:
    rita, finding = person("rita", reviewer=True), a_proposed_finding()
    reviewing.perform(finding, Action.PUBLISH, rita, "Read beside the report")
    version = finding.history.first()
    assert finding.state == version.state == ReviewState.PUBLISHED
    assert (version.history_user, version.history_change_reason) == (rita, "Publish: Read beside the report")
    assert finding.revision == version.revision == 2


@pytest.mark.django_db
def test_an_editor_cannot_publish_and_is_told_whom_to_ask() -> None:
    finding = a_proposed_finding()
    with pytest.raises(NotAllowed, match=r"Only a reviewer can publish this finding\. Ask one\."):
        reviewing.perform(finding, Action.PUBLISH, person("ann"))
    finding.refresh_from_db()
    assert (finding.state, finding.revision) == (ReviewState.PROPOSED, 1)


@pytest.mark.django_db
def test_nobody_who_is_not_signed_in_can_do_anything() -> None:
    finding = a_proposed_finding()
    assert all(reviewing.refusal(finding, action, AnonymousUser()) for action in Action)  # type: ignore[arg-type]


@pytest.mark.django_db
@pytest.mark.parametrize("action", [Action.WITHDRAW, Action.SUPERSEDE])
def test_what_readers_have_seen_goes_only_with_a_reason(action: Action) -> None:
    finding = make.finding()
    with pytest.raises(NotAllowed, match="Say why"):
        reviewing.perform(finding, action, reason="  ")
    reviewing.perform(finding, action, reason="Ofsted took the report back.")
    assert not Finding.objects.published().exists()


@pytest.mark.django_db
def test_a_wrong_state_is_named_with_the_right_one() -> None:
    with pytest.raises(
        NotAllowed, match=r"This finding is published\. To reopen it, it must be rejected or superseded\."
    ):
        reviewing.perform(make.finding(), Action.REOPEN)


@pytest.mark.django_db
@pytest.mark.parametrize("state", [ReviewState.REJECTED, ReviewState.SUPERSEDED])
def test_what_was_set_aside_can_be_proposed_again(state: ReviewState) -> None:
    finding = make.finding(state=state)
    reviewing.perform(finding, Action.REOPEN)
    assert finding.state == ReviewState.PROPOSED


@pytest.mark.django_db
def test_a_finding_without_a_theme_is_not_published() -> None:
    finding = make.finding(themes=[], sources=[make.source()], state=ReviewState.PROPOSED)
    with pytest.raises(NotAllowed, match="A finding without a theme"):
        reviewing.perform(finding, Action.PUBLISH)


@pytest.mark.django_db
def test_what_rests_on_no_source_is_not_published() -> None:
    inspection = make.inspection()
    for record in (
        make.finding(inspection, state=ReviewState.PROPOSED),
        make.judgement(inspection, state=ReviewState.PROPOSED),
        make.inspection(state=ReviewState.PROPOSED),
    ):
        with pytest.raises(NotAllowed, match="has no citation"):
            reviewing.perform(record, Action.PUBLISH)


@pytest.mark.django_db
def test_what_rests_on_a_source_that_nobody_may_see_is_not_published() -> None:
    hidden = make.source(state=ReviewState.PROPOSED)
    finding = make.finding(sources=[hidden], state=ReviewState.PROPOSED)
    with pytest.raises(NotAllowed, match="No source of this finding is published"):
        reviewing.perform(finding, Action.PUBLISH)
    reviewing.perform(hidden, Action.PUBLISH)
    reviewing.perform(finding, Action.PUBLISH)
    assert finding.state == ReviewState.PUBLISHED


@pytest.mark.django_db
def test_a_finding_is_not_published_before_its_inspection() -> None:
    inspection = make.inspection(state=ReviewState.PROPOSED)
    finding = make.finding(inspection, sources=[make.source()], state=ReviewState.PROPOSED)
    with pytest.raises(NotAllowed, match="Its inspection is proposed"):
        reviewing.perform(finding, Action.PUBLISH)


@pytest.mark.django_db
def test_a_new_judgement_supersedes_the_published_one_of_its_area_only_with_a_reason() -> None:
    inspection = make.inspection()
    old = make.judgement(inspection, grade=Grade.GOOD)
    new = make.judgement(inspection, grade=Grade.INADEQUATE, state=ReviewState.PROPOSED)
    make.citation(new)
    with pytest.raises(NotAllowed, match="already has a published judgement of this area: good"):
        reviewing.perform(new, Action.PUBLISH)
    new.refresh_from_db()
    assert new.state == ReviewState.PROPOSED
    reviewing.perform(new, Action.PUBLISH, reason="The amended report says so.")
    old.refresh_from_db()
    assert (old.state, new.state) == (ReviewState.SUPERSEDED, ReviewState.PUBLISHED)


@pytest.mark.django_db
def test_an_inspection_is_published_with_its_judgements_and_tells_which_were_not() -> None:
    inspection = make.inspection(state=ReviewState.PROPOSED)
    make.citation(inspection)
    cited = make.judgement(inspection, state=ReviewState.PROPOSED)
    make.citation(cited)
    uncited = make.judgement(inspection, area=Area.LEADERSHIP, state=ReviewState.PROPOSED)
    changed, refused = reviewing.publish_with_judgements(inspection)
    assert changed == [inspection, cited]
    [(record, sentence)] = refused
    assert record == uncited
    assert "has no citation" in sentence


@pytest.mark.django_db
def test_no_judgement_is_published_with_an_inspection_that_is_not() -> None:
    inspection = make.inspection(state=ReviewState.PROPOSED)
    judgement = make.judgement(inspection, state=ReviewState.PROPOSED)
    make.citation(judgement)
    changed, refused = reviewing.publish_with_judgements(inspection)
    assert changed == []
    assert [record for record, _ in refused] == [inspection]
    assert not Judgement.objects.filter(state=ReviewState.PUBLISHED).exists()


@pytest.mark.django_db
def test_of_many_records_those_that_can_be_are_changed_and_the_others_say_why() -> None:
    good, bad = a_proposed_finding(), make.finding(state=ReviewState.PROPOSED)
    changed, refused = reviewing.perform_all([good, bad], Action.PUBLISH)
    assert changed == [good]
    assert [record for record, _ in refused] == [bad]


@pytest.mark.django_db
def test_the_disabled_button_says_what_the_action_would_say() -> None:
    ann, finding = person("ann"), a_proposed_finding()
    with pytest.raises(NotAllowed) as refused:
        reviewing.perform(finding, Action.PUBLISH, ann)
    assert reviewing.refusal(finding, Action.PUBLISH, ann) == str(refused.value)


@pytest.mark.django_db
def test_where_two_must_agree_who_proposed_cannot_publish(settings: Settings) -> None:
    settings.REVIEW_BY_TWO = True
    rita, sam = person("rita", reviewer=True), person("sam", reviewer=True)
    finding = a_proposed_finding()
    finding.sign(rita, None)
    finding.save()
    with pytest.raises(NotAllowed, match="Another person must publish this"):
        reviewing.perform(finding, Action.PUBLISH, rita)
    reviewing.perform(finding, Action.PUBLISH, sam)
    assert finding.state == ReviewState.PUBLISHED


@pytest.mark.django_db
def test_where_two_must_agree_an_edit_of_what_is_published_waits_for_another_person(
    settings: Settings,
) -> None:
    settings.REVIEW_BY_TWO = True
    rita, sam = person("rita", reviewer=True), person("sam", reviewer=True)
    finding = make.finding(sources=[make.source()])
    finding.sign(rita, None)
    finding.save()
    assert reviewing.return_edited(finding, rita)
    assert finding.state == ReviewState.PROPOSED
    with pytest.raises(NotAllowed, match="Another person"):
        reviewing.perform(finding, Action.PUBLISH, rita)
    reviewing.perform(finding, Action.PUBLISH, sam)
    # Once another has published it, everybody may act on it again.
    reviewing.perform(finding, Action.WITHDRAW, rita, "Wrong inspection")
    assert finding.state == ReviewState.WITHDRAWN


@pytest.mark.django_db
def test_where_one_may_decide_an_edit_of_what_is_published_is_shown_at_once() -> None:
    finding = make.finding()
    assert not reviewing.return_edited(finding, person("ann"))
    assert finding.state == ReviewState.PUBLISHED


@pytest.mark.django_db
def test_a_withdrawn_inspection_takes_its_judgements_and_findings_from_the_public() -> None:
    finding = make.finding()
    judgement = make.judgement(finding.inspection)
    reviewing.perform(finding.inspection, Action.WITHDRAW, reason="Wrong council")
    assert not Inspection.objects.published().exists()
    assert not Finding.objects.published().exists()
    assert not Judgement.objects.published().exists()
    judgement.refresh_from_db()
    assert judgement.state == ReviewState.PUBLISHED
