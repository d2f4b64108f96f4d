"""Which grades articles tell, of what, and what they were before."""

from __future__ import annotations

from tests.extraction.invented import told


def test_the_lowest_possible_rating_is_inadequate_and_the_last_inspection_is_background() -> None:
    assert told("the_lowest_possible_rating_is_inadequate_and_the_last_inspection_is_background") == [
        "Norshire subject standard 2024-04",
        "  overall inadequate, was requires_improvement",
        "  care_leavers good",
        "Norshire background standard 2021",
        "  overall requires_improvement",
    ]


def test_good_in_all_areas_grades_every_area_of_the_framework() -> None:
    assert told("good_in_all_areas_grades_every_area_of_the_framework") == [
        "Eastmere subject standard 2023-01-16",
        "  overall good, was requires_improvement",
        "  leadership good",
        "  help_protection good",
        "  in_care good",
        "  care_leavers good",
        "Eastmere background standard 2019",
        "  overall requires_improvement",
    ]


def test_a_leap_of_two_grades_keeps_both_ends_and_the_areas() -> None:
    assert told("a_leap_of_two_grades_keeps_both_ends_and_the_areas") == [
        "Westhaven subject standard 2019-09",
        "  overall good, was inadequate",
        "  leadership outstanding",
        "  help_protection good",
        "  in_care_and_care_leavers good",
        "Westhaven background standard 2016",
        "  overall inadequate",
    ]


def test_a_council_that_holds_on_to_its_rating_was_and_is_good() -> None:
    assert told("a_council_that_holds_on_to_its_rating_was_and_is_good") == [
        "Oldbridge subject short 2019-04",
        "  overall good, was good",
    ]


def test_care_alone_is_no_judgement_area_and_the_overall_grade_is_not_taken_from_it() -> None:
    assert told("care_alone_is_no_judgement_area_and_the_overall_grade_is_not_taken_from_it") == [
        "Norshire subject standard undated",
        "  overall good, was inadequate",
        "  leadership good",
        "  help_protection good",
        "Norshire background standard 2015",
        "  overall inadequate",
    ]


def test_grades_of_two_earlier_years_are_two_inspections() -> None:
    assert told("grades_of_two_earlier_years_are_two_inspections") == [
        "Westhaven subject standard 2023-11",
        "  overall inadequate, was requires_improvement",
        "  in_care requires_improvement",
        "Westhaven background standard 2013",
        "  overall inadequate",
        "Westhaven background standard 2017",
        "  overall inadequate",
        "Westhaven background standard 2020",
        "  overall requires_improvement",
    ]


def test_a_rating_stripped_is_the_grade_before() -> None:
    assert told("a_rating_stripped_is_the_grade_before") == [
        "Norshire subject standard 2022-03",
        "  overall requires_improvement, was outstanding",
    ]


def test_outstanding_across_the_board_grades_every_area() -> None:
    assert told("outstanding_across_the_board_grades_every_area") == [
        "Oldbridge subject standard 2023-02",
        "  overall outstanding, was good",
        "  leadership outstanding",
        "  help_protection outstanding",
        "  in_care outstanding",
        "  care_leavers outstanding",
        "Oldbridge background standard 2019",
        "  overall good",
    ]


def test_a_list_of_judgements_is_read_line_by_line() -> None:
    assert told("a_list_of_judgements_is_read_line_by_line") == [
        "Eastmere subject standard 2023-06-12",
        "  overall inadequate",
        "  leadership requires_improvement",
        "  help_protection inadequate",
        "  in_care good",
        "  care_leavers good",
    ]


def test_adoption_and_the_safeguarding_board_are_judged_under_the_single_framework() -> None:
    assert told("adoption_and_the_safeguarding_board_are_judged_under_the_single_framework") == [
        "Oldbridge subject standard 2015-01",
        "  overall requires_improvement",
        "  care_leavers inadequate",
        "  adoption good",
        "  lscb requires_improvement",
    ]


def test_a_web_page_is_read_without_its_navigation_related_links_and_comments() -> None:
    assert told("a_web_page_is_read_without_its_navigation_related_links_and_comments") == [
        "Norshire subject standard 2022-09",
        "  overall requires_improvement, was inadequate",
    ]


def test_a_politicians_inadequate_is_no_grade_but_what_ofsted_did_is() -> None:
    assert told("a_politicians_inadequate_is_no_grade_but_what_ofsted_did_is") == [
        "Westhaven subject standard undated",
        "  overall requires_improvement, was good",
        "Westhaven background standard 2017",
        "  overall good",
    ]


def test_no_overall_grade_is_made_up_where_none_is_given_since_april_2026() -> None:
    assert told("no_overall_grade_is_made_up_where_none_is_given_since_april_2026") == [
        "Westhaven subject standard 2026-05-11",
        "  leadership good",
        "  help_protection good",
        "  in_care outstanding",
        "  care_leavers requires_improvement",
    ]


def test_a_lost_rating_and_the_grade_it_fell_to_are_one_change() -> None:
    assert told("a_lost_rating_and_the_grade_it_fell_to_are_one_change") == [
        "Oldbridge subject standard 2022-10",
        "  overall requires_improvement, was good",
    ]


def test_a_grade_behind_an_intervention_is_told() -> None:
    assert told("a_grade_behind_an_intervention_is_told") == [
        "Norshire subject standard undated",
        "  overall inadequate",
    ]


def test_areas_named_after_as_was_share_the_grade() -> None:
    assert told("areas_named_after_as_was_share_the_grade") == [
        "Oldbridge subject standard 2023-11",
        "  overall outstanding, was good",
        "  leadership outstanding",
        "  help_protection good, was good",
        "  in_care outstanding",
        "  care_leavers outstanding",
    ]


def test_the_remaining_areas_are_graded_by_name() -> None:
    assert told("the_remaining_areas_are_graded_by_name") == [
        "Norshire subject standard 2024-05",
        "  overall good, was good",
        "  leadership good",
        "  help_protection good",
        "  in_care outstanding",
        "  care_leavers good",
        "Norshire background standard 2019",
        "  overall good",
    ]


def test_a_fall_in_the_first_line_is_dated_by_a_later_one() -> None:
    assert told("a_fall_in_the_first_line_is_dated_by_a_later_one") == [
        "Westhaven subject standard 2019-11",
        "  overall inadequate, was good",
        "Westhaven background standard 2016",
        "  overall good",
    ]


def test_up_from_an_earlier_grade_makes_a_change_and_a_background_inspection() -> None:
    assert told("up_from_an_earlier_grade_makes_a_change_and_a_background_inspection") == [
        "Westhaven subject standard 2021-06",
        "  overall good, was requires_improvement",
        "Westhaven background standard 2018",
        "  overall requires_improvement",
    ]


def test_three_areas_with_their_grades_in_one_sentence() -> None:
    assert told("three_areas_with_their_grades_in_one_sentence") == [
        "Eastmere subject standard 2018-07",
        "  overall requires_improvement",
        "  leadership requires_improvement",
        "  help_protection requires_improvement",
        "  in_care_and_care_leavers good",
    ]


def test_no_longer_inadequate_tells_the_grade_before_and_years_after_its_date() -> None:
    assert told("no_longer_inadequate_tells_the_grade_before_and_years_after_its_date") == [
        "Oldbridge subject standard 2022-01",
        "  overall requires_improvement, was inadequate",
        "Oldbridge background standard 2019",
        "  overall inadequate",
    ]


def test_the_days_on_site_are_told_from_the_day_of_publication() -> None:
    assert told("the_days_on_site_are_told_from_the_day_of_publication") == [
        "Norshire subject standard 2023-03-27",
        "  overall good",
    ]


def test_month_first_dates_and_areas_rated_likewise() -> None:
    assert told("month_first_dates_and_areas_rated_likewise") == [
        "Oldbridge subject standard 2022-10-10",
        "  overall inadequate, was good",
        "  leadership inadequate",
        "  help_protection inadequate",
        "  in_care_and_care_leavers requires_improvement",
    ]


def test_special_needs_and_adult_care_beside_the_inspection_are_passed_over() -> None:
    assert told("special_needs_and_adult_care_beside_the_inspection_are_passed_over") == [
        "Eastmere subject standard 2023-05",
        "  overall good",
    ]


def test_the_share_of_good_schools_and_an_outstanding_service_do_not_touch_the_overall_grade() -> None:
    assert told("the_share_of_good_schools_and_an_outstanding_service_do_not_touch_the_overall_grade") == [
        "Westhaven subject standard 2023-11",
        "  overall good, was good",
        "  leadership good",
        "  help_protection good",
        "  in_care good",
        "  care_leavers outstanding",
    ]


def test_a_year_after_counts_from_the_year_named_before_it() -> None:
    assert told("a_year_after_counts_from_the_year_named_before_it") == [
        "Norshire subject standard 2022-10",
        "  overall requires_improvement",
    ]


def test_a_short_inspection_that_keeps_an_outstanding_rating() -> None:
    assert told("a_short_inspection_that_keeps_an_outstanding_rating") == [
        "Eastmere subject short 2020-01",
        "  overall outstanding, was outstanding",
        "  help_protection outstanding",
        "  in_care_and_care_leavers outstanding",
    ]


def test_adequate_was_a_grade_before_the_single_framework() -> None:
    assert told("adequate_was_a_grade_before_the_single_framework") == [
        "Norshire subject standard 2013-05",
        "  overall inadequate, was adequate",
        "Norshire background standard 2011",
        "  overall adequate",
    ]


def test_had_just_been_rated_is_the_past_and_last_month_the_news() -> None:
    assert told("had_just_been_rated_is_the_past_and_last_month_the_news") == [
        "Norshire subject standard undated",
        "  overall good, was inadequate",
        "Norshire background standard 2019",
        "  overall inadequate",
    ]


def test_hopes_and_fears_are_no_grades_but_the_rating_to_be_shaken_off_stands() -> None:
    assert told("hopes_and_fears_are_no_grades_but_the_rating_to_be_shaken_off_stands") == [
        "Oldbridge subject standard 2024-01",
        "Oldbridge background standard 2020",
        "  overall requires_improvement",
    ]


def test_each_area_rises_from_its_own_grade() -> None:
    assert told("each_area_rises_from_its_own_grade") == [
        "Westhaven subject standard 2022-02",
        "  overall requires_improvement, was inadequate",
        "  leadership requires_improvement, was inadequate",
        "  help_protection inadequate, was inadequate",
        "  in_care_and_care_leavers good, was requires_improvement",
    ]


def test_capital_letters_in_a_table_of_lines_are_grades() -> None:
    assert told("capital_letters_in_a_table_of_lines_are_grades") == [
        "Westhaven subject standard 2024-09",
        "  overall good",
        "  leadership good",
        "  help_protection requires_improvement",
        "  in_care good",
        "  care_leavers outstanding",
    ]


def test_overall_and_for_two_areas_with_one_grade() -> None:
    assert told("overall_and_for_two_areas_with_one_grade") == [
        "Norshire subject standard 2023-06",
        "  overall requires_improvement, was outstanding",
        "  leadership requires_improvement",
        "  help_protection requires_improvement",
        "  in_care good",
        "  care_leavers good",
    ]


def test_lines_broken_to_a_width_are_joined_to_paragraphs() -> None:
    assert told("lines_broken_to_a_width_are_joined_to_paragraphs") == [
        "Oldbridge subject standard 2023-02",
        "  overall good",
        "  care_leavers outstanding",
    ]


def test_a_decade_of_grades_is_a_decade_of_inspections() -> None:
    assert told("a_decade_of_grades_is_a_decade_of_inspections") == [
        "Eastmere subject standard 2019-02",
        "  overall good, was requires_improvement",
        "  leadership good",
        "  help_protection good",
        "  in_care_and_care_leavers outstanding",
        "Eastmere background standard 2010",
        "  overall inadequate",
        "Eastmere background standard 2014",
        "  overall inadequate",
        "Eastmere background standard 2016",
        "  overall requires_improvement",
    ]


def test_a_judgment_and_a_rating_that_slipped_have_both_ends() -> None:
    assert told("a_judgment_and_a_rating_that_slipped_have_both_ends") == [
        "Westhaven subject standard 2023-04",
        "  overall requires_improvement",
        "  leadership inadequate, was good",
        "  help_protection requires_improvement, was good",
        "  in_care good, was good",
        "  care_leavers outstanding",
    ]


def test_its_latest_visit_dates_the_upgrade() -> None:
    assert told("its_latest_visit_dates_the_upgrade") == [
        "Norshire subject standard 2020-11",
        "  overall requires_improvement",
    ]


def test_inspectors_own_words_tell_the_grade_and_the_last_one() -> None:
    assert told("inspectors_own_words_tell_the_grade_and_the_last_one") == [
        "Westhaven subject standard 2022-01",
        "  overall outstanding, was good",
        "Westhaven background standard 2018",
        "  overall good",
    ]


def test_the_same_grade_as_before_is_told_twice() -> None:
    assert told("the_same_grade_as_before_is_told_twice") == [
        "Eastmere subject standard 2022-10",
        "  overall requires_improvement, was requires_improvement",
        "  leadership requires_improvement",
        "  help_protection requires_improvement",
        "  in_care_and_care_leavers good",
        "Eastmere background standard 2018",
        "  overall requires_improvement",
    ]


def test_a_closed_home_beside_a_good_council() -> None:
    assert told("a_closed_home_beside_a_good_council") == [
        "Oldbridge subject standard 2018-09",
        "  overall good",
    ]


def test_the_first_inspection_since_a_year_is_not_of_that_year() -> None:
    assert told("the_first_inspection_since_a_year_is_not_of_that_year") == [
        "Norshire subject standard 2023-05-15",
        "  overall good",
    ]


def test_a_kept_rating_with_one_weak_area() -> None:
    assert told("a_kept_rating_with_one_weak_area") == [
        "Eastmere subject standard 2023-12",
        "  overall good, was good",
        "  leadership good",
        "  help_protection good",
        "  in_care good",
        "  care_leavers requires_improvement",
    ]


def test_services_that_go_to_a_trust_were_graded() -> None:
    assert told("services_that_go_to_a_trust_were_graded") == [
        "Norshire subject standard undated",
        "  overall inadequate",
    ]


def test_again_rated_good_in_a_short_inspection() -> None:
    assert told("again_rated_good_in_a_short_inspection") == [
        "Westhaven subject short 2019-02",
        "  overall good",
    ]


def test_adult_care_in_the_same_sentence_keeps_its_own_grade() -> None:
    assert told("adult_care_in_the_same_sentence_keeps_its_own_grade") == [
        "Eastmere subject standard 2024-03",
        "  overall good",
    ]


def test_anger_at_a_rating_tells_the_rating() -> None:
    assert told("anger_at_a_rating_tells_the_rating") == [
        "Westhaven subject standard undated",
        "  overall inadequate",
    ]


def test_areas_and_grades_with_dashes_between() -> None:
    assert told("areas_and_grades_with_dashes_between") == [
        "Norshire subject standard 2023-02-06",
        "  overall outstanding",
        "  leadership outstanding",
        "  help_protection good",
        "  in_care outstanding",
        "  care_leavers outstanding",
    ]


def test_days_in_brackets_and_an_improvement_on_the_previous_judgement() -> None:
    assert told("days_in_brackets_and_an_improvement_on_the_previous_judgement") == [
        "Eastmere subject standard 2024-03-04",
        "  overall good, was requires_improvement",
    ]


def test_years_ago_inadequate_and_today_good() -> None:
    assert told("years_ago_inadequate_and_today_good") == [
        "Westhaven subject standard 2023-09",
        "  overall good, was inadequate",
        "  leadership outstanding",
        "Westhaven background standard 2019",
        "  overall inadequate",
    ]


def test_what_the_mayor_was_delighted_at_is_told_by_the_narrator() -> None:
    assert told("what_the_mayor_was_delighted_at_is_told_by_the_narrator") == [
        "Oldbridge subject standard 2023-03",
        "  overall good",
        "  care_leavers outstanding",
    ]


def test_five_grades_in_one_sentence_each_for_its_area() -> None:
    assert told("five_grades_in_one_sentence_each_for_its_area") == [
        "Norshire subject standard 2023-07",
        "  overall good",
        "  leadership good",
        "  help_protection good",
        "  in_care outstanding",
        "  care_leavers requires_improvement",
    ]


def test_a_rating_that_plummets_two_notches() -> None:
    assert told("a_rating_that_plummets_two_notches") == [
        "Eastmere subject standard 2017-02",
        "  overall inadequate, was good",
        "  lscb inadequate",
    ]


def test_a_verdict_in_the_headline_and_the_lowest_rating_in_the_text() -> None:
    assert told("a_verdict_in_the_headline_and_the_lowest_rating_in_the_text") == [
        "Oldbridge subject standard 2018-11",
        "  overall inadequate, was requires_improvement",
    ]


def test_a_company_that_runs_the_services_and_the_grade_years_before() -> None:
    assert told("a_company_that_runs_the_services_and_the_grade_years_before") == [
        "Westhaven subject standard 2021-06",
        "  overall outstanding, was inadequate",
        "Westhaven background standard 2018",
        "  overall inadequate",
    ]


def test_graded_four_inadequate() -> None:
    assert told("graded_four_inadequate") == [
        "Norshire subject standard 2014-03",
        "  overall inadequate",
    ]


def test_a_change_in_one_sentence_without_a_date() -> None:
    assert told("a_change_in_one_sentence_without_a_date") == [
        "Westhaven subject standard undated",
        "  overall requires_improvement, was good",
    ]


def test_a_broadcasters_page_with_lists_of_links() -> None:
    assert told("a_broadcasters_page_with_lists_of_links") == [
        "Eastmere subject standard 2022-04",
        "  overall good, was requires_improvement",
        "Eastmere background standard 2018",
        "  overall requires_improvement",
    ]


def test_a_press_release_with_the_last_inspections_month() -> None:
    assert told("a_press_release_with_the_last_inspections_month") == [
        "Norshire subject standard 2023-11-13",
        "  overall good, was requires_improvement",
        "  leadership good",
        "  help_protection good",
        "  in_care good",
        "  care_leavers good",
        "Norshire background standard 2019-07",
        "  overall requires_improvement",
    ]


def test_having_inspected_them_dates_the_inspection() -> None:
    assert told("having_inspected_them_dates_the_inspection") == [
        "Westhaven subject standard 2015-11",
        "  overall inadequate",
    ]


def test_now_requires_improvement_and_inadequate_two_years_ago() -> None:
    assert told("now_requires_improvement_and_inadequate_two_years_ago") == [
        "Westhaven subject standard 2018-09",
        "  overall requires_improvement, was inadequate",
        "Westhaven background standard 2016",
        "  overall inadequate",
    ]


def test_deemed_enjoying_and_found_to_require() -> None:
    assert told("deemed_enjoying_and_found_to_require") == [
        "Norshire subject standard 2022-03",
        "  overall requires_improvement",
        "  leadership inadequate",
        "  help_protection requires_improvement",
        "  in_care_and_care_leavers good",
    ]


def test_found_to_be_outstanding_in_two_areas_and_good_in_two() -> None:
    assert told("found_to_be_outstanding_in_two_areas_and_good_in_two") == [
        "Eastmere subject standard 2024-01",
        "  overall outstanding",
        "  leadership outstanding",
        "  help_protection good",
        "  in_care outstanding",
        "  care_leavers good",
    ]


def test_a_headline_in_title_case_and_a_rating_retained() -> None:
    assert told("a_headline_in_title_case_and_a_rating_retained") == [
        "Norshire subject standard 2024-04",
        "  overall good, was good",
    ]


def test_one_of_a_handful_and_top_marks() -> None:
    assert told("one_of_a_handful_and_top_marks") == [
        "Westhaven subject standard 2022-12-05",
        "  overall outstanding, was outstanding",
        "  help_protection good",
    ]


def test_judgments_that_both_dropped_and_one_that_remains() -> None:
    assert told("judgments_that_both_dropped_and_one_that_remains") == [
        "Eastmere subject standard 2024-05",
        "  overall good, was outstanding",
        "  leadership good",
        "  help_protection good",
        "  in_care outstanding, was outstanding",
    ]


def test_rated_good_in_all_three_areas_opens_the_sentence() -> None:
    assert told("rated_good_in_all_three_areas_opens_the_sentence") == [
        "Oldbridge subject standard 2021-09",
        "  overall good",
        "  leadership good",
        "  help_protection good",
        "  in_care_and_care_leavers good",
    ]


def test_services_that_require_improvement_without_any_date() -> None:
    assert told("services_that_require_improvement_without_any_date") == [
        "Norshire subject standard undated",
        "  overall inadequate",
        "  in_care requires_improvement",
    ]


def test_all_four_judgements_were_good() -> None:
    assert told("all_four_judgements_were_good") == [
        "Norshire subject standard 2022-07-18",
        "  overall good",
        "  leadership good",
        "  help_protection good",
        "  in_care_and_care_leavers good",
    ]


def test_up_from_a_past_years_grade() -> None:
    assert told("up_from_a_past_years_grade") == [
        "Westhaven subject standard 2018-02",
        "  overall requires_improvement, was inadequate",
        "Westhaven background standard 2015",
        "  overall inadequate",
    ]


def test_a_line_with_date_and_rubric_dates_the_article() -> None:
    assert told("a_line_with_date_and_rubric_dates_the_article") == [
        "Norshire subject standard 2023-01-23",
        "  overall requires_improvement, was requires_improvement",
        "  in_care good",
        "  care_leavers good",
        "Norshire background standard 2018",
        "  overall requires_improvement",
    ]


def test_a_service_that_continues_to_be_good_and_an_area_now_outstanding() -> None:
    assert told("a_service_that_continues_to_be_good_and_an_area_now_outstanding") == [
        "Westhaven subject short 2018-11",
        "  overall good, was good",
        "  help_protection outstanding",
    ]


def test_an_mps_question_is_no_grade() -> None:
    assert told("an_mps_question_is_no_grade") == [
        "Oldbridge subject standard 2019-06",
        "  overall inadequate, was good",
        "  leadership inadequate",
        "  help_protection inadequate",
        "  in_care_and_care_leavers inadequate",
    ]


def test_an_inspection_that_ran_from_day_to_day() -> None:
    assert told("an_inspection_that_ran_from_day_to_day") == [
        "Westhaven subject standard 2023-07-03",
        "  overall outstanding, was outstanding",
        "  care_leavers good",
    ]


def test_grades_for_areas_of_the_single_framework_in_one_sentence() -> None:
    assert told("grades_for_areas_of_the_single_framework_in_one_sentence") == [
        "Oldbridge subject standard 2016-02",
        "  overall inadequate",
        "  leadership inadequate",
        "  help_protection inadequate",
        "  in_care requires_improvement",
        "  adoption good",
    ]


def test_a_table_with_bars_between_its_cells() -> None:
    assert told("a_table_with_bars_between_its_cells") == [
        "Oldbridge subject standard 2024-09",
        "  overall good",
        "  leadership good",
        "  help_protection good",
        "  in_care requires_improvement",
        "  care_leavers good",
    ]


def test_the_worst_possible_rating_having_considered_them_good() -> None:
    assert told("the_worst_possible_rating_having_considered_them_good") == [
        "Norshire subject standard 2017",
        "  overall inadequate, was good",
    ]


def test_a_table_whose_cells_stand_on_lines_of_their_own() -> None:
    assert told("a_table_whose_cells_stand_on_lines_of_their_own") == [
        "Norshire subject standard 2024-04",
        "  overall good",
        "  leadership good",
        "  help_protection requires_improvement",
        "  in_care outstanding",
        "  care_leavers good",
    ]


def test_a_table_of_a_web_page() -> None:
    assert told("a_table_of_a_web_page") == [
        "Westhaven subject standard 2024-04",
        "  overall inadequate",
        "  leadership good",
        "  help_protection inadequate",
    ]
