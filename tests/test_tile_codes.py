"""The codes by which a reader finds a council on the map."""

from __future__ import annotations

import csv
from pathlib import Path

from inspections.charts.tile_codes import LENGTH, tile_codes

FIXTURES = Path(__file__).parent.parent / "fixtures"


def test_one_word_gives_its_beginning_two_words_both_and_more_their_initials() -> None:
    names = [
        "York",
        "North Somerset",
        "Barking and Dagenham",
        "Bournemouth, Christchurch and Poole",
        "St Helens",
    ]
    assert list(tile_codes(names).values()) == ["York", "NSom", "B&D", "BCP", "StHe"]


def test_names_that_begin_alike_are_told_apart() -> None:
    assert tile_codes(["Derby", "Derbyshire"]) == {"Derby": "Derb", "Derbyshire": "Ders"}


def test_no_two_councils_of_today_share_a_code() -> None:
    with (FIXTURES / "councils.csv").open(encoding="utf-8") as file:
        names = [row["short_name"] for row in csv.DictReader(file) if not row["abolished_on"]]
    codes = tile_codes(names)
    assert len(set(codes.values())) == len(names)
    assert all(len(code) <= LENGTH for code in codes.values())
