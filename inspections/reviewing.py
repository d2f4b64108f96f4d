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

from inspections.models import Citation, Finding, Inspection, Judgement
from inspections.models.records import Reviewed
from inspections.vocabulary import ReviewState, Word


class Action(Word):
    """What an editor or a reviewer can do with a record under review."""

    PUBLISH = "publish", "Publish", "Show it to everybody."
    REJECT = "reject", "Reject", "Decide against it; it is kept as evidence."
    WITHDRAW = "withdraw", "Withdraw", "Stop showing it."
    REOPEN = "reopen", "Propose again", "Put it back among the proposals."
    SUPERSEDE = "supersede", "Supersede", "Set it aside for a newer record."


@dataclass(frozen=True)
class Transition:
    """One allowed change of state. `needs_reason` asks for a sentence why."""

    action: Action
    before: frozenset[ReviewState]
    after: ReviewState
    needs_reason: bool = False


TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        Action.PUBLISH,
        frozenset({ReviewState.PROPOSED, ReviewState.WITHDRAWN}),
        ReviewState.PUBLISHED,
    ),
    Transition(Action.REJECT, frozenset({ReviewState.PROPOSED}), ReviewState.REJECTED),
    Transition(Action.WITHDRAW, frozenset({ReviewState.PUBLISHED}), ReviewState.WITHDRAWN, needs_reason=True),
    Transition(Action.REOPEN, frozenset({ReviewState.REJECTED}), ReviewState.PROPOSED),
    Transition(
        Action.SUPERSEDE,
        frozenset({ReviewState.PROPOSED, ReviewState.PUBLISHED}),
        ReviewState.SUPERSEDED,
        needs_reason=True,
    ),
)


class NotAllowed(Exception):
    """An action that cannot be done; its text is the sentence that the editor reads."""


def transition_for(action: Action) -> Transition:
    """Return the transition that an action makes."""
    return next(transition for transition in TRANSITIONS if transition.action is action)


def actions_for(record: Reviewed) -> tuple[Action, ...]:
    """Return the actions that the record's state allows, whoever asks."""
    return tuple(each.action for each in TRANSITIONS if ReviewState(record.state) in each.before)


def check(record: Reviewed, action: Action, user: AbstractUser | None, reason: str = "") -> None:
    """Return nothing if the user may do this now; raises NotAllowed with the sentence to show.

    `user` is None for the shipped data's loader and for commands, which have no permissions to check.
    """
    transition = transition_for(action)
    state = ReviewState(record.state)
    name = record._meta.verbose_name
    if state not in transition.before:
        allowed = ", ".join(sorted(each.label.lower() for each in transition.before))
        raise NotAllowed(f"This {name} is {state.label.lower()}; only what is {allowed} can be changed so.")
    if user is not None and not user.has_perm(f"{record._meta.app_label}.publish_{record._meta.model_name}"):
        raise NotAllowed(
            f"Only a reviewer can {action.label.lower()} a {name}. Ask one, or leave it proposed."
        )
    if transition.needs_reason and not reason.strip():
        raise NotAllowed(f"Say why: to {action.label.lower()} needs a reason, which the history keeps.")
    if action is Action.PUBLISH:
        _check_publishable(record, user)


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


def _check_publishable(record: Reviewed, user: AbstractUser | None) -> None:
    if isinstance(record, Finding):
        if not record.citations.exists():
            raise NotAllowed("A finding without a citation cannot be published. Add the place it rests on.")
        if not record.themes.exists():
            raise NotAllowed("A finding without a theme cannot be published. Choose at least one.")
    if isinstance(record, Inspection | Judgement) and not _cited(record):
        raise NotAllowed(
            f"A {record._meta.verbose_name} without a citation cannot be published. Add its source."
        )
    if settings.REVIEW_BY_TWO and user is not None and _touched_by(record, user):
        raise NotAllowed("Another person must publish this: you proposed or edited it.")


def _cited(record: Inspection | Judgement) -> bool:
    if isinstance(record, Inspection):
        return Citation.objects.filter(inspection=record).exists()
    return Citation.objects.filter(judgement=record).exists()


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
    record._history_user = user  # type: ignore[attr-defined]
    record._change_reason = f"{action.label}: {reason.strip()}" if reason.strip() else action.label  # type: ignore[attr-defined]
    record.save(update_fields=["state", "revision"])
