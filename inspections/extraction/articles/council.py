"""What an article says of one council, put together: the inspection that is the news and those before it.

A grade whose inspection is not certain is left out. What is dated long before the article, or is said to be
earlier, belongs to the background.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from inspections.extraction.dates import PrintedDate
from inspections.vocabulary import (
    Area,
    FrameworkVersion,
    Grade,
    InspectionKind,
    Precision,
    framework_version_for,
)

from .answers import Problem, ReadInspection, ReadJudgement
from .events import VISITS, Event
from .focus import Focus
from .gathering import CouncilNews, Stated
from .judgements import areas, judgements
from .news import is_old, parted
from .ratings import Time
from .timing import Anchor, When
from .wording import Holder


class CouncilReading:
    """One council's inspections while they are put together."""

    def __init__(
        self,
        council: CouncilNews,
        focus: Focus,
        anchor: Anchor | None,
        opening: set[int],
        shared: InspectionKind | None,
    ) -> None:
        self.shared = shared
        self.council = council
        self.anchor = anchor
        self.opening = opening
        self.problems: list[Problem] = []
        places = [place for place in focus.places if place.key == council.key]
        self.code = places[0].dfe_code
        self.printed = places[0].printed
        self.new_events, self.past_events = parted(council.events, anchor, opening)

    def inspections(self) -> list[ReadInspection]:
        """Return the subject first, if there is one, then the background in order of date."""
        new = self._new_claims()
        visit = self._subject_visit(new)
        old = [stated for stated in self.council.stated if stated not in new]
        if visit is not None:
            subject = self._visit(visit)
            return [subject, *self._background(old, [_as_it_stands(stated) for stated in new])]
        if not new:
            return self._without_subject(old)
        subject = self._graded(new)
        self.past_events += [event for event in self.new_events if event.kind in VISITS]
        background = self._background(old, [])
        subject, background = _dated_beside(subject, background)
        return [
            self._with_previous(subject, background, old),
            *self._with_lost(subject, background, new),
        ]

    def told_in_passing(self) -> list[ReadInspection]:
        """Return the graded inspections of a council that the article only mentions, all as background."""
        self.past_events = [*self.new_events, *self.past_events]
        dated = [stated for stated in self.council.stated if self._year_of(stated) is not None]
        standing = [
            stated
            for stated in self.council.stated
            if stated not in dated and stated.claim.grade and Holder.OVERALL in stated.claim.holders
        ]
        return [i for i in self._background(dated, standing) if i.judgements and i.council]

    # --- new or past?

    def _old(self, when: When | None) -> bool:
        return is_old(when, self.anchor)

    def _new_claims(self) -> list[Stated]:
        """Return the claims about the inspection that is the news."""
        candidates = [
            s for s in self.council.stated if s.claim.time is not Time.BEFORE and not self._old(s.claim.when)
        ]
        undated: dict[Holder, Grade | None] = {
            h: s.claim.grade
            for s in candidates
            if s.claim.when is None and s.claim.grade
            for h in s.claim.holders
        }
        if self.anchor is None or not self.anchor.exact:
            candidates = [s for s in candidates if not self._belongs_to_another_year(s, undated)]
        firm = [s for s in candidates if s.claim.time is Time.NOW and s.claim.grade]
        known = {(holder, s.claim.grade) for s in firm for holder in s.claim.holders}
        held = {holder for holder, _ in known}
        return [
            s
            for s in candidates
            if s.claim.time is Time.NOW
            or all((h, s.claim.grade) in known or h not in held for h in s.claim.holders)
        ]

    @staticmethod
    def _belongs_to_another_year(stated: Stated, undated: dict[Holder, Grade | None]) -> bool:
        """Return whether a dated grade differs from an undated one: the article then looks back to it."""
        when = stated.claim.when
        if when and when.first and when.first.precision is Precision.YEAR and not stated.in_lead:
            return True
        return bool(when and when.year) and any(
            undated.get(h, stated.claim.grade) is not stated.claim.grade for h in stated.claim.holders
        )

    def _subject_visit(self, new: list[Stated]) -> InspectionKind | None:
        """Return the kind of visit that is the news, or None if graded judgements or nothing are."""
        visits = [event for event in self.new_events if event.kind in VISITS]
        if not visits:
            dated = any(event.when and event.when.first for event in self.new_events)
            return self.shared if dated and not new else None
        told_first = [event for event in visits if event.block in self.opening]
        changed = [
            s
            for s in new
            if s.prominent
            and (s.claim.previous not in {None, s.claim.grade} or Holder.EVERYTHING in s.claim.holders)
            and s.claim.grade
        ]
        graded_inspection = [
            e
            for e in self.new_events
            if e.kind in {InspectionKind.STANDARD, InspectionKind.SHORT} and e.block in self.opening
        ]
        inspected = [
            e
            for e in self.new_events
            if e.kind is None and e.when and e.sentence in {s.sentence for s in new}
        ]
        if (
            new
            and (changed or graded_inspection or inspected or not told_first)
            and not (told_first and self._visit_leads(told_first, new))
        ):
            return None
        return Counter(event.kind for event in visits).most_common(1)[0][0]

    def _visit_leads(self, visits: list[Event], new: list[Stated]) -> bool:
        """Return whether the visit comes before any grade: then the grade is the council's standing."""
        first_claim = min((s.sentence, s.claim.start) for s in new)
        if visits[0].sentence < first_claim[0]:
            return True
        return visits[0].sentence <= first_claim[0] and not any(
            s.claim.previous and s.claim.grade for s in new
        )

    # --- the subject

    def _visit(self, kind: InspectionKind) -> ReadInspection:
        self.past_events = [
            replace(event, kind=kind)
            if event.kind is None and event.words.lower().endswith("visit")
            else event
            for event in self.past_events
        ]
        own = [event for event in self.new_events if event.kind in {kind, None}]
        named = [event for event in own if event.kind is kind]
        return self._made("subject", kind, named[0].words if named else "", own, ())

    def _graded(self, new: list[Stated]) -> ReadInspection:
        named = [event for event in self.new_events if event.kind and event.kind not in VISITS]
        kinds = [event for event in named if event.kind is not InspectionKind.STANDARD] or named
        kind = kinds[0].kind if kinds and kinds[0].kind else InspectionKind.STANDARD
        own = [event for event in self.new_events if event.kind not in VISITS]
        version = self._version(self._date(own))
        return self._made(
            "subject", kind, kinds[0].words if kinds else "", own, self._judgements(new, version), new
        )

    def _without_subject(self, old: list[Stated]) -> list[ReadInspection]:
        """Return an inspection that is news though no grade of it is told, else only the background."""
        background = self._background(old, [])
        plain = [event for event in self.new_events if event.block in self.opening]
        if plain and not background:
            return [self._made("subject", InspectionKind.STANDARD, "", plain, ())]
        if plain:
            return [self._made("subject", InspectionKind.STANDARD, "", plain, ()), *background]
        return background

    def _made(
        self,
        role: str,
        kind: InspectionKind,
        kind_words: str,
        own: list[Event],
        given: tuple[ReadJudgement, ...],
        stated: Iterable[Stated] = (),
    ) -> ReadInspection:
        when = self._date(own)
        published = next((when for when in self.council.published if not self._old(when)), None)
        paragraphs = sorted({event.block for event in own} | {s.block for s in stated})
        start = when.first if when else None
        return ReadInspection(
            key=self._key(kind, start, role),
            council=self.code,
            council_printed=self.printed,
            kind=kind,
            kind_words=kind_words,
            role=role,
            start=start,
            end=when.last if when else None,
            published=published.first if published and role == "subject" else None,
            date_words=when.printed if when else "",
            topic=next((event.topic for event in own if event.topic), ""),
            judgements=given,
            paragraphs=tuple(paragraphs),
        )

    def _key(self, kind: InspectionKind, start: PrintedDate | None, role: str) -> str:
        day = start.meant.iso if start else role
        return f"{self.council.key}/{day}/{kind}"

    @staticmethod
    def _date(own: list[Event]) -> When | None:
        """Return the most exact date among the events, the first of those that are equally exact."""
        dated = [event.when for event in own if event.when and event.when.first]
        rank = {"day": 0, "month": 1, "year": 2}
        best = min(
            dated,
            key=lambda when: (when.last is None, rank[when.first.precision.value] if when.first else 3),
            default=None,
        )
        undated = next((event.when for event in own if event.when), None)
        return best or undated

    # --- judgements

    def _version(self, when: When | None) -> FrameworkVersion | None:
        if when and when.first:
            return framework_version_for(when.first.day)
        if self.anchor:
            return framework_version_for(self.anchor.day - timedelta(days=45))
        return None

    def _judgements(
        self, stated: list[Stated], version: FrameworkVersion | None
    ) -> tuple[ReadJudgement, ...]:
        found, contradictions = judgements(stated, version)
        self.problems.extend(contradictions)
        return found

    # --- the background

    def _background(self, old: list[Stated], standing: list[Stated]) -> list[ReadInspection]:
        """Return the earlier inspections that are dated, or that gave the grade which still stands."""
        groups: dict[tuple[bool, int | None], tuple[list[Event], list[Stated]]] = {}
        for event in self.past_events:
            if event.when and event.when.year:
                groups.setdefault((event.kind in VISITS, event.when.year), ([], []))[0].append(event)
        for stated in [*old, *standing]:
            year = self._year_of(stated)
            if year is None and stated in standing and self._dated_elsewhere(stated, old):
                continue
            if year is not None or stated in standing:
                groups.setdefault((False, year), ([], []))[1].append(stated)
        self._place_the_standing(groups)
        made = [self._earlier(ungraded, own, claims_) for (ungraded, _), (own, claims_) in groups.items()]
        flat = [inspection for inspections in made for inspection in inspections]
        return sorted(flat, key=lambda i: i.start.day if i.start else date.min)

    @staticmethod
    def _place_the_standing(groups: dict[tuple[bool, int | None], tuple[list[Event], list[Stated]]]) -> None:
        """Give grades without a date to the one graded inspection of which none is told."""
        graded = [
            year for (ungraded, year), (_, stated) in groups.items() if year and not ungraded and not stated
        ]
        others = [year for (ungraded, year) in groups if year and not ungraded]
        if (False, None) in groups and len(graded) == len(others) == 1:
            groups[False, graded[0]][1].extend(groups.pop((False, None))[1])

    @staticmethod
    def _dated_elsewhere(stated: Stated, old: list[Stated]) -> bool:
        """Return whether another sentence dates the grade that still stands."""
        return any(
            other.claim.grade is stated.claim.grade and other.claim.when and other.claim.when.year
            for other in old
        )

    def _year_of(self, stated: Stated) -> int | None:
        """Return the year of an earlier grade: its own, or that of the only inspection in its sentence."""
        if stated.claim.when and stated.claim.when.year:
            return stated.claim.when.year
        beside = {
            event.when.year
            for event in self.past_events
            if event.sentence == stated.sentence
            and event.when
            and event.when.year
            and event.kind not in VISITS
        }
        return beside.pop() if len(beside) == 1 else None

    def _earlier(self, ungraded: bool, own: list[Event], stated: list[Stated]) -> list[ReadInspection]:
        """Return one inspection, or one for each kind of visit in the year."""
        if not ungraded:
            kind = next((event.kind for event in own if event.kind), None) or InspectionKind.STANDARD
            words = next((event.words for event in own if event.kind), "")
            dated = [*own, *(_as_event(s) for s in stated)]
            then = self._judgements([_as_of_then(s) for s in stated], self._version(self._date(dated)))
            return [self._made("background", kind, words, dated, then, stated)]
        kinds = dict.fromkeys(event.kind for event in own if event.kind)
        return [self._visit_then(kind, [event for event in own if event.kind is kind]) for kind in kinds]

    def _visit_then(self, kind: InspectionKind, own: list[Event]) -> ReadInspection:
        return self._made("background", kind, own[0].words, own, ())

    def _with_previous(
        self, subject: ReadInspection, background: list[ReadInspection], old: list[Stated]
    ) -> ReadInspection:
        """Return the subject with the grade before each judgement, where the article tells it elsewhere."""
        last = [i for i in background if i.kind not in VISITS and i.judgements]
        known = {j.area: j.grade for j in (last[-1].judgements if last else ())}
        for stated in old:
            if stated.claim.when is None and len(stated.claim.holders) == 1:
                for area in areas(stated.claim, None):
                    known.setdefault(area, stated.claim.grade or stated.claim.previous)
        with_previous = tuple(
            j if j.previous_grade else replace(j, previous_grade=known.get(j.area))
            for j in subject.judgements
        )
        return replace(subject, judgements=with_previous)

    def _with_lost(
        self, subject: ReadInspection, background: list[ReadInspection], new: list[Stated]
    ) -> list[ReadInspection]:
        """Return the background with the grade that was lost, put to the inspection that gave it."""
        found = list(background)
        for stated in new:
            when = stated.claim.previous_when
            if stated.claim.previous and when and when.year and self._old(when) | (self.anchor is None):
                found = self._given(found, stated, when)
        lost = next(
            (j for j in subject.judgements if j.area is Area.OVERALL and j.previous_grade),
            None,
        )
        earlier = [i for i in found if i.kind not in VISITS and i.start]
        called_last = [
            i
            for i in earlier
            if any(
                event.earlier and event.when and event.when.year == i.start.day.year
                for event in self.past_events
                if i.start
            )
        ]
        if lost and len(earlier) == 1 and called_last and not earlier[0].judgements:
            given = ReadJudgement(Area.OVERALL, lost.previous_grade, None, lost.paragraph, lost.words)
            found[found.index(earlier[0])] = replace(earlier[0], judgements=(given,))
        return found

    def _given(self, found: list[ReadInspection], stated: Stated, when: When) -> list[ReadInspection]:
        judgement = ReadJudgement(
            areas(stated.claim, None)[0], stated.claim.previous, None, stated.block, stated.words
        )
        for number, inspection in enumerate(found):
            if inspection.start and inspection.start.day.year == when.year and inspection.kind not in VISITS:
                if all(j.area is not judgement.area for j in inspection.judgements):
                    found[number] = replace(inspection, judgements=(*inspection.judgements, judgement))
                return found
        event = replace(_as_event(stated), when=when)
        return [
            *found,
            self._made("background", InspectionKind.STANDARD, "", [event], (judgement,), [stated]),
        ]


_BESIDE = 2
"""Paragraphs between the date of an inspection and its grades."""


def _dated_beside(
    subject: ReadInspection, background: list[ReadInspection]
) -> tuple[ReadInspection, list[ReadInspection]]:
    """Return grades without a date with that of the one inspection told beside them that has no grades.

    Where an article looks back to it (a director leaves, a commissioner comes) its date is long past.
    """
    if subject.start is not None or subject.date_words:
        return subject, background
    beside = [
        i
        for i in background
        if i.kind not in VISITS
        and i.start
        and i.start.precision is not Precision.YEAR
        and not i.judgements
        and any(abs(p - q) <= _BESIDE for p in i.paragraphs for q in subject.paragraphs)
    ]
    if len(beside) != 1:
        return subject, background
    told = beside[0]
    dated = replace(subject, key=told.key, start=told.start, end=told.end, date_words=told.date_words)
    return dated, [i for i in background if i is not told]


def _as_event(stated: Stated) -> Event:
    """Return a grade's date and place as if an inspection were spoken of there."""
    return Event(stated.sentence, stated.block, 0, 0, None, "", True, stated.claim.when, "")


def _as_it_stands(stated: Stated) -> Stated:
    """Return a grade that still stands with its date: "the mark it got in June 2019"."""
    claim = stated.claim
    kept = claim.when is None and claim.grade is claim.previous
    return replace(stated, claim=replace(claim, when=claim.previous_when)) if kept else stated


def _as_of_then(stated: Stated) -> Stated:
    """Return the claim without what came before: in the background only the grade of that time counts."""
    grade: Grade | None = stated.claim.grade or stated.claim.previous
    return replace(stated, claim=replace(stated.claim, grade=grade, previous=None))
