"""Waits and promises, told from Monday 2 March 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.reading.dates import implied_no_after, promised_by
from afterno.reading.messages import Address, Message


def mail(text: str, *, zone: timezone = UTC, address: str = "x@northwind.example") -> Message:
    return Message(text=text, date=datetime(2026, 3, 2, 10, tzinfo=zone), sender=Address("", address))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "If you do not hear from us within three weeks, please assume you have not been successful.",
            "2026-03-23",
        ),
        ("If you have not heard by 15 April, your application was not successful.", "2026-04-15"),
        (
            "Should you not hear from us within 10 working days, we will not be progressing your application.",
            "2026-03-16",
        ),
        (
            "Unless you hear from us by the end of the month, please take it that the role has gone.",
            "2026-03-31",
        ),
        ("Only shortlisted candidates will be contacted within a fortnight.", "2026-03-16"),
        ("If you've heard nothing from us after 6 weeks, then sadly it's a no.", "2026-04-13"),
        (
            (
                "We aim to contact successful candidates within two to three weeks. If you have not heard from us by then, "
                "please assume you were unsuccessful."
            ),
            "2026-03-23",
        ),
        (
            (
                "The closing date is 20 March 2026. If you have not heard from us within four weeks of the closing date, "
                "please assume that you were not shortlisted."
            ),
            "2026-04-17",
        ),
        (
            "Sollten Sie in den nächsten vier Wochen nichts von uns hören, betrachten Sie dies als Absage.",
            "2026-03-30",
        ),
        (
            "Sollten Sie bis zum 15.04.2026 keine Rückmeldung erhalten haben, ist die Stelle vergeben.",
            "2026-04-15",
        ),
        (
            "Sans réponse de notre part sous quinze jours, votre candidature n'a pas été retenue.",
            "2026-03-17",
        ),
        (
            "En l'absence de réponse de notre part avant le 30 mars, votre candidature est écartée.",
            "2026-03-30",
        ),
        ("Si en tres semanas no ha recibido noticias nuestras, no ha sido seleccionado.", "2026-03-23"),
        ("Caso não seja contactado no prazo de 30 dias, considere o processo encerrado.", "2026-04-01"),
        ("Se non riceverà un riscontro entro 20 giorni lavorativi, la selezione è chiusa.", "2026-03-30"),
        ("Als u binnen vier weken niets van ons heeft gehoord, bent u niet geselecteerd.", "2026-03-30"),
        (
            "Jeśli nie skontaktujemy się w ciągu 14 dni, oznacza to, że wybraliśmy innych kandydatów.",
            "2026-03-16",
        ),
        ("Brak odpowiedzi w ciągu trzech tygodni oznacza, że wybraliśmy kogoś innego.", "2026-03-23"),
        ("If you do not hear from us in the next few weeks, we have gone with others.", None),
        ("If you have not heard within two weeks of your interview, call us.", None),
        ("We will keep your CV on file for six months.", None),
        ("We hope to reply within two weeks.", None),
    ],
)
def test_the_last_day_of_a_wait(text: str, day: str | None) -> None:
    assert implied_no_after(mail(text)) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("You'll hear from us by the end of next week.", "2026-03-13"),
        ("We will be in touch within ten days.", "2026-03-12"),
        ("I'll let you know by Thursday.", "2026-03-05"),
        ("I should have news for you in two weeks' time.", "2026-03-16"),
        ("We will get back to you within 48 hours.", "2026-03-04"),
        ("A decision is expected mid-April.", "2026-04-15"),
        ("Wir melden uns bis Ende nächster Woche bei Ihnen.", "2026-03-13"),
        ("Wir melden uns spätestens am 20. März.", "2026-03-20"),
        ("Nous reviendrons vers vous d'ici la fin de la semaine prochaine.", "2026-03-13"),
        ("Le daremos una respuesta antes del viernes.", "2026-03-06"),
        ("Entraremos em contacto até ao final do mês.", "2026-03-31"),
        ("Le faremo sapere entro venerdì 13 marzo.", "2026-03-13"),
        ("Je hoort uiterlijk volgende week van ons.", "2026-03-13"),
        ("Odezwiemy się do końca przyszłego tygodnia.", "2026-03-13"),
        ("Please reply by Friday.", None),
        ("Thank you for applying. We will review your application.", None),
        ("We will keep you informed and store your data for six months.", None),
    ],
)
def test_the_day_an_answer_is_promised_by(text: str, day: str | None) -> None:
    assert promised_by(mail(text)) == (date.fromisoformat(day) if day else None)


def test_day_and_month_follow_the_place_the_mail_comes_from() -> None:
    text = "We will let you know by 04/05/2026."
    assert promised_by(mail(text, address="x@northwind.co.uk")) == date(2026, 5, 4)
    assert promised_by(mail(text, zone=timezone(timedelta(hours=-5)))) == date(2026, 4, 5)


def test_without_a_date_nothing_can_be_counted() -> None:
    assert implied_no_after(Message(text="If you do not hear from us within a week, it is a no.")) is None


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_wait_ends_before_it_begins(text: str) -> None:
    for read in (implied_no_after, promised_by):
        day = read(mail(f"If you do not hear from us within 3 weeks {text}. We will be in touch by {text}."))
        assert day is None or day >= date(2026, 3, 2)
