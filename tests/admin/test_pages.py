"""Every page of the admin opens, and a longer list asks the database no more often."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inspections.editors import EDITED
from inspections.models import (
    Citation,
    Council,
    Figure,
    Finding,
    Inspection,
    Judgement,
    Response,
    Source,
    Theme,
)
from inspections.vocabulary import Area, Grade
from tests import factories as make

pytestmark = pytest.mark.django_db

MODELS = [Citation, Council, Figure, Finding, Inspection, Judgement, Response, Source, Theme]


def a_whole_record() -> Inspection:
    """Return an inspection with one of everything that can hang on it."""
    council, other = make.council(aliases=["Harbourton Borough"]), make.council()
    make.succession(other, council)
    make.neighbour(council, other)
    report = make.source(councils=[council])
    made = make.inspection(council, grades={Area.OVERALL: Grade.GOOD}, sources=[report])
    make.finding(made, sources=[report])
    make.response(made, of=report)
    make.figure(council)
    return made


@pytest.mark.parametrize("model", MODELS)
def test_every_list_and_form_and_history_opens(admin_client: Client, model: type) -> None:
    a_whole_record()
    name = f"admin:inspections_{model._meta.model_name}"  # type: ignore[attr-defined]
    record = model._default_manager.first()  # type: ignore[attr-defined]
    assert admin_client.get(reverse(f"{name}_changelist"), {"q": "harbourton"}).status_code == 200
    assert admin_client.get(reverse(f"{name}_change", args=[record.pk])).status_code == 200
    assert admin_client.get(reverse(f"{name}_history", args=[record.pk])).status_code == 200
    if model not in {Citation, Judgement}:
        assert admin_client.get(reverse(f"{name}_add")).status_code == 200


def number_of_queries(client: Client, address: str) -> int:
    client.get(address)  # content types are looked up once
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", MODELS)
def test_a_longer_list_asks_the_database_no_more_often(admin_client: Client, model: type) -> None:
    address = reverse(f"admin:inspections_{model._meta.model_name}_changelist")  # type: ignore[attr-defined]
    a_whole_record()
    few = number_of_queries(admin_client, address)
    for _ in range(4):
        a_whole_record()
    assert number_of_queries(admin_client, address) == few


def test_every_record_that_editors_change_has_its_pages() -> None:
    assert set(EDITED) <= set(admin.site._registry)


def test_a_form_with_more_rows_asks_the_database_no_more_often(admin_client: Client) -> None:
    inspection = a_whole_record()
    address = reverse("admin:inspections_inspection_change", args=[inspection.pk])
    few = number_of_queries(admin_client, address)
    for area in (Area.LEADERSHIP, Area.HELP_PROTECTION):
        judgement = make.judgement(inspection, area=area)
        for _ in range(3):
            make.citation(judgement)
    assert number_of_queries(admin_client, address) == few


@pytest.mark.parametrize(
    ("model", "field", "term", "found"),
    [
        ("finding", "inspection", "northwick 2022", "Northwick: Standard inspection, 7 March 2022"),
        ("succession", "successor", "st northwick", "Northwick"),
        ("citation", "source", "letter", "A letter to Northwick"),
    ],
)
def test_records_are_found_by_typing(
    admin_client: Client, model: str, field: str, term: str, found: str
) -> None:
    make.inspection(make.council("Northwick", aliases=["St. Northwick"]))
    make.source("A letter to Northwick")
    query = {"app_label": "inspections", "model_name": model, "field_name": field, "term": term}
    results = admin_client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [one["text"] for one in results] == [found]
