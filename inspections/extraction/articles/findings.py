"""The findings of an article: what inspectors praised, criticised or asked for, clause by clause.

A finding is a statement of the inspectors, or of the narrator about what they saw. A council's own
account, a councillor's opinion, national figures, procedure and grades themselves are none. Rules part the
sentences and say what speaks against each part; what was learned from other articles decides (`sifting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from inspections.extraction.themes import classify
from inspections.vocabulary import Area, FindingKind, Grade, framework_version_for

from .answers import ArticlePassage, ReadInspection
from .asking import (
    ASKING_LIST,
    ASKS,
    PRIORITY,
    RECOMMENDS,
    SHOULD,
    THESE,
    asked_items,
    speaks_of_areas,
    tasks,
)
from .blocks import Block
from .context import Surroundings, in_context, turns
from .events import Event, events
from .focus import Focus
from .grade_talk import only_of_the_grade
from .inspections import Reading
from .leaning import Leaning, leaning
from .pieces import FRAME, Piece, piece_of, pieces, unhyphened
from .prose import Sentence, Voice
from .ratings import claims
from .roles import PROSE, Role
from .sifting import Candidate, Doubt, is_finding, praises
from .telling import (
    announces,
    illustrates,
    speaks_nationally,
    tells,
    tells_by_itself,
    tells_of_a_visit,
)
from .timing import Anchor
from .wording import AREA, Holder, holder_of

_LEADERSHIP = frozenset(
    {
        "management_oversight",
        "supervision",
        "quality_assurance",
        "leadership_governance",
        "leadership_response",
        "commissioning",
        "data_systems",
        "safeguarding_partnership",
        "workforce_turnover",
        "caseloads",
        "newly_qualified_staff",
        "staff_support_learning",
        "practice_model",
    }
)
_CARE = frozenset(
    {
        "children_in_care",
        "permanence",
        "fostering_adoption",
        "placement_sufficiency",
        "unregistered_placements",
        "corporate_parenting",
        "unaccompanied_children",
        "participation_advocacy",
    }
)

_FOUND_AT = re.compile(
    r"\b(?:identified|found|raised|picked\s+up|highlighted|noted|uncovered|reported)\s+(?:in|at|during"
    r"|by)\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,3}$",
    re.I,
)
_VISIT = re.compile(
    r"\b(?:after|following|during|in)\s+an?\s+(?:\w+\s+)?(?:visit|inspection)\b.*|\b(?:they|it|also"
    r"|identified|including|the|council|authority|leaders|have|has|said|areas?)\b",
    re.I,
)


_LONGEST_ROW = 15
"""Words of a list item that names an area and its grade and nothing else."""

_SHORT_ARTICLE = 12
"""Paragraphs: in an article of fewer, what stands last does not stand far from the beginning."""
_NEAR = 40
"""Characters from the beginning of a piece within which a word of contrast turns it."""


_TONES: dict[Grade | None, float] = {
    Grade.OUTSTANDING: 1.0,
    Grade.GOOD: 0.6,
    Grade.REQUIRES_IMPROVEMENT: 0.0,
    Grade.INADEQUATE: -1.0,
}
"""How much an inspection with this grade is told of in praise or criticism."""


def _sign(lean: Leaning) -> float:
    return float((lean.score > 0) - (lean.score < 0))


def read_findings(
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    focus: Focus,
    reading: Reading,
    anchor: Anchor | None,
) -> tuple[ArticlePassage, ...]:
    """Return the findings in order, each attached to its council's inspection."""
    texts = {block.number: block.text for block in blocks}
    return tuple(
        _passage(one, texts[one.sentence.block])
        for one in candidates(blocks, sentences, focus, reading, anchor)
        if is_finding(one)
    )


def candidates(
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    focus: Focus,
    reading: Reading,
    anchor: Anchor | None,
) -> Iterator[Candidate]:
    """Yield every part of a sentence that may be a finding, with what the rules say for and against it."""
    prose = [block.number for block in blocks if block.role in PROSE]
    length = max(len(prose), _SHORT_ARTICLE)
    reader = _Findings(reading, anchor, {block: at / length for at, block in enumerate(prose)})
    for number, sentence in enumerate(sentences):
        if sentence.role not in PROSE and sentence.role is not Role.HEADING:
            continue
        earlier = [event for event in events(number, sentence, anchor) if event.earlier]
        council = focus.by_sentence[number]
        before = sentences[number - 1] if number else None
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        reader.before = before.plain if before and before.block == sentence.block else ""
        reader.followed = after is not None and after.block == sentence.block
        yield from reader.read(sentence, council, focus.named_in(sentence), earlier)


class _Findings:
    """The reading of findings, carrying along what a list or a recommendation opened."""

    def __init__(self, reading: Reading, anchor: Anchor | None, places: Mapping[int, float]) -> None:
        self.reading = reading
        self.anchor = anchor
        self.places = places
        self.asked_list: FindingKind | None = None
        self.recommending = False
        self.areas_told: FindingKind | None = None
        self.last: tuple[int, Leaning] | None = None
        self.list_lean: Leaning | None = None
        self.before = ""
        self.followed = False
        self.national = 0

    def read(
        self, sentence: Sentence, council: str | None, named: list[tuple[int, int]], earlier: list[Event]
    ) -> Iterator[Candidate]:
        """Yield what may be findings in one sentence."""
        self._follow(sentence)
        yield from self._read(sentence, council, named, earlier)
        of_areas = sentence.voice is not Voice.OTHER and speaks_of_areas(sentence.plain)
        self.areas_told = _kind_asked(sentence.plain) if of_areas else None

    def _read(
        self, sentence: Sentence, council: str | None, named: list[tuple[int, int]], earlier: list[Event]
    ) -> Iterator[Candidate]:
        inspection = self.reading.subject_of(council) or (None if named else self.reading.only_subject)
        if self._is_national(sentence, named) or sentence.role is Role.HEADING or inspection is None:
            return
        doubts = frozenset() if tells(sentence) else frozenset({Doubt.NOT_OF_INSPECTORS})
        listed = () if doubts else asked_items(sentence.plain, self.areas_told is not None)
        if listed:
            kind = self.areas_told or _kind_asked(sentence.plain)
            parts = [piece_of(sentence.plain, start, end) for start, end in listed]
            yield from (self._candidate(sentence, part, inspection, kind) for part in parts)
        else:
            yield from self._told(sentence, inspection, council, named, earlier, doubts)

    def _told(
        self,
        sentence: Sentence,
        inspection: ReadInspection,
        council: str | None,
        named: list[tuple[int, int]],
        earlier: list[Event],
        doubts: frozenset[Doubt],
    ) -> Iterator[Candidate]:
        """Yield what a sentence may praise, criticise or ask for, piece by piece."""
        told_from = _told_from(sentence.plain, self.followed)
        if told_from is None and not doubts:
            self.last = (sentence.block, piece_of(sentence.plain, 0, len(sentence.plain)).lean)
        graded = claims(sentence.plain, self.anchor, named)
        if graded and sentence.role is Role.LIST_ITEM and len(sentence.plain.split()) <= _LONGEST_ROW:
            return
        for piece in pieces(sentence.plain, [(claim.start, claim.end) for claim in graded]):
            asked = self._asked(sentence, piece)
            if asked and sentence.plain[piece.end :].lstrip().startswith(":"):
                continue
            against = {*doubts}
            if told_from is None or piece.end <= told_from:
                against.add(Doubt.ANNOUNCES)
            if only_of_the_grade(sentence, piece.start, piece.end):
                against.add(Doubt.OF_THE_GRADE)
            if not asked and not self._worth_telling(sentence, piece):
                against.add(Doubt.EXAMPLE)
            leaned = (
                piece if graded else in_context(sentence, piece, self._around(sentence, piece, inspection))
            )
            if not leaned.lean.score and not (asked and _says_what(sentence.plain[piece.start : piece.end])):
                against.add(Doubt.TONELESS)
            parts = _each_task(sentence.plain, leaned) if asked and not against else (leaned,)
            found_at = self._found_earlier(sentence, piece, council, earlier) or inspection
            yield from (
                self._candidate(sentence, part, found_at, asked, frozenset(against), graded=bool(graded))
                for part in parts
            )
            if not against:
                self.last = (sentence.block, leaned.lean)

    def _candidate(
        self,
        sentence: Sentence,
        piece: Piece,
        inspection: ReadInspection,
        asked: FindingKind | None,
        doubts: frozenset[Doubt] = frozenset(),
        *,
        graded: bool = False,
    ) -> Candidate:
        return Candidate(
            sentence=sentence,
            piece=piece,
            inspection=inspection,
            asked=asked,
            doubts=doubts,
            graded=graded,
            before=self.before,
            followed=self.followed,
            as_before=self._leaning_before(sentence, piece),
            place=self.places.get(sentence.block, 0.0),
        )

    def _is_national(self, sentence: Sentence, named: list[tuple[int, int]]) -> bool:
        """Return whether a narrator's sentence belongs to what its paragraph says of councils in general."""
        if speaks_nationally(sentence) and not named:
            self.national = sentence.block
        elif self.national == sentence.block and tells_of_a_visit(sentence):
            self.national = 0
        return self.national == sentence.block and sentence.voice is Voice.NARRATOR

    def _worth_telling(self, sentence: Sentence, piece: Piece) -> bool:
        """Return whether a piece tells something of its own.

        What goes on in a paragraph need not name the service again, but may be an example of what was told.
        """
        text = sentence.plain[piece.start : piece.end]
        if self.last is not None and self.last[0] == sentence.block:
            return not illustrates(text)
        said = sentence.voice is Voice.INSPECTORS and FRAME.search(sentence.plain) is not None
        return bool(piece.themes or (said and piece.lean.score)) or tells_by_itself(text, piece.lean.score)

    def _found_earlier(
        self, sentence: Sentence, piece: Piece, council: str | None, earlier: list[Event]
    ) -> ReadInspection | None:
        """Return the inspection of "a decline identified in a 2019 visit", or None for the news itself."""
        for event in earlier:
            start = event.start - sentence.start
            year = event.when.year if event.when else None
            told = _FOUND_AT.search(sentence.plain[piece.start : max(piece.start, start)])
            if year is not None and told and start < piece.end:
                return self.reading.earlier_of(council, event.kind, year)
        return None

    def _around(self, sentence: Sentence, piece: Piece, inspection: ReadInspection) -> Surroundings:
        """Return what stands around a piece and speaks for praise or criticism."""
        of_list = _sign(self.list_lean) if self.list_lean else 0.0
        overall = next((j.grade for j in inspection.judgements if j.area is Area.OVERALL), None)
        return Surroundings(self._leaning_before(sentence, piece), _TONES.get(overall, 0.0), of_list)

    def _leaning_before(self, sentence: Sentence, piece: Piece) -> float:
        """Return how what came before in the paragraph speaks for praise (1) or criticism (-1), else 0."""
        if self.last is None or self.last[0] != sentence.block or not self.last[1].score:
            return 0.0
        as_before = _sign(self.last[1])
        return -as_before if turns(sentence.plain[: piece.start + _NEAR]) else as_before

    def _follow(self, sentence: Sentence) -> None:
        """Note whether a list of things asked for, or a run of recommendations, begins or ends here."""
        if sentence.role is not Role.LIST_ITEM:
            opening = leaning(sentence.plain)
            self.list_lean = opening if sentence.plain.rstrip().endswith(":") and opening.score else None
            opens = ASKING_LIST.search(sentence.plain) is not None and sentence.voice is not Voice.OTHER
            self.asked_list = _kind_asked(sentence.plain) if opens else None
        if sentence.voice is Voice.OTHER or sentence.role is Role.HEADING:
            self.recommending = False
        elif RECOMMENDS.search(sentence.plain):
            self.recommending = True

    def _asked(self, sentence: Sentence, piece: Piece) -> FindingKind | None:
        """Return what the clause of this piece asks for, if inspectors ask there rather than find."""
        if sentence.role is Role.LIST_ITEM and self.asked_list:
            return self.asked_list
        clause = sentence.plain[piece.clause[0] : piece.clause[1]]
        listed = self.recommending and THESE.match(sentence.plain) is not None
        if not ASKS.search(clause) and not listed:
            return None
        if (self.recommending and SHOULD.search(clause)) or listed:
            return FindingKind.PRIORITY_ACTION if PRIORITY.search(clause) else FindingKind.RECOMMENDATION
        return _kind_asked(clause)


def _passage(one: Candidate, text: str) -> ArticlePassage:
    sentence, piece, asked = one.sentence, one.piece, one.asked
    start, end = sentence.start + piece.start, sentence.start + piece.end
    praised = praises(one)
    kind = FindingKind.STRENGTH if praised.is_so else asked or FindingKind.CONCERN
    themes = piece.themes or classify(unhyphened(sentence.plain)).themes[:2]
    asks = ASKS.search(sentence.plain, *piece.clause) if kind is asked else None
    asking = (asks.group(),) if asks else ()
    leans_so = piece.lean.score and (piece.lean.score > 0) is praised.is_so
    cues = (piece.lean.words if leans_so else ()) or praised.words
    return ArticlePassage(
        inspection=one.inspection.key,
        council=one.inspection.council,
        paragraph=sentence.block,
        start=start,
        end=end,
        area=_area(sentence.plain, themes, one.inspection),
        kind=str(kind),
        themes=themes,
        words=tuple(dict.fromkeys((*asking, *cues, *piece.spoken))),
        text=text[start:end],
    )


def _each_task(plain: str, piece: Piece) -> Iterator[Piece]:
    """Yield a piece for each thing that a piece asks for, or the piece if it asks for one."""
    parts = tasks(plain, piece.start, piece.end)
    if len(parts) == 1:
        yield piece
        return
    yield from (replace(piece_of(plain, *part), clause=piece.clause) for part in parts)


def _told_from(plain: str, followed: bool) -> int | None:
    """Return where a sentence begins to tell something, or None if it only announces what follows.

    "Health was another worry: the wait was 20 weeks." tells from its colon on.
    """
    opening, colon, rest = plain.partition(": ")
    if announces(opening, followed or bool(colon)):
        return len(opening) + 1 if colon and rest else None
    return 0


def _kind_asked(plain: str) -> FindingKind:
    """Return the kind of what a sentence asks for, by its words."""
    if PRIORITY.search(plain):
        return FindingKind.PRIORITY_ACTION
    if RECOMMENDS.search(plain):
        return FindingKind.RECOMMENDATION
    return FindingKind.AREA_FOR_IMPROVEMENT


def _says_what(text: str) -> bool:
    """Return whether a part of what was asked names a thing to do, beyond the words that ask for it."""
    rest = _VISIT.sub(" ", ASKS.sub(" ", FRAME.sub(" ", text)))
    return len(re.findall(r"[a-z]{3,}", rest)) >= 2


def _area(plain: str, themes: tuple[str, ...], inspection: ReadInspection) -> Area | None:
    """Return the judgement area of a finding: that of its first theme, or the one its sentence names."""
    version = framework_version_for(inspection.start.day) if inspection.start else None
    joint = version is not None and Area.IN_CARE_AND_CARE_LEAVERS in version.areas
    in_care = Area.IN_CARE_AND_CARE_LEAVERS if joint else Area.IN_CARE
    leavers = Area.IN_CARE_AND_CARE_LEAVERS if joint else Area.CARE_LEAVERS
    first = themes[0] if themes else ""
    if first == "care_leavers":
        return leavers
    if first in _CARE:
        return in_care
    if first in _LEADERSHIP:
        return Area.LEADERSHIP
    named = {holder_of(match) for match in AREA.finditer(plain)}
    if Holder.IN_CARE in named or Holder.CARE_AND_LEAVERS in named:
        return in_care
    if Holder.CARE_LEAVERS in named:
        return leavers
    return Area.HELP_PROTECTION if first else None
