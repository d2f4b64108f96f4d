"""Where sources disagree about an inspection: both sides, and a decision with its reason.

A conflict is a citation whose source states something else than the record, or a proposed judgement beside a
published one of the same area. Keeping the record and taking what the source says both need a reason, which
stays with the citation and in the history.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Field, Q
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from inspections import reviewing
from inspections.models import Citation, Finding, Inspection, Judgement
from inspections.models.records import Record, Reviewed
from inspections.reviewing import Action, NotAllowed
from inspections.vocabulary import PartialDate, Precision, ReviewState, framework_version_for

DATES = {"start_date": "start", "published_date": "published"}
DECIDED_HERE: dict[type[Record], tuple[str, ...]] = {
    Inspection: ("kind", "framework", "topic", "start_date", "end_date", "published_date", "report_address"),
    Judgement: ("grade", "absence"),
    Finding: ("kind", "area", "summary"),
}
"""The fields that may be taken from a source. Editors type the name of the field that a citation differs on,
and neither a review state nor the reference on which addresses rest is a matter for a source."""

PRINTED_DATES = (("%d %B %Y", Precision.DAY), ("%B %Y", Precision.MONTH), ("%Y", Precision.YEAR))


class Undecided(Exception):
    """A decision that cannot be carried out; its text is the sentence that the editor reads."""


@dataclass(frozen=True)
class Conflict:
    """One disagreement. `choices` are the values that the record may take; a date has none and is typed."""

    key: str
    about: str
    record_says: str
    source: str
    source_address: str
    source_says: str
    value: str
    choices: tuple[tuple[str, str], ...]
    revision: int
    can_take: bool
    value_is_asked: bool
    refusal: str


def open_conflicts(inspection: Inspection, user: AbstractUser) -> list[Conflict]:
    """Return what sources disagree about in this inspection and nobody has decided yet."""
    return [
        *(_of_citation(citation) for citation in differing_citations(inspection)),
        *(_of_judgement(proposed, held, user) for proposed, held in rival_judgements(inspection)),
    ]


def differing_citations(inspection: Inspection) -> list[Citation]:
    """Return the citations of the inspection, its judgements and findings that wait for a decision."""
    of_inspection = (
        Q(inspection=inspection) | Q(judgement__inspection=inspection) | Q(finding__inspection=inspection)
    )
    waiting = Citation.objects.filter(of_inspection, agrees=False, decision="")
    return list(waiting.select_related("source", "inspection", "judgement", "finding"))


def rival_judgements(inspection: Inspection) -> list[tuple[Judgement, Judgement]]:
    """Return the proposed judgements that differ from a published one of their area, with that."""
    judgements = list(inspection.judgements.all())
    held = {one.area: one for one in judgements if one.state == ReviewState.PUBLISHED}
    return [
        (one, held[one.area])
        for one in judgements
        if one.state == ReviewState.PROPOSED and one.area in held and one.label != held[one.area].label
    ]


def _of_citation(citation: Citation) -> Conflict:
    record = target_of(citation)
    name = citation.differs_on
    field = field_in_dispute(record, name)
    choices = tuple((str(key), str(label)) for key, label in (field.choices or ())) if field else ()
    return Conflict(
        key=f"citation-{citation.pk}",
        about=f"{_name(record)}: {field.verbose_name}" if field else _name(record),
        record_says=_says(record, name) if field else str(record),
        source=str(citation),
        source_address=reverse("admin:inspections_citation_change", args=[citation.pk]),
        source_says=citation.stated,
        value=stated_value(citation.stated, name, choices) if field else "",
        choices=choices,
        revision=record.revision,
        can_take=field is not None,
        value_is_asked=field is not None,
        refusal="",
    )


def _of_judgement(proposed: Judgement, held: Judgement, user: AbstractUser) -> Conflict:
    sources = [str(citation) for citation in proposed.citations.select_related("source")]
    return Conflict(
        key=f"judgement-{proposed.pk}",
        about=_name(held),
        record_says=held.label,
        source="; ".join(sources) or "a proposal that cites no source",
        source_address=reverse("admin:inspections_judgement_change", args=[proposed.pk]),
        source_says=proposed.label,
        value="",
        choices=(),
        revision=proposed.revision,
        can_take=True,
        value_is_asked=False,
        refusal=reviewing.refusal(proposed, Action.REJECT, user),
    )


def field_in_dispute(record: Record, name: str) -> Field | None:
    """Return the field in which source and record differ, None for what is not decided here."""
    if name not in DECIDED_HERE[type(record)]:
        return None
    return cast(Field, record._meta.get_field(name))


def target_of(citation: Citation) -> Inspection | Judgement | Finding:
    """Return the record that the citation supports. Raises Http404 if it supports none."""
    record = citation.inspection or citation.judgement or citation.finding
    if record is None:
        raise Http404
    return record


def _name(record: Inspection | Judgement | Finding) -> str:
    return "Inspection" if isinstance(record, Inspection) else str(record)


def _says(record: Any, name: str) -> str:
    if name in DATES:
        known: PartialDate | None = getattr(record, DATES[name])
        return known.label if known else "not known"
    if name in {"grade", "absence"}:
        return str(record.label)
    shown = getattr(record, f"get_{name}_display", None)
    return str(shown() if shown else getattr(record, name)) or "empty"


def stated_value(stated: str, name: str, choices: tuple[tuple[str, str], ...]) -> str:
    """Return what the source states as a value of the field, empty where it is not plainly one."""
    words = stated.strip()
    if name in DATES:
        return _iso_date(words)
    matches = [slug for slug, label in choices if words.lower() in {slug.lower(), label.lower()}]
    if matches or choices:
        return matches[0] if matches else ""
    return words


def _iso_date(words: str) -> str:
    with suppress(ValueError):
        return PartialDate.from_iso(words).iso
    for printed, precision in PRINTED_DATES:
        with suppress(ValueError):
            return PartialDate(datetime.strptime(words, printed).date(), precision).iso  # noqa: DTZ007
    return ""


# Deciding


def decide(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Return to the inspection's page after one decision, with the sentence why if it was refused."""
    inspection = get_object_or_404(Inspection, pk=pk)
    if not model_admin.has_change_permission(request, inspection):
        raise PermissionDenied
    key, reason = request.POST.get("conflict", ""), request.POST.get("reason", "").strip()
    page = reverse("admin:inspections_inspection_change", args=[pk])
    user = cast(AbstractUser, request.user)
    try:
        if not reason:
            raise Undecided("Say why: the reason stays with the decision.")
        done = carry_out(inspection, key, request.POST, user, reason)
    except (Undecided, NotAllowed) as refused:
        messages.error(request, str(refused))
        kept = {"conflict": key, "reason": reason, "value": request.POST.get("value", "")}
        return HttpResponseRedirect(f"{page}?{urlencode(kept)}#conflicts")
    messages.success(request, done)
    return HttpResponseRedirect(page)


@transaction.atomic
def carry_out(inspection: Inspection, key: str, post: Any, user: AbstractUser, reason: str) -> str:
    """Return the sentence that says what was done about one conflict.

    Raises Undecided or NotAllowed with the sentence why nothing was, Http404 for what is no conflict.
    """
    kind, _, number = key.partition("-")
    take = {"take": True, "keep": False}.get(post.get("choice", ""))
    if take is None or not number.isdecimal():
        raise Http404
    seen = post.get("seen_revision", "")
    match kind:
        case "citation":
            found = {one.pk: one for one in differing_citations(inspection)}.get(int(number))
            if found is None:
                raise Undecided("Somebody has decided this meanwhile. Its history says who, and why.")
            return (
                take_source(found, post.get("value", ""), user, reason, seen)
                if take
                else keep(found, user, reason)
            )
        case "judgement":
            rivals = {one.pk: one for one, _ in rival_judgements(inspection)}
            proposed = rivals.get(int(number))
            if proposed is None or seen != str(proposed.revision):
                raise Undecided("Somebody has changed this meanwhile. Look at it again.")
            reviewing.perform(proposed, Action.PUBLISH if take else Action.REJECT, user, reason)
            return f"{proposed}: {'taken into the record' if take else 'rejected; the record stays'}."
        case _:
            raise Http404


def keep(citation: Citation, user: AbstractUser, reason: str) -> str:
    """Return the sentence that says that the record stays, noted on the citation with its reason."""
    citation.decision = f"The record was kept: {reason}"
    _save(citation, user, citation.decision)
    return "The record stays as it is; the citation says why."


def take_source(citation: Citation, value: str, user: AbstractUser, reason: str, seen: str) -> str:
    """Return the sentence that says what the record now holds, as the source has it.

    The citations that agreed on the grade of a judgement now differ from it, and say so. Raises Undecided if
    the value does not fit the record, or if somebody changed the record since the page was opened.
    """
    found = target_of(citation)
    record = type(found)._default_manager.select_for_update(of=("self",)).get(pk=found.pk)
    if seen != str(record.revision):
        raise Undecided("Somebody has changed the record meanwhile. Look at it again.")
    name = citation.differs_on
    if field_in_dispute(record, name) is None:
        raise Undecided(
            "The citation names no field that can be taken from a source. Correct it there first."
        )
    before = _says(record, name)
    _set(record, name, value.strip())
    _save(record, user, f"Taken from {citation.source}: {reason}")
    if isinstance(record, Judgement):
        for other in record.citations.filter(agrees=True).exclude(pk=citation.pk):
            other.agrees, other.differs_on, other.stated = False, name, before
            other.decision = f"Another source was followed: {reason}"
            _save(other, user, other.decision)
    citation.agrees, citation.decision = True, f"The record was corrected to this: {reason}"
    _save(citation, user, citation.decision)
    if isinstance(record, Reviewed):
        reviewing.return_edited(record, user, reason)
    return f"The record now says {_says(record, name)}, as {citation.source} does."


def _set(record: Any, name: str, value: str) -> None:
    """Give one field of the record a value as typed or chosen. Raises Undecided if there is none."""
    if not value:
        raise Undecided("Say what the record should hold: the source's words do not give it plainly.")
    if name in DATES:
        try:
            known = PartialDate.from_iso(value)
        except ValueError as error:
            raise Undecided(str(error)) from None
        setattr(record, name, known.day)
        setattr(record, f"{DATES[name]}_precision", known.precision)
    else:
        setattr(record, name, value)
    if name in {"grade", "absence"}:
        setattr(record, "absence" if name == "grade" else "grade", "")
    if name == "start_date":
        held = framework_version_for(record.start_date, record.version.framework)
        if held.slug != record.framework:
            raise Undecided(
                f"With this start the framework version would be {held.label}. Change both in the form below."
            )


def _save(record: Record, user: AbstractUser, reason: str) -> None:
    """Save the record one revision on. Raises Undecided with the sentences of what does not fit."""
    try:
        record.full_clean()
    except ValidationError as error:
        raise Undecided(" ".join(error.messages)) from None
    record.revision += 1
    record.sign(user, reason)
    record.save()
