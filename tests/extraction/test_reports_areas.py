"""The area of what a report asks for, where it does not say it."""

from __future__ import annotations

import csv

import pytest

from inspections.extraction.reports.areas import CUES, KEY, area_by_words
from inspections.vocabulary import Area, framework_version

SIF = framework_version("sif_2013").areas
ILACS_2018 = framework_version("ilacs_2018").areas
ILACS_2023 = framework_version("ilacs_2023").areas


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("The timeliness of strategy meetings and who comes to them.", Area.HELP_PROTECTION),
        ("How often children who go missing are offered a return home interview.", Area.HELP_PROTECTION),
        ("Matching children with foster carers who can keep them.", Area.IN_CARE),
        ("The quality of pathway plans.", Area.CARE_LEAVERS),
        (
            "Reflective supervision, so that decisions about children’s plans are made in time.",
            Area.LEADERSHIP,
        ),
        ("Emotional support for children in care and care leavers.", Area.IN_CARE),
    ],
)
def test_the_words_of_an_item_tell_its_area(text: str, area: Area) -> None:
    assert area_by_words(text, ILACS_2023) is area


def test_adoption_is_an_area_only_where_it_is_judged() -> None:
    text = "Recruit more adopters for brothers and sisters."
    assert area_by_words(text, SIF) is Area.ADOPTION
    assert area_by_words(text, ILACS_2023) is Area.IN_CARE


def test_care_leavers_belong_to_the_joint_judgement_where_there_is_one() -> None:
    assert area_by_words("Homes for care leavers.", ILACS_2018) is Area.IN_CARE_AND_CARE_LEAVERS


def test_words_that_speak_for_no_area_give_none() -> None:
    assert area_by_words("Do better in future.", ILACS_2023) is None


def test_every_phrase_can_be_found_and_speaks_for_one_area() -> None:
    with CUES.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    phrases = [row["phrase"] for row in rows]
    assert len(phrases) == len(set(phrases))
    for row in rows:
        assert len(row["phrase"]) >= KEY
        assert row["phrase"] == row["phrase"].lower()
        assert area_by_words(row["phrase"], SIF) is not None, row
