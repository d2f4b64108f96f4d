"""Settings for the tests: on the database of DATABASE_URL, SQLite otherwise; nothing is kept."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ofstedtracker.settings.base import *  # noqa: F403
from ofstedtracker.settings.base import DATABASES, STORAGES

DEBUG = False
SECRET_KEY = "known to everybody, and good enough for tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# A connection kept open by the live server's threads would stop the test database from being removed.
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Named for this process, so that two runs at once do not remove each other's database.
name = f"test_ofstedtracker_{os.getpid()}"
DATABASES["default"]["TEST"] = {"NAME": name}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because the live server answers a browser's requests on several threads, which share no memory.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / f"{name}.sqlite3")}
    # Nobody misses a test database that a power cut breaks.
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
