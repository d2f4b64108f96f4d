"""The list of findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from inspections.exports import ENTRIES_AT_MOST, FINDINGS, Entry, finding_entries
from inspections.filters import FindingFilter
from inspections.models import Citation, Finding, FindingTheme
from inspections.views.lists.answering import (
    ATOM,
    CSV,
    HTML,
    JSON,
    PER_PAGE,
    counted,
    download,
    feed,
    list_page,
    listed,
)
from inspections.vocabulary import FindingKind


@require_safe
def findings(request: HttpRequest, shape: str = HTML) -> HttpResponseBase:
    """Return every finding asked for, newest inspection first."""
    listing = FindingFilter(request.GET, paged=shape == HTML)
    if shape == ATOM:
        return feed(request, listing, "Findings", "findings", _entries)
    if shape != HTML:
        return download(request, listing, FINDINGS, shape)
    return list_page(
        request, listing, "inspections/findings.html", _described, size=PER_PAGE, shapes=(CSV, JSON, ATOM)
    )


def _described(found: QuerySet[Finding], shown: list[Finding]) -> dict[str, Any]:
    """Return the findings of one page with everything that is shown of them. Five queries."""
    prefetch_related_objects(
        shown,
        "inspection__council",
        "repeats",
        Prefetch("finding_themes", queryset=FindingTheme.objects.select_related("theme")),
        Prefetch("citations", queryset=Citation.objects.published().select_related("source")),
    )
    return {"answer": _answer(found), "findings": shown}


def _answer(found: QuerySet[Finding]) -> str:
    """Return how many findings of each kind there are, and of how many councils. Two queries."""
    kinds = found.order_by().values_list("kind").annotate(number=Count("pk")).order_by("-number")
    named = [counted(number, FindingKind(kind).label.lower(), _plural(kind)) for kind, number in kinds]
    councils = found.order_by().aggregate(number=Count("inspection__council", distinct=True))["number"]
    return f"{listed(named)}, in {counted(councils, 'council')}."


def _plural(kind: str) -> str:
    """Return the plural of a kind of finding: it is the first word that changes."""
    first, _, rest = FindingKind(kind).label.lower().partition(" ")
    return {
        FindingKind.STRENGTH: "strengths",
        FindingKind.CONCERN: "concerns",
        FindingKind.MIXED: "mixed findings",
        FindingKind.RECOMMENDATION: "recommendations",
        FindingKind.AREA_FOR_IMPROVEMENT: f"{first}s {rest}",
        FindingKind.PRIORITY_ACTION: f"{first}s {rest}",
    }[FindingKind(kind)]


def _entries(found: QuerySet[Finding]) -> Iterable[Entry]:
    newest = F("inspection__published_date").desc(nulls_last=True)
    rows = found.select_related("inspection__council").order_by(newest, "-inspection__start_date", "pk")
    return finding_entries(rows[:ENTRIES_AT_MOST])
