"""Tags of the interface: the grade tag, dates, directions, figures and navigation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inspections.vocabulary import Absence, Direction, Grade, Measure, PartialDate, Unit

register = template.Library()


@register.inclusion_tag("inspections/partials/grade.html")
def grade(judged: Any, *, short: bool = False) -> dict[str, Any]:
    """Return what the grade tag shows: the letter in its square, then the word, or why there is no grade.

    `judged` is a Grade, an Absence, the slug of either, or anything with the attributes `grade` and `absence`
    (a judgement, a standing, a cell). Raises ValueError for a word that is neither: a grade is never guessed.
    `short` says `Requires improvement` without its ending.
    """
    word = _word(judged)
    if isinstance(word, Absence):
        return {"slug": "absent", "letter": "", "label": word.label}
    return {
        "slug": word.value.replace("_", "-"),
        "letter": word.letter,
        "label": word.short_label if short else word.label,
    }


@register.simple_tag
def moment(when: PartialDate | date | None, missing: str = "date not known") -> SafeString | str:
    """Return the date as a `time` element, as exactly as it is known, or the words for a missing one."""
    if when is None:
        return missing
    known = when if isinstance(when, PartialDate) else PartialDate(when)
    return format_html('<time datetime="{}">{}</time>', known.iso, known.label)


@register.inclusion_tag("inspections/partials/direction.html")
def direction(which: Direction | str, *, steps: int = 0) -> dict[str, Any]:
    """Return what the mark of a rise or fall shows: an arrow with its word; several steps are counted."""
    return {"slug": Direction(which).value, "label": Direction(which).label, "steps": abs(steps)}


@register.inclusion_tag("inspections/partials/nav_link.html", takes_context=True)
def nav_link(context: Context, name: str, text: str) -> dict[str, str]:
    """Return a link of the main navigation, marked as current on its page and on the pages beneath it."""
    address = reverse(f"inspections:{name}")
    path = context["request"].path if "request" in context else ""
    current = "page" if path == address else "true" if path.startswith(address) else ""
    return {"address": address, "text": text, "current": current}


@register.filter
def years_and_days(days: int) -> str:
    """Return a number of days as a reader says it: `12 days`, `5 months`, `3 years and 2 months`."""
    if days < 62:
        return _counted(days, "day")
    months = round(days / 30.4375)
    years, rest = divmod(months, 12)
    said = [_counted(years, "year")] if years else []
    said += [_counted(rest, "month")] if rest else []
    return " and ".join(said)


@register.simple_tag
def quantity(stated: Any) -> str:
    """Return the value of a figure in its unit: `12.3%`, `£4,500,000`, `24 hours`, `17.2`."""
    number = f"{stated.value:,.2f}".rstrip("0").rstrip(".")
    match Measure(stated.measure).unit:
        case Unit.PERCENT:
            return f"{number}%"
        case Unit.POUNDS:
            return f"£{number}"
        case Unit.YEARS | Unit.MONTHS | Unit.HOURS as unit:
            return f"{number} {unit.label}" if stated.value != 1 else f"1 {unit.label.removesuffix('s')}"
        case Unit.COUNT | Unit.CASES:
            return number
        case Unit.DATE:
            raise ValueError(f"{stated} is a date; it has no quantity.")


@register.filter
def at(rows: Any, index: int) -> Any:
    """Return the entry of a sequence at an index."""
    return rows[index]


def _word(judged: Any) -> Grade | Absence:
    """Return the grade or the absence that is meant; see `grade`."""
    if isinstance(judged, Grade | Absence):
        return judged
    if isinstance(judged, str):
        return Grade(judged) if judged in Grade.slugs() else Absence(judged)
    return Grade(judged.grade) if judged.grade else Absence(judged.absence)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
