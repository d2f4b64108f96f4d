"""Inspections with their judgements and citations, and judgements on pages of their own."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import AbstractUser
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from inspections.admin import conflicts
from inspections.admin.citations import CitationRows, InspectionCitationRows
from inspections.admin.records import RecordForm, RowForm, RowFormSet, TabularRows
from inspections.admin.references import free_reference
from inspections.admin.review import ReviewedAdmin
from inspections.models import Inspection, Judgement
from inspections.vocabulary import (
    Area,
    FrameworkVersion,
    Grade,
    Precision,
    framework_version,
    framework_version_for,
)


def day_as_known(day: date | None, precision: str) -> date | None:
    """Return the day that stands for a date: the first of what is known, as everywhere in the record."""
    if day is None:
        return None
    match Precision(precision):
        case Precision.DAY:
            return day
        case Precision.MONTH:
            return day.replace(day=1)
        case Precision.YEAR:
            return day.replace(month=1, day=1)


class InspectionForm(RecordForm):
    """An inspection; its framework version follows from its start unless it is chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the framework version be left open."""
        super().__init__(*args, **kwargs)
        if "framework" in self.fields:
            self.fields["framework"].required = False
            self.fields["framework"].help_text = "Left empty, it follows from the start."

    def clean(self) -> dict[str, Any]:
        """Return the values; raises ValidationError if the framework version was not in force."""
        cleaned = super().clean()
        for name in ("start", "published"):
            day, precision = cleaned.get(f"{name}_date"), cleaned.get(f"{name}_precision")
            if precision:
                cleaned[f"{name}_date"] = day_as_known(day, precision)
        self._choose_version(cleaned)
        published = cleaned.get("published_date")
        if published and cleaned.get("start_date") and published < cleaned["start_date"]:
            self.add_error("published_date", "The report cannot have been published before the inspection.")
        return cleaned

    def _choose_version(self, cleaned: dict[str, Any]) -> None:
        start, chosen = cleaned.get("start_date"), cleaned.get("framework")
        if start is None:
            if not chosen:
                self.add_error("framework", "With no start, choose the framework version.")
            return
        if not chosen:
            cleaned["framework"] = framework_version_for(start).slug
            return
        held = framework_version_for(start, framework_version(chosen).framework)
        if held.slug != chosen:
            self.add_error(
                "framework",
                f"{framework_version(chosen).label} was not in force on {start:%-d %B %Y}: "
                f"choose {held.label}, or leave this empty.",
            )


class JudgementRowForm(RowForm):
    """A judgement as a row: its list of areas and grades is that of the inspection's framework version."""

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        """Offer what the version judges, on its scale, and what the row already holds."""
        super().__init__(*args, **kwargs)
        if inspection.framework:
            offer(self, inspection.version)


def offer(form: Any, version: FrameworkVersion) -> None:
    """Let a judgement's lists show what the version judges, on its scale; the rest is refused in words."""
    held = {form.instance.area, form.instance.grade} - {""}
    for name, words in (("area", version.areas), ("grade", version.scale)):
        known: type[Area] | type[Grade] = Area if name == "area" else Grade
        slugs = [*words, *(word for word in held if word in known.slugs() and word not in words)]
        # The field itself knows every word, so that the model's own sentence says why one does not fit.
        form.fields[name].widget.choices = [("", "---------"), *((slug, known(slug).label) for slug in slugs)]


class JudgementFormSet(RowFormSet):
    """The judgements of one inspection."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Return what each row's form is made with."""
        return {**super().get_form_kwargs(index), "inspection": self.instance}

    def clean(self) -> None:
        """Return nothing; raises ValidationError if one area is added twice."""
        super().clean()
        added: set[str] = set()
        for form in self.extra_forms:
            area = getattr(form, "cleaned_data", {}).get("area")
            if area and area in added:
                raise forms.ValidationError(f"{Area(area).label} is added twice. Keep one of the two.")
            added.add(area or "")


class JudgementRows(TabularRows):
    """The judgements of an inspection. None is removed here: one is rejected, withdrawn or superseded."""

    model = Judgement
    form = JudgementRowForm
    formset = JudgementFormSet
    fields = ("area", "grade", "absence", "review_state")
    readonly_fields = ("review_state",)
    can_delete = False
    show_change_link = True

    @admin.display(description="state")
    def review_state(self, judgement: Judgement) -> str:
        """Return the state in words."""
        return judgement.get_state_display() if judgement.pk else "new"


@admin.register(Inspection)
class InspectionAdmin(ReviewedAdmin):
    """Inspections and visits."""

    form = InspectionForm
    inlines = (JudgementRows, InspectionCitationRows)
    list_display = ("council", "kind", "start_shown", "framework", "judged", "review_state", "public_page")
    list_display_links = ("council", "kind")
    list_filter = ("state", "kind", "framework", "council__region")
    list_select_related = ("council",)
    search_fields = ("council__short_name", "council__name", "reference", "topic", "note")
    date_hierarchy = "start_date"
    ordering = (F("start_date").desc(nulls_last=True), "-pk")
    picked = ("council",)
    readonly_fields = ("reference",)
    fieldsets = (
        (None, {"fields": ("council", "kind", "framework", "topic")}),
        (
            "Dates",
            {
                "fields": (
                    ("start_date", "start_precision"),
                    "end_date",
                    ("published_date", "published_precision"),
                ),
                "description": "Of a date known to the month or the year, any day of it will do.",
            },
        ),
        ("Report", {"fields": ("report_address", "note")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the fieldsets; one that exists shows the reference on which its address rests."""
        (name, first), *rest = super().get_fieldsets(request, obj)
        fields = (*first["fields"], "reference") if obj else first["fields"]
        return [(name, {**first, "fields": fields}), *rest]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Inspection]:
        """Return the inspections with their councils and the number of their judgements."""
        inspections = super().get_queryset(request).select_related("council")
        return inspections.annotate(judgements_counted=Count("judgements"))

    @admin.display(description="start", ordering="start_date")
    def start_shown(self, inspection: Inspection) -> str:
        """Return the start as exactly as it is known."""
        return inspection.start.label if inspection.start else "not known"

    @admin.display(description="judgements", ordering="judgements_counted")
    def judged(self, inspection: Any) -> int:
        """Return how many judgements the inspection has, in any state."""
        return int(inspection.judgements_counted)

    def write(self, record: Any, form: Any) -> None:
        """Save the inspection; a new one gets its reference."""
        if not record.reference:
            start = record.start.iso if record.start else "undated"
            record.reference = free_reference(Inspection, record.council.slug, start)
        super().write(record, form)

    # Where sources differ

    def get_urls(self) -> list[Any]:
        """Return the addresses, with the one to which decisions between sources are posted."""
        own = path(
            "<int:pk>/decide/",
            self.admin_site.admin_view(require_POST(self.decide_view)),
            name="inspections_inspection_decide",
        )
        return [own, *super().get_urls()]

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return to the inspection's page after one decision between sources, taken or refused."""
        return conflicts.decide(self, request, pk)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the page of the form, under what sources disagree about."""
        obj = kwargs.get("obj")
        if obj is not None and obj.pk:
            context["conflicts"] = conflicts.open_conflicts(obj, cast(AbstractUser, request.user))
        return super().render_change_form(request, context, *args, **kwargs)


class JudgementForm(RecordForm):
    """A judgement on a page of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what the framework version judges, on its scale."""
        super().__init__(*args, **kwargs)
        if "area" in self.fields:
            offer(self, self.instance.inspection.version)


@admin.register(Judgement)
class JudgementAdmin(ReviewedAdmin):
    """Judgements on pages of their own, where each is published. They are added on their inspection's."""

    form = JudgementForm
    inlines = (CitationRows,)
    list_display = ("inspection", "area", "label_shown", "review_state", "public_page")
    list_display_links = ("inspection", "area")
    list_filter = ("state", "area", "grade", "absence", "inspection__framework")
    list_select_related = ("inspection__council",)
    search_fields = ("inspection__council__short_name", "inspection__reference")
    date_hierarchy = "inspection__start_date"
    readonly_fields = ("inspection",)
    fieldsets = ((None, {"fields": ("inspection", "area", "grade", "absence")}),)

    @admin.display(description="judgement")
    def label_shown(self, judgement: Judgement) -> str:
        """Return the grade, or why there is none."""
        return judgement.label

    def public_address(self, record: Any) -> str:
        """Return the address of the inspection's page, where a published judgement is shown."""
        shown = record.state == record.inspection.state == "published"
        return str(record.inspection.get_absolute_url()) if shown else ""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: a judgement is added on its inspection's page."""
        return False
