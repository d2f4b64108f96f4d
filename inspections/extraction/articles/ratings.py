"""Grades as sentences state them: which grade, for what, whether now or before, and from which grade.

`stating` tells which words are grades at all; whose they are is told by `holders`. "Visits were called
inadequate to keep babies safe" grades nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from inspections.vocabulary import Grade, Precision

from . import phrasing, predicates
from .arrays import counted, respectively, so_many
from .holders import areas_after, clause_of, holders, left_out
from .scope import OTHER_INSPECTED
from .stating import GradeWord, stands
from .timing import Anchor, When, find_dates
from .wording import (
    AREA,
    GRADE,
    NAME,
    Holder,
    blanked,
    grade_of,
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
    2017"). `except_for` names what "every area" leaves out; `count` is of `SO_MANY`.
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
    count: int = 0


def claims(plain: str, anchor: Anchor | None, named: Iterable[tuple[int, int]] = ()) -> tuple[Claim, ...]:
    """Return every grade that the sentence states of a council, its services or a judgement area, in order.

    `named` gives the offsets of names of councils, which hold a grade like "the council" does.
    """
    for start, end in named:
        plain = plain[:start] + NAME * (end - start) + plain[end:]
    plain = phrasing.APPOSED.sub(lambda match: match[1] + " " * len(match[2]), plain)
    dates = find_dates(plain, anchor)
    plain = phrasing.DASHED_ASIDE.sub(lambda aside: _blank_if_idle(aside, dates), plain)
    plain = phrasing.YEARS_AFTER.sub(_blank_if_gradeless, plain)
    matches = [match for match in GRADE.finditer(plain) if _balanced(match)]
    read = _Sentence(plain, tuple(when for when in dates if plain[when.start].strip()), matches)
    return tuple(_joined(read.claims(), plain))


def _blank_if_idle(aside: re.Match[str], dates: Iterable[When]) -> str:
    """Return an aside between dashes as blanks, unless it tells a grade or when one was given."""
    dated = any(0 <= when.start - aside.start() < 12 for when in dates)
    listed = AREA.search(aside.group()) and phrasing.COUNTS_AREAS.search(aside.string[: aside.start()])
    told = dated or listed or phrasing.EARNED.match(aside.group())
    return aside.group() if told else _blank_if_gradeless(aside)


def _blank_if_gradeless(aside: re.Match[str]) -> str:
    return aside.group() if GRADE.search(aside.group()) else blanked(aside)


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
            if not GradeWord(match, self.plain, self.dates, tuple(self.accepted)).is_stated():
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

    # --- whose, and when?

    def _claim(self, match: re.Match[str]) -> Claim | None:
        before_start = self.accepted[-2].end() if len(self.accepted) > 1 else 0
        before = predicates.without_aside(self.plain[before_start : match.start()])
        later = [other for other in self.matches if other.start() > match.start()]
        after = self.plain[match.end() : later[0].start() if later else len(self.plain)]
        held = holders(before, after)
        if self.read and phrasing.HAVING_BEEN.search(before) and not areas_after(after):
            held = self.read[-1].holders
            held = (Holder.OVERALL,) if Holder.EVERYTHING in held else held
        if self.read and _RESUMES.fullmatch(before) and not areas_after(after):
            held = self.read[-1].holders
        count, whole = (0, False) if counted(after) else so_many(before, after)
        if count:
            held = (Holder.OVERALL, Holder.SO_MANY) if whole else (Holder.SO_MANY,)
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
        if self._says_of_the_last(before, grade) and not areas_after(after):
            held = self.read[-1].holders
        if stands(whole_before, self.plain[match.end() :]):
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
        won = self._earned(match.end()) if kept else None
        when = None if won and won is when else when
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
            previous_when=self._dated(match, same) if same else won,
            except_for=left_out(after),
            count=count,
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
                    r"\s*(?:,|and|,\s*and|&)\s*(?:again\s+)?"
                    r"(?:(?:after|following|at)\s+(?:an?|its)\s+(?:\w+\s+)?inspection\s+)?(?:in\s+)?",
                    self.plain[last.end : later.start],
                )
            ):
                found.append(later)
        return tuple(found)

    def _passed_over(self, before: str) -> bool:
        """Return whether the grade continues a refused one: "homes are rated outstanding and one good"."""
        if self.refused is None or len(self.accepted) < 2 or self.accepted[-2] is not self.refused:
            return False
        return not AREA.search(before) and not phrasing.COUNCIL.search(before)

    def _says_of_the_last(self, before: str, grade: Grade) -> bool:
        """Return whether the grade is a further one, or the same again, of what the last was given for."""
        if not self.read:
            return False
        again = grade is self.read[-1].grade and phrasing.SAID_BESIDE.fullmatch(before)
        return bool(again) or any(
            pattern.fullmatch(before) for pattern in (phrasing.ON_TO, phrasing.SAID_AGAIN, phrasing.FROM_IT)
        )

    def _goes_on(self, before: str) -> bool:
        """Return whether the grade merely continues the one before it: "good overall but inadequate for"."""
        if len(self.accepted) > 1 and (
            phrasing.GOES_ON_RATING.search(before) or phrasing.WITH_MORE.search(before)
        ):
            return True
        return (
            len(self.accepted) > 1
            and " now " not in before
            and not phrasing.HAVING.search(before)
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
        if OTHER_INSPECTED.search(zone) or phrasing.A_NEIGHBOUR.search(zone):
            return True
        boundary = phrasing.STRONG_BOUNDARY.search(after)
        return OTHER_INSPECTED.search((after[: boundary.start()] if boundary else after)[:60]) is not None

    def _time(self, before: str, after: str, whole: str) -> Time:
        clause = self._clause(before, whole)
        if phrasing.WHEN_LAST.match(after) or (not whole.strip(" '\"") and predicates.THEN_IN.match(after)):
            return Time.BEFORE
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
        given = phrasing.ITS_RATING_IN.search(self.plain[: when.start])
        asides = () if given else phrasing.RELATIVE_CLAUSE.finditer(self.plain)
        if any(a.start() < when.start < a.end() and not a.start() < match.start() < a.end() for a in asides):
            return True
        if phrasing.HAS_BEEN.search(self.plain[when.end : match.start()]):
            return True
        between = self.plain[match.end() : when.start]
        if phrasing.SINCE_SOMETHING.search(between) or phrasing.A_REGIME_BEGAN.search(between):
            return True
        exact = when.first is not None and when.first.precision is not Precision.YEAR
        if exact and phrasing.IN_A_REPORT.search(self.plain[: when.start]):
            return True
        if phrasing.THAN_THEN.search(self.plain[: when.start]):
            return True
        if when.start >= match.end() and phrasing.SINCE_THE_LAST.search(between):
            return True
        after_since = re.search(
            r"\bsince\s+(?:the\s+)?$", self.plain[: when.start]
        ) or when.printed.lower().startswith("since")
        if when.start >= match.end() and phrasing.COMPARED_WITH.search(self.plain[: when.start]):
            return True
        if not after_since or re.match(r",?\s+when\b", self.plain[when.end :]):
            return False
        return not (when.start >= match.end() and phrasing.LASTS.search(self.plain[: match.start()]))


_RESUMES = re.compile(
    r"['\"]?[^,;]{0,40},\s+(?:has|have|is|are|was|were)\s+(?:now\s+|since\s+)?(?:(?!\b(?:council|authority|services?)\b)[^,;]){0,40}",
    re.I,
)
"""Goes on after an aside that told a grade of the same: ", which was outstanding, has tumbled to"."""


def _distance(when: When, match: re.Match[str]) -> int:
    return when.start - match.end() if when.start >= match.end() else 2 * (match.start() - when.end)
