"""One person, one machine: SQLite in a private data folder."""

from __future__ import annotations

import hashlib

from afterno.settings.base import *  # noqa: F403 - Django's settings are module names
from afterno.settings.base import ENV
from afterno.settings.folder import (
    RECORD_FILE,
    SQLITE_OPTIONS,
    data_folder,
    make_private,
    private_file,
    secret_key,
)

DATA_DIR = make_private(data_folder(ENV["AFTERNO_DATA_DIR"]))
SECRET_KEY: str = ENV["AFTERNO_SECRET_KEY"] or secret_key(DATA_DIR)
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(private_file(DATA_DIR / RECORD_FILE)),
        "OPTIONS": SQLITE_OPTIONS,
        "CONN_MAX_AGE": None,
    },
}
LLM_OF_SEEKER = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
# A browser keeps one jar for all ports of a machine: without names of their own the demo would sign its user out
# of the real record.
_FOLDER = hashlib.sha256(str(DATA_DIR).encode()).hexdigest()[:8]
SESSION_COOKIE_NAME = f"afterno_session_{_FOLDER}"
CSRF_COOKIE_NAME = f"afterno_csrf_{_FOLDER}"
