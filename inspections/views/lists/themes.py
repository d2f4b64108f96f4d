"""The list of themes, and one theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inspections.concerns import ThemeCount, ThemeHistory, ThemeYear, theme_history
from inspections.exports import THEMES
from inspections.filters import ThemeFilter
from inspections.models import Theme
from inspections.views.coverage import coverage_sentence
from inspections.views.lists.answering import HTML, answer
from inspections.views.sentences import counted
from inspections.vocabulary import FindingKind

STEP, BAR, HEIGHT = 64, 26, 120  # of the chart by year, in units of its drawing


@dataclass(frozen=True)
class YearBars:
    """The two bars of one year, and the shares of its inspections that they stand for, in per cent."""

    year: ThemeYear
    criticised_share: int
    praised_share: int
    left: int

    @property
    def bars(self) -> list[dict[str, Any]]:
        """Return where each bar is drawn, how high, and what it says."""
        sorts = (("criticised", self.criticised_share), ("praised", self.praised_share))
        return [
            {
                "sort": sort,
                "share": share,
                "x": self.left + number * (BAR + 2),
                "y": HEIGHT - share * HEIGHT // 100,
                "height": share * HEIGHT // 100,
            }
            for number, (sort, share) in enumerate(sorts)
        ]


@require_safe
def themes(request: HttpRequest, shape: str = HTML) -> HttpResponseBase:
    """Return every theme asked for, with how often it was criticised and praised."""
    return answer(
        request,
        shape,
        ThemeFilter(request.GET, paged=shape == HTML),
        THEMES,
        title="Themes",
        template="inspections/themes.html",
        describe=_described,
    )


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the page of one theme: year by year, and who was criticised, praised and criticised again."""
    history = theme_history(get_object_or_404(Theme, slug=slug))
    context = {
        "history": history,
        "answer": _sentence(history),
        "years": [_bars(number, year) for number, year in enumerate(history.years)],
        "chart_headline": _headline(history),
        "chart_width": max(len(history.years) * STEP, 10 * STEP),
        "critical": urlencode([("kind", kind.value) for kind in FindingKind if kind.critical]),
        "praise": urlencode({"kind": FindingKind.STRENGTH.value}),
    }
    return render(request, "inspections/theme.html", context)


def _described(
    _listing: ThemeFilter, counts: Sequence[ThemeCount], _shown: list[ThemeCount]
) -> dict[str, Any]:
    return {"answer": _answer(counts), "counts": counts, "coverage": coverage_sentence()}


def _answer(counts: Sequence[ThemeCount]) -> str:
    """Return which of these themes is criticised and which praised most often."""
    worst = max(counts, key=lambda count: (count.concerns, count.councils_criticised))
    best = max(counts, key=lambda count: (count.strengths, count.councils_praised))
    if not worst.concerns and not best.strengths:
        return "No findings on these themes are in the record yet."
    said = []
    if worst.concerns:
        said.append(
            f"Criticised most often: {worst.theme.name.lower()} "
            f"({counted(worst.concerns, 'finding')} at {counted(worst.councils_criticised, 'council')})"
        )
    if best.strengths:
        said.append(
            f"{'praised' if said else 'Praised'} most often: {best.theme.name.lower()} "
            f"({counted(best.strengths, 'finding')} at {counted(best.councils_praised, 'council')})"
        )
    return f"{'; '.join(said)}."


def _sentence(history: ThemeHistory) -> str:
    """Return one sentence that a reader can quote about a theme."""
    count = history.count
    if not count.concerns and not count.strengths:
        return "No findings on this theme are in the record yet."
    times = count.councils_criticised_again
    again = f", {times} of them more than once" if times else ""
    praised = f"; praised at {counted(count.councils_praised, 'council')}" if count.strengths else ""
    return f"Criticised at {counted(count.councils_criticised, 'council')}{again}{praised}."


def _bars(number: int, year: ThemeYear) -> YearBars:
    """Return the bars of one year; a year without inspections has none."""
    of = year.inspections or 1
    return YearBars(year, round(100 * year.criticised / of), round(100 * year.praised / of), number * STEP)


def _headline(history: ThemeHistory) -> str:
    """Return what the chart shows, in numbers: inspections that criticised and praised, of how many."""
    every = sum(year.inspections for year in history.years)
    criticised = sum(year.criticised for year in history.years)
    praised = sum(year.praised for year in history.years)
    return (
        f"Of {counted(every, 'inspection or visit', 'inspections and visits')} with findings in the record, "
        f"{criticised} criticised this and {praised} praised it"
    )
