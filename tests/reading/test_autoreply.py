"""Out of office, gone for good, and mail that came back; told from Monday 2 March 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.reading.autoreply import bounce, read
from afterno.reading.messages import Address, Message

DANA = Address("Dana Rhodes", "dana@northwind.example")


def away(text: str, subject: str = "Automatic reply: hello", **more: Any) -> Message:
    return Message(text=text, subject=subject, sender=DANA, date=datetime(2026, 3, 2, 9, tzinfo=UTC), **more)


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("I am out of the office until 6 March.", "2026-03-06"),
        ("I'm away and will be back on Monday 9 March.", "2026-03-08"),
        ("I am on annual leave, returning on 16 March. For urgent matters contact Omar.", "2026-03-15"),
        ("I will not be back in the office until Monday 9 March.", "2026-03-08"),
        ("I am out of office from 2 March to 6 March", "2026-03-06"),
        ("On leave 2-13 March.", "2026-03-13"),
        ("I'm out this week.", "2026-03-06"),
        ("I am on maternity leave until September.", "2026-08-31"),
        ("I am currently out of the office with limited access to email.", None),
        ("Ich bin bis einschließlich 13.03.2026 nicht im Büro.", "2026-03-13"),
        ("Ich bin vom 2. bis 6. März im Urlaub. Ab dem 9. März bin ich wieder erreichbar.", "2026-03-08"),
        ("Je suis absente jusqu'au 20 mars inclus.", "2026-03-20"),
        ("Je suis en congés et serai de retour le lundi 9 mars.", "2026-03-08"),
        ("Estoy fuera de la oficina hasta el 15 de marzo.", "2026-03-15"),
        ("Estou ausente e regresso a 11 de março.", "2026-03-10"),
        ("Sono in ferie. Rientro il 16 marzo.", "2026-03-15"),
        ("Ik ben afwezig t/m 12 maart.", "2026-03-12"),
        ("Ik ben op vakantie en ben vanaf maandag 9 maart weer bereikbaar.", "2026-03-08"),
        ("Przebywam na urlopie do 13 marca.", "2026-03-13"),
        ("Jestem nieobecny. Wracam 9 marca.", "2026-03-08"),
    ],
)
def test_the_last_day_away(text: str, last_day: str | None) -> None:
    reply = read(away(text))
    assert reply is not None
    assert reply.away_until == (date.fromisoformat(last_day) if last_day else None)
    assert not reply.has_left


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Dana Rhodes is no longer with Northwind.", "Automatic reply"),
        ("Petra Schmidt ist nicht mehr in unserem Unternehmen tätig.", "Automatische Antwort"),
        ("Mme Dupont a quitté la société.", "Réponse automatique"),
        ("Marta Ruiz ya no trabaja en la empresa.", "Respuesta automática"),
        ("A Ana já não trabalha na empresa.", "Resposta automática"),
        ("Giulia Bianchi non lavora più presso questa azienda.", "Risposta automatica"),
        ("Sanne werkt niet meer bij ons.", "Automatisch antwoord"),
        ("Anna Nowak już nie pracuje w firmie.", "Autoodpowiedź"),
    ],
)
def test_who_has_left(text: str, subject: str) -> None:
    reply = read(away(text, subject))
    assert reply is not None
    assert reply.has_left


def test_a_receipt_is_no_out_of_office() -> None:
    receipt = away(
        "Thank you, your application has been received.",
        "Automatic reply: Application",
        headers={"auto-submitted": "auto-replied"},
    )
    assert read(receipt) is None


def test_a_persons_own_mail_that_mentions_leave_is_none() -> None:
    text = "Hi Ana,\n\nI was on leave until Friday, hence the delay. We chose somebody else.\n\nBest,\nDana"
    assert read(away(text, "Re: Finance Analyst")) is None


def returned(text: str, subject: str, address: str = "mailer-daemon@mx.example", **more: Any) -> Message:
    return Message(
        text=text, subject=subject, sender=Address("", address), to=(Address("", "ana@mail.example"),), **more
    )


@pytest.mark.parametrize(
    ("text", "subject", "address"),
    [
        (
            "Your message could not be delivered.\n<dana@northwind.example>: 550 5.1.1 User unknown",
            "Undelivered Mail",
            "mailer-daemon@mx.example",
        ),
        (
            "Address not found\nYour message wasn't delivered to dana@northwind.example",
            "Delivery Status Notification (Failure)",
            "mailer-daemon@googlemail.com",
        ),
        (
            "I'm afraid I wasn't able to deliver your message.\n<dana@northwind.example>:\nno mailbox here. (#5.1.1)",
            "failure notice",
            "mailer-daemon@mx.example",
        ),
        (
            "Your message to dana@northwind.example couldn't be delivered.",
            "Undeliverable: Hello",
            "postmaster@northwind.example",
        ),
        (
            "A message that you sent could not be delivered.\n  dana@northwind.example\n    Unrouteable address",
            "Mail delivery failed: returning message to sender",
            "mailer-daemon@mx.example",
        ),
        (
            "Ihre Nachricht an dana@northwind.example konnte nicht zugestellt werden.",
            "Unzustellbar: Hallo",
            "postmaster@northwind.example",
        ),
    ],
)
def test_a_bounce_names_the_dead_address(text: str, subject: str, address: str) -> None:
    failed = bounce(returned(text, subject, address))
    assert failed is not None
    assert failed.addresses == ("dana@northwind.example",)
    assert failed.hard


def test_the_status_part_decides_between_hard_and_soft() -> None:
    status = "Final-Recipient: rfc822; dana@northwind.example\nAction: {}\nStatus: {}"
    dead = bounce(returned("", "x", delivery_status=status.format("failed", "5.1.1")))
    late = bounce(returned("", "x", delivery_status=status.format("delayed", "4.4.1")))
    assert dead is not None
    assert dead.hard
    assert late is not None
    assert not late.hard


def test_a_read_receipt_is_no_bounce() -> None:
    status = "Final-Recipient: rfc822; dana@northwind.example\nAction: delivered\nStatus: 2.0.0"
    assert bounce(returned("", "Delivered", delivery_status=status)) is None


@given(st.text(max_size=300), st.text(max_size=60))
@settings(max_examples=120, deadline=None)
def test_any_text_is_read_without_an_exception(text: str, subject: str) -> None:
    read(away(f"I am out of the office until {text}", subject))
    bounce(returned(text, f"Undeliverable {subject}", delivery_status=text))
