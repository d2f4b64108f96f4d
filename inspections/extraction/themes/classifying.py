"""A passage is classified: its kind and its themes, each with the words that decided."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest

from inspections.extraction.themes.weighing import (
    KINDS,
    MOST_CLAUSES,
    clause_scores,
    kind_evidence,
    kind_likelihoods,
    likelihood,
    telling,
    theme_scores,
    weights,
)
from inspections.extraction.themes.wording import Clause, Printed, Topics, clauses, tones, topics
from inspections.vocabulary import Area, FindingKind

MOST_THEMES = 4
WORDS_SHOWN = 3
# From this weight (128 is nothing, 255 the most) a word is shown as one that decided.
STRONG = 140
# A text is read as far as this; the longest paragraph of 200 reports has some 4,000 characters.
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
    if not any(part.stems for part in parts) or not any(map(str.isalpha, text)):
        return Classification(asked.value if asked else NEUTRAL, (), (), (), 0.0, False)
    found = topics(parts, setting(area, asked))
    chosen = _chosen(theme_scores(found))
    printed = Printed(text)
    theme_words = _theme_words([place for place, _ in chosen], found, printed)
    surest_theme = chosen[0][1] if chosen else 0.0
    kind_words: tuple[str, ...] = ()
    if asked is not None:
        kind, surest_kind = asked.value, 1.0
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
    """Return the features that say where a passage stands; an item asked for stands by its own words."""
    if asked is not None:
        return ("asked:yes",)
    if area is None or area is Area.OVERALL:
        return ()
    return (f"area:{area.line.value}",)


def _chosen(scores: list[float]) -> list[tuple[int, float]]:
    """Return the places and probabilities of the likely themes, the likeliest first, at most four."""
    learned = weights()
    best = nlargest(MOST_THEMES, range(len(scores)), key=scores.__getitem__)
    likely = [(place, likelihood(scores[place])) for place in best]
    first = likely[0][1]
    if first < learned.floor:
        return []
    enough = max(learned.least, learned.least_of_first * first)
    return [likely[0], *(pair for pair in likely[1:] if pair[1] >= enough)]


def _theme_words(
    places: list[int], found: Topics, printed: Printed
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return, for each theme, its cue phrase as printed, or else the words that spoke most for it."""
    learned = weights()
    rows = learned.anywhere.rows
    spoken: list[tuple[bytes, str]] = []
    answer = []
    for place in places:
        slug = learned.themes[place]
        phrases = [found.phrases[slug]] if slug in found.phrases else []
        if not phrases:
            spoken = spoken or [
                (rows[feature], feature) for feature in rows.keys() & found.everywhere if ":" not in feature
            ]
            strong = [(row[place], feature) for row, feature in spoken if row[place] > STRONG]
            phrases = [feature for _, feature in sorted(strong, reverse=True)]
        answer.append((slug, _shown(phrases, printed)))
    return tuple(answer)


def _shown(phrases: list[str], printed: Printed) -> tuple[str, ...]:
    """Return the first few of the phrases that say something new, as printed."""
    taken: list[set[str]] = []
    shown: list[str] = []
    for phrase in phrases:
        words = set(phrase.split())
        if len(taken) == WORDS_SHOWN:
            break
        if any(words <= other or other <= words for other in taken):
            continue
        taken.append(words)
        as_printed = printed.first(tuple(phrase.split()))
        if as_printed:
            shown.append(as_printed)
    return tuple(shown)


def _kind_words(
    kind: str, parts: list[Clause], scores: list[tuple[float, float]], printed: Printed
) -> tuple[str, ...]:
    """Return the words that spoke most for praise, for weakness, or for both where the passage is mixed."""
    sides = {"strength": (0,), "concern": (1,), "mixed": (0, 1), NEUTRAL: ()}[kind]
    found: list[str] = []
    for side in sides:
        best = max(range(len(parts)), key=lambda place: scores[place][side])
        found.extend(_telling_words(parts[best], side, printed))
    return tuple(dict.fromkeys(found))


def _telling_words(clause: Clause, side: int, printed: Printed) -> tuple[str, ...]:
    """Return up to three phrases of a clause that speak most for one side, each with a word of some tone."""
    words, pairs = clause.stems, clause.pairs
    known = tones()
    phrases = {word for word in words if word in known}
    for pair, one, two in zip(pairs, words, words[1:], strict=False):
        if one in known or two in known:
            phrases.add(pair)
    found = sorted(telling(phrases, praise=side == 0), reverse=True)
    return _shown([phrase for _, phrase in found], printed)
