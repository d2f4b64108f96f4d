"""`python -m tests.benchmarks`: how fast a folder of reports is read, against extracting its bare text.

Both run in this process on one core with the same library, file by file in turns, so that a machine whose
speed wavers does so for both. Exits 1 if reading whole takes more
than twice the time of the bare text, or more memory than the limit.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

from inspections.extraction.documents import is_pdf
from inspections.extraction.reports import read_report

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "data" / "reports"
MOST_TIMES = 2.0
MOST_MEGABYTES = 300.0


def bare_text(file: Path) -> None:
    """Take the text of all pages as PDFium gives it."""
    pdf = pypdfium2.PdfDocument(file.read_bytes())
    for page in pdf:
        text_page = page.get_textpage()
        text_page.get_text_range()
        text_page.close()
        page.close()
    pdf.close()


def whole_reading(file: Path) -> None:
    """Read a report whole, its passages classified."""
    read_report(file.read_bytes())


def seconds(work: Callable[[Path], None], file: Path) -> float:
    """Return the processor time that this takes; what other processes do does not count."""
    start = time.process_time()
    work(file)
    return time.process_time() - start


def peak_megabytes() -> float:
    """Return the most memory that this process has held at once."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit status, after the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="Time the reading of reports."
    )
    parser.add_argument("reports", nargs="?", type=Path, default=CORPUS, help="folder of PDFs")
    parser.add_argument("--runs", type=int, default=3, help="how often each is run, in turns")
    chosen = parser.parse_args(arguments)
    files = [path for path in sorted(chosen.reports.glob("*.pdf")) if is_pdf(path.read_bytes())]
    if not files:
        sys.stderr.write(f"There are no PDFs in {chosen.reports}.\n")
        return 2
    bare, whole = [], []
    for _ in range(chosen.runs):
        times = [(seconds(bare_text, file), seconds(whole_reading, file)) for file in files]
        bare.append(sum(text for text, _ in times))
        whole.append(sum(reading for _, reading in times))
    ratio = statistics.median(whole) / statistics.median(bare)
    sys.stdout.write(
        f"{len(files)} reports, median of {chosen.runs} runs, processor time\n"
        f"bare text       {statistics.median(bare):8.2f} s\n"
        f"read whole      {statistics.median(whole):8.2f} s   {ratio:.2f} times (at most {MOST_TIMES:g})\n"
        f"one report      {statistics.median(whole) / len(files) * 1000:8.1f} ms\n"
        f"peak memory     {peak_megabytes():8.0f} MB  (at most {MOST_MEGABYTES:g})\n"
    )
    return int(ratio > MOST_TIMES or peak_megabytes() > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
