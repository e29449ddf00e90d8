"""Practising the call: what is said stands in the form, and nothing of it goes on record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from afterno.service import pages, playing, rehearsing
from afterno.service.playing import Line

if TYPE_CHECKING:
    from django.http import HttpResponse

    from afterno.rehearsal.scenes import Part, Turn
    from afterno.service.playing import Talk
    from afterno.service.rehearsing import Practice
    from afterno.web.visit import Visit

LONGEST = rehearsing.LONGEST
"""Characters of what is typed that are read."""
END = "end"
"""The part that is none: the practice is over."""


@dataclass(frozen=True)
class Stand:
    """Where the practice stands: the part, the turn, what was said so far, and whether a model plays her part."""

    part: Part
    at: int
    talk: Talk
    model: bool

    @property
    def turn(self) -> Turn:
        """The turn it stands at."""
        return self.part.turns[self.at]


def practise(visit: Visit, person: str) -> HttpResponse:
    """Show the parts; one turn of a part; what the coach and the sheet have for what was said; the end."""
    with pages.one_look():  # posted for its length: nothing is written
        made = rehearsing.practice(visit.owner, person, visit.now)
        asked = visit.request.POST if visit.posted else visit.request.GET
        part = made.part(asked.get("part", ""))
        if part is None:
            ended = asked.get("part") == END
            return visit.show("practise.html", made=made, ended=ended, kept_nowhere=rehearsing.KEPT_NOWHERE,
                              farewell=rehearsing.FAREWELL)  # fmt: skip
        wish = asked.get("do", "")
        at = asked.get("turn", "0")
        turn = int(at) if at.isascii() and at.isdigit() and len(at) < 3 else 0
        turn += wish == "next"
        wanted = visit.posted and bool(asked.get("model")) and bool(made.model)
        if turn >= len(part.turns):
            following = made.after(part)
            return visit.show("practise_after.html", made=made, part=part, following=following, model=wanted)
        model = wanted and part.playable
        stand = Stand(part, turn, talk_of(visit, made, part)[:turn] if model else [], model)
        return (
            answered(visit, made, stand) if wish == "say" and visit.posted else said(visit, made, stand, wish)
        )


def said(visit: Visit, made: Practice, stand: Stand, wish: str) -> HttpResponse:
    """Show what is said to the seeker, with a place for the answer."""
    again = wish == "again" and visit.posted
    if stand.model and not again:
        line = playing.line(visit.owner, made, stand.part, stand.turn, stand.talk)
    else:
        line = line_of(visit, made, stand)
    typed = words_of(visit) if again else ""
    return visit.show("practise_turn.html", made=made, stand=stand, line=line, typed=typed, heard=None)


def answered(visit: Visit, made: Practice, stand: Stand) -> HttpResponse:
    """Show what the coach makes of the answer, and what the sheet has."""
    typed = words_of(visit)
    heard = rehearsing.heard(visit.owner, stand.turn, typed, made.known)
    line = line_of(visit, made, stand)
    return visit.show("practise_turn.html", made=made, stand=stand, line=line, typed=typed, heard=heard)


def words_of(visit: Visit) -> str:
    """Read what was typed."""
    return visit.request.POST.get("words", "")[:LONGEST].replace("\r\n", "\n").strip()


def line_of(visit: Visit, made: Practice, stand: Stand) -> Line:
    """Give her line as it came back with the form; without a model it is the built-in one."""
    if not stand.model:
        return Line(stand.turn.says)
    text = playing.said_again(visit.request.POST.get("line", ""), made, stand.part, stand.turn)
    return Line(text, made.model if text != stand.turn.says else "")


def talk_of(visit: Visit, made: Practice, part: Part) -> Talk:
    """Read what was said so far, hers and the seeker's; after a turn with its own line and answer."""
    post = visit.request.POST
    hers, yours = post.getlist("hers"), post.getlist("yours")
    if post.get("do") == "next":
        hers, yours = [*hers, post.get("line", "")], [*yours, words_of(visit)]
    return playing.checked(list(zip(hers, yours, strict=False)), made, part)
