"""Mail: `afterno read`, `recognise`, `review`."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterno.cli.app import loading, now, session, show_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from afterno.service.summary import ReadSummary
    from afterno.service.types import Review


@contextmanager
def progress(label: str, *, hidden: bool) -> Iterator[Callable[[int, int], None]]:
    """Show how far a long work is, on standard error and only on a terminal."""
    if hidden or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def step(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield step


PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
ME = click.option("--me", multiple=True, metavar="ADDRESS", help="Your own address (may be repeated).")


@click.command()
@PATHS
@ME
@click.option("--again", is_flag=True, help="Look at everything anew, not only at what is new in a file.")
@click.option("--json", "as_json", is_flag=True, help="The summary as JSON.")
def read(paths: tuple[Path, ...], me: tuple[str, ...], again: bool, as_json: bool) -> None:
    """Read an mbox, Maildir, .eml, a folder of them, a Takeout .zip, a letter (.pdf, .txt; scans too: .jpg, .png, .tif).

    Reading the same again changes nothing. Example: afterno read inbox.mbox --me ana@mail.example
    """
    with session(plans=False) as owner:
        from afterno.service import unchanged

        nothing = None if again else unchanged.summary(owner, paths, me)
        result = nothing or read_new(owner, paths, me, again=again, hidden=as_json)
    if nothing and not as_json:
        click.echo("Nothing new: all of it was read before.")
    else:
        show_json(result) if as_json else click.echo(summary_text(result))


def read_new(
    owner: int, paths: tuple[Path, ...], me: tuple[str, ...], *, again: bool, hidden: bool
) -> ReadSummary:
    """Read, with what that needs: it is large, and loaded only where there is something to read."""
    with loading():
        from afterno.service import reading

    with progress("Reading", hidden=hidden) as step:
        return reading.read_mail(owner, paths, now(), me=me, again=again, progress=step)


def summary_text(result: ReadSummary) -> str:
    """Write what a reading came to, honestly: read, recognised, doubtful, skipped and why."""
    from afterno.service.texts import KINDS_OF_MAIL

    lines = [
        f"{result.read:,} {'mail' if result.read == 1 else 'mails'} read"
        + (f", {result.known:,} of them read before" if result.known else "")
        + "."
    ]
    for kind, number in sorted(result.recognised.items(), key=lambda item: -item[1]):
        lines.append(f"  {number:6,}  {KINDS_OF_MAIL.get(kind, kind)}")
    lines.append(f"  {result.ordinary:6,}  not about a job")
    if result.doubtful:
        lines.append(
            f"  {result.doubtful:6,}  in doubt; nothing of them counts until you looked: afterno review"
        )
    if result.opened:
        lines.append(
            f"{result.opened} {'relationship' if result.opened == 1 else 'relationships'} opened: afterno today"
        )
    if result.skipped_total:
        lines.append(f"{result.skipped_total} not read:")
        lines += [f"  {item.source}: {item.why}" for item in result.skipped[:20]]
        if result.skipped_total > 20:
            lines.append(f"  ... and {result.skipped_total - 20} more")
    return "\n".join(lines)


@click.command()
@PATHS
@ME
@click.option("--json", "as_json", is_flag=True, help="One JSON line a message.")
def recognise(paths: tuple[Path, ...], me: tuple[str, ...], as_json: bool) -> None:
    """Say what each message is; nothing is stored.

    Example: afterno recognise inbox.mbox --json
    """
    from afterno.service.recognising import recognise_all

    for item in recognise_all(paths, me=me):
        if as_json:
            sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")
        else:
            mark = "" if item["sure"] else " ?"
            click.echo(f"{item['source']:24}  {item['kind']}{mark:3}  {item['subject'][:60]}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The list as JSON.")
@click.option("--list", "only_list", is_flag=True, help="Show them without asking.")
def review(as_json: bool, only_list: bool) -> None:
    """Look at the mails in doubt: confirm or correct, one screen each.

    Example: afterno review
    """
    with session() as owner:
        from afterno.service import reviews

        found = reviews.reviews(owner, page=1)
        if as_json:
            show_json(found)
            return
        if not found.rows:
            click.echo("No mail waits for your look.")
            return
        for item in found.rows:
            click.echo(review_text(item))
            if only_list:
                continue
            answer = ask(item)
            if answer == "quit":
                return
            if answer:
                click.echo(reviews.decide(owner, item.id, answer, now()).text)


def review_text(item: Review) -> str:
    """Write one mail in doubt for a terminal."""
    from afterno.service.texts import KINDS_OF_MAIL

    date = f"{item.date:%Y-%m-%d}" if item.date else "undated"
    return "\n".join([
        "", f"{date}  {item.sender}", item.subject or "(no subject)",
        f"It seems to be {KINDS_OF_MAIL.get(item.kind, item.kind)}: “{item.evidence}”", item.why,
    ])  # fmt: skip


def ask(item: Review) -> str:
    """Ask what one mail is: Enter or y confirms, a number corrects, s skips, q ends."""
    from afterno.service.texts import KINDS_OF_MAIL

    choices = {str(number): kind for number, kind in enumerate(item.choices, start=1)}
    listed = ", ".join(f"{number} {KINDS_OF_MAIL.get(kind, kind)}" for number, kind in choices.items())
    answer = click.prompt(f"y yes, s later, q end, or: {listed}", default="s", show_default=False)
    if answer == "q":
        return "quit"
    return item.kind if answer == "y" else choices.get(answer, "")
