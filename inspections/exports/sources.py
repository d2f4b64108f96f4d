"""The tables of themes, sources, and the facts that rest on a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from inspections.exports.columns import (
    Column,
    Table,
    ValueType,
    area_column,
    council_columns,
    date_columns,
    meanings,
)
from inspections.facts import FactCounts, FactKind, fact_counts
from inspections.models import Source, SourceCouncil
from inspections.vocabulary import Part, SourceKind

ENGLAND = "A figure for England."


@dataclass(frozen=True)
class CountedSource:
    """A source with the number of facts that rest on it."""

    source: Source
    counts: FactCounts


def counted_sources(rows: Iterable[Source]) -> Iterator[CountedSource]:
    """Yield each source with its counts and the councils it is about. Five queries."""
    if isinstance(rows, QuerySet):
        parts = SourceCouncil.objects.select_related("council")
        rows = rows.prefetch_related(Prefetch("council_parts", queryset=parts))
    sources = list(rows)
    counts = fact_counts(sources)
    for source in sources:
        yield CountedSource(source, counts[source.pk])


def _subjects(row: CountedSource) -> list[str]:
    parts = row.source.council_parts.all()
    return [part.council.slug for part in parts if part.part == Part.SUBJECT]


def _count(name: str, meaning: str) -> Column:
    return Column(name, meaning, lambda row: getattr(row.counts, name), ValueType.NUMBER)


def _as_they_are(rows: Iterable[Any]) -> Iterator[Any]:
    yield from rows


def _number(name: str, meaning: str) -> Column:
    return Column(name, meaning, lambda row: getattr(row, name), ValueType.NUMBER)


THEMES = Table(
    name="themes",
    title="Themes",
    row="One theme, counted among the findings asked for.",
    gather=_as_they_are,
    columns=(
        Column("theme", "Slug, by which findings name it.", lambda row: row.theme.slug),
        Column("name", "Its name.", lambda row: row.theme.name),
        Column("group", "The group of themes that it belongs to.", lambda row: row.theme.group),
        Column("definition", "What it covers.", lambda row: row.theme.definition),
        _number("concerns", "Findings that criticise: concerns, and what inspectors asked for."),
        _number("strengths", "Findings that praise."),
        _number("councils_criticised", "Councils criticised at least once."),
        _number("councils_praised", "Councils praised at least once."),
        _number("councils_criticised_again", "Councils criticised in two or more inspections or visits."),
    ),
)

SOURCES = Table(
    name="sources",
    title="Sources",
    row="One article, report, statistical release or dataset.",
    gather=counted_sources,
    columns=(
        Column(
            "source", "Reference; the page is at /sources/<reference>/.", lambda row: row.source.reference
        ),
        Column("kind", "Its kind.", lambda row: row.source.kind, ValueType.CODE, meanings(SourceKind)),
        Column(
            "publisher", "Who published it.", lambda row: row.source.publisher or None, empty="Not known."
        ),
        Column("author", "Who wrote it.", lambda row: row.source.author or None, empty="Not stated."),
        Column("title", "Its title.", lambda row: row.source.title),
        Column(
            "address", "Where it was published.", lambda row: row.source.address or None, empty="Not known."
        ),
        *date_columns(
            "published", "When it was published.", lambda row: row.source.published, empty="Not known."
        ),
        Column(
            "published_note",
            "What bounds the date of a source that prints none, or what to know about it.",
            lambda row: row.source.published_note or None,
            empty="Nothing.",
        ),
        Column("licence", "Its licence.", lambda row: row.source.licence or None, empty="Not stated."),
        Column(
            "councils",
            "The councils that it is about, as their addresses name them.",
            _subjects,
            ValueType.LIST,
            empty="It is about no council in particular.",
        ),
        _count("inspections", "Inspections and visits that rest on it."),
        _count("judgements", "Judgements that rest on it."),
        _count("findings", "Findings that rest on it."),
        _count("responses", "Responses of councils that rest on it."),
        _count("figures", "Figures that it states."),
    ),
)

FACTS = Table(
    name="facts",
    title="Facts of one source",
    row="One fact that rests on the source, with its places in it.",
    gather=_as_they_are,
    columns=(
        Column("kind", "What sort of fact it is.", lambda row: row.kind, ValueType.CODE, meanings(FactKind)),
        *council_columns(lambda row: row.council, empty=ENGLAND),
        Column(
            "inspection",
            "Reference of the inspection that it belongs to.",
            lambda row: row.inspection.reference if row.inspection else None,
            empty="A figure, which belongs to none.",
        ),
        area_column("area", "The judgement area.", lambda row: row.area, empty="It belongs to none."),
        Column("says", "The fact in words, as the record has it.", lambda row: row.says),
        Column(
            "places",
            "Pages, paragraphs or items of the source, as far as they are known.",
            lambda row: [each.place for each in row.cited if each.place],
            ValueType.LIST,
            empty="Only the source as a whole is known.",
        ),
        Column(
            "quotes",
            "At most 12 quoted words of each place that has any.",
            lambda row: [each.quote for each in row.cited if each.quote],
            ValueType.LIST,
            empty="Nothing quoted.",
        ),
        Column(
            "stated",
            "What the source itself says, where it is vaguer than the record or differs from it.",
            lambda row: row.stated or None,
            empty="The same as the record.",
        ),
        Column(
            "agrees",
            "Whether the source agrees with the record.",
            lambda row: row.agrees,
            ValueType.YES_NO,
        ),
        Column("note", "What the record adds.", lambda row: row.note or None, empty="Nothing."),
    ),
)
