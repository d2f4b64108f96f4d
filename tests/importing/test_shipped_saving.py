"""Loading is repeatable, in one transaction, and never undoes what a person did."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from inspections.importing.shipped import LoadReport, MalformedShippedData, Outcome, fetch, parse, save
from inspections.models import (
    Citation,
    Council,
    CouncilAlias,
    Figure,
    Finding,
    Inspection,
    Judgement,
    LoadedRecord,
    Response,
    Source,
)
from inspections.reviewing import Action, perform
from inspections.vocabulary import InspectionKind, MissingValue, Precision, ReviewState
from tests import factories
from tests.importing.shipped_files import (
    COUNCILS,
    INSPECTIONS,
    NEIGHBOURS,
    harbourton_article,
    shipped_folder,
    with_cell,
)

pytestmark = pytest.mark.django_db


def load(folder: Path) -> LoadReport:
    """Return the report of loading a folder."""
    return save(parse(fetch(folder)))


def outcomes(report: LoadReport) -> dict[Outcome, int]:
    """Return how many records had each outcome, those that none had left out."""
    return {outcome: report.total(outcome) for outcome in Outcome if report.total(outcome)}


def test_what_is_loaded_is_published_and_complete(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path, harbourton_article()))

    inspection = Inspection.objects.published().get(reference="harbourton-2022-03-07")
    assert inspection.council.slug == "harbourton"
    assert {str(one.area): one.grade for one in inspection.judgements.all()} == {
        "overall": "requires_improvement",
        "leadership": "good",
        "help_protection": "requires_improvement",
        "in_care_and_care_leavers": "good",
    }
    judgement = Judgement.objects.published().get(inspection=inspection, area="overall")
    assert [one.source.reference for one in judgement.citations.all()] == [
        "report-harbourton-2022-03-07",
        "statistics-2025",
        "harbourton-falls-2022",
    ]
    not_judged = Judgement.objects.get(inspection__reference="old-weald-2016-05-09", area="lscb")
    assert (not_judged.grade, not_judged.absence) == ("", "not_judged")
    assert {alias.name for alias in CouncilAlias.objects.filter(council__slug="harbourton")} == {
        "Harbourton",
        "Harbourton Council",
        "H&T",
    }
    assert Council.objects.get(slug="old-weald").successors.get().slug == "millbrook"
    assert Figure.objects.get(council=None).value == Decimal("13.4")
    assert Figure.objects.get(council__slug="millbrook").missing == MissingValue.SUPPRESSED


def test_loading_again_changes_nothing(tmp_path: Path) -> None:
    folder = shipped_folder(tmp_path, harbourton_article())
    first = load(folder)
    histories = Citation.history.count()

    again = load(folder)

    assert outcomes(again) == {Outcome.UNCHANGED: first.total(Outcome.CREATED)}
    assert Citation.history.count() == histories
    assert set(Inspection.objects.values_list("revision", flat=True)) == {1}


def test_every_record_begins_its_history_with_the_load(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path, harbourton_article()))

    for model in (Council, Inspection, Judgement, Citation, Finding, Figure, Source, Response):
        reasons = set(model.history.values_list("history_change_reason", "history_type"))
        assert reasons == {("loaded from shipped data", "+")}
        assert model.history.count() == model._default_manager.count()


def test_the_first_version_of_a_finding_holds_its_themes(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path, harbourton_article()))

    version = Finding.objects.get().history.get()
    themes = [link.theme.slug for link in version.themes.order_by("position")]
    assert themes == ["supervision", "front_door"]


def test_a_corrected_file_updates_what_nobody_edited(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path))

    table = with_cell(INSPECTIONS, 2, "leadership", "inadequate")
    report = load(shipped_folder(tmp_path, inspections=table))

    judgement = Judgement.objects.get(inspection__reference="harbourton-2022-03-07", area="leadership")
    assert (judgement.grade, judgement.revision) == ("inadequate", 2)
    assert report.total(Outcome.UPDATED) == 1
    latest = judgement.history.latest()
    assert (latest.history_type, latest.history_change_reason) == ("~", "updated from shipped data")
    assert outcomes(load(tmp_path)) == {Outcome.UNCHANGED: sum(outcomes(report).values())}


def test_what_an_editor_changed_is_kept_when_the_file_changes_too(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path))
    inspection = Inspection.objects.get(reference="harbourton-2022-03-07")
    inspection.end_date = date(2022, 3, 25)
    inspection.save()

    table = with_cell(INSPECTIONS, 2, "topic", "Something else")
    report = load(shipped_folder(tmp_path, inspections=table))

    inspection.refresh_from_db()
    assert (inspection.end_date, inspection.topic) == (date(2022, 3, 25), "")
    assert [(outcome, record.reference) for outcome, record in report.kept] == [
        (Outcome.KEPT_EDITED, "harbourton-2022-03-07")
    ]


def test_an_edit_that_the_file_takes_over_counts_as_unchanged_and_is_followed_again(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path))
    Council.objects.filter(slug="harbourton").update(website="new.example")

    agreeing = load(shipped_folder(tmp_path, councils=with_cell(COUNCILS, 2, "website", "new.example")))
    later = load(shipped_folder(tmp_path, councils=with_cell(COUNCILS, 2, "website", "newer.example")))

    assert agreeing.total(Outcome.KEPT_EDITED) == 0
    assert later.total(Outcome.UPDATED) == 1
    assert Council.objects.get(slug="harbourton").website == "newer.example"


def test_a_field_that_ships_only_from_now_on_is_filled_where_nobody_edited(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path))
    for council in Council.objects.all():
        remembered = LoadedRecord.objects.get(model="Council", reference=council.dfe_code)
        del remembered.values["website"]
        remembered.save()
    Council.objects.update(website="")
    Council.objects.filter(slug="millbrook").update(name="Millbrook Town")

    report = load(shipped_folder(tmp_path, councils=with_cell(COUNCILS, 3, "website", "mill.example")))

    websites = dict(Council.objects.values_list("slug", "website"))
    assert websites == {"harbourton": "harbourton.example", "millbrook": "", "old-weald": ""}
    assert (report.total(Outcome.UPDATED), report.total(Outcome.KEPT_EDITED)) == (1, 1)


def test_other_themes_given_by_an_editor_are_kept(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path, harbourton_article()))
    finding = Finding.objects.get()
    finding.finding_themes.filter(position=2).delete()

    report = load(tmp_path)

    assert [theme.slug for theme in finding.themes.all()] == ["supervision"]
    assert report.total(Outcome.KEPT_EDITED) == 1


def test_themes_follow_the_file_while_nobody_edits_them(tmp_path: Path) -> None:
    article = harbourton_article()
    load(shipped_folder(tmp_path, article))
    article["findings"][0]["themes"] = ["front_door"]

    load(shipped_folder(tmp_path, article))

    finding = Finding.objects.get()
    assert [theme.slug for theme in finding.themes.all()] == ["front_door"]
    assert [link.theme.slug for link in finding.history.latest().themes.all()] == ["front_door"]
    assert outcomes(load(tmp_path)).keys() == {Outcome.UNCHANGED}


def test_what_an_editor_withdrew_stays_withdrawn(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path, harbourton_article()))
    perform(Finding.objects.get(), Action.WITHDRAW, reason="Not about this council.")

    report = load(tmp_path)

    assert Finding.objects.get().state == ReviewState.WITHDRAWN
    assert report.total(Outcome.KEPT_EDITED) == 1


def test_what_an_editor_deleted_stays_deleted_with_all_that_belonged_to_it(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path, harbourton_article()))
    Inspection.objects.get(reference="harbourton-2022-03-07").delete()

    report = load(tmp_path)

    assert not Inspection.objects.filter(reference="harbourton-2022-03-07").exists()
    assert not Finding.objects.exists()
    assert not Judgement.objects.filter(inspection__council__slug="harbourton").exists()
    kept = {(record.model, record.reference) for outcome, record in report.kept}
    assert {("Inspection", "harbourton-2022-03-07"), ("Finding", "harbourton-falls-2022-f01")} <= kept
    assert {outcome for outcome, _ in report.kept} == {Outcome.KEPT_DELETED}


def test_a_new_record_of_something_deleted_is_left_out(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path))
    Inspection.objects.get(reference="harbourton-2022-03-07").delete()

    report = load(shipped_folder(tmp_path, harbourton_article()))

    assert not Finding.objects.exists()
    assert not Citation.objects.filter(source__kind="article", judgement__isnull=False).exists()
    assert Inspection.objects.filter(reference="harbourton-2019-10-focused-visit").exists()
    assert ("Finding", "harbourton-falls-2022-f01") in {(one.model, one.reference) for _, one in report.kept}


def test_a_record_that_no_longer_ships_is_left_and_named(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path))
    header, *_ = NEIGHBOURS.splitlines(keepends=True)

    report = load(shipped_folder(tmp_path, neighbours=header))

    assert report.no_longer_shipped == ["Neighbour 981/2025/1"]
    assert Council.objects.get(slug="harbourton").neighbours.count() == 1


def test_what_an_editor_added_is_untouched(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path))
    alias = factories.council_alias("Harbourton-on-Sea", of=Council.objects.get(slug="harbourton"))

    load(tmp_path)

    assert CouncilAlias.objects.filter(pk=alias.pk, name="Harbourton-on-Sea").exists()


def test_a_new_row_that_an_editor_made_already_stops_the_load_and_is_named(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path))
    alias = factories.council_alias("Milly", of=Council.objects.get(slug="millbrook"))
    table = with_cell(with_cell(COUNCILS, 3, "aliases", "Milly"), 2, "website", "new.example")

    with pytest.raises(MalformedShippedData) as stopped, transaction.atomic():
        load(shipped_folder(tmp_path, councils=table))

    (problem,) = stopped.value.problems
    assert (problem.place.file, problem.place.row, problem.column) == (
        "councils.csv",
        "line 3",
        "council, name",
    )
    assert f"number {alias.pk}" in problem.expected
    assert Council.objects.get(slug="harbourton").website == "harbourton.example"
    assert not LoadedRecord.objects.filter(reference="982/Milly").exists()


def test_a_judgement_proposed_beside_a_shipped_one_is_no_clash(tmp_path: Path) -> None:
    load(shipped_folder(tmp_path, inspections=INSPECTIONS.splitlines(keepends=True)[0]))
    council = Council.objects.get(slug="harbourton")
    inspection = factories.inspection(council, kind=InspectionKind.SHORT, start_date=date(2022, 3, 7))
    factories.judgement(inspection, state=ReviewState.PROPOSED)

    load(shipped_folder(tmp_path))

    assert Judgement.objects.filter(inspection__council=council, area="overall").count() == 2


def test_progress_counts_every_record_once(tmp_path: Path) -> None:
    records = parse(fetch(shipped_folder(tmp_path, harbourton_article())))
    counted: list[int] = []

    save(records, counted.append)

    assert sum(counted) == len(records)


class TestArticles:
    """What an article adds to the inspections that the tables hold."""

    def test_a_vague_date_and_an_exact_one_are_one_inspection_with_two_sources(self, tmp_path: Path) -> None:
        load(shipped_folder(tmp_path, harbourton_article()))

        inspection = Inspection.objects.get(council__slug="harbourton", kind="standard")
        citation = inspection.citations.get(source__kind="article")
        assert inspection.start_date == date(2022, 3, 7)
        assert (citation.stated, citation.paragraph, citation.agrees) == ("early this year", "2", True)

    def test_a_visit_that_only_the_article_knows_keeps_the_precision_of_its_date(
        self, tmp_path: Path
    ) -> None:
        load(shipped_folder(tmp_path, harbourton_article()))

        visit = Inspection.objects.get(reference="harbourton-2019-10-focused-visit")
        assert (visit.start_date, visit.start_precision) == (date(2019, 10, 1), Precision.MONTH)
        assert (visit.framework, visit.topic) == ("ilacs_2018", "Front door")

    def test_a_finding_has_a_citation_for_each_place_and_what_it_repeats(self, tmp_path: Path) -> None:
        load(shipped_folder(tmp_path, harbourton_article()))

        finding = Finding.objects.published().get()
        assert [(one.paragraph, one.quote) for one in finding.citations.all()] == [
            ("5", "seldom supervised"),
            ("1", ""),
        ]
        assert finding.repeats == Inspection.objects.get(reference="harbourton-2019-10-focused-visit")

    def test_a_stated_change_keeps_the_earlier_grade(self, tmp_path: Path) -> None:
        load(shipped_folder(tmp_path, harbourton_article()))

        citation = Citation.objects.exclude(previous_grade="").get()
        assert citation.judgement is not None
        assert (citation.judgement.area, citation.previous_grade) == ("overall", "good")

    def test_another_grade_than_the_record_s_is_kept_as_a_disagreement(self, tmp_path: Path) -> None:
        article = harbourton_article()
        article["inspections"][0]["judgements"][0]["grade"] = "inadequate"

        load(shipped_folder(tmp_path, article))

        citation = Citation.objects.get(source__kind="article", judgement__isnull=False)
        assert citation.judgement is not None
        assert citation.judgement.grade == "requires_improvement"
        assert (citation.agrees, citation.differs_on, citation.stated) == (False, "grade", "Inadequate")

    @pytest.mark.parametrize(
        ("change", "field", "stated"),
        [
            ({"kind": "short"}, "kind", "early this year; short inspection"),
            (
                {"start": {"date": "2021", "precision": "year", "printed": "last year"}},
                "start_date",
                "last year",
            ),
        ],
    )
    def test_another_kind_or_date_than_the_record_s_is_kept_as_a_disagreement(
        self, tmp_path: Path, change: dict[str, Any], field: str, stated: str
    ) -> None:
        article = harbourton_article()
        article["inspections"][0] |= change

        load(shipped_folder(tmp_path, article))

        citation = Citation.objects.get(inspection__reference="harbourton-2022-03-07", source__kind="article")
        assert (citation.agrees, citation.differs_on, citation.stated) == (False, field, stated)

    def test_two_articles_about_one_visit_make_one_inspection(self, tmp_path: Path) -> None:
        second = harbourton_article() | {"key": "a-look-back", "findings": [], "responses": [], "figures": []}
        second["inspections"] = [
            harbourton_article()["inspections"][1]
            | {"same_as": "harbourton-falls-2022/visit-2019", "start": None, "note": "Undated here."}
        ]

        load(shipped_folder(tmp_path, harbourton_article(), second))

        visit = Inspection.objects.get(kind="focused_visit", start_date=date(2019, 10, 1))
        assert {one.source.reference: one.stated for one in visit.citations.all()} == {
            "harbourton-falls-2022": "in October 2019",
            "a-look-back": "Undated here.",
        }

    def test_an_article_s_figure_stands_beside_the_official_one(self, tmp_path: Path) -> None:
        load(shipped_folder(tmp_path, harbourton_article()))

        figures = Figure.objects.filter(council__slug="harbourton", measure="turnover_rate", period="2025")
        assert {(one.source.kind, one.value) for one in figures} == {
            ("statistics", Decimal("20.50")),
            ("article", Decimal("21.00")),
        }
