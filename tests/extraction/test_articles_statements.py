"""How a plain sentence states a grade, of which areas and when: every turn of phrase alone."""

from __future__ import annotations

import pytest

from tests.extraction.invented import read
from tests.extraction.test_articles_principles import OPENING, graded, short

EVERY_AREA = ("overall", "leadership", "help_protection", "in_care", "care_leavers")
"""What an inspection of 2023 judges."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is good at helping and protecting children.", {"help_protection": "good"}),
        (
            "Leadership is good and services for care leavers are outstanding.",
            {"leadership": "good", "care_leavers": "outstanding"},
        ),
        ("Children in care get an outstanding service, Ofsted decided.", {"in_care": "outstanding"}),
        ("Care leavers get a good one.", {"care_leavers": "good"}),
        (
            "Children in care, and care leavers, both require improvement.",
            {"in_care": "requires_improvement", "care_leavers": "requires_improvement"},
        ),
        ("Support given to children at risk was judged inadequate.", {"help_protection": "inadequate"}),
        (
            "Care leavers were the exception: these require improvement.",
            {"care_leavers": "requires_improvement"},
        ),
        ("Inspectors awarded Good for the protection of children.", {"help_protection": "good"}),
        ("The authority was marked as good in every category.", dict.fromkeys(EVERY_AREA, "good")),
        ("They judge leadership to require improvement.", {"leadership": "requires_improvement"}),
    ],
)
def test_areas_are_what_the_sentence_says_they_are(text: str, expected: dict[str, str]) -> None:
    assert graded(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Its plans for care leavers are good.",
        "Support workers are good at helping families.",
        "The advice that care leavers get is good.",
        "Nobody says that leadership is good.",
        "A good service for care leavers is what the council hopes for.",
        "The council requires improvement plans from every school.",
    ],
)
def test_praise_of_what_is_no_area_grades_nothing(text: str) -> None:
    assert graded(text) == {}


@pytest.mark.parametrize(
    "same",
    [
        "It was rated inadequate overall, and leaders were given the same grade for leadership.",
        "It was rated inadequate overall, a grade repeated for leadership.",
        "It was rated inadequate overall, for leadership too, and for nothing else.",
        "It was rated inadequate overall. The same grade went to leadership.",
        "It was rated inadequate overall, as was leadership.",
    ],
)
def test_the_grade_of_the_whole_may_be_repeated_for_an_area(same: str) -> None:
    assert graded(same) == {"overall": "inadequate", "leadership": "inadequate"}


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("It is rated good, holding on to the rating awarded in 2018.", "2018 good"),
        ("Rated outstanding in 2018, it has tumbled to good.", "2018 outstanding"),
        (
            "The council, which was told five years ago that it required improvement, is rated good.",
            "2018 requires_improvement",
        ),
        (
            "It is rated good. It required improvement when it was last inspected, in 2018.",
            "2018 requires_improvement",
        ),
        (
            "It is rated good. Norshire, which was also outstanding in 2018, said it was proud.",
            "2018 outstanding",
        ),
        ("It is rated good. The last full visit, five years earlier, ended in the same way.", "2018 good"),
    ],
)
def test_what_it_was_before_is_an_inspection_of_its_own(text: str, earlier: str) -> None:
    _, *rest = read(f"{OPENING}\n{text}").inspections
    told = [f"{short(i).split()[-1]} {i.judgements[0].grade}" for i in rest if i.judgements]
    assert told == [earlier]


def test_a_grade_left_behind_is_the_one_before() -> None:
    [now] = read("""Norshire leaves 'inadequate' behind
    3 July 2023
    Ofsted has rated children's services at Norshire County Council good.
    Inspectors visited in May.""").inspections
    assert [(str(j.grade), str(j.previous_grade)) for j in now.judgements] == [("good", "inadequate")]


def test_the_grade_told_beside_its_rank_is_no_other() -> None:
    assert graded("The offer for care leavers gets the bottom grade, inadequate.") == {
        "care_leavers": "inadequate"
    }


@pytest.mark.parametrize(
    ("came", "start"),
    [
        ("A two-week visit from a team of six inspectors took place between 8 and 19 May.", "2023-05"),
        ("Six inspectors joined staff at County Hall in the week beginning 8 May.", "2023-05"),
        ("Two inspectors took the ferry in May for a short inspection.", "2023-05"),
        ("Ofsted's team, in town from 8 to 19 May, was impressed.", "2023-05"),
        ("The team of eight arrived in mid-May and stayed for four weeks.", "2023-05"),
        ("Ofsted went into Norshire in May.", "2023-05"),
        ("Inspectors set up camp at County Hall for a week from May 8.", "2023-05"),
    ],
)
def test_when_inspectors_came_is_told_in_many_ways(came: str, start: str) -> None:
    reading = read(f"""Norshire children's services rated good
    3 July 2023
    Ofsted has rated children's services at Norshire County Council good.
    {came}""")
    assert [short(i).split()[-1] for i in reading.inspections] == [start]


def test_last_month_does_not_make_an_inspection_an_earlier_one() -> None:
    reading = read("""Norshire's children's services
    3 July 2023
    Ofsted came to Norshire County Council last month for a short inspection. It rated the service good.""")
    assert [short(i) for i in reading.inspections] == ["Norshire subject short 2023-06"]


def test_several_inspectorates_make_a_joint_inspection() -> None:
    reading = read("""Agencies in Norshire too slow to see gangs, say inspectors
    3 July 2023
    Agencies that protect children in Norshire do not act fast enough, a joint inspection has found.
    Ofsted and the inspectorates for police and for probation came to Norshire in May.
    Norshire County Council's children's services were rated good in 2021.""")
    assert [short(i) for i in reading.inspections] == [
        "Norshire subject jtai 2023-05",
        "Norshire background standard 2021",
    ]


def test_both_were_inspected_tells_of_both() -> None:
    reading = read("""Norshire and Eastmere part ways
    3 July 2023
    Norshire County Council has been rated good for its children's services by Ofsted.
    Eastmere City Council was found to require improvement.
    Both were inspected in May.""")
    assert [short(i) for i in reading.inspections] == [
        "Norshire subject standard 2023-05",
        "Eastmere subject standard 2023-05",
    ]


def test_headings_that_open_with_a_council_part_a_round_up() -> None:
    reading = read(
        b"""<html><head><title>Round-up</title></head><body><article>
    <h1>Inspection round-up: one up, one down</h1><p>2 June 2023 in News by Ann Reporter</p>
    <p>Ofsted has told of two councils' children's services this week.</p>
    <h2>Norshire: good</h2><p>Inspectors were in the county from 8 to 19 May. It was rated good overall.</p>
    <h2>Eastmere: inadequate</h2><p>The city was inspected in April. It was rated inadequate overall.</p>
    </article></body></html>""",
        media_type="text/html",
    )
    told = [(short(i), str(i.judgements[0].grade)) for i in reading.inspections]
    assert told == [
        ("Norshire subject standard 2023-05", "good"),
        ("Eastmere subject standard 2023-04", "inadequate"),
    ]
    assert reading.published is not None
    assert reading.published.meant.iso == "2023-06-02"


def test_the_county_in_which_a_council_lies_is_not_the_one_inspected() -> None:
    reading = read("""Westhaven's children wait
    3 July 2023
    Ofsted inspectors visited Westhaven Borough Council in Norshire in May.
    They rated its children's services good.""")
    assert [short(i) for i in reading.inspections] == ["Westhaven subject standard 2023-05"]


def test_the_first_words_of_a_story_may_be_set_in_capitals() -> None:
    reading = read("""Council says sorry
    3 July 2023
    WESTHAVEN has lost its good rating for children's services after Ofsted inspectors visited in May.
    It was rated inadequate overall.""")
    assert [short(i) for i in reading.inspections] == ["Westhaven subject standard 2023-05"]


def test_partners_named_in_passing_do_not_make_it_their_inspection() -> None:
    reading = read("""Norshire children still wait, say inspectors
    14 April 2023
    Families wait too long for help in Norshire, a watchdog has found.
    Inspectors returned on 9 and 10 March for their third monitoring visit.
    Social workers see children more often than they did, the letter said.
    Care leavers spoke well of their advisers.
    Police share what they know, schools were praised, and a nursery had raised the alarm.
    A hospital and two schools asked the police for help, and pupils were seen.""")
    assert [short(i) for i in reading.inspections] == ["Norshire subject monitoring_visit 2023-03"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It is good overall. Leadership and help and protection fell. Both were judged inadequate.",
            {"overall": "good", "leadership": "inadequate", "help_protection": "inadequate"},
        ),
        (
            "Services for care leavers were inadequate, while 'good' was given for the other three areas.",
            {
                "care_leavers": "inadequate",
                "leadership": "good",
                "help_protection": "good",
                "in_care": "good",
            },
        ),
        (
            "It is good overall. Leadership, help and protection and adoption are each given the same mark.",
            {"overall": "good", "leadership": "good", "help_protection": "good"},
        ),
        (
            "It is good overall. All the areas were good, bar leadership, which requires improvement.",
            {**dict.fromkeys(EVERY_AREA, "good"), "leadership": "requires_improvement"},
        ),
    ],
)
def test_a_sentence_may_lean_on_the_one_before(text: str, expected: dict[str, str]) -> None:
    assert graded(text) == expected


def test_years_after_something_else_do_not_date_a_grade() -> None:
    text = "Five years after a damning review, the council has been rated good by Ofsted for leadership."
    assert graded(text) == {"leadership": "good"}


def test_a_date_in_an_aside_is_of_what_the_aside_tells() -> None:
    _, *rest = read(f"{OPENING}\nIt rose from inadequate, which it was given in 2018, to good.").inspections
    assert [(short(i).split()[-1], str(i.judgements[0].grade)) for i in rest] == [("2018", "inadequate")]


def test_a_framework_that_began_then_dates_no_inspection() -> None:
    text = "It is good, and was visited under the inspection framework, which began in November 2018."
    assert [short(i) for i in read(f"{OPENING}\n{text}").inspections] == ["Norshire subject standard 2023-05"]


@pytest.mark.parametrize(
    "words",
    [
        "Neighbouring Eastmere, rated inadequate in 2021, has a new director.",
        "In nearby Eastmere, children's services were rated inadequate in 2021.",
        "He pointed to neighbouring Eastmere, where children's services were found to be inadequate in 2021.",
    ],
)
def test_a_neighbour_keeps_its_own_grade(words: str) -> None:
    first, *rest = read(f"{OPENING}\nIt was rated good.\n{words}").inspections
    assert [str(j.grade) for j in first.judgements] == ["good"]
    assert [(short(i), str(i.judgements[0].grade)) for i in rest] == [
        ("Eastmere background standard 2021", "inadequate")
    ]


def test_what_another_council_was_rated_is_not_the_councils() -> None:
    assert graded("It was rated inadequate, while another council kept its good rating.") == {
        "overall": "inadequate"
    }


def test_an_earlier_visit_of_the_same_kind_is_background() -> None:
    reading = read("""Norshire makes progress
    9 June 2023
    A monitoring visit to Norshire County Council in May found that children are safer.
    At its second visit, last October, Ofsted looked at care leavers.""")
    assert [short(i) for i in reading.inspections] == [
        "Norshire subject monitoring_visit 2023-05",
        "Norshire background monitoring_visit 2022-10",
    ]


def test_the_council_of_a_part_of_the_county_is_not_the_countys() -> None:
    reading = read("""Westhaven's care leavers
    3 July 2023
    Ofsted visited Westhaven Borough Council in May.
    It is the second time that the south Norshire council was rated inadequate.""")
    assert {short(i).split()[0] for i in reading.inspections} == {"Westhaven"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They rated the experiences of children who need help and protection and leadership, management"
            " and governance as inadequate.",
            {"help_protection": "inadequate", "leadership": "inadequate"},
        ),
        (
            "It was found to require improvement in the fourth area, the experiences of care leavers.",
            {"care_leavers": "requires_improvement"},
        ),
        (
            "It graded the help and protection given to children, and the impact of leaders, as inadequate.",
            {"help_protection": "inadequate", "leadership": "inadequate"},
        ),
        (
            "It is good overall and requires improvement in one of four sub-categories. Care leavers and"
            " leadership and help and protection are good.",
            {**dict.fromkeys(EVERY_AREA, "good"), "in_care": "requires_improvement"},
        ),
        (
            "Services were adequate, the grade since replaced by 'requires improvement'.",
            {"overall": "adequate"},
        ),
    ],
)
def test_long_lists_and_areas_told_by_their_place(text: str, expected: dict[str, str]) -> None:
    assert graded(text) == expected


def test_the_last_week_of_a_month_is_not_last_week() -> None:
    reading = read("""Norshire's children's services rated good
    2 February 2024
    Ofsted rated Norshire County Council's children's services good after a short inspection.
    The inspection was carried out in the last week of November, six months before its director left.""")
    assert [short(i) for i in reading.inspections] == ["Norshire subject short 2023-11"]


def test_neighbours_stand_in_the_order_of_the_text() -> None:
    text = (
        "It was rated good.\nNeighbouring Westhaven, rated good in 2021, helps."
        "\nIn nearby Eastmere, services were rated good in 2019."
        "\nIn nearby Oldbridge, services were rated inadequate in 2020."
    )
    _, *rest = read(f"{OPENING}\n{text}").inspections
    assert [short(i).split()[0] for i in rest] == ["Westhaven", "Eastmere", "Oldbridge"]
