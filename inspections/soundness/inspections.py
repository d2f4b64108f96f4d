"""Rules about inspections and their judgements: dates, framework versions, scales, completeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from inspections.models import Citation, Inspection, Judgement
from inspections.soundness.defects import Defect
from inspections.vocabulary import (
    Area,
    Framework,
    Grade,
    InspectionKind,
    Precision,
    ReviewState,
    framework_version_for,
)

FEWEST_DAYS = {Framework.SIF: 10, Framework.ILACS: 2}
"""Fewer days from start to end than this are odd: SIF inspections took four weeks, re-inspections two."""


def _in_use() -> Iterable[Inspection]:
    """Return the inspections that are published or wait for an editor."""
    states = [ReviewState.PROPOSED, ReviewState.PUBLISHED]
    return Inspection.objects.filter(state__in=states).select_related("council").order_by("pk")


def dates(today: date) -> Iterator[Defect]:
    """Yield inspections whose dates contradict each other, today's date, or their council's existence."""
    for one in _in_use():
        start, published = one.start, one.published
        named = {"start": one.start_date, "end": one.end_date, "publication": one.published_date}
        for name, day in named.items():
            if day and day > today:
                yield Defect(one, f"its {name}, {day}, lies in the future", "Correct the date.")
        began = one.end_date or (start.day if start else None)
        if published and began and published.last_day < began:
            yield Defect(
                one,
                f"was published on {published.label}, before it ended or began on {began}",
                "Correct one of the dates.",
                one.note,
            )
        opened, abolished = one.council.opened_on, one.council.abolished_on
        if start and opened and start.last_day < opened:
            yield Defect(one, f"began before {one.council} existed, on {opened}", "Correct council or date.")
        if start and abolished and start.day >= abolished:
            yield Defect(one, f"began after {one.council} ended, on {abolished}", "Correct council or date.")


def durations(today: date) -> Iterator[Defect]:
    """Yield graded inspections that took unusually few days; a note makes it a remark."""
    for one in _in_use():
        fewest = FEWEST_DAYS.get(one.version.framework)
        if not (one.graded and fewest and one.start_date and one.end_date):
            continue
        if one.start_precision == Precision.DAY and (one.end_date - one.start_date).days < fewest:
            yield Defect(
                one,
                f"ran only from {one.start_date} to {one.end_date}",
                "Look at the dates in its report; if they are printed so, say it in the note.",
                one.note,
            )


def overlaps(today: date) -> Iterator[Defect]:
    """Yield graded inspections of a council that began before the one before had ended."""
    by_council: defaultdict[int, list[Inspection]] = defaultdict(list)
    for one in _in_use():
        if one.graded and one.start_date and one.start_precision == Precision.DAY:
            by_council[one.council_id].append(one)
    for inspections in by_council.values():
        inspections.sort(key=lambda one: (one.start_date, one.pk))
        for earlier, later in pairwise(inspections):
            ended = earlier.end_date or earlier.start_date
            if ended and later.start_date and later.start_date <= ended:
                yield Defect(
                    later,
                    f"began before {earlier.reference} had ended, on {ended}",
                    "Join the two if they are one inspection, or correct a date.",
                )


def frameworks(today: date) -> Iterator[Defect]:
    """Yield inspections under another framework version than the one in force when they began."""
    for one in _in_use():
        if not one.start:
            continue
        versions = {framework_version_for(day) for day in (one.start.day, one.start.last_day)}
        if one.version in versions:
            continue
        # Re-inspections under the SIF went on into 2018, beside the first ILACS inspections.
        own = framework_version_for(one.start.day, one.version.framework)
        if one.kind == InspectionKind.REINSPECTION and one.version is own:
            continue
        wanted = " or ".join(sorted(version.slug for version in versions))
        yield Defect(one, f"is held under {one.framework}, but began under {wanted}", "Correct one of them.")


def judgements(today: date) -> Iterator[Defect]:
    """Yield judgements that their framework version does not give, and those of unpublished inspections."""
    for one in Judgement.objects.select_related("inspection__council").order_by("pk"):
        version = one.inspection.version
        if one.grade and one.area not in version.areas:
            yield Defect(
                one, f"{version.slug} gives no judgement of {one.area}", "Correct area or framework."
            )
        if one.grade and one.grade not in version.scale:
            yield Defect(one, f"{one.grade} is not on the scale of {version.slug}", "Correct the grade.")
        if one.state != ReviewState.PUBLISHED:
            continue
        if one.inspection.state != ReviewState.PUBLISHED:
            yield Defect(one, "is published, but its inspection is not", "Publish or withdraw both.")
        # An LSCB review stands alone as an inspection of another kind, and is graded.
        if not one.inspection.graded and one.inspection.kind != InspectionKind.OTHER:
            yield Defect(
                one, f"a {one.inspection.kind} gives no judgements", "Withdraw it, or correct the kind."
            )


def completeness(today: date) -> Iterator[Defect]:
    """Yield published graded inspections without a judgement that is due: missing is never blank."""
    judged: defaultdict[int, set[str]] = defaultdict(set)
    for inspection, area in Judgement.objects.published().order_by("pk").values_list("inspection", "area"):
        judged[inspection].add(area)
    for one in _in_use():
        if not one.graded or one.state != ReviewState.PUBLISHED:
            continue
        if missing := [area for area in one.version.areas if area not in judged[one.pk]]:
            yield Defect(
                one,
                f"says nothing of {', '.join(missing)}",
                "Add each judgement with its grade, or with the reason why there is none.",
            )


def previous_grades(today: date) -> Iterator[Defect]:
    """Yield citations whose earlier grade is not the one that the record has; a decision settles it."""
    published = Judgement.objects.published().exclude(grade="").select_related("inspection")
    series: defaultdict[tuple[int, Area], list[tuple[date, str]]] = defaultdict(list)
    for one in published.filter(inspection__start_date__isnull=False).order_by(
        "inspection__start_date", "pk"
    ):
        assert one.inspection.start_date is not None
        line = Area(one.area).line
        series[one.inspection.council_id, line].append((one.inspection.start_date, one.grade))
    stated = Citation.objects.exclude(previous_grade="").exclude(judgement=None)
    for citation in stated.select_related("judgement__inspection__council", "source").order_by("pk"):
        judgement = citation.judgement
        assert judgement is not None
        inspection = judgement.inspection
        earlier = [
            grade
            for start, grade in series[inspection.council_id, Area(judgement.area).line]
            if inspection.start_date and start < inspection.start_date
        ]
        if earlier and earlier[-1] != citation.previous_grade:
            yield Defect(
                citation,
                f"says that {judgement.area} was {Grade(citation.previous_grade).label.lower()} before "
                f"{inspection.reference}; the record has {Grade(earlier[-1]).label.lower()}",
                "Correct the record, or give the citation a decision with its reason.",
                citation.decision,
            )


CHECKS = (
    dates,
    durations,
    overlaps,
    frameworks,
    judgements,
    completeness,
    previous_grades,
)
