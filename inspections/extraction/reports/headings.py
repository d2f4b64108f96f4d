"""What the headings of reports and letters announce: which part of the document, and which judgement area.

Headings are recognised by their whole words, over as many lines as they take, never by a phrase inside a
sentence. Frameworks: pre-2013 inspections, SIF (2013), ILACS (2018, 2023, 2026), visit letters and JTAI.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from inspections.extraction.grades import GRADE_PATTERN, read_grade
from inspections.vocabulary import Absence, Area, FindingKind, Grade


class Part(Enum):
    """What the text under a heading is. A heading of an area alone leaves the part as it is."""

    FINDINGS = "findings"
    SUMMARY = "summary"
    ASKED = "asked"
    BACKGROUND = "background"
    END = "end"


class Meaning(NamedTuple):
    """What a heading announces.

    `authority` tells that what follows is about the council, not its safeguarding board; `short` that an
    area is called by its short name, as where a list of recommendations is sorted.
    """

    part: Part | None = None
    area: Area | None = None
    grade: Grade | Absence | None = None
    asked: FindingKind | None = None
    authority: bool = False
    short: bool = False


_PROGRESS = r"(?:the )?experiences? (?:and|&) progress of "
_CHILDREN = r"children(?: and young people)?"
_BOARD = (
    r"(?:the )?(?:[a-z&' -]{2,60} )?safeguarding children(?:'?s)? (?:board|partnership)"
    r"(?: ?\(?[a-z&]*scb\)?)?"
)

AREA_PHRASES: tuple[tuple[Area, str], ...] = (
    (
        Area.LEADERSHIP,
        rf"(?:the )?impact of leaders on (?:social work )?practice with {_CHILDREN} and (?:their )?families",
    ),
    # Until 2013 "leadership and management".
    (Area.LEADERSHIP, r"(?:the )?leadership(?:,? management and governance| and management| and governance)"),
    (
        Area.HELP_PROTECTION,
        rf"(?:{_PROGRESS})?{_CHILDREN} (?:who |in )?need (?:of )?(?:early )?help(?: and | or |/)protection",
    ),
    (
        Area.HELP_PROTECTION,
        r"(?:the )?effectiveness of the help and protection provided to children, young people,"
        r" families and carers",
    ),
    (Area.IN_CARE_AND_CARE_LEAVERS, rf"(?:{_PROGRESS})?{_CHILDREN} in care and (?:of )?care leavers"),
    (Area.IN_CARE, rf"(?:{_PROGRESS})?{_CHILDREN} (?:who are )?looked after and achieving permanence"),
    (Area.IN_CARE, rf"(?:{_PROGRESS})?(?:looked[ -]after {_CHILDREN}|{_CHILDREN} in care)"),
    (Area.ADOPTION, r"adoption(?: performance| services)?"),
    (Area.CARE_LEAVERS, rf"(?:{_PROGRESS})?(?:care leavers|young people leaving care)"),
    (Area.OVERALL, r"overall effectiveness(?: of (?:the )?services? for [a-z' ]{5,60}?)?"),
    (Area.LSCB, rf"(?:the )?effectiveness of (?:the )?(?:{_BOARD}|[a-z]*scb)|{_BOARD}|(?:the )?lscb"),
)
"""How each judgement is named in tables and headings, in lower case, the longer phrase before the shorter."""

_SHORT_NAMES: tuple[tuple[Area, str], ...] = (
    (Area.HELP_PROTECTION, r"(?:early )?help and protection|safeguarding children|children in need"),
    (Area.IN_CARE, r"children looked after|looked after(?: children)?|permanence|corporate parenting"),
    (Area.LEADERSHIP, r"leadership(?:,? (?:and )?(?:management|governance|partnerships?))*"),
    (Area.CARE_LEAVERS, r"leaving care"),
)
"""What the same areas are called where a list of strengths or recommendations is sorted by them."""

JUDGED = (
    r"(?: ?[:.–—-]| (?:is|are|be|that|it|they|judged|to be|has been|have been)\b){0,6}"
    rf" ?(?P<grade>(?:grade [1-4] )?\(?{GRADE_PATTERN.replace(chr(92) + 's+', ' ')}\)?)"
)
"""The grade after the name of a judgement, in lower case with single spaces."""

_AREA_HEADINGS = tuple(
    (area, re.compile(rf"(?:section \d:? )?(?:{phrase})(?: ?[:–—-]| is| are)?(?:{JUDGED})?$"))
    for area, phrase in AREA_PHRASES
)
_GRADED_JUDGEMENT = re.compile(
    rf"the graded judge?ments? (?:for|about|of|on) (?:the )?(?P<area>.{{5,60}}?)(?:{JUDGED})?$"
)

_AREA_ROWS = tuple(
    (area, re.compile(rf"(?:[1-3](?:\.[1-3])?\.? )?(?:{phrase})(?: [a-z-]+){{1,2}}$"))
    for area, phrase in AREA_PHRASES
    if area is not Area.LSCB
)

_ASKED = tuple(
    (kind, re.compile(rf"(?:{words})$"))
    for kind, words in (
        (
            FindingKind.PRIORITY_ACTION,
            r"(?:the )?(?:areas? (?:for|of) )?(?:priority(?: and immediate)?|immediate(?: and priority)?)"
            r" actions?(?: required)?",
        ),
        (
            FindingKind.AREA_FOR_IMPROVEMENT,
            r"what (?:does|do|did|needs?|should) .{0,70}\bimprove"
            r"(?: in this area of (?:social work )?practice)?"
            r"|what needs to (?:be )?improved?",
        ),
        (
            FindingKind.AREA_FOR_IMPROVEMENT,
            r"(?:the )?(?:key )?(?:areas?|points?) (?:for|of|requiring|in need of) (?:further )?"
            r"(?:improvement|development)s?",
        ),
        (FindingKind.RECOMMENDATION, r"(?:key )?recommendations?(?: for [a-z ,']{3,40})?"),
        # Pre-2013 reports sort what they ask for by its deadline.
        (FindingKind.RECOMMENDATION, r"immediately|within (?:[a-z]+ ){1,2}(?:months?|weeks?)"),
    )
)

_LOCAL_AUTHORITY = re.compile(
    r"(?:section (?:1|one) ?[:–-]? ?)?(?:the )?local authority"
    r"|inspection (?:judge?ments?|findings) (?:about|[–-]) the local authority"
)

_PARTS = tuple(
    (part, re.compile(rf"(?:{words})$"))
    for part, words in (
        (
            Part.SUMMARY,
            r"(?:section 1:? )?(?:the local authority ?[–-] ?)?(?:executive )?summary"
            r"(?: of (?:key )?findings)?"
            r"|(?:key |headline )findings|(?:overview|headlines)"
            r"|.{3,90}\b(?:is|are|requires?|has) .{2,80}\bbecause"
            r"|(?:the )?(?:[a-z' ]{3,40} )?(?:key )?strengths(?: and weaknesses of the [a-z]+)?"
            r"|progress since the last inspection",
        ),
        (
            Part.FINDINGS,
            r"(?:inspection |main |detailed |key )?findings(?: and evaluation of progress)?"
            r"|evaluation of progress|findings on progress"
            r"|(?:(?:the )?quality of (?:provision|practice)|capacity to improve)"
            r"|outcomes for .{5,50}",
        ),
        (
            Part.BACKGROUND,
            r"(?:information )?about (?:this|the) .{4,60}|(?:previous|other|recent) ofsted inspections?"
            r"|.{3,60} (?:in|of) (?:this|the) (?:local authority )?area|local leadership"
            r"|other information about .{4,40}|summary for children(?: and young people)?|the inspection team"
            r"|service information|what (?:the )?.{0,50}judge?ments? mean.{0,60}"
            r"|the inspection judge?ments and what they mean|contents|areas covered by (?:the|this) visit"
            r"|context|background|next steps",
        ),
        (
            Part.END,
            r"record of main findings.{0,60}|yours sincerely.{0,40}"
            r"|the office for standards in education.{0,120}|any complaints about the inspection.{0,100}",
        ),
    )
)

MOST_LINES = 6
"""The longest printed heading takes five lines, in a narrow table cell."""

_TRIGGERS = re.compile(
    r"\s*(?:(?:the )?experiences? (?:and|&) progress of|(?:the )?impact of leaders|leadership,? management\b"
    r"|children (?:who need|looked after and|in (?:care|need of))|adoption performance|overall effectiveness"
    r"|what (?:does|do|needs?|should)\b|(?:key )?areas? for|priority|immediate|recommendations?\b"
    r"|the graded judg|(?:main|headline|key|inspection) (?:findings|judge?ments?)|(?:executive )?summary"
    r"|information about|yours sincerely|any complaints about|the office for standards|effectiveness of the"
    r"|the (?:effectiveness of the|local safeguarding|local authority\s*$)|section \d|previous ofsted"
    r"|care leavers\b|looked[ -]after children|evaluation of progress|areas covered by|next steps)",
    re.IGNORECASE,
)


def may_open_heading(text: str) -> bool:
    """Return whether a line set like body text starts as some heading starts."""
    return _TRIGGERS.match(text) is not None


CERTAIN = frozenset(
    {
        "executive summary",
        "headline findings",
        "key findings",
        "previous ofsted inspections",
        "summary",
        "summary for children and young people",
        "summary of findings",
        "summary of key findings",
    }
)
"""Headings that are no part of a sentence however they are set."""


def plain(words: str) -> str:
    """Return a heading's words in lower case with single spaces, without footnote digits or closing marks."""
    lowered = " ".join(words.lower().replace("’", "'").split())
    return re.sub(r"(?<=[a-z)?'])\d{1,2}$", "", lowered).rstrip(" .:?*")


@lru_cache(maxsize=4096)
def meaning_of(words: str) -> Meaning | None:
    """Return what these words announce as a heading (see `plain`), or None if they are no known heading."""
    if not 3 < len(words) < 220:
        return None
    authority = "local authority" in words and "board" not in words and "lscb" not in words
    for kind, pattern in _ASKED:
        if pattern.match(words):
            return Meaning(Part.ASKED, asked=kind, authority=authority)
    # Before the areas: "Information about the Local Safeguarding Children Board" is background.
    for part, pattern in _PARTS:
        if pattern.match(words):
            return Meaning(part, authority=authority)
    if _LOCAL_AUTHORITY.match(words):
        found = Part.FINDINGS if words.startswith("inspection") else None
        return Meaning(found, authority=True) if _LOCAL_AUTHORITY.fullmatch(words) else None
    return _area_meaning(words)


def _area_meaning(words: str) -> Meaning | None:
    sub = _GRADED_JUDGEMENT.match(words)
    if sub:
        area = area_named(sub["area"])
        return Meaning(area=area, grade=_grade(sub["grade"])) if area else None
    findings = re.match(r"inspection (?:findings|judge?ments?) (?:[–-]|about) (?:the )?", words)
    name = words[findings.end() :] if findings else words
    for area, pattern in _AREA_HEADINGS:
        match = pattern.match(name)
        # "The LSCB" alone heads an explanation of grades.
        if match and words not in {"the lscb", "lscb"}:
            short = not findings and "progress of" not in name and "impact of" not in name
            return Meaning(Part.FINDINGS if findings else None, area, _grade(match["grade"]), short=short)
    return None


def area_named(words: str) -> Area | None:
    """Return the area whose name these words are, in lower case, or None."""
    for area, phrase in (*AREA_PHRASES, *_SHORT_NAMES):
        if re.fullmatch(phrase, words):
            return area
    return None


def area_opening(words: str) -> Area | None:
    """Return the area whose full name these words start with, if no more than two words follow it."""
    for area, pattern in _AREA_ROWS:
        if pattern.match(words):
            return area
    return None


def _grade(words: str | None) -> Grade | Absence | None:
    return read_grade(words) if words else None
