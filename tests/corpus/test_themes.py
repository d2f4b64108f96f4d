"""How well passages of published reports are classified, against labels it never learned from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from inspections.extraction.passage_accuracy import measure
from inspections.extraction.reports import ExtractedReport, read_report

LABELS = Path(__file__).resolve().parents[2] / "inspections" / "extraction" / "labels"
GROUNDS = ("neutral", "strength", "concern", "mixed")


def labels(name: str) -> list[dict[str, str]]:
    with (LABELS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def reports(corpus: Path) -> dict[str, ExtractedReport]:
    """The reports of the evaluation labels, read."""
    files = {row["file"] for row in labels("evaluation.csv")}
    read = {file: read_report((corpus / "reports" / file).read_bytes()) for file in files}
    return {file: report for file, report in read.items() if report is not None}


def test_kinds_and_themes_are_as_right_as_the_documents_say(
    corpus: Path, reports: dict[str, ExtractedReport]
) -> None:
    found = measure(corpus / "reports", labels("evaluation.csv"), reports)
    assert found.passages == 452
    assert found.ours["found"] == 1
    assert found.ours["area"] >= 0.95
    assert found.ours["kind"] >= 0.9
    assert found.ours["polarity"] >= 0.89
    assert found.ours["themes"] >= 0.79
    assert found.ours["first theme"] >= 0.95


def test_what_is_called_certain_is_right_nearly_always(reports: dict[str, ExtractedReport]) -> None:
    rows = {(row["file"], row["number"], row["item"]): row for row in labels("evaluation.csv")}
    certain = [
        passage.kind == row["kind"] and passage.themes[0] in row["themes"].split("|")
        for file, report in reports.items()
        for passage in report.passages
        if passage.certain
        and (
            row := rows.get(
                (file, str(passage.number or ""), str(passage.item or "") if passage.asked else "")
            )
        )
    ]
    assert len(certain) >= 150
    assert sum(certain) / len(certain) >= 0.95


def test_no_passage_is_in_both_sets_of_labels_nor_any_council() -> None:
    def councils(name: str) -> set[str]:
        return {row["file"].split("_")[0] for row in labels(name)}

    assert not councils("tuning.csv") & councils("evaluation.csv")


@pytest.mark.parametrize("name", ["tuning.csv", "evaluation.csv"])
def test_every_label_uses_the_words_of_the_themes_and_kinds(name: str, corpus: Path) -> None:
    with (corpus / "themes.csv").open(encoding="utf-8", newline="") as file:
        slugs = {row["slug"] for row in csv.DictReader(file)}
    asked = ("area_for_improvement", "recommendation", "priority_action")
    for row in labels(name):
        themes = [theme for theme in row["themes"].split("|") if theme]
        assert slugs.issuperset(themes), row
        assert len(themes) == len(set(themes)) <= 4, row
        assert themes or row["kind"] == "neutral", row
        assert row["kind"] in (*GROUNDS, *asked), row
