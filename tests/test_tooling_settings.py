"""Settings: what production refuses, what is written down, and what each database engine gets."""

from __future__ import annotations

import os
import re
import secrets
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from ofstedtracker.settings.base import database
from ofstedtracker.settings.local import kept_secret

PROJECT = Path(__file__).resolve().parents[1]
GOOD_SECRET = secrets.token_urlsafe(64)
SAFE = {"SECRET_KEY": GOOD_SECRET, "ALLOWED_HOSTS": "ratings.example.org", "DEBUG": "false"}


def start_in_production(**environment: str) -> subprocess.CompletedProcess[str]:
    """Start Python with the production settings and nothing of this shell's environment but its PATH."""
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=PROJECT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "ofstedtracker.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_a_secret_and_a_host() -> None:
    started = start_in_production(**SAFE)
    assert started.returncode == 0, started.stderr


@pytest.mark.parametrize(
    ("unsafe", "sentence"),
    [
        (
            {"SECRET_KEY": ""},
            "SECRET_KEY is missing or has fewer than 50 characters. Set it in the environment",
        ),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is missing or has fewer than 50 characters"),
        ({"SECRET_KEY": "ab" * 30}, "SECRET_KEY is made of fewer than 5 different characters"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is missing or allows every host. Set it in the environment"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is missing or allows every host"),
        (
            {"DEBUG": "true"},
            "DEBUG is on, which shows the code and the settings to every visitor. Remove DEBUG",
        ),
    ],
)
def test_production_refuses_what_is_unsafe_and_says_what_to_set(
    unsafe: dict[str, str], sentence: str
) -> None:
    refused = start_in_production(**{**SAFE, **unsafe})
    assert refused.returncode != 0
    assert f"ImproperlyConfigured: {sentence}" in refused.stderr


def test_every_variable_that_is_read_is_in_the_example() -> None:
    example = (PROJECT / ".env.example").read_text()
    named = set(re.findall(r"^# ([A-Z_]+)=", example, re.MULTILINE))
    reading = re.compile(
        r"""(?:env\.[a-z_]+\(|environ\.get\(|environ\[|environ\.setdefault\()\s*"([A-Z_]+)\""""
    )
    folders = (PROJECT / "ofstedtracker", PROJECT / "inspections", PROJECT / "tests")
    files = [PROJECT / "manage.py", *(path for folder in folders for path in folder.rglob("*.py"))]
    read = {name for path in files for name in reading.findall(path.read_text())}
    assert read - {"PATH", "DJANGO_ALLOW_ASYNC_UNSAFE"} <= named
    assert named <= read | {"PYTHON"}, "the example names a variable that nothing reads"


def test_a_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    first = kept_secret(path)
    assert kept_secret(path) == first
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret_key"]


def test_a_postgresql_address_is_all_that_postgresql_needs() -> None:
    described = database("postgresql://editor:p%40ss@db.example.org:5433/ratings")
    assert described["ENGINE"] == "django.db.backends.postgresql"
    assert (described["USER"], described["PASSWORD"]) == ("editor", "p@ss")
    assert (described["HOST"], described["PORT"], described["NAME"]) == ("db.example.org", 5433, "ratings")


def test_another_engine_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"django\.db\.backends\.mysql.*sqlite:/// and postgresql://"):
        database("mysql://root@127.0.0.1/ratings")


def test_what_names_no_engine_is_refused_without_repeating_its_password() -> None:
    with pytest.raises(ValueError, match="must start with sqlite:/// or postgresql://") as refused:
        database("editor:hunter2@db.example.org/ratings")
    assert "hunter2" not in str(refused.value)


def test_an_empty_database_address_means_the_usual_database(tmp_path: Path) -> None:
    print_name = "from ofstedtracker.settings import base; print(base.DATABASES['default']['NAME'])"
    started = subprocess.run(
        [sys.executable, "-c", print_name],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert started.stdout.strip() == str(tmp_path / "db.sqlite3")


@pytest.mark.django_db
def test_the_tests_run_on_the_database_of_the_environment() -> None:
    asked_for = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    assert connection.vendor == asked_for


@pytest.mark.django_db
def test_sqlite_lets_pages_be_read_while_a_record_is_saved() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("This is about SQLite: unset DATABASE_URL to run it.")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.django_db
def test_a_page_may_ask_no_other_host_and_run_nothing_written_into_it(client: Client) -> None:
    policy = client.get("/nowhere/").headers["Content-Security-Policy"]
    directives = dict(directive.strip().split(" ", 1) for directive in policy.split(";"))
    assert directives["default-src"] == "'self'"
    assert not {"script-src", "style-src", "connect-src", "font-src"} & set(directives)
    assert "unsafe" not in policy
    assert "http" not in policy
