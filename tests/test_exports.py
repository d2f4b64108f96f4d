"""The downloads: what a cell may hold, and that header, keys and codebook are one."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.http import QueryDict

from inspections.comparisons import compare
from inspections.exports import (
    CHANGES,
    COMPARISON,
    COUNCILS,
    FACTS,
    FINDINGS,
    INSPECTIONS,
    SOURCES,
    TABLES,
    THEMES,
    Table,
    ValueType,
    codebook,
    csv_pieces,
    json_pieces,
)
from inspections.exports.writing import csv_cell
from inspections.facts import facts_of
from inspections.filters import (
    ChangeFilter,
    CouncilFilter,
    FindingFilter,
    InspectionFilter,
    SourceFilter,
    ThemeFilter,
)
from inspections.models import Council
from inspections.vocabulary import Absence, Area, FindingKind, Grade, InspectionKind, Precision, SourceKind
from tests import factories

JOINT, SEPARATE, WITHOUT_OVERALL = date(2019, 6, 3), date(2023, 6, 5), date(2026, 4, 27)


def as_csv(table: Table, rows: Any) -> list[dict[str, str]]:
    """Return what a reader of the CSV gets."""
    return list(csv.DictReader(StringIO("".join(csv_pieces(table, rows)), newline="")))


def as_json(table: Table, rows: Any) -> list[dict[str, Any]]:
    """Return what a reader of the JSON gets."""
    answer = json.loads("".join(json_pieces(table, rows, {"title": table.title})))
    assert answer["title"] == table.title
    made: list[dict[str, Any]] = answer["rows"]
    return made


def a_council_with_a_history() -> Council:
    """Return a council with two inspections, a visit, and a finding with two places."""
    council = factories.council("Aldham", dfe_code="950", ons_code="E99000950")
    report = factories.source("Report on Aldham", reference="report-on-aldham")
    factories.inspection(
        council,
        reference="aldham-2019",
        start_date=JOINT,
        published_date=date(2019, 7, 15),
        grades={Area.OVERALL: Grade.INADEQUATE, Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD},
        sources=[report],
    )
    latest = factories.inspection(
        council,
        reference="aldham-2023",
        start_date=date(2023, 6, 1),
        start_precision=Precision.MONTH,
        grades={Area.OVERALL: Grade.GOOD, Area.IN_CARE: Grade.GOOD},
        sources=[report],
    )
    factories.inspection(
        council, start_date=date(2024, 2, 6), kind=InspectionKind.FOCUSED_VISIT, topic="front door"
    )
    finding = factories.finding(
        latest, area=Area.OVERALL, themes=[factories.theme("Drift"), factories.theme("Plans")]
    )
    factories.citation(finding, of=report, page=2, item="3", quote="too slow")
    factories.citation(finding, of=report, page=5, paragraph="17")
    return council


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (-2, "-2"),
        (Decimal("-1.50"), "-1.50"),
        ("-1.5", "-1.5"),
        ("+44", "+44"),
        ("=1+1", "'=1+1"),
        ("-see page 2", "'-see page 2"),
        ("@import", "'@import"),
        ("+plus", "'+plus"),
        ("\t=1", "'\t=1"),
        (["a", "b"], "a|b"),
        (["a|b", "c"], "a/b|c"),
        (["=a"], "'=a"),
        ("plain, with “quotes”", "plain, with “quotes”"),
    ],
)
def test_a_cell_harms_no_spreadsheet_and_no_number(value: Any, cell: str) -> None:
    assert csv_cell(value) == cell


def test_every_column_is_named_once_and_explained() -> None:
    for table in codebook():
        assert len(set(table.header)) == len(table.header), table.name
        for column in table.columns:
            assert column.meaning.endswith("."), (table.name, column.name)
            assert column.type is not ValueType.CODE or column.values, (table.name, column.name)


@pytest.mark.django_db
def test_csv_json_and_codebook_have_the_same_names_in_the_same_order() -> None:
    a_council_with_a_history()
    for table, rows in every_table():
        text = "".join(csv_pieces(table, rows))
        [header, *_] = csv.reader(StringIO(text, newline=""))
        assert header == table.header == list(as_json(table, rows)[0])


@pytest.mark.django_db
def test_codes_are_among_those_listed_and_only_columns_that_say_so_may_be_empty() -> None:
    a_council_with_a_history()
    for table, rows in every_table():
        for record in table.records(rows):
            for column, value in zip(table.columns, record, strict=True):
                where = (table.name, column.name, value)
                assert column.empty or value not in (None, "", []), where
                if column.type is ValueType.CODE and value is not None:
                    assert str(value) in {code for code, _ in column.values}, where


def every_table() -> Iterable[tuple[Table, Any]]:
    """Return each table with the rows of its list."""
    shown = {
        COUNCILS.name: CouncilFilter(QueryDict("status=all")).rows(),
        INSPECTIONS.name: InspectionFilter(QueryDict()).rows(),
        FINDINGS.name: FindingFilter(QueryDict()).rows(),
        CHANGES.name: ChangeFilter(QueryDict("direction=rise&direction=fall&direction=same")).rows(),
        COMPARISON.name: [compare(Council.objects.all())],
        THEMES.name: ThemeFilter(QueryDict()).rows(),
        SOURCES.name: SourceFilter(QueryDict()).rows(),
        FACTS.name: facts_of(SourceFilter(QueryDict()).rows()[0]),
    }
    return [(table, shown[table.name]) for table in TABLES]


@pytest.mark.django_db
def test_a_council_has_its_stable_codes_and_a_grade_or_a_reason_on_every_line() -> None:
    council = a_council_with_a_history()
    factories.inspection(
        council, reference="aldham-2026", start_date=WITHOUT_OVERALL, grades={Area.LEADERSHIP: Grade.GOOD}
    )
    [row] = as_csv(COUNCILS, CouncilFilter(QueryDict()).rows())
    assert (row["council"], row["ons_code"], row["dfe_code"]) == ("aldham", "E99000950", "950")
    assert row["leadership"] == "good"
    assert row["overall"] == Absence.NO_LONGER_GIVEN
    assert row["overall_change"] == "rise"
    assert row["latest_inspection"] == "aldham-2026"


@pytest.mark.django_db
def test_dates_are_only_as_exact_as_they_are_known() -> None:
    a_council_with_a_history()
    rows = {row["inspection"]: row for row in as_csv(INSPECTIONS, InspectionFilter(QueryDict()).rows())}
    vague, exact = rows["aldham-2023"], rows["aldham-2019"]
    assert (vague["start"], vague["start_precision"]) == ("2023-06", "month")
    assert (exact["start"], exact["start_precision"]) == ("2019-06-03", "day")
    assert (vague["published"], vague["published_precision"]) == ("", "")


@pytest.mark.django_db
def test_an_inspection_says_of_each_judgement_what_was_given_or_why_nothing_was() -> None:
    a_council_with_a_history()
    rows = {row["inspection"]: row for row in as_csv(INSPECTIONS, InspectionFilter(QueryDict()).rows())}
    joint = rows["aldham-2019"]
    assert joint["in_care_and_care_leavers"] == "good"
    assert joint["care_leavers"] == Absence.JUDGED_TOGETHER
    assert joint["leadership"] == Absence.NOT_FOUND
    [visit] = [row for row in rows.values() if row["graded"] == "no"]
    assert (visit["overall"], visit["topic"]) == ("", "front door")


@pytest.mark.django_db
def test_a_finding_has_its_themes_sources_places_and_quotes_in_one_order() -> None:
    a_council_with_a_history()
    [row] = as_csv(FINDINGS, FindingFilter(QueryDict()).rows())
    assert row["themes"] == "drift|plans"
    assert row["sources"] == "report-on-aldham|report-on-aldham"
    assert row["places"] == "page 2, item 3|page 5, paragraph 17"
    assert row["quotes"] == "too slow|"
    assert (row["area_grade"], row["overall_grade"]) == ("good", "good")
    [record] = as_json(FINDINGS, FindingFilter(QueryDict()).rows())
    assert record["places"] == ["page 2, item 3", "page 5, paragraph 17"]
    assert record["recurring"] is False


@pytest.mark.django_db
def test_a_finding_of_a_recurring_concern_says_so() -> None:
    council = a_council_with_a_history()
    factories.finding(council.inspections.get(reference="aldham-2019"), themes=[factories.theme("Drift")])
    rows = as_csv(FINDINGS, FindingFilter(QueryDict()).rows())
    assert [row["recurring"] for row in rows] == ["yes", "yes"]
    factories.finding(
        council.inspections.get(reference="aldham-2019"),
        themes=[factories.theme("Drift")],
        kind=FindingKind.STRENGTH,
        reference="praise",
    )
    rows = as_csv(FINDINGS, FindingFilter(QueryDict("kind=strength")).rows())
    assert [row["recurring"] for row in rows] == ["no"]


@pytest.mark.django_db
def test_a_fall_has_negative_steps_and_a_break_is_not_comparable() -> None:
    council = factories.council()
    for start, grades in (
        (JOINT, {Area.OVERALL: Grade.GOOD, Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD}),
        (SEPARATE, {Area.OVERALL: Grade.INADEQUATE, Area.IN_CARE: Grade.OUTSTANDING}),
    ):
        factories.inspection(council, start_date=start, grades=grades)
    rows = {row["line"]: row for row in as_csv(CHANGES, ChangeFilter(QueryDict()).rows())}
    assert (rows["overall"]["direction"], rows["overall"]["steps"]) == ("fall", "-2")
    assert (rows["in_care"]["before_area"], rows["in_care"]["comparable"]) == (
        "in_care_and_care_leavers",
        "no",
    )
    numbers = {row["line"]: row["steps"] for row in as_json(CHANGES, ChangeFilter(QueryDict()).rows())}
    assert numbers["overall"] == -2


@pytest.mark.django_db
def test_a_comparison_has_a_row_for_each_judgement_of_each_inspection() -> None:
    council = a_council_with_a_history()
    rows = as_csv(COMPARISON, [compare([council], lines=[Area.OVERALL])])
    assert [(row["inspection"], row["grade"], row["current"]) for row in rows] == [
        ("aldham-2023", "good", "yes"),
        ("aldham-2019", "inadequate", "no"),
    ]


@pytest.mark.django_db
def test_a_fact_has_its_page_and_says_where_the_source_differs() -> None:
    source = factories.source(kind=SourceKind.ARTICLE)
    judgement = factories.judgement(area=Area.OVERALL, grade=Grade.GOOD)
    factories.citation(judgement, of=source, page=4, stated="requires improvement", agrees=False)
    [row] = as_csv(FACTS, facts_of(source))
    assert (row["kind"], row["places"], row["stated"], row["agrees"]) == (
        "judgement",
        "page 4",
        "requires improvement",
        "no",
    )


@pytest.mark.django_db
def test_text_that_is_not_ascii_and_text_over_lines_survive() -> None:
    factories.inspection(note="Naïve “quote”,\nsecond line")
    [row] = as_csv(INSPECTIONS, InspectionFilter(QueryDict()).rows())
    assert row["note"] == "Naïve “quote”,\nsecond line"


@pytest.mark.django_db
def test_an_empty_answer_still_has_its_header_and_is_valid_json() -> None:
    assert "".join(csv_pieces(THEMES, [])) == ",".join(THEMES.header) + "\r\n"
    assert as_json(THEMES, []) == []
