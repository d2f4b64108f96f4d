"""The tags of the interface: a grade, a date and a figure read the same on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from inspections.templatetags.interface import grade, moment, quantity, years_and_days
from inspections.vocabulary import Absence, Grade, Measure, PartialDate, Precision


@dataclass
class Judged:
    """What the grade tag is given by answers and records alike."""

    grade: Grade | str | None
    absence: Absence | str | None


@dataclass
class Stated:
    """What the figure tag is given."""

    measure: Measure
    value: Decimal


@pytest.mark.parametrize(
    "judged", [Grade.REQUIRES_IMPROVEMENT, "requires_improvement", Judged("requires_improvement", "")]
)
def test_a_grade_is_a_letter_and_a_word_whatever_it_comes_as(judged: Grade | str | Judged) -> None:
    shown = grade(judged)
    assert (shown["letter"], shown["label"]) == ("RI", "Requires improvement to be good")
    assert grade(judged, short=True)["label"] == "Requires improvement"


@pytest.mark.parametrize(
    "judged", [Absence.NO_LONGER_GIVEN, "no_longer_given", Judged(None, Absence.NO_LONGER_GIVEN)]
)
def test_a_missing_grade_has_no_letter_and_says_why(judged: Absence | str | Judged) -> None:
    shown = grade(judged)
    assert (shown["slug"], shown["letter"], shown["label"]) == ("absent", "", "No longer given")


@pytest.mark.parametrize("judged", ["splendid", "", Judged("", "")])
def test_a_word_that_is_no_grade_is_refused(judged: str | Judged) -> None:
    with pytest.raises(ValueError, match="is not a valid Absence"):
        grade(judged)


def test_a_date_is_said_as_exactly_as_it_is_known() -> None:
    month = PartialDate(date(2021, 11, 1), Precision.MONTH)
    assert moment(month) == '<time datetime="2021-11">November 2021</time>'
    assert moment(date(2021, 11, 4)) == '<time datetime="2021-11-04">4 November 2021</time>'
    assert moment(None) == "date not known"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (61, "61 days"),
        (62, "2 months"),
        (365, "1 year"),
        (400, "1 year and 1 month"),
        (730, "2 years"),
        (1170, "3 years and 2 months"),
    ],
)
def test_a_span_of_days_is_said_in_the_unit_that_fits(days: int, said: str) -> None:
    assert years_and_days(days) == said


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [
        (Measure.TURNOVER_RATE, "12.30", "12.3%"),
        (Measure.TURNOVER_RATE, "0.00", "0%"),
        (Measure.TURNOVER_RATE, "100.00", "100%"),
        (Measure.INVESTMENT, "10000000.00", "£10,000,000"),
        (Measure.CONTACT_DECISION_TIME, "24.00", "24 hours"),
        (Measure.CASE_REVIEW_PERIOD, "1.00", "1 month"),
        (Measure.CASELOAD, "16.50", "16.5"),
    ],
)
def test_a_figure_has_its_unit_and_no_needless_zeros(measure: Measure, value: str, said: str) -> None:
    assert quantity(Stated(measure, Decimal(value))) == said


def test_a_date_is_no_quantity() -> None:
    with pytest.raises(ValueError, match="has no quantity"):
        quantity(Stated(Measure.ACTION_PLAN_DUE, Decimal(1)))
