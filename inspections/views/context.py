"""What every page says of itself."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from django.db.models import Max
from django.http import HttpRequest

from inspections.models import Inspection


def currency(request: HttpRequest) -> dict[str, Any]:
    """Return how current the data are: a function that asks, once, for the latest day of publication."""
    return {"data_current_to": cache(latest_publication)}


def latest_publication() -> date | None:
    """Return the day on which the latest inspection of the record was published, or None. One query."""
    found: date | None = Inspection.objects.published().aggregate(latest=Max("published_date"))["latest"]
    return found
