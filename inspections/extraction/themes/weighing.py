"""The trained weights, and what they make of a text: a score for each theme, and for praise and weakness.

The weights are data, written by `training`: `theme_weights.txt` has a line for every word, pair of words or
cue and in it one number for every theme; `kind_weights.txt` has the same for praise and weakness in a
clause; `calibration.json` has what is left. All of it is read once, when the first text is classified.
"""

from __future__ import annotations

import json
import math
import re
import struct
from base64 import b85decode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from inspections.extraction.themes.wording import Clause, Topics, clause_features

HERE = Path(__file__).parent
KINDS = ("strength", "concern", "mixed", "neutral")

HEDGED = re.compile(
    r"\b(?:very small|small (?:number|minority|proportion|cohort)|few|minority|occasion|isolated)\b",
    re.IGNORECASE,
)
CONCEDES = re.compile(
    r"\s*(?:and )?(?:although|though|while|whilst|despite|notwithstanding)\b", re.IGNORECASE
)

LANE = 32
MIDDLE = 128
WIDE_LANE = 40
LANE_MASK = (1 << WIDE_LANE) - 1
OFFSET = 1000
FINENESS = 1000
MOST_CLAUSES = 60


@dataclass(frozen=True)
class Lanes:
    """The weights of features for all themes at once.

    A feature's row holds one byte a theme (128 is nothing). `packed` holds the same numbers in one integer,
    32 bits a theme and at last the feature's share in the length of a text, so that the evidence of a whole
    text is one sum.
    """

    rows: dict[str, bytes]
    packed: dict[str, int]


@dataclass(frozen=True)
class Weights:
    """What the classifier learned.

    `themes` are slugs, in the order of the lanes; `opening` holds the weights that a feature of the first
    sentence has besides. A row of `clauses` holds praise, weakness and share in the length, packed likewise.
    """

    themes: tuple[str, ...]
    anywhere: Lanes
    opening: Lanes
    steps: tuple[float, ...]
    leanings: tuple[float, ...]
    clauses: dict[str, int]
    clause_leanings: tuple[float, float]
    kind_means: tuple[float, ...]
    kind_spreads: tuple[float, ...]
    kind_rows: tuple[tuple[float, ...], ...]
    kind_leanings: tuple[float, ...]
    least: float
    least_of_first: float
    floor: float
    certain_from: float


@cache
def weights() -> Weights:
    """Return the weights that ship beside this module."""
    calibration = json.loads((HERE / "calibration.json").read_text(encoding="utf-8"))
    anywhere, opening = Lanes({}, {}), Lanes({}, {})
    for line in (HERE / "theme_weights.txt").read_text(encoding="utf-8").splitlines():
        feature, share, row = line.split("\t")
        lanes = opening if feature.startswith("^") else anywhere
        feature = feature.removeprefix("^")
        values = b85decode(row)
        lanes.rows[feature] = values
        packed = int.from_bytes(b"\0\0\0".join(map(bytes, zip(values, strict=True))), "little")
        lanes.packed[feature] = packed + (round(float(share) * FINENESS) << LANE * len(values))
    clause_rows: dict[str, int] = {}
    for line in (HERE / "kind_weights.txt").read_text(encoding="utf-8").splitlines():
        feature, share, praise, weakness = line.split("\t")
        clause_rows[feature] = pack(float(praise), float(weakness), float(share))
    return Weights(
        themes=tuple(calibration["themes"]),
        anywhere=anywhere,
        opening=opening,
        steps=tuple(calibration["steps"]),
        leanings=tuple(calibration["leanings"]),
        clauses=clause_rows,
        clause_leanings=(calibration["clause_leanings"][0], calibration["clause_leanings"][1]),
        kind_means=tuple(calibration["kind_means"]),
        kind_spreads=tuple(calibration["kind_spreads"]),
        kind_rows=tuple(tuple(row) for row in calibration["kind_rows"]),
        kind_leanings=tuple(calibration["kind_leanings"]),
        least=calibration["least"],
        least_of_first=calibration["least_of_first"],
        floor=calibration["floor"],
        certain_from=calibration["certain_from"],
    )


def likelihood(score: float) -> float:
    """Return the probability, 0 to 1, that a logistic score stands for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def theme_scores(found: Topics) -> list[float]:
    """Return the logistic score of every theme, in the order of `Weights.themes`."""
    learned = weights()
    total = known = 0
    for lanes, features in ((learned.anywhere, found.everywhere), (learned.opening, found.opening)):
        held = lanes.packed.keys() & features
        known += len(held)
        total += sum(map(lanes.packed.__getitem__, held))
    count = len(learned.themes)
    *sums, share = struct.unpack(f"<{count + 1}I", total.to_bytes((count + 1) * LANE // 8, "little"))
    length = math.sqrt(share / FINENESS) or 1.0
    offset = MIDDLE * known
    return [
        (lane - offset) * step / length + lean
        for lane, step, lean in zip(sums, learned.steps, learned.leanings, strict=True)
    ]


def pack(praise: float, weakness: float, share: float) -> int:
    """Return the numbers of a clause's feature as one integer, to be summed; weights lie between ±1000."""
    raised = (
        round((praise + OFFSET) * FINENESS),
        round((weakness + OFFSET) * FINENESS),
        round(share * FINENESS),
    )
    return raised[0] | raised[1] << WIDE_LANE | raised[2] << 2 * WIDE_LANE


def clause_scores(clause: Clause) -> tuple[float, float]:
    """Return how strongly a clause praises and how strongly it finds weakness, as logistic scores."""
    learned = weights()
    held = learned.clauses.keys() & clause_features(clause)
    total = sum(map(learned.clauses.__getitem__, held))
    offset = len(held) * OFFSET * FINENESS
    praise = (total & LANE_MASK) - offset
    weakness = (total >> WIDE_LANE & LANE_MASK) - offset
    length = math.sqrt((total >> 2 * WIDE_LANE) / FINENESS) * FINENESS or 1.0
    return praise / length + learned.clause_leanings[0], weakness / length + learned.clause_leanings[1]


def telling(phrases: set[str], *, praise: bool) -> list[tuple[int, str]]:
    """Return those of the phrases that speak for one side more than for the other, with how much."""
    rows = weights().clauses
    nothing = OFFSET * FINENESS
    found = []
    for phrase in rows.keys() & phrases:
        sides = rows[phrase] & LANE_MASK, rows[phrase] >> WIDE_LANE & LANE_MASK
        mine, other = sides if praise else sides[::-1]
        if mine > max(other, nothing):
            found.append((mine, phrase))
    return found


def kind_evidence(parts: Sequence[Clause], scores: Sequence[tuple[float, float]], text: str) -> list[float]:
    """Return what the clauses say together: most, least and mean praise and weakness, where, and how hedged.

    The order of the numbers is the order of `Weights.kind_rows`; change both together, by training anew.
    """
    praise = [likelihood(score) for score, _ in scores]
    weakness = [likelihood(score) for _, score in scores]
    lengths = [min(len(part.text), 200) for part in parts]
    whole = sum(lengths)
    shares = [length / whole for length in lengths]
    hedged = [bool(HEDGED.search(part.text)) for part in parts]
    own = [not CONCEDES.match(part.text) for part in parts]
    own_praise = [value if stands else 0.0 for value, stands in zip(praise, own, strict=True)]
    own_weakness = [value if stands else 0.0 for value, stands in zip(weakness, own, strict=True)]
    count = len(parts)
    weighed_praise = math.fsum(p * s for p, s in zip(praise, shares, strict=True))
    weighed_weakness = math.fsum(w * s for w, s in zip(weakness, shares, strict=True))
    second = sorted(weakness)[-2] if count > 1 else 0.0
    second_praise = sorted(praise)[-2] if count > 1 else 0.0
    return [
        max(score for _, score in scores),
        max(score for score, _ in scores),
        math.fsum(score * s for (_, score), s in zip(scores, shares, strict=True)),
        math.fsum(score * s for (score, _), s in zip(scores, shares, strict=True)),
        weighed_weakness,
        weighed_praise,
        sum(weakness),
        sum(praise),
        second,
        second_praise,
        weakness[0],
        praise[0],
        weakness[-1],
        praise[-1],
        sum(value > 0.5 for value in weakness) / count,
        sum(value > 0.5 for value in praise) / count,
        math.log(count),
        min(max(weakness), max(praise)),
        weighed_weakness * weighed_praise,
        max(value if hedge else 0.0 for value, hedge in zip(weakness, hedged, strict=True)),
        max(0.0 if hedge else value for value, hedge in zip(weakness, hedged, strict=True)),
        math.fsum(w * s for w, s, hedge in zip(weakness, shares, hedged, strict=True) if hedge),
        1.0 - math.prod(1.0 - 0.9 * value for value in weakness),
        1.0 - math.prod(1.0 - 0.9 * value for value in praise),
        max(own_praise),
        max(own_weakness),
        (sum(own_praise) + 0.3) / (sum(own_praise) + sum(own_weakness) + 0.6),
        sum(own_praise),
        1.0 if "ecommendation)" in text else 0.0,
    ]


def kind_likelihoods(evidence: Sequence[float]) -> list[float]:
    """Return the probability of each of `KINDS` for a passage with this evidence."""
    learned = weights()
    level = [
        (value - mean) / spread
        for value, mean, spread in zip(evidence, learned.kind_means, learned.kind_spreads, strict=True)
    ]
    scores = [
        math.fsum(weight * value for weight, value in zip(row, level, strict=True)) + lean
        for row, lean in zip(learned.kind_rows, learned.kind_leanings, strict=True)
    ]
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    return [part / sum(parts) for part in parts]
