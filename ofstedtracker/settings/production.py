"""Settings for a public site behind a proxy that speaks HTTPS. They refuse to start when unsafe."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from ofstedtracker.settings.base import *  # noqa: F403
from ofstedtracker.settings.base import env

SHORTEST_SECRET = 50  # characters, as Django's own check security.W009 asks
FEWEST_DIFFERENT_CHARACTERS = 5
A_YEAR = 365 * 24 * 60 * 60  # seconds


def checked_secret(secret: str) -> str:
    """Return the secret key. Raises ImproperlyConfigured, saying how to make one, when it is weak."""
    if len(secret) < SHORTEST_SECRET:
        weakness = f"is missing or has fewer than {SHORTEST_SECRET} characters"
    elif len(set(secret)) < FEWEST_DIFFERENT_CHARACTERS:
        weakness = f"is made of fewer than {FEWEST_DIFFERENT_CHARACTERS} different characters"
    else:
        return secret
    raise ImproperlyConfigured(
        f"SECRET_KEY {weakness}. Set it in the environment to what this prints: "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
    )


def checked_hosts(hosts: list[str]) -> list[str]:
    """Return the host names. Raises ImproperlyConfigured when there is none, or when any would do."""
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is missing or allows every host. Set it in the environment to the names under "
            "which the site is reached, with commas between them: ALLOWED_HOSTS=ratings.example.org"
        )
    return hosts


if env.bool("DEBUG", default=False):
    raise ImproperlyConfigured(
        "DEBUG is on, which shows the code and the settings to every visitor. Remove DEBUG from the "
        "environment, or set DEBUG=false. On your own machine use "
        "DJANGO_SETTINGS_MODULE=ofstedtracker.settings.local"
    )
DEBUG = False
SECRET_KEY = checked_secret(env.str("SECRET_KEY", default=""))
ALLOWED_HOSTS = checked_hosts(env.list("ALLOWED_HOSTS", default=[]))
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[f"https://{host}" for host in ALLOWED_HOSTS])

SECURE_SSL_REDIRECT = True
# The proxy must set this header itself and drop what a visitor sent under its name.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=A_YEAR)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
