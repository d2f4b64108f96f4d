"""The five founding articles, read and compared with what was curated from them by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspections.extraction.article_accuracy import ArticleAccuracy, curated_articles, measure
from inspections.extraction.articles import read_article

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "articles"


@pytest.fixture(scope="module")
def accuracy(corpus: Path) -> ArticleAccuracy:
    return measure(curated_articles(corpus / "seeds", FIXTURES))


def test_every_inspection_and_grade_of_the_founding_articles_is_read_and_no_other(
    accuracy: ArticleAccuracy,
) -> None:
    for name in ("inspections", "grades"):
        assert accuracy.by_measure[name].recall == 1.0, accuracy.differences
        assert accuracy.by_measure[name].precision == 1.0, accuracy.differences


def test_findings_are_read_as_well_as_is_promised(accuracy: ArticleAccuracy) -> None:
    findings = accuracy.by_measure["findings"]
    assert findings.recall >= 0.80, accuracy.differences
    assert findings.precision >= 0.85, accuracy.differences


def test_everyone_who_answered_is_read_with_the_stance_they_took(accuracy: ArticleAccuracy) -> None:
    assert accuracy.by_measure["responses"].recall >= 0.9, accuracy.differences


def test_every_passage_stands_where_it_says(corpus: Path) -> None:
    for path in sorted((corpus / "seeds").glob("*.txt")):
        reading = read_article(path.read_bytes())
        assert reading.passages
        for passage in reading.passages:
            paragraph = reading.paragraphs[passage.paragraph - 1]
            assert paragraph[passage.start : passage.end] == passage.text
