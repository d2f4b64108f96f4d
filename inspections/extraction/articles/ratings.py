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

from . import phrasing
from .arrays import counted, respectively
from .holders import areas_after, clause_of, holders, left_out
from .scope import OTHER_INSPECTED
from .timing import Anchor, When, find_dates
from .wording import (
    AREA,
    GRADE,
    MOVED,
    NAME,
    NOT_A_HOLDER,
    RATED,
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


def claims(plain: str, anchor: Anchor | None, named: Iterable[tuple[int, int]] = ()) -> tuple[Claim, ...]:
    """Return every grade that the sentence states of a council, its services or a judgement area, in order.

    `named` gives the offsets of names of councils, which hold a grade like "the council" does.
    """
    for start, end in named:
        plain = plain[:start] + NAME * (end - start) + plain[end:]
    dates = find_dates(plain, anchor)
    plain = phrasing.DASHED_ASIDE.sub(lambda aside: _blank_if_idle(aside, dates), plain)
    plain = phrasing.YEARS_AFTER.sub(_blank_if_gradeless, plain)
    matches = [match for match in GRADE.finditer(plain) if _balanced(match)]
    read = _Sentence(plain, tuple(when for when in dates if plain[when.start].strip()), matches)
    return tuple(_joined(read.claims(), plain))


def _blank_if_idle(aside: re.Match[str], dates: Iterable[When]) -> str:
    """Return an aside between dashes as blanks, unless it tells a grade or when one was given."""
    dated = any(0 <= when.start - aside.start() < 12 for when in dates)
    told = dated or phrasing.EARNED.match(aside.group())
    return aside.group() if told else _blank_if_gradeless(aside)


def _blank_if_gradeless(aside: re.Match[str]) -> str:
    return aside.group() if GRADE.search(aside.group()) else " " * len(aside.group())


def _balanced(match: re.Match[str]) -> bool:
    """Return False for a word at one end of a longer quotation ('good progress')."""
    return bool(match["open"]) == bool(match["close"]) or not match["open"]


def _joined(found: list[Claim], plain: str) -> list[Claim]:
    """Return the claims with each lost or former grade put beside the new one of the same holders."""
    joined: list[Claim] = []
    for claim in found:
        partner = next((c for c in joined if _completes(c, claim, plain)), None)
        if partner is None:
            joined.append(claim)
            continue
        new, old = (partner, claim) if partner.grade else (claim, partner)
        start, end = min(new.start, old.start), max(new.end, old.end)
        both = replace(new, previous=old.previous, previous_when=old.previous_when, start=start, end=end)
        joined[joined.index(partner)] = both
    return joined


def _completes(one: Claim, other: Claim, plain: str) -> bool:
    """Return whether a grade lost and a grade given are one change, and not those of two councils."""
    halves = (one.grade is None) != (other.grade is None)
    return (
        halves
        and not (NAME in plain[: one.start] and NAME in plain[one.end : other.start])
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
        self.in_order = respectively(plain, matches)

    def claims(self) -> list[Claim]:
        for match in self.matches:
            if not self._stated(match):
                continue
            self.accepted.append(match)
            claim = self._claim(match)
            if claim:
                self.read.append(claim)
        if self.read and (also := self._also_for()):
            self.read.append(also)
        return self.read

    def _also_for(self) -> Claim | None:
        """Return the claim of "and gave the same grade for leadership", which names no grade itself."""
        told = [claim for claim in self.read if claim.grade]
        same = phrasing.FOR_AREAS_TOO.search(self.plain, self.accepted[-1].end())
        if same is None or not told:
            return None
        held = counted(f" {same['rest']}") or areas_after(f" {same['rest']}")
        last = told[-1]
        return Claim(held, last.grade, None, last.time, last.when, same.start(), same.end()) if held else None

    # --- is it a grade?

    def _stated(self, match: re.Match[str]) -> bool:
        before, after = self.plain[: match.start()], self.plain[match.end() :]
        quoted = bool(match["open"] and match["close"]) or self._is_set_apart(match)
        if self._ruled_out(match, before, after, quoted):
            return False
        if match["lowest"] or match["highest"] or match["second"] or phrasing.NOUN_AFTER.match(after):
            return True
        if self.accepted and (area := AREA.match(after.lstrip())) and holder_of(area) is not Holder.OVERALL:
            return True
        if self.accepted and not set(areas_after(after)) <= {Holder.OVERALL}:
            return True
        if phrasing.A_GOOD_ONE.match(after) and _area_is(before):
            return True
        if not (quoted or phrasing.BOUNDARY_AFTER.match(after) or phrasing.TO_GRADE.match(after)):
            return False
        return (
            quoted
            or "to be good" in match.group().lower()
            or self._given(match, before, after)
            or self._required(match, before, after)
            or self._follows_a_grade(match)
            or self._told_of(before, after)
        )

    def _is_set_apart(self, match: re.Match[str]) -> bool:
        """Return whether the word is set as a grade by a capital within its sentence, as councils do."""
        before = self.plain[: match.start()]
        word = re.search(r"([A-Za-z]+)\W*$", before)
        in_title_case = sum(map(str.isupper, re.findall(r"\b[A-Za-z]", self.plain))) * 2 > len(
            self.plain.split()
        )
        return match.group()[:1].isupper() and word is not None and word[1].islower() and not in_title_case

    def _given(self, match: re.Match[str], before: str, after: str) -> bool:
        """Return whether the words before say that a grade was given, or had, to what can have one."""
        named = AREA.search(before) or phrasing.COUNCIL.search(before)
        if phrasing.LISTED.match(before) is not None and named is not None:
            return True
        return (
            any(pattern.search(before) for pattern in phrasing.STRONG_BEFORE)
            or (phrasing.HAS_WON.search(before) is not None and bool(areas_after(after)))
            or self._is_good_for(before, after)
            or self._was_then(match, before)
            or _area_is(before)
        )

    def _required(self, match: re.Match[str], before: str, after: str) -> bool:
        """Return whether the council or its services for an area "required improvement"."""
        return match["ri"] is not None and bool(
            phrasing.WHEN_IT.search(before)
            or phrasing.TOLD_IT.search(before)
            or self._services_require(before)
            or (phrasing.IT_DID.search(before) and phrasing.WHOLLY.match(after))
        )

    @staticmethod
    def _told_of(before: str, after: str) -> bool:
        """Return whether the words around tell of a judgement: in brackets, "is good, say inspectors"."""
        if (
            phrasing.IN_BRACKETS.search(before)
            or phrasing.ALL_JUDGEMENTS.search(before)
            or phrasing.HAS_BECOME.match(after)
            or (phrasing.FROM_ONE.search(before) and phrasing.TO_GRADE.match(after))
        ):
            return True
        told = (
            after.lstrip().lower().startswith("overall")
            or phrasing.AT_THE_LAST.match(after)
            or phrasing.SAY_INSPECTORS.match(after)
            or phrasing.ACCORDING.search(after)
        )
        return bool(phrasing.COPULA_BEFORE.search(before) and told)

    @staticmethod
    def _is_good_for(before: str, after: str) -> bool:
        """Return whether the council "is good for", or in all, areas that are named."""
        held = areas_after(after)
        if not phrasing.COPULA_BEFORE.search(before) or set(held) <= {Holder.OVERALL}:
            return False
        return phrasing.COUNCIL.search(clause_of(before)[-60:]) is not None or Holder.EVERYTHING in held

    def _was_then(self, match: re.Match[str], before: str) -> bool:
        """Return whether the council was so at a time: ", which was also outstanding in 2019"."""
        if not phrasing.COPULA_BEFORE.search(before) or not phrasing.COUNCIL.search(clause_of(before)[-60:]):
            return False
        return any(
            when.year and phrasing.WAS_THEN.fullmatch(self.plain[match.end() : when.start])
            for when in self.dates
            if when.start > match.end()
        )

    def _services_require(self, before: str) -> bool:
        """Return whether services for a judgement area, and not their records, "require improvement"."""
        zone = phrasing.STILL.sub("", clause_of(phrasing.ASIDE.sub(" ", before)))
        areas = list(AREA.finditer(zone))
        if not areas or NOT_A_HOLDER.search(phrasing.WORK_OF.sub(" ", AREA.sub(" ", zone))):
            return False
        alone = phrasing.LIST_GAP.fullmatch(phrasing.ITS_OWN.sub("", zone[: areas[0].start()])) is not None
        between = zone[areas[-1].end() :]
        near = len(between.split()) <= 1 or phrasing.THE_EXCEPTION.fullmatch(between) is not None
        return near and (alone or phrasing.SERVICES_FOR.search(zone) is not None)

    def _ruled_out(self, match: re.Match[str], before: str, after: str, quoted: bool) -> bool:
        # "Children at risk" are an area, not a risk that a grade is lost.
        told = AREA.sub(lambda area: " " * len(area.group()), before)
        unreal = phrasing.UNREAL.search(told) and not phrasing.NO_LONGER.search(before)
        if unreal and not _stands(before, after):
            return True
        beside = phrasing.ONE_FROM.search(before) if match["lowest"] or match["highest"] else None
        if beside and not re.search(rf"\b{MOVED}\b", before[: beside.start()], re.I):
            return True
        if re.match(r"\s+or\s+['\"]?(?:outstanding|good|better|inadequate)\b", after, re.I) or re.search(
            r"\b(?:good|outstanding|inadequate)['\"]?\s+or\s+['\"]?$", before, re.I
        ):
            return True
        if re.match(r"\s+to\s+", after) and not phrasing.TO_GRADE.match(after) and not quoted:
            return not (match["ri"] and re.search(RATED, before, re.I))
        return any(pattern.search(before) for pattern in (phrasing.PLURAL, phrasing.OTHER_RATER))

    def _follows_a_grade(self, match: re.Match[str]) -> bool:
        """Return whether the word continues a list: "leadership good, care leavers outstanding"."""
        if not self.accepted:
            return False
        between = self.plain[self.accepted[-1].end() : match.start()]
        if re.fullmatch(r"['\"]?\s*(?:,|and|,\s*and|to|-)?\s*(?:then\s+)?['\"]?", between.strip()):
            return True
        if len(between) > 160 or _ends_sentence(between):
            return False
        rest = phrasing.WORK_OF.sub(" ", AREA.sub(" ", between))
        return AREA.search(between) is not None and not NOT_A_HOLDER.search(rest)

    # --- whose, and when?

    def _claim(self, match: re.Match[str]) -> Claim | None:
        before_start = self.accepted[-2].end() if len(self.accepted) > 1 else 0
        before = phrasing.ASIDE.sub(_blank_if_gradeless, self.plain[before_start : match.start()])
        later = [other for other in self.matches if other.start() > match.start()]
        after = self.plain[match.end() : later[0].start() if later else len(self.plain)]
        held = holders(before, after)
        if self.read and phrasing.HAVING_BEEN.search(before) and not areas_after(after):
            held = self.read[-1].holders
        if match.start() in self.in_order:
            own = self.in_order[match.start()]
            held = (own,) if own else ()
        passed_over = self._passed_over(before) and not areas_after(after)
        if not held or self._about_others(before, after) or passed_over:
            self.refused = match
            return None
        grade = grade_of(match)
        whole_before = self.plain[: match.start()]
        time = self._time(before, after, whole_before)
        when = self._when(match, before, after)
        start, end = match.start(), match.end()
        if (
            self.read
            and any(
                pattern.fullmatch(before)
                for pattern in (phrasing.ON_TO, phrasing.SAID_AGAIN, phrasing.FROM_IT)
            )
            and not areas_after(after)
        ):
            held = self.read[-1].holders
        if (
            self.read
            and grade is self.read[-1].grade
            and phrasing.SAID_BESIDE.fullmatch(before)
            and not areas_after(after)
        ):
            held = self.read[-1].holders
        if _stands(whole_before, self.plain[match.end() :]):
            return Claim(held, grade, None, Time.BEFORE, self._earned(match.end()) or when, start, end)
        if self._is_the_one_before(whole_before, self.plain[match.end() :]):
            earlier = self._earned(match.end()) or when
            now = Time.BEFORE if time is Time.BEFORE else Time.NOW
            return Claim(held, None, grade, now, None, start, end, previous_when=earlier)
        same = phrasing.SAME_AS_BEFORE.match(self.plain[match.end() :])
        if same and phrasing.FOR_AREAS_TOO.match(self.plain, match.end() + same.start("same")):
            same = None
        kept = phrasing.WAS_KEPT.search(whole_before) or phrasing.WHERE_IT_WAS.search(whole_before)
        previous = grade if same or kept else None
        if self._goes_on(before) and self.read:
            time, when = self.read[-1].time, when or self.read[-1].when
        return Claim(
            held,
            grade,
            previous,
            time,
            when,
            start,
            end,
            previous_when=self._dated(match, same) if same else None,
            except_for=left_out(after),
            also=self._also(when),
        )

    def _dated(self, match: re.Match[str], same: re.Match[str]) -> When | None:
        """Return the date of "the same as in 2014", or the one that leads to "since given that grade"."""
        first, last = match.end() + same.start("same"), match.end() + same.end()
        return self._within(first, last) or self._within(match.end(), first)

    def _within(self, start: int, end: int) -> When | None:
        """Return the first date between two offsets."""
        return next((when for when in self.dates if start <= when.start < end), None)

    @staticmethod
    def _is_the_one_before(before: str, after: str) -> bool:
        """Return whether the grade is the one that was left or lost."""
        left = (
            phrasing.IN_BRACKETS,
            phrasing.WAS_FROM,
            phrasing.FROM_RATING,
            phrasing.WAS_LOST,
            phrasing.NO_LONGER,
        )
        if phrasing.BEHIND.match(after) and phrasing.LEAVES.search(before):
            return True
        return any(pattern.search(before) for pattern in left) or phrasing.HAS_BECOME.match(after) is not None

    def _also(self, when: When | None) -> tuple[When, ...]:
        """Return the dates that follow one in a list: "in 2013, 2015 and 2017"."""
        found: list[When] = []
        for later in self.dates:
            last = found[-1] if found else when
            if (
                last
                and later.start > last.end
                and not phrasing.COUNTED_FROM.search(later.printed)
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
        return not AREA.search(before) and not phrasing.COUNCIL.search(before)

    def _goes_on(self, before: str) -> bool:
        """Return whether the grade merely continues the one before it: "good overall but inadequate for"."""
        return (
            len(self.accepted) > 1
            and not phrasing.VERB.search(before)
            and not phrasing.PAST.search(before)
            and len(before) < 60
        )

    def _earned(self, end: int) -> When | None:
        """Return the date of "- earned in 2016" after a lost grade."""
        match = phrasing.EARNED.match(self.plain, end)
        return self._within(match.start(), match.end()) if match else None

    def _about_others(self, before: str, after: str) -> bool:
        """Return whether the clause grades a school, a home, adult care or another body."""
        zone = clause_of(before)
        if OTHER_INSPECTED.search(zone):
            return True
        boundary = phrasing.STRONG_BOUNDARY.search(after)
        return OTHER_INSPECTED.search((after[: boundary.start()] if boundary else after)[:60]) is not None

    def _time(self, before: str, after: str, whole: str) -> Time:
        clause = self._clause(before, whole)
        boundary = phrasing.STRONG_BOUNDARY.search(after)
        after = after[: boundary.start()] if boundary else after
        if phrasing.HAVING.search(whole):
            return Time.BEFORE
        if phrasing.PAST_AFTER.search(after.split("(")[0] if after.startswith(" (") else after):
            return Time.BEFORE
        hits = list(phrasing.PAST.finditer(clause))
        if hits and not phrasing.NOW.search(clause[hits[-1].end() :]):
            return Time.BEFORE
        soft = phrasing.SOFT_PAST.search(clause)
        return Time.UNCLEAR if soft and not phrasing.NOW.search(clause[soft.end() :]) else Time.NOW

    @staticmethod
    def _clause(before: str, whole: str) -> str:
        """Return the clause up to the grade; a relative clause brings along the one that it hangs on."""
        cuts = [0, *(match.start() for match in phrasing.TIGHT_BOUNDARY.finditer(before))]
        clause = before[cuts[-1] :]
        if len(cuts) > 1 and re.match(r"\W*(?:which|when|that)\b", clause):
            clause = before[cuts[-2] :]
        return clause if len(clause) < len(before) else whole[-len(before) :] if before else ""

    def _when(self, match: re.Match[str], before: str, after: str) -> When | None:
        """Return the dating phrase nearest to the grade within its own clause, after it or before it."""
        boundary = phrasing.TIGHT_BOUNDARY.search(after)
        last = match.end() + (boundary.start() if boundary else len(after))
        if same := phrasing.THE_SAME.search(self.plain, match.end(), last):
            last = same.start()
        first = match.start() - len(self._clause(before, self.plain[: match.start()]))
        if len(self.accepted) > 1 and "," in before:
            first = max(first, match.start() - len(before) + before.index(","))
        inside = [when for when in self.dates if first <= when.start and when.end <= last]
        own = [when for when in inside if not self._belongs_elsewhere(when, match)]
        led = (when for when in self.dates if phrasing.WHEN_THAT.match(self.plain, when.end, match.start()))
        return min(own, key=lambda when: _distance(when, match), default=next(led, None))

    def _belongs_elsewhere(self, when: When, match: re.Match[str]) -> bool:
        """Return whether a date stands in an aside (", which was new in 2019, is") or after "since"."""
        aside = phrasing.IN_AN_ASIDE.search(self.plain[when.end : match.start()])
        if aside and not phrasing.GIVEN_IN.search(self.plain[: when.start]):
            return True
        if when.start >= match.end() and re.search(
            r"years?\s+(?:after|since|on\s+from)$", when.printed, re.I
        ):
            return True
        between = self.plain[match.end() : when.start]
        if phrasing.SINCE_SOMETHING.search(between) or phrasing.A_REGIME_BEGAN.search(between):
            return True
        after_since = re.search(
            r"\bsince\s+(?:the\s+)?$", self.plain[: when.start]
        ) or when.printed.lower().startswith("since")
        if when.start >= match.end() and phrasing.COMPARED_WITH.search(self.plain[: when.start]):
            return True
        if not after_since or re.match(r",?\s+when\b", self.plain[when.end :]):
            return False
        return not (when.start >= match.end() and phrasing.LASTS.search(self.plain[: match.start()]))


def _area_is(before: str) -> bool:
    """Return whether nothing but areas, each by its name, "is", "was also" or "gets a" what follows."""
    zone = phrasing.ASIDE.sub(" ", before)
    cuts = [0, *(cut.end() for cut in phrasing.TIGHT_BOUNDARY.finditer(zone))]
    verb = phrasing.IS_OR_GETS.search(zone, cuts[-1])
    if verb is None:
        return False
    subject = phrasing.ITS_OWN.sub("", phrasing.JUDGEMENT_FOR.sub("", zone[cuts[-1] : verb.start()]))
    areas = list(AREA.finditer(subject))
    if not areas or holder_of(areas[-1]) in {Holder.OVERALL, Holder.EVERYTHING, Holder.OTHERS}:
        return False
    return phrasing.LIST_GAP.fullmatch(AREA.sub(" ", subject)) is not None


def _stands(before: str, after: str) -> bool:
    """Return whether a grade stands, though the sentence hopes for another: "shake off its"."""
    return (
        phrasing.UNREAL.search(before) is not None
        and phrasing.ITS.search(before) is not None
        and phrasing.NOUN_AFTER.match(after) is not None
    )


def _distance(when: When, match: re.Match[str]) -> int:
    return when.start - match.end() if when.start >= match.end() else 2 * (match.start() - when.end)


def _ends_sentence(text: str) -> bool:
    return re.search(r"[.!?]\s", text) is not None
