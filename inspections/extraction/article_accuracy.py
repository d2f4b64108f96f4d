"""How the readings of the five founding articles compare with the record that was curated by hand.

`measure` counts three things: inspections (right council, date and sort), grades (right inspection, area
and grade), and findings. A finding is matched by paragraph, by criticism or praise, and by the words
curated as its place, which the reading must touch.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspections.extraction.articles import ArticlePassage, ExtractedArticle, ReadInspection, read_article
from inspections.vocabulary import FindingKind, InspectionKind

MEASURES = ("inspections", "grades", "findings", "responses")


@dataclass(frozen=True)
class Agreement:
    """How much of one sort was curated, how much was read, and how much of each agrees with the other."""

    curated: int
    read: int
    recalled: int
    right: int

    @property
    def recall(self) -> float:
        """Return the share of what was curated that was also read; 1 where nothing was curated."""
        return self.recalled / self.curated if self.curated else 1.0

    @property
    def precision(self) -> float:
        """Return the share of what was read that was also curated; 1 where nothing was read."""
        return self.right / self.read if self.read else 1.0

    def __add__(self, other: Agreement) -> Agreement:
        """Return both counts together."""
        return Agreement(
            self.curated + other.curated,
            self.read + other.read,
            self.recalled + other.recalled,
            self.right + other.right,
        )


@dataclass(frozen=True)
class ArticleAccuracy:
    """The agreement by measure over all articles, and one line for each thing that differs."""

    articles: int
    by_measure: Mapping[str, Agreement]
    differences: tuple[str, ...]

    def figures(self) -> dict[str, dict[str, float | int]]:
        """Return the agreement as plain data, shares to four places, for the about page."""
        return {
            name: {
                "curated": agreement.curated,
                "read": agreement.read,
                "recall": round(agreement.recall, 4),
                "precision": round(agreement.precision, 4),
            }
            for name, agreement in self.by_measure.items()
        }


def measure(folder: Path, fixtures: Path) -> ArticleAccuracy:
    """Return how reading the articles of a folder agrees with the curated files of another.

    Articles are plain text (`*.txt`), curated files JSON; they belong together by title. Raises
    ValueError if a curated file has no article in the folder.
    """
    readings = {
        reading.title: reading
        for reading in (read_article(path.read_bytes()) for path in sorted(folder.glob("*.txt")))
    }
    totals = dict.fromkeys(MEASURES, Agreement(0, 0, 0, 0))
    differences: list[str] = []
    curated_files = sorted(fixtures.glob("*.json"))
    for path in curated_files:
        curated = json.loads(path.read_text(encoding="utf-8"))
        reading = readings.get(curated["source"]["title"])
        if reading is None:
            raise ValueError(f"{folder} holds no article with the title of {path.name}.")
        for name, agreement, lines in _compared(curated, reading):
            totals[name] += agreement
            differences.extend(f"{path.stem}: {name}: {line}" for line in lines)
    return ArticleAccuracy(len(curated_files), totals, tuple(differences))


def table(accuracy: ArticleAccuracy) -> str:
    """Return the table that `make accuracy` prints below that of the reports."""
    lines = [
        f"{f'in {accuracy.articles} articles':<30}{'curated':>8}{'read':>8}{'recall':>8}{'precision':>11}"
    ]
    for name, agreement in accuracy.by_measure.items():
        lines.append(
            f"{name:<30}{agreement.curated:>8}{agreement.read:>8}{agreement.recall:>8.3f}{agreement.precision:>11.3f}"
        )
    return "\n".join(lines)


_Compared = tuple[str, Agreement, list[str]]


def _compared(curated: dict[str, Any], reading: ExtractedArticle) -> Iterable[_Compared]:
    wanted = {_inspection_facts(one): one["key"] for one in curated["inspections"]}
    read = {_read_facts(one): one.key for one in reading.inspections}
    yield "inspections", *_sets(set(wanted), set(read))
    grades = {
        (*_inspection_facts(one), judgement["area"], judgement["grade"])
        for one in curated["inspections"]
        for judgement in one["judgements"]
    }
    read_grades = {
        (*_read_facts(one), str(judgement.area), str(judgement.grade))
        for one in reading.inspections
        for judgement in one.judgements
        if judgement.grade
    }
    yield "grades", *_sets(grades, read_grades)
    yield "findings", *_findings(curated["findings"], reading)
    responses = {(one["council"], one["place"]["paragraph"], one["stance"]) for one in curated["responses"]}
    read_responses = {(one.council or "", one.paragraph, str(one.stance)) for one in reading.responses}
    yield "responses", *_sets(responses, read_responses)


def _sets(wanted: set[Any], read: set[Any]) -> tuple[Agreement, list[str]]:
    both = wanted & read
    lines = [f"not read: {_line(one)}" for one in sorted(wanted - both, key=str)]
    lines.extend(f"not curated: {_line(one)}" for one in sorted(read - both, key=str))
    return Agreement(len(wanted), len(read), len(both), len(both)), lines


def _line(fact: Iterable[object]) -> str:
    return ", ".join(str(part) for part in fact)


def _sort(kind: InspectionKind) -> str:
    """Return the sort of an inspection: articles often say "inspection" of a short one."""
    return "graded" if kind.graded else str(kind)


def _inspection_facts(curated: dict[str, Any]) -> tuple[str, str, str, str]:
    start = curated["start"]["date"] if curated["start"] else ""
    return curated["council"], curated["role"], _sort(InspectionKind(curated["kind"])), start


def _read_facts(read: ReadInspection) -> tuple[str, str, str, str]:
    start = read.start.meant.iso if read.start else ""
    return read.council or "", read.role, _sort(read.kind), start


def _findings(curated: list[dict[str, Any]], reading: ExtractedArticle) -> tuple[Agreement, list[str]]:
    recalled = [one for one in curated if any(_agree(one, passage, reading) for passage in reading.passages)]
    right = [passage for passage in reading.passages if any(_agree(one, passage, reading) for one in curated)]
    lines = [
        f"not read: {one['key']} {one['kind']} in paragraph {one['places'][0]['paragraph']}"
        for one in curated
        if one not in recalled
    ]
    lines.extend(
        f"not curated: {passage.kind} in paragraph {passage.paragraph} at {passage.start}"
        for passage in reading.passages
        if passage not in right
    )
    return Agreement(len(curated), len(reading.passages), len(recalled), len(right)), lines


def _agree(curated: dict[str, Any], passage: ArticlePassage, reading: ExtractedArticle) -> bool:
    if _is_criticism(curated["kind"]) is not _is_criticism(passage.kind):
        return False
    return any(_touches(place, passage, reading) for place in curated["places"])


def _is_criticism(kind: str) -> bool:
    return kind != FindingKind.STRENGTH


def _touches(place: dict[str, Any], passage: ArticlePassage, reading: ExtractedArticle) -> bool:
    if place["paragraph"] != passage.paragraph:
        return False
    start = reading.paragraphs[passage.paragraph - 1].find(place["quote"])
    return not place["quote"] or (start < passage.end and passage.start < start + len(place["quote"]))
