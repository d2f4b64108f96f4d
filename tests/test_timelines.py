"""What happened to a council? Series, rows, visits, breaks and predecessors."""

from __future__ import annotations

from datetime import date

import pytest

from inspections.models import Council
from inspections.timelines import Timeline, headline, timelines
from inspections.vocabulary import Absence, Area, Grade, InspectionKind
from tests import factories

pytestmark = pytest.mark.django_db

SIF, JOINT, SEPARATE, WITHOUT_OVERALL = (
    date(2015, 6, 1),
    date(2019, 6, 3),
    date(2023, 6, 5),
    date(2026, 4, 27),
)


def timeline(council: Council, as_at: date | None = None) -> Timeline:
    """Return the timeline of one council."""
    return timelines([council], as_at)[council.pk]


def test_the_joint_judgement_is_a_series_of_its_own_on_the_line_of_children_in_care() -> None:
    council = factories.council()
    factories.inspection(council, start_date=SIF, grades={Area.IN_CARE: Grade.GOOD})
    factories.inspection(council, start_date=JOINT, grades={Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD})
    factories.inspection(council, start_date=SEPARATE, grades={Area.IN_CARE: Grade.OUTSTANDING})
    series = {each.area: len(each.grades) for each in timeline(council).series}
    assert series == {Area.IN_CARE: 2, Area.IN_CARE_AND_CARE_LEAVERS: 1}


def test_a_cell_without_a_grade_says_why() -> None:
    council = factories.council()
    factories.inspection(council, start_date=SIF, grades={Area.OVERALL: Grade.GOOD})
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    newest, oldest = timeline(council).rows
    assert {cell.line: cell.absence for cell in newest.cells} == {
        Area.OVERALL: None,
        Area.LEADERSHIP: Absence.NOT_FOUND,
        Area.HELP_PROTECTION: Absence.NOT_FOUND,
        Area.IN_CARE: Absence.NOT_FOUND,
        Area.CARE_LEAVERS: Absence.JUDGED_TOGETHER,
        Area.ADOPTION: Absence.NO_LONGER_GIVEN,
        Area.LSCB: Absence.NO_LONGER_GIVEN,
    }
    assert oldest.inspection.start_date == SIF


def test_lines_that_none_of_its_frameworks_judged_are_left_out() -> None:
    council = factories.council()
    factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: Grade.GOOD})
    assert Area.ADOPTION not in timeline(council).lines
    assert Area.CARE_LEAVERS in timeline(council).lines


def test_visits_stand_apart_from_graded_inspections() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    visit = factories.inspection(council, start_date=SEPARATE, kind=InspectionKind.MONITORING_VISIT)
    made = timeline(council)
    assert made.visits == (visit,)
    assert len(made.rows) == 1


def test_breaks_are_the_framework_changes_after_the_first_inspection() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    assert [each.version.slug for each in timeline(council).breaks] == ["ilacs_2023", "ilacs_2026"]


def test_predecessors_have_timelines_of_their_own() -> None:
    before, after = factories.council(abolished_on=date(2021, 4, 1)), factories.council()
    factories.succession(before, after)
    factories.inspection(before, start_date=JOINT, grades={Area.OVERALL: Grade.INADEQUATE})
    made = timeline(after)
    assert made.rows == ()
    assert [len(theirs.rows) for theirs in made.predecessors] == [1]
    assert made.starts == JOINT


def test_the_timeline_as_at_a_day_leaves_out_what_came_later() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: Grade.OUTSTANDING})
    factories.inspection(council, start_date=date(2024, 1, 8), kind=InspectionKind.FOCUSED_VISIT)
    made = timeline(council, date(2022, 1, 1))
    assert len(made.rows) == 1
    assert made.visits == ()


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        ([Grade.GOOD], "Aldham is good overall, as inspected in June 2019."),
        (
            [Grade.INADEQUATE, Grade.GOOD],
            "Aldham is good overall, up from inadequate in 2015, as inspected in June 2019.",
        ),
        (
            [Grade.OUTSTANDING, Grade.REQUIRES_IMPROVEMENT],
            "Aldham is requires improvement overall, down from outstanding in 2015, "
            "as inspected in June 2019.",
        ),
        ([Grade.GOOD, Grade.GOOD], "Aldham is good overall, twice in a row, as inspected in June 2019."),
    ],
)
def test_the_headline_says_the_grade_and_how_it_came_about(grades: list[Grade], said: str) -> None:
    council = factories.council("Aldham")
    for start, grade in zip((SIF, JOINT)[-len(grades) :], grades, strict=True):
        factories.inspection(council, start_date=start, grades={Area.OVERALL: grade})
    assert headline(timeline(council)) == said


def test_the_headline_of_a_council_without_an_overall_grade_names_those_that_it_has() -> None:
    council = factories.council("Aldham")
    factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: Grade.GOOD})
    factories.inspection(
        council,
        start_date=WITHOUT_OVERALL,
        grades={Area.LEADERSHIP: Grade.GOOD, Area.CARE_LEAVERS: Grade.OUTSTANDING},
    )
    said = headline(timeline(council))
    assert "impact of leaders good and care leavers outstanding" in said
    assert "its last overall grade was good, in 2023" in said


def test_the_headline_of_an_abolished_council_is_in_the_past_tense() -> None:
    council = factories.council("Aldham", abolished_on=date(2021, 4, 1))
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    assert headline(timeline(council)).startswith("Aldham was good overall")


def test_an_earlier_scale_is_named_not_compared() -> None:
    council = factories.council("Aldham")
    factories.inspection(council, start_date=date(2012, 3, 5), grades={Area.OVERALL: Grade.ADEQUATE})
    factories.inspection(council, start_date=SIF, grades={Area.OVERALL: Grade.GOOD})
    assert "after adequate in 2012 on an earlier scale" in headline(timeline(council))
