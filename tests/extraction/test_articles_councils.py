"""Several councils in one article, and councils that are only compared with."""

from __future__ import annotations

from tests.extraction.invented import told


def test_two_councils_in_a_round_up_each_have_their_change() -> None:
    assert told("two_councils_in_a_round_up_each_have_their_change") == [
        "Eastmere subject standard 2023-10",
        "  overall good, was requires_improvement",
        "  in_care outstanding",
        "Oldbridge subject standard undated",
        "  overall requires_improvement, was good",
    ]


def test_a_neighbour_that_fell_before_is_background_of_its_own() -> None:
    assert told("a_neighbour_that_fell_before_is_background_of_its_own") == [
        "Eastmere subject standard 2022-07",
        "  overall inadequate, was good",
        "Eastmere background standard 2018",
        "  overall good",
        "Oldbridge background standard 2021-05",
        "  overall inadequate",
    ]


def test_the_council_means_the_one_last_spoken_of() -> None:
    assert told("the_council_means_the_one_last_spoken_of") == [
        "Norshire subject focused_visit 2019-02",
        "Eastmere subject focused_visit 2019-02",
    ]


def test_visited_one_in_april_and_the_other_in_march() -> None:
    assert told("visited_one_in_april_and_the_other_in_march") == [
        "Norshire subject standard 2023-04",
        "  overall good, was requires_improvement",
        "  leadership outstanding",
        "Westhaven subject standard 2023-03",
        "  overall inadequate",
        "Norshire background standard 2019",
        "  overall requires_improvement",
    ]


def test_a_council_that_is_not_on_the_list_is_told_as_printed() -> None:
    assert told("a_council_that_is_not_on_the_list_is_told_as_printed") == [
        "Suttonby Council subject standard 2024-01",
        "  overall inadequate",
    ]


def test_similar_judgments_on_others_are_not_read_as_theirs() -> None:
    assert told("similar_judgments_on_others_are_not_read_as_theirs") == [
        "Oldbridge subject standard 2016-06",
        "  overall inadequate",
    ]


def test_an_outstanding_neighbour_who_helps_is_no_subject() -> None:
    assert told("an_outstanding_neighbour_who_helps_is_no_subject") == [
        "Oldbridge subject standard undated",
        "  overall requires_improvement",
        "Eastmere background standard undated",
        "  overall outstanding",
    ]
