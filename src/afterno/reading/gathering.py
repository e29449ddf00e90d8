"""One list of the people of a message, each once, from all the places they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from afterno.reading import mailboxes
from afterno.reading.names import plain, same_name
from afterno.reading.orgnames import key
from afterno.reading.result import FoundPerson, PersonRole
from afterno.reading.titles import role_of_title


@dataclass(slots=True)
class Draft:
    """A person while the message is still being read."""

    name: str
    title: str | None = None
    email: str | None = None
    phones: list[str] = field(default_factory=list)
    role: PersonRole | None = None
    boss: bool = False
    meets: bool = False
    signed: bool = False


@dataclass(slots=True)
class Gathering:
    """The people found so far; the seeker never gets in."""

    seeker_names: frozenset[str]
    seeker_addresses: frozenset[str]
    employer: str = ""
    drafts: list[Draft] = field(default_factory=list)

    def is_seeker(self, name: str, email: str | None = None) -> bool:
        """Say whether this is the person the message was written to."""
        if email and email.lower() in self.seeker_addresses:
            return True
        words = plain(name).split()
        return plain(name) in self.seeker_names or any(
            _covers(known.split(), words) for known in self.seeker_names
        )

    def find(self, name: str) -> Draft | None:
        """The one person this name can mean, None where none or several."""
        exact = [
            draft for draft in self.drafts if sorted(plain(draft.name).split()) == sorted(plain(name).split())
        ]
        if exact:
            return exact[0]
        alike = [draft for draft in self.drafts if same_name(draft.name, name)]
        return alike[0] if len(alike) == 1 else None

    def add(self, name: str, *, email: str | None = None, title: str | None = None) -> Draft | None:
        """Put a person on the list, or add to the one already there."""
        if self.is_seeker(name, email) or (self.employer and key(name) == self.employer):
            return None
        draft = self.find(name)
        if draft is None:
            if len(self.drafts) >= 20:
                return None
            draft = Draft(name)
            self.drafts.append(draft)
        elif len(name.split()) > len(draft.name.split()) or (
            _is_initial(draft.name) and not _is_initial(name)
        ):
            draft.name = name
        draft.title = draft.title or title
        if email and draft.email is None and mailboxes.is_personal(email):
            draft.email = email.lower()
        return draft


def _is_initial(name: str) -> bool:
    """`G. Frost`, of which `Gillian Frost` says more."""
    return len(name.split(maxsplit=1)[0].strip(".")) == 1


def _covers(known: list[str], words: list[str]) -> bool:
    """`Ana Novak` covers `Ana M. Novak`, and `Novak` where that is all that is said."""
    if not known or not words:
        return False
    if len(words) == 1:
        return len(known) > 1 and words[0] == known[0]
    return len(known) > 1 and known[0] == words[0] and known[-1] == words[-1]


def finish(draft: Draft, *, agency: bool) -> FoundPerson:
    """What the list says of one person."""
    phones = list(dict.fromkeys(draft.phones))
    return FoundPerson(
        name=draft.name,
        role=_role(draft, agency=agency),
        email=draft.email,
        phone=phones[0] if phones else None,
        phones=tuple(phones[1:]),
        title=draft.title,
    )


def _role(draft: Draft, *, agency: bool) -> PersonRole:
    by_title = role_of_title(draft.title) if draft.title else "unknown"
    if by_title in {"agency", "assistant"}:
        return by_title
    if agency and draft.signed:
        return "agency"
    if by_title == "hr" or draft.role == "hr":
        return "hr"
    if draft.boss or by_title == "manager":
        return "manager"
    if draft.role:
        return draft.role
    return "interviewer" if draft.meets else by_title
