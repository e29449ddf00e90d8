"""The built wheel runs alone: everything it needs is in it or among its declared dependencies."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

GUARD = """
import sys

class NotInstalled:
    names = {names!r}
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in self.names:
            raise ModuleNotFoundError(f"{{name}} is only for development", name=name)

sys.meta_path.insert(0, NotInstalled())
sys.path.insert(0, {wheel!r})
import afterno
assert afterno.__file__.startswith({wheel!r}), afterno.__file__
from afterno.cli.main import main
main(sys.argv[1:])
"""


def pinned(name: str) -> set[str]:
    """Names of the distributions pinned in a requirements file."""
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {match[0].lower() for line in lines if (match := re.match(r"[A-Za-z0-9_.-]+", line))}


def modules_of_development() -> set[str]:
    """Top-level modules that only development has."""
    from importlib.metadata import packages_distributions

    only = {re.sub(r"[-_.]+", "-", name) for name in pinned("dev") - pinned("run")}
    return {
        module
        for module, owners in packages_distributions().items()
        if all(re.sub(r"[-_.]+", "-", owner.lower()) in only for owner in owners)
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def run(wheel: Path, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command from the unpacked wheel, with nothing of development at hand."""
    code = GUARD.format(names=modules_of_development(), wheel=str(wheel))
    environment = {
        key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "DJANGO_SETTINGS_MODULE"}
    }
    return subprocess.run(
        [sys.executable, "-P", "-c", code, *arguments],
        capture_output=True, text=True, check=False, cwd=data, env={**environment, "AFTERNO_DATA_DIR": str(data)},
    )  # fmt: skip


def test_the_wheel_shows_help(wheel: Path, tmp_path: Path) -> None:
    done = run(wheel, tmp_path, "--help")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_wheel_runs_the_main_job_on_the_sample(wheel: Path, tmp_path: Path) -> None:
    done = run(wheel, tmp_path, "demo", "--no-serve")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Phone Helena Marsh" in done.stdout


def test_the_wheel_holds_licence_and_no_tests(wheel: Path) -> None:
    names = [str(path.relative_to(wheel)) for path in wheel.rglob("*")]
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests", "scripts"))]
