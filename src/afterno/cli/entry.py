"""By hand: `afterno no`, `log`, `undo`, `milestone`."""

from __future__ import annotations

from datetime import datetime

import click

from afterno.cli.app import now, session, show_json
from afterno.errors import UserError

CHANNELS = ("phone", "email", "letter", "portal", "in_person", "silence")
WHO = ("manager", "hr", "organisation", "machine", "unknown")


def when(text: str | None, default: datetime) -> datetime:
    """Read --at: a date, or a time of today, or both; never in the future."""
    if not text:
        return default
    for shape in ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"):
        try:
            moment = datetime.strptime(text, shape)  # noqa: DTZ007 - the zone is the seeker's, put on below
        except ValueError:
            continue
        if shape == "%Y-%m-%d":
            moment = moment.replace(hour=12)
        result = moment.astimezone()
        return min(result, default) if result.date() == default.astimezone().date() else result
    from afterno.cli.method import moment as iso

    return iso(text)


@click.command()
@click.option("--company", help="Who said no.")
@click.option("--role", help="For which role.")
@click.option("--manager", help="Who would have been your boss.")
@click.option("--phone", help="Her number.")
@click.option("--email", help="Her address.")
@click.option("--by", type=click.Choice(WHO), help="Who brought the no.")
@click.option("--channel", type=click.Choice(CHANNELS), help="How it came.")
@click.option("--at", "at_text", metavar="WHEN", help="When, e.g. 2026-03-04; today without it.")
@click.option("--talked/--not-talked", default=None, help="The no came by phone from her and you talked.")
@click.option("--ideal", is_flag=True, help="A dream company, job or manager.")
@click.option("--note", default="", help="What you want to remember.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
def no(company: str | None, role: str | None, manager: str | None, phone: str | None, email: str | None,
       by: str | None, channel: str | None, at_text: str | None, talked: bool | None, ideal: bool, note: str,
       as_json: bool) -> None:  # fmt: skip
    """Put a no on record by hand; asks for what is not given.

    Example: afterno no --company Northwind --role "Night editor" --manager "Dana Rhodes" --channel email
    """
    asked = company is None
    company = company or click.prompt("Who said no (company)")
    if asked:
        role = role or click.prompt("For which role", default="", show_default=False)
        manager = manager or click.prompt(
            "Who would have been your boss (name, or Enter)", default="", show_default=False
        )
        if manager and not phone:
            phone = click.prompt("Her number (or Enter)", default="", show_default=False)
        channel = channel or click.prompt("How did it come", type=click.Choice(CHANNELS), default="email")
        by = by or click.prompt("Who brought it", type=click.Choice(WHO), default="hr")
    moment = now()
    with session() as owner:
        from afterno.service import entry

        form = entry.NoForm(
            company=company, role=role or "", manager=manager or "", phone=phone or "", email=email or "",
            signer=by or "unknown", channel=channel or "email", at=when(at_text, moment), talked=talked, ideal=ideal,
            note=note,
        )  # fmt: skip
        result = entry.record_no(owner, form, moment)
    show_json(result) if as_json else click.echo(
        "\n".join(part for part in (result.text, result.next) if part)
    )


@click.command()
@click.argument("person")
@click.argument("what")
@click.option("--note", default="", help="Her advice, what was said, what you want to remember.")
@click.option(
    "--at", "at_text", metavar="WHEN", help="When, e.g. 2026-03-04 or 2026-03-04 15:30; now without it."
)
@click.option(
    "--reason", default="", help="Of a mail you sent: regular, report_back, reply, meeting_request ..."
)
@click.option("--until", default="", metavar="DATE", help="Away, on leave or paused until.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
def log(
    person: str, what: str, note: str, at_text: str | None, reason: str, until: str, as_json: bool
) -> None:
    """Put on record what happened.

    WHAT is one of: called, busy, wrong-number, voicemail, assistant, talked, she-called, emailed, answered, letter, message,
    asked-to-meet, agreed, declined, met, advice, did-it, told, away, bounced, moved, promoted, left, leave, returned,
    wish, stop, pause, resume.

    Example: afterno log "Dana Rhodes" talked --note "She said: learn the rota software first"
    """
    moment = now()
    with session() as owner:
        from afterno.service import entry

        form = entry.LogForm(what=what, note=note, at=when(at_text, moment), reason=reason, until=until)
        result = entry.log(owner, person, form, moment)
    if as_json:
        show_json(result)
    else:
        click.echo(
            "\n".join(
                part
                for part in (
                    result.text,
                    *result.problems,
                    result.next,
                    "Mistaken? `afterno undo` takes it back.",
                )
                if part
            )
        )


@click.command()
@click.argument("event", required=False)
def undo(event: str | None) -> None:
    """Take back what was logged last (or the event, or the change of people or settings, of that id).

    Example: afterno undo
    """
    with session() as owner:
        from afterno.service import changes, entry

        change = event is not None and changes.known(owner, event)
        result = changes.undo(owner, event, now()) if change and event else entry.undo(owner, event, now())
    click.echo(result.text)


MILESTONES = ("new_job", "promotion", "degree", "award", "publication", "move", "other")


@click.command()
@click.argument("what", type=click.Choice(MILESTONES))
@click.option("--text", default="", help="In a line: what it is.")
@click.option("--company", default="", help="Where, for a new job.")
@click.option("--industry", default="", help="The industry, for a new job.")
@click.option("--at", "at_text", metavar="WHEN", help="When; today without it.")
def milestone(what: str, text: str, company: str, industry: str, at_text: str | None) -> None:
    """Put news of your life on record; shows whom to tell, one by one.

    Example: afterno milestone new_job --text "Planner at the harbour" --company Harbourside
    """
    if not text:
        text = click.prompt("In a line, what is it")
    if not text.strip():
        raise UserError("A milestone needs a line that says what it is: --text")
    moment = now()
    with session() as owner:
        from afterno.service import entry

        result = entry.milestone(
            owner, entry.MilestoneForm(what, text, company, industry, when(at_text, moment)), moment
        )
    click.echo("\n".join(part for part in (result.text, *result.problems, result.next) if part))
