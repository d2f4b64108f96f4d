"""Which council each sentence is about when several are named, and which councils the article is about.

"The council" means the one last spoken of. A council that is only compared with, or from which somebody
came, changes nothing; one that opens a paragraph about its own inspection does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from inspections.extraction import councils

from .blocks import Block
from .prose import Sentence, Voice
from .roles import PROSE, Role

_INSPECTED = re.compile(
    r"\b(?:Ofsted|inspect\w*|rated|rating|graded|judged|watchdog|visit|downgrad\w+|upgrad\w+|inadequate"
    r"|requires\s+improvement)\b",
    re.I,
)
_A_REGION = re.compile(
    r"(?:(?:East|West|North|South)(?:ern)?\s+)?(?:Midlands|London|Yorkshire|England|English|Northern"
    r"|Southern|Eastern|Western|Home"
    r"|Labour|Conservative|Tory|Liberal|Welsh|Scottish|Local|Another|Neighbouring|Each|Every|Unitary)\b",
    re.I,
)
_BESIDE = re.compile(
    r"\b(?:next[\s-]door|(?:across|over)\s+the\s+border\s+in|(?:up|down)\s+the\s+road\s+in|like|unlike"
    r"|including|such\s+as|neighbour\w*|nearby|from|formerly\s+(?:of|at)|previously\s+(?:of"
    r"|at)|as\s+well\s+as|joined|alongside|with|than|compared\s+(?:to|with)),?\s+"
    r"(?:the\s+)?(?:\w+\s+)?$"
    r"|\b(?:council|authority),?\s+in\s+$",
    re.I,
)
_OPENS_IN_CAPITALS = re.compile(r"^[A-Z]{3,}(?:[ -][A-Z]{3,})*(?= [A-Za-z][a-z])")
"""Local papers set the first words of a story in capitals."""
_SAYS_COUNCIL = re.compile(r"[Cc]ouncil|[Aa]uthority|[Bb]orough\s+of|[Cc]ity\s+of|\bMBC\b")
_NEAR = 20
"""So many characters after "visited" stands what was visited."""
_WHERE = re.compile(r"(?:\s+(?:BC|CC|MBC|LBC|[Cc]ouncil))?,?\s+(?:where|which|whose)\b", re.I)
_IN_NEARBY = re.compile(
    r"\W*(?:(?:over|meanwhile|and|but),?\s+)*(?:in\s+)?(?:the\s+)?(?:nearby|neighbouring|next[\s-]door,?"
    r"|(?:across|over)\s+the"
    r"\s+border\s+in|(?:up|down)\s+the\s+road\s+in)\s+(?:\w+\s+)?",
    re.I,
)
"""Opens a sentence that is about another council than the article."""
_HAS_A_NEIGHBOUR = re.compile(r"'s?\s+(?:\w+\s+)?neighbour", re.I)
_THE = re.compile(r"\b[Tt]he\s+$")
_IS_AN_EPITHET = re.compile(
    r"\s+(?:unitary|authority|council|borough|town|city|district|department)\b(?!\s+(?:council|authority))"
    r"|(?<=\scouncil)\b|(?<=\sauthority)\b"
)
"""Follows a county's name where a council in it is told of: "the Norshire unitary"."""


@dataclass(frozen=True)
class Place:
    """One mention of a council in a sentence; `key` is its DfE code, or its name where it has none."""

    key: str
    dfe_code: str | None
    printed: str
    block: int
    start: int
    end: int
    beside: bool


_ByBlock = Mapping[int, tuple[Place, ...]]


@dataclass(frozen=True)
class Focus:
    """Where councils are named, which of them the article is about, and the one each sentence is about."""

    by_block: _ByBlock
    subjects: tuple[str, ...]
    by_sentence: tuple[str | None, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Return every mention in the order of the article."""
        return tuple(place for places in self.by_block.values() for place in places)

    def in_sentence(self, sentence: Sentence) -> tuple[Place, ...]:
        """Return the mentions inside the sentence, in order."""
        return _inside(self.by_block, sentence)

    def named_in(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Return the offsets in the sentence at which councils are named."""
        return [
            (place.start - sentence.start, place.end - sentence.start) for place in self.in_sentence(sentence)
        ]

    def beside_after(self, sentence: Sentence, offset: int) -> str | None:
        """Return the council that these words are followed by, though the article only mentions it."""
        following = (place for place in self.in_sentence(sentence) if place.start - sentence.start >= offset)
        first = next(following, None)
        if first is None or not first.beside or first.start - sentence.start - offset > _NEAR:
            return None
        return None if first.key in self.subjects else first.key

    def nearest(self, sentence: Sentence, offset: int, current: str | None) -> str | None:
        """Return the council that words at this offset of the sentence speak of."""
        first = next(iter(self.in_sentence(sentence)), None)
        if first and first.beside and _IN_NEARBY.fullmatch(sentence.plain[: first.start - sentence.start]):
            return first.key
        said = [place for place in self.in_sentence(sentence) if place.start - sentence.start <= offset]
        if said and said[-1].beside and _WHERE.match(sentence.plain, said[-1].end - sentence.start):
            return said[-1].key
        inside = [place for place in self.in_sentence(sentence) if not place.beside]
        before = [
            place
            for place in inside
            if place.start - sentence.start <= offset
            and not _HAS_A_NEIGHBOUR.match(sentence.plain, place.end - sentence.start)
        ]
        if before:
            return before[-1].key
        return (
            inside[0].key
            if inside and (current is None or len({place.key for place in inside}) == 1)
            else current
        )


def find_focus(blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], on: date | None) -> Focus:
    """Return the mentions, subjects and the council of each sentence; `on` is the day of the article."""
    grouped = groupby(_places(blocks, on), key=lambda place: place.block)
    by_block = {number: tuple(places) for number, places in grouped}
    found_first = _subjects(blocks, sentences, by_block)
    by_sentence = _followed(sentences, by_block, found_first)
    subjects = _lasting(blocks, sentences, by_block, found_first, by_sentence)
    if subjects != found_first:
        by_sentence = _followed(sentences, by_block, subjects)
    return Focus(by_block, tuple(subjects), tuple(by_sentence))


def _followed(sentences: tuple[Sentence, ...], by_block: _ByBlock, subjects: list[str]) -> list[str | None]:
    """Return the council that each sentence is about."""
    current = subjects[0] if subjects else None
    found: list[str | None] = []
    for sentence in sentences:
        current = _moved(sentence, by_block, subjects, current)
        found.append(current)
    return found


def _inside(by_block: _ByBlock, sentence: Sentence) -> tuple[Place, ...]:
    places = by_block.get(sentence.block, ())
    return tuple(place for place in places if sentence.start <= place.start < sentence.end)


def _places(blocks: tuple[Block, ...], on: date | None) -> list[Place]:
    """Return mentions in all that belongs to the article; the whole is searched at once for context."""
    read = [
        block
        for block in blocks
        if block.role in PROSE or block.role in {Role.TITLE, Role.STANDFIRST, Role.HEADING, Role.CAPTION}
    ]
    offsets: list[tuple[int, Block]] = []
    length = 0
    for block in read:
        offsets.append((length, block))
        length += len(block.plain) + 1
    text = "\n".join(_in_small_letters(block) for block in read)
    starts = [offset for offset, _ in offsets]
    found: list[Place] = []
    epithets: set[int] = set()
    for mention in councils.find(text, on):
        offset, block = offsets[bisect_right(starts, mention.start) - 1]
        if mention.dfe_code is None and (not mention.as_council or _A_REGION.match(mention.printed)):
            continue
        key = mention.dfe_code or re.sub(r"\s+[Cc]ouncil$", "", mention.printed)
        beside = (
            _BESIDE.search(text[max(0, mention.start - 40) : mention.start].replace("\n", ". ")) is not None
        )
        start = mention.start - offset
        end = mention.start + len(mention.printed)
        if (
            found
            and _THE.search(text[max(0, mention.start - 6) : mention.start])
            and _IS_AN_EPITHET.match(text, end)
        ):
            epithets.add(len(found))
        found.append(
            Place(
                key,
                mention.dfe_code,
                mention.printed,
                block.number,
                start,
                start + len(mention.printed),
                beside,
            )
        )
    title = blocks[0].number if blocks else 0
    named = {
        place.key
        for number, place in enumerate(found)
        if number not in epithets and (place.block == title or _SAYS_COUNCIL.search(place.printed))
    }
    return [place for number, place in enumerate(found) if number not in epithets or place.key in named]


def _in_small_letters(block: Block) -> str:
    """Return the text of a block, a heading in capitals as its name is written elsewhere."""
    if block.role is not Role.HEADING or not block.plain.isupper():
        return _OPENS_IN_CAPITALS.sub(lambda words: words.group().title(), block.plain)
    return re.sub(r"\b(?:And|Of|On|The|Upon)\b", lambda word: word.group().lower(), block.plain.title())


def _subjects(blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], by_block: _ByBlock) -> list[str]:
    """Return the councils whose inspection the article may tell of, in order of their first such mention."""
    opening = [block.number for block in blocks if block.role in PROSE][:3] or [0]
    head = {block.number for block in blocks if block.role in {Role.TITLE, Role.STANDFIRST, Role.HEADING}}
    prominent = head | set(opening)
    title = {place.key for place in by_block.get(1, ())}
    found: list[str] = []
    for sentence in sentences:
        inside = [place for place in _inside(by_block, sentence) if not place.beside]
        told = sentence.voice is not Voice.OTHER and _INSPECTED.search(sentence.plain) is not None
        for place in inside:
            opens = place is inside[0] and place.start - sentence.start < 80
            heads = _heads_a_part(sentence, place) and place.block > opening[0]
            told_of = (told and (opens or place.block in prominent)) or heads
            if place.key not in found and (told_of or place.key in title):
                found.append(place.key)
    named = [place for places in by_block.values() for place in places if not place.beside]
    first = next((place.key for place in named if place.block in prominent), None)
    # What is told of others towards the end does not make them the news: whom the opening names is.
    if first and not any(place.key in found and place.block in prominent for place in named):
        return [first, *found]
    return found or [place.key for place in named[:1]]


_DWELT_ON = 2
"""In so many paragraphs inspectors speak of a council that the article is about."""


def _lasting(
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    by_block: _ByBlock,
    subjects: list[str],
    by_sentence: list[str | None],
) -> list[str]:
    """Return the subjects without those that a single later paragraph tells of: they are only mentioned."""
    prose = [block.number for block in blocks if block.role in PROSE]
    head = {block.number for block in blocks if block.role in {Role.TITLE, Role.STANDFIRST}}
    named = [place for places in by_block.values() for place in places if not place.beside]
    kept = {place.key for place in named if place.block in head | set(prose[:3])}
    for sentence in sentences:
        kept |= {place.key for place in _inside(by_block, sentence) if _heads_a_part(sentence, place)}
    found = []
    for key in subjects:
        told = {
            sentence.block
            for sentence, current in zip(sentences, by_sentence, strict=True)
            if current == key and sentence.voice is Voice.INSPECTORS
        }
        where = {place.block for place in named if place.key == key}
        if key in kept or len(where) > 1 or len(told) >= _DWELT_ON:
            found.append(key)
    return found or subjects


def _heads_a_part(sentence: Sentence, place: Place) -> bool:
    """Return whether a heading is the name, or the name and a colon: the part below tells of that council."""
    if sentence.role is not Role.HEADING:
        return False
    opens = place.start == sentence.start and sentence.plain[place.end - place.start :].lstrip()[:1] in {
        ":",
        "-",
    }
    return opens or len(sentence.plain) - (place.end - place.start) < 12


def _moved(sentence: Sentence, by_block: _ByBlock, subjects: list[str], current: str | None) -> str | None:
    """Return the council that is spoken of after this sentence."""
    named = [place for place in _inside(by_block, sentence) if not place.beside and place.key in subjects]
    if not named or sentence.role in {Role.TITLE, Role.STANDFIRST}:
        return current
    first = named[0]
    alone = len({place.key for place in named}) == 1
    opens = first.start - sentence.start < 90
    return first.key if alone or opens or sentence.role is Role.HEADING else current
