"""How do these councils differ? Their histories, grades, shared concerns and workforce side by side."""

from __future__ import annotations

from datetime import date

import pytest

from inspections.comparisons import compare
from inspections.vocabulary import Area, FindingKind, Grade, Measure, SourceKind
from tests import factories

pytestmark = pytest.mark.django_db

JOINT, SEPARATE = date(2019, 6, 3), date(2023, 6, 5)


def test_councils_stay_in_the_order_chosen_and_every_line_has_one_standing_for_each() -> None:
    zed, ash = factories.council("Zedbury"), factories.council("Ashby")
    factories.inspection(zed, start_date=SEPARATE, grades={Area.OVERALL: Grade.GOOD})
    comparison = compare([zed, ash])
    assert comparison.councils == (zed, ash)
    line, standings = comparison.standings[0]
    assert line is Area.OVERALL
    assert [standing.grade for standing in standings] == [Grade.GOOD, None]


def test_only_the_lines_asked_for_are_compared() -> None:
    council = factories.council()
    grades = {Area.OVERALL: Grade.GOOD, Area.LEADERSHIP: Grade.GOOD}
    factories.inspection(council, start_date=SEPARATE, grades=grades)
    assert compare([council], lines=[Area.LEADERSHIP]).lines == (Area.LEADERSHIP,)


def test_changes_leave_out_unchanged_grades_and_those_outside_the_dates() -> None:
    council = factories.council()
    for start, grade in (
        (date(2016, 1, 4), Grade.INADEQUATE),
        (JOINT, Grade.GOOD),
        (SEPARATE, Grade.GOOD),
        (date(2025, 9, 1), Grade.OUTSTANDING),
    ):
        factories.inspection(council, start_date=start, grades={Area.OVERALL: grade})
    assert [change.after.grade for change in compare([council]).changes] == [Grade.OUTSTANDING, Grade.GOOD]
    since = compare([council], since=date(2024, 1, 1)).changes
    assert [change.after.grade for change in since] == [Grade.OUTSTANDING]


def test_grades_are_as_at_the_last_day_asked_for() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: Grade.INADEQUATE})
    _, standings = compare([council], until=date(2020, 1, 1)).standings[0]
    assert standings[0].grade is Grade.GOOD


def test_a_theme_is_shared_when_two_of_the_councils_were_criticised_on_it() -> None:
    drift, plans = factories.theme("Drift"), factories.theme("Plans")
    one, two = factories.council(), factories.council()
    for council in (one, two):
        factories.finding(factories.inspection(council, start_date=JOINT), themes=[drift])
    factories.finding(factories.inspection(one, start_date=SEPARATE), themes=[plans])
    factories.finding(
        factories.inspection(two, start_date=SEPARATE), themes=[plans], kind=FindingKind.STRENGTH
    )
    [shared] = compare([one, two]).shared_themes
    assert shared.theme == drift
    assert [council for council, _ in shared.criticism] == [one, two]


def test_workforce_rows_hold_one_period_and_leave_a_gap_where_a_council_has_no_figure() -> None:
    official = factories.source(kind=SourceKind.STATISTICS)
    one, two = factories.council(), factories.council()
    factories.figure(one, period="2024", cited=official)
    latest = factories.figure(one, period="2025", cited=official)
    factories.figure(two, period="2024", cited=official)
    england = factories.figure(national=True, period="2025", cited=official)
    [row] = compare([one, two]).workforce
    assert (row.measure, row.period) == (Measure.TURNOVER_RATE, "2025")
    assert row.figures == (latest, None)
    assert row.england == england


def test_a_figure_that_an_article_states_is_not_taken_for_the_official_one() -> None:
    council = factories.council()
    factories.figure(council, period="2025", cited=factories.source(kind=SourceKind.ARTICLE))
    assert compare([council]).workforce == ()


def test_nothing_chosen_is_an_empty_comparison() -> None:
    comparison = compare([])
    assert (comparison.councils, comparison.lines, comparison.starts) == ((), (), None)
