"""The page about the record."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from inspections.exports import codebook
from inspections.views.about import FIELD_NAMES, measured_accuracy
from inspections.vocabulary import Absence, Grade
from tests import factories


@pytest.mark.django_db
def test_every_grade_every_absence_and_every_column_is_explained(client: Client) -> None:
    text = client.get("/about/").content.decode()
    for word in (*Grade, *Absence):
        assert word.label in text
        assert word.meaning in text
    for table in codebook():
        for column in table.columns:
            assert f"<code>{column.name}</code>" in text


@pytest.mark.django_db
def test_it_counts_what_one_and_what_several_sources_support(client: Client) -> None:
    report, table = factories.source("Report"), factories.source("Table")
    factories.inspection(sources=[report, table])
    factories.inspection(sources=[table])
    text = " ".join(client.get("/about/").content.decode().split())
    assert "1 are confirmed by two or more sources and 1 rest on one" in text


def test_measured_accuracy_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.json"
    counts = {"right": 199, "wrong": 0, "not_found": 1}
    written = {"measured_on": "2026-11-22", "extractor_version": "1.0", "reports": 200}
    findings = {"curated": 175, "read": 170, "recall": 0.8512, "precision": 0.9}
    nothing = {"curated": 0, "read": 3, "recall": 1.0, "precision": 0.0}
    path.write_text(
        json.dumps(
            written
            | {"fields": {"start_date": counts}}
            | {"passages": {"labels": 450, "polarity": 0.9312, "area": 0.95}}
            | {"readers": {"polarity": 0.968}}
            | {"articles": {"number": 5, "measures": {"findings": findings}}}
            | {"unseen": {"number": 36, "measures": {"grades": findings, "responses": nothing}}}
        )
    )
    found = measured_accuracy(path)
    assert found is not None
    assert found["measured_on"] == date(2026, 11, 22)
    assert found["fields"] == {"Start": counts}
    assert list(found["passages"].values()) == [(93.1, 96.8), (95.0, None)]
    assert found["labels"] == 450
    shown = findings | {"recall": 85.1, "precision": 90.0}
    assert found["articles"] == {"number": 5, "measures": {"findings": shown}}
    assert found["unseen"] == {"number": 36, "measures": {"grades": shown}}


@pytest.mark.django_db
def test_the_accuracy_that_ships_is_shown_with_its_day_and_every_field(client: Client) -> None:
    written = json.loads((settings.BASE_DIR / "fixtures" / "accuracy.json").read_text())
    text = client.get("/about/").content.decode()
    assert f'Measured on <time datetime="{written["measured_on"]}">' in text
    assert f"version {written['extractor_version']} of the reader" in text
    for name, counts in written["fields"].items():
        heading = f'<th scope="row">{FIELD_NAMES[name]}</th>'
        assert f'{heading}<td class="number" data-label="Right">{counts["right"]}</td>' in text


def test_without_a_measurement_there_are_no_figures(tmp_path: Path) -> None:
    assert measured_accuracy(tmp_path / "accuracy.json") is None
