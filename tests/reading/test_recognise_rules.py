"""The rules as data: each with its examples, each language whole, both engines of one mind."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterno.reading import built, concepts, notices, rulebook, verify, weighing, weights
from afterno.reading.language import detect
from afterno.reading.messages import Address, Message
from afterno.reading.recognise import recognise
from afterno.reading.sentences import fold, split

CASES = Path(__file__).parent.parent / "data" / "recognise"
RULES = resources.files("afterno.reading").joinpath("rules")


def cases(pattern: str) -> list[dict[str, object]]:
    lines = [
        line for file in sorted(CASES.glob(pattern)) for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("language", rulebook.LANGUAGES)
def test_every_rule_keeps_its_own_examples(language: str) -> None:
    text = RULES.joinpath(f"{language}.toml").read_text(encoding="utf-8")
    assert rulebook.build(language, text).problems == ()


@pytest.mark.parametrize("language", rulebook.LANGUAGES)
def test_what_is_built_is_what_the_rules_say_now(language: str) -> None:
    """After a change to the rules: python -m afterno.reading.verify."""
    assert RULES.joinpath(built.file(language)).read_text(encoding="utf-8") == verify.build(language)
    assert built.content(language) is not None


def test_rules_changed_since_the_build_are_read_from_their_file(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rulebook.rulebook("pl")
    monkeypatch.setattr(built, "content", lambda _language: None)
    fresh = rulebook.rulebook.__wrapped__("pl")
    assert [rule.source for rule in fresh.rules] == [rule.source for rule in before.rules]


def test_every_template_keeps_its_own_examples() -> None:
    assert notices.load().problems == ()


@pytest.mark.parametrize("language", rulebook.LANGUAGES)
def test_every_rule_has_a_name_of_its_own_and_examples_both_ways(language: str) -> None:
    rules = tomllib.loads(RULES.joinpath(f"{language}.toml").read_text(encoding="utf-8"))["rule"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rule["hits"] and rule["misses"] for rule in rules)


def test_a_rule_whose_example_fails_is_left_out_and_named() -> None:
    text = (
        'guards = {condition = "x{9}", idiom = "x{9}", reset = "x{9}", after = "x{9}", others = "x{9}"}\n'
        '[[rule]]\nid = "bad"\nsign = "no"\nmatch = ["cat"]\nhits = ["a dog"]\nmisses = ["a bird"]\n'
        '[[rule]]\nid = "good"\nsign = "no"\nmatch = ["dog"]\nhits = ["a dog"]\nmisses = ["a bird"]\n'
    )
    book = rulebook.build("en", text)
    assert [rule.id for rule in book.rules] == ["good"]
    assert book.problems == ("bad: does not meet 'a dog'",)


@pytest.mark.parametrize("language", rulebook.LANGUAGES)
def test_python_finds_what_re2_finds(language: str) -> None:
    if importlib.util.find_spec("re2") is None:
        pytest.skip("RE2 is not installed here, there is nothing to compare")
    texts = [str(case["text"]) for case in cases("*-develop.jsonl") if case["language"] == language][:12]
    lines = [sentence.folded.encode() for text in texts for sentence in split(text)]
    for rule in rulebook.rulebook(language).rules:
        plain = re.compile(rule.source.encode())
        for line in lines:
            assert bool(plain.search(line)) == bool(rule.pattern.search(line)), (rule.id, line)


def test_the_sieve_loses_no_rule() -> None:
    book = rulebook.rulebook("en")
    for case in cases("en-develop.jsonl"):
        text = b"\n".join(sentence.folded.encode() for sentence in split(str(case["text"])))
        met = {number for number, rule in enumerate(book.rules) if rule.pattern.search(text)}
        assert met <= set(book.sieve.candidates(text))


def test_folding_leaves_plain_letters() -> None:
    assert fold("Größe  l'Été “ŁÓDŹ”\u00a0ñ") == 'grosse l\'ete "lodz" n'


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We met Dr. Stone at 5 p.m. today. It went well.", 2),
        ("Unfortunately we have decided\nto go another way.", 1),
        ("Hi Sam,\n\nno luck.\n\nBest,\nKim", 4),
        ("Sollten Sie bis 30.6. nichts hören, melden Sie sich. Danke!", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: int) -> None:
    cut = split(text)
    assert len(cut) == sentences
    assert all(sentence.text in text for sentence in cut)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sorry, we went with someone else.", "en"),
        ("Leider hat es nicht geklappt.", "de"),
        ("Désolé, la place est prise.", "fr"),
        ("La plaza ya está cubierta.", "es"),
        ("A vaga já foi preenchida.", "pt"),
        ("Il posto è già stato assegnato.", "it"),
        ("De plek is al vergeven.", "nl"),
        ("Miejsce jest już zajęte.", "pl"),
        ("Tyvärr har vi valt att gå vidare med andra.", "sv"),
        ("К сожалению, мы выбрали другого кандидата.", "ru"),
        ("残念ながら今回は見送らせていただきます。", "ja"),
    ],
)
def test_the_language_of_a_short_text(text: str, code: str) -> None:
    assert detect(text) == code


def test_the_weights_are_small_and_belong_to_this_version() -> None:
    data = RULES.joinpath(weights.FILE).read_bytes()
    model = weights.unpack(data)
    width = model.hidden
    rows = {one: list(model.rows[at * width : (at + 1) * width]) for at, one in enumerate(model.numbers)}
    assert len(data) < 5_000_000
    assert weights.pack(rows, model.bias, model.scale, model.outer, model.outer_bias) == data


@pytest.mark.parametrize("data", [b"ANR0" + bytes(60), b"ANW4" + bytes(60), b"ANW3" + bytes(60)])
def test_weights_of_another_version_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="does not belong"):
        weights.unpack(data)


def test_every_concept_is_known_in_every_language() -> None:
    entries = tomllib.loads(RULES.joinpath("concepts.toml").read_text(encoding="utf-8"))
    for concept, by_language in entries.items():
        assert set(by_language) == set(rulebook.LANGUAGES), concept
        assert all(line.isascii() and line == line.lower() for line in by_language.values()), concept


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("en", "We hired somebody else for the job.", "another"),
        ("en", "You didn't do anything wrong.", "not"),
        ("de", "Wir haben jemand anderen eingestellt.", "another"),
        ("fr", "Le poste est pourvu.", "filled"),
        ("pl", "Szefowa wybrala inna kandydatke.", "chose"),
        ("en", "Could you come at three?", "condition"),
    ],
)
def test_what_words_speak_of(language: str, text: str, concept: str) -> None:
    assert concept in {one for _, one in concepts.of_sentence(text.lower(), language)}


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("https://www.linkedin.com/comm/x?trk=eml-email_jobs_application_rejected_01", "rejection"),
        ("https://www.linkedin.com/comm/x?trk=eml-email_application_confirmation_with_nba_01", "received"),
        ("https://www.linkedin.com/comm/x?trk=eml-email_job_alert_digest_01", "alert"),
        ("https://www.indeed.com/career-advice/finding-a-job/job-rejection", None),
    ],
)
def test_template_ids_tell_the_kind(link: str, kind: str | None) -> None:
    message = Message(sender=Address("", "jobs-noreply@linkedin.com"), links=(link,))
    assert notices.look(message).kind == kind


@pytest.mark.parametrize(
    "domain", ["us.greenhouse-mail.io", "hire.lever.co", "acme.taleo.net", "mail.personio.de"]
)
def test_applicant_systems_are_known_by_their_domains(domain: str) -> None:
    assert notices.look(Message(sender=Address("", f"x@{domain}"))).ats


def test_a_domain_that_only_ends_alike_is_not_one() -> None:
    assert not notices.look(Message(sender=Address("", "x@notgreenhouse.io"))).ats


@pytest.mark.parametrize("case", cases("phrases/develop.jsonl"), ids=lambda case: str(case["text"])[:40])
def test_our_own_phrases_stay_understood(case: dict[str, str]) -> None:
    text = case["text"]
    subject = case.get("subject") or ("Hello" if case["kind"] == "other" else _SUBJECTS[case["language"]])
    if case["kind"] == "alert":
        subject = text
    kind = recognise(Message(subject=subject, sender=Address("Kim Lo", "kim@firm.example"), text=text)).kind
    if text in KNOWN_GAPS:
        pytest.skip("known gap, named in docs/recogniser.md")
    assert (kind == "rejection") == (case["kind"] == "rejection")


_SUBJECTS = {
    "en": "Your interview", "de": "Ihre Bewerbung", "fr": "Votre candidature", "es": "Tu candidatura",
    "pt": "A sua candidatura", "it": "La sua candidatura", "nl": "Je sollicitatie", "pl": "Rekrutacja",
}  # fmt: skip
KNOWN_GAPS = frozenset((CASES / "phrases" / "known_gaps.txt").read_text(encoding="utf-8").splitlines())


@given(st.text(alphabet="ab09'-?!. ,\n@_", max_size=14))
def test_words_are_cut_without_an_expression_as_with_one(folded: str) -> None:
    assert concepts._words(folded) == re.findall(r"[a-z0-9'][a-z0-9'-]*|\?", folded)
    assert weighing._words_of(folded) == re.findall(r"[a-z']+|\d+|[?!]", folded)


ON_ITS_WAY = (
    ("Your application was viewed", "Good news: Solent Foods has opened your application for Stock Planner."),
    ("Application status", "Dear Ana, the status of your application for Clerk has changed to: Under assessment."),
    ("Deine Bewerbung wurde versendet", "Hallo Ana, deine Bewerbung als Disponentin bei Hansa Logistik wurde verschickt."),
    ("Statusänderung", "Guten Tag, der Status Ihrer Bewerbung als Köchin hat sich geändert: in Prüfung."),
    ("Votre candidature", "Bonjour Ana, Halden Industrie a consulté votre candidature au poste d'assistante."),
    ("Tu candidatura", "Hola Ana: tu candidatura para Oficial de mantenimiento ha pasado a la fase «Revisión técnica»."),
    ("Sua candidatura", "Olá, Ana! Seu perfil passou pela triagem da vaga Analista e agora está com o gestor."),
    ("Candidatura", "Ciao Ana, Officine Serra ha visualizzato la tua candidatura per Magazziniere."),
    ("Je sollicitatie", "Hoi Ana, Serra Techniek heeft je sollicitatie als monteur bekeken."),
    ("Twoja aplikacja", "Cześć Ana, Twoja aplikacja na stanowisko Magazynier w firmie Serra została wysłana."),
)  # fmt: skip


@pytest.mark.parametrize(("subject", "text"), ON_ITS_WAY)
def test_an_application_on_its_way_is_no_rejection(subject: str, text: str) -> None:
    message = Message(subject=subject, text=text, sender=Address("JobPilot", "no-reply@jobpilot.example"))
    assert recognise(message).kind in {"received", "other_job"}


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Application status",
            "The status of your application has changed to: Not selected. We wish you well.",
        ),
        (
            "Statusänderung",
            "Der Status Ihrer Bewerbung hat sich geändert. Leider haben wir uns anders entschieden.",
        ),
        (
            "Votre candidature",
            "Halden a consulté votre candidature et a malheureusement retenu une autre personne.",
        ),
    ],
)
def test_a_status_that_is_a_no_is_one(subject: str, text: str) -> None:
    message = Message(subject=subject, text=text, sender=Address("JobPilot", "no-reply@jobpilot.example"))
    assert recognise(message).kind == "rejection"


def test_a_person_who_looked_at_a_cv_may_still_say_no() -> None:
    text = "We all looked at your CV twice. We gave the desk to Karim in the end. Your portfolio made us jealous.\n\nDana"
    message = Message(subject="The desk", text=text, sender=Address("Dana Rhodes", "dana@northwind.example"))
    assert recognise(message).kind == "rejection"
