"""The tables of inspections and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from inspections.concerns import raised_again, themes_of
from inspections.exports.columns import (
    Column,
    Table,
    ValueType,
    area_column,
    council_columns,
    date_columns,
    grade_column,
    meanings,
)
from inspections.models import Citation, Finding, FindingTheme, Inspection, Judgement
from inspections.models.inspections import framework_choices
from inspections.vocabulary import Absence, Area, FindingKind, InspectionKind, ReviewState

BATCH = 500


@dataclass(frozen=True)
class FindingRow:
    """A finding with its places, and whether its concern recurs."""

    finding: Finding
    citations: tuple[Citation, ...]
    recurring: bool
    judged: str | None
    overall: str | None


def cited_inspections(rows: QuerySet[Inspection]) -> Iterator[Inspection]:
    """Yield each inspection with its judgements (`held`) and citations (`cited`), in batches."""
    judgements = Judgement.objects.filter(state=ReviewState.PUBLISHED)
    citations = Citation.objects.published().select_related("source")
    yield from rows.prefetch_related(
        Prefetch("judgements", queryset=judgements, to_attr="held"),
        Prefetch("citations", queryset=citations, to_attr="cited"),
    ).iterator(chunk_size=BATCH)


def cited_findings(rows: QuerySet[Finding]) -> Iterator[FindingRow]:
    """Yield each finding with its places, themes and the grades of its inspection, in batches."""
    recurring = set(raised_again().values_list("finding", flat=True))
    found = rows.select_related("inspection__council", "repeats").prefetch_related(
        Prefetch("finding_themes", queryset=FindingTheme.objects.select_related("theme")),
        Prefetch("citations", queryset=Citation.objects.published().select_related("source")),
        Prefetch(
            "inspection__judgements",
            queryset=Judgement.objects.filter(state=ReviewState.PUBLISHED),
            to_attr="held",
        ),
    )
    for finding in found.iterator(chunk_size=BATCH):
        yield FindingRow(
            finding,
            tuple(finding.citations.all()),
            finding.pk in recurring,
            judged(finding.inspection, finding.area) if finding.area else None,
            judged(finding.inspection, Area.OVERALL),
        )


def judged(inspection: Inspection, area: str) -> str | None:
    """Return the grade that an inspection with `held` judgements gave, or why none; None for a visit."""
    if not inspection.graded:
        return None
    held: list[Judgement] = inspection.held  # type: ignore[attr-defined]  # set by the prefetch above
    given = next((judgement for judgement in held if judgement.area == area), None)
    if given is not None:
        return given.grade or given.absence
    return inspection.version.absence(Area(area)) or Absence.NOT_FOUND


def _judged(area: Area) -> Callable[[Any], str | None]:
    return lambda row: judged(row, area)


def _lists(name: str, meaning: str, of: Callable[[Citation], str]) -> Column:
    return Column(
        name,
        meaning,
        lambda row: [of(citation) for citation in row.citations],
        ValueType.LIST,
        empty="No source has been recorded.",
    )


INSPECTIONS = Table(
    name="inspections",
    title="Inspections and visits",
    row="One inspection or visit of one council.",
    gather=cited_inspections,
    columns=(
        Column(
            "inspection",
            "Reference, which never changes; the page is at /inspections/<reference>/.",
            lambda row: row.reference,
        ),
        *council_columns(lambda row: row.council),
        Column("kind", "Its kind.", lambda row: row.kind, ValueType.CODE, meanings(InspectionKind)),
        Column(
            "graded",
            "Whether inspections of this kind give grades.",
            lambda row: row.graded,
            ValueType.YES_NO,
        ),
        Column(
            "framework",
            "The framework version in force when it began.",
            lambda row: row.framework,
            ValueType.CODE,
            tuple(framework_choices()),
        ),
        Column(
            "topic",
            "What a visit looked at.",
            lambda row: row.topic or None,
            empty="Not a visit, or not stated.",
        ),
        *date_columns("start", "The day on which it began.", lambda row: row.start, empty="Not known."),
        Column(
            "end",
            "The day on which it ended.",
            lambda row: row.end_date.isoformat() if row.end_date else None,
            ValueType.DATE,
            empty="Not known.",
        ),
        *date_columns(
            "published",
            "The day on which its report was published.",
            lambda row: row.published,
            empty="Not known.",
        ),
        *(
            grade_column(
                area.value,
                f"{area.label}: the grade given, or why none.",
                _judged(area),
                empty="A visit, which gives no grades.",
            )
            for area in Area
        ),
        Column(
            "report_address",
            "Where the report was published.",
            lambda row: row.report_address or None,
            empty="Not in the record.",
        ),
        Column(
            "note", "What is worth knowing about the row.", lambda row: row.note or None, empty="Nothing."
        ),
        Column(
            "sources",
            "References of the sources that state it; each has its page at /sources/<reference>/.",
            lambda row: [citation.source.reference for citation in row.cited],
            ValueType.LIST,
            empty="No source has been recorded.",
        ),
        Column(
            "places",
            "Where in each of these sources, in the same order; empty for a source without places.",
            lambda row: [citation.place for citation in row.cited],
            ValueType.LIST,
            empty="No place has been recorded.",
        ),
    ),
)

FINDINGS = Table(
    name="findings",
    title="Findings",
    row="One thing that inspectors found or asked for.",
    gather=cited_findings,
    columns=(
        Column("finding", "Reference, which never changes.", lambda row: row.finding.reference),
        *council_columns(lambda row: row.finding.inspection.council),
        Column(
            "inspection",
            "Reference of the inspection or visit; its page is at /inspections/<reference>/.",
            lambda row: row.finding.inspection.reference,
        ),
        Column(
            "inspection_kind",
            "Its kind.",
            lambda row: row.finding.inspection.kind,
            ValueType.CODE,
            meanings(InspectionKind),
        ),
        Column(
            "framework",
            "The framework version that it came under.",
            lambda row: row.finding.inspection.framework,
            ValueType.CODE,
            tuple(framework_choices()),
        ),
        *date_columns(
            "start",
            "The day on which it began.",
            lambda row: row.finding.inspection.start,
            empty="Not known.",
        ),
        *date_columns(
            "published",
            "The day on which its report was published.",
            lambda row: row.finding.inspection.published,
            empty="Not known.",
        ),
        Column(
            "kind",
            "What sort of statement it is.",
            lambda row: row.finding.kind,
            ValueType.CODE,
            meanings(FindingKind),
        ),
        area_column(
            "area",
            "The judgement area that it belongs to.",
            lambda row: row.finding.area,
            empty="The source does not say.",
        ),
        grade_column(
            "area_grade",
            "The grade that the inspection gave in this area, or why none.",
            lambda row: row.judged,
            empty="A visit, which gives no grades, or no area.",
        ),
        grade_column(
            "overall_grade",
            "The grade that the inspection gave overall, or why none.",
            lambda row: row.overall,
            empty="A visit, which gives no grades.",
        ),
        Column(
            "themes",
            "Slugs of its themes, the most central first; see the table of themes.",
            lambda row: [theme.slug for theme in themes_of(row.finding)],
            ValueType.LIST,
            empty="It has not been classified.",
        ),
        Column("summary", "What was found, in our own words.", lambda row: row.finding.summary),
        Column(
            "recurring",
            "Whether it belongs to a concern raised in two or more inspections of the council.",
            lambda row: row.recurring,
            ValueType.YES_NO,
        ),
        Column(
            "repeats",
            "Reference of the earlier inspection that, as the source says, pointed out the same.",
            lambda row: row.finding.repeats.reference if row.finding.repeats else None,
            empty="The source names none.",
        ),
        _lists("sources", "References of the sources that it rests on.", lambda each: each.source.reference),
        _lists(
            "source_addresses",
            "Where these were published, in the same order; empty where that is not known.",
            lambda each: each.source.address,
        ),
        _lists("places", "Page, paragraph or item in each, in the same order.", lambda each: each.place),
        _lists("quotes", "At most 12 quoted words of each, in the same order.", lambda each: each.quote),
    ),
)
