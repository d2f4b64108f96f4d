"""Vague and relative dates: resolved beside the article's day, never more exact than their words."""

from __future__ import annotations

from datetime import date

import pytest

from inspections.extraction.articles.blocks import read_layout
from inspections.extraction.articles.timing import Anchor, find_dates, first_comment, published
from inspections.vocabulary import PartialDate
from tests.extraction.invented import read

WEDNESDAY = Anchor(date(2022, 5, 4))
BOUND = Anchor(date(2021, 12, 17), exact=False)


def dated(text: str, anchor: Anchor | None) -> list[str]:
    """Return each dating phrase as ISO, with "/" before the end of a period; "?" where it has no date."""
    found = []
    for when in find_dates(text, anchor):
        start = PartialDate(when.first.day, when.first.precision).iso if when.first else "?"
        found.append(f"{start}/{when.last.day.isoformat()}" if when.last else start)
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in late 2019", "2019"),
        ("a 2019 focused visit", "2019"),
        ("in November 2014", "2014-11"),
        ("in March", "2022-03"),
        ("in November", "2021-11"),
        ("last month", "2022-04"),
        ("in June last year", "2021-06"),
        ("five years ago", "2017"),
        ("on Monday", "2022-05-02"),
        ("yesterday", "2022-05-03"),
        ("this week", "2022-05"),
        ("last year", "2021"),
        ("between 4 and 15 November", "2021-11-04/2021-11-15"),
        ("from 27 November 2023 to 1 December 2023", "2023-11-27/2023-12-01"),
        ("from October 10 to October 21, 2022", "2022-10-10/2022-10-21"),
        ("4-8 October 2021", "2021-10-04/2021-10-08"),
        ("4 October", "2021-10-04"),
    ],
)
def test_words_mean_a_time_no_more_exact_than_they_are(words: str, expected: str) -> None:
    assert dated(f"It took place {words} at the council.", WEDNESDAY) == [expected]


def test_a_week_over_the_end_of_a_month_is_only_known_to_the_year() -> None:
    assert dated("last week", Anchor(date(2022, 5, 6))) == ["2022"]


@pytest.mark.parametrize("words", ["last month", "in March", "this week", "on Tuesday", "two years ago"])
def test_without_a_day_to_count_from_relative_words_have_no_date(words: str) -> None:
    assert dated(words, None) == ["?"]


def test_a_first_comment_settles_the_year_of_a_month_but_not_last_month() -> None:
    assert dated("in November", BOUND) == ["2021-11"]
    assert dated("last month", BOUND) == ["?"]


def test_may_and_march_as_verbs_are_no_months() -> None:
    assert dated("Children may be rated; staff march on.", WEDNESDAY) == []


def test_a_year_after_counts_from_the_year_before_it() -> None:
    assert dated("set up in 2019, a year after Ofsted rated it", WEDNESDAY) == ["2019", "2018"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| 14 August 2018", date(2018, 8, 14)),
        ("By Robin Shaw on July 9, 2022", date(2022, 7, 9)),
        ("Published: Tuesday, 14 March 2023", date(2023, 3, 14)),
        ("Date published: 03/02/2021", date(2021, 2, 3)),
    ],
)
def test_the_articles_own_date_is_read_from_its_byline(line: str, expected: date) -> None:
    found = published(read_layout(f"A title\n{line}\nThe council was inspected on 1 May 2011, it said."))
    assert found is not None
    assert found.day == expected


def test_the_first_publication_counts_and_not_the_update() -> None:
    layout = read_layout(
        "A title\nUpdated 3 May 2022\nPublished 1 May 2022\nThe council was inspected, it said."
    )
    found = published(layout)
    assert found is not None
    assert found.day == date(2022, 5, 1)


def test_a_date_in_the_prose_is_not_the_articles() -> None:
    assert (
        published(read_layout("A title\nThe council was inspected on 1 May 2011, inspectors said.")) is None
    )


def test_the_earliest_comment_bounds_an_undated_article() -> None:
    text = """A title
The council was inspected in May, inspectors said.
2 Responses to A title
1. Sam July 12, 2022 at 8:12 pm #
2. Kim July 10, 2022 at 9:00 am #"""
    assert first_comment(read_layout(text)) == date(2022, 7, 10)


def test_a_month_without_a_year_to_count_from_is_a_named_problem() -> None:
    reading = read("Ofsted rates Norshire council's children's services good\nOfsted inspected it in March.")
    assert [problem.slug for problem in reading.problems] == ["date_not_resolved"]
    assert reading.inspections[0].start is None
