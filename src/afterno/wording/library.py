"""The wording that is data: read from this package's templates when it is first needed."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Read one file of templates."""
    import tomllib

    text = (
        resources.files("afterno.wording").joinpath("templates", f"{name}.toml").read_text(encoding="utf-8")
    )
    return tomllib.loads(text)
