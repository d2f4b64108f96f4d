"""One inspection."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from inspections.models import Inspection


def inspection(request: HttpRequest, reference: str) -> HttpResponse:
    """Return the page of one inspection."""
    found = get_object_or_404(Inspection.objects.published(), reference=reference)
    return render(request, "inspections/inspection.html", {"inspection": found})
