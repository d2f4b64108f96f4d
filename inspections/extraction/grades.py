"""Grades as reports print them, read strictly: a word that is not a grade raises, quoting it."""

from __future__ import annotations

import re

from inspections.vocabulary import Absence, Grade


class UnknownGrade(ValueError):
    """A grade was expected and other words were met; `words` quotes them."""

    def __init__(self, words: str) -> None:
        """Keep the words that stood where a grade was due."""
        super().__init__(f"{words!r} is not a grade.")
        self.words = words


GRADE_PATTERN = (
    r"(?:requires?\s+improvement(?:\s+to\s+be\s+good)?|outstanding|good|adequate|inadequate|not\s+judged)"
)
"""A printed grade as a regular expression without groups; "require improvement" follows a plural."""

_BY_WORDS: dict[str, Grade | Absence] = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "requires improvement": Grade.REQUIRES_IMPROVEMENT,
    "requires improvement to be good": Grade.REQUIRES_IMPROVEMENT,
    "adequate": Grade.ADEQUATE,
    "inadequate": Grade.INADEQUATE,
    "not judged": Absence.NOT_JUDGED,
}

# Printed from 2013 to early 2014 beside or instead of the word: "Grade 4 (inadequate)".
_NUMBERED = re.compile(r"grade\s+([1-4])\s*\(?\s*([a-z ]*?)\s*\)?$")


def read_grade(words: str) -> Grade | Absence:
    """Return the grade that the words print, or `Absence.NOT_JUDGED` where they say just that.

    Only the grade itself is accepted, in any case and spacing, with or without its number before the
    word ("Grade 4 (inadequate)"). A number that contradicts its word, and anything else, raises
    `UnknownGrade`. A number alone raises too: the third grade was called adequate, then requires
    improvement, and the number does not tell which.
    """
    plain = " ".join(words.lower().split()).strip(" .:;")
    numbered = _NUMBERED.match(plain)
    if numbered:
        plain = numbered[2]
    plain = re.sub(r"^require improvement", "requires improvement", plain)
    grade = _BY_WORDS.get(plain)
    if grade is None:
        raise UnknownGrade(words)
    if numbered and _number(grade) != int(numbered[1]):
        raise UnknownGrade(words)
    return grade


def _number(grade: Grade | Absence) -> int | None:
    """Return the grade's place on its scale of four, 1 for the best."""
    match grade:
        case Grade.OUTSTANDING:
            return 1
        case Grade.GOOD:
            return 2
        case Grade.REQUIRES_IMPROVEMENT | Grade.ADEQUATE:
            return 3
        case Grade.INADEQUATE:
            return 4
        case _:
            return None
