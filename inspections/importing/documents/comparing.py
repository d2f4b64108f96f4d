"""One inspection as a document tells it, beside the same inspection in the record.

What agrees becomes another source of the record; what differs becomes a conflict that an editor decides;
what the record lacks is proposed. A published value is never overwritten.
"""

from __future__ import annotations

from datetime import date

from inspections.importing.documents.evidence import Evidence
from inspections.importing.documents.matching import Unmatched, version_of
from inspections.importing.documents.statements import SaidInspection, SaidJudgement
from inspections.models import Council, Inspection, Judgement
from inspections.vocabulary import (
    Absence,
    Area,
    FrameworkVersion,
    Grade,
    InspectionKind,
    PartialDate,
    Precision,
    ReviewState,
)

EXACTNESS = (Precision.YEAR, Precision.MONTH, Precision.DAY)


def propose_inspection(
    council: Council, said: SaidInspection, evidence: Evidence, *, address: str
) -> Inspection:
    """Return a new proposed inspection; raises Unmatched if its kind or its date is not known."""
    if said.kind is None:
        raise Unmatched("What kind of inspection it was could not be read. Enter the inspection by hand.")
    made = Inspection(
        reference=free_reference(council, said),
        council=council,
        kind=said.kind,
        framework=version_of(said).slug,
        topic=said.topic[:120],
        end_date=said.end,
        report_address=address,
        **_dated("start", said.start),
        **_dated("published", said.published),
    )
    evidence.save(made)
    evidence.tally.propose(str(made))
    evidence.supports(made, said.spot, quote=said.quote, stated=said.stated, new=True)
    return made


def compare_inspection(record: Inspection, said: SaidInspection, evidence: Evidence) -> None:
    """Return nothing; cites the document for the inspection, and each field in which it differs."""
    _refine(record, said, evidence)
    evidence.supports(record, said.spot, quote=said.quote, stated=said.stated)
    for name, held, told in (
        ("start_date", record.start, said.start),
        ("published_date", record.published, said.published),
    ):
        if told is not None and not _covers(told, held):
            evidence.differs(record, name, told.label, said.spot)
    if said.end and record.end_date != said.end:
        evidence.differs(record, "end_date", said.end.isoformat(), said.spot)
    if said.kind_stated and said.kind and record.kind != said.kind:
        evidence.differs(record, "kind", InspectionKind(said.kind).label, said.spot)
    if said.framework and version_of(said).slug != record.framework:
        evidence.differs(record, "framework", version_of(said).label, said.spot)


def compare_judgements(record: Inspection, said: SaidInspection, evidence: Evidence) -> None:
    """Return nothing; each judgement confirms the record's, differs from it, or is proposed."""
    of_area: dict[str, list[Judgement]] = {}
    for one in record.judgements.exclude(state=ReviewState.SUPERSEDED):
        one.inspection = record
        of_area.setdefault(one.area, []).append(one)
    for judgement in said.judgements:
        area = area_in(record.version, judgement.area)
        if problem := _unfit(record.version, area, judgement):
            evidence.tally.problems.append(problem)
            continue
        assert area is not None
        _compare_judgement(record, area, judgement, of_area.get(area, []), evidence)


def area_in(version: FrameworkVersion, area: Area | None) -> Area | None:
    """Return the area under which this version judges what another calls `area`; None if it does not."""
    if area is None or area in version.areas:
        return area
    if area is Area.CARE_LEAVERS and Area.IN_CARE_AND_CARE_LEAVERS in version.areas:
        return Area.IN_CARE_AND_CARE_LEAVERS
    return version.area_on_line(area.line)


def _compare_judgement(
    record: Inspection, area: Area, said: SaidJudgement, standing: list[Judgement], evidence: Evidence
) -> None:
    same = [one for one in standing if said.given == (one.grade or one.absence)]
    if same:
        best = min(same, key=lambda one: one.state != ReviewState.PUBLISHED)
        evidence.supports(best, said.spot, quote=said.quote, previous=said.previous)
    elif held := [one for one in standing if one.state in {ReviewState.PUBLISHED, ReviewState.PROPOSED}]:
        best = min(held, key=lambda one: one.state != ReviewState.PUBLISHED)
        name = "grade" if isinstance(said.given, Grade) else "absence"
        evidence.differs(best, name, said.given.label, said.spot, quote=said.quote)
    else:
        made = Judgement(
            inspection=record,
            area=area,
            grade=said.given if isinstance(said.given, Grade) else "",
            absence=said.given if isinstance(said.given, Absence) else "",
        )
        evidence.save(made)
        evidence.tally.propose(f"{record}, {made}")
        evidence.supports(made, said.spot, quote=said.quote, previous=said.previous, new=True)


def _unfit(version: FrameworkVersion, area: Area | None, said: SaidJudgement) -> str:
    """Return why the framework version cannot have this judgement, empty if it can."""
    place = f"page {said.spot.page}" if said.spot.page else f"paragraph {said.spot.paragraph}"
    where = f"{place}: {said.quote or said.given.label}"
    if area is None:
        return (
            f"{version.label} gives no judgement of {said.area.label.lower()}, but the document states one "
            f"({where}). Look at it, and enter it by hand if it is right."
        )
    if isinstance(said.given, Grade) and said.given not in version.scale:
        return (
            f"{version.label} does not use the grade {said.given.label.lower()} ({where}). Look at it, and "
            "enter the right one by hand."
        )
    return ""


def _refine(record: Inspection, said: SaidInspection, evidence: Evidence) -> None:
    """Give an inspection that is itself only proposed what this document knows more exactly."""
    if record.state != ReviewState.PROPOSED:
        return
    changed = []
    for name, held, told in (
        ("start", record.start, said.start),
        ("published", record.published, said.published),
    ):
        if told is not None and (held is None or (_covers(held, told) and held != told)):
            for field, value in _dated(name, told).items():
                setattr(record, field, value)
            changed.append(name)
    if said.end and record.end_date is None:
        record.end_date = said.end
        changed.append("end")
    if changed:
        evidence.save(record)
        evidence.tally.changes.append(f"more exact: {record} ({', '.join(changed)})")


def _covers(told: PartialDate, held: PartialDate | None) -> bool:
    """Return whether a date that is told says nothing else, and nothing more, than the one that is held."""
    if held is None or EXACTNESS.index(told.precision) > EXACTNESS.index(held.precision):
        return False
    return told.day <= held.day and held.last_day <= told.last_day


def _dated(name: str, when: PartialDate | None) -> dict[str, date | str | None]:
    return {
        f"{name}_date": when.day if when else None,
        f"{name}_precision": when.precision if when else Precision.DAY,
    }


def free_reference(council: Council, said: SaidInspection) -> str:
    """Return the council and the date, with the kind where another inspection has that name already."""
    when = said.start.iso if said.start else f"published-{said.published.iso if said.published else ''}"
    stem = f"{council.slug}-{when}"
    taken = set(Inspection.objects.filter(reference__startswith=stem).values_list("reference", flat=True))
    names = [stem, f"{stem}-{said.kind}", *(f"{stem}-{said.kind}-{number}" for number in range(2, 100))]
    return next(name for name in names if name not in taken)
