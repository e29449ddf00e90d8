"""One question, one answer: POST to /chat/completions, bounded in time and size, no redirect followed."""

from __future__ import annotations

import http.client
import ipaddress
import json
import ssl
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import SplitResult, urlsplit

from afterno.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS: Final = 60.0
"""The whole question and answer."""
ANSWER_LIMIT: Final = 256 * 1024
TOKENS: Final = 700
_PIECE: Final = 8 * 1024
_PATH: Final = "/chat/completions"
_SAID: Final = {
    401: "it wants another key (AFTERNO_LLM_KEY)",
    403: "it wants another key (AFTERNO_LLM_KEY)",
    404: "it knows no such model or address; the address usually ends in /v1",
    413: "the letter is too long for it",
    429: "it has too much to do just now; try again in a minute",
}


class ModelError(UserError):
    """The language model gave no answer that can be used."""

    permanent = False


@dataclass(frozen=True, slots=True)
class Model:
    """Which model, and where; the key is never shown."""

    url: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS

    @property
    def host(self) -> str:
        """The machine it runs on."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine: what is sent to it then stays here."""
        return _is_loopback(self.host)


def checked_address(url: str, key: str = "") -> SplitResult:
    """Take an address apart. Raises UserError for one that is none, or that would send the key in the clear."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        raise UserError(f"{url[:80]!r} is no address: write it like http://localhost:11434/v1") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query:
        raise UserError(f"{url[:80]!r} is no address: write it like http://localhost:11434/v1")
    if parts.scheme == "http" and not _is_near(parts.hostname):
        raise UserError("An address outside your own network must begin with https://")
    if parts.scheme == "http" and key and not _is_loopback(parts.hostname):
        raise UserError("With a key the address must begin with https://, or be on this machine.")
    return parts


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _is_near(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return _is_loopback(host) or host.endswith((".local", ".lan", ".internal")) or "." not in host


def ask(model: Model, messages: Sequence[dict[str, str]], *, temperature: float = 0.8) -> str:
    """Give the answer's text. Raises ModelError that says what went wrong and what to do."""
    parts = checked_address(model.url, model.key)
    asked = {
        "model": model.name, "messages": list(messages), "temperature": temperature, "max_tokens": TOKENS,
        "stream": False,
    }  # fmt: skip
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
    }
    if model.key:
        headers["Authorization"] = f"Bearer {model.key}"
    ends = time.monotonic() + model.seconds
    connection = _connection(parts, model.seconds)
    path = parts.path.rstrip("/")
    path = path if path.endswith(_PATH) else path + _PATH
    try:
        connection.request("POST", path, json.dumps(asked).encode(), headers)
        response = connection.getresponse()
        answer = _read(response, connection, ends)
    except TimeoutError:
        raise ModelError(f"{model.name} did not answer within {model.seconds:.0f} seconds.") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ModelError(
            f"{model.name} cannot be reached at {parts.netloc}: {_why(error)}. Is it running?"
        ) from None
    finally:
        connection.close()
    if response.status != http.client.OK:
        said = _SAID.get(
            response.status, "it answered with an error" if response.status >= 400 else "it leads elsewhere"
        )
        raise ModelError(f"{model.name} did not help (status {response.status}): {said}.")
    return _content(answer, model)


def _connection(parts: SplitResult, seconds: float) -> http.client.HTTPConnection:
    assert parts.hostname
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(parts.hostname, parts.port, timeout=seconds, context=context)
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=seconds)


def _read(response: http.client.HTTPResponse, connection: http.client.HTTPConnection, ends: float) -> bytes:
    """Read the answer while there is time: a line that drips byte by byte does not hold the program."""
    found = bytearray()
    while True:
        left = ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if connection.sock is not None:
            connection.sock.settimeout(left)
        piece = response.read1(_PIECE)
        if not piece:
            return bytes(found)
        found += piece
        if len(found) > ANSWER_LIMIT:
            raise ModelError("The language model's answer is far too long; nothing of it is used.")


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return "its certificate is not trusted"
    return str(getattr(error, "strerror", "") or "the line broke").lower()


def _content(answer: bytes, model: Model) -> str:
    try:
        found: Any = json.loads(answer)
        text = found["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        text = None
    if not isinstance(text, str) or not text.strip():
        raise ModelError(
            f"{model.name} answered in a form that is not understood. Is its address the one ending in /v1?"
        )
    return text
