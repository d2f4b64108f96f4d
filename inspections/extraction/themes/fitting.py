"""The arithmetic of training: texts as rows of weighted features, and logistic models fitted to them.

Plain numpy, no randomness that is not seeded, so that the same labels give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
ROUNDS = 300


@dataclass(frozen=True)
class Vocabulary:
    """The features worth a weight, with the rarity by which each is weighed."""

    places: dict[str, int]
    rarity: Numbers

    @classmethod
    def of(
        cls,
        texts: Sequence[Iterable[str]],
        needed: Sequence[Iterable[str]],
        *,
        least: int,
        least_needed: int,
        most: float,
        emphasis: dict[str, float],
    ) -> Vocabulary:
        """Return the features of `least` texts, `least_needed` labelled ones, and at most a share `most`.

        `emphasis` multiplies the rarity of features by how they begin; the first beginning that fits decides.
        """
        everywhere = Counter(feature for text in texts for feature in text)
        labelled = Counter(feature for text in needed for feature in text)
        kept = sorted(
            feature
            for feature, count in everywhere.items()
            if count >= least and labelled[feature] >= least_needed and count <= most * len(texts)
        )
        rarity = np.array([np.log(len(texts) / everywhere[feature]) + 0.1 for feature in kept])
        for place, feature in enumerate(kept):
            factor = next((value for start, value in emphasis.items() if feature.startswith(start)), 1.0)
            if " " in feature and factor == 1.0:
                factor = emphasis.get("pair", 1.0)
            rarity[place] *= factor
        return cls({feature: place for place, feature in enumerate(kept)}, rarity)

    def rows(self, texts: Sequence[Iterable[str]]) -> Rows:
        """Return the texts as rows of length one."""
        ends = [0]
        places: list[int] = []
        values: list[Numbers] = []
        for text in texts:
            known = np.array(sorted(self.places[f] for f in set(text) if f in self.places), dtype=np.int64)
            weight = self.rarity[known]
            values.append(weight / (np.sqrt((weight**2).sum()) or 1.0))
            places.extend(known.tolist())
            ends.append(len(places))
        return Rows(
            np.array(places, dtype=np.int64), np.concatenate(values), np.array(ends), len(self.places)
        )


def summed(places: NDArray[np.int64], values: Numbers, count: int) -> Numbers:
    """Return the values summed by the place that each belongs to."""
    return np.bincount(places, values, count).astype(np.float64)


@dataclass(frozen=True)
class Rows:
    """A sparse matrix, row by row."""

    places: NDArray[np.int64]
    values: Numbers
    ends: NDArray[np.int64]
    width: int

    @property
    def count(self) -> int:
        """Return the number of rows."""
        return len(self.ends) - 1

    def owners(self) -> NDArray[np.int64]:
        """Return, for every value, the row that it stands in."""
        return np.repeat(np.arange(self.count), np.diff(self.ends))

    def dense(self) -> NDArray[np.float32]:
        """Return the matrix in full."""
        full = np.zeros((self.count, self.width), dtype=np.float32)
        full[self.owners(), self.places] = self.values
        return full

    def pick(self, chosen: Sequence[int]) -> Rows:
        """Return some of the rows, in the order asked for."""
        spans = [slice(self.ends[row], self.ends[row + 1]) for row in chosen]
        places = np.concatenate([self.places[span] for span in spans])
        values = np.concatenate([self.values[span] for span in spans])
        ends = np.concatenate([[0], np.cumsum([span.stop - span.start for span in spans])])
        return Rows(places, values, ends, self.width)

    def times(self, weight: Numbers) -> Numbers:
        """Return the score of every row."""
        return summed(self.owners(), self.values * weight[self.places], self.count)


@dataclass(frozen=True)
class Logistic:
    """Weights and leaning of one or several logistic models; a column a model."""

    weight: Numbers
    lean: Numbers


def directions(rows: Rows, count: int) -> Numbers:
    """Return the directions (width x count) in which rows differ most: words in company point alike."""
    full = rows.dense()
    reach = np.random.default_rng(0).standard_normal((rows.count, count + 20)).astype(np.float32)
    for _ in range(5):
        basis, _ = np.linalg.qr(full.T @ reach)
        reach = full @ basis
    _, _, turned = np.linalg.svd(reach, full_matrices=False)
    return np.asarray((basis @ turned.T)[:, :count], dtype=np.float64)


def fit_themes(rows: Rows, company: Numbers, share: float, truth: Numbers, penalty: float) -> Logistic:
    """Return one model a theme, over features and the company they keep, as weights of features alone."""
    full = rows.dense().astype(np.float64)
    kept = full @ company * share
    level, turn = np.linalg.eigh(full @ full.T + kept @ kept.T)
    usable = level > 1e-8
    root = np.sqrt(level[usable])
    found = descend(turn[:, usable] * root, truth, penalty)
    by_row = turn[:, usable] @ (found.weight / root[:, None])
    weight = full.T @ by_row + (company * share) @ (kept.T @ by_row)
    return Logistic(weight, found.lean)


def descend(inputs: Numbers, truth: Numbers, penalty: float) -> Logistic:
    """Return the logistic models that explain the truth (a column each), by accelerated descent."""
    count, width = inputs.shape
    weight = ahead = np.zeros((width, truth.shape[1]))
    lean = lean_ahead = np.log((truth.mean(0) + 1e-3) / (1 - truth.mean(0) + 1e-3))
    step = 1.0 / (0.25 * (np.linalg.norm(inputs, 2) ** 2) + penalty)
    lean_step = 4.0 / count
    for turn in range(ROUNDS):
        miss = 1 / (1 + np.exp(-(inputs @ ahead + lean_ahead))) - truth
        following = ahead - step * (inputs.T @ miss + penalty * ahead)
        lean_following = lean_ahead - lean_step * miss.sum(0)
        pace = turn / (turn + 3)
        ahead, weight = following + pace * (following - weight), following
        lean_ahead, lean = lean_following + pace * (lean_following - lean), lean_following
    return Logistic(weight, lean)


def fit_sparse(rows: Rows, truth: Numbers, trust: Numbers, penalty: float) -> Logistic:
    """Return one logistic model over sparse rows, each trusted by a weight of its own."""
    weight = ahead = np.zeros(rows.width)
    lean = lean_ahead = 0.0
    owners = rows.owners()
    probe = np.random.default_rng(0).standard_normal(rows.width)
    for _ in range(20):
        probe = summed(rows.places, rows.values * rows.times(probe)[owners], rows.width)
        norm = float(np.linalg.norm(probe))
        probe /= norm
    step = 1.0 / (0.25 * norm * 1.05 + penalty)
    for turn in range(ROUNDS):
        miss = (1 / (1 + np.exp(-(rows.times(ahead) + lean_ahead))) - truth) * trust
        slope = summed(rows.places, rows.values * miss[owners], rows.width)
        following = ahead - step * (slope + penalty * ahead)
        lean_following = lean_ahead - 4.0 / rows.count * float(miss.sum())
        pace = turn / (turn + 3)
        ahead, weight = following + pace * (following - weight), following
        lean_ahead, lean = lean_following + pace * (lean_following - lean), lean_following
    return Logistic(weight[:, None], np.array([lean]))


def fit_choice(inputs: Numbers, truth: NDArray[np.int64], kinds: int, penalty: float) -> Logistic:
    """Return the model that chooses one of several kinds (softmax), by accelerated descent."""
    wanted = np.eye(kinds)[truth]
    weight = ahead = np.zeros((inputs.shape[1], kinds))
    lean = lean_ahead = np.log(wanted.mean(0) + 1e-3)
    step = 1.0 / (0.5 * (np.linalg.norm(inputs, 2) ** 2) + penalty)
    for turn in range(ROUNDS * 5):
        score = inputs @ ahead + lean_ahead
        score -= score.max(1, keepdims=True)
        share = np.exp(score)
        miss = share / share.sum(1, keepdims=True) - wanted
        following = ahead - step * (inputs.T @ miss + penalty * ahead)
        lean_following = lean_ahead - 2.0 / len(inputs) * miss.sum(0)
        pace = turn / (turn + 3)
        ahead, weight = following + pace * (following - weight), following
        lean_ahead, lean = lean_following + pace * (lean_following - lean), lean_following
    return Logistic(weight, lean)
