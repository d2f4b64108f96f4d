"""Many files read at once, on several cores, in the order given. Knows neither Django nor the record."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from pathlib import Path

from inspections.extraction.documents import DEFAULT_LIMITS, Unreadable, UnreadableReason
from inspections.extraction.guard import GuardedReader
from inspections.importing.reading import Reading, read, unreadable

AHEAD = 4
"""How many files a process may be ahead of whoever takes the readings: it bounds the memory."""

_reader: GuardedReader | None = None


def read_files(paths: Iterable[Path], *, workers: int | None = None) -> Iterator[tuple[Path, Reading]]:
    """Yield each file with its reading, in the order given; a file that breaks its process is named.

    `workers` processes read, one for each core unless given; with 1 this process reads.
    """
    count = workers or os.cpu_count() or 1
    if count == 1:
        yield from _read_here(paths)
        return
    waiting: deque[tuple[Path, Future[Reading]]] = deque()
    pool = _pool(count)
    try:
        for path in paths:
            waiting.append((path, pool.submit(_read_in_worker, path)))
            if len(waiting) >= count * AHEAD:
                yield _taken(*waiting.popleft())
                if waiting and _broken(waiting[0][1]):
                    pool.shutdown(wait=False)
                    pool = _pool(count)
        while waiting:
            yield _taken(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def read_file(path: Path, reader: GuardedReader) -> Reading:
    """Return the reading of one file, or why it cannot be read."""
    try:
        if path.stat().st_size > DEFAULT_LIMITS.bytes:
            detail = f"{path.stat().st_size:,} bytes; at most {DEFAULT_LIMITS.bytes:,} are read"
            return unreadable(b"", path.name, Unreadable(UnreadableReason.TOO_LARGE, detail))
        data = path.read_bytes()
    except OSError as error:
        return unreadable(b"", path.name, Unreadable(UnreadableReason.DAMAGED, str(error)))
    return read(data, file_name=path.name, open_pdf=reader.open)


def _read_here(paths: Iterable[Path]) -> Iterator[tuple[Path, Reading]]:
    with GuardedReader() as reader:
        for path in paths:
            yield path, read_file(path, reader)


def _taken(path: Path, future: Future[Reading]) -> tuple[Path, Reading]:
    """Return the reading; where the process died, perhaps over another file, the file is read alone."""
    try:
        return path, future.result()
    except BrokenProcessPool:
        pass
    try:
        with _pool(1) as alone:
            return path, alone.submit(_read_in_worker, path).result()
    except BrokenProcessPool:
        problem = Unreadable(UnreadableReason.BREAKS_READER, "the process that read it ended")
        return path, unreadable(b"", path.name, problem)


def _broken(future: Future[Reading]) -> bool:
    return future.done() and isinstance(future.exception(), BrokenProcessPool)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a copy of a process with database connections and threads is not safe to use.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Start a worker's guarded reader, and see to it that the worker ends with its parent."""
    global _reader
    _reader = GuardedReader()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # the pool's own threads would wait for work that never comes


def _read_in_worker(path: Path) -> Reading:
    assert _reader is not None
    return read_file(path, _reader)
