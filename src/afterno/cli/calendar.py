"""The plan as a calendar file: `afterno calendar`."""

from __future__ import annotations

from pathlib import Path

import click

from afterno.cli.app import now, session
from afterno.errors import UserError


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--no-names", is_flag=True, help="Say only that there is a call or a letter, not to whom.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def calendar(file: str, no_names: bool, force: bool) -> None:
    """Write the plan as a calendar file, one entry for each call or letter, inside her working hours.

    Example: afterno calendar plan.ics
    """
    with session() as owner:
        from afterno.service import calendar as plan
        from afterno.service import data

        content = plan.as_file(owner, now(), names=not no_names).decode("utf-8")
        if file == "-":
            click.echo(content, nl=False)
            return
        if Path(file).exists() and not force:
            raise UserError(f"{file} is there already: choose another name, or add --force")
        data.write_private(Path(file), content)
    click.echo(f"The plan is in {file}. In the app, a secret address keeps a calendar up to date by itself.")
