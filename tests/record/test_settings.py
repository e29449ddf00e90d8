from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.record.worlds import ROOT

from afterno.errors import SettingError
from afterno.settings.folder import data_folder, secret_key
from afterno.settings.table import TABLE, read


def run(module: str, code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AFTERNO_")}
    clean |= {"DJANGO_SETTINGS_MODULE": f"afterno.settings.{module}", "PYTHONPATH": str(ROOT / "src")}
    program = f"import django; django.setup()\nfrom django.conf import settings as s\n{code}"
    return subprocess.run(
        [sys.executable, "-c", program], env=clean | environment, text=True, capture_output=True, check=False
    )


def test_defaults_hold_where_nothing_is_set() -> None:
    assert read({"PATH": "/bin", "AFTERNO_DEBUG": ""}) == {setting.name: setting.default for setting in TABLE}


def test_an_unknown_setting_stops_the_start_with_a_hint() -> None:
    with pytest.raises(SettingError, match="Did you mean AFTERNO_DATA_DIR"):
        read({"AFTERNO_DATA_DIRS": "/x"})
    with pytest.raises(SettingError, match=r"docs/record\.md"):
        read({"AFTERNO_COLOUR_OF_THE_SKY": "1"})


def test_a_value_that_is_not_understood_stops_the_start() -> None:
    with pytest.raises(SettingError, match="AFTERNO_DEBUG: 'perhaps' is not understood"):
        read({"AFTERNO_DEBUG": "perhaps"})
    with pytest.raises(SettingError, match="AFTERNO_DB_PORT"):
        read({"AFTERNO_DB_PORT": "five"})


def test_every_setting_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "record.md").read_text("utf-8")
    assert [setting.name for setting in TABLE if setting.name not in page] == []


def test_the_data_folder_and_what_is_in_it_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    done = run("local", "from django.db import connection; connection.cursor()", AFTERNO_DATA_DIR=str(folder))
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_the_key_is_made_once(tmp_path: Path) -> None:
    first = secret_key(tmp_path)
    assert len(first) >= 50
    assert secret_key(tmp_path) == first


def test_a_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingError, match="--data-dir"):
        secret_key(tmp_path / "file" / "data")
    assert data_folder("~/x") == Path("~/x").expanduser()


def test_the_file_is_opened_so_that_programs_wait_for_one_another(tmp_path: Path) -> None:
    code = (
        "from django.db import connection as c\nx = c.cursor()\n"
        "print([x.execute('PRAGMA ' + p).fetchone()[0] for p in ('journal_mode', 'synchronous', 'foreign_keys')],"
        " c.transaction_mode)"
    )
    assert run("local", code, AFTERNO_DATA_DIR=str(tmp_path)).stdout == "['wal', 1, 1] IMMEDIATE\n"


def test_a_server_does_not_start_without_its_key_and_address() -> None:
    assert "AFTERNO_SECRET_KEY" in run("server", "").stderr
    assert "AFTERNO_PUBLIC_URL" in run("server", "", AFTERNO_SECRET_KEY="k" * 50).stderr
    good = {"AFTERNO_SECRET_KEY": "k" * 50, "AFTERNO_PUBLIC_URL": "https://after.example"}
    done = run("server", "print(s.ALLOWED_HOSTS[-1], s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT)", **good)
    assert done.stdout == "after.example True True\n"


def test_only_this_machine_is_answered_and_no_page_runs_foreign_code() -> None:
    from afterno.settings import base

    assert base.ALLOWED_HOSTS == ["localhost", "127.0.0.1", "[::1]"]
    directives = base.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    assert "unsafe" not in str(directives)
    assert base.SESSION_COOKIE_HTTPONLY
    assert base.CSRF_COOKIE_SAMESITE == "Strict"
