"""Councils with their names, their predecessors and successors, and their neighbours."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from inspections.admin.records import RecordAdmin, TabularRows
from inspections.models import Council, CouncilAlias, Neighbour, Succession


class AliasRows(TabularRows):
    """The names under which sources know the council."""

    model = CouncilAlias
    fields = ("name",)


class SuccessorRows(TabularRows):
    """The councils that took over from this one."""

    model = Succession
    fk_name = "predecessor"
    fields = ("successor", "on")
    picked = ("successor",)
    verbose_name = "successor"
    verbose_name_plural = "successors: councils that took over from this one"


class PredecessorRows(TabularRows):
    """The councils from which this one took over."""

    model = Succession
    fk_name = "successor"
    fields = ("predecessor", "on")
    picked = ("predecessor",)
    verbose_name = "predecessor"
    verbose_name_plural = "predecessors: councils from which this one took over"


class NeighbourRows(TabularRows):
    """The council's statistical neighbours."""

    model = Neighbour
    fk_name = "council"
    fields = ("model", "rank", "neighbour", "closeness")
    picked = ("neighbour",)
    verbose_name = "statistical neighbour"
    verbose_name_plural = "statistical neighbours"
    classes = ("collapse",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Neighbour]:
        """Return the neighbours with their names."""
        return super().get_queryset(request).select_related("council", "neighbour")


@admin.register(Council)
class CouncilAdmin(RecordAdmin):
    """Councils that have, or had, children's services."""

    inlines = (AliasRows, SuccessorRows, PredecessorRows, NeighbourRows)
    list_display = (
        "short_name",
        "dfe_code",
        "region",
        "type",
        "abolished_on",
        "number_of_inspections",
        "public_page",
    )
    list_filter = ("region", "type", ("abolished_on", admin.EmptyFieldListFilter))
    search_fields = ("short_name", "aliases__name", "aliases__normalised", "dfe_code", "ons_code")
    date_hierarchy = "opened_on"
    ordering = ("short_name",)
    readonly_once_added = ("slug",)
    fieldsets = (
        (None, {"fields": ("name", "short_name", "slug", "region", "type", "website")}),
        ("Codes", {"fields": ("dfe_code", "ons_code", "ofsted_urn")}),
        ("Time", {"fields": (("opened_on", "abolished_on"),)}),
        (
            "Place and people",
            {"fields": (("latitude", "longitude"), ("tile_column", "tile_row"), "population_0_25")},
        ),
    )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """Return that a new council's slug follows its short name."""
        return {} if obj else {"slug": ("short_name",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Council]:
        """Return the councils with the number of their inspections."""
        return super().get_queryset(request).annotate(inspections_counted=Count("inspections", distinct=True))

    @admin.display(description="inspections", ordering="inspections_counted")
    def number_of_inspections(self, council: Any) -> int:
        """Return how many inspections, published or not, the council had."""
        return int(council.inspections_counted)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the rows; the official and the short name become aliases where they are none yet."""
        super().save_related(request, form, formsets, change)
        council = form.instance
        known = set(council.aliases.values_list("name", flat=True))
        for name in dict.fromkeys((council.name, council.short_name)):
            if name not in known:
                alias = CouncilAlias(council=council, name=name)
                alias.full_clean()
                self._name_author(request, alias, form)
                alias.save()
