"""Whole mails as many mailers write them; set aside while the rules were written, now kept."""

# ruff: noqa: E501 - whole mails are easier to read unbroken

from __future__ import annotations

import base64
import quopri
from dataclasses import dataclass

import pytest

from afterno.reading.messages import parse

NO = "Thank you for coming in. We have decided to offer the post to somebody else."
QUESTION = "When will you decide?"


@dataclass(frozen=True, slots=True)
class Case:
    """A raw mail, and its text, a part of its quotes, and its forward."""

    raw: bytes
    text: str = NO
    quoted: str = QUESTION
    forwarded: str = ""


def html(page: str, subject: str = "Re: post") -> bytes:
    head = f"From: Mara <mara@corp.example>\nSubject: {subject}\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8"
    return f"{head}\n\n{page}".encode()


def both(plain: str, page: str) -> bytes:
    first = quopri.encodestring(plain.encode()).decode()
    second = base64.encodebytes(page.encode()).decode()
    return (
        "From: Mara <mara@corp.example>\nSubject: Re: post\nContent-Type: multipart/alternative; boundary=qq\n\n--qq\n"
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{first}\n--qq\n"
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{second}--qq--\n"
    ).encode()


CASES = {
    "outlook mobile": Case(
        html(
            f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><div style="font-family: Aptos">{NO}</div><div id="ms-outlook-mobile-signature"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri" style="font-size:11pt" color="#000000"><b>Von:</b> Alice &lt;alice@home.example&gt;<br><b>Gesendet:</b> Dienstag<br><b>An:</b> Mara<br><b>Betreff:</b> post</font><div>&nbsp;</div></div><div>{QUESTION}</div></body></html>'
        )
    ),
    "outlook.com x_": Case(
        html(
            f'<div>{NO}</div><hr tabindex="-1"><div id="x_divRplyFwdMsg"><b>From:</b> Alice<br><b>Sent:</b> Tue<br><b>To:</b> Mara<br><b>Subject:</b> post</div><div>{QUESTION}</div>'
        )
    ),
    "outlook desktop de": Case(
        html(
            f'<div class="WordSection1"><p class="MsoNormal">{NO}<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b><span>Von:</span></b><span> Alice &lt;alice@home.example&gt; <br><b>Gesendet:</b> Dienstag, 3. Februar 2026 15:04<br><b>An:</b> Mara<br><b>Betreff:</b> post<o:p></o:p></span></p></div><p class="MsoNormal">{QUESTION}</p></div>'
        )
    ),
    "gmail de html": Case(
        html(
            f'<div dir="ltr">{NO}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Am Di., 3. Feb. 2026 um 15:04 Uhr schrieb Alice &lt;<a href="mailto:alice@home.example">alice@home.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div dir="ltr">{QUESTION}</div></blockquote></div>'
        )
    ),
    "gmail bottom post html": Case(
        html(
            f'<div dir="ltr"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, Feb 3, 2026 at 3:04 PM Alice &lt;alice@home.example&gt; wrote:<br></div><blockquote class="gmail_quote">{QUESTION}</blockquote><div><br></div><div>{NO}</div></div></div>'
        )
    ),
    "apple mail html": Case(
        html(
            f'<html><body style="overflow-wrap: break-word;">{NO}<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>Am 03.02.2026 um 15:04 schrieb Alice &lt;alice@home.example&gt;:</div><br class="Apple-interchange-newline"><div><div>{QUESTION}</div></div></blockquote></div><br></body></html>'
        )
    ),
    "proton html": Case(
        html(
            f'<div style="font-family: Arial">{NO}</div><div class="protonmail_quote">On Tuesday, February 3rd, 2026 at 3:04 PM, Alice &lt;alice@home.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite"><div>{QUESTION}</div></blockquote></div>'
        )
    ),
    "gmx html": Case(
        html(
            f'<html><body><div>{NO}</div><div><div>&nbsp;</div><div style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;" name="quote"><div style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Dienstag, 03. Februar 2026 um 15:04 Uhr<br/><b>Von:</b>&nbsp;"Alice" &lt;alice@home.example&gt;<br/><b>An:</b>&nbsp;mara@corp.example<br/><b>Betreff:</b>&nbsp;post</div><div name="quoted-content">{QUESTION}</div></div></div></body></html>'
        )
    ),
    "yahoo html": Case(
        html(
            f'<div class="ydp"><div dir="ltr">{NO}</div></div><div id="yahoo_quoted_12" class="yahoo_quoted"><div><div>Le mardi 3 février 2026 à 15:04:05 UTC+1, Alice &lt;alice@home.example&gt; a écrit :</div><div><br></div><div>{QUESTION}</div></div></div>'
        )
    ),
    "zoho": Case(
        html(
            f'<div>{NO}</div><div class="zmail_extra"><div id="Zm-_Id_-Sgn1">---- On Tue, 03 Feb 2026 15:04:05 +0100 <b>Alice &lt;alice@home.example&gt;</b> wrote ----</div><br><blockquote>{QUESTION}</blockquote></div>'
        )
    ),
    "gmail fwd html": Case(
        html(
            f'<div dir="ltr">FYI</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <b class="gmail_sendername" dir="auto">Mara</b> <span dir="auto">&lt;<a href="mailto:mara@corp.example">mara@corp.example</a>&gt;</span><br>Date: Tue, Feb 3, 2026 at 3:04 PM<br>Subject: post<br>To: &lt;alice@home.example&gt;<br></div><br><br><p>{NO}</p></div>',
            "Fwd: post",
        ),
        text="FYI",
        quoted="",
        forwarded=NO,
    ),
    "apple fwd html": Case(
        html(
            f'<body>FYI<br><div><br><blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>From: </b>Mara &lt;mara@corp.example&gt;<br></div><div><b>Subject: </b><b>post</b><br></div><div><b>Date: </b>3 February 2026 at 15:04:05 CET<br></div><div><b>To: </b>alice@home.example<br></div><br><div>{NO}</div></blockquote></div></body>',
            "Fwd: post",
        ),
        text="FYI",
        quoted="",
        forwarded=NO,
    ),
    "outlook fwd html": Case(
        html(
            f'<p class="MsoNormal">FYI</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal"><b>From:</b> Mara &lt;mara@corp.example&gt;<br><b>Sent:</b> Tuesday<br><b>To:</b> Alice<br><b>Subject:</b> post</p></div><p class="MsoNormal">{NO}</p>',
            "FW: post",
        ),
        text="FYI",
        quoted="",
        forwarded=NO,
    ),
    "ats newsletter layout": Case(
        html(
            f'<html><head><style>.preheader{{display:none}}</style></head><body><span class="preheader" style="display:none !important;visibility:hidden;mso-hide:all;font-size:1px;">Update on your application &#847;&zwnj;&nbsp;</span><table width="100%"><tr><td><table><tr><td style="font-size:0">&nbsp;</td></tr><tr><td><img src="x.png" alt="logo"></td></tr><tr><td><p>{NO}</p></td></tr></table></td></tr></table><div style="display:none">hidden</div></body></html>'
        ),
        quoted="",
    ),
    "plain points to html": Case(
        both(
            "Your email client cannot read this message. Please use an HTML viewer.",
            f"<table><tr><td>{NO}</td></tr></table>" + "<table><tr><td>&nbsp;</td></tr></table>" * 30,
        ),
        quoted="",
    ),
    "alt both": Case(
        both(
            NO + "\n\nOn Tue, Feb 3, 2026 at 3:04 PM Alice <alice@home.example> wrote:\n\n> " + QUESTION,
            f"<p>{NO}</p>",
        )
    ),
    "long lines qp flowed": Case(
        b"Content-Type: text/plain; charset=utf-8; format=flowed\nSubject: x\n\n"
        + (NO[:40] + " \n" + NO[41:]).encode()
        + b"\n\n> "
        + QUESTION.encode()
        + b"\n",
        text=NO,
    ),
    "disclaimer rule": Case(
        html(f"<p>{NO}</p><hr><p>This message is confidential.</p>"),
        text=NO + "\n\nThis message is confidential.",
        quoted="",
    ),
    "related": Case(
        b"Subject: x\nContent-Type: multipart/related; boundary=r\n\n--r\nContent-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain\n\n"
        + NO.encode()
        + b"\n--a\nContent-Type: text/html\n\n<p>"
        + NO.encode()
        + b"</p>\n--a--\n--r\nContent-Type: image/png; name=logo.png\nContent-ID: <l>\n\nxx\n--r--\n",
        quoted="",
    ),
    "mixed with footer part": Case(
        b"Subject: x\nContent-Type: multipart/mixed; boundary=r\n\n--r\nContent-Type: text/plain\n\n"
        + NO.encode()
        + b"\n--r\nContent-Type: text/plain\nContent-Disposition: inline\n\n_______________\nList footer\n--r--\n",
        text=NO + "\n\n_______________\nList footer",
        quoted="",
    ),
    "smime signed": Case(
        b"Subject: x\nContent-Type: multipart/signed; boundary=r; protocol=x\n\n--r\nContent-Type: text/plain\n\n"
        + NO.encode()
        + b"\n--r\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nxx\n--r--\n",
        quoted="",
    ),
    "calendar reply": Case(
        b"Subject: Accepted\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n",
        text="",
        quoted="",
    ),
    "mso conditional": Case(
        html(
            f"<!--[if (gte mso 9)|(IE)]><table><tr><td>MSO</td></tr></table><![endif]--><!--[if !mso]><!--><p>{NO}</p><!--<![endif]-->"
        ),
        quoted="",
    ),
    "entities": Case(html(NO.replace("d", "&#100;").replace("o", "&#x6f;")), quoted=""),
    "nested blockquotes": Case(
        html(
            f"<p>{NO}</p><blockquote><p>On Tue, Feb 3, 2026 at 3:04 PM Alice &lt;alice@home.example&gt; wrote:</p><blockquote>{QUESTION}</blockquote></blockquote>"
        )
    ),
    "icloud web": Case(
        html(
            f'<div>{NO}</div><div><br></div><div>On Feb 3, 2026, at 3:04 PM, Alice &lt;alice@home.example&gt; wrote:</div><div><br></div><blockquote type="cite"><div>{QUESTION}</div></blockquote>'
        )
    ),
    "thunderbird inline html": Case(
        html(
            f'<div class="moz-cite-prefix">On 03/02/2026 15:04, Alice wrote:<br></div><blockquote type="cite"><p>{QUESTION}</p></blockquote><p>{NO}</p>'
        )
    ),
}


@pytest.mark.parametrize("mailer", CASES)
def test_a_mail_of_this_mailer(mailer: str) -> None:
    case = CASES[mailer]
    message = parse(case.raw)
    assert message.text == case.text
    assert case.quoted in message.quoted
    assert message.forwarded == case.forwarded
