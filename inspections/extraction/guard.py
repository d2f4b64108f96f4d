"""Reads a stranger's PDF in a process of its own, so that no file can stop or crash the one that asks.

PDFium looks at no clock inside a page: a file of a few kilobytes can keep it busy for hours, or make it
ask for all memory. The worker may use so much and no more; when it dies or is late the file is `Unreadable`
and the next file gets a fresh worker. Starting one takes a fifth of a second and serves any number of files.

The worker answers in JSON, and the shape of every answer is checked: a file that takes the worker over can
make it say untrue things, but cannot make the process that asks run anything.
"""

from __future__ import annotations

import json
import selectors
import struct
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Any, get_type_hints

from inspections.extraction.documents import (
    DEFAULT_LIMITS,
    Document,
    Limits,
    Line,
    Page,
    Unreadable,
    UnreadableReason,
    open_document,
)

WORKER_MEMORY = 1_500_000_000
"""Address space of the worker in bytes; PDFium reserves much more than it touches."""

LARGEST_ANSWER = 32_000_000
"""The most bytes that are taken from a worker. The longest of 198 published reports takes 463,342."""

_TYPES_OF_A_LINE = [*get_type_hints(Line).values()]

_LENGTH = struct.Struct(">Q")
_ROOT = Path(__file__).resolve().parents[2]


class _WrongAnswer(ValueError):
    """What the worker sent is no answer that `_packed` gives."""


class GuardedReader:
    """Opens documents in a worker process; use it as a context manager. Not for several threads at once."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        """Keep the limits; the worker starts with the first file."""
        self._limits = limits
        self._worker: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> GuardedReader:
        """Return the reader itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the worker."""
        self.close()

    def close(self) -> None:
        """End the worker, if one runs."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                if pipe is not None:
                    pipe.close()

    def open(self, data: bytes) -> Document:
        """Return the document that the bytes of a PDF print; raises `Unreadable`, naming the problem."""
        if len(data) > self._limits.bytes:
            return open_document(data, limits=self._limits)  # says why it is too large, without a worker
        try:
            answer = self._ask(data)
        except (BrokenPipeError, EOFError) as error:
            self.close()
            detail = "it ended the process that read it, by its memory or a fault"
            raise Unreadable(UnreadableReason.BREAKS_READER, detail) from error
        except TimeoutError as error:
            self.close()
            detail = f"stopped after {self._limits.seconds:g} seconds"
            raise Unreadable(UnreadableReason.TOO_SLOW, detail) from error
        except _WrongAnswer as error:
            self.close()
            detail = "the process that read it gave an answer that is no document"
            raise Unreadable(UnreadableReason.BREAKS_READER, detail) from error
        if isinstance(answer, Unreadable):
            raise answer
        return answer

    def _ask(self, data: bytes) -> Document | Unreadable:
        if self._worker is None:
            self._worker = _start(self._limits)
        stdin, stdout = self._worker.stdin, self._worker.stdout
        if stdin is None or stdout is None:
            raise EOFError
        waiting = memoryview(_LENGTH.pack(len(data)) + data)
        while waiting:
            waiting = waiting[stdin.write(waiting) :]
        # The worker stops itself between pages at the limit; a little later it is stuck inside one.
        deadline = time.monotonic() + self._limits.seconds + 2
        size = _LENGTH.unpack(_read_before(deadline, stdout, _LENGTH.size))[0]
        if size > LARGEST_ANSWER:
            raise _WrongAnswer
        return _unpacked(_read_before(deadline, stdout, size))


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "inspections.extraction.guard", repr(limits.seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        bufsize=0,
    )


def _read_before(deadline: float, pipe: IO[bytes], size: int) -> bytes:
    """Return exactly so many bytes; raises TimeoutError at the deadline and EOFError if the pipe ends."""
    parts = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while len(parts) < size:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise TimeoutError
            part = pipe.read(min(size - len(parts), 1 << 20))
            if not part:
                raise EOFError
            parts += part
    return bytes(parts)


def _packed(answer: Document | Unreadable) -> bytes:
    """Return the answer as JSON, which can be read back without running anything that it says."""
    match answer:
        case Document():
            plain: Any = {"pages": [[page.number, page.text, page.lines] for page in answer.pages]}
        case Unreadable():
            plain = {"unreadable": [answer.reason.value, answer.detail, answer.page]}
    return json.dumps(plain).encode("ascii")


def _unpacked(packed: bytes) -> Document | Unreadable:
    """Return what `_packed` was given; raises _WrongAnswer if the bytes are not from it."""
    try:
        match json.loads(packed):
            case {"pages": [_, *_] as pages}:
                return Document(tuple(_page(page) for page in pages))
            case {"unreadable": [str(reason), str(detail), int() | None as page]}:
                return Unreadable(UnreadableReason(reason), detail, page)
    except (ValueError, RecursionError) as error:
        raise _WrongAnswer from error
    raise _WrongAnswer


def _page(plain: Any) -> Page:
    match plain:
        case [int(number), str(text), [*lines]]:
            return Page(number, text, tuple(_line(line) for line in lines))
    raise _WrongAnswer


def _line(plain: Any) -> Line:
    if not isinstance(plain, list) or [*map(type, plain)] != _TYPES_OF_A_LINE:
        raise _WrongAnswer
    return Line(*plain)


def _serve(seconds: float) -> None:
    """Answer files until the pipe closes: each as its length and bytes, each answer the same way."""
    limits = Limits(seconds=seconds)
    receive, send = sys.stdin.buffer, sys.stdout.buffer
    while len(length := receive.read(_LENGTH.size)) == _LENGTH.size:
        data = receive.read(_LENGTH.unpack(length)[0])
        try:
            answer: Document | Unreadable = open_document(data, limits=limits)
        except Unreadable as problem:
            answer = problem
        except MemoryError:
            answer = Unreadable(UnreadableReason.TOO_LARGE, "its pages ask for too much memory")
        packed = _packed(answer)
        if len(packed) > LARGEST_ANSWER:
            packed = _packed(Unreadable(UnreadableReason.TOO_LARGE, "it has more lines than a report can"))
        send.write(_LENGTH.pack(len(packed)) + packed)
        send.flush()


def _limit_memory() -> None:
    """Hold this process to its memory where the system can do that."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY, WORKER_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _limit_memory()
    _serve(float(sys.argv[1]))
