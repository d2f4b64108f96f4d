"""Grades as sentences state them: which grade, for what, whether now or before, and from which grade.

"Inadequate" and "good" are also plain adjectives. A word counts as a grade only where the sentence
treats it as one (rated, from ... to ..., a rating, quoted by itself) and where what holds it can be
graded: the council, its children's services, or a judgement area. "Oversight was judged to be
inadequate to improve matters" grades nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from inspections.vocabulary import Grade

from .scope import OTHER_INSPECTED
from .timing import Anchor, When, find_dates
from .wording import (
    AREA,
    CASE_NOUN,
    GRADE,
    KEPT,
    LOST,
    MOVED,
    NAME,
    NOT_A_HOLDER,
    QUOTE,
    RATED,
    RATING_NOUN,
    SERVICE,
    WON,
    Holder,
    grade_of,
    holder_of,
)


class Time(Enum):
    """To which inspection a stated grade belongs, as far as its sentence tells."""

    NOW = "now"
    BEFORE = "before"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Claim:
    """One grade that a sentence states.

    `grade` is None where the sentence only tells the grade that was lost. `start` and `end` are offsets
    in the sentence of the words that state it; `when` is a date in the clause of the grade,
    `previous_when` one beside the grade before it, `also` further dates of the same grade ("in 2013 and
    2017"). `except_for` names what "every area" leaves out.
    """

    holders: tuple[Holder, ...]
    grade: Grade | None
    previous: Grade | None
    time: Time
    when: When | None
    start: int
    end: int
    previous_when: When | None = None
    also: tuple[When, ...] = ()
    except_for: tuple[Holder, ...] = ()


_ARTICLE = (
    rf"(?:(?:an?|its|their|the|our|being|to\s+be|as|overall|of|current|latest|new|coveted|previous|official"
    rf"|first|second|third)\s+){{0,4}}{QUOTE}$"
)
_GRADE_NOUN_BEFORE = rf"\b{RATING_NOUN}\s+(?:of|as|to|was|is|:|from)\s+(?:an?\s+)?(?:overall\s+)?{QUOTE}$"
_NO_LONGER = re.compile(
    r"\b(?:no\s+longer|not\s+any\s+more)\s+(?:rated\s+|judged\s+|graded\s+|being\s+)?['\"]?$", re.I
)
_SOME_AREAS = re.compile(
    rf"^['\"]?(?:\s+{RATING_NOUN})?\s+(?:in|for|across|on)\s+(?:just\s+|only\s+)?(?:some|several|most|many"
    rf"|other|one|two|three|four|five|a\s+number|all\s+but)"
    r"(?:\s+(?:one|of|out|the|four|five|other|its|key|inspected))*\s+(?:areas?|categor(?:y|ies)|judg\w+"
    r"|measures?|criteria|aspects?)\b",
    re.I,
)
_LIST_GAP = re.compile(
    r"(?:[\s,&]|\b(?:and|or|for|the|as|well|both|also|services?|support|care|its|their|of|to|in|at|work|with"
    r"|provision|help|experiences|progress|quality|those|young|people|children|families)\b)*",
    re.I,
)
_EXCEPT = re.compile(
    r"\b(?:apart\s+from|except(?:\s+for|ing)?|bar|other\s+than"
    r"|with\s+the\s+exception\s+of)\s+(?P<rest>.{0,80})",
    re.I,
)
_EARNED = re.compile(
    r"['\"]?(?:\s+rating|\s+grad\w+)?[\s,(-]+(?:which\s+it\s+(?:had\s+)?)?(?:earned|won|given|achieved"
    r"|awarded|secured|received|gained|held|from|first)\b[^,;.)]{0,40}",
    re.I,
)
_NEW_SUBJECT = re.compile(rf",|\b(?:since|after|when|as|that|because|following|{RATED})\b", re.I)
_NO_CONTENT = re.compile(
    rf"\b(?:{RATED}|{MOVED}|{LOST}|{KEPT}|{WON}|{RATING_NOUN}|Ofsted(?:'s)?|inspect\w+|watchdog|regulator"
    rf"|report|letter|by|as|from|to|of|in|at|with|for|on|a|an|the|its|their|this|that|and|but|or"
    r"|be|being|been|is|are|was|were|has|have|had|overall|now|also|again|just|previous(?:ly)?|last|first"
    r"|second|third|time|new|latest|former|current|top|coveted|rare|official|nearly|almost|only|still|then"
    r"|one|two"
    r"|three|four|five|six|steps?|grades?|levels?|years?|months?|ago|since|after|before|when|following|it's"
    r"|having|up|down|straight|better|worse|result|meaning|mean(?:s|t)?|improvement|government|said|says"
    r"|found|which|who"
    r"|another|yet|further|subsequent\w*|recent(?:ly)?|initially|originally|later|earlier|January|February"
    r"|March|April|May|June|July|August|September|October|November|December|early|late|rather|led|lead(?:s"
    r"|ing)?|conclud\w+)\b",
    re.I,
)
_CONTENT = re.compile(r"[A-Za-z]{3,}")
_LIKEWISE = re.compile(
    r"^['\"]?(?:\s+overall)?,?\s+as\s+(?:was|were|is|are|did)\s+(?P<rest>[^.;]{0,160})", re.I
)
_NOW = re.compile(
    r",\s+(?:and\s+)?(?:has|have|is|are)\s+(?:now|been)\b|\bhas\s+(?:now\s+)?been\b|\bnow\b", re.I
)
_PAST_AFTER = re.compile(
    r"\b(?:(?:in|at|from|during|following)\s+(?:its|their|the|a|an)\s+(?:previous|last|earlier"
    r"|prior)\s+(?:\w+\s+){0,2}(?:inspection|visit|report|rating)|last\s+time"
    r"|(?:\w+\s+)years?\s+(?:ago|earlier|previously|before)|previously)\b",
    re.I,
)
_STRONG_BEFORE = (
    re.compile(rf"\b{RATED}\b(?:\s+(?!that\b)[\w'&,-]+){{0,14}}?\s+{QUOTE}$", re.I),
    re.compile(rf"\b{MOVED}\b[^.;]{{0,70}}?\b(?:to|from|into)\s+{_ARTICLE}", re.I),
    re.compile(rf"\bdowngrad\w+\s+(?:to\s+)?(?:[\w']+\s+){{0,4}}{QUOTE}$", re.I),
    re.compile(rf"\b{KEPT}\s+(?:(?:rated|graded|judged|as|at)\s+)?{_ARTICLE}", re.I),
    re.compile(rf"\b{LOST}\s+{_ARTICLE}", re.I),
    re.compile(_GRADE_NOUN_BEFORE, re.I),
    _NO_LONGER,
    re.compile(rf"\b(?:is|are)\s+now\s+{QUOTE}$", re.I),
    re.compile(
        rf"\bfound\s+(?:to\s+be|(?:the\s+)?(?:council|authority|services?"
        rf"|children's\s+services)\s+(?:to\s+be|was|were))\s+{QUOTE}$",
        re.I,
    ),
)
_COPULA_BEFORE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|now)\s+(?:now\s+|also\s+|all\s+|only\s+|just\s+|both\s+)?{QUOTE}$",
    re.I,
)
_NOUN_AFTER = re.compile(rf"^(?:\s+(?:overall|Ofsted|inspection))?[\s-]+(?:{RATING_NOUN}|rated)\b", re.I)
_BOUNDARY_AFTER = re.compile(
    r"^\s*(?:$|[.,;:!?)\]\-\"']|(?:overall|across|in|for|at|by|from|with|and|or|but|on|after|following|when"
    r"|while|whereas|since|because|under|despite"
    r"|council|authority|local|children's|again|last|this|through\w*|inspection|report|Ofsted|previously"
    r"|before|over|just|compared|until|as|having|although"
    r"|though|even|only|services?|department|which|who|is|was|were|are|has|have|had|due|amid|thanks|against"
    r"|than|two|three|four|five|six)\b)",
    re.I,
)
_TO_GRADE = re.compile(
    rf"^['\"]?(?:\s+{RATING_NOUN})?(?:\s+overall)?\s+(?:straight\s+|all\s+the\s+way\s+)?(?:to"
    rf"|into)\s+(?:(?:an?|the|its|being|rated|overall)\s+)*['\"]?(?:requir|needs\s+imp|good|outstanding"
    rf"|inadequate|adequate|the\s+|lowest|bottom|highest|top|worst|second)",
    re.I,
)
_UNREAL = re.compile(
    r"\b(?:aim\w*|ambiti\w*|aspir\w*|want\w*|hop(?:es?|ing|ed)|would|could|should|target\w*|goals?|journey"
    r"|pathway|road|striv\w*|expect\w*|might|may"
    r"|towards?|plan(?:s|ned|ning)?|risk\w*|if|unless|until|closer|avoid\w*|escap\w*|short\s+of|rather\s+than"
    r"|instead\s+of|never|not|nor|\w+n't|without|spare[sd]?"
    r"|whether|(?<!has\s)(?<!have\s)become|becoming|get(?:ting)?|possible\s+(?:grades|ratings)|scale|either"
    r"|any|neither|tr(?:y|ying)|work(?:ing)?\s+to|how\s+to|consistently)\b[^,;.]{0,45}$",
    re.I,
)
_PLURAL = re.compile(
    r"\b(?:one\s+of\s+(?:only|just|a|the|\d+|\w+)|handful|councils|authorities|boroughs|local\s+authorities"
    r"|counties|\d+%|per\s+cent\s+of|percentage|proportion|number\s+of|nationally"
    r"|across\s+England)\b[^;.,]{0,60}$",
    re.I,
)
_FROM = re.compile(rf"\b(?:from|improvement\s+on|better\s+than|worse\s+than)\s+{_ARTICLE}", re.I)
_FROM_RATING = re.compile(
    rf"\b(?:from|on)\s+(?:(?:an?|its|the|their|previous|last|earlier"
    rf"|overall)\s+){{0,3}}{RATING_NOUN}\s+of\s+{QUOTE}$",
    re.I,
)
_LOST = re.compile(rf"\b{LOST}\s+{_ARTICLE}", re.I)
_KEPT = re.compile(rf"\b{KEPT}\s+(?:(?:rated|graded|judged|as|at)\s+)?{_ARTICLE}", re.I)
_PAST = re.compile(
    rf"\b(?:had\s+(?:\w+\s+){{0,3}}?(?:been|{RATED}|given|received|held)|previous(?:ly)?|formerly"
    rf"|earlier\s+(?:inspection|rating|report|judg\w+)"
    r"|(?:was|were)\s+last\s+(?:inspected|rated|judged|graded)|last\s+(?:full\s+|standard\s+|graded\s+"
    r"|Ofsted\s+|ILACS\s+|major\s+)?(?:inspect\w+|rating|report|time|rated|judged)"
    r"|years?\s+(?:after|since)|when\s+(?:it|they|the\s+\w+|services|Ofsted|inspectors)\s+(?:was|were|had"
    r"|last|rated|judged)|since\s+(?:it|they|being|the\s+\w+|services|Ofsted|inspectors|its|an?)\b"
    r"|since\s+(?:[\w']+\s+){1,5}?(?:was|were|had)\b"
    r"|having\s+been|prior\s+to|before\s+(?:improving|rising|moving|climbing|falling|dropping|that)"
    r"|at\s+the\s+time|original(?:ly)?|historic(?:ally)?|compared\s+(?:with|to)|for\s+years)\b",
    re.I,
)
_SOFT_PAST = re.compile(r"\b(?:after|following|despite)\b", re.I)
_STRONG_BOUNDARY = re.compile(
    r";|:(?!\S)|\s-\s|,?\s+(?:while|whereas|although|though|but|despite)\s|,\s+(?:with|and\s+(?=the\b"
    r"|services\b|was\b|were\b|its\b))|,\s+(?:an?\s+improvement|up\s+from|down\s+from)\b|\s(?:when|since"
    r"|after|before|having)\s",
    re.I,
)
_TIGHT_BOUNDARY = re.compile(
    r";|:(?!\S)|\s-\s|,?\s+(?:while|whereas|although|though|but|despite)\s|,\s+with\s|,\s+(?=and\s+(?:was"
    r"|were)\b)",
    re.I,
)
_FOR_AREA = re.compile(
    rf"^['\"]?(?:\s+{RATING_NOUN})?(?:\s+by\s+(?:Ofsted|inspectors|the\s+\w+))?(?:\s+(?:today"
    rf"|this\s+week))?\s+(?:(?:both|only|again|also)\s+)?"
    r"(?:for|in|on|at|across|regarding|in\s+relation\s+to|in\s+terms\s+of|when\s+it\s+(?:comes|came)\s+to"
    r"|around)\s+",
    re.I,
)
_VERB = re.compile(
    rf"\b(?:was|were|is|are|being|been|{RATED}|remain\w*|got|received|held|kept|fell|rose|dropped|as)\b", re.I
)
_ITS = re.compile(
    rf"\b(?:its|their|the\s+council's|current|existing|present)\s+(?:current\s+|existing\s+|\w+\s+)?{QUOTE}$",
    re.I,
)
_ON_TO = re.compile(
    rf"['\"]?(?:\s+{RATING_NOUN})?(?:\s+overall)?,?\s+(?:straight\s+|up\s+|down\s+)?(?:to|into)\s+(?:(?:an?"
    rf"|the|its|being|rated|overall)\s+)*['\"]?",
    re.I,
)
_ACT = re.compile(
    rf"\b(?:{RATED}|{MOVED}|{LOST}|g(?:ave|iving|iven)|hand(?:ed|ing)|award(?:ed|ing)|se(?:es|en|eing)"
    rf"|saw)\b",
    re.I,
)
_COUNCIL = re.compile(
    rf"{NAME}|\b(?:council|authority|borough|department|it|them|children's\s+(?:social\s+)?(?:services|care"
    rf"|social\s+care))\b",
    re.I,
)
_LISTED = re.compile(
    rf"^[\s\-•*\d.)]*(?:the\s+|their\s+)?(?P<label>[^.;]{{4,140}}?)\s*(?::|-|=|\(|\bis\b|\bwas\b|\bjudged\b"
    rf"|\brated\b)\s*(?:rated\s+|graded\s+|as\s+|now\s+)*{QUOTE}$",
    re.I,
)


def claims(plain: str, anchor: Anchor | None, named: Iterable[tuple[int, int]] = ()) -> tuple[Claim, ...]:
    """Return every grade that the sentence states of a council, its services or a judgement area, in order.

    `named` gives the offsets of names of councils, which hold a grade like "the council" does.
    """
    for start, end in named:
        plain = plain[:start] + NAME * (end - start) + plain[end:]
    matches = [match for match in GRADE.finditer(plain) if _balanced(match)]
    read = _Sentence(plain, find_dates(plain, anchor), matches)
    return tuple(_joined(read.claims()))


def _balanced(match: re.Match[str]) -> bool:
    """Return False for a word at one end of a longer quotation ('good progress')."""
    return bool(match["open"]) == bool(match["close"]) or not match["open"]


def _joined(found: list[Claim]) -> list[Claim]:
    """Return the claims with each lost or former grade put beside the new one of the same holders."""
    joined: list[Claim] = []
    for claim in found:
        partner = next((c for c in joined if _completes(c, claim)), None)
        if partner is None:
            joined.append(claim)
            continue
        new, old = (partner, claim) if partner.grade else (claim, partner)
        start, end = min(new.start, old.start), max(new.end, old.end)
        both = replace(new, previous=old.previous, previous_when=old.previous_when, start=start, end=end)
        joined[joined.index(partner)] = both
    return joined


def _completes(one: Claim, other: Claim) -> bool:
    halves = (one.grade is None) != (other.grade is None)
    return (
        halves
        and one.holders == other.holders
        and not (one.grade and one.previous)
        and not (other.grade and other.previous)
    )


class _Sentence:
    """One sentence while its grades are read from left to right."""

    def __init__(self, plain: str, dates: tuple[When, ...], matches: list[re.Match[str]]) -> None:
        self.plain = plain
        self.dates = dates
        self.matches = matches
        self.accepted: list[re.Match[str]] = []
        self.read: list[Claim] = []
        self.refused: re.Match[str] | None = None

    def claims(self) -> list[Claim]:
        for match in self.matches:
            if not self._stated(match):
                continue
            self.accepted.append(match)
            claim = self._claim(match)
            if claim:
                self.read.append(claim)
        return self.read

    # --- is it a grade?

    def _stated(self, match: re.Match[str]) -> bool:
        before, after = self.plain[: match.start()], self.plain[match.end() :]
        quoted = bool(match["open"] and match["close"])
        if self._ruled_out(match, before, after, quoted):
            return False
        if match["lowest"] or match["highest"] or match["second"] or _NOUN_AFTER.match(after):
            return True
        if not (quoted or _BOUNDARY_AFTER.match(after) or _TO_GRADE.match(after)):
            return False
        listed = _LISTED.match(before) is not None and AREA.search(before) is not None
        if listed or any(pattern.search(before) for pattern in _STRONG_BEFORE):
            return True
        if quoted or "to be good" in match.group().lower():
            return True
        if self._follows_a_grade(match):
            return True
        return bool(_COPULA_BEFORE.search(before)) and after.lstrip().lower().startswith("overall")

    def _ruled_out(self, match: re.Match[str], before: str, after: str, quoted: bool) -> bool:
        if _UNREAL.search(before) and not _NO_LONGER.search(before) and not _stands(before, after):
            return True
        if re.match(r"\s+or\s+['\"]?(?:outstanding|good|better|inadequate)\b", after, re.I) or re.search(
            r"\b(?:good|outstanding|inadequate)['\"]?\s+or\s+['\"]?$", before, re.I
        ):
            return True
        if re.match(r"\s+to\s+", after) and not _TO_GRADE.match(after) and not quoted:
            return not (match["ri"] and re.search(RATED, before, re.I))
        return _PLURAL.search(before) is not None

    def _follows_a_grade(self, match: re.Match[str]) -> bool:
        """Return whether the word continues a list of grades: "leadership good, care leavers outstanding"."""
        if not self.accepted:
            return False
        between = self.plain[self.accepted[-1].end() : match.start()]
        if re.fullmatch(r"['\"]?\s*(?:,|and|,\s*and|to|-)?\s*(?:then\s+)?['\"]?", between.strip()):
            return True
        if len(between) > 160 or _ends_sentence(between):
            return False
        return AREA.search(between) is not None and not NOT_A_HOLDER.search(AREA.sub(" ", between))

    # --- whose, and when?

    def _claim(self, match: re.Match[str]) -> Claim | None:
        before_start = self.accepted[-2].end() if len(self.accepted) > 1 else 0
        before = self.plain[before_start : match.start()]
        later = [other for other in self.matches if other.start() > match.start()]
        after = self.plain[match.end() : later[0].start() if later else len(self.plain)]
        holders = self._holders(before, after)
        passed_over = self._passed_over(before) and not self._areas_after(after)
        if not holders or self._about_others(before, after) or passed_over:
            self.refused = match
            return None
        grade = grade_of(match)
        whole_before = self.plain[: match.start()]
        time = self._time(before, after, whole_before)
        when = self._when(match, before, after)
        start, end = match.start(), match.end()
        if self.read and _ON_TO.fullmatch(before):
            holders = self.read[-1].holders
        if _stands(whole_before, self.plain[match.end() :]):
            return Claim(holders, grade, None, Time.BEFORE, self._earned(match.end()) or when, start, end)
        if any(pattern.search(whole_before) for pattern in (_FROM, _FROM_RATING, _LOST, _NO_LONGER)):
            earlier = self._earned(match.end()) or when
            now = Time.BEFORE if time is Time.BEFORE else Time.NOW
            return Claim(holders, None, grade, now, None, start, end, previous_when=earlier)
        previous = grade if _KEPT.search(whole_before) else None
        if self._goes_on(before) and self.read:
            time, when = self.read[-1].time, when or self.read[-1].when
        also = self._also(when)
        return Claim(holders, grade, previous, time, when, start, end, except_for=_left_out(after), also=also)

    def _also(self, when: When | None) -> tuple[When, ...]:
        """Return the dates that follow one in a list: "in 2013, 2015 and 2017"."""
        found: list[When] = []
        for later in self.dates:
            last = found[-1] if found else when
            if (
                last
                and later.start > last.end
                and re.fullmatch(
                    r"\s*(?:,|and|,\s*and|&)\s*(?:again\s+)?(?:in\s+)?", self.plain[last.end : later.start]
                )
            ):
                found.append(later)
        return tuple(found)

    def _passed_over(self, before: str) -> bool:
        """Return whether the grade continues a refused one: "homes are rated outstanding and one good"."""
        if self.refused is None or len(self.accepted) < 2 or self.accepted[-2] is not self.refused:
            return False
        return not AREA.search(before) and not _COUNCIL.search(before)

    def _goes_on(self, before: str) -> bool:
        """Return whether the grade merely continues the one before it: "good overall but inadequate for"."""
        return (
            len(self.accepted) > 1
            and not _VERB.search(before)
            and not _PAST.search(before)
            and len(before) < 60
        )

    def _earned(self, end: int) -> When | None:
        """Return the date of "- earned in 2016" after a lost grade."""
        match = _EARNED.match(self.plain, end)
        inside = [when for when in self.dates if match and match.start() <= when.start < match.end()]
        return inside[0] if inside else None

    def _holders(self, before: str, after: str) -> tuple[Holder, ...]:
        if _SOME_AREAS.match(after):
            return ()
        likewise = self._likewise(after)
        if likewise:
            return tuple(dict.fromkeys((*self._own_holders(before, after), *likewise)))
        return self._own_holders(before, after)

    @staticmethod
    def _likewise(after: str) -> tuple[Holder, ...]:
        """Return the areas of ", as was leadership"."""
        match = _LIKEWISE.match(after)
        return tuple(holder_of(area) for area in AREA.finditer(match["rest"])) if match else ()

    def _own_holders(self, before: str, after: str) -> tuple[Holder, ...]:
        named_after = self._areas_after(after)
        if named_after:
            return named_after
        zone = self._zone(before)
        areas = list(AREA.finditer(zone))
        services = list(SERVICE.finditer(zone))
        bad = list(NOT_A_HOLDER.finditer(AREA.sub(lambda m: " " * len(m.group()), zone)))
        if self._is_object(zone):
            return (Holder.OVERALL,)
        if areas:
            return self._from_areas(zone, areas, services)
        if bad and not self._rescued(zone, bad, services):
            return ()
        if not services and _CONTENT.search(_NO_CONTENT.sub(" ", zone)):
            return ()
        return (Holder.OVERALL,)

    @staticmethod
    def _is_object(zone: str) -> bool:
        """Return whether the council is what was rated: "led inspectors to downgrade the council to"."""
        acts = list(_ACT.finditer(zone))
        rest = zone[acts[-1].end() :] if acts else ""
        return bool(_COUNCIL.search(rest)) and not AREA.search(rest) and not NOT_A_HOLDER.search(rest)

    def _from_areas(
        self, zone: str, areas: list[re.Match[str]], services: list[re.Match[str]]
    ) -> tuple[Holder, ...]:
        nearest = areas[-1]
        if CASE_NOUN.search(zone[: nearest.start()]) and not re.search(r",", zone[: nearest.start()]):
            return ()
        later_service = [
            s
            for s in services
            if s.start() > nearest.end()
            and s.group().lower() not in {"that", "which", "who", "services", "service", "it", "they"}
        ]
        if later_service and "," in zone[nearest.end() : later_service[-1].start()]:
            return (Holder.OVERALL,)
        held = [area for area in _last_run(zone, areas) if holder_of(area) is not Holder.EVERYTHING]
        return tuple(dict.fromkeys(holder_of(area) for area in held)) or (Holder.OVERALL,)

    @staticmethod
    def _rescued(zone: str, bad: list[re.Match[str]], services: list[re.Match[str]]) -> bool:
        """Return whether the holder is the council after all: a new subject, or object of the rating."""
        after_bad = [service for service in services if service.start() > bad[-1].end()]
        if any(_NEW_SUBJECT.search(zone[bad[-1].end() : service.start()]) for service in after_bad):
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

    def _zone(self, before: str) -> str:
        """Return the words that may name the holder: the clause, or more where the clause names none."""
        cuts = [0, *(match.end() for match in _TIGHT_BOUNDARY.finditer(before))]
        for cut in reversed(cuts):
            zone = before[cut:]
            if AREA.search(zone) or SERVICE.search(zone) or NOT_A_HOLDER.search(zone):
                return zone
        return before

    def _areas_after(self, after: str) -> tuple[Holder, ...]:
        overall = re.match(r"^['\"]?(?:\s+\w+)?\s+overall\b", after, re.I)
        if overall:
            rest = re.match(r",?\s+and(?=\s+(?:for|in)\s)", after[overall.end() :])
            further = self._areas_after(after[overall.end() + rest.end() :]) if rest else ()
            return tuple(dict.fromkeys((Holder.OVERALL, *further)))
        service = re.match(r"^['\"]?\s+(?=\w)", after)
        if (
            service
            and (match := AREA.match(after, service.end()))
            and holder_of(match) not in {Holder.OVERALL, Holder.EVERYTHING}
        ):
            return (holder_of(match),)
        everything = re.match(rf"^['\"]?(?:\s+{RATING_NOUN})?\s+(?P<rest>.*)", after, re.I)
        if everything and (match := AREA.match(everything["rest"])) and holder_of(match) is Holder.EVERYTHING:
            return (Holder.OVERALL, Holder.EVERYTHING)
        opening = _FOR_AREA.match(after)
        if not opening:
            return ()
        phrase = after[opening.end() :]
        boundary = _STRONG_BOUNDARY.search(phrase)
        phrase = phrase[: boundary.start()] if boundary else phrase
        found: list[Holder] = []
        for segment in re.split(
            r",\s*(?:and\s+)?(?:for\s+)?|\s+and\s+for\s+|\s+and\s+(?=the\s+|its\s+)", phrase
        ):
            area = list(AREA.finditer(segment))
            if not area or (_VERB.search(segment) and found):
                break
            if not _near_start(segment, area[0]):
                break
            found.extend(holder_of(match) for match in area)
        return tuple(dict.fromkeys(found))

    def _about_others(self, before: str, after: str) -> bool:
        """Return whether the clause grades a school, a home, adult care or another body."""
        zone = self._zone(before)
        if OTHER_INSPECTED.search(zone):
            return True
        boundary = _STRONG_BOUNDARY.search(after)
        return OTHER_INSPECTED.search((after[: boundary.start()] if boundary else after)[:60]) is not None

    def _time(self, before: str, after: str, whole: str) -> Time:
        clause = self._clause(before, whole)
        boundary = _STRONG_BOUNDARY.search(after)
        if _PAST_AFTER.search(after[: boundary.start()] if boundary else after):
            return Time.BEFORE
        hits = list(_PAST.finditer(clause))
        if hits and not _NOW.search(clause[hits[-1].end() :]):
            return Time.BEFORE
        return Time.UNCLEAR if _SOFT_PAST.search(clause) else Time.NOW

    @staticmethod
    def _clause(before: str, whole: str) -> str:
        """Return the clause up to the grade; a relative clause brings along the one that it hangs on."""
        cuts = [0, *(match.start() for match in _TIGHT_BOUNDARY.finditer(before))]
        clause = before[cuts[-1] :]
        if len(cuts) > 1 and re.match(r"\W*(?:which|when|that)\b", clause):
            clause = before[cuts[-2] :]
        return clause if len(clause) < len(before) else whole[-len(before) :] if before else ""

    def _when(self, match: re.Match[str], before: str, after: str) -> When | None:
        """Return the dating phrase nearest to the grade within its own clause, after it or before it."""
        boundary = _TIGHT_BOUNDARY.search(after)
        last = match.end() + (boundary.start() if boundary else len(after))
        first = match.start() - len(self._clause(before, self.plain[: match.start()]))
        if len(self.accepted) > 1 and "," in before:
            first = max(first, match.start() - len(before) + before.index(","))
        inside = [when for when in self.dates if first <= when.start and when.end <= last]
        return min(inside, key=lambda when: _distance(when, match), default=None)


def _last_run(zone: str, areas: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the areas listed together at the end: others before them belong to something else."""
    run = [areas[-1]]
    for area in reversed(areas[:-1]):
        if not _LIST_GAP.fullmatch(zone[area.end() : run[0].start()]):
            break
        run.insert(0, area)
    return run


def _stands(before: str, after: str) -> bool:
    """Return whether a grade stands, though the sentence hopes for another: "shake off its"."""
    return (
        _UNREAL.search(before) is not None
        and _ITS.search(before) is not None
        and _NOUN_AFTER.match(after) is not None
    )


def _left_out(after: str) -> tuple[Holder, ...]:
    """Return what "apart from leadership" excepts."""
    match = _EXCEPT.search(after)
    return tuple(holder_of(area) for area in AREA.finditer(match["rest"])) if match else ()


def _distance(when: When, match: re.Match[str]) -> int:
    return when.start - match.end() if when.start >= match.end() else 2 * (match.start() - when.end)


def _near_start(segment: str, area: re.Match[str]) -> bool:
    return len(segment[: area.start()].split()) <= 9


def _ends_sentence(text: str) -> bool:
    return re.search(r"[.!?]\s", text) is not None
