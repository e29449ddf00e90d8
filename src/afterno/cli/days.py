"""The days: `afterno today`, `people`, `show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from afterno.cli.app import now, session, show_json

if TYPE_CHECKING:
    from afterno.service.types import Act, CameOf, PeoplePage, Relationship, Today


@click.command()
@click.option("--on", "on_date", type=click.DateTime(["%Y-%m-%d"]), help="Another day, e.g. 2026-03-04.")
@click.option("--json", "as_json", is_flag=True, help="The list as JSON.")
def today(on_date: object, as_json: bool) -> None:
    """Say what to do today, most wanted first, each with its reason.

    Example: afterno today
    """
    from datetime import UTC, datetime

    moment = now()
    if isinstance(on_date, datetime):
        moment = on_date.replace(hour=9, tzinfo=UTC)
    with session() as owner:
        from afterno.service import today as days

        result = days.today(owner, moment)
    show_json(result) if as_json else click.echo(today_text(result))


def today_text(result: Today) -> str:
    """Write the day's list for a terminal."""
    from afterno.service.texts import weekday

    lines = [weekday(result.on), ""]
    if result.while_away:
        lines += ["While you were away:", *(f"  {line}" for line in result.while_away), ""]
    for number, act in enumerate(result.acts, start=1):
        lines += act_lines(act, f"{number}. ")
    if not result.acts:
        lines += ["Nothing to do today. That is a good day.", ""]
    if result.total > len(result.acts):
        lines += [f"... and {result.total - len(result.acts)} more after these.", ""]
    if result.waiting:
        lines.append("Waiting:")
        lines += [f"  {act.due:%Y-%m-%d}  {act.headline}" for act in result.waiting]
        lines.append("")
    if result.reviews:
        lines.append(
            f"{result.reviews} {'mail waits' if result.reviews == 1 else 'mails wait'} for your look: afterno review"
        )
    lines += [f"Left out: {problem}" for problem in result.problems]
    return "\n".join(lines).rstrip()


def act_lines(act: Act, mark: str = "") -> list[str]:
    """Write one reach-out: headline, company, window, number, why."""
    from textwrap import fill

    pad = " " * len(mark)
    place = ", ".join(part for part in (act.person.title if act.person else "", act.company) if part)
    lines = [f"{mark}{act.headline}" + (f" ({place})" if place else "")]
    number = act.person.phone_shown if act.person and act.channel == "phone" else ""
    details = [part for part in (act.window(), number) if part]
    if details:
        lines.append(pad + ", ".join(details))
    lines.append(fill(act.why, 78, initial_indent=pad, subsequent_indent=pad))
    if act.kind == "ask_seeker" and act.person:
        from afterno.service.texts import ANSWERS

        said = [f'{words}: afterno log "{act.person.label}" {key}' for key, words in ANSWERS[act.rule]]
        lines += [f"{pad}{line}" for line in said]
    elif act.needs:
        lines.append(f"{pad}To find first: {', '.join(act.needs)}")
    return [*lines, ""]


@click.command()
@click.argument("query", required=False, default="")
@click.option("--stage", default="", help="Only those who stand here: declined, reached, in_touch ...")
@click.option("--page", default=1, type=click.IntRange(min=1), help="Which page.")
@click.option("--json", "as_json", is_flag=True, help="The list as JSON.")
def people(query: str, stage: str, page: int, as_json: bool) -> None:
    """List relationships and where each stands.

    Example: afterno people rhodes
    """
    with session() as owner:
        from afterno.service import relationships

        result = relationships.people(owner, query=query, stage=stage, page=page)
    show_json(result) if as_json else click.echo(people_text(result))


def people_text(result: PeoplePage) -> str:
    """Write one page of relationships for a terminal."""
    if not result.rows:
        return (
            "Nobody yet. `afterno read inbox.mbox` reads your mail; `afterno no` puts a no on record by hand."
        )
    lines = [
        f"{row.person.label[:28]:28}  {row.person.company[:24]:24}  {row.stage_text:20}  {row.next_due or '':%Y-%m-%d}"
        if row.next_due
        else f"{row.person.label[:28]:28}  {row.person.company[:24]:24}  {row.stage_text}"
        for row in result.rows
    ]
    if result.pages > 1:
        lines.append(f"Page {result.page} of {result.pages}, {result.total} people.")
    return "\n".join(lines)


@click.command()
@click.argument("person")
@click.option("--json", "as_json", is_flag=True, help="All of it as JSON.")
def show(person: str, as_json: bool) -> None:
    """Show one relationship: the timeline, what next and why, why not now.

    Example: afterno show "Dana Rhodes"
    """
    with session() as owner:
        from afterno.service import relationships

        result = relationships.relationship(owner, person, now())
    show_json(result) if as_json else click.echo(relationship_text(result))


def came_of_line(one: CameOf) -> str:
    """Write one thing that came of a relationship, and the contact before it."""
    detail = f": {one.detail}" if one.detail else ""
    after = f" (after: {one.after.lower()}, {one.after_on:%Y-%m-%d})" if one.after and one.after_on else ""
    return f"{one.what}{detail}{after}"


def relationship_text(page: Relationship) -> str:
    """Write one relationship for a terminal."""
    from afterno.service import texts

    who = page.person
    lines = [", ".join(part for part in (who.label, who.title, who.company) if part)]
    lines.append(
        "  ".join(part for part in (page.stage_text, *map(texts.phone, page.phones), *page.emails) if part)
    )
    if page.stands:
        lines += ["", f"{page.stands} {page.what_next}"]
    lines += ["", "What next, and why"]
    lines += [line for act in page.next for line in act_lines(act, "  ")] or ["  Nothing is proposed.", ""]
    if page.not_now:
        lines.append("Why not yet")
        for item in page.not_now:
            until = f" (until {item.until:%Y-%m-%d})" if item.until else ""
            lines.append(f"  {item.headline}: {item.why}{until}")
        lines.append("")
    if page.came_of:
        lines.append("What came of it")
        lines += [f"  {one.on:%Y-%m-%d}  {came_of_line(one)}" for one in page.came_of]
        lines.append("")
    lines.append("What was")
    for entry in page.timeline:
        detail = f": {entry.detail}" if entry.detail else ""
        lines.append(
            f"  {entry.at:%Y-%m-%d}  {entry.text}{detail}" + ("  (taken back)" if entry.voided else "")
        )
    return "\n".join(lines)
