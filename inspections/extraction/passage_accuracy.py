"""How the readings of labelled passages compare with what careful readers found in them.

A label names file, page, number or item, area, kind and themes ("|" between them). A passage may be labelled
by several readers, a row each: ours is compared with every one of them, and they with each other, which says
how far two readers agree at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from inspections.extraction.reports import ExtractedReport, ReportPassage, read_report
from inspections.vocabulary import FindingKind

MEASURES = ("found", "area", "kind", "polarity", "first theme", "themes")
ASKED_KINDS = frozenset(str(kind) for kind in FindingKind if kind.asked)

Label = Mapping[str, str]


@dataclass(frozen=True)
class PassageAccuracy:
    """Shares, 0 to 1, over so many passages; `readers` is empty where nobody labelled a passage twice.

    "polarity" counts what nobody asked for: strength, concern, mixed, neutral. "themes" is the micro-averaged
    F1, "first theme" how often the one's first is among the other's.
    """

    passages: int
    ours: Mapping[str, float]
    readers: Mapping[str, float]

    def figures(self) -> dict[str, float]:
        """Return the shares of our readings as plain data, to four places, with the number of passages."""
        return {"labels": self.passages, **{name: round(share, 4) for name, share in self.ours.items()}}


def measure(folder: Path, labels: Iterable[Label], reports: Mapping[str, ExtractedReport]) -> PassageAccuracy:
    """Return the accuracy for the labels of reports in the folder; `reports` holds those already read."""
    by_place: dict[tuple[str, str, str, str], list[Label]] = {}
    for label in labels:
        if (folder / label["file"]).exists():
            place = (label["file"], label["page"], label["number"], label["item"])
            by_place.setdefault(place, []).append(label)
    ours: Counter[str] = Counter()
    readers: Counter[str] = Counter()
    for (file, *_), rows in by_place.items():
        report = reports.get(file) or read_report((folder / file).read_bytes())
        passage = _labelled(report, rows[0]) if report else None
        ours["passages"] += 1
        ours["found"] += passage is not None
        for row in rows if passage else ():
            assert passage is not None
            ours["placed"] += (str(passage.area.line) if passage.area else "") == row["area"]
            _compare(passage.kind, passage.themes, row, ours)
        for one, other in combinations(rows, 2):
            _compare(one["kind"], tuple(filter(None, one["themes"].split("|"))), other, readers)
    return PassageAccuracy(
        ours["passages"],
        {
            "found": ours["found"] / (ours["passages"] or 1),
            "area": ours["placed"] / (ours["compared"] or 1),
            **_shares(ours),
        },
        _shares(readers) if readers else {},
    )


def _compare(kind: str, themes: tuple[str, ...], label: Label, counts: Counter[str]) -> None:
    """Count where a reading agrees with a label."""
    theirs = set(label["themes"].split("|")) - {""}
    counts["compared"] += 1
    counts["kind"] += kind == label["kind"]
    if label["kind"] not in ASKED_KINDS:
        counts["judged"] += 1
        counts["polarity"] += kind == label["kind"]
    counts["first theme"] += bool(themes) and themes[0] in theirs
    counts["shared"] += len(theirs.intersection(themes))
    counts["given"] += len(theirs) + len(themes)


def _shares(counts: Counter[str]) -> dict[str, float]:
    compared = counts["compared"] or 1
    return {
        "kind": counts["kind"] / compared,
        "polarity": counts["polarity"] / (counts["judged"] or 1),
        "first theme": counts["first theme"] / compared,
        "themes": 2 * counts["shared"] / (counts["given"] or 1),
    }


def _labelled(report: ExtractedReport, label: Label) -> ReportPassage | None:
    """Return the one passage that a label means, by page and number, or by its place in a list."""
    on_page = [passage for passage in report.passages if passage.page == int(label["page"])]
    if label["number"]:
        named = [passage for passage in on_page if passage.number == int(label["number"])]
    else:
        named = [
            passage
            for passage in on_page
            if label["item"] and passage.item == int(label["item"]) and passage.asked
        ]
    return named[0] if len(named) == 1 else None


def table(accuracy: PassageAccuracy) -> str:
    """Return the table that the command prints."""
    lines = [f"{f'{accuracy.passages} labelled passages':<30}{'ours':>8}{'readers':>10}"]
    for name in MEASURES:
        between = f"{accuracy.readers[name]:>10.3f}" if name in accuracy.readers else ""
        lines.append(f"{name:<30}{accuracy.ours[name]:>8.3f}{between}")
    return "\n".join(lines)
