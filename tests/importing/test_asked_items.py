"""The table of things asked for: made from reports, loaded as facts, filled when the report comes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from inspections.importing.asked_items import asked_items
from inspections.importing.documents import save as save_document
from inspections.importing.shipped import MalformedShippedData, Outcome, fetch, parse, save
from inspections.models import Finding
from inspections.vocabulary import FindingKind, ReviewState
from tests.importing import readings
from tests.importing.shipped_files import ASKED_ITEMS, shipped_folder

pytestmark = pytest.mark.django_db

REPORT = readings.report(
    passages=[
        readings.passage("Whether managers check.", kind="area_for_improvement", page=2, item=1),
        readings.passage("How records are kept.", kind="area_for_improvement", page=2, item=2, themes=()),
        readings.passage(
            "Who answers calls.", kind="priority_action", page=2, item=1, themes=("front_door",)
        ),
        readings.passage("Managers check rarely.", page=3, number=4),
    ]
)


@pytest.fixture(autouse=True)
def _documents_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "documents"


def test_the_table_holds_places_and_facts_and_no_text(tmp_path: Path) -> None:
    save(parse(fetch(shipped_folder(tmp_path))))
    made = asked_items([REPORT])
    assert made.table.splitlines()[1:] == [
        "harbourton-2022-03-07-p2-i1,harbourton-2022-03-07,2,1,area_for_improvement,help_protection,supervision",
        "harbourton-2022-03-07-p2-i1-2,harbourton-2022-03-07,2,1,priority_action,help_protection,front_door",
    ]
    assert made.left_out == ("harbourton-2022-03-07-p2-i2: no theme was read in it",)


def test_a_report_of_no_shipped_inspection_is_left_out(tmp_path: Path) -> None:
    save(parse(fetch(shipped_folder(tmp_path))))
    made = asked_items([readings.report(start=date(2023, 5, 1), end=date(2023, 5, 12))])
    assert (made.count, len(made.left_out)) == (0, 1)


def test_shipped_items_are_filled_by_their_report_and_loading_again_leaves_them_so(tmp_path: Path) -> None:
    save(parse(fetch(shipped_folder(tmp_path))))
    folder = shipped_folder(tmp_path, asked_items=asked_items([REPORT]).table)
    save(parse(fetch(folder)))
    outcome = save_document(REPORT)
    filled = Finding.objects.published().order_by("reference")
    assert [(one.kind, one.passage) for one in filled] == [
        (FindingKind.AREA_FOR_IMPROVEMENT, "Whether managers check."),
        (FindingKind.PRIORITY_ACTION, "Who answers calls."),
    ]
    assert outcome.source is not None
    assert outcome.source.reference == "report-harbourton-2022-03-07"
    assert Finding.objects.filter(state=ReviewState.PROPOSED).count() == 2
    again = save(parse(fetch(folder)))
    assert again.total(Outcome.KEPT_EDITED) == again.total(Outcome.UPDATED) == 0
    assert default_storage.listdir("")[0]


@pytest.mark.parametrize(
    ("kind", "themes", "column"),
    [
        ("concern", "supervision", "kind"),
        ("priority_action", "", "themes"),
        ("priority_action", "supervision|supervision", "themes"),
    ],
)
def test_a_row_that_is_no_item_asked_for_stops_the_load(
    tmp_path: Path, kind: str, themes: str, column: str
) -> None:
    row = f"harbourton-2022-03-07-p2-i1,harbourton-2022-03-07,2,1,{kind},leadership,{themes}\n"
    with pytest.raises(MalformedShippedData, match=f"column {column}"):
        parse(fetch(shipped_folder(tmp_path, asked_items=ASKED_ITEMS + row)))
