"""England now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Return the page of the national position."""
    return render(request, "inspections/home.html")
