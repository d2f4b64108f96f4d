"""Every measure can be shown: it has a unit, a label and a meaning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inspections.vocabulary import MEASURE_UNITS, WORKFORCE_MEASURES, Measure, Unit

ARTICLES = Path(__file__).resolve().parents[1] / "fixtures" / "articles"


def test_every_measure_has_a_unit_a_label_and_a_meaning() -> None:
    assert set(MEASURE_UNITS) == set(Measure)
    assert all(measure.label and measure.meaning and isinstance(measure.unit, Unit) for measure in Measure)


def test_workforce_measures_are_rates_and_a_number_of_cases() -> None:
    assert {measure.unit for measure in WORKFORCE_MEASURES} == {Unit.PERCENT, Unit.CASES}


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.json")), ids=lambda path: path.stem)
def test_the_articles_give_figures_in_the_units_of_their_measures(path: Path) -> None:
    for figure in json.loads(path.read_text(encoding="utf-8"))["figures"]:
        assert Measure(figure["measure"]).unit == figure["unit"], figure["key"]
