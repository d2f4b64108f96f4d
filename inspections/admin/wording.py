"""Fields for words of our own and words that are quoted, which count along as somebody types."""

from __future__ import annotations

from django import forms

from inspections.models.records import QUOTE_WORDS, SUMMARY_WORDS, validate_quote, validate_summary


def quote_field() -> forms.CharField:
    """Return the field for a quoted phrase."""
    return forms.CharField(
        label="Quote",
        required=False,
        max_length=200,
        validators=[validate_quote],
        widget=forms.TextInput(attrs={"class": "vLargeTextField", "data-words-most": QUOTE_WORDS}),
        help_text=f"At most {QUOTE_WORDS} words, exactly as printed.",
    )


def summary_field(*, required: bool) -> forms.CharField:
    """Return the field for a summary in our own words."""
    return forms.CharField(
        label="Summary",
        required=required,
        max_length=300,
        validators=[validate_summary],
        widget=forms.Textarea(
            attrs={"class": "vLargeTextField", "rows": 3, "data-words-most": SUMMARY_WORDS}
        ),
        help_text=f"In our own words, at most {SUMMARY_WORDS}.",
    )
