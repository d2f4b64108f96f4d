"""A passage is classified: its kind and its themes, each with the words that decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from inspections.extraction.themes.evidence import hedged, highest, kind_evidence
from inspections.extraction.themes.features import (
    FAMILY,
    CueTable,
    Family,
    clause_features,
    cue_table,
    find_cues,
    spread,
    topic_features,
)
from inspections.extraction.themes.weighing import (
    KINDS,
    SCORES,
    Decimals,
    Hits,
    calibration,
    kind_likelihoods,
    kind_table,
    likelihoods,
    theme_table,
)
from inspections.extraction.themes.wording import (
    Clause,
    Numbers,
    Words,
    clauses,
    shipped_lexicon,
)
from inspections.vocabulary import Area, FindingKind

MOST_THEMES = 4
WORDS_SHOWN = 3
# Of so many weightiest words and pairs those are shown that do not stand in each other.
WORDS_TRIED = 10
# From this weight (127 is the most) a word is shown as one that decided for a theme.
STRONG = 12
# A text is read as far as this; the longest paragraph of 200 reports has some 4,000 characters.
MOST_CHARACTERS = 20_000
MOST_CLAUSES = 60
# So many are classified at once: a report's, and never more memory than that takes.
BATCH = 250
NEUTRAL = "neutral"
LETTER = re.compile("[A-Za-z]")
AREAS = tuple(Area)


@dataclass(frozen=True)
class Classification:
    """What a passage says.

    `kind` is strength, concern, mixed or neutral, or the kind that was asked for. `themes` are slugs of
    `themes.csv`, one to four, the most central first; none where nothing in the text speaks of a theme.
    `certainty` is between 0 and 1, and `certain` says whether kind and first theme were right as good as
    always where it was as high (see `docs/classifying.md` for the measured share).
    """

    kind: str
    themes: tuple[str, ...]
    kind_words: tuple[str, ...]
    theme_words: tuple[tuple[str, tuple[str, ...]], ...]
    certainty: float
    certain: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Return all the words that decided, those for the kind first, none twice."""
        found = list(self.kind_words)
        for _, words in self.theme_words:
            found.extend(words)
        return tuple(dict.fromkeys(found))


class Placed(NamedTuple):
    """A text and where it stands: `area` is its judgement area, `asked` the kind of an item asked for."""

    text: str
    area: Area | None = None
    asked: FindingKind | None = None


def classify(text: str, *, area: Area | None = None, asked: FindingKind | None = None) -> Classification:
    """Return kind, themes and deciding words of a passage; the same answer for the same text, always.

    `area` is the judgement area under which the passage stands, `asked` the kind of an item that inspectors
    asked for, which is then the kind of the answer. Works on a paragraph of a report and, less surely, on a
    sentence of an article. An empty text is neutral.
    """
    return classify_all([Placed(text, area, asked)])[0]


def tone(text: str) -> float:
    """Return how far the clearest clauses of a text praise, less how far they find weakness, in log odds.

    Above 0 it reads like praise, below 0 like criticism; 0 if the text says nothing. Where `classify` weighs
    a passage as a whole, this is for a sentence or less.
    """
    parts = clauses(text[:MOST_CHARACTERS])[:MOST_CLAUSES]
    if not any(LETTER.search(part.text) for part in parts):
        return 0.0
    praise, weakness = _Reading([Placed(text)], [parts]).clause_scores().max(0).tolist()
    return float(praise - weakness)


def classify_all(placed: Sequence[Placed]) -> list[Classification]:
    """Return the classification of each text, as `classify` gives it; many at once take much less time."""
    found: list[Classification] = []
    for start in range(0, len(placed), BATCH):
        found.extend(_classified(placed[start : start + BATCH]))
    return found


def _classified(placed: Sequence[Placed]) -> Iterator[Classification]:
    parts = [clauses(text.text[:MOST_CHARACTERS])[:MOST_CLAUSES] for text in placed]
    speaks = [any(LETTER.search(part.text) for part in some) for some in parts]
    answers = iter(_Reading([*compress(placed, speaks)], [*compress(parts, speaks)]))
    for text, says_something in zip(placed, speaks, strict=True):
        if says_something:
            yield next(answers)
        else:
            yield Classification(text.asked.value if text.asked else NEUTRAL, (), (), (), 0.0, False)


@cache
def speaking(side: int) -> NDArray[np.bool_]:
    """Return, for each row of the clause weights, whether it is a word or pair that speaks for this side."""
    table = kind_table()
    family = table.keys >> FAMILY
    mine, other = table.rows[:, side], table.rows[:, 1 - side]
    return ((family == Family.WORD) | (family == Family.PAIR)) & (mine > np.maximum(other, 0))


@cache
def shipped_cues() -> CueTable:
    """Return the cue phrases over the stems and themes that ship beside this module."""
    return cue_table(shipped_lexicon().places, calibration().themes)


def setting(area: Area | None, asked: FindingKind | None) -> int:
    """Return the number that says where a passage stands; an item asked for stands by its own words."""
    if asked is not None:
        return len(AREAS) + 1
    if area is None or area is Area.OVERALL:
        return 0
    return AREAS.index(area.line) + 1


class _Reading:
    """Some texts that say something, classified together."""

    def __init__(self, placed: Sequence[Placed], parts: Sequence[Sequence[Clause]]) -> None:
        self.placed = placed
        self.parts = [part for some in parts for part in some]
        counts = np.array([len(some) for some in parts], dtype=np.int64)
        self.starts = counts.cumsum() - counts
        self.texts = np.repeat(np.arange(len(parts)), counts)
        self.words = Words.of(self.parts, shipped_lexicon())
        self.toned = np.concatenate([[0], np.cumsum(self.words.tones > 0)])

    def __iter__(self) -> Iterator[Classification]:
        if not self.placed:
            return
        by_kind, kind_words = self._kinds()
        themes, theme_words = self._themes()
        likeliest, surest_kind = by_kind.argmax(1).tolist(), by_kind.max(1).tolist()
        learned = calibration()
        for place, text in enumerate(self.placed):
            surest = max(themes[place].values(), default=0.0)
            if text.asked is None:
                surest = min(surest, surest_kind[place])
            yield Classification(
                kind=text.asked.value if text.asked else KINDS[likeliest[place]],
                themes=tuple(learned.themes[theme] for theme in themes[place]),
                kind_words=() if text.asked else tuple(dict.fromkeys(kind_words[place])),
                theme_words=tuple(
                    (learned.themes[theme], theme_words.get((place, theme), ())) for theme in themes[place]
                ),
                certainty=round(surest, 3),
                certain=surest >= learned.certain_from,
            )

    def clause_scores(self) -> Decimals:
        """Return a row of two scores for every clause: praise and weakness, in log odds."""
        table = kind_table()
        hits = table.hits(clause_features(self.words, hedged(self.parts)))
        return table.scores(table.sums(hits, len(self.parts)), slice(2))

    def _kinds(self) -> tuple[Decimals, list[list[str]]]:
        """Return the likelihood of each kind for every text, and the words that decided for the likeliest."""
        hedges = hedged(self.parts)
        table = kind_table()
        hits = table.hits(clause_features(self.words, hedges))
        sums = table.sums(hits, len(self.parts))
        scores = table.scores(sums, slice(len(SCORES)))
        votes = table.scores(sums.together(self.starts), slice(len(SCORES), None))
        evidence = kind_evidence(self.parts, hedges, self.starts, scores, votes)
        by_kind = kind_likelihoods(evidence, calibration())
        likeliest = by_kind.argmax(1)
        words: list[list[str]] = [[] for _ in self.placed]
        for side, kinds in enumerate((("strength", "mixed"), ("concern", "mixed"))):
            wanted = np.isin(likeliest, [KINDS.index(kind) for kind in kinds])
            best = highest(scores[:, side], self.starts)[wanted]
            for clause, shown in self._telling(hits, best, side).items():
                words[self.texts[clause]].extend(shown)
        return by_kind, words

    def _telling(self, hits: Hits, wanted: Numbers, side: int) -> dict[int, tuple[str, ...]]:
        """Return, for the clauses wanted, the words with a tone that speak most for one side."""
        asked_for = np.zeros(len(self.parts), dtype=bool)
        asked_for[wanted] = True
        hits = hits.only(asked_for[hits.owners] & speaking(side)[hits.rows])
        hits = hits.only(self.toned[hits.ends] > self.toned[hits.starts])
        return self._shown(hits, kind_table().rows[hits.rows, side])

    def _themes(self) -> tuple[list[dict[int, float]], dict[tuple[int, int], tuple[str, ...]]]:
        """Return the likely themes of every text with their likelihoods, and the words that decided for each.

        These are the longest cue phrase of the theme, or else the words that spoke most for it.
        """
        cues = find_cues(self.words, self.texts, shipped_cues())
        opens = np.array([part.opens for part in self.parts])
        settings = np.array([setting(text.area, text.asked) for text in self.placed], dtype=np.int64)
        table = theme_table()
        hits = table.hits(topic_features(self.words, self.texts, opens, settings, cues))
        themes = _chosen(likelihoods(table.scores(table.sums(hits, len(self.placed)))))
        longest = cues.longest()
        phrases = dict(
            zip(
                zip(longest.owners.tolist(), longest.themes.tolist(), strict=True),
                self._printed(longest.starts, longest.ends),
                strict=True,
            )
        )
        chosen = [(place, theme) for place, some in enumerate(themes) for theme in some]
        without = [pair for pair in chosen if pair not in phrases]
        words = {pair: (phrases[pair],) for pair in chosen if pair in phrases}
        return themes, words | self._speaking_for(without, hits)

    def _speaking_for(
        self, wanted: Sequence[tuple[int, int]], hits: Hits
    ) -> dict[tuple[int, int], tuple[str, ...]]:
        """Return the words that speak most for each of the themes wanted, by text and theme."""
        if not wanted:
            return {}
        places, themes = np.array(wanted).T
        first, last = (np.searchsorted(hits.owners, places, side) for side in ("left", "right"))
        pair, within = spread(first, last - first)
        said = hits.only(within)._replace(owners=pair)
        weights = theme_table().rows[said.rows, themes[pair]]
        strong = (weights > STRONG) & (said.starts >= 0)
        shown = self._shown(said.only(strong), weights[strong])
        return {wanted[number]: words for number, words in shown.items()}

    def _shown(self, hits: Hits, weights: NDArray[Any]) -> dict[int, tuple[str, ...]]:
        """Return, by owner, the words of the weightiest hits, as printed, none that stands in another."""
        ordered = hits.only(np.lexsort((hits.starts, -weights.astype(np.int64), hits.owners)))
        firsts = ordered.firsts()
        whose = np.repeat(firsts, np.diff([*firsts, len(ordered.owners)]))
        ordered = ordered.only(np.arange(len(whose)) - whose < WORDS_TRIED)
        shown: dict[int, list[str]] = {}
        for _ in range(WORDS_SHOWN):
            firsts = ordered.firsts()
            best = ordered.only(firsts)
            words = self._printed(best.starts, best.ends)
            for owner, printed in zip(best.owners.tolist(), words, strict=True):
                shown.setdefault(owner, []).append(printed)
            taken = np.repeat(np.arange(len(firsts)), np.diff([*firsts, len(ordered.owners)]))
            apart = (ordered.ends <= best.starts[taken]) | (ordered.starts >= best.ends[taken])
            ordered = ordered.only(apart)
        return {owner: tuple(dict.fromkeys(words)) for owner, words in shown.items()}

    def _printed(self, starts: Numbers, ends: Numbers) -> list[str]:
        """Return stretches of words, each of which stands in one clause, as they are printed."""
        words = self.words
        clauses, begins = words.clauses[starts].tolist(), words.starts[starts].tolist()
        return [
            self.parts[clause].text[begin:end]
            for clause, begin, end in zip(clauses, begins, words.ends[ends - 1].tolist(), strict=True)
        ]


def _chosen(likely: Decimals) -> list[dict[int, float]]:
    """Return the likely themes of every text with their likelihoods, the likeliest first, at most four."""
    learned = calibration()
    best = np.argsort(-likely, axis=1, kind="stable")[:, :MOST_THEMES]
    answers = []
    for places, values in zip(best.tolist(), np.take_along_axis(likely, best, axis=1).tolist(), strict=True):
        first = values[0]
        enough = max(learned.least, learned.least_of_first * first)
        answers.append(
            {
                place: value
                for place, value in zip(places, values, strict=True)
                if first >= learned.floor and (value >= enough or value == first)
            }
        )
    return answers
