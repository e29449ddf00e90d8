"""Many people: PostgreSQL, behind HTTPS."""

from __future__ import annotations

from urllib.parse import urlsplit

from afterno.errors import SettingError
from afterno.settings.base import *  # noqa: F403 - Django's settings are module names
from afterno.settings.base import ENV, LOCAL_HOSTS

SECRET_KEY: str = ENV["AFTERNO_SECRET_KEY"]
if len(SECRET_KEY) < 40:
    raise SettingError(
        "AFTERNO_SECRET_KEY is missing or short. Set it to 50 random characters and keep it secret."
    )
_public = urlsplit(ENV["AFTERNO_PUBLIC_URL"])
if _public.scheme != "https" or not _public.hostname:
    raise SettingError("AFTERNO_PUBLIC_URL is missing. Set it to the address people use, https://...")

DATA_DIR = None
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": ENV["AFTERNO_DB_NAME"],
        "HOST": ENV["AFTERNO_DB_HOST"],
        "PORT": ENV["AFTERNO_DB_PORT"],
        "USER": ENV["AFTERNO_DB_USER"],
        "PASSWORD": ENV["AFTERNO_DB_PASSWORD"],
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    },
}
ALLOWED_HOSTS = [*LOCAL_HOSTS, _public.hostname, *ENV["AFTERNO_ALLOWED_HOSTS"]]
CSRF_TRUSTED_ORIGINS = [f"https://{_public.netloc}"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
