from __future__ import annotations

import pytest

from inspections.extraction.documents import Limits, Unreadable, UnreadableReason, open_document
from inspections.extraction.guard import GuardedReader
from tests.extraction import samples


def forms_within_forms(depth: int = 14, width: int = 10) -> bytes:
    """Return a PDF of a few kilobytes whose one page draws a form that draws ten forms that draw ten ..."""
    body = b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X %d 0 R >> >> "
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"<< ", b"/X Do " * width),
    ]
    objects += [stream(body % (6 + level), b"/X Do " * width) for level in range(depth)]
    objects.append(stream(body % 5, b"0 0 1 1 re f"))
    file = bytearray(b"%PDF-1.4\n")
    offsets = []
    for place, written in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (place, written)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(
        file
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(offsets) + 1, table)
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, len(file))
    )


def stream(opening: bytes, content: bytes) -> bytes:
    """Return a stream object."""
    return opening + b"/Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def test_a_guarded_reading_is_the_same_as_one_in_this_process() -> None:
    data = samples.ilacs()
    with GuardedReader() as reader:
        assert reader.open(data) == open_document(data)


def test_a_problem_keeps_its_name_across_the_worker() -> None:
    with GuardedReader() as reader, pytest.raises(Unreadable) as met:
        reader.open(b"<html></html>")
    assert met.value.reason is UnreadableReason.NOT_A_PDF


def test_a_file_that_never_ends_is_given_up_and_the_next_one_is_read() -> None:
    with GuardedReader(Limits(seconds=0.5)) as reader:
        with pytest.raises(Unreadable) as met:
            reader.open(forms_within_forms())
        assert met.value.reason in {UnreadableReason.TOO_SLOW, UnreadableReason.BREAKS_READER}
        assert len(reader.open(samples.ilacs()).pages) == 3


def test_a_file_beyond_the_limit_starts_no_worker() -> None:
    with GuardedReader(Limits(bytes=10)) as reader:
        with pytest.raises(Unreadable) as met:
            reader.open(samples.ilacs())
        assert met.value.reason is UnreadableReason.TOO_LARGE
