"""One contract for every keeper of secrets: the encrypted file, and a keyring of the system (here one in memory)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from afterno.connect.secrets import chosen
from afterno.connect.secrets.file import FileSecrets
from afterno.connect.secrets.system import KeyringSecrets
from afterno.errors import SecretsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from afterno.connect.secrets import Secrets

SECRET = "slate Füller 9"


class Ring(KeyringBackend):
    """A keyring in memory, which can be locked."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def open(self) -> dict[tuple[str, str], str]:
        if self.locked:
            raise KeyringLocked("locked")
        return self.held

    def get_password(self, service: str, username: str) -> str | None:
        return self.open().get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.open()[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.open().pop((service, username), None) is None:
            raise PasswordDeleteError("none")


@pytest.fixture
def ring() -> Iterator[Ring]:
    before = keyring.core._keyring_backend
    ring = Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.core._keyring_backend = before


@pytest.fixture(params=["file", "keyring"])
def keeper(request: pytest.FixtureRequest, tmp_path: Path, ring: Ring) -> Secrets:
    return chosen(str(request.param), tmp_path, "a key of the program")


def test_what_was_put_is_there_again(keeper: Secrets) -> None:
    keeper.put("one", SECRET)
    keeper.put("two", "other")
    keeper.put("one", SECRET + "!")
    assert (keeper.get("one"), keeper.get("two"), keeper.get("three")) == (SECRET + "!", "other", None)


def test_what_is_forgotten_is_gone_and_the_rest_stays(keeper: Secrets) -> None:
    keeper.put("one", SECRET)
    keeper.put("two", "other")
    keeper.forget("one")
    keeper.forget("never there")
    assert (keeper.get("one"), keeper.get("two")) == (None, "other")


def test_the_keyring_is_taken_where_there_is_one_and_the_file_else(tmp_path: Path, ring: Ring) -> None:
    assert chosen("", tmp_path, "key").kind == "keyring"
    assert chosen("file", tmp_path, "key").kind == "file"
    Ring.priority = 0
    try:
        assert chosen("", tmp_path, "key").kind == "file"
        with pytest.raises(SecretsError):
            chosen("", None, "key")
    finally:
        Ring.priority = 5


def test_a_locked_keyring_says_so(tmp_path: Path, ring: Ring) -> None:
    keeper = KeyringSecrets(tmp_path)
    ring.locked = True
    acts: list[Callable[[], object]] = [
        lambda: keeper.get("one"),
        lambda: keeper.put("one", "x"),
        lambda: keeper.forget("one"),
    ]
    for act in acts:
        with pytest.raises(SecretsError, match="Unlock"):
            act()


def test_two_data_folders_do_not_see_each_others_secrets(tmp_path: Path, ring: Ring) -> None:
    KeyringSecrets(tmp_path / "a").put("one", SECRET)
    assert KeyringSecrets(tmp_path / "b").get("one") is None


def test_the_file_is_closed_to_others_and_gives_nothing_away(tmp_path: Path) -> None:
    FileSecrets(tmp_path, "key").put("one", SECRET)
    (path,) = tmp_path.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert SECRET.encode() not in path.read_bytes()
    assert b"one" not in path.read_bytes()
    FileSecrets(tmp_path, "key").forget("one")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_file_that_does_not_open_says_so_and_can_be_begun_anew(
    tmp_path: Path, damage: bytes | None
) -> None:
    FileSecrets(tmp_path, "key").put("one", SECRET)
    keeper = FileSecrets(tmp_path, "key" if damage is not None else "another key")
    if damage is not None:
        (tmp_path / "secrets").write_bytes(damage)
    with pytest.raises(SecretsError, match="Connect the mailbox anew"):
        keeper.get("one")
    keeper.put("one", "new")
    assert keeper.get("one") == "new"
