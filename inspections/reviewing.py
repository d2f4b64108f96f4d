"""The only code that changes a review state: one table of transitions, the checks, and who, when and why.

Views, the admin, commands and tests call `perform`, so that no record is ever in a state that a person could
not have brought it to. Who acted, when and why is kept in the record's history.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction

from inspections.models import Citation, Finding, Inspection, Judgement, Response
from inspections.models.records import Reviewed
from inspections.vocabulary import ReviewState, Word


class Action(Word):
    """What an editor or a reviewer can do with a record under review."""

    PUBLISH = "publish", "Publish", "Show it to everybody."
    REJECT = "reject", "Reject", "Decide against it; it is kept as evidence."
    WITHDRAW = "withdraw", "Withdraw", "Stop showing it."
    REOPEN = "reopen", "Reopen", "Put it back among the proposals."
    SUPERSEDE = "supersede", "Supersede", "Set it aside for a newer record."
    REVISE = "revise", "Return for review", "Let another person look at an edit before it is shown."


@dataclass(frozen=True)
class Transition:
    """One allowed change of state. `needs_reason` asks for a sentence why.

    Without `offered` nobody chooses it: it comes with something else, as REVISE with saving an edit.
    """

    action: Action
    before: frozenset[ReviewState]
    after: ReviewState
    needs_reason: bool = False
    permission: str = "publish"
    offered: bool = True


TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        Action.PUBLISH,
        frozenset({ReviewState.PROPOSED, ReviewState.WITHDRAWN}),
        ReviewState.PUBLISHED,
    ),
    Transition(Action.REJECT, frozenset({ReviewState.PROPOSED}), ReviewState.REJECTED),
    Transition(Action.WITHDRAW, frozenset({ReviewState.PUBLISHED}), ReviewState.WITHDRAWN, needs_reason=True),
    Transition(
        Action.REOPEN,
        frozenset({ReviewState.REJECTED, ReviewState.SUPERSEDED}),
        ReviewState.PROPOSED,
    ),
    Transition(
        Action.SUPERSEDE,
        frozenset({ReviewState.PROPOSED, ReviewState.PUBLISHED}),
        ReviewState.SUPERSEDED,
        needs_reason=True,
    ),
    Transition(
        Action.REVISE,
        frozenset({ReviewState.PUBLISHED}),
        ReviewState.PROPOSED,
        permission="change",
        offered=False,
    ),
)


class NotAllowed(Exception):
    """An action that cannot be done; its text is the sentence that the editor reads."""


def two_must_agree() -> bool:
    """Return whether a record must be published by somebody else than who proposed or edited it."""
    return bool(settings.REVIEW_BY_TWO)


def transition_for(action: Action) -> Transition:
    """Return the transition that an action makes."""
    return next(transition for transition in TRANSITIONS if transition.action is action)


def actions_for(record: Reviewed) -> tuple[Action, ...]:
    """Return the actions that the record's state allows to be chosen, whoever asks."""
    return tuple(
        each.action for each in TRANSITIONS if each.offered and ReviewState(record.state) in each.before
    )


def check(record: Reviewed, action: Action, user: AbstractUser | None, reason: str = "") -> None:
    """Return nothing if the user may do this now; raises NotAllowed with the sentence to show.

    `user` is None for the shipped data's loader and for commands, which have no permissions to check.
    """
    if sentence := refusal(record, action, user):
        raise NotAllowed(sentence)
    if transition_for(action).needs_reason and not reason.strip():
        raise NotAllowed(f"Say why: to {action.label.lower()} needs a reason, which the history keeps.")


def refusal(record: Reviewed, action: Action, user: AbstractUser | None) -> str:
    """Return why the user may not do this now, whatever the reason given; empty if they may."""
    transition = transition_for(action)
    state = ReviewState(record.state)
    name = record._meta.verbose_name
    if state not in transition.before:
        allowed = " or ".join(each.label.lower() for each in ReviewState if each in transition.before)
        return f"This {name} is {state.label.lower()}. To {action.label.lower()} it, it must be {allowed}."
    permission = f"{record._meta.app_label}.{transition.permission}_{record._meta.model_name}"
    if user is not None and not user.has_perm(permission):
        who = "a reviewer" if transition.permission == "publish" else "an editor"
        return f"Only {who} can {action.label.lower()} this {name}. Ask one."
    return _unpublishable(record, user) if action is Action.PUBLISH else ""


def perform(record: Reviewed, action: Action, user: AbstractUser | None = None, reason: str = "") -> Reviewed:
    """Return the record in its new state, saved with who, when and why.

    Raises NotAllowed with the sentence to show, and then nothing has changed. Publishing a judgement
    supersedes the published one of the same inspection and area, for which a reason is needed.
    """
    with transaction.atomic():
        model = type(record)
        locked: Reviewed = model._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
        check(locked, action, user, reason)
        if action is Action.PUBLISH and isinstance(locked, Judgement):
            _supersede_other(locked, user, reason)
        _move(locked, action, user, reason)
    record.state, record.revision = locked.state, locked.revision
    return locked


def perform_all(
    records: Iterable[Reviewed], action: Action, user: AbstractUser | None = None, reason: str = ""
) -> tuple[list[Reviewed], list[tuple[Reviewed, str]]]:
    """Return the records that were changed, and those that were not, each with the sentence why."""
    changed: list[Reviewed] = []
    refused: list[tuple[Reviewed, str]] = []
    for record in records:
        try:
            changed.append(perform(record, action, user, reason))
        except NotAllowed as refusal:
            refused.append((record, str(refusal)))
    return changed, refused


def return_edited(record: Reviewed, user: AbstractUser, reason: str = "") -> bool:
    """Return whether a published record went back to the proposals because this person edited it.

    So it does where REVIEW_BY_TWO is set: what one person wrote, everybody reads only after another has.
    """
    if not two_must_agree() or record.state != ReviewState.PUBLISHED:
        return False
    perform(record, Action.REVISE, user, reason)
    return True


def publish_with_judgements(
    inspection: Inspection, user: AbstractUser | None = None, reason: str = ""
) -> tuple[list[Reviewed], list[tuple[Reviewed, str]]]:
    """Return what was published of an inspection and its judgements, and what was not, each with why.

    Nothing of it is published unless the inspection is, or already was.
    """
    changed: list[Reviewed] = []
    if inspection.state != ReviewState.PUBLISHED:
        try:
            changed.append(perform(inspection, Action.PUBLISH, user, reason))
        except NotAllowed as refused:
            return [], [(inspection, str(refused))]
    judgements = inspection.judgements.proposed().select_related("inspection__council")
    more, refused_judgements = perform_all(judgements, Action.PUBLISH, user, reason)
    return changed + more, refused_judgements


def _unpublishable(record: Reviewed, user: AbstractUser | None) -> str:
    """Return why the record may not be shown to everybody, empty if it may."""
    name = record._meta.verbose_name
    if isinstance(record, Judgement | Finding | Response):
        state = ReviewState(record.inspection.state)
        if state is not ReviewState.PUBLISHED:
            return f"Its inspection is {state.label.lower()}, so nobody would see it. Publish that first."
    if isinstance(record, Finding) and not record.themes.exists():
        return "A finding without a theme cannot be published. Choose at least one."
    if isinstance(record, Inspection | Judgement | Finding):
        cited = Citation.objects.filter(**{str(record._meta.model_name): record})
        if not cited.exists():
            return f"The {name} has no citation, so it cannot be published. Add the place it rests on."
        if not cited.published().exists():
            return f"No source of this {name} is published. Publish one of its sources first."
    if two_must_agree() and user is not None and _touched_by(record, user):
        return "Another person must publish this: you proposed or edited it."
    return ""


def _touched_by(record: Reviewed, user: AbstractUser) -> bool:
    """Return whether this person is behind any version of the record since it was last published."""
    versions = record.history.order_by("-history_date", "-history_id")  # type: ignore[attr-defined]
    for version in versions:
        if version.state == ReviewState.PUBLISHED:
            return False
        if version.history_user_id == user.pk:
            return True
    return False


def _supersede_other(judgement: Judgement, user: AbstractUser | None, reason: str) -> None:
    others = Judgement.objects.select_for_update(of=("self",)).filter(
        inspection=judgement.inspection_id, area=judgement.area, state=ReviewState.PUBLISHED
    )
    for other in others.exclude(pk=judgement.pk):
        if not reason.strip():
            raise NotAllowed(
                f"{judgement.inspection} already has a published judgement of this area: "
                f"{other.label.lower()}. Say why the new one replaces it."
            )
        _move(other, Action.SUPERSEDE, user, reason)


def _move(record: Reviewed, action: Action, user: AbstractUser | None, reason: str) -> None:
    record.state = transition_for(action).after
    record.revision += 1
    record.sign(user, f"{action.label}: {reason.strip()}" if reason.strip() else action.label)
    record.save(update_fields=["state", "revision"])
