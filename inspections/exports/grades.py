"""The tables of councils, changes and comparisons: what is read from the grades that councils hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspections.changes import Position, RatingChange, held_since, last_change
from inspections.comparisons import Comparison
from inspections.exports.columns import (
    Column,
    Table,
    ValueType,
    area_column,
    council_columns,
    date_columns,
    grade_column,
    meanings,
)
from inspections.facts import sources_of
from inspections.models import Council, Inspection, Source
from inspections.models.inspections import framework_choices
from inspections.timelines import Cell
from inspections.vocabulary import LINES, Area, Direction, Grade, InspectionKind, PartialDate

NO_INSPECTION = "The council has had no graded inspection."
ONE_GRADE = "The council was given fewer than two grades on this line."


@dataclass(frozen=True)
class CitedPosition:
    """A council's position with the sources of its latest graded inspection."""

    position: Position
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class CitedChange:
    """A change with the sources of the inspection that brought it."""

    change: RatingChange
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class ComparedGrade:
    """What one graded inspection of a compared council gave on one line."""

    council: Council
    inspection: Inspection
    cell: Cell
    current: bool
    sources: tuple[Source, ...]


def cited_positions(rows: Iterable[Position]) -> Iterator[CitedPosition]:
    """Yield each position with its sources. One query."""
    positions = list(rows)
    sources = sources_of(row.latest for row in positions if row.latest)
    for row in positions:
        yield CitedPosition(row, sources.get(row.latest.pk, ()) if row.latest else ())


def cited_changes(rows: Iterable[RatingChange]) -> Iterator[CitedChange]:
    """Yield each change with its sources. One query."""
    changes = list(rows)
    sources = sources_of(change.inspection for change in changes)
    for change in changes:
        yield CitedChange(change, sources.get(change.inspection.pk, ()))


def compared_grades(rows: Iterable[Comparison]) -> Iterator[ComparedGrade]:
    """Yield what every graded inspection gave on each line compared, council by council, newest first."""
    for comparison in rows:
        timelines = comparison.timelines
        sources = sources_of(row.inspection for timeline in timelines for row in timeline.rows)
        for timeline in timelines:
            for row in timeline.rows:
                for cell in row.cells:
                    if cell.line in comparison.lines:
                        yield ComparedGrade(
                            timeline.council,
                            row.inspection,
                            cell,
                            row.inspection == timeline.position.latest,
                            sources.get(row.inspection.pk, ()),
                        )


def source_columns(empty: str = "No source has been recorded.") -> Column:
    """Return the column of the sources that a row of `sources` rests on."""
    return Column(
        "sources",
        "References of the sources; each has its page at /sources/<reference>/.",
        lambda row: [source.reference for source in row.sources],
        ValueType.LIST,
        empty=empty,
    )


def _latest(row: CitedPosition) -> Inspection | None:
    return row.position.latest


def _latest_start(row: CitedPosition) -> PartialDate | None:
    return row.position.latest.start if row.position.latest else None


def _latest_published(row: CitedPosition) -> PartialDate | None:
    return row.position.latest.published if row.position.latest else None


def _line_columns(line: Area) -> tuple[Column, ...]:
    """Return the columns for one line: grade or reason, and the direction of the last change."""

    def standing(row: CitedPosition) -> str | None:
        held = row.position.standing(line)
        return held.grade or held.absence

    def since(row: CitedPosition) -> PartialDate | None:
        first = held_since(row.position, line)
        return first.start if first else None

    def direction(row: CitedPosition) -> str | None:
        change = last_change(row.position, line)
        return change.direction if change else None

    return (
        grade_column(
            line.value, f"{line.label}: grade given by the latest graded inspection, or why none.", standing
        ),
        *date_columns(
            f"{line}_since",
            f"{line.label}: start of the inspection from which on this grade has been held without a break.",
            since,
            empty="No grade is held on this line.",
        ),
        Column(
            f"{line}_change",
            f"{line.label}: how the last grade compares with the one before.",
            direction,
            ValueType.CODE,
            meanings(Direction),
            empty=ONE_GRADE,
        ),
    )


def _in_care_area(row: CitedPosition) -> str | None:
    held = row.position.standing(Area.IN_CARE)
    return held.area if held.grade else None


COUNCILS = Table(
    name="councils",
    title="Councils and where they stand",
    row="One council, as at the day asked for (today, if none is).",
    gather=cited_positions,
    columns=(
        *council_columns(lambda row: row.position.council),
        Column("official_name", "The council’s official name.", lambda row: row.position.council.name),
        Column(
            "opened_on",
            "First day of a council that began after 2013.",
            lambda row: _iso_day(row.position.council.opened_on),
            ValueType.DATE,
            empty="It existed in 2013.",
        ),
        Column(
            "abolished_on",
            "First day on which the council no longer existed.",
            lambda row: _iso_day(row.position.council.abolished_on),
            ValueType.DATE,
            empty="It exists.",
        ),
        Column(
            "population_0_25",
            "People aged 0 to 25 who live there.",
            lambda row: row.position.council.population_0_25,
            ValueType.NUMBER,
            empty="Not in the record.",
        ),
        Column(
            "latest_inspection",
            "Reference of the latest graded inspection; its page is at /inspections/<reference>/.",
            lambda row: latest.reference if (latest := _latest(row)) else None,
            empty=NO_INSPECTION,
        ),
        Column(
            "latest_kind",
            "Its kind.",
            lambda row: latest.kind if (latest := _latest(row)) else None,
            ValueType.CODE,
            meanings(InspectionKind),
            empty=NO_INSPECTION,
        ),
        Column(
            "framework",
            "The framework version that it came under.",
            lambda row: latest.framework if (latest := _latest(row)) else None,
            ValueType.CODE,
            tuple(framework_choices()),
            empty=NO_INSPECTION,
        ),
        *date_columns("latest_start", "The day on which it began.", _latest_start, empty=NO_INSPECTION),
        *date_columns(
            "latest_published",
            "The day on which its report was published.",
            _latest_published,
            empty="Not known, or no graded inspection.",
        ),
        *(column for line in LINES for column in _line_columns(line)),
        area_column(
            "in_care_area",
            "What the grade under in_care was given for: from 2018 to 2022 care leavers too.",
            _in_care_area,
            empty="No grade is held under in_care.",
        ),
        source_columns("No graded inspection, or no source has been recorded."),
    ),
)


def _iso_day(day: object) -> str | None:
    return str(day) if day else None


CHANGES = Table(
    name="changes",
    title="Rises and falls",
    row="Two successive grades of one council on one line; unchanged ones only if asked for.",
    gather=cited_changes,
    columns=(
        *council_columns(lambda row: row.change.council),
        area_column(
            "line",
            "The line of judgement; children in care and the joint judgement of 2018 to 2022 share one.",
            lambda row: row.change.line,
        ),
        Column(
            "direction",
            "What the second grade is to the first.",
            lambda row: row.change.direction,
            ValueType.CODE,
            meanings(Direction),
        ),
        Column(
            "steps",
            "Grades risen; a negative number fell.",
            lambda row: row.change.steps,
            ValueType.NUMBER,
        ),
        Column(
            "comparable",
            "Whether both judge the same thing on the same scale.",
            lambda row: row.change.comparable,
            ValueType.YES_NO,
        ),
        area_column("before_area", "What the first grade was given for.", lambda row: row.change.before.area),
        Column(
            "before_grade",
            "The first grade.",
            lambda row: row.change.before.grade,
            ValueType.CODE,
            meanings(Grade),
        ),
        Column(
            "before_inspection",
            "Reference of the inspection that gave it.",
            lambda row: row.change.before.inspection.reference,
        ),
        *date_columns(
            "before_start",
            "The day on which that inspection began.",
            lambda row: row.change.before.inspection.start,
            empty="Not known.",
        ),
        area_column("after_area", "What the second grade was given for.", lambda row: row.change.after.area),
        Column(
            "after_grade",
            "The second grade.",
            lambda row: row.change.after.grade,
            ValueType.CODE,
            meanings(Grade),
        ),
        Column(
            "after_inspection",
            "Reference of the inspection that gave it.",
            lambda row: row.change.after.inspection.reference,
        ),
        *date_columns(
            "after_start",
            "The day on which that inspection began.",
            lambda row: row.change.after.inspection.start,
            empty="Not known.",
        ),
        *date_columns(
            "after_published",
            "The day on which its report was published.",
            lambda row: row.change.after.inspection.published,
            empty="Not known.",
        ),
        source_columns(),
    ),
)

COMPARISON = Table(
    name="compare",
    title="Councils side by side",
    row="What one graded inspection of one of the councils gave on one line.",
    gather=compared_grades,
    columns=(
        *council_columns(lambda row: row.council),
        area_column("line", "The line of judgement.", lambda row: row.cell.line),
        area_column("area", "What exactly the judgement is of.", lambda row: row.cell.area),
        grade_column(
            "grade", "The grade given, or why none.", lambda row: row.cell.grade or row.cell.absence
        ),
        Column(
            "current",
            "Whether this is the council’s latest graded inspection.",
            lambda row: row.current,
            ValueType.YES_NO,
        ),
        Column("inspection", "Reference of the inspection.", lambda row: row.inspection.reference),
        Column(
            "inspection_kind",
            "Its kind.",
            lambda row: row.inspection.kind,
            ValueType.CODE,
            meanings(InspectionKind),
        ),
        Column(
            "framework",
            "The framework version that it came under.",
            lambda row: row.inspection.framework,
            ValueType.CODE,
            tuple(framework_choices()),
        ),
        *date_columns(
            "start", "The day on which it began.", lambda row: row.inspection.start, empty="Not known."
        ),
        *date_columns(
            "published",
            "The day on which its report was published.",
            lambda row: row.inspection.published,
            empty="Not known.",
        ),
        source_columns(),
    ),
)
