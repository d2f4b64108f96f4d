"""Settings for one's own machine: `make run`, and every `manage.py` command that names no other settings."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from ofstedtracker.settings.base import *  # noqa: F403
from ofstedtracker.settings.base import VAR_DIR, env


def kept_secret(path: Path) -> str:
    """Return the secret in the file at `path`, which is made, for its owner's eyes only, where missing.

    Linking a finished file into place means that two commands started together agree on one secret.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=path.parent)  # made with mode 0600
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            os.unlink(draft)
    return path.read_text()


VAR_DIR.mkdir(parents=True, exist_ok=True)

# Off even here, so that the pages for a wrong address look as they do in public. DEBUG=true shows tracebacks.
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret(VAR_DIR / "secret_key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
