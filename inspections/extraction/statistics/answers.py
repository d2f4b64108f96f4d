"""What the readers of official tables return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inspections.vocabulary import Absence, Area, Grade, InspectionKind, Measure, MissingValue


class UnreadableTable(Exception):
    """A file that is not the table it should be; the text says what is wrong, where, and what to do."""


@dataclass(frozen=True)
class OutcomeRow:
    """One inspection or visit in Ofsted's statistics; `kind` is None where its sheet does not tell it."""

    sheet: str
    line: int
    ons_code: str
    council: str
    kind: InspectionKind | None
    start: date
    published: date | None
    topic: str
    judgements: tuple[tuple[Area, Grade | Absence], ...]


@dataclass(frozen=True)
class OutcomesTable:
    """Ofsted's local authority inspection outcomes; `as_at` is the day for which they hold."""

    as_at: date
    published: date | None
    rows: tuple[OutcomeRow, ...]


@dataclass(frozen=True)
class WorkforceRow:
    """One figure of one return: of England where `dfe_codes` is empty, of several councils where joint.

    Either `value` (per cent, or cases) or `missing` is given.
    """

    line: int
    dfe_codes: tuple[str, ...]
    council: str
    period: str
    measure: Measure
    value: Decimal | None
    missing: MissingValue | None


@dataclass(frozen=True)
class WorkforceTable:
    """DfE's children's social work workforce, the figures of councils and of England."""

    rows: tuple[WorkforceRow, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        """Return the years that it covers, in order."""
        return tuple(sorted({row.period for row in self.rows}))


@dataclass(frozen=True)
class NeighbourRow:
    """One statistical neighbour of one council, by DfE codes."""

    line: int
    dfe_code: str
    rank: int
    neighbour: str
    closeness: str


@dataclass(frozen=True)
class NeighboursTable:
    """DfE's statistical neighbours in the model of one year."""

    model: str
    rows: tuple[NeighbourRow, ...]
