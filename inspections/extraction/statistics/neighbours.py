"""DfE's statistical neighbours: one line a council, ten neighbours with their closeness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from inspections.extraction.statistics.answers import NeighbourRow, NeighboursTable, UnreadableTable

CODE_COLUMNS = ("old_la_code", "LA num")
"""How the DfE code of the council is called: in the model of 2025, and in that of 2021."""

NEIGHBOURS = 10


def read_neighbours(
    header: Sequence[str], rows: Sequence[tuple[int, list[str]]], model: str | None
) -> NeighboursTable:
    """Return the neighbours of every council; raises UnreadableTable without the model's year."""
    if model is None or not re.fullmatch("20[0-9]{2}", model):
        raise UnreadableTable("The file does not say of which year its model is: give it as --model 2025.")
    code = next((header.index(name) for name in CODE_COLUMNS if name in header), None)
    if code is None:
        raise UnreadableTable(f"The neighbours table has no column {' or '.join(CODE_COLUMNS)}.")
    # The file of 2021 parts today's councils from abolished ones by a line with nothing but a caption.
    lines = [(line, cells) for line, cells in rows if cells[code] or sum(map(bool, cells)) > 1]
    found = [row for line, cells in lines for row in _neighbours(line, cells, header, code)]
    return NeighboursTable(model, tuple(found))


def _neighbours(line: int, cells: list[str], header: Sequence[str], code: int) -> Iterator[NeighbourRow]:
    seen = {cells[code]}
    for rank in range(1, NEIGHBOURS + 1):
        place = next((header.index(name) for name in (f"SN_{rank}", f"SN{rank}") if name in header), None)
        if place is None or place + 1 >= len(cells):
            raise UnreadableTable(f"The neighbours table has no column SN{rank} with a closeness after it.")
        neighbour, closeness = cells[place], cells[place + 1].capitalize()
        if not re.fullmatch("[0-9]{3}", neighbour) or neighbour in seen:
            raise UnreadableTable(
                f"Line {line}, column {header[place]}: {neighbour!r} is no DfE code of yet another council."
            )
        seen.add(neighbour)
        yield NeighbourRow(line, cells[code], rank, neighbour, closeness)
