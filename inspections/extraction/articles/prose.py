"""The sentences of an article and whose voice each one is in: the inspectors', the narrator's or another's.

What inspectors found is told by them ("the report said") or by the narrator. What a council leader, a
spokesperson, a minister or a parent says is their view: nothing is read from it but their response.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from .blocks import Block
from .roles import PROSE, Role
from .wording import AREA, blanked


class Voice(Enum):
    """Whose statement a sentence is."""

    INSPECTORS = "inspectors"
    NARRATOR = "narrator"
    OTHER = "other"


@dataclass(frozen=True)
class Sentence:
    """One sentence: its block, its offsets there, its text with straight quotes, and whose voice it is in.

    `unquoted` blanks out quotations at the same offsets. `settled` is False for a narrator's sentence
    that follows somebody's response and may still be retelling it.
    """

    block: int
    role: Role
    start: int
    end: int
    plain: str
    unquoted: str
    voice: Voice
    settled: bool = True


INSPECTORS = (
    r"(?:Ofsted(?:'s)?(?:\s+inspect\w+)?|(?:lead\s+|government\s+|education\s+)?inspectors?|inspectorate|watchdog|regulator"
    r"|inspection\s+team"
    r"|(?:the|its|their|a|an|this|that|Ofsted|inspection|inspectors'|damning|critical|glowing|positive|latest"
    r"|new|full)\s+"
    r"(?:[\w-]+\s+)?(?:report|letter|review|document)|(?:the|another|one)\s+passage|the\s+findings"
    r"|the\s+inspection|HMI)"
)
_INSPECTORS = re.compile(rf"\b{INSPECTORS}\b", re.I)
_SPEECH = re.compile(
    r"\b(?:said|says|say|saying|add(?:s|ed)|stat(?:es|ed)|not(?:es|ed)|wrote|explain(?:s|ed)|comment(?:s|ed)"
    r"|told|tells|warn(?:s|ed)"
    r"|insist(?:s|ed)|admit(?:s|ted)|claim(?:s|ed)|continued|conclud(?:es|ed)|respond(?:s|ed)|pledg(?:es|ed)"
    r"|vow(?:s|ed)|argu(?:es|ed)"
    r"|welcom(?:es|ed)|thank(?:s(?!\s+to)|ed)|apologis(?:es|ed)|acknowledg(?:es|ed)|accept(?:s|ed)"
    r"|stress(?:es|ed)"
    r"|promis(?:es|ed)|believ(?:es|ed)"
    r"|describ(?:es|ed)|express(?:es|ed)|hail(?:s|ed)|reads|prais(?:es|ed)|tweet(?:s|ed)|reiterat(?:es|ed)"
    r"|emphasis(?:es|ed)|disput(?:es|ed)"
    r"|reckon(?:s|ed)|took\s+issue|bristled|disagree[sd]|wanted\s+to\s+know|replie[sd]|retorted|conceded|denie[sd]"
    r"|reassur(?:es|ed)|called\s+(?:for|it|the\s+(?:result|report|finding|verdict|rating|decision"
    r"|inspection)s?)|urged|suggest(?:s|ed)|points?\s+out|pointed\s+out|commented)\b"
)
PEOPLE = (
    r"(?:Cllr|Coun\b\.?|[Cc]ouncill?ors?|[Ss]pokes(?:man|woman|person|people)|[Cc]hief\s+executive"
    r"|[Dd]irector|[Ll]eader(?:\s+of|\s+[A-Z])"
    r"|[Cc]abinet\s+(?:member|lead)|[Ee]xecutive\s+member|[Pp]ortfolio\s+holder|[Ll]ead\s+member|[Ss]tatement"
    r"|[Mm]ayor|MPs?\b|[Mm]inisters?"
    r"|[Uu]nions?\b|Unison|UNISON|[Cc]ommissioner|DfE|Department\s+for\s+Education|[Cc]harit(?:y|ies)"
    r"|[Cc]hair(?:man|woman|person)?\b(?!ed)"
    r"|[Oo]pposition|[Hh]ead\s+of|[Ss]enior\s+officer|[Bb]osses"
    r"|[Cc]ouncil\s+chiefs|[Bb]oss|[Gg]overnment|[Tt]he\s+(?:council|authority|borough|trust|county\s+council"
    r"|city\s+council)|[A-Z]\w+\s+[Cc]ouncil"
    r"|[Cc]hildren's\s+chief|[Mm]anaging\s+director|[Ll]abour|Conservatives?|Tory|Lib\s+Dems?"
    r"|Liberal\s+Democrats?|Greens?|BASW|ADCS|LGA)"
)
_OTHERS = re.compile(
    r"\b(?:mother|father|a\s+parent|campaigners?|residents?|judges|a\s+social\s+worker|a\s+foster\s+carer)\b",
    re.I,
)
_PEOPLE = re.compile(rf"\b{PEOPLE}")
_NAMED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame)\.?\s+[A-Z][\w'-]+"
    r"|\b[A-Z][a-z]+(?:\s+[A-Z][\w'-]+){1,2}\b"
)
_NOT_SURNAMES = frozenset(
    ["Council", "Ofsted", "Services", "Board", "Education", "Authority", "People", "Care", "Trust"]
)
_INVERTED = frozenset(
    ["said", "says", "added", "noted", "found", "stated", "wrote", "concluded", "warned", "explained"]
)
_INSPECTORS_CLOSE = re.compile(
    rf"\s+(?:the\s+)?{INSPECTORS}\b(?!\s+(?!(?:and|published|released|out|on|in|today|yesterday|this)\b)\w)",
    re.I,
)
_TO_INSPECTORS = re.compile(r"\s+(?:the\s+)?(?:inspectors|Ofsted)\b", re.I)
_ADDRESSES = frozenset({"told", "tells", "thanked", "reassured"})
_IN_ANSWER = re.compile(
    r"^\W*(?:responding|reacting|speaking|commenting|in\s+(?:response|reply|answer|reaction))\b[^,]*,", re.I
)
"""Opens what somebody answers; what is answered ("to the report,") is not who speaks."""
_THEY_SAID = re.compile(r"(?:\bthey|,\s+it)\s+(?:also\s+|have\s+|had\s+)?$", re.I)
_NOT_SPOKEN = re.compile(
    r"\b(?:(?:been|was|were|be|being|is|are)\s+(?:\w+ly\s+|also\s+)?|(?:not|n't|to|could|should)\s+)$", re.I
)
_PRONOUN = re.compile(
    r"^\W*(?:(?:But|And|However|Yet|Still|Then),?\s+)?(?:he|she)\b|\b(?:he|she)\s+(?:also\s+)?(?:said|added|continued"
    r"|told)\b",
    re.I,
)
_THEY = re.compile(
    r"^\W*(?:(?:But|And|However),?\s+)?(?:they|it)\b|\bthey\s+(?:also\s+)?(?:said|added|noted|found"
    r"|warned)\b",
    re.I,
)
_NAME_SPEAKS = re.compile(
    r"^\W*(?!(?:But|And|It|They|She|He|This|That|There|These|Those|Their|Its|His|Her|Some|Many|Most|Ofsted|HMI|Staff|Children"
    r"|(?:\w+[^s\W])s)\b)"
    rf"[A-Z][\w'-]+\s+(?:also\s+)?{_SPEECH.pattern}(?!\s+to\b)"
)
_FOUND_PASSIVE = re.compile(
    r"\b(?:was|were|been|being)\s+(?:also\s+|both\s+|\w+ly\s+)?(?:(?:told|found|said|seen|urged"
    r"|asked)\s+(?:to|that)"
    r"|praised|commended|criticised|described\s+as|judged|deemed|highlighted|singled\s+out|noted"
    r"|identified)\b(?!\s+by\b)",
    re.I,
)
_INSPECTOR_NAMED = re.compile(r"\b[Ii]nspector,?\s+[A-Z][\w'-]+\s+[A-Z]|\bHMI,?\s+[A-Z]")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'd|we|we're|we've|we'll|our|us|my|me)\b", re.I)
_ABBREVIATIONS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Coun|St|Prof|No|Rev|Sgt|Lt|Gen|Jr|vs|etc|e\.g|i\.e|approx|Hon|[A-Z])\.$"
)
_GRADE_ALONE = re.compile(
    r"\W*(?:rated\s+|grade\s*:\s*)?(?:outstanding|good|requires\s+improvement(?:\s+to\s+be\s+good)?"
    r"|inadequate|adequate)\W*",
    re.I,
)
_BOUNDARY = re.compile(r"[.!?…]+[\"')\]]*(?:\s+(?=[\"'(\[]*[A-Z0-9£])|\s*$)")


LONGEST_SENTENCE = 2_000
"""Characters; what is longer is no sentence of an article and is not searched."""


def sentences(blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of title, headings, standfirst and prose in order, each with its voice."""
    state = _Speakers()
    found: list[Sentence] = []
    label = ""
    for block in blocks:
        if label and _GRADE_ALONE.fullmatch(block.plain):
            found.append(_cell(block, label))
        label = block.plain if len(block.plain) < 150 and AREA.search(block.plain) else ""
        if block.role in PROSE or block.role in {Role.TITLE, Role.STANDFIRST, Role.HEADING}:
            found.extend(state.read(block))
    return tuple(_settled(found))


def _cell(block: Block, label: str) -> Sentence:
    """Return the sentence of a table whose rows came apart: the area on one line, its grade on the next."""
    words = f"{label.rstrip(' :')}: {block.plain}"
    return Sentence(block.number, Role.LIST_ITEM, 0, len(block.plain), words, words, Voice.NARRATOR)


def _settled(found: list[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences, a narrator's in doubt as settled where inspectors speak again after it.

    Responses stand at the end of an article, or of its part about one council.
    """
    last = max((n for n, sentence in enumerate(found) if sentence.voice is Voice.INSPECTORS), default=-1)
    for number, sentence in enumerate(found):
        yield replace(sentence, settled=True) if number < last else sentence


def spans(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each sentence; full stops of abbreviations and initials end none."""
    start = 0
    for match in _BOUNDARY.finditer(plain):
        if _ABBREVIATIONS.search(plain[start : match.start() + 1]) and match.group().strip() == ".":
            continue
        end = match.start() + len(match.group().rstrip())
        if plain[start:end].strip() and end - start <= LONGEST_SENTENCE:
            yield start, end
        start = match.end()
    if plain[start:].strip() and len(plain) - start <= LONGEST_SENTENCE:
        yield start, len(plain.rstrip())


def without_quotations(plain: str, at_least: int = 1) -> str:
    """Return the text with every double-quoted passage blanked out, offsets unchanged.

    An unclosed quotation runs to the end: it goes on in the next paragraph. Quoted passages shorter than
    `at_least` words stay.
    """
    text = list(plain)
    for start, end in _quotations(plain):
        if len(plain[start:end].split()) >= at_least:
            text[start:end] = " " * (end - start)
    return "".join(text)


def _quotations(plain: str) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for position, character in enumerate(plain):
        if character != '"':
            continue
        if opened is None:
            opened = position
        else:
            yield opened, position + 1
            opened = None
    if opened is not None:
        yield opened, len(plain)
    yield from (
        (match.start(1), match.end(1))
        for match in re.finditer(r"(?:^|\s)('[A-Z][^\"]{25,}?[,.!?]')(?=\s|$)", plain)
    )


class _Speakers:
    """Who spoke last, carried from paragraph to paragraph."""

    def __init__(self) -> None:
        self.last = Voice.NARRATOR
        self.open_quotation = False
        self.in_response = False
        self.surnames: set[str] = set()
        self.inspector_named = False

    def read(self, block: Block) -> Iterator[Sentence]:
        plain = block.plain
        if block.role not in PROSE:
            if block.role is Role.HEADING:
                self.in_response = False
            yield from (
                self._made(block, start, end, plain, plain, Voice.NARRATOR) for start, end in spans(plain)
            )
            return
        unquoted = without_quotations(plain)
        named = self._block_voice(unquoted)
        if plain.count('"') % 2 == 0 and not plain.startswith('"'):
            self.open_quotation = False
        for start, end in spans(plain):
            voice = self._voice(plain[start:end], unquoted[start:end], named)
            yield self._made(block, start, end, plain[start:end], unquoted[start:end], voice)
            self._remember(voice)
            if voice is not Voice.NARRATOR:
                told = unquoted[start:end]
                goes_on = not told.strip() or _PRONOUN.search(told) is not None
                self.inspector_named = voice is Voice.INSPECTORS and (
                    _INSPECTOR_NAMED.search(told) is not None or (self.inspector_named and goes_on)
                )
        self.open_quotation = plain.count('"') % 2 == 1

    def _made(self, block: Block, start: int, end: int, plain: str, unquoted: str, voice: Voice) -> Sentence:
        settled = voice is not Voice.NARRATOR or not self.in_response
        if block.role not in PROSE:
            return Sentence(
                block.number, block.role, start, end, block.plain[start:end], block.plain[start:end], voice
            )
        return Sentence(block.number, block.role, start, end, plain, unquoted, voice, settled)

    def _remember(self, voice: Voice) -> None:
        if voice is not Voice.NARRATOR:
            self.last = voice
            self.in_response = voice is Voice.OTHER

    def _block_voice(self, unquoted: str) -> Voice | None:
        """Return the voice that the paragraph itself names, the first one if there are two."""
        return next(
            (voice for start, end in spans(unquoted) if (voice := self._attributed(unquoted[start:end]))),
            None,
        )

    def _voice(self, sentence: str, unquoted: str, named: Voice | None) -> Voice:
        quoted_words = len(sentence.split()) - len(unquoted.split())
        own = self._attributed(unquoted)
        if own:
            return own
        if quoted_words >= 4 or (quoted_words and quoted_words > len(unquoted.split())):
            if _FIRST_PERSON.search(sentence) and named is not Voice.INSPECTORS:
                return Voice.OTHER
            if quoted_words >= 0.5 * len(sentence.split()):
                return named or (self.last if self.last is not Voice.NARRATOR else Voice.INSPECTORS)
        if self.open_quotation and not unquoted.strip():
            return named or self.last
        return Voice.NARRATOR

    def _attributed(self, unquoted: str) -> Voice | None:
        """Return whose words the sentence says it reports, or None if it names no speaker."""
        if not unquoted.strip():
            return None
        unquoted = _IN_ANSWER.sub(blanked, unquoted)
        inspectors = _INSPECTORS.search(unquoted)
        pronoun = _PRONOUN.match(unquoted)
        if pronoun and _SPEECH.match(unquoted[pronoun.end() :].lstrip()) and not self.inspector_named:
            return Voice.OTHER
        person = self._person(unquoted)
        if person is not None and (inspectors is None or person < inspectors.start()):
            self.surnames |= {
                match.group().split()[-1] for match in _NAMED.finditer(unquoted)
            } - _NOT_SURNAMES
            return Voice.OTHER
        if _NAME_SPEAKS.match(unquoted) and (inspectors is None or inspectors.start() > 0):
            return Voice.OTHER
        if inspectors:
            return Voice.INSPECTORS
        if _FOUND_PASSIVE.search(unquoted):
            return Voice.INSPECTORS
        if _PRONOUN.search(unquoted):
            return Voice.INSPECTORS if self.inspector_named else Voice.OTHER
        if _THEY.search(unquoted) and (
            _SPEECH.search(unquoted) or re.search(r"\bthey\s+(?:found|saw)\b", unquoted, re.I)
        ):
            return self.last
        return None

    def _person(self, unquoted: str) -> int | None:
        """Return where somebody other than an inspector is named as speaking, or None."""
        for verb in _SPEECH.finditer(unquoted):
            offset = max(0, verb.start() - 160)
            before = unquoted[offset : verb.start()]
            to_inspectors = verb.group().lower() in _ADDRESSES and _TO_INSPECTORS.match(
                unquoted[verb.end() :]
            )
            if to_inspectors or _THEY_SAID.search(before):
                continue
            if _NOT_SPOKEN.search(before):
                continue
            if re.search(rf"{INSPECTORS}(?:\W+\w+){{0,2}}\W*$", before, re.I) and not before.endswith(
                "result "
            ):
                continue
            if verb.group() in _INVERTED and self._inspectors_follow(unquoted, verb):
                continue
            subjects = [match.start() for match in (*_PEOPLE.finditer(before), *self._names(before))]
            subjects = [start for start in subjects if start < 45 or not _INSPECTORS.search(before[start:])]
            near = [match.start() for match in _OTHERS.finditer(before) if match.start() > len(before) - 45]
            subjects.extend(start for start in near if not _INSPECTORS.search(before[start:]))
            if subjects:
                return offset + min(subjects)
            after = unquoted[verb.end() : verb.end() + 60]
            inverted = re.match(
                rf"\s+(?:one|another)\s+(?!inspector|report|letter)\w|\s+(?:(?:the|a|an|its)\s+)?(?:[\w'-]+\s+){{0,3}}(?:{PEOPLE}|{_NAMED.pattern})",
                after,
            )
            if (
                inverted
                and not re.match(rf"\s+(?:the\s+)?{INSPECTORS}", after, re.I)
                and self._opens(unquoted, verb)
            ):
                return verb.start()
        return None

    @staticmethod
    def _inspectors_follow(unquoted: str, verb: re.Match[str]) -> bool:
        """Return whether the verb ends a statement of the inspectors: "..., said inspectors"."""
        before = unquoted[: verb.start()]
        ends = before.rstrip().endswith(",") or len(before) - len(before.rstrip()) != 1
        after = unquoted[verb.end() :]
        return ends and _INSPECTORS_CLOSE.match(after) is not None

    @staticmethod
    def _opens(unquoted: str, verb: re.Match[str]) -> bool:
        """Return whether nothing but a quotation stands before the verb."""
        return not unquoted[: verb.start()].strip(" ,\"'")

    def _names(self, before: str) -> Iterator[re.Match[str]]:
        """Yield names of people: in full, with a title, or the surname of somebody who has spoken."""
        yield from (match for match in _NAMED.finditer(before) if not _INSPECTORS.search(match.group()))
        if self.surnames:
            yield from re.finditer(rf"\b(?:{'|'.join(map(re.escape, sorted(self.surnames)))})\b", before)
