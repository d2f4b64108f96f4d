"""Sentences that open a page, for a reader to quote."""

from __future__ import annotations

from inspections.changes import Distribution
from inspections.vocabulary import Area, Grade


def standing_sentence(held: Distribution) -> str:
    """Return how many councils stand at each grade of a line, saying what it is a count of."""
    if not held.graded:
        return f"None of these councils holds {_what(held.line)}."
    whose = "the one council" if held.graded == 1 else f"the {held.graded} councils"
    parts = [f"{count} {_stand_at(grade, count)}" for grade, count in held.counts.items()]
    return f"Of {whose} with {_what(held.line)}, {listed(parts)}."


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun, such as `1 council` or `1,250 findings`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(parts: list[str]) -> str:
    """Return the parts as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _what(line: Area) -> str:
    return "an overall judgement" if line is Area.OVERALL else f"a judgement of {line.label.lower()}"


def _stand_at(grade: Grade, count: int) -> str:
    if grade is Grade.REQUIRES_IMPROVEMENT:
        return "requires improvement" if count == 1 else "require improvement"
    return f"{'is' if count == 1 else 'are'} {grade.label.lower()}"
