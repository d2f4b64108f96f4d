"""`manage.py create_editor NAME`: an account for a person who keeps the record right."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from inspections.editors import make_groups

TRIES = 3


def where_to_sign_in() -> str:
    """Return the address on the public host if the settings are those of a public site, else the path alone.

    On this machine only the server knows its port, and `make run` prints it.
    """
    path = reverse("admin:index")
    if settings.SESSION_COOKIE_SECURE:
        return f"https://{settings.ALLOWED_HOSTS[0].lstrip('.')}{path}"
    return f"{path} of the site."


def checked_password(password: str, user: Any) -> str:
    """Return the password. Raises CommandError with the sentences why it is too weak."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None
    return password


class Command(BaseCommand):
    """Makes an editor, or gives an existing user the rights of one."""

    help = "Make an account that may edit the record; with --reviewer, also publish and withdraw."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name, the role, and where a script keeps the password."""
        parser.add_argument("name", help="the name to sign in with")
        parser.add_argument("--reviewer", action="store_true", help="may also publish and withdraw")
        source = parser.add_mutually_exclusive_group()
        source.add_argument("--password-file", type=Path, help="read the password from this file")
        source.add_argument("--password-stdin", action="store_true", help="read it from standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account and its group, and say where to sign in."""
        users = get_user_model()._default_manager
        name: str = options["name"]
        group = make_groups()[1 if options["reviewer"] else 0]
        user = users.filter(username=name).first()
        if user is None:
            user = users.model(username=name, is_staff=True)
            try:
                user.full_clean(exclude=["password"])
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from None
            user.set_password(self._password(user, options["password_file"], options["password_stdin"]))
            done = f"{name} is now {group.name}."
        elif options["password_file"] or options["password_stdin"]:
            raise CommandError(
                f"{name} exists already. For a new password run: manage.py changepassword {name}"
            )
        else:
            user.is_staff = True
            done = f"{name} existed already, keeps the password, and is now {group.name}."
        user.save()
        user.groups.add(group)
        self.stdout.write(f"{done} Sign in at {where_to_sign_in()}")

    def _password(self, user: Any, file: Path | None, from_input: bool) -> str:
        if file is not None:
            try:
                return checked_password(file.read_text().strip("\r\n"), user)
            except OSError as error:
                raise CommandError(f"Cannot read {file}: {error.strerror}.") from None
        if from_input:
            return checked_password(sys.stdin.readline().rstrip("\r\n"), user)
        if not sys.stdin.isatty():
            raise CommandError(
                "There is nobody to ask for a password. Give one with --password-file or --password-stdin."
            )
        return self._asked_password(user)

    def _asked_password(self, user: Any) -> str:
        for _ in range(TRIES):
            password = getpass.getpass(f"Password for {user.get_username()}: ")
            if password != getpass.getpass("The same again: "):
                self.stderr.write("The two differ. Try again.")
                continue
            try:
                return checked_password(password, user)
            except CommandError as weakness:
                self.stderr.write(f"{weakness} Try another.")
        raise CommandError("No password was set, so no account was made.")
