"""What the clauses of a passage say together, from which its kind is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from inspections.extraction.themes.weighing import Decimals, likelihoods
from inspections.extraction.themes.wording import Clause, Numbers

HEDGED = re.compile(
    r"\b(?:very small|small (?:number|minority|proportion|cohort)|few|minority|occasion|isolated)\b",
    re.IGNORECASE,
)
CONCEDES = re.compile(
    r"\s*(?:and )?(?:although|though|while|whilst|despite|notwithstanding)\b", re.IGNORECASE
)
RECOMMENDS = "ecommendation)"
LONGEST = 200


def hedged(parts: Sequence[Clause]) -> list[bool]:
    """Return which clauses speak of a few only."""
    return [_may_be_hedged(part.text) and HEDGED.search(part.text) is not None for part in parts]


def _may_be_hedged(text: str) -> bool:
    """Return whether the search is worth its time: plain ones are many times faster, and rule most out."""
    return "mall" in text or "ew" in text or "inorit" in text or "ccasion" in text or "solated" in text


def kind_evidence(
    parts: Sequence[Clause], hedges: Sequence[bool], starts: Numbers, scores: Decimals, votes: Decimals
) -> Decimals:
    """Return what the clauses say together, a row a passage; `starts` are the passages' first clauses.

    Most, second most and mean praise and weakness, where they stand, how hedged, and whether the passage
    refers to a recommendation. `scores` has a row a clause and the columns of `weighing.SCORES`, `votes` a
    row a passage and those of `weighing.VOTES`. The order of the figures is that of `Calibration.kind_rows`;
    change both together, by training anew.
    """
    lengths = np.array([min(len(part.text), LONGEST) for part in parts], dtype=np.float64)
    counts = np.diff([*starts, len(parts)])
    shares = lengths / np.repeat(np.add.reduceat(lengths, starts), counts)
    conceded = np.array([CONCEDES.match(part.text) is not None for part in parts])
    recommends = np.logical_or.reduceat([RECOMMENDS in part.text for part in parts], starts)
    sides = [
        _sides(scores[:, pair], shares, np.array(hedges), conceded, starts, counts)
        for pair in (slice(0, 2), slice(2, 4))
    ]
    return np.column_stack([*sides[0], *sides[1], votes, np.log(counts), recommends])


def _sides(
    scores: Decimals,
    shares: Decimals,
    hedges: np.ndarray,
    conceded: np.ndarray,
    starts: Numbers,
    counts: Numbers,
) -> list[Decimals]:
    """Return the evidence of one pair of scores, praise and weakness."""
    likely = likelihoods(scores)
    most, total = np.maximum.reduceat, np.add.reduceat
    highest, best = most(scores, starts), most(likely, starts)
    weighed = total(likely * shares[:, None], starts)
    ends = starts + counts - 1
    second = np.column_stack([_second(likely[:, side], starts, counts) for side in (0, 1)])
    own = np.where(conceded[:, None], 0.0, likely)
    own_sums = total(own, starts)
    weakness = likely[:, 1]
    figures = [
        highest,
        total(scores * shares[:, None], starts),
        weighed,
        total(likely, starts),
        second,
        likely[starts],
        likely[ends],
        total(likely > 0.5, starts, dtype=np.float64) / counts[:, None],
        best.min(1),
        weighed.prod(1),
        most(np.where(hedges, weakness, 0.0), starts),
        most(np.where(hedges, 0.0, weakness), starts),
        total(np.where(hedges, weakness * shares, 0.0), starts),
        1.0 - np.exp(total(np.log1p(-0.9 * likely), starts)),
        most(own, starts),
        (own_sums[:, 0] + 0.3) / (own_sums.sum(1) + 0.6),
        own_sums[:, 0],
    ]
    return [np.asarray(figure, dtype=np.float64) for figure in figures]


def highest(values: Decimals, starts: Numbers) -> Numbers:
    """Return the clause with the highest value in every passage."""
    return _rising(values, starts)[np.append(starts[1:], len(values)) - 1]


def _second(values: Decimals, starts: Numbers, counts: Numbers) -> Decimals:
    """Return the second highest value of every passage; 0 where it has one clause."""
    before_last = np.maximum(starts + counts - 2, 0)
    return np.where(counts > 1, values[_rising(values, starts)[before_last]], 0.0)


def _rising(values: Decimals, starts: Numbers) -> Numbers:
    """Return the clauses by passage, in the order of their values."""
    passages = np.searchsorted(starts, np.arange(len(values)), "right")
    return np.lexsort((values, passages))
