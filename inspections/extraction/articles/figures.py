"""Figures about one council in an article: rates, money, dates due, counts, each with unit and period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspections.vocabulary import Measure, Unit

from .answers import ReadFigure
from .blocks import Block
from .focus import Focus
from .inspections import Reading
from .prose import Sentence
from .roles import PROSE
from .scope import NATIONAL
from .timing import Anchor, When, find_dates

_RATES: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (Measure.TURNOVER_RATE, re.compile(r"\bturnover\b", re.I)),
    (Measure.VACANCY_RATE, re.compile(r"\bvacanc(?:y|ies)\b", re.I)),
    (Measure.AGENCY_RATE, re.compile(r"\bagency\b", re.I)),
    (Measure.ABSENCE_RATE, re.compile(r"\b(?:sickness|absence)\b", re.I)),
)
_PERCENT = r"(?P<{0}>\d{{1,3}}(?:\.\d+)?)\s*(?:%|per\s*cent|percent)"
_CHANGE = re.compile(
    rf"from\s+{_PERCENT.format('old')}(?:\s+in\s+(?P<oldyear>20\d\d))?\s+to\s+{_PERCENT.format('new')}"
    rf"(?:\s+in\s+(?P<newyear>20\d\d))?",
    re.I,
)
_ONE_PERCENT = re.compile(_PERCENT.format("value"), re.I)
_YEARS = re.compile(
    r"\b(?:from|between|in)\s+(?P<first>20\d\d)(?:-|\s+(?:to|and)\s+)(?P<second>\d\d(?:\d\d)?)\b"
)
_MONEY = re.compile(r"£\s?(?P<amount>\d+(?:[.,]\d+)*)\s?(?P<scale>m(?:illion|n)?|bn|billion|k)?\b", re.I)
_MONEY_MEASURES = (
    ("overspend", re.compile(r"\boverspen\w+|\bdeficit\b", re.I)),
    ("savings", re.compile(r"\b(?:cuts?|savings?)\b", re.I)),
    (
        "investment",
        re.compile(r"\binvest\w*|\bfunding\b|\bextra\b|\badditional\b|\bspend\w*|\bbudget\b", re.I),
    ),
)
_SPAN = re.compile(
    r"\b(?:(?P<count>\d+|two|three|four|five|six|ten)[\s-]year|over\s+(?P<count2>\d+|two|three|four|five|six"
    r"|ten)\s+years)\b",
    re.I,
)
_CASELOAD = re.compile(
    r"\b(?:average\s+)?caseloads?\b[^.;]{0,40}?\b(?P<value>\d{1,2}(?:\.\d+)?)\b(?!\s*(?:%|per|years?"
    r"|months?))",
    re.I,
)
_DUE = re.compile(r"(?P<draft>\bdraft\b)?[^.;]{0,25}?\bplan\b[^.;]{0,12}\bby\s+$", re.I)
_AREAS = re.compile(
    r"\b(?P<count>\d+|two|three|four|five|six|seven|eight)\s+(?:areas?\s+(?:for"
    r"|of)\s+(?P<sort>priority\s+action|improvement)|areas\s+for\s+the\s+(?:council"
    r"|authority)\s+to\s+take\s+(?P<urgent>urgent\s+action)|recommendations)\b",
    re.I,
)
_PERIOD = re.compile(
    r"\b(?:last|past|previous)\s+(?P<count>\d+|two|three|four|five|six|twelve)\s+(?P<unit>months"
    r"|years)'?\s+(?P<what>[\w\s-]{3,30}?work|cases)\b",
    re.I,
)
_HOURS = re.compile(r"\b(?P<value>\d{1,3})[\s-](?P<unit>hours?)\b", re.I)
_WORDS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "ten": "10",
    "twelve": "12",
}


def read_figures(
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    focus: Focus,
    reading: Reading,
    anchor: Anchor | None,
) -> tuple[ReadFigure, ...]:
    """Return the figures about councils whose inspection is told; national ones are left out."""
    texts = {block.number: block.text for block in blocks}
    found: list[ReadFigure] = []
    for number, sentence in enumerate(sentences):
        inspection = reading.subject_of(focus.by_sentence[number])
        if sentence.role not in PROSE or inspection is None or NATIONAL.search(sentence.plain):
            continue
        for measure, value, unit, period, start, end in _figures(sentence.plain, anchor):
            words = texts[sentence.block][sentence.start + start : sentence.start + end]
            found.append(ReadFigure(inspection.council, measure, value, unit, period, sentence.block, words))
    return tuple(found)


_Found = tuple[str, str, str, str, int, int]


def _figures(plain: str, anchor: Anchor | None) -> Iterator[_Found]:
    yield from _rates(plain)
    yield from _money(plain)
    yield from _due(plain, find_dates(plain, _ahead(anchor)))
    for match in _CASELOAD.finditer(plain):
        yield (str(Measure.CASELOAD), match["value"], str(Unit.CASES), "", *match.span())
    for match in _AREAS.finditer(plain):
        sort = (
            "priority_actions"
            if match["urgent"] or (match["sort"] or "").startswith("priority")
            else "areas_for_improvement"
        )
        measure = "recommendations" if match.group().lower().endswith("recommendations") else sort
        yield (measure, _number(match["count"]), str(Unit.COUNT), "", *match.span())
    for match in _PERIOD.finditer(plain):
        unit = Unit.MONTHS if match["unit"].lower() == "months" else Unit.YEARS
        yield ("case_review_period", _number(match["count"]), str(unit), "", *match.span())
    for match in _HOURS.finditer(plain):
        yield ("time_limit", match["value"], str(Unit.HOURS), "", *match.span())


def _rates(plain: str) -> Iterator[_Found]:
    """Yield workforce rates: "from 13% to 20%" is two, each with its year if the sentence gives both."""
    years = _YEARS.search(plain)
    stated = (years["first"], years["first"][:2] + years["second"][-2:]) if years else ("", "")
    changes = list(_CHANGE.finditer(plain))
    for change in changes:
        measure = _measure_before(plain, change.start())
        if measure:
            periods = (change["oldyear"] or stated[0], change["newyear"] or stated[1])
            yield (str(measure), change["old"], str(Unit.PERCENT), periods[0], *change.span())
            yield (str(measure), change["new"], str(Unit.PERCENT), periods[1], *change.span())
    for match in _ONE_PERCENT.finditer(plain):
        inside = any(change.start() <= match.start() < change.end() for change in changes)
        measure = None if inside else _measure_before(plain, match.start())
        year = re.search(r"\bin\s+(20\d\d)\b", plain)
        if measure:
            yield (str(measure), match["value"], str(Unit.PERCENT), year[1] if year else "", *match.span())


def _measure_before(plain: str, position: int) -> Measure | None:
    """Return the rate last named before the figure, within the same stretch of words."""
    window = plain[max(0, position - 90) : position]
    last = [(match.start(), measure) for measure, pattern in _RATES for match in pattern.finditer(window)]
    return max(last)[1] if last else None


def _money(plain: str) -> Iterator[_Found]:
    for match in _MONEY.finditer(plain):
        amount = float(match["amount"].replace(",", ""))
        scale = {"m": 1_000_000, "b": 1_000_000_000, "k": 1000}.get((match["scale"] or " ")[0].lower(), 1)
        near = plain[max(0, match.start() - 60) : match.end() + 60]
        measure = next((name for name, pattern in _MONEY_MEASURES if pattern.search(near)), None)
        if measure is None:
            continue
        span = _SPAN.search(near)
        period = f"{_number(span['count'] or span['count2'])} years" if span else ""
        yield (measure, f"{amount * scale:.0f}", str(Unit.POUNDS), period, *match.span())


def _due(plain: str, dates: tuple[When, ...]) -> Iterator[_Found]:
    """Yield the days by which plans are due."""
    for when in dates:
        due = _DUE.search(plain[: when.start])
        if due and when.first:
            measure = (
                "draft_action_plan_due"
                if re.search(r"\bdraft\s+(?:action\s+)?plan\s+by\s+$", plain[: when.start], re.I)
                else "action_plan_due"
            )
            yield (
                measure,
                when.first.day.isoformat(),
                str(Unit.DATE),
                str(when.first.day.year),
                due.start(),
                when.end,
            )


def _ahead(anchor: Anchor | None) -> Anchor | None:
    """Return an anchor half a year later: a day by which something is due lies after the article."""
    if anchor is None:
        return None
    month = anchor.day.month + 6
    day = anchor.day.replace(day=28, month=(month - 1) % 12 + 1, year=anchor.day.year + (month > 12))
    return Anchor(day, anchor.precision, anchor.exact)


def _number(words: str) -> str:
    return _WORDS.get(words.lower(), words)
