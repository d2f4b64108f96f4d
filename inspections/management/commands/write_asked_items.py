"""`manage.py write_asked_items`: the shipped table of what inspectors asked for, read from reports again."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from inspections.importing.asked_items import asked_items
from inspections.importing.reading_files import read_files


class Command(BaseCommand):
    """Write the table from a folder of reports."""

    help = (
        "Reads a folder of reports and writes what they ask for (inspection, page, item, kind, area, themes) "
        "as fixtures/asked_items.csv. For who maintains the shipped data, after the readers have changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder of reports, and where to write."""
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        target = settings.BASE_DIR / "fixtures" / "asked_items.csv"
        parser.add_argument("--to", type=Path, default=target, help="the file to write")

    def handle(self, *args: Any, folder: Path, to: Path, **options: Any) -> None:
        """Write the table, and say what was left out of it."""
        files = sorted(folder.glob("*.pdf"))
        if not files:
            raise CommandError(f"There is no PDF in {folder}.")
        made = asked_items(reading for _, reading in read_files(files))
        to.write_text(made.table, encoding="utf-8")
        for line in made.left_out:
            self.stdout.write(f"left out: {line}")
        self.stdout.write(f"{made.count} items written to {to}, {len(made.left_out)} left out.")
