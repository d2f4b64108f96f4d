"""What a list's address asks for, and what the reader is told when it cannot be answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from inspections.filters import (
    ChangeFilter,
    CompareFilter,
    CouncilFilter,
    FactFilter,
    FindingFilter,
    InspectionFilter,
    ListFilter,
    SourceFilter,
    ThemeFilter,
)
from inspections.models import Council
from inspections.vocabulary import (
    LINES,
    Area,
    CouncilType,
    FindingKind,
    Grade,
    InspectionKind,
    Precision,
    Region,
    ReviewState,
    SourceKind,
)
from tests import factories

pytestmark = pytest.mark.django_db

JOINT, SEPARATE, WITHOUT_OVERALL = date(2019, 6, 3), date(2023, 6, 5), date(2026, 4, 27)


def councils(query: str) -> list[str]:
    """Return the names of the councils that a query finds, in its order."""
    listing = CouncilFilter(QueryDict(query))
    assert not listing.problems, listing.problems
    return [row.council.short_name for row in listing.rows()]


def found(make: Callable[[QueryDict], ListFilter], query: str) -> list[Any]:
    """Return the rows that a query finds, in its order."""
    listing = make(QueryDict(query))
    assert not listing.problems, listing.problems
    return list(listing.rows())


def problems(make: Callable[[QueryDict], ListFilter], query: str) -> dict[str, str]:
    """Return what is wrong with a query, by the name of the field."""
    return {problem.name: problem.text for problem in make(QueryDict(query)).problems}


def graded(name: str, *grades: Grade, area: Area = Area.OVERALL, **options: Any) -> Council:
    """Return a council that was given these grades in one area, one inspection after the other."""
    council = factories.council(name, **options)
    starts = [JOINT, SEPARATE, date(2025, 2, 3)][: len(grades)]
    for start, grade in zip(starts, grades, strict=True):
        factories.inspection(council, start_date=start, grades={area: grade})
    return council


# Councils


def test_councils_are_found_by_the_grade_that_they_hold_now() -> None:
    graded("Now Good", Grade.INADEQUATE, Grade.GOOD)
    graded("Once Good", Grade.GOOD, Grade.INADEQUATE)
    assert councils("grade_overall=good") == ["Now Good"]


def test_several_values_of_one_filter_widen_it_and_several_filters_narrow() -> None:
    graded("North Good", Grade.GOOD, region=Region.NORTH_EAST)
    graded("North Bad", Grade.INADEQUATE, region=Region.NORTH_EAST)
    graded("South Good", Grade.GOOD, region=Region.SOUTH_WEST)
    assert councils("grade_overall=good&grade_overall=inadequate") == [
        "North Bad",
        "North Good",
        "South Good",
    ]
    assert councils("grade_overall=good&region=north_east") == ["North Good"]


def test_no_grade_is_a_value_of_its_own() -> None:
    council = graded("Graded No Longer", Grade.GOOD)
    factories.inspection(council, start_date=WITHOUT_OVERALL, grades={Area.LEADERSHIP: Grade.GOOD})
    graded("Graded", Grade.GOOD)
    assert councils("grade_overall=none") == ["Graded No Longer"]


def test_there_is_a_filter_for_the_grade_on_every_line_of_the_vocabulary() -> None:
    assert {f"grade_{line}" for line in LINES} <= set(CouncilFilter.base_filters)


def test_the_form_shows_only_lines_and_grades_that_a_council_holds() -> None:
    graded("One", Grade.GOOD, area=Area.LEADERSHIP)
    listing = CouncilFilter(QueryDict("grade_overall=inadequate"))
    fields = {field.name: field for group in listing.groups() for field in group.fields}
    assert "grade_lscb" not in fields
    assert [value for value, _ in fields["grade_leadership"].field.widget.choices] == ["good"]
    assert "inadequate" in [value for value, _ in fields["grade_overall"].field.widget.choices]


@pytest.mark.parametrize("text", ["B&NES", "bath and north-east", "Bath & North East", "E06000022", "800"])
def test_a_council_is_found_by_any_name_and_by_its_codes(text: str) -> None:
    factories.council("Bath and North East Somerset", aliases=["B&NES"], dfe_code="800", ons_code="E06000022")
    factories.council("Elsewhere")
    query = QueryDict(mutable=True)
    query["q"] = text
    assert councils(query.urlencode()) == ["Bath and North East Somerset"]


@pytest.mark.parametrize("text", ["St. Helens MBC", "st helens", "Saint Helens"])
def test_punctuation_and_forms_of_a_name_do_not_matter(text: str) -> None:
    factories.council("St Helens", aliases=["Saint Helens"])
    query = QueryDict(mutable=True)
    query["q"] = text
    assert councils(query.urlencode()) == ["St Helens"]


def test_the_last_change_is_of_the_overall_grade_unless_another_judgement_is_chosen() -> None:
    graded("Rose", Grade.INADEQUATE, Grade.GOOD)
    graded("Fell", Grade.GOOD, Grade.INADEQUATE)
    graded("Rose Before", Grade.INADEQUATE, Grade.GOOD, Grade.GOOD)
    graded("Leaders Rose", Grade.INADEQUATE, Grade.GOOD, area=Area.LEADERSHIP)
    assert councils("direction=rise") == ["Rose"]
    assert councils("direction=same") == ["Rose Before"]
    assert councils("direction=rise&direction_area=leadership") == ["Leaders Rose"]
    assert councils("direction=rise&direction_area=any") == ["Leaders Rose", "Rose"]


def test_a_judgement_chosen_without_a_direction_asks_for_two_grades_to_compare() -> None:
    graded("Twice", Grade.GOOD, Grade.GOOD)
    graded("Once", Grade.GOOD)
    assert councils("direction_area=overall") == ["Twice"]


def test_a_position_as_at_a_day_knows_neither_later_grades_nor_later_councils() -> None:
    graded("Old", Grade.GOOD, Grade.INADEQUATE, abolished_on=date(2023, 4, 1))
    graded("New", opened_on=date(2023, 4, 1))
    assert councils("as_at=2022-06-01&grade_overall=good") == ["Old"]
    assert councils("as_at=2022-06-01") == ["Old"]
    assert councils("") == ["New"]


def test_abolished_councils_are_shown_when_asked_for() -> None:
    factories.council("Gone", abolished_on=date(2021, 4, 1))
    factories.council("Here")
    assert councils("") == ["Here"]
    assert councils("status=abolished") == ["Gone"]
    assert councils("status=all") == ["Gone", "Here"]


def test_councils_are_found_by_what_they_were_criticised_and_praised_for() -> None:
    drift = factories.theme("Drift")
    for name, kinds in (
        ("Criticised", [FindingKind.AREA_FOR_IMPROVEMENT]),
        ("Praised", [FindingKind.STRENGTH]),
        ("Again", [FindingKind.CONCERN, FindingKind.CONCERN]),
    ):
        council = factories.council(name)
        for kind, start in zip(kinds, [JOINT, SEPARATE], strict=False):
            factories.finding(factories.inspection(council, start_date=start), kind=kind, themes=[drift])
    assert councils("concern=drift") == ["Again", "Criticised"]
    assert councils("strength=drift") == ["Praised"]
    assert councils("recurring=drift") == ["Again"]


def test_neighbours_of_a_council_are_those_of_the_newest_model() -> None:
    one, old, new = factories.council("One"), factories.council("Old"), factories.council("New")
    factories.neighbour(one, old, model="2021")
    factories.neighbour(one, new, model="2025")
    assert councils("neighbours_of=one") == ["New"]


def test_the_latest_inspection_decides_dates_and_framework() -> None:
    graded("Lately", Grade.GOOD, Grade.GOOD)
    graded("Long Ago", Grade.GOOD)
    assert councils("inspected_since=2023") == ["Lately"]
    assert councils("inspected_until=2019") == ["Long Ago"]
    assert councils("framework=ilacs_2018") == ["Long Ago"]


def test_a_latest_inspection_known_to_the_month_may_have_begun_on_any_day_of_it() -> None:
    council = factories.council("Vague")
    factories.inspection(
        council,
        start_date=date(2021, 11, 1),
        start_precision=Precision.MONTH,
        grades={Area.OVERALL: Grade.GOOD},
    )
    assert councils("inspected_since=2021-11-20") == ["Vague"]
    assert councils("inspected_since=2021-12-01") == []


def test_councils_are_sorted_by_grade_best_first_and_those_without_one_last() -> None:
    graded("Inadequate", Grade.INADEQUATE)
    graded("Outstanding", Grade.OUTSTANDING)
    factories.council("Nothing")
    assert councils("sort=overall") == ["Outstanding", "Inadequate", "Nothing"]
    assert councils("sort=-overall") == ["Inadequate", "Outstanding", "Nothing"]


def test_councils_are_sorted_by_how_long_they_have_held_their_overall_grade() -> None:
    graded("Since 2023", Grade.GOOD, Grade.INADEQUATE, Grade.INADEQUATE)
    graded("Since 2019", Grade.INADEQUATE, Grade.INADEQUATE)
    factories.council("Never")
    assert councils("sort=held") == ["Since 2019", "Since 2023", "Never"]


def test_every_filter_in_force_is_a_tag_that_can_be_removed_on_its_own() -> None:
    listing = CouncilFilter(QueryDict("region=london&region=north_east&q=York&sort=name"))
    assert [(each.text, each.without) for each in listing.chosen] == [
        ("Name or code: York", "?region=london&region=north_east&sort=name"),
        ("Region: London", "?region=north_east&q=York&sort=name"),
        ("Region: North East", "?region=london&q=York&sort=name"),
    ]


def test_an_empty_list_says_which_one_filter_to_leave_out() -> None:
    graded("London Good", Grade.GOOD, region=Region.LONDON)
    graded("London Better", Grade.OUTSTANDING, region=Region.LONDON)
    graded("North", Grade.INADEQUATE, region=Region.NORTH_EAST)
    listing = CouncilFilter(QueryDict("region=london&grade_overall=inadequate"))
    assert not listing.rows()
    assert [(each.text, each.count, each.without) for each in listing.loosenings()] == [
        ("Overall effectiveness: Inadequate", 2, "?region=london"),
        ("Region: London", 1, "?grade_overall=inadequate"),
    ]


def test_leaving_the_status_out_means_councils_of_today_again() -> None:
    factories.council("Here", type=CouncilType.COUNTY)
    listing = CouncilFilter(QueryDict("status=abolished&type=county"))
    assert [(each.text, each.count) for each in listing.loosenings()] == [("Councils: Abolished councils", 1)]


# What is wrong with a query


def test_a_wrong_value_names_the_near_one_and_all_there_are() -> None:
    [text] = problems(CouncilFilter, "region=londn").values()
    assert text.startswith("There is no region “londn” here. Did you mean london? There are: north_east,")


def test_an_unknown_council_names_the_near_one() -> None:
    factories.council("York")
    assert "Did you mean york?" in problems(FindingFilter, "council=yrok")["council"]


def test_a_name_that_no_filter_has_is_said_to_be_unknown() -> None:
    text = problems(CouncilFilter, "regoin=london")[""]
    assert text.startswith("This list has no filter called “regoin”. Did you mean “region”?")


def test_an_unknown_name_is_heard_of_even_without_a_value() -> None:
    assert "no filter called “regoin”" in problems(CouncilFilter, "regoin=")[""]


def test_one_value_given_twice_is_wrong_where_one_is_meant() -> None:
    assert problems(CouncilFilter, "as_at=2020&as_at=2021") == {"as_at": "Give one value for “as_at”, not 2."}


@pytest.mark.parametrize("day", ["yesterday", "2021-13", "04/11/2021", "2021-02-30"])
def test_what_is_no_date_is_told_how_to_write_one(day: str) -> None:
    assert problems(InspectionFilter, f"since={day}")["since"] == (
        f"“{day}” is not a date; write it as 2021, 2021-11 or 2021-11-04."
    )


def test_a_position_cannot_be_as_at_a_day_to_come() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "has not come yet" in problems(CouncilFilter, f"as_at={tomorrow.isoformat()}")["as_at"]


def test_an_unknown_order_is_wrong() -> None:
    text = problems(CouncilFilter, "sort=beauty")["sort"]
    assert text.startswith("There is no order “beauty” here. There are: name, -name, region,")


def test_a_download_holds_all_rows_so_a_page_of_it_cannot_be_asked_for() -> None:
    assert CouncilFilter(QueryDict("page=2")).problems == ()
    [problem] = CouncilFilter(QueryDict("page=2"), paged=False).problems
    assert problem.text == "A download holds all rows: leave “page” out."


def test_blank_values_of_a_form_ask_for_nothing() -> None:
    listing = CouncilFilter(QueryDict("q=&region=&as_at=+&page="))
    assert listing.chosen == ()
    assert listing.query.urlencode() == ""


# Inspections


def test_inspections_are_found_by_the_grade_given_on_a_line_whatever_its_series() -> None:
    joint = factories.inspection(start_date=JOINT, grades={Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD})
    alone = factories.inspection(start_date=SEPARATE, grades={Area.IN_CARE: Grade.GOOD})
    factories.inspection(start_date=SEPARATE, grades={Area.CARE_LEAVERS: Grade.GOOD})
    assert found(InspectionFilter, "grade_in_care=good") == [alone, joint]


def test_an_inspection_known_to_the_month_is_found_by_every_day_of_it() -> None:
    vague = factories.inspection(start_date=date(2021, 11, 1), start_precision=Precision.MONTH)
    exact = factories.inspection(start_date=date(2021, 11, 4))
    assert set(found(InspectionFilter, "since=2021-11-10&until=2021-11-20")) == {vague}
    assert set(found(InspectionFilter, "since=2021-11&until=2021-11")) == {vague, exact}
    assert found(InspectionFilter, "since=2021-12") == []


def test_an_inspection_known_to_the_year_is_found_by_every_day_of_it() -> None:
    vague = factories.inspection(start_date=date(2016, 1, 1), start_precision=Precision.YEAR)
    assert found(InspectionFilter, "since=2016-08-01") == [vague]
    assert found(InspectionFilter, "since=2017") == []


def test_inspections_are_found_by_the_change_that_they_brought() -> None:
    council = graded("Riser", Grade.INADEQUATE, Grade.GOOD)
    graded("Faller", Grade.GOOD, Grade.INADEQUATE)
    rises = found(InspectionFilter, "direction=rise")
    assert [(each.council, each.start_date) for each in rises] == [(council, SEPARATE)]


def test_inspections_are_found_by_words_in_council_and_topic() -> None:
    york = factories.council("York", aliases=["City of York"])
    visit = factories.inspection(york, kind=InspectionKind.FOCUSED_VISIT, topic="front door")
    factories.inspection(york, start_date=JOINT)
    assert found(InspectionFilter, "q=york+door") == [visit]


def test_visits_are_found_by_their_topic_of_which_those_that_occur_are_offered() -> None:
    visit = factories.inspection(kind=InspectionKind.FOCUSED_VISIT, topic="Front door")
    factories.inspection(kind=InspectionKind.FOCUSED_VISIT, topic="Care leavers")
    assert found(InspectionFilter, "topic=Front+door") == [visit]
    assert problems(InspectionFilter, "topic=Weather")["topic"].endswith(
        "There are: Care leavers, Front door."
    )


def test_inspections_are_found_by_whether_findings_of_them_can_be_read() -> None:
    with_one, without = factories.inspection(), factories.inspection()
    factories.finding(with_one)
    factories.finding(without, state=ReviewState.PROPOSED)
    assert found(InspectionFilter, "findings=yes") == [with_one]
    assert found(InspectionFilter, "findings=no") == [without]


def test_inspections_are_found_by_the_kind_of_source_that_they_rest_on() -> None:
    article, report = factories.source(kind=SourceKind.ARTICLE), factories.source()
    told = factories.inspection(sources=[article, report])
    factories.inspection(sources=[report])
    assert found(InspectionFilter, "source=article") == [told]


def test_undated_inspections_come_last_in_either_order() -> None:
    undated = factories.inspection(start_date=None)
    dated = factories.inspection(start_date=JOINT)
    assert found(InspectionFilter, "sort=start") == found(InspectionFilter, "sort=-start") == [dated, undated]


def test_proposed_inspections_are_in_no_list() -> None:
    factories.inspection(state=ReviewState.PROPOSED)
    assert found(InspectionFilter, "") == []


# Findings


def test_every_word_must_stand_in_the_summary_a_quote_or_a_theme() -> None:
    plans = factories.theme("Plans")
    finding = factories.finding(summary="Visits are late.", themes=[plans])
    factories.citation(finding, quote="drift for months")
    factories.finding(summary="Visits are on time.", themes=[])
    assert found(FindingFilter, "q=visits+DRIFT+plan") == [finding]


def test_a_word_in_two_quotes_of_a_finding_finds_it_once() -> None:
    finding = factories.finding()
    for _ in range(2):
        factories.citation(finding, quote="drift")
    assert found(FindingFilter, "q=drift") == [finding]


def test_recurring_findings_are_those_of_a_concern_raised_in_two_inspections() -> None:
    council, drift, plans = factories.council(), factories.theme("Drift"), factories.theme("Plans")
    earlier = factories.finding(factories.inspection(council, start_date=JOINT), themes=[drift])
    later = factories.finding(factories.inspection(council, start_date=SEPARATE), themes=[drift, plans])
    factories.finding(later.inspection, themes=[plans])
    assert found(FindingFilter, "recurring=yes") == [later, earlier]
    assert found(FindingFilter, "recurring=yes&theme=plans") == []


def test_councils_like_mine_that_rose_and_what_was_praised_there() -> None:
    mine = factories.council("Mine")
    riser = graded("Riser", Grade.REQUIRES_IMPROVEMENT, Grade.GOOD)
    faller = graded("Faller", Grade.GOOD, Grade.REQUIRES_IMPROVEMENT)
    graded("Stranger", Grade.REQUIRES_IMPROVEMENT, Grade.GOOD)
    for rank, council in enumerate((riser, faller), start=1):
        factories.neighbour(mine, council, rank=rank)
    praise = [
        factories.finding(council.inspections.get(start_date=SEPARATE), kind=FindingKind.STRENGTH)
        for council in (riser, faller)
    ]
    assert found(FindingFilter, "neighbours_of=mine&direction=rise&kind=strength") == [praise[0]]


def test_findings_are_found_by_the_grade_of_their_own_judgement_and_by_the_overall_one() -> None:
    inspection = factories.inspection(
        start_date=SEPARATE, grades={Area.OVERALL: Grade.GOOD, Area.LEADERSHIP: Grade.INADEQUATE}
    )
    leaders = factories.finding(inspection, area=Area.LEADERSHIP)
    protection = factories.finding(inspection, area=Area.HELP_PROTECTION)
    assert found(FindingFilter, "grade_area=inadequate") == [leaders]
    assert found(FindingFilter, "grade_area=none") == [protection]
    assert found(FindingFilter, "grade_overall=good") == [leaders, protection]


def test_an_empty_list_of_findings_counts_what_leaving_one_filter_out_would_give() -> None:
    factories.finding(kind=FindingKind.STRENGTH)
    factories.finding(kind=FindingKind.CONCERN, summary="Drift.")
    listing = FindingFilter(QueryDict("kind=strength&q=drift"))
    assert listing.rows().count() == 0
    assert [(each.text, each.count) for each in listing.loosenings()] == [
        ("Words: drift", 1),
        ("Kind: Strength", 1),
    ]


# Changes


def test_changes_are_rises_and_falls_unless_unchanged_grades_are_asked_for() -> None:
    graded("Riser", Grade.INADEQUATE, Grade.GOOD)
    graded("Same", Grade.GOOD, Grade.GOOD)
    assert [change.council.short_name for change in found(ChangeFilter, "")] == ["Riser"]
    assert [change.council.short_name for change in found(ChangeFilter, "direction=same")] == ["Same"]


def test_changes_are_found_by_size_line_and_grades() -> None:
    graded("Two Steps", Grade.INADEQUATE, Grade.GOOD)
    graded("One Step", Grade.GOOD, Grade.OUTSTANDING)
    graded("Leaders", Grade.GOOD, Grade.OUTSTANDING, area=Area.LEADERSHIP)

    def names(query: str) -> set[str]:
        return {change.council.short_name for change in found(ChangeFilter, query)}

    assert names("step=2") == {"Two Steps"}
    assert names("area=overall") == {"Two Steps", "One Step"}
    assert names("before=good&after=outstanding&area=leadership") == {"Leaders"}


def test_changes_over_a_break_can_be_left_out() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.IN_CARE_AND_CARE_LEAVERS: Grade.GOOD})
    factories.inspection(council, start_date=SEPARATE, grades={Area.IN_CARE: Grade.OUTSTANDING})
    assert found(ChangeFilter, "comparable=yes") == []
    assert len(found(ChangeFilter, "comparable=no")) == 1


def test_changes_are_dated_by_publication() -> None:
    council = factories.council()
    factories.inspection(council, start_date=JOINT, grades={Area.OVERALL: Grade.GOOD})
    factories.inspection(
        council,
        start_date=date(2023, 12, 4),
        published_date=date(2024, 1, 29),
        grades={Area.OVERALL: Grade.OUTSTANDING},
    )
    assert len(found(ChangeFilter, "since=2024")) == 1
    assert found(ChangeFilter, "until=2023") == []


def test_the_table_of_what_followed_what_counts_unchanged_grades_too() -> None:
    graded("Riser", Grade.INADEQUATE, Grade.GOOD)
    graded("Same", Grade.GOOD, Grade.GOOD)
    matrix = ChangeFilter(QueryDict("direction=rise"))
    assert matrix.is_valid()
    assert matrix.transitions().total == 2


# Themes, sources, facts, comparisons


def test_themes_are_counted_among_the_councils_and_dates_asked_for() -> None:
    drift = factories.theme("Drift")
    here, there = factories.council(region=Region.LONDON), factories.council(region=Region.NORTH_EAST)
    factories.finding(factories.inspection(here, start_date=JOINT), themes=[drift])
    factories.finding(factories.inspection(there, start_date=SEPARATE), themes=[drift])
    assert found(ThemeFilter, "")[0].concerns == 2
    assert found(ThemeFilter, "region=london")[0].concerns == 1
    assert found(ThemeFilter, "since=2020&region=london")[0].concerns == 0


def test_themes_are_found_by_group_and_by_words_of_their_definition() -> None:
    factories.theme("Drift", group="Practice", definition="Plans that take too long.")
    factories.theme("Front door", group="Entry", definition="First contacts.")
    assert [count.theme.name for count in found(ThemeFilter, "group=Practice")] == ["Drift"]
    assert [count.theme.name for count in found(ThemeFilter, "q=first+contact")] == ["Front door"]


def test_sources_of_a_council_are_those_about_it_and_those_that_support_a_fact_of_it() -> None:
    council = factories.council("Aldham")
    about = factories.source(councils=[council])
    supporting, counting, other = (factories.source() for _ in range(3))
    factories.inspection(council, sources=[supporting])
    factories.figure(council, cited=counting)
    assert set(found(SourceFilter, "council=aldham")) == {about, supporting, counting}
    assert other in found(SourceFilter, "")


def test_sources_are_found_by_publisher_kind_and_words() -> None:
    article = factories.source("Visits late", kind=SourceKind.ARTICLE, publisher="The Bugle")
    factories.source("Report on Aldham")
    query = QueryDict(mutable=True)
    query["publisher"] = "The Bugle"
    assert found(SourceFilter, query.urlencode()) == [article]
    assert found(SourceFilter, "kind=article&q=late+bugle") == [article]


def test_the_facts_of_a_source_can_be_limited_to_those_on_which_it_differs() -> None:
    source = factories.source()
    inspection = factories.inspection(sources=[source])
    judgement = factories.judgement(inspection, area=Area.OVERALL, grade=Grade.GOOD)
    factories.citation(judgement, of=source, stated="requires improvement", agrees=False)

    def facts(query: str) -> list[str]:
        return [fact.kind for fact in FactFilter(QueryDict(query), source=source).rows()]

    assert facts("") == ["inspection", "judgement"]
    assert facts("agrees=no") == ["judgement"]
    assert facts("kind=inspection") == ["inspection"]


def test_a_comparison_takes_councils_one_by_one_with_neighbours_or_by_region() -> None:
    one, two = factories.council("One", region=Region.LONDON), factories.council("Two")
    factories.council("Gone", region=Region.LONDON, abolished_on=date(2020, 4, 1))
    factories.neighbour(two, one)

    def chosen(query: str) -> list[str]:
        listing = CompareFilter(QueryDict(query))
        assert not listing.problems
        return [council.short_name for council in listing.councils()]

    assert chosen("council=two&council=one") == ["Two", "One"]
    assert chosen("neighbours_of=two") == ["Two", "One"]
    assert chosen("region=london") == ["One"]
    assert chosen("council=one&region=london") == ["One"]
    assert chosen("") == []


def test_more_councils_than_can_stand_side_by_side_are_too_many() -> None:
    made = [factories.council() for _ in range(9)]
    query = "&".join(f"council={council.slug}" for council in made)
    assert problems(CompareFilter, query) == {"council": "Choose 8 councils at most; 9 are chosen."}
