"""Loading the data that ship: fetch reads the files, parse makes records, save writes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inspections.importing.shipped.article_files import read_article
from inspections.importing.shipped.article_records import article_records
from inspections.importing.shipped.articles import Article
from inspections.importing.shipped.problems import MalformedShippedData, Place, Problem
from inspections.importing.shipped.records import ShippedRecord, problems_between
from inspections.importing.shipped.saving import LoadReport, Outcome, save
from inspections.importing.shipped.table_files import read_table
from inspections.importing.shipped.tables import TABLES

__all__ = ["LoadReport", "MalformedShippedData", "Outcome", "ShippedFiles", "fetch", "parse", "save"]


@dataclass(frozen=True)
class ShippedFiles:
    """The texts of the shipped files by name: the tables, and the articles."""

    tables: dict[str, str]
    articles: dict[str, str]


def fetch(folder: Path) -> ShippedFiles:
    """Return the texts of the files in a folder; raises MalformedShippedData if one is missing or no text."""
    problems: list[Problem] = []
    known = [table.file for table in TABLES]
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known:
            problems.append(Problem(Place(path.name, ""), "", path.name, f"one of {', '.join(known)}"))
    tables = {name: _text(folder / name, name, problems) for name in known}
    articles = {
        f"articles/{path.name}": _text(path, f"articles/{path.name}", problems)
        for path in sorted((folder / "articles").glob("*.json"))
    }
    if problems:
        raise MalformedShippedData(problems)
    return ShippedFiles(tables, articles)


def _text(path: Path, name: str, problems: list[Problem]) -> str:
    """Return the text of a file, line ends as they are; an empty text where it cannot be had."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        problems.append(Problem(Place(name, ""), "", str(path), "a file of this name"))
    except UnicodeDecodeError as error:
        problems.append(Problem(Place(name, ""), "", f"byte {error.start}", "text in UTF-8"))
    return ""


def parse(files: ShippedFiles) -> list[ShippedRecord]:
    """Return the records that the files make; raises MalformedShippedData with everything wrong in them."""
    records: list[ShippedRecord] = []
    problems: list[Problem] = []
    articles: list[Article] = []
    for table in TABLES:
        made, wrong = read_table(table, files.tables[table.file])
        records += made
        problems += wrong
    for name, text in files.articles.items():
        try:
            articles.append(read_article(name, text))
        except MalformedShippedData as malformed:
            problems += malformed.problems
    if problems:
        # Only whole files can be compared: a row left out would make every link to it a problem of its own.
        raise MalformedShippedData(problems)
    records += article_records(articles, records)
    if between := problems_between(records):
        raise MalformedShippedData(between)
    return records
