"""About the record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def about(request: HttpRequest) -> HttpResponse:
    """Return the page that says what the grades mean and how the data were made."""
    return render(request, "inspections/about.html")
