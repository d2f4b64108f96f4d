"""The text of a document cut where proposals were read, and words found in it again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspections.admin.desk.marking import Mark, pieces, place_of


def test_marks_cut_the_text_and_overlaps_belong_to_both() -> None:
    text = "Managers rarely check. Records are good."
    found = pieces(text, [Mark(0, 22, "a"), Mark(9, 40, "b")])
    assert [(piece.text, piece.keys) for piece in found] == [
        ("Managers ", ("a",)),
        ("rarely check.", ("a", "b")),
        (" Records are good.", ("b",)),
    ]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6))
def test_no_mark_however_wrong_loses_or_doubles_a_character(text: str, spans: list[tuple[int, int]]) -> None:
    found = pieces(text, [Mark(start, end, str(number)) for number, (start, end) in enumerate(spans)])
    assert "".join(piece.text for piece in found) == text


def test_words_are_found_over_line_ends_and_other_punctuation() -> None:
    text = "some children’s\nrecords are\nnot kept; this matters"
    place = place_of(text, "Children's records are not kept")
    assert place is not None
    assert text[slice(*place)] == "children’s\nrecords are\nnot kept"


def test_words_that_stand_nowhere_have_no_place() -> None:
    assert place_of("Records are kept.", "records are lost") is None
    assert place_of("Records are kept.", " … ") is None
