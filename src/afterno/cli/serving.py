"""The app on loopback: `afterno start` and `afterno demo`."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import click

from afterno.cli.app import now, session

PORT = 8321
"""The first port tried; the next free one is taken where it is in use."""


@click.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), help=f"The port; {PORT} or the next free one without it."
)
@click.option("--no-browser", is_flag=True, help="Print the address, open nothing.")
def start(port: int | None, no_browser: bool) -> None:
    """Start the app in your browser, on this machine only.

    Example: afterno start --no-browser
    """
    with session() as owner:
        serve(owner, port, browser=not no_browser)


@click.command()
@click.option("--no-serve", is_flag=True, help="Print today's list and the first call sheet, then end.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port of the app.")
@click.option("--no-browser", is_flag=True, help="Print the address, open nothing.")
def demo(no_serve: bool, port: int | None, no_browser: bool) -> None:
    """Read the sample mailbox into a throwaway folder, show today's list, serve the app on it.

    Example: afterno demo --no-serve
    """
    folder = tempfile.mkdtemp(prefix="afterno-demo-")
    os.environ["AFTERNO_DATA_DIR"] = folder
    try:
        with session() as owner:
            show_demo(owner, Path(folder))
            if not no_serve:
                serve(owner, port, browser=not no_browser)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def show_demo(owner: int, folder: Path) -> None:
    """Read the sample and print what a first user wants to see: the list, and the first sheet."""
    from afterno.cli.days import today_text
    from afterno.cli.mail import progress, summary_text
    from afterno.service import sample, words
    from afterno.service.today import today

    moment = now()
    click.echo("A sample job search, five months of it. Nothing here is kept.\n")
    with progress("Reading", hidden=False) as step:
        summary = sample.read_sample(owner, folder, moment, progress=step)
    click.echo(summary_text(summary) + "\n")
    day = today(owner, moment)
    click.echo(today_text(day) + "\n")
    # In the evening and at weekends the first call waits for her next morning: its sheet is ready all the same.
    ahead = (*day.acts, *day.waiting)
    first = next((act for act in ahead if act.kind == "call" and act.person), None)
    if first and first.person:
        click.echo("-" * 78 + "\n")
        click.echo(words.call_sheet(owner, first.person.id, moment).text())


def serve(owner: int, port: int | None, *, browser: bool) -> None:
    """Serve on loopback until stopped; opens the browser with a link that signs in once."""
    import webbrowser

    from django.conf import settings
    from django.utils.module_loading import import_string
    from waitress.server import create_server

    from afterno.errors import UserError
    from afterno.service import setup, sweep

    application = import_string(settings.WSGI_APPLICATION)
    server = None
    for candidate in [port] if port else range(PORT, PORT + 20):
        try:
            server = create_server(application, host="127.0.0.1", port=candidate, threads=4, ident="afterno")
            break
        except OSError:
            continue
    if server is None:
        raise UserError(
            f"Port {port} is in use: choose another with --port"
            if port
            else "No free port was found: choose one with --port"
        )
    address = f"http://127.0.0.1:{server.effective_port}"
    link = address + setup.sign_in_path(owner, now())
    click.echo(
        f"\nAfterno is at {address}, on this machine only. Ctrl-C stops it.\nSign in once with: {link}"
    )
    if browser and (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.name == "nt" or _is_mac()
    ):
        webbrowser.open(link)
    with sweep.running(owner):
        server.run()


def _is_mac() -> bool:
    """Tell a Mac, which has a screen without saying so."""
    import sys

    return sys.platform == "darwin"
