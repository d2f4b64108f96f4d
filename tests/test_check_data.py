"""The sweep names every row that cannot be right, and passes what ships."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from inspections.models import Council, CouncilAlias, Finding, Inspection, Judgement, Neighbour
from inspections.soundness import Sweep, sweep
from inspections.vocabulary import (
    FRAMEWORK_VERSIONS,
    Absence,
    Area,
    FindingKind,
    Grade,
    InspectionKind,
    Measure,
    Precision,
    ReviewState,
    framework_version,
)
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 30)
TILES = iter((column, row) for column in range(1, 100) for row in range(1, 100))


def council(short_name: str, **values: object) -> Council:
    """Return a council that has nothing wrong with it."""
    column, row = next(TILES)
    return factories.council(short_name, tile_column=column, tile_row=row, **values)  # type: ignore[arg-type]


def inspection(**values: object) -> Inspection:
    """Return a graded inspection of a sound council, good in every area of its version, and cited."""
    of = values.pop("of", None) or council(f"Harbourton {next(TILES)}")
    start = values.get("start_date", date(2022, 3, 7))
    assert isinstance(start, date)
    version = next(one for one in FRAMEWORK_VERSIONS if one.holds_on(start))
    chosen = {
        "grades": dict.fromkeys(version.areas, Grade.GOOD),
        "sources": [factories.source()],
    } | values
    return factories.inspection(of, **chosen)  # type: ignore[arg-type]


def said(found: Sweep) -> list[str]:
    """Return the problems as lines."""
    return [str(problem) for problem in found.problems]


def test_a_sound_record_has_no_problem_and_no_remark() -> None:
    subject = inspection(end_date=date(2022, 3, 18), published_date=date(2022, 5, 9))
    report = factories.source()
    factories.finding(subject, sources=[report])
    factories.response(subject)
    factories.figure(subject.council)

    found = sweep(TODAY)

    assert (said(found), found.remarks) == ([], ())


def test_two_graded_inspections_of_one_council_may_not_overlap() -> None:
    first = inspection(start_date=date(2022, 3, 7), end_date=date(2022, 3, 18))
    inspection(of=first.council, start_date=date(2022, 3, 18), reference="later")

    (line,) = said(sweep(TODAY))
    assert line.startswith("Inspection later (")
    assert f"began before {first.reference} had ended, on 2022-03-18" in line


def test_a_visit_during_an_inspection_is_no_overlap() -> None:
    first = inspection(start_date=date(2022, 3, 7), end_date=date(2022, 3, 18))
    inspection(of=first.council, start_date=date(2022, 3, 9), kind=InspectionKind.JTAI, grades={})

    assert said(sweep(TODAY)) == []


def test_a_grade_must_be_on_the_scale_of_its_framework_version() -> None:
    subject = inspection()
    Judgement.objects.filter(inspection=subject, area=Area.OVERALL).update(grade=Grade.ADEQUATE)

    (line,) = said(sweep(TODAY))
    assert "adequate is not on the scale of ilacs_2018" in line


def test_an_area_must_be_one_that_the_framework_version_judges() -> None:
    subject = inspection()
    given = factories.judgement(subject, area=Area.CARE_LEAVERS)
    factories.citation(given)

    (line,) = said(sweep(TODAY))
    assert line.startswith(f"Judgement {given.pk} (Care leavers: Good)")
    assert "ilacs_2018 gives no judgement of care_leavers" in line


def test_the_framework_must_be_the_one_in_force_at_the_start() -> None:
    version = framework_version("ilacs_2023")
    inspection(framework=version.slug, grades=dict.fromkeys(version.areas, Grade.GOOD))

    (line,) = said(sweep(TODAY))
    assert "is held under ilacs_2023, but began under ilacs_2018" in line


@pytest.mark.parametrize(
    ("kind", "sound"), [(InspectionKind.REINSPECTION, True), (InspectionKind.STANDARD, False)]
)
def test_only_re_inspections_under_the_sif_went_on_into_2018(kind: InspectionKind, sound: bool) -> None:
    areas = framework_version("sif_2013").areas
    inspection(
        start_date=date(2018, 4, 9),
        kind=kind,
        framework="sif_2013",
        grades=dict.fromkeys(areas, Grade.GOOD),
    )

    assert (said(sweep(TODAY)) == []) is sound


def test_a_date_known_to_the_year_fits_any_framework_of_that_year() -> None:
    version = framework_version("sif_2013")
    inspection(
        start_date=date(2013, 1, 1),
        start_precision=Precision.YEAR,
        framework=version.slug,
        grades=dict.fromkeys(version.areas, Grade.GOOD),
    )

    assert said(sweep(TODAY)) == []


def test_publication_may_not_come_before_the_end() -> None:
    inspection(end_date=date(2022, 3, 18), published_date=date(2022, 3, 14))

    (line,) = said(sweep(TODAY))
    assert "was published on 14 March 2022, before it ended or began on 2022-03-18" in line


def test_publication_in_the_month_of_the_end_is_no_contradiction() -> None:
    inspection(
        end_date=date(2022, 3, 18), published_date=date(2022, 3, 1), published_precision=Precision.MONTH
    )

    assert said(sweep(TODAY)) == []


def test_dates_may_not_lie_in_the_future() -> None:
    inspection(start_date=date(2026, 6, 1), published_date=TODAY + timedelta(days=1))
    factories.source(published_date=TODAY + timedelta(days=2))

    lines = said(sweep(TODAY))
    assert len(lines) == 2
    assert "its publication, 2026-07-01, lies in the future" in lines[0]
    assert "its date, 2026-07-02, lies in the future" in lines[1]


def test_a_council_can_only_be_inspected_while_it_exists() -> None:
    inspection(of=council("New Weald", opened_on=date(2023, 4, 1)))
    inspection(of=council("Old Weald", abolished_on=date(2021, 4, 1)))

    lines = said(sweep(TODAY))
    assert ["began before New Weald existed" in lines[0], "began after Old Weald ended" in lines[1]] == [
        True,
        True,
    ]


def test_an_oddity_that_the_note_documents_is_a_remark() -> None:
    inspection(end_date=date(2022, 3, 7), reference="short-one")
    inspection(end_date=date(2022, 3, 7), reference="documented", note="Printed so in the report.")

    found = sweep(TODAY)

    assert [problem.row for problem in found.problems] == ["Inspection short-one"]
    assert [remark.row for remark in found.remarks] == ["Inspection documented"]
    assert "Documented: Printed so in the report." in str(found.remarks[0])


def test_a_note_does_not_excuse_what_no_source_can_print() -> None:
    subject = inspection(note="Printed so in the report.")
    Judgement.objects.filter(inspection=subject, area=Area.OVERALL).update(grade=Grade.ADEQUATE)

    assert len(sweep(TODAY).problems) == 1


def test_a_published_graded_inspection_says_something_of_every_area() -> None:
    subject = inspection(grades={Area.OVERALL: Grade.GOOD, Area.LEADERSHIP: Grade.GOOD})
    absent = factories.judgement(subject, area=Area.HELP_PROTECTION, absence=Absence.NOT_FOUND)
    factories.citation(absent)

    (line,) = said(sweep(TODAY))
    assert "says nothing of in_care_and_care_leavers." in line


def test_a_visit_gives_no_judgements() -> None:
    visit = inspection(kind=InspectionKind.FOCUSED_VISIT, grades={})
    factories.citation(factories.judgement(visit))

    (line,) = said(sweep(TODAY))
    assert "a focused_visit gives no judgements" in line


@pytest.mark.parametrize("make", [factories.finding, factories.judgement, factories.response])
def test_nothing_is_published_of_an_unpublished_inspection(make: Callable[..., object]) -> None:
    subject = inspection(state=ReviewState.WITHDRAWN, grades={})
    made = make(subject)
    if isinstance(made, Finding | Judgement):
        factories.citation(made)

    (line,) = said(sweep(TODAY))
    assert "is published, but its inspection is not" in line


def test_every_published_fact_rests_on_a_published_source() -> None:
    subject = inspection(sources=[], grades={}, kind=InspectionKind.JTAI)
    draft = factories.source(state=ReviewState.PROPOSED)
    factories.citation(subject, of=draft)
    factories.finding(subject)
    factories.figure(subject.council, cited=draft)

    lines = said(sweep(TODAY))
    assert [line.split()[0] for line in lines if "rests on no published source" in line] == [
        "Inspection",
        "Finding",
        "Figure",
    ]


def test_quotes_have_at_most_twelve_words_and_summaries_thirty() -> None:
    subject = inspection()
    factories.finding(subject, summary="word " * 31, sources=[factories.source()])
    factories.citation(subject, quote="word " * 13)
    factories.response(subject, summary="word " * 30, quote="word " * 12)

    lines = said(sweep(TODAY))
    assert len(lines) == 2
    assert "quotes 13 words" in lines[0]
    assert "its summary has 31 words" in lines[1]


@pytest.mark.parametrize(("count", "sound"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_finding_has_one_to_four_themes(count: int, sound: bool) -> None:
    themes = [factories.theme(f"Theme {number}") for number in range(count)]
    factories.finding(inspection(), themes=themes, sources=[factories.source()])

    lines = said(sweep(TODAY))
    assert (lines == []) is sound
    assert sound or f"has {count} themes" in lines[0]


def test_a_finding_belongs_to_an_area_of_its_inspection_s_version() -> None:
    factories.finding(inspection(), area=Area.ADOPTION, sources=[factories.source()])

    (line,) = said(sweep(TODAY))
    assert "ilacs_2018 has no judgement area adoption" in line


def test_a_finding_repeats_only_an_earlier_inspection_of_the_same_council() -> None:
    subject = inspection()
    later = inspection(of=subject.council, start_date=date(2024, 3, 4))
    elsewhere = inspection(start_date=date(2016, 3, 7), framework="sif_2013")
    for repeated in (later, elsewhere):
        factories.finding(subject, kind=FindingKind.CONCERN, repeats=repeated, sources=[factories.source()])

    lines = said(sweep(TODAY))
    assert len(lines) == 2
    assert f"repeats {later.reference}, which is not earlier" in lines[0]
    assert f"repeats {elsewhere.reference}, of another council" in lines[1]


def test_a_response_answers_an_inspection_of_its_own_council() -> None:
    factories.response(inspection(), council=council("Elsewhere"))

    (line,) = said(sweep(TODAY))
    assert "answers an inspection of another council" in line


def test_a_source_s_earlier_grade_must_be_the_record_s_unless_an_editor_has_decided() -> None:
    first = inspection(start_date=date(2018, 3, 5))
    second = inspection(of=first.council)
    overall = second.judgements.get(area=Area.OVERALL)
    factories.citation(overall, previous_grade=Grade.GOOD)
    wrong = factories.citation(overall, previous_grade=Grade.INADEQUATE)

    (line,) = said(sweep(TODAY))
    assert line.startswith(f"Citation {wrong.pk} ")
    assert f"overall was inadequate before {second.reference}; the record has good" in line

    wrong.decision = "The article mixes up two councils."
    wrong.save()
    found = sweep(TODAY)
    assert (said(found), len(found.remarks)) == ([], 1)


def test_the_earlier_grade_is_looked_for_across_a_change_of_framework() -> None:
    first = inspection(start_date=date(2022, 3, 7))
    second = inspection(of=first.council, start_date=date(2024, 3, 4))
    factories.citation(second.judgements.get(area=Area.IN_CARE), previous_grade=Grade.OUTSTANDING)

    (line,) = said(sweep(TODAY))
    assert "the record has good" in line


def test_successions_may_not_go_in_a_circle() -> None:
    ended = date(2021, 4, 1)
    one, two = (council(name, abolished_on=ended) for name in ("One", "Two"))
    factories.succession(one, two, on=ended)
    factories.succession(two, one, on=ended)

    lines = said(sweep(TODAY))
    assert len(lines) == 2
    assert all("is part of a circle of successions" in line for line in lines)


def test_a_predecessor_ends_and_a_successor_has_begun_on_the_day_of_succession() -> None:
    late = council("Late", opened_on=date(2021, 5, 1))
    factories.succession(council("Still here"), late, on=date(2021, 4, 1))

    lines = said(sweep(TODAY))
    assert ["Still here still exists after it" in lines[0], "Late began only later" in lines[1]] == [
        True,
        True,
    ]


def test_neighbours_are_ten_without_gaps() -> None:
    subject = council("Harbourton")
    others = [council(f"Neighbour {number}") for number in range(10)]
    for rank, other in enumerate(others, start=1):
        factories.neighbour(subject, other, rank=rank)
    assert said(sweep(TODAY)) == []

    Neighbour.objects.filter(rank=4).delete()

    (line,) = said(sweep(TODAY))
    assert "has neighbours of rank 1, 2, 3, 5, 6, 7, 8, 9, 10 in the model of 2025" in line


def test_an_alias_that_is_another_council_s_name_is_a_problem() -> None:
    one = council("Dorminster")
    alias = factories.council_alias("Weald", of=one)
    council("Weald")

    (line,) = said(sweep(TODAY))
    assert line.startswith(f"CouncilAlias {alias.pk} (Weald)")
    assert "Remove it from Dorminster: it is the name of Weald." in line


def test_a_name_may_pass_from_an_abolished_council_to_its_successor() -> None:
    council("Weald (former county)", name="Weald Council", abolished_on=date(2021, 4, 1))
    council("Weald", name="Weald Council", opened_on=date(2021, 4, 1))

    found = sweep(TODAY)
    assert (said(found), found.remarks) == ([], ())


def test_a_trust_s_name_that_several_councils_share_is_one_remark() -> None:
    for name in ("One", "Two", "Three"):
        factories.council_alias("Weald Children's Trust", of=council(name))

    found = sweep(TODAY)

    assert said(found) == []
    assert len(found.remarks) == 1
    assert "names several councils of one time: One, Two, Three" in str(found.remarks[0])


def test_an_alias_that_is_not_compared_as_it_is_written_is_found() -> None:
    subject = council("St Weald")
    CouncilAlias.objects.filter(council=subject, name="St Weald").update(normalised="saint weald")

    lines = said(sweep(TODAY))
    assert any("is compared as 'saint weald'" in line for line in lines)
    assert any("is not found as 'St Weald'" in line for line in lines)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets nobody leave an alias behind.")
def test_an_alias_whose_council_is_gone_is_found() -> None:
    subject = council("Harbourton")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("DELETE FROM inspections_council WHERE id = %s", [subject.pk])
        cursor.execute("PRAGMA foreign_keys=ON")
    try:
        lines = said(sweep(TODAY))
    finally:
        CouncilAlias.objects.all().delete()
    assert len(lines) == 2
    assert all("belongs to no council" in line for line in lines)


def test_every_council_of_today_has_its_own_place_on_the_cartogram() -> None:
    factories.council("Nowhere")
    factories.council("First", tile_column=500, tile_row=1)
    factories.council("Second", tile_column=500, tile_row=1)
    factories.council("Gone", abolished_on=date(2021, 4, 1))

    lines = said(sweep(TODAY))
    assert len(lines) == 2
    assert any("shares its place on the cartogram with First" in line for line in lines)
    assert any(line.startswith("Council") and "has no place on the cartogram" in line for line in lines)


def test_a_figure_is_in_the_unit_of_its_measure_and_given_once_by_a_source() -> None:
    subject = council("Harbourton")
    cited = factories.source()
    factories.figure(subject, measure=Measure.ACTION_PLAN_DUE, value="3", cited=cited, reference="due")
    for number in (1, 2):
        factories.figure(subject, cited=cited, reference=f"turnover-{number}")

    lines = said(sweep(TODAY))
    assert len(lines) == 2
    assert lines[0].startswith("Figure due ")
    assert "action_plan_due is a day" in lines[0]
    assert lines[1].startswith("Figure turnover-2 ")


def test_the_command_names_row_and_admin_page_and_fails() -> None:
    subject = inspection(end_date=date(2022, 3, 18), published_date=date(2022, 3, 14))
    out = StringIO()

    with pytest.raises(CommandError, match="not sound: 1 problem, 0 remarks") as failed:
        call_command("check_data", stdout=out)

    assert failed.value.returncode == 1
    assert f"problem: Inspection {subject.reference} (" in out.getvalue()
    assert f"/admin/inspections/inspection/{subject.pk}/change/" in out.getvalue()


def test_what_ships_is_sound() -> None:
    call_command("load_fixtures", quiet=True)

    found = sweep(timezone.localdate())

    assert said(found) == []
    assert {remark.row for remark in found.remarks if remark.row.startswith("Inspection")} == {
        "Inspection city-of-london-2016-07-28",
        "Inspection coventry-2014-01-28",
    }
