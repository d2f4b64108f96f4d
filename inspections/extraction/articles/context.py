"""How a piece of a sentence leans by what stands around it: its paragraph and its list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from inspections.extraction.themes import classify

from .leaning import Leaning, hint
from .pieces import FRAME, TONE_WEIGHT, Piece, unhyphened, weighed
from .prose import Sentence, Voice
from .roles import Role
from .telling import speaks_of_the_service

_TURNS = re.compile(
    r"^\W*(?:but|yet|however|nevertheless|nonetheless|even\s+so|that\s+said|just\s+the\s+same|all\s+the\s+same|still,|elsewhere|less|on\s+the\s+other\s+hand|by\s+contrast|in\s+contrast"
    r"|it\s+was\s+a\s+different)\b|^.{0,60},\s+(?:however|though|on\s+the\s+other\s+hand),",
    re.I,
)

_HINT_WEIGHT = 0.5
_CONTEXT_WEIGHT = 2.0
_CUED_CONTEXT = 0.7
_LIST_WEIGHT = 2.0
_GRADE_WEIGHT = 1.0
"""What a faint cue, the paragraph before a piece without cues and with, and the opening of its list weigh."""
_CLEAR = 0.5
"""The least weight with which a narrator's words lean that have no cue and begin their paragraph."""


def turns(opening: str) -> bool:
    """Return whether a statement turns against what came before it: "However, ..."."""
    return _TURNS.search(opening) is not None


@dataclass(frozen=True)
class Surroundings:
    """What stands around a piece, each above zero for praise, below it for criticism, 0 if it says neither.

    `before` is the paragraph until here, `grade` the grade of the inspection, `of_list` what opened the list
    that the sentence may be an item of.
    """

    before: float = 0.0
    grade: float = 0.0
    of_list: float = 0.0


def in_context(sentence: Sentence, piece: Piece, around: Surroundings) -> Piece:
    """Return the piece as it leans here; one without a cue leans only if it tells of the service."""
    if piece.lean.score:
        weight = piece.weight + _CUED_CONTEXT * around.before + _GRADE_WEIGHT * around.grade
        return replace(piece, lean=weighed(piece.lean, weight, ()))
    text = sentence.plain[piece.start : piece.end]
    if not speaks_of_the_service(text, piece.tone):
        return piece
    return replace(piece, lean=_without_cue(sentence, piece, around))


def _without_cue(sentence: Sentence, piece: Piece, around: Surroundings) -> Leaning:
    """Return how a piece without a cue leans: its tone, faint cues and what came before are weighed.

    A narrator's words about which nothing is clear do not lean.
    """
    text = sentence.plain[piece.start : piece.end]
    weight = TONE_WEIGHT * piece.tone + hint(text).score * _HINT_WEIGHT
    listed = sentence.role is Role.LIST_ITEM
    if around.before:
        weight += _CONTEXT_WEIGHT * around.before
    elif listed and around.of_list:
        weight += _LIST_WEIGHT * around.of_list
    elif sentence.voice is not Voice.INSPECTORS and not listed and abs(weight) < _CLEAR:
        return Leaning(0, ())
    weight += _GRADE_WEIGHT * around.grade
    words = classify(unhyphened(FRAME.sub(" ", text))).kind_words
    return Leaning(1 if weight > 0 else -1, words)
