"""The records that the shipped articles make, matched with those that the tables make.

An inspection that the tables hold too is one inspection with one more source; whether the article agrees
with it is computed here, from both, and never written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from inspections.importing.shipped.articles import (
    Article,
    StatedFigure,
    StatedFinding,
    StatedInspection,
    StatedJudgement,
    StatedResponse,
)
from inspections.importing.shipped.problems import MalformedShippedData, Place, Problem
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
from inspections.vocabulary import (
    FrameworkVersion,
    Grade,
    InspectionKind,
    PartialDate,
    framework_version,
    framework_version_for,
)

STATED_LENGTH = 200
"""The most characters that a citation keeps of what a source states."""


@dataclass
class KnownRecords:
    """What the tables hold, and the articles add, by the names that articles use."""

    slugs: dict[str, str] = field(default_factory=dict)
    inspections: dict[str, ShippedRecord] = field(default_factory=dict)
    starts: dict[str, str] = field(default_factory=dict)
    judgements: dict[str, ShippedRecord] = field(default_factory=dict)

    def add(self, record: ShippedRecord) -> None:
        """Note a record: inspections by reference, and by DfE code and start as `816/2022-03-07`."""
        match record.model:
            case "Council":
                self.slugs[record.reference] = record.values["slug"]
            case "Inspection":
                self.inspections[record.reference] = record
                start = record.values["start_date"].isoformat()
                self.starts[f"{record.values['council'].reference}/{start}"] = record.reference
            case "Judgement":
                self.judgements[record.reference] = record
            case _:
                return  # Articles name nothing else by what the tables hold of it.


class Unmatched(Exception):
    """An entry of an article that does not fit the record; `problem` says why."""

    def __init__(self, place: Place, column: str, value: str, expected: str) -> None:
        """Keep the problem."""
        self.problem = Problem(place, column, str(value), expected)
        super().__init__(str(self.problem))


def article_records(articles: Sequence[Article], tables: Sequence[ShippedRecord]) -> list[ShippedRecord]:
    """Return the records that the articles make; raises MalformedShippedData with all that fits nothing."""
    known = KnownRecords()
    for record in tables:
        known.add(record)
    problems: list[Problem] = []
    references: dict[str, str] = {}
    records: list[ShippedRecord] = []
    # Twice through the inspections: `same_as` may point to an article whose file comes later.
    for pointing in (False, True):
        for article in articles:
            for stated in article.inspections:
                if bool(stated.same_as) is pointing:
                    records += _collected(_inspection_records(article, stated, known, references), problems)
    if problems:
        # What follows would only repeat, for every finding, that its inspection is not known.
        raise MalformedShippedData(problems)
    for article in articles:
        records += _source_records(article)
        for finding in article.findings:
            records += _collected(_finding_records(article, finding, references), problems)
        for response in article.responses:
            records += _collected(_response_records(article, response, references), problems)
        for figure in article.figures:
            records += _figure_records(article, figure)
    if problems:
        raise MalformedShippedData(problems)
    return records


def _collected(records: Iterator[ShippedRecord], problems: list[Problem]) -> list[ShippedRecord]:
    """Return the records, or none where an entry fits nothing, which is noted among the problems."""
    try:
        return list(records)
    except Unmatched as unmatched:
        problems.append(unmatched.problem)
        return []


def _source(article: Article) -> Link:
    return Link("Source", article.key, "key")


def _source_records(article: Article) -> Iterator[ShippedRecord]:
    """Return the article as a source, and the part that each council has in it."""
    values: dict[str, Any] = {
        "reference": article.key,
        "kind": article.kind,
        "publisher": article.publisher,
        "author": article.author,
        "title": article.title,
        "address": article.address,
        "published_note": article.published_note,
        "licence": "",
        **dated("published", article.published),
    }
    yield ShippedRecord("Source", article.key, values, article.place)
    for one in article.councils:
        paragraphs = ", ".join(map(str, one.paragraphs))
        yield source_council(_source(article), council(one.council), one.part, one.place, paragraphs)


def _inspection_records(
    article: Article, stated: StatedInspection, known: KnownRecords, references: dict[str, str]
) -> Iterator[ShippedRecord]:
    """Return the citation of an inspection and its judgements, with the inspection where it is new."""
    held: ShippedRecord | None = None
    if stated.record or stated.same_as:
        held = known.inspections[_reference_held(stated, known, references)]
        inspection = held
    else:
        inspection = _new_inspection(stated, known)
        known.add(inspection)
        yield inspection
    references[f"{article.key}/{stated.key}"] = inspection.reference
    link = Link("Inspection", inspection.reference, "record")
    yield citation(
        link,
        _source(article),
        stated.place,
        paragraph=", ".join(map(str, stated.paragraphs)),
        quote=stated.quote,
        stated=_stated(stated, held),
        differs_on=_difference(stated, held) if held else "",
    )
    version = framework_version(inspection.values["framework"])
    for one in stated.judgements:
        yield from _judgement_records(article, link, one, version, known)


def _reference_held(stated: StatedInspection, known: KnownRecords, references: dict[str, str]) -> str:
    """Return the reference of the inspection that the entry says it is the same as."""
    if stated.same_as:
        reference = references.get(stated.same_as)
        column, value = "same_as", stated.same_as
        expected = "an inspection of another article, as `article/inspection`"
    else:
        reference = known.starts.get(stated.record)
        column, value = "record", stated.record
        expected = "DfE code and start of an inspection in inspections.csv, such as 816/2022-03-07"
    if reference is None:
        raise Unmatched(stated.place, column, value, expected)
    of = known.inspections[reference].values["council"].reference
    if of != stated.council:
        raise Unmatched(stated.place, "council", stated.council, f"{of}, the council of {value}")
    return reference


def _new_inspection(stated: StatedInspection, known: KnownRecords) -> ShippedRecord:
    """Return an inspection that only articles know, dated as exactly as the article tells."""
    if stated.start is None:
        raise Unmatched(stated.place, "start", "", "a start, since this is a new inspection")
    if stated.council not in known.slugs:
        raise Unmatched(stated.place, "council", stated.council, "a council that ships")
    start = stated.start.period
    version = framework_version_for(start.day)
    if framework_version_for(start.last_day) is not version:
        raise Unmatched(stated.place, "start", start.iso, "a date that lies in one framework version")
    values: dict[str, Any] = {
        "reference": f"{known.slugs[stated.council]}-{start.iso}-{stated.kind.replace('_', '-')}",
        "council": council(stated.council, "council"),
        "kind": stated.kind,
        "framework": version.slug,
        "topic": stated.topic,
        "end_date": None,
        "report_address": "",
        "note": stated.note,
        **dated("start", start),
        **dated("published", stated.published.period if stated.published else None),
    }
    return ShippedRecord("Inspection", values["reference"], values, stated.place)


def _stated(stated: StatedInspection, held: ShippedRecord | None) -> str:
    """Return what the article itself prints of the inspection, where the record is more exact or differs."""
    parts = [stated.start.printed if stated.start else ""]
    if stated.published:
        parts.append(f"published {stated.published.printed}")
    if held and stated.kind != held.values["kind"]:
        parts.append(InspectionKind(stated.kind).label.lower())
    text = "; ".join(filter(None, parts))
    if held and stated.note:
        text = f"{text}. {stated.note}" if text else stated.note
    if len(text) > STATED_LENGTH:
        raise Unmatched(stated.place, "note", stated.note, f"{len(text) - STATED_LENGTH} characters less")
    return text


def _difference(stated: StatedInspection, held: ShippedRecord) -> str:
    """Return the name of the field in which the article differs from the record, empty if it agrees."""
    if stated.kind != held.values["kind"]:
        return "kind"
    for name, date in (("start", stated.start), ("published", stated.published)):
        day, precision = held.values[f"{name}_date"], held.values[f"{name}_precision"]
        if date and day and not _overlap(date.period, PartialDate(day, precision)):
            return f"{name}_date"
    return ""


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    """Return whether two dates can mean the same day."""
    return one.day <= other.last_day and other.day <= one.last_day


def _judgement_records(
    article: Article, of: Link, stated: StatedJudgement, version: FrameworkVersion, known: KnownRecords
) -> Iterator[ShippedRecord]:
    """Return the citation of a judgement, with the judgement where no table and no article holds it yet."""
    if stated.area not in version.areas:
        raise Unmatched(stated.place, "area", stated.area, f"one of {', '.join(version.areas)}")
    if stated.grade not in version.scale:
        raise Unmatched(stated.place, "grade", stated.grade, f"one of {', '.join(version.scale)}")
    reference = judgement_reference(of.reference, stated.area)
    if reference not in known.judgements:
        new = judgement(of, stated.area, stated.grade, stated.place)
        known.add(new)
        yield new
    agrees = known.judgements[reference].values["grade"] == stated.grade
    yield citation(
        Link("Judgement", reference, "area"),
        _source(article),
        stated.place,
        paragraph=str(stated.paragraph),
        quote=stated.quote,
        stated="" if agrees else Grade(stated.grade).label,
        previous_grade=stated.previous_grade,
        differs_on="" if agrees else "grade",
    )


def _inspection_of(article: Article, key: str, place: Place, column: str, references: dict[str, str]) -> Link:
    """Return the inspection that an entry names by its key within the article."""
    reference = references.get(f"{article.key}/{key}")
    if reference is None:
        raise Unmatched(place, column, key, "the key of an inspection in this file")
    return Link("Inspection", reference, column)


def _finding_records(
    article: Article, stated: StatedFinding, references: dict[str, str]
) -> Iterator[ShippedRecord]:
    """Return the finding, and a citation for each of its places."""
    reference = f"{article.key}-{stated.key}"
    repeats = None
    if stated.repeated_from:
        repeats = _inspection_of(article, stated.repeated_from, stated.place, "repeated_from", references)
    values = {
        "reference": reference,
        "inspection": _inspection_of(article, stated.inspection, stated.place, "inspection", references),
        "kind": stated.kind,
        "area": stated.area or "",
        "summary": stated.summary,
        "repeats": repeats,
        "themes": tuple(Link("Theme", theme, "themes") for theme in stated.themes),
    }
    yield ShippedRecord("Finding", reference, values, stated.place)
    link = Link("Finding", reference, "key")
    for number, passage in enumerate(stated.passages, start=1):
        yield citation(
            link,
            _source(article),
            stated.place,
            number=number,
            paragraph=str(passage.paragraph),
            quote=passage.quote,
        )


def _response_records(
    article: Article, stated: StatedResponse, references: dict[str, str]
) -> Iterator[ShippedRecord]:
    """Return what the council answered."""
    reference = f"{article.key}-{stated.key}"
    values = {
        "reference": reference,
        "council": council(stated.council, "council"),
        "inspection": _inspection_of(article, stated.inspection, stated.place, "inspection", references),
        "source": _source(article),
        "role": stated.role,
        "name": stated.name,
        "stance": stated.stance,
        "summary": stated.summary,
        "paragraph": str(stated.passage.paragraph),
        "quote": stated.passage.quote,
    }
    yield ShippedRecord("Response", reference, values, stated.place)


def _figure_records(article: Article, stated: StatedFigure) -> Iterator[ShippedRecord]:
    """Return the figure; beside one of the official statistics it stands as another source's."""
    reference = f"{article.key}-{stated.key}"
    values = {
        "reference": reference,
        "council": council(stated.council, "council"),
        "source": _source(article),
        "measure": stated.measure,
        "period": stated.period,
        "value": stated.value,
        "value_date": stated.value_date,
        "missing": "",
        "note": stated.note,
        "paragraph": str(stated.passage.paragraph),
        "quote": stated.passage.quote,
    }
    yield ShippedRecord("Figure", reference, values, stated.place)
