"""Waiting on this machine for the browser to come back from the mail service's question."""

from __future__ import annotations

import http.server
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

WAIT: Final = 300.0
"""Seconds to think about it."""
_PAGE: Final = (
    b"<!doctype html><title>Afterno</title><p>Thank you. You can close this page and go back to Afterno.</p>"
)


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Listener

    def do_GET(self) -> None:
        """Take the answer, which is in the address."""
        if "state=" in self.path:
            self.server.came_back = self.path
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_PAGE)))
        self.end_headers()
        self.wfile.write(_PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in the library
        """Say nothing: the address holds a code."""


class Listener(http.server.HTTPServer):
    """Listens on loopback for one answer."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.came_back = ""
        self.timeout = 1.0

    @property
    def redirect(self) -> str:
        """The address the browser is sent back to."""
        return f"http://127.0.0.1:{self.server_port}/"

    def wait(self, seconds: float = WAIT, clock: Callable[[], float] = time.monotonic) -> str:
        """Give the address the browser came back with; empty where nobody came."""
        end = clock() + seconds
        while not self.came_back and clock() < end:
            self.handle_request()
        return self.came_back
