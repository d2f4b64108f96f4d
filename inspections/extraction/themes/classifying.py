"""A passage is classified: its kind and its themes, each with the words that decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspections.extraction.themes.wording import Printed, clauses, stems, theme_features
from inspections.extraction.themes.weighing import (
    KINDS,
    MIDDLE,
    MOST_CLAUSES,
    clause_scores,
    kind_evidence,
    kind_likelihoods,
    theme_likelihoods,
    weights,
)
from inspections.vocabulary import Area, FindingKind

MOST_THEMES = 4
WORDS_SHOWN = 3
# A passage longer than this is read as far as this; the longest paragraph of 200 reports has 4,000 characters.
MOST_CHARACTERS = 20_000
NEUTRAL = "neutral"


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


def classify(text: str, *, area: Area | None = None, asked: FindingKind | None = None) -> Classification:
    """Return kind, themes and deciding words of a passage; the same answer for the same text, always.

    `area` is the judgement area under which the passage stands, `asked` the kind of an item that inspectors
    asked for, which is then the kind of the answer. Works on a paragraph of a report and, less surely, on a
    sentence of an article. An empty text is neutral.
    """
    text = text[:MOST_CHARACTERS]
    parts = clauses(text)[:MOST_CLAUSES]
    if not parts:
        return Classification(asked.value if asked else NEUTRAL, (), (), (), 0.0, False)
    features = theme_features(text, *setting(area, asked))
    likely = theme_likelihoods(features)
    chosen = _chosen(likely)
    printed = Printed(text)
    theme_words = tuple((weights().themes[place], _theme_words(place, features, printed)) for place in chosen)
    surest_theme = likely[chosen[0]] if chosen else 0.0
    if asked is not None:
        kind, kind_words, surest_kind = asked.value, (), 1.0
    else:
        scores = [clause_scores(part) for part in parts]
        by_kind = kind_likelihoods(kind_evidence(parts, scores, text))
        surest_kind = max(by_kind)
        kind = KINDS[by_kind.index(surest_kind)]
        kind_words = _kind_words(kind, parts, scores, printed)
    certainty = round(min(surest_kind, surest_theme), 3)
    return Classification(
        kind=kind,
        themes=tuple(slug for slug, _ in theme_words),
        kind_words=kind_words,
        theme_words=theme_words,
        certainty=certainty,
        certain=certainty >= weights().certain_from,
    )


def setting(area: Area | None, asked: FindingKind | None) -> tuple[str, ...]:
    """Return the features that say where a passage stands; an asked-for item's own words say what it is about."""
    if asked is not None:
        return ("asked:yes",)
    if area is None or area is Area.OVERALL:
        return ()
    return (f"area:{area.line.value}",)


def _chosen(likely: list[float]) -> list[int]:
    """Return the places of the themes that are likely enough, the likeliest first, at most four."""
    learned = weights()
    order = sorted(range(len(likely)), key=lambda place: -likely[place])
    first = likely[order[0]]
    if first < learned.floor:
        return []
    enough = max(learned.least, learned.least_of_first * first)
    return [order[0], *(place for place in order[1:MOST_THEMES] if likely[place] >= enough)]


def _theme_words(place: int, features: Mapping[str, tuple[str, ...]], printed: Printed) -> tuple[str, ...]:
    """Return the words of the text that spoke most for the theme, as they are printed."""
    rows = weights().rows
    for_theme: dict[tuple[str, ...], int] = {}
    for feature, stand_for in features.items():
        row = rows.get(feature)
        if row is not None and stand_for and row[place] > MIDDLE:
            for_theme[stand_for] = for_theme.get(stand_for, 0) + row[place] - MIDDLE
    best: list[tuple[str, ...]] = []
    for phrase in sorted(for_theme, key=lambda phrase: (-for_theme[phrase], -len(phrase), phrase)):
        if not any(set(phrase) <= set(other) or set(other) <= set(phrase) for other in best):
            best.append(phrase)
        if len(best) == WORDS_SHOWN:
            break
    return tuple(found for phrase in best if (found := printed.first(phrase)))


def _kind_words(
    kind: str, parts: list[str], scores: list[tuple[float, float]], printed: Printed
) -> tuple[str, ...]:
    """Return the words that spoke most for praise, for weakness, or for both where the passage is mixed."""
    sides = {"strength": (0,), "concern": (1,), "mixed": (0, 1), NEUTRAL: ()}[kind]
    found: list[str] = []
    for side in sides:
        best = max(range(len(parts)), key=lambda place: scores[place][side])
        found.extend(_telling_words(parts[best], side, printed))
    return tuple(dict.fromkeys(found))


def _telling_words(clause: str, side: int, printed: Printed) -> tuple[str, ...]:
    """Return up to three phrases of a clause that speak most for one side, as printed."""
    rows = weights().clause_rows
    words = stems(clause)
    spans: list[tuple[float, int, int]] = []
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            row = rows.get(" ".join(words[start : start + size]))
            if row is not None and row[side] > row[1 - side] and row[side] > 0:
                spans.append((row[side], start, start + size))
    taken: list[tuple[int, int]] = []
    for _, start, end in sorted(spans, reverse=True):
        if all(end <= one or start >= other for one, other in taken):
            taken.append((start, end))
        if len(taken) == WORDS_SHOWN:
            break
    return tuple(found for start, end in sorted(taken) if (found := printed.first(tuple(words[start:end]))))
