"""`manage.py check_data`: every row looked at, every problem named, exit 1 if there is any."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inspections.soundness import CHECKS, sweep


class Command(BaseCommand):
    """Sweep the record and print one line for each problem and each remark."""

    help = "Looks at every row for what cannot be right; exits 1 if anything is."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print remarks first, then problems; fail if there is a problem."""
        found = sweep(timezone.localdate())
        for defect in found.remarks:
            self.stdout.write(f"remark: {defect}")
        for defect in found.problems:
            self.stdout.write(f"problem: {defect}")
        counts = ", ".join(
            f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
            for name, things in (("problem", found.problems), ("remark", found.remarks), ("check", CHECKS))
        )
        if found.problems:
            raise CommandError(f"The record is not sound: {counts}.", returncode=1)
        self.stdout.write(f"The record is sound: {counts}.")
