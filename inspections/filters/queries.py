"""A query string as a form: which names it knows, and what is wrong with it as a whole."""

from __future__ import annotations

from collections.abc import Container
from difflib import get_close_matches
from typing import Any

from django import forms
from django.http import QueryDict

PAGE = "page"


class QueryForm(forms.Form):
    """The form of a list's query. Names that it does not know, or one value given twice, are wrong."""

    paged = True

    def clean(self) -> dict[str, Any]:
        """Return the cleaned values; adds an error for each name and each repetition that makes no sense."""
        cleaned = super().clean() or {}
        for name in self.data:
            if name in self.fields:
                self._check_repetition(name)
            elif name != PAGE:
                self.add_error(None, unknown_name(name, list(self.fields)))
            elif not self.paged:
                self.add_error(None, "A download holds all rows: leave “page” out.")
        return cleaned

    def _check_repetition(self, name: str) -> None:
        given = {value for value in self.data.getlist(name) if value}  # type: ignore[attr-defined]
        if len(given) > 1 and not isinstance(self.fields[name], forms.MultipleChoiceField):
            self.add_error(name, f"Give one value for “{name}”, not {len(given)}.")


def without_blanks(data: QueryDict, known: Container[str]) -> QueryDict:
    """Return the query without the blank values that a form sends along for what was not chosen.

    A name that is not known stays even without a value, so that the reader hears of it.
    """
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        given = [value.strip() for value in values if value.strip()]
        if given or (name not in known and name != PAGE):
            kept.setlist(name, given or [""])
    kept._mutable = False
    return kept


def unknown_name(name: str, known: list[str]) -> str:
    """Return the sentence for a name in the query that no filter has."""
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    guess = f" Did you mean “{near[0]}”?" if near else ""
    return f"This list has no filter called “{name}”.{guess} It has: {', '.join(known)}."
