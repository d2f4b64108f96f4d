"""The inspections of one article: those it reports, those it looks back to, and the grades of each.

Everything a sentence says of an inspection is gathered by council, told apart by kind and date, and put
together. A grade whose inspection is not certain is left out; two sentences that contradict each other
are a problem for an editor, and the grade that more of the article states is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from inspections.vocabulary import (
    InspectionKind,
)

from .answers import Problem, ReadInspection
from .blocks import Block
from .council import CouncilReading
from .events import VISITS
from .focus import Focus
from .gathering import gather
from .prose import Sentence
from .roles import PROSE, Role
from .timing import Anchor

_A_ROUND_UP = 3
"""As many councils with a heading each make an article a round-up."""


@dataclass(frozen=True)
class Reading:
    """The inspections read, which of them each council's findings belong to, and what was unclear."""

    inspections: tuple[ReadInspection, ...]
    problems: tuple[Problem, ...]

    def earlier_of(
        self, council: str | None, kind: InspectionKind | None, year: int
    ) -> ReadInspection | None:
        """Return the inspection of that kind and year to which the article looks back, or None."""
        return next(
            (
                i
                for i in self.inspections
                if i.role == "background"
                and i.key.startswith(f"{council}/")
                and (i.kind is kind or (kind is None and i.kind.graded))
                and i.start is not None
                and i.start.day.year == year
            ),
            None,
        )

    def subject_of(self, council: str | None) -> ReadInspection | None:
        """Return the inspection of this council that is the article's news, or None."""
        return next(
            (i for i in self.inspections if i.role == "subject" and i.key.startswith(f"{council}/")), None
        )

    @property
    def only_subject(self) -> ReadInspection | None:
        """The inspection that is the article's news, if it is news of one council alone."""
        subjects = [each for each in self.inspections if each.role == "subject"]
        return subjects[0] if len({each.council for each in subjects}) == 1 else None


def read_inspections(
    blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], focus: Focus, anchor: Anchor | None
) -> Reading:
    """Return every inspection of the councils that the article is about, the subjects first.

    Of councils that it only mentions, those are returned of which it tells a grade, one without a
    date only if it is overall.
    """
    opening = {block.number for block in blocks if block.role in PROSE and block.number in _first(blocks, 4)}
    opening |= {block.number for block in blocks if block.role in {Role.TITLE, Role.STANDFIRST}}
    gathered = gather(sentences, focus, anchor, opening)
    found: list[ReadInspection] = []
    problems: list[Problem] = []
    own_parts = _own_parts(blocks, focus)
    for key in focus.subjects:
        if key in gathered:
            shared = next((i.kind for i in found if i.role == "subject" and i.kind in VISITS), None)
            read = CouncilReading(gathered[key], focus, anchor, opening, shared)
            of_council = read.inspections()
            found.extend(_latest_first(of_council) if key in own_parts else of_council)
            problems.extend(read.problems)
    for key in (key for key in gathered if key not in focus.subjects):
        found.extend(CouncilReading(gathered[key], focus, anchor, opening, None).told_in_passing())
    problems.extend(problem for inspection in found for problem in _unresolved(inspection))
    order = {"subject": 0, "background": 1}
    return Reading(tuple(sorted(found, key=lambda inspection: order[inspection.role])), tuple(problems))


def _own_parts(blocks: tuple[Block, ...], focus: Focus) -> set[str]:
    """Return the councils of a round-up, in which each has a heading of its own."""
    headings = (block.number for block in blocks if block.role is Role.HEADING)
    keys = {place.key for number in headings for place in focus.by_block.get(number, ())}
    own = keys & set(focus.subjects)
    return own if len(own) >= _A_ROUND_UP else set()


def _latest_first(of_council: list[ReadInspection]) -> list[ReadInspection]:
    """Return a council's inspections with the last graded one as what a round-up reports of it.

    Where something newer is reported, nothing is changed.
    """
    graded = [i for i in of_council if i.kind not in VISITS and i.judgements and i.start]
    if any(i.role == "subject" for i in of_council) or not graded:
        return of_council
    last = max(graded, key=lambda i: i.start.day if i.start else date.min)
    return [replace(i, role="subject") if i is last else i for i in of_council]


def _unresolved(inspection: ReadInspection) -> Iterator[Problem]:
    """Yield what an editor must settle: a council that fits no or several names, a date that has no year."""
    paragraph = inspection.paragraphs[0] if inspection.paragraphs else None
    if inspection.council is None:
        words = inspection.council_printed
        yield Problem("council_not_matched", f"No one council is called {words}.", paragraph, words)
    if inspection.start is None and inspection.date_words:
        words = inspection.date_words
        yield Problem("date_not_resolved", f"Nothing tells when “{words}” was.", paragraph, words)


def _first(blocks: tuple[Block, ...], count: int) -> set[int]:
    return set([block.number for block in blocks if block.role in PROSE][:count])
