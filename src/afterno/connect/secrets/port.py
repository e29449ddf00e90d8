"""What a keeper of secrets does, and which one is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class Secrets(Protocol):
    """Keeps secrets under names."""

    kind: str
    """"keyring" or "file": remembered, so that the same one is asked again."""

    def get(self, name: str) -> str | None:
        """Give a secret; None where there is none of that name. Raises SecretsError where it cannot be had."""

    def put(self, name: str, secret: str) -> None:
        """Keep a secret, in the place of an earlier one. Raises SecretsError."""

    def forget(self, name: str) -> None:
        """Forget a secret; nothing happens where there is none."""


def chosen(kind: str, folder: Path | None, key: str) -> Secrets:
    """Give the keeper of a kind; of none, the system's keyring where there is one, else the file.

    `folder` is where the file lies and `key` what it is closed with.
    """
    from afterno.connect.secrets.file import FileSecrets
    from afterno.errors import SecretsError

    if kind != "file":
        # Looking for a keyring takes a third of a second: only where it is needed.
        from afterno.connect.secrets.system import KeyringSecrets, usable

        if kind == "keyring" or usable():
            return KeyringSecrets(folder)
    if folder is None:
        raise SecretsError(
            "There is no place for a password here: a server has neither keyring nor data folder."
        )
    return FileSecrets(folder, key)
