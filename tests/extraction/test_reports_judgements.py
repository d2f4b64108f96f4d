"""Grades: from the table, from the sections, and what happens when they do not agree."""

from __future__ import annotations

import pytest

from inspections.extraction.reports import ExtractedReport, read_report
from inspections.vocabulary import Absence, Area, Grade
from tests.extraction import samples, typewriter

GOOD, INADEQUATE, IMPROVE = Grade.GOOD, Grade.INADEQUATE, Grade.REQUIRES_IMPROVEMENT


def grades(data: bytes) -> dict[Area, Grade | Absence]:
    """Return the grades read in a report."""
    return {judgement.area: judgement.grade for judgement in report(data).judgements}


def report(data: bytes) -> ExtractedReport:
    """Return what a PDF says that must be a report."""
    read = read_report(data)
    assert read is not None
    return read


def test_each_grade_is_read_beside_its_label_and_confirmed_by_its_section() -> None:
    read = report(samples.ilacs())
    assert grades(samples.ilacs()) == {
        Area.LEADERSHIP: GOOD,
        Area.HELP_PROTECTION: IMPROVE,
        Area.IN_CARE: GOOD,
        Area.CARE_LEAVERS: INADEQUATE,
        Area.OVERALL: IMPROVE,
    }
    leavers = read.judgement(Area.CARE_LEAVERS)
    assert leavers is not None
    assert (leavers.page, leavers.confirmed_on) == (1, 3)
    assert leavers.words == "The experiences and progress of care leavers Inadequate"


def test_grades_printed_after_all_labels_in_the_file_do_not_slip_by_a_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = typewriter.written

    def labels_first(contents: list[str]) -> bytes:
        lines = contents[0].split("\n")
        cells = [line for line in lines if f" {typewriter.RIGHT_CELL} " in line]
        others = [line for line in lines if line not in cells]
        last = next(place for place, line in enumerate(others) if "Overall effectiveness" in line) + 1
        return plain(["\n".join([*others[:last], *cells, *others[last:]]), *contents[1:]])

    expected = grades(samples.ilacs())
    monkeypatch.setattr(typewriter, "written", labels_first)
    assert grades(samples.ilacs()) == expected


def test_a_table_that_contradicts_a_section_gives_no_grade_and_quotes_both() -> None:
    read = report(samples.ilacs(headings={"help": "good"}))
    assert read.judgement(Area.HELP_PROTECTION) is None
    problem = next(problem for problem in read.problems if problem.slug == "grades_disagree")
    assert problem.page == 1
    assert "Requires improvement" in problem.words
    assert "page 2: " in problem.words


@pytest.mark.parametrize("section", ["splendid", "good"])
def test_an_unknown_grade_is_quoted_and_nothing_is_put_in_its_place(section: str) -> None:
    read = report(samples.ilacs(help_protection="Splendid", headings={"help": section}))
    assert read.judgement(Area.HELP_PROTECTION) is None
    problem = next(problem for problem in read.problems if problem.slug == "unknown_grade")
    assert (problem.page, problem.words) == (1, "Splendid")


def test_an_unknown_overall_grade_on_the_line_of_its_label_is_quoted() -> None:
    read = report(samples.ilacs(overall="Splendid"))
    assert read.judgement(Area.OVERALL) is None
    assert any(problem.slug == "unknown_grade" and "Splendid" in problem.words for problem in read.problems)


def test_since_april_2026_no_overall_grade_is_read_and_none_is_missed() -> None:
    read = report(samples.ilacs(dates="27 April to 8 May 2026", overall=None))
    assert read.version is not None
    assert read.version.slug == "ilacs_2026"
    assert read.judgement(Area.OVERALL) is None
    assert len(read.judgements) == 4
    assert "judgement_not_found" not in {problem.slug for problem in read.problems}


def test_before_april_2026_a_missing_overall_grade_is_a_problem() -> None:
    read = report(samples.ilacs(overall=None))
    assert "judgement_not_found" in {problem.slug for problem in read.problems}


def test_until_2022_children_in_care_and_care_leavers_are_one_judgement() -> None:
    found = grades(samples.ilacs(dates="4 to 15 March 2019", leavers=None))
    assert found[Area.IN_CARE_AND_CARE_LEAVERS] is GOOD
    assert Area.IN_CARE not in found
    assert Area.CARE_LEAVERS not in found


def test_the_single_framework_states_its_overall_grade_in_a_sentence() -> None:
    assert grades(samples.sif()) == {
        Area.OVERALL: GOOD,
        Area.HELP_PROTECTION: GOOD,
        Area.IN_CARE: IMPROVE,
        Area.ADOPTION: Grade.OUTSTANDING,
        Area.CARE_LEAVERS: GOOD,
        Area.LEADERSHIP: GOOD,
        Area.LSCB: IMPROVE,
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The overall judgement is requires improvement",
        "The overall judgement is that children’s services require improvement",
        "The overall judgement is that children’s service requires improvement.",
        "Children’s services in Westshire require improvement to be good",
    ],
)
def test_the_overall_sentence_is_read_in_every_wording(sentence: str) -> None:
    assert grades(samples.sif(overall=sentence))[Area.OVERALL] is IMPROVE
