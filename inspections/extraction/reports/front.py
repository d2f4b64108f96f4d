"""The front of a report or letter: what it is, of which council, the days on site, the publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inspections.extraction import councils
from inspections.extraction.dates import PrintedDate, PrintedPeriod, read_date, read_period
from inspections.extraction.documents import mended
from inspections.extraction.reports.answers import Problem, Stated
from inspections.extraction.reports.layout import Row
from inspections.vocabulary import Framework, InspectionKind


@dataclass(frozen=True)
class Front:
    """What the first pages say of the document itself. None means that they do not say it."""

    title: str
    is_letter: bool
    framework: Framework | None
    kind: InspectionKind | None
    council: Stated[str] | None
    period: Stated[PrintedPeriod] | None
    published: Stated[PrintedDate] | None
    board_reviewed: bool
    problems: tuple[Problem, ...]


_DATES_LABEL = re.compile(
    r"\s*(?:re-?)?(?:inspection|visit|review|fieldwork|inspected|on-?site)\s*(?:dates?|period)?\s*:\s*|"
    r"\s*(?:re-?)?(?:inspection|visit|review|fieldwork)\s+(?:dates?|period)\s*:?\s*",
    re.IGNORECASE,
)
_PUBLISHED_LABEL = re.compile(
    r"\s*(?:(?:report|letter)\s+published|published(?:\s+on)?|(?:date\s+of\s+)?publication(?:\s+date)?"
    r"|date\s+published)\s*:\s*",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"\s*(?:lead|reporting|team)\s+inspectors?\b|\s*age\s+group|\s*judge?ment\b|\s*[A-Z][a-z]+ inspector",
    re.I,
)

_KINDS: tuple[tuple[InspectionKind, Framework | None, re.Pattern[str]], ...] = tuple(
    (kind, framework, re.compile(words, re.IGNORECASE))
    for kind, framework, words in (
        (
            InspectionKind.JTAI,
            None,
            r"joint\s+targeted\s+area\s+inspection(?:\s+\(JTAI\))?\s*(?::|\bof\b|\bin\b|$)"
            r"|joint\s+inspection\s+of\s+the\s+multi-agency\s+response",
        ),
        (
            InspectionKind.MONITORING_VISIT,
            None,
            r"monitoring\s+visit\s+(?:to|of|at)\b|findings\s+of\s+\w+\s+(?:[\w-]+\s+){0,3}?monitoring\s+visit",
        ),
        (
            InspectionKind.FOCUSED_VISIT,
            Framework.ILACS,
            r"focus+ed\s+visit\s+(?:to|of|at)\b|findings\s+of\s+\w+\s+(?:[\w-]+\s+){0,3}?focus+ed\s+visit",
        ),
        (
            InspectionKind.REINSPECTION,
            Framework.SIF,
            r"\bre-?\s?inspection\s+of\s+services\s+for\s+children\s+in\s+need\s+of\s+help",
        ),
        (
            InspectionKind.STANDARD,
            Framework.SIF,
            r"inspection\s+of\s+services\s+for\s+children\s+in\s+need\s+of\s+help\s+and\s+protection",
        ),
        (
            InspectionKind.OTHER,
            Framework.SIF,
            r"review\s+of\s+(?:the\s+)?effectiveness\s+of\s+the\s+local\s+safeguarding",
        ),
        (
            InspectionKind.OTHER,
            Framework.PRE_SIF,
            r"inspection\s+of\s+(?:safeguarding\s+and\s+)?looked[\s-]+after\s+children(?:[’']s)?\s+services"
            r"|inspection\s+of\s+(?:local\s+authority\s+)?arrangements\s+for\s+the\s+protection\s+of\s+children"
            r"|inspection\s+of\s+safeguarding\b",
        ),
        (
            InspectionKind.STANDARD,
            Framework.ILACS,
            r"inspection\s+of\s+children[’']s\s+social\s+care\s+services"
            r"|inspection\s+of\s+.{2,90}?\s+children[’']s\s+(?:social\s+care\s+)?services",
        ),
    )
)

_ILACS_TABLE = re.compile(r"\bimpact\s+of\s+leaders\s+on\s+(?:social\s+work\s+)?practice\b", re.I)
"""The judgement that only ILACS makes: it tells a report with a new title from a letter that it mentions."""

_BOARD_REVIEW = re.compile(r"review\s+of\s+(?:the\s+)?effectiveness\s+of\s+the\s+local\s+safeguarding", re.I)

_NAMED_IN_TITLE = re.compile(
    r"(?:[Ii]nspection|[Vv]isit)\s+(?:of|to|in|at)\s+(?:the\s+)?(?P<name>[A-Z].{1,70}?)(?:[’']s)?\s*"
    r"(?:(?:county|borough|city|metropolitan|district|unitary)?\s*local\s+authority\s+)?"
    r"children[’']?s?[’']?\s+(?:social\s+care\s+)?services",
    re.DOTALL,
)
_NAMED_LAST = re.compile(
    r"children[’']s\s+(?:social\s+care\s+)?services(?:\s*[:–-]\s*|\s+in\s+)(?:the\s+)?"
    r"(?P<name>[A-Z][^.:]{1,60})$"
)

_LAST_NAME = re.compile(
    r"\b(?:in|of|at)\s+(?:the\s+)?(?P<name>[A-Z][\w’'-]*(?:,?\s+(?:(?:and|of|on|upon|with|the)\s+)*[A-Z][\w’'-]*)*)"
    r"\s*(?:local\s+area\s*|area\s*)?$"
)
"""The place with which the title of a joint inspection ends."""

_TITLE_LINE = re.compile(
    r"\s*(?:re-?\s?)?inspection\s+of\s+(?:services|children|looked|safeguarding|local\s+authority\s+children|(?:local\s+authority\s+)?arrangements)"
    r"|\s*review\s+of\s+the\s+effectiveness|\s*and\s*$|\s*(?:ofsted|joint)\b|\s*(?:focused|monitoring)\s+visit",
    re.IGNORECASE,
)
_BOARD_NAME = re.compile(r"\s+(?:local\s+)?safeguarding\s+children(?:[’']s)?\s+board.*", re.IGNORECASE)

_VISITED = re.compile(
    r"(?:\bvisit(?:ed)?\b|\binspection\b|\bundertook\b|\bcarried\s+out\b|\btook\s+place\b)[^.]{0,200}?"
    r"\s(?P<when>(?:on|between|from|during)\s+(?=\D{0,12}\d)[^.]{4,80})"
    r"|(?:^|[.]\s+)(?P<before>(?:on|between|from)\s+(?=\D{0,12}\d)[^.]{4,80}?),\s+(?:ofsted|inspectors|his|her)\b",
    re.IGNORECASE,
)
"""The days of a visit in the first sentences of a letter, after the visit or before the inspectors."""


def read_front(cover: Sequence[Row]) -> Front:
    """Return what the rows of the cover, or of the first page of a letter, say of the document."""
    problems: list[Problem] = []
    title_rows = _title_rows(cover)
    title = mended(row.text for row in title_rows)
    opening = mended(row.text for row in cover)[:3000]
    framework, kind = _kind(title, opening)
    is_letter = kind in {
        InspectionKind.JTAI,
        InspectionKind.MONITORING_VISIT,
        InspectionKind.FOCUSED_VISIT,
    }
    if is_letter:
        title_rows = _letter_title(cover) or title_rows
        title = mended(row.text for row in title_rows)
    period = _labelled_period(cover, problems)
    if period is None and is_letter:
        period = _period_in_prose(cover)
    return Front(
        title=re.sub(r"(?<=[a-z])\d$", "", title[:300]),
        is_letter=is_letter,
        framework=framework,
        kind=kind,
        council=_council(title_rows, title, cover, is_letter),
        period=period,
        published=_published(cover, problems),
        board_reviewed=_BOARD_REVIEW.search(opening) is not None,
        problems=tuple(problems),
    )


def _title_rows(cover: Sequence[Row]) -> list[Row]:
    """Return the rows above the dates, or the rows set large at the top of a letter."""
    for place, row in enumerate(cover[:40]):
        if _DATES_LABEL.match(row.text) or _PUBLISHED_LABEL.match(row.text) or _OTHER_LABEL.match(row.text):
            return list(cover[:place])
    return list(cover[:12])


def _letter_title(cover: Sequence[Row]) -> list[Row]:
    """Return the line of a letter that names the visit, with the styled line under it."""
    for place, row in enumerate(cover):
        if (row.bold or row.large) and any(pattern.search(row.text) for _, _, pattern in _KINDS[:3]):
            below = cover[place + 1 : place + 2]
            continued = [one for one in below if one.bold == row.bold and one.large == row.large]
            return [row, *(one for one in continued if not _DATES_LABEL.match(one.text))]
    return []


def _kind(title: str, opening: str) -> tuple[Framework | None, InspectionKind | None]:
    """Return the framework and kind that the title names, or failing that the table or the opening."""
    for words in (title, "") if _ILACS_TABLE.search(opening) else (title, opening):
        for kind, framework, pattern in _KINDS:
            if pattern.search(words):
                return framework, kind
    return (Framework.ILACS, InspectionKind.STANDARD) if _ILACS_TABLE.search(opening) else (None, None)


def _council(
    title_rows: Sequence[Row], title: str, cover: Sequence[Row], is_letter: bool
) -> Stated[str] | None:
    """Return the council's name as printed: from the title, from the lines about it, or from the letter."""
    page = cover[0].page if cover else 1
    named = _NAMED_IN_TITLE.search(title)
    if named and not named["name"].lower().startswith(("services", "children", "looked")):
        return Stated(_tidy_name(named["name"]), page, named[0])
    named = _NAMED_LAST.search(title)
    if named:
        return Stated(_tidy_name(named["name"]), page, named[0])
    return _in_letter(title, cover, page) if is_letter else _beside_title(title_rows, page)


def _beside_title(title_rows: Sequence[Row], page: int) -> Stated[str] | None:
    """Return the name that stands above the title of a report, or under it."""
    lines = []
    for row in title_rows:
        if _TITLE_LINE.match(row.text):
            break
        lines.append(row.text)
    name = _tidy_name(_BOARD_NAME.sub("", mended(lines))) or _line_after_title(title_rows)
    return Stated(name, page, name) if 1 < len(name) < 80 else None


def _in_letter(title: str, cover: Sequence[Row], page: int) -> Stated[str] | None:
    """Return the name in the first sentences of a letter, or with which its title ends."""
    prose = mended(row.text for row in cover)[:3000]
    named = _NAMED_IN_TITLE.search(prose)
    if named:
        return Stated(_tidy_name(named["name"]), page, named[0])
    last = _LAST_NAME.search(title)
    if last:
        return Stated(_tidy_name(last["name"]), page, title)
    mentions = councils.find(prose)
    codes = {mention.dfe_code for mention in mentions}
    return Stated(mentions[0].printed, page, mentions[0].printed) if len(codes) == 1 else None


def _line_after_title(title_rows: Sequence[Row]) -> str:
    """Return the council's name where it stands under the title, as until 2013."""
    rows = [row.text for row in title_rows]
    for place in range(len(rows) - 1, 0, -1):
        if not _TITLE_LINE.match(rows[place]) and rows[place].strip()[:1].isupper():
            return _tidy_name(rows[place])
    return ""


def _tidy_name(words: str) -> str:
    name = re.sub(r"[’']s?$", "", words.strip(" ,.:–-"))
    return re.sub(r"\s+(?:local\s+authority|area|services\s+for)$", "", name, flags=re.IGNORECASE).strip(" ,")


def _labelled_period(cover: Sequence[Row], problems: list[Problem]) -> Stated[PrintedPeriod] | None:
    """Return the days on site beside their label on the cover; running headers are set aside before."""
    for place, row in enumerate(cover):
        label = _DATES_LABEL.match(row.text)
        if label is None:
            continue
        words = [row.text[label.end() :]]
        for below in cover[place + 1 : place + 3]:
            if _PUBLISHED_LABEL.match(below.text) or _OTHER_LABEL.match(below.text) or below.page != row.page:
                break
            words.append(below.text)
        if not re.search(r"\d", words[0]) and not (len(words) > 1 and re.match(r"\s*\d", words[1])):
            continue
        period = read_period(" ".join(words)) or read_period(words[0])
        if period is not None and _breaks_off(words[0], period.printed):
            period = None
        printed = mended([row.text, *words[1:]])
        if period is None:
            message = "The days on site are printed in a way that makes no period."
            problems.append(Problem("dates_unreadable", message, row.page, printed))
            return None
        return Stated(period, row.page, period.printed)
    return None


def _breaks_off(line: str, printed: str) -> bool:
    """Return whether the line goes on with what may be more of the period and was not understood."""
    rest = " ".join(line.split())[len(printed) :].lstrip(" .,;")
    return bool(rest) and not rest[0].isupper()


def _period_in_prose(cover: Sequence[Row]) -> Stated[PrintedPeriod] | None:
    """Return the days that the first sentences of a letter give, if they all give the same."""
    text = mended(row.text for row in cover)
    found: list[PrintedPeriod] = []
    for match in _VISITED.finditer(text):
        words = re.sub(r"^(?:on|from|during)\s+", "", match["when"] or match["before"], flags=re.IGNORECASE)
        period = read_period(words)
        if period is not None:
            found.append(period)
    if not found or len({period.blocks for period in found}) > 1:
        return None
    return Stated(found[0], cover[0].page, found[0].printed)


def _published(cover: Sequence[Row], problems: list[Problem]) -> Stated[PrintedDate] | None:
    for row in cover:
        label = _PUBLISHED_LABEL.match(row.text)
        if label is None:
            continue
        found = read_date(row.text[label.end() :])
        if found is None:
            message = "The date of publication is printed in a way that makes no date."
            problems.append(Problem("dates_unreadable", message, row.page, row.text.strip()))
            return None
        return Stated(found, row.page, row.text.strip())
    return None
