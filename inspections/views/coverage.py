"""How much of what inspectors wrote the record holds, for a reader who is about to count findings."""

from __future__ import annotations

from django.db.models import Count, Q

from inspections.models import Finding
from inspections.views.sentences import counted
from inspections.vocabulary import FindingKind

NARRATED = (FindingKind.STRENGTH, FindingKind.CONCERN, FindingKind.MIXED)
"""What inspectors say in running text; the other kinds are what they ask for."""


def coverage_sentence() -> str:
    """Return how many findings of how many inspections there are, and of how many only what was asked for.

    Without it a reader would take the few strengths for few reasons to praise. One query.
    """
    held = Finding.objects.published().aggregate(
        findings=Count("pk"),
        inspections=Count("inspection", distinct=True),
        narrated=Count("inspection", distinct=True, filter=Q(kind__in=NARRATED)),
    )
    asked_only = held["inspections"] - held["narrated"]
    findings = counted(held["findings"], "finding")
    inspections = counted(held["inspections"], "inspection or visit", "inspections and visits")
    basis = f"Counted from {findings} of {inspections}."
    if not asked_only:
        return basis
    return (
        f"{basis} Of {asked_only:,} of these only what inspectors asked for has been read, "
        "so far more was praised than is counted here."
    )
