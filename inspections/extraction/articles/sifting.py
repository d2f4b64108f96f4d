"""Which parts of sentences are findings, and which of these praise: by weights learned from articles.

Rules know the turns of phrase that they were written for; words weigh more evenly. The weights are sums over
words, pairs of words and what the rules say, so every answer can show what decided it. They ship as
`finding_weights.json`, and are learned anew by `article_training`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from itertools import pairwise
from math import exp
from pathlib import Path

from inspections.vocabulary import FindingKind

from .answers import ReadInspection
from .pieces import Piece
from .prose import Sentence
from .roles import Role

Model = Mapping[str, float]
"""The weight of each of `Candidate.features`, and the `bias`."""
WEIGHTS = Path(__file__).with_name("finding_weights.json")


class Doubt(StrEnum):
    """What the rules have against a part of a sentence."""

    NOT_OF_INSPECTORS = "not of inspectors"
    ANNOUNCES = "announces"
    OF_THE_GRADE = "of the grade"
    EXAMPLE = "example"
    TONELESS = "toneless"


@dataclass(frozen=True)
class Candidate:
    """A part of a sentence that may be a finding.

    `asked` is what kind of thing the rules take it to ask for, if any; `before` the sentence before it in its
    paragraph; `followed` whether another follows; `as_before` how the paragraph leans until here; `place`
    where in the article it stands, from 0 to 1.
    """

    sentence: Sentence
    piece: Piece
    inspection: ReadInspection
    asked: FindingKind | None
    doubts: frozenset[Doubt]
    graded: bool
    before: str
    followed: bool
    as_before: float
    place: float

    @property
    def text(self) -> str:
        """Return the words of the part."""
        return self.sentence.plain[self.piece.start : self.piece.end]

    @cached_property
    def features(self) -> Mapping[str, float]:
        """Return what may tell whether the part is a finding and whether it praises, by name."""
        return _features(self)

    @property
    def praised_by_rule(self) -> bool:
        """Return whether the rules take it for praise."""
        return self.piece.lean.score > 0 and self.asked is None


@dataclass(frozen=True)
class Praised:
    """Whether a part praises, and the words that said so the most."""

    is_so: bool
    words: tuple[str, ...]


def is_finding(one: Candidate, model: Model | None = None) -> bool:
    """Return whether a part of a sentence is a finding, by the shipped weights or by others."""
    return likelihood(one, model or _models()["finding"]) >= (_LEAST_IF_DOUBTED if one.doubts else _LEAST)


def praises(one: Candidate, model: Model | None = None) -> Praised:
    """Return whether a finding praises, rather than criticises or asks for something."""
    model = model or _models()["praise"]
    likely = likelihood(one, model)
    told = one.asked is not None or one.piece.lean.score != 0
    is_so = one.praised_by_rule if told and abs(likely - _LEAST) < _MARGIN else likely > _LEAST
    sign = 1 if is_so else -1
    said = [(sign * model.get(f"w:{word}", 0.0), word) for word in dict.fromkeys(_words(one.text))]
    return Praised(is_so, tuple(word for _, word in sorted(said, reverse=True)[:_MOST_WORDS]))


_MOST_WORDS = 3
_LEAST = 0.5
_LEAST_IF_DOUBTED = 0.6
"""The least likelihood of a finding, and of one that the rules have something against."""
_MARGIN = 0.1
"""Nearer to even than this, praise and criticism are told by the rules, if they tell."""


@cache
def _models() -> Mapping[str, Model]:
    models: Mapping[str, Model] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return models


def likelihood(one: Candidate, model: Model) -> float:
    """Return from 0 to 1 how likely the answer of a model is yes."""
    score = model["bias"] + sum(model.get(name, 0.0) * value for name, value in one.features.items())
    return 1.0 / (1.0 + exp(-score))


# --- what weighs

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[\"£%]")
_INSPECTORATE = re.compile(r"\b(?:Ofsted|inspect\w+|watchdog|report|letter|regulator)\b", re.I)
_OWN = re.compile(r"\b(?:I|we|our|us|my)\b")
_FULL_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]+")
_YEAR = re.compile(r"\b20\d\d\b")
_FEW_WORDS = 4
_LATE, _VERY_LATE = 0.6, 0.8
_MOST_SCORE, _MOST_TONE, _MOST_WEIGHT, _MOST_LENGTH = 3, 8.0, 6.0, 40
_LEAST_LENGTH = 12


def _words(text: str) -> list[str]:
    return ["#" if word.isdigit() else word for word in _WORD.findall(text.lower())]


def _features(one: Candidate) -> dict[str, float]:
    found = dict(_of_words(one))
    found.update(_of_rules(one))
    found.update(_of_place(one))
    text, sentence = one.text, one.sentence.plain
    seen = {
        "quoted": '"' in text,
        "inspectors said": _INSPECTORATE.search(sentence),
        "inspectors named": _INSPECTORATE.search(text),
        "number": re.search(r"\d", text),
        "full name": _FULL_NAME.search(text),
        "money": "£" in text,
        "year": _YEAR.search(text),
        "own": _OWN.search(text),
    }
    found.update({name: 1.0 for name, is_so in seen.items() if is_so})
    return found


def _of_words(one: Candidate) -> Iterator[tuple[str, float]]:
    words, sentence = _words(one.text), _words(one.sentence.plain)
    yield from ((f"w:{word}", 1.0) for word in words)
    yield from ((f"b:{first} {second}", 1.0) for first, second in pairwise(words))
    yield from ((f"o:{word}", 1.0) for word in sentence[:3])
    yield (f"o2:{' '.join(sentence[:2])}", 1.0)
    yield from ((f"c:{word}", 1.0) for word in _words(one.sentence.plain[: one.piece.start])[-3:])
    yield from ((f"p:{word}", 0.5) for word in _words(one.before)[:4])
    yield ("length", max(_LEAST_LENGTH, min(len(words), _MOST_LENGTH)) / 20)
    yield ("short", float(len(words) < _FEW_WORDS))


def _of_rules(one: Candidate) -> Iterator[tuple[str, float]]:
    piece, lean = one.piece, one.piece.lean.score
    yield (f"voice:{one.sentence.voice.value}", 1.0)
    yield from ((f"doubt:{doubt}", 1.0) for doubt in one.doubts)
    yield ("told", float(not one.doubts))
    told = "asked" if one.asked else "praise" if lean > 0 else "criticism" if lean < 0 else "nothing"
    yield (f"as:{told}", 1.0)
    yield (f"{'told' if not one.doubts else 'doubted'} as:{told}", 1.0)
    yield ("settled", float(one.sentence.settled))
    yield ("graded", float(one.graded))
    yield ("sure", min(abs(lean), _MOST_SCORE))
    yield ("lean", max(-_MOST_SCORE, min(_MOST_SCORE, lean)))
    yield ("toned", min(abs(piece.tone), _MOST_TONE) / 4)
    yield ("tone", max(-_MOST_TONE, min(_MOST_TONE, piece.tone)) / 3)
    yield ("weight", max(-_MOST_WEIGHT, min(_MOST_WEIGHT, piece.weight)) / 2)
    yield ("themes", min(len(piece.themes), 3) / 2)
    yield ("no theme", float(not piece.themes))
    yield ("as before", one.as_before)
    yield ("goes on", float(one.as_before != 0))


def _of_place(one: Candidate) -> Iterator[tuple[str, float]]:
    yield ("listed", float(one.sentence.role is Role.LIST_ITEM))
    yield ("first", float(not one.before))
    yield ("followed", float(one.followed))
    yield ("opens", float(not one.before and one.followed))
    yield ("place", one.place)
    yield ("late", float(one.place > _LATE))
    yield ("very late", float(one.place > _VERY_LATE))
