"""The method alone: `afterno plan`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Any

import click

from afterno.errors import UserError

if TYPE_CHECKING:
    from afterno.method.simulate import Summary


FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Times to plan for lie between these."""


def moment(text: str) -> datetime:
    """Read a time as ISO 8601; without an offset it is UTC. Raises UserError saying how to write one."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(f"{text!r} is no time: write it like 2026-03-02T10:15:00+01:00") from None
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise UserError(f"{text!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def load_json(file: IO[str], name: str) -> Any:  # noqa: ANN401 - any JSON value may stand in a file
    """Read one JSON document; what is wrong with it is said with its line."""
    try:
        return json.load(file)
    except json.JSONDecodeError as error:
        raise UserError(f"{name} is not JSON: {error.msg} (line {error.lineno})") from None
    except UnicodeDecodeError:
        raise UserError(f"{name} is not UTF-8 text") from None
    except RecursionError:
        raise UserError(f"{name} is nested too deeply to be a record") from None
    except ValueError:
        raise UserError(f"{name} holds a number of thousands of digits") from None


@click.command()
@click.option(
    "--record",
    "record_file",
    type=click.File(encoding="utf-8-sig"),
    required=True,
    help="A record as exported, - for standard input.",
)
@click.option("--now", "now_text", required=True, metavar="TIME", help="The moment to plan for, ISO 8601.")
@click.option("--json", "as_json", is_flag=True, help="The plan as JSON.")
def plan(record_file: IO[str], now_text: str, as_json: bool) -> None:
    """Say what the method says of a record at a time; nothing is stored.

    Example: afterno plan --record record.json --now 2026-03-02T09:00:00+01:00 --json
    """
    from afterno.method.events import parse_record
    from afterno.method.planner import plan as decide
    from afterno.service.places import OfflinePlaces

    now = moment(now_text)
    record, problems = parse_record(load_json(record_file, record_file.name))
    result = decide(record, now, OfflinePlaces(), problems)
    if as_json:
        click.echo(json.dumps(result.json(), ensure_ascii=False, indent=2))
        return
    names = {person.id: person.name for person in record.people}
    for reach in result.reach_outs:
        who = names.get(reach.person or "", "") or "-"
        click.echo(f"{reach.due}  {reach.kind:18} {who}: {reach.why} ({reach.rule})")
    for refusal in result.refused:
        who = names.get(refusal.person or "", "") or "-"
        until = f" until {refusal.until}" if refusal.until else ""
        click.echo(f"not now{until}: {refusal.kind} {who}: {refusal.why} ({refusal.rule})")
    for problem in result.problems:
        click.echo(f"left out: {problem.event or 'record'}: {problem.why}", err=True)


ALONE = 50
"""So few lives are lived in one process."""


def lived(lives: int, seed: int) -> Summary:
    """Live them, many of them in two processes; the same seeds are the same lives either way."""
    from afterno.method.simulate import added

    if lives <= ALONE:
        return some_lives(lives, seed)
    from concurrent.futures import ProcessPoolExecutor

    parts = [(min(ALONE, lives - first), seed + first) for first in range(0, lives, ALONE)]
    with ProcessPoolExecutor(2) as pool:
        return added(pool.map(some_lives, *zip(*parts, strict=True)))


def some_lives(lives: int, seed: int) -> Summary:
    """Live some of them in this process."""
    from afterno.method.simulate import simulate as live
    from afterno.service.places import OfflinePlaces

    return live(lives, OfflinePlaces(), seed)


@click.command()
@click.option(
    "--lives", default=100, type=click.IntRange(1, 10_000), help="How many job searches, two years each."
)
@click.option("--seed", default=0, help="The same seed gives the same lives.")
@click.option("--json", "as_json", is_flag=True, help="What came of them as JSON.")
def simulate(lives: int, seed: int, as_json: bool) -> int:
    """Live many job searches against the method and say whether it ever broke its own rules.

    Example: afterno simulate --lives 100
    """
    summary = lived(lives, seed)
    if as_json:
        click.echo(json.dumps(summary.json(), ensure_ascii=False, indent=2))
    else:
        click.echo(
            f"{summary.lives} lives of two years: {summary.proposed:,} acts proposed, {summary.done:,} done."
        )
        click.echo(f"{summary.reached:,} relationships reached a conversation.")
        click.echo(f"{len(summary.violations)} violations of the method.")
        for violation in summary.violations[:20]:
            click.echo(f"  {violation}")
    return 1 if summary.violations else 0
