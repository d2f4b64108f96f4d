"""The command takes files and folders, says what each brought, and goes on where it stopped."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from inspections.importing import reading_files
from inspections.importing.reading_files import read_files
from inspections.models import Council, Document, Source
from tests import factories
from tests.extraction import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A folder with a report, a file that is none, and one that is hidden."""
    settings.MEDIA_ROOT = tmp_path / "documents"
    factories.council("Westshire", aliases=["Westshire County Council"])
    reports = tmp_path / "reports"
    (reports / "older").mkdir(parents=True)
    (reports / "older" / "westshire.pdf").write_bytes(samples.ilacs())
    (reports / "page.pdf").write_bytes(b"<!DOCTYPE html><p>Sign in")
    (reports / ".hidden.pdf").write_bytes(b"nothing")
    return reports


def run(*arguments: str) -> str:
    """Return what the command prints; it reads in this process."""
    said = StringIO()
    call_command("import_documents", *arguments, workers=1, stdout=said)
    return said.getvalue()


def test_a_folder_is_imported_whole_and_every_problem_named(folder: Path) -> None:
    said = run(str(folder))
    assert "Documents: 1 new, 0 unchanged, 0 confirmed, 0 unmatched, 1 unreadable." in said
    assert "page.pdf: problem: The file is not a PDF" in said
    assert ".hidden" not in said
    assert Document.objects.get().file_name == "westshire.pdf"


def test_a_second_run_reads_nothing_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(str(folder / "older"))
    monkeypatch.setattr(reading_files, "read_file", pytest.fail)
    assert "0 new, 1 unchanged" in run(str(folder / "older"))


def test_a_dry_run_prints_every_change_and_makes_none(folder: Path) -> None:
    said = run(str(folder), "--dry-run")
    assert "westshire.pdf: proposed: Westshire: " in said
    assert "would be proposed" in said
    assert not Source.objects.exists()


def test_the_council_that_is_missing_is_named_with_what_to_do(folder: Path) -> None:
    Council.objects.all().delete()
    said = run(str(folder))
    assert "1 unmatched" in said
    assert "add this name to its aliases; then import the document again" in said


def test_a_path_that_does_not_exist_stops_the_command_at_once(folder: Path) -> None:
    with pytest.raises(CommandError, match=r"missing\.pdf"):
        run(str(folder), str(folder / "missing.pdf"))
    assert not Source.objects.exists()


def test_several_processes_give_the_readings_in_the_order_of_the_files(folder: Path) -> None:
    paths = [folder / "page.pdf", folder / "older" / "westshire.pdf"] * 6
    found = list(read_files(paths, workers=2))
    assert [path for path, _ in found] == paths
    assert [bool(reading.problem) for _, reading in found] == [True, False] * 6


def test_a_folder_in_place_of_a_file_is_a_named_problem(folder: Path) -> None:
    [(_, reading)] = read_files([folder], workers=1)
    assert "Is a directory" in reading.problem
