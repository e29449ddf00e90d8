from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterno.wording import parallels
from afterno.wording.texts import LONGEST, name_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

STORY = (
    "Dana Grant is Finance Director at Birch Ltd. She studied history at the University of Leeds and began her career"
    " as a trainee auditor at Alder & Finch LLP.\nAfter six years in audit, she moved to the shop floor of a paper mill."
    " Her husband worked at Shell. Born in Hull, she grew up in Łódź. She never worked at Deloitte."
    " Clients include Rolls-Royce."
)
CV = """Sam Okafor
Hull

EDUCATION
BA History, Leeds University, 2010-2013

WORK EXPERIENCE
Jan 2019 - present   Senior Accountant, Rowan Foods, Hull
2013-2018 Audit trainee, Alder and Finch, Leeds
Shell, summer intern 2012
Rolls-Royce, temp, 2011
Deloitte, intern 2010
"""
RESUME: dict[str, Any] = {
    "basics": {"location": {"city": "Lodz"}},
    "work": [
        {"name": "Alder & Finch", "position": "Auditor", "startDate": "2013-09"},
        {"name": "Rowan Mill", "position": "Plant Controller, manufacturing", "startDate": "2019-01"},
    ],
    "education": [{"institution": "Univ. of Leeds", "area": "History", "studyType": "BA"}],
}


def said(story: str, resume: Mapping[str, Any] | str) -> list[str]:
    return [parallel.text for parallel in parallels.find(story, resume)]


def kinds(story: str, resume: Mapping[str, Any] | str) -> set[str]:
    return {parallel.kind for parallel in parallels.find(story, resume)}


def test_a_cv_and_her_story_are_compared_across_spellings() -> None:
    found = said(STORY, CV)
    assert "You studied at the University of Leeds, and so did I." in found
    assert "You once worked at Alder and Finch, and so did I." in found
    assert "You studied history, as I did." in found
    assert "You come from Hull; I have worked there." in found


def test_a_json_resume_gives_the_move_and_the_first_employer() -> None:
    found = said(STORY, RESUME)
    assert found[0] == "You moved from audit to operations; I am on that same road."
    assert "You began at Alder & Finch, and so did I." in found
    assert "You come from Łódź; I live there." in found


def test_each_parallel_shows_where_it_stands_in_both_texts() -> None:
    for parallel in parallels.find(STORY, CV):
        assert parallel.her_source in " ".join(STORY.split())
        assert parallel.seeker_source in " ".join(CV.split())


def test_what_is_said_of_others_or_denied_is_no_parallel() -> None:
    assert not [text for text in said(STORY, CV) if "Shell" in text or "Deloitte" in text or "Rolls" in text]


@pytest.mark.parametrize(
    ("story", "resume"),
    [
        (
            "Her brother went to Trinity College Dublin.",
            {"education": [{"institution": "Trinity College Dublin"}]},
        ),
        ("She turned down an offer from Orbit Foods.", {"work": [{"name": "Orbit Foods"}]}),
        ("She found the shell of a company and rebuilt it.", {"work": [{"name": "Shell"}]}),
        (
            "She lectures at Heriot-Watt University.",
            {"education": [{"institution": "Heriot-Watt University"}]},
        ),
        ("She hires apprentices every year.", {"work": [{"name": "Oven", "position": "Apprentice baker"}]}),
        ("Competitors such as Ferro Steel copy her methods.", {"work": [{"name": "Ferro Steel"}]}),
        ("She studied literature.", {"education": [{"institution": "Elm College", "area": "History"}]}),
        ("She led the merger of Birch with Elm Foods.", {"work": [{"name": "Elm Foods"}]}),
        ("She considered joining Tandem but stayed.", {"work": [{"name": "Tandem"}]}),
        (
            "Her team studied at Imperial College London.",
            {"education": [{"institution": "Imperial College London"}]},
        ),
        ("KPMG audits the company.", {"work": [{"name": "KPMG"}]}),
        ("Dana won the Leeds Business Award.", {"basics": {"location": {"city": "Leeds"}}}),
        (
            "She moved from nursing to insurance.",
            "Work\n2019 Accountant, Rowan Foods\n2013 Audit trainee, Pike",
        ),
        (
            "In 2015 she rebuilt the night shift of the Hull depot.",
            "Work\n2019 Planner, Rowan Foods, Hull",
        ),
        ("She led the Hull office for years.", {"work": [{"name": "Hull"}]}),
        ("She worked in Leeds.", {"education": [{"institution": "University of Leeds"}]}),
    ],
)
def test_nothing_is_read_into_a_sentence(story: str, resume: Mapping[str, Any] | str) -> None:
    assert parallels.find(story, resume) == ()


@pytest.mark.parametrize(
    ("story", "resume", "kind"),
    [
        ("She studied at LSE.", {"education": [{"institution": "London School of Economics"}]}, "school"),
        ("She has an MBA from INSEAD.", "Education\nINSEAD, MBA 2019", "school"),
        (
            "She then worked for Médecins Sans Frontières.",
            {"work": [{"name": "Medecins sans frontieres"}]},
            "employer",
        ),
        ("Controller, Rowan Mills, 2012 - 2019", "Work\nBuyer at Rowan Mills (2016-2020)", "employer"),
        (
            "Maria left teaching for software.",
            {
                "work": [
                    {"name": "A", "position": "Teacher", "startDate": "2012"},
                    {"name": "B", "position": "Software developer", "startDate": "2021"},
                ]
            },
            "move",
        ),
        (
            "She moved from nursing to insurance.",
            {
                "work": [
                    {"name": "A", "position": "Teacher", "startDate": "2012"},
                    {"name": "B", "position": "Software developer", "startDate": "2021"},
                ]
            },
            "stage",
        ),
        (
            "In Hull she led a team for the first time.",
            {
                "work": [
                    {"name": "A", "position": "Planner", "startDate": "2012"},
                    {"name": "B", "position": "Team lead", "startDate": "2021"},
                ]
            },
            "stage",
        ),
        ("She took evening classes for years.", "Evening classes in drafting, Hull College", "stage"),
    ],
)
def test_a_parallel_is_found_however_it_is_written(
    story: str, resume: Mapping[str, Any] | str, kind: str
) -> None:
    assert kind in kinds(story, resume)


def test_her_age_is_never_spoken_of() -> None:
    story = "In 1987, when she was young, she started as an apprentice at Voltaic Ltd, thirty years ago."
    for text in said(story, "Work\nApprentice, Voltaic Ltd, 2015-2018"):
        assert not any(part in text for part in ("1987", "young", "years", "2015"))


def test_a_resume_that_is_not_as_it_should_be_is_read_as_far_as_it_goes() -> None:
    broken: dict[str, Any] = {
        "basics": [], "work": [None, 3, {"name": 7}, {"name": "Alder & Finch"}], "education": "none",
    }  # fmt: skip
    assert said("She worked at Alder & Finch.", broken) == ["You once worked at Alder & Finch, and so did I."]


def test_the_order_of_a_universitys_name_does_not_matter() -> None:
    assert name_tokens("University of Bath") == name_tokens("Bath Univ.")


@given(st.text(max_size=400), st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_an_error(story: str, cv: str) -> None:
    for parallel in parallels.find(story, cv):
        assert all((parallel.text, parallel.her_source, parallel.seeker_source))


@pytest.mark.parametrize(
    "piece", ["A", "from to ", "after,", "Leeds University, ", "\n", "(", "She moved from audit "]
)
def test_a_very_long_text_takes_no_long_time(piece: str) -> None:
    text = (piece * LONGEST)[: LONGEST * 2]
    assert len(parallels.find(text, text)) < 200


PROFILE = """Dana Grant
Finance Director at Birch Ltd
Leeds, England · 500+ connections

About
I moved from audit into manufacturing because I wanted to see where the costs come from.

Experience
Finance Director
Birch Ltd · Full-time
Jan 2019 - Present

Controller
Rowan Mills
2012 - 2019

Education
Lancaster University
BSc, Economics
2003 - 2006

Skills
Shell scripting

People also viewed
Tom Reed, CFO at Kestrel Bridges
"""


def test_a_pasted_profile_is_read_by_its_lines_and_other_people_on_it_are_not_her() -> None:
    cv = """PROFESSIONAL EXPERIENCE
Rowan Mills
Assistant Accountant
2016 - 2020

Kestrel Bridges
Intern, 2011

Shell
Temp 2010

EDUCATION
University of Lancaster
BSc Economics, 2012
"""
    assert said(PROFILE, cv) == [
        "You studied at the University of Lancaster, and so did I.",
        "You once worked at Rowan Mills, and so did I.",
        "You studied economics, as I did.",
    ]


def test_a_cv_with_its_dates_below_the_posts_still_has_them_in_order() -> None:
    cv = "WORK HISTORY\nRowan Mills\nPlant Controller, manufacturing\n2019 - 2023\n\nPike\nAudit Associate\n2014 - 2019\n"
    assert said(PROFILE, cv)[0] == "You moved from audit to operations; I am on that same road."
