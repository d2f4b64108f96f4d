"""The curated readings of the founding articles are well formed, and say nothing that the articles do not.

The rules that they follow are in docs/curation.md. What needs the articles themselves asks for the corpus.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from inspections.vocabulary import (
    Area,
    FindingKind,
    Framework,
    Grade,
    InspectionKind,
    Measure,
    Part,
    PartialDate,
    Precision,
    SourceKind,
    Stance,
    Unit,
    framework_version_for,
)

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "fixtures" / "articles"
Entry = dict[str, Any]
ARTICLES: dict[str, Entry] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))
}
SUMMARY_WORDS, QUOTE_WORDS, BORROWED_WORDS = 30, 12, 8
KEYS = {
    "article": ["key", "source", "councils", "inspections", "findings", "responses", "figures"],
    "councils": ["dfe_code", "part", "paragraphs"],
    "inspections": [
        *["key", "council", "record", "same_as", "kind", "role", "start", "published", "topic"],
        *["paragraphs", "quote", "judgements", "note"],
    ],
    "judgements": ["area", "grade", "previous_grade", "paragraph", "quote"],
    "findings": ["key", "inspection", "kind", "area", "themes", "summary", "places", "repeated_from"],
    "responses": ["key", "council", "inspection", "role", "name", "stance", "summary", "place"],
    "figures": ["key", "council", "measure", "period", "value", "date", "unit", "note", "place"],
}
COMMENT = re.compile(r"^\d+\. .+ \d{4} at \d{1,2}:\d{2} [ap]m #$")

every_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())


def parts(article: Entry, *names: str) -> Iterator[Entry]:
    """Give every entry of the article's named lists."""
    for name in names:
        yield from article[name]


def judgements(article: Entry) -> Iterator[Entry]:
    """Give every judgement of every inspection."""
    for inspection in article["inspections"]:
        yield from inspection["judgements"]


def quotes(article: Entry) -> Iterator[tuple[int, str]]:
    """Give every (paragraph, quote) in which one paragraph is said to hold the quote."""
    for judgement in judgements(article):
        yield judgement["paragraph"], judgement["quote"]
    for finding in article["findings"]:
        yield from ((place["paragraph"], place["quote"]) for place in finding["places"])
    for entry in parts(article, "responses", "figures"):
        yield entry["place"]["paragraph"], entry["place"]["quote"]


def paragraphs_of(article: Entry, corpus: Path) -> list[str]:
    """Return the article's blocks of text as found; the first is its title."""
    for path in sorted((corpus / "seeds").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        blocks = [line.strip() for line in lines if line.strip()]
        if blocks[0] == article["source"]["title"]:
            return blocks
    pytest.fail(f"No article of the corpus has the title {article['source']['title']!r}.")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of `BORROWED_WORDS` words."""
    found = words(text)
    return {tuple(found[i : i + BORROWED_WORDS]) for i in range(len(found) - BORROWED_WORDS + 1)}


def record_of(inspection: Entry, corpus: Path) -> Entry:
    """Return the row of the record that the inspection is said to be."""
    code, start = inspection["record"].split("/")
    with (corpus / "inspections.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["dfe_code"], row["start_date"]) == (code, start)]
    assert len(rows) == 1, f"{inspection['record']} is {len(rows)} rows of the record"
    return rows[0]


def test_each_of_the_five_articles_has_a_file_named_by_its_key() -> None:
    assert len(ARTICLES) == 5
    assert [article["key"] for article in ARTICLES.values()] == list(ARTICLES)


@every_article
def test_every_entry_has_the_documented_keys_in_their_order(article: Entry) -> None:
    assert list(article) == KEYS["article"]
    for name in KEYS["article"][2:]:
        assert all(list(entry) == KEYS[name] for entry in article[name]), name
    assert all(list(judgement) == KEYS["judgements"] for judgement in judgements(article))


@every_article
def test_no_key_is_used_twice(article: Entry) -> None:
    for name in ("inspections", "findings", "responses", "figures"):
        keys = [entry["key"] for entry in article[name]]
        assert len(keys) == len(set(keys)), name


@every_article
def test_every_coded_value_is_a_word_of_the_field(article: Entry) -> None:
    assert article["source"]["kind"] in SourceKind.slugs()
    assert {council["part"] for council in article["councils"]} <= set(Part.slugs())
    for inspection in article["inspections"]:
        assert inspection["kind"] in InspectionKind.slugs()
        assert inspection["role"] in {"subject", "background"}
    for finding in article["findings"]:
        assert finding["kind"] in FindingKind.slugs()
        assert finding["area"] in Area.slugs()
    assert {response["stance"] for response in article["responses"]} <= set(Stance.slugs())
    for figure in article["figures"]:
        assert Measure(figure["measure"]).unit == figure["unit"], figure["key"]


@every_article
def test_every_finding_has_one_to_four_known_themes(article: Entry) -> None:
    with (PROJECT / "fixtures" / "themes.csv").open(encoding="utf-8", newline="") as file:
        known = {row["slug"] for row in csv.DictReader(file)}
    for finding in article["findings"]:
        assert 1 <= len(finding["themes"]) <= 4, finding["key"]
        assert len(set(finding["themes"])) == len(finding["themes"]), finding["key"]
        assert set(finding["themes"]) <= known, finding["key"]


@every_article
def test_summaries_and_quotes_are_short(article: Entry) -> None:
    for entry in parts(article, "findings", "responses"):
        assert 1 <= len(entry["summary"].split()) <= SUMMARY_WORDS, entry["key"]
    assert all(len(quote.split()) <= QUOTE_WORDS for _, quote in quotes(article))
    for finding in article["findings"]:
        quoted = sum(len(place["quote"].split()) for place in finding["places"])
        assert 1 <= quoted <= QUOTE_WORDS, finding["key"]


@every_article
def test_dates_are_no_more_exact_than_their_precision(article: Entry) -> None:
    dates = [inspection[name] for inspection in article["inspections"] for name in ("start", "published")]
    for given in [article["source"]["published"], *dates]:
        if given is not None:
            assert PartialDate.from_iso(given["date"]).precision == Precision(given["precision"])


@every_article
def test_an_undated_article_says_what_bounds_its_date(article: Entry) -> None:
    source = article["source"]
    note = source["published"]["note"] if source["published"] else source["published_note"]
    assert re.search(r"\d{4}|printed", note)


@every_article
def test_findings_and_responses_belong_to_inspections_of_the_article(article: Entry) -> None:
    councils = {council["dfe_code"] for council in article["councils"]}
    of_council = {inspection["key"]: inspection["council"] for inspection in article["inspections"]}
    assert set(of_council.values()) == councils
    for finding in article["findings"]:
        assert finding["inspection"] in of_council, finding["key"]
    for response in article["responses"]:
        assert of_council[response["inspection"]] == response["council"], response["key"]
    assert {figure["council"] for figure in article["figures"]} <= councils


@every_article
def test_what_is_repeated_was_said_at_an_earlier_inspection_of_the_same_council(article: Entry) -> None:
    by_key = {inspection["key"]: inspection for inspection in article["inspections"]}
    for finding in article["findings"]:
        if finding["repeated_from"] is not None:
            now, earlier = by_key[finding["inspection"]], by_key[finding["repeated_from"]]
            assert earlier["council"] == now["council"], finding["key"]
            assert earlier["start"]["date"] < now["start"]["date"], finding["key"]


@every_article
def test_a_figure_gives_either_a_value_or_a_date(article: Entry) -> None:
    for figure in article["figures"]:
        assert (figure["value"] is None) != (figure["date"] is None), figure["key"]
        assert (figure["date"] is not None) == (figure["unit"] == Unit.DATE), figure["key"]


def test_an_inspection_that_two_articles_report_is_made_by_one_of_them() -> None:
    made = {
        f"{key}/{inspection['key']}": inspection
        for key, article in ARTICLES.items()
        for inspection in article["inspections"]
        if inspection["same_as"] is None
    }
    shared = [
        inspection
        for article in ARTICLES.values()
        for inspection in article["inspections"]
        if inspection["same_as"] is not None
    ]
    assert [inspection["same_as"] for inspection in shared] == [
        "york-and-west-berkshire-2022/york-focused-visit-2019"
    ]
    for inspection in shared:
        maker = made[inspection["same_as"]]
        assert (inspection["council"], inspection["kind"]) == (maker["council"], maker["kind"])


@every_article
def test_grades_are_on_the_scale_of_the_framework_in_force(article: Entry) -> None:
    for inspection in article["inspections"]:
        if not inspection["judgements"]:
            continue
        start = PartialDate.from_iso(inspection["start"]["date"]).day
        version = framework_version_for(start, Framework.SIF if start.year < 2018 else Framework.ILACS)
        for judgement in inspection["judgements"]:
            assert Area(judgement["area"]) in version.areas
            assert Grade(judgement["grade"]) in version.scale


@every_article
def test_grades_and_dates_agree_with_the_record(article: Entry, corpus: Path) -> None:
    for inspection in article["inspections"]:
        if inspection["record"] is None:
            assert not inspection["judgements"], "only visits are missing from the record"
            continue
        row = record_of(inspection, corpus)
        assert row["kind"] == inspection["kind"]
        assert row["start_date"].startswith(inspection["start"]["date"])
        if inspection["published"]:
            assert row["published_date"].startswith(inspection["published"]["date"])
        for judgement in inspection["judgements"]:
            column = judgement["area"].removesuffix("_and_care_leavers")
            assert row[column] == judgement["grade"], judgement["area"]


@every_article
def test_every_quote_stands_in_its_paragraph(article: Entry, corpus: Path) -> None:
    blocks = paragraphs_of(article, corpus)
    for paragraph, quote in quotes(article):
        assert 1 <= paragraph <= len(blocks)
        assert quote in blocks[paragraph - 1], f"{quote!r} is not in paragraph {paragraph}"


@every_article
def test_what_an_inspection_quotes_and_prints_stands_in_its_paragraphs(article: Entry, corpus: Path) -> None:
    blocks = paragraphs_of(article, corpus)
    for inspection in article["inspections"]:
        text = "\n".join(blocks[paragraph - 1] for paragraph in inspection["paragraphs"])
        dates = [date for date in (inspection["start"], inspection["published"]) if date is not None]
        for printed in [inspection["quote"], *(date["printed"] for date in dates)]:
            assert printed, inspection["key"]
            assert printed in text, f"{inspection['key']}: {printed!r}"


@every_article
def test_a_council_is_named_in_the_paragraphs_given(article: Entry, corpus: Path) -> None:
    blocks = paragraphs_of(article, corpus)
    with (corpus / "councils.csv").open(encoding="utf-8", newline="") as file:
        names = {row["dfe_code"]: row["short_name"] for row in csv.DictReader(file)}
    for council in article["councils"]:
        assert council["paragraphs"]
        name = names[council["dfe_code"]].removesuffix(" of Yorkshire")
        assert all(name in blocks[paragraph - 1] for paragraph in council["paragraphs"])


@every_article
def test_nothing_rests_on_a_readers_comment(article: Entry, corpus: Path) -> None:
    blocks = paragraphs_of(article, corpus)
    comments = next((n for n, block in enumerate(blocks, 1) if COMMENT.match(block)), len(blocks) + 1)
    assert all(paragraph < comments for paragraph, _ in quotes(article))


@every_article
def test_summaries_are_in_our_own_words(article: Entry, corpus: Path) -> None:
    theirs = runs(" ".join(paragraphs_of(article, corpus)))
    for entry in parts(article, "findings", "responses"):
        assert not runs(entry["summary"]) & theirs, entry["key"]
