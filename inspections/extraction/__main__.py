"""`python -m inspections.extraction FILE...`: one JSON object a line for each document, from no database.

Exits 0 whatever the documents hold; what could not be read is among their `problems`. Exits 2 if a path
does not exist.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from inspections.extraction.articles import ExtractedArticle
from inspections.extraction.documents import Document, Unreadable, UnreadableReason, is_pdf
from inspections.extraction.guard import GuardedReader
from inspections.extraction.records import (
    Record,
    article_record,
    report_record,
    unreadable_record,
    unrecognised_record,
)
from inspections.extraction.reports import ExtractedReport
from inspections.extraction.sources import read_source


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit status, after one line of JSON for each document."""
    parser = argparse.ArgumentParser(
        prog="python -m inspections.extraction",
        description="Print what inspection reports (PDF) and news articles (text, HTML) say, as JSON lines.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="a document, or a folder of them")
    paths: list[Path] = parser.parse_args(arguments).paths
    missing = [path for path in paths if not path.exists()]
    if missing:
        print(f"There is no {', '.join(str(path) for path in missing)}.", file=sys.stderr)
        return 2
    with GuardedReader() as reader:
        for path in _files(paths):
            print(json.dumps(record_of(path, reader.open), ensure_ascii=False), flush=True)
    return 0


def record_of(path: Path, open_pdf: Callable[[bytes], Document]) -> Record:
    """Return what one file says as plain data; a file that cannot be read is a record with its problem."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return unreadable_record(path.name, Unreadable(UnreadableReason.DAMAGED, str(error)))
    try:
        if path.suffix.lower() == ".pdf" and not is_pdf(data):
            open_pdf(data)  # raises, saying what the file holds instead
        answer = read_source(data, open_pdf=open_pdf)
    except Unreadable as problem:
        return unreadable_record(path.name, problem)
    match answer:
        case ExtractedReport():
            return report_record(path.name, answer)
        case ExtractedArticle():
            return article_record(path.name, answer)
        case None:
            return unrecognised_record(path.name)


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.is_file())
        else:
            yield path


if __name__ == "__main__":
    sys.exit(main())
