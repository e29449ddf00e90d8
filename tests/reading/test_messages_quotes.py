"""The newest part of a mail apart from what it quotes and forwards, as eight languages' mailers write it."""

# ruff: noqa: E501 - whole mails and lists of words are easier to read unbroken
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.reading import quotes
from afterno.reading.messages import from_text, parse

OWN = "Thank you, we will be in touch.\n\nDana"
OLD = "Dear Dana, when may I expect an answer?"

ATTRIBUTIONS = [
    "On Mon, Mar 2, 2026 at 10:15 AM Alice Arden <alice@home.example> wrote:",
    "On Mon, 2 Mar 2026 at 10:15, Alice Arden <alice@home.example> wrote:",
    "On Mar 2, 2026, at 10:15, Alice Arden <alice@home.example> wrote:",
    "On 02/03/2026 10:15, Alice Arden wrote:",
    "On Monday, March 2nd, 2026 at 10:15 AM, Alice Arden <alice@home.example> wrote:",
    "On Mon, Mar 2, 2026 at 10:15 AM Alice Arden <\nalice@home.example> wrote:",
    "On Mon, Mar 2, 2026 at 10:15 AM Alice Arden from a Very Long Department\n<alice@home.example>\nwrote:",
    "Alice Arden <alice@home.example> writes:",
    "Am 02.03.26 um 10:15 schrieb Alice Arden:",
    "Am Mo., 2. März 2026 um 10:15 Uhr schrieb Alice Arden <alice@home.example>:",
    "Alice Arden <alice@home.example> schrieb am Mo., 2. März 2026, 10:15:",
    "Alice Arden schrieb am 02.03.2026 um 10:15:",
    "Am 2. März 2026 10:15:11 MEZ schrieb Alice Arden <alice@home.example>:",
    "Le lun. 2 mars 2026 à 10:15, Alice Arden <alice@home.example> a écrit :",
    "Le 02/03/2026 à 10:15, Alice Arden a écrit :",
    "Le 2 mars 2026 à 10:15, Alice Arden <alice@home.example> a\nécrit :",
    "El lun, 2 mar 2026 a las 10:15, Alice Arden (<alice@home.example>) escribió:",
    "El 02/03/2026 a las 10:15, Alice Arden escribió:",
    "Em seg., 2 de mar. de 2026 às 10:15, Alice Arden <alice@home.example> escreveu:",
    "Em 02/03/2026 10:15, Alice Arden escreveu:",
    "Alice Arden <alice@home.example> escreveu no dia segunda, 2/03/2026 à(s) 10:15:",
    "Il giorno lun 2 mar 2026 alle ore 10:15 Alice Arden <alice@home.example> ha scritto:",
    "Il 02/03/2026 10:15, Alice Arden ha scritto:",
    "Op ma 2 mrt 2026 om 10:15 schreef Alice Arden <alice@home.example>:",
    "Op 2-3-2026 om 10:15 schreef Alice Arden:",
    "W dniu 02.03.2026 o 10:15, Alice Arden pisze:",
    "pon., 2 mar 2026 o 10:15 Alice Arden <alice@home.example> napisał(a):",
    "Dnia 2 marca 2026 10:15 Alice Arden <alice@home.example> napisał(a):",
    "2026-03-02 10:15 GMT+01:00 Alice Arden <alice@home.example>:",
    "Op 2 mrt 2026, om 10:15 heeft Alice Arden <alice@home.example> het volgende geschreven:",
    "Wiadomość napisana przez Alice Arden <alice@home.example> w dniu 2 mar 2026, o godz. 10:15:",
    "---- On Mon, 02 Mar 2026 10:15:00 +0100 Alice Arden <alice@home.example> wrote ----",
    "Alice Arden <alice@home.example> escreveu (segunda, 2/03/2026 à(s) 10:15):",
]

BLOCKS = [
    "From: Alice Arden <alice@home.example>\nSent: Monday, March 2, 2026 10:15 AM\nTo: Dana\nSubject: An answer",
    "*From:* Alice Arden <alice@home.example>\n*Sent:* Monday\n*To:* Dana\n*Subject:* An answer",
    "________________________________\nFrom: Alice Arden\nSent: Monday, March 2, 2026 10:15 AM\nTo: Dana\nCc: Bob\nSubject: An answer",
    "-----Original Message-----\nFrom: Alice Arden\nSent: Monday, March 2, 2026 10:15 AM\nTo: Dana\nSubject: An answer",
    "-----Ursprüngliche Nachricht-----\nVon: Alice Arden\nGesendet: Montag, 2. März 2026 10:15\nAn: Dana\nBetreff: Antwort",
    "Von: Alice Arden <alice@home.example>\nGesendet: Montag, 2. März 2026 10:15\nAn: Dana <dana@corp.example>\nBetreff: Antwort",
    "Von: Alice Arden <alice@home.example>\nDatum: Montag, 2. März 2026 um 10:15\nAn: Dana\nBetreff: Antwort",
    "De : Alice Arden <alice@home.example>\nEnvoyé : lundi 2 mars 2026 10:15\nÀ : Dana\nObjet : Réponse",
    "De: Alice Arden <alice@home.example>\nEnviado el: lunes, 2 de marzo de 2026 10:15\nPara: Dana\nAsunto: Respuesta",
    "De: Alice Arden <alice@home.example>\nEnviada em: segunda-feira, 2 de março de 2026 10:15\nPara: Dana\nAssunto: Resposta",
    "Da: Alice Arden <alice@home.example>\nInviato: lunedì 2 marzo 2026 10:15\nA: Dana\nOggetto: Risposta",
    "Van: Alice Arden <alice@home.example>\nVerzonden: maandag 2 maart 2026 10:15\nAan: Dana\nOnderwerp: Antwoord",
    "Od: Alice Arden <alice@home.example>\nWysłano: poniedziałek, 2 marca 2026 10:15\nDo: Dana\nTemat: Odpowiedź",
    "From: Alice Arden <alice@home.example>\n\nSent: Monday\n\nTo: Dana\n\nSubject: An answer",
]

FORWARDS = [
    ("---------- Forwarded message ---------", "From", "Date", "Subject", "To"),
    ("Begin forwarded message:", "From", "Subject", "Date", "To"),
    ("-------- Forwarded Message --------", "Subject", "Date", "From", "To"),
    ("-------- Weitergeleitete Nachricht --------", "Betreff", "Datum", "Von", "An"),
    ("Anfang der weitergeleiteten Nachricht:", "Von", "Betreff", "Datum", "An"),
    ("---------- Message transféré ----------", "De", "Date", "Objet", "À"),
    ("Début du message réexpédié :", "De", "Objet", "Date", "À"),
    ("---------- Mensaje reenviado ---------", "De", "Fecha", "Asunto", "Para"),
    ("---------- Mensagem encaminhada ---------", "De", "Data", "Assunto", "Para"),
    ("---------- Messaggio inoltrato ---------", "Da", "Data", "Oggetto", "A"),
    ("---------- Doorgestuurd bericht ---------", "Van", "Datum", "Onderwerp", "Aan"),
    ("Begin doorgestuurd bericht:", "Van", "Onderwerp", "Datum", "Aan"),
    ("---------- Przekazana wiadomość ---------", "Od", "Data", "Temat", "Do"),
]  # fmt: skip
_VALUES = {
    **dict.fromkeys(("From", "Von", "De", "Da", "Van", "Od"), "Dana Whitlock <dana@corp.example>"),
    **dict.fromkeys(("Date", "Datum", "Fecha", "Data"), "Mon, Mar 2, 2026 at 10:15 AM"),
    **dict.fromkeys(
        ("Subject", "Betreff", "Objet", "Asunto", "Assunto", "Oggetto", "Onderwerp", "Temat"), "No from us"
    ),
    **dict.fromkeys(("To", "An", "À", "Para", "A", "Aan", "Do"), "<alice@home.example>"),
}


def forward(mark: str, *labels: str) -> str:
    return mark + "\n" + "".join(f"{label}: {_VALUES[label]}\n" for label in labels)


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_an_answer_above_its_quote(attribution: str) -> None:
    taken = quotes.take_apart(f"{OWN}\n\n{attribution}\n\n> {OLD}\n> \n> Alice\n")
    assert taken.newest == OWN
    assert OLD in taken.quoted


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_an_answer_below_its_quote(attribution: str) -> None:
    taken = quotes.take_apart(f"{attribution}\n> {OLD}\n> \n> Alice\n\n{OWN}\n")
    assert taken.newest == OWN
    assert OLD in taken.quoted


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_answers_between_the_quotes(attribution: str) -> None:
    taken = quotes.take_apart(
        f"Hi Alice,\n\n{attribution}\n> {OLD}\n\nOn Friday.\n\n> And may I call?\n\nPlease do.\n\nDana"
    )
    assert taken.newest == "Hi Alice,\n\nOn Friday.\n\nPlease do.\n\nDana"


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_an_unmarked_quote_under_an_attribution(attribution: str) -> None:
    taken = quotes.take_apart(f"{OWN}\n\n{attribution}\n\n{OLD}\n\nAlice\n")
    assert taken.newest == OWN
    assert OLD in taken.quoted


@pytest.mark.parametrize("block", BLOCKS)
def test_an_answer_above_a_header_block(block: str) -> None:
    taken = quotes.take_apart(f"{OWN}\n\n{block}\n\n{OLD}\n", subject="RE: An answer")
    assert taken.newest == OWN
    assert OLD in taken.quoted
    assert taken.forwarded == ""


@pytest.mark.parametrize("block", BLOCKS)
def test_a_header_block_under_a_forwards_subject_is_a_forward(block: str) -> None:
    for subject in (
        "FW: An answer",
        "WG: Antwort",
        "TR : Réponse",
        "RV: Respuesta",
        "ENC: Resposta",
        "I: Risposta",
        "PD: Odpowiedź",
    ):
        taken = quotes.take_apart(f"See below.\n\n{block}\n\n{OLD}\n", subject=subject)
        assert (taken.newest, taken.forwarded) == ("See below.", OLD)
        assert "Alice" in taken.forwarded_from


@pytest.mark.parametrize("words", FORWARDS, ids=lambda words: words[0].strip("- "))
@pytest.mark.parametrize("above", ["", "FYI, they said no.\n\nAlice\n\n"], ids=["bare", "with words"])
def test_a_forward_by_its_mark(words: tuple[str, ...], above: str) -> None:
    message = from_text(
        f"{above}{forward(*words)}\nWe chose somebody else.\n\nDana\n", subject="Fwd: No from us"
    )
    assert message.text == above.strip()
    assert message.forwarded == "We chose somebody else.\n\nDana"
    assert message.forwarded_from is not None
    assert (message.forwarded_from.name, message.forwarded_from.address) == (
        "Dana Whitlock",
        "dana@corp.example",
    )


def test_a_forward_whose_lines_are_marked_is_unmarked() -> None:
    text = "Begin forwarded message:\n\n> From: Dana <dana@corp.example>\n> Subject: No\n> Date: Monday\n> \n> We chose another.\n> > my question\n"
    taken = quotes.take_apart(text, subject="Fwd: No")
    assert taken.forwarded == "We chose another."
    assert taken.quoted == "my question"


def test_what_a_forward_quotes_is_quoted() -> None:
    text = forward(*FORWARDS[0]) + f"\n{OWN}\n\n{ATTRIBUTIONS[0]}\n> {OLD}\n"
    taken = quotes.take_apart(text, subject="Fwd: x")
    assert taken.forwarded == OWN
    assert OLD in taken.quoted


def test_a_forward_of_a_forward_gives_the_innermost_words() -> None:
    text = forward(*FORWARDS[0]) + "\n" + forward(*FORWARDS[3]) + "\nWe chose another.\n"
    assert quotes.take_apart(text).forwarded == "We chose another."


@pytest.mark.parametrize("block", BLOCKS)
def test_an_answer_below_marked_lines_under_a_header_block(block: str) -> None:
    taken = quotes.take_apart(f"{block}\n\n> {OLD}\n> \n> Alice\n\n{OWN}\n", subject="Re: An answer")
    assert taken.newest == OWN
    assert OLD in taken.quoted


def test_a_short_original_message_block_with_marked_lines() -> None:
    taken = quotes.take_apart(
        f'----- Original Message -----\nFrom: "Alice Arden" <alice@home.example>\n\n> {OLD}\n{OWN}'
    )
    assert taken.newest == OWN


def test_a_reply_in_a_thread_about_a_forward_is_a_reply() -> None:
    taken = quotes.take_apart(f"{OWN}\n\n{BLOCKS[0]}\n\n{OLD}", subject="RE: FW: An answer")
    assert taken.forwarded == ""
    assert OLD in taken.quoted


@pytest.mark.parametrize(
    "text",
    [
        "Hi Alice,\nplease bring the following: a passport.\nDana",
        "When:\nDate: Monday\nFrom: 10:00\nTo: 11:30\nSubject: Interview\n\nSee you there.",
        "My old teacher once wrote:\nnever give up.\n\nDana",
        "On page 3 she wrote: keep going.\n\nAnd so we will.",
        "From our side all is well. To be frank, the subject is closed.",
        "From: Leeds\nTo: York\n\nThe train takes an hour.",
        "A -> B\n=====\nand --- so on ---\n\nbye",
        "De : Paris\nÀ : Lyon\n\nLe train part à midi.",
        "We looked at two things:\n\n- price\n- quality\n\nSorry.",
        "Position: Site Manager\nSubject: rejected\n\nDear Alice",
        "On Monday we decided for another person. As Bob wrote on 2 March:\nit was close.",
    ],
)
def test_ordinary_lines_are_no_quotes(text: str) -> None:
    taken = quotes.take_apart(text)
    assert taken.newest == text
    assert not taken.quoted
    assert not taken.forwarded


def test_a_text_that_is_marked_all_over_and_quotes_nobody_is_the_newest() -> None:
    assert quotes.take_apart("> We regret to say no.\n> \n> Dana").newest == "We regret to say no.\n\nDana"


def test_an_empty_answer_is_empty() -> None:
    taken = quotes.take_apart(f"{ATTRIBUTIONS[0]}\n> {OLD}\n")
    assert taken.newest == ""
    assert OLD in taken.quoted


def test_an_attribution_with_nothing_above_and_no_marks_loses_no_words() -> None:
    taken = quotes.take_apart(f"{ATTRIBUTIONS[0]}\n\n{OLD}\n")
    assert OLD in taken.newest + taken.quoted
    assert taken.newest


def test_a_line_broken_off_a_long_quoted_one_is_quoted() -> None:
    long = "> " + "we would very much like to know when you will be able to tell us more"
    taken = quotes.take_apart(f"Soon.\n\n{ATTRIBUTIONS[0]}\n{long}\nabout it\n> Alice\n")
    assert taken.newest == "Soon."


def test_a_short_answer_right_under_a_quoted_question_is_an_answer() -> None:
    taken = quotes.take_apart(f"{ATTRIBUTIONS[0]}\n> May I call you?\nno, please don't\n> Thanks\n")
    assert taken.newest == "no, please don't"


HTML_REPLIES = {
    "gmail": '<div dir="ltr">We will be in touch.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Mar 2, 2026 at '
    '10:15 AM Alice &lt;<a href="mailto:alice@home.example">alice@home.example</a>&gt; wrote:<br></div>'
    '<blockquote class="gmail_quote" style="margin:0 0 0 .8ex"><div>When may I expect an answer?</div></blockquote></div>',
    "outlook web": '<div>We will be in touch.</div><div id="appendonsend"></div><hr style="width:98%"><div id="divRplyFwdMsg" dir="ltr">'
    "<b>From:</b> Alice &lt;alice@home.example&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Dana<br><b>Subject:</b> An answer</div>"
    "<div>When may I expect an answer?</div>",
    "outlook web in a language nobody knows": '<div>We will be in touch.</div><div id="divRplyFwdMsg"><b>Kimden:</b> Alice<br><b>Tarih:</b> '
    "2 Mart</div><div>When may I expect an answer?</div>",
    "outlook": "<p class=MsoNormal>We will be in touch.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'>"
    "<p class=MsoNormal><b>From:</b> Alice &lt;alice@home.example&gt; <br><b>Sent:</b> Monday<br><b>To:</b> Dana<br><b>Subject:</b> "
    "An answer</p></div><p class=MsoNormal>When may I expect an answer?</p>",
    "apple": '<body>We will be in touch.<br><div><br><blockquote type="cite"><div>On 2 Mar 2026, at 10:15, Alice &lt;alice@home.example&gt; '
    "wrote:</div><br><div>When may I expect an answer?</div></blockquote></div></body>",
    "yahoo": '<div>We will be in touch.</div><div id="ydp1yahoo_quoted_1" class="ydp1yahoo_quoted"><div>On Monday, March 2, 2026 at 10:15:00 AM '
    "GMT+1, Alice &lt;alice@home.example&gt; wrote:</div><div>When may I expect an answer?</div></div>",
    "thunderbird": '<p>We will be in touch.</p><div class="moz-cite-prefix">Am 02.03.26 um 10:15 schrieb Alice:<br></div>'
    '<blockquote type="cite" cite="mid:x"><p>When may I expect an answer?</p></blockquote>',
}  # fmt: skip


@pytest.mark.parametrize("mailer", HTML_REPLIES)
def test_an_answer_in_html(mailer: str) -> None:
    raw = (
        b"Subject: Re: An answer\nContent-Type: text/html; charset=utf-8\n\n" + HTML_REPLIES[mailer].encode()
    )
    message = parse(raw)
    assert message.text == "We will be in touch."
    assert "When may I expect an answer?" in message.quoted


def test_a_letter_set_inside_a_blockquote_is_no_quote() -> None:
    raw = b"Content-Type: text/html\n\n<blockquote><p>Dear Alice,</p><p>we chose another.</p></blockquote>"
    assert parse(raw).text == "Dear Alice,\n\nwe chose another."


LINES = ["hello there", "> quoted", "", "On Mon, 2 Mar 2026 at 10:15, A <a@b.example> wrote:", "From: A <a@b.example>", "Sent: Monday",
         "To: B", "Subject: x", "-----Original Message-----", "________________", "---------- Forwarded message ---------", ">> deep"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_no_own_words_are_lost(lines: list[str]) -> None:
    taken = quotes.take_apart("\n".join(lines))
    whole = taken.newest + taken.quoted + taken.forwarded
    assert whole.count("hello there") == lines.count("hello there")
    before = [line for line in lines if line.strip()]
    if before and before[0] == "hello there":
        assert taken.newest.startswith("hello there")
