"""Where in a text the words of a proposal stand, and the text cut at those places. Knows no record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"\w+")
_BETWEEN_WORDS = r"[\W_]+"


@dataclass(frozen=True)
class Mark:
    """A stretch of one part's text, by offsets, and the key of the proposal that was read there."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Piece:
    """A stretch of text that belongs to the same proposals throughout; `keys` is empty for plain text."""

    text: str
    keys: tuple[str, ...]


def pieces(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Return the text cut wherever a mark begins or ends; put together again they are the whole text."""
    within = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    cuts = sorted({0, len(text), *(mark.start for mark in within), *(mark.end for mark in within)})
    return tuple(
        Piece(
            text[start:end],
            tuple(dict.fromkeys(mark.key for mark in within if mark.start <= start and end <= mark.end)),
        )
        for start, end in pairwise(cuts)
    )


def place_of(text: str, words: str) -> tuple[int, int] | None:
    """Return where the words stand in the text, however lines and punctuation part them; None if they do not.

    The first place counts where the words stand several times.
    """
    wanted = _WORD.findall(words)
    if not wanted:
        return None
    found = re.search(_BETWEEN_WORDS.join(map(re.escape, wanted)), text, re.IGNORECASE)
    return found.span() if found else None
