"""Official tables are compared with the record: nothing that stands is overwritten."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from inspections.extraction.statistics import (
    NeighbourRow,
    NeighboursTable,
    OutcomeRow,
    OutcomesTable,
    WorkforceRow,
    WorkforceTable,
)
from inspections.importing.statistics import save_table
from inspections.models import Citation, Council, Figure, Inspection, Judgement, Neighbour, Source
from inspections.vocabulary import (
    Area,
    Grade,
    InspectionKind,
    Measure,
    ReviewState,
    SourceKind,
)
from tests import factories

pytestmark = pytest.mark.django_db

START = date(2024, 3, 7)


def outcomes(*rows: OutcomeRow) -> OutcomesTable:
    """Return Ofsted's table at a day."""
    return OutcomesTable(date(2031, 3, 31), date(2031, 9, 25), rows)


def outcome(
    council: Council, *, sheet: str = "History", grade: Grade = Grade.GOOD, start: date = START
) -> OutcomeRow:
    """Return the row of one inspection that gave one grade."""
    kind = InspectionKind.STANDARD
    judgements = ((Area.OVERALL, grade),)
    return OutcomeRow(sheet, 4, council.ons_code, str(council), kind, start, None, "", judgements)


def test_what_agrees_is_cited_and_an_unknown_inspection_is_proposed() -> None:
    council = factories.council()
    known = factories.inspection(council, start_date=START, grades={Area.OVERALL: Grade.GOOD})
    later = outcome(council, start=date(2026, 2, 2))
    done = save_table(outcomes(outcome(council), later), file_name="outcomes.ods")
    assert (done.confirmed, done.proposed, done.differences) == (2, 2, ())
    source = Source.objects.get(reference="ofsted-statistics-2031-03-31")
    assert Citation.objects.filter(source=source, inspection=known, agrees=True).exists()
    assert Inspection.objects.get(start_date=date(2026, 2, 2)).state == ReviewState.PROPOSED


def test_another_grade_is_a_conflict() -> None:
    council = factories.council()
    factories.inspection(council, start_date=START, grades={Area.OVERALL: Grade.GOOD})
    done = save_table(outcomes(outcome(council, grade=Grade.INADEQUATE)), file_name="outcomes.ods")
    assert len(done.differences) == 1
    assert Judgement.objects.get().grade == Grade.GOOD
    assert Citation.objects.get(agrees=False).stated == "Inadequate"


def test_sheets_that_contradict_each_other_are_left_out_and_named() -> None:
    council = factories.council()
    rows = [outcome(council), outcome(council, sheet="In-year", grade=Grade.INADEQUATE)]
    done = save_table(outcomes(*rows), file_name="outcomes.ods")
    assert "tell differently" in done.problems[0]
    assert not Inspection.objects.exists()


def test_a_council_that_the_record_lacks_is_named() -> None:
    council = factories.council()
    row = outcome(council)
    Council.objects.all().delete()
    done = save_table(outcomes(row), file_name="outcomes.ods")
    assert "No council" in done.problems[0]


def workforce(council: Council | None, value: str) -> WorkforceTable:
    """Return a release with one figure."""
    codes = (council.dfe_code,) if council else ()
    row = WorkforceRow(2, codes, str(council), "2031", Measure.TURNOVER_RATE, Decimal(value), None)
    return WorkforceTable((row,))


def test_a_revised_figure_is_reported_and_proposed_beside_the_published_one() -> None:
    council = factories.council("Harbourton")
    factories.figure(council, period="2031", value="12.3")
    done = save_table(workforce(council, "12.9"), file_name="workforce.csv")
    assert done.differences == (
        "Harbourton, turnover 2031: the record has 12.3 "
        f"({Figure.objects.published().get().source}), the file 12.9.",
    )
    assert Figure.objects.published().get().value == Decimal("12.30")
    assert Figure.objects.proposed().get().value == Decimal("12.90")


def test_the_same_release_again_adds_nothing() -> None:
    council = factories.council()
    save_table(workforce(council, "12.9"), file_name="workforce.csv")
    again = save_table(workforce(council, "12.9"), file_name="workforce.csv")
    assert (again.confirmed, again.proposed) == (1, 0)
    assert Figure.objects.get().history.count() == 1


def test_a_figure_of_england_has_no_council() -> None:
    save_table(workforce(None, "11.8"), file_name="workforce.csv")
    assert Figure.objects.get().council is None


def test_an_articles_figure_is_not_taken_for_the_official_one() -> None:
    council = factories.council()
    article = factories.source(kind=SourceKind.ARTICLE)
    factories.figure(council, period="2031", value="12.9", cited=article)
    assert save_table(workforce(council, "12.9"), file_name="workforce.csv").proposed == 1


def neighbours(council: Council, *others: Council, model: str = "2031") -> NeighboursTable:
    """Return a model with one council's neighbours."""
    rows = [
        NeighbourRow(2, council.dfe_code, rank, other.dfe_code, "Close")
        for rank, other in enumerate(others, start=1)
    ]
    return NeighboursTable(model, tuple(rows))


def test_neighbours_of_a_new_model_are_added_and_of_a_known_one_only_compared() -> None:
    council, first, second = factories.council(), factories.council(), factories.council()
    assert save_table(neighbours(council, first), file_name="n.csv").added == 1
    again = save_table(neighbours(council, second), file_name="n.csv")
    assert (again.added, len(again.differences)) == (0, 1)
    assert Neighbour.objects.get().neighbour == first


def test_a_dry_run_changes_nothing() -> None:
    council, other = factories.council(), factories.council()
    done = save_table(neighbours(council, other), file_name="n.csv", dry_run=True)
    assert done.added == 1
    assert not Neighbour.objects.exists()


def test_the_command_names_what_is_wrong_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="none of the three tables"):
        call_command("import_statistics", str(file))
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("import_statistics", str(tmp_path / "missing.csv"))


def test_the_command_takes_the_models_year_from_the_files_name(tmp_path: Path) -> None:
    codes = [factories.council(dfe_code=str(code)).dfe_code for code in range(301, 312)]
    names = ",".join(f"SN_{rank},SN_{rank}P" for rank in range(1, 11))
    file = tmp_path / "sn_model_2031_wide.csv"
    file.write_text(f"old_la_code,{names}\n301,{','.join(f'{code},Close' for code in codes[1:])}\n")
    said = StringIO()
    call_command("import_statistics", str(file), stdout=said)
    assert "10 added" in said.getvalue()
    assert set(Neighbour.objects.values_list("model", flat=True)) == {"2031"}
