"""The findings of an article: what inspectors praised, criticised or asked for, clause by clause.

A finding is a statement of the inspectors, or of the narrator about what they saw. A council's own
account, a councillor's opinion, national figures, procedure and grades themselves are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from inspections.extraction.themes import classify
from inspections.vocabulary import Area, FindingKind

from .answers import ArticlePassage, ReadInspection
from .blocks import PROSE, Block, Role
from .focus import Focus
from .inspections import Reading
from .leaning import Leaning, leaning
from .prose import Sentence, Voice
from .ratings import claims
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
    r"|focus|implement|continue|make|take|review)\b|ought\s+to|urgent\s+review|recommend\w*|areas?\s+(?:for"
    r"|of)\s+(?:improvement|priority\s+action)"
    r"|areas?\s+(?:that|which)\s+(?:could|should|need\w*|must|require\w*)"
    r"|areas?\s+(?:for\s+the\s+\w+\s+)?to\s+(?:take|improve|address)|(?:council|authority|leaders|managers"
    r"|(?<!what\s)it|(?<!what\s)they|department)\s+need(?:s|ed)?\s+to|(?<!the\s)needs?\s+to\s+improve"
    r"|required\s+to|identified\s+\w+\s+areas)\b",
    re.I,
)
_RECOMMENDS = re.compile(r"\brecommend\w*\b", re.I)
_SHOULD = re.compile(r"\b(?:should|must)\b", re.I)
_ASKING_LIST = re.compile(
    r"\b(?:improv\w*|recommend\w*|priorit\w*|must|should|action|needs?)\b.*:\s*$"
    r"|^(?:what\s+needs\s+to\s+improve|areas?\s+for\s+(?:improvement|priority\s+action)|recommendations?)\b",
    re.I,
)

_CONTRAST = re.compile(
    r",?\s+(?:adding|noting|saying|and\s+added|but\s+added)\s+that\s+|\s+(?:has\s+"
    r"|have\s+)?(?=led\s+(?:Ofsted|inspectors)\b)|;\s+|\s-\s|:\s+(?=[a-z])|,?\s+(?:but|yet|although|though"
    r"|whereas|albeit|however)\s+|,\s+(?:while|despite)\s+|\s+(?:despite|whereas)\s+|\s+while\s+(?!also\b)"
    r"|,?\s+(?:after|as)\s+(?=(?:Ofsted|inspectors|the\s+watchdog|a\s+report)\b)",
    re.I,
)
_ONLY_CLAIMED = re.compile(
    r"\W*despite\s+(?:(?:senior\s+)?(?:leaders|managers)'?\s+(?:claim\w*|consider\w*|believ\w+|saying"
    r"|assur\w+|insist\w+)|[^,.]{0,80}\b(?:pandemic|Covid|coronavirus)\b)|\W*leaders'\s+claims",
    re.I,
)
_LIST_OF_ASKED = re.compile(
    r"\b(?:urgent\s+action|areas?\s+for\s+improvement|to\s+improve|recommendations?"
    r"|priority\s+action)\s+-\s+$",
    re.I,
)
_RELATES = re.compile(
    r"\W*(?:these|this|they)\s+(?:relat\w+|includ\w+|concern\w*|cover\w*|were|are|involv\w+)\b", re.I
)
_LEADS_IN = re.compile(
    r"\W*(?:however,?\s+|but\s+|and\s+|meanwhile,?\s+)?(?:for|in|at|where|when|with|among|of|on|during|under"
    r"|following|after|as)\s",
    re.I,
)
_OPENER = re.compile(
    r"^\W*(?:(?:and|but)\s+)?(?:.{0,60}?\b(?:that|said|found|noted)\s+)?(?P<open>while|although|though"
    r"|despite|whereas|even\s+though)\b",
    re.I,
)
_JOINT = re.compile(
    r",\s+(?:and|as\s+well\s+as|with|which|leading\s+to|resulting\s+in|meaning|causing|or|and\s+that"
    r"|in\s+part)\s+|,\s+|\s+and\s+(?:that\s+|how\s+)?|\s+as\s+well\s+as\s+|\s+with\s+|\s+(?:because\s+of"
    r"|due\s+to|which\s+(?:had|has|meant|led)|meaning|leading\s+to|resulting\s+in)\s+",
    re.I,
)
_FRAME = re.compile(
    r"(?:^|(?<=[\s,\"]))(?:(?:Ofsted|(?:the\s+)?inspectors?|the\s+(?:watchdog|inspectorate|regulator|report"
    r"|letter)|their\s+report|its\s+report|they)\s+(?:also\s+|further\s+|additionally\s+|then\s+)?"
    r"(?:said|found|noted|added|stated|wrote|concluded|reported|warned|observed|saw|judged|highlighted"
    r"|identified|recognised|explained|says|states|reads)(?:\s+that)?|said\s+(?:Ofsted|inspectors"
    r"|the\s+report)|according\s+to\s+(?:Ofsted|inspectors|the\s+report|the\s+watchdog))",
    re.I,
)


_VISIT = re.compile(
    r"\b(?:after|following|during|in)\s+an?\s+(?:\w+\s+)?(?:visit|inspection)\b.*|\b(?:they|it|also"
    r"|identified|including|the|council|authority|leaders|have|has|said|areas?)\b",
    re.I,
)


@dataclass(frozen=True)
class _Piece:
    """A part of a sentence that may be a finding; `clause` is the stretch between contrasts around it."""

    start: int
    end: int
    themes: tuple[str, ...]
    lean: Leaning
    clause: tuple[int, int] = (0, 0)


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
            named = [
                (place.start - sentence.start, place.end - sentence.start)
                for place in focus.in_sentence(sentence)
            ]
            found.extend(reader.read(sentence, focus.by_sentence[number], named))
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
        self, sentence: Sentence, council: str | None, named: list[tuple[int, int]]
    ) -> Iterator[ArticlePassage]:
        """Yield the findings of one sentence."""
        self._follow(sentence)
        inspection = self.reading.subject_of(council)
        if sentence.role is Role.HEADING or inspection is None or not self._tells(sentence):
            return
        graded = claims(sentence.plain, self.anchor, named)
        for piece in _pieces(sentence.plain, [(claim.start, claim.end) for claim in graded]):
            asked = self._asked(sentence, piece)
            piece = self._leaned(sentence, piece)
            if piece.lean.score or (asked and _says_what(sentence.plain[piece.start : piece.end])):
                self.last = (sentence.block, piece.lean)
                yield self._passage(sentence, piece, inspection, asked)

    def _leaned(self, sentence: Sentence, piece: _Piece) -> _Piece:
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

    def _asked(self, sentence: Sentence, piece: _Piece) -> FindingKind | None:
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
        self, sentence: Sentence, piece: _Piece, inspection: ReadInspection, asked: FindingKind | None
    ) -> ArticlePassage:
        text = self.texts[sentence.block].text
        start, end = sentence.start + piece.start, sentence.start + piece.end
        kind = asked or (FindingKind.STRENGTH if piece.lean.score > 0 else FindingKind.CONCERN)
        return ArticlePassage(
            inspection=inspection.key,
            council=inspection.council,
            paragraph=sentence.block,
            start=start,
            end=end,
            area=_area(sentence.plain, piece.themes, inspection),
            kind=str(kind),
            themes=piece.themes,
            words=piece.lean.words,
            text=text[start:end],
        )


# --- a sentence in pieces -----------------------------------------------------------------------------


def _pieces(plain: str, graded: list[tuple[int, int]]) -> list[_Piece]:
    """Return the parts of a sentence that say something distinct: cut at contrasts and changes of theme.

    In a clause that states a grade only those parts count that lean by other words than the grade.
    """
    found: list[_Piece] = []
    spans = _clauses(plain)
    for number, (start, end) in enumerate(spans):
        if _ONLY_CLAIMED.match(plain[start:end]) or _ONLY_CLAIMED.match(
            plain[max(0, start - 9) : end].lstrip(" ,")
        ):
            continue
        if any(start <= first < end for first, _ in graded):
            pieces = _beside_grades(plain, start, end, graded)
        else:
            pieces = _split(plain, start, end)
        asking = (
            (spans[number - 1][0], end) if number and _LIST_OF_ASKED.search(plain[:start]) else (start, end)
        )
        found.extend(replace(piece, clause=asking) for piece in pieces)
    return found


def _beside_grades(plain: str, start: int, end: int, graded: list[tuple[int, int]]) -> list[_Piece]:
    cuts = [start, *(start + match.end() for match in _JOINT.finditer(plain[start:end])), end]
    own = [
        (first, last)
        for first, last in pairwise(cuts)
        if not any(first <= grade < last for grade, _ in graded)
    ]
    pieces = [_piece(plain, first, last) for first, last in own]
    return [
        piece
        for piece in pieces
        if piece.themes and leaning(AREA.sub(" ", plain[piece.start : piece.end])).score
    ]


def _says_what(text: str) -> bool:
    """Return whether a part of what was asked names a thing to do, beyond the words that ask for it."""
    rest = _VISIT.sub(" ", _ASKS.sub(" ", _FRAME.sub(" ", text)))
    return len(re.findall(r"[a-z]{3,}", rest)) >= 2


def _clauses(plain: str) -> list[tuple[int, int]]:
    cuts = [
        (match.start(), match.end())
        for match in _CONTRAST.finditer(plain)
        if not _inside_word_quote(plain, match)
    ]
    opener = _OPENER.match(plain)
    if opener:
        comma = _comma_after(plain, opener.end())
        cuts.extend([(opener.start("open"), opener.start("open")), (comma, comma + 1)] if comma else [])
    spans: list[tuple[int, int]] = []
    start = 0
    for first, last in sorted(cuts):
        if first > start:
            spans.append((start, first))
        start = max(start, last if last > first else first)
    spans.append((start, len(plain)))
    return [(s, e) for s, e in spans if len(plain[s:e].split()) > 1]


def _inside_word_quote(plain: str, match: re.Match[str]) -> bool:
    return plain[: match.start()].count("(") > plain[: match.start()].count(")")


def _comma_after(plain: str, start: int) -> int | None:
    """Return the comma that ends an opening "while ..." clause: the first that no list goes on after."""
    for match in re.finditer(r",", plain[start:]):
        position = start + match.start()
        if len(plain[start:position].split()) >= 4 and not re.match(
            r",\s+(?:and|or|which|including)\b", plain[position:]
        ):
            return position
    return None


def _split(plain: str, start: int, end: int) -> list[_Piece]:
    """Return one piece, or several where each has its own themes; a bare list item leans as its list does."""
    cuts = [start, *(start + match.end() for match in _JOINT.finditer(plain[start:end])), end]
    parts = list(pairwise(cuts))
    merged: list[_Piece] = []
    for first, last in parts:
        piece = _piece(plain, first, last)
        aside = re.search(r"\bwhich\s+$", plain[:first]) is not None and piece.lean.score == 0
        leads_in = len(merged) == 1 and _LEADS_IN.match(plain[merged[0].start : merged[0].end]) is not None
        if merged and (aside or leads_in or not _distinct(merged[-1], piece)):
            merged[-1] = _piece(plain, merged[-1].start, last)
        else:
            merged.append(piece)
    if len(merged) > 1 and not merged[0].themes:
        merged[:2] = [_piece(plain, merged[0].start, merged[1].end)]
    return _leaned([piece for piece in merged if _says_something(plain, piece)], plain, start, end)


def _piece(plain: str, start: int, end: int) -> _Piece:
    text = _FRAME.sub(lambda match: " " * len(match.group()), plain[start:end])
    while end > start and plain[end - 1] in " ,;:":
        end -= 1
    return _Piece(start, end, classify(text).themes, leaning(text))


def _distinct(before: _Piece, piece: _Piece) -> bool:
    """Return whether a part says something of its own: a theme that the part before it lacks."""
    return bool(piece.themes) and bool(before.themes) and not set(piece.themes) & set(before.themes)


def _says_something(plain: str, piece: _Piece) -> bool:
    return len(_FRAME.sub(" ", plain[piece.start : piece.end]).split()) >= 2


def _leaned(pieces: list[_Piece], plain: str, start: int, end: int) -> list[_Piece]:
    """Return the pieces with each bare one leaning as the one before it, else as the one after it."""
    leaned: list[_Piece] = []
    for number, piece in enumerate(pieces):
        if piece.lean.score == 0:
            near = leaned[-1:] or [other for other in pieces[number + 1 :] if other.lean.score][:1]
            piece = _Piece(piece.start, piece.end, piece.themes, near[0].lean if near else piece.lean)
        leaned.append(piece)
    return leaned


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
