from __future__ import annotations

from datetime import date

import pytest

from inspections.extraction.councils import find, resolve


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("City of York Council", "816"),
        ("St. Helens MBC", "342"),
        ("St Helens Metropolitan Borough Council", "342"),
        ("B&NES", "800"),
        ("Bath & North East Somerset Council", "800"),
        ("Hammersmith & Fulham", "205"),
        ("London Borough of Hammersmith and Fulham", "205"),
        ("Bristol, City of", "801"),
        ("Durham County Council", "840"),
        ("County Durham", "840"),
        ("Stoke on Trent", "861"),
        ("Wakefield Council's children's services", "384"),
        ("Royal Borough of Kingston upon Thames", "314"),
        ("Brighton council", "846"),
        ("Middlesbrough Borough Council", "806"),
    ],
)
def test_a_council_is_known_by_every_name_that_is_printed(printed: str, code: str) -> None:
    assert resolve(printed) == code


def test_one_name_means_the_old_or_the_new_council_by_the_day() -> None:
    assert resolve("Dorset", date(2016, 3, 1)) == "835"
    assert resolve("Dorset County Council", date(2016, 3, 1)) == "835"
    assert resolve("Dorset", date(2021, 3, 1)) == "838"


def test_a_council_that_was_abolished_or_not_yet_made_is_not_found_on_that_day() -> None:
    assert resolve("Cumbria", date(2022, 1, 1)) == "909"
    assert resolve("Cumbria", date(2024, 1, 1)) is None
    assert resolve("West Northamptonshire", date(2019, 1, 1)) is None


@pytest.mark.parametrize("printed", ["Dorset", "Achieving for Children", "Northamptonshire Children's Trust"])
def test_a_name_of_several_councils_is_never_guessed(printed: str) -> None:
    assert resolve(printed) is None


@pytest.mark.parametrize("printed", ["Newport City Council", "", "the council", "Yorkshire"])
def test_a_name_of_no_english_council_resolves_to_nothing(printed: str) -> None:
    assert resolve(printed) is None


def codes(text: str) -> list[tuple[str, str | None]]:
    """Return what was found in a text: the words and the code."""
    return [(mention.printed, mention.dfe_code) for mention in find(text)]


def test_the_longest_name_is_found() -> None:
    assert codes("North Yorkshire and York differ; so do South Gloucestershire and Gloucestershire.") == [
        ("North Yorkshire", "815"),
        ("York", "816"),
        ("South Gloucestershire", "803"),
        ("Gloucestershire", "916"),
    ]


def test_other_places_and_bodies_with_a_councils_name_are_passed_over() -> None:
    assert codes("New York, Kent Police, KentOnline, Kentish Town, Greater Manchester and Hull Live") == []
    assert codes("The University of Essex, Derby Hospital and Sheffield Hallam University") == []


def test_a_name_that_is_also_a_word_needs_the_word_council_somewhere() -> None:
    assert codes("Reading the letter, Mr Sutton went home to bury his head in Richmond.") == []
    assert codes("Reading is served by Reading Borough Council.") == [
        ("Reading", "870"),
        ("Reading Borough Council", "870"),
    ]


def test_a_council_that_is_not_on_the_list_is_still_found_as_printed() -> None:
    assert codes("Inspectors praised Suttonby Council and Newport City Council.") == [
        ("Suttonby Council", None),
        ("Newport City Council", None),
    ]


def test_a_headlines_adjective_before_council_is_no_name() -> None:
    assert codes("Top council stripped of its rating") == []
