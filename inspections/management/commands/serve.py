"""`manage.py serve`: the whole site on this machine, from an empty folder or from where it was left."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

HOST = "127.0.0.1"
PORTS_TO_SUGGEST = 20
COLLECTED = "collected-from"  # in STATIC_ROOT: the fingerprint of the files that it was made of


def port_is_free(port: int) -> bool:
    """Return whether a server could listen on `port` of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def check_port(port: int) -> None:
    """Return nothing if `port` is free. Raises CommandError naming a command that will work, if it is not."""
    if not 1 <= port <= 65535:
        raise CommandError(
            f"{port} is no port number: choose one from 1024 to 65535, as in make run PORT=8001"
        )
    if port_is_free(port):
        return
    others = range(port + 1, min(port + 1 + PORTS_TO_SUGGEST, 65536))
    free = next((other for other in others if port_is_free(other)), None)
    advice = f"Run: make run PORT={free}" if free else "Choose another: make run PORT=..."
    raise CommandError(f"Port {port} is busy, or not yours to open. {advice}")


def static_files_fingerprint() -> str:
    """Return a text that changes whenever a static file of the project or of a library does."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = os.stat(storage.path(name))
            digest.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static_files() -> None:
    """Collect, hash and compress the static files into STATIC_ROOT, unless these very files were."""
    mark = Path(settings.STATIC_ROOT) / COLLECTED
    fingerprint = static_files_fingerprint()
    if mark.is_file() and mark.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(fingerprint)


class Command(BaseCommand):
    """Prepares the database, the data and the static files, then becomes the web server."""

    help = "Serve the site on this machine, with its database and data made ready. `make run` calls this."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port, which the environment may name as PORT."""
        parser.add_argument(
            "--port", type=int, default=os.environ.get("PORT", "8000"), help="8000 unless PORT is set"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make ready what is not, say where the site will be, and hand this process over to gunicorn."""
        port = options["port"]
        check_port(port)
        self.stdout.write("Preparing the database ...")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_fixtures", stdout=self.stdout)
        self.stdout.write("Preparing style sheets and scripts ...")
        collect_static_files()
        self.stdout.write(
            f"\nThe site:   http://{HOST}:{port}/   (Ctrl+C stops it)\n"
            f"The admin:  http://{HOST}:{port}{reverse('admin:index')}\n"
            "An editor:  .venv/bin/python manage.py create_editor NAME\n"
        )
        self.stdout.flush()
        become_server(port)


def become_server(port: int) -> None:
    """Replace this process with gunicorn, so that signals reach it and no idle parent keeps memory."""
    command = [sys.executable, "-m", "gunicorn", "ofstedtracker.wsgi", "--bind", f"{HOST}:{port}"]
    command += ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--log-level", "warning"]
    os.execv(sys.executable, command)
