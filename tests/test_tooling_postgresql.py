"""Moving to PostgreSQL: its address is all that changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def manage(address: str, *command: str) -> str:
    """Return what a command of the project prints on the database at `address`."""
    ran = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=PROJECT,
        env={
            **os.environ,
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "ofstedtracker.settings.local",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_the_whole_record_moves_to_postgresql_by_its_address_alone(empty_postgresql: str) -> None:
    manage(empty_postgresql, "migrate", "--no-input", "--verbosity", "0")
    manage(empty_postgresql, "load_fixtures")
    manage(empty_postgresql, "check_data")
    counting = "from inspections.models import Council; print(Council.objects.count())"
    assert manage(empty_postgresql, "shell", "--verbosity", "0", "--command", counting) == "158\n"
