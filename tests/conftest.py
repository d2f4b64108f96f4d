"""What every test may ask for: the shared corpus, Chromium, PostgreSQL. What is missing is said once, here.

A machine need not have all three: a test that asks for what is missing skips, and says how to get it.
With CI=true it fails instead, so that nothing goes untested unnoticed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest

PROJECT = Path(__file__).resolve().parents[1]
CORPUS = PROJECT.parent / "shared" / "data"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def do_without(what_is_missing: str) -> NoReturn:
    """Skip the test that asked, with the sentence given; with CI=true, fail it."""
    if os.environ.get("CI", "").lower() in {"true", "1"}:
        pytest.fail(f"{what_is_missing} (CI=true: this may not be missing)", pytrace=False)
    pytest.skip(what_is_missing)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of gathered facts and documents that the readers are measured on."""
    if not (CORPUS / "README.md").is_file():
        do_without("The shared corpus is missing: put it at ../shared/data, beside the project's folder.")
    return CORPUS


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of this machine's Chromium."""
    for name in CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    do_without("Chromium is missing. On Debian or Ubuntu: apt install chromium. Browser tests need it.")


def postgresql_addresses() -> list[str]:
    """Return where a PostgreSQL may answer: what the environment names, else the usual places."""
    named = [os.environ.get("TEST_POSTGRESQL_URL", ""), os.environ.get("DATABASE_URL", "")]
    usual = ["postgresql:///postgres", "postgresql://postgres@127.0.0.1:5432/postgres"]
    return [address for address in named if address.startswith("postgres")] or usual


@pytest.fixture
def empty_postgresql() -> Iterator[str]:
    """The address of a new, empty PostgreSQL database, removed after the test."""
    for address in postgresql_addresses():
        try:
            server = psycopg.connect(address, autocommit=True, connect_timeout=5)
            break
        except psycopg.OperationalError:
            continue
    else:
        do_without(
            "No PostgreSQL answers. On Debian or Ubuntu: apt install postgresql, start it, and name a role "
            "that may create databases: make test DATABASE_URL=postgresql://role:password@127.0.0.1:5432/postgres"
        )
    name = f"ofstedtracker_{uuid4().hex}"
    with server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            at = urlsplit(address)
            yield f"{at.scheme}://{at.netloc}/{name}?{at.query}".rstrip("?")
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
