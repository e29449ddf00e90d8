"""Something true to say: `afterno cv` and `afterno parallels`."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from afterno.cli.app import now, session, show_json
from afterno.errors import FileProblemError, UserError

if TYPE_CHECKING:
    from afterno.service.common_ground import CommonGround, Offer
    from afterno.service.cv import Cv


@click.command()
@click.argument("file", required=False)
@click.option("--remove", is_flag=True, help="Remove the CV on record.")
@click.option("--json", "as_json", is_flag=True, help="What was understood as JSON.")
def cv(file: str | None, remove: bool, as_json: bool) -> None:
    """Give your CV (.pdf, .docx, .txt, or a JSON Resume); without FILE, show what was understood of it.

    Example: afterno cv my-cv.docx
    """
    with session() as owner:
        from afterno.service import cv as service

        if remove:
            service.remove(owner)
            click.echo("Removed.")
            return
        found = service.give(owner, file, read_bytes(file), now()) if file else service.current(owner)
    if found is None:
        raise UserError("No CV is on record yet: afterno cv FILE")
    show_json(found) if as_json else click.echo(cv_text(found))


def read_bytes(name: str) -> bytes:
    """Read a file, a little more than is taken at most. Raises FileProblemError."""
    from pathlib import Path

    from afterno.service.cv import LARGEST

    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise FileProblemError(f"{name} cannot be read: {error.strerror}.") from None


def cv_text(found: Cv) -> str:
    """Write what was understood for a terminal."""
    since = f", since {found.since}" if found.since else ""
    lines = [f"{found.name} ({found.kind}{since}). It stays on this machine."]
    lines += [f"  {what}: {name}" for what, name in found.understood] or ["  Nothing was understood of it."]
    return "\n".join(lines)


@click.command()
@click.argument("person")
@click.option("--story", type=click.File(encoding="utf-8"), metavar="FILE",
              help="First keep what FILE says about her path (- for standard input).")  # fmt: skip
@click.option("--parallel", metavar="N|WORDS", help="Choose the N-th parallel, or say your own.")
@click.option("--compliment", metavar="N|WORDS", help="Choose the N-th compliment, or say your own.")
@click.option("--question", metavar="N|WORDS", help="Choose the N-th question, or say your own.")
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON.")
def parallels(
    person: str,
    story: Any,  # noqa: ANN401 - a file that click has opened
    parallel: str | None,
    compliment: str | None,
    question: str | None,
    as_json: bool,
) -> None:
    """Find something true to say to her: what you have in common, a compliment, a question; each with its source.

    Example: afterno parallels "Dana Rhodes" --question 1
    """
    wanted = {"parallel": parallel, "compliment": compliment, "question": question}
    with session() as owner:
        from afterno.service import common_ground

        if story is not None:
            from afterno.cli.letters import read_text

            common_ground.keep_story(owner, person, read_text(story))
        found = common_ground.common_ground(owner, person, now())
        chosen = {kind: pick(found, kind, text) for kind, text in wanted.items() if text is not None}
        if chosen:
            found = common_ground.choose(owner, person, chosen, now())
    show_json(found) if as_json else click.echo(ground_text(found))


def pick(found: CommonGround, kind: str, text: str) -> str:
    """Give the offer of that number, or the words themselves. Raises UserError for a number there is none of."""
    if not text.strip().isdigit():
        return text
    offers = found.offers[kind]
    if not 1 <= int(text) <= len(offers):
        raise UserError(f"There is no {kind} {text}: there are {len(offers)}.")
    return offers[int(text) - 1].text


def ground_text(found: CommonGround) -> str:
    """Write what can be said for a terminal, numbered, with its sources."""
    from afterno.service.common_ground import LABELS

    lines: list[str] = []
    for kind, offers in found.offers.items():
        lines.append(LABELS[kind])
        if found.chosen[kind]:
            lines.append(
                fill(f"Chosen: {found.chosen[kind]}", 78, initial_indent="  ", subsequent_indent="    ")
            )
        for number, offer in enumerate(offers, start=1):
            lines += offer_lines(number, offer)
        lines += [] if offers else [f"  {nothing(found, kind)}"]
        lines.append("")
    lines += [f"The coach says of {remark}" for remark in found.remarks]
    return "\n".join(lines).rstrip()


def offer_lines(number: int, offer: Offer) -> list[str]:
    """Write one offer, what it rests on below it."""
    heard = " (she has heard it)" if offer.heard else ""
    lines = [fill(f"{number:2}. {offer.text}{heard}", 78, initial_indent="  ", subsequent_indent="      ")]
    for who, source in (("of her", offer.of_her), ("of you", offer.of_you)):
        if source:
            lines.append(fill(f"{who}: {source}", 78, initial_indent="      ", subsequent_indent="        "))
    return lines


def nothing(found: CommonGround, kind: str) -> str:
    """Say what is missing for there to be something."""
    if not found.story:
        return "Paste what is public about her path: afterno parallels PERSON --story FILE"
    if kind == "parallel" and not found.has_cv:
        return "Give your CV: afterno cv FILE"
    return (
        "Nothing stands in both texts. None is better than a made-up one."
        if kind == "parallel"
        else "None found."
    )
