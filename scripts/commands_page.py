"""Write docs/commands.md from the commands' own help: python scripts/commands_page.py."""

from __future__ import annotations

import os
from pathlib import Path

import click

from afterno.cli.main import COMMANDS, cli

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"

HEAD = """# Commands

Made by `python scripts/commands_page.py` from the commands' own help. Every command ends with 0 when it is done, 1 with one
line on standard error where something is yours to change, 2 where it was called wrongly. `--data-dir FOLDER` (before the
command) or `AFTERNO_DATA_DIR` choose where everything is kept.
"""


def page() -> str:
    """Return the whole page."""
    os.environ["COLUMNS"] = "100"
    parts = [HEAD]
    context = click.Context(cli, info_name="afterno", terminal_width=100, help_option_names=["-h", "--help"])
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        text = command.get_help(click.Context(command, info_name=name, parent=context, terminal_width=100))
        parts.append(f"## afterno {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
