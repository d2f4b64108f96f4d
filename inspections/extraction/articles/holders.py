"""What a grade was given for: the whole, or the judgement areas named before or after it.

Oversight, records or a single team can be called inadequate, but they are not graded: where such a noun
holds the word, there is no holder and so no grade.
"""

from __future__ import annotations

import re

from . import phrasing
from .arrays import areas_first, counted
from .wording import (
    AREA,
    CASE_NOUN,
    MOVED,
    NAME,
    NOT_A_HOLDER,
    RATED,
    RATING_NOUN,
    SERVICE,
    Holder,
    blanked,
    holder_of,
)


def holders(before: str, after: str) -> tuple[Holder, ...]:
    """Return what a grade was given for, by the words around it; empty if it grades nothing here."""
    if listed := counted(after):
        return listed
    if _THE_ONE_PART.search(before):
        was = re.match(r"^['\"]?(?:\s+\w+)?\s+(?:was|were|is|are)\s+(?:the\s+|its\s+)?", after)
        return areas_first(after[was.end() :]) if was else ()
    if phrasing.ALL_BUT_ONE.match(after):
        return (Holder.OVERALL, Holder.OTHERS)
    if phrasing.IN_A_MANNER.match(after) and not areas_after(after):
        return ()
    if phrasing.SOME_AREAS.match(after) or phrasing.FOR_SOMETHING_ELSE.match(after):
        return ()
    likewise = (*_likewise(after), *_all_others(before))
    if likewise:
        return tuple(dict.fromkeys((*_own_holders(before, after), *likewise)))
    return _own_holders(before, after)


def _likewise(after: str) -> tuple[Holder, ...]:
    """Return the areas of ", as was leadership"."""
    match = phrasing.LIKEWISE.match(after)
    return (
        tuple(holder_of(area) for area in AREA.finditer(after, match.start("rest"), match.end()))
        if match
        else ()
    )


def _all_others(before: str) -> tuple[Holder, ...]:
    """Return the areas that are not named, where the grade is for "all the others, including leadership"."""
    found = any(holder_of(area) is Holder.OTHERS for area in AREA.finditer(before))
    return (Holder.OTHERS,) if found else ()


def _own_holders(before: str, after: str) -> tuple[Holder, ...]:
    named_after = areas_after(after)
    if named_after:
        return named_after
    zone = clause_of(before)
    areas = list(AREA.finditer(zone))
    services = list(SERVICE.finditer(zone))
    bad = list(NOT_A_HOLDER.finditer(AREA.sub(blanked, zone)))
    if _is_object(zone):
        return (Holder.OVERALL,)
    if areas:
        return _from_areas(zone, areas, services)
    if phrasing.A_RATING.search(zone):
        return (Holder.OVERALL,)
    if _AN_UNKNOWN_PART.match(zone):
        return ()
    if bad and not _rescued(zone, bad, services):
        return ()
    if not services and phrasing.CONTENT.search(phrasing.NO_CONTENT.sub(" ", zone)):
        return ()
    return (Holder.OVERALL,)


def _is_object(zone: str) -> bool:
    """Return whether the council is what was rated: "led inspectors to downgrade the council to"."""
    acts = list(phrasing.ACT.finditer(zone))
    rest = zone[acts[-1].end() :] if acts else ""
    if re.fullmatch(r"\s*(?:it|them)\s*", rest, re.I) and AREA.search(zone[: acts[-1].start()]):
        return False
    return bool(phrasing.COUNCIL.search(rest)) and not AREA.search(rest) and not NOT_A_HOLDER.search(rest)


def _from_areas(zone: str, areas: list[re.Match[str]], services: list[re.Match[str]]) -> tuple[Holder, ...]:
    nearest = areas[-1]
    later_service = [
        s
        for s in services
        if s.start() > nearest.end()
        and s.group().lower() not in {"that", "which", "who", "services", "service", "it", "they"}
    ]
    if later_service and _THE_ONLY.match(zone, nearest.end()):
        later_service = []
    if phrasing.AS_FOR.match(zone) and len(zone[: areas[0].start()].split()) <= 10:
        later_service = []
    between = zone[nearest.end() : later_service[-1].start()] if later_service else ""
    if "," in between or _AS_THE.search(between):
        return (Holder.OVERALL,)
    if CASE_NOUN.search(zone[: nearest.start()]) and not re.search(r",", zone[: nearest.start()]):
        return ()
    if holder_of(nearest) is Holder.EVERYTHING and len(zone[nearest.end() :].split()) <= 5:
        return (Holder.OVERALL, Holder.EVERYTHING)
    held = [area for area in _last_run(zone, areas) if holder_of(area) is not Holder.EVERYTHING]
    return tuple(dict.fromkeys(holder_of(area) for area in held)) or (Holder.OVERALL,)


def _rescued(zone: str, bad: list[re.Match[str]], services: list[re.Match[str]]) -> bool:
    """Return whether the holder is the council after all: a new subject, or object of the rating."""
    after_bad = [service for service in services if service.start() > bad[-1].end()]
    if any(phrasing.NEW_SUBJECT.search(zone[bad[-1].end() : service.start()]) for service in after_bad):
        return True
    rated = [match.start() for match in re.finditer(rf"\b(?:{RATED}|{MOVED})\b", zone, re.I)]
    holds = [
        service
        for service in services
        if rated
        and service.end() <= rated[-1]
        and service.group().lower() not in {"that", "which", "who", "it"}
    ]
    if not holds:
        return False
    return bad[-1].start() < holds[-1].start() and "," in zone[bad[-1].end() : holds[-1].end()]


_THAT_PART = re.compile(
    r"\bthere,?\s+(?:it|they|the\s+\w+)\s+(?:is|was|are|were)\b|\b(?:that|this)\s+(?:part|area|aspect|side|element|judge?ment)\b|(?:^|,)\W*(?:and|though|but)\s+that\s+(?:was|is)\b",
    re.I,
)


_AN_UNKNOWN_PART = re.compile(
    r"^\W*(?:(?:but|and|while|its|the|their|only)\s+)*(?:care|support|help|work|provision|services?|offer)\s+(?:for|of|with|given)\b"
    r"(?!\s+(?:its\s+|the\s+|vulnerable\s+|local\s+)*(?:children|young\s+people|families|youngsters)(?:\s+and\s+(?:families"
    rf"|young\s+people))?\s+(?:in\s+|at\s+|across\s+|{NAME}|was\b|were\b|is\b|are\b|have\b|has\b|had\b|by\b|there\b|now\b))",
    re.I,
)
"""Begins with a part of the service that is named like no judgement area: its grade is not the whole's."""
_THEY_WERE = re.compile(r"^\W*(?:they|these|both)\s+(?:\w+\s+){0,3}['\"]?$", re.I)
_THE_ONE_PART = re.compile(
    r"^\W*the\s+(?:one|only|sole|other)\s+(?:part|area|aspect|strand|judge?ment|exception)\b[^,;]{0,60}?\s(?:its|an?|the|to\s+be)\s+['\"]?$",
    re.I,
)
"""Opens a sentence that names the area after its grade: "The one part to keep its good grade was"."""
_AS_THE = re.compile(r"\bas\s+(?:the\s+)?$", re.I)
_THE_ONLY = re.compile(
    r",\s+(?:(?:the|its|their)\s+(?:only|one|sole|single)|where|for\s+whom|for\s+which|in\s+which|on\s+which)\b",
    re.I,
)
"""Says of an area what it is of the service: "adoption, the only part of the department to"."""
_THESE = re.compile(
    r"\W*(?:(?:only|and|but|just|though|still)\s+)*[,:]?\W*(?:these|those|they|it(?:,\s+too,)?|which|this|that)\s+(?:(?:also|still|all|both)\s+)*",
    re.I,
)


_AND_ITS = re.compile(r"and\s+(?:its|an?|in)\b", re.I)


def _ends_with_area(text: str) -> bool:
    """Return whether the name of an area stands right at the end, but for a comma."""
    areas = list(AREA.finditer(text))
    return bool(areas) and not text[areas[-1].end() :].strip(" ,")


def clause_of(before: str) -> str:
    """Return the words that may name the holder: the clause, or more where the clause names none."""
    cuts = [0, *(match.end() for match in phrasing.TIGHT_BOUNDARY.finditer(before))]
    for cut in reversed(cuts):
        zone = before[cut:]
        if _THEY_WERE.search(zone) and AREA.search(before[:cut]) and not AREA.search(zone):
            continue
        if _THAT_PART.search(zone) or (_THESE.fullmatch(zone) and AREA.search(before[:cut])):
            continue
        if _AND_ITS.match(zone) and _ends_with_area(before[:cut]):
            continue
        if AREA.search(zone) or SERVICE.search(zone) or NOT_A_HOLDER.search(zone):
            return zone
    return before


_OWNED = re.compile(r"(?:both\s+(?:the\s+)?|(?:our|its|their)\s+)(?=\w)", re.I)
_QUOTED_WORK = re.compile(
    r"^['\"]\s+(?:support|care|work|services?|help|provision|offer)\s+(?:for|with|to)\s+", re.I
)
"""Follows a quoted grade of an area: "'outstanding' support for care leavers"."""
_WERE_THESE = re.compile(
    r"^['\"]?,\s+(?:too|also|as\s+well|likewise),?\s+(?:was|were|is|are)\s+(?:the\s+)?(?:(?:individual|separate)\s+)?"
    r"(?:(?:marks?|grades?|judge?ments?|ratings?)\s+(?:for|on)\s+)?",
    re.I,
)
"""Follows a grade before what it is for: "Good, too, were the marks for"."""


def _end_of_list(phrase: str) -> int:
    """Return where a list of areas is over: at a boundary after which it does not merely go on."""
    for boundary in phrasing.STRONG_BOUNDARY.finditer(phrase):
        rest = re.split(r"[;.]", phrase[boundary.end() :])[0]
        goes_on = boundary.group().strip() == ", and" and AREA.search(rest)
        if not goes_on or phrasing.VERB.search(rest) or phrasing.SAYS.search(rest):
            return boundary.start()
    return len(phrase)


_SET_OFF = re.compile(r"^['\"]?(?:\s+-|,)\s+(?=(?:both\s+)?(?:overall|under|across|for)\b)", re.I)
"""Sets off what a grade is for: "good - overall and under all three headings"."""


def areas_after(after: str) -> tuple[Holder, ...]:
    """Return the areas that a grade is said to be for: "good overall and for leadership"."""
    after = _SET_OFF.sub(" ", after)
    overall = re.match(r"^['\"]?(?:\s+(?!(?:for|in|on)\b)\w+)?\s+overall\b", after, re.I)
    if overall:
        rest = re.match(
            r"(?:\s+in\s+(?:\w+\s+)?(?:19|20)\d\d)?,?(?:\s+(?:and|including))?(?:\s+(?:also|separately|again))?(?=\s+(?:for|in|under|across|on)\s)",
            after[overall.end() :],
        )
        further = areas_after(after[overall.end() + rest.end() :]) if rest else ()
        return tuple(dict.fromkeys((Holder.OVERALL, *further)))
    if quoted := _QUOTED_WORK.match(after):
        return areas_first(after[quoted.end() :])
    if inverted := _WERE_THESE.match(after):
        return areas_first(after[inverted.end() :])
    service = re.match(r"^['\"]?\s+(?=\w)", after)
    if (
        service
        and (match := AREA.match(after, service.end()))
        and holder_of(match) not in {Holder.OVERALL, Holder.EVERYTHING}
    ):
        return (holder_of(match),)
    if service and (owned := _OWNED.match(after, service.end())):
        return areas_first(after[owned.end() :])
    everything = re.match(rf"^['\"]?(?:\s+{RATING_NOUN})?\s+(?P<rest>.*)", after, re.I)
    if everything and (match := AREA.match(everything["rest"])) and holder_of(match) is Holder.EVERYTHING:
        return (Holder.OVERALL, Holder.EVERYTHING)
    opening = phrasing.FOR_AREA.match(after)
    if not opening:
        return ()
    phrase = phrasing.THE_FOURTH_AREA.sub("", after[opening.end() :])
    phrase = phrase[: _end_of_list(phrase)]
    phrase = AREA.sub(lambda area: area.group().replace(",", " "), phrase)
    found: list[Holder] = []
    for segment in phrasing.NEXT_IN_LIST.split(phrase):
        area = list(AREA.finditer(segment))
        if found and not area and len(segment.split()) <= 1:
            continue
        if not area or not _near_start(segment, area[0]):
            break
        if found and (
            phrasing.SAYS.search(segment)
            or phrasing.VERB.search(segment)
            or holder_of(area[0]) is Holder.OVERALL
        ):
            break
        found.extend(holder_of(match) for match in area)
    return tuple(dict.fromkeys(found))


def _last_run(zone: str, areas: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the areas listed together at the end: others before them belong to something else."""
    run = [areas[-1]]
    for area in reversed(areas[:-1]):
        if not phrasing.LIST_GAP.fullmatch(zone[area.end() : run[0].start()]):
            break
        run.insert(0, area)
    return run


def _near_start(segment: str, area: re.Match[str]) -> bool:
    return len(segment[: area.start()].split()) <= 9


def left_out(after: str) -> tuple[Holder, ...]:
    """Return what "apart from leadership" excepts."""
    match = phrasing.EXCEPT.search(after)
    return tuple(holder_of(area) for area in AREA.finditer(match["rest"])) if match else ()
