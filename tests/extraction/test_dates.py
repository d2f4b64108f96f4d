from __future__ import annotations

from datetime import date

import pytest

from inspections.extraction.dates import read_date, read_period
from inspections.vocabulary import Precision


def blocks(text: str) -> list[tuple[str, str]] | None:
    """Return the blocks of a printed period in ISO form."""
    period = read_period(text)
    return [(first.isoformat(), last.isoformat()) for first, last in period.blocks] if period else None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("20 to 24 January 2025", [("2025-01-20", "2025-01-24")]),
        ("28 February to 4 March 2022", [("2022-02-28", "2022-03-04")]),
        ("27 November 2023 to 1 December 2023", [("2023-11-27", "2023-12-01")]),
        ("29 April – 21 May 2014", [("2014-04-29", "2014-05-21")]),
        ("19 November–30 November 2018", [("2018-11-19", "2018-11-30")]),
        ("15-19 July 2013", [("2013-07-15", "2013-07-19")]),
        ("05 July 2016–27 July 2016", [("2016-07-05", "2016-07-27")]),
        ("Monday 9th to Friday 20th May 2022", [("2022-05-09", "2022-05-20")]),
        ("1 Sept to 12 Sept. 2014", [("2014-09-01", "2014-09-12")]),
        ("between 3 and 7 June 2019", [("2019-06-03", "2019-06-07")]),
        ("3 March 2022", [("2022-03-03", "2022-03-03")]),
    ],
)
def test_a_range_is_read_in_every_shape_that_reports_print(
    printed: str, expected: list[tuple[str, str]]
) -> None:
    assert blocks(printed) == expected


def test_a_split_visit_keeps_its_blocks_and_shares_the_year_printed_last() -> None:
    assert blocks("19 November-11 December 2013 and 28 – 30 \nJanuary 2014") == [
        ("2013-11-19", "2013-12-11"),
        ("2014-01-28", "2014-01-30"),
    ]


def test_two_single_days_are_two_blocks() -> None:
    assert blocks("15 and 16 November 2022") == [("2022-11-15", "2022-11-15"), ("2022-11-16", "2022-11-16")]


def test_a_range_over_new_year_starts_in_the_year_before() -> None:
    assert blocks("29 November to 12 January 2024") == [("2023-11-29", "2024-01-12")]


def test_a_year_printed_only_at_the_start_serves_the_end() -> None:
    assert blocks("8 July 2019 to 12 July") == [("2019-07-08", "2019-07-12")]


def test_weekdays_are_counted_over_all_blocks() -> None:
    period = read_period("8 July 2019 to 12 July 2019 and 7 August 2019 to\n8 August 2019")
    assert period is not None
    assert period.weekdays == 7


@pytest.mark.parametrize(
    "printed",
    [
        "31 February 2022",
        "12 to 3 May 2022",
        "11 to 15 November",
        "3 June 2013 to 21 June 2014",
        "soon",
        "to 4 May 2022",
    ],
)
def test_a_period_that_cannot_be_is_not_half_read(printed: str) -> None:
    assert read_period(printed) is None


def test_reading_stops_at_the_first_word_that_is_no_date() -> None:
    period = read_period("14 to 25 October 2024 Lead inspector: 12 May 2020")
    assert period is not None
    assert period.printed == "14 to 25 October 2024"


@pytest.mark.parametrize(
    ("printed", "day", "precision"),
    [
        ("8 August 2014", date(2014, 8, 8), Precision.DAY),
        ("Monday 3rd March 2021.", date(2021, 3, 3), Precision.DAY),
        ("07/02/2017", date(2017, 2, 7), Precision.DAY),
        ("June 2012, when", date(2012, 6, 1), Precision.MONTH),
        ("2016", date(2016, 1, 1), Precision.YEAR),
    ],
)
def test_a_date_keeps_the_precision_in_which_it_is_printed(
    printed: str, day: date, precision: Precision
) -> None:
    read = read_date(printed)
    assert read is not None
    assert (read.day, read.precision) == (day, precision)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert read_date("31 June 2012") is None
