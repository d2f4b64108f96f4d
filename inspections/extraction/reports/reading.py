"""The reading of one document, from its rows to the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from inspections.extraction import councils
from inspections.extraction.documents import Document
from inspections.extraction.reports.answers import ExtractedReport, PreviousInspection, Problem, ReadJudgement
from inspections.extraction.reports.findings import read_passages
from inspections.extraction.reports.front import Front, read_front
from inspections.extraction.reports.headings import plain
from inspections.extraction.reports.history import previous_inspections
from inspections.extraction.reports.judgements import read_judgements
from inspections.extraction.reports.layout import Row, running_rows
from inspections.extraction.reports.outline import Outline, outline
from inspections.vocabulary import (
    Area,
    Framework,
    FrameworkVersion,
    InspectionKind,
    framework_version,
    framework_version_for,
)

SIF_BEGINS = framework_version("sif_2013").starts or date.min

SHORT_DAYS = range(1, 8)
STANDARD_DAYS = range(8, 15)
"""Weekdays on site (ILACS): short inspections take 5, or 7 in two blocks; standard ones 10, once 13."""


def read_document(document: Document) -> ExtractedReport | None:
    """Return what the document says as a report or letter on a council's children's services, or None."""
    rows = running_rows(document).rows
    found = outline(rows)
    cover_ends = _cover_ends(rows, found)
    front = _by_sections(read_front(rows[:cover_ends] or rows[:60]), found)
    if front.kind is None:
        return None
    judgements, problems = read_judgements(
        rows[:cover_ends],
        found.headings,
        sum(heading.index < cover_ends for heading in found.headings),
        overall_in_sentence=front.framework is Framework.SIF,
    )
    previous = previous_inspections(_prose(rows, found))
    kind = _kind(front, judgements, previous)
    version = _version(front)
    judged = {judgement.area for judgement in judgements} or set(version.areas if version else ())
    passages = read_passages(found, judged)
    code = _council_code(front)
    problems = [
        *front.problems,
        *problems,
        *_missing(front, code, kind, version, judgements),
        *_gaps(found),
    ]
    return ExtractedReport(
        is_letter=front.is_letter,
        title=front.title,
        council=front.council,
        dfe_code=code,
        framework=_framework(front, version),
        version=version,
        kind=kind,
        period=front.period,
        published=front.published,
        judgements=tuple(judgements),
        previous=previous,
        passages=passages,
        problems=tuple(problems),
        pages=len(document.pages),
    )


FEWEST_JUDGED = 2
"""So many graded sections make a document an inspection, whatever its first words are."""

BACKGROUND_PAGES = 14
"""Reports tell of earlier inspections on their first pages; the single inspection framework by page 14."""


def _by_sections(front: Front, found: Outline) -> Front:
    """Return the front, put right where the sections show another document than its opening words.

    Only an inspection has sections with grades, and only one framework names them as these do; a letter or
    a review of a safeguarding board may be all that a title in tatters speaks of.
    """
    graded = [one for one in found.headings if one.meaning and one.meaning.area and one.meaning.grade]
    judged = {one.meaning.area for one in graded if one.meaning} - {Area.LSCB}
    told = front.kind is not None and not front.is_letter and front.kind is not InspectionKind.OTHER
    if told or len(judged) < FEWEST_JUDGED:
        return front
    words = " ".join(plain(one.words) for one in graded)
    if "impact of leaders on" in words:
        return replace(front, is_letter=False, framework=Framework.ILACS, kind=InspectionKind.STANDARD)
    if "looked after and achieving permanence" in words:
        return replace(front, is_letter=False, framework=Framework.SIF, kind=InspectionKind.STANDARD)
    return front


def _prose(rows: Sequence[Row], found: Outline) -> list[Row]:
    """Return the rows of the first pages that are no headings and no tables."""
    headed = {heading.index + line for heading in found.headings for line in range(len(heading.rows))}
    return [row for place, row in enumerate(rows) if row.page <= BACKGROUND_PAGES and place not in headed]


def _cover_ends(rows: Sequence[Row], found: Outline) -> int:
    """Return how many rows stand before the first section: the title, the table and its comment."""
    for heading in found.headings:
        if heading.meaning is not None and heading.meaning.part is not None:
            return min(heading.index, found.begins)
    return found.begins


def _start(front: Front) -> date:
    return front.period.value.start if front.period else date.max


def _council_code(front: Front) -> str | None:
    """Return the DfE code of the council on the day of the inspection, by its name or else by the title."""
    on = front.period.value.start if front.period else None
    code = councils.resolve(front.council.value, on) if front.council else None
    if code is not None:
        return code
    named = {mention.dfe_code for mention in councils.find(front.title, on)}
    return named.pop() if len(named) == 1 else None


def _framework(front: Front, version: FrameworkVersion | None) -> Framework | None:
    """Return the framework that the document names; monitoring visits follow the one in force."""
    if front.kind is InspectionKind.MONITORING_VISIT and version is not None:
        return version.framework
    return front.framework


def _version(front: Front) -> FrameworkVersion | None:
    """Return the framework version, which follows the day of the start; joint inspections have their own."""
    if front.period is None or front.kind is InspectionKind.JTAI:
        return None
    return framework_version_for(front.period.value.start, front.framework)


def _missing(
    front: Front,
    code: str | None,
    kind: InspectionKind | None,
    version: FrameworkVersion | None,
    judgements: Sequence[ReadJudgement],
) -> list[Problem]:
    """Return a problem for each value that such a document states and that was not found in this one."""
    problems = []
    if front.council is None:
        problems.append(Problem("council_not_found", "No council's name was found on the first page.", 1))
    elif code is None:
        message = "The name printed matches no council of the list, or several."
        problems.append(Problem("council_not_matched", message, front.council.page, front.council.value))
    if front.period is None:
        problems.append(Problem("dates_not_found", "No days on site were found on the first page.", 1))
    elif kind is None:
        message = "The days on site fit neither a short inspection nor a standard one."
        problems.append(Problem("kind_not_known", message, front.period.page, front.period.words))
    if version is not None and kind is not None and kind.graded:
        read = {judgement.area for judgement in judgements}
        due = [area for area in version.areas if area is not Area.LSCB]
        problems += [
            Problem("judgement_not_found", f"No grade was read for {area.label.lower()}.", 1)
            for area in due
            if area not in read
        ]
        problems += [
            Problem(
                "judgement_not_due",
                f"{version.label} has no judgement of {one.area.label.lower()}.",
                one.page,
                one.words,
            )
            for one in judgements
            if one.area not in version.areas
        ]
    return problems


def _gaps(found: Outline) -> list[Problem]:
    return [
        Problem(
            "numbering_gap",
            f"Paragraph {gap.due} was due and {gap.found} came.",
            gap.page,
            gap.words,
        )
        for gap in found.gaps
    ]


def _kind(
    front: Front, judgements: Sequence[ReadJudgement], previous: Sequence[PreviousInspection]
) -> InspectionKind | None:
    """Return the kind; None for an ILACS inspection whose days fit neither a short nor a standard one.

    No report states whether an ILACS inspection was short or standard: it follows from the weekdays on site.
    Under the single inspection framework each council was inspected once, with a review of its safeguarding
    board; an inspection without one, after an earlier one of the same framework, is a re-inspection.
    """
    if front.framework is Framework.ILACS and front.kind is InspectionKind.STANDARD:
        days = front.period.value.weekdays if front.period else 0
        if days in SHORT_DAYS:
            return InspectionKind.SHORT
        return InspectionKind.STANDARD if days in STANDARD_DAYS else None
    if front.framework is Framework.SIF and front.kind is InspectionKind.STANDARD:
        board = front.board_reviewed or any(judgement.area is Area.LSCB for judgement in judgements)
        again = any(SIF_BEGINS <= earlier.when.day < _start(front) for earlier in previous)
        return InspectionKind.REINSPECTION if again and not board else InspectionKind.STANDARD
    return front.kind
