"""A field that chooses one record among many: found by typing, by the search of that record's own list.

Without JavaScript it takes the record's number, which stands in the address of its page.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.db.models import ForeignKey
from django.urls import reverse


class RecordPicker(forms.TextInput):
    """The number of a record, which a script turns into a search as you type."""

    template_name = "admin/inspections/widgets/picker.html"
    known: Any = None
    """The record that is chosen, where the form has it at hand; spares a question to the database."""

    def __init__(self, foreign_key: ForeignKey, site: AdminSite, attrs: dict[str, Any] | None = None) -> None:
        """Choose among the records to which the foreign key may point."""
        super().__init__(attrs)
        self.foreign_key = foreign_key
        self.site = site

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template shows, with the name of the record that is chosen."""
        context = super().get_context(name, value, attrs)
        model = self.foreign_key.related_model
        opts = model._meta
        chosen = self.known if self.known is not None and str(self.known.pk) == str(value) else None
        if chosen is None and str(value or "").isdecimal():
            chosen = model._default_manager.filter(pk=value).first()
        base = f"{self.site.name}:{opts.app_label}_{opts.model_name}"
        source = self.foreign_key.model._meta
        context["widget"]["attrs"].update(
            {
                "data-search": reverse(f"{self.site.name}:autocomplete"),
                "data-app": source.app_label,
                "data-model": source.model_name,
                "data-field": self.foreign_key.name,
                "data-chosen": "" if chosen is None else str(chosen),
                "data-noun": str(opts.verbose_name),
                "inputmode": "numeric",
            }
        )
        context["chosen"] = chosen
        context["page"] = "" if chosen is None else reverse(f"{base}_change", args=[chosen.pk])
        context["list"] = reverse(f"{base}_changelist")
        context["noun"] = opts.verbose_name
        return context


class PickingMixin:
    """Gives the fields named in `picked` the picker in place of a list of every record."""

    picked: tuple[str, ...] = ()
    admin_site: AdminSite

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Return the form field, which for a picked one is found by typing."""
        if db_field.name not in self.picked:
            return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        return db_field.formfield(widget=RecordPicker(db_field, self.admin_site), **kwargs)
