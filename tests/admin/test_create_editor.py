"""`manage.py create_editor`: an account in the right group, with a password that nobody guesses."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from inspections.editors import EDITED, make_groups
from inspections.management.commands import create_editor

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery staple"


def create(*arguments: str) -> str:
    """Return what the command prints."""
    output = io.StringIO()
    call_command("create_editor", *arguments, stdout=output, stderr=output)
    return output.getvalue()


class Terminal(io.StringIO):
    """Standard input with a person before it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that a person types, in order."""
    typed: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda prompt: typed.pop(0))
    monkeypatch.setattr("sys.stdin", Terminal())
    return typed


def test_an_editor_signs_in_where_the_command_says(answers: list[str]) -> None:
    answers += [PASSWORD, PASSWORD]
    assert "Sign in at /admin/ of the site." in create("ann")
    client = Client()
    assert client.login(username="ann", password=PASSWORD)
    assert client.get("/admin/inspections/finding/").status_code == 200


def test_on_a_public_site_the_command_names_its_host(answers: list[str], settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    settings.ALLOWED_HOSTS = [".example.org"]
    answers += [PASSWORD, PASSWORD]
    assert "Sign in at https://example.org/admin/" in create("ann")


def test_a_password_typed_differently_is_asked_again(answers: list[str]) -> None:
    answers += [PASSWORD, "something else", PASSWORD, PASSWORD]
    assert "The two differ" in create("ann")
    assert User.objects.get().check_password(PASSWORD)


def test_a_weak_password_is_refused_in_words_and_no_account_is_made(answers: list[str]) -> None:
    answers += ["12345678", "12345678"] * create_editor.TRIES
    with pytest.raises(CommandError, match="No password was set, so no account was made"):
        create("ann")
    assert not User.objects.exists()


def test_a_script_gives_the_password_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n")
    create("ann", "--password-file", str(file))
    assert User.objects.get().check_password(PASSWORD)


def test_a_script_gives_the_password_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    create("ann", "--password-stdin")
    assert User.objects.get().check_password(PASSWORD)


def test_a_missing_password_file_is_said_in_words() -> None:
    with pytest.raises(CommandError, match="Cannot read /nowhere/at/all: No such file"):
        create("ann", "--password-file", "/nowhere/at/all")


def test_with_nobody_to_ask_the_command_says_how_to_give_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(CommandError, match="--password-file or --password-stdin"):
        create("ann")


def test_an_editor_becomes_a_reviewer_and_keeps_the_password(answers: list[str]) -> None:
    answers += [PASSWORD, PASSWORD]
    create("ann")
    assert "ann existed already, keeps the password, and is now reviewer" in create("ann", "--reviewer")
    user = User.objects.get()
    assert user.check_password(PASSWORD)
    assert user.has_perm("inspections.publish_finding")


def test_a_new_password_for_somebody_who_exists_is_another_command(tmp_path: Path) -> None:
    User.objects.create_user("ann", password=PASSWORD)
    file = tmp_path / "password"
    file.write_text("another long password")
    with pytest.raises(CommandError, match=r"manage\.py changepassword ann"):
        create("ann", "--password-file", str(file))


def test_a_name_that_cannot_be_is_refused_in_words() -> None:
    with pytest.raises(CommandError, match="Enter a valid username"):
        create("ann smith!")


def test_an_editor_changes_everything_and_publishes_nothing_and_a_reviewer_does_both() -> None:
    editor, reviewer = make_groups()
    names = {group: set(group.permissions.values_list("codename", flat=True)) for group in (editor, reviewer)}
    for model in EDITED:
        assert {f"{action}_{model._meta.model_name}" for action in ("add", "change", "view")} <= names[editor]
    assert not {name for name in names[editor] if name.startswith("publish_")}
    assert names[reviewer] - names[editor] == {
        "publish_inspection",
        "publish_judgement",
        "publish_finding",
        "publish_response",
        "publish_source",
        "publish_figure",
    }


def test_making_the_groups_again_puts_their_permissions_right() -> None:
    editor, _ = make_groups()
    editor.permissions.clear()
    make_groups()
    assert Group.objects.get(name="editor").permissions.exists()
    assert Group.objects.count() == 2
