"""What both ways of running share. Small on purpose: the list of apps is the start-up time."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Any

from afterno.settings.table import read

ENV = read(os.environ)


def _present(module: str, otherwise: str, *suffixes: str) -> str:
    """Name the module where it exists, else what stands in for it in a build without the pages."""
    there = importlib.util.find_spec(module) is not None
    return (module if there else otherwise) + (suffixes[0 if there else 1] if suffixes else "")


DEBUG: bool = ENV["AFTERNO_DEBUG"]
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS: list[str] = [*LOCAL_HOSTS, *ENV["AFTERNO_ALLOWED_HOSTS"]]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "afterno.record",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = _present("afterno.web.urls", "afterno.settings.nopages")
WSGI_APPLICATION = "afterno.web.wsgi.application"

WEB = Path(__file__).resolve().parent.parent / "web"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [WEB / "jinja2"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": _present("afterno.web.jinja", "jinja2", ".environment", ".Environment"),
        },
    },
]

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "/sign-in/"
APPEND_SLASH = True

USE_TZ = True
TIME_ZONE = "UTC"  # how times are stored; the seeker's zone is in the profile
DISPLAY_TIME_ZONE: str = ENV["AFTERNO_TIME_ZONE"]
USE_I18N = False
LANGUAGE_CODE = "en"

LLM_URL: str = ENV["AFTERNO_LLM_URL"]
LLM_MODEL: str = ENV["AFTERNO_LLM_MODEL"]
LLM_KEY: str = ENV["AFTERNO_LLM_KEY"]
LLM_SECONDS: int = ENV["AFTERNO_LLM_SECONDS"]
LLM_OF_SEEKER = False  # on a server no seeker makes it ask an address of their choice
SECRETS_IN: str = ENV["AFTERNO_SECRETS"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'", "blob:"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = "afterno_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "afterno_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = _present("afterno.web.views.door", "django.views.csrf", ".unproven", ".csrf_failure")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": ENV["AFTERNO_LOG_LEVEL"]},
}
# Addresses of pages carry ids of people: requests are not logged, errors are.
LOGGING["loggers"] = {
    name: {"handlers": ["stderr"], "level": "ERROR", "propagate": False}
    for name in ("django.server", "django.request", "django.security")
}
