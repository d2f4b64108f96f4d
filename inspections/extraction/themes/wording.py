"""A text in clauses and words, and the features by which the classifier knows its words again.

Standard library only, and one pass over the words: a report has some 6,000 of them and is classified in a
few hundredths of a second. The two word lists beside this module are meant to be edited: `cues.csv` (a
theme and a phrase that speaks of it) and `tone.csv` (a tone and a word that carries it, "praise" or
"negation" for instance). A new phrase counts as its theme's other phrases do, without training anew.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent

WORD = re.compile(r"[a-z0-9]+(?:[-&][a-z0-9]+)*")
PRINTED_WORD = re.compile(r"[a-z0-9]+(?:[-‑&’'][a-z0-9]+)*")
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


class Clause(NamedTuple):
    """One statement of a text; `opens` tells that it stands in the first sentence, where the topic is."""

    text: str
    stems: list[str]
    pairs: list[str]
    opens: bool


def sentences(text: str) -> list[str]:
    """Return the sentences of the text, in order; a semicolon before a capital ends one too."""
    return [sentence for sentence in SENTENCE_END.split(text) if sentence.strip()]


def clauses(text: str) -> list[Clause]:
    """Return the statements of the text, in order: its sentences, parted where one turns against itself."""
    found: list[Clause] = []
    for place, sentence in enumerate(sentences(text)):
        concession = CONCESSION.match(sentence)
        parts = [sentence]
        if concession and len(sentence) - concession.end() > 15:
            parts = [sentence[: concession.end()], sentence[concession.end() :]]
        for part in parts:
            for piece in TURN.split(part):
                if len(piece.strip()) > 2:
                    words = stems(piece)
                    found.append(Clause(piece, words, list(map(" ".join, pairwise(words))), place == 0))
    return found


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the word without its plural ending: "enquiries" is "enquiry", "plans" is "plan"."""
    if len(word) <= 3 or word[0].isdigit():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stems(text: str) -> list[str]:
    """Return the stems of the text's words, in order, lower case and without possessives."""
    plain = text.lower().replace("‑", "-").replace("’", "'").replace("'s", "").replace("'", "")
    return list(map(stem, WORD.findall(plain)))


class Printed:
    """A text in which phrases are found by their stems, to be shown as they are printed."""

    def __init__(self, text: str) -> None:
        """Keep the text, and once more in lower case to look words up in."""
        self.text = text
        # Lower case must not move a letter; the few characters that would are left as they are.
        lower = text.lower()
        self.lower = lower if len(lower) == len(text) else "".join(map(_lower_in_place, text))

    def first(self, phrase: tuple[str, ...]) -> str:
        """Return the first place where the stems stand together, as printed; nothing if they do not."""
        start = phrase[0][:-1] if phrase[0].endswith("y") else phrase[0]
        at = self.lower.find(start)
        while at >= 0:
            if at == 0 or not self.lower[at - 1].isalnum():
                end = self._end_of(phrase, at)
                if end:
                    return self.text[at:end]
            at = self.lower.find(start, at + 1)
        return ""

    def _end_of(self, phrase: tuple[str, ...], at: int) -> int:
        """Return where the phrase ends if it starts here, else nought."""
        for word in phrase:
            match = PRINTED_WORD.search(self.lower, at, at + len(word) + 24)
            if match is None or stem(plain_word(match[0])) != word:
                return 0
            at = match.end()
        return at


def plain_word(word: str) -> str:
    """Return a lower-case word without its possessive and its apostrophes."""
    return word.replace("‑", "-").replace("’", "'").removesuffix("'s").replace("'", "")


def _lower_in_place(letter: str) -> str:
    """Return the letter in lower case, if that is one letter too."""
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


@cache
def cues() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the cue phrases of `cues.csv` with their themes, by their first stem or pair of stems."""
    by_start: dict[str, list[tuple[str, str]]] = {}
    with (HERE / "cues.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            phrase = stems(row["phrase"])
            by_start.setdefault(" ".join(phrase[:2]), []).append((" ".join(phrase), row["theme"]))
    return {start: tuple(phrases) for start, phrases in by_start.items()}


@cache
def tones() -> dict[str, str]:
    """Return the tone of each stem in `tone.csv`; the first line that names a word decides."""
    known: dict[str, str] = {}
    with (HERE / "tone.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known.setdefault(stem(row["word"]), row["tone"])
    return known


class Topics(NamedTuple):
    """What may tell the themes of a text: stems, pairs of stems, and `cue:` with a theme whose cue is there.

    `opening` holds those of the first sentence; `phrases` the cue phrase found for a theme.
    """

    everywhere: set[str]
    opening: set[str]
    phrases: dict[str, str]


def topics(parts: Sequence[Clause], setting: Iterable[str] = ()) -> Topics:
    """Return what may tell the themes of a text in these clauses; `setting` says where the text stands."""
    everywhere: set[str] = set()
    opening: set[str] = set()
    for part in parts:
        everywhere.update(part.stems, part.pairs)
        if part.opens:
            opening.update(part.stems, part.pairs)
    phrases: dict[str, str] = {}
    opened: set[str] = set()
    said: list[str] = []
    for start in sorted(cues().keys() & everywhere):
        for phrase, theme in cues()[start]:
            if phrase == start:
                first = start in opening
            else:
                said = said or [" ".join(part.stems) for part in parts]
                holder = next((place for place, words in enumerate(said) if phrase in words), None)
                if holder is None:
                    continue
                first = parts[holder].opens
            if len(phrase) > len(phrases.get(theme, "")):
                phrases[theme] = phrase
            if first:
                opened.add(f"cue:{theme}")
    everywhere.update(f"cue:{theme}" for theme in phrases)
    everywhere.update(setting)
    opening |= opened
    return Topics(everywhere, opening, phrases)


def clause_features(clause: Clause) -> set[str]:
    """Return what may tell whether a clause praises or finds weakness.

    Words, pairs and threes of words, and the tones in their order: "not always well recorded" is a negation,
    a degree and a praise, and counts as the weakness that it states.
    """
    words = clause.stems
    features = set(words)
    features.update(clause.pairs)
    features.update(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    toned = [(index, name) for index, name in enumerate(map(tones().get, words)) if name]
    features.update(_sequences(toned))
    features.update(_balance(toned))
    if words:
        features.add(f"1:{words[0]}")
        features.add("1:" + " ".join(words[:2]))
        features.add(f"long:{min(6, len(words) // 6)}")
    return features


def _sequences(toned: list[tuple[int, str]]) -> set[str]:
    """Return the tones, and those that follow each other closely, by twos and threes."""
    found = {f"<{name}>" for _, name in toned}
    for (start, one), (end, two) in pairwise(toned):
        if end - start <= 4:
            found.add(f"<{one}~{two}>")
    for (start, one), (_, two), (end, three) in zip(toned, toned[1:], toned[2:], strict=False):
        if end - start <= 6:
            found.add(f"<{one}~{two}~{three}>")
    return found


def _balance(toned: list[tuple[int, str]]) -> set[str]:
    """Return how much praise and weakness stand in a clause once negation and prevention are counted in."""
    negated = prevented = -9
    counted: list[str] = []
    for index, name in toned:
        if name in {"praise", "mild_praise"}:
            near = index - negated <= 5
            counted.append("denied" if near else "mild" if name == "mild_praise" else "praise")
        elif name in {"weakness", "limit"}:
            if index - negated <= 3 or index - prevented <= 4:
                counted.append("averted")
            elif name == "weakness":
                counted.append("weakness")
        elif name == "negation":
            negated = index
        elif name == "prevention":
            prevented = index
    found: set[str] = set()
    for name in set(counted):
        found.update(f"#{name}{times}" for times in range(1, min(counted.count(name), 3) + 1))
    critical = "weakness" in counted or "denied" in counted
    if "praise" in counted:
        found.add("#both" if critical else "#only praise")
    elif critical:
        found.add("#only weakness")
    else:
        found.add("#mild only" if "mild" in counted else "#neither")
    return found
