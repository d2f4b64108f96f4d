"""The judgement area that a passage is about, by its own words, where the report does not say it.

Bullets under "What needs to improve?" and the recommendations of the single inspection framework stand
under no judgement. Each phrase of `area_cues.csv` found in one of them speaks for an area with its weight;
twice as loud near the start, where a recommendation names its subject.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from inspections.vocabulary import Area

CUES = Path(__file__).with_name("area_cues.csv")

SUBJECT = 70
"""A phrase that starts within so many characters belongs to the subject of the passage."""


_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")

KEY = 3
"""Phrases are looked up by so many first letters; none is shorter."""


class Cue(NamedTuple):
    """One phrase, matched from the start of a word, and how much it speaks for an area."""

    phrase: str
    area: Area
    weight: int


def area_by_words(text: str, judged: Collection[Area]) -> Area | None:
    """Return the area that the words speak for most, among those the report judges; None if none speaks.

    Where children in care and care leavers are judged together, or adoption is not judged, their phrases
    speak for the judgement that covers them. Of overlapping phrases only the longest speaks.
    """
    scores: dict[Area, int] = {}
    seen: set[str] = set()
    for start, cue in _cues_in(text.lower().replace("’", "'")):
        if cue.phrase not in seen:
            seen.add(cue.phrase)
            area = _covering(cue.area, judged)
            scores[area] = scores.get(area, 0) + cue.weight * (2 if start < SUBJECT else 1)
    return max(scores, key=lambda area: scores[area]) if scores else None


def _cues_in(text: str) -> Iterator[tuple[int, Cue]]:
    """Yield the phrases of a text in lower case, with where they start; the longest at each place."""
    cues, taken = _load(), 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < taken:
            continue
        for cue in cues.get(text[start : start + KEY], ()):
            if text.startswith(cue.phrase, start):
                taken = start + len(cue.phrase)
                yield start, cue
                break


def _covering(area: Area, judged: Collection[Area]) -> Area:
    """Return the judgement under which this report treats the area."""
    if area in judged:
        return area
    if Area.IN_CARE_AND_CARE_LEAVERS in judged and area in {Area.IN_CARE, Area.CARE_LEAVERS, Area.ADOPTION}:
        return Area.IN_CARE_AND_CARE_LEAVERS
    return Area.IN_CARE if area is Area.ADOPTION else area


@cache
def _load() -> dict[str, tuple[Cue, ...]]:
    """Return the cues by their first letters, longest first."""
    with CUES.open(encoding="utf-8", newline="") as handle:
        cues = [Cue(row["phrase"], Area(row["area"]), int(row["weight"])) for row in csv.DictReader(handle)]
    found: dict[str, tuple[Cue, ...]] = {}
    for cue in sorted(cues, key=lambda cue: -len(cue.phrase)):
        found[cue.phrase[:KEY]] = (*found.get(cue.phrase[:KEY], ()), cue)
    return found
