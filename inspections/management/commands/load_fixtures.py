"""`manage.py load_fixtures`: the data that ship, into the database, beside what people have changed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from inspections.importing.shipped import LoadReport, MalformedShippedData, Outcome, fetch, parse, save

NAMES_SHOWN = 20
"""The most records that the report names of one sort."""


class Command(BaseCommand):
    """Load the shipped data, and say what was done with each file."""

    help = "Loads the data that ship. Repeatable; what an editor has changed or deleted stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder and whether to report."""
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR / "fixtures", help="where the files are"
        )
        parser.add_argument("--quiet", action="store_true", help="report nothing but errors")

    def handle(self, *args: Any, folder: Path, quiet: bool, **options: Any) -> None:
        """Load everything, or fail with every problem and leave the database as it was."""
        try:
            records = parse(fetch(folder))
            silent = quiet or not sys.stderr.isatty()
            with tqdm(total=len(records), unit=" records", disable=silent, leave=False) as bar:
                report = save(records, bar.update)
        except MalformedShippedData as malformed:
            count = len(malformed.problems)
            raise CommandError(
                f"Nothing was loaded: {count} problem{'s' if count > 1 else ''} in {folder}.\n{malformed}"
            ) from malformed
        if not quiet:
            self._print(report)

    def _print(self, report: LoadReport) -> None:
        """Print a table of outcomes by file, and the records that were kept as people left them."""
        self.stdout.write("  ".join([*(outcome.value for outcome in Outcome), "file"]))
        for file, counts in report.counts.items():
            cells = (str(counts[outcome]).rjust(len(outcome.value)) for outcome in Outcome)
            self.stdout.write("  ".join([*cells, file]))
        self._print_names([f"{outcome.value}: {record}" for outcome, record in report.kept])
        self._print_names([f"no longer shipped, left as it is: {name}" for name in report.no_longer_shipped])

    def _print_names(self, lines: list[str]) -> None:
        """Print the first lines, and how many there are beyond them."""
        for line in lines[:NAMES_SHOWN]:
            self.stdout.write(line)
        if len(lines) > NAMES_SHOWN:
            self.stdout.write(f"... and {len(lines) - NAMES_SHOWN} more")
