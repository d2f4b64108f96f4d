"""Imports asked for in the admin, carried on in short stretches so that a page can show how far they are.

Nothing runs behind the editor's back: who leaves the page stops the import, who comes back takes it up. A
file has an outcome or it has not; importing one twice changes nothing, so a stretch that breaks off loses
nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress

from django.core.files.uploadedfile import UploadedFile

from inspections.extraction.guard import GuardedReader
from inspections.importing.documents import ImportOutcome, read, save
from inspections.models import ImportItem, ImportJob
from inspections.models.imports import LOST
from inspections.vocabulary import PartialDate

SECONDS_A_STRETCH = 2.0
"""After how long a stretch starts no further file, so that the page answers soon."""


def give_files(job: ImportJob, files: Iterable[UploadedFile]) -> None:
    """Return nothing; keeps each file as an item of the import that waits to be read."""
    for file in files:
        name = (file.name or "document")[:200]
        item = ImportItem(job=job, file_name=name)
        # Stored under a name of our own: what a stranger called a file says nothing about where it goes.
        item.file.save(f"{job.pk}", file, save=False)
        item.save()


def carry_on(job: ImportJob, seconds: float = SECONDS_A_STRETCH) -> int:
    """Return how many files still wait, after reading for about this long, one file at least."""
    ends = time.monotonic() + seconds
    with GuardedReader() as reader:
        while (item := job.items.waiting().first()) is not None:
            _import(job, item, reader)
            if time.monotonic() >= ends:
                break
    return job.items.waiting().count()


def _import(job: ImportJob, item: ImportItem, reader: GuardedReader) -> None:
    try:
        with item.file.open() as file:
            data = file.read()
    except FileNotFoundError:
        item.outcome, item.message = LOST, "The file is gone from the server. Give it again."
        item.save()
        return
    reading = read(data, file_name=item.file_name, open_pdf=reader.open)
    outcome = save(
        reading,
        publisher=job.publisher,
        title=job.title,
        address=job.address,
        published=PartialDate.from_iso(job.published) if job.published else None,
        user=job.asked_by,
    )
    item.outcome = outcome.status.value
    item.source = outcome.source
    item.message = _message(outcome)
    item.save()
    # What was read is kept under its hash; the upload has served its purpose.
    with suppress(OSError):
        item.file.storage.delete(str(item.file.name))


def _message(outcome: ImportOutcome) -> str:
    counted = (
        (outcome.proposed, "proposed"),
        (outcome.confirmed, "confirmed"),
        (outcome.conflicting, "in conflict with the record"),
    )
    counts = ", ".join(f"{number} {what}" for number, what in counted if number)
    return "\n".join(filter(None, (counts, *outcome.problems)))
