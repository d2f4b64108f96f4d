"""`manage.py fetch_reports`: the reports whose address the record holds, downloaded and imported."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from inspections.importing.documents import already_imported, read, save
from inspections.importing.fetching import Downloads, Fetcher, Politeness, Refused
from inspections.importing.fetching.hosts import Gate
from inspections.importing.unread import known_addresses, unread_addresses
from inspections.vocabulary import ImportStatus


class Command(BaseCommand):
    """Fetch reports that were not read yet, and import each as it arrives."""

    help = (
        "Downloads the reports whose address the record holds and that were not read yet, slowly and only "
        "from REPORT_HOSTS, and imports them. Interrupted, it goes on where it stopped when started again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how many, whether to look for changed ones, and how slowly."""
        parser.add_argument("--limit", type=int, help="fetch at most so many")
        parser.add_argument("--again", action="store_true", help="ask for those already read too")
        parser.add_argument("--pause", type=float, default=1.0, help="seconds between requests")

    def handle(self, *args: Any, limit: int | None, again: bool, pause: float, **options: Any) -> None:
        """Fetch and import, one after another; what cannot be had is named, and the rest goes on."""
        if limit is not None and limit < 1:
            raise CommandError("--limit must be at least 1.")
        if pause < 0:
            raise CommandError("--pause must not be negative.")
        addresses = (known_addresses() if again else unread_addresses())[:limit]
        fetcher = self.fetcher(pause)
        counts: Counter[str] = Counter()
        with tqdm(addresses, unit=" reports", disable=not sys.stderr.isatty(), leave=False) as bar:
            for address in bar:
                with tqdm.external_write_mode(file=sys.stderr):
                    counts[self._fetch(fetcher, address)] += 1
        told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
        self.stdout.write(f"Reports: {told or 'none to fetch'}.")

    def fetcher(self, pause: float) -> Fetcher:
        """Return what downloads, into the folder of this installation and from the configured hosts."""
        folder = settings.VAR_DIR / "downloads"
        return Fetcher(Downloads(folder), Gate(settings.REPORT_HOSTS), Politeness(pause=pause))

    def _fetch(self, fetcher: Fetcher, address: str) -> str:
        """Return in a word what became of one address; prints every problem."""
        try:
            data = fetcher.fetch(address).read_bytes()
        except Refused as refused:
            self.stdout.write(f"problem: {refused}")
            return "not fetched"
        if already_imported(data):
            return ImportStatus.UNCHANGED.value
        return self._import(data, address)

    def _import(self, data: bytes, address: str) -> str:
        name = address.rstrip("/").rsplit("/", 1)[-1]
        reading = read(data, file_name=name)
        outcome = save(reading, address=address)
        for conflict in outcome.conflicts:
            self.stdout.write(f"{address}: conflict: {conflict}")
        for problem in outcome.problems:
            self.stdout.write(f"{address}: problem: {problem}")
        return ImportStatus(outcome.status).value
