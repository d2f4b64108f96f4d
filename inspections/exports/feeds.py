"""Atom feeds: the newest rows of a list, for whoever wants to be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils.feedgenerator import Atom1Feed

from inspections.changes import RatingChange, given_grade
from inspections.models import Finding, Inspection
from inspections.vocabulary import LINES, Direction, FindingKind

ENTRIES_AT_MOST = 100


@dataclass(frozen=True)
class Entry:
    """One entry of a feed; `key` stays the same whatever is corrected, and `path` leads to the page."""

    key: str
    path: str
    title: str
    text: str
    day: date


def atom(title: str, page: str, feed: str, entries: Iterable[Entry]) -> str:
    """Return an Atom feed of the newest of these entries. `page` and `feed` are the full addresses of both.

    The day of an entry is that of publication, or of the inspection's beginning where no other is known.
    """
    root = "/".join(feed.split("/", 3)[:3])
    made = Atom1Feed(
        title=title, link=page, feed_url=feed, description="", language="en-GB", author_name="Ofsted Tracker"
    )
    newest = sorted(entries, key=lambda entry: entry.day, reverse=True)[:ENTRIES_AT_MOST]
    for entry in newest:
        moment = datetime.combine(entry.day, time(), UTC)
        made.add_item(
            title=entry.title,
            link=root + entry.path,
            description=entry.text,
            unique_id=f"{root}{entry.path}#{entry.key}",
            pubdate=moment,
            updateddate=moment,
        )
    return made.writeString("utf-8")


def change_entries(changes: Iterable[RatingChange]) -> Iterable[Entry]:
    """Return an entry for each change, such as `York rose to good: overall effectiveness`."""
    for change in changes:
        inspection = change.inspection
        after, before = change.after.grade.short_label.lower(), change.before.grade.short_label.lower()
        moved = {
            Direction.RISE: f"rose to {after}",
            Direction.FALL: f"fell to {after}",
            Direction.SAME: f"remains {after}",
        }[change.direction]
        since = change.before.inspection.start
        yield Entry(
            key=f"{change.line}",
            path=inspection.get_absolute_url(),
            title=f"{change.council.short_name} {moved}: {change.after.area.label.lower()}",
            text=f"Before: {before}{f', inspected {since.label}' if since else ''}. {inspection.title}."
            + ("" if change.comparable else " The two judgements do not cover quite the same."),
            day=_day(inspection),
        )


def inspection_entries(inspections: Iterable[Inspection]) -> Iterable[Entry]:
    """Return an entry for each inspection, which has its `held` judgements, with the grades that it gave."""
    for inspection in inspections:
        given = [given_grade(inspection, line) for line in LINES] if inspection.graded else []
        grades = [
            f"{grade.area.label}: {grade.grade.short_label.lower()}" for grade in given if grade is not None
        ]
        yield Entry(
            key="inspection",
            path=inspection.get_absolute_url(),
            title=str(inspection),
            text=". ".join(grades) or inspection.topic or "No grades.",
            day=_day(inspection),
        )


def finding_entries(findings: Iterable[Finding]) -> Iterable[Entry]:
    """Return an entry for each finding, with its inspection and council loaded."""
    for finding in findings:
        yield Entry(
            key=f"finding-{finding.reference}",
            path=finding.inspection.get_absolute_url(),
            title=f"{finding.inspection.council.short_name}, {FindingKind(finding.kind).label.lower()}",
            text=f"{finding.statement.rstrip('.')}. {finding.inspection.title}.",
            day=_day(finding.inspection),
        )


def _day(inspection: Inspection) -> date:
    return inspection.published_date or inspection.start_date or date.min
