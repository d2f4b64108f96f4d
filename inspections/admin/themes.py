"""Themes: their own pages, and the field by which a finding chooses them in order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from inspections.admin.records import RecordAdmin
from inspections.models import Theme
from inspections.models.findings import THEMES_AT_MOST

CHOSEN = "Chosen, most central first"


class ThemePicker(forms.SelectMultiple):
    """A list with the chosen themes on top, in their order; a script turns it into chips.

    Without the script it is a plain list: a browser posts the chosen ones in the order shown.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Mark the list for the script."""
        super().__init__({"data-chips": "", "data-most": THEMES_AT_MOST, "size": 12, **(attrs or {})})

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Return the chosen themes in their order, then the others by the groups of the vocabulary."""
        found: dict[str, tuple[Any, str]] = {str(key): (key, str(label)) for key, label in self.choices}
        groups: dict[str, list[str]] = {CHOSEN: [key for key in value if key in found]}
        for key, (choice, _) in found.items():
            if key not in value:
                groups.setdefault(choice.instance.group, []).append(key)
        made: list[Any] = []
        index = 0
        for group, keys in groups.items():
            options = []
            for key in keys:
                choice, label = found[key]
                option = self.create_option(name, choice, label, key in value, index, attrs=attrs)
                option["attrs"]["title"] = choice.instance.definition
                option["attrs"]["data-group"] = choice.instance.group
                options.append(option)
                index += 1
            if options:
                made.append((group, options, len(made)))
        return made


class ThemesField(forms.ModelMultipleChoiceField):
    """One to four themes, in order: the value is a list, the first theme the most central."""

    widget = ThemePicker

    def __init__(self, **kwargs: Any) -> None:
        """Choose among all themes."""
        super().__init__(Theme.objects.all(), **kwargs)

    def clean(self, value: Any) -> list[Theme]:  # type: ignore[override]
        """Return the themes in the order given. Raises ValidationError for more than four."""
        chosen = {str(theme.pk): theme for theme in super().clean(value)}
        if len(chosen) > THEMES_AT_MOST:
            raise forms.ValidationError(
                f"A finding has {THEMES_AT_MOST} themes at most; this one has {len(chosen)}. "
                "Keep the most central."
            )
        return [chosen[key] for key in dict.fromkeys(map(str, value or []))]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether other themes were chosen, or the same in another order."""
        return [str(key) for key in initial or []] != [str(key) for key in data or []]


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    """The vocabulary of themes."""

    list_display = ("name", "group", "definition", "number_of_findings", "public_page")
    list_filter = ("group",)
    ordering = ("position", "name")
    search_fields = ("name", "slug", "group", "definition")
    readonly_once_added = ("slug",)
    fieldsets = ((None, {"fields": ("name", "slug", "group", "definition", "position")}),)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """Return that a new theme's slug follows its name."""
        return {} if obj else {"slug": ("name",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Theme]:
        """Return the themes with the number of their findings."""
        return super().get_queryset(request).annotate(findings_counted=Count("findings"))

    @admin.display(description="findings", ordering="findings_counted")
    def number_of_findings(self, theme: Any) -> int:
        """Return how many findings, published or not, have the theme."""
        return int(theme.findings_counted)

    def deletable(self, record: Any) -> bool:
        """Return whether no finding has the theme."""
        return record is None or not record.finding_themes.exists()
