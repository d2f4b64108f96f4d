"""How a piece of a sentence leans by what stands around it: its paragraph and its list."""

from __future__ import annotations

import re
from dataclasses import replace

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
"""What a faint cue, the paragraph before a piece without cues and with, and the opening of its list weigh."""
_CLEAR = 0.5
"""The least weight with which a narrator's words lean that have no cue and begin their paragraph."""


def turns(opening: str) -> bool:
    """Return whether a statement turns against what came before it: "However, ..."."""
    return _TURNS.search(opening) is not None


def in_context(sentence: Sentence, piece: Piece, before: float, list_lean: Leaning | None) -> Piece:
    """Return the piece as it leans here; one without a cue leans only if it tells of the service.

    `before` says how the paragraph praised (1) or criticised (-1) until here, `list_lean` how the list did
    that the sentence may be an item of.
    """
    if piece.lean.score:
        return replace(piece, lean=weighed(piece.lean, piece.weight + _CUED_CONTEXT * before, ()))
    text = sentence.plain[piece.start : piece.end]
    if not speaks_of_the_service(text, piece.tone):
        return piece
    return replace(piece, lean=_without_cue(sentence, piece, before, list_lean))


def _without_cue(sentence: Sentence, piece: Piece, before: float, list_lean: Leaning | None) -> Leaning:
    """Return how a piece without a cue leans: its tone, faint cues and what came before are weighed.

    A narrator's words about which nothing is clear do not lean.
    """
    text = sentence.plain[piece.start : piece.end]
    weight = TONE_WEIGHT * piece.tone + hint(text).score * _HINT_WEIGHT
    listed = sentence.role is Role.LIST_ITEM
    if before:
        weight += _CONTEXT_WEIGHT * before
    elif listed and list_lean:
        weight += _LIST_WEIGHT if list_lean.score > 0 else -_LIST_WEIGHT
    elif sentence.voice is not Voice.INSPECTORS and not listed and abs(weight) < _CLEAR:
        return Leaning(0, ())
    words = classify(unhyphened(FRAME.sub(" ", text))).kind_words
    return Leaning(1 if weight > 0 else -1, words)
