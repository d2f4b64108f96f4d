"""The list of sources, and everything that rests on one of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from inspections.exports import FACTS, SOURCES
from inspections.facts import FactKind, fact_counts
from inspections.filters import FactFilter, SourceFilter
from inspections.models import Source
from inspections.views.lists.answering import HTML, PER_PAGE, answer
from inspections.views.sentences import counted, listed
from inspections.vocabulary import Part, SourceKind


@require_safe
def sources(request: HttpRequest, shape: str = HTML) -> HttpResponseBase:
    """Return every source asked for, newest first."""
    return answer(
        request,
        shape,
        SourceFilter(request.GET, paged=shape == HTML),
        SOURCES,
        title="Sources",
        template="inspections/sources.html",
        describe=_described,
        size=PER_PAGE,
    )


@require_safe
def source(request: HttpRequest, reference: str, shape: str = HTML) -> HttpResponseBase:
    """Return one source with every fact that rests on it, those that differ from the record first of all."""
    shown = get_object_or_404(Source.objects.published(), reference=reference)
    listing = FactFilter(request.GET, source=shown, paged=shape == HTML)
    return answer(
        request,
        shape,
        listing,
        FACTS,
        title=shown.title,
        template="inspections/source.html",
        describe=lambda _listing, _rows, facts: {"facts": facts},
        size=PER_PAGE,
        beside=_about(shown, listing) if shape == HTML else None,
    )


def _described(_listing: SourceFilter, found: QuerySet[Source], shown: list[Source]) -> dict[str, Any]:
    counts = fact_counts(shown)
    kinds = found.order_by().values_list("kind").annotate(number=Count("pk")).order_by("-number")
    named = [counted(number, SourceKind(kind).label.lower(), _plural(kind)) for kind, number in kinds]
    return {
        "answer": f"{listed(named)}.",
        "source_rows": [(each, counts[each.pk]) for each in shown],
    }


def _plural(kind: str) -> str:
    """Return the plural of a kind of source."""
    return {
        SourceKind.REPORT: "inspection reports",
        SourceKind.ARTICLE: "news articles",
        SourceKind.STATISTICS: "releases of official statistics",
        SourceKind.DATASET: "published datasets",
        SourceKind.COUNCIL: "council publications",
    }[SourceKind(kind)]


def _about(shown: Source, listing: FactFilter) -> dict[str, Any]:
    """Return what the page says of the source itself: councils, counts, where it differs. One query."""
    parts = list(shown.council_parts.select_related("council").order_by("council__short_name"))
    every = listing.every_fact
    counts = [(kind, sum(fact.kind is kind for fact in every)) for kind in FactKind]
    return {
        "source": shown,
        "subjects": [part for part in parts if part.part == Part.SUBJECT],
        "mentioned": [part for part in parts if part.part == Part.MENTIONED],
        "answer": _answer([(kind, number) for kind, number in counts if number]),
        "differing": [fact for fact in every if not fact.agrees],
    }


def _answer(counts: list[tuple[FactKind, int]]) -> str:
    """Return how many facts of each kind rest on the source."""
    if not counts:
        return "No inspection, judgement, finding, response or figure in the record cites it."
    named = [counted(number, kind.label.lower()) for kind, number in counts]
    total = sum(number for _, number in counts)
    verb = "rests" if total == 1 else "rest"
    return f"{counted(total, 'fact')} in the record {verb} on it: {listed(named)}."
