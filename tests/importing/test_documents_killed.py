"""An import is killed at any moment: every document is wholly in or out, and starting again finishes."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from tests.extraction import samples
from tests.importing.shipped_files import COUNCILS, shipped_folder, with_cell

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTS = 24
KILLS = 5
MONTHS = ("January", "March", "May", "July", "September", "November")

ROWS = {
    "parts": "SELECT count(*) FROM inspections_documentpart WHERE document_id = document.id",
    "inspections": (
        "SELECT count(*) FROM inspections_citation WHERE source_id = document.source_id "
        "AND inspection_id IS NOT NULL"
    ),
    "judgements": (
        "SELECT count(*) FROM inspections_citation WHERE source_id = document.source_id "
        "AND judgement_id IS NOT NULL"
    ),
    "findings": (
        "SELECT count(*) FROM inspections_citation WHERE source_id = document.source_id "
        "AND finding_id IS NOT NULL"
    ),
    "themes": (
        "SELECT count(*) FROM inspections_findingtheme WHERE finding_id IN (SELECT finding_id FROM "
        "inspections_citation WHERE source_id = document.source_id)"
    ),
    "versions": (
        "SELECT count(*) FROM inspections_historicalfinding WHERE id IN (SELECT finding_id FROM "
        "inspections_citation WHERE source_id = document.source_id)"
    ),
}


class Installation:
    """A site of its own in a folder, with one council and nothing imported."""

    def __init__(self, folder: Path, fixtures: Path) -> None:
        """Make the database."""
        self.folder = folder
        self.environment = {
            **os.environ,
            "VAR_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "ofstedtracker.settings.local",
        }
        self.run("migrate", "--verbosity", "0")
        self.run("load_fixtures", "--quiet", "--folder", str(fixtures))

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Return the running command of this installation."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=PROJECT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *command: str) -> str:
        """Return what the command printed; it must succeed."""
        process = self.start(*command)
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, said
        return said

    def documents(self) -> dict[str, dict[str, int]]:
        """Return what hangs on each document, by its hash."""
        counted = ", ".join(f"({query}) AS {name}" for name, query in ROWS.items())
        with closing(sqlite3.connect(self.folder / "db.sqlite3")) as database:
            database.row_factory = sqlite3.Row
            rows = database.execute(f"SELECT sha256, file, {counted} FROM inspections_document AS document")
            found = {}
            for row in rows:
                kept = (self.folder / "documents" / row["file"]).read_bytes()
                assert sha256(kept).hexdigest() == row["sha256"]
                found[row["sha256"]] = {name: row[name] for name in ROWS}
            return found

    def count(self, table: str, condition: str = "1") -> int:
        """Return how many rows of a table fit the condition."""
        with closing(sqlite3.connect(self.folder / "db.sqlite3", timeout=20)) as database:
            return int(database.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()[0])

    def sources(self) -> int:
        """Return how many sources there are, those that ship left out."""
        loaded = (
            "SELECT json_extract(\"values\", '$.pk') FROM inspections_loadedrecord WHERE model = 'Source'"
        )
        return self.count("inspections_source", f"id NOT IN ({loaded})")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of reports on one council, of as many inspections."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(DOCUMENTS):
        month, year = MONTHS[number % len(MONTHS)], 2018 + number // len(MONTHS)
        report = samples.ilacs(dates=f"{6 + number % 3} to {17 + number % 3} {month} {year}")
        (folder / f"{number:02d}.pdf").write_bytes(report)
    return folder


@pytest.fixture
def fixtures(tmp_path: Path) -> Path:
    """The shipped files, in which the council of the samples has its name."""
    names = "Westshire|Westshire County Council"
    return shipped_folder(tmp_path / "fixtures", councils=with_cell(COUNCILS, 2, "aliases", names))


def installations(tmp_path: Path, fixtures: Path) -> Iterator[Installation]:
    """Yield installations that know nothing of each other."""
    for number in range(2):
        (tmp_path / f"site{number}").mkdir()
        yield Installation(tmp_path / f"site{number}", fixtures)


def test_an_import_killed_at_any_moment_leaves_whole_documents_only(
    tmp_path: Path, fixtures: Path, reports: Path
) -> None:
    undisturbed, killed = installations(tmp_path, fixtures)
    command = ("import_documents", str(reports), "--workers", "2")
    undisturbed.run(*command)
    whole = undisturbed.documents()
    assert len(whole) == DOCUMENTS
    assert all(count for counts in whole.values() for count in counts.values())

    moments = random.Random(20_250_331)
    for _ in range(KILLS):
        process = killed.start(*command)
        wanted = killed.count("inspections_document") + moments.randrange(1, 6)
        while process.poll() is None and killed.count("inspections_document") < wanted:
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.05))
        process.kill()
        process.communicate()
        for document, counts in killed.documents().items():
            assert counts == whole[document]
        assert killed.sources() == len(killed.documents())

    assert "0 unmatched, 0 unreadable" in killed.run(*command)
    assert killed.documents() == whole
    assert f"{DOCUMENTS} unchanged" in killed.run(*command)
