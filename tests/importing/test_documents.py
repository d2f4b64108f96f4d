"""A document comes in: what agrees confirms, what differs is a conflict, what is new is proposed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from inspections.importing.documents import read, save
from inspections.models import (
    Citation,
    Council,
    Document,
    Figure,
    Finding,
    Inspection,
    Judgement,
    Response,
    Source,
)
from inspections.vocabulary import (
    Area,
    FindingKind,
    Grade,
    ImportStatus,
    InspectionKind,
    Precision,
    ReviewState,
    SourceKind,
)
from tests import factories
from tests.extraction import samples
from tests.importing import readings

pytestmark = pytest.mark.django_db

GRADES = {Area.OVERALL: Grade.GOOD, Area.HELP_PROTECTION: Grade.REQUIRES_IMPROVEMENT}


@pytest.fixture(autouse=True)
def _documents_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def harbourton() -> Council:
    """A council, with the theme that the readings name."""
    factories.theme("Supervision")
    return factories.council("Harbourton")


def shipped_inspection(council: Council, grades: dict[Area, Grade]) -> tuple[Inspection, Source]:
    """Return a published inspection and the report it rests on, as the shipped data know them."""
    source = factories.source("Report", reference=f"report-{council.slug}-2022-03-07", published_date=None)
    inspection = factories.inspection(
        council,
        end_date=date(2022, 3, 18),
        reference=f"{council.slug}-2022-03-07",
        grades=grades,
        sources=[source],
    )
    return inspection, source


def test_an_unknown_inspection_comes_in_as_proposals_only(harbourton: Council) -> None:
    outcome = save(readings.report(grades=GRADES, passages=[readings.passage()]))
    assert outcome.status is ImportStatus.NEW
    assert outcome.inspection is not None
    assert outcome.inspection.council == harbourton
    assert outcome.inspection.start_date == date(2022, 3, 7)
    for model in (Source, Inspection, Judgement, Finding):
        states = set(model._default_manager.values_list("state", flat=True))
        assert states == {ReviewState.PROPOSED}, model


def test_a_finding_keeps_its_text_its_place_and_what_was_read(harbourton: Council) -> None:
    save(readings.report(passages=[readings.passage(page=4, number=17)]))
    [finding] = Finding.objects.all()
    [citation] = finding.citations.all()
    assert (citation.page, citation.paragraph) == (4, "17")
    assert finding.passage == "Managers rarely check the work of new staff."
    assert finding.passage_licensed
    assert finding.reading["words"] == ["rarely"]
    assert finding.reading["spans"] == [[4, 0, len(finding.passage)]]
    assert finding.history.get().themes.count() == 1


def test_a_passage_that_finds_nothing_is_no_finding(harbourton: Council) -> None:
    save(readings.report(passages=[readings.passage(kind="neutral")]))
    assert not Finding.objects.exists()


def test_a_report_of_a_known_inspection_becomes_its_evidence(harbourton: Council) -> None:
    inspection, source = shipped_inspection(harbourton, {Area.OVERALL: Grade.GOOD})
    outcome = save(readings.report(grades={Area.OVERALL: Grade.GOOD}))
    assert outcome.status is ImportStatus.CONFIRMED
    assert (outcome.source, outcome.inspection) == (source, inspection)
    assert not Citation.objects.filter(agrees=False).exists()
    [cited] = Citation.objects.filter(judgement__area=Area.OVERALL)
    assert cited.page == 1


def test_another_grade_is_a_conflict_and_the_published_one_stands(harbourton: Council) -> None:
    shipped_inspection(harbourton, {Area.OVERALL: Grade.GOOD})
    outcome = save(readings.report(grades={Area.OVERALL: Grade.INADEQUATE}))
    assert outcome.conflicting == 1
    [conflict] = Citation.objects.filter(agrees=False)
    assert (conflict.differs_on, conflict.stated, conflict.decision) == ("grade", "Inadequate", "")
    assert Judgement.objects.get().grade == Grade.GOOD


def test_a_judgement_that_the_record_lacks_is_proposed(harbourton: Council) -> None:
    shipped_inspection(harbourton, {Area.OVERALL: Grade.GOOD})
    save(readings.report(grades=GRADES))
    assert Judgement.objects.get(area=Area.HELP_PROTECTION).state == ReviewState.PROPOSED
    assert Judgement.objects.get(area=Area.OVERALL).state == ReviewState.PUBLISHED


def test_a_judgement_that_the_framework_has_not_is_named_and_not_saved(harbourton: Council) -> None:
    outcome = save(readings.report(grades={Area.ADOPTION: Grade.GOOD}))
    assert "gives no judgement of adoption" in outcome.problems[0]
    assert not Judgement.objects.exists()


def test_a_start_one_day_off_is_one_inspection_with_a_conflict(harbourton: Council) -> None:
    inspection, _ = shipped_inspection(harbourton, {})
    outcome = save(readings.report(start=date(2022, 3, 8)))
    assert outcome.inspection == inspection
    [conflict] = Citation.objects.filter(agrees=False)
    assert (conflict.differs_on, conflict.stated) == ("start_date", "8 March 2022")


def test_the_same_bytes_and_reader_change_nothing(harbourton: Council) -> None:
    reading = readings.report(grades=GRADES, passages=[readings.passage()])
    save(reading)
    before = [model.history.count() for model in (Source, Inspection, Judgement, Finding, Citation)]
    assert save(reading).status is ImportStatus.UNCHANGED
    assert before == [model.history.count() for model in (Source, Inspection, Judgement, Finding, Citation)]


def test_a_republished_report_is_another_document_of_the_same_source(harbourton: Council) -> None:
    first = save(readings.report(passages=[readings.passage()]))
    second = save(readings.report(passages=[readings.passage()], data=b"%PDF-republished"))
    assert first.source == second.source
    assert Document.objects.filter(source=first.source).count() == 2
    assert Finding.objects.count() == 1


def test_a_council_that_nobody_knows_leaves_the_report_alone_on_the_worklist(harbourton: Council) -> None:
    outcome = save(readings.report("Nowhereshire", passages=[readings.passage()]))
    assert outcome.status is ImportStatus.UNMATCHED
    assert "'Nowhereshire'" in outcome.problems[0]
    assert Document.objects.get().source == outcome.source
    assert not Inspection.objects.exists()
    assert not Citation.objects.exists()


def test_an_alias_added_later_lets_the_same_file_be_matched(harbourton: Council) -> None:
    reading = readings.report("Old Harbour Town", passages=[readings.passage()])
    alone = save(reading)
    factories.council_alias("Old Harbour Town", of=harbourton)
    outcome = save(reading)
    assert outcome.source == alone.source
    assert outcome.inspection is not None
    assert outcome.proposed == 2
    assert save(reading).status is ImportStatus.UNCHANGED


def test_a_council_is_resolved_as_at_the_inspection() -> None:
    old = factories.council("Westmoor", slug="westmoor-old", abolished_on=date(2023, 4, 1))
    new = factories.council("Westmoor and Vale", aliases=["Westmoor"], opened_on=date(2023, 4, 1))
    before = save(readings.report("Westmoor", start=date(2022, 3, 7)))
    after = save(
        readings.report("Westmoor", start=date(2024, 3, 4), end=date(2024, 3, 15), data=b"%PDF-later")
    )
    assert before.inspection is not None
    assert after.inspection is not None
    assert (before.inspection.council, after.inspection.council) == (old, new)


def test_a_name_that_fits_two_councils_is_not_guessed() -> None:
    factories.council("East Fen", aliases=["The Fens"])
    factories.council("West Fen", aliases=["The Fens"])
    outcome = save(readings.report("The Fens"))
    assert outcome.status is ImportStatus.UNMATCHED
    assert "East Fen, West Fen" in outcome.problems[0]


def test_what_an_editor_says_of_the_document_comes_first(harbourton: Council) -> None:
    outcome = save(
        readings.report(published=date(2022, 5, 9)),
        title="The Harbourton report",
        address="https://files.example.org/1",
        published=date(2022, 5, 11),
    )
    assert outcome.source is not None
    assert outcome.source.title == "The Harbourton report"
    assert outcome.source.address == "https://files.example.org/1"
    assert outcome.source.published_date == date(2022, 5, 11)


def test_an_articles_month_and_the_reports_days_are_one_inspection(harbourton: Council) -> None:
    inspection, _ = shipped_inspection(harbourton, {Area.OVERALL: Grade.GOOD})
    outcome = save(readings.article(readings.told_inspection(grades={Area.OVERALL: Grade.GOOD})))
    assert outcome.inspection == inspection
    assert outcome.conflicting == 0
    citation = Citation.objects.get(inspection=inspection, source=outcome.source)
    assert (citation.stated, citation.agrees) == ("in March", True)


def test_a_report_makes_an_articles_proposed_inspection_exact(harbourton: Council) -> None:
    told = save(readings.article(readings.told_inspection()))
    save(readings.report())
    [inspection] = Inspection.objects.all()
    assert inspection == told.inspection
    assert inspection.start_date == date(2022, 3, 7)
    assert inspection.start_precision == Precision.DAY
    assert inspection.end_date == date(2022, 3, 18)


def test_an_article_between_two_inspections_is_not_guessed(harbourton: Council) -> None:
    for day in (date(2022, 1, 10), date(2022, 9, 5)):
        factories.inspection(harbourton, start_date=day)
    outcome = save(readings.article(readings.told_inspection(start=(date(2022, 1, 1), Precision.YEAR))))
    assert outcome.status is ImportStatus.UNMATCHED
    assert "10 January 2022" in outcome.problems[0]
    assert Inspection.objects.count() == 2


def test_a_visit_is_not_taken_for_a_graded_inspection(harbourton: Council) -> None:
    shipped_inspection(harbourton, {})
    visit = readings.told_inspection(kind=InspectionKind.FOCUSED_VISIT, kind_words="focused visit")
    outcome = save(readings.article(visit))
    assert outcome.inspection is not None
    assert outcome.inspection.kind == InspectionKind.FOCUSED_VISIT
    assert Inspection.objects.count() == 2


def test_an_articles_text_is_not_licensed_and_its_quotes_are_short(harbourton: Council) -> None:
    reading = readings.article(
        readings.told_inspection(),
        passages=[readings.told_passage()],
        responses=[readings.response()],
        figures=[readings.figure(council=harbourton.dfe_code)],
    )
    save(reading)
    assert not Finding.objects.get().passage_licensed
    assert len(Response.objects.get().quote.split()) == 12
    assert Response.objects.get().state == Figure.objects.get().state == ReviewState.PROPOSED
    assert str(Figure.objects.get().value) == "17.50"


def test_two_people_in_one_paragraph_gave_two_responses_and_neither_comes_twice(harbourton: Council) -> None:
    both = [readings.response(), readings.response(name="Bea Sample", role="Director")]
    save(readings.article(readings.told_inspection(), responses=both))
    save(readings.article(readings.told_inspection(), responses=both, version=readings.NEWER))
    assert sorted(Response.objects.values_list("name", flat=True)) == ["Ada Example", "Bea Sample"]


def test_what_a_person_took_from_an_article_is_not_proposed_again(harbourton: Council) -> None:
    inspection, _ = shipped_inspection(harbourton, {})
    source = factories.source(
        "Harbourton children wait too long", kind=SourceKind.ARTICLE, published_date=date(2022, 5, 10)
    )
    curated = factories.finding(inspection, themes=[factories.theme("Supervision")])
    factories.citation(curated, of=source, paragraph="3")
    outcome = save(readings.article(readings.told_inspection(), passages=[readings.told_passage()]))
    assert outcome.source == source
    assert Finding.objects.get() == curated


def test_shipped_facts_of_a_thing_asked_for_are_filled_and_stay_published(harbourton: Council) -> None:
    inspection, source = shipped_inspection(harbourton, {})
    asked = factories.finding(inspection, kind=FindingKind.AREA_FOR_IMPROVEMENT, summary="")
    factories.citation(asked, of=source, page=2, item="3")
    text = "The oversight of cases by managers."
    save(
        readings.report(
            passages=[readings.passage(text, kind="area_for_improvement", page=2, item=3)],
        )
    )
    [finding] = Finding.objects.all()
    assert (finding.pk, finding.state) == (asked.pk, ReviewState.PUBLISHED)
    assert finding.passage == finding.statement == text


def test_a_file_that_cannot_be_read_is_named_with_what_to_do_next() -> None:
    outcome = save(read(b"<!DOCTYPE html><p>Not found", file_name="harbourton.pdf"))
    assert outcome.status is ImportStatus.UNREADABLE
    assert "not a PDF" in outcome.problems[0]
    assert "Download the report itself" in outcome.problems[0]
    assert not Source.objects.exists()


def test_an_article_about_something_else_leaves_nothing() -> None:
    text = b"The bins of Harbourton\n\nThey are to be emptied on Tuesdays, the council said on Monday."
    outcome = save(read(text, file_name="bins.txt"))
    assert outcome.status is ImportStatus.UNREADABLE
    assert not Source.objects.exists()


def test_a_real_report_is_kept_page_by_page_under_its_hash() -> None:
    factories.council("Westshire", aliases=["Westshire County Council"])
    reading = read(samples.ilacs(), file_name="../../etc/report.pdf", media_type="text/plain")
    outcome = save(reading)
    document = Document.objects.get()
    assert outcome.status is ImportStatus.NEW
    assert (document.file_name, document.media_type) == ("report.pdf", "application/pdf")
    assert reading.sha256 in str(document.file.name)
    with default_storage.open(str(document.file.name)) as kept:
        assert kept.read() == samples.ilacs()
    assert list(document.parts.values_list("number", flat=True)) == list(range(1, len(reading.parts) + 1))
    for finding in Finding.objects.all():
        page, start, end = finding.reading["spans"][0]
        first_word = finding.passage.split()[0]
        assert first_word in document.parts.get(number=page).text[start:end]


def test_a_half_written_file_of_a_killed_import_is_replaced(harbourton: Council, tmp_path: Path) -> None:
    reading = readings.report()
    half = tmp_path / reading.sha256[:2] / f"{reading.sha256}.pdf"
    half.parent.mkdir()
    half.write_bytes(b"%PDF-a re")
    save(reading)
    assert half.read_bytes() == reading.data
    assert Document.objects.get().file.name == f"{reading.sha256[:2]}/{reading.sha256}.pdf"


def test_characters_that_no_database_keeps_are_replaced_one_by_one() -> None:
    reading = read(b"Harbour\x00ton council\n\nRated good.", file_name="a.txt")
    assert "\x00" not in "".join(reading.parts)
    assert "\x00" not in str(reading.record)


def test_a_dry_run_says_what_would_change_and_changes_nothing(harbourton: Council, tmp_path: Path) -> None:
    outcome = save(readings.report(grades=GRADES, passages=[readings.passage()]), dry_run=True)
    assert outcome.proposed == 4
    assert any("1 × concern" in line for line in outcome.changes)
    assert not Source.objects.exists()
    assert not list(tmp_path.iterdir())
