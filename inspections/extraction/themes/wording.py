"""A text in clauses and words, and the features by which the classifier knows its words again.

Standard library only, and one pass over the words: a report has some 6,000 of them and is classified in a
few hundredths of a second. The two word lists beside this module are meant to be edited: `cues.csv` (a
theme and a phrase that speaks of it) and `tone.csv` (a tone and a word that carries it, "praise" or
"negation" for instance). A new phrase counts as its theme's other phrases do, without training anew.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent

WORD = re.compile(r"[a-z0-9]+(?:[-&][a-z0-9]+)*")
PRINTED_WORD = re.compile(r"[A-Za-z0-9]+(?:[-‑&’'][A-Za-z0-9]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?;])[\s)]+(?=[A-Z‘“(])")
# "good, but not yet consistent" says two things; "is, however, limited" says one.
TURN = re.compile(
    r"[,;:–] (?=(?:but|although|though|whereas|yet|while|whilst|despite|albeit|except)\b|however\b(?! ?,))"
)
CONCESSION = re.compile(
    r"(?:However, )?(?:Although|While|Whilst|Despite|Though|Notwithstanding|Even though|Even where|In spite of)"
    r"\b[^,]{8,}?,\s"
)
QUIET = frozenset(
    "a an the of to and in for is are be by with on that this it their they as at from or has have had been was "
    "were which who these those them its there will can also other than into when where if so not no".split()
)
POSSESSIVES = str.maketrans({"‑": "-", "’": "'"})


class Cue(NamedTuple):
    """A phrase that speaks of a theme, as stems."""

    stems: tuple[str, ...]
    theme: str


def sentences(text: str) -> list[str]:
    """Return the sentences of the text, in order; a semicolon before a capital ends one too."""
    return [sentence for sentence in SENTENCE_END.split(text) if sentence.strip()]


def clauses(text: str) -> list[str]:
    """Return the statements of the text, in order: its sentences, parted where one turns against itself."""
    found: list[str] = []
    for sentence in sentences(text):
        concession = CONCESSION.match(sentence)
        parts = [sentence]
        if concession and len(sentence) - concession.end() > 15:
            parts = [sentence[: concession.end()], sentence[concession.end() :]]
        for part in parts:
            found.extend(piece for piece in TURN.split(part) if len(piece.strip()) > 2)
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
    plain = text.lower().translate(POSSESSIVES).replace("'s", "").replace("'", "")
    return [stem(word) for word in WORD.findall(plain)]


class Printed:
    """The words of a text as they are printed, found by their stems."""

    def __init__(self, text: str) -> None:
        """Take the text apart once, so that many phrases can be looked up in it."""
        self.text = text
        self.spans: list[tuple[str, int, int]] = []
        self.places: dict[str, list[int]] = {}
        for index, match in enumerate(PRINTED_WORD.finditer(text)):
            word = match[0].lower().translate(POSSESSIVES).removesuffix("'s").replace("'", "")
            known = stem(word)
            self.spans.append((known, match.start(), match.end()))
            self.places.setdefault(known, []).append(index)

    def first(self, phrase: tuple[str, ...]) -> str:
        """Return the first place where the stems stand together, as printed; nothing if they do not."""
        for index in self.places.get(phrase[0], ()):
            words = self.spans[index : index + len(phrase)]
            if tuple(word for word, _, _ in words) == phrase:
                return self.text[words[0][1] : words[-1][2]]
        return ""


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the cue phrases of `cues.csv`, by their first stem."""
    by_first: dict[str, list[Cue]] = {}
    with (HERE / "cues.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            phrase = tuple(stems(row["phrase"]))
            by_first.setdefault(phrase[0], []).append(Cue(phrase, row["theme"]))
    return {first: tuple(phrases) for first, phrases in by_first.items()}


@cache
def tones() -> dict[str, str]:
    """Return the tone of each stem in `tone.csv`; the first line that names a word decides."""
    known: dict[str, str] = {}
    with (HERE / "tone.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known.setdefault(stem(row["word"]), row["tone"])
    return known


def theme_features(text: str, *setting: str) -> dict[str, tuple[str, ...]]:
    """Return what may tell the text's themes, each with the stems that it stands for.

    Words and pairs of words, the cue phrases found (`cue:` and the theme), all of these once more with `^`
    where the first sentence has them (what a passage is about stands there), and the settings given.
    """
    found: dict[str, tuple[str, ...]] = {name: () for name in setting}
    known = cues()
    for place, sentence in enumerate(sentences(text)):
        words = stems(sentence)
        local: dict[str, tuple[str, ...]] = {}
        after = [*words[1:], ""]
        for index, (word, following) in enumerate(zip(words, after, strict=True)):
            quiet = word in QUIET
            if not quiet:
                local[word] = (word,)
            if following and not (quiet and following in QUIET):
                local[f"{word} {following}"] = (word, following)
            for cue in known.get(word, ()):
                if len(cue.stems) == 1 or tuple(words[index : index + len(cue.stems)]) == cue.stems:
                    local[f"cue:{cue.theme}"] = cue.stems
        for name, stand_for in local.items():
            found.setdefault(name, stand_for)
        if place == 0:
            found.update({f"^{name}": stand_for for name, stand_for in local.items()})
    return found


def clause_features(clause: str) -> set[str]:
    """Return what may tell whether a clause praises or finds weakness.

    Words, pairs and threes of words, and the tones in their order: "not always well recorded" is a negation,
    a degree and a praise, and counts as the weakness that it states.
    """
    words = stems(clause)
    known = tones()
    tone = [known.get(word) for word in words]
    features = set(words)
    features.update(map(" ".join, pairwise(words)))
    for index in range(len(words) - 2):
        if tone[index] or tone[index + 1] or tone[index + 2]:
            features.add(f"{words[index]} {words[index + 1]} {words[index + 2]}")
    toned = [(index, name) for index, name in enumerate(tone) if name]
    features.update(f"<{name}>" for _, name in toned)
    features.update(_sequences(toned))
    features.update(_balance(toned))
    if words:
        features.add(f"1:{words[0]}")
        features.add("1:" + " ".join(words[:2]))
        features.add(f"long:{min(6, len(words) // 6)}")
    return features


def _sequences(toned: list[tuple[int, str]]) -> set[str]:
    """Return the tones that follow each other closely, by twos and threes."""
    found = set()
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
    count = {"denied": 0, "praise": 0, "mild": 0, "weakness": 0, "averted": 0}
    for index, name in toned:
        match name:
            case "negation":
                negated = index
            case "prevention":
                prevented = index
            case "praise" | "mild_praise" if index - negated <= 5:
                count["denied"] += 1
            case "praise":
                count["praise"] += 1
            case "mild_praise":
                count["mild"] += 1
            case "weakness" | "limit" if index - negated <= 3 or index - prevented <= 4:
                count["averted"] += 1
            case "weakness":
                count["weakness"] += 1
    found = {f"#{name}{times}" for name, total in count.items() for times in range(1, min(total, 3) + 1)}
    critical = bool(count["weakness"] or count["denied"])
    match critical, bool(count["praise"]):
        case True, True:
            found.add("#both")
        case True, False:
            found.add("#only weakness")
        case False, True:
            found.add("#only praise")
        case False, False:
            found.add("#mild only" if count["mild"] else "#neither")
    return found
