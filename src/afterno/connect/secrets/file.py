"""An encrypted file for secrets. Its key is made of the program's own: a copy of the file alone gives nothing away."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from typing import TYPE_CHECKING, Final

from cryptography.fernet import Fernet, InvalidToken

from afterno.errors import SecretsError

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "secrets"
_PURPOSE: Final = b"afterno secrets 1"


class FileSecrets:
    """Keeps secrets in one encrypted file of the data folder, readable by its owner only.

    Who can read the whole data folder has the key too: the system's keyring is the better place where there is one.
    """

    kind = "file"

    def __init__(self, folder: Path, key: str) -> None:
        self._path = folder / FILE
        derived = hashlib.blake2b(key.encode(), digest_size=32, person=_PURPOSE[:16]).digest()
        self._box = Fernet(base64.urlsafe_b64encode(derived))

    def get(self, name: str) -> str | None:
        """Give a secret; None where there is none."""
        return self._opened().get(name)

    def put(self, name: str, secret: str) -> None:
        """Keep a secret; a file that no longer opens is begun anew, for nothing in it can be used."""
        self._write(self._opened(lost={}) | {name: secret})

    def forget(self, name: str) -> None:
        """Forget a secret."""
        held = self._opened(lost={})
        if name in held:
            self._write({key: secret for key, secret in held.items() if key != name})

    def _opened(self, lost: dict[str, str] | None = None) -> dict[str, str]:
        try:
            closed = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise SecretsError(f"{self._path} cannot be read: {error.strerror}.") from error
        try:
            held: dict[str, str] = json.loads(self._box.decrypt(closed))
        except (InvalidToken, ValueError):
            if lost is not None:
                return lost
            raise SecretsError(
                "The file with the mailbox's password does not open: it came from another data folder, or the key "
                "(secret-key) was changed. Connect the mailbox anew."
            ) from None
        return held

    def _write(self, held: dict[str, str]) -> None:
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        try:
            if not held:
                self._path.unlink(missing_ok=True)
                return
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
                out.write(self._box.encrypt(json.dumps(held).encode()))
            draft.replace(self._path)
        except OSError as error:
            raise SecretsError(f"{self._path} cannot be written: {error.strerror}.") from error
