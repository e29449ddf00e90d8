"""Titles that no list knows, by how they are spoken of."""

from __future__ import annotations

import pytest

from afterno.reading import rolesources, rolespoken


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I would like to see you this week for the Tide Auditor, any day after 3.", "Tide Auditor"),
        ("It's you. Everyone agreed. Puppet Mistress from 1 May, money as discussed.", "Puppet Mistress"),
        (
            "The skipper thought about it for a week. Second Mate's his. There is no better man than you otherwise.",
            "Second Mate",
        ),
        ("Kelp Ranger form's here, only just.", "Kelp Ranger"),
        ("We had trouble filling a Reef Geologist seat.", "Reef Geologist"),
        (
            "So Ferry Operations Agent cover is what I need from you on the first of the month.",
            "Ferry Operations Agent",
        ),
        ("You're one of two for Head of Ropes. Wear what you like.", "Head of Ropes"),
        ("We can't hire anybody as Playwright in Residence till March.", "Playwright in Residence"),
    ],
)
def test_a_title_inside_a_sentence(text: str, role: str) -> None:
    assert rolesources.role("hello", text) == role


@pytest.mark.parametrize(
    ("subject", "text", "role"),
    [
        (
            "Re: Second Mate",
            "You were the next on the list, but young Orla has her ticket and that's that.",
            "Second Mate",
        ),
        ("Visitor Welcome Host", "We won't be offering you a place this season.", "Visitor Welcome Host"),
        ("Fenland Games :: Moss Artist :: portfolio chat", "the art director likes bogs.", "Moss Artist"),
        ("Kelp Reader [auto]", 'Your application to Kelp Reader is marked "Passed".', "Kelp Reader"),
    ],
)
def test_a_subject_that_is_the_title(subject: str, text: str, role: str) -> None:
    assert rolesources.role(subject, text) == role


@pytest.mark.parametrize(
    "text",
    [
        "The Area Director asked me to thank you.",
        "Sam Parker will meet you at the Harbour Centre on Monday.",
        "Please bring the Blue Folder and a pen.",
        "Dear Applicant, we look forward to seeing you in Manchester.",
    ],
)
def test_other_words_with_capitals_are_no_title(text: str) -> None:
    assert not list(rolespoken.find(text, "hello", "en"))


def test_a_house_in_the_subject_is_no_role() -> None:
    assert rolesources.role("Stone Valley Timber - status", "We will write again.") is None


def test_a_french_title_keeps_all_its_words() -> None:
    text = "Nous avons bien reçu votre candidature à l'emploi d'agent d'entretien des jardins. Merci."
    assert rolesources.role("Accusé de réception", text) == "agent d'entretien des jardins"


@pytest.mark.parametrize(
    ("subject", "text", "role"),
    [
        ("Montag", "begin with me on Thursday as bindery assistant, nine o'clock, and bring the form with you",
         "bindery assistant"),
        (
            "Estado", "En el proceso Operador de Faro su estado es no continúa. Gracias por postular con nosotros.",
            "Operador de Faro",
        ),
        (
            "Bonjour", "La direction a choisi de titulariser un intermittent de la maison comme machiniste cintrier. Merci.",
            "machiniste cintrier",
        ),
        ("Ciao", "Il consiglio ha approvato: sei il nostro nuovo autista della mattina. Ti aspetta Gigi.", "autista"),
    ],
)  # fmt: skip
def test_a_title_behind_the_words_for_taking_on(subject: str, text: str, role: str) -> None:
    assert rolesources.role(subject, text) == role


@pytest.mark.parametrize(
    ("subject", "text", "role"),
    [
        (
            "Deichläufer Nord", "Sehr geehrte Frau Ohm, wir haben uns für jemanden aus dem Haus entschieden.",
            "Deichläufer Nord",
        ),
        (
            "Gouvernante d'étage - suite", "Madame, nous avons pris Ida comme gouvernante d'étage. Bien à vous.",
            "Gouvernante d'étage",
        ),
    ],
)  # fmt: skip
def test_a_subject_that_is_the_title_in_other_languages(subject: str, text: str, role: str) -> None:
    assert rolesources.role(subject, text) == role
