"""A malformed file is named with row, column, value and what was expected, and nothing is loaded."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from inspections.importing.shipped import MalformedShippedData, fetch, parse
from inspections.models import Council, LoadedRecord
from tests.importing.shipped_files import (
    COUNCILS,
    INSPECTIONS,
    NEIGHBOURS,
    SOURCES,
    SUCCESSIONS,
    THEMES,
    WORKFORCE,
    harbourton_article,
    shipped_folder,
    with_cell,
)

TABLES = {
    "councils": COUNCILS,
    "successions": SUCCESSIONS,
    "neighbours": NEIGHBOURS,
    "themes": THEMES,
    "sources": SOURCES,
    "inspections": INSPECTIONS,
    "workforce": WORKFORCE,
}


def problems(folder: Path) -> list[str]:
    """Return what parsing a folder complains of, a line for each problem."""
    with pytest.raises(MalformedShippedData) as malformed:
        parse(fetch(folder))
    return str(malformed.value).splitlines()


@pytest.mark.parametrize(
    ("table", "line", "column", "value", "expected"),
    [
        ("councils", 2, "dfe_code", "98", "a DfE code of three digits"),
        ("councils", 2, "region", "South West", "one of north_east, north_west"),
        ("councils", 2, "latitude", "51,2", "a number such as 12 or -1.25"),
        ("councils", 2, "population_0_25", "61 000", "a whole number, in digits only"),
        ("councils", 2, "short_name", "", "text that the record takes"),
        ("councils", 2, "slug", "har bourton", "text that the record takes"),
        ("councils", 2, "name", "Harbourton Council ", "no space before or after"),
        ("councils", 4, "abolished_on", "1 April 2021", "a day written as 2021-11-04"),
        ("councils", 3, "abolished_on", "2020-04-01", "a day after the opening"),
        ("successions", 2, "successor", "983", "another council than the predecessor"),
        ("successions", 2, "successor", "999", "a council that ships"),
        ("neighbours", 2, "neighbour", "999", "a council that ships"),
        ("neighbours", 2, "neighbour", "981", "another council than the one whose neighbour it is"),
        ("neighbours", 2, "rank", "11", "a rank from 1 to 10"),
        ("themes", 2, "definition", "", "text that the record takes"),
        ("sources", 2, "kind", "paper", "one of report, article, statistics"),
        ("sources", 2, "published", "May 2022", "a date written as 2021, 2021-11 or 2021-11-04"),
        ("sources", 2, "address", "files.example", "text that the record takes"),
        ("inspections", 2, "overall", "goodish", "one of outstanding, good"),
        (
            "inspections",
            2,
            "overall",
            "adequate",
            "one of outstanding, good, requires_improvement, inadequate",
        ),
        ("inspections", 2, "overall", "", "a grade, or the reason why there is none"),
        ("inspections", 2, "care_leavers", "good", "nothing, since ilacs_2018 has no such judgement"),
        ("inspections", 4, "overall", "good", "nothing, since this kind of inspection gives no judgements"),
        ("inspections", 2, "framework", "ilacs_2023", "ilacs_2018, the version in force at the start"),
        ("inspections", 2, "framework", "ilacs", "one of pre_sif, sif_2013"),
        ("inspections", 2, "end", "2022-02-18", "a day that is not before the start"),
        ("inspections", 2, "published", "2022-03-10", "a date that is not before the inspection"),
        ("inspections", 2, "sources", "", "at least one source"),
        ("inspections", 2, "sources", "report-nowhere", "a source that ships"),
        ("inspections", 3, "reference", "harbourton-2022-03-07", "an inspection that is not already in"),
        ("workforce", 3, "value", "", "either a value or the reason why it is missing"),
        ("workforce", 3, "measure", "investment", "one of turnover_rate, vacancy_rate"),
        ("workforce", 3, "period", "2024/25", "a year such as 2025"),
        ("workforce", 4, "missing", "x", "one of suppressed, not_applicable"),
    ],
)
def test_a_wrong_cell_is_named_with_what_was_expected(
    tmp_path: Path, table: str, line: int, column: str, value: str, expected: str
) -> None:
    changed = with_cell(TABLES[table], line, column, value)

    said = problems(shipped_folder(tmp_path, **{table: changed}))

    assert any(
        one.startswith(f"{table}.csv, line {line}") and repr(value) in one and f"; expected {expected}" in one
        for one in said
    ), said


def test_all_problems_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    wrong_twice = with_cell(with_cell(COUNCILS, 2, "region", "Wessex"), 3, "latitude", "north")

    said = problems(
        shipped_folder(tmp_path, councils=wrong_twice, workforce=with_cell(WORKFORCE, 2, "value", "?"))
    )

    assert [one.split(":")[0] for one in said] == [
        "councils.csv, line 2, column region",
        "councils.csv, line 3, column latitude",
        "workforce.csv, line 2, column value",
    ]


def test_a_missing_or_misspelt_column_is_named(tmp_path: Path) -> None:
    (said,) = problems(shipped_folder(tmp_path, themes=THEMES.replace("definition", "meaning", 1)))

    assert said.startswith("themes.csv, line 1: 'slug,group,name,meaning'; expected the columns slug, group")


def test_a_row_with_a_cell_too_many_is_named(tmp_path: Path) -> None:
    (said,) = problems(shipped_folder(tmp_path, successions=SUCCESSIONS + "983,981,2021-04-01,2022\n"))

    assert said == "successions.csv, line 3: '983,981,2021-04-01,2022'; expected 3 cells, not 4."


def test_an_unclosed_quotation_mark_is_named(tmp_path: Path) -> None:
    (said,) = problems(shipped_folder(tmp_path, themes=THEMES + '"unclosed,Entry,Name,Words\n'))

    assert said.startswith("themes.csv, line 4")
    assert "comma-separated" in said


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (shipped_folder(tmp_path) / "themes.csv").unlink()

    (said,) = problems(tmp_path)
    assert said.startswith("themes.csv: ")
    assert said.endswith("expected a file of this name.")


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (shipped_folder(tmp_path) / "themes.csv").write_bytes(THEMES.replace("staff", "café").encode("latin-1"))

    (said,) = problems(tmp_path)
    assert said.startswith("themes.csv: 'byte ")
    assert said.endswith("expected text in UTF-8.")


def test_a_table_that_nothing_reads_is_named(tmp_path: Path) -> None:
    (shipped_folder(tmp_path) / "council.csv").write_text("dfe_code\n")

    (said,) = problems(tmp_path)
    assert said.startswith("council.csv: 'council.csv'; expected one of councils.csv")


def change(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    """Return what sets the value at a path of an article."""

    def apply(article: dict[str, Any]) -> None:
        target: Any = article
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value

    return apply


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            change("findings", 0, "kind", value="weakness"),
            "findings 1 (f01), column kind: 'weakness'; expected one of",
        ),
        (
            change("findings", 0, "themes", value=[]),
            "column themes: ''; expected one to four different themes",
        ),
        (
            change("findings", 0, "themes", value=["magic"]),
            "column themes: 'magic'; expected a theme that ships",
        ),
        (
            change("findings", 0, "inspection", value="may-2022"),
            "expected the key of an inspection in this file",
        ),
        (
            change("findings", 0, "repeated_from", value="2016"),
            "column repeated_from: '2016'; expected the key",
        ),
        (change("findings", 0, "summary", value="word " * 31 + "end"), "30 words at most"),
        (change("findings", 0, "places", 0, "quote", value="one " * 12 + "two"), "12 words at most"),
        (change("findings", 0, "places", 0, "paragraph", value=0), "expected a paragraph number from 1"),
        (change("findings", 0, "places", value=[]), "column places: ''; expected at least one place"),
        (change("findings", 0, "teh", value="me"), "column teh: 'me'; expected no such key here"),
        (
            change("inspections", 0, "record", value="981/2022-03-08"),
            "expected DfE code and start of an inspection",
        ),
        (change("inspections", 0, "council", value="982"), "expected 981, the council of 981/2022-03-07"),
        (change("inspections", 0, "paragraphs", value="2"), "expected a list of paragraph numbers"),
        (change("inspections", 0, "role", value="main"), "expected one of subject, background"),
        (change("inspections", 1, "start", value=None), "expected a start, since this is a new inspection"),
        (
            change("inspections", 1, "start", "precision", value="day"),
            "expected month, the precision of 2019-10",
        ),
        (
            change("inspections", 1, "same_as", value="other/visit"),
            "expected an inspection of another article",
        ),
        (
            change(
                "inspections", 1, "start", value={"date": "2013", "precision": "year", "printed": "in 2013"}
            ),
            "expected a date that lies in one framework version",
        ),
        (
            change("inspections", 0, "judgements", 0, "area", value="care_leavers"),
            "column area: 'care_leavers'; expected one of leadership, help_protection",
        ),
        (
            change("inspections", 0, "judgements", 0, "grade", value="adequate"),
            "column grade: 'adequate'; expected one of outstanding",
        ),
        (change("responses", 0, "stance", value="angry"), "expected one of accepts, qualifies, disputes"),
        (change("figures", 0, "unit", value="pounds"), "expected percent, the unit of turnover_rate"),
        (change("figures", 0, "value", value=None), "expected either a value or a date"),
        (change("source", "title", value=""), "column title: ''; expected text that the record takes"),
        (
            change("councils", 0, "dfe_code", value="999"),
            "column dfe_code: '999'; expected a council that ships",
        ),
    ],
)
def test_a_wrong_entry_of_an_article_is_named(
    tmp_path: Path, edit: Callable[[dict[str, Any]], None], expected: str
) -> None:
    article = harbourton_article()
    edit(article)

    said = problems(shipped_folder(tmp_path, article))

    assert all(one.startswith("articles/harbourton-falls-2022.json") for one in said)
    assert any(expected in one for one in said), said


def test_an_article_that_is_not_json_is_named_with_its_line(tmp_path: Path) -> None:
    folder = shipped_folder(tmp_path)
    (folder / "articles" / "broken.json").write_text('{\n  "key": "broken",,\n}')

    (said,) = problems(folder)
    assert said.startswith("articles/broken.json, line 2")
    assert "expected JSON" in said


@pytest.mark.django_db
def test_the_command_fails_with_every_problem_and_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    call_command("load_fixtures", folder=shipped_folder(tmp_path), quiet=True)
    loaded = LoadedRecord.objects.count()
    wrong = with_cell(with_cell(COUNCILS, 2, "website", "new.example"), 3, "region", "Wessex")

    with pytest.raises(
        CommandError, match=r"(?s)Nothing was loaded: 1 problem in .*line 3, column region: 'Wessex'"
    ):
        call_command("load_fixtures", folder=shipped_folder(tmp_path, councils=wrong))

    assert Council.objects.get(slug="harbourton").website == "harbourton.example"
    assert LoadedRecord.objects.count() == loaded


@pytest.mark.django_db
def test_the_command_reports_by_file_and_names_what_was_kept(tmp_path: Path) -> None:
    folder = shipped_folder(tmp_path)
    first, second = StringIO(), StringIO()
    call_command("load_fixtures", folder=folder, stdout=first)
    Council.objects.filter(slug="millbrook").update(website="edited.example")

    call_command("load_fixtures", folder=folder, stdout=second)

    assert ["10", "0", "0", "0", "0", "councils.csv"] in [
        line.split() for line in first.getvalue().splitlines()
    ]
    assert ["0", "0", "9", "1", "0", "councils.csv"] in [
        line.split() for line in second.getvalue().splitlines()
    ]
    assert "kept because edited: Council 982 (councils.csv, line 3)" in second.getvalue()
