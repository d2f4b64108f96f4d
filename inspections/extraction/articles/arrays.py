"""Grades and areas that a sentence lists apart from each other, and puts together by order or by number.

"Leadership and help and protection were rated good and outstanding respectively" pairs two lists;
"in three of the four areas: a, b and c" names the areas it has just counted.
"""

from __future__ import annotations

import re

from . import phrasing
from .wording import AREA, AREAS_NOUN, RATED, Holder, holder_of

_COUNTED = re.compile(
    r"^['\"]?(?:\s+(?:rating|grade|judg\w+|mark))?(?:\s+overall)?,?(?:\s+and(?:\s+also)?)?\s+"
    r"(?:in|for|to|across|on)\s+(?:(?:all|each|every|both|just|only|of|out|the|its|these|two|three|four|five|one"
    rf"|other|key|remaining|further|more|additional|separate|main|individual|inspected)\s+){{1,5}}(?:inspection\s+|judg\w+\s+)?{AREAS_NOUN}"
    r"\b(?P<which>[^.;:,()]{0,60}?)(?:\s-\s|:\s|,\s+namely\s+|\s*\()",
    re.I,
)
_OF_SO_MANY = (
    r"(?P<count>one|two|three|four|five)\s+(?:out\s+)?of\s+(?:the\s+|its\s+)?(?:other\s+)?(?:three|four|five|six)\s+"
    rf"(?:\w+\s+){{0,2}}?{AREAS_NOUN}"
)
_IN_SO_MANY = re.compile(
    rf"^['\"]?(?P<whole>\s+overall)?,?(?:\s+and(?:\s+also)?)?\s+(?:in|for|on|across)\s+{_OF_SO_MANY}\b", re.I
)
_SO_MANY_ARE = re.compile(
    rf"\b{_OF_SO_MANY}\b(?:,\s+(?P<with_it>(?:including|among\s+them)\s+(?:the\s+)?overall[^,]*,))?[^.;]{{0,45}}?\s(?:was|were|are|got|received)\s+(?:also\s+|all\s+)?(?:{RATED}\s+|found\s+)?(?:as\s+|to\s+be\s+|an?\s+)?"
    r"['\"]?$",
    re.I,
)
_NUMBERS = {"one": 1, "both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.I)
_ENDS = re.compile(
    r"(?:\s+(?:services|provision))?['\"]?\s*(?:$|[.;)]|-\s|,\s+(?:but|while|and|though|although|with|leaving)\b)",
    re.I,
)
"""What follows a list that is whole: "good in two areas - leadership is one" lists nothing."""
_BETWEEN_GRADES = re.compile(r"['\"]?\s*(?:,|and|,\s*and)\s*(?:an?\s+)?['\"]?", re.I)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


def counted(after: str) -> tuple[Holder, ...]:
    """Return the areas named after "in three of the four areas:", the whole too if it was named first."""
    opening = _COUNTED.match(after)
    if opening is None:
        return ()
    areas, rest = _run(after[opening.end() :])
    count = _NUMBER.search(opening.group())
    asked = _NUMBERS[count.group().lower()] if count else 0
    joint = Holder.CARE_AND_LEAVERS in areas
    if not areas or not _ENDS.match(rest) or (asked and asked not in {len(areas), len(areas) + joint}):
        return ()
    whole = (Holder.OVERALL,) if re.search(r"\boverall\b", opening.group(), re.I) else ()
    return tuple(dict.fromkeys((*whole, *areas)))


def so_many(before: str, after: str) -> tuple[int, bool]:
    """Return for how many unnamed areas a grade was given ("in three of the four"), and if for the whole."""
    told = _IN_SO_MANY.match(after)
    if told:
        return _NUMBERS[told["count"].lower()], told["whole"] is not None
    are = _SO_MANY_ARE.search(before)
    if are is None:
        return 0, False
    whole = are["with_it"] is not None
    return _NUMBERS[are["count"].lower()] - whole, whole


def areas_before(text: str) -> tuple[Holder, ...]:
    """Return the areas with which a sentence begins: "Leadership and adoption were given"."""
    areas = list(AREA.finditer(text))
    if areas and holder_of(areas[0]) is Holder.EVERYTHING and not text[: areas[0].start()].strip():
        return (Holder.EVERYTHING,)
    if not areas or not phrasing.LIST_GAP.fullmatch(text[: areas[0].start()]):
        return ()
    if len(re.findall(r"[A-Za-z]+", text[areas[-1].end() :])) > 4:
        return ()
    return areas_first(text)


def areas_first(text: str) -> tuple[Holder, ...]:
    """Return the areas with which a text begins, each once, whatever follows them."""
    return tuple(dict.fromkeys(_run(text)[0]))


def areas_listed(text: str) -> tuple[Holder, ...]:
    """Return the areas that a list consists of, "leadership, adoption and care leavers."; else none."""
    areas, rest = _run(text)
    return tuple(dict.fromkeys(areas)) if _ENDS.match(rest) else ()


def _run(text: str) -> tuple[list[Holder], str]:
    """Return the areas listed from the beginning of the text on, and what follows them."""
    found: list[Holder] = []
    end = 0
    for area in AREA.finditer(text):
        if not phrasing.LIST_GAP.fullmatch(text[end : area.start()]):
            break
        found.append(holder_of(area))
        end = area.end()
    return [holder for holder in found if holder not in {Holder.EVERYTHING, Holder.OTHERS}], text[end:]


def respectively(plain: str, grades: list[re.Match[str]]) -> dict[int, Holder | None]:
    """Return, by the offset of each grade told "respectively", the area that it is for.

    The area is None for every one of them where there are not as many areas as grades.
    """
    word = _RESPECTIVELY.search(plain)
    told = [grade for grade in grades if word and grade.end() <= word.start()]
    if word is None or len(told) < 2:
        return {}
    row = [told[-1]]
    for grade in reversed(told[:-1]):
        if not _BETWEEN_GRADES.fullmatch(plain[grade.end() : row[0].start()]):
            break
        row.insert(0, grade)
    start = max((grade.end() for grade in grades if grade.end() < row[0].start()), default=0)
    before = [holder_of(area) for area in AREA.finditer(plain, start, row[0].start())]
    after = [holder_of(area) for area in AREA.finditer(plain, row[-1].end(), word.start())]
    areas = after or before
    if len(row) < 2:
        return {}
    if len(areas) != len(row) or (after and before):
        return {grade.start(): None for grade in row}
    return {grade.start(): area for grade, area in zip(row, areas, strict=True)}
