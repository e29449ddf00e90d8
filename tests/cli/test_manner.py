"""How every command behaves: help at once, one line of what to do, never a traceback."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from afterno.cli.main import COMMANDS, run
from tests.cli.process import SOURCE, afterno


def test_help_lists_every_command_without_importing_django() -> None:
    code = "import sys; from afterno.cli.main import run; run(['--help']); print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(SOURCE)},
    )
    assert done.stdout.splitlines()[-1] == "False"
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["nonsense"], 2, "No such command"),
        (["today", "--on", "soon"], 2, "does not match"),
        (["read", "/nowhere/at/all.mbox"], 2, "does not exist"),
        (["coach"], 2, "--context is needed"),
        (["plan", "--record", "-", "--now", "tomorrow"], 1, "is no time"),
    ],
)
def test_wrong_usage_says_what_to_do(
    arguments: list[str],
    code: int,
    says: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("text"))
    assert run(arguments) == code
    error = capsys.readouterr().err
    assert says in error
    assert "Traceback" not in error


def test_piping_into_head_is_no_error() -> None:
    command = f"{sys.executable} -m afterno --help | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(SOURCE), "PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


def test_a_broken_record_is_said_in_one_line() -> None:
    done = afterno("plan", "--record", "-", "--now", "2026-03-02T09:00:00+01:00", given='{"format": ')
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "is not JSON" in done.stderr
