"""The readers on the published reports: no wrong value, no paragraph lost."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from inspections.extraction.accuracy import compare
from inspections.extraction.reports import ExtractedReport
from inspections.vocabulary import Grade

PROJECT = Path(__file__).resolve().parents[2]

# Its fifteenth paragraph is not there: the fourteenth is followed by the sixteenth, under a new heading.
PRINTED_GAPS = {"windsor-and-maidenhead_2020-01-13_ilacs.pdf": [14, 16]}


@cache
def reading(corpus: Path) -> tuple[list[str], dict[str, ExtractedReport], int]:
    """Return the values that are not as the reference has them, the reports by file, and the values right."""
    with (corpus / "reports.csv").open(encoding="utf-8", newline="") as handle:
        tally, reports = compare(corpus / "reports", list(csv.DictReader(handle)))
    misses = [
        f"{miss.file}: {miss.name}: read {miss.read or '-'}, expected {miss.expected or '-'}"
        for miss in tally.misses
    ]
    return misses, reports, tally.right.total()


def test_no_value_of_any_report_is_wrong_or_not_found(corpus: Path) -> None:
    misses, reports, right = reading(corpus)
    assert misses == []
    assert len(reports) == 198
    assert right > 9 * len(reports)


def test_every_council_is_matched_as_at_its_inspection(corpus: Path) -> None:
    _, reports, _ = reading(corpus)
    assert [file for file, report in reports.items() if report.dfe_code is None] == []


def test_the_paragraphs_of_each_report_are_numbered_without_a_gap(corpus: Path) -> None:
    _, reports, _ = reading(corpus)
    for file, report in reports.items():
        numbers = [passage.number for passage in report.passages if passage.number is not None]
        gaps = [pair for pair in zip([0, *numbers], numbers, strict=False) if pair[1] != pair[0] + 1]
        assert [list(gap) for gap in gaps] == ([PRINTED_GAPS[file]] if file in PRINTED_GAPS else []), file


def test_every_report_asks_for_something_or_is_outstanding(corpus: Path) -> None:
    _, reports, _ = reading(corpus)
    without = [report for report in reports.values() if not any(one.asked for one in report.passages)]
    grades = {judgement.grade for report in without for judgement in report.judgements}
    assert grades <= {Grade.OUTSTANDING}


@pytest.mark.parametrize("symbol", ["\ufffe", "\x02", "\uf06e", "◼", "\n"])
def test_no_passage_keeps_a_bullet_or_the_mark_of_a_broken_word(corpus: Path, symbol: str) -> None:
    _, reports, _ = reading(corpus)
    assert [
        (file, passage.page)
        for file, report in reports.items()
        for passage in report.passages
        if passage.text.startswith(symbol) or symbol in passage.text.replace("\uf06e", "").replace("◼", "")
    ] == []


def test_every_labelled_passage_is_found_at_its_place(corpus: Path) -> None:
    _, reports, _ = reading(corpus)
    with (PROJECT / "inspections/extraction/labels/evaluation.csv").open(
        encoding="utf-8", newline=""
    ) as handle:
        labels = list(csv.DictReader(handle))
    places = {
        (file, passage.page, passage.number, passage.item if passage.number is None else None)
        for file, report in reports.items()
        for passage in report.passages
    }
    for label in labels:
        number = int(label["number"]) if label["number"] else None
        item = int(label["item"]) if label["item"] and number is None else None
        assert (label["file"], int(label["page"]), number, item) in places
