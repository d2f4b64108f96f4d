"""The shipped tables (CSV): what each column holds, and the records that a row makes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspections.importing.shipped.problems import UnfitRow, Unreadable
from inspections.importing.shipped.readers import (
    code,
    day,
    decimal,
    grade_or_absence,
    listed,
    optional,
    partial_date,
    text_of,
    whole_number,
    word,
)
from inspections.importing.shipped.records import (
    Link,
    ShippedRecord,
    citation,
    council,
    dated,
    judgement,
    judgement_reference,
    source_council,
)
from inspections.importing.shipped.table_files import Row, Table
from inspections.models import (
    Citation,
    Council,
    CouncilAlias,
    Figure,
    Finding,
    Inspection,
    Neighbour,
    Source,
    Theme,
    normalised_name,
)
from inspections.vocabulary import (
    FRAMEWORK_VERSIONS,
    WORKFORCE_MEASURES,
    Area,
    CouncilType,
    FindingKind,
    FrameworkVersion,
    Grade,
    InspectionKind,
    Measure,
    MissingValue,
    Part,
    Precision,
    Region,
    SourceKind,
    framework_version_for,
)

WORKFORCE_SOURCE = "dfe-workforce-2017-2025"


def council_records(row: Row) -> Iterator[ShippedRecord]:
    """Return the council and its aliases; its two names are aliases without being listed."""
    opened, abolished = row["opened_on"], row["abolished_on"]
    if opened and abolished and abolished <= opened:
        raise UnfitRow("abolished_on", "a day after the opening")
    fields = [column for column in COUNCILS.columns if column != "aliases"]
    yield ShippedRecord("Council", row["dfe_code"], row.taken(*fields), row.place)
    for name in dict.fromkeys([row["short_name"], row["name"], *row["aliases"]]):
        values = {
            "council": council(row["dfe_code"]),
            "name": name,
            "normalised": normalised_name(name),
        }
        yield ShippedRecord("CouncilAlias", f"{row['dfe_code']}/{name}", values, row.place)


COUNCILS = Table(
    "councils.csv",
    {
        "dfe_code": code,
        "ons_code": text_of(Council, "ons_code", required=True),
        "ofsted_urn": text_of(Council, "ofsted_urn"),
        "name": text_of(Council, "name", required=True),
        "short_name": text_of(Council, "short_name", required=True),
        "slug": text_of(Council, "slug", required=True),
        "region": word(Region),
        "type": word(CouncilType),
        "longitude": optional(decimal),
        "latitude": optional(decimal),
        "tile_column": optional(whole_number),
        "tile_row": optional(whole_number),
        "population_0_25": optional(whole_number),
        "website": text_of(Council, "website"),
        "opened_on": optional(day),
        "abolished_on": optional(day),
        "aliases": listed(text_of(CouncilAlias, "name", required=True)),
    },
    council_records,
)


def succession_records(row: Row) -> Iterator[ShippedRecord]:
    """Return the succession of one council to another."""
    if row["predecessor"] == row["successor"]:
        raise UnfitRow("successor", "another council than the predecessor")
    values = {
        "predecessor": council(row["predecessor"], "predecessor"),
        "successor": council(row["successor"], "successor"),
        "on": row["on"],
    }
    yield ShippedRecord("Succession", f"{row['predecessor']}/{row['successor']}", values, row.place)


SUCCESSIONS = Table(
    "successions.csv", {"predecessor": code, "successor": code, "on": day}, succession_records
)


def neighbour_records(row: Row) -> Iterator[ShippedRecord]:
    """Return one statistical neighbour of one council."""
    if row["dfe_code"] == row["neighbour"]:
        raise UnfitRow("neighbour", "another council than the one whose neighbour it is")
    if not 1 <= row["rank"] <= 10:
        raise UnfitRow("rank", "a rank from 1 to 10")
    values = {
        "council": council(row["dfe_code"]),
        "neighbour": council(row["neighbour"], "neighbour"),
        **row.taken("model", "rank", "closeness"),
    }
    reference = f"{row['dfe_code']}/{row['model']}/{row['rank']}"
    yield ShippedRecord("Neighbour", reference, values, row.place)


NEIGHBOURS = Table(
    "neighbours.csv",
    {
        "dfe_code": code,
        "model": text_of(Neighbour, "model", required=True),
        "rank": whole_number,
        "neighbour": code,
        "closeness": text_of(Neighbour, "closeness", required=True),
    },
    neighbour_records,
)


def theme_records(row: Row) -> Iterator[ShippedRecord]:
    """Return the theme; themes are listed in the order of the file."""
    values = row.taken("slug", "group", "name", "definition") | {"position": row.number}
    yield ShippedRecord("Theme", row["slug"], values, row.place)


THEMES = Table(
    "themes.csv",
    {name: text_of(Theme, name, required=True) for name in ("slug", "group", "name", "definition")},
    theme_records,
)


def source_records(row: Row) -> Iterator[ShippedRecord]:
    """Return the source and the councils that are its subject."""
    link = Link("Source", row["reference"], "reference")
    values = row.taken(
        "reference", "kind", "publisher", "title", "address", "published_note", "licence"
    ) | dated("published", row["published"])
    yield ShippedRecord("Source", row["reference"], values | {"author": ""}, row.place)
    for subject in row["subjects"]:
        yield source_council(link, council(subject, "subjects"), Part.SUBJECT, row.place)


SOURCES = Table(
    "sources.csv",
    {
        "reference": text_of(Source, "reference", required=True),
        "kind": word(SourceKind),
        "publisher": text_of(Source, "publisher"),
        "title": text_of(Source, "title", required=True),
        "address": text_of(Source, "address"),
        "published": optional(partial_date),
        "published_note": text_of(Source, "published_note"),
        "licence": text_of(Source, "licence"),
        "subjects": listed(code),
    },
    source_records,
)


def framework_version_slug(cell: str) -> FrameworkVersion:
    """Return the framework version with this slug."""
    for version in FRAMEWORK_VERSIONS:
        if version.slug == cell:
            return version
    raise Unreadable(f"one of {', '.join(version.slug for version in FRAMEWORK_VERSIONS)}")


def inspection_records(row: Row) -> Iterator[ShippedRecord]:
    """Return the inspection, its judgements, and for each of them a citation of every source."""
    _check_dates(row)
    _check_judgements(row)
    link = Link("Inspection", row["reference"], "reference")
    sources = [Link("Source", source, "sources") for source in row["sources"]]
    values = {
        "council": council(row["dfe_code"]),
        "framework": row["framework"].slug,
        "start_date": row["start"],
        "start_precision": Precision.DAY,
        "end_date": row["end"],
        **dated("published", row["published"]),
        **row.taken("reference", "kind", "topic", "report_address", "note"),
    }
    yield ShippedRecord("Inspection", row["reference"], values, row.place)
    for source in sources:
        yield citation(link, source, row.place)
    for area in Area:
        if row[area]:
            yield judgement(link, area, row[area], row.place)
            given = Link("Judgement", judgement_reference(row["reference"], area), area)
            for source in sources:
                yield citation(given, source, row.place)


def _check_dates(row: Row) -> None:
    """Return nothing; raises UnfitRow if the dates contradict each other or the framework version."""
    start, end, published = row["start"], row["end"], row["published"]
    if end and end < start:
        raise UnfitRow("end", "a day that is not before the start")
    if published and published.last_day < (end or start):
        raise UnfitRow("published", "a date that is not before the inspection")
    version = framework_version_for(start, row["framework"].framework)
    if row["framework"] is not version:
        raise UnfitRow("framework", f"{version.slug}, the version in force at the start")


def _check_judgements(row: Row) -> None:
    """Return nothing; raises UnfitRow unless there is a judgement for just the areas of the version."""
    version, graded = row["framework"], row["kind"].graded
    for area in Area:
        given = row[area]
        if given and not graded:
            raise UnfitRow(area, "nothing, since this kind of inspection gives no judgements")
        if given and area not in version.areas:
            raise UnfitRow(area, f"nothing, since {version.slug} has no such judgement")
        if graded and area in version.areas and not given:
            raise UnfitRow(area, "a grade, or the reason why there is none")
        if isinstance(given, Grade) and given not in version.scale:
            raise UnfitRow(area, f"one of {', '.join(version.scale)}")
    if not row["sources"]:
        raise UnfitRow("sources", "at least one source")


INSPECTIONS = Table(
    "inspections.csv",
    {
        "reference": text_of(Inspection, "reference", required=True),
        "dfe_code": code,
        "kind": word(InspectionKind),
        "framework": framework_version_slug,
        "topic": text_of(Inspection, "topic"),
        "start": day,
        "end": optional(day),
        "published": optional(partial_date),
        **{str(area): grade_or_absence for area in Area},
        "report_address": text_of(Inspection, "report_address"),
        "sources": listed(text_of(Source, "reference", required=True)),
        "note": text_of(Inspection, "note"),
    },
    inspection_records,
)


def workforce_records(row: Row) -> Iterator[ShippedRecord]:
    """Return one figure of the workforce statistics; without a council it is England's."""
    if (row["value"] is None) == (row["missing"] is None):
        raise UnfitRow("value", "either a value or the reason why it is missing")
    reference = f"workforce-{row['dfe_code'] or 'england'}-{row['measure']}-{row['period']}"
    values = {
        "reference": reference,
        "council": council(row["dfe_code"]) if row["dfe_code"] else None,
        "source": Link("Source", WORKFORCE_SOURCE, ""),
        "value_date": None,
        "missing": row["missing"] or "",
        "paragraph": "",
        "quote": "",
        **row.taken("measure", "period", "value", "note"),
    }
    yield ShippedRecord("Figure", reference, values, row.place)


def year(cell: str) -> str:
    """Return a year in four digits, as text: the statistics call their periods so."""
    if not re.fullmatch("[0-9]{4}", cell):
        raise Unreadable("a year such as 2025")
    return cell


def workforce_measure(cell: str) -> Measure:
    """Return one of the measures that the workforce statistics give."""
    for measure in WORKFORCE_MEASURES:
        if measure == cell:
            return measure
    raise Unreadable(f"one of {', '.join(WORKFORCE_MEASURES)}")


WORKFORCE = Table(
    "workforce.csv",
    {
        "dfe_code": optional(code),
        "period": year,
        "measure": workforce_measure,
        "value": optional(decimal),
        "missing": optional(word(MissingValue)),
        "note": text_of(Figure, "note"),
    },
    workforce_records,
)


def asked_item_records(row: Row) -> Iterator[ShippedRecord]:
    """Return the finding of one thing asked for, without its text, and its place in the report."""
    if not row["kind"].asked:
        raise UnfitRow("kind", f"one of {', '.join(kind for kind in FindingKind if kind.asked)}")
    if not 1 <= len(row["themes"]) <= 4 or len(set(row["themes"])) < len(row["themes"]):
        raise UnfitRow("themes", "one to four different themes")
    values = {
        **row.taken("reference", "kind"),
        "inspection": Link("Inspection", row["inspection"], "inspection"),
        "area": row["area"] or "",
        "summary": "",
        "repeats": None,
        "themes": tuple(Link("Theme", theme, "themes") for theme in row["themes"]),
    }
    yield ShippedRecord("Finding", row["reference"], values, row.place)
    yield citation(
        Link("Finding", row["reference"], "reference"),
        Link("Source", f"report-{row['inspection']}", "inspection"),
        row.place,
        page=row["page"],
        item=row["item"],
    )


ASKED_ITEMS = Table(
    "asked_items.csv",
    {
        "reference": text_of(Finding, "reference", required=True),
        "inspection": text_of(Inspection, "reference", required=True),
        "page": whole_number,
        "item": text_of(Citation, "item", required=True),
        "kind": word(FindingKind),
        "area": optional(word(Area)),
        "themes": listed(text_of(Theme, "slug", required=True)),
    },
    asked_item_records,
)

TABLES = (COUNCILS, SUCCESSIONS, NEIGHBOURS, THEMES, SOURCES, INSPECTIONS, WORKFORCE, ASKED_ITEMS)
"""Every shipped table, those first that others point to."""
