"""Whole articles, written and keyed for this without sight of the software, read and compared.

`unseen` was never learned from or looked at while rules were written. The floors are a little below what was
measured at its first reading: they tell when the reading gets worse.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from inspections.extraction import article_training as training
from inspections.extraction import councils
from inspections.extraction.article_accuracy import ArticleAccuracy, keyed_articles, main, measure_folder
from inspections.extraction.articles import read_article, sifting
from inspections.extraction.articles.blocks import read_layout
from inspections.extraction.articles.reading import finding_candidates
from tests.extraction.invented import COUNCILS, VISIT

WRITTEN = Path(__file__).resolve().parents[1] / "written"


@pytest.fixture(scope="module")
def unseen() -> ArticleAccuracy:
    return measure_folder(WRITTEN / "unseen")


@pytest.mark.parametrize(
    ("measured", "recall", "precision"),
    [("inspections", 0.85, 0.91), ("grades", 0.80, 0.89), ("findings", 0.90, 0.87)],
)
def test_articles_that_were_never_learned_from_are_read_no_worse_than_before(
    unseen: ArticleAccuracy, measured: str, recall: float, precision: float
) -> None:
    agreement = unseen.by_measure[measured]
    assert agreement.recall >= recall, "\n".join(unseen.differences)
    assert agreement.precision >= precision, "\n".join(unseen.differences)


def test_no_article_is_both_learned_from_and_measured() -> None:
    learned, measured = (
        {key["source"]["title"] for _, key in keyed_articles(WRITTEN / name)}
        for name in ("learned", "unseen")
    )
    assert learned
    assert measured
    assert not learned & measured


def test_the_command_prints_the_measures_and_what_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert "no keys" in capsys.readouterr().err
    shutil.copy(WRITTEN / "unseen" / "y02.json", tmp_path)
    assert main([str(tmp_path)]) == 2
    assert "no article for y02.json" in capsys.readouterr().err
    (tmp_path / "y02.json").unlink()
    for name in ("y01.txt", "y01.json", "councils.csv"):
        shutil.copy(WRITTEN / "unseen" / name, tmp_path)
    assert main([str(tmp_path)]) == 0
    assert "in 1 articles" in capsys.readouterr().out


def test_weights_are_learned_from_keyed_articles_and_measured_on_those_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(WRITTEN / "learned" / "councils.csv", tmp_path)
    for path in (path for number in range(1, 12) for path in (WRITTEN / "learned").glob(f"a{number:02}.*")):
        shutil.copy(path, tmp_path)
    weights = tmp_path / "learned" / "weights.json"
    weights.parent.mkdir()
    monkeypatch.setattr(training, "WEIGHTS", weights)
    assert training.main([str(tmp_path)]) == 0
    models = json.loads(weights.read_text(encoding="utf-8"))
    assert models["finding"]["told"] > 0
    assert models["praise"]["lean"] > 0
    assert training.main([str(tmp_path), "--check"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["finding", "by", "praise"]


def test_every_quotation_of_a_key_stands_in_the_paragraph_that_it_names() -> None:
    for path, key in (pair for name in ("learned", "unseen") for pair in keyed_articles(WRITTEN / name)):
        texts = {block.number: block.text for block in read_layout(path.read_bytes()).blocks}
        for finding in key["findings"]:
            for place in finding["places"]:
                assert place["quote"] in texts[place["paragraph"]], (path.name, place)


def test_every_finding_shows_the_words_that_decided() -> None:
    with councils.listed_in(WRITTEN / "unseen" / "councils.csv"):
        readings = [read_article(path.read_bytes()) for path, _ in keyed_articles(WRITTEN / "unseen")]
    found = [passage for reading in readings for passage in reading.passages]
    assert found
    assert not [passage.text for passage in found if not passage.words]


@pytest.fixture
def criticism() -> sifting.Candidate:
    """Return a part of a sentence that the rules take for criticism, and have nothing against."""
    with councils.listed_in(COUNCILS):
        return next(
            one
            for one, _ in finding_candidates(f"{VISIT}\nRecords were poor.".encode())
            if one.piece.lean.score < 0
        )


def test_what_rules_doubt_must_be_likelier_to_be_a_finding(criticism: sifting.Candidate) -> None:
    doubted = replace(criticism, doubts=frozenset({sifting.Doubt.EXAMPLE}))
    for bias, of_told, of_doubted in ((-0.1, False, False), (0.1, True, False), (0.5, True, True)):
        assert sifting.is_finding(criticism, {"bias": bias}) is of_told
        assert sifting.is_finding(doubted, {"bias": bias}) is of_doubted


def test_rules_tell_praise_from_criticism_where_the_weights_hardly_do(criticism: sifting.Candidate) -> None:
    assert not sifting.praises(criticism, {"bias": 0.2}).is_so
    assert sifting.praises(criticism, {"bias": 1.0, "w:records": 0.5}).is_so
    assert sifting.praises(criticism, {"bias": 1.0, "w:records": 0.5}).words[0] == "records"


def test_the_weights_that_ship_say_which_words_decided() -> None:
    models = json.loads(sifting.WEIGHTS.read_text(encoding="utf-8"))
    assert models["praise"]["w:strong"] > 0 > models["praise"]["w:poor"]
    assert models["finding"]["told"] > 0 > models["finding"]["doubt:not of inspectors"]
