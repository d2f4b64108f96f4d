"""Workforce figures of one release, beside those that the record has from official statistics."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser

from inspections.extraction.statistics import WorkforceRow, WorkforceTable
from inspections.importing.statistics.answers import StatisticsOutcome
from inspections.importing.versions import keep_versions, save_version
from inspections.models import Council, Figure, Source
from inspections.vocabulary import OPEN_LICENCE_3, MissingValue, SourceKind

Key = tuple[str, str, str]
"""DfE code (empty for England), measure, period."""


def import_workforce(table: WorkforceTable, user: AbstractBaseUser | None, reason: str) -> StatisticsOutcome:
    """Return what was done: a figure that the record lacks, or has otherwise, is proposed."""
    councils = {council.dfe_code: council for council in Council.objects.all()}
    standing: defaultdict[Key, list[Figure]] = defaultdict(list)
    statistics = Figure.objects.workforce().filter(source__kind=SourceKind.STATISTICS)
    for figure in statistics.select_related("council", "source"):
        code = figure.council.dfe_code if figure.council else ""
        standing[code, figure.measure, figure.period].append(figure)
    taken = set(Figure.objects.values_list("reference", flat=True))
    new: list[Figure] = []
    differences: list[str] = []
    problems: dict[str, str] = {}
    confirmed = 0
    for row in table.rows:
        for code in row.dfe_codes or ("",):
            if code and code not in councils:
                problems[code] = (
                    f"Line {row.line}: the record has no council with the code {code} ({row.council}). Its "
                    "figures were left out; add the council, and import again."
                )
                continue
            held = standing[code, row.measure, row.period]
            if any(_same(figure, row) for figure in held):
                confirmed += 1
                continue
            if held:
                differences.append(_difference(held[0], row, councils.get(code)))
            new.append(_figure(row, councils.get(code), councils, taken))
    if new:
        source = _source(table, user, reason)
        for figure in new:
            figure.source = source
        keep_versions(Figure, Figure.objects.bulk_create(new), reason, user=user)
    return StatisticsOutcome(confirmed, 0, len(new), tuple(differences), tuple(problems.values()))


def _same(figure: Figure, row: WorkforceRow) -> bool:
    if row.value is None:
        return figure.missing == row.missing
    return figure.value is not None and figure.value == round(row.value, 2)


def _difference(held: Figure, row: WorkforceRow, council: Council | None) -> str:
    where = f"{council or 'England'}, {row.measure.label.lower()} {row.period}"
    known = _shown(held.value, MissingValue(held.missing) if held.missing else None)
    return f"{where}: the record has {known} ({held.source}), the file {_shown(row.value, row.missing)}."


def _shown(value: Decimal | None, missing: MissingValue | None) -> str:
    return missing.label.lower() if missing else f"{value:.2f}".rstrip("0").rstrip(".")


def _figure(
    row: WorkforceRow, council: Council | None, councils: dict[str, Council], taken: set[str]
) -> Figure:
    stem = f"workforce-{council.dfe_code if council else 'england'}-{row.measure}-{row.period}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 1000))
    reference = next(name for name in names if name not in taken)
    taken.add(reference)
    return Figure(
        reference=reference,
        council=council,
        measure=row.measure,
        period=row.period,
        value=round(row.value, 2) if row.value is not None else None,
        missing=row.missing or "",
        note=_joint_note(row, councils),
    )


def _joint_note(row: WorkforceRow, councils: dict[str, Council]) -> str:
    """Return what a reader must know of a return that several councils made together."""
    if len(row.dfe_codes) < 2:
        return ""
    names = " and ".join(str(councils[code]) for code in row.dfe_codes if code in councils)
    return f"One joint return for {names}; the figure is that of both councils together."


def _source(table: WorkforceTable, user: AbstractBaseUser | None, reason: str) -> Source:
    """Return the release as a source: the standing one for these years, or a new one to be published."""
    first, last = table.periods[0], table.periods[-1]
    reference = f"dfe-workforce-{first}-{last}"
    if standing := Source.objects.filter(reference=reference).first():
        return standing
    source = Source(
        reference=reference,
        kind=SourceKind.STATISTICS,
        publisher="Department for Education",
        title=f"Children's social work workforce, {first} to {last}",
        published_note=f"The release is not dated in the file; it runs to {last}.",
        licence=OPEN_LICENCE_3,
    )
    save_version(source, user, reason)
    return source
