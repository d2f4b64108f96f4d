"""How the readings of articles compare with the keys that were made by hand.

`measure` counts four things: inspections (right council, date and sort), grades (right inspection, area
and grade), findings and responses. A finding is matched by paragraph, by criticism or praise, and by the
words given as its place, which the reading must touch. A key is a curated file of `fixtures/articles`, or
has as much of one: `source.title`, `inspections` (`council`, `role`, `kind`, `start.date`, `judgements` with
`area` and `grade`), `findings` (`kind`, `places` with `paragraph` and `quote`).

    python -m inspections.extraction.article_accuracy FOLDER

measures the articles of a folder (`*.txt`, `*.html`) by the keys beside them; if the folder has a list of
councils of its own (`councils.csv`), names are looked up there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspections.extraction import councils
from inspections.extraction.articles import ArticlePassage, ExtractedArticle, ReadInspection, read_article
from inspections.extraction.articles.blocks import read_layout
from inspections.vocabulary import Area, FindingKind, InspectionKind

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


Pair = tuple[Path, Mapping[str, Any]]


def curated_articles(folder: Path, fixtures: Path) -> list[Pair]:
    """Return the articles of a folder (`*.txt`) with the curated files that have their titles.

    Raises ValueError if a curated file has no article in the folder.
    """
    titles = {read_layout(path.read_bytes()).title: path for path in sorted(folder.glob("*.txt"))}
    pairs: list[Pair] = []
    for path in sorted(fixtures.glob("*.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        if key["source"]["title"] not in titles:
            raise ValueError(f"{folder} holds no article with the title of {path.name}.")
        pairs.append((titles[key["source"]["title"]], key))
    return pairs


def keyed_articles(folder: Path) -> list[Pair]:
    """Return the articles of a folder with the keys (`*.json`) that stand beside them under the same name.

    Raises ValueError if the folder has no keys, or one without its article.
    """
    keys = sorted(folder.glob("*.json"))
    texts = {path.stem: path for path in folder.iterdir() if path.suffix in {".txt", ".html"}}
    alone = [path.name for path in keys if path.stem not in texts]
    if alone or not keys:
        raise ValueError(f"{folder} holds no {f'article for {alone[0]}' if alone else 'keys (*.json)'}.")
    return [(texts[path.stem], json.loads(path.read_text(encoding="utf-8"))) for path in keys]


def measure(pairs: Iterable[Pair]) -> ArticleAccuracy:
    """Return how reading articles agrees with their keys."""
    totals = dict.fromkeys(MEASURES, Agreement(0, 0, 0, 0))
    differences: list[str] = []
    count = 0
    for path, key in pairs:
        count += 1
        for name, agreement, lines in _compared(key, read_article(path.read_bytes())):
            totals[name] += agreement
            differences.extend(f"{key.get('key', path.name)}: {name}: {line}" for line in lines)
    return ArticleAccuracy(count, totals, tuple(differences))


def measure_folder(folder: Path) -> ArticleAccuracy:
    """Return how reading the articles of a folder agrees with the keys beside them."""
    listed = folder / "councils.csv"
    with councils.listed_in(listed) if listed.exists() else nullcontext():
        return measure(keyed_articles(folder))


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


def _compared(key: Mapping[str, Any], reading: ExtractedArticle) -> Iterable[_Compared]:
    told = _told_as_previous(reading)
    curated = [one for one in key["inspections"] if not _is_told(one, told)]
    read = {_read_facts(one) for one in reading.inspections}
    yield "inspections", *_sets({_inspection_facts(one) for one in curated}, read)
    grades = {
        (*_inspection_facts(one), _area(judgement["area"]), judgement["grade"])
        for one in curated
        for judgement in one["judgements"]
    }
    read_grades = {
        (*_read_facts(one), _area(judgement.area), str(judgement.grade))
        for one in reading.inspections
        for judgement in one.judgements
        if judgement.grade
    }
    yield "grades", *_sets(grades, read_grades)
    yield "findings", *_findings(key["findings"], reading)
    if "responses" not in key:
        return
    responses = {(one["council"], one["place"]["paragraph"], one["stance"]) for one in key["responses"]}
    read_responses = {(one.council or "", one.paragraph, str(one.stance)) for one in reading.responses}
    yield "responses", *_sets(responses, read_responses)


def _area(area: str) -> str:
    """Return a judgement area; the joint one of 2018 to 2022 as that of children in care, as readings do."""
    return str(Area.IN_CARE) if area == Area.IN_CARE_AND_CARE_LEAVERS else str(area)


def _told_as_previous(reading: ExtractedArticle) -> set[tuple[str, str, str]]:
    """Return by council and area the grades that a reading gives as those before the news."""
    return {
        (one.council or "", _area(judgement.area), str(judgement.previous_grade))
        for one in reading.inspections
        if one.role == "subject"
        for judgement in one.judgements
        if judgement.previous_grade
    }


def _is_told(curated: Mapping[str, Any], told: set[tuple[str, str, str]]) -> bool:
    """Return whether an earlier inspection without a date is in the reading as the grades before the news."""
    if curated["start"] or curated["role"] == "subject" or not curated["judgements"]:
        return False
    return all((curated["council"], _area(j["area"]), j["grade"]) in told for j in curated["judgements"])


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


def _inspection_facts(curated: Mapping[str, Any]) -> tuple[str, str, str, str]:
    start = curated["start"]["date"] if curated["start"] else ""
    return curated["council"], curated["role"], _sort(InspectionKind(curated["kind"])), start


def _read_facts(read: ReadInspection) -> tuple[str, str, str, str]:
    start = read.start.meant.iso if read.start else ""
    return read.council or "", read.role, _sort(read.kind), start


def _findings(curated: list[Mapping[str, Any]], reading: ExtractedArticle) -> tuple[Agreement, list[str]]:
    recalled = [one for one in curated if any(_agree(one, passage, reading) for passage in reading.passages)]
    right = [passage for passage in reading.passages if any(_agree(one, passage, reading) for one in curated)]
    lines = [
        f"not read: {one.get('key', '')} {one['kind']} in paragraph {one['places'][0]['paragraph']}"
        for one in curated
        if one not in recalled
    ]
    lines.extend(
        f"not curated: {passage.kind} in paragraph {passage.paragraph} at {passage.start}"
        for passage in reading.passages
        if passage not in right
    )
    return Agreement(len(curated), len(reading.passages), len(recalled), len(right)), lines


def _agree(curated: Mapping[str, Any], passage: ArticlePassage, reading: ExtractedArticle) -> bool:
    if _is_criticism(curated["kind"]) is not _is_criticism(passage.kind):
        return False
    if any(place["paragraph"] == passage.paragraph and not place["quote"] for place in curated["places"]):
        return True
    text = reading.paragraphs[passage.paragraph - 1]
    spans = places_of(curated, passage.paragraph, text)
    return any(start < passage.end and passage.start < end for start, end in spans)


def _is_criticism(kind: str) -> bool:
    return kind != FindingKind.STRENGTH


def places_of(finding: Mapping[str, Any], paragraph: int, text: str) -> list[tuple[int, int]]:
    """Return from where to where the words stand in a paragraph that a key quotes of a finding."""
    quotes = [place["quote"] for place in finding["places"] if place["paragraph"] == paragraph]
    return [(start, start + len(quote)) for quote in quotes if quote and (start := text.find(quote)) >= 0]


def main(arguments: Sequence[str]) -> int:
    """Print the table and what differs; return the exit status, 2 if there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m inspections.extraction.article_accuracy")
    parser.add_argument("folder", type=Path, help="articles, and for each a key (*.json) of the same name")
    folder: Path = parser.parse_args(arguments).folder
    try:
        accuracy = measure_folder(folder)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("\n".join([table(accuracy), *accuracy.differences]) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
