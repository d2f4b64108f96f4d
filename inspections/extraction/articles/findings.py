"""The findings of an article: what inspectors praised, criticised or asked for, clause by clause.

A finding is a statement of the inspectors, or of the narrator about what they saw. A council's own
account, a councillor's opinion, national figures, procedure and grades themselves are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from inspections.extraction.themes import classify
from inspections.vocabulary import Area, FindingKind

from .answers import ArticlePassage, ReadInspection
from .blocks import Block
from .events import Event, events
from .focus import Focus
from .inspections import Reading
from .leaning import Leaning
from .pieces import FRAME, Piece, pieces, unhyphened
from .prose import Sentence, Voice
from .ratings import claims
from .roles import PROSE, Role
from .scope import NATIONAL
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

_NOT_FINDINGS = re.compile(
    r"\b(?:figures\s+(?:show|from|published)|statistics|according\s+to\s+(?:the\s+)?(?:council|DfE|Department"
    r"|government|figures|data)|the\s+(?:council|authority)\s+(?:said|says|has\s+said)"
    r"|action\s+plan|will\s+(?:return|visit|publish|inspect|carry\s+out)|due\s+to\s+(?:return|visit)"
    r"|inspect(?:s|ed)?\s+(?:all|every|councils)|inspections?\s+(?:are|is)\s+(?:carried|conducted|held)"
    r"|secretary\s+of\s+state|education\s+secretary|minister|appointed\s+(?:a|as)\b|replaced|took\s+over"
    r"|stepped\s+down\s+as|resign\w*|statutory\s+direction|commissioner\s+(?:was|has|to|will|appointed)"
    r"|election|political\s+control|the\s+full\s+report|read\s+the|can\s+be\s+(?:read|viewed|found)|click"
    r"|newsletter)\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:SEND|special\s+educational\s+needs|CQC|Care\s+Quality\s+Commission|adult(?:s"
    r"|s')?\s+(?:social\s+)?(?:care|services)|HMICFRS|nurser(?:y|ies)|academ(?:y|ies)|probation"
    r"|youth\s+(?:justice|offending)|prisons?|head\s?teachers?"
    r"|schools?\b[^.]{0,40}\b(?:rated|outstanding|inadequate|Ofsted)|(?:rated|outstanding|inadequate"
    r"|Ofsted)\b[^.]{0,40}\bschools?|children's\s+homes?\b[^.]{0,30}\brated)\b",
    re.I,
)
_OWN_ACCOUNT = re.compile(
    r"\b(?:council|authority|department|borough|trust)\s+(?:has|have|had|is|was)?\s*(?:since\s+|already\s+"
    r"|now\s+|also\s+)?(?:invested|launched|recruited|set\s+up|appointed|announced|committed|pledged"
    r"|promised|approved|agreed|spent|plans?|will|budgeted|hopes|aims|intends|apologised|welcomed"
    r"|accepted)\b",
    re.I,
)
_PRIORITY = re.compile(
    r"\b(?:priority\s+action|urgent(?:ly)?|immediate(?:ly)?\s+(?:action|address|improve)"
    r"|without\s+delay\b.*\bmust)\b",
    re.I,
)
_ASKS = re.compile(
    r"\b(?:called\s+(?:on|for)|calls\s+(?:on|for)|told\s+(?:the\s+\w+|it|leaders|to)|ordered|urged"
    r"|asked\s+(?:the\s+\w+|it|to)|instructed|must\b|should\s+(?:be|improve|ensure|also|include|have|now"
    r"|focus|implement|continue|make|take|review)\b|ought\s+to|wants?\s+(?:the\s+\w+|it|leaders"
    r"|managers)\s+to|urgent\s+review|recommend\w*|areas?\s+(?:for"
    r"|of)\s+(?:improvement|priority\s+action)"
    r"|areas?\s+(?:that|which)\s+(?:could|should|need\w*|must|require\w*)"
    r"|areas?\s+(?:for\s+the\s+\w+\s+)?to\s+(?:take|improve|address)|(?:council|authority|leaders|managers"
    r"|(?<!what\s)it|(?<!what\s)they|department)\s+need(?:s|ed)?\s+to|(?<!the\s)needs?\s+to\s+improve"
    r"|(?:council|authority|it|they|leaders)\s+(?:\w+\s+){1,2}required\s+to|identified\s+\w+\s+areas)\b",
    re.I,
)
_RECOMMENDS = re.compile(r"\brecommend\w*\b", re.I)
_SHOULD = re.compile(r"\b(?:should|must)\b", re.I)
_ASKING_LIST = re.compile(
    r"\b(?:improv\w*|recommend\w*|priorit\w*|must|should|action|needs?)\b.*:\s*$"
    r"|^(?:what\s+needs\s+to\s+improve|areas?\s+for\s+(?:improvement|priority\s+action)|recommendations?)\b",
    re.I,
)

_FOUND_AT = re.compile(
    r"\b(?:identified|found|raised|picked\s+up|highlighted|noted|uncovered|reported)\s+(?:in|at|during"
    r"|by)\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,3}$",
    re.I,
)
_RELATES = re.compile(
    r"\W*(?:these|this|they)\s+(?:relat\w+|includ\w+|concern\w*|cover\w*|were|are|involv\w+)\b", re.I
)


_VISIT = re.compile(
    r"\b(?:after|following|during|in)\s+an?\s+(?:\w+\s+)?(?:visit|inspection)\b.*|\b(?:they|it|also"
    r"|identified|including|the|council|authority|leaders|have|has|said|areas?)\b",
    re.I,
)


def read_findings(
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    focus: Focus,
    reading: Reading,
    anchor: Anchor | None,
) -> tuple[ArticlePassage, ...]:
    """Return the findings in order, each attached to its council's inspection."""
    reader = _Findings(blocks, reading, anchor)
    found: list[ArticlePassage] = []
    for number, sentence in enumerate(sentences):
        if sentence.role in PROSE or sentence.role is Role.HEADING:
            earlier = [event for event in events(number, sentence, anchor) if event.earlier]
            council = focus.by_sentence[number]
            found.extend(reader.read(sentence, council, focus.named_in(sentence), earlier))
    return tuple(found)


class _Findings:
    """The reading of findings, carrying along what a list or a recommendation opened."""

    def __init__(self, blocks: tuple[Block, ...], reading: Reading, anchor: Anchor | None) -> None:
        self.texts = {block.number: block for block in blocks}
        self.reading = reading
        self.anchor = anchor
        self.asked_list: FindingKind | None = None
        self.recommending = False
        self.last: tuple[int, Leaning] | None = None

    def read(
        self, sentence: Sentence, council: str | None, named: list[tuple[int, int]], earlier: list[Event]
    ) -> Iterator[ArticlePassage]:
        """Yield the findings of one sentence."""
        self._follow(sentence)
        inspection = self.reading.subject_of(council)
        if sentence.role is Role.HEADING or inspection is None or not self._tells(sentence):
            return
        graded = claims(sentence.plain, self.anchor, named)
        for piece in pieces(sentence.plain, [(claim.start, claim.end) for claim in graded]):
            asked = self._asked(sentence, piece)
            piece = self._leaned(sentence, piece)
            if piece.lean.score or (asked and _says_what(sentence.plain[piece.start : piece.end])):
                self.last = (sentence.block, piece.lean)
                found_at = self._found_earlier(sentence, piece, council, earlier) or inspection
                yield self._passage(sentence, piece, found_at, asked)

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

    def _leaned(self, sentence: Sentence, piece: Piece) -> Piece:
        """Return the piece leaning as the sentence before it, where it only says what that was about."""
        if (
            piece.lean.score
            or self.last is None
            or self.last[0] != sentence.block
            or not _RELATES.match(sentence.plain)
        ):
            return piece
        return replace(piece, lean=self.last[1])

    def _follow(self, sentence: Sentence) -> None:
        """Note whether a list of things asked for, or a run of recommendations, begins or ends here."""
        if sentence.role is not Role.LIST_ITEM:
            opens = _ASKING_LIST.search(sentence.plain) is not None and sentence.voice is not Voice.OTHER
            self.asked_list = (
                (
                    FindingKind.RECOMMENDATION
                    if _RECOMMENDS.search(sentence.plain)
                    else FindingKind.AREA_FOR_IMPROVEMENT
                )
                if opens
                else None
            )
        if sentence.voice is Voice.OTHER or sentence.role is Role.HEADING:
            self.recommending = False
        elif _RECOMMENDS.search(sentence.plain):
            self.recommending = True

    def _tells(self, sentence: Sentence) -> bool:
        """Return whether the sentence can be a finding: inspectors' or narrator's, about this council."""
        if sentence.voice is Voice.OTHER or not sentence.settled or sentence.plain.rstrip().endswith(":"):
            return False
        if _NOT_FINDINGS.search(sentence.unquoted) or NATIONAL.search(sentence.unquoted):
            return False
        if sentence.voice is Voice.NARRATOR and _OWN_ACCOUNT.search(sentence.unquoted):
            return False
        return not _ELSEWHERE.search(sentence.unquoted)

    def _asked(self, sentence: Sentence, piece: Piece) -> FindingKind | None:
        """Return what the clause of this piece asks for, if inspectors ask there rather than find."""
        if sentence.role is Role.LIST_ITEM and self.asked_list:
            return self.asked_list
        clause = sentence.plain[piece.clause[0] : piece.clause[1]]
        if not _ASKS.search(clause):
            return None
        if _PRIORITY.search(clause):
            return FindingKind.PRIORITY_ACTION
        if _RECOMMENDS.search(clause) or (self.recommending and _SHOULD.search(clause)):
            return FindingKind.RECOMMENDATION
        return FindingKind.AREA_FOR_IMPROVEMENT

    def _passage(
        self, sentence: Sentence, piece: Piece, inspection: ReadInspection, asked: FindingKind | None
    ) -> ArticlePassage:
        text = self.texts[sentence.block].text
        start, end = sentence.start + piece.start, sentence.start + piece.end
        kind = asked or (FindingKind.STRENGTH if piece.lean.score > 0 else FindingKind.CONCERN)
        themes = piece.themes or classify(unhyphened(sentence.plain)).themes[:2]
        asks = _ASKS.search(sentence.plain, *piece.clause) if asked else None
        asking = (asks.group(),) if asks else ()
        return ArticlePassage(
            inspection=inspection.key,
            council=inspection.council,
            paragraph=sentence.block,
            start=start,
            end=end,
            area=_area(sentence.plain, themes, inspection),
            kind=str(kind),
            themes=themes,
            words=tuple(dict.fromkeys((*asking, *piece.lean.words, *piece.spoken))),
            text=text[start:end],
        )


def _says_what(text: str) -> bool:
    """Return whether a part of what was asked names a thing to do, beyond the words that ask for it."""
    rest = _VISIT.sub(" ", _ASKS.sub(" ", FRAME.sub(" ", text)))
    return len(re.findall(r"[a-z]{3,}", rest)) >= 2


def _area(plain: str, themes: tuple[str, ...], inspection: ReadInspection) -> Area | None:
    """Return the judgement area of a finding: that of its first theme, or the one its sentence names."""
    joint = inspection.start is not None and 2018 <= inspection.start.day.year <= 2022
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
