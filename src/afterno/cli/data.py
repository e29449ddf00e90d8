"""Everything out, in, safe, checked: `afterno export`, `import`, `backup`, `restore`, `doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterno.cli.app import now, session, show_json
from afterno.errors import UserError

if TYPE_CHECKING:
    from afterno.service.contacts import Preview

LINES = 20
"""Lines of each list that are shown."""


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def export(file: str, force: bool) -> None:
    """Write everything to one file, in the format afterno-record/1.

    Example: afterno export my-search.json
    """
    with session() as owner:
        from afterno.service import data

        text = data.export_text(owner)
    if file == "-":
        click.echo(text)
        return
    target = Path(file)
    if target.exists() and not force:
        raise UserError(f"{file} is there already: choose another name, or add --force")
    data.write_private(target, text)
    click.echo(f"Everything is in {file}.")


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.option("--preview", is_flag=True, help="Contacts: show what would be added, and end.")
@click.option("--yes", is_flag=True, help="Contacts: do not ask.")
def import_(file: str, as_json: bool, preview: bool, yes: bool) -> None:
    """Take a record in from a file, or contacts (.vcf, LinkedIn's .csv); a second time changes nothing.

    Example: afterno import my-search.json
    """
    if file.lower().endswith((".vcf", ".csv")):
        _contacts(Path(file), as_json=as_json, preview=preview, yes=yes)
        return
    from afterno.cli.method import load_json

    with click.open_file(file, encoding="utf-8-sig") as opened:
        raw = load_json(opened, file)
    with session() as owner:
        from afterno.service import data

        result = data.import_record(owner, raw, now())
    if as_json:
        show_json(result)
        return
    click.echo(f"{result.added} added, {result.changed} changed, {result.unchanged} were there already.")
    for problem in result.problems:
        click.echo(f"left out: {problem['event']}: {problem['why']}", err=True)


def _contacts(file: Path, *, as_json: bool, preview: bool, yes: bool) -> None:
    """Show what a file of contacts would bring, ask, and add it."""
    with session() as owner:
        from afterno.service import contacts

        content = file.read_bytes()
        found = contacts.preview(owner, content)
        if not as_json:
            _show_contacts(found)
        elif preview:
            show_json(found)
        if preview:
            return
        if not yes and not as_json:
            click.confirm("Add them?", abort=True)
        logged = contacts.add(owner, content, contacts.Choice(), now())
    if as_json:
        show_json(logged)
        return
    click.echo(logged.text)
    if logged.change:
        click.echo(f"To take it back: afterno undo {logged.change}")


def _show_contacts(found: Preview) -> None:
    """Write a preview for a terminal."""
    said = [
        (f"new: {len(found.new)}", [card.name or card.emails[0] for card in found.new]),
        (f"here already: {len(found.here)}", [f"{one.name}: {', '.join(one.adds)}" for one in found.adding]),
        (f"only the name is here, not added: {len(found.maybe)}", [one.card.name for one in found.maybe]),
        (f"left out: {len(found.left)}", [f"{what}: {why}" for what, why in found.left]),
    ]
    for head, lines in said:
        click.echo(head)
        for line in lines[:LINES]:
            click.echo(f"  {line}")
        if len(lines) > LINES:
            click.echo(f"  and {len(lines) - LINES} more")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False), required=False)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def backup(file: str | None, force: bool) -> None:
    """Make a safe copy of everything, checked after writing.

    Example: afterno backup ~/afterno-backup.sqlite3
    """
    with session():
        from afterno.service import data

        target = data.backup(Path(file).expanduser() if file else None, now(), force=force)
    click.echo(f"A checked copy is in {target}.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: str, yes: bool) -> None:
    """Put a safe copy back; the present record is kept beside it.

    Example: afterno restore ~/afterno-backup.sqlite3
    """
    if not yes:
        click.confirm("The record of now is set aside and the copy takes its place. Go on?", abort=True)
    with session():
        from afterno.service import data

        kept = data.restore(Path(file), now())
    click.echo(f"Restored. The record of before is in {kept}." if kept else "Restored.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
def doctor(as_json: bool) -> int:
    """Check that everything is in order, and say what to do where it is not.

    Example: afterno doctor
    """
    with session() as owner:
        from afterno.service import data

        findings = data.doctor(owner, now())
    if as_json:
        show_json(findings)
    else:
        for finding in findings:
            click.echo(
                f"{'ok  ' if finding.ok else 'LOOK'}  {finding.text}"
                + (f"  -> {finding.advice}" if finding.advice else "")
            )
    return 0 if all(finding.ok for finding in findings) else 1
