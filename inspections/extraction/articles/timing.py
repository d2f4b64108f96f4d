"""When things happened, as articles say it: exact dates, vague ones, and words relative to the article's day.

"Last month" or "in November" mean something only beside the day of the article. What its words leave
open stays open: a month is not the first of the month, and without a day to count from, nothing is dated.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from inspections.extraction.dates import MONTH_PATTERN, MONTHS, PrintedDate, read_period
from inspections.vocabulary import Precision

from .blocks import Block, Layout
from .roles import Role


@dataclass(frozen=True)
class Anchor:
    """The day that relative words count from.

    `exact` is True for the article's own date; False where only an upper bound is known (the first
    reader comment), which settles the year of "in November" but not "last month".
    """

    day: date
    precision: Precision = Precision.DAY
    exact: bool = True


@dataclass(frozen=True)
class When:
    """A dating phrase in a text: its place, the first and last day or period it names, and its words."""

    start: int
    end: int
    first: PrintedDate | None
    last: PrintedDate | None
    printed: str

    @property
    def year(self) -> int | None:
        """Return the year named, or None if the words could not be dated."""
        return self.first.day.year if self.first else None


_NUMBER_WORDS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_NUMBERS = {word: n for n, word in enumerate(_NUMBER_WORDS, 1)}
_NUMBERS |= {"a": 1, "an": 1}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ON_DAY = rf"(?:(?:{'|'.join(_WEEKDAYS)}),?\s+)?{_DAY}"
_PART = (
    r"(?:the\s+)?(?:(?:early|late|mid|start\s+of|end\s+of|beginning\s+of|spring|summer|autumn|winter)(?:\s+of"
    r"|\s+in)?[\s-]+)"
)


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name, whole or shortened."""
    return _SHORT_MONTHS[name[:3].lower()]


# --- the article's own date ---------------------------------------------------------------------------

_WRITTEN_DATE = re.compile(
    rf"\b(?:(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{MONTH_PATTERN})\.?,?\s+(?P<y>20\d\d)"
    rf"|(?P<m2>{MONTH_PATTERN})\.?\s+(?P<d2>{_DAY}),?\s+(?P<y2>20\d\d)"
    r"|(?P<d3>\d{1,2})[/.](?P<m3>\d{1,2})[/.](?P<y3>20\d\d)|(?P<y4>20\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d))\b",
    re.I,
)


def published(layout: Layout) -> PrintedDate | None:
    """Return the article's date as its markup or a byline prints it, or None if it prints none.

    A date of an update counts only where there is no other. Dates within the prose are not the article's.
    """
    if (
        layout.marked_date
        and (match := _WRITTEN_DATE.search(layout.marked_date))
        and (day := _written_day(match))
    ):
        return PrintedDate(day, Precision.DAY, match.group())
    candidates = [
        (re.search(r"\bupdated|modified|amended\b", block.text, re.I) is not None, number, day, match.group())
        for number, block in enumerate(layout.blocks)
        if _may_carry_date(block)
        for match in _WRITTEN_DATE.finditer(block.text)
        if (day := _written_day(match))
    ]
    return PrintedDate(min(candidates)[2], Precision.DAY, min(candidates)[3]) if candidates else None


def _may_carry_date(block: Block) -> bool:
    if block.role is Role.COMMENT:
        return False
    if block.role is Role.BYLINE:
        return True
    return (
        len(block.text) < 120
        and re.match(r"\W*(?:published|posted|date|first published|press release)\b", block.text, re.I)
        is not None
    )


def _written_day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    try:
        for suffix in ("", "2", "3", "4"):
            if parts[f"y{suffix}"]:
                month = parts[f"m{suffix}"]
                number = int(month) if month.isdigit() else month_number(month)
                return date(int(parts[f"y{suffix}"]), number, int(re.sub(r"\D", "", parts[f"d{suffix}"])))
    except ValueError:
        return None
    return None


def first_comment(layout: Layout) -> date | None:
    """Return the day of the earliest dated reader comment: the article appeared on it or before."""
    days = [
        day
        for block in layout.blocks
        if block.role is Role.COMMENT and len(block.text) < 120
        for match in _WRITTEN_DATE.finditer(block.text)
        if (day := _written_day(match))
    ]
    return min(days, default=None)


# --- dating phrases -----------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def find_dates(plain: str, anchor: Anchor | None) -> tuple[When, ...]:
    """Return every dating phrase of the text in order, each resolved as far as words and anchor allow.

    A phrase that cannot be resolved ("last month" in an undated article) is returned without a date.
    """
    taken: set[int] = set()
    found: list[When] = []
    for pattern, resolve in _PHRASES:
        for match in pattern.finditer(plain):
            if (
                taken.isdisjoint(range(match.start(), match.end()))
                and (when := resolve(match, anchor)) is not None
            ):
                taken |= set(range(match.start(), match.end()))
                found.append(when)
    return tuple(sorted(found, key=lambda when: when.start))


def _when(match: re.Match[str], first: date | None, precision: Precision, last: date | None = None) -> When:
    printed = match.group().strip()
    start = PrintedDate(first, precision, printed) if first else None
    end = PrintedDate(last, precision, printed) if last else None
    return When(match.start(), match.end(), start, end, printed)


def _period(match: re.Match[str], anchor: Anchor | None) -> When | None:
    text = re.sub(rf"\b(?:{'|'.join(_WEEKDAYS)}),?\s+", "", match.group(), flags=re.I)
    if not re.search(r"20\d\d", text):
        if anchor is None:
            return _when(match, None, Precision.DAY)
        text = f"{text} {anchor.day.year}"
    period = read_period(re.sub(r"^(?:between|from)\s+", "", text.strip(), flags=re.I))
    if period is None:
        return None
    first, last = period.start, period.end
    if anchor and not re.search(r"20\d\d", match.group()) and first > anchor.day:
        first, last = first.replace(year=first.year - 1), last.replace(year=last.year - 1)
    return _when(match, first, Precision.DAY, last)


def _month_first(match: re.Match[str], anchor: Anchor | None) -> When | None:
    """Return the period of "October 10 to October 21, 2022"."""
    year = int(match["y"]) if match["y"] else anchor.day.year if anchor else None
    if year is None:
        return _when(match, None, Precision.DAY)
    try:
        first = date(year, month_number(match["m"]), int(re.sub(r"\D", "", match["a"])))
        last = date(year, month_number(match["m2"] or match["m"]), int(re.sub(r"\D", "", match["b"])))
    except ValueError:
        return None
    if anchor and not match["y"] and first > anchor.day:
        first, last = first.replace(year=year - 1), last.replace(year=year - 1)
    return _when(match, first, Precision.DAY, last) if first <= last else None


def _full_day(match: re.Match[str], _: Anchor | None) -> When | None:
    day = _written_day(match)
    return _when(match, day, Precision.DAY) if day else None


def _day_and_month(match: re.Match[str], anchor: Anchor | None) -> When | None:
    if anchor is None:
        return _when(match, None, Precision.DAY)
    number = int(re.sub(r"\D", "", match["d"] or match["d2"]))
    month = month_number(match["m"] or match["m2"])
    for year in (anchor.day.year, anchor.day.year - 1):
        try:
            day = date(year, month, number)
        except ValueError:
            return None
        if day <= anchor.day:
            return _when(match, day, Precision.DAY)
    return None


def _month_and_year(match: re.Match[str], anchor: Anchor | None) -> When | None:
    if match["y"]:
        return _when(match, date(int(match["y"]), month_number(match["m"]), 1), Precision.MONTH)
    if anchor is None:
        return _when(match, None, Precision.MONTH)
    year = (
        anchor.day.year - {"last": 1, "this": 0, "the previous": 1}[" ".join(match["which"].lower().split())]
    )
    return _when(match, date(year, month_number(match["m"]), 1), Precision.MONTH)


def _month(match: re.Match[str], anchor: Anchor | None) -> When | None:
    if anchor is None:
        return _when(match, None, Precision.MONTH)
    month = month_number(match["m"])
    return _when(match, date(anchor.day.year - (month > anchor.day.month), month, 1), Precision.MONTH)


def _year(match: re.Match[str], _: Anchor | None) -> When | None:
    return _when(match, date(int(match["y"]), 1, 1), Precision.YEAR)


def _relative(match: re.Match[str], anchor: Anchor | None) -> When | None:
    """Return the period that "last month", "this week" or "yesterday" names beside the article's day."""
    words = " ".join(match.group().lower().split())
    if anchor is None or not anchor.exact:
        return _vaguely(match, words, anchor)
    if "year" in words:
        return _when(
            match, date(anchor.day.year - ("last" in words or "previous" in words), 1, 1), Precision.YEAR
        )
    if "month" in words:
        return _when(match, _months_before(anchor.day, int("last" in words)), Precision.MONTH)
    if anchor.precision is not Precision.DAY:
        return _when(match, None, Precision.DAY)
    if "week" in words:
        monday = anchor.day - timedelta(days=anchor.day.weekday() + (7 if "last" in words else 0))
        return _within(match, monday, min(monday + timedelta(days=6), anchor.day))
    return _when(match, anchor.day - timedelta(days=int(words == "yesterday")), Precision.DAY)


def _vaguely(match: re.Match[str], words: str, anchor: Anchor | None) -> When:
    """Return what an upper bound settles: the month of "this week", as comments follow within days."""
    if anchor and words == "this week":
        return _within(match, anchor.day - timedelta(days=anchor.day.weekday()), anchor.day)
    return _when(match, None, Precision.DAY)


def _within(match: re.Match[str], first: date, last: date) -> When:
    """Return the month or the year in which both days lie: a week is stored no more exactly than that."""
    if (first.year, first.month) == (last.year, last.month):
        return _when(match, first.replace(day=1), Precision.MONTH)
    return _when(match, date(first.year, 1, 1) if first.year == last.year else None, Precision.YEAR)


def _before_christmas(match: re.Match[str], anchor: Anchor | None) -> When | None:
    """Return the last December that began before the article."""
    if anchor is None:
        return _when(match, None, Precision.MONTH)
    return _when(match, date(anchor.day.year - (anchor.day.month < 12), 12, 1), Precision.MONTH)


def _season(match: re.Match[str], anchor: Anchor | None) -> When | None:
    """Return the year of the last such season that began before the article; "last" is unclear within it."""
    if anchor is None:
        return _when(match, None, Precision.YEAR)
    begins = {"spring": 3, "summer": 6, "autumn": 9}[match["season"].lower()]
    if match.group().lower().startswith("this"):
        return _when(match, date(anchor.day.year, 1, 1), Precision.YEAR)
    if match.group().lower().startswith("last") and begins <= anchor.day.month < begins + 3:
        return _when(match, None, Precision.YEAR)
    return _when(match, date(anchor.day.year - (anchor.day.month < begins), 1, 1), Precision.YEAR)


def _weekday(match: re.Match[str], anchor: Anchor | None) -> When | None:
    if anchor is None or not anchor.exact or anchor.precision is not Precision.DAY:
        return _when(match, None, Precision.DAY)
    back = (anchor.day.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    return _when(match, anchor.day - timedelta(days=back), Precision.DAY)


def _ago(match: re.Match[str], anchor: Anchor | None) -> When | None:
    if anchor is None:
        return _when(match, None, Precision.YEAR)
    if "year" in match.group().lower() and _ABOUT.search(match.string[: match.start()]):
        return _when(match, None, Precision.YEAR)
    words = (match["count"] or match["years"]).lower()
    count = _NUMBERS.get(words) or int(words)
    unit = (match["unit"] or "year").lower()
    named = re.findall(r"\b(?:19|20)\d\d\b", match.string[: match.start()])
    if match["years"] and named:
        return _when(match, date(int(named[-1]) - count, 1, 1), Precision.YEAR)
    if unit == "year":
        return _when(match, date(anchor.day.year - count, 1, 1), Precision.YEAR)
    if not anchor.exact:
        return _when(match, None, Precision.MONTH)
    if unit == "month":
        return _when(match, _months_before(anchor.day, count), Precision.MONTH)
    return _within(match, *[anchor.day - timedelta(days=7 * count + extra) for extra in (3, -3)])


_ABOUT = re.compile(
    r"\b(?:nearly|almost|over|about|around|more\s+than|less\s+than|just\s+under|under|some)\s+$", re.I
)
"""Before a number of years, leaves open from which year it counts."""


def _months_before(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


_Resolver = Callable[[re.Match[str], Anchor | None], When | None]
_PHRASES: tuple[tuple[re.Pattern[str], _Resolver], ...] = (
    (
        re.compile(
            rf"\b(?:between\s+|from\s+)?{_ON_DAY}(?:\s+{MONTH_PATTERN})?(?:,?\s+20\d\d)?\s*(?:-|to|and"
            rf"|until)\s*{_ON_DAY}\s+{MONTH_PATTERN}"
            r"(?:,?\s+20\d\d)?\b",
            re.I,
        ),
        _period,
    ),
    (
        re.compile(
            rf"\b(?:between\s+|from\s+)?(?P<m>{MONTH_PATTERN})\s+(?P<a>{_DAY})\s*(?:-|to|and"
            rf"|until)\s*(?:(?P<m2>{MONTH_PATTERN})\s+)?(?P<b>{_DAY})(?:,?\s+(?P<y>20\d\d))?\b",
            re.I,
        ),
        _month_first,
    ),
    (_WRITTEN_DATE, _full_day),
    (
        re.compile(
            rf"\b(?:(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{MONTH_PATTERN})"
            rf"|(?P<m2>{MONTH_PATTERN})\s+(?P<d2>{_DAY}))\b(?!\s*\d)",
            re.I,
        ),
        _day_and_month,
    ),
    (
        re.compile(
            rf"\b(?:{_PART})?(?P<m>{MONTH_PATTERN})(?:\s+and\s+{MONTH_PATTERN})?,?\s+(?:of\s+"
            rf"|in\s+)?(?:(?P<y>(?:19|20)\d\d)|(?:(?P<which>last|this|the\s+previous)\s+year))\b",
            re.I,
        ),
        _month_and_year,
    ),
    (
        re.compile(
            rf"\b{_COUNT}\s+(?P<unit>year|month|week)s?\s+(?:ago|earlier|previously|before(?=\s*(?:[.,;)]|$)))"
            rf"|\b{_COUNT.replace('count', 'years')}\s+years?\s+(?:after|since|on\s+from)\b",
            re.I,
        ),
        _ago,
    ),
    (
        re.compile(
            r"\b(?:earlier\s+|later\s+)?(?:this|last|the\s+previous)\s+(?:week|month|year)\b(?!\s+(?:of|in)\b)|\b(?:yesterday"
            r"|today|this\s+(?:morning|afternoon))\b",
            re.I,
        ),
        _relative,
    ),
    (re.compile(r"\b(?:just|shortly|days|weeks?)\s+before\s+Christmas\b", re.I), _before_christmas),
    (
        re.compile(
            rf"\b(?:on|last|this)\s+(?P<weekday>{'|'.join(_WEEKDAYS)})\b(?!,?\s+(?:\d|{MONTH_PATTERN}\b))",
            re.I,
        ),
        _weekday,
    ),
    (
        re.compile(
            rf"\b(?i:in|during|since|last|this|until|by|throughout|from|between|for|of"
            rf"|over)\s+(?:{_PART})?(?P<m>January|February|March|April|May|June|July|August"
            r"|September|October|November|December)\b(?!\s*\d)"
        ),
        _month,
    ),
    (re.compile(rf"(?<=:\s)(?P<m>{MONTH_PATTERN})(?=\s*[.,;]|$)"), _month),
    (
        re.compile(rf"\b(?P<m>{MONTH_PATTERN})'s(?=\s+(?:[\w-]+\s+)?(?:inspection|visit)\b)"),
        _month,
    ),
    (
        re.compile(
            r"\b(?:in|during|over|last|this|for)\s+(?:the\s+)?(?:early\s+|late\s+)?(?P<season>spring|summer|autumn)\b"
            r"(?!\s+(?:of|in|term|20\d\d)\b)",
            re.I,
        ),
        _season,
    ),
    (
        re.compile(
            rf"\b(?i:its|the|their|an?|this|Ofsted's)"
            rf"\s+(?P<m>{MONTH_PATTERN})(?=\s+(?:[\w-]+\s+)?(?:inspection|visit|report)\b)"
        ),
        _month,
    ),
    (
        re.compile(rf"\b(?:{_PART})?(?P<y>(?:19|20)\d\d)\b(?!\s*[-/]\s*\d\d\b)(?!\s*%)", re.I),
        _year,
    ),
)
