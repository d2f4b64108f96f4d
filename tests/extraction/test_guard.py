from __future__ import annotations

import json
import pickle
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from inspections.extraction import guard
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
    problem = met.value
    assert (problem.reason, problem.page) == (UnreadableReason.NOT_A_PDF, None)
    assert "<html></html>" in problem.detail


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


class Trap:
    """What a pickle of a hostile worker would hold: reading it back makes a file."""

    def __init__(self, path: Path) -> None:
        """Keep the path of the file."""
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        """Return the call that reading it back makes."""
        return Path.touch, (self.path,)


def test_what_a_worker_sends_is_never_executed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sprung = tmp_path / "sprung"
    worker_that_sends(pickle.dumps(Trap(sprung)), monkeypatch)
    with GuardedReader() as reader, pytest.raises(Unreadable) as met:
        reader.open(samples.ilacs())
    assert met.value.reason is UnreadableReason.BREAKS_READER
    assert not sprung.exists()


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "pages",
        {"pages": 3},
        {"pages": []},
        {"pages": [[1, "text"]]},
        {"pages": [[1, "text", [["text", 0, 72.0, 700.0, 12.0]]]]},
        {"pages": [[1, "text", [["text", "0", 72.0, 700.0, 12.0, False]]]]},
        {"pages": [[1, "text", [6]]]},
        {"unreadable": ["no reason that there is", "torn", 3]},
        {"unreadable": ["damaged", "torn", "3"]},
    ],
)
def test_an_answer_of_another_shape_is_no_document(answer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    worker_that_sends(json.dumps(answer).encode(), monkeypatch)
    with GuardedReader() as reader, pytest.raises(Unreadable) as met:
        reader.open(samples.ilacs())
    assert met.value.reason is UnreadableReason.BREAKS_READER


@pytest.mark.parametrize("answer", [b"[" * 50_000, b"9" * 5_000, b"\xff\xfe\xfd"])
def test_an_answer_that_no_json_reader_takes_is_no_document(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker_that_sends(answer, monkeypatch)
    with GuardedReader() as reader, pytest.raises(Unreadable) as met:
        reader.open(samples.ilacs())
    assert met.value.reason is UnreadableReason.BREAKS_READER


def test_an_answer_without_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    worker_that_sends(b"", monkeypatch, said_length=1 << 60)
    with GuardedReader() as reader, pytest.raises(Unreadable) as met:
        reader.open(samples.ilacs())
    assert met.value.reason is UnreadableReason.BREAKS_READER


def worker_that_sends(
    answer: bytes, monkeypatch: pytest.MonkeyPatch, *, said_length: int | None = None
) -> None:
    """Start, in place of the worker, one that takes a file and answers with these bytes."""
    length = struct.pack(">Q", len(answer) if said_length is None else said_length)
    program = (
        "import sys; given = sys.stdin.buffer; given.read(int.from_bytes(given.read(8), 'big')); "
        f"sys.stdout.buffer.write({length + answer!r}); sys.stdout.flush(); given.read()"
    )

    def start(limits: Limits) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )

    monkeypatch.setattr(guard, "_start", start)
