"""The tables that ship say exactly what the gathered facts say: every grade, date, code and figure."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from inspections.importing.shipped import fetch, parse
from inspections.importing.shipped.records import Link, ShippedRecord
from inspections.vocabulary import WORKFORCE_MEASURES, InspectionKind

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

STATISTICS = "ofsted-statistics-2025-03-31"
SOURCE_OF = {
    "ofsted_statistics_2025_03_31": STATISTICS,
    "data_to_insight_2026_06_29": "data-to-insight-2026-06-29",
}
SYMBOLS = {
    "c": "suppressed",
    "z": "not_applicable",
    "x": "not_available",
    "low": "low",
    "u": "unreliable",
}
AREAS = ("overall", "leadership", "help_protection", "in_care", "care_leavers", "adoption", "lscb")


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def slugged(words: str) -> str:
    """Return words as a slug of the vocabulary: `South West` as south_west."""
    return words.lower().replace(" ", "_")


@pytest.fixture(scope="module")
def shipped() -> dict[str, list[ShippedRecord]]:
    """The records of the shipped tables, articles left out, by model."""
    by_model: dict[str, list[ShippedRecord]] = {}
    for record in parse(fetch(FIXTURES)):
        if record.place.file.endswith(".csv"):
            by_model.setdefault(record.model, []).append(record)
    return by_model


def test_all_records_of_a_model_give_the_same_fields() -> None:
    fields: dict[str, set[frozenset[str]]] = {}
    for record in parse(fetch(FIXTURES)):
        fields.setdefault(record.model, set()).add(frozenset(record.values))
    assert {model: len(sorts) for model, sorts in fields.items()} == dict.fromkeys(fields, 1)


def linked(value: object) -> str:
    """Return the reference that a value points to."""
    assert isinstance(value, Link)
    return value.reference


def test_the_record_has_its_full_extent(shipped: dict[str, list[ShippedRecord]]) -> None:
    graded = [InspectionKind(one.values["kind"]).graded for one in shipped["Inspection"]]
    assert len(shipped["Council"]) == 158
    assert Counter(graded) == {True: 482, False: 60}
    assert len(shipped["Neighbour"]) == 1530
    assert len(shipped["Theme"]) == 54


def test_every_council_is_as_gathered(shipped: dict[str, list[ShippedRecord]], corpus: Path) -> None:
    councils = {one.reference: one.values for one in shipped["Council"]}
    aliases = Counter((linked(one.values["council"]), one.values["name"]) for one in shipped["CouncilAlias"])
    gathered = rows(corpus / "councils.csv")
    assert len(gathered) == len(councils)
    for row in gathered:
        values = councils[row["dfe_code"]]
        for column in ("ons_code", "ofsted_urn", "name", "short_name", "website"):
            assert values[column] == row[column], row
        assert (values["region"], values["type"]) == (slugged(row["region"]), slugged(row["type"]))
        assert str(values["population_0_25"] or "") == row["population_0_25"]
        assert str(values["abolished_on"] or "") == row["abolished_on"]
        for name in {row["name"], row["short_name"], *row["aliases"].split("|")} - {""}:
            assert aliases[row["dfe_code"], name] == 1, (row["short_name"], name)
        point = (str(values["longitude"] or ""), str(values["latitude"] or ""))
        # Two gathered points have a latitude of 50, which lies in the Channel: they ship without one.
        assert point == (("", "") if row["latitude"] == "50" else (row["longitude"], row["latitude"]))


def test_every_council_of_today_has_a_tile_of_its_own(shipped: dict[str, list[ShippedRecord]]) -> None:
    current = [one.values for one in shipped["Council"] if not one.values["abolished_on"]]
    tiles = {(one["tile_column"], one["tile_row"]) for one in current}
    assert len(current) == len(tiles) == 153
    assert min(column for column, _ in tiles) == min(row for _, row in tiles) == 1


def test_successors_are_as_gathered_and_begin_when_they_follow(
    shipped: dict[str, list[ShippedRecord]], corpus: Path
) -> None:
    gathered = {
        (row["dfe_code"], successor, row["abolished_on"])
        for row in rows(corpus / "councils.csv")
        for successor in row["successor_dfe_codes"].split()
    }
    successions = [one.values for one in shipped["Succession"]]
    assert gathered == {
        (linked(one["predecessor"]), linked(one["successor"]), one["on"].isoformat()) for one in successions
    }
    opened = {one.reference: one.values["opened_on"] for one in shipped["Council"] if one.values["opened_on"]}
    assert opened == {linked(one["successor"]): one["on"] for one in successions}


def test_every_inspection_date_and_grade_is_as_gathered(
    shipped: dict[str, list[ShippedRecord]], corpus: Path
) -> None:
    inspections = {
        (linked(one.values["council"]), one.values["start_date"].isoformat()): one
        for one in shipped["Inspection"]
    }
    given: dict[str, dict[str, str]] = {}
    for one in shipped["Judgement"]:
        areas = given.setdefault(linked(one.values["inspection"]), {})
        areas[one.values["area"]] = one.values["grade"] or one.values["absence"]
    for row in rows(corpus / "inspections.csv"):
        inspection = inspections.pop((row["dfe_code"], row["start_date"]))
        values = inspection.values
        assert values["kind"] == row["kind"]
        assert values["framework"].startswith(row["framework"])
        assert str(values["end_date"] or "") == row["end_date"]
        assert values["published_date"].isoformat() == row["published_date"]
        assert (values["topic"], values["report_address"]) == (row["visit_theme"], row["report_url"])
        expected = {area: row[area] for area in AREAS if row[area]}
        if row["in_care_covers_care_leavers"]:
            expected["in_care_and_care_leavers"] = expected.pop("in_care")
        if row["framework"] == "sif" and not row["lscb"]:
            expected["lscb"] = "not_judged"
        assert given.pop(inspection.reference, {}) == expected, inspection.reference
    assert (inspections, given) == ({}, {})


def test_every_inspection_and_judgement_cites_the_sources_it_was_read_from(
    shipped: dict[str, list[ShippedRecord]], corpus: Path
) -> None:
    cited: dict[str, set[str]] = {}
    for one in shipped["Citation"]:
        if supported := one.values["inspection"] or one.values["judgement"]:
            cited.setdefault(linked(supported), set()).add(linked(one.values["source"]))
    by_start = {
        (linked(one.values["council"]), one.values["start_date"].isoformat()): one.reference
        for one in shipped["Inspection"]
    }
    in_two = 0
    for row in rows(corpus / "inspections.csv"):
        reference = by_start[row["dfe_code"], row["start_date"]]
        read_from = SOURCE_OF.get(row["read_from"], f"report-{reference}")
        expected = {read_from, SOURCE_OF[row["also_in"]]} if row["also_in"] else {read_from}
        supported = [name for name in cited if name == reference or name.startswith(f"{reference}/")]
        assert {frozenset(cited[name]) for name in supported} == {frozenset(expected)}, reference
        in_two += len(expected) == 2
    assert in_two == 268


def test_two_sources_confirm_1175_grades(shipped: dict[str, list[ShippedRecord]]) -> None:
    sources = Counter(
        linked(one.values["judgement"]) for one in shipped["Citation"] if one.values["judgement"] is not None
    )
    assert sum(count == 2 for count in sources.values()) == 1175


def test_every_report_that_was_read_is_a_source_with_its_address(
    shipped: dict[str, list[ShippedRecord]], corpus: Path
) -> None:
    reports = [one.values for one in shipped["Source"] if one.values["kind"] == "report"]
    gathered = [row for row in rows(corpus / "inspections.csv") if row["read_from"] == "report"]
    assert len(reports) == len(gathered) == 426
    assert Counter((one["address"], str(one["published_date"])) for one in reports) == Counter(
        (row["report_url"], row["published_date"]) for row in gathered
    )


def test_neighbours_and_themes_are_as_gathered(shipped: dict[str, list[ShippedRecord]], corpus: Path) -> None:
    neighbours = {
        (
            linked(one.values["council"]),
            one.values["model"],
            str(one.values["rank"]),
            linked(one.values["neighbour"]),
            one.values["closeness"],
        )
        for one in shipped["Neighbour"]
    }
    assert neighbours == {tuple(row.values()) for row in rows(corpus / "neighbours.csv")}
    themes = [
        tuple(one.values[name] for name in ("slug", "group", "name", "definition"))
        for one in shipped["Theme"]
    ]
    assert themes == [tuple(row.values()) for row in rows(corpus / "themes.csv")]


def test_every_workforce_figure_is_as_published(
    shipped: dict[str, list[ShippedRecord]], corpus: Path
) -> None:
    figures = {
        (
            linked(one.values["council"]) if one.values["council"] else "",
            one.values["period"],
            one.values["measure"],
        ): one
        for one in shipped["Figure"]
    }
    joint: set[str] = set()
    for row in rows(corpus / "official" / "csww_indicators_2017_to_2025.csv"):
        if row["geographic_level"] == "Regional":
            continue
        codes = row["old_la_code"].split(" / ")
        for code in codes:
            for measure in WORKFORCE_MEASURES:
                values = figures.pop((code, row["time_period"], measure)).values
                cell = row[f"{measure}_fte"]
                if cell in SYMBOLS:
                    assert (values["value"], values["missing"]) == (None, SYMBOLS[cell])
                else:
                    assert (float(values["value"]), values["missing"]) == (float(cell), "")
                assert bool(values["note"]) is (len(codes) == 2)
        if len(codes) == 2:
            joint.update(codes)
    assert figures == {}
    assert joint == {"314", "318", "940", "941"}
