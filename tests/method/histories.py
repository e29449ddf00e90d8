"""Whole histories as anybody can read them, run through the real command `afterno plan`, with the real calendars.

`histories/open/*.txt` were written from METHOD.md and CONTRACTS.md by somebody who had not read the planner, and the planner
was corrected where they were right. `histories/kept/*.txt` were written at the same time and are never tuned on.

`== title` begins a history. `seeker`, `policy`, `company`, `person` and `post` lines change the world it starts from: Acme
in Germany, Ms Grant who would have been the boss, Mr Rowe of HR and one application. Times are Berlin's unless they carry
an offset. A line with `?` asks: `PERSON KIND DUE [CHANNEL] [key=value ...]`, where `*` is anything and `-` nobody.
"""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from click.testing import CliRunner, Result

from afterno.cli.method import plan as command

HERE = Path(__file__).parent / "histories"
NUMBERS = {"every_days", "rhythm_days", "touches_a_year"}
TRUTH = {"true": True, "false": False}


def run(options: list[str]) -> Result:
    """`afterno plan` in this process, as `afterno` calls it: a command keeps the names of its first help option."""
    return CliRunner().invoke(command, options, help_option_names=["-h", "--help"])


def histories(folder: str) -> dict[str, list[str]]:
    """Title -> lines, of every file in a folder."""
    found: dict[str, list[str]] = {}
    for path in sorted((HERE / folder).glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("=="):
                here = found.setdefault(line[2:].strip(), [])
            elif line and not line.startswith("#"):
                here.append(line)
    return found


def when(words: list[str]) -> str:
    stamp = datetime.fromisoformat("T".join(words))
    return (stamp if stamp.tzinfo else stamp.replace(tzinfo=ZoneInfo("Europe/Berlin"))).isoformat()


def value(key: str, text: str) -> Any:
    if key in NUMBERS:
        return int(text)
    if key in {"emails", "phones"}:
        return [one for one in text.split(",") if one]
    return TRUTH.get(text, text)


def fields(words: list[str]) -> dict[str, Any]:
    pairs = (word.split("=", 1) for word in words if "=" in word)
    return {key: value(key, text) for key, text in pairs}


@dataclass
class History:
    """A record in the making; `lines` that ask give the differences."""

    record: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    asked: int = 0
    plans: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.record = {
            "format": "afterno-record/1",
            "seeker": {"name": "Alice Example", "time_zone": "Europe/Berlin", "country": "DE",
                       "emails": ["alice@example.com"], "industry": "Biotech"},
            "policy": {},
            "companies": [{"id": "acme", "name": "Acme", "domain": "acme.example", "country": "DE", "industry": "Biotech"}],
            "people": [], "applications": [], "events": [],
        }  # fmt: skip
        self.person(["grant", "manager", "acme"])
        self.person(["rowe", "hr", "acme"])
        self.post(["post", "acme", "manager=grant"])

    def run(self, lines: list[str]) -> list[str]:
        for line in lines:
            words = shlex.split(line)
            if words[0] in {"seeker", "policy", "company", "person", "post"}:
                getattr(self, words[0])(words[1:])
            elif words[2] == "?":
                self.asked += 1
                wrong = Question(self.plan(when(words[:2])), words[3:]).wrong()
                if wrong:
                    self.said.append(f"{line}\n    {wrong}")
            else:
                self.event(when(words[:2]), words[2:])
        return self.said

    def seeker(self, words: list[str]) -> None:
        self.record["seeker"].update(fields(words))

    def policy(self, words: list[str]) -> None:
        self.record["policy"].update(fields(words))

    def company(self, words: list[str]) -> None:
        name = words[0]
        self.record["companies"].append(
            {"id": name, "name": name.title(), "domain": f"{name}.example", "country": "DE", **fields(words)}
        )

    def person(self, words: list[str]) -> None:
        name, role, company = words[:3]
        number = f"+49301234567{len(self.record['people'])}"
        self.record["people"].append(
            {"id": name, "name": f"Ms {name.title()}", "role": role, "company": company,
             "emails": [f"{name}@{company}.example"], "phones": [number], **fields(words)}
        )  # fmt: skip

    def post(self, words: list[str]) -> None:
        self.record["applications"].append(
            {"id": words[0], "title": words[0], "company": words[1], **fields(words)}
        )

    def event(self, at: str, words: list[str]) -> None:
        who = {"person": words[1]} if len(words) > 1 and "=" not in words[1] else {}
        number = f"e{len(self.record['events']) + 1}"
        self.record["events"].append({"id": number, "at": at, "kind": words[0], **who, **fields(words)})

    def plan(self, now: str) -> dict[str, Any]:
        key = (now, len(self.record["events"]))
        if key not in self.plans:
            with TemporaryDirectory() as folder:
                path = Path(folder) / "record.json"
                path.write_text(json.dumps(self.record), encoding="utf-8")
                result = run(["--record", str(path), "--now", now, "--json"])
            assert result.exit_code == 0, result.output
            self.plans[key] = json.loads(result.stdout)
        return self.plans[key]


@dataclass
class Question:
    """One line that asks, and the plan it is asked of."""

    plan: dict[str, Any]
    words: list[str]

    def wrong(self) -> str:
        """What differs from what the line expects; nothing when all is as it says."""
        first, *rest = self.words
        whole = {"problems": self.problems, "order": self.order, "both": self.both}
        if first in whole:
            return whole[first](rest)
        person = {"-": None}.get(first, first)
        mine = [one for one in self.plan["reach_outs"] if first == "*" or one["person"] == person]
        for one in self.plan["standing"]:
            if one["person"] == person:
                self.standing = one
        word, *more = rest
        asks = {"not": self.absent, "notdue": self.not_due, "none": self.nothing, "count": self.count}
        if word in asks:
            return asks[word](mine, more)
        if word == "refused":
            return self.refused(person, more)
        if word in {"stage", "attempts", "answers", "touches"}:
            found = str(self.standing[word])
            return "" if found == more[0] else f"{word} {found}"
        return self.present(mine, rest)

    def problems(self, rest: list[str]) -> str:
        found = self.plan.get("problems", [])
        return "" if len(found) == int(rest[0]) else f"problems {found}"

    def order(self, rest: list[str]) -> str:
        found = [one["person"] for one in self.plan["reach_outs"] if one["person"] in rest]
        return "" if list(dict.fromkeys(found)) == rest else f"order {found}"

    def both(self, rest: list[str]) -> str:
        found = [
            one for one in self.plan["reach_outs"] if one["person"] in rest[:2] and one["kind"] == "call"
        ]
        return "" if len(found) == int(rest[3]) else f"{found}"

    def due(self, one: dict[str, Any]) -> bool:
        return bool(one["due"] <= self.plan["now"][:10])

    def absent(self, mine: list[dict[str, Any]], kinds: list[str]) -> str:
        return shown([one for one in mine if one["kind"] in kinds])

    def not_due(self, mine: list[dict[str, Any]], kinds: list[str]) -> str:
        return shown([one for one in mine if one["kind"] in kinds and self.due(one)])

    def nothing(self, mine: list[dict[str, Any]], _: list[str]) -> str:
        return shown(mine)

    def count(self, mine: list[dict[str, Any]], more: list[str]) -> str:
        beside = {"prepare_for_no", "thank_hr", "reply"}
        mine = [one for one in mine if one["kind"] not in beside]
        return "" if len(mine) == int(more[0]) else shown(mine)

    def refused(self, person: str | None, more: list[str]) -> str:
        mine = [one for one in self.plan["refused"] if one["person"] == person]
        fits = [one for one in mine if one["kind"] == more[0] and agrees(one, fields(more[1:]))]
        return "" if fits else f"refused {mine}"

    def present(self, mine: list[dict[str, Any]], rest: list[str]) -> str:
        kinds, plain = rest[0].split("|"), [word for word in rest[1:] if "=" not in word]
        fits = [one for one in mine if one["kind"] in kinds and agrees(one, fields(rest))]
        for key, wanted in zip(("due", "channel"), plain, strict=False):
            fits = [one for one in fits if wanted in {"*", one[key]}]
        return "" if fits else shown(mine) or "nothing proposed"


def agrees(one: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all((AGREE.get(key) or plainly)(one, key, text) for key, text in wanted.items())


def plainly(one: dict[str, Any], key: str, text: str) -> bool:
    return bool(one.get(key) == text)


def instant(one: dict[str, Any], key: str, text: str) -> bool:
    return datetime.fromisoformat(one[key]) == datetime.fromisoformat(text)


def opens_after(one: dict[str, Any], _: str, text: str) -> bool:
    return datetime.fromisoformat(one["opens"]) >= datetime.fromisoformat(text)


def closes_before(one: dict[str, Any], _: str, text: str) -> bool:
    return datetime.fromisoformat(one["closes"]) <= datetime.fromisoformat(text)


def in_needs(one: dict[str, Any], key: str, text: str) -> bool:
    return text in one[key] if text else not one[key]


AGREE = {
    "opens": instant,
    "closes": instant,
    "after": opens_after,
    "before": closes_before,
    "needs": in_needs,
}


def shown(found: list[dict[str, Any]]) -> str:
    keys = ("person", "kind", "channel", "due", "opens", "closes", "rule", "needs")
    return "; ".join(" ".join(str(one.get(key)) for key in keys) + f" | {one['why']}" for one in found)
