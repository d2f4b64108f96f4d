"""Is the record sound? A sweep of every row for what no constraint of the database can hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inspections.soundness import councils, evidence, inspections
from inspections.soundness.defects import Check, Defect, admin_path

__all__ = ["CHECKS", "Check", "Defect", "Sweep", "admin_path", "sweep"]

CHECKS: tuple[Check, ...] = (*councils.CHECKS, *inspections.CHECKS, *evidence.CHECKS)


@dataclass(frozen=True)
class Sweep:
    """What a sweep found: problems to put right, and remarks on oddities that are documented."""

    problems: tuple[Defect, ...]
    remarks: tuple[Defect, ...]


def sweep(today: date) -> Sweep:
    """Return what every check finds in the whole database, as at today."""
    found = [defect for check in CHECKS for defect in check(today)]
    return Sweep(
        problems=tuple(defect for defect in found if not defect.documented),
        remarks=tuple(defect for defect in found if defect.documented),
    )
