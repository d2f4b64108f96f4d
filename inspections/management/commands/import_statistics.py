"""`manage.py import_statistics`: an official table, compared with the record."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inspections.importing.statistics import UnreadableTable, read_table, save_table


class Command(BaseCommand):
    """Import an official table, and report every difference."""

    help = (
        "Reads Ofsted's inspection outcomes (ODS), DfE's workforce (CSV) or DfE's statistical neighbours "
        "(CSV). Nothing that stands is overwritten: what differs is reported and waits for an editor."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and the year of a neighbours model."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--model", help="year of a neighbours model, if the file's name has none")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *args: Any, file: Path, model: str | None, dry_run: bool, **options: Any) -> None:
        """Import the file, and print each difference and a summary."""
        try:
            table = read_table(file.read_bytes(), model=model or year_in(file.stem))
        except OSError as error:
            raise CommandError(f"{file} cannot be opened: {error.strerror}.") from error
        except UnreadableTable as unreadable:
            raise CommandError(f"{file.name}: {unreadable} Nothing was imported.") from unreadable
        outcome = save_table(table, file_name=file.name, dry_run=dry_run)
        for problem in outcome.problems:
            self.stdout.write(f"problem: {problem}")
        for difference in outcome.differences:
            self.stdout.write(f"differs: {difference}")
        would = "would be " if dry_run else ""
        self.stdout.write(
            f"{outcome.confirmed} agree with the record, {outcome.added} {would}added, {outcome.proposed} "
            f"{would}proposed, {len(outcome.differences)} differ."
        )
        if dry_run:
            self.stdout.write("This was a dry run: nothing was changed.")


def year_in(name: str) -> str | None:
    """Return the one year that a name holds, or None if it holds none or several."""
    years = set(re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", name))
    return years.pop() if len(years) == 1 else None
