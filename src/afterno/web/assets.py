"""Styles, script and pictures: out of the package, named by their content, compressed once, kept by the browser."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.cache import patch_vary_headers

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from django.http import HttpRequest

OWN = files("afterno.web") / "static"
HTMX = files("django_htmx") / "static" / "django_htmx" / "htmx-2.min.js"
NAMES = ("base.css", "pages.css", "app.js", "icon.svg", "htmx.js")
"""All there is; nothing else is served."""
A_YEAR = 31_536_000
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, ready to be sent."""

    url: str
    kind: str
    plain: bytes
    packed: bytes


@lru_cache(maxsize=16)
def asset(name: str) -> Asset:
    """Read one file of the package; its address changes with its content."""
    source: Traversable = HTMX if name == "htmx.js" else OWN / name
    plain = source.read_bytes()
    digest = hashlib.sha256(plain).hexdigest()[:10]
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(f"/assets/{digest}/{name}", kind, plain, gzip.compress(plain, 9, mtime=0))


def url(name: str) -> str:
    """Say where a file is found."""
    return asset(name).url


def serve(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """Give one file; an older address gets the present file without being kept."""
    if name not in NAMES:
        raise Http404
    found = asset(name)
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(
        found.packed if packed else found.plain, content_type=f"{found.kind}; charset=utf-8"
    )
    if packed:
        response["Content-Encoding"] = "gzip"
    fresh = f"/assets/{digest}/{name}" == found.url
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable" if fresh else "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


@lru_cache(maxsize=1)
def version() -> str:
    """Name the state of all files together."""
    return hashlib.sha256("".join(url(name) for name in NAMES).encode()).hexdigest()[:10]
