"""What reports say of the inspection before."""

from __future__ import annotations

import pytest

from inspections.extraction.reports.history import previous_inspections
from inspections.extraction.reports.layout import Row
from inspections.vocabulary import Grade


def rows(*texts: str) -> list[Row]:
    """Return rows of running text on one page."""
    return [
        Row(1, text, 0, 70.0, 700.0 - 14.5 * place, bold=False, large=False)
        for place, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("text", "printed", "grade"),
    [
        (
            "Since the last inspection of Westshire in February 2020, when services were judged to be good, "
            "much has changed.",
            "February 2020",
            Grade.GOOD,
        ),
        (
            "The previous inspection of the council’s arrangements for protection was in June 2012. "
            "The local authority was judged to be inadequate.",
            "June 2012",
            Grade.INADEQUATE,
        ),
        ("In 2016, services were judged to require improvement.", "2016", Grade.REQUIRES_IMPROVEMENT),
        (
            "The last inspection in May 2018 judged all services as requiring improvement to be good.",
            "May 2018",
            Grade.REQUIRES_IMPROVEMENT,
        ),
        ("Services have got better since the last inspection in 2015.", "2015", None),
    ],
)
def test_an_earlier_inspection_is_read_with_its_date_and_grade(
    text: str, printed: str, grade: Grade | None
) -> None:
    (previous,) = previous_inspections(rows(text))
    assert (previous.when.printed, previous.grade) == (printed, grade)
    assert previous.words == text


@pytest.mark.parametrize(
    "text",
    [
        "The last inspection of the adoption service was in October 2010. It was judged to be good.",
        "The council runs three homes. One was judged outstanding in its most recent inspection.",
        "Since the last inspection, six incidents were reported, four of them in March 2015.",
    ],
)
def test_other_services_and_other_dates_are_not_taken_for_it(text: str) -> None:
    assert previous_inspections(rows(text)) == ()


def test_a_bullet_ends_the_sentence_before_it() -> None:
    found = previous_inspections(
        rows("\uf06e Two homes were judged good", "\uf06e The last inspection was in June 2012.")
    )
    assert [(previous.when.printed, previous.grade) for previous in found] == [("June 2012", None)]
