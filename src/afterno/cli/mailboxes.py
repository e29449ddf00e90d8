"""Mailboxes on servers: `afterno connect`, `sync`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from afterno.cli.app import now, session, show_json
from afterno.cli.mail import progress

if TYPE_CHECKING:
    from datetime import datetime

    from afterno.service.connecting import Connected
    from afterno.service.looking import Synced
    from afterno.service.mailboxes import MailboxView


@click.group()
def connect() -> None:
    """Connect a mailbox, see which are, or disconnect one.

    Mail is only looked at, never changed. Example: afterno connect mailbox ana@mail.example
    """


@connect.command()
@click.argument("address")
@click.option("--server", default="", metavar="HOST[:PORT]", help="The mail server, where it is not known.")
@click.option("--user", default="", help="The name to sign in with, where it is not the address.")
@click.option("--security", type=click.Choice(("tls", "starttls", "none")), default="tls",
              help="How the line is encrypted; none only to this machine.")  # fmt: skip
@click.option(
    "--also", multiple=True, type=click.Choice(("junk", "trash")), help="Look there too (may be repeated)."
)
@click.option("--password-stdin", is_flag=True, help="Take the password from standard input.")
@click.option("--oauth", is_flag=True, help="Give a permission in the browser instead of a password.")
@click.option(
    "--service", type=click.Choice(("google", "microsoft")), help="Who is asked for the permission."
)
@click.option("--client-id", default="", help="Your own client's id, for --oauth.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
def mailbox(address: str, server: str, user: str, security: str, also: tuple[str, ...], password_stdin: bool,
            oauth: bool, service: str | None, client_id: str, as_json: bool) -> None:  # fmt: skip
    """Connect a mailbox by IMAP, with an app password (asked for, never shown) or --oauth.

    The password goes into the system's keyring, or into an encrypted file where there is none.

    Example: afterno connect mailbox ana@mail.example --server imap.mail.example
    """
    with session() as owner:
        from afterno.service import connecting

        advice = connecting.hint(address)
        if advice and not oauth:
            click.echo(advice, err=True)
        secret = (
            permission(address, service or "", client_id)
            if oauth
            else sys.stdin.readline().rstrip("\r\n")
            if password_stdin
            else click.prompt(f"Password of {address} for mail programs", hide_input=True)
        )
        form = connecting.MailboxForm(
            address, secret, server, user, security, "xoauth2" if oauth else "password", also
        )
        done = connecting.connect_mailbox(owner, form)
    show_json(done) if as_json else click.echo(connected_text(done))


def permission(address: str, service: str, client_id: str) -> str:
    """Ask for a permission in the browser, with the seeker's own client."""
    from afterno.service import consenting

    client_id = client_id or click.prompt("Client id")
    secret = click.prompt("Client secret (Enter for none)", default="", show_default=False, hide_input=True)
    with consenting.asked(address, service, client_id, secret) as consent:
        click.echo(f"Say yes on this page, then come back:\n{consent.address}", err=True)
        click.launch(consent.address)
        return consent.wait()


def connected_text(done: Connected) -> str:
    """Write what was connected."""
    place = "the system's keyring" if done.kept_in == "keyring" else "an encrypted file of the data folder"
    lines = [f"{done.address} is connected ({done.server}). The password lies in {place}.", "Will be read:"]
    lines += [f"  {name}" for name in done.folders]
    if done.left_out:
        lines.append(f"Left out: {', '.join(done.left_out)}")
    lines.append(f"Your own addresses: {', '.join(done.own_addresses)}")
    lines.append("Read it now: afterno sync")
    return "\n".join(lines)


@connect.command("list")
@click.option("--json", "as_json", is_flag=True, help="The list as JSON.")
def list_(as_json: bool) -> None:
    """List the connected mailboxes.

    Example: afterno connect list
    """
    with session() as owner:
        from afterno.service import mailboxes

        found = mailboxes.mailboxes(owner)
    if as_json:
        show_json(found)
        return
    click.echo(
        "\n".join(view_text(one) for one in found)
        or "No mailbox is connected: afterno connect mailbox ADDRESS"
    )


def view_text(view: MailboxView) -> str:
    """Write one connected mailbox."""
    when = (
        f"last read {view.read_at.astimezone():%Y-%m-%d %H:%M}, {view.mails:,} mails"
        if view.read_at
        else "not yet read"
    )
    return f"{view.address}  {view.server}  {when}" + (f"\n  {view.problem}" if view.problem else "")


@connect.command()
@click.argument("address")
def remove(address: str) -> None:
    """Disconnect a mailbox: its password is forgotten, what was read stays.

    Example: afterno connect remove ana@mail.example
    """
    with session() as owner:
        from afterno.service import mailboxes

        mailboxes.disconnect(owner, address)
    click.echo(f"{address} is disconnected and its password forgotten. What was read of it stays on record.")


@click.command()
@click.argument("address", required=False, default="")
@click.option("--json", "as_json", is_flag=True, help="What came of it as JSON.")
def sync(address: str, as_json: bool) -> int:
    """Read what is new in the connected mailboxes (or in the one of ADDRESS).

    Example: afterno sync
    """
    moment = now()
    looked = quick_look(address, moment)
    done = [one for one in looked.values() if one is not None]
    unread = [name for name, one in looked.items() if one is None] if looked else [address]
    if unread:
        with session() as owner:
            from afterno.service import syncing

            for name in unread:
                with progress("Reading", hidden=as_json) as step:
                    done += syncing.sync(owner, moment, address=name, progress=step)
    if as_json:
        show_json(done)
    else:
        for one in done:
            click.echo(synced_text(one))
    problems = [one.problem for one in done if one.problem]
    for problem in problems:
        click.echo(f"afterno: {problem}", err=True)
    return 1 if problems else 0


def quick_look(address: str, moment: datetime) -> dict[str, Synced | None]:
    """Ask the mail servers whether anything is new, before anything large is loaded."""
    from afterno.service import looking, quick
    from afterno.settings import folder, local

    keys = looking.Keys(local.DATA_DIR, local.SECRET_KEY, local.SECRETS_IN)
    return quick.look(local.DATA_DIR / folder.RECORD_FILE, keys, moment, address) or {}


def synced_text(one: Synced) -> str:
    """Write what came of one mailbox."""
    from afterno.cli.mail import summary_text

    lines = list(one.notes)
    if one.summary is not None:
        lines.append(summary_text(one.summary))
    elif not one.problem:
        lines.append("nothing new.")
    return f"{one.address}: " + "\n".join(lines) if lines else one.address
