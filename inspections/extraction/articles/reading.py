"""One article, read from its bytes to its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspections.extraction.dates import PrintedDate
from inspections.vocabulary import Part, Precision

from .answers import ExtractedArticle, NamedCouncil, Problem
from .blocks import Layout, Unreadable, read_layout
from .figures import read_figures
from .findings import candidates, read_findings
from .focus import Focus, find_focus
from .inspections import Reading, read_inspections
from .prose import Sentence, sentences
from .responses import read_responses
from .scope import opens_nationally, scope
from .sifting import Candidate
from .timing import Anchor, first_comment, published


def read_article(data: bytes | str, *, media_type: str | None = None) -> ExtractedArticle:
    """Return what an article says of inspections of councils' children's social care.

    Takes plain text or HTML of any publisher; without a media type the content decides. Bytes that are no
    text give a problem and nothing else. An article about something else has no inspections and no
    passages, whatever grades it mentions.
    """
    try:
        layout = read_layout(data, media_type)
    except Unreadable as error:
        return _nothing("", Problem(error.slug, str(error)))
    if not layout.blocks:
        return _nothing("", Problem("empty", "The document has no text."))
    verdict = scope(layout)
    day = published(layout)
    if not verdict.about:
        return _elsewhere(layout, verdict.reason, day)
    return _read(layout, verdict.reason, day)


def _nothing(title: str, problem: Problem) -> ExtractedArticle:
    return ExtractedArticle(title, False, problem.message, None, None, problems=(problem,))


def _elsewhere(layout: Layout, reason: str, day: PrintedDate | None) -> ExtractedArticle:
    """Return the reading of an article about something else."""
    return ExtractedArticle(
        title=layout.title,
        about_council_childrens_services=False,
        about_reason=reason,
        published=day,
        published_before=first_comment(layout) if day is None else None,
        paragraphs=tuple(block.text for block in layout.blocks),
    )


def anchor_of(layout: Layout, day: PrintedDate | None) -> Anchor | None:
    """Return the day that relative words count from: the article's own, else that of its first comment."""
    if day:
        return Anchor(day.day, day.precision)
    bound = first_comment(layout)
    return Anchor(bound, Precision.DAY, exact=False) if bound else None


@dataclass(frozen=True)
class _Understood:
    """What an article says of inspections, before its findings are read."""

    said: tuple[Sentence, ...]
    focus: Focus
    anchor: Anchor | None
    reading: Reading


def _understand(layout: Layout, day: PrintedDate | None) -> _Understood | str:
    """Return what an article says of inspections, or why it is about something else."""
    anchor = anchor_of(layout, day)
    said = sentences(layout.blocks)
    focus = find_focus(layout.blocks, said, anchor.day if anchor else None)
    if opens_nationally(layout, {place.block for place in focus.places}):
        return "It is about councils in general."
    reading = read_inspections(layout.blocks, said, focus, anchor)
    if all(inspection.role != "subject" for inspection in reading.inspections):
        return "It reports no inspection of a council's children's services."
    return _Understood(said, focus, anchor, reading)


def finding_candidates(data: bytes) -> Iterator[tuple[Candidate, str]]:
    """Yield what may be findings in an article, each with the text of its paragraph, for training."""
    layout = read_layout(data, None)
    understood = _understand(layout, published(layout)) if scope(layout).about else ""
    if isinstance(understood, str):
        return
    texts = {block.number: block.text for block in layout.blocks}
    found = candidates(
        layout.blocks, understood.said, understood.focus, understood.reading, understood.anchor
    )
    yield from ((one, texts[one.sentence.block]) for one in found)


def _read(layout: Layout, reason: str, day: PrintedDate | None) -> ExtractedArticle:
    understood = _understand(layout, day)
    if isinstance(understood, str):
        return _elsewhere(layout, understood, day)
    said, focus, anchor, reading = understood.said, understood.focus, understood.anchor, understood.reading
    return ExtractedArticle(
        title=layout.title,
        about_council_childrens_services=True,
        about_reason=reason,
        published=day,
        published_before=first_comment(layout) if day is None else None,
        paragraphs=tuple(block.text for block in layout.blocks),
        councils=_councils(focus),
        inspections=reading.inspections,
        passages=read_findings(layout.blocks, said, focus, reading, anchor),
        responses=read_responses(layout.blocks, said, focus, reading),
        figures=read_figures(layout.blocks, said, focus, reading, anchor),
        problems=reading.problems,
    )


def _councils(focus: Focus) -> tuple[NamedCouncil, ...]:
    found: dict[str, list[int]] = {}
    for place in focus.places:
        found.setdefault(place.key, []).append(place.block)
    first = {place.key: place for place in reversed(focus.places)}
    return tuple(
        NamedCouncil(
            printed=first[key].printed,
            dfe_code=first[key].dfe_code,
            part=Part.SUBJECT if key in focus.subjects else Part.MENTIONED,
            paragraphs=tuple(dict.fromkeys(blocks)),
        )
        for key, blocks in found.items()
    )
