"""Official tables -> typed rows: Ofsted's inspection outcomes, DfE's workforce, DfE's neighbours.

What a file is, is told by its columns. A column that is missing, or a value that no column may hold, is
named; nothing is read past it.
"""

from __future__ import annotations

from inspections.extraction.statistics.answers import (
    NeighbourRow,
    NeighboursTable,
    OutcomeRow,
    OutcomesTable,
    UnreadableTable,
    WorkforceRow,
    WorkforceTable,
)
from inspections.extraction.statistics.neighbours import read_neighbours
from inspections.extraction.statistics.outcomes import read_outcomes
from inspections.extraction.statistics.tables import ODS_MARK, rows_of_csv
from inspections.extraction.statistics.workforce import read_workforce

__all__ = [
    "NeighbourRow",
    "NeighboursTable",
    "OutcomeRow",
    "OutcomesTable",
    "UnreadableTable",
    "WorkforceRow",
    "WorkforceTable",
    "read_table",
]


def read_table(data: bytes, *, model: str | None = None) -> OutcomesTable | WorkforceTable | NeighboursTable:
    """Return the rows of an official table; raises UnreadableTable, saying what is wrong and where.

    `model` is the year of a neighbours model, which its file does not say.
    """
    if data.startswith(ODS_MARK):
        return read_outcomes(data)
    header, rows = rows_of_csv(data)
    if "la_name" in header and "time_period" in header:
        return read_workforce(header, rows)
    if any(name.replace("_", "") == "SN1" for name in header):
        return read_neighbours(header, rows, model)
    raise UnreadableTable(
        "This is none of the three tables that are known: Ofsted's local authority inspection outcomes "
        "(ODS), DfE's children's social work workforce by council (CSV with time_period and la_name), DfE's "
        f"statistical neighbours (CSV with SN1 or SN_1). Its first columns are {', '.join(header[:6])}."
    )
