"""What an editor does with a card: correct and accept it, reject it, or accept all that are certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.http import HttpRequest

from inspections import reviewing
from inspections.admin.desk.cards import ON_THE_DESK, Card, Desk
from inspections.admin.findings import FindingForm
from inspections.models import Finding
from inspections.models.records import Reviewed
from inspections.reviewing import Action, NotAllowed

SAVE = "save"
"""Keep the correction and decide later."""


@dataclass(frozen=True)
class Decision:
    """What came of it: the sentence to show, whether it was done, and the form to show again if not."""

    sentence: str
    carried_out: bool
    form: CorrectionForm | None = None


class CorrectionForm(FindingForm):
    """What a finding says, corrected in place; the passage itself is the source's and stays."""

    class Meta:
        model = Finding
        fields = ("kind", "area", "summary")

    def clean(self) -> dict[str, Any]:
        """Return the values; raises ValidationError for an area that the inspection does not judge."""
        self.cleaned_data["inspection"] = self.instance.inspection
        return super().clean()


def correction_form(card: Card, user: AbstractUser, data: Any = None) -> CorrectionForm | None:
    """Return the form that corrects the card's record; None if it is no finding or may not be changed."""
    if not isinstance(card.record, Finding) or not user.has_perm("inspections.change_finding"):
        return None
    return CorrectionForm(data, instance=card.record, prefix="card")


@transaction.atomic
def decide(request: HttpRequest, card: Card, chosen: str) -> Decision:
    """Return what came of the editor's choice: `save`, or the name of an action offered on the desk.

    What was corrected in the form is saved first. If anything stands against either, nothing is saved.
    """
    user = cast(AbstractUser, request.user)
    action = next((one for one in ON_THE_DESK if one.value == chosen), None)
    if action is None and chosen != SAVE:
        return Decision(f"“{chosen}” is nothing that can be done here.", carried_out=False)
    form = correction_form(card, user, request.POST)
    held = type(card.record)._default_manager.select_for_update(of=("self",)).get(pk=card.record.pk)
    if request.POST.get("card-seen_revision", "") != str(held.revision):
        return Decision(
            "Somebody saved this after you opened it, so nothing was done. Look at it again: the form holds "
            "your input, the record's own page shows both.",
            carried_out=False,
            form=form,
        )
    if form is not None and not form.is_valid():
        return Decision("Put right what is marked below, then decide.", carried_out=False, form=form)
    try:
        with transaction.atomic():
            changed = form is not None and _save(request, form)
            if action is not None:
                reviewing.perform(card.record, action, user, request.POST.get("card-why", ""))
    except NotAllowed as refused:
        return Decision(str(refused), carried_out=False, form=form)
    return Decision(_sentence(card.record, changed=changed), carried_out=True)


def accept_certain(desk: Desk, user: AbstractUser) -> Decision:
    """Return what came of publishing every waiting card of which the reader was certain."""
    changed, refused = reviewing.perform_all(
        [card.record for card in desk.certain], Action.PUBLISH, user, "The reader was certain."
    )
    sentences = [f"{len(changed)} published."]
    for sentence in dict.fromkeys(sentence for _, sentence in refused):
        count = sum(other == sentence for _, other in refused)
        sentences.append(f"{count} not: {sentence}")
    return Decision(" ".join(sentences), carried_out=bool(changed))


def _save(request: HttpRequest, form: CorrectionForm) -> bool:
    """Return whether the form changed anything; if so it is saved as the finding's own page saves it."""
    if not form.has_changed():
        return False
    page: Any = admin.site.get_model_admin(Finding)
    finding = form.save(commit=False)
    page.save_model(request, finding, form, change=True)
    page.return_for_review(request, finding, form)
    return True


def _sentence(record: Reviewed, *, changed: bool) -> str:
    state = record.get_state_display().lower()
    return f"Corrected; {state}." if changed else f"{state.capitalize()}."
