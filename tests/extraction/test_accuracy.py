"""The command that compares a folder of reports with a reference."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from inspections.extraction.accuracy import FIELDS, main
from tests.extraction import samples

TRUE = {
    "file": "a.pdf",
    "framework": "ilacs",
    "kind": "standard",
    "start_date": "2024-10-14",
    "end_date": "2024-10-25",
    "published_date": "2024-12-01",
    "published_from": "filename",
    "overall": "requires_improvement",
    "leadership": "good",
    "help_protection": "requires_improvement",
    "in_care": "good",
    "care_leavers": "inadequate",
}


def folder(tmp_path: Path, **changes: str) -> tuple[str, str]:
    """Return a folder with one report, and a reference whose row has these changes."""
    (tmp_path / "a.pdf").write_bytes(samples.ilacs())
    (tmp_path / "saved.pdf").write_bytes(b"<html>not a report</html>")
    reference = tmp_path / "reference.csv"
    with reference.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, ["file", *FIELDS, "published_from"], restval="")
        writer.writeheader()
        writer.writerow(TRUE | changes)
        writer.writerow({"file": "saved.pdf", "kind": "other"})
    return str(tmp_path), str(reference)


def test_a_reading_that_agrees_passes_and_a_date_known_from_a_file_name_is_not_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(folder(tmp_path)) == 0
    lines = capsys.readouterr().out.splitlines()
    totals = next(line for line in lines if line.startswith("all "))
    assert totals.split() == ["all", "9", "0", "0"]


def test_a_wrong_value_is_listed_with_its_file_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(folder(tmp_path, overall="good")) == 1
    assert "wrong: a.pdf: overall: read requires_improvement, expected good" in capsys.readouterr().out


def test_a_value_not_found_is_listed_and_does_not_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(folder(tmp_path, adoption="good")) == 0
    assert "not found: a.pdf: adoption: read -, expected good" in capsys.readouterr().out


def test_a_value_that_the_reference_does_not_have_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(folder(tmp_path, care_leavers="")) == 1
    assert "care_leavers: read inadequate, expected -" in capsys.readouterr().out


def test_labelled_passages_are_counted_by_page_and_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text(
        "file,page,number,item,area,kind,themes\n"
        "a.pdf,2,1,,help_protection,strength,front_door\n"
        "a.pdf,2,,2,leadership,area_for_improvement,placement_sufficiency\n"
        "a.pdf,9,1,,help_protection,strength,front_door\n"
        "elsewhere.pdf,2,1,,help_protection,strength,front_door\n",
        encoding="utf-8",
    )
    written = tmp_path / "figures.json"
    assert main([*folder(tmp_path), "--passages", str(labels), "--write", str(written)]) == 0
    figures = json.loads(written.read_text(encoding="utf-8"))
    assert figures["passages"]["labels"] == 3
    assert figures["passages"]["found"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["passages"]["area"] == 0.5
    assert figures["fields"]["overall"] == {"right": 1, "wrong": 0, "not_found": 0}
    assert figures["reports"] == 2


def test_readers_of_the_same_passage_are_compared_with_ours_and_with_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text(
        "file,page,number,item,area,kind,themes,reader\n"
        "a.pdf,2,1,,help_protection,strength,front_door|thresholds,1\n"
        "a.pdf,2,1,,help_protection,mixed,thresholds,2\n",
        encoding="utf-8",
    )
    written = tmp_path / "figures.json"
    assert main([*folder(tmp_path), "--passages", str(labels), "--write", str(written)]) == 0
    figures = json.loads(written.read_text(encoding="utf-8"))
    assert figures["passages"]["labels"] == 1
    assert figures["passages"]["kind"] == 0.5
    assert figures["readers"] == {
        "kind": 0.0,
        "polarity": 0.0,
        "first theme": 0.0,
        "themes": pytest.approx(2 / 3, abs=1e-4),
    }


@pytest.mark.parametrize("absent", ["reports", "reference"])
def test_a_path_that_does_not_exist_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], absent: str
) -> None:
    paths = dict(zip(("reports", "reference"), folder(tmp_path), strict=True))
    paths[absent] = str(tmp_path / "nowhere")
    assert main(list(paths.values())) == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_table_without_the_columns_of_the_reference_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports, _ = folder(tmp_path)
    other = tmp_path / "other.csv"
    other.write_text("file,grade\na.pdf,good\n", encoding="utf-8")
    assert main([reports, str(other)]) == 2
    assert "framework" in capsys.readouterr().err


def test_articles_are_measured_against_what_was_curated_from_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles, curated = tmp_path / "articles", tmp_path / "curated"
    articles.mkdir()
    curated.mkdir()
    written = tmp_path / "figures.json"
    arguments = [*folder(tmp_path), "--articles", str(articles), str(curated), "--write", str(written)]
    assert main(arguments) == 0
    figures = json.loads(written.read_text(encoding="utf-8"))
    assert figures["articles"]["number"] == 0
    assert list(figures["articles"]["measures"]) == ["inspections", "grades", "findings", "responses"]
    assert "in 0 articles" in capsys.readouterr().out
