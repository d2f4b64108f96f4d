"""`python -m inspections.extraction.accuracy REPORTS REFERENCE`: the reading of reports against a reference.

REPORTS is a folder of PDFs, REFERENCE a table with the columns of `reports.csv`. Prints for each field how
many values are right, wrong, not found, and every value that is not right; if asked, how labelled passages
and curated articles are read. Exits 1 if any value is wrong.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from inspections.extraction import EXTRACTOR_VERSION, article_accuracy, councils, passage_accuracy
from inspections.extraction.article_accuracy import ArticleAccuracy
from inspections.extraction.documents import Unreadable
from inspections.extraction.passage_accuracy import PassageAccuracy
from inspections.extraction.reports import ExtractedReport, read_report
from inspections.vocabulary import Area

FIELDS = (
    "council",
    "framework",
    "kind",
    "start_date",
    "end_date",
    "published_date",
    "overall",
    "leadership",
    "help_protection",
    "in_care",
    "in_care_covers_care_leavers",
    "care_leavers",
    "adoption",
    "lscb",
)
"""The columns compared, in the order in which they are printed."""


@dataclass(frozen=True)
class Miss:
    """A value that was not read as the reference has it; an empty `read` was not found."""

    file: str
    name: str
    read: str
    expected: str


@dataclass
class Tally:
    """How a reading compares with its reference, by field."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    not_found: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def count(self, file: str, name: str, read: str, expected: str) -> None:
        """Count one value; where neither the document nor the reference has one there is nothing to count."""
        if read == expected:
            if expected:
                self.right[name] += 1
            return
        (self.wrong if read else self.not_found)[name] += 1
        self.misses.append(Miss(file, name, read, expected))


def read_values(report: ExtractedReport) -> dict[str, str]:
    """Return the report's values in the columns of `reports.csv`, empty where it gives none."""
    values = dict.fromkeys(FIELDS, "")
    values["council"] = report.dfe_code or ""
    values["framework"] = str(report.framework or "")
    values["kind"] = str(report.kind or "")
    if report.period is not None:
        values["start_date"] = report.period.value.start.isoformat()
        values["end_date"] = report.period.value.end.isoformat()
    if report.published is not None:
        values["published_date"] = report.published.value.day.isoformat()
    for judgement in report.judgements:
        values[str(judgement.area.line)] = str(judgement.grade)
    if report.judgement(Area.IN_CARE_AND_CARE_LEAVERS) is not None:
        values["in_care_covers_care_leavers"] = "yes"
    return values


def expected_values(row: Mapping[str, str]) -> dict[str, str]:
    """Return what the document itself states, by its row: a date known from a file name is not in it.

    A council is known by its DfE code, as at the start of the inspection.
    """
    values = {name: row[name] for name in FIELDS}
    start = date.fromisoformat(row["start_date"]) if row["start_date"] else None
    values["council"] = councils.resolve(row["council"], start) or ""
    if row.get("published_from", "pdf") != "pdf":
        values["published_date"] = ""
    return values


def compare(folder: Path, reference: Iterable[Mapping[str, str]]) -> tuple[Tally, dict[str, ExtractedReport]]:
    """Return the tally of all rows of the reference, and the reports that could be read, by file name."""
    tally = Tally()
    reports: dict[str, ExtractedReport] = {}
    for row in reference:
        file = row["file"]
        expected = expected_values(row)
        try:
            report = read_report((folder / file).read_bytes())
        except Unreadable:
            # A file that holds no report has an empty framework in the reference, and nothing else to find.
            report = None
        if report is None:
            if expected["framework"]:
                for name in FIELDS:
                    tally.count(file, name, "", expected[name])
            continue
        reports[file] = report
        read = read_values(report)
        for name in FIELDS:
            if name == "council" and not expected[name]:
                continue  # the reference calls the council by a name that the list does not have
            tally.count(file, name, read[name], expected[name])
    return tally, reports


def table(tally: Tally) -> str:
    """Return the table that the command prints."""
    lines = [f"{'field':<30}{'right':>8}{'wrong':>8}{'not found':>12}"]
    for name in FIELDS:
        lines.append(f"{name:<30}{tally.right[name]:>8}{tally.wrong[name]:>8}{tally.not_found[name]:>12}")
    totals = (tally.right.total(), tally.wrong.total(), tally.not_found.total())
    lines.append(f"{'all':<30}{totals[0]:>8}{totals[1]:>8}{totals[2]:>12}")
    return "\n".join(lines)


def measured(
    tally: Tally,
    files: int,
    passages: PassageAccuracy | None,
    articles: ArticleAccuracy | None,
    unseen: ArticleAccuracy | None,
) -> dict[str, object]:
    """Return the figures as the about page reads them, with their day and the extractor's version."""
    figures: dict[str, object] = {
        "measured_on": datetime.now(tz=UTC).date().isoformat(),
        "extractor_version": EXTRACTOR_VERSION,
        "reports": files,
        "fields": {
            name: {
                "right": tally.right[name],
                "wrong": tally.wrong[name],
                "not_found": tally.not_found[name],
            }
            for name in FIELDS
        },
    }
    if passages is not None:
        figures["passages"] = passages.figures()
        figures["readers"] = {name: round(share, 4) for name, share in passages.readers.items()}
    if articles is not None:
        figures["articles"] = {"number": articles.articles, "measures": articles.figures()}
    if unseen is not None:
        figures["unseen"] = {"number": unseen.articles, "measures": unseen.figures()}
    return figures


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit status: 0, 1 if any value is wrong, 2 if the command cannot be carried out."""
    parser = argparse.ArgumentParser(
        prog="python -m inspections.extraction.accuracy",
        description="Compare what is read in a folder of reports with a reference table.",
    )
    parser.add_argument("reports", type=Path, help="folder of PDFs")
    parser.add_argument("reference", type=Path, help="table with the columns of reports.csv")
    parser.add_argument("--passages", type=Path, metavar="CSV", help="labelled passages to compare as well")
    parser.add_argument(
        "--articles",
        type=Path,
        nargs=2,
        metavar=("FOLDER", "CURATED"),
        help="articles as text and the curated files (JSON) to compare them with",
    )
    parser.add_argument(
        "--unseen", type=Path, metavar="FOLDER", help="articles written for it, each with its key beside it"
    )
    parser.add_argument(
        "--write", type=Path, metavar="JSON", help="write the figures here, for the about page"
    )
    chosen = parser.parse_args(arguments)
    for path in (
        chosen.reports,
        chosen.reference,
        chosen.passages,
        chosen.unseen,
        *(chosen.articles or ()),
    ):
        if path is not None and not path.exists():
            print(f"There is no {path}.", file=sys.stderr)
            return 2
    reference = _rows(chosen.reference)
    lacking = [name for name in ("file", *FIELDS) if reference and name not in reference[0]]
    if lacking or not reference:
        print(f"{chosen.reference} has no column {', '.join(lacking) or 'file'}.", file=sys.stderr)
        return 2
    absent = [row["file"] for row in reference if not (chosen.reports / row["file"]).exists()]
    if absent:
        print(
            f"{chosen.reports} lacks {len(absent)} files of the reference, first {absent[0]}.",
            file=sys.stderr,
        )
        return 2
    tally, reports = compare(chosen.reports, reference)
    print(table(tally))
    for miss in tally.misses:
        state = "wrong" if miss.read else "not found"
        print(f"{state}: {miss.file}: {miss.name}: read {miss.read or '-'}, expected {miss.expected or '-'}")
    passages = (
        passage_accuracy.measure(chosen.reports, _rows(chosen.passages), reports) if chosen.passages else None
    )
    if passages is not None:
        print(f"\n{passage_accuracy.table(passages)}")
    articles = (
        article_accuracy.measure(article_accuracy.curated_articles(*chosen.articles))
        if chosen.articles
        else None
    )
    if articles is not None:
        print(f"\n{article_accuracy.table(articles)}")
        print("\n".join(articles.differences))
    unseen = article_accuracy.measure_folder(chosen.unseen) if chosen.unseen else None
    if unseen is not None:
        print(f"\nwritten for it, and never learned from:\n{article_accuracy.table(unseen)}")
    if chosen.write is not None:
        figures = measured(tally, len(reference), passages, articles, unseen)
        chosen.write.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
