"""What turns a clause (its subject, the grade), what was asked for, and what only names a topic."""

from __future__ import annotations

import pytest

from tests.extraction.invented import VISIT, findings, read

FULL = """Inspectors report on Norshire
3 July 2018
Ofsted has rated children's services at Norshire County Council {grade} after an inspection in June."""


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in findings(text)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("No child was living in an unsuitable hostel, inspectors said.", "strength"),
        ("Nobody was left waiting for a visit, inspectors said.", "strength"),
        ("Parents no longer had to wait for a worker, inspectors said.", "strength"),
        ("Carers could not speak highly enough of the team, inspectors said.", "strength"),
        ("Leaders frankly knew where their plans were weak, inspectors said.", "strength"),
        ("Fewer than half of the children had a plan, inspectors said.", "concern"),
    ],
)
def test_the_subject_and_what_is_over_turn_a_bad_word_round(sentence: str, kind: str) -> None:
    assert set(kinds(sentence)) == {kind}


def test_what_is_told_to_inspectors_is_not_asked_by_them() -> None:
    assert kinds("Staff told the inspectors they felt supported.") == ["strength"]
    assert kinds("Ofsted would like to see a swifter start to life-story work.") == ["area_for_improvement"]


@pytest.mark.parametrize(("grade", "kind"), [("outstanding", "strength"), ("inadequate", "concern")])
def test_the_grade_speaks_for_words_that_could_be_either(grade: str, kind: str) -> None:
    text = "Inspectors said that the plans of these children were kept in two places."
    passages = read(f"{FULL.format(grade=grade)}\n{text}").passages
    assert {str(passage.kind) for passage in passages} == {kind}


@pytest.mark.parametrize(
    "topic",
    [
        "Ofsted was also critical of work with private foster carers.",
        "The report raised concerns about pathway plans.",
        "But pathway plans were weak.",
        "Health also featured in the letter.",
    ],
)
def test_a_topic_that_the_next_sentence_tells_of_is_no_finding(topic: str) -> None:
    assert findings(f"{topic} Visits were late.") == [("concern", "Visits were late.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted does not grade focused visits, weak or strong.",
        "A full inspection is expected next year if weak plans remain.",
        "A council in the north has been told to end delays for children.",
    ],
)
def test_how_inspecting_is_done_and_news_without_a_name_are_no_findings(sentence: str) -> None:
    assert findings(sentence) == []


def test_each_statement_and_each_thing_asked_for_is_a_finding_of_its_own() -> None:
    text = "Most children lived near their friends, and brothers and sisters were kept together."
    assert kinds(text) == ["strength", "strength"]
    asked = "Ofsted asks Norshire to improve the timeliness of visits, and how supervision is recorded."
    assert kinds(asked) == ["area_for_improvement", "area_for_improvement"]


def test_what_comes_with_a_statement_stays_with_it() -> None:
    told = findings("Plans were weak, with some failing to name a single action.")
    assert [kind for kind, _ in told] == ["concern"]


def test_a_place_named_in_passing_does_not_end_the_news_of_the_only_council_inspected() -> None:
    text = "At a hospital in Eastmere, workers met parents.\nAssessments were too often late."
    passages = read(f"{VISIT}\n{text}").passages
    assert "Assessments were too often late." in {passage.text for passage in passages}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Contact with families was poor, inspectors said.", "concern"),
        ("Visits were seldom made in time, inspectors said.", "concern"),
        ("Read the full report for the weak plans.", ""),
        ("Members of the adoption panel were well trained, inspectors said.", "strength"),
        ("Members of the scrutiny committee were well prepared.", ""),
    ],
)
def test_what_readers_should_do_and_politics_are_told_from_the_service(sentence: str, kind: str) -> None:
    assert kinds(sentence) == ([kind] if kind else [])


def test_a_list_of_priority_actions_asks_for_them() -> None:
    text = (
        "Ofsted named two areas for priority action:\n- The time children wait for a visit.\n- Gaps in plans."
    )
    assert kinds(text) == ["priority_action", "priority_action"]
