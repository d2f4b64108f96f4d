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

# Words are found in all clauses at once, for which something has to stand between these.
END = "\x1f"
# What letters are to words: one of these makes a word, one of those joins two to one ("well-being").
_MAKES, _JOINS = 1, 2
_LETTERS = np.zeros(1 << 16, dtype=np.uint8)
_LETTERS[[ord(letter) for letter in "abcdefghijklmnopqrstuvwxyz0123456789"]] = _MAKES
_LETTERS[[ord(letter) for letter in "-‑&’'"]] = _JOINS
SENTENCE_END = re.compile(r"(?<=[.!?;])[\s)]+(?=[A-Z‘“(])")
# "good, but not yet consistent" says two things; "is, however, limited" says one.
TURN = re.compile(
    r"[,;:–] (?=(?:but|although|though|whereas|yet|while|whilst|despite|albeit|except)\b|however\b(?! ?,))"
)
CONCESSION = re.compile(
    r"(?:However, )?(?:Although|While|Whilst|Despite|Though|Notwithstanding|Even though|Even where"
    r"|In spite of)\b[^,]{8,}?,\s"
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


def find_words(text: str) -> tuple[list[str], Numbers, Numbers]:
    """Return the words of a text in lower case, where each starts and where it ends, in order.

    A word is made of letters from a to z and digits; hyphens, apostrophes and the like join two to one.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters = _LETTERS[np.minimum(codes, len(_LETTERS) - 1)]
    made = np.zeros(len(letters) + 2, dtype=np.bool_)
    made[1:-1] = letters == _MAKES
    made[1:-1] |= (letters == _JOINS) & made[:-2] & made[2:]
    turns = np.flatnonzero(made[1:] != made[:-1])
    spaced = np.where(made[1:-1], codes, ord(" ")).astype("<u4").tobytes().decode("utf-32-le")
    return spaced.split(), turns[::2], turns[1::2]


QUIET = frozenset(
    find_words(
        "a an the of to and in for is are be by with on that this it their they as at from or has have had"
        " been was were which who these those them its there will can also other than into when where if so"
        " not no"
    )[0]
)


def stems(text: str) -> list[str]:
    """Return the stems of the text's words, in order."""
    return list(map(stem, find_words(lower(text))[0]))


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
        super().__init__()
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

    `starts` and `ends` are places in the words' clauses. `clauses` holds for each word the number of its
    clause, `firsts` the number of that clause's first word.
    """

    starts: Numbers
    ends: Numbers
    stems: Numbers
    tones: Numbers
    shapes: Numbers
    quiet: Numbers
    clauses: Numbers
    firsts: Numbers

    @classmethod
    def of(cls, parts: Sequence[Clause], lexicon: Lexicon) -> Words:
        """Return the words of these clauses."""
        everything = lower(END.join([part.text for part in parts]))
        words, starts, ends = find_words(everything)
        known = np.fromiter(map(lexicon.met.__getitem__, words), np.int64, len(words))
        lengths = np.array([len(part.text) + len(END) for part in parts], dtype=np.int64)
        begins = lengths.cumsum() - lengths
        owners = np.searchsorted(begins, starts, "right") - 1
        counts = np.bincount(owners, minlength=len(parts))
        found = []
        for bits in (STEM_BITS, TONE_BITS, SHAPE_BITS):
            found.append(known & (1 << bits) - 1)
            known = known >> bits
        stems, tones, shapes = found
        firsts = np.repeat(counts.cumsum() - counts, counts)
        here = begins[owners]
        return cls(starts - here, ends - here, stems, tones, shapes, known, owners, firsts)
