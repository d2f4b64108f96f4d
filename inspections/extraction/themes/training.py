"""The weights of the classifier, learned anew from the labels, and how well they do elsewhere.

    python -m inspections.extraction.themes.training REPORTS [--check]

`REPORTS` is a folder of the reports that `labels/tuning.csv` names. Needs numpy, which nothing else does.
The same reports and labels always give the same weights. `--check` measures (every council by weights that
have not seen it) and writes nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from base64 import b85encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inspections.extraction.reports import read_report
from inspections.extraction.themes.classifying import MOST_THEMES, setting
from inspections.extraction.themes.fitting import (
    Logistic,
    Numbers,
    Vocabulary,
    directions,
    fit_choice,
    fit_sparse,
    fit_themes,
)
from inspections.extraction.themes.weighing import HERE, KINDS, MIDDLE, kind_evidence
from inspections.extraction.themes.wording import QUIET, Clause, clause_features, clauses, tones, topics
from inspections.vocabulary import Area, FindingKind

LABELS = HERE.parent / "labels"
FOLDS = 6
COMPANY = 150
THEME_PENALTY = 0.1
CLAUSE_PENALTY = 0.05
CHOICE_PENALTY = 10.0
# A passage that is praise as a whole vouches for its clauses, but less than a reader of the clause does.
VOUCHED = 0.6
EMPHASIS = {"cue:": 2.0, "^cue:": 2.0, "^": 0.6, "pair": 0.7}
CERTAIN = 0.97

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Passage:
    """A passage of a report and what a careful reader found in it; no `kind` where nobody labelled it.

    `tones` has a letter a clause (p praise, n weakness, b both, o neither, . not labelled), or is empty.
    `at_random` tells a passage drawn at random from one that was labelled because it was hard: both are
    learned from, but only the first say how often what occurs, and how well the classifier does.
    """

    council: str
    text: str
    area: Area | None
    asked: FindingKind | None
    kind: str
    themes: tuple[str, ...]
    tones: str
    at_random: bool


def read_labels(name: str) -> dict[Place, dict[str, str]]:
    """Return the rows of a file of labels by file, number and item; raises KeyError on a missing column."""
    with (LABELS / name).open(encoding="utf-8", newline="") as file:
        return {(row["file"], row["number"], row["item"]): row for row in csv.DictReader(file)}


def read_passages(folder: Path, labels: str) -> list[Passage]:
    """Return every passage of the reports that the labels name; raises KeyError if a label means none."""
    rows, tones = read_labels(labels), read_labels("clauses.csv")
    waiting = set(rows)
    found = []
    for file in sorted({file for file, _, _ in rows}):
        report = read_report((folder / file).read_bytes())
        for passage in report.passages if report else ():
            place = (file, str(passage.number or ""), str(passage.item or "") if passage.asked else "")
            row = rows[place] if place in waiting else {"kind": "", "themes": "", "drawn": ""}
            waiting.discard(place)
            found.append(
                Passage(
                    council=file.split("_")[0],
                    text=passage.text,
                    area=passage.area,
                    asked=passage.asked,
                    kind=row["kind"],
                    themes=tuple(filter(None, row["themes"].split("|"))),
                    tones=tones.get(place, {"tones": ""})["tones"],
                    at_random=row["drawn"] == "at_random",
                )
            )
    if waiting:
        raise KeyError(f"No passage of the reports in {folder} is meant by {sorted(waiting)[:5]}.")
    return found


def folds(passages: Sequence[Passage]) -> list[tuple[list[int], list[int]]]:
    """Return pairs of places to learn from and to measure on, so that no council is on both sides."""
    councils = sorted({passage.council for passage in passages})
    fold_of = {council: place % FOLDS for place, council in enumerate(councils)}
    sides = []
    for fold in range(FOLDS):
        held = [place for place, passage in enumerate(passages) if fold_of[passage.council] == fold]
        known = [place for place, passage in enumerate(passages) if fold_of[passage.council] != fold]
        sides.append((known, held))
    return sides


def topic_features(passage: Passage) -> set[str]:
    """Return what may tell a passage's themes, once more with `^` where its first sentence has it."""
    found = topics(clauses(passage.text), setting(passage.area, passage.asked))
    features = found.everywhere | {f"^{feature}" for feature in found.opening}
    return {feature for feature in features if not QUIET.issuperset(feature.removeprefix("^").split())}


def tone_features(clause: Clause) -> set[str]:
    """Return what may tell whether a clause praises, without threes of words that carry no tone."""
    known = tones().keys()
    return {
        feature
        for feature in clause_features(clause)
        if feature.count(" ") < 2 or not known.isdisjoint(feature.split())
    }


class ThemeLearner:
    """The passages as the theme model sees them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Take the features of all passages; those without labels still tell which words keep company."""
        features = [topic_features(passage) for passage in passages]
        self.labelled = [place for place, passage in enumerate(passages) if passage.kind]
        self.slugs = sorted({theme for passage in passages for theme in passage.themes})
        known = [features[place] for place in self.labelled]
        self.vocabulary = Vocabulary.of(features, known, least=6, least_needed=3, most=0.5, emphasis=EMPHASIS)
        self.company = directions(self.vocabulary.rows(features), COMPANY)
        self.rows = self.vocabulary.rows(known)
        self.truth = np.array(
            [[float(slug in passages[place].themes) for slug in self.slugs] for place in self.labelled]
        )

    def learn(self, chosen: Sequence[int]) -> Logistic:
        """Return the models learned from some of the labelled passages."""
        return fit_themes(self.rows.pick(chosen), self.company, 1.0, self.truth[list(chosen)], THEME_PENALTY)

    def scores(self, model: Logistic, chosen: Sequence[int]) -> Numbers:
        """Return the probability of every theme for some of the labelled passages."""
        rows = self.rows.pick(chosen)
        score = np.stack([rows.times(column) for column in model.weight.T], axis=1) + model.lean
        return np.asarray(1 / (1 + np.exp(-score)))


class ClauseLearner:
    """The clauses as the model of praise and weakness sees them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Take the clauses whose tone a reader labelled, or whose passage is praise as a whole."""
        self.parts = [clauses(passage.text) for passage in passages]
        owners, tones, trust, features = [], [], [], []
        for place, (passage, parts) in enumerate(zip(passages, self.parts, strict=True)):
            if passage.asked or not (passage.kind or passage.tones):
                continue
            letters = passage.tones if len(passage.tones) == len(parts) else "." * len(parts)
            for part, letter in zip(parts, letters, strict=True):
                if letter == "." and passage.kind == "strength":
                    letter, trusted = "p", VOUCHED
                elif letter == "." and passage.kind == "neutral":
                    letter, trusted = "o", 1.0
                else:
                    trusted = 1.0
                if letter != ".":
                    owners.append(place)
                    tones.append(letter)
                    trust.append(trusted)
                    features.append(tone_features(part))
        self.owners = np.array(owners)
        self.vocabulary = Vocabulary.of(features, features, least=3, least_needed=3, most=0.7, emphasis={})
        self.rows = self.vocabulary.rows(features)
        self.trust = np.array(trust)
        self.praise = np.array([float(tone in "pb") for tone in tones])
        self.weakness = np.array([float(tone in "nb") for tone in tones])

    def learn(self, passages: Sequence[int]) -> tuple[Logistic, Logistic]:
        """Return the models of praise and of weakness learned from the clauses of some passages."""
        chosen = np.flatnonzero(np.isin(self.owners, passages))
        rows, trust = self.rows.pick(chosen.tolist()), self.trust[chosen]
        praise = fit_sparse(rows, self.praise[chosen], trust, CLAUSE_PENALTY)
        return praise, fit_sparse(rows, self.weakness[chosen], trust, CLAUSE_PENALTY)

    def evidence(
        self, models: tuple[Logistic, Logistic], passages: Sequence[Passage], place: int
    ) -> list[float]:
        """Return what the clauses of one passage say together."""
        parts = self.parts[place]
        rows = self.vocabulary.rows([tone_features(part) for part in parts])
        praise, weakness = (rows.times(model.weight[:, 0]) + model.lean[0] for model in models)
        return kind_evidence(
            parts, list(zip(praise.tolist(), weakness.tolist(), strict=True)), passages[place].text
        )


def choose(likely: Numbers, least: float, least_of_first: float) -> NDArray[np.bool_]:
    """Return which themes are given, by the rule of `classifying`: the likeliest, and what comes near it."""
    first = likely.max(1, keepdims=True)
    given = (likely >= np.maximum(least, least_of_first * first)) | (likely == first)
    fifth = np.sort(likely, axis=1)[:, -MOST_THEMES][:, None]
    return np.asarray(given & (likely >= fifth))


def agreement(given: NDArray[np.bool_], truth: Numbers) -> float:
    """Return the micro-averaged F1 of the themes given."""
    return float(2 * (given * truth).sum() / (given.sum() + truth.sum()))


def levelled(evidence: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return the evidence with mean nought and spread one, and the means and spreads taken out."""
    means, spreads = evidence.mean(0), evidence.std(0) + 1e-6
    return (evidence - means) / spreads, means, spreads


def shares(scores: Numbers) -> Numbers:
    """Return the probabilities that scores stand for, row by row."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


@dataclass(frozen=True)
class Measured:
    """How the classifier does on passages of councils that it did not learn from."""

    kind: float
    themes: float
    first: float
    given: float
    least: float
    least_of_first: float
    certain_from: float
    certain_share: float
    certain_right: float
    evidence: Numbers
    judged: list[int]

    def __str__(self) -> str:
        """Return the figures in one line."""
        return (
            f"kind {self.kind:.3f} of {len(self.judged)} paragraphs; themes F1 {self.themes:.3f}, "
            f"first theme {self.first:.3f}, {self.given:.2f} themes each; "
            f"certain {self.certain_share:.2f}, of these right {self.certain_right:.3f}"
        )


def measure(passages: Sequence[Passage], themes: ThemeLearner, parts: ClauseLearner) -> Measured:
    """Return the figures by cross-validation over councils, and the thresholds that do best."""
    likely = np.zeros_like(themes.truth)
    place_of = {place: row for row, place in enumerate(themes.labelled)}
    judged = [
        place for place in themes.labelled if passages[place].kind in KINDS and passages[place].at_random
    ]
    evidence: dict[int, list[float]] = {}
    sides = folds(passages)
    for known, held in sides:
        mine = [place_of[place] for place in held if place in place_of]
        model = themes.learn([place_of[place] for place in known if place in place_of])
        likely[mine] = themes.scores(model, mine)
        models = parts.learn(known)
        evidence.update(
            {place: parts.evidence(models, passages, place) for place in held if place in set(judged)}
        )
    gathered = np.array([evidence[place] for place in judged])
    truth = np.array([KINDS.index(passages[place].kind) for place in judged])
    by_kind = np.zeros((len(judged), len(KINDS)))
    for known, held in sides:
        mine = [row for row, place in enumerate(judged) if place in set(held)]
        others = [row for row, place in enumerate(judged) if place in set(known)]
        level, means, spreads = levelled(gathered[others])
        model = fit_choice(level, truth[others], len(KINDS), CHOICE_PENALTY)
        by_kind[mine] = shares((gathered[mine] - means) / spreads @ model.weight + model.lean)
    drawn = np.array([passages[place].at_random for place in themes.labelled])
    wanted, offered = themes.truth[drawn], likely[drawn]
    grid = [(low / 100, part / 100) for low in range(8, 50, 2) for part in range(5, 50, 5)]
    best = max(grid, key=lambda pair: agreement(choose(offered, *pair), wanted))
    given = choose(offered, *best)
    spoken = wanted.sum(1) > 0
    first_right = wanted[np.arange(len(offered)), offered.argmax(1)] > 0
    right = first_right.copy()
    surest = offered.max(1)
    row_of = {place: row for row, place in enumerate(np.array(themes.labelled)[drawn].tolist())}
    for row, place in enumerate(judged):
        right[row_of[place]] &= by_kind[row].argmax() == truth[row]
        surest[row_of[place]] = min(surest[row_of[place]], by_kind[row].max())
    certain_from = least_certainty(surest, right)
    certain = surest >= certain_from
    return Measured(
        kind=float((by_kind.argmax(1) == truth).mean()),
        themes=agreement(given, wanted),
        first=float(first_right[spoken].mean()),
        given=float(given.sum(1).mean()),
        least=best[0],
        least_of_first=best[1],
        certain_from=certain_from,
        certain_share=float(certain.mean()),
        certain_right=float(right[certain].mean()),
        evidence=gathered,
        judged=judged,
    )


def least_certainty(surest: Numbers, right: NDArray[np.bool_]) -> float:
    """Return the least certainty from which kind and first theme were both right in `CERTAIN` of cases."""
    order = np.argsort(-surest)
    so_far = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(so_far >= CERTAIN)
    return round(float(surest[order][good[-1]]), 3) if len(good) else 1.0


def write(passages: Sequence[Passage], themes: ThemeLearner, parts: ClauseLearner, found: Measured) -> None:
    """Write the weights learned from everything, rounded, beside the modules that read them."""
    model = themes.learn(range(len(themes.labelled)))
    folded = model.weight * themes.vocabulary.rarity[:, None]
    steps = np.abs(folded).max(0) / (MIDDLE - 1)
    lanes = np.rint(folded / steps).astype(int) + MIDDLE
    lines = [
        "\t".join((feature, f"{rarity**2:.4f}", b85encode(bytes(row.tolist())).decode()))
        for feature, rarity, row in zip(
            themes.vocabulary.places, themes.vocabulary.rarity, lanes, strict=True
        )
    ]
    (HERE / "theme_weights.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    models = parts.learn(range(len(passages)))
    weight = [model.weight[:, 0] * parts.vocabulary.rarity for model in models]
    lines = [
        f"{feature}\t{rarity**2:.3f}\t{praise:.2f}\t{weakness:.2f}"
        for feature, rarity, praise, weakness in zip(
            parts.vocabulary.places, parts.vocabulary.rarity, *weight, strict=True
        )
    ]
    (HERE / "kind_weights.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    level, means, spreads = levelled(found.evidence)
    truth = np.array([KINDS.index(passages[place].kind) for place in found.judged])
    choice = fit_choice(level, truth, len(KINDS), CHOICE_PENALTY)

    def rounded(values: Numbers) -> list[float]:
        return [float(f"{value:.5g}") for value in values]

    calibration = {
        "themes": themes.slugs,
        "steps": rounded(steps),
        "leanings": rounded(model.lean),
        "clause_leanings": [float(f"{model.lean[0]:.5g}") for model in models],
        "kind_means": rounded(means),
        "kind_spreads": rounded(spreads),
        "kind_rows": [rounded(column) for column in choice.weight.T],
        "kind_leanings": rounded(choice.lean),
        "least": found.least,
        "least_of_first": found.least_of_first,
        "floor": 0.06,
        "certain_from": found.certain_from,
    }
    (HERE / "calibration.json").write_text(json.dumps(calibration, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Measure, and write the weights unless only a check is asked for; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m inspections.extraction.themes.training", description=__doc__
    )
    parser.add_argument("reports", type=Path, help="a folder of the reports that labels/tuning.csv names")
    parser.add_argument("--check", action="store_true", help="measure only, write nothing")
    options = parser.parse_args(arguments)
    passages = read_passages(options.reports, "tuning.csv")
    themes, parts = ThemeLearner(passages), ClauseLearner(passages)
    found = measure(passages, themes, parts)
    sys.stdout.write(f"{found}\n")
    if not options.check:
        write(passages, themes, parts, found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
