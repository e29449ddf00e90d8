"""For the tests: a SQLite file, or PostgreSQL with AFTERNO_TEST_POSTGRES=1 (tests/conftest.py starts it)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from afterno.settings.base import *  # noqa: F403 - Django's settings are module names
from afterno.settings.base import ENV
from afterno.settings.folder import RECORD_FILE, SQLITE_OPTIONS, make_private

# Made by name only: the folder itself comes into being where a test writes into it.
DATA_DIR = make_private(Path(ENV["AFTERNO_DATA_DIR"] or tempfile.mkdtemp(prefix="afterno-test-")))
SECRET_KEY = "for tests only " * 4
_file = str(DATA_DIR / RECORD_FILE)
_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": _file,
    "OPTIONS": SQLITE_OPTIONS,
    "TEST": {"NAME": str(DATA_DIR / "test.sqlite3")},
}
_POSTGRES: dict[str, Any] = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": ENV["AFTERNO_DB_NAME"],
    "HOST": ENV["AFTERNO_DB_HOST"],
    "PORT": ENV["AFTERNO_DB_PORT"],
    "USER": ENV["AFTERNO_DB_USER"],
}
DATABASES = {"default": _POSTGRES if ENV["AFTERNO_TEST_POSTGRES"] else _SQLITE}
LLM_OF_SEEKER = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_URL = "/static/"  # Django's live server wants one; nothing is served there
