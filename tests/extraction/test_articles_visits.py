"""Visits without grades, and the grade that stands while they are made."""

from __future__ import annotations

from tests.extraction.invented import read, told


def test_a_monitoring_visit_has_no_grade_and_the_rating_since_is_background() -> None:
    assert told("a_monitoring_visit_has_no_grade_and_the_rating_since_is_background") == [
        "Norshire subject monitoring_visit 2021-06-08",
        "Norshire background standard 2019",
        "  overall inadequate",
    ]


def test_a_council_currently_rated_good_keeps_that_as_background_to_a_visit() -> None:
    assert told("a_council_currently_rated_good_keeps_that_as_background_to_a_visit") == [
        "Eastmere subject focused_visit 2022-09-06",
        "Eastmere background standard undated",
        "  overall good",
    ]


def test_inadequate_as_a_plain_adjective_grades_nothing() -> None:
    assert told("inadequate_as_a_plain_adjective_grades_nothing") == [
        "Oldbridge subject focused_visit 2018-06",
    ]


def test_a_joint_targeted_area_inspection_is_a_visit_without_grades() -> None:
    assert told("a_joint_targeted_area_inspection_is_a_visit_without_grades") == [
        "Westhaven subject jtai 2016-11",
    ]


def test_on_course_to_be_rated_good_is_no_grade() -> None:
    assert told("on_course_to_be_rated_good_is_no_grade") == [
        "Eastmere subject monitoring_visit 2022-10",
        "Eastmere background standard 2021-01",
        "  overall inadequate",
    ]


def test_grades_of_a_councils_own_homes_are_not_the_councils() -> None:
    assert told("grades_of_a_councils_own_homes_are_not_the_councils") == [
        "Eastmere subject focused_visit 2021-02",
    ]


def test_an_inadequate_rated_council_with_a_monitoring_visit() -> None:
    assert told("an_inadequate_rated_council_with_a_monitoring_visit") == [
        "Norshire subject monitoring_visit 2021-03",
        "Norshire background standard 2019",
        "  overall inadequate",
    ]


def test_a_visit_after_a_critical_one_is_the_news() -> None:
    assert told("a_visit_after_a_critical_one_is_the_news") == [
        "Westhaven subject focused_visit 2019-11",
        "Westhaven background standard 2017",
        "  overall requires_improvement",
    ]


def test_a_fourth_monitoring_visit_and_the_month_of_the_rating() -> None:
    assert told("a_fourth_monitoring_visit_and_the_month_of_the_rating") == [
        "Oldbridge subject monitoring_visit 2023-01",
        "Oldbridge background standard 2021-10",
        "  overall inadequate",
    ]


def test_since_the_authority_was_rated_good_is_background() -> None:
    assert told("since_the_authority_was_rated_good_is_background") == [
        "Westhaven subject focused_visit 2023-08-22",
        "Westhaven background standard 2021",
        "  overall good",
    ]


def test_good_progress_and_outstanding_examples_are_no_grades() -> None:
    assert told("good_progress_and_outstanding_examples_are_no_grades") == [
        "Westhaven subject focused_visit 2018-11",
    ]


def test_a_first_monitoring_visit_since_last_december() -> None:
    assert told("a_first_monitoring_visit_since_last_december") == [
        "Eastmere subject monitoring_visit 2020-03",
        "Eastmere background standard 2019-12",
        "  overall inadequate",
    ]


def test_a_year_since_the_rating() -> None:
    assert told("a_year_since_the_rating") == [
        "Oldbridge subject monitoring_visit undated",
        "Oldbridge background standard 2020",
        "  overall inadequate",
    ]


def test_a_joint_inspection_with_police_and_health() -> None:
    assert told("a_joint_inspection_with_police_and_health") == [
        "Oldbridge subject jtai 2023-01-09",
    ]


def test_good_progress_is_no_grade_beside_a_monitoring_visit() -> None:
    assert told("good_progress_is_no_grade_beside_a_monitoring_visit") == [
        "Eastmere subject monitoring_visit 2023-07",
        "Eastmere background standard 2021-12",
        "  overall inadequate",
    ]


def test_last_inspected_in_a_year_when_it_was_judged() -> None:
    assert told("last_inspected_in_a_year_when_it_was_judged") == [
        "Oldbridge subject focused_visit 2022-10-12",
        "Oldbridge background standard 2019",
        "  overall requires_improvement",
    ]


def test_a_committee_hears_of_a_focused_visit() -> None:
    assert told("a_committee_hears_of_a_focused_visit") == [
        "Westhaven subject focused_visit 2021-12-08",
    ]


def test_focused_visits_do_not_result_in_grades() -> None:
    assert told("focused_visits_do_not_result_in_grades") == [
        "Eastmere subject focused_visit 2024-02-21",
        "Eastmere background standard 2021",
        "  overall good",
    ]


def test_a_second_council_in_an_article_on_visits_was_visited_too() -> None:
    reading = read("""Inspectors visit Norshire and Eastmere
3 September 2024
A focused visit to Norshire County Council on 6 and 7 August found long waits.
Eastmere moves on
Inspectors had a better tale to tell of Eastmere. It was visited on 13 and 14 August.""")
    visits = [(i.council, str(i.kind), i.start.day.day if i.start else 0) for i in reading.inspections]
    assert visits == [("990", "focused_visit", 6), ("991", "focused_visit", 13)]


def test_a_heading_in_capitals_names_the_council_of_its_part() -> None:
    reading = read("""A round-up of autumn reports
13 January 2022
Two reports came out, and Ofsted rated both councils' children's services.
NORSHIRE
Inspected: 15 to 26 November 2021
Overall effectiveness: Good
EASTMERE
Inspected: 8 to 12 November 2021
Overall effectiveness: Inadequate""")
    found = [
        (i.council, i.start.day.day if i.start else 0, str(i.judgements[0].grade))
        for i in reading.inspections
    ]
    assert found == [("990", 15, "good"), ("991", 8, "inadequate")]


def test_the_only_span_of_days_in_a_sentence_is_when_inspectors_came() -> None:
    reading = read("""Inspectors visit Norshire
3 July 2025
A joint targeted area inspection of Norshire was made by four bodies, with the police, from 12 to 16 May.
Another took Monday 2 June.""")
    assert [i.start.day.isoformat() for i in reading.inspections if i.start] == ["2025-05-12"]
