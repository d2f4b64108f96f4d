"""How well passages of published reports are classified, against labels it never learned from."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from inspections.extraction.reports import read_report
from inspections.extraction.themes import classify

LABELS = Path(__file__).resolve().parents[2] / "inspections" / "extraction" / "labels"
GROUNDS = ("neutral", "strength", "concern", "mixed")


def labels(name: str) -> list[dict[str, str]]:
    with (LABELS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def counts(corpus: Path) -> Counter[str]:
    """How the evaluation labels and the classifier agree, counted over all passages that were found."""
    found: Counter[str] = Counter()
    by_file: dict[str, dict[tuple[str, str], dict[str, str]]] = {}
    for row in labels("evaluation.csv"):
        by_file.setdefault(row["file"], {})[row["number"], row["item"]] = row
    for file, rows in by_file.items():
        report = read_report((corpus / "reports" / file).read_bytes())
        for passage in report.passages if report else ():
            place = (str(passage.number or ""), str(passage.item or "") if passage.asked else "")
            if place not in rows:
                continue
            row = rows[place]
            said = classify(passage.text, area=passage.area, asked=passage.asked)
            themes = set(row["themes"].split("|")) - {""}
            found["passages"] += 1
            found["kind"] += said.kind == row["kind"]
            found["spoken"] += bool(themes)
            found["first"] += bool(said.themes) and said.themes[0] in themes
            found["shared"] += len(themes.intersection(said.themes))
            found["given"] += len(themes) + len(said.themes)
            found["certain"] += said.certain
            found["certain and right"] += (
                said.certain and said.kind == row["kind"] and said.themes[0] in themes
            )
    return found


def test_kinds_and_themes_are_as_right_as_the_documents_say(counts: Counter[str]) -> None:
    assert counts["passages"] > 480
    assert counts["kind"] / counts["passages"] >= 0.87
    assert 2 * counts["shared"] / counts["given"] >= 0.73
    assert counts["first"] / counts["spoken"] >= 0.92


def test_what_is_called_certain_is_right_nearly_always(counts: Counter[str]) -> None:
    assert counts["certain"] / counts["passages"] >= 0.2
    assert counts["certain and right"] / counts["certain"] >= 0.93


def test_no_passage_is_in_both_sets_of_labels_nor_any_council() -> None:
    def councils(name: str) -> set[str]:
        return {row["file"].split("_")[0] for row in labels(name)}

    assert not councils("tuning.csv") & councils("evaluation.csv")
    assert not councils("clauses.csv") & councils("evaluation.csv")


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
