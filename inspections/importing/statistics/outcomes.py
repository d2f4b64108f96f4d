"""Ofsted's inspection outcomes, beside the inspections and judgements of the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser

from inspections.extraction.statistics import OutcomeRow, OutcomesTable
from inspections.importing.documents.comparing import (
    compare_inspection,
    compare_judgements,
    propose_inspection,
)
from inspections.importing.documents.evidence import Evidence
from inspections.importing.documents.matching import Unmatched, council_of, inspection_of
from inspections.importing.documents.saving import OFSTED
from inspections.importing.documents.statements import SaidInspection, SaidJudgement, Spot
from inspections.importing.statistics.answers import StatisticsOutcome
from inspections.importing.versions import save_version
from inspections.models import Council, Source
from inspections.vocabulary import OPEN_LICENCE_3, Framework, PartialDate, SourceKind

NOWHERE = Spot()
"""A spreadsheet is cited as a whole: its sheets tell of one inspection in up to three places."""


def import_outcomes(table: OutcomesTable, user: AbstractBaseUser | None, reason: str) -> StatisticsOutcome:
    """Return what was done: agreeing values cite the statistics, differing ones wait as conflicts."""
    evidence = Evidence(_source(table, user, reason), user, reason)
    codes = dict(Council.objects.values_list("ons_code", "dfe_code"))
    of_inspection: defaultdict[tuple[str, object], list[OutcomeRow]] = defaultdict(list)
    for row in table.rows:
        of_inspection[row.ons_code, row.start].append(row)
    for rows in of_inspection.values():
        if contradiction := _contradiction(rows):
            evidence.tally.problems.append(contradiction)
            continue
        try:
            _import(_said(rows, codes), evidence)
        except Unmatched as unmatched:
            where = f"{rows[0].sheet}, line {rows[0].line} ({rows[0].council})"
            evidence.tally.problems.append(f"{where}: {unmatched}")
    tally = evidence.tally
    return StatisticsOutcome(tally.agreed, 0, tally.proposed, tuple(tally.conflicts), tuple(tally.problems))


def _import(said: SaidInspection, evidence: Evidence) -> None:
    """Cite, compare or propose one inspection; raises Unmatched where that cannot be told."""
    council = council_of(said)
    inspection = inspection_of(council, said)
    if inspection is None:
        inspection = propose_inspection(council, said, evidence, address="")
    else:
        compare_inspection(inspection, said, evidence)
    compare_judgements(inspection, said, evidence)


def _contradiction(rows: Sequence[OutcomeRow]) -> str:
    """Return how the sheets contradict each other about one inspection, empty if they do not."""
    first = rows[0]
    for row in rows[1:]:
        kinds = {one.kind for one in (first, row) if one.kind is not None}
        if (row.judgements, row.published) != (first.judgements, first.published) or len(kinds) > 1:
            return (
                f"{first.sheet}, line {first.line}, and {row.sheet}, line {row.line}, tell differently of "
                f"the inspection of {first.council} on {first.start:%-d %B %Y}. It was left out: look at the "
                "report."
            )
    return ""


def _said(rows: Sequence[OutcomeRow], codes: dict[str, str]) -> SaidInspection:
    row = rows[0]
    kind = next((one.kind for one in rows if one.kind is not None), None)
    return SaidInspection(
        key=f"{row.ons_code}-{row.start}",
        dfe_code=codes.get(row.ons_code),
        council=row.council,
        kind=kind,
        kind_stated=kind is not None,
        graded=kind.graded if kind else bool(row.judgements),
        framework=Framework.ILACS,
        start=PartialDate(row.start),
        end=None,
        published=PartialDate(row.published) if row.published else None,
        topic=next((one.topic for one in rows if one.topic), ""),
        spot=NOWHERE,
        quote="",
        stated="",
        judgements=tuple(SaidJudgement(area, given, None, NOWHERE, "") for area, given in row.judgements),
    )


def _source(table: OutcomesTable, user: AbstractBaseUser | None, reason: str) -> Source:
    """Return the release as a source: the standing one of its day, or a new one to be published."""
    reference = f"ofsted-statistics-{table.as_at}"
    if standing := Source.objects.filter(reference=reference).first():
        return standing
    source = Source(
        reference=reference,
        kind=SourceKind.STATISTICS,
        publisher=OFSTED,
        title=f"Local authority inspection outcomes as at {table.as_at:%-d %B %Y}",
        published_date=table.published,
        licence=OPEN_LICENCE_3,
    )
    save_version(source, user, reason)
    return source
