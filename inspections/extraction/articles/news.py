"""Which of the inspections that an article speaks of are its news, and which it looks back to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from inspections.vocabulary import InspectionKind, Precision

from .events import VISITS, Event, over_before
from .timing import Anchor, When

OLD = timedelta(days=274)
"""A grade dated longer before the article than this belongs to an earlier inspection."""


def is_old(when: When | None, anchor: Anchor | None) -> bool:
    """Return whether a date lies so long before the article that an earlier inspection is meant."""
    return bool(when and when.first and anchor and when.first.meant.last_day < anchor.day - OLD)


def parted(
    events: Sequence[Event], anchor: Anchor | None, opening: set[int]
) -> tuple[list[Event], list[Event]]:
    """Return what is news of one council, and what is past; `opening` has the numbers of the first blocks."""
    past = [event for event in events if _is_past(event, events, anchor, opening)]
    news = [event for event in events if event not in past]
    before = [event for event in news if _came_before(event, news, opening)]
    return [event for event in news if event not in before], [*past, *before]


def _is_past(event: Event, events: Sequence[Event], anchor: Anchor | None, opening: set[int]) -> bool:
    if event.when and event.when.first and anchor:
        exact = event.when.first.precision is not Precision.YEAR
        old = is_old(event.when, anchor)
        return old or (event.earlier and (event.previous or not exact))
    if anchor is None and event.kind in VISITS and event.block not in opening:
        return event.earlier or over_before(event, [e for e in events if e.block in opening])
    return event.earlier


def _came_before(event: Event, news: Sequence[Event], opening: set[int]) -> bool:
    """Return whether it is an earlier visit of the kind that is the news: "the first, in May"."""
    if not event.when or not event.when.first:
        return False
    if event.kind not in VISITS and not event.words.lower().endswith("visit"):
        return False
    kinds: set[InspectionKind | None] = {*VISITS} if event.kind is None else {event.kind}
    if any(e.kind in kinds and e.block in opening for e in news):
        kinds = kinds | {None}
    told = (e.when.first for e in news if e.when and e.when.first and e.kind in kinds)
    first = next(told, None)
    return first is not None and event.when.first.meant.last_day < first.day.replace(day=1)
