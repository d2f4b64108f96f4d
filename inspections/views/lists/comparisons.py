"""The comparison as a download; its page is `views.comparisons`, which asks the same filter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from inspections.exports import COMPARISON
from inspections.filters import CompareFilter
from inspections.views.lists.answering import refusal, written


@require_safe
def compared(request: HttpRequest, shape: str) -> HttpResponseBase:
    """Return what every graded inspection of the councils compared gave, in the order of the page."""
    chosen = CompareFilter(request.GET, paged=False)
    if chosen.problems:
        return refusal(chosen, shape)
    return written(request, COMPARISON, [chosen.comparison()], shape, chosen)
