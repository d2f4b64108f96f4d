"""Rises and falls as news: gathered by the inspection that brought them."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.changes import RatingChange
from inspections.models import Inspection

News = list[tuple[Inspection, list[RatingChange]]]


def by_inspection(changes: Iterable[RatingChange]) -> News:
    """Return the changes gathered by inspection, in the order in which the inspections first appear."""
    gathered: dict[Inspection, list[RatingChange]] = {}
    for change in changes:
        gathered.setdefault(change.inspection, []).append(change)
    return list(gathered.items())
