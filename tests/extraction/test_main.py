"""The command that prints what was read as JSON lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from inspections.extraction import EXTRACTOR_VERSION
from inspections.extraction.__main__ import main
from tests.extraction import samples
from tests.extraction.typewriter import Typewriter

KEYS = {
    "file",
    "document",
    "about_council_childrens_services",
    "extractor_version",
    "title",
    "published",
    "councils",
    "inspections",
    "passages",
    "responses",
    "figures",
    "problems",
}


def printed(capsys: pytest.CaptureFixture[str], *paths: Path) -> list[dict[str, Any]]:
    """Return the records that the command prints for these paths."""
    assert main([str(path) for path in paths]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def saved(folder: Path, name: str, data: bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_report_is_one_line_with_the_slugs_of_the_reference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (record,) = printed(capsys, saved(tmp_path, "report.pdf", samples.ilacs()))
    assert record.keys() >= KEYS
    assert (record["file"], record["document"]) == ("report.pdf", "report")
    assert record["about_council_childrens_services"] is True
    assert record["extractor_version"] == EXTRACTOR_VERSION
    (inspection,) = record["inspections"]
    assert (inspection["framework"], inspection["kind"], inspection["role"]) == (
        "ilacs",
        "standard",
        "subject",
    )
    assert (inspection["start"], inspection["end"], inspection["precision"]) == (
        "2024-10-14",
        "2024-10-25",
        "day",
    )
    assert inspection["judgements"]["help_protection"] == {
        "grade": "requires_improvement",
        "page": 1,
        "words": "The experiences and progress of children who need help and protection "
        "Requires improvement to be good",
        "confirmed_on_page": 2,
    }
    first = record["passages"][0]
    assert (first["page"], first["item"], first["kind"]) == (2, 1, "area_for_improvement")


def test_the_joint_judgement_stands_under_in_care_and_says_that_it_covers_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = samples.ilacs(dates="4 to 15 March 2019", leavers=None)
    (record,) = printed(capsys, saved(tmp_path, "report.pdf", data))
    (inspection,) = record["inspections"]
    assert inspection["in_care_covers_care_leavers"] is True
    assert inspection["judgements"]["in_care"]["grade"] == "good"
    assert "care_leavers" not in inspection["judgements"]
    assert {passage["area"] for passage in record["passages"]} == {"help_protection", "in_care", "leadership"}


def test_files_that_cannot_be_read_are_records_with_their_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = samples.ilacs()
    records = printed(
        capsys,
        saved(tmp_path, "page.pdf", b"<html><title>Not found</title></html>"),
        saved(tmp_path, "nothing.pdf", b""),
        saved(tmp_path, "cut.pdf", cut[: len(cut) // 2]),
    )
    assert [record["document"] for record in records] == ["not_recognised"] * 3
    assert [record["problems"][0]["slug"] for record in records] == ["not_a_pdf", "empty", "truncated"]


def test_a_pdf_about_something_else_is_not_recognised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Typewriter().page().heading("Minutes of the allotment committee")
    page.paragraph(
        "The committee met and spoke about the hedges, which had grown since the spring of last year."
    )
    (record,) = printed(capsys, saved(tmp_path, "minutes.pdf", page.pdf()))
    assert record["document"] == "not_recognised"
    assert record["about_council_childrens_services"] is False


def test_a_folder_is_read_whole_in_the_order_of_its_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(tmp_path, "b.pdf", samples.sif())
    saved(tmp_path, "a.pdf", samples.ilacs())
    assert [record["file"] for record in printed(capsys, tmp_path)] == ["a.pdf", "b.pdf"]


def test_a_path_that_does_not_exist_is_named_and_nothing_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "absent.pdf")]) == 2
    caught = capsys.readouterr()
    assert "absent.pdf" in caught.err
    assert caught.out == ""
