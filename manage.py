#!/usr/bin/env python
"""Runs the project's commands: `.venv/bin/python manage.py help` lists them."""

import os
import sys


def main() -> None:
    """Run the command on the command line, with the local settings unless the environment names others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ofstedtracker.settings.local")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as missing:
        raise SystemExit(
            f"{missing}. Run `make setup`, then call this with .venv/bin/python manage.py."
        ) from missing
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
