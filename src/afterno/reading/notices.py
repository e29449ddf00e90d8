"""What a mail shows before a word is read: template ids in links, applicant systems' domains, addresses nobody reads."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, cast

from afterno.reading.engine import Pattern, compile_pattern
from afterno.reading.sentences import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.reading.messages import Message
    from afterno.reading.result import Kind

_MOST_LINKS = 200
_LONGEST_LINK = 2000


@dataclass(frozen=True, slots=True)
class Template:
    """A board's or system's template id, and the kind of mail it stands for."""

    kind: Kind
    pattern: Pattern
    strong: bool


@dataclass(frozen=True, slots=True)
class Notices:
    """The data of rules/notices.toml, ready to use."""

    templates: tuple[Template, ...]
    any_template: Pattern
    ats: frozenset[str]
    board: frozenset[str]
    no_reply: Pattern
    job_sender: Pattern
    job_domain: Pattern
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """What was seen outside the text: `kind` a template's, and what the sender is."""

    kind: Kind | None = None
    ats: bool = False
    board: bool = False
    no_reply: bool = False
    job_sender: bool = False
    mailing_list: bool = False
    unsubscribe: bool = False
    """It can be unsubscribed from: mail for many, though applicant systems say so too."""

    @property
    def speaks_of_jobs(self) -> bool:
        """Whether the sender alone says that the mail is about a job."""
        return self.ats or self.board or self.job_sender


def _seen(text: str) -> bytes:
    return fold(text[:_LONGEST_LINK]).encode("ascii")


@cache
def load() -> Notices:
    """Read rules/notices.toml once; a template whose examples fail is left out."""
    text = resources.files("afterno.reading").joinpath("rules", "notices.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    templates: list[Template] = []
    problems: list[str] = []
    for entry in data["template"]:
        pattern = compile_pattern("|".join(entry["match"]))
        wrong = [one for one in entry["hits"] if not pattern.search(_seen(one))]
        wrong += [one for one in entry["misses"] if pattern.search(_seen(one))]
        problems += [f"template {entry['kind']}: {one}" for one in wrong]
        if not wrong:
            templates.append(Template(cast("Kind", entry["kind"]), pattern, entry.get("strong", True)))
    everything = "|".join(one for entry in data["template"] for one in entry["match"])
    return Notices(
        tuple(templates),
        compile_pattern(everything),
        frozenset(data["domains"]["ats"]),
        frozenset(data["domains"]["board"]),
        compile_pattern(data["senders"]["no_reply"]),
        compile_pattern(data["senders"]["job_sender"]),
        compile_pattern(data["senders"]["job_domain"]),
        tuple(problems),
    )


def _within(domain: str, names: frozenset[str]) -> bool:
    parts = domain.split(".")
    return any(".".join(parts[start:]) in names for start in range(len(parts) - 1))


def _template_kind(notices: Notices, values: Iterable[str]) -> Kind | None:
    cut = [value[:_LONGEST_LINK] for value in values]
    if not notices.any_template.search(fold("\n".join(cut)).encode("ascii")):
        return None
    met = [link for link in map(_seen, cut) if notices.any_template.search(link)]
    for template in notices.templates:
        if template.strong and any(template.pattern.search(link) for link in met):
            return template.kind
    return None


@lru_cache(maxsize=4_000)
def _sender(address: str) -> tuple[bool, bool]:
    """Say of an address whether nobody reads it, and whether who writes from it writes about jobs."""
    notices = load()
    local, _, domain = address.rpartition("@")
    of_jobs = notices.job_sender.search(_seen(local)) or notices.job_domain.search(_seen(domain))
    return bool(notices.no_reply.search(_seen(local))), bool(of_jobs)


def look(message: Message) -> Outside:
    """Say what sender, headers and links of a message show."""
    notices = load()
    address = message.sender.address if message.sender else ""
    domain = address.rpartition("@")[2]
    unread, of_jobs = _sender(address)
    marks = [value for name, value in message.headers.items() if name.startswith("x-")]
    return Outside(
        kind=_template_kind(notices, [*message.links[:_MOST_LINKS], *marks]),
        ats=_within(domain, notices.ats),
        board=_within(domain, notices.board),
        no_reply=unread and not _answers_elsewhere(message, notices),
        job_sender=of_jobs,
        mailing_list="list-id" in message.headers
        or message.headers.get("precedence", "") in {"list", "bulk"},
        unsubscribe="list-unsubscribe" in message.headers,
    )


def _answers_elsewhere(message: Message, notices: Notices) -> bool:
    return any(
        other.address and not notices.no_reply.search(_seen(other.address.partition("@")[0]))
        for other in message.reply_to
    )
