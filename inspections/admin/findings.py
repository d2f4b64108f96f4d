"""Findings with their themes and places, and councils' responses."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inspections.admin import history
from inspections.admin.citations import CitationRows
from inspections.admin.records import RecordForm
from inspections.admin.references import free_reference
from inspections.admin.review import ReviewedAdmin
from inspections.admin.themes import ThemesField
from inspections.admin.wording import quote_field, summary_field
from inspections.models import Finding, Response
from inspections.models.findings import THEMES_AT_MOST
from inspections.vocabulary import Area, ReviewState


class FindingForm(RecordForm):
    """A finding, its themes in order."""

    summary = summary_field(required=False)
    # Not called `themes`: Django would save a field of that name itself, and lose the order.
    chosen_themes = ThemesField(
        label="Themes", required=False, help_text=f"One to {THEMES_AT_MOST}, the most central first."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start from the finding's themes, or those of the version shown."""
        super().__init__(*args, **kwargs)
        version = getattr(self.instance, "shown_version", None)
        if version is not None:
            self.initial.update(self.initial_of(version))
        elif self.instance.pk:
            links = self.instance.finding_themes.order_by("position")
            self.initial.setdefault("chosen_themes", list(links.values_list("theme_id", flat=True)))

    @classmethod
    def initial_of(cls, version: Any) -> dict[str, Any]:
        """Return the themes that a version in the history had."""
        return {"chosen_themes": [link.theme_id for link in history.linked(version, "themes")]}

    def clean(self) -> dict[str, Any]:
        """Return the values; raises ValidationError for what a published finding may not be without."""
        cleaned = super().clean()
        if self.instance.state == ReviewState.PUBLISHED and not cleaned.get("chosen_themes"):
            self.add_error(
                "chosen_themes",
                "A published finding has at least one theme. Choose one, or withdraw it first.",
            )
        inspection, area = cleaned.get("inspection"), cleaned.get("area")
        if inspection and area and inspection.graded and area not in inspection.version.areas:
            judged = ", ".join(one.label.lower() for one in inspection.version.areas)
            self.add_error(
                "area", f"{inspection.version.label} judges {judged}; not {Area(area).label.lower()}."
            )
        return cleaned


class Themed(admin.SimpleListFilter):
    """Filters findings by whether they have a theme."""

    title = "themes"
    parameter_name = "themed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("no", "Without a theme"), ("yes", "With themes")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the findings of the chosen kind."""
        match self.value():
            case "no":
                return queryset.filter(finding_themes=None)
            case "yes":
                return queryset.exclude(finding_themes=None)
            case None:
                return queryset
            case other:
                raise IncorrectLookupParameters(other)


@admin.register(Finding)
class FindingAdmin(ReviewedAdmin):
    """What inspectors found and asked for."""

    form = FindingForm
    inlines = (CitationRows,)
    list_display = (
        "statement_shown",
        "inspection",
        "kind",
        "area",
        "themes_shown",
        "review_state",
        "public_page",
    )
    list_filter = ("state", "kind", "area", Themed, "themes__group")
    list_select_related = ("inspection__council",)
    search_fields = ("summary", "reference", "inspection__council__short_name", "themes__name")
    date_hierarchy = "inspection__start_date"
    picked = ("inspection", "repeats")
    readonly_fields = ("reference", "read_words")
    fieldsets = ((None, {"fields": ("inspection", "kind", "area", "summary", "chosen_themes", "repeats")}),)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the fieldsets, for a finding that was read from a document with the words read."""
        (name, first), *rest = super().get_fieldsets(request, obj)
        fields = first["fields"]
        if obj is not None:
            fields = (*fields, "reference")
        if obj is not None and obj.passage:
            fields = ("read_words", *fields)
        return [(name, {**first, "fields": fields}), *rest]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        """Return the findings with their themes."""
        findings = super().get_queryset(request).select_related("inspection__council", "repeats__council")
        return findings.prefetch_related("finding_themes__theme")

    @admin.display(description="words of the source")
    def read_words(self, finding: Finding) -> SafeString:
        """Return the passage that the finding was read from."""
        return format_html('<blockquote class="read-words">{}</blockquote>', finding.passage)

    @admin.display(description="finding", ordering="summary")
    def statement_shown(self, finding: Finding) -> str:
        """Return what was found."""
        return finding.statement or finding.reference

    @admin.display(description="themes")
    def themes_shown(self, finding: Finding) -> str:
        """Return the themes, the most central first."""
        return ", ".join(link.theme.name for link in finding.finding_themes.all())

    def public_address(self, record: Any) -> str:
        """Return the finding's place on its inspection's page, where both are published."""
        return super().public_address(record) if record.inspection.state == ReviewState.PUBLISHED else ""

    def write(self, record: Any, form: Any) -> None:
        """Save the finding and its themes, as one version of its history."""
        if not record.reference:
            record.reference = free_reference(Finding, record.inspection.reference, "finding")
        if "chosen_themes" in form.changed_data:
            record.save_with_themes(form.cleaned_data["chosen_themes"])
        else:
            super().write(record, form)


class ResponseForm(RecordForm):
    """A response; its summary and quote are counted."""

    summary = summary_field(required=True)
    quote = quote_field()


@admin.register(Response)
class ResponseAdmin(ReviewedAdmin):
    """Councils' published answers."""

    form = ResponseForm
    list_display = ("council", "inspection", "role", "stance", "summary", "review_state", "public_page")
    list_display_links = ("council", "inspection")
    list_filter = ("state", "stance", "council__region")
    list_select_related = ("council", "inspection__council")
    search_fields = ("council__short_name", "role", "name", "summary")
    date_hierarchy = "inspection__start_date"
    picked = ("council", "inspection", "source")
    readonly_fields = ("reference",)
    fieldsets = (
        (None, {"fields": ("council", "inspection", "role", "name", "stance", "summary")}),
        ("Place in the source", {"fields": ("source", ("page", "paragraph", "item"), "quote")}),
    )

    def public_address(self, record: Any) -> str:
        """Return the address of the inspection's page, where a published response is shown."""
        shown = record.state == record.inspection.state == ReviewState.PUBLISHED
        return str(record.inspection.get_absolute_url()) if shown else ""

    def write(self, record: Any, form: Any) -> None:
        """Save the response; a new one gets its reference."""
        if not record.reference:
            record.reference = free_reference(Response, record.inspection.reference, "response")
        super().write(record, form)
