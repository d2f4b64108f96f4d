"""Statistical neighbours of one model, beside those that the record has."""

from __future__ import annotations

from collections import defaultdict

from django.contrib.auth.models import AbstractBaseUser

from inspections.extraction.statistics import NeighbourRow, NeighboursTable
from inspections.importing.statistics.answers import StatisticsOutcome
from inspections.importing.versions import keep_versions
from inspections.models import Council, Neighbour


def import_neighbours(
    table: NeighboursTable, user: AbstractBaseUser | None, reason: str
) -> StatisticsOutcome:
    """Return what was done: councils without neighbours in this model get theirs, all others are compared."""
    councils = {council.dfe_code: council for council in Council.objects.all()}
    standing: defaultdict[str, dict[int, Neighbour]] = defaultdict(dict)
    held = Neighbour.objects.filter(model=table.model).select_related("council", "neighbour")
    for one in held:
        standing[one.council.dfe_code][one.rank] = one
    of_council: defaultdict[str, list[NeighbourRow]] = defaultdict(list)
    for row in table.rows:
        of_council[row.dfe_code].append(row)
    new: list[Neighbour] = []
    differences: list[str] = []
    problems: list[str] = []
    confirmed = 0
    for code, rows in of_council.items():
        unknown = sorted({code, *(row.neighbour for row in rows)} - councils.keys())
        if unknown:
            problems.append(
                f"Line {rows[0].line}: the record has no council with the code {', '.join(unknown)}. The "
                f"neighbours of {code} were left out; add the council, and import again."
            )
        elif code in standing:
            found = [_difference(row, standing[code].get(row.rank), councils) for row in rows]
            differences += filter(None, found)
            confirmed += found.count("")
        else:
            new += [_neighbour(table.model, row, councils) for row in rows]
    made = Neighbour.objects.bulk_create(new)
    keep_versions(Neighbour, made, reason, user=user)
    return StatisticsOutcome(confirmed, len(made), 0, tuple(differences), tuple(problems))


def _neighbour(model: str, row: NeighbourRow, councils: dict[str, Council]) -> Neighbour:
    return Neighbour(
        council=councils[row.dfe_code],
        neighbour=councils[row.neighbour],
        model=model,
        rank=row.rank,
        closeness=row.closeness,
    )


def _difference(row: NeighbourRow, held: Neighbour | None, councils: dict[str, Council]) -> str:
    """Return how a row differs from what the record holds, empty if it does not."""
    if held and (held.neighbour.dfe_code, held.closeness) == (row.neighbour, row.closeness):
        return ""
    told = f"{councils[row.neighbour]} ({row.closeness})"
    known = f"{held.neighbour} ({held.closeness})" if held else "nobody"
    return f"{councils[row.dfe_code]}, neighbour {row.rank}: the record has {known}, the file {told}."
