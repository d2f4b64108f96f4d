"""What a test does on a machine that lacks something: skip and say how to get it, or fail in CI."""

from __future__ import annotations

import pytest

from tests.conftest import do_without, postgresql_addresses


def test_what_is_missing_skips_and_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt install chromium"):
        do_without("Chromium is missing: apt install chromium")


def test_what_is_missing_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt install chromium"):
        do_without("Chromium is missing: apt install chromium")


def test_a_postgresql_that_is_named_is_the_only_one_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_POSTGRESQL_URL", "postgresql://tests@db.example.org/postgres")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///db.sqlite3")
    assert postgresql_addresses() == ["postgresql://tests@db.example.org/postgres"]
