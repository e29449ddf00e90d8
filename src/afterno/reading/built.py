"""What the build step made of a language's rules: tried on their examples, expanded, with the language's concepts.

`python -m afterno.reading.verify` writes it. One that is older than the rules' files is not used.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any

VERSION = "1"
"""Of the shape of what is built."""


def source(name: str) -> bytes:
    """Read one of the rules' files."""
    return resources.files("afterno.reading").joinpath("rules", name).read_bytes()


@cache
def digest(name: str) -> str:
    """Name the state of one of the rules' files."""
    return hashlib.sha256(VERSION.encode() + source(name)).hexdigest()


def digests(language: str) -> list[str]:
    """Name the state of the files a language's rules come from."""
    return [digest(f"{language}.toml"), digest("concepts.toml")]


def file(language: str) -> str:
    """Name the file of what was built."""
    return f"built-{language}.json"


@cache
def content(language: str) -> dict[str, Any] | None:
    """Give what was built for a language: `rulebook` and `concepts`; None where it is missing or out of date."""
    try:
        found: dict[str, Any] = json.loads(source(file(language)))
    except (FileNotFoundError, ValueError):
        return None
    return found if found.get("digests") == digests(language) else None
