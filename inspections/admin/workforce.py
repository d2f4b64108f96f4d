"""Figures about councils and about England."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from inspections.admin.records import RecordForm
from inspections.admin.references import free_reference
from inspections.admin.review import ReviewedAdmin
from inspections.admin.wording import quote_field
from inspections.models import Figure
from inspections.vocabulary import Measure, MissingValue, Unit


class FigureForm(RecordForm):
    """A figure; its quote is counted."""

    quote = quote_field()

    def clean(self) -> dict[str, Any]:
        """Return the values; raises ValidationError if the value is not what the measure counts in."""
        cleaned = super().clean()
        if not cleaned.get("measure"):
            return cleaned
        unit = Measure(cleaned["measure"]).unit
        if unit is Unit.DATE and cleaned.get("value") is not None:
            self.add_error("value", "This measure is a date: give it as one, below.")
        if unit is not Unit.DATE and cleaned.get("value_date"):
            self.add_error("value_date", f"This measure is no date: give its value ({unit.label}), above.")
        return cleaned


@admin.register(Figure)
class FigureAdmin(ReviewedAdmin):
    """One figure as one source states it."""

    form = FigureForm
    list_display = ("whose", "measure", "period", "stated", "source", "review_state", "public_page")
    list_display_links = ("whose", "measure")
    list_filter = ("state", "measure", "period", "missing", "source__kind")
    list_select_related = ("council", "source")
    search_fields = ("council__short_name", "reference", "note")
    date_hierarchy = "source__published_date"
    picked = ("council", "source")
    readonly_fields = ("reference",)
    fieldsets = (
        (
            None,
            {
                "fields": ("council", "measure", "period", "value", "value_date", "missing", "note"),
                "description": "Without a council, the figure is England's.",
            },
        ),
        ("Place in the source", {"fields": ("source", ("page", "paragraph", "item"), "quote")}),
    )

    @admin.display(description="council", ordering="council__short_name", empty_value="England")
    def whose(self, figure: Figure) -> str | None:
        """Return the council, or England."""
        return figure.council.short_name if figure.council else None

    @admin.display(description="figure", ordering="value")
    def stated(self, figure: Figure) -> str:
        """Return the value with its unit, or why there is none."""
        if figure.missing:
            return MissingValue(figure.missing).label
        if figure.value_date:
            return f"{figure.value_date:%-d %B %Y}"
        return f"{figure.value} {Measure(figure.measure).unit.label}"

    def public_address(self, record: Any) -> str:
        """Return the address of the council's page, where a published figure is shown."""
        shown = record.state == "published" and record.council is not None
        return str(record.council.get_absolute_url()) if shown else ""

    def write(self, record: Any, form: Any) -> None:
        """Save the figure; a new one gets its reference."""
        if not record.reference:
            whose = record.council.slug if record.council else "england"
            record.reference = free_reference(Figure, whose, record.measure, record.period)
        super().write(record, form)
