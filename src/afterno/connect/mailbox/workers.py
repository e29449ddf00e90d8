"""More than one process for the reading: plain child processes that are asked by pickles over pipes.

A process without threads forks, and its children know at once all that it has loaded; others (a server) start children
anew, for forking a process with threads is unsafe. Not `multiprocessing`: its children import the caller's main module
again. A child answers only its parent, over pipes nobody else holds; what comes through them is as trusted as our own
memory.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_CHILD = False
SELDOM: Final = 20_000
"""A child makes and drops many objects that hold no circles: it need not look for circles as often as usual."""
AHEAD: Final = 2
"""So many tasks a process are asked before their answers are wanted."""


@contextlib.contextmanager
def unhurried() -> Iterator[None]:
    """Look for circles seldom while many mails are read: what is made then is dropped without."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Pool:
    """Some child processes, started when the first task comes and kept until `close`."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._workers: list[_Worker] = []
        self._renewed = False

    def mapped(self, function: str, tasks: Iterable[Any], *, alone: bool = False) -> Iterator[Any]:
        """Give the answers of `function` ("module:name") to each task, in order; alone where no process can be had."""
        called = resolved(function)
        if alone or self.processes <= 1 or not self._started():
            yield from map(called, tasks)
            return
        free: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for worker in self._workers:
            free.put(worker)
        with ThreadPoolExecutor(len(self._workers)) as threads:
            yield from _in_order(threads, free, function, tasks)

    def _started(self) -> bool:
        with contextlib.suppress(OSError):
            while len(self._workers) < self.processes:
                self._workers.append(_Forked(self._workers) if _may_fork() else _Worker())
        return bool(self._workers)

    def renewed(self) -> bool:
        """End children that are copies of this process, once, so that the next ones know what it has loaded since."""
        if self._renewed or self.processes <= 1 or not _may_fork():
            return False
        self._renewed = True
        self.close()
        return True

    def close(self) -> None:
        """End the child processes."""
        while self._workers:
            self._workers.pop().close()


def _in_order(
    threads: ThreadPoolExecutor, free: queue.SimpleQueue[_Worker], function: str, tasks: Iterable[Any]
) -> Iterator[Any]:
    ahead = free.qsize() * AHEAD

    def ask(task: Any) -> Any:  # noqa: ANN401 - tasks and answers are the caller's own
        worker = free.get()
        try:
            return worker.ask(function, task)
        finally:
            free.put(worker)

    waiting: deque[Future[Any]] = deque()
    for task in tasks:
        waiting.append(threads.submit(ask, task))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def resolved(function: str) -> Callable[..., Any]:
    """Give the function of a "module:name"."""
    module, _, name = function.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


class _Worker:
    """A child process; if it dies, its task is done in this one."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", "from afterno.connect.mailbox import workers; workers.serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self.streams: list[IO[bytes]] = [
            one for one in (self.process.stdin, self.process.stdout) if one is not None
        ]

    def ask(self, function: str, task: Any) -> Any:  # noqa: ANN401 - as above
        try:
            asked, answers = self.streams
            pickle.dump((function, task), asked, pickle.HIGHEST_PROTOCOL)
            asked.flush()
            fine, answer = pickle.load(answers)  # noqa: S301 - our own child
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            return resolved(function)(task)
        return answer if fine else resolved(function)(task)

    def close(self) -> None:
        """End the child."""
        for stream in self.streams:
            with contextlib.suppress(OSError):
                stream.close()
        self.wait()

    def wait(self) -> None:
        """Wait until the child has ended."""
        self.process.wait()


def _may_fork() -> bool:
    """Say whether a fork is safe: no thread but this one, on a system whose libraries bear it."""
    return sys.platform == "linux" and threading.active_count() == 1


class _Forked(_Worker):
    """A child that is a copy of this process."""

    def __init__(self, others: list[_Worker]) -> None:
        asked, asking = os.pipe()
        answered, answering = os.pipe()
        gc.freeze()  # a collection in the child would copy every page that is shared; here it need not be looked at either
        self.child = os.fork()
        if self.child == 0:
            held = [stream.fileno() for other in others for stream in other.streams]
            for number in (*held, asking, answered):
                with contextlib.suppress(OSError):
                    os.close(number)
            _serve_and_end(asked, answering)
        os.close(asked)
        os.close(answering)
        self.streams = [os.fdopen(asking, "wb"), os.fdopen(answered, "rb")]

    def wait(self) -> None:
        """Wait until the child has ended."""
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.child, 0)


def _serve_and_end(asked: int, answering: int) -> NoReturn:
    """Answer, then end at once: nothing the parent has open is the child's to close."""
    try:
        with contextlib.suppress(OSError):
            os.dup2(2, 1)
        answer_all(os.fdopen(asked, "rb"), os.fdopen(answering, "wb"))
    finally:
        os._exit(0)


def serve() -> None:
    """Answer until the parent closes the pipe."""
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(
        sys.stderr.fileno(), sys.stdout.fileno()
    )  # whatever a library prints must not land among the answers
    answer_all(asked, answers)


def answer_all(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every task that comes, until no more can come."""
    global _CHILD  # noqa: PLW0603 - known once, at the start of the process
    _CHILD = True
    gc.set_threshold(SELDOM)
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # the parent hears it too, and ends this process by closing the pipe
    while True:
        try:
            function, task = pickle.load(asked)  # noqa: S301 - our own parent
        except EOFError:
            return
        try:
            answer = (True, resolved(function)(task))
        except Exception:  # noqa: BLE001 - the parent does it again and sees the error itself
            answer = (False, None)
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _die_in_a_child(task: int) -> int:
    """Give the task back, unless this is a child: then end without a word (for the tests)."""
    if _CHILD:
        os._exit(1)
    return task
