"""The numbers of the method: `afterno numbers`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from afterno.cli.app import now, session, show_json
from afterno.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from afterno.service.profile import PolicyNumber, Preview


@click.command()
@click.argument("change", nargs=-1, metavar="[NAME=NUMBER]...")
@click.option("--preview", is_flag=True, help="Show what it would change, and end.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--json", "as_json", is_flag=True, help="The numbers, or what would change, as JSON; nothing is set."
)
def numbers(change: tuple[str, ...], preview: bool, yes: bool, as_json: bool) -> None:
    """Show the numbers of the method, each with its rule and bounds; or change some (NAME=usual: back to the usual one).

    What it would change is shown before it applies. Example: afterno numbers rhythm_days=75 --preview
    """
    with session() as owner:
        from afterno.service import changes, profile

        shown = profile.policy(owner)
        if not change:
            show_json(shown) if as_json else click.echo("\n".join(map(number_line, shown)))
            return
        moment, wanted = now(), given(change, shown)
        found = profile.preview_policy(owner, wanted, moment)
        if found.wrong:
            raise UserError("; ".join(f"{key}: {why}" for key, why in found.wrong.items()))
        show_json(found) if as_json else click.echo(preview_text(found))
        if preview or as_json:
            return
        if found.total and not yes:
            click.confirm("Apply this?", abort=True)
        profile.save_policy(owner, wanted, moment)
        made = changes.made(owner, "numbers", moment)
    click.echo(
        "Kept. Everything was planned anew." + (f" To take it back: afterno undo {made}" if made else "")
    )


def given(change: Sequence[str], shown: Sequence[PolicyNumber]) -> Mapping[str, str]:
    """Lay what was typed over the numbers in force. Raises UserError for what is none."""
    kept = {one.key: one.value for one in shown}
    usual = {one.key: one.default for one in shown}
    for text in change:
        key, mark, value = text.partition("=")
        if not mark or key not in kept or not value.strip():
            raise UserError(
                f"{text!r} is no number of the method: `afterno numbers` lists them; write rhythm_days=75"
            )
        kept[key] = usual[key] if value == "usual" else value
    return kept


def number_line(one: PolicyNumber) -> str:
    """Write one number for a terminal."""
    bounds = f"{one.lowest} to {one.highest}, " if one.lowest else ""
    return f"{one.key:27} {one.value:>6}  {one.unit} {one.says} ({one.rule}; {bounds}usually {one.default})"


def preview_text(found: Preview) -> str:
    """Write what would change."""
    if not found.total:
        return "Nothing that is planned now would change."
    lines = [f"{one.who}: {one.after} (instead of: {one.before})" for one in found.changes]
    more = found.total - len(found.changes)
    return "\n".join([*lines, *([f"And {more} more."] if more else [])])
