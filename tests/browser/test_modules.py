"""The pure modules of the scripts: where steps and labels stand, and which names a reader means."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)


def call(page: Page, module: str, name: str, *arguments: Any) -> Any:
    """Return what a function of static/js/lib/ returns; maps come back as lists of pairs."""
    page.goto("/about/")
    return page.evaluate(
        """async ([module, name, given]) => {
            const found = await import(`/static/js/lib/${module}.js`);
            const revived = given.map((each) => (each?.pairs ? new Map(each.pairs) : each));
            const answer = found[name](...revived);
            return answer instanceof Map ? [...answer] : answer;
        }""",
        [module, name, list(arguments)],
    )


ROWS = {"pairs": [["good", 1], ["inadequate", 3]]}
LANES = {"pairs": [["overall", 0.1]]}


def test_lines_at_one_grade_run_side_by_side_within_its_row(page: Page) -> None:
    series = [{"line": "overall"}, {"line": "in_care"}, {"line": "in_care"}, {"line": "leadership"}]
    lanes = dict(call(page, "steps", "lanesOf", series))
    assert list(lanes) == ["overall", "in_care", "leadership"]
    assert lanes["overall"] < lanes["in_care"] < lanes["leadership"]
    assert all(abs(offset) < 0.5 for offset in lanes.values())


def test_a_step_reaches_to_the_next_and_the_last_to_its_end(page: Page) -> None:
    points = [
        {"x": 2016, "until": 2020, "grade": "inadequate"},
        {"x": 2020, "until": 2026, "grade": "good"},
    ]
    steps = call(page, "steps", "stepsOf", {"line": "overall", "points": points}, ROWS, LANES)
    assert [(step["x"], step["y"]) for step in steps] == [(2016, 3.1), (2020, 1.1), (2026, 1.1)]
    assert steps[-1]["point"] is None


def test_a_judgement_not_given_for_a_time_leaves_a_gap(page: Page) -> None:
    points = [{"x": 2016, "until": 2019, "grade": "good"}, {"x": 2023, "until": 2026, "grade": "good"}]
    steps = call(page, "steps", "stepsOf", {"line": "overall", "points": points}, ROWS, LANES)
    assert [step["x"] for step in steps] == [2016, 2019, 2019, 2023, 2026]
    assert steps[2]["y"] != steps[2]["y"]  # not a number: Chart.js draws no line there


def test_labels_that_would_cover_each_other_are_moved_apart(page: Page) -> None:
    placed = call(page, "steps", "spread", [50, 52, 54, 150], 15, 0, 200)
    assert all(after - before >= 15 for before, after in pairwise(placed))
    assert min(placed) >= 0
    assert max(placed) <= 200


def test_labels_stay_inside_the_chart(page: Page) -> None:
    placed = call(page, "steps", "spread", [195, 197, 199], 15, 0, 200)
    assert max(placed) <= 200
    assert all(after - before >= 15 for before, after in pairwise(placed))


def test_years_are_thinned_out_where_there_is_little_room(page: Page) -> None:
    assert call(page, "steps", "yearsBetween", 2013.8, 2017.2, 14) == [2014, 2015, 2016, 2017]
    assert call(page, "steps", "yearsBetween", 2013.8, 2026.4, 5) == [2014, 2017, 2020, 2023, 2026]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("st h", ["St. Helens"]),
        ("b&ne", []),
        ("north and", ["Bath and North East Somerset"]),
        ("ea", ["East Riding", "Bath and North East Somerset"]),
        ("len", ["St. Helens"]),
        ("  ", []),
    ],
)
def test_names_are_found_by_what_is_typed(page: Page, typed: str, names: list[str]) -> None:
    options = [{"name": name} for name in ("Bath and North East Somerset", "East Riding", "St. Helens")]
    found = call(page, "matching", "matching", options, typed, 8)
    assert [each["name"] for each in found] == names


def test_no_more_names_are_offered_than_fit(page: Page) -> None:
    options = [{"name": f"Council {number}"} for number in range(20)]
    assert len(call(page, "matching", "matching", options, "council", 8)) == 8


def test_a_council_is_found_by_any_of_its_names(page: Page) -> None:
    bath = {"name": "Bath and North East Somerset", "also": ["B&NES", "BANES Council"]}
    options = [{"name": "Barnet", "also": ["Barnet Council"]}, bath]
    assert call(page, "matching", "matching", options, "b&ne", 8) == [bath]
