"""Who answered for the council, in which role, and whether they accept the result."""

from __future__ import annotations

import re
from dataclasses import dataclass

from inspections.extraction import councils
from inspections.vocabulary import Stance

from .answers import ReadResponse
from .blocks import Block
from .focus import Focus
from .inspections import Reading
from .prose import Sentence, Voice
from .roles import PROSE

_NAME = (
    r"(?:(?:Cllr|Coun(?:cillor)?|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Sir"
    r"|Dame)\.?\s+)?[A-Z][\w'-]+(?:\s+(?:[A-Z]\.?\s+)?[A-Z][\w'-]+){1,2}"
)
_ROLE = (
    r"(?i:(?:interim\s+|acting\s+|deputy\s+|corporate\s+|executive\s+|strategic\s+)*"
    r"(?:director\s+(?:of|for)\s+[\w\s,'-]+?|director|chief\s+executive"
    r"|(?:council\s+)?leader(?:\s+of\s+(?:the\s+)?[\w\s]+?)?"
    r"|(?:cabinet|executive|lead)\s+(?:member|lead|director)(?:\s+(?:for|with|of|responsible)[\w\s,'-]+?)?"
    r"|portfolio\s+holder(?:\s+for[\w\s,'-]+?)?|mayor|chair(?:man|woman|person)?(?:\s+of[\w\s,'-]+?)?"
    r"|DCS|lead\s+councillor(?:\s+for[\w\s,'-]+?)?|(?:council|children's|service)\s+boss|(?:council|service)\s+leaders|(?:town|county|city)\s+hall\s+(?:chiefs|bosses)"
    r"|head\s+of[\w\s,'-]+?))"
)
_ROLE_ENDS = (
    r"(?=\s+at\b|,?\s+(?:said|says|added|told|who|has|have|welcomed|apologised|acknowledged|accepted|admitted"
    r"|insisted|commented|explained|noted)\b|:|\s*$|\.)"
)
_OF_COUNCIL = (
    r"(?:who\s+is\s+|the\s+|its\s+)?(?:[\w\s-]{0,40}?(?:[Cc]ouncil|authority|borough|county|city"
    r"|trust)?(?:'s?)?,?\s+)??"
)
_AFTER_NAME = re.compile(rf"(?P<name>{_NAME}),\s+{_OF_COUNCIL}(?P<role>{_ROLE}){_ROLE_ENDS}")
_BEFORE_NAME = re.compile(
    rf"(?P<role>{_ROLE}),?\s+(?P<name>{_NAME}|[A-Z][\w'-]+)(?=,|\s+(?:said|says|added|told|also|has|welcomed"
    rf"|apologised|acknowledged|accepted|admitted|insisted|commented)\b|:|\.|$)"
)
_APPOINTED = re.compile(
    rf"appoint(?:ed|s)\s+(?P<name>{_NAME})\s+as\s+(?:its\s+|the\s+|new\s+)*(?P<role>{_ROLE})(?=[.,]|$)"
)
_ROLE_SPEAKS = re.compile(
    rf"\b(?P<role>{_ROLE})\s+(?:has\s+|also\s+)?(?:said|says|added|told|apologised|welcomed)\b"
)
_COUNCILLOR = re.compile(r"\b(?:Cllr|Coun|Councillor)\.?\s+(?P<name>[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,2})")
_STATEMENT = re.compile(r"\bstatement\b", re.I)
_SPOKESPERSON = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.I)
_COUNCIL_SPEAKS = re.compile(
    r"\b(?:the|[A-Z]\w+)\s+(?:council|authority|borough|trust|department)\s+(?:said|says|has\s+said|added"
    r"|acknowledged|accepted|apologised|insisted|told)\b",
    re.I,
)
_NOT_THE_COUNCIL = re.compile(
    r"\b(?:[Oo]pposition|[Ss]hadow|MPs?\b|minister|education\s+secretary|Department\s+for\s+Education|DfE"
    r"|union|Unison|NSPCC|Barnardo's|commissioner|campaign\w*|parent|mother|father"
    r"|Children's\s+Commissioner"
    r"|BASW|ADCS|Local\s+Government\s+Association|LGA|NHS|resident|social\s+worker\s+who)\b"
)
_OF_ANOTHER_BODY = re.compile(
    r"\b(?:[Pp]olice|[Hh]ospitals?|[Cc]ampaigners|[Cc]harity|[Cc]harities|Association\s+of|LSCB|[Bb]oard's"
    r"|[Ii]ndependent\s+(?:chair|[Cc]ouncillor|Cllr|member|group)|grand(?:mother|father))\b"
)
"""Who speaks for somebody else, if it is they who speak."""
_SAYS = re.compile(r"\b(?:said|says|told|tells|added|adds|asked|argued|claimed|welcomed|thought|wanted)\b")
_OF_A_PARTY = re.compile(
    r"\b(?:Labour(?:'s)?|Conservative(?:s)?|Tory|Liberal\s+Democrat|Lib\s+Dem|Green(?:s)?\s+(?:group|councillor))\b|\((?:Lab|Con|Lib\s*Dem|LD|Green|Ind|Reform)\b[^)]*\)"
)
_IN_OFFICE = re.compile(
    r"\b(?:cabinet|portfolio|brief|(?:executive|lead)\s+member|council\s+leader|leader\s+of\s+the\s+council|mayor)\b",
    re.I,
)
"""Of a party and answering for the council all the same."""
_DISPUTES = re.compile(
    r"(?<!not\s)(?<!n't\s)\b(?:disput\w+|challeng(?:e|ed|ing)\s+(?:the|this|Ofsted)|do(?:es)?\s+not\s+(?:accept"
    r"|agree|reflect|recognise)|did\s+not\s+(?:accept|agree|reflect|recognise)|unfair|inaccurate|snapshot"
    r"|appeal(?:ed|ing)?\s+against|reject(?:s|ed)|question(?:s|ed|ing)\s+(?:the|whether)|not\s+a\s+(?:fair|true)|underplay\w*|out\s+of\s+(?:all\s+)?proportion"
    r"|too\s+harsh|harsh\w*|bristled|disagree\w*\s+with\s+(?:the|Ofsted|inspectors|its|their|some|much|parts?))\b",
    re.I,
)
_QUALIFIES = re.compile(
    r"\b(?:but|although|though|however|yet),?\s+(?:\w+\s+){0,4}?(?:argu\w+|felt|feels?|insist\w+|stress\w+|believ\w+|point\w*\s+(?:out|to)"
    r"|would\s+(?:take|have)|also\s+said|disappoint\w*|the\s+report|inspectors|did\s+not\s+contest)\b"
    r"|\b(?:argued|pointed\s+out|in\s+mitigation|(?:whole|full|complete)\s+picture|take\s+issue|by\s+no\s+means|overlook\w*|obscure\w*"
    r"|does\s+(?:not|n't)\s+give|not\s+(?:give|given)\s+(?:the\s+)?(?:enough\s+)?(?:weight|credit)|before\s+(?:the\s+)?inspectors\s+came"
    r"|had\s+only\s+(?:looked|seen|visited)|mid-\w+|caught\s+the\s+\w+|a\s+bit\s+(?:rich|unfair|harsh)|turned\s+down|no\s+disaster)\b",
    re.I,
)
"""What somebody holds against the result without disputing it."""
_CONCEDES = re.compile(
    r"\b(?:accept\w*|acknowledg\w+|recognis\w+\s+that|agree\w*|apolog\w+|sorry|know\s+(?:that\s+)?there"
    r"|could\s+be\s+improved|more\s+to\s+do)\b",
    re.I,
)


@dataclass(frozen=True)
class _Speaker:
    """Somebody who answers: the name and role as last told."""

    name: str
    role: str


def read_responses(
    blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], focus: Focus, reading: Reading
) -> tuple[ReadResponse, ...]:
    """Return one response for each paragraph in which somebody speaks for an inspected council."""
    reader = _Responses(blocks)
    found: dict[tuple[int, str], ReadResponse] = {}
    for number, sentence in enumerate(sentences):
        if sentence.role not in PROSE:
            continue
        reader.meet(sentence)
        inspection = reading.subject_of(focus.by_sentence[number]) or reading.only_subject
        if sentence.voice is not Voice.OTHER or inspection is None:
            continue
        response = reader.read(sentence, inspection.key, inspection.council)
        if response:
            key = (response.paragraph, response.inspection)
            found[key] = _merged(found[key], response) if key in found else response
    return tuple(found.values())


class _Responses:
    """The reading of responses: remembers who has which role, and who speaks."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.texts = {block.number: block for block in blocks}
        self.known: dict[str, _Speaker] = {}
        self.current: _Speaker | None = None
        self.theirs = False
        self.disputed: set[str] = set()

    def meet(self, sentence: Sentence) -> None:
        """Remember the people whom the sentence introduces."""
        for pattern in (_APPOINTED, _AFTER_NAME, _BEFORE_NAME):
            for match in pattern.finditer(sentence.unquoted):
                name = re.sub(
                    r"^(?:Mr|Mrs|Ms|Miss|Cllr|Coun(?:cillor)?|Dr|Prof(?:essor)?)\.?\s+", "", match["name"]
                )
                surname = name.split()[-1]
                if surname not in self.known and not councils.find(name):
                    role = " ".join(match["role"].split()).strip(" ,")
                    self.known[surname] = _Speaker(name if " " in name else "", role)
        for match in _COUNCILLOR.finditer(sentence.unquoted):
            surname = match["name"].split()[-1]
            self.known.setdefault(
                surname, _Speaker(match["name"] if " " in match["name"] else "", "Councillor")
            )

    def read(self, sentence: Sentence, inspection: str, council: str | None) -> ReadResponse | None:
        """Return the response in a sentence of another's voice, or None if it is not the council's."""
        speaker = self._speaker(sentence)
        if speaker is None:
            return None
        text = self.texts[sentence.block].text[sentence.start : sentence.end]
        stance = _stance(sentence.plain)
        if stance is Stance.ACCEPTS and inspection in self.disputed:
            stance = Stance.QUALIFIES
        if stance is Stance.DISPUTES:
            self.disputed.add(inspection)
        return ReadResponse(council, inspection, speaker.name, speaker.role, stance, sentence.block, text)

    def _speaker(self, sentence: Sentence) -> _Speaker | None:
        named = [
            speaker
            for surname, speaker in self.known.items()
            if re.search(rf"\b{re.escape(surname)}\b", sentence.unquoted)
        ]
        told = bool(sentence.unquoted.strip(" .,\"'"))
        in_office = _IN_OFFICE.search(sentence.unquoted) or any(
            _IN_OFFICE.search(each.role) for each in named
        )
        of_a_party = _OF_A_PARTY.search(_who_speaks(sentence.unquoted)) and not in_office
        if (
            of_a_party
            or _NOT_THE_COUNCIL.search(sentence.unquoted)
            or _OF_ANOTHER_BODY.search(_who_speaks(sentence.unquoted))
        ):
            self.theirs = True
        elif named:
            self.current, self.theirs = named[0], False
        elif _SPOKESPERSON.search(sentence.unquoted):
            self.current, self.theirs = _Speaker("", "Spokesperson"), False
        elif role := _ROLE_SPEAKS.search(sentence.unquoted):
            self.current, self.theirs = _Speaker("", " ".join(role["role"].split())), False
        elif _STATEMENT.search(sentence.unquoted) or _COUNCIL_SPEAKS.search(sentence.unquoted):
            self.current, self.theirs = _Speaker("", "Council statement"), False
        elif (
            told and re.match(rf"\W*{_NAME}", sentence.unquoted) and not councils.find(sentence.unquoted[:40])
        ):
            self.theirs = True
        return None if self.theirs else self.current


def _who_speaks(unquoted: str) -> str:
    """Return the part of a sentence that names its speaker: what stands before "said", or after it."""
    says = _SAYS.search(unquoted)
    if says is None:
        return unquoted
    before = unquoted[: says.start()]
    return before if before.strip(" ,.\"'") else unquoted


def _stance(text: str) -> Stance:
    """Return whether the words dispute the result, hold something against it, or take it."""
    if not _DISPUTES.search(text):
        return Stance.QUALIFIES if _QUALIFIES.search(text) else Stance.ACCEPTS
    return Stance.QUALIFIES if _CONCEDES.search(_DISPUTES.sub(" ", text)) else Stance.DISPUTES


def _merged(one: ReadResponse, other: ReadResponse) -> ReadResponse:
    """Return two sentences of one paragraph as one response; accepting in part qualifies."""
    stances = {one.stance, other.stance}
    stance = (
        one.stance
        if len(stances) == 1
        else Stance.DISPUTES
        if Stance.DISPUTES in stances
        else Stance.QUALIFIES
    )
    return ReadResponse(
        one.council, one.inspection, one.name, one.role, stance, one.paragraph, f"{one.words} {other.words}"
    )
