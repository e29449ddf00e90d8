"""`afterno rehearse`: the call, practised. She says her line, you say yours, the coach and the sheet say theirs."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

import click

from afterno.cli.app import now, session, show_json
from afterno.errors import UserError

if TYPE_CHECKING:
    from afterno.rehearsal.scenes import Part, Turn
    from afterno.service.playing import Line, Talk
    from afterno.service.rehearsing import Heard, Practice

COLUMNS = 78
ENOUGH = ("q", "quit", "enough")
PARTS = ("rings", "call", "busy", "why", "final", "email", "assistant", "voicemail", "blank", "hr")


class Enough(Exception):  # noqa: N818 - named after what is said
    """The seeker has practised enough."""


@click.command()
@click.argument("person", required=False)
@click.option(
    "--part", "chosen", multiple=True, type=click.Choice(PARTS), help="Only this part; may be repeated."
)
@click.option("--with-model", is_flag=True, help="Let the language model you set up play her part.")
@click.option(
    "--json", "as_json", is_flag=True, help="All parts with their lines as JSON; nothing is practised."
)
def rehearse(person: str | None, chosen: tuple[str, ...], with_model: bool, as_json: bool) -> None:
    """Practise the call to one person, or to nobody in particular. Nothing of it is kept.

    Type what you would say, or say it aloud and press Enter; q ends it.

    Example: afterno rehearse "Dana Rhodes" --part voicemail
    """
    with session() as owner:
        from afterno.service import rehearsing

        made = rehearsing.practice(owner, person, now())
        parts = [part for part in made.parts if not chosen or part.key in chosen]
        if not parts:
            there = ", ".join(part.key for part in made.parts)
            raise UserError(f"That is not practised with {made.label}. There is: {there}.")
        if as_json:
            show_json(parts)
            return
        if with_model and not made.model:
            raise UserError(
                "No language model is set up. Practising does without; docs/language-model.md says how to set one up."
            )
        click.echo(f"Practising the call to {made.label}. {rehearsing.KEPT_NOWHERE}")
        click.echo("Type what you would say, or say it aloud and press Enter. q is enough.")
        try:
            for part in parts:
                play(owner, made, part, with_model=with_model)
        except (Enough, EOFError, KeyboardInterrupt, click.Abort):
            click.echo()
        click.echo(f"\n{wrapped(rehearsing.FAREWELL)}")


def play(owner: int, made: Practice, part: Part, *, with_model: bool) -> None:
    """Go through one part, turn by turn."""
    from afterno.service import playing, rehearsing

    click.echo(f"\n{part.label}\n{'-' * min(len(part.label), COLUMNS)}")
    talk: Talk = []
    for turn in part.turns:
        said = playing.line(owner, made, part, turn, talk) if with_model else playing.Line(turn.says)
        show_line(part, said)
        words = answer()
        show_answer(turn, rehearsing.heard(owner, turn, words, made.known), said_aloud=not words.strip())
        talk.append((said.text, words))
    click.echo(f"\n{wrapped(part.after)}")


def answer() -> str:
    """Ask for what the seeker would say; empty where it was said aloud. Raises Enough, EOFError."""
    if not sys.stdin.isatty():
        words = sys.stdin.readline()
        if not words:
            raise EOFError
    else:
        words = click.prompt("You", default="", show_default=False)
    words = words.strip()
    if words.lower() in ENOUGH:
        raise Enough
    return words


def show_line(part: Part, said: Line) -> None:
    """Print what is said to the seeker."""
    click.echo(f"\n{wrapped(f'{capital(part.speaker)}: “{said.text}”')}")
    if said.note:
        click.echo(wrapped(f"({said.note})"))


def show_answer(turn: Turn, heard: Heard, *, said_aloud: bool) -> None:
    """Print what the coach found, then what the sheet has."""
    for finding in heard.findings:
        quoted = f"“{finding.text[:80]}” " if finding.text else ""
        click.echo(wrapped(f"Coach: {quoted}{finding.why} {finding.better}".rstrip()))
    if not said_aloud and not heard.findings:
        click.echo("Coach: nothing to look at. Say it aloud once.")
    seconds = f" ({turn.seconds:.0f} seconds)" if turn.seconds else ""
    click.echo(wrapped(f"The sheet{seconds}: “{turn.say}”"))
    if turn.hint:
        click.echo(wrapped(f"  - {turn.hint}"))


def capital(name: str) -> str:
    """Begin a line with a capital."""
    return name[:1].upper() + name[1:]


def wrapped(text: str) -> str:
    """Fit a text into the width of a terminal."""
    return textwrap.fill(text, COLUMNS, subsequent_indent="  ", break_on_hyphens=False)
