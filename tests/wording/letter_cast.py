"""The people of these tests, and every kind of thing that may be known or missing about them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from afterno.wording.material import Advice, Facts, HerChange, Meeting, Milestone, News, Opening

FULL = Facts(
    seeker_name="Sam Okafor",
    seeker_phone="0113 496 0123",
    seeker_email="sam@okafor.example",
    her_name="Dana Grant",
    her_title="Ms",
    her_phone="020 7946 0991",
    company="Birch Ltd",
    role="Controller (m/f/d)",
    interview_on=date(2026, 3, 3),
    spoke_on=date(2026, 3, 12),
    rejection_channel="email",
    rejection_by="Priya Shah",
    compliment="The way you took the budget apart on one sheet of paper has stayed with me",
    parallel="You went from audit into a plant; I am at that very point",
    question="When you moved from audit to the plant, what did you have to unlearn first?",
    topic="moving from audit to industry",
    industry="paper",
    both_clocks="her clock 10:00, yours 11:00",
    advice=(Advice("sit the audit exam before applying", date(2026, 3, 12), "passed it in May"),),
    milestone=Milestone(
        "new_job", "Controller at Elm Foods", her_share="You told me to ask for the plant, and I did."
    ),
    news=News(
        "EU drops the levy on small mills", "https://news.example/levy", "For us it means two contracts less."
    ),
    opening=Opening("Plant Accountant"),
    her_change=HerChange("promoted", "", "Finance Director"),
    meeting=Meeting("coffee", "the second half of May", "Tuesday 12 May at 10"),
    reply="Yes, the exam was the hard part.",
)

_HOSTILE = [
    "", " ", "[Name]", "{her_name}", "{{first_name}}", "<company>", "TODO", "None", "null", "XXXX", "n/a", "___",
    "a  b", "tab\tand\nline", "[Your Name]", "  trailing  ", "“quoted”", "ends with a stop.", "…", "?", "\u202e\u200b",
    "{?her}", "| pipe", "/ slash", "~ tilde", "50 % of {x}", "Dear [x],",
]  # fmt: skip
_SANE = {
    "seeker_name": ["Sam Okafor", "María del Carmen Fernández de la Vega y Ruiz de Alarcón", "Li", "Ó Briain, Seán"],
    "seeker_phone": ["0113 496 0123", "+44 113 496 0123", "+1 (202) 555-0143", "00 49 30 23125 9876"],
    "her_name": [
        "Dana Grant", "Dr. Anke van der Berg", "GRANT, Dana", "Maximiliane Theodora Wilhelmina von Hohenfels-Sonderburg",
        "Cher", "Recruiting Team",
    ],
    "her_title": ["Ms", "Prof. Dr.", "Head of Finance"],
    "role": ["Controller", "Senior Financial Planning and Analysis Manager, Consumer Goods, Northern Europe (m/f/d)"],
    "company": ["Birch Ltd", "Elm & Sons GmbH"],
    "topic": ["the audit exam", "moving from a very large firm of auditors to a small plant"],
    "compliment": [
        "The way you took the budget apart has stayed with me",
        "You said " + "that a forecast is a promise and that promises cost money, " * 4,
    ],
    "parallel": ["You went from audit into a plant; I am at that very point."],
    "question": ["What did you have to unlearn first?", "Would you sit the exam now, or first " + "work " * 40],
    "reply": ["Yes, the exam was the hard part.", "That is a long story. " * 20],
}  # fmt: skip


def _text(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *_SANE.get(name, []), *_HOSTILE])


_free = st.sampled_from(
    [
        *_HOSTILE, "learn SQL", "She said I should sit the exam", "don't apply too early", "more time on the floor",
        "Know your numbers before you meet people", "talk to her former colleague", "passed it in May", "word " * 70,
        "It was hard. I passed it.", "I have a new job at Elm Foods.", "Controller at Elm Foods", "the new levy",
    ]
)  # fmt: skip
_dates = st.none() | st.dates(date(2024, 1, 1), date(2027, 12, 31))
_kinds = st.sampled_from(["new_job", "promotion", "degree", "award", "publication", "move", "other", "?"])
_texts = {
    name: _text(name) for name in (*_SANE, "industry", "her_phone", "her_assistant", "both_clocks", "hr_name")
}

any_facts: st.SearchStrategy[Facts] = st.builds(
    Facts,
    calls_by=st.sampled_from(["phone", "video", "relay", "in_person", ""]),
    pronoun=st.sampled_from(["she", "he"]),
    interview_on=_dates,
    spoke_on=_dates,
    rejection_channel=st.sampled_from(["", "phone", "email", "letter", "portal", "in_person", "silence"]),
    rejection_by=st.sampled_from(["", "hr", "manager", "machine", "Priya Shah", "Dana Grant", "[Name]"]),
    advice=st.lists(st.builds(Advice, _free, _dates, _free), max_size=2).map(tuple),
    milestone=st.none() | st.builds(Milestone, _kinds, _free, _text("company"), _text("role"), _free),
    news=st.none()
    | st.builds(News, _free, st.sampled_from(["", "https://n.example/a", "http://{x}"]), _free),
    opening=st.none() | st.builds(Opening, _text("role")),
    her_change=st.none()
    | st.builds(
        HerChange, st.sampled_from(["moved", "promoted", "left", "returned"]), _text("company"), _text("role")
    ),
    meeting=st.none()
    | st.builds(Meeting, st.sampled_from(["office", "coffee", "drink", "other", "?"]), _free, _free),
    last_letters=st.lists(
        st.sampled_from(["", "Dear Dana, I passed it in May. All the best"]), max_size=2
    ).map(tuple),
    formality=st.sampled_from(["formal", "informal"]),
    **_texts,
)
"""Facts with any of them missing, hostile or far too long."""
