"""Acts proposed, and acts done (M16): noted beside the index as the days go, from the first day a reach-out is shown as due.

A proposal is one from the day it is due until the seeker has done something with her; a better reason that takes its place
is the same proposal, for there is one at a time. Only notes on derived rows: thrown away, the counting begins anew.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from afterno.method.fields import ATTEMPTS, SENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from afterno.method.planner import ReachOut

ACTS = ATTEMPTS | SENT | {"conversation", "meeting_held", "meeting_requested", "milestone_told"}
"""What answers a proposal: anything the seeker did, or a talk, whoever began it."""
KEPT = ("proposed", "done", "open", "since", "last")


def acts_of_each(events: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """Count the acts with each person; what was taken back does not count."""
    known = list(events)
    gone = {one.get("event") for one in known if one["kind"] == "void"}
    return Counter(str(one.get("person")) for one in known if one["kind"] in ACTS and one["id"] not in gone)


def noted(before: Mapping[str, Any], reach: ReachOut | None, acts: int, today: date) -> dict[str, Any]:
    """What to keep of one relationship: proposals so far, how many were done, and the acts there were at the open one."""
    kept = {name: before[name] for name in KEPT if name in before}
    if acts < kept.get("last", 0):  # what answered the last proposal was taken back: it is open again
        del kept["last"]
        kept["done"] -= 1
        kept["proposed"] -= "open" in kept
        kept["open"] = acts
    if "open" in kept and acts > kept["open"]:
        del kept["open"]
        kept |= {"done": kept.get("done", 0) + 1, "last": acts}
    if reach is None or reach.channel == "none" or reach.due > today or "open" in kept:
        return kept
    since = kept.get("since") or today.isoformat()
    return kept | {"proposed": kept.get("proposed", 0) + 1, "open": acts, "since": since}
