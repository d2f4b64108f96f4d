"""Passages of invented councils, classified: praise and weakness, themes, and the words that decided."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspections.extraction.themes import Classification, Placed, classify, classify_all, tone
from inspections.extraction.themes.wording import HERE, clauses, cues, stem, tones
from inspections.vocabulary import Area, FindingKind

PROJECT = Path(__file__).resolve().parents[2]
THEMES = PROJECT.parent / "shared" / "data" / "themes.csv"

PRAISE = (
    "Children in Farmouth are seen quickly when concerns are raised. Strategy discussions are timely and "
    "well attended by health and the police, and the decisions reached keep children safe."
)
WEAKNESS = (
    "Too many children wait too long for a social worker. Supervision is irregular and its records are poor. "
    "Managers do not challenge drift and delay."
)
BOTH = (
    "Personal advisers in Eastvale know their care leavers well and stay in touch with them. However, "
    "pathway plans are not always updated and some care leavers live in unsuitable accommodation."
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(PRAISE, "strength"), (WEAKNESS, "concern"), (BOTH, "mixed")],
)
def test_praise_weakness_and_both_are_told_apart(text: str, kind: str) -> None:
    assert classify(text).kind == kind


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Records are not kept.", "recording"),
        ("The local authority does not know how many children are privately fostered.", "private_fostering"),
        ("Allegations against people who work with children are dealt with swiftly.", "allegations"),
        (
            "Children at risk of exploitation were not always protected, inspectors found.",
            "exploitation_missing",
        ),
        ("Pre-proceedings work is purposeful and letters to parents are clear.", "pre_proceedings"),
        (
            "Unaccompanied asylum-seeking children are made welcome and helped to settle.",
            "unaccompanied_children",
        ),
        ("Caseloads are too high in the assessment teams.", "caseloads"),
        ("Social workers have too many cases.", "caseloads"),
        ("Children educated at home are visited, and their progress is followed.", "education_missing"),
    ],
)
def test_a_short_sentence_is_about_what_it_says(text: str, theme: str) -> None:
    assert classify(text).themes[0] == theme


def test_negation_turns_praise_into_weakness() -> None:
    assert classify("Assessments are thorough and timely.").kind == "strength"
    assert classify("Assessments are not thorough and not timely.").kind == "concern"


def test_weakness_that_is_prevented_is_praise() -> None:
    assert classify("Managers track every case closely and prevent drift and delay.").kind == "strength"


def test_the_most_central_theme_comes_first() -> None:
    assert classify(BOTH).themes[0] == "care_leavers"
    assert "planning" in classify(BOTH).themes


def test_what_was_asked_for_keeps_the_kind_it_was_asked_as() -> None:
    text = "The timeliness of initial health assessments."
    for asked in FindingKind:
        if asked.asked:
            assert classify(text, asked=asked).kind == asked.value
            assert classify(text, asked=asked).themes[0] == "education_health"


def test_a_passage_has_at_most_four_themes_and_none_twice() -> None:
    things = (
        "supervision, recording, early help offer, front door, virtual school, advocacy service, "
        "audit programme, emergency duty team, family time, fostering service"
    )
    crowded = " ".join(f"The {thing} is good." for thing in things.split(", "))
    themes = classify(crowded).themes
    assert 1 <= len(themes) <= 4
    assert len(set(themes)) == len(themes)


def test_every_deciding_word_stands_in_the_text() -> None:
    for text in (PRAISE, WEAKNESS, BOTH):
        found = classify(text)
        assert found.kind_words
        assert all(words for _, words in found.theme_words)
        assert all(word in text for word in found.words)


def test_a_mixed_passage_shows_words_of_praise_and_of_weakness() -> None:
    words = " ".join(classify(BOTH).kind_words).lower()
    assert "well" in words
    assert "not" in words


def test_each_theme_comes_with_its_own_words() -> None:
    words = dict(classify(WEAKNESS).theme_words)
    assert "Supervision" in words["supervision"]


def test_the_heading_helps_where_the_words_do_not_say() -> None:
    text = "The chair holds partners to account and the sub-groups report on what they learned."
    assert "safeguarding_partnership" in classify(text, area=Area.LSCB).themes


@pytest.mark.parametrize("text", ["", "   ", "…", "12.", "\n\n"])
def test_a_text_without_words_is_neutral_and_about_nothing(text: str) -> None:
    found = classify(text)
    assert (found.kind, found.themes, found.certain) == ("neutral", (), False)


def test_an_empty_item_that_was_asked_for_keeps_its_kind() -> None:
    assert classify("", asked=FindingKind.RECOMMENDATION).kind == "recommendation"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "not " * 50_000,
        "However, " * 20_000,
        "Although " * 5_000 + ", well",
        "\x00\x02￾ ◼ children İstanbul ﬁne ‑ ’’’",
        "🙂 " * 10_000,
    ],
)
def test_a_hostile_text_is_classified_in_a_moment(text: str) -> None:
    started = time.monotonic()
    classify(text)
    assert time.monotonic() - started < 2


def test_the_same_text_reads_the_same_in_another_process() -> None:
    program = (
        "import sys; from inspections.extraction.themes import classify; print(repr(classify(sys.argv[1])))"
    )
    readings = {
        subprocess.run(
            [sys.executable, "-c", program, BOTH],
            capture_output=True,
            text=True,
            check=True,
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(readings) == 1


def test_a_sure_reading_is_surer_than_a_doubtful_one() -> None:
    sure = classify("Care leavers are very well supported by their personal advisers.")
    doubtful = classify("There were five meetings in the year to March.")
    assert sure.certain
    assert not doubtful.certain
    assert sure.certainty > doubtful.certainty


def test_many_at_once_read_as_each_alone() -> None:
    placed = [
        Placed(BOTH, Area.CARE_LEAVERS),
        Placed("…"),
        Placed(WEAKNESS),
        Placed("The timeliness of initial health assessments.", asked=FindingKind.RECOMMENDATION),
        *[Placed(PRAISE, Area.HELP_PROTECTION)] * 120,
    ]
    alone = [classify(text.text, area=text.area, asked=text.asked) for text in placed]
    assert classify_all(placed) == alone


def test_an_answer_cannot_be_changed() -> None:
    found = classify(PRAISE)
    with pytest.raises(AttributeError):
        found.kind = "concern"  # type: ignore[misc]
    assert isinstance(found, Classification)


def test_every_theme_of_a_cue_is_a_theme_that_the_classifier_knows() -> None:
    known = set(cues().values())
    if THEMES.exists():
        with THEMES.open(encoding="utf-8", newline="") as file:
            assert known == {row["slug"] for row in csv.DictReader(file)}
    assert all(classify(" ".join(phrase)).themes for phrase in cues())


def test_no_word_is_listed_with_two_tones() -> None:
    with (HERE / "tone.csv").open(encoding="utf-8", newline="") as file:
        words = [stem(row["word"]) for row in csv.DictReader(file)]
    assert len(words) == len(set(words)) == len(tones())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Visits are regular, but their purpose is not always clear.", 2),
        ("Although staff are committed, caseloads are too high.", 2),
        ("Capacity is, however, limited.", 1),
        ("Plans are clear. They are reviewed often.", 2),
        ("Support is good; However, few know of it.", 2),
    ],
)
def test_a_sentence_that_turns_against_itself_is_two_statements(text: str, parts: int) -> None:
    assert len(clauses(text)) == parts


def test_the_tone_of_a_clause_tells_praise_from_weakness_and_nothing_has_none() -> None:
    assert tone("plans are thorough and timely") > 0 > tone("plans are neither thorough nor timely")
    assert tone("") == tone("12 %") == 0.0
