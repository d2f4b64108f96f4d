"""What importing a document answers."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.models import Inspection, Source
from inspections.vocabulary import ImportStatus


@dataclass(frozen=True)
class ImportOutcome:
    """What importing one document did.

    `proposed` and `confirmed` count records; `conflicts` says what the document states otherwise than the
    record, `changes` everything that it changes, each in a line and conflicts among them, `problems` what
    was not read or not matched, where, and what to do next. NEW means that something waits for an editor.
    """

    status: ImportStatus
    source: Source | None = None
    inspection: Inspection | None = None
    proposed: int = 0
    confirmed: int = 0
    conflicts: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()

    @property
    def conflicting(self) -> int:
        """Return how many values the document states otherwise than the record."""
        return len(self.conflicts)
