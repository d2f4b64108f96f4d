"""What may tell what a text says: its words and phrases, its tones in their order, as numbers to look up.

A feature is a key, one integer: the family of the feature and up to three parts of 15 bits (stems, tones).
The same functions serve training and reading, for all clauses of a report at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inspections.extraction.themes.wording import TONES, Numbers, Words, cues

PART = 15
FAMILY = 3 * PART
OPENING = 1 << FAMILY + 6
NOWHERE = -1


class Family(IntEnum):
    """The families of features; the order is part of the trained weights."""

    WORD = 1
    PAIR = 2
    THREE = 3
    TONE = 4
    TONE_PAIR = 5
    TONE_THREE = 6
    TONE_WORD = 7
    WORD_TONE = 8
    TONE_GAP_WORD = 9
    BALANCE = 10
    SUMMARY = 11
    FIRST_WORD = 12
    FIRST_PAIR = 13
    LENGTH = 14
    SHAPE = 15
    HEDGED = 16
    CONTENT_PAIR = 17
    CUE = 18
    SETTING = 19


class Features(NamedTuple):
    """Features found: whose each is, its key, and the words from `starts` until `ends` that it stands in.

    A feature of a whole text, which stands nowhere, has `NOWHERE` for both.
    """

    owners: Numbers
    keys: Numbers
    starts: Numbers
    ends: Numbers


class Cues(NamedTuple):
    """Cue phrases found: in which text each, of which theme (its place), and the words it stands in."""

    owners: Numbers
    themes: Numbers
    starts: Numbers
    ends: Numbers

    def longest(self) -> Cues:
        """Return the longest phrase of every theme in every text, or the first of these."""
        order = np.lexsort((self.starts, self.starts - self.ends, self.themes, self.owners))
        owners, themes = self.owners[order], self.themes[order]
        first = (np.diff(owners, prepend=NOWHERE) != 0) | (np.diff(themes, prepend=NOWHERE) != 0)
        return Cues(*(column[order[first]] for column in self))


def key(family: Family, *parts: Numbers | int) -> Numbers:
    """Return the keys of the family's features with these parts, one to three of them."""
    packed = parts[0]
    for part in parts[1:]:
        packed = packed << PART | part
    return np.asarray(packed | family << FAMILY, dtype=np.int64)


class Keys:
    """Distinct keys, found by hashing: some ten times as fast as by bisection where there are many.

    A key stands in the slot that its product with `SPREAD` points to, or in the first free one after it.
    """

    # The golden ratio as a fraction of 2**64: neighbouring keys come to stand far from each other (Knuth).
    SPREAD = np.uint64(0x9E3779B97F4A7C15)
    ROOM = 4

    def __init__(self, keys: Numbers) -> None:
        """Give every key its slot, of which there are at least `ROOM` for each."""
        self.keys = keys
        bits = (self.ROOM * len(keys)).bit_length()
        self.shift, self.last = np.uint64(64 - bits), (1 << bits) - 1
        self.slots = np.full(1 << bits, NOWHERE, dtype=np.int32)
        slots, waiting = self._slots_of(keys), np.arange(len(keys))
        while len(waiting):
            free = waiting[self.slots[slots[waiting]] == NOWHERE]
            self.slots[slots[free]] = free
            waiting = waiting[self.slots[slots[waiting]] != waiting]
            slots[waiting] = slots[waiting] + 1 & self.last

    def look_up(self, wanted: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
        """Return where the wanted keys stand among the keys, and which of them are there at all."""
        slots = self._slots_of(wanted)
        places = self.slots[slots].astype(np.int64)
        known = self.keys[places] == wanted
        known &= places != NOWHERE
        others = np.flatnonzero(~known & (places != NOWHERE))
        while len(others):
            slots[others] = slots[others] + 1 & self.last
            places[others] = self.slots[slots[others]]
            others = others[places[others] != NOWHERE]
            known[others] = self.keys[places[others]] == wanted[others]
            others = others[~known[others]]
        return places, known

    def _slots_of(self, keys: Numbers) -> Numbers:
        return (keys.view(np.uint64) * self.SPREAD >> self.shift).view(np.int64)


class _Gathered:
    """Features as they are found, family by family."""

    def __init__(self, owners: Numbers) -> None:
        self.owners = owners
        self.found: list[Features] = []

    def phrases(self, family: Family, starts: Numbers, *parts: Numbers | int, span: Numbers | int) -> None:
        """Add features that stand in `span` words from these on."""
        self.found.append(
            Features(
                self.owners[starts],
                np.broadcast_to(key(family, *parts), starts.shape),
                starts,
                starts + span,
            )
        )

    def wholes(self, family: Family, owners: Numbers, *parts: Numbers | int) -> None:
        """Add features of whole texts."""
        nowhere = np.full(len(owners), NOWHERE)
        self.found.append(
            Features(owners, np.broadcast_to(key(family, *parts), owners.shape), nowhere, nowhere)
        )

    def all(self) -> Features:
        """Return everything found."""
        return Features(*map(np.concatenate, zip(*self.found, strict=True)))


def _runs(words: Words, length: int, *, among: Numbers | None = None) -> list[Numbers]:
    """Return the places of words that follow each other in one clause, `length` of them at a time."""
    places = np.arange(len(words.stems)) if among is None else among
    count = max(len(places) - length + 1, 0)
    run = [places[shift : shift + count] for shift in range(length)]
    together = words.clauses[run[0]] == words.clauses[run[-1]]
    return [step[together] for step in run]


def clause_features(words: Words, hedged: Sequence[bool]) -> Features:
    """Return what may tell whether each clause praises or finds weakness; `hedged` has a value a clause.

    Words, pairs and threes of words, and the tones in their order: "not always well recorded" is a negation,
    a degree and a praise, and counts as the weakness that it states.
    """
    stems, tones = words.stems, words.tones
    found = _Gathered(words.clauses)
    one = np.flatnonzero(stems)
    found.phrases(Family.WORD, one, stems[one], span=1)
    shaped = np.flatnonzero(words.shapes)
    found.phrases(Family.SHAPE, shaped, words.shapes[shaped], span=1)
    _pairs(words, found)
    _threes(words, found)
    _tones(tones, words, found)
    _balance(words, len(hedged), found)
    lengths = np.bincount(words.clauses, minlength=len(hedged))
    spoken = np.flatnonzero(lengths)
    found.wholes(Family.LENGTH, spoken, np.minimum(lengths[spoken] // 6, 6) + 1)
    found.wholes(Family.HEDGED, np.flatnonzero(hedged), 1)
    return found.all()


def _pairs(words: Words, found: _Gathered) -> None:
    stems, tones = words.stems, words.tones
    first = np.unique(words.firsts)
    found.phrases(Family.FIRST_WORD, first, stems[first], span=1)
    one, two = _runs(words, 2)
    known = (stems[one] > 0) & (stems[two] > 0)
    opens = known & (words.firsts[one] == one)
    for family, chosen in ((Family.PAIR, known), (Family.FIRST_PAIR, opens)):
        found.phrases(family, one[chosen], stems[one[chosen]], stems[two[chosen]], span=2)
    chosen = (tones[one] > 0) & (stems[two] > 0)
    found.phrases(Family.TONE_WORD, one[chosen], tones[one[chosen]], stems[two[chosen]], span=2)
    chosen = (stems[one] > 0) & (tones[two] > 0)
    found.phrases(Family.WORD_TONE, one[chosen], stems[one[chosen]], tones[two[chosen]], span=2)


def _threes(words: Words, found: _Gathered) -> None:
    stems, tones = words.stems, words.tones
    run = _runs(words, 3)
    stem, tone = [stems[step] for step in run], [tones[step] for step in run]
    ends_known = stem[2] > 0
    toned = tone[0] + tone[1] + tone[2] > 0
    chosen = (stem[0] > 0) & (stem[1] > 0) & ends_known & toned
    found.phrases(Family.THREE, run[0][chosen], *(part[chosen] for part in stem), span=3)
    chosen = (tone[0] > 0) & ends_known
    found.phrases(Family.TONE_GAP_WORD, run[0][chosen], tone[0][chosen], stem[2][chosen], span=3)


def _tones(tones: Numbers, words: Words, found: _Gathered) -> None:
    """Add the tones, and those that follow each other closely, by twos and threes."""
    toned = np.flatnonzero(tones)
    found.phrases(Family.TONE, toned, tones[toned], span=1)
    for family, length, reach in ((Family.TONE_PAIR, 2, 4), (Family.TONE_THREE, 3, 6)):
        run = _runs(words, length, among=toned)
        near = run[-1] - run[0] <= reach
        found.phrases(family, run[0][near], *(tones[step[near]] for step in run), span=length)


PRAISE, MILD, DENIED, WEAKNESS, AVERTED = range(1, 6)


def _balance(words: Words, clauses: int, found: _Gathered) -> None:
    """Add how much praise and weakness stand in a clause once negation and prevention are counted in."""
    here = np.arange(len(words.tones))
    tone = {name: words.tones == place for place, name in enumerate(TONES, 1)}

    def since(name: str) -> Numbers:
        """Return how many words ago this tone was met in the same clause; far off if it was not."""
        last = np.maximum.accumulate(np.where(tone[name], here, NOWHERE)) if len(here) else here
        return np.where(last >= words.firsts, here - last, len(here) + 9)

    negated, prevented = since("negation"), since("prevention")
    averted = (negated <= 3) | (prevented <= 4)
    counted = np.zeros(len(here), dtype=np.int64)
    counted[tone["praise"]] = PRAISE
    counted[tone["mild_praise"]] = MILD
    counted[(tone["praise"] | tone["mild_praise"]) & (negated <= 5)] = DENIED
    counted[tone["weakness"]] = WEAKNESS
    counted[(tone["weakness"] | tone["limit"]) & averted] = AVERTED
    times = np.bincount(words.clauses * 6 + counted, minlength=clauses * 6).reshape(clauses, 6)
    for what in range(1, 6):
        for least in (1, 2, 3):
            found.wholes(Family.BALANCE, np.flatnonzero(times[:, what] >= least), what, least)
    praised = times[:, PRAISE] > 0
    critical = (times[:, WEAKNESS] > 0) | (times[:, DENIED] > 0)
    summary = np.where(praised, 1 + critical, np.where(critical, 3, np.where(times[:, MILD] > 0, 4, 5)))
    found.wholes(Family.SUMMARY, np.arange(clauses), summary)


LONGEST_KEY = 3
_FAMILY_OF = {1: Family.WORD, 2: Family.PAIR, 3: Family.THREE}


class CueTable(NamedTuple):
    """Where to look cue phrases up: by the key of their first words.

    The phrases that begin with the key in one place stand from `firsts` on, `counts` of them: `themes` has
    their themes, `lengths` their numbers of words, `stems` (phrases x words) those words, 0 after the last.
    """

    keys: Keys
    firsts: Numbers
    counts: Numbers
    themes: Numbers
    lengths: Numbers
    stems: Numbers


def cue_table(places: Mapping[str, int], themes: Sequence[str]) -> CueTable:
    """Return the cue phrases of `cues.csv` over stems with these places."""
    by_start: dict[int, list[tuple[tuple[int, ...], int]]] = {}
    for phrase, theme in cues().items():
        stems = tuple(places[word] for word in phrase)
        start = key(_FAMILY_OF[len(stems[:LONGEST_KEY])], *stems[:LONGEST_KEY])
        by_start.setdefault(int(start), []).append((stems, themes.index(theme)))
    phrases = [phrase for some in by_start.values() for phrase in some]
    counts = np.array([len(some) for some in by_start.values()])
    lengths = np.array([len(stems) for stems, _ in phrases])
    width = int(lengths.max())
    return CueTable(
        Keys(np.array(list(by_start), dtype=np.int64)),
        counts.cumsum() - counts,
        counts,
        np.array([theme for _, theme in phrases]),
        lengths,
        np.array([(*stems, *[0] * (width - len(stems))) for stems, _ in phrases]),
    )


def spread(firsts: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Return for runs of so many places from these on whose run each place is in, and the places."""
    whose: Numbers = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    return whose, np.arange(len(whose), dtype=np.int64) + (firsts - counts.cumsum() + counts)[whose]


def find_cues(words: Words, texts: Numbers, table: CueTable) -> Cues:
    """Return the cue phrases in texts; `texts` has the number of the text of every clause."""
    found = []
    for length, family in _FAMILY_OF.items():
        run = _runs(words, length)
        places, known = table.keys.look_up(key(family, *(words.stems[step] for step in run)))
        hits = np.flatnonzero(known)
        whose, phrases = spread(table.firsts[places[hits]], table.counts[places[hits]])
        starts = run[0][hits][whose]
        if length == LONGEST_KEY:
            whole = _stand(words, starts, phrases, table)
            starts, phrases = starts[whole], phrases[whole]
        owners = texts[words.clauses[starts]]
        found.append(Cues(owners, table.themes[phrases], starts, starts + table.lengths[phrases]))
    return Cues(*map(np.concatenate, zip(*found, strict=True)))


def _stand(words: Words, starts: Numbers, phrases: Numbers, table: CueTable) -> NDArray[np.bool_]:
    """Return which phrases, whose first words stand here, do so to their end and in one clause."""
    whole = np.ones(len(starts), dtype=np.bool_)
    for step in range(LONGEST_KEY, table.stems.shape[1]):
        longer = np.flatnonzero(whole & (table.lengths[phrases] > step))
        here = np.minimum(starts[longer] + step, len(words.stems) - 1)
        same_clause = words.clauses[here] == words.clauses[starts[longer]]
        whole[longer] = same_clause & (words.stems[here] == table.stems[phrases[longer], step])
    return whole


def topic_features(words: Words, texts: Numbers, opens: Numbers, settings: Numbers, said: Cues) -> Features:
    """Return what may tell the themes of texts: words, pairs of words, cues, and where a text stands.

    `texts` and `opens` have for every clause the number of its text and whether it stands in the first
    sentence; `settings` has a value for every text (0 is none). What stands in a first sentence is given
    once more with `OPENING` in its key.
    """
    stems, loud = words.stems, words.quiet == 0
    found = _Gathered(texts[words.clauses])
    one = np.flatnonzero((stems > 0) & loud)
    found.phrases(Family.WORD, one, stems[one], span=1)
    one, two = _runs(words, 2)
    chosen = (stems[one] > 0) & (stems[two] > 0) & (loud[one] | loud[two])
    found.phrases(Family.PAIR, one[chosen], stems[one[chosen]], stems[two[chosen]], span=2)
    one, two = _runs(words, 2, among=np.flatnonzero(loud))
    gap = two - one
    chosen = (stems[one] > 0) & (stems[two] > 0) & (gap > 1)
    one, two, gap = one[chosen], two[chosen], gap[chosen]
    found.phrases(Family.CONTENT_PAIR, one, stems[one], stems[two], span=gap + 1)
    found.phrases(Family.CUE, said.starts, said.themes + 1, span=1)
    everywhere = found.all()
    opening = opens[words.clauses[everywhere.starts]] > 0
    first = Features(*(column[opening] for column in everywhere))
    placed = np.flatnonzero(settings)
    nowhere = np.full(len(placed), NOWHERE)
    standing = Features(placed, key(Family.SETTING, settings[placed]), nowhere, nowhere)
    first = first._replace(keys=first.keys | OPENING)
    return Features(*map(np.concatenate, zip(everywhere, first, standing, strict=True)))
