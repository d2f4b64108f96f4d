"""Whose account a sentence of an article belongs to, what only surrounds findings, and how lists part."""

from __future__ import annotations

import pytest

from tests.extraction.invented import findings

FOUND = ("concern", "Inspectors said visits were late.")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Inspectors commended the team for its handling of serious neglect and delays.", "strength"),
        ("The report credits managers with tackling drift that others had missed.", "strength"),
        ("Few children had been placed far away, inspectors said.", "strength"),
        ("Few children had been told who would visit them, inspectors said.", "concern"),
        ("Children in danger were seen within a day, inspectors said.", "strength"),
        ("When a child is in danger, carers are rung at once, inspectors said.", "strength"),
        ("Families got help before their troubles grew worse, inspectors said.", "strength"),
        ("Children waited 40 days for a first visit, the report said.", "concern"),
        ("A new team had ended the long decline in visits, inspectors said.", "strength"),
    ],
)
def test_what_help_is_needed_for_says_nothing_of_the_help(sentence: str, kind: str) -> None:
    assert {read_kind for read_kind, _ in findings(sentence)} == {kind}


@pytest.mark.parametrize(
    "aside",
    [
        "In one case, a girl was seen after two months.",
        "One mother said she had met six workers.",
        "This has led to delays for babies.",
        "The report is frank.",
        "Did leaders know about weak plans?",
        "Let's turn to the weak plans.",
        "Half of councils are rated good.",
        "Members debated the weak plans at a stormy meeting.",
        "Supervision was a further worry. That was all.",
        "But not everyone was poor. That was all.",
        "Neighbouring Eastmere has weak plans too.",
        "According to the Institute of Childhood, homes are poor.",
    ],
)
def test_examples_asides_and_what_others_do_are_no_findings(aside: str) -> None:
    assert findings(f"{FOUND[1]} {aside}")[:1] == [FOUND]
    assert all("That was all" in text for _, text in findings(f"{FOUND[1]} {aside}")[1:])


def test_what_follows_a_national_figure_is_national_until_a_visit_is_named() -> None:
    text = "Half of councils are rated good. Homes are poor and costly. The visit found weak plans."
    assert findings(text) == [("concern", "The visit found weak plans.")]


def test_a_topic_sentence_tells_nothing_but_what_stands_after_its_colon_does() -> None:
    assert findings("Neglect was a further worry. Visits were late.") == [("concern", "Visits were late.")]
    told = findings("Health was another worry: the wait for a first appointment was 20 weeks.")
    assert [kind for kind, _ in told] == ["concern"]


def test_a_service_that_is_only_named_makes_a_sentence_no_other_services() -> None:
    text = "Inspectors said young people in prison were seen regularly and did well at a good academy."
    assert [kind for kind, _ in findings(text)] == ["strength"]
    assert findings("A primary school in Norshire was put in special measures for weak teaching.") == []


def test_reforms_of_the_nation_are_the_councils_work() -> None:
    text = "Teams set up under the national reforms had settled in well, inspectors said."
    assert findings(text) == [("strength", text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Responding to the report, the director, Ian Hale, said: “Plans were weak and we will do better.”",
        "Councillor Mary Oates took issue with the weak plans.",
        "She said that inspectors had seen weak plans only.",
        "Councillor Mary Oates said inspectors had seen good plans.",
    ],
)
def test_an_answer_to_inspectors_is_not_their_statement(sentence: str) -> None:
    assert findings(sentence) == []


def test_what_tells_only_of_the_grade_is_no_finding() -> None:
    assert findings("Help and protection both require improvement.") == []
    assert findings("The safeguarding board, reviewed by the same team, requires improvement.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Three recommendations were made. They include {}, {} and {}.",
        "Norshire was told to address three things: {}; {}; and {}.",
        "Three more priorities were given to leaders: {}, {}, and {}.",
        "It names three areas for improvement, namely {}, {} and {}.",
        "The report says where the authority should do more. This includes {}, {} and {}.",
    ],
)
def test_each_thing_asked_for_in_one_sentence_is_a_finding(text: str) -> None:
    asked = ("the timing of visits", "the quality of plans", "the oversight of managers")
    assert [words.rstrip(".") for _, words in findings(text.format(*asked))] == [*asked]


def test_each_task_that_a_sentence_asks_for_is_a_finding() -> None:
    text = "Ofsted said the council must review every plan, reduce caseloads and make sure children are seen."
    assert [words for _, words in findings(text)] == [
        "Ofsted said the council must review every plan",
        "reduce caseloads",
        "make sure children are seen.",
    ]


def test_short_lines_below_what_asks_are_its_items_without_bullets() -> None:
    text = """Ofsted told Norshire to improve:
The timing of visits to children.
The quality of plans for care leavers."""
    assert [kind for kind, _ in findings(text)] == ["area_for_improvement"] * 2


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Inspectors said supervision was weak in two teams and some staff were left to cope alone.", 2),
        ("Inspectors said reviews are held but are seldom helpful.", 1),
        ("Letters - all of them to parents - were late, inspectors said.", 1),
        ("Where babies were expected, plans were made early, inspectors said.", 1),
        ("Matching has got better: placements were stable and safe, inspectors said.", 1),
        ("Inspectors said leaders had not yet improved the weak plans.", 1),
    ],
)
def test_a_statement_parts_where_another_has_its_own_subject_and_verb(sentence: str, parts: int) -> None:
    assert len(findings(sentence)) == parts
