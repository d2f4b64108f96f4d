"""Dates and periods as documents print them, with the words they were read from.

Reports print the days on site in some thirty shapes ("7 to 18 October 2024", "19 November-11 December
2013 and 28 – 30 January 2014"). A period is read whole or not at all: a day that does not exist, an end
before its start or a word that is not understood gives nothing rather than half of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from inspections.vocabulary import PartialDate, Precision

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in list(_MONTH_NUMBERS.items())}
_MONTH_NUMBERS["sept"] = 9

MONTH_PATTERN = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
"""A month's name, whole or shortened, as a regular expression without groups."""

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DASHES = "-–—−‐‑‒―"

_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<numeric>\d{{1,2}}/\d{{1,2}}/\d{{4}})\b
    | (?P<year>(?:19|20)\d\d)\b
    | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d/])
    | (?P<month>{MONTH_PATTERN})\b\.?
    | (?P<through>to\b|until\b|through\b|[{_DASHES}])
    | (?P<also>and\b|&|,|;)
    | (?P<between>between\b)
    | (?P<ignored>{_WEEKDAY}\b|of\b|from\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)

LONGEST_BLOCK = timedelta(days=120)
"""No visit runs longer without a break; a longer one is a misprinted year."""


@dataclass(frozen=True)
class PrintedDate:
    """A date as printed: the first day of the period that it names, how exact it is, and its words."""

    day: date
    precision: Precision
    printed: str

    @property
    def meant(self) -> PartialDate:
        """Return the date without its words."""
        return PartialDate(self.day, self.precision)


@dataclass(frozen=True)
class PrintedPeriod:
    """The days on site as printed: one block, or several where the visit was split; each day inclusive."""

    blocks: tuple[tuple[date, date], ...]
    printed: str

    @property
    def start(self) -> date:
        """Return the first day."""
        return self.blocks[0][0]

    @property
    def end(self) -> date:
        """Return the last day."""
        return self.blocks[-1][1]

    @property
    def weekdays(self) -> int:
        """Return the number of days from Monday to Friday in all blocks; bank holidays are counted."""
        return sum(
            (first + timedelta(days=offset)).weekday() < 5
            for first, last in self.blocks
            for offset in range((last - first).days + 1)
        )


@dataclass
class _Point:
    """One day of a printed period while its month and year may still stand elsewhere."""

    day: int
    month: int | None = None
    year: int | None = None
    follows: str = "also"

    def resolved(self) -> date:
        """Return the day; raises ValueError if it lacks its month or year, or does not exist."""
        if self.month is None or self.year is None:
            raise ValueError("a day without its month or year")
        return date(self.year, self.month, self.day)


def read_date(text: str) -> PrintedDate | None:
    """Return the date at the start of the text, to the day, the month or the year; None if there is none."""
    words = text.strip()
    day = re.match(
        rf"(?:{_WEEKDAY},?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH_PATTERN})\.?,?\s+(\d{{4}})\b",
        words,
        re.I,
    )
    if day:
        try:
            found = date(int(day[3]), _MONTH_NUMBERS[day[2].lower()], int(day[1]))
        except ValueError:
            return None
        return PrintedDate(found, Precision.DAY, day[0])
    numeric = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})\b", words)
    if numeric:
        try:
            found = date(int(numeric[3]), int(numeric[2]), int(numeric[1]))
        except ValueError:
            return None
        return PrintedDate(found, Precision.DAY, numeric[0])
    month = re.match(rf"({MONTH_PATTERN})\.?,?\s+((?:19|20)\d\d)\b", words, re.I)
    if month:
        return PrintedDate(
            date(int(month[2]), _MONTH_NUMBERS[month[1].lower()], 1), Precision.MONTH, month[0]
        )
    year = re.match(r"((?:19|20)\d\d)\b", words)
    if year:
        return PrintedDate(date(int(year[1]), 1, 1), Precision.YEAR, year[0])
    return None


def read_period(text: str) -> PrintedPeriod | None:
    """Return the period at the start of the text, or None unless every word of it is understood.

    Reading stops at the first word that belongs to no date. A month or year printed once serves the days
    before it ("28 – 30 January 2014"); a period that runs over New Year takes the earlier year first.
    """
    points, length = _points(text)
    if not points:
        return None
    try:
        blocks = _blocks(points)
    except ValueError:
        return None
    previous = date.min
    for first, last in blocks:
        if not previous <= first <= last or last - first > LONGEST_BLOCK:
            return None
        previous = last
    return PrintedPeriod(tuple(blocks), " ".join(text[:length].split()))


def _points(text: str) -> tuple[list[_Point], int]:
    """Return the days named at the start of the text, in order, and where the last of them ends."""
    points: list[_Point] = []
    follows, between, position, length = "also", False, 0, 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        match match.lastgroup:
            case "numeric":
                day, month, year = (int(part) for part in match["numeric"].split("/"))
                points.append(_Point(day, month, year, follows))
                follows = "also"
            case "day":
                points.append(_Point(int(match["day"]), follows=follows))
                follows = "also"
            case "month" if points and points[-1].month is None:
                points[-1].month = _MONTH_NUMBERS[match["month"].lower()]
            case "year" if points and points[-1].month is not None and points[-1].year is None:
                points[-1].year = int(match["year"])
            case "through":
                follows = "through"
                continue
            case "between":
                between = True
                continue
            case "also":
                # "between 3 and 7 June": this one "and" means what "to" means elsewhere.
                follows, between = ("through", False) if between else (follows, False)
                continue
            case "ignored":
                continue
            case _:
                break
        length = position
    return points, length


def _blocks(points: list[_Point]) -> list[tuple[date, date]]:
    """Return the blocks of days; raises ValueError where a day does not resolve."""
    _share_months_and_years(points)
    blocks: list[tuple[date, date]] = []
    for point in points:
        day = point.resolved()
        if point.follows == "through":
            if not blocks or blocks[-1][0] != blocks[-1][1]:
                raise ValueError("a range without its start")
            blocks[-1] = (blocks[-1][0], day)
        else:
            blocks.append((day, day))
    return blocks


def _share_months_and_years(points: list[_Point]) -> None:
    """Give each day the month and year printed after it, or failing that before it."""
    for point, later in zip(reversed(points[:-1]), reversed(points[1:]), strict=True):
        point.month = point.month or later.month
        if point.year is None and later.year is not None and point.month and later.month:
            point.year = later.year - (point.month > later.month)
    for earlier, point in pairwise(points):
        point.month = point.month or earlier.month
        if point.year is None and earlier.year is not None and point.month and earlier.month:
            point.year = earlier.year + (point.month < earlier.month)
