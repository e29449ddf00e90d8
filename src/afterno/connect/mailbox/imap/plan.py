"""What is to be read of a mailbox: decided from what the server says and what is remembered; nothing is done here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from afterno.connect.mailbox.imap.folders import Folder

FIRST: Final = 1


@dataclass(frozen=True, slots=True)
class Position:
    """How far a folder was read.

    `validity` is the server's UIDVALIDITY, `following` the number from which on nothing was read, `changes` its
    HIGHESTMODSEQ, `mails` how many were read, `last` the number of the last one and `mark` a hash of its Message-ID.
    """

    validity: int
    following: int = FIRST
    changes: int | None = None
    mails: int = 0
    last: int = 0
    mark: str = ""

    def json(self) -> dict[str, Any]:
        """Give it for keeping."""
        return {"validity": self.validity, "following": self.following, "changes": self.changes,
                "mails": self.mails, "last": self.last, "mark": self.mark}  # fmt: skip


def position(kept: Mapping[str, Any]) -> Position:
    """Read what was kept."""
    changes = kept.get("changes")
    return Position(
        int(kept.get("validity") or 0), int(kept.get("following") or FIRST), int(changes) if changes else None,
        int(kept.get("mails") or 0), int(kept.get("last") or 0), str(kept.get("mark") or ""),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pull:
    """Read a folder from where `position` ends.

    `was` names the folder this one seems to have been before it was renamed: to be proven before it is believed.
    """

    folder: Folder
    position: Position
    was: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to read, what to remember of folders without anything new, and what there is to say."""

    pulls: tuple[Pull, ...] = ()
    settled: Mapping[str, Position] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def decide(known: Mapping[str, Position], found: Iterable[Folder]) -> Plan:
    """Compare what is remembered of each folder, by its wire name, with what the server says."""
    pulls: list[Pull] = []
    settled: dict[str, Position] = {}
    notes: list[str] = []
    present = list(found)
    names = {folder.wire.decode("latin-1") for folder in present}
    missing = {name: where for name, where in known.items() if name not in names}
    for folder in present:
        name = folder.wire.decode("latin-1")
        before = known.get(name)
        if before is None:
            was = _renamed(folder, missing)
            pulls.append(Pull(folder, missing[was] if was else _start(folder), was))
        elif folder.validity is not None and _anew(folder, before):
            notes.append(
                f"The server has numbered the mails of {folder.name} anew: the folder is read again."
            )
            pulls.append(Pull(folder, _start(folder)))
        elif _unchanged(folder, before):
            settled[name] = replace(before, changes=folder.changes)
        else:
            pulls.append(Pull(folder, before))
    return Plan(
        tuple(pull for pull in pulls if pull.was or not _empty(pull)), settled | _empties(pulls), tuple(notes)
    )


def _start(folder: Folder) -> Position:
    return Position(folder.validity or 0)


def _anew(folder: Folder, before: Position) -> bool:
    """Tell whether the server's numbers mean other mails now: said so by it, or shown by a number gone back."""
    back = folder.following is not None and folder.following < before.following
    return folder.validity != before.validity or back


def _unchanged(folder: Folder, before: Position) -> bool:
    """Tell whether nothing came: nothing changed at all (CONDSTORE), or no new number was given out."""
    if folder.changes is not None and folder.changes == before.changes:
        return True
    return folder.following is not None and folder.following <= before.following


def _empty(pull: Pull) -> bool:
    return pull.folder.following is not None and pull.folder.following <= pull.position.following


def _empties(pulls: Iterable[Pull]) -> dict[str, Position]:
    """Remember folders in which no mail has ever been."""
    return {
        pull.folder.wire.decode("latin-1"): replace(pull.position, changes=pull.folder.changes)
        for pull in pulls
        if _empty(pull) and not pull.was
    }


def _renamed(folder: Folder, missing: Mapping[str, Position]) -> str:
    """Name the vanished folder that this new one may be: its numbers go on where that one's ended."""
    if folder.validity is None or folder.following is None:
        return ""
    fits = [
        name
        for name, where in missing.items()
        if where.validity == folder.validity and where.mark and where.following <= folder.following
    ]
    return fits[0] if len(fits) == 1 else ""
