"""Where an article speaks of an inspection or visit: what kind, when, and whether it is news or past."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from inspections.vocabulary import InspectionKind, Precision

from .phrasing import A_REGIME_BEGAN
from .prose import Sentence, Voice
from .scope import OTHER_INSPECTED
from .timing import Anchor, When, find_dates


@dataclass(frozen=True)
class Event:
    """One phrase that speaks of an inspection.

    `kind` is None for a plain "inspection"; `earlier` is True where the words call it previous, or set
    it in the past of another; `when` is the date of the visit itself, not of its report.
    """

    sentence: int
    block: int
    start: int
    end: int
    kind: InspectionKind | None
    words: str
    earlier: bool
    when: When | None
    topic: str
    previous: bool = False
    """Whether the words call it the one before, which "the last inspection" need not be."""


VISITS = frozenset(kind for kind in InspectionKind if not kind.graded)
"""The kinds that give no grades."""
_TEAM = (
    r"(?:inspectors?|inspectorates?|watchdogs?|inspection\s+team|(?:Ofsted's|Ofsted"
    r"|whose)(?:\s+[\w-]+)?\s+team"
    r"|a\s+(?:[\w-]+\s+)?team\s+from\s+Ofsted|(?:the|a)\s+team\s+of\s+\w+)"
)
_EVENT = re.compile(
    r"(?P<visit>(?P<sort>focus(?:s)?ed|monitoring)\s+(?:inspection\s+)?visits?)"
    r"|(?P<jtai>joint\s+targeted\s+(?:area\s+)?inspections?|\bJTAI\b"
    r"|joint\s+(?:inspection|visit)(?=[^.]{0,120}\b(?:constabulary|HMIC|probation|police)"
    r"|\s+of\s+how\s+(?:\w+\s+)?(?:agencies|partners|services|organisations)\b))"
    r"|(?P<again>\bre-?inspect(?:ion|ed)\b)|(?P<short>['\"]?\bshort['\"]?(?:[\s-]form"
    r"|[\s-]notice)?\s+(?:Ofsted\s+|ILACS\s+)?inspections?)"
    r"|(?P<full>\b(?:full|standard|graded|comprehensive)\s+(?:Ofsted\s+|ILACS\s+)?inspections?)"
    r"|(?P<rated>\b(?:previous|last|prior|earlier)\s+(?:Ofsted\s+|overall\s+)?(?:rating|grade|judge?ment"
    r"|verdict)"
    r"(?=\s+(?:was\s+(?:given|issued|awarded|made|in)|came|dates|dated|had\s+been\s+given)\b))"
    rf"|(?P<present>\b{_TEAM}\b[^.;]{{0,40}}?\b(?:w(?:as|ere)\s+(?:in|at|with|there)|spent|w(?:as|ere)\s+on\s+site"
    r"|(?<=,\s)(?:in\s+town|on\s+site)|returned|descended|turned\s+up|pitched\s+up|dropped\s+in|looked\s+in"
    r"|found\s+(?:during|over)\s+(?:the|a|two|three|four)\s+(?:fortnight|weeks?|days?)"
    r"|(?:began|started)\s+(?:(?:their|its)\s+)?(?:[\w-]+\s+)?(?:fieldwork|work|visit|inspection)"
    r"|went\s+(?:back\s+)?(?=(?:to|in|into)\b)|came(?!\s+(?:across|up|away|out|after))|arrived"
    r"|called\s+(?:in\s+)?on(?=\s+(?:the\s+)?(?-i:[A-Z]))|called(?!\s+(?:for|on|it|them|the|this|a|\"))(?!\s+[\"']))\b)"
    r"|(?P<after>\b(?:after|having)\s+spen(?:ding|t)\s+(?:a|one|two|three|four)\s+(?:\w+\s+)?(?:weeks?"
    r"|fortnight|days)"
    r"(?=\s+(?:in|at|with)\b))"
    r"|(?:^\W*(?:when|inspected|visited|(?:inspection\s+|visit\s+)?dates?|dates?\s+of\s+(?:inspection|visit))\s*:)"
    r"|(?:\b(?:week(?:s')?|week-long|fortnight-long)[\s-](?:long\s+)?(?:probe|check|examination|investigation)\b)"
    r"|(?:\b(?:first|second|third|fourth|fifth|sixth|last|latest)\s+of\s+(?:the|these|those|its|their|\w+)\s+"
    r"(?:such\s+|(?:monitoring|focused)\s+)?visits\b)"
    r"|(?:\bfieldwork\b|\b(?:week|day|fortnight)(?:s|'s|s')?[\s-](?:long\s+)?stay\b)"
    r"|(?:\b(?:inspectors?|team|they)\s+(?:(?:was|were|had\s+been|being)\s+)?on[\s-]site\b)"
    r"|(?:\b(?:a|one|two|three|four)\s+(?:\w+\s+)?(?:fortnight|weeks?|days)\s+on[\s-]site)"
    r"|(?:(?<=\bits\s)(?:first|second|third|fourth|fifth|latest)\s+visit\b"
    r"|(?<=\btheir\s)(?:first|second|third|fourth|fifth|latest)\s+visit\b"
    r"|(?<=\bthe\s)(?:second|third|fourth|fifth)\s+visit\b)"
    rf"|(?:\b{_TEAM}\b[^.;]{{0,70}}\b(?:for\s+(?:a|one|two|three|four)\s+(?:weeks?|fortnight|days)"
    r"|(?:in|during|over)\s+the\s+(?:(?:first|second|third|last|full|two|and)\s+)*(?:weeks?|fortnight)"
    r"(?=\s+(?:of|in|beginning|starting|from))))"
    r"|(?P<came>\bOfsted\s+(?:went\s+(?:in\s*)?to|returned\s+to|came\s+(?:back\s+)?to|was\s+in"
    r"|arrived\s+in|called(?:\s+in)?(?=\s+(?:in|on|during|at|last|earlier)\b)|dropped\s+in|turned\s+up|paid\s+a\s+visit)\b)|(?P<looked>\b(?:Ofsted|inspectors?|they|(?:watchdogs"
    r"|inspectorates)(?:\s-\s[^-;.]{3,110}\s-)?)(?:,\s[^.;]{3,80},)?\s+(?:looked\s+(?:at|into)|examined|reviewed)\b)"
    r"|(?P<plain>\binspections?\b|\binspected\b|\bvisited\b|\bvisit\b)",
    re.I,
)
_NOT_ONE = re.compile(
    r"^['’]?s?\s+(?:frameworks?|regime|format|process|system|method\w*|handbook|model|cycle|rights|teams?"
    r"|schedule|programme|activity|judg\w+\s+are|service\b)"
    r"|^\s+(?:to|from)\s+children\b|^s\s+(?:are|will|to|from|by\s+social\s+workers)\b",
    re.I,
)
_IN_GENERAL = re.compile(r"\s+of\s+(?:local|councils?|children's|all|authorities|other)\b", re.I)
_NOT_NEWS = re.compile(
    r"\b(?:next|future|further|upcoming|forthcoming|regular|frequent|statutory|home|first|initial|will\s+be"
    r"|is\s+due|before\s+any|ahead\s+of|prepar\w+\s+for)\s+(?:Ofsted\s+|full\s+)?$",
    re.I,
)
_EARLIER_BEFORE = re.compile(
    r"\b(?:previous|last(?!\s+(?:week|month|year|autumn|spring|summer|winter)\b)|earlier|prior|preceding"
    r"|past|original)"
    r"\s+(?:[\w'-]+\s+){0,3}$"
    r"|\bsince\s+(?:[\w'-]+\s+){0,5}$|\bfollow(?:s|ing|ed)\s+(?:on\s+from\s+)?(?:a|an|its"
    r"|the)\s+(?:[\w'-]+\s+){0,3}$"
    r"|\bsince\s+(?:[^.,;]{0,40}\s)?(?:was|were)\s+(?:rated|judged|graded|found)\s+[\w\s'\"]{0,40}$"
    r"|\blast\s+(?:been\s+)?$|\b(?:had|been)\s+(?:last\s+|previously\s+)?$",
    re.I,
)
_NOT_EARLIER = re.compile(r"\b(?:follow(?:s|ing|ed))\s+(?:a|an|its|the)\s+(?:[\w'-]+\s+){0,3}$", re.I)
_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d\s+(?:Ofsted\s+)?$")
_BY_INSPECTORS = re.compile(
    r"\b(?:Ofsted|inspectors?|inspectorates?|watchdogs?|they|regulator|who|was|were|been)\b[^.]{0,80}$", re.I
)
_PUBLISHED = re.compile(
    r"\b(?:publish(?:ed|es)|releas(?:ed|es)|issued|unveiled|made\s+public|came\s+out|landed|appeared"
    r"|said\s+in\s+a\s+report)\b(?:\s+(?:[\w']+\s+){0,3}?)?$|\b(?:report|letter|findings"
    r"|results?)\s+(?:\w+\s+){0,3}$",
    re.I,
)
_CAME_OUT = re.compile(
    r"\b(?:publish(?:ed|es)|releas(?:ed|es)|issued|unveiled|made\s+public|came\s+out|landed"
    r"|appeared)\b(?:\s+[\w']+){0,3}?\s*$",
    re.I,
)
_TAKES_PLACE = (
    r"(?:got|began|started|took|ran|opened|lasted|finished|ended|concluded|(?:was|were)\s+(?:carried|conducted|held|made"
    r"|undertaken))\b"
)
_CLAUSE_END = re.compile(
    rf";|\s-\s|,\s+(?:which(?!\s+{_TAKES_PLACE})|but|while|when|and\s+the|with(?!\s+(?:inspectors|a\s+team)\b)|having)\b"
    r"|\b(?:publish(?:ed|es)|releas(?:ed|es)|report"
    rf"|since|after|despite|that(?!\s+{_TAKES_PLACE})|found|identified|said|goes\s+(?:before|to)|will|due\s+to)\b",
    re.I,
)
_TOPIC = re.compile(
    r"^['\"]?s?\s+(?:(?:carried\s+out|took\s+place|conducted|made)\s+)?(?:of|to|into|on|covering|looking\s+at"
    r"|focus(?:s)?ed\s+on|examining|at|which\s+looked\s+at|that\s+looked\s+at)\s+"
    r"(?P<topic>(?:[\w'/-]+\s+){0,8}?(?:front[\s-]door|children\s+in\s+need(?:\s+(?:and"
    r"|or)\s+(?:child\s+protection|protection|(?:children\s+)?subject\s+to\s+[\w\s]{0,30}plans?))?"
    r"|care\s+leavers|children\s+in\s+care|permanence|pre-proceedings|exploitation|sexual\s+abuse"
    r"|domestic\s+abuse|neglect|multi-agency\s+safeguarding\s+hub|MASH|early\s+help|unregistered\s+homes))",
    re.I,
)


def events(
    number: int, sentence: Sentence, anchor: Anchor | None, *, joint: bool = False
) -> tuple[Event, ...]:
    """Return the inspections that one sentence of the article speaks of; none within somebody's own words.

    `joint` tells that the article is about what several inspectorates did together. Inspections of schools,
    homes or agencies, frameworks and future visits are passed over.
    """
    if sentence.voice is Voice.OTHER:
        sentence = replace(sentence, plain=sentence.unquoted)
    dates = find_dates(sentence.plain, anchor)
    found = [
        event
        for match in _EVENT.finditer(sentence.plain)
        if (event := _event(number, sentence, match, dates, joint=joint)) is not None
    ]
    return tuple(_one_visit(found))


def _one_visit(found: list[Event]) -> list[Event]:
    """Return "inspectors came in May for a focused visit" as the one visit that it tells of."""
    named = [event for event in found if event.kind in VISITS]
    plain = [event for event in found if event.kind is None and not event.earlier]
    if len(named) != 1 or not plain or named[0].earlier:
        return found
    when = named[0].when or next((event.when for event in plain if event.when), None)
    same = [event for event in plain if event.when in {None, when}]
    return [replace(event, when=when) if event is named[0] else event for event in found if event not in same]


def over_before(event: Event, opening: Iterable[Event]) -> bool:
    """Return whether a visit was over before the dated inspection with which an undated article opens."""
    news = next((e.when.first for e in opening if e.when and e.when.first and not e.earlier), None)
    when = event.when.first if event.when else None
    return news is not None and when is not None and when.meant.last_day < news.day


def published(sentence: Sentence, anchor: Anchor | None) -> When | None:
    """Return when the sentence says that a report or letter came out, or None."""
    if sentence.voice is Voice.OTHER:
        return None
    found = (when for when in find_dates(sentence.plain, anchor) if when.first)
    return next(
        (when for when in found if _CAME_OUT.search(sentence.plain[max(0, when.start - 40) : when.start])),
        None,
    )


def _event(
    number: int, sentence: Sentence, match: re.Match[str], dates: tuple[When, ...], *, joint: bool
) -> Event | None:
    before, after = sentence.plain[: match.start()], sentence.plain[match.end() :]
    if (
        _NOT_ONE.match(after)
        or OTHER_INSPECTED.search(re.split(r"[,;.]", after[:45])[0])
        or (not (match["present"] or joint) and OTHER_INSPECTED.search(before[-25:]))
    ):
        return None
    if match.group().lower() == "inspections" and _IN_GENERAL.match(after):
        return None
    if match["plain"] and (_NOT_NEWS.search(before) or not _is_inspectors(match, before)):
        return None
    end = _CLAUSE_END.search(after)
    reach = match.end() + (end.start() if end else min(len(after), 160))
    close = [when for when in dates if match.end() <= when.start and when.end <= reach]
    leading = [when for when in dates if _leads(when, before, match)]
    following = next((when for when in close if _is_of_the_visit(when, match, sentence.plain)), None)
    when = next(iter(leading), None) or following or _on_site(sentence.plain, dates, match.end())
    when = when or _told_before(before, dates) or _opens_the_sentence(before, dates)
    if match["looked"] and (when is None or when.first is None):
        return None
    earlier = (
        match["rated"] is not None
        or bool(_EARLIER_BEFORE.search(before) and not _NOT_EARLIER.search(before))
        or bool(_YEAR_BEFORE.search(before))
    )
    earlier = earlier or (bool(leading) and _HAD_SAID.match(after) is not None)
    topic = _TOPIC.match(after)
    return Event(
        number,
        sentence.block,
        sentence.start + match.start(),
        sentence.start + match.end(),
        InspectionKind.JTAI if joint and _JOINT.search(before) else _kind(match),
        re.sub(r"['\"]", "", match.group()),
        earlier,
        when,
        topic["topic"] if topic else "",
        earlier
        and re.search(r"\b(?:previous|earlier|prior|preceding)\s+(?:[\w'-]+\s+)?$", before, re.I) is not None,
    )


def _is_of_the_visit(when: When, match: re.Match[str], plain: str) -> bool:
    """Return whether a date after the words is when inspectors came: not a framework's, not to come."""
    between = plain[match.end() : when.start]
    exact = when.first is not None and when.first.precision is Precision.DAY
    regime = not exact and _REGIME_THAT.search(between)
    if _PUBLISHED.search(between) or regime or _AND_ANOTHER.search(between):
        return False
    return _TO_COME.search(plain[: when.start]) is None


_REGIME_THAT = re.compile(
    r"\b(?:framework|regime|system|rules)\b\W+(?:(?:which|that|was|has|been|first)\s+)*(?:began|came|started|took"
    r"|introduced|launched|since|from)\b|\bintroduced\b",
    re.I,
)
_AND_ANOTHER = re.compile(r"\b(?:and|or)\s+(?:\w+\s+){0,3}(?:inspection|visit)\b", re.I)
_TO_COME = re.compile(
    r"\b(?:expected|due|planned|scheduled|pencilled|cancelled|postponed|will|next)\b[^.;]{0,30}$", re.I
)


def _leads(when: When, before: str, match: re.Match[str]) -> bool:
    """Return whether the date stands right before the words: "the 2019 focused visit", "in 2019 a visit"."""
    if when.end > match.start():
        return False
    between = before[when.end :]
    if re.fullmatch(r",?\s*(?:Ofsted\s+)?", between):
        return True
    begins = _BEGINS_CLAUSE.search(
        before[: when.start + 3] if before[when.start :].lower().startswith("in ") else before[: when.start]
    )
    return (
        begins is not None
        and re.fullmatch(r",?\s*(?:an?|another|the|its)\s+(?:Ofsted\s+)?", between) is not None
    )


def _opens_the_sentence(before: str, dates: tuple[When, ...]) -> When | None:
    """Return the date with which the sentence begins: "Last July inspectors on a focused visit"."""
    first = dates[0] if dates else None
    if first is None or first.end > len(before) or re.search(r"[,;]\s", before[first.end + 1 :]):
        return None
    return first if _OPENING_DATE.fullmatch(before[: first.start]) else None


_OPENING_DATE = re.compile(r"\W*(?:(?:but|and|then|back|only|as\s+recently\s+as|in|during)\s+)*", re.I)
_JOINT = re.compile(r"\bjoint\s+(?:Ofsted\s+)?$", re.I)
_BEGINS_CLAUSE = re.compile(r"(?:^|[,;]|\b(?:and|but))\W*(?:back\s+)?in\s+$", re.I)
_HAD_SAID = re.compile(r"(?:\s+of\s[^.;,]{3,60}?)?\s+had\s+(?!been\b)\w+", re.I)


def _told_before(before: str, dates: tuple[When, ...]) -> When | None:
    """Return the date that stands before the words in their own clause: "came last month for a visit"."""
    near = [
        when
        for when in dates
        if when.end <= len(before)
        and _LEADS_ON.fullmatch(before[when.end :])
        and not _PUBLISHED.search(before[: when.start])
    ]
    return near[-1] if near and not _COUNTS_FROM.search(before[: near[-1].start + 6]) else None


_LEADS_ON = re.compile(
    r"(?:\s+(?:for|on|to|with)|,\s+(?:their|its|the|a|in\s+(?:a|the|its|their)))(?:\s+(?!since|after"
    r"|before|that|which|who|when)[\w'-]+){0,4}\s+",
    re.I,
)
_COUNTS_FROM = re.compile(r"\b(?:since|after|before|until|by|due|expected)\s+(?:in\s+)?\w*\s*$", re.I)
_TOOK_PLACE = re.compile(
    r"\s+(?:took\s+place|(?:was|were)\s+(?:carried\s+out|made|held)|lasted|happened)\b", re.I
)
_BY_A_TEAM = re.compile(r"\s+(?:from|by)\s+(?:[\w-]+\s+){0,4}(?:inspectors|Ofsted)\b", re.I)
_A_NAME_AND = re.compile(r"^\W*(?-i:[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*){0,3}),\s+$")
_THAT_LOOKED = re.compile(
    r"(?:\s+(?:in|last|that|this|earlier)\s+[\w\s]{3,25}?)?,?\s+(?:which\s+|that\s+|and\s+)?"
    r"(?:examined|looked|focused|concentrated|concluded|found|warned|reported|covered|highlighted|identified)\b",
    re.I,
)
_THEIR = re.compile(
    r"\b(?:Ofsted(?:'s)?|inspectors'?|inspection|this|the|their|its|latest|last|such|previous|earlier"
    r"|(?:in|during|after|following|made|paid|carried\s+out|conducted|received"
    r"|had)\s+an?(?:\s+[\w-]+){0,2})\s+$",
    re.I,
)


def _is_inspectors(match: re.Match[str], before: str) -> bool:
    """Return whether a plain "visit" is the inspectors' and not a social worker's to a family."""
    word = match.group().lower()
    if word == "visited" or word == "inspected":
        alone = not before.strip(" -•*") or _A_NAME_AND.search(before) is not None
        return alone or _BY_INSPECTORS.search(before) is not None
    told_when = _TOOK_PLACE.match(match.string, match.end()) or _BY_A_TEAM.match(match.string, match.end())
    told_when = told_when or _THAT_LOOKED.match(match.string, match.end())
    return word != "visit" or told_when is not None or _THEIR.search(before) is not None


def _on_site(plain: str, dates: tuple[When, ...], end: int) -> When | None:
    """Return the date that says when inspectors came: "took place in", "visited between"."""
    for when in dates:
        before = plain[: when.start]
        if re.search(r"\bsince\b", plain[end : when.start], re.I):
            continue
        if A_REGIME_BEGAN.search(before[-60:].rsplit("inspection", 1)[-1]):
            continue
        if _WAS_MADE.search(before) or _WERE_THERE.search(before):
            return when
    spans = [when for when in dates if when.last]
    return spans[0] if len(spans) == 1 else None


_WAS_MADE = re.compile(
    r"\b(?:took\s+place|was\s+held|ran|lasted|began|started|visited|inspected)\b[^.;]{0,45}$"
    r"|\b(?:carried\s+out|conducted|made|undertaken)\b[^.;]{0,160}$",
    re.I,
)
_WERE_THERE = re.compile(
    r"\b(?:inspectors?|Ofsted|team)\b[^.;]{0,60}\b(?:spent|were\s+in|on\s+site|began|started)\b[^.;]{0,45}$",
    re.I,
)


def _kind(match: re.Match[str]) -> InspectionKind | None:
    if match["visit"]:
        return (
            InspectionKind.MONITORING_VISIT
            if match["sort"].lower() == "monitoring"
            else InspectionKind.FOCUSED_VISIT
        )
    if match["jtai"]:
        return InspectionKind.JTAI
    if match["again"]:
        return InspectionKind.REINSPECTION
    if match["short"]:
        return InspectionKind.SHORT
    return InspectionKind.STANDARD if match["full"] else None
