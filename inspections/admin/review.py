"""Review states in the admin: the bar on a record's page, and the actions on a list. `reviewing` decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from inspections import reviewing
from inspections.admin import history
from inspections.admin.records import RecordAdmin
from inspections.models import Inspection
from inspections.models.records import Reviewed
from inspections.reviewing import TRANSITIONS, Action, NotAllowed
from inspections.vocabulary import ReviewState

SHOWN_REFUSALS = 20
SHOWN_RECORDS = 200


@dataclass(frozen=True)
class Choice:
    """An action as a button; `refusal` is the sentence why it cannot be pressed, empty if it can."""

    action: Action
    refusal: str


@dataclass(frozen=True)
class Bar:
    """What the bar on a record's page shows."""

    state: ReviewState
    choices: tuple[Choice, ...]
    address: str
    revision: int
    reason: str
    proposed_judgements: int
    judgements_refusal: str


def action_named(name: str) -> Action:
    """Return the action that a form names. Raises Http404 for one that nobody can choose."""
    offered = {each.action.value: each.action for each in TRANSITIONS if each.offered}
    try:
        return offered[name]
    except KeyError:
        raise Http404 from None


class ReviewedAdmin(RecordAdmin):
    """The pages of records that are shown only when they are published."""

    @admin.display(description="state", ordering="state")
    def review_state(self, record: Reviewed) -> SafeString:
        """Return the state as a tag."""
        state = ReviewState(record.state)
        return format_html('<span class="state state--{}">{}</span>', state.value, state.label)

    def public_address(self, record: Any) -> str:
        """Return the public address of a published record, empty for any other."""
        return super().public_address(record) if record.state == ReviewState.PUBLISHED else ""

    def deletable(self, record: Any) -> bool:
        """Return whether the record was never shown to anybody, as its history tells."""
        if record is None:
            return True
        if record.state not in {ReviewState.PROPOSED, ReviewState.REJECTED}:
            return False
        return not record.history.filter(state=ReviewState.PUBLISHED).exists()

    # One record

    def get_urls(self) -> list[Any]:
        """Return the addresses, with the one to which the bar's buttons post."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_review"
        own = path(
            "<path:object_id>/review/", self.admin_site.admin_view(require_POST(self.review_view)), name=name
        )
        return [own, *super().get_urls()]

    def review_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Return to the record's page after one action, done or refused, with the sentence why."""
        record = get_object_or_404(self.model, pk=unquote(object_id))
        action = action_named(request.POST.get("action", ""))
        reason = request.POST.get("reason", "")
        page = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])
        refused = self._unseen(record, request.POST.get("seen_revision", ""))
        if not refused:
            refused = self._done(request, record, action, reason)
        if refused:
            messages.error(request, refused)
            # What was typed is not lost with the refusal.
            return HttpResponseRedirect(f"{page}?{urlencode({'reason': reason})}" if reason else page)
        return HttpResponseRedirect(page)

    def _unseen(self, record: Any, seen: str) -> str:
        """Return why the person must look again before deciding, empty if they saw the record as it is."""
        if seen == str(record.revision):
            return ""
        last = record.history.select_related("history_user").first()
        who = f"{history.saved_by(last)[0].upper()}{history.saved_by(last)[1:]}" if last else "Somebody saved"
        return f"{who}, after you opened this page. Look at it again, then decide."

    def _done(self, request: HttpRequest, record: Any, action: Action, reason: str) -> str:
        """Return why the action was refused, empty if it was done, which a message then tells."""
        user = cast(AbstractUser, request.user)
        try:
            if action is Action.PUBLISH and "with_judgements" in request.POST:
                self._tell(request, action, *reviewing.publish_with_judgements(record, user, reason))
            else:
                reviewing.perform(record, action, user, reason)
                messages.success(request, f"{record}: {ReviewState(record.state).label.lower()}.")
        except NotAllowed as sentence:
            return str(sentence)
        return ""

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the page of the form, under the bar of its review state."""
        obj = kwargs.get("obj")
        user = cast(AbstractUser, request.user)
        may_publish = user.has_perm(f"{self.opts.app_label}.publish_{self.opts.model_name}")
        if obj is not None and obj.pk:
            context["review"] = self._bar(request, obj)
        state = obj.state if obj is not None else ReviewState.PROPOSED
        waiting = state in {ReviewState.PROPOSED, ReviewState.WITHDRAWN}
        context["show_publish"] = may_publish and waiting and not reviewing.two_must_agree()
        context["edit_hides"] = state == ReviewState.PUBLISHED and reviewing.two_must_agree()
        return super().render_change_form(request, context, *args, **kwargs)

    def _bar(self, request: HttpRequest, record: Any) -> Bar:
        user = cast(AbstractUser, request.user)
        proposed = list(record.judgements.proposed()) if isinstance(record, Inspection) else []
        return Bar(
            state=ReviewState(record.state),
            choices=tuple(
                Choice(action, reviewing.refusal(record, action, user))
                for action in reviewing.actions_for(record)
            ),
            address=reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_review", args=[record.pk]),
            revision=record.revision,
            reason=request.GET.get("reason", ""),
            proposed_judgements=len(proposed),
            judgements_refusal=reviewing.refusal(proposed[0], Action.PUBLISH, user)
            if len(proposed) == 1
            else "",
        )

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> Any:
        """Return where to go after adding, published first if that was asked for."""
        self._publish_saved(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Return where to go after saving, published first if that was asked for."""
        self._publish_saved(request, obj)
        return super().response_change(request, obj)

    def _publish_saved(self, request: HttpRequest, record: Any) -> None:
        if "_publish" not in request.POST:
            return
        user, reason = cast(AbstractUser, request.user), request.POST.get("why", "")
        if isinstance(record, Inspection):
            self._tell(request, Action.PUBLISH, *reviewing.publish_with_judgements(record, user, reason))
        else:
            self._tell(
                request, Action.PUBLISH, *reviewing.perform_all([record], Action.PUBLISH, user, reason)
            )

    # The list

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Return the review actions that this person may do, each with a page that asks for the reason."""
        actions = super().get_actions(request)
        if not request.user.has_perm(f"{self.opts.app_label}.publish_{self.opts.model_name}"):
            return actions
        for transition in TRANSITIONS:
            if transition.offered:
                action = transition.action
                label = f"{action.label} selected {self.opts.verbose_name_plural}"
                actions[action.value] = (_list_action(action), action.value, label)
        return actions

    def ask_reason(self, request: HttpRequest, action: Action, records: QuerySet[Any]) -> Any:
        """Return the page that names the selected records and asks why; with its answer, do it and tell."""
        user = cast(AbstractUser, request.user)
        if not user.has_perm(f"{self.opts.app_label}.publish_{self.opts.model_name}"):
            raise PermissionDenied
        if "confirmed" in request.POST:
            reason = request.POST.get("reason", "")
            if reason.strip() or not reviewing.transition_for(action).needs_reason:
                self._perform_on_all(request, action, records, reason)
                return None
            messages.error(request, "Say why: it is kept in the history of each record.")
        shown = records[:SHOWN_RECORDS]
        selected = [(record, reviewing.refusal(record, action, user)) for record in shown]
        total = records.count()
        context = {
            **self.admin_site.each_context(request),
            "title": f"{action.label}: {total} {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "action": action,
            "selected": selected,
            "total": total,
            # Too many to name one by one in a form: the list's own filters choose them again.
            "across": request.POST.get("select_across") == "1" or total > len(selected),
            "possible": sum(not refused for _, refused in selected),
            "needs_reason": reviewing.transition_for(action).needs_reason,
            "with_judgements": action is Action.PUBLISH and self.model is Inspection,
            "checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/inspections/reason.html", context)

    def _perform_on_all(
        self, request: HttpRequest, action: Action, records: QuerySet[Any], reason: str
    ) -> None:
        user = cast(AbstractUser, request.user)
        if "with_judgements" not in request.POST:
            self._tell(request, action, *reviewing.perform_all(records, action, user, reason))
            return
        changed: list[Reviewed] = []
        refused: list[tuple[Reviewed, str]] = []
        for record in records:
            more, not_done = reviewing.publish_with_judgements(record, user, reason)
            changed += more
            refused += not_done
        self._tell(request, action, changed, refused)

    def _tell(
        self,
        request: HttpRequest,
        action: Action,
        changed: Sequence[Reviewed],
        refused: Sequence[tuple[Reviewed, str]],
    ) -> None:
        """Say how many records were changed, and of each that was not, why."""
        after = reviewing.transition_for(action).after.label.lower()
        if changed:
            names = f"{len(changed)} records" if len(changed) > 1 else str(changed[0])
            messages.success(request, f"{names}: {after}.")
        for record, sentence in refused[:SHOWN_REFUSALS]:
            messages.error(request, f"{record}: {sentence}")
        if len(refused) > SHOWN_REFUSALS:
            messages.error(request, f"And {len(refused) - SHOWN_REFUSALS} more that could not be {after}.")


def _list_action(action: Action) -> Callable[..., Any]:
    """Return what Django's list calls for one action."""
    return partial(_ask, action)


def _ask(action: Action, model_admin: ReviewedAdmin, request: HttpRequest, records: QuerySet[Any]) -> Any:
    return model_admin.ask_reason(request, action, records)
