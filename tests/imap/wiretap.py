"""A listener on the line between the program and the mail server: hears every command, and cuts the line on wish."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Wiretap:
    """`cut_after` holds, for each line to come, after how many bytes from the server it breaks (None: never)."""

    port: int
    heard: bytearray = field(default_factory=bytearray)
    cut_after: list[int | None] = field(default_factory=list)
    lines: int = 0
    refuse: bool = False
    poison: bytes = b""
    """Words from the server at which a line always breaks."""

    @property
    def commands(self) -> list[str]:
        """What the program said, without the tags; answers to challenges are left out."""
        said = [line.decode("utf-8", "replace") for line in bytes(self.heard).split(b"\r\n")]
        return [line.partition(" ")[2] for line in said if " " in line]


@contextmanager
def wiretap(server: int) -> Iterator[Wiretap]:
    listener = socket.create_server(("127.0.0.1", 0))
    tap = Wiretap(listener.getsockname()[1])
    threading.Thread(target=serve, args=(listener, tap, server), daemon=True).start()
    try:
        yield tap
    finally:
        listener.close()


def serve(listener: socket.socket, tap: Wiretap, server: int) -> None:
    with suppress(OSError):
        while True:
            near, _ = listener.accept()
            if tap.refuse:
                near.close()
                continue
            tap.lines += 1
            cut = tap.cut_after.pop(0) if tap.cut_after else None
            far = socket.create_connection(("127.0.0.1", server))
            threading.Thread(target=listen, args=(near, far, tap), daemon=True).start()
            threading.Thread(target=answer, args=(far, near, cut, tap), daemon=True).start()


def listen(near: socket.socket, far: socket.socket, tap: Wiretap) -> None:
    with suppress(OSError):
        while data := near.recv(65_536):
            tap.heard.extend(data)
            far.sendall(data)
        far.shutdown(socket.SHUT_WR)


def answer(far: socket.socket, near: socket.socket, left: int | None, tap: Wiretap) -> None:
    with suppress(OSError):
        while data := far.recv(65_536):
            if tap.poison and tap.poison in data:
                break
            near.sendall(data if left is None else data[:left])
            left = None if left is None else left - len(data)
            if left is not None and left <= 0:
                break
    for one in (near, far):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
