from __future__ import annotations

import pytest

from inspections.extraction.grades import UnknownGrade, read_grade
from inspections.vocabulary import Absence, Grade


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("Good ", Grade.GOOD),
        ("Requires \nimprovement", Grade.REQUIRES_IMPROVEMENT),
        ("requires improvement to be good.", Grade.REQUIRES_IMPROVEMENT),
        ("require improvement", Grade.REQUIRES_IMPROVEMENT),
        ("INADEQUATE", Grade.INADEQUATE),
        ("outstanding", Grade.OUTSTANDING),
        ("Grade 3 (Adequate)", Grade.ADEQUATE),
        ("Grade 4 (inadequate)", Grade.INADEQUATE),
        ("Not judged", Absence.NOT_JUDGED),
    ],
)
def test_a_printed_grade_is_read_in_any_case_and_spacing(words: str, grade: Grade | Absence) -> None:
    assert read_grade(words) is grade


@pytest.mark.parametrize("words", ["splendid", "good enough", "", "not good"])
def test_words_that_are_no_grade_raise_and_are_quoted(words: str) -> None:
    with pytest.raises(UnknownGrade) as met:
        read_grade(words)
    assert met.value.words == words


def test_a_number_that_contradicts_its_word_is_no_grade() -> None:
    with pytest.raises(UnknownGrade):
        read_grade("Grade 2 (inadequate)")


def test_a_number_alone_does_not_tell_adequate_from_requires_improvement() -> None:
    with pytest.raises(UnknownGrade):
        read_grade("Grade 3")
