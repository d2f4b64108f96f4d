"""Rules about councils: their names, successions, neighbours and places on the cartogram."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from inspections.models import Council, CouncilAlias, Neighbour, Succession, normalised_name
from inspections.soundness.defects import Defect

NEIGHBOURS = 10
"""How many statistical neighbours a published model gives each council."""


def _coexisted(one: Council, other: Council) -> bool:
    """Return whether there was a day on which both councils existed."""
    opened = max(one.opened_on or date.min, other.opened_on or date.min)
    return opened < min(one.abolished_on or date.max, other.abolished_on or date.max)


def aliases(today: date) -> Iterator[Defect]:
    """Yield aliases that lead nowhere, or to two councils at once, and names that are not aliases."""
    councils = Council.objects.in_bulk()
    called: defaultdict[str, list[CouncilAlias]] = defaultdict(list)
    for alias in CouncilAlias.objects.order_by("pk"):
        if alias.council_id not in councils:
            yield Defect(alias, "belongs to no council", "Delete it, or give it to a council.")
            continue
        if alias.normalised != normalised_name(alias.name):
            yield Defect(alias, f"is compared as {alias.normalised!r}", "Save it again, so that it is found.")
        called[alias.normalised].append(alias)
    for council in sorted(councils.values(), key=str):
        for name in (council.name, council.short_name):
            if council.pk not in {alias.council_id for alias in called[normalised_name(name)]}:
                yield Defect(council, f"is not found as {name!r}", "Add this name as an alias.")
    for sharing in called.values():
        yield from _ambiguous(sharing, councils)


def _ambiguous(sharing: list[CouncilAlias], councils: dict[int, Council]) -> Iterator[Defect]:
    """Yield the aliases that another council of the same time has too.

    That is a problem where it is the other's own name. A trust that runs the services of several councils
    is rightly an alias of each, so this is only worth one remark: documents that name it are not matched.
    """
    expected: list[CouncilAlias] = []
    for alias in sharing:
        council = councils[alias.council_id]
        for other in (councils[one.council_id] for one in sharing if one.council_id != alias.council_id):
            if not _coexisted(council, other):
                continue
            if alias.normalised in {normalised_name(other.name), normalised_name(other.short_name)}:
                yield Defect(
                    alias,
                    f"names {council} and {other}, which existed at the same time",
                    f"Remove it from {council}: it is the name of {other}.",
                )
            elif alias not in expected:
                expected.append(alias)
    if expected:
        named = ", ".join(councils[alias.council_id].short_name for alias in expected)
        yield Defect(
            expected[0],
            f"names several councils of one time: {named}",
            "Remove it where it is wrong.",
            documented="none of them bears it as its own name; a document that gives no other is not matched",
        )


def successions(today: date) -> Iterator[Defect]:
    """Yield successions that go in a circle, or that leave both councils in place."""
    followers: defaultdict[int, set[int]] = defaultdict(set)
    rows = list(Succession.objects.select_related("predecessor", "successor").order_by("pk"))
    for row in rows:
        followers[row.predecessor_id].add(row.successor_id)
    for row in rows:
        if _reaches(row.successor_id, row.predecessor_id, followers):
            yield Defect(row, "is part of a circle of successions", "Delete the one that is wrong.")
        ended, began = row.predecessor.abolished_on, row.successor.opened_on
        if ended is None or ended > row.on:
            yield Defect(
                row, f"{row.predecessor} still exists after it", "Give it the day on which it was abolished."
            )
        if began and began > row.on:
            yield Defect(row, f"{row.successor} began only later, on {began}", "Correct one of the days.")


def _reaches(start: int, goal: int, followers: dict[int, set[int]]) -> bool:
    """Return whether the chain of successors from one council leads to another."""
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        council = waiting.pop()
        if council == goal:
            return True
        if council not in seen:
            seen.add(council)
            waiting += followers.get(council, set())
    return False


def neighbours(today: date) -> Iterator[Defect]:
    """Yield councils whose neighbours in a model are not ten, ranked without gaps."""
    ranks: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for row in Neighbour.objects.order_by("pk"):
        ranks[row.council_id, row.model].append(row.rank)
    councils = Council.objects.in_bulk()
    for (council, model), found in ranks.items():
        if sorted(found) != list(range(1, NEIGHBOURS + 1)):
            listed = ", ".join(map(str, sorted(found)))
            yield Defect(
                councils[council],
                f"has neighbours of rank {listed} in the model of {model}",
                f"Complete the ranks 1 to {NEIGHBOURS}.",
            )


def tiles(today: date) -> Iterator[Defect]:
    """Yield councils of today that the cartogram cannot show, or shows under another."""
    taken: dict[tuple[int, int], Council] = {}
    for council in Council.objects.current().order_by("pk"):
        if council.tile_column is None or council.tile_row is None:
            yield Defect(council, "has no place on the cartogram", "Give it a free column and row.")
            continue
        place = (council.tile_column, council.tile_row)
        if place in taken:
            yield Defect(
                council, f"shares its place on the cartogram with {taken[place]}", "Move one of them."
            )
        taken.setdefault(place, council)


CHECKS = (aliases, successions, neighbours, tiles)
