"""Letters: `afterno draft` and the seeker's own templates."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from afterno.cli.app import now, session, show_json
from afterno.errors import FileProblemError, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from afterno.service.drafting import CheckedDraft

REASONS = (
    "ask_for_call", "regular", "report_back", "news", "milestone", "meeting_request", "congratulation", "opening",
    "reply", "logistics", "thank_hr",
)  # fmt: skip
SAYABLE = ("window", "reply", "her_share", "news_side", "question", "topic")


def pairs(_ctx: click.Context, _param: click.Parameter, given: Sequence[str]) -> dict[str, str]:
    """Read NAME=WORDS as often as it is given."""
    found = {}
    for one in given:
        name, sign, text = one.partition("=")
        if not sign or name not in SAYABLE:
            raise click.BadParameter(f"write it as NAME=WORDS, with a name out of {', '.join(SAYABLE)}")
        found[name] = text
    return found


@click.command()
@click.argument("person")
@click.option("--reason", type=click.Choice(REASONS), help="Why you write; without it, what is due.")
@click.option("--another", default=0, type=click.IntRange(min=0), metavar="N", help="The N-th other wording.")
@click.option("--say", "own", multiple=True, callback=pairs, metavar="NAME=WORDS",
              help=f"Your own words for this letter: {', '.join(SAYABLE)}.")  # fmt: skip
@click.option("--vary", is_flag=True, help="Let the language model you set up say it another way.")
@click.option("--mailto", is_flag=True, help="A mailto: link instead of the text.")
@click.option(
    "--eml", metavar="FILE", help="Write it as a mail file that opens as a draft; - for standard output."
)
@click.option("--to-mailbox", is_flag=True, help="Lay it into the Drafts of the connected mailbox.")
@click.option("--sent", type=click.File(encoding="utf-8"), metavar="FILE",
              help="Put on record that you sent it, in the words of FILE (- for standard input).")  # fmt: skip
@click.option("--subject", help="With --sent: the subject it went with.")
@click.option("--json", "as_json", is_flag=True, help="The draft as JSON.")
def draft(
    person: str,
    reason: str | None,
    another: int,
    own: Mapping[str, str],
    vary: bool,
    mailto: bool,
    eml: str | None,
    to_mailbox: bool,
    sent: Any,  # noqa: ANN401 - a file that click has opened
    subject: str | None,
    as_json: bool,
) -> None:
    """Prepare an e-mail to one person, checked; you send it.

    Example: afterno draft "Dana Rhodes" --reason report_back
    """
    with session() as owner:
        from afterno.service import correspondence, drafting

        make = drafting.vary if vary else drafting.draft
        result = make(owner, person, now(), reason=reason, another=another, own=own)
        if sent is not None:
            said = correspondence.with_words(result, subject or result.subject, read_text(sent))
            logged = correspondence.put_on_record(owner, person, said, now())
            click.echo("\n".join(filter(None, (logged.text, logged.next))))
            return
        if to_mailbox:
            into_mailbox(owner, result, as_json=as_json)
            return
        if eml is not None:
            write_eml(correspondence.as_eml(owner, result, now()), eml)
            return
    show(result, mailto=mailto, as_json=as_json)


def into_mailbox(owner: int, result: CheckedDraft, *, as_json: bool) -> None:
    """Lay the letter into the mailbox's Drafts and say where it lies. Raises UserError for one that is not ready."""
    from afterno.service import correspondence, placing

    correspondence.ready_to_go(result)
    if not as_json:
        click.echo(result.text())
    placed = placing.place(owner, result, now())
    said = f"\nIt lies in {placed.folder} of {placed.address}. Read it once more there; you send it."
    show_json(placed) if as_json else click.echo(said)


def show(result: CheckedDraft, *, mailto: bool, as_json: bool) -> None:
    """Print the letter as it was asked for."""
    if as_json:
        show_json(result)
    elif mailto and not result.mailto:
        raise UserError(f"There is no letter yet. First find: {', '.join(gap.what for gap in result.gaps)}.")
    else:
        click.echo(result.mailto if mailto else result.text())


def read_text(file: Any) -> str:  # noqa: ANN401 - as above
    """Read what was sent. Raises UserError for a file that is no text."""
    try:
        return str(file.read())
    except UnicodeDecodeError:
        raise UserError(f"{file.name} is not UTF-8 text") from None


def write_eml(mail: bytes, target: str) -> None:
    """Write the mail file; one that is there is not written over. Raises FileProblemError."""
    if target == "-":
        sys.stdout.buffer.write(mail)
        return
    from pathlib import Path

    try:
        with Path(target).open("xb") as out:
            out.write(mail)
    except FileExistsError:
        raise FileProblemError(f"{target} is there already: choose another name.") from None
    except OSError as error:
        raise FileProblemError(f"{target} cannot be written: {error.strerror}.") from None
    click.echo(f"{target} opens in your mail program as a draft. Afterno sends nothing.", err=True)


@click.command()
@click.argument("name", required=False)
@click.option("--reason", type=click.Choice(REASONS), help="With --from: what the letter is for.")
@click.option("--subject", default="", help="With --from: its subject; empty takes a built-in one.")
@click.option("--from", "source", type=click.File(encoding="utf-8"), metavar="FILE",
              help="Keep the words of FILE under NAME (- for standard input).")  # fmt: skip
@click.option("--try", "person", metavar="PERSON", help="Show it filled with the facts of one person.")
@click.option("--remove", is_flag=True, help="Remove it.")
@click.option("--facts", is_flag=True, help="List the facts that can stand in braces.")
@click.option("--json", "as_json", is_flag=True, help="The templates as JSON.")
def template(
    name: str | None,
    reason: str | None,
    subject: str,
    source: Any,  # noqa: ANN401 - a file that click has opened
    person: str | None,
    remove: bool,
    facts: bool,
    as_json: bool,
) -> None:
    """Keep letters of your own making, with facts in braces; without a name they are listed.

    Example: afterno template "Short report" --reason report_back --from report.txt
    """
    if facts:
        from afterno.wording.drafts import known_slots

        slots = known_slots()
        show_json(slots) if as_json else click.echo(
            "\n".join(f"{{{key}}}  {text}" for key, text in slots.items())
        )
        return
    with session() as owner:
        from afterno.service import templates

        if name is None:
            kept = templates.templates(owner)
            show_json(kept) if as_json else click.echo(listed(kept))
        elif source is not None:
            if reason is None:
                raise click.UsageError("--reason is needed: what the letter is for")
            templates.save(owner, templates.OwnTemplate(name, reason, subject, read_text(source)), now())
            click.echo(f"Kept. It is offered first for {reason}.")
        elif remove:
            templates.remove(owner, name, now())
            click.echo("Removed.")
        else:
            one = templates.template(owner, name)
            if person:
                seen = templates.preview(owner, one, person, now())
                show_json(seen) if as_json else click.echo(preview_text(seen))
            else:
                show_json(one) if as_json else click.echo(f"{one.reason}: {one.subject}\n\n{one.body}")


def listed(kept: Sequence[Any]) -> str:
    """List the templates for a terminal."""
    if not kept:
        return "None yet. `afterno template --facts` lists what can stand in braces."
    return "\n".join(f"{one.name}  ({one.reason})" for one in kept)


def preview_text(seen: Any) -> str:  # noqa: ANN401 - a Preview; typed where it is made
    """Write a filled template for a terminal, what it lacks below it."""
    lines = [f"Subject: {seen.subject}", "", seen.body]
    if seen.left_out:
        lines += ["", "Not on record here, so these sentences are left out:"]
        lines += [f"  {{{name}}}  {what}" for name, what in seen.left_out]
    lines += [f"  {finding.code}  {finding.why}" for finding in seen.findings]
    return "\n".join(lines)
