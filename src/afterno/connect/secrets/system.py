"""The system's keyring: Keychain, Credential Locker, GNOME's or KDE's, through the `keyring` library."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from afterno.errors import SecretsError

if TYPE_CHECKING:
    from pathlib import Path

SERVICE: Final = "afterno"
_GOOD: Final = 1
"""Keyring's own measure: below it a backend keeps nothing, or in clear."""
_LOCKED: Final = "The system's keyring does not open. Unlock it and try again, or connect the mailbox anew."


def usable() -> bool:
    """Tell whether this system has a keyring that keeps secrets."""
    try:
        return float(keyring.get_keyring().priority) >= _GOOD
    except Exception:  # noqa: BLE001 - backends of other people fail in ways of their own
        return False


class KeyringSecrets:
    """Keeps secrets in the system's keyring; two data folders do not see each other's."""

    kind = "keyring"

    def __init__(self, folder: Path | None) -> None:
        self._folder = hashlib.sha256(str(folder).encode()).hexdigest()[:8]

    def _name(self, name: str) -> str:
        return f"{self._folder} {name}"

    def get(self, name: str) -> str | None:
        """Give a secret; None where there is none."""
        try:
            return keyring.get_password(SERVICE, self._name(name))
        except KeyringError as error:
            raise SecretsError(_LOCKED) from error

    def put(self, name: str, secret: str) -> None:
        """Keep a secret."""
        try:
            keyring.set_password(SERVICE, self._name(name), secret)
        except KeyringError as error:
            raise SecretsError(_LOCKED) from error

    def forget(self, name: str) -> None:
        """Forget a secret."""
        try:
            keyring.delete_password(SERVICE, self._name(name))
        except PasswordDeleteError:
            return
        except KeyringError as error:
            raise SecretsError(_LOCKED) from error
