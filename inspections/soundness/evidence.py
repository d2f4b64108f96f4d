"""Rules about what facts rest on: sources, citations, quotes, summaries, themes, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from inspections.models import Citation, Figure, Finding, Inspection, Judgement, Response, Source
from inspections.models.findings import THEMES_AT_MOST
from inspections.models.records import QUOTE_WORDS, SUMMARY_WORDS
from inspections.soundness.defects import Defect
from inspections.vocabulary import MEASURE_UNITS, WORKFORCE_MEASURES, Measure, ReviewState, Unit


def sources(today: date) -> Iterator[Defect]:
    """Yield published records that no published source supports."""
    supported = {"inspection": Inspection, "judgement": Judgement, "finding": Finding}
    for name, model in supported.items():
        cited = Citation.objects.published().filter(**{name: OuterRef("pk")})
        bare = model._default_manager.filter(~Exists(cited), state=ReviewState.PUBLISHED).order_by("pk")
        for record in bare:
            yield Defect(record, "rests on no published source", "Cite one, or withdraw it.")
    named: tuple[QuerySet[Figure] | QuerySet[Response], ...] = (Figure.objects.all(), Response.objects.all())
    for records in named:
        published = records.filter(state=ReviewState.PUBLISHED).exclude(source__state=ReviewState.PUBLISHED)
        for record in published.order_by("pk"):
            yield Defect(record, "rests on no published source", "Publish its source, or withdraw it.")


def source_dates(today: date) -> Iterator[Defect]:
    """Yield sources that are dated after today."""
    for source in Source.objects.filter(published_date__gt=today).order_by("pk"):
        yield Defect(source, f"its date, {source.published_date}, lies in the future", "Correct the date.")


def lengths(today: date) -> Iterator[Defect]:
    """Yield quotes and summaries that are longer than may be taken or read."""
    for model in (Citation, Response, Figure):
        for record in model._default_manager.exclude(quote="").order_by("pk"):
            if (count := len(record.quote.split())) > QUOTE_WORDS:
                yield Defect(record, f"quotes {count} words", f"Quote {QUOTE_WORDS} words at most.")
    for summarised in (Finding, Response):
        for record in summarised._default_manager.exclude(summary="").order_by("pk"):
            if (count := len(record.summary.split())) > SUMMARY_WORDS:
                yield Defect(record, f"its summary has {count} words", f"Say it in {SUMMARY_WORDS} words.")


def themes(today: date) -> Iterator[Defect]:
    """Yield published findings without a theme, or with more than four; proposals may still lack one."""
    published = Finding.objects.filter(state=ReviewState.PUBLISHED).order_by("pk")
    for finding in published.annotate(count=Count("finding_themes")):
        if not 1 <= finding.count <= THEMES_AT_MOST:
            yield Defect(
                finding,
                f"has {finding.count} themes",
                f"Give it one to {THEMES_AT_MOST}, the central one first.",
            )


def findings(today: date) -> Iterator[Defect]:
    """Yield findings that do not fit the inspection they belong to, or the one that they repeat."""
    related = Finding.objects.select_related("inspection__council", "repeats").order_by("pk")
    for finding in related:
        inspection = finding.inspection
        if finding.area and finding.area not in inspection.version.areas:
            yield Defect(
                finding,
                f"{inspection.version.slug} has no judgement area {finding.area}",
                f"Choose one of {', '.join(inspection.version.areas)}.",
            )
        if finding.state == ReviewState.PUBLISHED and inspection.state != ReviewState.PUBLISHED:
            yield Defect(finding, "is published, but its inspection is not", "Publish or withdraw both.")
        earlier = finding.repeats
        if earlier is None:
            continue
        if earlier.council_id != inspection.council_id:
            yield Defect(
                finding, f"repeats {earlier.reference}, of another council", "Correct what it repeats."
            )
        elif earlier.start_date and inspection.start_date and earlier.start_date >= inspection.start_date:
            yield Defect(
                finding, f"repeats {earlier.reference}, which is not earlier", "Correct what it repeats."
            )


def responses(today: date) -> Iterator[Defect]:
    """Yield responses of another council than the inspected one, and those to unpublished inspections."""
    for response in Response.objects.select_related("inspection").order_by("pk"):
        if response.council_id != response.inspection.council_id:
            yield Defect(response, "answers an inspection of another council", "Correct one of the two.")
        if response.state == ReviewState.PUBLISHED and response.inspection.state != ReviewState.PUBLISHED:
            yield Defect(response, "is published, but its inspection is not", "Publish or withdraw both.")


def figures(today: date) -> Iterator[Defect]:
    """Yield figures that are not in their measure's unit, and statistics given twice by one source."""
    seen: Counter[tuple[int | None, str, str, int]] = Counter()
    for figure in Figure.objects.order_by("pk"):
        dated = MEASURE_UNITS[Measure(figure.measure)] is Unit.DATE
        if not figure.missing and dated != (figure.value_date is not None):
            kind = "a day" if dated else "a number"
            yield Defect(
                figure, f"{figure.measure} is {kind}, which it does not give", "Correct the measure."
            )
        if figure.measure not in WORKFORCE_MEASURES or figure.state != ReviewState.PUBLISHED:
            continue
        key = (figure.council_id, figure.measure, figure.period, figure.source_id)
        seen[key] += 1
        if seen[key] > 1:
            yield Defect(figure, "its source gives the same figure twice", "Withdraw one of the two.")


CHECKS = (sources, source_dates, lengths, themes, findings, responses, figures)
