"""One council."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from inspections.models import Council


def council(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the page of one council."""
    return render(request, "inspections/council.html", {"council": get_object_or_404(Council, slug=slug)})
