"""The folders of a mailbox: what each is for, whatever its language, and which of them are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from afterno.connect.mailbox.imap import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from afterno.connect.mailbox.imap.words import Word

Role = Literal["", "inbox", "all", "archive", "sent", "drafts", "junk", "trash", "flagged", "important"]
_USES: Final[dict[str, Role]] = {
    "\\all": "all", "\\archive": "archive", "\\sent": "sent", "\\drafts": "drafts", "\\junk": "junk",
    "\\trash": "trash", "\\flagged": "flagged", "\\important": "important", "\\spam": "junk", "\\allmail": "all",
}  # fmt: skip
_NAMES: Final[dict[Role, str]] = {
    "sent": "sent|sent items|sent mail|sent messages|gesendet|gesendete elemente|gesendete objekte|envoyés"
    "|messages envoyés|éléments envoyés|enviados|elementos enviados|correo enviado|itens enviados|posta inviata|inviata"
    "|inviati|verzonden|verzonden items|wysłane|elementy wysłane",
    "drafts": "drafts|draft|entwürfe|brouillons|borradores|rascunhos|bozze|concepten|kopie robocze|wersje robocze",
    "trash": "trash|deleted|deleted items|deleted messages|papierkorb|gelöschte elemente|gelöschte objekte|gelöscht"
    "|corbeille|éléments supprimés|papelera|elementos eliminados|lixeira|itens excluídos|itens eliminados|cestino"
    "|posta eliminata|prullenbak|verwijderde items|kosz|elementy usunięte",
    "junk": "junk|spam|junk e-mail|junk email|bulk mail|bulk|spamverdacht|junk-e-mail|indésirables|courrier indésirable"
    "|pourriel|correo no deseado|lixo eletrônico|lixo eletrónico|posta indesiderata|ongewenste e-mail|wiadomości-śmieci",
}
"""For servers that do not say what a folder is for (no SPECIAL-USE)."""
_BY_NAME: Final = {name: role for role, names in _NAMES.items() for name in names.split("|")}
_NEVER: Final[frozenset[Role]] = frozenset({"drafts", "flagged", "important"})
_ON_WISH: Final[frozenset[Role]] = frozenset({"junk", "trash"})


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the mailbox, with what the server says of it: numbers are None where it does not say.

    `wire` is its name as the server writes it; `name` as people do.
    """

    wire: bytes
    name: str
    role: Role = ""
    validity: int | None = None
    following: int | None = None
    """UIDNEXT: every mail that will still come has this number or a higher one."""
    changes: int | None = None
    """HIGHESTMODSEQ, where the server counts changes (CONDSTORE)."""
    mails: int | None = None


def listed(answer: Sequence[words.Fragment]) -> list[Folder]:
    """Read the answers to LIST: what can be opened, with what it is for."""
    rest = words.words(answer)
    found: list[tuple[bytes, list[str], str]] = []
    while len(rest) >= 3:
        attributes, delimiter, name = rest[:3]
        rest = rest[3:]
        while rest and not _begins(rest):
            rest = rest[1:]  # extended data behind the name (RFC 5258)
        if not isinstance(attributes, list) or not isinstance(name, bytes) or b"\0" in name:
            continue
        flags = [words.text(flag).lower() for flag in attributes]
        if not {"\\noselect", "\\nonexistent"} & set(flags):
            found.append((name, flags, words.text(delimiter)))
    said = any(flag in _USES for _, flags, _ in found for flag in flags)
    return [
        Folder(wire, shown(wire), _role(wire, flags, delimiter, by_name=not said))
        for wire, flags, delimiter in found
    ]


def shown(wire: bytes) -> str:
    """Give a folder's name as it may be shown on a screen."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in words.folder_name(wire))


def _begins(rest: list[Word]) -> bool:
    """Tell whether the next folder begins here: a list of attributes, a delimiter, a name."""
    return (
        len(rest) >= 3
        and isinstance(rest[0], list)
        and all(isinstance(flag, bytes) and flag.startswith(b"\\") for flag in rest[0])
        and (rest[1] is None or (isinstance(rest[1], bytes) and len(rest[1]) <= 1))
    )


def _role(wire: bytes, flags: list[str], delimiter: str, *, by_name: bool) -> Role:
    if wire.upper() == b"INBOX":
        return "inbox"
    for flag in flags:
        if flag in _USES:
            return _USES[flag]
    if not by_name:
        return ""
    name = words.folder_name(wire).casefold()
    last = name.rpartition(delimiter)[2] if delimiter else name
    return _BY_NAME.get(last, "")


def with_status(folder: Folder, status: Word) -> Folder:
    """Add what STATUS says of a folder."""
    said = words.pairs(status)
    return Folder(
        folder.wire, folder.name, folder.role, words.number(said.get(b"UIDVALIDITY")),
        words.number(said.get(b"UIDNEXT")), words.number(said.get(b"HIGHESTMODSEQ")) or None,
        words.number(said.get(b"MESSAGES")),
    )  # fmt: skip


def chosen(found: Iterable[Folder], *, also: Iterable[str] = ()) -> tuple[list[Folder], list[Folder]]:
    """Say which folders are read and which are left out.

    Drafts never are; Spam and Trash only on wish (`also` names "junk", "trash"); where one folder holds all mail,
    the others only show the same again.
    """
    wished = set(also)
    every = list(found)
    whole = any(folder.role == "all" for folder in every)
    read: list[Folder] = []
    left: list[Folder] = []
    for folder in every:
        asked = folder.role in wished if folder.role in _ON_WISH else folder.role not in _NEVER
        twice = whole and folder.role not in {"all", *_ON_WISH}
        (read if asked and not twice else left).append(folder)
    return read, left


def of_role(found: Iterable[Folder], role: Role) -> Folder | None:
    """Find the folder for one use."""
    return next((folder for folder in found if folder.role == role), None)
