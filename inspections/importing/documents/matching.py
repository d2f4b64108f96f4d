"""Which council and which inspection of the record a document means. Nothing is guessed."""

from __future__ import annotations

from datetime import date, timedelta

from inspections.importing.documents.statements import SaidInspection
from inspections.models import Council, CouncilAlias, Inspection, normalised_name
from inspections.vocabulary import (
    FrameworkVersion,
    PartialDate,
    Precision,
    ReviewState,
    framework_version_for,
)

SAME_VISIT = timedelta(days=7)
"""Two printed starts of one council that lie no further apart are one visit: no council has two so close."""

SAME_PUBLICATION = timedelta(days=14)
"""Two printed days of publication that lie no further apart can be of one report (uploads, covers)."""

LONGEST_WAIT = timedelta(days=150)
"""The longest from the start of an inspection to its publication (Ofsted statistics, 2018 to 2025: 126)."""


class Unmatched(Exception):
    """What a document says fits nothing in the record; the text says what, and what to do next."""


def council_of(said: SaidInspection) -> Council:
    """Return the council that is meant, as at the inspection; raises Unmatched if it is not plainly one."""
    if not said.council and not said.dfe_code:
        raise Unmatched("It does not say which council was inspected. Enter the inspection by hand.")
    when = said.start or said.published
    day = when.last_day if when else None
    found = _called(said, day)
    if not found:
        existed = f" on {day:%-d %B %Y}" if day else ""
        raise Unmatched(
            f"No council{existed} is called {said.council!r}. If it is one of the record, add this name to "
            "its aliases; then import the document again."
        )
    if len(found) > 1:
        names = ", ".join(str(council) for council in found)
        raise Unmatched(f"{said.council!r} may be any of {names}. Enter the inspection by hand.")
    return found[0]


def _called(said: SaidInspection, day: date | None) -> list[Council]:
    councils = Council.objects.as_at(day) if day else Council.objects.all()
    if said.dfe_code:
        return list(councils.filter(dfe_code=said.dfe_code))
    # An editor may have added a name that the reader's own list does not have.
    named = CouncilAlias.objects.filter(normalised=normalised_name(said.council))
    return list(councils.filter(pk__in=named.values("council")))


def inspection_of(council: Council, said: SaidInspection) -> Inspection | None:
    """Return the inspection of the record that is meant, or None if the record has none such.

    Raises Unmatched where several would do. A superseded inspection is meant only if no other is.
    """
    of_council = council.inspections.all()
    every = [one for one in of_council if _same_sort(one, said) and _same_time(one, said)]
    fitting = [one for one in every if one.state != ReviewState.SUPERSEDED] or every
    exact = [one for one in fitting if said.start and one.start == said.start]
    if len(exact) == 1:
        return exact[0]
    if len(fitting) > 1:
        names = "; ".join(one.title for one in fitting)
        raise Unmatched(
            f"It may mean any of these inspections of {council}: {names}. Add it as a source of the right "
            "one."
        )
    return fitting[0] if fitting else None


def version_of(said: SaidInspection) -> FrameworkVersion:
    """Return the framework version in force; raises Unmatched if the document's dates leave it open."""
    if said.start:
        first, last = said.start.day, said.start.last_day
    elif said.published:
        first, last = said.published.day - LONGEST_WAIT, said.published.last_day
    else:
        raise Unmatched("It does not say when the inspection was. Enter the inspection by hand.")
    version = framework_version_for(first, said.framework)
    if framework_version_for(last, said.framework) is not version:
        when = said.start or said.published
        raise Unmatched(
            f"Its date ({when.label if when else 'none'}) leaves open which framework was in force. Enter "
            "the inspection by hand."
        )
    return version


def _same_sort(one: Inspection, said: SaidInspection) -> bool:
    """Return whether both are graded, or both are visits of one kind."""
    if said.graded or one.graded:
        return said.graded and one.graded
    return said.kind is not None and one.kind == said.kind


def _same_time(one: Inspection, said: SaidInspection) -> bool:
    """Return whether the two can be of one time, by their starts, else by what else is dated."""
    start, published = one.start, one.published
    if said.start and start:
        return _starts_together(one, start, said.start, said.end)
    if said.published and published:
        return _published_together(published, said.published)
    if said.published and start:
        return start.day <= said.published.last_day <= start.last_day + LONGEST_WAIT
    if said.start and published:
        return said.start.day <= published.last_day <= said.start.last_day + LONGEST_WAIT
    return False


def _starts_together(one: Inspection, start: PartialDate, said: PartialDate, said_end: date | None) -> bool:
    if start.precision is said.precision is Precision.DAY:
        end = one.end_date or start.day
        return start.day <= max(said_end or said.day, said.day + SAME_VISIT) and said.day <= max(
            end, start.day + SAME_VISIT
        )
    return start.day <= said.last_day and said.day <= start.last_day


def _published_together(published: PartialDate, said: PartialDate) -> bool:
    slack = SAME_PUBLICATION if published.precision is said.precision is Precision.DAY else timedelta(0)
    return published.day <= said.last_day + slack and said.day <= published.last_day + slack
