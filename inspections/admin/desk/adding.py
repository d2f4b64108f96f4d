"""A finding that the reader missed, taken in by an editor who shows its words in the document."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.http import HttpRequest

from inspections.admin.desk.cards import Desk
from inspections.admin.desk.marking import place_of
from inspections.admin.references import free_reference
from inspections.admin.themes import ThemesField
from inspections.admin.wording import summary_field
from inspections.models import Citation, Finding, Inspection
from inspections.vocabulary import Area, FindingKind, ReviewState

MOST_WORDS = 400
MISSED = "The reader had missed it."


class MissedForm(forms.Form):
    """The words of a missed finding, where they stand, and what they say."""

    number = forms.IntegerField(min_value=1)
    words = forms.CharField(
        label="Words in the document",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="Select them in the document, or type them as they stand there.",
    )
    inspection = forms.ModelChoiceField(Inspection.objects.none(), empty_label=None)
    kind = forms.ChoiceField(choices=FindingKind.choices)
    area = forms.ChoiceField(
        label="Judgement area", choices=[("", "---------"), *Area.choices()], required=False
    )
    chosen_themes = ThemesField(label="Themes", required=False)
    summary = summary_field(required=False)

    def __init__(self, desk: Desk, *args: Any, **kwargs: Any) -> None:
        """Offer the inspections that the document tells of."""
        super().__init__(*args, **kwargs)
        self.desk = desk
        self.fields["number"].label = desk.part_name.capitalize()
        inspections = cast(forms.ModelChoiceField, self.fields["inspection"])
        inspections.queryset = _told_inspections(desk)

    def clean(self) -> dict[str, Any]:
        """Return the values, the words as they stand; raises ValidationError if they stand nowhere there."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        number, words = cleaned.get("number"), cleaned.get("words", "")
        part = next((part for part in self.desk.parts if part.number == number), None)
        if number and part is None:
            self.add_error("number", f"The document has no {self.desk.part_name} {number}.")
        elif part is not None and words:
            text = "".join(piece.text for piece in part.pieces)
            place = place_of(text, words)
            if place is None:
                self.add_error("words", f"These words do not stand in {self.desk.part_name} {number}.")
            else:
                cleaned["words"] = " ".join(text[slice(*place)].split())
        if len(words.split()) > MOST_WORDS:
            self.add_error("words", f"At most {MOST_WORDS} words: choose the passage that says it.")
        return cleaned


@transaction.atomic
def add_missed(request: HttpRequest, form: MissedForm) -> Finding:
    """Return the finding that a valid form describes, saved as a proposal with its citation."""
    values, desk = form.cleaned_data, form.desk
    user = cast(AbstractUser, request.user)
    inspection, number = values["inspection"], values["number"]
    finding = Finding(
        reference=free_reference(Finding, inspection.reference, f"{desk.part_name} {number} added"),
        inspection=inspection,
        kind=values["kind"],
        area=values["area"],
        summary=values["summary"],
        passage=values["words"],
        passage_licensed=desk.source.openly_licensed,
        state=ReviewState.PROPOSED,
    )
    finding.sign(user, MISSED)
    finding.save_with_themes(values["chosen_themes"])
    place = {"page": number} if desk.paged else {"paragraph": str(number)}
    citation = Citation(source=desk.source, finding=finding, **place)
    citation.sign(user, MISSED)
    citation.save()
    page: Any = admin.site.get_model_admin(Finding)
    page.log_addition(request, finding, "Added at the review desk.")
    return finding


def _told_inspections(desk: Desk) -> Any:
    cited = Citation.objects.filter(source=desk.source)
    direct = cited.filter(inspection__isnull=False).values("inspection")
    return (
        Inspection.objects.filter(pk__in=direct)
        .exclude(state__in=[ReviewState.REJECTED, ReviewState.SUPERSEDED])
        .select_related("council")
    )
