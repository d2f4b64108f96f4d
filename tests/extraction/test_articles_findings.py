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
