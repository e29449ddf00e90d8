"""The command `afterno`: words in, one function of `service` called, words out."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from afterno import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "start": ("afterno.cli.serving:start", "The app, in your browser."),
    "demo": ("afterno.cli.serving:demo", "The sample mailbox, read; today's list; the app on it."),
    "read": ("afterno.cli.mail:read", "Read a mailbox, a mail or a letter into the record."),
    "connect": ("afterno.cli.mailboxes:connect", "A mailbox on a server: connect it, list, disconnect."),
    "sync": ("afterno.cli.mailboxes:sync", "What is new in the connected mailboxes."),
    "recognise": ("afterno.cli.mail:recognise", "The same reading, nothing stored."),
    "review": ("afterno.cli.mail:review", "The mails in doubt: look, confirm, correct."),
    "today": ("afterno.cli.days:today", "What to do today, most wanted first, and why."),
    "no": ("afterno.cli.entry:no", "Put a no on record by hand."),
    "log": ("afterno.cli.entry:log", "What happened: talked, voicemail, answered, stop ..."),
    "undo": ("afterno.cli.entry:undo", "Take back what was logged last."),
    "call": ("afterno.cli.words:call", "The call sheet for one person."),
    "ringing": ("afterno.cli.words:ringing", "The phone is ringing: the sheet for a no, at once."),
    "rehearse": ("afterno.cli.rehearse:rehearse", "Practise the call before making it."),
    "draft": ("afterno.cli.letters:draft", "An e-mail to one person, prepared and checked."),
    "template": ("afterno.cli.letters:template", "Letters of your own making, with facts in braces."),
    "parallels": ("afterno.cli.true_things:parallels", "Something true to say to her, with its sources."),
    "cv": ("afterno.cli.true_things:cv", "Your own path, to be laid beside hers."),
    "coach": ("afterno.cli.words:coach", "Check the wording of a message before it leaves."),
    "milestone": ("afterno.cli.entry:milestone", "Put news of your life on record; whom to tell."),
    "people": ("afterno.cli.days:people", "Relationships, and where each stands."),
    "show": ("afterno.cli.days:show", "One relationship: the timeline, what next, why not now."),
    "plan": ("afterno.cli.method:plan", "The method alone, on a record in a file."),
    "numbers": ("afterno.cli.numbers:numbers", "The numbers of the method; what changing one would change."),
    "simulate": ("afterno.cli.method:simulate", "Many job searches lived against the method."),
    "calendar": ("afterno.cli.calendar:calendar", "The plan as a calendar file."),
    "export": ("afterno.cli.data:export", "Everything out, in one file."),
    "import": ("afterno.cli.data:import_", "A record in, from one file."),
    "backup": ("afterno.cli.data:backup", "A safe copy of everything."),
    "restore": ("afterno.cli.data:restore", "A safe copy back."),
    "doctor": ("afterno.cli.data:doctor", "Is everything in order?"),
}
"""Name, where it lives, its line in --help: nothing of it is imported before it is asked for."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that --help is there at once."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Name the commands in the order of a day."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def use_data_dir(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    """Choose the data folder before anything reads it."""
    if value:
        os.environ["AFTERNO_DATA_DIR"] = value


@click.group(
    cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--data-dir", metavar="FOLDER", callback=use_data_dir, expose_value=False, is_eager=True,
              help="Where everything is kept (also AFTERNO_DATA_DIR).")  # fmt: skip
@click.version_option(__version__, prog_name="afterno")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Begin where others stop: at the no.

    Without a command the app starts in your browser. Example: afterno read inbox.mbox
    """
    if ctx.invoked_subcommand is None:
        command = cli.get_command(ctx, "start")
        assert command is not None
        ctx.invoke(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; whatever goes wrong is one line on standard error with what to do."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 the user's problem, 2 wrong usage."""
    try:
        result: Any = cli.main(arguments, prog_name="afterno", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return 2
    except click.ClickException as error:
        error.show()
        return 1
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped. What was done so far is kept.", err=True)
        return 130
    except BrokenPipeError:
        # Piping into `head` is not an error; keep the interpreter from saying so at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - nobody who had a hard day is shown a traceback
        return explain(error)
    return result if isinstance(result, int) else 0


def explain(error: Exception) -> int:
    """Say in one line what happened and what to do; the traceback only where it is asked for."""
    from afterno.errors import AfternoError

    if os.environ.get("AFTERNO_DEBUG"):
        raise error
    if isinstance(error, AfternoError):
        click.echo(f"afterno: {error}", err=True)
    elif isinstance(error, OSError) and error.filename:
        click.echo(f"afterno: {error.strerror}: {error.filename}", err=True)
    else:
        click.echo(
            f"afterno: something went wrong inside ({type(error).__name__}). Nothing half-done was kept. "
            "`afterno doctor` checks the record; with AFTERNO_DEBUG=1 the same command shows the details.",
            err=True,
        )
    return 1


if __name__ == "__main__":
    main()
