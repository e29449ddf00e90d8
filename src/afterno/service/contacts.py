"""Contacts brought from elsewhere: first shown, who is new and who seems here already; then added, and taken back whole."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from afterno.connect.contacts import LARGEST, Card
from afterno.method.identity import is_role_address
from afterno.reading.orgnames import bare, key
from afterno.record import store
from afterno.record.keys import email_key, name_key, phone_key
from afterno.service import planning, texts
from afterno.service.types import Logged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

__all__ = ["LARGEST", "Choice", "Here", "Preview", "add", "preview"]
Row = dict[str, Any]
SAME, MAYBE = "same", "maybe"


@dataclass(frozen=True)
class Here:
    """Somebody of the file who seems to be on record: who it is there, and what the file knows besides."""

    card: Card
    person: str
    name: str
    adds: tuple[str, ...] = ()
    """What of it is not on record yet, in words."""


@dataclass(frozen=True)
class Preview:
    """What a file of contacts would do; nothing is done yet."""

    new: tuple[Card, ...] = ()
    here: tuple[Here, ...] = ()
    """Known by an address or number of theirs, or by name at the same company."""
    maybe: tuple[Here, ...] = ()
    """Only the name is the same: perhaps somebody else."""
    left: tuple[tuple[str, str], ...] = ()
    """What was left out, and why."""

    @property
    def adding(self) -> tuple[Here, ...]:
        """Those here already of whom the file knows more."""
        return tuple(one for one in self.here if one.adds)


@dataclass(frozen=True)
class Choice:
    """What of a preview is to be done."""

    new: bool = True
    fill: bool = True
    maybe: bool = False


def preview(owner: int, content: bytes) -> Preview:
    """Say what a file would bring. Raises UserError, with what to do, for a file that is none of contacts."""
    from afterno.connect import contacts

    found = contacts.read(content)
    cards, doubles = _joined(found.cards)
    left = [(one.what, one.why) for one in found.left] + doubles
    mine = {email_key(one) for one in store.load_seeker(owner).get("emails") or ()}
    good = []
    for card in cards:
        why = _not_taken(card, mine)
        if why:
            left.append((_label(card), why))
        else:
            good.append(card)
    kept, gone = _without_erased(owner, good)
    return _sorted(owner, kept, [*left, *gone])


def add(owner: int, content: bytes, choice: Choice, now: datetime) -> Logged:
    """Do what a preview showed and the seeker chose; it is one change, and taken back whole."""
    shown = preview(owner, content)
    mark = "i" + secrets.token_hex(5)
    cards = [*(shown.new if choice.new else ()), *([one.card for one in shown.maybe] if choice.maybe else ())]
    firms = _Firms(owner, mark)
    people = [_new_person(card, f"p-{mark}-{number}", firms) for number, card in enumerate(cards, start=1)]
    filled = [_filled(owner, one, firms) for one in shown.adding] if choice.fill else []
    if not people and not filled:
        return Logged((), "Nothing was added: everybody chosen is here already.")
    text = f"{texts.count(len(people), 'person', 'people')} added from a file"
    text += f", {texts.count(len(filled), 'filled in', 'filled in')}" if filled else ""
    changed = store.change(owner, "contacts", text, now, companies=firms.new, people=[*people, *filled])
    planning.settle(owner, now)
    problems = tuple(f"{one['event']}: {one['why']}" for one in changed.problems)
    return Logged((), f"On record: {text}.", problems=problems, change=changed.uid)


def firm_key(name: str) -> str:
    """Fold a company's name for comparing: without its legal form, letters and digits only."""
    return key(bare(name) or name)


def _label(card: Card) -> str:
    return card.name or (card.emails[0] if card.emails else f"line {card.line}")


def _joined(cards: Sequence[Card]) -> tuple[list[Card], list[tuple[str, str]]]:
    """Put together those who stand in the file twice, by address, or by name at one company."""
    kept: dict[int, Card] = {}
    known: dict[tuple[str, str], int] = {}
    doubles: list[tuple[str, str]] = []
    for number, card in enumerate(cards):
        marks = _marks(card)
        first = next((known[mark] for mark in marks if mark in known), None)
        if first is None:
            kept[number] = card
        else:
            before = kept[first]
            kept[first] = replace(
                before,
                name=before.name or card.name,
                emails=tuple(dict.fromkeys((*before.emails, *card.emails))),
                phones=tuple(dict.fromkeys((*before.phones, *card.phones))),
                company=before.company or card.company,
                title=before.title or card.title,
                url=before.url or card.url,
                note=before.note or card.note,
            )
            doubles.append((_label(card), "stands in the file twice; both were put together"))
        for mark in marks:
            known.setdefault(mark, number if first is None else first)
    return list(kept.values()), doubles


def _marks(card: Card) -> list[tuple[str, str]]:
    """Give by what a card is surely the same as another: never a number alone, which a whole office may share."""
    marks = [("email", email_key(one)) for one in card.emails if not is_role_address(one)]
    if card.name and (card.company or not card.emails):
        marks.append(("name", f"{name_key(card.name)}|{firm_key(card.company)}"))
    return marks


def _not_taken(card: Card, mine: set[str]) -> str:
    if any(email_key(one) in mine for one in card.emails):
        return "it is you"
    if not card.name and all(is_role_address(one) for one in card.emails):
        return "it is an office, not a person"
    return ""


def _without_erased(owner: int, cards: Sequence[Card]) -> tuple[list[Card], list[tuple[str, str]]]:
    """Leave out those who were erased and stay out (hard case 11)."""
    gone = store.erased(owner, {value for card in cards for value in (*card.emails, *card.phones)})
    out = [card for card in cards if not gone.isdisjoint((*card.emails, *card.phones))]
    kept = [card for card in cards if card not in out] if out else list(cards)
    return kept, [("somebody", "was erased from this record and stays out of it") for _ in out]


def _sorted(owner: int, cards: Sequence[Card], left: Sequence[tuple[str, str]]) -> Preview:
    """Tell who is new from who is here."""
    wanted = {("email", email_key(one)) for card in cards for one in card.emails if not is_role_address(one)}
    wanted |= {("phone", phone_key(one)) for card in cards for one in card.phones if phone_key(one)}
    marks = store.who_is(owner, wanted)
    named = store.people_named(owner, {name_key(card.name) for card in cards if card.name})
    rows = {str(row["id"]): row for found in named.values() for row in found}
    missing = {uid for uids in marks.values() for uid in uids} - set(rows)
    rows |= {str(row["id"]): row for row in store.people_by_id(owner, missing)}
    firms = store.names_of(owner, {str(row["company"]) for row in rows.values() if row.get("company")})
    new, here, maybe = list[Card](), list[Here](), list[Here]()
    for card in cards:
        how, row = _match(card, marks, named, rows, firms)
        if row is None:
            new.append(card)
        else:
            known = Here(card, str(row["id"]), str(row.get("name") or ""), _adds(card, row))
            (here if how == SAME else maybe).append(known)
    return Preview(tuple(new), tuple(here), tuple(maybe), tuple(left))


def _match(
    card: Card, marks: Mapping[tuple[str, str], tuple[str, ...]], named: Mapping[str, Sequence[Row]],
    rows: Mapping[str, Row], firms: Mapping[str, str],
) -> tuple[str, Row | None]:  # fmt: skip
    """Find who it is on record: by address; by number and name; by name and company; perhaps by name alone."""
    for one in card.emails:
        for uid in marks.get(("email", email_key(one)), ()):
            return SAME, rows.get(uid)
    same_name = list(named.get(name_key(card.name), ())) if card.name else []
    for row in same_name:
        number = any(str(row["id"]) in marks.get(("phone", phone_key(one)), ()) for one in card.phones)
        firm = firms.get(str(row.get("company") or ""), "")
        if number or (firm and card.company and firm_key(firm) == firm_key(card.company)):
            return SAME, row
    for one in card.phones:
        for uid in marks.get(("phone", phone_key(one)), ()):
            if not card.name:
                return SAME, rows.get(uid)
    return (MAYBE, same_name[0]) if same_name else ("", None)


def _adds(card: Card, row: Row) -> tuple[str, ...]:
    """Say what the file knows that the record does not."""
    emails, phones = _fresh(card, row)
    said = []
    if phones:
        said.append("a phone number" if len(phones) == 1 else f"{len(phones)} phone numbers")
    if emails:
        said.append("an e-mail address" if len(emails) == 1 else f"{len(emails)} e-mail addresses")
    if card.title and not row.get("title"):
        said.append("a title")
    if card.company and not row.get("company"):
        said.append("a company")
    return tuple(said)


def _fresh(card: Card, row: Row) -> tuple[list[str], list[str]]:
    known = {email_key(one) for one in row.get("emails") or ()}
    numbers = {phone_key(one) for one in row.get("phones") or ()}
    return (
        list(dict.fromkeys(one.lower() for one in card.emails if email_key(one) not in known)),
        [one for one in card.phones if (phone_key(one) or one) not in numbers],
    )


def _filled(owner: int, one: Here, firms: _Firms) -> Row:
    """Lay what the record lacks into her entry; what stands there stays."""
    row = store.get_person(owner, one.person)
    emails, phones = _fresh(one.card, row)
    given: Row = {"id": one.person}
    if emails:
        given["emails"] = [*(row.get("emails") or ()), *emails]
    if phones:
        given["phones"] = [*(row.get("phones") or ()), *phones]
    if one.card.title and not row.get("title"):
        given["title"] = one.card.title
    if one.card.company and not row.get("company"):
        given["company"] = firms.of(one.card.company)
    return given


def _new_person(card: Card, uid: str, firms: _Firms) -> Row:
    row: Row = {"id": uid, "name": card.name or card.emails[0], "role": "other", "tags": ["contacts"]}
    given = {
        "emails": list(dict.fromkeys(one.lower() for one in card.emails)), "phones": list(card.phones), "title": card.title,
        "url": card.url, "note": card.note, "company": firms.of(card.company) if card.company else "",
    }  # fmt: skip
    return row | {name: value for name, value in given.items() if value}


class _Firms:
    """Companies by name: those on record, and those this file adds."""

    def __init__(self, owner: int, mark: str) -> None:
        self._known = {firm_key(str(row.get("name") or "")): str(row["id"]) for row in store.companies(owner)}
        self._mark = mark
        self.new: list[Row] = []

    def of(self, name: str) -> str:
        """Give the id of a company, added where it is not known."""
        mark = firm_key(name) or name.casefold()
        if mark not in self._known:
            self._known[mark] = f"c-{self._mark}-{len(self.new) + 1}"
            self.new.append({"id": self._known[mark], "name": name})
        return self._known[mark]
