"""Articles that use the same words about something else yield nothing."""

from __future__ import annotations

import pytest

from tests.extraction.invented import read, told


@pytest.mark.parametrize(
    "name",
    [
        "a_primary_school_in_special_measures",
        "a_council_run_childrens_home",
        "services_for_special_educational_needs",
        "a_nursery_that_lost_its_rating",
        "adult_social_care",
        "a_welsh_inspectorate",
        "a_fostering_agency",
        "a_ministers_view_of_outstanding_councils",
        "a_young_offender_institution",
        "a_youth_justice_service",
        "an_overspend_that_mentions_an_old_grade",
        "a_directors_hope_to_be_rated_good",
        "a_budget_that_mentions_a_grade",
        "a_judges_criticism_of_social_workers",
        "a_safeguarding_review_that_mentions_an_inspection",
        "an_explanation_of_how_ofsted_inspects",
        "a_regional_adoption_agency",
        "a_police_forces_child_protection",
        "a_holiday_club",
        "a_scottish_inspectorate",
        "shares_of_councils_rated_good_in_england",
        "an_award_for_social_workers",
        "an_areas_schools",
        "a_childrens_centre",
        "three_childrens_homes",
        "a_strike_over_pay",
        "two_councils_that_share_a_director",
        "the_chief_inspector_on_recovery",
    ],
)
def test_an_article_about_something_else_yields_no_inspection(name: str) -> None:
    assert told(name) == []


def test_words_of_adult_social_care_do_not_speak_for_childrens() -> None:
    reading = read("""Norshire adult social care good, regulator finds
    5 February 2025
    Norshire County Council's adult social care has been rated good by the Care Quality Commission.
    The regulator's inspectors visited in October and met social workers, who were kind.
    Safeguarding concerns were dealt with promptly, the CQC said.
    The next Ofsted inspection of children's services is expected this year.""")
    assert not reading.about_council_childrens_services


def test_an_article_that_opens_with_councils_in_general_reports_no_inspection() -> None:
    reading = read("""Overspend on children's services
    12 January 2023
    Councils in England overspent their children's social care budgets last year, a report found.
    Norshire County Council, rated outstanding by Ofsted in 2022, forecast an overspend.
    Inspectors visited 40 councils in the year.""")
    assert not reading.about_council_childrens_services


def test_a_joint_inspection_with_police_and_probation_is_one_whatever_it_is_called() -> None:
    reading = read("""Police and council slow to protect children in Norshire
    4 October 2017
    Children in Norshire are not always kept safe, inspectors have found.
    The joint inspection by Ofsted, the CQC and the inspectorates of probation and police was in July.
    Norshire County Council said it had acted.""")
    assert [str(inspection.kind) for inspection in reading.inspections] == ["jtai"]
