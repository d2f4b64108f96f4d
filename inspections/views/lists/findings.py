"""The list of findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from inspections.exports import ENTRIES_AT_MOST, FINDINGS, Entry, finding_entries
from inspections.filters import FindingFilter
from inspections.models import Citation, Finding, FindingTheme
from inspections.views.lists.answering import (
    HTML,
    PER_PAGE,
    answer,
)
from inspections.views.sentences import counted, listed
from inspections.vocabulary import FindingKind

ORDERS = (
    ("newest first", "-start"),
    ("oldest first", "start"),
    ("by council", "council"),
    ("by kind", "kind"),
)


@require_safe
def findings(request: HttpRequest, shape: str = HTML) -> HttpResponseBase:
    """Return every finding asked for, newest inspection first."""
    return answer(
        request,
        shape,
        FindingFilter(request.GET, paged=shape == HTML),
        FINDINGS,
        title="Findings",
        template="inspections/findings.html",
        describe=_described,
        size=PER_PAGE,
        entries=_entries,
    )


def _described(_listing: FindingFilter, found: QuerySet[Finding], shown: list[Finding]) -> dict[str, Any]:
    """Return the findings of one page with everything that is shown of them. Three queries."""
    prefetch_related_objects(
        shown,
        Prefetch("finding_themes", queryset=FindingTheme.objects.select_related("theme")),
        Prefetch("citations", queryset=Citation.objects.published().select_related("source")),
    )
    return {"answer": _answer(found), "findings": shown, "orders": ORDERS}


def _answer(found: QuerySet[Finding]) -> str:
    """Return how many findings of each kind there are, and of how many councils. One query."""
    of_kind = {kind.value: Count("pk", filter=Q(kind=kind)) for kind in FindingKind}
    numbers = found.order_by().aggregate(councils=Count("inspection__council", distinct=True), **of_kind)
    kinds = sorted((kind for kind in FindingKind if numbers[kind]), key=lambda kind: -numbers[kind])
    named = [counted(numbers[kind], kind.label.lower(), _plural(kind)) for kind in kinds]
    return f"{listed(named)}, in {counted(numbers['councils'], 'council')}."


def _plural(kind: FindingKind) -> str:
    """Return the plural of a kind of finding: it is the first word that changes."""
    first, _, rest = kind.label.lower().partition(" ")
    return {
        FindingKind.STRENGTH: "strengths",
        FindingKind.CONCERN: "concerns",
        FindingKind.MIXED: "mixed findings",
        FindingKind.RECOMMENDATION: "recommendations",
        FindingKind.AREA_FOR_IMPROVEMENT: f"{first}s {rest}",
        FindingKind.PRIORITY_ACTION: f"{first}s {rest}",
    }[kind]


def _entries(found: QuerySet[Finding]) -> Iterable[Entry]:
    newest = F("inspection__published_date").desc(nulls_last=True)
    rows = found.order_by(newest, "-inspection__start_date", "pk")
    return finding_entries(rows[:ENTRIES_AT_MOST])
