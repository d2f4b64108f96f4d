"""What every installation shares. What may differ comes from the environment: see `.env.example`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
env.read_env(BASE_DIR / ".env")  # Does nothing without the file; never overrides the real environment.

# Everything the running site writes: the database, generated secrets, documents read, collected static files.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "inspections.apps.EditingConfig",  # django.contrib.admin, with a site of our own
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django.forms",
    "django_filters",
    "django_htmx",
    "simple_history",
    "inspections.apps.InspectionsConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "ofstedtracker.urls"
WSGI_APPLICATION = "ofstedtracker.wsgi.application"
ASGI_APPLICATION = "ofstedtracker.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "inspections.views.context.currency",
            ],
        },
    },
]
# Lets templates/admin/ and templates/django/ replace the templates of Django's own forms too.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"


def database(address: str) -> dict[str, Any]:
    """Return Django's description of the database at one address, with what its engine needs to be safe.

    SQLite takes one writer at a time: the write-ahead log lets pages be read meanwhile, an immediate
    transaction takes its lock when it starts (a deferred one can fail half-way), and others wait for it.
    """
    if "://" not in address:  # which is not repeated here: it may hold a password
        raise ValueError("DATABASE_URL must start with sqlite:/// or postgresql://; see .env.example.")
    described: dict[str, Any] = env.db_url_config(address)
    options = described.setdefault("OPTIONS", {})
    match described["ENGINE"]:
        case "django.db.backends.sqlite3":
            options.update(
                init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
                transaction_mode="IMMEDIATE",
                timeout=20,  # seconds
            )
        case "django.db.backends.postgresql":
            described.update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
        case engine:
            raise ValueError(
                f"DATABASE_URL names {engine}: this project runs on sqlite:/// and postgresql:// only."
            )
    return described


DATABASES = {"default": database(env.str("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR}/db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "ofstedtracker.static_files.HashedStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Documents that editors gave the software. They have no public address: views decide who may read them.
MEDIA_ROOT = VAR_DIR / "documents"

# A reason that an editor gives may be a sentence or two; the library's own field takes 100 characters.
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# Reports are fetched from these hosts only, wherever an address in the record or a redirect may lead.
REPORT_HOSTS = env.list("REPORT_HOSTS", default=["files.ofsted.gov.uk", "files.api.ofsted.gov.uk"])

# Whether a record must be published by somebody else than the person who proposed or edited it.
REVIEW_BY_TWO = env.bool("REVIEW_BY_TWO", default=False)

# A page asks no other host for anything, and runs no script and no style that is written into the page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # small pictures inside stylesheets
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # Django's own handler prints to the console only while DEBUG is on; this one always does.
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # a wrong address is the visitor's affair, not a warning
    },
}
