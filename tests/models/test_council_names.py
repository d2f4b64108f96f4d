"""Councils are found by whatever people call them."""

from __future__ import annotations

import pytest

from inspections.models import Council
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        "st weald",
        "St. Weald",
        "ST WEALD MBC",
        "St. Weald BC",
        "St Weald Metropolitan Borough",
        "W&D",
        "w and d",
        "St-Weald",
        "E99000099",
        "998",
    ],
)
def test_a_council_is_found_by_name_alias_abbreviated_form_or_code(typed: str) -> None:
    factories.council(
        "St Weald",
        name="St. Weald Metropolitan Borough Council",
        aliases=["W&D"],
        dfe_code="998",
        ons_code="E99000099",
    )
    factories.council("North Weald")

    assert [council.short_name for council in Council.objects.called(typed)] == ["St Weald"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Weald CC", ["Weald", "Weald City"]),
        ("LB Weald", ["Weald"]),
        ("Weald BC", ["Weald"]),
        ("Weald", ["North Weald", "Weald", "Weald City"]),
        ("Weald Parish", []),
    ],
)
def test_an_abbreviated_form_finds_no_council_that_only_holds_the_name(typed: str, found: list[str]) -> None:
    factories.council("Weald", name="London Borough of Weald")
    factories.council("North Weald", name="North Weald Borough Council")
    factories.council("Weald City", name="Weald City Council")

    assert [council.short_name for council in Council.objects.called(typed)] == found
