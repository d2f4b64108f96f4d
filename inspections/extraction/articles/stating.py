"""Whether a word of a sentence is a grade, or the plain adjective that it also is.

A word counts as a grade only where the sentence treats it as one: rated, from one to another, a rating, set
in quotes or with a capital, or said of nothing but the council or judgement areas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import phrasing, predicates
from .arrays import counted
from .holders import areas_after, clause_of
from .timing import When
from .wording import AREA, MOVED, NOT_A_HOLDER, RATED, Holder, blanked, holder_of


@dataclass(frozen=True)
class GradeWord:
    """A word that may be a grade (`match` of `wording.GRADE`), and those before it that are."""

    match: re.Match[str]
    plain: str
    dates: tuple[When, ...]
    accepted: tuple[re.Match[str], ...]

    @property
    def before(self) -> str:
        """Return the sentence up to the word."""
        return self.plain[: self.match.start()]

    @property
    def after(self) -> str:
        """Return the sentence after the word."""
        return self.plain[self.match.end() :]

    def is_stated(self) -> bool:
        """Return whether the sentence treats the word as a grade."""
        match, before, after = self.match, self.before, self.after
        quoted = bool(match["open"] and match["close"]) or self._is_set_apart()
        if self._is_ruled_out(quoted):
            return False
        if match["lowest"] or match["highest"] or match["second"] or phrasing.NOUN_AFTER.match(after):
            return True
        if self.accepted and (area := AREA.match(after.lstrip())) and holder_of(area) is not Holder.OVERALL:
            return True
        if self.accepted and not set(areas_after(after)) <= {Holder.OVERALL}:
            return True
        if predicates.A_GOOD_ONE.match(after) and area_is(before):
            return True
        if predicates.RATES_AS.search(before) and areas_after(after):
            return True
        if not (quoted or phrasing.BOUNDARY_AFTER.match(after) or phrasing.TO_GRADE.match(after)):
            return False
        return (
            quoted
            or "to be good" in match.group().lower()
            or self._is_given()
            or self._is_required()
            or self._is_a_noun()
            or self._follows_a_grade()
            or self._is_told_of()
        )

    def _is_set_apart(self) -> bool:
        """Return whether the word is set as a grade by a capital within its sentence, as councils do."""
        word = re.search(r"([A-Za-z]+)\W*$", self.before)
        capitals = sum(map(str.isupper, re.findall(r"\b[A-Za-z]", self.plain)))
        in_title_case = capitals * 2 > len(self.plain.split())
        return (
            self.match.group()[:1].isupper() and word is not None and word[1].islower() and not in_title_case
        )

    def _is_given(self) -> bool:
        """Return whether the words before say that a grade was given, or had, to what can have one."""
        before, after = self.before, self.after
        named = AREA.search(before) or phrasing.COUNCIL.search(before)
        if phrasing.LISTED.match(before) is not None and named is not None:
            return True
        return (
            any(pattern.search(before) for pattern in phrasing.STRONG_BEFORE)
            or (predicates.HAS_WON.search(before) is not None and bool(areas_after(after)))
            or self._is_good_for()
            or self._was_then()
            or self._opens_a_line()
            or (not before.strip(" '\"") and predicates.THEN_IN.match(after) is not None)
            or predicates.IN_A_YEAR.match(before) is not None
            or area_is_found(before)
            or area_is(before)
        )

    def _opens_a_line(self) -> bool:
        """Return whether a line begins with the grade and tells what it is for: "Good for care leavers"."""
        label = predicates.OPENS_WITH_IT.search(self.before)
        if label is None:
            return False
        return (":" in label.group() and not label.start()) or bool(areas_after(self.after))

    def _is_a_noun(self) -> bool:
        """Return whether the grade itself is what was given: "an inadequate for leadership"."""
        noun = predicates.AS_A_NOUN.search(self.before) or (
            predicates.NAMED_AFTER.search(self.before) and self.after.startswith(",")
        )
        return noun is not None and predicates.A_NOUN_ENDS.match(self.after) is not None

    def _is_required(self) -> bool:
        """Return whether the council or its services for an area "required improvement"."""
        return self.match["ri"] is not None and bool(
            predicates.AT.search(self.before)
            or (predicates.IT_DID.search(self.before) and (areas_after(self.after) or counted(self.after)))
            or _area_requires(self.before)
            or predicates.SAID_TO.search(self.before)
            or phrasing.COPULA_BEFORE.search(self.before)
            or phrasing.WHEN_IT.search(self.before)
            or phrasing.TOLD_IT.search(self.before)
            or _services_require(self.before)
            or (predicates.IT_DID.search(self.before) and predicates.WHOLLY.match(self.after))
        )

    def _is_told_of(self) -> bool:
        """Return whether the words around tell of a judgement: in brackets, "is good, say inspectors"."""
        before, after = self.before, self.after
        if predicates.COUNCIL_THEN.search(before) and phrasing.AT_THE_LAST.match(after):
            return True
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

    def _is_good_for(self) -> bool:
        """Return whether the council "is good for", or in all, areas that are named."""
        held = areas_after(self.after)
        if not phrasing.COPULA_BEFORE.search(self.before) or set(held) <= {Holder.OVERALL}:
            return False
        return phrasing.COUNCIL.search(clause_of(self.before)[-60:]) is not None or Holder.EVERYTHING in held

    def _was_then(self) -> bool:
        """Return whether the council was so at a time: ", which was also outstanding in 2019"."""
        if not phrasing.COPULA_BEFORE.search(self.before):
            return False
        return phrasing.COUNCIL.search(clause_of(self.before)[-60:]) is not None and any(
            when.year and predicates.WAS_THEN.fullmatch(self.plain[self.match.end() : when.start])
            for when in self.dates
            if when.start > self.match.end()
        )

    def _is_ruled_out(self, quoted: bool) -> bool:
        match, before, after = self.match, self.before, self.after
        # "Children at risk" are an area, not a risk that a grade is lost.
        told = AREA.sub(blanked, predicates.SPARED_AND.sub(blanked, before))
        unreal = phrasing.UNREAL.search(told) and not phrasing.NO_LONGER.search(before)
        if unreal and not stands(before, after):
            return True
        beside = phrasing.ONE_FROM.search(before) if match["lowest"] or match["highest"] else None
        if beside and not re.search(rf"\b{MOVED}\b", before[: beside.start()], re.I):
            return True
        if re.match(r"\s+or\s+['\"]?(?:outstanding|good|better|inadequate)\b", after, re.I) or re.search(
            r"\b(?:good|outstanding|inadequate)['\"]?\s+or\s+['\"]?$", before, re.I
        ):
            return True
        to_something = re.match(r"\s+to\s+", after) and not phrasing.TO_GRADE.match(after)
        if to_something and not quoted and set(areas_after(after)) <= {Holder.OVERALL}:
            return not (match["ri"] and re.search(RATED, before, re.I))
        return any(
            pattern.search(before) for pattern in (phrasing.PLURAL, phrasing.OTHER_RATER, phrasing.RENAMED)
        )

    def _follows_a_grade(self) -> bool:
        """Return whether the word continues a list: "leadership good, care leavers outstanding"."""
        if not self.accepted:
            return False
        between = self.plain[self.accepted[-1].end() : self.match.start()]
        if re.fullmatch(r"['\"]?\s*(?:,|and|,\s*and|to|-)?\s*(?:then\s+)?['\"]?", between.strip()):
            return True
        if len(between) > 160 or re.search(r"[.!?]\s", between):
            return False
        rest = predicates.WORK_OF.sub(" ", AREA.sub(" ", between))
        return AREA.search(between) is not None and not NOT_A_HOLDER.search(rest)


def _area_requires(before: str) -> bool:
    """Return whether the clause that ends here is the name of areas: "and support for care leavers"."""
    zone = predicates.STILL.sub("", re.split(r"[,;:]\s+(?:and\s+|but\s+|while\s+)?|\s-\s", before)[-1])
    areas = list(AREA.finditer(zone))
    if not areas or not phrasing.LIST_GAP.fullmatch(zone[areas[-1].end() :]):
        return False
    subject = predicates.ITS_OWN.sub("", AREA.sub(" ", zone))
    return phrasing.LIST_GAP.fullmatch(subject) is not None


def _services_require(before: str) -> bool:
    """Return whether services for a judgement area, and not their records, "require improvement"."""
    zone = predicates.STILL.sub("", clause_of(predicates.without_aside(before)))
    areas = list(AREA.finditer(zone))
    if not areas or NOT_A_HOLDER.search(predicates.WORK_OF.sub(" ", AREA.sub(" ", zone))):
        return False
    alone = phrasing.LIST_GAP.fullmatch(predicates.ITS_OWN.sub("", zone[: areas[0].start()])) is not None
    between = zone[areas[-1].end() :]
    near = len(re.findall(r"\w+", between)) <= 1 or predicates.THE_EXCEPTION.fullmatch(between) is not None
    return near and (alone or predicates.SERVICES_FOR.search(zone) is not None)


_CLAUSES_BACK = 3
"""So many of the last clauses before a grade may name what has it, or the sentence as a whole."""


def area_is(before: str) -> bool:
    """Return whether nothing but areas, each by its name, "is", "was also" or "gets a" what follows."""
    zone = predicates.without_aside(before)
    ends = [0, *(cut.end() for cut in phrasing.TIGHT_BOUNDARY.finditer(zone))]
    starts = [ends[-1], *(cut.end() for cut in predicates.NEW_CLAUSE.finditer(zone, ends[-1]))]
    return any(_area_is(zone[start:]) for start in {starts[0], *starts[-_CLAUSES_BACK:]})


def _area_is(zone: str) -> bool:
    areas = list(AREA.finditer(zone))
    verb = predicates.IS_OR_GETS.search(zone)
    if verb is None and areas:
        verb = predicates.HAS_GRADE.fullmatch(zone, areas[-1].end())
    if verb is None:
        return False
    named = [holder_of(area) for area in areas if area.end() <= verb.start()]
    if not named or (named[-1] in {Holder.OVERALL, Holder.OTHERS} and named != [Holder.OTHERS]):
        return False
    rest = AREA.sub(blanked, zone)[: verb.start()]
    rest = predicates.ITS_OWN.sub("", predicates.JUDGEMENT_FOR.sub("", rest))
    return phrasing.LIST_GAP.fullmatch(rest) is not None


def area_is_found(before: str) -> bool:
    """Return whether areas, by their names alone, are what is found to be so: "It found the leadership"."""
    areas = list(AREA.finditer(before))
    if not areas or holder_of(areas[-1]) in {Holder.OVERALL, Holder.OTHERS, Holder.EVERYTHING}:
        return False
    found = list(predicates.FOUND.finditer(before))
    if not found or before[areas[-1].end() :].strip(" '\""):
        return False
    return phrasing.LIST_GAP.fullmatch(AREA.sub(" ", before[found[-1].end() :]).rstrip("'\"")) is not None


def stands(before: str, after: str) -> bool:
    """Return whether a grade stands, though the sentence hopes for another: "shake off its"."""
    return (
        phrasing.UNREAL.search(before) is not None
        and phrasing.ITS.search(before) is not None
        and phrasing.NOUN_AFTER.match(after) is not None
    )
