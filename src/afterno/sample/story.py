"""The story as it is written down: mails in plain text files, one after the other."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from email.utils import parseaddr
from functools import cache
from importlib import resources
from typing import Any

_DIVIDER = re.compile(r"^={5,}$", re.MULTILINE)
_FLAGS = {"yes": True, "no": False, "null": None}


@dataclass(frozen=True, slots=True)
class Entry:
    """One mail of the story: what its sheet says, and its text."""

    sheet: dict[str, str]
    text: str

    @property
    def id(self) -> str:
        """The name the story's other mails call it by."""
        return self.sheet["id"]

    @property
    def address(self) -> str:
        """Who sent it."""
        return parseaddr(self.sheet["from"])[1]

    @property
    def hidden(self) -> bool:
        """Never in the mailbox itself, only attached to another."""
        return "hidden" in self.sheet

    @property
    def expect(self) -> dict[str, Any]:
        """What a careful reader would understand; dates still as fields."""
        truth: dict[str, Any] = {key: _FLAGS.get(value, value) for key, value in _pairs(self.sheet["expect"])}
        truth["people"] = [_person(each) for each in self.sheet.get("people", "").split(";") if each.strip()]
        return {"sure": True, "language": "en", **truth}


def _pairs(line: str) -> list[tuple[str, str]]:
    return [(key, value) for key, _, value in (part.partition("=") for part in shlex.split(line))]


def _person(line: str) -> dict[str, str | None]:
    name, role, *more = (part.strip() for part in line.split("|"))
    email, phone = ([part or None for part in more] + [None, None])[:2]
    return {"name": name, "role": role, "email": email, "phone": phone}


def _entry(block: str) -> Entry:
    head, _, text = block.strip("\n").partition("\n\n")
    lines = (line.partition(":") for line in head.splitlines())
    return Entry({key.strip(): value.strip() for key, _, value in lines}, text.rstrip("\n") + "\n")


@cache
def entries() -> tuple[Entry, ...]:
    """Every mail of the story, in the order of its files."""
    folder = resources.files("afterno.sample") / "story"
    files = sorted((each for each in folder.iterdir() if each.name.endswith(".txt")), key=lambda f: f.name)
    blocks = (block for file in files for block in _DIVIDER.split(file.read_text("utf-8")))
    return tuple(_entry(block) for block in blocks if block.strip())
