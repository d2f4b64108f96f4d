"""Sources: publications that facts rest on."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inspections.admin.desk.cards import sources_to_review
from inspections.admin.desk.pages import DeskPages
from inspections.admin.inspections import day_as_known
from inspections.admin.records import RecordForm, TabularRows
from inspections.admin.references import free_reference
from inspections.admin.review import ReviewedAdmin
from inspections.models import Source, SourceCouncil


class SourceForm(RecordForm):
    """A source."""

    def clean(self) -> dict[str, Any]:
        """Return the values, a date that is known to the month or year as the first day of it."""
        cleaned = super().clean()
        if cleaned.get("published_precision"):
            cleaned["published_date"] = day_as_known(
                cleaned.get("published_date"), cleaned["published_precision"]
            )
        return cleaned


class CouncilRows(TabularRows):
    """The councils that are the source's subject, or are mentioned in it."""

    model = SourceCouncil
    fields = ("council", "part", "paragraphs")
    picked = ("council",)
    verbose_name = "council"
    verbose_name_plural = "councils"


class RestingFacts(admin.SimpleListFilter):
    """Filters sources by whether any fact rests on them."""

    title = "facts"
    parameter_name = "facts"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("none", "No fact rests on it"), ("some", "Facts rest on it")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the sources of the chosen kind."""
        without = {"citations": None, "figures": None, "responses": None}
        match self.value():
            case "none":
                return queryset.filter(**without)
            case "some":
                return queryset.exclude(**without)
            case None:
                return queryset
            case other:
                raise IncorrectLookupParameters(other)


class OnTheDesk(admin.SimpleListFilter):
    """Filters sources by whether something read in their document is still to be decided."""

    title = "review"
    parameter_name = "desk"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the one choice."""
        return [("waiting", "Something read in it waits")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the sources to review, or all."""
        match self.value():
            case "waiting":
                return queryset.filter(pk__in=sources_to_review().values("pk"))
            case None:
                return queryset
            case other:
                raise IncorrectLookupParameters(other)


@admin.register(Source)
class SourceAdmin(DeskPages, ReviewedAdmin):
    """Reports, articles, statistical releases and datasets."""

    form = SourceForm
    inlines = (CouncilRows,)
    list_display = (
        "title",
        "kind",
        "publisher",
        "published_shown",
        "citations_shown",
        "review_state",
        "public_page",
    )
    list_filter = ("state", "kind", OnTheDesk, RestingFacts, "publisher")
    search_fields = ("title", "reference", "publisher", "author", "councils__short_name")
    date_hierarchy = "published_date"
    ordering = ("-published_date", "title")
    readonly_fields = ("reference", "citations_shown")
    fieldsets = (
        (None, {"fields": ("title", "kind", "publisher", "author", "address", "licence")}),
        ("Date", {"fields": (("published_date", "published_precision"), "published_note")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the fieldsets; one that exists shows its reference and what rests on it."""
        (name, first), *rest = super().get_fieldsets(request, obj)
        fields = (*first["fields"], "reference", "citations_shown") if obj else first["fields"]
        return [(name, {**first, "fields": fields}), *rest]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Return the sources with the number of their citations."""
        return super().get_queryset(request).annotate(citations_counted=Count("citations", distinct=True))

    @admin.display(description="citations", ordering="citations_counted")
    def citations_shown(self, source: Any) -> SafeString | str:
        """Return how many records cite the source, as a link to them."""
        if not source.pk:
            return "–"
        address = reverse("admin:inspections_citation_changelist")
        return format_html(
            '<a href="{}?source__id__exact={}">{}</a>', address, source.pk, source.citations_counted
        )

    @admin.display(description="published", ordering="published_date")
    def published_shown(self, source: Source) -> str:
        """Return the date as exactly as it is known."""
        return source.published.label if source.published else "not known"

    def write(self, record: Any, form: Any) -> None:
        """Save the source; a new one gets its reference."""
        if not record.reference:
            record.reference = free_reference(Source, record.title)
        super().write(record, form)
