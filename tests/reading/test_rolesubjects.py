"""The role of a mail from its subject line, and titles that are said of somebody else."""

from __future__ import annotations

import pytest

from afterno.reading.rolesources import role
from afterno.reading.rolesubjects import left_of
from afterno.reading.rolewords import clean

NO = {
    "en": "Hello, we are sorry to say that we have taken on somebody else and wish you well.",
    "de": "Guten Tag, leider haben wir uns für eine andere Person entschieden und wünschen Ihnen alles Gute.",
    "fr": "Bonjour, nous avons le regret de vous dire que nous avons retenu une autre personne pour la suite.",
    "es": "Hola, sentimos decirte que hemos elegido a otra persona y te deseamos lo mejor en tu camino.",
    "pt": "Olá, lamentamos dizer que escolhemos outra pessoa para a função e desejamos tudo de bom para você.",
    "it": "Buongiorno, ci dispiace dirle che abbiamo scelto un'altra persona e le auguriamo ogni bene per il futuro.",
    "nl": "Beste, het spijt ons dat we voor een ander hebben gekozen en we wensen je het beste met de zoektocht.",
    "pl": "Dzień dobry, przykro nam, ale zdecydowaliśmy się na inną osobę i życzymy powodzenia w dalszej drodze.",
}


@pytest.mark.parametrize(
    ("language", "subject", "expected"),
    [
        ("en", "Harness Maker (Leeds) - outcome of your interview", "Harness Maker"),
        ("en", "Laundry job", "Laundry"),
        ("de", "Absage: Bewerbung um die Stelle als Seiler (m/w/d)", "Seiler"),
        ("fr", "Votre candidature en qualité de relieur", "relieur"),
        ("es", "Cierre proceso Tapicero/a", "Tapicero"),
        ("pt", "Re: currículo de vidraceiro", "vidraceiro"),
        ("it", "Annuncio chiuso: Arrotino – Bergamo", "Arrotino"),
        ("nl", "Vacature rietdekker", "rietdekker"),
        ("pl", "Rekrutacja – bednarz", "bednarz"),
    ],
)
def test_subject_names_the_role(language: str, subject: str, expected: str) -> None:
    found = role(subject, NO[language])
    assert found is not None
    assert found.casefold() == expected.casefold()


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("en", "Your application"),
        ("en", "Change of room on Monday"),
        ("de", "Zwischenstand Recruiting Werk III"),
        ("es", "Solicitud registrada"),
        ("pl", "Propozycja zatrudnienia"),
    ],
)
def test_news_alone_is_no_role(language: str, subject: str) -> None:
    assert role(subject, NO[language]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Hi, Friday is off, the plumber is in all day and the water will not be on. We will find a new day for you.",
        "Guten Tag, der Steuerberater kommt am Montag, wir müssen das Gespräch mit Ihnen leider verschieben.",
        "Gentile Maestro, le scriviamo per dirle che la commissione non si è ancora riunita e ci scusiamo con lei.",
        "Bonjour, on garde votre lettre dans le dossier et nous vous rappellerons quand la saison reprendra.",
    ],
)
def test_title_said_of_somebody_else(text: str) -> None:
    assert role("Re:", text) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Werkstudent:in Vertrieb", "Werkstudent Vertrieb"),
        ("Técnico/a de Sonido", "Técnico de Sonido"),
        ("Directeur(trice) de crèche", "Directeur de crèche"),
        ("Kelner/ka", "Kelner"),
        ("Picker/Packer", "Picker/Packer"),
    ],
)
def test_marks_of_gender_are_taken_off(written: str, expected: str) -> None:
    assert clean(written) == expected


def test_sentence_is_cut_behind_its_title() -> None:
    text = "Madame, nous prenons acte de votre retrait pour le poste de vannière et fermons votre dossier."
    assert role("Retrait", text) == "vannière"


def test_post_must_stand_beside_the_role() -> None:
    assert [left.post for left in left_of("Stable job")] == [True]
    assert not any(left.post for left in left_of("Housing for the post"))
