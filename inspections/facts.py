"""Which facts rest on a source, and on which sources does an inspection rest?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from inspections.models import Citation, Council, Figure, Inspection, Response, Source
from inspections.models.records import Placed
from inspections.vocabulary import (
    Absence,
    Area,
    FindingKind,
    Grade,
    Measure,
    MissingValue,
    ReviewState,
    Stance,
    Unit,
    Word,
)


class FactKind(Word):
    """What sort of fact rests on a source."""

    INSPECTION = "inspection", "Inspection", "That an inspection or visit took place, and when."
    JUDGEMENT = "judgement", "Judgement", "The grade that an inspection gave in one area."
    FINDING = "finding", "Finding", "One thing that inspectors found or asked for."
    RESPONSE = "response", "Response", "What a council said in answer to an inspection."
    FIGURE = "figure", "Figure", "A number or a date that the source states."


@dataclass(frozen=True)
class Fact:
    """One fact with the places in the source that it rests on.

    `says` is the fact in words; a judgement has a `grade` or an `absence`. `stated` is what the source itself
    says where it is vaguer than the record or, where `agrees` is False, differs from it. `note` is what the
    record adds, `address` that of the fact's own page, if it has one.
    """

    kind: FactKind
    council: Council | None
    inspection: Inspection | None
    area: Area | None
    says: str
    cited: tuple[Placed, ...]
    grade: Grade | None = None
    absence: Absence | None = None
    stated: str = ""
    agrees: bool = True
    note: str = ""
    address: str = ""


@dataclass(frozen=True)
class FactCounts:
    """How many facts of each kind rest on one source."""

    inspections: int = 0
    judgements: int = 0
    findings: int = 0
    responses: int = 0
    figures: int = 0

    @property
    def total(self) -> int:
        """Return how many facts rest on the source in all."""
        return self.inspections + self.judgements + self.findings + self.responses + self.figures


def facts_of(source: Source) -> tuple[Fact, ...]:
    """Return every published fact that rests on a source: by council, then inspection, then kind.

    Three queries.
    """
    published = Q(inspection__state=ReviewState.PUBLISHED)
    published |= Q(judgement__state=ReviewState.PUBLISHED, judgement__inspection__state=ReviewState.PUBLISHED)
    published |= Q(finding__state=ReviewState.PUBLISHED, finding__inspection__state=ReviewState.PUBLISHED)
    citations = source.citations.filter(published).select_related(
        "inspection__council", "judgement__inspection__council", "finding__inspection__council"
    )
    responses = Response.objects.published().filter(source=source)
    figures = Figure.objects.published().filter(source=source).select_related("council")
    facts = [
        *(_cited(own) for own in _by_record(citations)),
        *(_answered(response) for response in responses.select_related("council", "inspection")),
        *(_counted(figure) for figure in figures),
    ]
    return tuple(sorted(facts, key=_order))


def fact_counts(sources: Iterable[Source]) -> dict[int, FactCounts]:
    """Return how many published facts rest on each source, by its primary key. Three queries."""
    chosen = [source.pk for source in sources]
    judged = Q(judgement__state=ReviewState.PUBLISHED, judgement__inspection__state=ReviewState.PUBLISHED)
    found = Q(finding__state=ReviewState.PUBLISHED, finding__inspection__state=ReviewState.PUBLISHED)
    cited = Citation.objects.filter(source__in=chosen).order_by().values("source")
    cited = cited.annotate(
        inspections=Count("inspection", filter=Q(inspection__state=ReviewState.PUBLISHED), distinct=True),
        judgements=Count("judgement", filter=judged, distinct=True),
        findings=Count("finding", filter=found, distinct=True),
    )
    numbers: dict[int, Any] = {row["source"]: row for row in cited}
    nothing = {"inspections": 0, "judgements": 0, "findings": 0}
    responses = _count_by_source(Response.objects.all(), chosen)
    figures = _count_by_source(Figure.objects.all(), chosen)
    return {
        pk: FactCounts(
            **{name: numbers.get(pk, nothing)[name] for name in nothing},
            responses=responses.get(pk, 0),
            figures=figures.get(pk, 0),
        )
        for pk in chosen
    }


def sources_of(inspections: Iterable[Inspection]) -> dict[int, tuple[Source, ...]]:
    """Return the sources cited for each inspection itself, by its primary key. One query."""
    cited = Citation.objects.published().filter(inspection__in={each.pk for each in inspections})
    found: dict[int, list[Source]] = defaultdict(list)
    for citation in cited.select_related("source"):
        if citation.inspection_id is not None and citation.source not in found[citation.inspection_id]:
            found[citation.inspection_id].append(citation.source)
    return {pk: tuple(sources) for pk, sources in found.items()}


def figure_in_words(figure: Figure) -> str:
    """Return a figure as a reader says it: measure, value with its unit, period."""
    measure = Measure(figure.measure)
    period = f" ({figure.period})" if figure.period else ""
    return f"{measure.label}: {_value_in_words(figure, measure.unit)}{period}"


def _value_in_words(figure: Figure, unit: Unit) -> str:
    if figure.missing:
        return MissingValue(figure.missing).label.lower()
    if figure.value_date is not None:
        return f"{figure.value_date.day} {figure.value_date:%B %Y}"
    number = f"{figure.value:,.2f}".rstrip("0").rstrip(".")
    if unit is Unit.POUNDS:
        return f"£{number}"
    if unit is Unit.PERCENT:
        return f"{number}%"
    return number if unit is Unit.COUNT else f"{number} {unit.label}"


def _by_record(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Return the citations of each inspection, judgement and finding together."""
    gathered: dict[tuple[int | None, ...], list[Citation]] = defaultdict(list)
    for citation in citations:
        gathered[citation.inspection_id, citation.judgement_id, citation.finding_id].append(citation)
    return list(gathered.values())


def _cited(citations: list[Citation]) -> Fact:
    """Return the fact that these citations of one record support."""
    first = citations[0]
    cited: dict[str, Any] = {
        "cited": tuple(citations),
        "stated": "; ".join(dict.fromkeys(each.stated for each in citations if each.stated)),
        "agrees": all(each.agrees for each in citations),
    }
    if first.judgement is not None:
        judgement = first.judgement
        return Fact(
            kind=FactKind.JUDGEMENT,
            council=judgement.inspection.council,
            inspection=judgement.inspection,
            area=Area(judgement.area),
            says=str(judgement),
            grade=Grade(judgement.grade) if judgement.grade else None,
            absence=Absence(judgement.absence) if judgement.absence else None,
            **cited,
        )
    if first.finding is not None:
        finding = first.finding
        return Fact(
            kind=FactKind.FINDING,
            council=finding.inspection.council,
            inspection=finding.inspection,
            area=Area(finding.area) if finding.area else None,
            says=f"{FindingKind(finding.kind).label}: {finding.summary}",
            address=finding.get_absolute_url(),
            **cited,
        )
    inspection = first.inspection
    if inspection is None:
        raise ValueError(f"Citation {first.pk} supports nothing; the database should not allow it.")
    return Fact(
        kind=FactKind.INSPECTION,
        council=inspection.council,
        inspection=inspection,
        area=None,
        says=inspection.title,
        address=inspection.get_absolute_url(),
        **cited,
    )


def _answered(response: Response) -> Fact:
    says = f"{response} ({Stance(response.stance).label.lower()}): {response.summary}"
    return Fact(FactKind.RESPONSE, response.council, response.inspection, None, says, (response,))


def _counted(figure: Figure) -> Fact:
    says = figure_in_words(figure)
    return Fact(FactKind.FIGURE, figure.council, None, None, says, (figure,), note=figure.note)


def _count_by_source(records: Any, sources: list[int]) -> dict[int, int]:
    counted = records.published().filter(source__in=sources).order_by().values_list("source")
    return dict(counted.annotate(number=Count("pk")))


def _order(fact: Fact) -> tuple[str, str, str, int]:
    """Sort by council, England last; then by inspection, newest last; then by kind."""
    began = fact.inspection.start_date if fact.inspection else None
    return (
        fact.council.short_name if fact.council else "\uffff",
        began.isoformat() if began else "",
        fact.inspection.reference if fact.inspection else "\uffff",
        list(FactKind).index(fact.kind),
    )
