"""What is wrong with a shipped file, said so that whoever wrote it can put it right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where a record stands: the file, and the line or the entry in it."""

    file: str
    row: str

    def __str__(self) -> str:
        """Return file and row, such as `inspections.csv, line 12`."""
        return f"{self.file}, {self.row}" if self.row else self.file


@dataclass(frozen=True)
class Problem:
    """One value that cannot be loaded, with what was expected in its place."""

    place: Place
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        """Return the sentence to show, such as `a.csv, line 2, column on: '1st May'; expected a date ...`."""
        column = f", column {self.column}" if self.column else ""
        return f"{self.place}{column}: {self.value!r}; expected {self.expected}."


class MalformedShippedData(Exception):
    """The shipped data cannot be loaded; nothing was changed. `problems` names every place found wrong."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; the text of the exception is one line for each."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class Unreadable(Exception):
    """One value is not what its column holds; the text says what was expected."""


class UnfitRow(Exception):
    """The values of a row do not fit together; `column` is the one to look at."""

    def __init__(self, column: str, expected: str) -> None:
        """Keep the column and what was expected in it."""
        super().__init__(f"{column}: {expected}")
        self.column = column
        self.expected = expected
