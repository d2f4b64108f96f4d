"""`manage.py import_documents`: reports and articles, from files and folders, become proposals."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from inspections.importing.documents import ImportOutcome, already_imported, save
from inspections.importing.reading import LARGEST_FILE
from inspections.importing.reading_files import read_files
from inspections.vocabulary import ImportStatus


class Command(BaseCommand):
    """Import documents, and say what each brought."""

    help = (
        "Reads inspection reports (PDF) and news articles (text, HTML) and proposes what they say. What a "
        "person has decided stays as it is. Interrupted, it goes on where it stopped when started again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files and folders, and how to go about them."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a document, or a folder")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        parser.add_argument("--workers", type=int, help="how many processes read; one a core unless given")

    def handle(
        self, *args: Any, paths: list[Path], dry_run: bool, workers: int | None, **options: Any
    ) -> None:
        """Import every file, each wholly or not at all, and print the summary."""
        if missing := [str(path) for path in paths if not path.exists()]:
            raise CommandError(f"There is no {', '.join(missing)}. Give files or folders that exist.")
        if workers is not None and workers < 1:
            raise CommandError("--workers must be at least 1.")
        import_paths(self, list(files_in(paths)), dry_run=dry_run, workers=workers)


def import_paths(
    command: BaseCommand, files: list[Path], *, dry_run: bool = False, workers: int | None = None
) -> None:
    """Return nothing; imports the files with a progress bar and prints what that did, and each problem."""
    outcomes: Counter[ImportStatus] = Counter()
    totals: Counter[str] = Counter()
    with tqdm(total=len(files), unit=" documents", disable=not sys.stderr.isatty(), leave=False) as bar:
        waiting = _not_yet_imported(files, outcomes, bar)
        for path, reading in read_files(waiting, workers=workers):
            outcome = save(reading, dry_run=dry_run)
            outcomes[outcome.status] += 1
            totals.update(
                proposed=outcome.proposed, confirmed=outcome.confirmed, conflicting=outcome.conflicting
            )
            with tqdm.external_write_mode(file=sys.stderr):
                _print(command, path, outcome, dry_run)
            bar.update()
    _print_summary(command, outcomes, totals, dry_run)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files, and those in the folders in the order of their names; hidden ones are left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for one in sorted(path.rglob("*")):
            if one.is_file() and not any(part.startswith(".") for part in one.relative_to(path).parts):
                yield one


def _not_yet_imported(files: list[Path], outcomes: Counter[ImportStatus], bar: tqdm) -> Iterator[Path]:
    """Yield the files that are to be read; counts those that were imported before as unchanged."""
    for path in files:
        try:
            # Nothing of a larger size can be among the imported ones, so it is not read to look it up.
            known = path.stat().st_size <= LARGEST_FILE and already_imported(path.read_bytes())
        except OSError:
            known = False  # the reader says what is wrong with it
        if known:
            outcomes[ImportStatus.UNCHANGED] += 1
            bar.update()
        else:
            yield path


def _print(command: BaseCommand, path: Path, outcome: ImportOutcome, dry_run: bool) -> None:
    """Print what a person should know of one document; in a dry run, everything that would change."""
    lines = list(outcome.changes) if dry_run else [f"conflict: {each}" for each in outcome.conflicts]
    lines += [f"problem: {problem}" for problem in outcome.problems]
    for line in lines:
        command.stdout.write(f"{path.name}: {line}")


def _print_summary(
    command: BaseCommand, outcomes: Counter[ImportStatus], totals: Counter[str], dry_run: bool
) -> None:
    documents = ", ".join(f"{outcomes[status]} {status.value}" for status in ImportStatus)
    command.stdout.write(f"Documents: {documents}.")
    what = "would be" if dry_run else "were"
    command.stdout.write(
        f"Records: {totals['proposed']} {what} proposed, {totals['confirmed']} confirmed, "
        f"{totals['conflicting']} conflicting."
    )
    if dry_run:
        command.stdout.write("This was a dry run: nothing was changed.")
    elif totals["proposed"] or totals["conflicting"]:
        command.stdout.write("Review them in the admin, under Sources.")
