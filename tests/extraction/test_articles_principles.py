"""Ways to name areas, to say grades of several of them, and to date and place inspections, each alone."""

from __future__ import annotations

import pytest

from inspections.extraction.articles import ReadInspection
from tests.extraction.invented import NAMES, read

OPENING = """Norshire children's services inspected
3 July 2023
Ofsted inspected children's services at Norshire County Council in May."""


def short(inspection: ReadInspection) -> str:
    """Return whose, which and when in a few words: "Norshire subject short 2023-05"."""
    start = inspection.start
    when = (
        f"{start.day:%Y-%m}"
        if start and start.precision.value != "year"
        else start.day.year
        if start
        else "-"
    )
    return f"{NAMES[inspection.council or '']} {inspection.role} {inspection.kind} {when}"


def graded(text: str) -> dict[str, str]:
    """Return the grade of each area that the text tells of the inspection that is news."""
    subject = read(f"{OPENING}\n{text}").inspections[0]
    return {str(j.area): str(j.grade) for j in subject.judgements if j.grade}


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("the way it is led", "leadership"),
        ("how well the service is run", "leadership"),
        ("how the council helps and protects children", "help_protection"),
        ("help for families who need protection", "help_protection"),
        ("the care of children already looked after by the council", "in_care"),
        ("its work with children already in care", "in_care"),
        ("provision for care leavers", "care_leavers"),
    ],
)
def test_an_area_may_be_named_by_what_is_done(words: str, area: str) -> None:
    assert graded(f"It was judged good overall and inadequate for {words}.") == {
        "overall": "good",
        area: "inadequate",
    }


def test_what_is_done_but_is_no_area_holds_no_grade() -> None:
    assert graded("Ofsted rated it good for how quickly it answers letters.") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It got the bottom grade overall and in two of the four areas - leadership and care leavers.",
            {"overall": "inadequate", "leadership": "inadequate", "care_leavers": "inadequate"},
        ),
        (
            "It was told it must improve in one of the four areas: help and protection.",
            {"help_protection": "requires_improvement"},
        ),
        (
            "It was graded good in three of the areas (leadership, children in care and care leavers).",
            {"leadership": "good", "in_care": "good", "care_leavers": "good"},
        ),
        ("It was graded good in two of the three areas - leadership was praised.", {}),
        (
            "It was graded good overall and in three of four areas, with leadership rated outstanding.",
            {
                "overall": "good",
                "leadership": "outstanding",
                "help_protection": "good",
                "in_care": "good",
                "care_leavers": "good",
            },
        ),
        (
            "It was graded good overall and in two of four areas, with leadership rated outstanding.",
            {"overall": "good", "leadership": "outstanding"},
        ),
    ],
)
def test_areas_that_are_counted_are_those_listed_after(text: str, expected: dict[str, str]) -> None:
    assert graded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Leadership and services for care leavers were rated good and outstanding respectively.",
            {"leadership": "good", "care_leavers": "outstanding"},
        ),
        (
            "It was rated inadequate and good for leadership and children in care respectively.",
            {"leadership": "inadequate", "in_care": "good"},
        ),
        ("Its teams for care leavers were rated good and outstanding respectively.", {}),
    ],
)
def test_respectively_pairs_areas_with_grades_by_order(text: str, expected: dict[str, str]) -> None:
    assert graded(text) == expected


@pytest.mark.parametrize(
    "same",
    [
        "The same grade was given for leadership.",
        "Leadership was awarded the same rating.",
        "The verdict was the same for leadership.",
    ],
)
def test_the_same_grade_is_that_of_the_whole(same: str) -> None:
    assert graded(f"The service was rated inadequate. {same}") == {
        "overall": "inadequate",
        "leadership": "inadequate",
    }


def test_the_same_grade_as_nothing_told_is_none() -> None:
    assert graded("The same grade was given for leadership.") == {}


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Ofsted awarded the council top marks.", "outstanding"),
        ("The report leaves the county where it was, at good.", "good"),
        ("The service remains stuck at requires improvement.", "requires_improvement"),
        ("It climbed to good, having required improvement in 2018.", "good"),
    ],
)
def test_other_words_for_a_grade(text: str, grade: str) -> None:
    assert graded(text) == {"overall": grade}


@pytest.mark.parametrize(
    "text",
    [
        "Foster carers gave the council top marks.",
        "Nobody gave the council top marks.",
        "Staff gave top marks to their managers.",
        "The council is one step up from the bottom rung.",
    ],
)
def test_marks_of_others_and_rungs_beside_are_no_grade(text: str) -> None:
    assert graded(text) == {}


def test_that_after_a_dash_is_the_area_before_it() -> None:
    text = "Only help for care leavers escaped the bottom grade - and that was told it requires improvement."
    assert graded(text) == {"care_leavers": "requires_improvement"}


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("It rose from inadequate to good. Its previous rating was given in 2019.", ("2019", "inadequate")),
        ("It is rated good. Its last rating, in 2019, was inadequate.", ("2019", "inadequate")),
        (
            "It has fallen from outstanding to good since its last inspection in 2019.",
            ("2019", "outstanding"),
        ),
        ("It kept its good rating. The previous grade was awarded in 2019.", ("2019", "good")),
        (
            "It rose to good after a visit in May, having been rated inadequate in 2019.",
            ("2019", "inadequate"),
        ),
    ],
)
def test_a_grade_before_belongs_to_the_year_it_was_given(text: str, earlier: tuple[str, str]) -> None:
    first, *rest = read(f"{OPENING}\n{text}").inspections
    assert {str(j.grade) for j in first.judgements} == {"good"}
    assert [(short(i).split()[-1], str(i.judgements[0].grade)) for i in rest] == [earlier]


def test_an_epithet_is_no_other_council_and_a_change_is_not_shared_by_two() -> None:
    reading = read("""Norshire loses its good rating, while Eastmere is awarded top marks
    14 November 2023
    Norshire County Council has fallen to requires improvement for its children's services.
    The Westhaven authority was told that leadership was inadequate after the inspection in September.
    Eastmere moves up
    Eastmere was lifted to outstanding by Ofsted after a short inspection the same month.""")
    subjects = {short(i): {str(j.area): str(j.grade) for j in i.judgements} for i in reading.inspections}
    assert subjects["Norshire subject standard 2023-09"]["overall"] == "requires_improvement"
    assert subjects["Eastmere subject short 2023-09"] == {"overall": "outstanding"}
    assert len(subjects) == 2


def test_a_region_above_the_article_is_not_its_council() -> None:
    reading = read("""Westhaven children's services jump two grades
    19 July 2023
    Norshire
    A town's services for vulnerable children have leapt from inadequate to good.
    Ofsted visited Westhaven Borough Council last month.""")
    assert [short(i) for i in reading.inspections] == ["Westhaven subject standard 2023-06"]
    assert [str(j.grade) for j in reading.inspections[0].judgements] == ["good"]


def test_in_a_round_up_the_last_grade_of_each_council_is_reported() -> None:
    reading = read("""How do councils in our region look after children? The Ofsted ratings
    18 October 2023
    Children's services in three councils have been inspected by Ofsted.
    NORSHIRE
    Inspectors were in the county in July and rated its children's services good.
    EASTMERE
    Moved up to good in November 2021, having required improvement in 2018.
    WESTHAVEN
    Rated inadequate in June.""")
    assert [short(i) for i in reading.inspections] == [
        "Norshire subject standard 2023-07",
        "Eastmere subject standard 2021-11",
        "Westhaven subject standard -",
        "Eastmere background standard 2018",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ofsted looked at Norshire's referrals on 10 and 11 June during a focused visit.",
            ["Norshire subject focused_visit 2023-06"],
        ),
        (
            "Inspectors made a monitoring visit on 12 June. The previous visit in February had gone badly.",
            ["Norshire subject monitoring_visit 2023-06", "Norshire background monitoring_visit 2023-02"],
        ),
        (
            "A monitoring visit took place in June. In 2022 a focused visit had found delays.",
            ["Norshire subject monitoring_visit 2023-06", "Norshire background focused_visit 2022"],
        ),
    ],
)
def test_visits_by_what_inspectors_did_and_the_one_before(text: str, expected: list[str]) -> None:
    reading = read(f"""Ofsted visits Norshire's children's services
    3 July 2023
    {text}""")
    assert [short(i) for i in reading.inspections] == expected


def test_inspectors_who_began_their_fieldwork_had_come_then() -> None:
    reading = read("""Norshire's children's services rated good
    18 June 2023
    Ofsted has rated Norshire County Council's children's services good.
    Inspectors, who began their fieldwork on 27 April, praised leaders.""")
    assert [short(i) for i in reading.inspections] == ["Norshire subject standard 2023-04"]


def test_a_visit_before_the_news_of_an_undated_article_is_background() -> None:
    reading = read("""Norshire's children's services rated good
    Inspectors who spent a fortnight in Norshire in May 2022 have rated its children's services good.
    The council has a new director.
    A new chief executive was appointed as well.
    Staff are pleased.
    Caseloads had fallen, and there are more social workers.
    As in a monitoring visit in October 2021, inspectors were worried about staff leaving.""")
    assert [short(i) for i in reading.inspections] == [
        "Norshire subject standard 2022-05",
        "Norshire background monitoring_visit 2021-10",
    ]


def test_a_grade_said_again_is_of_the_same_area() -> None:
    found = graded("Support for care leavers won top marks, with an 'outstanding' rating.")
    assert found["care_leavers"] == "outstanding"
    assert found.get("overall") != "outstanding"


def test_out_of_the_bottom_category_is_a_grade_left() -> None:
    reading = read("""Norshire out of bottom Ofsted category
    3 July 2023
    Ofsted has rated Norshire County Council's children's services 'requires improvement'.""")
    [now] = [inspection for inspection in reading.inspections if inspection.role == "subject"]
    assert [str(judgement.grade) for judgement in now.judgements if judgement.area == "overall"] == [
        "requires_improvement"
    ]
