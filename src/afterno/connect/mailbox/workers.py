"""More than one process for the reading: plain child processes that are asked by pickles over pipes.

Not `multiprocessing`: its children import the caller's main module again, and forking a process with threads is unsafe.
A child answers only its parent, over pipes nobody else holds; what comes through them is as trusted as our own memory.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import queue
import signal
import subprocess
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_CHILD = False
AHEAD: Final = 2
"""So many tasks a process are asked before their answers are wanted."""


class Pool:
    """Some child processes, started when the first task comes and kept until `close`."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._workers: list[_Worker] = []

    def mapped(self, function: str, tasks: Iterable[Any], *, alone: bool = False) -> Iterator[Any]:
        """Give the answers of `function` ("module:name") to each task, in order; alone where no process can be had."""
        if alone or self.processes <= 1 or not self._started():
            yield from map(resolved(function), tasks)
            return
        free: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for worker in self._workers:
            free.put(worker)
        with ThreadPoolExecutor(len(self._workers)) as threads:
            yield from _in_order(threads, free, function, tasks)

    def _started(self) -> bool:
        with contextlib.suppress(OSError):
            while len(self._workers) < self.processes:
                self._workers.append(_Worker())
        return bool(self._workers)

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

    def ask(self, function: str, task: Any) -> Any:  # noqa: ANN401 - as above
        if self.process.stdin is None or self.process.stdout is None:
            return resolved(function)(task)
        try:
            pickle.dump((function, task), self.process.stdin, pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()
            fine, answer = pickle.load(self.process.stdout)  # noqa: S301 - our own child
        except (OSError, EOFError, pickle.UnpicklingError):
            return resolved(function)(task)
        return answer if fine else resolved(function)(task)

    def close(self) -> None:
        """End the child."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self.process.wait()


def serve() -> None:
    """Answer until the parent closes the pipe."""
    global _CHILD  # noqa: PLW0603 - known once, at the start of the process
    _CHILD = True
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # the parent hears it too, and ends this process by closing the pipe
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(
        sys.stderr.fileno(), sys.stdout.fileno()
    )  # whatever a library prints must not land among the answers
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
