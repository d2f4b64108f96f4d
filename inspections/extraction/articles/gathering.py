"""What an article's sentences say of each council's inspections: events, grades and days of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from inspections.vocabulary import InspectionKind, Precision

from .arrays import areas_before, areas_first, areas_listed, counted
from .events import Event, events, published
from .focus import Focus
from .holders import areas_after
from .prose import Sentence, Voice
from .ratings import Claim, Time, claims
from .roles import PROSE, Role
from .scope import is_joint
from .timing import Anchor, When, find_dates
from .wording import AREA, Holder, holder_of


@dataclass(frozen=True)
class Stated:
    """A claim with its place in the article."""

    claim: Claim
    sentence: int
    block: int
    words: str
    prominent: bool
    in_body: bool
    in_lead: bool


@dataclass
class CouncilNews:
    """What the article says of one council."""

    key: str
    events: list[Event] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    published: list[When] = field(default_factory=list)


def gather(
    sentences: tuple[Sentence, ...], focus: Focus, anchor: Anchor | None, opening: set[int]
) -> dict[str, CouncilNews]:
    """Return what the sentences say, by council; `opening` holds the numbers of the first blocks."""
    joint = is_joint(" ".join(sentence.plain for sentence in sentences))
    councils: dict[str, CouncilNews] = {}
    prose = dict.fromkeys(sentence.block for sentence in sentences if sentence.role in PROSE)
    lead = max([*prose][:2], default=1)
    told_last: When | None = None
    for number, sentence in enumerate(sentences):
        current = focus.by_sentence[number]
        told_of = list(_events(number, sentence, focus, anchor, current, joint=joint))
        told_of = told_of or list(_span(number, sentence, anchor, current))
        told_of = [(key, _with_kind(event, sentence, sentences)) for key, event in told_of]
        if _ALL_OF_THEM.match(sentence.plain) or _BOTH_PLACES.search(sentence.plain):
            told_of = [(key, event) for key in councils for _, event in told_of]
        for key, event in told_of:
            if event.when is None and _SAME_MONTH.search(sentence.unquoted):
                event = replace(event, when=told_last)
            elif event.when and event.when.first and event.when.first.precision is not Precision.YEAR:
                told_last = _month_of(event.when)
            councils.setdefault(key, CouncilNews(key)).events.append(event)
        out = published(sentence, anchor)
        if out and current:
            councils.setdefault(current, CouncilNews(current)).published.append(out)
        stated_now = list(_claims(sentence, focus, anchor, current, sentences[:number]))
        again = (
            not stated_now
            or _opens_with_areas(sentence)
            or _SO_ARE.match(sentence.plain)
            or _OPENS_WITH_SAME.match(sentence.unquoted) is not None
        )
        if again and current in councils and not focus.beside_after(sentence, 0):
            stated_now = [*_same_again(sentence, councils[current], anchor), *stated_now]
        then = _of_that_time(sentence, councils.get(current or ""))
        for key, claim, words in stated_now:
            if then is not None and claim.when is None:
                claim = replace(claim, time=Time.BEFORE, when=then)
            stated = Stated(
                claim=claim,
                sentence=number,
                block=sentence.block,
                words=words,
                prominent=sentence.block in opening,
                in_body=sentence.role in PROSE,
                in_lead=sentence.block <= lead,
            )
            council = councils.setdefault(key, CouncilNews(key))
            council.stated.append(stated)
            council.stated.extend(replace(stated, claim=replace(claim, when=when)) for when in claim.also)
    return councils


def _opens_with_areas(sentence: Sentence) -> bool:
    """Return whether areas that "were given the same grade" come before whatever else is told."""
    same = _SAME.search(sentence.plain)
    before = sentence.plain[: same.start()] if same else ""
    return _GOT.search(before) is not None and bool(areas_before(before))


def _of_that_time(sentence: Sentence, council: CouncilNews | None) -> When | None:
    """Return the date of the earlier inspection that "At that time" repeats, or None."""
    if council is None or not _AT_THAT_TIME.match(sentence.plain):
        return None
    told = [(s.sentence, s.claim.when) for s in council.stated if s.claim.when]
    told.extend((event.sentence, event.when) for event in council.events if event.when)
    return max(told, key=lambda one: one[0])[1] if told else None


_AT_THAT_TIME = re.compile(
    r"\W*(?:at\s+that\s+(?:time|point|inspection)|on\s+that\s+occasion|back\s+then|at\s+the\s+time)\b,?",
    re.I,
)


def _events(
    number: int, sentence: Sentence, focus: Focus, anchor: Anchor | None, current: str | None, *, joint: bool
) -> Iterator[tuple[str, Event]]:
    for event in events(number, sentence, anchor, joint=joint):
        beside = focus.beside_after(sentence, event.end - sentence.start)
        key = beside or focus.nearest(sentence, event.start - sentence.start, current)
        if key:
            yield key, event
        for other, when in _each_with_its_date(sentence, event, focus, anchor):
            if other != key:
                yield other, replace(event, when=when)


def _span(
    number: int, sentence: Sentence, anchor: Anchor | None, current: str | None
) -> Iterator[tuple[str, Event]]:
    """Yield a visit where a sentence says from which day to which somebody came, and no more of it."""
    if sentence.voice is Voice.OTHER or current is None or sentence.role is Role.HEADING:
        return
    spans = [when for when in find_dates(sentence.plain, anchor) if when.first and when.last]
    if len(spans) == 1 and spans[0].first and spans[0].last:
        days = (spans[0].last.day - spans[0].first.day).days
        if days <= _LONGEST_VISIT and _CAME.search(sentence.plain):
            at = sentence.start + spans[0].start
            yield current, Event(number, sentence.block, at, at, None, "", False, spans[0], "")


_LONGEST_VISIT = 35
"""Days from the first to the last of a visit: four weeks under the single inspection framework."""
_CAME = re.compile(
    r"\b(?:inspectors?|inspection|Ofsted|team|watchdog|visit(?:ed)?|fieldwork|on[\s-]site)\b", re.I
)


def _with_kind(event: Event, sentence: Sentence, sentences: Iterable[Sentence]) -> Event:
    """Return a plain "visit" as the kind of visit that its paragraph speaks of, if it is of one kind."""
    if event.kind is not None or not _A_VISIT.search(sentence.plain) or _INSPECTION.search(sentence.plain):
        return event
    paragraph = " ".join(one.plain for one in sentences if one.block == sentence.block)
    kinds = {kind for pattern, kind in _KINDS_OF_VISIT if pattern.search(paragraph)}
    return replace(event, kind=kinds.pop()) if len(kinds) == 1 else event


_A_VISIT = re.compile(r"\bvisits?\b", re.I)
_INSPECTION = re.compile(r"\binspections?\b", re.I)
_KINDS_OF_VISIT = (
    (re.compile(r"\bmonitor(?:ing|ed)?\b", re.I), InspectionKind.MONITORING_VISIT),
    (re.compile(r"\bfocuss?ed\s+visits?\b", re.I), InspectionKind.FOCUSED_VISIT),
)


def _claims(
    sentence: Sentence, focus: Focus, anchor: Anchor | None, current: str | None, before: tuple[Sentence, ...]
) -> Iterator[tuple[str, Claim, str]]:
    told = _told_after(sentence) if sentence.voice is Voice.OTHER else sentence
    if told is None or sentence.role is Role.HEADING:
        return
    for claim in claims(told.plain, anchor, focus.named_in(sentence)):
        key = focus.nearest(sentence, claim.start, current)
        if key and claim.holders == (Holder.OVERALL,) and (held := _those_before(sentence, before)):
            yield key, replace(claim, holders=held), sentence.plain[claim.start : claim.end]
        elif key:
            yield key, claim, sentence.plain[claim.start : claim.end]


def _those_before(sentence: Sentence, before: tuple[Sentence, ...]) -> tuple[Holder, ...]:
    """Return the areas that "Both were judged" means: so many are named last in its paragraph."""
    paragraph = [one for one in before if one.block == sentence.block]
    if _IT_REQUIRES.match(sentence.plain) and paragraph and _THE_ONE.search(paragraph[-1].plain):
        return tuple(dict.fromkeys(holder_of(area) for area in AREA.finditer(paragraph[-1].plain)))
    if _THAT_SERVICE.match(sentence.plain) and not AREA.search(sentence.plain) and paragraph:
        areas_told = list(AREA.finditer(" ".join(one.plain for one in paragraph)))
        return (holder_of(areas_told[-1]),) if areas_told else ()
    count = _SO_MANY.match(sentence.plain)
    if count is None:
        return ()
    wanted = _HOW_MANY.get(" ".join(count[1].lower().split()))
    for told in (paragraph[-1:], paragraph):
        areas = AREA.finditer(" ".join(one.plain for one in told))
        named = tuple(dict.fromkeys(holder_of(area) for area in areas))
        if len(named) == wanted or (wanted is None and len(named) > 1):
            return named
    return ()


def _same_again(
    sentence: Sentence, council: CouncilNews, anchor: Anchor | None
) -> Iterator[tuple[str, Claim, str]]:
    """Yield the earlier grade of "It is the same rating as in 2021", said of the grade told last."""
    if (so := _SO_ARE.match(sentence.plain)) and council.stated and council.stated[-1].claim.grade:
        last = council.stated[-1].claim
        held = areas_first(sentence.plain[so.end() :])
        if held:
            again = Claim(held, last.grade, None, last.time, last.when, so.start(), so.end())
            yield council.key, again, sentence.plain[so.start() : so.end()]
            return
    told = [s.claim for s in council.stated if s.claim.grade and Holder.OVERALL in s.claim.holders]
    same = _SAME.search(sentence.unquoted)
    if not told or not same or sentence.voice is Voice.OTHER:
        return
    dates = find_dates(sentence.unquoted, anchor)
    when = next((when for when in dates if when.year), None)
    if held := () if dates else _also_given_for(sentence.unquoted, same):
        again = Claim(held, told[-1].grade, None, told[-1].time, told[-1].when, same.start(), same.end())
        yield council.key, again, sentence.plain[same.start() : same.end()]
    elif when:
        again = Claim((Holder.OVERALL,), told[-1].grade, None, Time.BEFORE, when, same.start(), same.end())
        yield council.key, again, sentence.plain[same.start() : same.end()]


def _also_given_for(plain: str, same: re.Match[str]) -> tuple[Holder, ...]:
    """Return the areas of "the same grade was given for leadership" or "leadership got the same"."""
    listed = re.match(r"\s*(?::|-)\s+(?P<rest>.+)", plain[same.end() :])
    if listed and (held := areas_listed(listed["rest"])):
        return held
    if likewise := _AS_WAS.match(plain, same.end()):
        more = tuple(holder_of(area) for area in AREA.finditer(plain, likewise.end()))
        return (*areas_before(plain[: same.start()]), *more)
    given = _GIVEN_FOR.match(plain, same.end())
    if given is None:
        return areas_before(plain[: same.start()]) if _GOT.search(plain[: same.start()]) else ()
    rest = plain[given.start("rest") :]
    return counted(f" {rest}") or areas_after(f" {rest}")


def _each_with_its_date(
    sentence: Sentence, event: Event, focus: Focus, anchor: Anchor | None
) -> list[tuple[str, When]]:
    """Return the councils of "visited one in April and the other in March", each with its own date."""
    dates = find_dates(sentence.plain, anchor)
    pairs = [
        (place.key, when)
        for place in focus.in_sentence(sentence)
        for when in dates
        if 0 <= sentence.start + when.start - place.end <= 2
    ]
    return [(key, when) for key, when in pairs if when.start > event.end - sentence.start]


def _month_of(when: When) -> When:
    """Return the month of a date, which is all that "the same month" repeats of it."""
    if when.first is None:
        return when
    return replace(
        when,
        first=replace(when.first, day=when.first.day.replace(day=1), precision=Precision.MONTH),
        last=None,
    )


_ALL_OF_THEM = re.compile(
    r"\W*(?:both|all\s+(?:two|three|four)|the\s+(?:two|three|pair))\s+(?:\w+\s+){0,2}?(?:were|had|was"
    r"|received|took\s+place)\b",
    re.I,
)
_BOTH_PLACES = re.compile(
    r"\bboth\s+(?:counties|councils|authorities|boroughs|cities|areas|services)\b", re.I
)
_SO_MANY = re.compile(
    r"\W*(?:each\s+of\s+(?:these|those|the)\s+)?(each|both|all\s+three|all\s+four|two|three|four)\s+(?:areas\s+)?(?:was|were|is|are|got|received|had\s+been|requires?|required)\b",
    re.I,
)
_HOW_MANY = {"both": 2, "all three": 3, "all four": 4, "two": 2, "three": 3, "four": 4}
_IT_REQUIRES = re.compile(
    r"\W*(?:it|that|this|they|these)\s+(?:still\s+|also\s+|now\s+|too\s+)?(?:required?s?|was|is)\b", re.I
)
_THE_ONE = re.compile(r"\b(?:the\s+(?:one|only|sole)|exceptions?)\b", re.I)
"""Singles an area out, of which the next sentence says "It requires improvement"."""
_THAT_SERVICE = re.compile(r"\W*that\s+(?:part|area|service|side|aspect)\b", re.I)
_SO_ARE = re.compile(r"\W*so\s+(?:too\s+)?(?:are|were|is|was)\s+(?:the\s+\w+'s\s+)?", re.I)
_SAME_MONTH = re.compile(r"\b(?:in\s+)?(?:the|that)\s+same\s+month\b", re.I)
_SAME = re.compile(
    r"\b(?:in\s+the\s+same\s+(?:bracket|band|category)|(?:the|that)\s+same\s+(?:overall\s+)?(?:grade|rating|judge?ment|verdict|result|mark)"
    r"|(?:grade|rating|judge?ment|verdict|result)\s+(?:was|is)\s+the\s+same(?=\s+(?:for|in)\b)"
    r"|(?:overall\s+)?(?:grade|rating|judge?ment|verdict|result"
    r"|mark)\s+was\s+(?:exactly\s+)?the\s+same(?=\W*$)"
    r"|(?:ended|finished|resulted)\s+in\s+the\s+same\s+(?:way|place)"
    r"|unchanged\s+(?:from|since)"
    r"|(?:held|kept|had|got|given|received|awarded|earned)\s+(?:the|that|this)\s+(?:rating|grade|status"
    r"|mark))\b",
    re.I,
)
_OPENS_WITH_SAME = re.compile(r"\W*the\s+same\s", re.I)
_AS_WAS = re.compile(r",?\s+as\s+(?:was|were|did|is|are)\s", re.I)
_GIVEN_FOR = re.compile(
    r"['\"]?\s+(?:(?:was|were|has\s+been|is|also|again)\s+)*(?:given|returned|awarded|handed(?:\s+out|\s+down)?"
    r"|received"
    r"|went|goes|extend(?:s|ed)|appl(?:ies|ied)|reached|made|applied|repeated)?\s*(?P<rest>(?:for|in|to"
    r"|across|on)\s.+)",
    re.I | re.S,
)
_GOT = re.compile(
    r"\b(?:got|given|received|awarded|handed|earned|achieved|won|gets?|receives?|rated|graded|judged|(?:was|were|is|are)(?:\s+all)?)\s+$",
    re.I,
)
_AFTER = re.compile(
    r"\b(?:after|when|since)\s+(?:Ofsted|inspectors|the\s+watchdog|it\s+was|they\s+were|its|the\s+(?:council"
    r"|service|authority)|children's\s+services|(?:[\w']+\s+){1,7}?(?:was|were)\s+(?:rated|judged|graded))\b",
    re.I,
)


_WHICH_WAS = re.compile(
    r"(?:council|authority|borough|services)?,\s+which\s+(?:was|were|is|are|has\s+been"
    r"|had\s+been)\s+(?:\w+\s+){0,2}"
    r"(?:rated|judged|graded|inadequate|good|outstanding|requir\w+|found|given)\b[^,]*(?=,)",
    re.I,
)


_HAD_BEEN = re.compile(
    r"^[^,;]{3,90}\bha(?:d|s)\s+(?:previously\s+)?been\s+(?:told\s+it|rated|judged|graded|found)\b[^,;]*(?=,\s+(?:and|but)\s)",
    re.I,
)
"""Opens a sentence whose second half is what people said of it."""


def _told_after(sentence: Sentence) -> Sentence | None:
    """Return the narrator's part of somebody's sentence: "He resigned after Ofsted rated ..."."""
    whole = (_WHICH_WAS, _HAD_BEEN)
    searched = (pattern.search(sentence.unquoted) for pattern in (_AFTER, *whole))
    match = next(filter(None, searched), None)
    if match is None:
        return None
    end = match.end() if match.re in whole else len(sentence.unquoted)
    shown = " " * match.start() + sentence.unquoted[match.start() : end]
    return replace(sentence, plain=shown, unquoted=shown)
