"""The list of themes, and one theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inspections.concerns import ThemeCount, ThemeHistory, theme_history
from inspections.exports import THEMES
from inspections.filters import ThemeFilter
from inspections.models import Theme
from inspections.views.lists.answering import HTML, counted, download, list_page


@require_safe
def themes(request: HttpRequest, shape: str = HTML) -> HttpResponseBase:
    """Return every theme asked for, with how often it was criticised and praised."""
    listing = ThemeFilter(request.GET, paged=shape == HTML)
    if shape != HTML:
        return download(request, listing, THEMES, shape)
    return list_page(request, listing, "inspections/themes.html", lambda rows, _shown: _described(rows))


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the page of one theme: year by year, and who was criticised, praised and criticised again."""
    history = theme_history(get_object_or_404(Theme, slug=slug))
    return render(request, "inspections/theme.html", {"history": history, "answer": _sentence(history)})


def _described(counts: Sequence[ThemeCount]) -> dict[str, Any]:
    return {"answer": _answer(counts), "counts": counts}


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
