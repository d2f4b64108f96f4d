"""Which grades does a council hold, and which rose and fell? The traps of the domain, one test each."""

from __future__ import annotations

from datetime import date

import pytest

from inspections.changes import (
    RatingChange,
    Standing,
    distribution,
    held_since,
    last_change,
    positions,
    rating_changes,
    transitions,
    yearly_distributions,
)
from inspections.models import Council
from inspections.vocabulary import Absence, Area, Direction, Grade, InspectionKind, Precision, ReviewState
from tests import factories

pytestmark = pytest.mark.django_db

SIF, JOINT, SEPARATE, WITHOUT_OVERALL = (
    date(2015, 6, 1),
    date(2019, 6, 3),
    date(2023, 6, 5),
    date(2026, 4, 27),
)


def standing(council: Council, line: Area, as_at: date | None = None) -> Standing:
    """Return where one council stands on one line."""
    return positions([council], as_at)[council.pk].standing(line)


def changes_of(*councils: Council) -> tuple[RatingChange, ...]:
    """Return the changes of these councils, newest first."""
    return rating_changes(positions(councils or None).values())


def test_the_latest_grade_of_each_line_is_held_with_the_inspection_that_gave_it() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.INADEQUATE})
    latest = factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: Grade.GOOD})
    held = standing(council, Area.OVERALL)
    assert (held.grade, held.inspection) == (Grade.GOOD, latest)


def test_a_grade_counts_from_the_day_of_its_publication_not_of_the_inspection() -> None:
    council = factories.council()
    factories.inspection(
        council,
        start_date=date(2019, 1, 14),
        published_date=date(2019, 3, 1),
        grades={Area.OVERALL: Grade.GOOD},
    )
    factories.inspection(
        council,
        start_date=date(2022, 5, 9),
        published_date=date(2022, 7, 1),
        grades={Area.OVERALL: Grade.OUTSTANDING},
    )
    assert standing(council, Area.OVERALL, date(2019, 2, 28)).absence is Absence.NOT_INSPECTED
    assert standing(council, Area.OVERALL, date(2022, 6, 30)).grade is Grade.GOOD
    assert standing(council, Area.OVERALL, date(2022, 7, 1)).grade is Grade.OUTSTANDING


def test_without_an_overall_judgement_none_is_carried_over_but_the_last_one_is_known() -> None:
    council = factories.council()
    earlier = factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: Grade.GOOD})
    factories.inspection(council, start_date=WITHOUT_OVERALL, grades={Area.LEADERSHIP: Grade.GOOD})
    held = standing(council, Area.OVERALL)
    assert held.grade is None
    assert held.absence is Absence.NO_LONGER_GIVEN
    assert held.last_given is not None
    assert (held.last_given.grade, held.last_given.inspection) == (Grade.GOOD, earlier)


def test_the_joint_judgement_stands_on_the_line_of_children_in_care_under_its_own_name() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD})
    held = standing(council, Area.IN_CARE)
    assert (held.area, held.grade) == (Area.IN_CARE_AND_CARE_LEAVERS, Grade.GOOD)
    assert standing(council, Area.CARE_LEAVERS).absence is Absence.JUDGED_TOGETHER


def test_the_joint_grade_is_found_beside_a_note_that_children_in_care_were_not_judged_alone() -> None:
    council = factories.council()
    inspection = factories.inspection(council, start_date=JOINT)
    factories.judgement(inspection, area=Area.IN_CARE, absence=Absence.JUDGED_TOGETHER)
    factories.judgement(inspection, area=Area.IN_CARE_AND_CARE_LEAVERS, grade=Grade.GOOD)
    assert standing(council, Area.IN_CARE).grade is Grade.GOOD


def test_a_judgement_that_the_source_says_was_not_made_has_no_grade() -> None:
    council = factories.council()
    inspection = factories.inspection(council, start_date=SIF)
    factories.judgement(inspection, area=Area.ADOPTION, absence=Absence.NOT_JUDGED)
    held = standing(council, Area.ADOPTION)
    assert (held.grade, held.absence) == (None, Absence.NOT_JUDGED)


def test_a_judgement_that_was_due_and_is_missing_is_said_to_be_missing() -> None:
    council = factories.council()
    factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: Grade.GOOD})
    assert standing(council, Area.CARE_LEAVERS).absence is Absence.NOT_FOUND


def test_a_successor_does_not_inherit_a_grade() -> None:
    before, after = factories.council(abolished_on=date(2021, 4, 1)), factories.council()
    factories.succession(before, after)
    factories.inspection(before, start_date=JOINT, grades={Area.OVERALL: Grade.INADEQUATE})
    assert standing(after, Area.OVERALL).absence is Absence.NOT_INSPECTED
    factories.inspection(after, start_date=SEPARATE, grades={Area.OVERALL: Grade.GOOD})
    assert changes_of(before, after) == ()


def test_a_visit_never_resets_a_grade() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    factories.inspection(council, start_date=SEPARATE, kind=InspectionKind.FOCUSED_VISIT)
    assert standing(council, Area.OVERALL).grade is Grade.GOOD


def test_what_is_not_published_is_not_read() -> None:
    council = factories.council()
    held = factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    factories.judgement(held, area=Area.OVERALL, grade=Grade.INADEQUATE, state=ReviewState.PROPOSED)
    factories.inspection(
        council, start_date=SEPARATE, grades={Area.OVERALL: Grade.INADEQUATE}, state=ReviewState.PROPOSED
    )
    assert standing(council, Area.OVERALL).grade is Grade.GOOD


def test_a_sif_reinspection_of_2018_is_judged_by_the_sif() -> None:
    council = factories.council()
    factories.inspection(
        council,
        start_date=date(2018, 1, 15),
        kind=InspectionKind.REINSPECTION,
        framework="sif_2013",
        grades={Area.OVERALL: Grade.GOOD, Area.ADOPTION: Grade.GOOD},
    )
    assert standing(council, Area.ADOPTION).grade is Grade.GOOD
    assert standing(council, Area.LSCB).absence is Absence.NOT_FOUND


def test_a_rise_by_two_grades_is_one_change_of_two_steps() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.INADEQUATE})
    factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: Grade.GOOD})
    [change] = changes_of(council)
    assert (change.direction, change.steps, change.comparable) == (Direction.RISE, 2, True)


def test_an_unchanged_grade_is_a_pair_without_steps() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: Grade.GOOD})
    [change] = changes_of(council)
    assert (change.direction, change.steps) == (Direction.SAME, 0)


def test_from_the_joint_judgement_to_children_in_care_alone_is_not_comparable() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD})
    factories.inspection(
        council,
        start_date=SEPARATE,
        grades={Area.IN_CARE: Grade.OUTSTANDING, Area.CARE_LEAVERS: Grade.GOOD},
    )
    [change] = changes_of(council)
    assert (change.line, change.comparable) == (Area.IN_CARE, False)


def test_adequate_and_requires_improvement_are_grades_of_different_scales() -> None:
    council = factories.council()
    factories.inspection(council, start_date=date(2012, 3, 5), grades={Area.OVERALL: Grade.ADEQUATE})
    factories.inspection(council, start_date=SIF, grades={Area.OVERALL: Grade.REQUIRES_IMPROVEMENT})
    [change] = changes_of(council)
    assert change.comparable is False


def test_a_line_that_was_not_judged_in_between_compares_the_grades_around_the_gap() -> None:
    council = factories.council()
    factories.inspection(council, start_date=SIF, grades={Area.CARE_LEAVERS: Grade.GOOD})
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    factories.inspection(council, start_date=SEPARATE, grades={Area.CARE_LEAVERS: Grade.INADEQUATE})
    [change] = changes_of(council)
    assert (change.direction, change.steps) == (Direction.FALL, -2)


def test_changes_come_newest_publication_first_and_councils_of_one_day_in_alphabetical_order() -> None:
    for name, published in (
        ("Zedbury", date(2023, 8, 1)),
        ("Ashby", date(2023, 8, 1)),
        ("Mid", date(2024, 1, 1)),
    ):
        council = factories.council(name)
        factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
        factories.inspection(
            council, start_date=SEPARATE, published_date=published, grades={Area.OVERALL: Grade.OUTSTANDING}
        )
    assert [change.council.short_name for change in changes_of()] == ["Mid", "Ashby", "Zedbury"]


def test_the_last_change_needs_two_grades() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    assert last_change(positions([council])[council.pk], Area.OVERALL) is None
    factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: Grade.INADEQUATE})
    change = last_change(positions([council])[council.pk], Area.OVERALL)
    assert change is not None
    assert change.direction is Direction.FALL


def test_a_grade_is_held_since_the_first_inspection_of_its_unbroken_run() -> None:
    council = factories.council()
    for start, grade in ((date(2014, 3, 3), Grade.GOOD), (SIF, Grade.INADEQUATE), (JOINT, Grade.INADEQUATE)):
        factories.inspection(council, start_date=start, grades={Area.OVERALL: grade})
    position = positions([council])[council.pk]
    since = held_since(position, Area.OVERALL)
    assert since is not None
    assert since.start_date == SIF
    assert held_since(position, Area.LEADERSHIP) is None


def test_a_grade_is_not_held_over_a_change_of_what_is_judged() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD})
    factories.inspection(council, start_date=SEPARATE, grades={Area.IN_CARE: Grade.GOOD})
    since = held_since(positions([council])[council.pk], Area.IN_CARE)
    assert since is not None
    assert since.start_date == SEPARATE


def test_an_inspection_known_to_the_year_stands_before_a_later_one_of_that_year() -> None:
    council = factories.council()
    factories.inspection(
        council,
        start_date=date(2016, 1, 1),
        start_precision=Precision.YEAR,
        grades={Area.OVERALL: Grade.INADEQUATE},
    )
    factories.inspection(council, start_date=date(2016, 9, 5), grades={Area.OVERALL: Grade.GOOD})
    assert standing(council, Area.OVERALL).grade is Grade.GOOD


def test_a_distribution_says_of_how_many_councils_and_why_the_others_have_no_grade() -> None:
    for grade in (Grade.GOOD, Grade.GOOD, Grade.INADEQUATE):
        factories.inspection(factories.council(), start_date=SEPARATE, grades={Area.OVERALL: grade})
    factories.council()
    held = distribution(positions().values(), Area.OVERALL)
    assert held.counts == {Grade.GOOD: 2, Grade.INADEQUATE: 1}
    assert held.absences == {Absence.NOT_INSPECTED: 1}
    assert (held.graded, held.councils) == (3, 4)


def test_an_abolished_council_counts_only_for_the_years_in_which_it_existed() -> None:
    council = factories.council(abolished_on=date(2021, 4, 1))
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    years = yearly_distributions(positions().values(), Area.OVERALL, date(2022, 6, 1))
    assert [(year.day, year.distribution.graded) for year in years] == [
        (date(2019, 12, 31), 1),
        (date(2020, 12, 31), 1),
        (date(2021, 12, 31), 0),
        (date(2022, 6, 1), 0),
    ]


def test_transitions_count_every_pair_of_grades_unchanged_ones_included() -> None:
    for before, after in ((Grade.GOOD, Grade.GOOD), (Grade.GOOD, Grade.INADEQUATE)):
        council = factories.council()
        factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: before})
        factories.inspection(council, start_date=SEPARATE, grades={Area.OVERALL: after})
    counted = transitions(changes_of(), Area.OVERALL)
    assert counted.counts == {(Grade.GOOD, Grade.GOOD): 1, (Grade.GOOD, Grade.INADEQUATE): 1}
    assert counted.total == 2
