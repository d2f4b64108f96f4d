"""A text in statements and words, and what is known of the words before anything is learned.

The two word lists beside this module are meant to be edited: `cues.csv` (a theme and a phrase that speaks
of it) and `tone.csv` (a tone and a word that carries it, "praise" or "negation" for instance). A new phrase
counts as its theme's other phrases do, without training anew.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent

Numbers = NDArray[np.int64]

WORD = re.compile(r"[a-z0-9]+(?:[-‑&’'][a-z0-9]+)*")
# Words are found in all clauses at once, for which something has to stand between these.
END = "\x1f"
WORD_OR_END = re.compile(rf"{WORD.pattern}|{END}")
SENTENCE_END = re.compile(r"(?<=[.!?;])[\s)]+(?=[A-Z‘“(])")
# "good, but not yet consistent" says two things; "is, however, limited" says one.
TURN = re.compile(
    r"[,;:–] (?=(?:but|although|though|whereas|yet|while|whilst|despite|albeit|except)\b|however\b(?! ?,))"
)
CONCESSION = re.compile(
    r"(?:However, )?(?:Although|While|Whilst|Despite|Though|Notwithstanding|Even though|Even where"
    r"|In spite of)\b[^,]{8,}?,\s"
)
QUIET = frozenset(
    WORD.findall(
        "a an the of to and in for is are be by with on that this it their they as at from or has have had"
        " been was were which who these those them its there will can also other than into when where if so"
        " not no"
    )
)
# The order of the tones and of the shapes is part of the trained weights.
TONES = (
    "negation",
    "degree",
    "praise",
    "mild_praise",
    "weakness",
    "limit",
    "need",
    "hedge",
    "level",
    "most",
    "plan",
    "prevention",
    "risk",
    "contrast",
    "condition",
    "excess",
)
# What a word without a tone of its own may say by its shape: "underused", "unhelpful", "aimless".
SHAPES = ("under", "over", "mis", "dis", "non", "un", "in", "ir", "il")
ENDING = "less"
MOST_REMEMBERED = 50_000
# What is known of a word, in one number: its stem's place, its tone, its shape (0 is none), if it is quiet.
STEM_BITS, TONE_BITS, SHAPE_BITS = 15, 5, 5


class Clause(NamedTuple):
    """One statement of a text; `opens` tells that it stands in the first sentence, where the topic is."""

    text: str
    opens: bool


def clauses(text: str) -> list[Clause]:
    """Return the statements of the text, in order: its sentences, parted where one turns against itself."""
    found: list[Clause] = []
    for place, sentence in enumerate(SENTENCE_END.split(text)):
        concession = CONCESSION.match(sentence)
        parts = [sentence]
        if concession and len(sentence) - concession.end() > 15:
            parts = [sentence[: concession.end()], sentence[concession.end() :]]
        for part in parts:
            found.extend(Clause(piece, place == 0) for piece in TURN.split(part) if len(piece.strip()) > 2)
    return found


@lru_cache(maxsize=MOST_REMEMBERED)
def stem(word: str) -> str:
    """Return a lower-case word without its possessive and plural ending: "enquiries" is "enquiry"."""
    word = word.replace("‑", "-").replace("’", "'").removesuffix("'s").replace("'", "")
    if len(word) <= 3 or word[0].isdigit():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def lower(text: str) -> str:
    """Return the text in lower case, letter for letter; the few letters that would become two are left."""
    plain = text.lower()
    if len(plain) == len(text):
        return plain
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def stems(text: str) -> list[str]:
    """Return the stems of the text's words, in order."""
    return list(map(stem, WORD.findall(lower(text))))


@cache
def cues() -> dict[tuple[str, ...], str]:
    """Return the theme of every cue phrase of `cues.csv`, by the stems of the phrase."""
    with (HERE / "cues.csv").open(encoding="utf-8", newline="") as file:
        return {tuple(stems(row["phrase"])): row["theme"] for row in csv.DictReader(file)}


@cache
def tones() -> dict[str, int]:
    """Return the tone of each stem in `tone.csv`, as its place in `TONES`, from 1.

    Raises ValueError on a tone that is not in `TONES`.
    """
    with (HERE / "tone.csv").open(encoding="utf-8", newline="") as file:
        return {stem(row["word"]): TONES.index(row["tone"]) + 1 for row in csv.DictReader(file)}


def shape(word: str) -> int:
    """Return what a stem's beginning or ending says, as its place in `SHAPES` from 1; 0 if nothing."""
    if word.endswith(ENDING):
        return len(SHAPES) + 1
    for place, start in enumerate(SHAPES, 1):
        if word.startswith(start) and len(word) > len(start) + 3:
            return place
    return 0


class Lexicon:
    """The words that have weights: `places` has the place of each stem, from 1.

    `learned` are the stems of the trained weights; those of the cue phrases come after them, so that a new
    phrase is found at once. `met` tells what is known of a word as it is printed in lower case.
    """

    def __init__(self, learned: Iterable[str]) -> None:
        """Give every stem its place."""
        everything = dict.fromkeys([*learned, *(word for phrase in cues() for word in phrase)])
        self.places = {word: place for place, word in enumerate(everything, 1)}
        self.met = _Met(self.places)


class _Met(dict[str, int]):
    """What is known of the words met so far; a new one is looked into, and kept unless there are too many."""

    def __init__(self, places: Mapping[str, int]) -> None:
        super().__init__({END: -1})
        self.places = places

    def __missing__(self, word: str) -> int:
        base = stem(word)
        known = int(base in QUIET)
        tone = tones().get(base, 0)
        for part, bits in ((0 if tone else shape(base), SHAPE_BITS), (tone, TONE_BITS)):
            known = known << bits | part
        known = known << STEM_BITS | self.places.get(base, 0)
        if len(self) < MOST_REMEMBERED:
            self[word] = known
        return known


@cache
def shipped_lexicon() -> Lexicon:
    """Return the lexicon of the stems that ship beside this module."""
    return Lexicon((HERE / "stems.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True)
class Words:
    """The words of many clauses, one after another: what is known of each, and where it stands.

    `plain` has each clause in lower case. `clauses` holds for each word the number of its clause, `firsts`
    the number of that clause's first word.
    """

    plain: Sequence[str]
    stems: Numbers
    tones: Numbers
    shapes: Numbers
    quiet: Numbers
    clauses: Numbers
    firsts: Numbers

    @classmethod
    def of(cls, parts: Sequence[Clause], lexicon: Lexicon) -> Words:
        """Return the words of these clauses."""
        plain = [lower(part.text).replace(END, " ") for part in parts]
        words = WORD_OR_END.findall(END.join([*plain, ""]))
        known = np.fromiter(map(lexicon.met.__getitem__, words), np.int64, len(words))
        spoken = known != lexicon.met[END]
        owners = np.cumsum(~spoken)[spoken]
        counts = np.bincount(owners, minlength=len(parts))
        known = known[spoken]
        found = []
        for bits in (STEM_BITS, TONE_BITS, SHAPE_BITS):
            found.append(known & (1 << bits) - 1)
            known = known >> bits
        stems, tones, shapes = found
        firsts = np.repeat(counts.cumsum() - counts, counts)
        return cls(plain, stems, tones, shapes, known, owners, firsts)
