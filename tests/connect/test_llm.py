"""The language model's line, against a server on loopback that does as it is told."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from afterno.connect import llm
from afterno.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TALK = [{"role": "user", "content": "Say it another way."}]


def answer(text: object) -> bytes:
    """A whole answer with this text."""
    return json.dumps({"choices": [{"message": {"content": text}}]}).encode()


class Scripted:
    """A server that gives the answers it was handed, in their order, and remembers what it was asked."""

    def __init__(self) -> None:
        self.script: list[Callable[[BaseHTTPRequestHandler], None]] = []
        self.asked: list[tuple[str, dict[str, str], Any]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked.append((self.path, dict(self.headers), json.loads(body)))
                outer.script.pop(0)(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def say(self, text: object) -> None:
        """Answer with this text next."""
        self.send(200, answer(text))

    def send(self, status: int, body: bytes, **headers: str) -> None:
        """Answer with this next."""

        def act(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self.script.append(act)

    def close(self) -> None:
        """End it."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    found = Scripted()
    yield found
    found.close()


def test_one_question_one_answer(scripted: Scripted) -> None:
    scripted.say("In other words.")
    assert llm.ask(llm.Model(scripted.url, "tiny", "secret"), TALK) == "In other words."
    path, headers, body = scripted.asked[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert (body["model"], body["messages"], body["stream"]) == ("tiny", TALK, False)


def test_no_key_is_sent_where_there_is_none_and_none_is_shown(scripted: Scripted) -> None:
    scripted.say("x")
    llm.ask(llm.Model(scripted.url + "/chat/completions", "tiny"), TALK)
    path, headers, _ = scripted.asked[0]
    assert path == "/v1/chat/completions"
    assert "Authorization" not in headers
    assert "secret" not in repr(llm.Model(scripted.url, "tiny", "secret"))


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (401, b"{}", "another key"),
        (404, b"nope", "no such model or address"),
        (429, b"", "too much to do"),
        (500, b"<html>", "status 500"),
        (302, b"", "leads elsewhere"),
        (200, b"not json", "not understood"),
        (200, b'{"choices": []}', "not understood"),
        (200, answer(None), "not understood"),
        (200, answer("  "), "not understood"),
        (200, b"[" * 50_000, "not understood"),
        (200, b"x" * 300_000, "far too long"),
    ],
)
def test_what_goes_wrong_is_said(scripted: Scripted, status: int, body: bytes, says: str) -> None:
    scripted.send(status, body, Location="http://elsewhere.example/")
    with pytest.raises(llm.ModelError, match=says):
        llm.ask(llm.Model(scripted.url, "tiny"), TALK)
    assert len(scripted.asked) == 1, "no redirect is followed"


def test_a_line_that_drips_is_given_up_in_time(scripted: Scripted) -> None:
    going = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while not going.wait(0.05):
                handler.wfile.write(b" ")
        except OSError:
            pass

    scripted.script.append(drip)
    began = time.monotonic()
    with pytest.raises(llm.ModelError, match="did not answer within"):
        llm.ask(llm.Model(scripted.url, "tiny", seconds=0.4), TALK)
    going.set()
    assert time.monotonic() - began < 5


def test_nobody_at_the_address(scripted: Scripted) -> None:
    scripted.close()
    with pytest.raises(llm.ModelError, match="Is it running"):
        llm.ask(llm.Model(scripted.url, "tiny", seconds=5), TALK)
    scripted.server.server_close()


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("ftp://x/v1", ""), ("localhost:11434", ""), ("http://", ""), ("http://model.example.com/v1", ""),
        ("http://192.168.1.7:8080/v1", "key"), ("http://user:pw@localhost/v1", ""), ("http://localhost:999999/v1", ""),
    ],
)  # fmt: skip
def test_an_address_that_is_none_or_not_safe_is_refused(url: str, key: str) -> None:
    with pytest.raises(UserError, match=r"address|key"):
        llm.checked_address(url, key)


@pytest.mark.parametrize(
    "url",
    ["http://localhost:11434/v1", "http://192.168.1.7:8080/v1", "http://[::1]:80/v1", "https://m.example/v1"],
)
def test_an_address_near_by_or_sealed_is_taken(url: str) -> None:
    assert llm.checked_address(url).hostname
