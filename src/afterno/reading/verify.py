"""The build step of the rules: each is tried on its own examples, and what a start needs is written down.

Run `python -m afterno.reading.verify` after a change to the rules; a test refuses a stale build.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from afterno.reading import built, concepts
from afterno.reading.rulebook import LANGUAGES, prepared


def build(language: str) -> str:
    """Give the file of a language."""
    content = {
        "digests": built.digests(language),
        "rulebook": prepared(built.source(f"{language}.toml").decode("utf-8")),
        "concepts": concepts.entries(language),
    }
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False) + "\n"


def main() -> int:
    """Write the files, and say which rules were left out."""
    failed = False
    for language in LANGUAGES:
        text = build(language)
        Path(__file__).with_name("rules").joinpath(built.file(language)).write_text(text, encoding="utf-8")
        for problem in json.loads(text)["rulebook"]["problems"]:
            failed = True
            sys.stderr.write(f"left out: {language}: {problem}\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
