"""England now: where its councils stand, how that changed, what inspectors criticise most; and the search."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from inspections.changes import (
    Distribution,
    YearlyDistribution,
    distribution,
    positions,
    rating_changes,
    yearly_distributions,
)
from inspections.charts import Segment, cartogram, history_chart, position_bar
from inspections.concerns import ThemeCount, theme_counts
from inspections.filters import FindingFilter
from inspections.models import Council, Finding, Theme, normalised_name
from inspections.views.coverage import coverage_sentence
from inspections.views.news import by_inspection
from inspections.views.sentences import listed, standing_sentence
from inspections.vocabulary import LINES, Area, Direction, Grade

NEWS_SHOWN = 4
"""How many of the latest inspections that changed a grade."""

THEMES_SHOWN = 10
YEARS_BACK = 5
RESULTS_SHOWN = 20


@dataclass(frozen=True)
class CountRow:
    """One row of a table of counts: a distribution, its bar, and a count for each column of the table."""

    distribution: Distribution
    bar: tuple[Segment, ...]
    counts: tuple[tuple[Grade, int], ...]
    day: date | None = None

    @property
    def ungraded(self) -> int:
        """Return how many councils hold no grade."""
        return self.distribution.councils - self.distribution.graded


def home(request: HttpRequest) -> HttpResponse:
    """Return the national page or, with `q`, what was searched; one council found is opened at once."""
    words = request.GET.get("q", "").replace("\0", " ").strip()  # PostgreSQL refuses a text that holds NUL
    if words:
        return _search(request, words)
    everyone = list(positions().values())
    current = [position for position in everyone if not position.council.abolished]
    lines = [line for line in LINES if any(position.standing(line).grade for position in current)]
    line, problem = _chosen_line(request.GET.get("area", ""), lines)
    changes = [change for change in rating_changes(everyone) if change.direction is not Direction.SAME]
    context: dict[str, Any] = {
        "lines": lines,
        "line": line,
        "problem": problem,
        "headline": standing_sentence(distribution(current, line)),
        "councils": len(current),
        "map": cartogram(current, line),
        "news": by_inspection(changes)[:NEWS_SHOWN],
        "themes": _most_criticised(),
        "a_year_ago": timezone.localdate() - timedelta(days=365),
        "coverage": coverage_sentence(),
    }
    context |= _national([distribution(current, each) for each in lines])
    context |= _history(yearly_distributions(everyone, line, timezone.localdate()))
    return render(request, "inspections/home.html", context, status=400 if problem else 200)


def _national(held: list[Distribution]) -> dict[str, Any]:
    """Return the national table: the columns of its grades, and a row for each judgement."""
    grades = _grades_of(held)
    return {"grades": grades, "rows": [_row(each, grades) for each in held]}


def _history(years: tuple[YearlyDistribution, ...]) -> dict[str, Any]:
    """Return the chart of the years and its table."""
    grades = _grades_of([year.distribution for year in years])
    return {
        "history_grades": grades,
        "history": [_row(year.distribution, grades, year.day) for year in reversed(years)],
        "history_chart": history_chart(years),
        "history_headline": _history_headline(years, grades),
    }


def _history_headline(years: tuple[YearlyDistribution, ...], grades: list[Grade]) -> str:
    """Return how many councils hold the best grade now, and how many did some years ago."""
    if not grades:
        return ""
    best, now = grades[0], years[-1].distribution
    sentence = f"{best.label}: {now.counts.get(best, 0)} of {now.graded} councils now"
    if len(years) <= YEARS_BACK:
        return f"{sentence}."
    then = years[-1 - YEARS_BACK]
    count, of = then.distribution.counts.get(best, 0), then.distribution.graded
    return f"{sentence}, {count} of {of} at the end of {then.day.year}."


def _most_criticised() -> list[ThemeCount]:
    """Return the themes criticised most often, most often first. Three queries."""
    counts = theme_counts(Finding.objects.published(), Theme.objects.all())
    return [count for count in counts if count.concerns][:THEMES_SHOWN]


def _chosen_line(slug: str, lines: list[Area]) -> tuple[Area, str]:
    """Return the line of judgement asked for and, where there is no such line, what is wrong."""
    if not slug:
        return (lines or [Area.OVERALL])[0], ""
    if slug in lines:
        return Area(slug), ""
    known = ", ".join(f"{line.value} ({line.label})" for line in lines)
    return (lines or [Area.OVERALL])[
        0
    ], f"“{slug}” is not a judgement that councils hold. There are: {known}."


def _row(held: Distribution, grades: list[Grade], day: date | None = None) -> CountRow:
    return CountRow(
        held, position_bar(held), tuple((grade, held.counts.get(grade, 0)) for grade in grades), day
    )


def _grades_of(distributions: list[Distribution]) -> list[Grade]:
    return [grade for grade in Grade if any(grade in each.counts for each in distributions)]


def _search(request: HttpRequest, text: str) -> HttpResponse:
    """Return the councils, themes and findings that hold the words searched for."""
    councils = list(Council.objects.called(text)) if normalised_name(text) else []
    exact = [each for each in councils if normalised_name(each.short_name) == normalised_name(text)]
    themes = list(Theme.objects.filter(Q(name__icontains=text) | Q(definition__icontains=text)))
    findings = _findings_with(text)
    found = exact or councils
    if len(found) == 1 and (exact or not (themes or findings)):
        return redirect(found[0])
    context: dict[str, Any] = {
        "text": text,
        "headline": _found_sentence(text, len(councils), len(themes), len(findings)),
        "councils": councils[:RESULTS_SHOWN],
        "themes": themes[:RESULTS_SHOWN],
        "findings": findings[:RESULTS_SHOWN],
        "more_findings": len(findings) > RESULTS_SHOWN,
    }
    return render(request, "inspections/search.html", context)


def _found_sentence(text: str, councils: int, themes: int, findings: int) -> str:
    """Return how many councils, themes and findings hold the words; empty if none does."""
    more = "more than " if findings > RESULTS_SHOWN else ""
    counts = (
        ("", councils, "council"),
        ("", themes, "theme"),
        (more, min(findings, RESULTS_SHOWN), "finding"),
    )
    parts = [f"{much}{count} {noun}{'' if count == 1 else 's'}" for much, count, noun in counts if count]
    verb = "holds" if councils + themes + findings == 1 else "hold"
    return f"{listed(parts)} {verb} “{text}”." if parts else ""


def _findings_with(text: str) -> list[Finding]:
    """Return the newest findings that the list of findings gives for these words, one more than are shown.

    None for more words than that list takes.
    """
    listing = FindingFilter(QueryDict(urlencode({"q": text})))
    if listing.problems:
        return []
    found = listing.rows().prefetch_related("finding_themes__theme", "citations__source")
    return list(found[: RESULTS_SHOWN + 1])
