"""The national position: a bar for each judgement, a map of tiles, a history by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from inspections.changes import Distribution, Position, YearlyDistribution
from inspections.charts.tile_codes import tile_codes
from inspections.vocabulary import Absence, Area, Grade

TILE = 40
"""Side of a tile of the map, in units of its drawing, the gap between tiles included."""

GAP = 3


@dataclass(frozen=True)
class Segment:
    """One part of a bar, in per cent of its length; `label` is left out where it would not fit."""

    slug: str
    x: float
    width: float
    label_x: float
    label: str
    count: int
    word: Grade | Absence


@dataclass(frozen=True)
class Tile:
    """One council on the map, in the units of the drawing."""

    x: int
    y: int
    middle_x: float
    middle_y: float
    slug: str
    code: str
    letter: str
    label: str
    address: str


@dataclass(frozen=True)
class TileMap:
    """The map: its size in the units of the drawing, and its tiles row by row."""

    width: int
    height: int
    side: int
    tiles: tuple[Tile, ...]


NARROWEST_LABEL = 5.0
"""Per cent of a bar below which a count would not fit into its segment."""


def position_bar(distribution: Distribution) -> tuple[Segment, ...]:
    """Return the segments of one bar, best grade first, councils without a grade last."""
    if not distribution.councils:
        return ()
    parts: list[tuple[str, int, Grade | Absence]] = [
        (grade.value, count, grade) for grade, count in distribution.counts.items()
    ]
    parts += [("absent", count, absence) for absence, count in distribution.absences.items()]
    segments, start = [], 0.0
    for slug, count, word in parts:
        width = 100 * count / distribution.councils
        label = str(count) if width >= NARROWEST_LABEL else ""
        segments.append(
            Segment(slug, round(start, 2), round(width, 2), round(start + width / 2, 2), label, count, word)
        )
        start += width
    return tuple(segments)


def cartogram(positions: Iterable[Position], line: Area) -> TileMap:
    """Return the map of the councils that have a place on it, coloured by their grade on a line."""
    placed = [
        position
        for position in positions
        if position.council.tile_column is not None and position.council.tile_row is not None
    ]
    codes = tile_codes(sorted(position.council.short_name for position in placed))
    placed.sort(key=lambda position: (position.council.tile_row, position.council.tile_column))
    columns = [position.council.tile_column or 0 for position in placed]
    rows = [position.council.tile_row or 0 for position in placed]
    left, top = min(columns, default=0), min(rows, default=0)
    return TileMap(
        width=(max(columns, default=0) - left + 1) * TILE,
        height=(max(rows, default=0) - top + 1) * TILE,
        side=TILE - GAP,
        tiles=tuple(
            _tile(position, line, left, top, codes[position.council.short_name]) for position in placed
        ),
    )


def history_chart(years: Iterable[YearlyDistribution]) -> dict[str, Any]:
    """Return the history of one line: for each year, how many councils held each grade, and how many none."""
    rows = list(years)
    used = {grade for row in rows for grade in row.distribution.counts}
    return {
        "years": [str(row.day.year) if row is not rows[-1] else "now" for row in rows],
        "grades": [
            {
                "slug": grade.value,
                "label": grade.label,
                "counts": [row.distribution.counts.get(grade, 0) for row in rows],
            }
            for grade in Grade
            if grade in used
        ],
    }


def _tile(position: Position, line: Area, left: int, top: int, code: str) -> Tile:
    council = position.council
    standing = position.standing(line)
    x = ((council.tile_column or 0) - left) * TILE
    y = ((council.tile_row or 0) - top) * TILE
    return Tile(
        x=x,
        y=y,
        middle_x=x + (TILE - GAP) / 2,
        middle_y=y + (TILE - GAP) / 2,
        slug=standing.grade.value if standing.grade else "absent",
        code=code,
        letter=standing.grade.letter if standing.grade else "",
        label=f"{council.short_name}: {standing.label}",
        address=council.get_absolute_url(),
    )
