"""Articles that use the same words about something else yield nothing."""

from __future__ import annotations

import pytest

from tests.extraction.invented import told


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
