"""The weights of `sifting`, learned anew from articles that were written and keyed for it.

    python -m inspections.extraction.article_training FOLDER [--check]

`FOLDER` holds articles (`*.txt`, `*.html`), for each a key (`*.json`, as `article_accuracy` describes it) and
`councils.csv`, the list of the councils that they name. Needs scikit-learn, which no reading
does. The same articles always give the same weights. `--check` measures, every tenth of the articles by
weights that have not seen it, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from inspections.extraction import councils
from inspections.extraction.article_accuracy import keyed_articles, places_of
from inspections.extraction.articles.reading import finding_candidates
from inspections.extraction.articles.sifting import WEIGHTS, Candidate, Model, is_finding, praises
from inspections.vocabulary import FindingKind

FOLDS = 10
# A feature gets a weight if so many parts of sentences have it.
LEAST = 3
FREEDOM = {"finding": 0.1, "praise": 0.1}
DECIMALS = 3


@dataclass(frozen=True)
class Labelled:
    """A part of a sentence, the article that it is from, and the kinds of the keyed findings it stands in."""

    article: int
    candidate: Candidate
    kinds: frozenset[str]


def labelled(folder: Path) -> list[Labelled]:
    """Return every part of a sentence that may be a finding, with what the keys say of it."""
    with councils.listed_in(folder / "councils.csv"):
        return [one for number, pair in enumerate(keyed_articles(folder)) for one in _of(number, *pair)]


def _of(number: int, article: Path, key: Mapping[str, Any]) -> Iterator[Labelled]:
    for one, text in finding_candidates(article.read_bytes()):
        start, end = one.sentence.start + one.piece.start, one.sentence.start + one.piece.end
        kinds = {
            finding["kind"]
            for finding in key["findings"]
            for first, last in places_of(finding, one.sentence.block, text)
            if first < end and start < last
        }
        yield Labelled(number, one, frozenset(kinds))


def questions(parts: Sequence[Labelled]) -> dict[str, tuple[list[Labelled], NDArray[np.bool_]]]:
    """Return for each of the two questions the parts that answer it, and their answers."""
    told = [part for part in parts if len({kind == FindingKind.STRENGTH for kind in part.kinds}) == 1]
    return {
        "finding": (list(parts), np.array([bool(part.kinds) for part in parts])),
        "praise": (told, np.array([FindingKind.STRENGTH in part.kinds for part in told])),
    }


def learn(question: str, parts: Sequence[Labelled], answers: NDArray[np.bool_]) -> Model:
    """Return the weights that answer a question, by the names of `Candidate.features`."""
    rows = [part.candidate.features for part in parts]
    counts = Counter(name for row in rows for name in row)
    known = [{name: value for name, value in row.items() if counts[name] >= LEAST} for row in rows]
    names = DictVectorizer()
    matrix = names.fit_transform(known)
    # liblinear counts with 32 bits.
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    model = LogisticRegression(C=FREEDOM[question], solver="liblinear", max_iter=3000, random_state=0)
    model.fit(matrix, answers)
    weights = {
        name: round(float(weight), DECIMALS)
        for name, weight in zip(names.get_feature_names_out(), model.coef_[0], strict=True)
        if round(float(weight), DECIMALS)
    }
    return {"bias": round(float(model.intercept_[0]), DECIMALS), **weights}


def check(parts: Sequence[Labelled]) -> Iterator[str]:
    """Yield how well the questions are answered for articles that the weights have not seen."""
    for question, (asked, answers) in questions(parts).items():
        folds = np.array([part.article % FOLDS for part in asked])
        given = np.zeros(len(asked), dtype=bool)
        for fold in range(FOLDS):
            held = np.flatnonzero(folds == fold)
            seen = np.flatnonzero(folds != fold)
            model = learn(question, [asked[place] for place in seen], answers[seen])
            given[held] = [_answer(question, asked[place].candidate, model) for place in held]
        yield _line(question, answers, given)
        if question == "finding":
            rules = np.array([not part.candidate.doubts for part in asked])
            yield _line("by rules", answers, rules)


def _answer(question: str, one: Candidate, model: Model) -> bool:
    return is_finding(one, model) if question == "finding" else praises(one, model).is_so


def _line(name: str, answers: NDArray[np.bool_], given: NDArray[np.bool_]) -> str:
    right = float((given & answers).sum())
    return (
        f"{name:10}{len(answers):6} parts  recall {right / answers.sum():.3f}"
        f"  precision {right / given.sum():.3f}  right {float((given == answers).mean()):.3f}"
    )


def main(arguments: Sequence[str]) -> int:
    """Measure, or learn and write the weights; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m inspections.extraction.article_training", description=__doc__
    )
    parser.add_argument("folder", type=Path, help="articles, their keys, and councils.csv")
    parser.add_argument("--check", action="store_true", help="measure only, write nothing")
    options = parser.parse_args(arguments)
    parts = labelled(options.folder)
    if options.check:
        sys.stdout.writelines(f"{line}\n" for line in check(parts))
        return 0
    models = {question: learn(question, *asked) for question, asked in questions(parts).items()}
    WEIGHTS.write_text(json.dumps(models, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
