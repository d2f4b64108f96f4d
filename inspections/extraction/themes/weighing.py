"""The trained weights, and what they make of features: a score for each theme, and for praise and weakness.

The weights are data, written by `training`: `theme_weights.npz` has for every feature (see `features`) one
whole number for every theme, `kind_weights.npz` the same for praise and weakness in a clause;
`calibration.json` has what is left. All of it is read once, when the first text is classified. Scores are
sums of whole numbers, so that they are the same on every machine.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from inspections.extraction.themes.features import Features, Keys
from inspections.extraction.themes.wording import HERE, Numbers

KINDS = ("strength", "concern", "mixed", "neutral")
# What the columns of the clause weights score. The last two count only what weighs in the whole passage:
# praise in a passage that is praise or mixed, weakness in one that is a concern or mixed.
SCORES = ("praise", "weakness", "weighty_praise", "weighty_weakness")
# Further columns of the same table, which score a passage as a whole: of which kind it is.
VOTES = ("strength", "concern", "mixed")

Decimals = NDArray[np.float64]


class Hits(NamedTuple):
    """Features that have weights: whose each is, its row among the weights, and the words it stands in.

    `owners` never fall, so that what an owner has stands together.
    """

    owners: Numbers
    rows: Numbers
    starts: Numbers
    ends: Numbers

    def only(self, chosen: NDArray[Any] | slice) -> Hits:
        """Return the chosen ones, in the order in which they are chosen."""
        return Hits(*(column[chosen] for column in self))

    def firsts(self) -> Numbers:
        """Return where the hits of each owner begin."""
        return np.flatnonzero(np.diff(self.owners, prepend=-1))


class Sums(NamedTuple):
    """What the hits of some owners come to: `totals` (owners x models) of rows, `squares` of lengths."""

    totals: Numbers
    squares: Decimals

    def together(self, firsts: Numbers) -> Sums:
        """Return the sums of groups of owners that follow each other, each from one of these on."""
        return Sums(np.add.reduceat(self.totals, firsts), np.add.reduceat(self.squares, firsts))


@dataclass(frozen=True)
class Table:
    """The weights of features: `keys` in rising order, a row of whole numbers for each, a column a model.

    A score is the sum of an owner's rows, times the model's step, over the length of all that the owner
    has (`shares` are squares), plus the model's leaning. What an owner has twice counts twice.
    """

    keys: Numbers
    shares: NDArray[np.float32]
    rows: NDArray[Any]
    steps: Decimals
    leanings: Decimals

    @cached_property
    def places(self) -> Keys:
        """Return the keys as they are looked up."""
        return Keys(self.keys)

    @classmethod
    def read(cls, name: str) -> Table:
        """Return the table in a file beside this module."""
        with np.load(HERE / name, allow_pickle=False) as file:
            return cls(**{field.name: file[field.name] for field in fields(cls)})

    def write(self, name: str) -> None:
        """Write the table to a file beside this module."""
        np.savez_compressed(HERE / name, **{field.name: getattr(self, field.name) for field in fields(self)})

    def hits(self, found: Features) -> Hits:
        """Return those of the features that have weights."""
        places, known = self.places.look_up(found.keys)
        hits = np.flatnonzero(known)
        # So few are read at once (`classifying.BATCH`) that short integers hold them, which sort in one pass.
        hits = hits[np.argsort(found.owners[hits].astype(np.uint16), kind="stable")]
        return Hits(found.owners[hits], places[hits], found.starts[hits], found.ends[hits])

    def sums(self, hits: Hits, owners: int) -> Sums:
        """Return what the hits of so many owners come to."""
        totals = np.zeros((owners, len(self.steps)), dtype=np.int64)
        if len(hits.owners):
            firsts = hits.firsts()
            rows = np.take(self.rows, hits.rows, axis=0)
            totals[hits.owners[firsts]] = np.add.reduceat(rows, firsts, dtype=np.int32)
        squares = np.bincount(hits.owners, self.shares[hits.rows], owners)
        return Sums(totals, squares.astype(np.float64, copy=False))

    def scores(self, sums: Sums, models: slice = slice(None)) -> Decimals:
        """Return the logistic scores (owners x models) that sums stand for, by these models."""
        lengths = np.sqrt(sums.squares)
        lengths[lengths == 0] = 1.0
        scores = sums.totals[:, models] * self.steps[models] / lengths[:, None] + self.leanings[models]
        return np.asarray(scores)


@dataclass(frozen=True)
class Calibration:
    """What was learned besides the tables.

    `themes` are slugs, in the order of the theme table's models. `kind_rows` has a row of weights for every
    one of `KINDS`, over the evidence less `kind_means`, over `kind_spreads`. A theme is given if its
    likelihood is at least `least` and `least_of_first` times that of the likeliest, and none if even that is
    below `floor`. A classification is certain from `certain_from` on.
    """

    themes: tuple[str, ...]
    kind_means: Decimals
    kind_spreads: Decimals
    kind_rows: Decimals
    kind_leanings: Decimals
    least: float
    least_of_first: float
    floor: float
    certain_from: float


@cache
def theme_table() -> Table:
    """Return the weights of the themes that ship beside this module."""
    return Table.read("theme_weights.npz")


@cache
def kind_table() -> Table:
    """Return the weights of praise and weakness that ship beside this module, for `SCORES` and `VOTES`."""
    return Table.read("kind_weights.npz")


@cache
def calibration() -> Calibration:
    """Return the calibration that ships beside this module."""
    stored = json.loads((HERE / "calibration.json").read_text(encoding="utf-8"))
    figures = {name: np.array(value) if isinstance(value, list) else value for name, value in stored.items()}
    return Calibration(**figures | {"themes": tuple(stored["themes"])})


def likelihoods(scores: Decimals) -> Decimals:
    """Return the probabilities, 0 to 1, that logistic scores stand for."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30.0, 30.0))))


def kind_likelihoods(evidence: Decimals, learned: Calibration) -> Decimals:
    """Return the probability of each of `KINDS` (passages x kinds) for passages with this evidence."""
    level = (evidence - learned.kind_means) / learned.kind_spreads
    scores = level @ learned.kind_rows.T + learned.kind_leanings
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))
