"""Letters: visits and joint inspections, which give no grades and number nothing."""

from __future__ import annotations

from datetime import date

import pytest

from inspections.extraction.reports import ExtractedReport, read_report
from inspections.vocabulary import Area, FindingKind, InspectionKind
from tests.extraction import samples
from tests.extraction.typewriter import Typewriter


def letter(data: bytes) -> ExtractedReport:
    """Return what a PDF says that must be a letter."""
    read = read_report(data)
    assert read is not None
    assert read.is_letter
    return read


@pytest.mark.parametrize(
    ("data", "kind", "start", "end"),
    [
        (samples.focused_visit(), InspectionKind.FOCUSED_VISIT, date(2022, 11, 15), date(2022, 11, 16)),
        (samples.monitoring_visit(), InspectionKind.MONITORING_VISIT, date(2019, 3, 5), date(2019, 3, 6)),
        (samples.joint_inspection(), InspectionKind.JTAI, date(2023, 5, 15), date(2023, 5, 19)),
    ],
    ids=["focused", "monitoring", "joint"],
)
def test_a_letter_says_its_kind_its_council_and_its_days(
    data: bytes, kind: InspectionKind, start: date, end: date
) -> None:
    read = letter(data)
    assert read.kind is kind
    assert read.council is not None
    assert read.council.value == "Westshire"
    assert read.period is not None
    assert (read.period.value.start, read.period.value.end) == (start, end)


def test_a_letter_gives_no_grade_although_it_speaks_of_one() -> None:
    assert letter(samples.monitoring_visit()).judgements == ()


def test_the_date_on_a_letter_is_not_taken_for_the_days_of_the_visit() -> None:
    read = letter(samples.focused_visit(days="between 15 and 17 November 2022"))
    assert read.period is not None
    assert read.period.value.blocks == ((date(2022, 11, 15), date(2022, 11, 17)),)


def test_each_paragraph_of_a_letter_is_a_passage_and_its_greetings_are_not() -> None:
    passages = letter(samples.focused_visit()).passages
    findings = [passage.text for passage in passages if passage.asked is None]
    assert [text.split()[0] for text in findings] == ["Children", "Referrals", "Out"]
    assert all(passage.number is None for passage in passages)


def test_what_must_improve_and_what_must_be_done_at_once_are_told_apart() -> None:
    asked = [(one.asked, one.item) for one in letter(samples.focused_visit()).passages if one.asked]
    assert asked == [
        (FindingKind.AREA_FOR_IMPROVEMENT, 1),
        (FindingKind.AREA_FOR_IMPROVEMENT, 2),
        (FindingKind.PRIORITY_ACTION, 1),
    ]


def test_the_area_of_a_finding_in_a_letter_comes_from_its_words() -> None:
    first = letter(samples.monitoring_visit()).passages[0]
    assert (first.area, first.area_by_words) == (Area.IN_CARE_AND_CARE_LEAVERS, True)


def test_what_is_asked_for_in_plain_paragraphs_is_still_an_item() -> None:
    page = Typewriter().page()
    page.line("Focused visit to Westshire children’s services", bold=True)
    page.paragraph("This letter summarises the findings of the focused visit on 15 and 16 November 2022.")
    page.heading("Area for priority action").paragraph("The council needs to act on the following:")
    page.paragraph("Children who are hurt must be seen by a doctor on the same day.")
    page.heading("Main findings").paragraph("Workers are kind, and the children say so when they are asked.")
    asked = [passage for passage in letter(page.pdf()).passages if passage.asked]
    assert [(one.item, one.text) for one in asked] == [
        (1, "Children who are hurt must be seen by a doctor on the same day.")
    ]
