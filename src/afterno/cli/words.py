"""Words: the coach, the call sheets, the drafts."""

from __future__ import annotations

import json
import sys
from typing import IO, Any

import click

from afterno.cli.app import now
from afterno.errors import UserError

CONTEXTS = ("call", "voicemail", "assistant", "hr", "followup", "news", "milestone", "meeting")


@click.command()
@click.option("--context", type=click.Choice(CONTEXTS), help="What the message is.")
@click.option("--facts", metavar="JSON", help='What the record knows, e.g. {"months_since_conversation": 2}.')
@click.option("--batch", is_flag=True, help="JSON lines in, one result a line out.")
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def coach(context: str | None, facts: str | None, batch: bool, as_json: bool, file: IO[str]) -> None:
    """Check the wording of a message before it leaves.

    Example: afterno coach --context voicemail message.txt
    """
    from afterno.wording.coach import check

    if batch:
        for line in file:
            if line.strip():
                click.echo(json.dumps(batch_line(line), ensure_ascii=False))
        return
    if context is None:
        raise click.UsageError(f"--context is needed: one of {', '.join(CONTEXTS)}")
    if file.name == "<stdin>" and sys.stdin.isatty():
        click.echo("Type the message, then Ctrl-D:", err=True)
    try:
        text = file.read()
    except UnicodeDecodeError:
        raise UserError(f"{file.name} is not UTF-8 text") from None
    report = check(text, context, read_facts(facts))
    if as_json:
        click.echo(json.dumps(report.json(), ensure_ascii=False))
        return
    show_report(report.json())


def read_facts(text: str | None) -> dict[str, Any] | None:
    """Read --facts; raises UserError where it is no JSON object."""
    if text is None:
        return None
    try:
        facts = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        facts = None
    if not isinstance(facts, dict):
        raise UserError('--facts must be a JSON object, like {"touches_last_30_days": 1}')
    return facts


def batch_line(line: str) -> dict[str, Any]:
    """Check one line of a batch; a bad line gives its error in its place and stops nothing."""
    from afterno.wording.coach import check

    try:
        item = json.loads(line)
        if not isinstance(item, dict):
            return {"id": None, "error": "a line must be a JSON object with id, context, facts, text"}
        report = check(str(item.get("text", "")), str(item.get("context", "")), item.get("facts"))
        return {"id": item.get("id"), **report.json()}
    except (json.JSONDecodeError, RecursionError):
        return {"id": None, "error": "not JSON"}
    except (ValueError, TypeError) as error:
        return {"id": item.get("id"), "error": str(error)}


def show_report(report: dict[str, Any]) -> None:
    """Print findings for a person: the gravest three first, then how many more."""
    spoken = (
        f", about {report['seconds']:.0f} seconds spoken"
        if report["context"] in ("voicemail", "assistant", "call")
        else ""
    )
    click.echo(f"{report['words']} words{spoken}.")
    findings = report["findings"]
    for finding in findings:
        click.echo(
            f"\n{finding['severity']}  {finding['code']}"
            + (f"  “{finding['text']}”" if finding["text"] else "")
        )
        click.echo(f"  {finding['why']}")
        if finding["better"]:
            click.echo(f"  Better: {finding['better']}")
    if not findings:
        click.echo("Nothing found. That does not make it good: read it aloud once.")


@click.command()
@click.argument("person")
@click.option("--for", "kind", type=click.Choice(("call", "prepared", "hr")), default="call",
              help="The call to her; a no that may come; HR bringing it.")  # fmt: skip
@click.option(
    "--message", type=click.Choice(("voicemail", "assistant")), help="Only what to leave, with its seconds."
)
@click.option("--json", "as_json", is_flag=True, help="The sheet as JSON.")
def call(person: str, kind: str, message: str | None, as_json: bool) -> None:
    """Show the call sheet for one person.

    Example: afterno call "Dana Rhodes"
    """
    from afterno.cli.app import session, show_json

    with session() as owner:
        from afterno.service import words

        if message:
            left = words.message(owner, person, message, now())
            text = f"{left.text}\n\n{left.words} words, about {left.seconds:.0f} seconds."
            show_json(left) if as_json else click.echo(text)
            return
        sheet = words.sheet(owner, person, kind, now())
    show_json(sheet) if as_json else click.echo(sheet.text())


@click.command()
@click.argument("person", required=False)
@click.option("--hr", is_flag=True, help="It is HR or an agency.")
@click.option("--json", "as_json", is_flag=True, help="The sheet as JSON.")
def ringing(person: str | None, hr: bool, as_json: bool) -> None:
    """Show the sheet for a phone that is ringing now: one screen.

    Example: afterno ringing
    """
    from afterno.cli.app import session, show_json

    with session() as owner:
        from afterno.service import words

        if hr:
            sheet = words.sheet(owner, person, "hr", now()) if person else words.hr_sheet(owner, now())
        else:
            sheet = words.ringing_sheet(owner, person, now())
    show_json(sheet) if as_json else click.echo(sheet.text())
