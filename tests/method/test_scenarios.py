"""Months of a life, step by step, as anybody can read them in `scenarios/*.txt`.

A line is a time and what happened (`kind person key=value ...`), or a time, `?` and what the plan then
says: `kind person due [channel]`, `nothing person`, or `stage person stage`. Acme, Ms Grant (who would have
been the boss), Mr Rowe of HR and one application are there from the start; `person` and `post` lines add to
them.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
from tests.method.world import World

SCENARIOS = sorted((Path(__file__).parent / "scenarios").glob("*.txt"))


def start() -> World:
    world = World(industry="Biotech")
    world.company("acme", industry="Biotech")
    world.person("grant")
    world.person("rowe", "hr")
    world.post("post", manager="grant")
    return world


def step(world: World, line: str) -> None:
    day, hour, *words = shlex.split(line)
    now = f"{day} {hour}"
    if words[0] == "?":
        expect(world, now, words[1:])
        return
    kind, rest = words[0], words[1:]
    fields: dict[str, Any] = dict(word.split("=", 1) for word in rest if "=" in word)
    if "every_days" in fields:
        fields["every_days"] = int(str(fields["every_days"]))
    plain = [word for word in rest if "=" not in word]
    if kind == "person":
        world.person(plain[0], *plain[1:], **fields)
    elif kind == "post":
        world.post(plain[0], **{key: str(value) for key, value in fields.items()})
    else:
        world.on(now, kind, plain[0] if plain else None, **fields)


def expect(world: World, now: str, words: list[str]) -> None:
    what, person, *rest = words
    if what == "nothing":
        assert world.kinds(now, person) == [], now
    elif what == "stage":
        assert world.stage(now, person) == rest[0], now
    else:
        found = [(one.kind, str(one.due), one.channel) for one in world.outs(now, person)]
        assert (what, *rest) in [one[: 1 + len(rest)] for one in found], f"{now}: {found}"


@pytest.mark.parametrize("path", SCENARIOS, ids=[path.stem for path in SCENARIOS])
def test_scenario(path: Path) -> None:
    world = start()
    lines = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    asked = 0
    for line in lines:
        if line:
            step(world, line)
            asked += "?" in line
    assert asked >= 3
