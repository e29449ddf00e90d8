"""What the coach keeps quiet about: a passage in one letter, or a kind of remark for good, until it may speak again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from afterno.errors import UserError
from afterno.record import store
from afterno.service import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from afterno.wording.coach import Finding, Report

KEY = "coach_hushed"
"""Where the seeker's fields hold the codes hushed for good."""
MOST = 100


def always(owner: int) -> frozenset[str]:
    """Give the codes of remarks hushed for good."""
    kept = store.load_seeker(owner).get(KEY)
    return frozenset(str(code) for code in kept) if isinstance(kept, list) else frozenset()


def hush(owner: int, code: str) -> None:
    """Hush a kind of remark for good. Raises UserError for what is no code of the coach."""
    from afterno.wording import rulebook

    if code not in rulebook.book().codes:
        raise UserError("The coach knows no such remark.")
    _keep(owner, always(owner) | {code})


def speak_again(owner: int, code: str) -> None:
    """Let a kind of remark be made again."""
    if code in (there := always(owner)):
        _keep(owner, there - {code})


def _keep(owner: int, codes: Collection[str]) -> None:
    seeker = {name: value for name, value in store.load_seeker(owner).items() if name != KEY}
    if codes:
        seeker[KEY] = sorted(codes)[:MOST]
    store.set_profile(owner, seeker=seeker, plan_anew=False)


def mark(finding: Finding) -> str:
    """Name a remark on these words: it stays the same while the letter around them changes."""
    return " ".join(f"{finding.code} {finding.text}".split())[:300]


def quieter(
    report: Report, once: Collection[str], hushed: Collection[str]
) -> tuple[Report, tuple[Finding, ...]]:
    """Take out of a report what was hushed, once or for good; gives that beside it."""
    quiet = tuple(one for one in report.findings if one.code in hushed or mark(one) in once)
    kept = tuple(one for one in report.findings if one not in quiet)
    return replace(report, findings=kept), quiet


def remarks(owner: int, text: str, context: str) -> tuple[Finding, ...]:
    """Read a piece typed into a form: what the coach finds in it, without what was hushed for good."""
    hushed = always(owner)
    return tuple(one for one in words.found_in(text, context) if one.code not in hushed)
