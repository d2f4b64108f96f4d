"""What the classifier learns from: labelled passages as rows of features, and the models fitted to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import clone
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from inspections.extraction.themes.classifying import setting
from inspections.extraction.themes.evidence import hedged, kind_evidence
from inspections.extraction.themes.features import (
    FAMILY,
    OPENING,
    Family,
    Features,
    Keys,
    clause_features,
    cue_table,
    find_cues,
    topic_features,
)
from inspections.extraction.themes.weighing import KINDS, SCORES, VOTES, Decimals, Table
from inspections.extraction.themes.wording import Clause, Lexicon, Numbers, Words, clauses, cues
from inspections.vocabulary import Area, FindingKind

FOLDS = 6
# A feature gets a weight if so many clauses or passages have it.
LEAST_CLAUSES = 4
LEAST_PASSAGES = 5
COMPANY = 400
CLAUSE_FREEDOM = 8.0
THEME_FREEDOM = 30.0
WHOLE_FREEDOM = 10.0
# A passage that is praise as a whole vouches for its clauses, but less than a reader of the clause does.
VOUCHED = 0.6
EMPHASIS = {Family.CUE: 2.0, Family.PAIR: 0.7, Family.CONTENT_PAIR: 0.7}
EMPHASIS_OF_OPENING = 0.6

Matrix = Any  # a sparse matrix of scipy, which ships no types


@dataclass(frozen=True)
class Passage:
    """A passage of a report and what a careful reader found in it; no `kind` where nobody labelled it.

    `tones` has a letter a clause (p praise, n weakness, b both, o neither, . not labelled), or is empty.
    `at_random` tells a passage drawn at random from one that was labelled because it was hard: both are
    learned from, but only the first say how well the classifier does.
    """

    council: str
    text: str
    area: Area | None
    asked: FindingKind | None
    kind: str
    themes: tuple[str, ...]
    tones: str
    at_random: bool


@dataclass(frozen=True)
class Weighed:
    """Clauses or passages as rows of length one: the keys of their features, how rare each is, the rows."""

    keys: Numbers
    rarity: Decimals
    rows: Matrix

    @classmethod
    def of(cls, found: Features, owners: int, least: int, emphasis: Mapping[Family, float]) -> Weighed:
        """Return the rows of so many owners over the features that at least so many of them have."""
        keys, places = np.unique(found.keys, return_inverse=True)
        unlike = np.unique(found.owners * len(keys) + places)
        counts = np.bincount(unlike % len(keys), minlength=len(keys))
        kept = counts >= least
        family = keys[kept] % OPENING >> FAMILY
        rarity = np.log(owners / counts[kept]) + 0.1
        for one, factor in emphasis.items():
            rarity[family == one] *= factor
        rarity[(keys[kept] >= OPENING) & (family != Family.CUE)] *= EMPHASIS_OF_OPENING
        return cls(keys[kept], rarity, cls.rows_of(found, owners, keys[kept], rarity))

    @staticmethod
    def rows_of(found: Features, owners: int, keys: Numbers, rarity: Decimals) -> Matrix:
        """Return the rows of so many owners over the features with these keys."""
        places, known = Keys(keys).look_up(found.keys)
        whose, which = found.owners[known], places[known]
        lengths = np.sqrt(np.bincount(whose, rarity[which] ** 2, owners))
        values = rarity[which] / lengths[whose]
        return sparse.csr_matrix((values, (whose, which)), shape=(owners, len(keys)))

    def table(self, weights: Decimals, leanings: Decimals, kind: type[np.signedinteger[Any]]) -> Table:
        """Return learned weights (features x models), as whole numbers of this kind."""
        folded = weights * self.rarity[:, None]
        steps = np.abs(folded).max(0) / np.iinfo(kind).max
        return Table(
            keys=self.keys,
            shares=(self.rarity**2).astype(np.float32),
            rows=np.rint(folded / steps).astype(kind),
            steps=steps,
            leanings=leanings,
        )


class ClauseLearner:
    """The clauses as the models of praise and weakness see them; `owners` has the passage of each."""

    def __init__(self, passages: Sequence[Passage], known: Lexicon) -> None:
        """Take the clauses of the labelled paragraphs."""
        self.passages = [place for place, passage in enumerate(passages) if _is_judged(passage)]
        parts = [clauses(passages[place].text) for place in self.passages]
        self.parts = [part for some in parts for part in some]
        self.owners = np.repeat(self.passages, [len(some) for some in parts])
        self.hedges = hedged(self.parts)
        found = clause_features(Words.of(self.parts, known), self.hedges)
        self.weighed = Weighed.of(found, len(self.parts), LEAST_CLAUSES, {})
        whole = found._replace(owners=np.searchsorted(self.passages, self.owners)[found.owners])
        keys, rarity = self.weighed.keys, self.weighed.rarity
        self.wholes = Weighed.rows_of(whole, len(self.passages), keys, rarity)
        self.kinds = np.array([passages[place].kind for place in self.passages])
        letters, self.trust = _letters(passages, self.passages, parts)
        kinds = np.array([passages[owner].kind for owner in self.owners])
        praise, weakness = np.isin(letters, ("p", "b")), np.isin(letters, ("n", "b"))
        read = letters != "."
        # In a passage that is a concern no praise weighs, and no weakness in one that is praise.
        self.targets = [
            (praise, read),
            (weakness, read),
            (praise & np.isin(kinds, ("strength", "mixed")), read | (kinds == "concern")),
            (weakness & np.isin(kinds, ("concern", "mixed")), read | (kinds == "strength")),
        ]

    def learn(self, known: NDArray[np.bool_]) -> list[LogisticRegression]:
        """Return a model for each of `SCORES`, learned from the clauses of the passages that are known."""
        mine = known[self.owners]
        models = []
        for truth, read in self.targets:
            chosen = mine & read
            model = LogisticRegression(C=CLAUSE_FREEDOM, solver="liblinear", random_state=0)
            models.append(model.fit(self.weighed.rows[chosen], truth[chosen], self.trust[chosen]))
        return models

    def learn_wholes(self, known: NDArray[np.bool_]) -> list[LogisticRegression]:
        """Return a model for each of `VOTES`, learned from the passages that are known as wholes."""
        chosen = known[self.passages]
        model = LogisticRegression(C=WHOLE_FREEDOM, solver="liblinear", random_state=0)
        return [clone(model).fit(self.wholes[chosen], self.kinds[chosen] == kind) for kind in VOTES]

    def evidence(self, folds_of: Numbers) -> Decimals:
        """Return what the clauses of every paragraph say together, by models that have not seen them."""
        scores = np.zeros((len(self.parts), len(SCORES)))
        votes = np.zeros((len(self.passages), len(VOTES)))
        for fold in range(FOLDS):
            held = folds_of[self.owners] == fold
            for column, model in enumerate(self.learn(folds_of != fold)):
                scores[held, column] = model.decision_function(self.weighed.rows[held])
            held = folds_of[self.passages] == fold
            for column, model in enumerate(self.learn_wholes(folds_of != fold)):
                votes[held, column] = model.decision_function(self.wholes[held])
        starts = np.searchsorted(self.owners, self.passages)
        return kind_evidence(self.parts, self.hedges, starts, scores, votes)

    def table(self) -> Table:
        """Return the weights learned from everything."""
        everything = np.ones(max(self.passages) + 1, dtype=bool)
        models = self.learn(everything) + self.learn_wholes(everything)
        weights = np.column_stack([model.coef_[0] for model in models])
        return self.weighed.table(weights, np.array([model.intercept_[0] for model in models]), np.int16)


def _is_judged(passage: Passage) -> bool:
    return passage.kind in KINDS and bool(passage.text.strip())


def _letters(
    passages: Sequence[Passage], chosen: Sequence[int], parts: Sequence[Sequence[Clause]]
) -> tuple[NDArray[np.str_], Decimals]:
    """Return the letter of every clause, and how far it is trusted."""
    letters: list[str] = []
    trust: list[float] = []
    for place, some in zip(chosen, parts, strict=True):
        passage = passages[place]
        given = passage.tones if len(passage.tones) == len(some) else "." * len(some)
        vouched = {"strength": "p", "neutral": "o"}.get(passage.kind, ".")
        letters.extend(vouched if letter == "." else letter for letter in given)
        trust.extend(VOUCHED if letter == "." and vouched == "p" else 1.0 for letter in given)
    return np.array(letters), np.array(trust)


class ThemeLearner:
    """The passages as the models of the themes see them."""

    def __init__(self, passages: Sequence[Passage], known: Lexicon) -> None:
        """Take the features of all passages; those without labels still tell which words keep company."""
        parts = [clauses(passage.text) for passage in passages]
        texts = np.repeat(np.arange(len(parts)), [len(some) for some in parts])
        flat = [part for some in parts for part in some]
        words = Words.of(flat, known)
        self.slugs = tuple(sorted(set(cues().values()).union(*(passage.themes for passage in passages))))
        said = find_cues(words, texts, cue_table(known.places, self.slugs))
        settings = np.array([setting(passage.area, passage.asked) for passage in passages])
        opens = np.array([part.opens for part in flat])
        found = topic_features(words, texts, opens, settings, said)
        self.weighed = Weighed.of(found, len(passages), LEAST_PASSAGES, EMPHASIS)
        turned = TruncatedSVD(COMPANY, random_state=0).fit(self.weighed.rows)
        self.company = turned.components_.T
        self.rows = sparse.hstack(
            [self.weighed.rows, sparse.csr_matrix(self.weighed.rows @ self.company)]
        ).tocsr()
        self.labelled = np.array([bool(passage.kind) for passage in passages])
        self.truth = np.array([[slug in passage.themes for slug in self.slugs] for passage in passages])

    def learn(self, known: NDArray[np.bool_]) -> OneVsRestClassifier:
        """Return the models of all themes learned from the labelled passages among those known."""
        chosen = known & self.labelled
        model = LogisticRegression(C=THEME_FREEDOM, solver="liblinear", random_state=0)
        return OneVsRestClassifier(model, n_jobs=-1).fit(self.rows[chosen], self.truth[chosen])

    def likelihoods(self, folds_of: Numbers) -> Decimals:
        """Return the probability of every theme for every passage, by models that have not seen it."""
        likely = np.zeros(self.truth.shape)
        for fold in range(FOLDS):
            held = folds_of == fold
            likely[held] = self.learn(~held).predict_proba(self.rows[held])
        return likely

    def table(self) -> Table:
        """Return the weights learned from everything, of features alone: company kept is counted in."""
        models = self.learn(np.ones(len(self.labelled), dtype=bool)).estimators_
        both = np.column_stack([model.coef_[0] for model in models])
        weights = both[: len(self.weighed.keys)] + self.company @ both[len(self.weighed.keys) :]
        return self.weighed.table(weights, np.array([model.intercept_[0] for model in models]), np.int8)
