"""Fields of a list's query: each says, when a value is wrong, which values there are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from inspections.vocabulary import PartialDate

WRONG_AT_MOST = 5
"""The most wrong values of one field that are named: looking for near ones takes time."""

NAMED_AT_MOST = 60
"""The most values that a message lists; of more, it names those that are nearly like the one given."""


class Checkboxes(forms.CheckboxSelectMultiple):
    """A box for each of a few values."""

    template_name = "inspections/partials/checkboxes.html"


class SeveralSelects(forms.SelectMultiple):
    """A list for each value chosen and one more to choose another: works without scripts and stays small."""

    template_name = "inspections/partials/several_selects.html"
    use_fieldset = True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the context of the template, with one entry of `lists` for each value and a blank one."""
        context = super().get_context(name, value, attrs)
        known = {str(slug) for _, group in self._groups() for slug, _ in group}
        chosen = [slug for slug in context["widget"]["value"] if slug in known]
        context["widget"]["lists"] = [*chosen, ""]
        context["widget"]["groups"] = self._groups()
        return context

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return (group, options) pairs; options outside any group come first, under an empty name."""
        single: list[tuple[str, str]] = []
        groups: list[tuple[str, list[tuple[str, str]]]] = []
        for value, label in self.choices:
            if isinstance(label, list | tuple):
                groups.append((str(value), [(str(slug), str(name)) for slug, name in label]))
            else:
                single.append((str(value), str(label)))
        return [("", single), *groups] if single else groups


class WordsField(forms.CharField):
    """Words to look for."""

    widget = forms.SearchInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "max_length": 100, **options})


class SeveralField(forms.MultipleChoiceField):
    """Any number of named values; `noun` is what one of them is called in messages."""

    def __init__(self, *, noun: str, **options: Any) -> None:
        super().__init__(**{"required": False, "widget": Checkboxes, **options})
        self.noun = noun

    def to_python(self, value: Any) -> list[str]:
        """Return the values given, each once, without the blank ones that a form sends along."""
        return list(dict.fromkeys(each for each in super().to_python(value) if each))

    def validate(self, value: list[str]) -> None:
        """Return nothing; raises ValidationError for values that do not exist, naming those that do."""
        wrong = [each for each in value if not self.valid_value(each)]
        if wrong:
            known = labels(self.choices)
            raise ValidationError([unknown_value(each, self.noun, known) for each in wrong[:WRONG_AT_MOST]])


class OneField(forms.ChoiceField):
    """One named value, or none; `noun` is what it is called in messages."""

    def __init__(self, *, noun: str, **options: Any) -> None:
        super().__init__(**{"required": False, **options})
        self.noun = noun

    def validate(self, value: str) -> None:
        """Return nothing; raises ValidationError for a value that does not exist, naming those that do."""
        if value and not self.valid_value(value):
            raise ValidationError(unknown_value(value, self.noun, labels(self.choices)))


class DayField(forms.DateField):
    """A day, written 2021-11-04; 2021-11 and 2021 stand for their first or, with `last`, last day."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, *, last: bool = False, past: bool = False, **options: Any) -> None:
        super().__init__(**{"required": False, **options})
        self.last = last
        self.past = past

    def to_python(self, value: Any) -> date | None:
        """Return the day; raises ValidationError for what is no date, or has not come where it must have."""
        if value in self.empty_values:
            return None
        try:
            given = PartialDate.from_iso(str(value).strip())
        except ValueError:
            raise ValidationError(
                f"“{value}” is not a date; write it as 2021, 2021-11 or 2021-11-04."
            ) from None
        day = given.last_day if self.last else given.day
        if self.past and given.day > timezone.localdate():
            raise ValidationError(f"{given.label} has not come yet; choose a day up to today.")
        return min(day, timezone.localdate()) if self.past else day

    def prepare_value(self, value: Any) -> Any:
        """Return the day that is meant, as a browser's date field takes it; a wrong one as it was given."""
        try:
            return self.to_python(value)
        except ValidationError:
            return value


def labels(choices: Any) -> dict[str, str]:
    """Return label by slug of a field's choices, groups opened, without the blank choice."""
    found: dict[str, str] = {}
    for value, label in choices:
        if isinstance(label, list | tuple):
            found.update(labels(label))
        elif value != "":
            found[str(value)] = str(label)
    return found


def unknown_value(given: str, noun: str, known: Mapping[str, str]) -> str:
    """Return the sentence for a value that does not exist: the nearest ones, or all if they are few."""
    named = {name.lower(): slug for slug, name in known.items()} | {slug: slug for slug in known}
    near = dict.fromkeys(
        named[match] for match in get_close_matches(given.lower(), list(named), n=3, cutoff=0.6)
    )
    sentence = f"There is no {noun} “{given}” here."
    if near:
        sentence += f" Did you mean {' or '.join(near)}?"
    if len(known) <= NAMED_AT_MOST:
        sentence += f" There are: {', '.join(known) or 'none yet'}."
    elif not near:
        sentence += f" There are {len(known)}; the form lists them all."
    return sentence
