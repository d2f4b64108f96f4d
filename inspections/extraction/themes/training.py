"""The weights of the classifier, learned anew from the labels, and how well they do elsewhere.

    python -m inspections.extraction.themes.training REPORTS [--check]

`REPORTS` is a folder of the reports that `labels/tuning.csv` names. Needs scikit-learn, which nothing else
does. The same reports and labels always give the same weights. `--check` measures (every council by weights
that have not seen it) and writes nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from inspections.extraction.reports import read_report
from inspections.extraction.themes.classifying import MOST_THEMES
from inspections.extraction.themes.learning import FOLDS, ClauseLearner, Passage, ThemeLearner
from inspections.extraction.themes.weighing import KINDS, Decimals
from inspections.extraction.themes.wording import HERE, Lexicon, Numbers, stems

LABELS = HERE.parent / "labels"
# A stem is given a place if so many passages have it.
LEAST_STEM = 3
CHOICE_FREEDOM = 0.05
CERTAIN = 0.97
# Below this likelihood of the likeliest theme a text is about none.
FLOOR = 0.06


def read_passages(folder: Path) -> list[Passage]:
    """Return every passage of the reports that the labels name; raises KeyError if a label means none."""
    with (LABELS / "tuning.csv").open(encoding="utf-8", newline="") as labels:
        rows = {(row["file"], row["number"], row["item"]): row for row in csv.DictReader(labels)}
    unread = dict.fromkeys(("kind", "themes", "drawn", "tones"), "")
    waiting = set(rows)
    found = []
    for file in sorted({file for file, _, _ in rows}):
        report = read_report((folder / file).read_bytes())
        for passage in report.passages if report else ():
            place = (file, str(passage.number or ""), str(passage.item or "") if passage.asked else "")
            row = rows[place] if place in waiting else unread
            waiting.discard(place)
            found.append(
                Passage(
                    council=file.split("_")[0],
                    text=passage.text,
                    area=passage.area,
                    asked=passage.asked,
                    kind=row["kind"],
                    themes=tuple(filter(None, row["themes"].split("|"))),
                    tones=row["tones"],
                    at_random=row["drawn"] == "at_random",
                )
            )
    if waiting:
        raise KeyError(f"No passage of the reports in {folder} is meant by {sorted(waiting)[:5]}.")
    return found


def folds(passages: Sequence[Passage]) -> Numbers:
    """Return the fold of each passage, from 0; those of one council are in one fold."""
    councils = sorted({passage.council for passage in passages})
    return np.array([councils.index(passage.council) % FOLDS for passage in passages])


def learned_stems(passages: Sequence[Passage]) -> list[str]:
    """Return the stems that enough of the passages have, in alphabetical order."""
    counts = Counter(stem for passage in passages for stem in set(stems(passage.text)))
    return sorted(stem for stem, count in counts.items() if count >= LEAST_STEM)


def choose(likely: Decimals, least: float, least_of_first: float) -> NDArray[np.bool_]:
    """Return which themes are given, by the rule of `classifying`: the likeliest, and what comes near it."""
    first = likely.max(1, keepdims=True)
    given = (likely >= np.maximum(least, least_of_first * first)) | (likely == first)
    fifth = np.sort(likely, axis=1)[:, -MOST_THEMES][:, None]
    return np.asarray(given & (likely >= fifth))


def agreement(given: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """Return the micro-averaged F1 of the themes given."""
    return float(2 * (given & truth).sum() / (given.sum() + truth.sum()))


def chooser() -> Any:
    """Return a model that is to choose one of `KINDS` by evidence."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=CHOICE_FREEDOM, max_iter=5000))


def least_certainty(surest: Decimals, right: NDArray[np.bool_]) -> float:
    """Return the least certainty from which kind and first theme were both right in `CERTAIN` of cases."""
    order = np.argsort(-surest)
    so_far = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(so_far >= CERTAIN)
    return round(float(surest[order][good[-1]]), 3) if len(good) else 1.0


def learn(passages: Sequence[Passage]) -> tuple[Mapping[str, Any], Mapping[str, float]]:
    """Return what is to be written, by file, and how well it does on councils that it did not learn from."""
    stem_list = learned_stems(passages)
    known, folds_of = Lexicon(stem_list), folds(passages)
    parts, themes = ClauseLearner(passages, known), ThemeLearner(passages, known)
    judged, evidence = np.array(parts.passages), parts.evidence(folds_of)
    truth = np.array([KINDS.index(passages[place].kind) for place in judged])
    by_kind = np.zeros((len(judged), len(KINDS)))
    for fold in range(FOLDS):
        held = folds_of[judged] == fold
        by_kind[held] = chooser().fit(evidence[~held], truth[~held]).predict_proba(evidence[held])
    likely = themes.likelihoods(folds_of)
    drawn = np.array([passage.at_random for passage in passages])
    grid = [(low / 100, part / 100) for low in range(8, 50, 2) for part in range(5, 50, 5)]
    best = max(grid, key=lambda pair: agreement(choose(likely[drawn], *pair), themes.truth[drawn]))
    given = choose(likely[drawn], *best)
    kind_right = by_kind.argmax(1) == truth
    first_right = themes.truth[np.arange(len(likely)), likely.argmax(1)]
    right, surest = first_right.copy(), likely.max(1)
    right[judged] &= kind_right
    surest[judged] = np.minimum(surest[judged], by_kind.max(1))
    certain_from = least_certainty(surest[drawn], right[drawn])
    certain = drawn & (surest >= certain_from)
    figures = {
        "paragraphs": float(drawn[judged].sum()),
        "kind": float(kind_right[drawn[judged]].mean()),
        "themes F1": agreement(given, themes.truth[drawn]),
        "first theme": float(first_right[drawn].mean()),
        "themes each": float(given.sum(1).mean()),
        "certain": float(certain.sum() / drawn.sum()),
        "right of the certain": float(right[certain].mean()),
    }
    scaler, choice = (step for _, step in chooser().fit(evidence, truth).steps)
    calibration = {
        "themes": list(themes.slugs),
        "kind_means": _rounded(scaler.mean_),
        "kind_spreads": _rounded(scaler.scale_),
        "kind_rows": [_rounded(row) for row in choice.coef_],
        "kind_leanings": _rounded(choice.intercept_),
        "least": best[0],
        "least_of_first": best[1],
        "floor": FLOOR,
        "certain_from": certain_from,
    }
    return {"stems": stem_list, "kinds": parts, "themes": themes, "calibration": calibration}, figures


def _rounded(values: Decimals) -> list[float]:
    return [float(f"{value:.5g}") for value in values]


def write(learned: Mapping[str, Any]) -> None:
    """Write the weights, learned from everything, beside the modules that read them."""
    (HERE / "stems.txt").write_text("\n".join(learned["stems"]) + "\n", encoding="utf-8")
    learned["kinds"].table().write("kind_weights.npz")
    learned["themes"].table().write("theme_weights.npz")
    calibration = json.dumps(learned["calibration"], indent=1) + "\n"
    (HERE / "calibration.json").write_text(calibration, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Measure, and write the weights unless only a check is asked for; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m inspections.extraction.themes.training", description=__doc__
    )
    parser.add_argument("reports", type=Path, help="a folder of the reports that labels/tuning.csv names")
    parser.add_argument("--check", action="store_true", help="measure only, write nothing")
    options = parser.parse_args(arguments)
    learned, figures = learn(read_passages(options.reports))
    for name, figure in figures.items():
        sys.stdout.write(f"{name:24}{figure:10.3f}\n")
    if not options.check:
        write(learned)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
