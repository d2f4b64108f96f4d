"""Who answered for the council, how they take the result, and the figures beside it."""

from __future__ import annotations

from tests.extraction.invented import VISIT, article, read


def answers(text: str) -> list[tuple[str, str, str]]:
    """Return name, role and stance of each response in an article on a focused visit."""
    reading = read(f"{VISIT}\n{text}")
    return [(response.name, response.role, str(response.stance)) for response in reading.responses]


def figures(text: str) -> list[tuple[str, str, str, str]]:
    """Return measure, value, unit and period of each figure in an article on a focused visit."""
    reading = read(f"{VISIT}\n{text}")
    return [(figure.measure, figure.value, figure.unit, figure.period) for figure in reading.figures]


def test_a_response_has_its_speakers_name_and_role_however_they_are_introduced() -> None:
    by_role = "Norshire's cabinet member for children, Mary Oates, said the council accepted the letter."
    assert answers(by_role) == [("Mary Oates", "cabinet member for children", "accepts")]
    by_name = "Ben Tye, the council's chief executive, said: “We are sorry.”"
    assert answers(by_name) == [("Ben Tye", "chief executive", "accepts")]


def test_a_disputed_result_is_disputed_and_one_half_conceded_is_qualified() -> None:
    assert answers("A council statement said the letter “does not reflect our work”.") == [
        ("", "Council statement", "disputes")
    ]
    text = "A council statement said the letter was unfair, but acknowledged that practice could be improved."
    assert answers(text) == [("", "Council statement", "qualifies")]


def test_what_is_held_against_a_result_qualifies_it_and_no_dispute_accepts_it() -> None:
    by = "Ben Tye, the council's chief executive, said"
    assert answers(f"{by} he accepted the letter but felt that it overlooked new staff.")[0][2] == "qualifies"
    assert answers(f"{by} inspectors had only visited one team.")[0][2] == "qualifies"
    assert answers(f"{by} he did not dispute the letter.")[0][2] == "accepts"
    assert answers(f"{by} the letter was too harsh.")[0][2] == "disputes"


def test_a_speaker_named_after_the_words_and_one_of_a_party_in_office_answer_for_the_council() -> None:
    after = "“We are sorry,” said its director for people, Ann Rowe."
    assert answers(after) == [("Ann Rowe", "director for people", "accepts")]
    in_office = "Conservative Cllr Jo Reed, whose portfolio is children, said it was fair."
    assert [name for name, _, _ in answers(in_office)] == ["Jo Reed"]


def test_the_opposition_a_minister_and_a_union_do_not_answer_for_the_council() -> None:
    assert answers("Opposition leader Jan Ives said: “This council is failing.”") == []
    assert answers("A spokesperson for the Department for Education said: “We will act.”") == []
    assert answers("Unison's regional secretary, Al Bond, said staff were tired.") == []


def test_police_charities_and_councillors_of_a_party_do_not_answer_for_the_council() -> None:
    assert answers("A Norshire Police spokesman said: “We have learned from this.”") == []
    assert answers("A spokeswoman for the charity Open Door said: “It is a sad day.”") == []
    assert answers("Cllr Jo Reed (Lab, Mill Lane) said: “This is a disgrace.”") == []
    with_police = "Ben Tye, the council's chief executive, said it met police weekly."
    assert answers(with_police) == [("Ben Tye", "chief executive", "accepts")]


def test_a_quotation_that_goes_on_belongs_to_the_same_speaker() -> None:
    reading = read(article("widespread_failures_and_one_bright_spot"))
    assert [(response.name, response.paragraph) for response in reading.responses] == [
        ("Ben Tye", 12),
        ("Ben Tye", 13),
    ]


def test_two_rates_of_a_change_are_two_figures_with_their_years() -> None:
    assert figures("Turnover of social workers rose from 12.5% to 18.1% between 2019 and 2020.") == [
        ("turnover_rate", "12.5", "percent", "2019"),
        ("turnover_rate", "18.1", "percent", "2020"),
    ]


def test_money_has_its_purpose_and_its_span() -> None:
    assert figures("The council announced a three-year, £4.5m investment in the service.") == [
        ("investment", "4500000", "pounds", "3 years")
    ]


def test_a_plan_is_due_on_a_day_after_the_article() -> None:
    assert figures("The council was told to submit an action plan by 10 September.") == [
        ("action_plan_due", "2018-09-10", "date", "2018")
    ]


def test_national_figures_are_left_out() -> None:
    assert figures("Nationally, vacancies stood at 16.1% in 2021.") == []
