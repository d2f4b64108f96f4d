"""Councils side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def compare(request: HttpRequest) -> HttpResponse:
    """Return the page that compares the councils of the query."""
    return render(request, "inspections/compare.html")
