"""About the record: what its words mean, how it was made, what it lacks, the columns of its downloads."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from inspections.exports import codebook
from inspections.models import Finding, Inspection
from inspections.vocabulary import (
    FRAMEWORK_VERSIONS,
    Absence,
    Area,
    FindingKind,
    Grade,
    InspectionKind,
    SourceKind,
)

FIELD_NAMES = {
    "council": "Council",
    "framework": "Framework",
    "kind": "Kind of inspection",
    "start_date": "Start",
    "end_date": "End",
    "published_date": "Publication, where printed",
    "in_care_covers_care_leavers": "One judgement for children in care and care leavers",
    **{area.value: f"Grade: {area.label.lower()}" for area in Area},
}
"""The fields that are measured, as the page names them."""

PASSAGE_NAMES = {
    "found": "Found, whole and in its place",
    "area": "Judgement area right",
    "kind": "Kind right",
    "polarity": "Strength, concern, mixed or neutral right, where nothing was asked for",
    "first theme": "First theme among those labelled",
    "themes": "Themes: F1, which weighs those missed and those too many",
}
"""What is measured of passages, as the page names it."""


def about(request: HttpRequest) -> HttpResponse:
    """Return the page that says what the grades mean, how the data were made and what is missing."""
    context = {
        "grades": list(Grade),
        "absences": list(Absence),
        "areas": list(Area),
        "kinds": list(InspectionKind),
        "finding_kinds": list(FindingKind),
        "versions": reversed(FRAMEWORK_VERSIONS),
        "counts": _counts(),
        "tables": codebook(),
        "accuracy": measured_accuracy(settings.BASE_DIR / "fixtures" / "accuracy.json"),
        "today": timezone.localdate(),
    }
    return render(request, "inspections/about.html", context)


def measured_accuracy(path: Path) -> dict[str, Any] | None:
    """Return the figures that `make accuracy` wrote: its day, extractor version and counts by field, or None.

    `right`, `wrong` and `not_found` count the values of one field over all reports measured; `passages` are
    per cent of the labelled passages, which `labels` counts, of "themes" the F1 of all of them, each with how
    far two readers agree or None where that was not measured; `articles` has for each measure how many facts
    were curated and, in per cent, recall and precision.
    """
    if not path.exists():
        return None
    written: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    named = {FIELD_NAMES[name]: counts for name, counts in written["fields"].items()}
    passages = written.get("passages", {"labels": 0})
    readers = written.get("readers", {})
    shares = {
        PASSAGE_NAMES[name]: (
            _per_cent(share),
            _per_cent(readers[name]) if name in readers else None,
        )
        for name, share in passages.items()
        if name != "labels"
    }
    return written | {
        "measured_on": date.fromisoformat(written["measured_on"]),
        "fields": named,
        "passages": shares,
        "labels": int(passages["labels"]),
        "articles": _of_articles(written.get("articles")),
        "unseen": _of_articles(written.get("unseen")),
    }


def _of_articles(figures: dict[str, Any] | None) -> dict[str, Any]:
    """Return the figures of articles in per cent, without measures that nothing was keyed for."""
    if figures is None:
        return {"number": 0, "measures": {}}
    measures = {
        name: counts | {share: _per_cent(counts[share]) for share in ("recall", "precision")}
        for name, counts in figures["measures"].items()
        if counts["curated"]
    }
    return {"number": figures["number"], "measures": measures}


def _per_cent(share: float) -> float:
    return round(100 * share, 1)


def _counts() -> dict[str, Any]:
    """Return how much the record holds. Six queries."""
    by_kind = dict(Inspection.objects.published().order_by().values_list("kind").annotate(number=Count("pk")))
    graded = sum(number for kind, number in by_kind.items() if InspectionKind(kind).graded)
    cited = Inspection.objects.published().annotate(number=Count("citations__source", distinct=True))
    by_sources = list(cited.values_list("number", flat=True))
    return {
        "graded": graded,
        "visits": sum(by_kind.values()) - graded,
        "one_source": sum(number == 1 for number in by_sources),
        "more_sources": sum(number > 1 for number in by_sources),
        "findings": Finding.objects.published().count(),
        "councils_with_findings": Finding.objects.published().aggregate(
            number=Count("inspection__council", distinct=True)
        )["number"],
        "from_articles": _findings_from(SourceKind.ARTICLE),
        "from_reports": _findings_from(SourceKind.REPORT),
    }


def _findings_from(kind: SourceKind) -> int:
    found = Finding.objects.published().filter(citations__source__kind=kind)
    return found.distinct().count()
