"""One inspection or visit: what it judged, found and asked for, and what the council answered."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from inspections.concerns import RecurringConcern, findings_with_places, recurring_concerns
from inspections.models import Citation, Council, Finding, Inspection, Judgement
from inspections.views.evidence import NO_EVIDENCE, citations_of_inspection, evidence
from inspections.views.sentences import listed
from inspections.vocabulary import LINES, Absence, Area, FindingKind, Grade, InspectionKind, ReviewState


@dataclass(frozen=True)
class JudgementRow:
    """One line of the table of judgements: the grade, or why there is none, and the places it rests on."""

    area: Area
    grade: Grade | None
    absence: Absence | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class FindingGroup:
    """The findings of one sort, with the heading under which they stand."""

    title: str
    slug: str
    findings: tuple[Finding, ...]

    @property
    def says_kind(self) -> bool:
        """Return whether the heading says of what kind each finding is."""
        return self.slug != "asked"


def inspection(request: HttpRequest, reference: str) -> HttpResponse:
    """Return the page of one inspection; an unknown reference is a 404 page that suggests near ones."""
    published = Inspection.objects.published().select_related("council")
    shown = get_object_or_404(published, reference=reference)
    citations = citations_of_inspection(shown)
    rows = _judgement_rows(shown, citations)
    of_council = findings_with_places([shown.council])
    context = {
        "inspection": shown,
        "headline": _headline(shown, rows),
        "rows": rows,
        "groups": _groups([finding for finding in of_council if finding.inspection_id == shown.pk]),
        "again": _again(shown, of_council),
        "responses": shown.responses.published().select_related("source"),
        "citations": [citation for citation in citations if citation.inspection_id],
        "evidence": evidence(citations).get(shown.pk, NO_EVIDENCE),
        **_beside(shown),
    }
    return render(request, "inspections/inspection.html", context)


def _judgement_rows(shown: Inspection, citations: list[Citation]) -> list[JudgementRow]:
    """Return a row for each judgement of the framework version, and for others that are stated."""
    given = {Area(each.area): each for each in shown.judgements.filter(state=ReviewState.PUBLISHED)}
    areas = [*shown.version.areas, *(area for area in given if area not in shown.version.areas)]
    if not shown.graded and not given:
        return []
    areas += [line for line in LINES if line not in {area.line for area in areas} and _worth_saying(line)]
    return [_judgement_row(area, given.get(area), shown, citations) for area in areas]


def _worth_saying(line: Area) -> bool:
    """Return whether readers expect the line, so that its absence is said: those of today's and overall."""
    return line in (Area.OVERALL, Area.CARE_LEAVERS)


def _judgement_row(
    area: Area, given: Judgement | None, shown: Inspection, citations: list[Citation]
) -> JudgementRow:
    if given is None:
        return JudgementRow(area, None, shown.version.absence(area) or Absence.NOT_FOUND, ())
    own = tuple(citation for citation in citations if citation.judgement_id == given.pk)
    if given.grade:
        return JudgementRow(area, Grade(given.grade), None, own)
    return JudgementRow(area, None, Absence(given.absence), own)


def _headline(shown: Inspection, rows: list[JudgementRow]) -> str:
    """Return what the inspection gave, in one sentence."""
    name = shown.council.short_name
    if not shown.graded:
        kind = InspectionKind(shown.kind).label.lower()
        topic = f" on {shown.topic[0].lower()}{shown.topic[1:]}" if shown.topic else ""
        return f"{name} had a {kind}{topic}; such visits give no grade."
    overall = next((row for row in rows if row.area is Area.OVERALL), None)
    if overall is not None and overall.grade is not None:
        return f"{name} was judged {overall.grade.label.lower()} overall."
    given = [f"{row.area.label.lower()} {row.grade.short_label.lower()}" for row in rows if row.grade]
    if not given:
        return f"No grade of {name} is recorded for this inspection."
    return f"{name} was judged without an overall grade: {listed(given)}."


def _groups(findings: list[Finding]) -> list[FindingGroup]:
    """Return the findings in the order in which readers need them: asked for, concerns, strengths, mixed."""
    kinds = {finding: FindingKind(finding.kind) for finding in findings}
    groups = [
        ("What it asked for", "asked", [each for each, kind in kinds.items() if kind.asked]),
        ("Concerns", "concerns", [each for each, kind in kinds.items() if kind is FindingKind.CONCERN]),
        ("Strengths", "strengths", [each for each, kind in kinds.items() if kind is FindingKind.STRENGTH]),
        (
            "Strength and weakness",
            "mixed",
            [each for each, kind in kinds.items() if kind is FindingKind.MIXED],
        ),
    ]
    return [FindingGroup(title, slug, tuple(own)) for title, slug, own in groups if own]


def _again(shown: Inspection, of_council: list[Finding]) -> list[RecurringConcern]:
    """Return the recurring concerns of the council that this inspection raised."""
    return [
        concern
        for concern in recurring_concerns(of_council)
        if any(each.inspection == shown for each in concern.occurrences)
    ]


def _beside(shown: Inspection) -> dict[str, Inspection | None]:
    """Return the inspections or visits of the council just before and after this one."""
    council: Council = shown.council
    every = list(council.inspections.published().filter(start_date__isnull=False).order_by("start_date"))
    place = next((index for index, each in enumerate(every) if each == shown), None)
    if place is None:
        return {"earlier": None, "later": None}
    return {
        "earlier": every[place - 1] if place else None,
        "later": every[place + 1] if place + 1 < len(every) else None,
    }
