"""A sentence in the pieces that say something distinct, each with its themes and the way it leans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from inspections.extraction.themes import classify, tone

from .leaning import SURELY, Leaning, as_it_is, leaning
from .wording import AREA, blanked

_CONTRAST = re.compile(
    r",?\s+(?:(?:in\s+|a\s+)(?:\w+\s+)?contrast\s+(?:to|with)\s+)|,?\s+(?:adding|noting|saying"
    r"|and\s+added|but\s+added)\s+that\s+|\s+(?:has\s+"
    r"|have\s+)?(?=led\s+(?:Ofsted|inspectors)\b)|;\s+|\s-\s|:\s+(?=[a-z])|,?\s+(?:but|(?<!not\s)(?<!has\s)(?<!have\s)(?<!had\s)(?<!is\s)yet|although|though"
    r"|whereas|albeit|however)\s+|,\s+(?:while|despite)\s+|\s+(?:despite|whereas)\s+|\s+while\s+(?!also\b)"
    r"|,?\s+(?:after|as)\s+(?=(?:Ofsted|inspectors|the\s+watchdog|a\s+report)\b)",
    re.I,
)
_ONLY_CLAIMED = re.compile(
    r"\W*despite\s+(?:(?:senior\s+)?(?:leaders|managers)'?\s+(?:claim\w*|consider\w*|believ\w+|saying"
    r"|assur\w+|insist\w+)|[^,.]{0,80}\b(?:pandemic|Covid|coronavirus)\b)|\W*leaders'\s+claims",
    re.I,
)
_LIST_OF_ASKED = re.compile(
    r"\b(?:urgent\s+action|areas?\s+for\s+improvement|to\s+improve|recommendations?"
    r"|priority\s+action)(?:\s+-|:)\s+$",
    re.I,
)
_OPENER = re.compile(
    r"^\W*(?:(?:and|but)\s+)?(?:.{0,60}?\b(?:that|said|found|noted)\s+)?(?P<open>while|although|though"
    r"|despite|whereas|even\s+though)\b",
    re.I,
)
_JOINT = re.compile(
    r",\s+(?:and|as\s+well\s+as|with|which|leading\s+to|resulting\s+in|meaning|causing|or|and\s+that"
    r"|in\s+part)\s+|,\s+"
    r"|\s+and\s+(?:that\s+|how\s+)?|\s+as\s+well\s+as\s+"
    r"|\s+(?:because\s+of|due\s+to|which\s+(?:had|has|meant|led)|meaning|leading\s+to|resulting\s+in)\s+",
    re.I,
)
_NEW_STATEMENT = re.compile(
    r",\s+(?:and|with(?!\s+the\s+result|\s+(?:some|many|several|few|most|others|one|a\s+\w+)\s+(?:[\w-]+\s+){0,2}?\w+ing\b)|or)\s+(?:that\s+)?|\s+and\s+that\s+",
    re.I,
)
_VERB = (
    r"(?:is|are|was|were|has|have|had|do|does|did|can|could|may|might|go|goes|went|gets|got|live[sd]?|know|knew|made|makes|takes"
    r"|took|feel|felt|receive[sd]?|remain(?:s|ed)?|ran|held|kept|gave|met|saw|sat|stood|rose|fell|grew|left|lost|came|brought"
    r"|built|understood|waited|helped|needed|wanted|reached|worked|used|lacked|showed|started|enjoy(?:ed)?|benefit(?:ed)?)"
)
_NO_SUBJECT = (
    r"(?:it|they|he|she|we|this|that|these|those|which|who|whom|whose|so|then|thus|to|with|without|in|on|at|by|for|from|of|not"
    r"|often|also|as|because|where|when|while|if|\w+ing|\w+ly"
    rf"|{_VERB})"
)
_JOINED = re.compile(
    r"(?:,\s+(?:and\s+)?|\s+and\s+(?!(?:children|families|young|parents|carers)\b))(?:that\s+|how\s+)?"
    rf"(?=(?!{_NO_SUBJECT}\b)(?:[\w'-]+\s+){{1,7}}?{_VERB}\b)",
    re.I,
)
"""Before a statement with its own subject and verb: ", and some families were not told"."""
_EFFECT = re.compile(r"\b(?:as\s+a\s+(?:result|consequence)|in\s+consequence|therefore|so|thus)\b", re.I)
_AND = re.compile(r",\s+and\s", re.I)
_SHORTEST = 3
_SUBORDINATE = re.compile(
    r"\W*(?:(?:and|but)\s+)?(?:where|when|if|once|after|before|since|because|as|without|on|in|at|for|by|during|of|to|under)\b[^,]*$",
    re.I,
)
"""What cannot stand alone: the condition or the setting of the statement that follows it."""
_GOES_ON = re.compile(
    r"\W*(?:but|yet)\s+(?:(?:often|seldom|rarely|never|not|too|also|still|then)\s+)*"
    r"(?:is|are|was|were|had|has|have|did|do|does|could|can|not|late|said|seldom|rarely|never|lack(?:s|ed)|fail(?:s|ed))\b",
    re.I,
)
"""A turn without a subject of its own: "reviews are held but do not help" says one thing."""
_HAS_VERB = re.compile(rf"\b{_VERB}(?:\s+[\w'\"-]+){{2,}}", re.I)
_TRAILING = re.compile(
    r"[\s,]+(?:and|or|with|as\s+well\s+as|leading\s+to|resulting\s+in|meaning|which|because\s+of|due\s+to"
    r"|that|how"
    r"|in\s+part)$",
    re.I,
)
_LONGEST_JOINT = 40
_SMALL = re.compile(r"\b(?:and|or|with|the|a|an|of|to|in|that|which)\b", re.I)
_TOLD = re.compile(
    r"\b(?:Ofsted|inspect\w+|watchdogs?|said|says|found|concluded|ha(?:s|ve)|was\s+told|an?\s+(?:[\w-]+\s+){0,3}(?:report|letter|meeting|inspection))\b",
    re.I,
)
FRAME = re.compile(
    r"(?:^|(?<=[\s,\"]))(?:(?:Ofsted|an?\s+(?:Ofsted|joint)\s+inspection|(?:the\s+)?inspectors?|(?:the|a)\s+(?:watchdog|inspectorate|regulator|report"
    r"|letter)|their\s+report|its\s+report|they)\s+(?:(?:has|have)\s+)?(?:also\s+|further\s+|additionally\s+|then\s+)?"
    r"(?:said|found|noted|added|stated|wrote|concluded|reported|warned|observed|saw|judged|highlighted"
    r"|identified|recognised|explained|says|states|reads)(?:\s+that)?|said\s+(?:Ofsted|inspectors"
    r"|the\s+report)|according\s+to\s+(?:Ofsted|inspectors|the\s+report|the\s+watchdog))",
    re.I,
)

TONE_WEIGHT = 0.35
"""What one unit of tone (log odds) weighs against one cue; between 0.25 and 0.5 about as many are right."""
_CUE_WEIGHT = 1.5
_MOST_CUES = 2
_A_PAIR = 2
"""Dashes that set an aside apart, and part nothing."""


@dataclass(frozen=True)
class Piece:
    """A part of a sentence that may be a finding.

    `lean` is told by its cues, with those of report language where they weigh more; `tone` is what the
    language of reports alone says (see `themes.tone`), `weight` both together. `spoken` are the words that
    spoke for its themes, `clause` the stretch between contrasts around it.
    """

    start: int
    end: int
    themes: tuple[str, ...]
    lean: Leaning
    tone: float = 0.0
    spoken: tuple[str, ...] = ()
    clause: tuple[int, int] = (0, 0)
    weight: float = 0.0


def pieces(plain: str, graded: list[tuple[int, int]]) -> list[Piece]:
    """Return the parts of a sentence that say something distinct: cut at contrasts and changes of theme.

    In a clause that states a grade only those parts count that lean by other words than the grade.
    """
    found: list[Piece] = []
    spans = _clauses(plain)
    for number, (start, end) in enumerate(spans):
        if _ONLY_CLAIMED.match(plain[start:end]) or _ONLY_CLAIMED.match(
            plain[max(0, start - 9) : end].lstrip(" ,")
        ):
            continue
        if any(start <= first < end for first, _ in graded):
            pieces = _beside_grades(plain, start, end, graded)
        else:
            pieces = _split(plain, start, end)
        asking = (
            (spans[number - 1][0], end) if number and _LIST_OF_ASKED.search(plain[:start]) else (start, end)
        )
        before = found[-1] if found else None
        if before and pieces and not before.lean.score and _GOES_ON.match(plain, before.end):
            whole = piece_of(plain, before.start, pieces[0].end)
            turned = pieces[0]
            found[-1] = replace(
                whole, lean=turned.lean, tone=turned.tone, weight=turned.weight, clause=before.clause
            )
            pieces = pieces[1:]
        elif (
            before
            and pieces
            and plain[before.end : pieces[0].start].strip() == ":"
            and _alike(before, pieces[0])
        ):
            whole = piece_of(plain, before.start, pieces[0].end)
            found[-1] = replace(whole, clause=before.clause)
            pieces = pieces[1:]
        found.extend(replace(piece, clause=asking) for piece in pieces)
    return found


def _alike(before: Piece, piece: Piece) -> bool:
    """Return whether what follows a colon leans as what it explains."""
    return before.lean.score * piece.lean.score > 0


def _beside_grades(plain: str, start: int, end: int, graded: list[tuple[int, int]]) -> list[Piece]:
    cuts = [start, *(start + match.end() for match in _JOINT.finditer(plain[start:end])), end]
    own = [
        (first, last)
        for first, last in pairwise(cuts)
        if not any(first <= grade < last for grade, _ in graded)
    ]
    pieces = [piece_of(plain, first, last) for first, last in _adjoined(plain, own)]
    return [
        piece
        for piece in pieces
        if piece.themes and leaning(AREA.sub(" ", plain[piece.start : piece.end])).score
    ]


def _adjoined(plain: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts, those as one between which a quotation goes on."""
    start: int | None = None
    for number, (first, last) in enumerate(parts):
        start = first if start is None else start
        goes_on = number + 1 < len(parts) and parts[number + 1][0] == last
        if not (goes_on and plain.count('"', start, last) % 2):
            yield start, last
            start = None


def _clauses(plain: str) -> list[tuple[int, int]]:
    aside = plain.count(" - ") == _A_PAIR
    cuts = [
        (match.start(), match.end())
        for match in _CONTRAST.finditer(plain)
        if not _in_brackets(plain, match) and not (aside and match.group() == " - ")
    ]
    opener = _OPENER.match(plain)
    if opener:
        comma = _comma_after(plain, opener.end())
        cuts.extend([(opener.start("open"), opener.start("open")), (comma, comma + 1)] if comma else [])
    spans: list[tuple[int, int]] = []
    start = 0
    for first, last in sorted(cuts):
        if first > start:
            spans.append((start, first))
        start = max(start, last if last > first else first)
    spans.append((start, len(plain)))
    return [(s, e) for s, e in spans if len(plain[s:e].split()) > 1]


def _in_brackets(plain: str, match: re.Match[str]) -> bool:
    return plain[: match.start()].count("(") > plain[: match.start()].count(")")


def _comma_after(plain: str, start: int) -> int | None:
    """Return the comma that ends an opening "while ..." clause: the first that no list goes on after."""
    for match in re.finditer(r",", plain[start:]):
        position = start + match.start()
        if len(plain[start:position].split()) >= 3 and not re.match(
            r",\s+(?:and|or|which|including)\b", plain[position:]
        ):
            return position
    return None


def _split(plain: str, start: int, end: int) -> list[Piece]:
    """Return one piece, or one for each statement of "found that ..., and ..." if each leans by itself."""
    statements = {
        match.end()
        for match in _JOINED.finditer(plain, start, end)
        if "," in match.group() or plain.count('"', 0, match.start()) % 2 == 0
    }
    joints = {match.end() for match in _NEW_STATEMENT.finditer(plain, start, end)} | statements
    merged: list[Piece] = []
    for first, last in pairwise([start, *sorted(joints), end]):
        piece = piece_of(plain, first, last)
        apart = (
            merged
            and not _SUBORDINATE.match(plain[merged[-1].start : merged[-1].end])
            and (
                _distinct(merged[-1], piece, plain)
                or (first in statements and _stands_alone(merged[-1], piece, plain))
            )
        )
        if merged and not apart:
            merged[-1] = piece_of(plain, merged[-1].start, last)
        else:
            if merged and not piece.lean.score:
                piece = replace(piece, lean=replace(merged[-1].lean, words=()), weight=merged[-1].weight)
            elif merged and not merged[-1].lean.score:
                merged[-1] = replace(merged[-1], lean=replace(piece.lean, words=()), weight=piece.weight)
            merged.append(piece)
    return [piece for piece in merged if _says_something(plain, piece)]


_A_WORD_OR_TWO = 2


def _without_what_ended(text: str, cues: Leaning) -> str:
    """Return the text without bad things that are told to be over: "ended the long decline" praises."""
    for words in cues.words if cues.score > 0 else ():
        if len(words.split()) > _A_WORD_OR_TWO:
            text = text.replace(words, " ")
    return text


def piece_of(plain: str, start: int, end: int) -> Piece:
    """Return this stretch of a sentence as one piece, without what joins it to the rest."""
    text = FRAME.sub(blanked, plain[start:end])
    start, end = _trimmed(plain, start, end)
    read = classify(unhyphened(text))
    spoken = tuple(word for _, words in read.theme_words for word in words)
    cues = leaning(text)
    toned = tone(unhyphened(_without_what_ended(as_it_is(text), cues)))
    weight = evidence(cues, toned)
    return Piece(
        start, end, read.themes, weighed(cues, weight, read.kind_words), toned, spoken, weight=weight
    )


def evidence(lean: Leaning, toned: float) -> float:
    """Return how far cues and the tone of the whole clause together praise; below zero they criticise."""
    cues = max(-_MOST_CUES, min(_MOST_CUES, lean.score))
    return lean.score if abs(lean.score) >= SURELY else _CUE_WEIGHT * cues + TONE_WEIGHT * toned


def weighed(lean: Leaning, weight: float, words: tuple[str, ...]) -> Leaning:
    """Return a leaning by cues, turned round where it is outweighed; `words` are those that speak against it.

    Without any cue it stays without a leaning.
    """
    return Leaning(-1 if lean.score > 0 else 1, words) if lean.score * weight < 0 else lean


def unhyphened(text: str) -> str:
    """Return the text with the hyphens that newspapers put into compounds as spaces ("child-protection")."""
    return re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text)


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets without the commas, spaces and joining words at both ends."""
    while True:
        end = start + len(plain[start:end].rstrip(" ,;:"))
        # Looked for near the end alone, for the search tries every comma that it is given.
        joint = _TRAILING.search(plain, max(start, end - _LONGEST_JOINT), end)
        if joint is None:
            break
        end = joint.start()
    return end - len(plain[start:end].lstrip(" ,;:")), end


def _distinct(before: Piece, piece: Piece, plain: str) -> bool:
    """Return whether both parts praise or criticise by their own words, and in more than three."""
    return (
        bool(before.lean.score and piece.lean.score) and min(_words(plain, before), _words(plain, piece)) > 3
    )


def _stands_alone(before: Piece, piece: Piece, plain: str) -> bool:
    """Return whether a statement with its own subject and verb would be a finding without the one before."""
    text, earlier = plain[piece.start : piece.end], plain[before.start : before.end]
    if _EFFECT.search(text) or min(len(text.split()), len(earlier.split())) <= _SHORTEST:
        return False
    if _AND.search(plain, before.end, piece.start):
        return bool(piece.themes or before.themes)
    return bool(piece.themes and before.themes) and _HAS_VERB.search(earlier) is not None


def _words(plain: str, piece: Piece) -> int:
    return len(plain[piece.start : piece.end].split())


def _says_something(plain: str, piece: Piece) -> bool:
    rest = _SMALL.sub(" ", _TOLD.sub(" ", FRAME.sub(" ", plain[piece.start : piece.end])))
    return re.search(r"[A-Za-z]{4,}", rest) is not None
