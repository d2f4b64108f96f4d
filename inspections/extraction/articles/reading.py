"""One article, read from its bytes to its facts."""

from __future__ import annotations

from inspections.extraction.dates import PrintedDate
from inspections.vocabulary import Part, Precision

from .answers import ExtractedArticle, NamedCouncil, Problem
from .blocks import Layout, Undecodable, read_layout
from .focus import Focus, find_focus
from .inspections import read_inspections
from .prose import sentences
from .scope import scope
from .timing import Anchor, first_comment, published


def read_article(data: bytes | str, *, media_type: str | None = None) -> ExtractedArticle:
    """Return what an article says of inspections of councils' children's social care.

    Takes plain text or HTML of any publisher; without a media type the content decides. Bytes that are no
    text give a problem and nothing else. An article about something else has no inspections and no
    passages, whatever grades it mentions.
    """
    try:
        layout = read_layout(data, media_type)
    except Undecodable as error:
        return _nothing("", Problem("not_text", str(error)))
    if not layout.blocks:
        return _nothing("", Problem("empty", "The document has no text."))
    verdict = scope(layout)
    day = published(layout)
    before = first_comment(layout)
    if not verdict.about:
        return ExtractedArticle(
            title=layout.title,
            about_council_childrens_services=False,
            about_reason=verdict.reason,
            published=day,
            published_before=before,
            paragraphs=tuple(block.text for block in layout.blocks),
        )
    return _read(layout, verdict.reason, day)


def _nothing(title: str, problem: Problem) -> ExtractedArticle:
    return ExtractedArticle(title, False, problem.message, None, None, problems=(problem,))


def anchor_of(layout: Layout, day: PrintedDate | None) -> Anchor | None:
    """Return the day that relative words count from: the article's own, else that of its first comment."""
    if day:
        return Anchor(day.day, day.precision)
    bound = first_comment(layout)
    return Anchor(bound, Precision.DAY, exact=False) if bound else None


def _read(layout: Layout, reason: str, day: PrintedDate | None) -> ExtractedArticle:
    anchor = anchor_of(layout, day)
    said = sentences(layout.blocks)
    focus = find_focus(layout.blocks, said, anchor.day if anchor else None)
    reading = read_inspections(layout.blocks, said, focus, anchor)
    return ExtractedArticle(
        title=layout.title,
        about_council_childrens_services=True,
        about_reason=reason,
        published=day,
        published_before=first_comment(layout) if day is None else None,
        paragraphs=tuple(block.text for block in layout.blocks),
        councils=_councils(focus),
        inspections=reading.inspections,
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
