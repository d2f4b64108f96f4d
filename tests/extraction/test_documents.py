from __future__ import annotations

import pytest

from inspections.extraction.documents import (
    Limits,
    Unreadable,
    UnreadableReason,
    mended,
    open_document,
)
from tests.extraction.typewriter import Typewriter, written


def letter() -> bytes:
    """Return a readable PDF of two pages."""
    page = Typewriter().page().heading("A heading that stands out")
    page.paragraph("A first paragraph, long enough to count as the text of a document that can be read.")
    return page.page().paragraph("A second page with words of its own, which go on for a little while.").pdf()


def reason(data: bytes, limits: Limits | None = None) -> UnreadableReason:
    """Return why the bytes cannot be read."""
    with pytest.raises(Unreadable) as met:
        open_document(data, limits=limits or Limits())
    return met.value.reason


def test_every_line_knows_its_exact_characters_and_how_it_is_set() -> None:
    document = open_document(letter())
    first, second = document.pages
    heading, text = first.lines[:2]
    assert heading.bold
    assert not text.bold
    assert heading.bottom > text.bottom
    assert heading.height > text.height
    for page in (first, second):
        for line in page.lines:
            assert page.text[line.start : line.start + len(line.text)] == line.text


def test_a_hyphen_at_the_end_of_a_line_stays_whichever_way_pdfium_gives_it() -> None:
    assert mended(["a well\ufffeattended meeting"]) == "a well-attended meeting"
    assert mended(["a well\x02", "attended meeting"]) == "a well-attended meeting"
    assert mended(["children aged 16-", "17 and others"]) == "children aged 16-17 and others"


def test_lines_are_joined_with_one_space() -> None:
    assert mended(["homes ", " for  children\u200b"]) == "homes for children"


def test_a_page_that_is_no_pdf_is_named_and_quoted() -> None:
    with pytest.raises(Unreadable) as met:
        open_document(b"<!DOCTYPE html><title>Page not found</title>")
    assert met.value.reason is UnreadableReason.NOT_A_PDF
    assert "<!DOCTYPE html>" in met.value.detail


def test_no_bytes_and_blank_bytes_are_an_empty_file() -> None:
    assert reason(b"") is UnreadableReason.EMPTY
    assert reason(b" \n\x00") is UnreadableReason.EMPTY


def test_a_file_cut_short_is_refused_rather_than_read_in_part() -> None:
    data = letter()
    assert reason(data[: len(data) // 2]) is UnreadableReason.TRUNCATED


def test_a_file_of_noise_is_damaged() -> None:
    assert reason(b"%PDF-1.4" + bytes(range(256)) * 20 + b"%%EOF") is UnreadableReason.DAMAGED


def test_a_file_that_needs_a_password_is_encrypted() -> None:
    locked = letter().replace(
        b"trailer\n<<",
        b"trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00><00>]"
        % (b"ab" * 32, b"cd" * 32),
    )
    assert reason(locked) is UnreadableReason.ENCRYPTED


def test_pages_without_words_are_pictures() -> None:
    assert reason(written(["0 0 100 100 re f", "10 10 50 50 re f"])) is UnreadableReason.NO_TEXT


@pytest.mark.parametrize(
    "limits",
    [Limits(bytes=100), Limits(pages=1), Limits(characters=50)],
    ids=["bytes", "pages", "characters"],
)
def test_a_file_beyond_a_limit_is_too_large(limits: Limits) -> None:
    assert reason(letter(), limits) is UnreadableReason.TOO_LARGE


def test_reading_stops_at_the_time_limit_and_names_the_page() -> None:
    with pytest.raises(Unreadable) as met:
        open_document(letter(), limits=Limits(seconds=-1))
    assert met.value.reason is UnreadableReason.TOO_SLOW
    assert met.value.page == 1
