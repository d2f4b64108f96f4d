"""Which council a printed name means, as at a date, and where councils are named in prose.

The list of councils is the one that ships (`fixtures/councils.csv`). A name that fits more than one
council, or none, resolves to nothing: a wrong council is far worse than an honest "not matched".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

COUNCIL_LIST = Path(__file__).resolve().parents[2] / "fixtures" / "councils.csv"


@contextmanager
def listed_in(path: Path) -> Iterator[None]:
    """Take the names of councils from another list while it lasts: articles made up for tests name others."""
    global COUNCIL_LIST
    shipped, COUNCIL_LIST = COUNCIL_LIST, path
    try:
        yield
    finally:
        COUNCIL_LIST = shipped


NEEDS_CONTEXT = frozenset(
    {
        "blackburn",
        "bury",
        "cumberland",
        "halton",
        "harrow",
        "hull",
        "kingston",
        "newcastle",
        "poole",
        "reading",
        "redcar",
        "richmond",
        "stoke",
        "sutton",
        "westminster",
    }
)
"""Names that are also words, surnames or other places: alone they prove no council."""

_PREFIXES = (
    "the ",
    "council of the ",
    "london borough of ",
    "royal borough of ",
    "metropolitan borough of ",
    "city and county of ",
    "city of ",
    "county of ",
    "borough of ",
)
_SUFFIXES = (
    " city of",
    " county of",
    " council",
    " corporation",
    " local authority",
    " authority",
    " children's services",
    " childrens services",
    " city",
    " county",
    " borough",
    " metropolitan",
    " metropolitan district",
    " london",
    " unitary",
    " royal",
    " mbc",
    " mdc",
    " lbc",
)
_SUFFIX_IN_PROSE = (
    r"(?:['’]s)?(?:[^\S\n]+(?:City|County|Metropolitan|Borough|District|London|Unitary|MBC|MDC"
    r"|city|county|metropolitan|borough|district|unitary))*"
    r"[^\S\n]+(?:[Cc]ouncil|[Cc]orporation|[Ll]ocal[^\S\n]+[Aa]uthority|MBC|MDC)\b"
)
_SAYS_COUNCIL = re.compile(r"\b(?:[Cc]ouncil|[Bb]orough\s+of|[Cc]ity\s+of|[Cc]orporation)\b")
_OTHER_USE_AFTER = re.compile(
    r"\s+(?:the|a|an|this|that|these|between|from|through|and\s+writing)\s+(?:report|letter|findings|lines"
    r"|inspectors)\b"
    r"|['’]?\s+(?:Live|Post|News|Times|Telegraph|Gazette|Mail|Echo|Chronicle|Express|Observer|Standard"
    r"|Advertiser"
    r"|Mercury|Herald|Argus|Evening|Online|World|Press|Radio|Police|Constabulary|University|College|School"
    r"|Academy"
    r"|Hospital|NHS|Fire|Crown|Magistrates|Family\s+Court|United|Rovers|Rangers|Hallam|Beckett|Minster"
    r"|City\s+Region"
    r"|Cathedral|Airport|MP\b|MPs\b|Road|Street|Lane|Avenue|under[\s-]Lyme)"
)
_OTHER_PLACE_BEFORE = re.compile(
    r"(?:\b(?:New|Greater|West|East|North|South|Mid|Duke\s+of|Duchess\s+of|University\s+of|Bishop\s+of"
    r"|Archbishop\s+of|Lord|Lady|Sir|Mr|Mrs|Ms|Dr|BBC\s+Radio|BBC)\s+)$"
)
_PART_OF_A_REGION = re.compile(r"\b(?:Greater|north|south|east|west|mid)(?:[^\S\n]|-)$")
"""Before a name, even with "council" after it: "the south Norshire council" is not Norshire's. With a capital
these are parts of names: "South Tyneside"."""
_UNLISTED = re.compile(
    r"\b(?P<name>[A-Z][\w'’-]+(?:[^\S\n]+(?:(?:and|of|upon|on|the|&)[^\S\n]+)?(?!Council)[A-Z][\w'’-]+){0,3})"
    r"[^\S\n]+(?:[Cc]ouncil|[Ll]ocal[^\S\n]+[Aa]uthority)\b"
)
_NOT_A_COUNCIL_NAME = frozenset(
    {
        "the",
        "a",
        "this",
        "that",
        "its",
        "our",
        "arts",
        "county",
        "city",
        "borough",
        "district",
        "local",
        "cabinet",
        "metropolitan",
        "unitary",
        "parish",
        "town",
        "full",
        "british",
        "european",
        "privy",
        "london",
        "care",
        "health",
        "royal",
        "research",
        "youth",
        "ofsted",
        "children",
    }
)


@dataclass(frozen=True)
class KnownCouncil:
    """One council of the shipped list: its code, every name it goes by, and the days it existed."""

    dfe_code: str
    names: tuple[str, ...]
    opened_on: date | None = None
    abolished_on: date | None = None

    def existed_on(self, day: date) -> bool:
        """Return whether the council existed on this day; the day of its abolition is not among them."""
        opened = self.opened_on is None or self.opened_on <= day
        return opened and (self.abolished_on is None or day < self.abolished_on)


@dataclass(frozen=True)
class Mention:
    """One place in prose where a council is named.

    `dfe_code` is None where the name fits several councils or none of the list. `as_council` tells that
    the words themselves say so ("Reading council"), not only the name of a place.
    """

    printed: str
    start: int
    end: int
    dfe_code: str | None
    as_council: bool


def resolve(printed: str, on: date | None = None) -> str | None:
    """Return the DfE code of the one council that a printed name means, or None.

    With `on`, only councils that existed on that day are considered, so that one name may mean the old
    or the new council. A name that fits none, or more than one, returns None.
    """
    exact, by_core = _index(COUNCIL_LIST)
    fits = exact.get(_plain(printed), ()) or by_core.get(_core(printed), ())
    if on is not None:
        both = dict.fromkeys((*fits, *by_core.get(_core(printed), ())))
        fits = tuple(council for council in both if council.existed_on(on))
    return fits[0].dfe_code if len(fits) == 1 else None


def find(text: str, on: date | None = None) -> tuple[Mention, ...]:
    """Return every place where the text names a council, in order, longest names first.

    Names that are also words, surnames or other places (Reading, Bury, Richmond) count only where the
    text says "council" beside the name at least once. Newspapers, police forces, universities and the
    like that carry a council's name are passed over, as are places such as New York or West Yorkshire.
    """
    mentions = [
        mention for match in _names(COUNCIL_LIST).finditer(text) if (mention := _mention(text, match, on))
    ]
    proven = {_core(mention.printed) for mention in mentions if mention.as_council}
    kept = [
        mention
        for mention in mentions
        if mention.as_council
        or _core(mention.printed) not in NEEDS_CONTEXT
        or _core(mention.printed) in proven
    ]
    taken = {position for mention in kept for position in range(mention.start, mention.end)}
    kept.extend(other for other in _unlisted(text) if taken.isdisjoint(range(other.start, other.end)))
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _is_in_a_region(text: str, start: int) -> bool:
    """Return whether the name that starts here only says in which region something is."""
    return _PART_OF_A_REGION.search(text[max(0, start - 10) : start]) is not None


def _mention(text: str, match: re.Match[str], on: date | None) -> Mention | None:
    printed = re.sub(r"^The\s+|^the\s+", "", match.group(0))
    start = match.end() - len(printed)
    as_council = bool(match.group("suffix")) or _SAYS_COUNCIL.search(printed) is not None
    if _is_in_a_region(text, start):
        return None
    if not as_council and (
        _OTHER_USE_AFTER.match(text, match.end()) or _OTHER_PLACE_BEFORE.search(text[:start])
    ):
        return None
    return Mention(
        printed, start, match.end(), resolve(printed, on), as_council or _services_follow(text, match.end())
    )


def _services_follow(text: str, end: int) -> bool:
    """Return whether the words after a name make it a council's: its services, children or borough."""
    after = (
        r"(?:['’]s?)?\s+(?:children['’]s\s+(?:services|social\s+care)|children\b(?!['’])|social\s+services"
        r"|borough|authority)\b"
    )
    return re.match(after, text[end : end + 60]) is not None


def _unlisted(text: str) -> Iterable[Mention]:
    """Yield places that say "Somewhere Council" of a council that is not on the list, or is misspelt."""
    for match in _UNLISTED.finditer(text):
        opens = (
            not text[: match.start()].rstrip(" \"'“‘(")
            or text[: match.start()].rstrip(" \"'“‘(")[-1] in ".!?:\n"
        )
        if opens and match.group().endswith("council") and text.count(match.group("name")) == 1:
            continue
        name = re.sub(
            r"^(?:The|At|In|But|And|While|When|For|Meanwhile|Elsewhere)\s+", "", match.group("name")
        )
        if _is_in_a_region(text, match.start()):
            continue
        if name and not {word.lower() for word in name.split()} <= _NOT_A_COUNCIL_NAME:
            yield Mention(
                text[match.end() - len(match.group(0)) : match.end()], match.start(), match.end(), None, True
            )


def _plain(printed: str) -> str:
    text = printed.lower().replace("&", " and ").replace("’", "'").replace(".", " ").replace(",", " ")
    return " ".join(re.sub(r"\([^)]*\)", " ", text.replace("-", " ")).split())


def _core(printed: str) -> str:
    """Return what tells the council apart: the name without "council", "borough of" and the like."""
    text = _plain(printed).removesuffix("'s").removesuffix("'")
    stripped = True
    while stripped:
        stripped = False
        for suffix in _SUFFIXES:
            if text.endswith(suffix):
                text, stripped = text.removesuffix(suffix).removesuffix("'s"), True
    for prefix in _PREFIXES:
        text = text.removeprefix(prefix)
    return text


@cache
def _councils(path: Path) -> tuple[KnownCouncil, ...]:
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(_known(row) for row in csv.DictReader(lines))


def _shortened(name: str) -> Iterable[str]:
    """Return "Brighton Council" for Brighton and Hove, as journalists write it."""
    if " and " in name and "," not in name:
        yield f"{name.split(' and ')[0]} Council"


def _known(row: dict[str, str]) -> KnownCouncil:
    short = re.sub(r"\s*\([^)]*\)", "", row["short_name"])
    aliases = [alias.strip() for alias in row["aliases"].split("|") if alias.strip()]
    return KnownCouncil(
        dfe_code=row["dfe_code"],
        names=tuple(dict.fromkeys([short, row["name"], *aliases, *_shortened(short)])),
        opened_on=date.fromisoformat(row["opened_on"]) if row["opened_on"] else None,
        abolished_on=date.fromisoformat(row["abolished_on"]) if row["abolished_on"] else None,
    )


_Index = dict[str, tuple[KnownCouncil, ...]]


@cache
def _index(path: Path) -> tuple[_Index, _Index]:
    exact: _Index = {}
    by_core: _Index = {}
    for council in _councils(path):
        for key in {_plain(name) for name in council.names}:
            exact[key] = (*exact.get(key, ()), council)
        for key in {_core(name) for name in council.names}:
            by_core[key] = (*by_core.get(key, ()), council)
    return exact, by_core


@cache
def _names(path: Path) -> re.Pattern[str]:
    """Return the pattern of every name in every spelling, longest first, with "council" if it follows."""
    spellings = {name for council in _councils(path) for name in council.names}
    ordered = sorted(spellings, key=len, reverse=True)
    any_name = "|".join(map(_spelling, ordered))
    return re.compile(rf"(?<![\w-])(?:[Tt]he\s+)?(?:{any_name})(?!\w)(?P<suffix>{_SUFFIX_IN_PROSE})?")


def _spelling(name: str) -> str:
    pattern = (
        re.escape(name).replace(r"\ and\ ", r"\s+(?:and|&|&amp;)\s+").replace(r"\ \&\ ", r"\s+(?:and|&)\s+")
    )
    pattern = pattern.replace(r"St\.\ ", r"St\ ").replace(r"St\ ", r"St\.?\ ").replace(r"\-", r"[-\s]")
    return pattern.replace(r"\ ", r"\s+").replace("'", "['’]")
