"""What counts as a finding in an article, how it leans, and where one ends and the next begins."""

from __future__ import annotations

import pytest

from tests.extraction.invented import VISIT, article, findings, leanings, read


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "drift_and_strong_support_for_care_leavers",
            {5: "-", 7: "-", 9: "-", 10: "-", 11: "-", 12: "+-", 13: "-", 14: "-", 15: "+", 17: "+"}
            | {19: "-", 21: "-", 22: "+", 23: "-", 24: "-"},
        ),
        ("a_council_reports_its_good_inspection", {4: "+", 5: "+", 6: "+", 7: "+", 10: "-"}),
        ("inspectors_return_and_the_opposition_protests", {5: "-", 7: "+", 8: "-", 9: "-", 10: "+", 11: "-"}),
        (
            "widespread_failures_and_one_bright_spot",
            {3: "-", 5: "-", 6: "-", 7: "-", 8: "-", 9: "-", 10: "+-", 11: "+", 18: "-"},
        ),
    ],
)
def test_each_paragraph_of_an_article_is_praise_criticism_both_or_no_finding(
    name: str, expected: dict[int, str]
) -> None:
    read_leanings = leanings(read(article(name)))
    differing = {n for n in expected | read_leanings if expected.get(n) != read_leanings.get(n)}
    assert len(differing) <= 1, f"paragraphs {sorted(differing)} differ: {read_leanings}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Councillor Mary Oates said: “Our social workers do outstanding work and children are safe.”",
        "“We have strong plans and our leadership is good,” said the director, Ian Hale.",
        "The council said it had recruited 40 social workers and reduced caseloads.",
        "Nationally, too many children wait too long for an assessment.",
        "Ofsted inspects all councils and good ones are inspected less often.",
        "The council must submit an action plan by 3 December.",
        "Figures show that turnover of social workers is high.",
    ],
)
def test_own_accounts_opinions_national_figures_and_procedure_are_no_findings(sentence: str) -> None:
    assert findings(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Inspectors found that records are not kept.", "concern"),
        ("Inspectors said decisions are timely and of a suitable standard.", "strength"),
        ("Managers understand their weaknesses, inspectors said.", "strength"),
        ("Managers do not understand the weaknesses of their teams, inspectors said.", "concern"),
        ("There was no delay in holding strategy meetings, the letter said.", "strength"),
        ("Inspectors saw insufficiently robust supervision.", "concern"),
        ("Work with children at risk of exploitation has improved, inspectors said.", "strength"),
        ("Inspectors found children at risk who had not been seen.", "concern"),
        ("Ofsted told the council to improve the quality of its assessments.", "area_for_improvement"),
        ("Ofsted identified an area for priority action: urgently address the backlog.", "priority_action"),
        ("Ofsted recommends that the council improve the supervision of staff.", "recommendation"),
    ],
)
def test_a_sentence_leans_by_its_words_and_what_negates_or_repairs_them(sentence: str, kind: str) -> None:
    assert {read_kind for read_kind, _ in findings(sentence)} == {kind}


def test_praise_and_criticism_in_one_sentence_are_two_findings_with_their_own_words() -> None:
    assert findings("While assessments were thorough, inspectors said that plans lacked detail.") == [
        ("strength", "While assessments were thorough"),
        ("concern", "inspectors said that plans lacked detail."),
    ]


def test_a_list_of_recommendations_goes_on_until_somebody_else_speaks() -> None:
    text = """Ofsted recommends that Norshire improve the supervision of social workers.
Visits to children should be recorded in good time.
Councillor Mary Oates said: “Recording should be better.”"""
    assert [kind for kind, _ in findings(text)] == ["recommendation", "recommendation"]


def test_a_list_under_what_needs_to_improve_is_asked_for() -> None:
    text = """What needs to improve:
- The timeliness of assessments.
- The quality of case records."""
    assert findings(text) == [
        ("area_for_improvement", "- The timeliness of assessments."),
        ("area_for_improvement", "- The quality of case records."),
    ]


def test_a_grade_alone_is_no_finding() -> None:
    assert findings("Ofsted rated the council's children's services inadequate in 2015.") == []


def test_a_finding_knows_its_exact_place() -> None:
    reading = read(article("drift_and_strong_support_for_care_leavers"))
    assert reading.passages
    for passage in reading.passages:
        assert reading.paragraphs[passage.paragraph - 1][passage.start : passage.end] == passage.text


def test_each_councils_findings_belong_to_its_own_inspection() -> None:
    reading = read(article("two_councils_in_a_round_up_each_have_their_change"))
    councils = {passage.paragraph: passage.council for passage in reading.passages}
    assert councils[6] == "991"
    assert councils[8] == councils[9] == "993"


def test_a_reader_comment_is_no_finding() -> None:
    reading = read(article("drift_and_strong_support_for_care_leavers"))
    comments = [n for n, text in enumerate(reading.paragraphs, start=1) if "non-existent" in text]
    assert comments
    assert not {passage.paragraph for passage in reading.passages} & set(comments)


def test_what_an_earlier_visit_found_belongs_to_that_visit() -> None:
    text = "Inspectors said leaders had tried to stop a decline identified in a 2016 focused visit there."
    reading = read(f"{VISIT}\n{text}")
    inspections = {inspection.key: inspection.role for inspection in reading.inspections}
    assert [inspections[passage.inspection] for passage in reading.passages] == ["background"]


def test_what_others_tell_inspectors_is_a_finding_and_thanks_to_is_no_speech() -> None:
    text = """Care leavers told inspectors that their advisers were kind.
Families get help early, thanks to strong family centres.
Inspectors saw good plans."""
    assert leanings(read(f"{VISIT}\n{text}")) == {4: "+", 5: "+", 6: "+"}


def test_a_sentence_without_a_cue_leans_as_its_paragraph_does_until_a_word_of_contrast() -> None:
    text = """Inspectors said drift was common in Norshire. Reviews took place at the town hall.
Inspectors said drift was common in Norshire. However, families met their worker in the evening."""
    assert [kind for kind, _ in findings(text)] == ["concern", "concern", "concern", "strength"]


def test_a_sentence_that_only_announces_is_no_finding_but_sets_the_tone_of_what_follows() -> None:
    text = """There was better news about the hub. Decisions are taken by a manager, inspectors said.
The inspectors raised concerns. Visits are made by one worker, they said."""
    assert findings(text) == [
        ("strength", "Decisions are taken by a manager, inspectors said."),
        ("concern", "Visits are made by one worker, they said."),
    ]


def test_an_announcement_that_nothing_follows_is_all_that_is_told() -> None:
    assert findings("Inspectors raised concerns about neglect.") == [
        ("concern", "Inspectors raised concerns about neglect.")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "They met children, parents, foster carers and 70 members of staff.",
        "The visit, on 3 and 4 July, concentrated on children who go missing.",
        "Inspectors did not examine the case of the girl.",
        "Councillor Ann Reed, who chairs the scrutiny committee, drew attention to poor plans.",
        "Interim director Paul Rimm blamed a sharp rise in referrals.",
        "Reed said that all the children had been seen and were safe.",
        "A serious case review found that agencies had missed chances to save the boy.",
        "One in five of the authorities inspected since 2013 have been found to be weak.",
    ],
)
def test_what_inspectors_did_and_what_people_do_or_say_are_no_findings(sentence: str) -> None:
    assert findings(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Children rarely have to wait, inspectors said.", "strength"),
        ("Staff are not afraid to challenge each other, inspectors said.", "strength"),
        ("Inspectors said the number of agency workers has fallen by half.", "strength"),
        ("The letter notes a steep fall in the number of children waiting for help.", "strength"),
        ("Inspectors found no children in immediate danger.", "strength"),
        ("Children were no longer scared, inspectors said.", "strength"),
        ("Leaders could no longer be sure of their data, inspectors said.", "concern"),
        ("Several children moved twice in the year, inspectors said.", "concern"),
        ("Plans, once poor, were mostly up to date, inspectors said.", "strength"),
        ("Assessments, which had been weak for years, were detailed, inspectors said.", "strength"),
        ("Thresholds were set so high that schools stopped referring, inspectors said.", "concern"),
        ("The reports were inaccurate, inspectors said.", "concern"),
        ("Meetings were often cancelled, inspectors said.", "concern"),
    ],
)
def test_burdens_that_are_spared_praise_and_what_was_once_poor_does_not_count(
    sentence: str, kind: str
) -> None:
    assert {read_kind for read_kind, _ in findings(sentence)} == {kind}


def test_a_named_inspector_goes_on_speaking_as_she() -> None:
    text = """Lead inspector Mary Vale wrote: "Supervision is weak."
She noted that staff are proud of their work."""
    assert [kind for kind, _ in findings(text)] == ["concern", "strength"]


def test_what_a_council_was_told_is_the_inspectors_statement_even_after_a_response() -> None:
    text = """Councillor Ann Reed said: "We are proud."
The council was told to improve the supervision of its staff."""
    assert [kind for kind, _ in findings(text)] == ["area_for_improvement"]


def test_lines_below_a_colon_are_a_list_that_praises_or_asks_as_its_opening_does() -> None:
    text = """Strengths that the inspectors saw include:
Social workers have time to visit families
Managers meet their teams every week
The council can do better in two respects, including:
The recording of decisions in supervision
The number of children who move home"""
    assert [kind for kind, _ in findings(text)] == ["strength"] * 2 + ["area_for_improvement"] * 2


def test_a_council_said_to_have_said_that_the_report_is_something_is_the_council() -> None:
    text = "Ann Reed, Norshire's director of people, said the report was not where it wanted to be."
    assert findings(text) == []


def test_what_service_users_and_partners_say_is_the_inspectors_evidence() -> None:
    text = """Adoption was a strength and foster carers said they would recommend Norshire to friends.
Partners told inspectors that the hubs had made a real difference."""
    assert [kind for kind, _ in findings(text)] == ["strength", "strength"]


def test_words_of_the_grade_alone_and_of_the_inspection_itself_are_no_findings() -> None:
    assert findings("It is the best rating that Norshire has ever won.") == []
    assert findings("All of the county was inspected in the autumn by one team.") == []


def test_the_opening_of_a_list_of_priority_actions_is_not_itself_one() -> None:
    text = "The letter sets out two areas for priority action: the capacity of teams and late visits."
    assert findings(text) == [("priority_action", "the capacity of teams and late visits.")]


def test_two_statements_of_one_sentence_are_two_findings_where_each_leans_by_its_own_words() -> None:
    text = "Inspectors said that plans were poor and late, and that supervision was weak in most teams."
    assert [kind for kind, _ in findings(text)] == ["concern", "concern"]
