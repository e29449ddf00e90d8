"""The seeker's path, read from a JSON Resume or the text of a CV: schools, employers, places, posts in order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from afterno.wording.texts import LONGEST, lines

_AND_MORE = (
    r"(?:\s*(?:&|and|,|/)\s*[a-z]+){0,3}"
    r"(?:\s+(?:history|summary|experience|background|skills|qualifications|highlights))?$"
)
_HEADINGS = {
    "school": re.compile(
        r"^(?:formal )?(?:education|studies|academic|qualifications?|training|schools?|degrees?)" + _AND_MORE,
        re.IGNORECASE,
    ),
    "work": re.compile(
        r"^(?:(?:work|professional|relevant|career|employment)\s+)?(?:experience|employment|history|career|work|positions?"
        r"|background)" + _AND_MORE,
        re.IGNORECASE,
    ),
    "other": re.compile(
        r"^(?:(?:key|core|other|technical|my)\s+)?(?:skills?|languages?|interests?|hobbies|references?|publications?|awards?"
        r"|certificat\w*|projects?|summary|profile|about|personal|contact|volunteer\w*|voluntary|memberships?)"
        + _AND_MORE,
        re.IGNORECASE,
    ),
}
_RANGE = re.compile(
    r"\b(?:19|20)\d\d\b(?:\s*(?:-|–|—|to|until)\s*(?:(?:19|20)\d\d|present|now|today|date|current))?",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?(?=\s*(?:\d|[-–—]|$))", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*(?:\||•|·|;|\t|\s[-–—]\s|,|\(|\)|\bat\b|@|:)\s*")
TITLE = re.compile(
    r"\b(?:manager|director|head|lead|leader|officer|engineer|analyst|accountant|auditor"
    r"|controller|consultant|assistant|associate"
    r"|developer|designer|nurse|teacher|lecturer|clerk|trainee|apprentice|intern|specialist"
    r"|coordinator|executive|supervisor"
    r"|technician|administrator|representative|buyer|planner|chef|cook|driver|cashier|waiter"
    r"|waitress|scientist|researcher"
    r"|editor|journalist|lawyer|solicitor|paralegal|partner|advisor|adviser|agent|operator|foreman"
    r"|mechanic|electrician|president|vp|cfo|ceo|cto|coo)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"\b(?:b\.?sc|m\.?sc|b\.?a|m\.?a|mba|ph\.?d|bachelor\w*|master\w*|diploma|degree|a-levels?"
    r"|gcse|llb|llm|beng|meng|hons|first class|upper second|2:1|grade|gpa)\b\.?",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:universit\w*|univ|uni|college|school|institute|academy|polytechnic|hochschule|lyc[ée]e"
    r"|gymnasium|faculty|conservatoire)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Entry:
    """One thing of the seeker's path: `kind` is school, employer, place, study or post; `source` where it stands."""

    kind: str
    name: str
    source: str
    start: str = ""
    via: str = ""


def _str(value: object) -> str:
    return " ".join(value.split())[:300] if isinstance(value, str) else ""


def _items(value: object) -> list[Mapping[str, Any]]:
    return [v for v in value[:60] if isinstance(v, Mapping)] if isinstance(value, list) else []


def _source(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def from_json(resume: Mapping[str, Any]) -> list[Entry]:
    """Read a JSON Resume; whatever in it is not as it should be is left out."""
    found: list[Entry] = []
    for work in _items(resume.get("work")):
        name, post = _str(work.get("name") or work.get("company")), _str(work.get("position"))
        start = _str(work.get("startDate"))
        source = _source(post, name, _str(work.get("location")), start[:4])
        city = _str(work.get("location")).split(",")[0]
        found += [Entry("employer", name, source, start), Entry("post", post, source, start)]
        found.append(Entry("place", city, source, start, "work"))
        found += [Entry("text", line, line, start) for line in lines(_str(work.get("summary")))]
    for study in _items(resume.get("education")):
        school, area, start = (
            _str(study.get("institution")),
            _str(study.get("area")),
            _str(study.get("startDate")),
        )
        source = _source(_str(study.get("studyType")), area, school, start[:4])
        found += [Entry("school", school, source, start), Entry("study", area, source, start)]
    basics = resume.get("basics")
    if isinstance(basics, Mapping):
        found += [Entry("text", line, line) for line in lines(_str(basics.get("summary")))]
        location = basics.get("location")
        city = _str(location.get("city")) if isinstance(location, Mapping) else ""
        found.append(Entry("place", city, f"Your address: {city}" if city else "", "", "home"))
    return [entry for entry in found if entry.name]


def _section(line: str) -> str:
    bare = line.strip(" :#*-–_=")
    if len(bare) > 45 or re.search(r"\d", bare):
        return ""
    return next((name for name, heading in _HEADINGS.items() if heading.match(bare)), "")


def _parts(line: str) -> list[str]:
    dated = _MONTHS.sub(" ", _RANGE.sub(" | ", line))
    return [p.strip(" .-–—|/") for p in _SPLIT.split(dated) if p.strip(" .-–—|/")]


def _kind(part: str, section: str) -> str:
    if _SCHOOL.search(part):
        return "school"
    if _DEGREE.search(part):
        return "study"
    if TITLE.search(part):
        return "post"
    if section == "work":
        return "name"  # an employer or a place; her text decides which, if it names it at all
    return "study_or_place" if section == "school" else ""


def _of_line(line: str, section: str) -> list[Entry]:
    year = _RANGE.search(line)
    start = year.group()[:4] if year else ""
    found = [Entry("text", line, line, start)]
    named = False  # the first name of a line is the employer; a single word after it is where that was
    for part in _parts(line)[:12] if len(line) < 200 else []:
        kind = _kind(part, section)
        if not kind or len(part) < 2 or (not part[0].isupper() and kind in {"name", "school"}):
            continue
        kinds = {"name": ("employer", "place"), "study_or_place": ("school", "study", "place")}.get(
            kind, (kind,)
        )
        if kind == "name":
            kinds = ("place",) if named and " " not in part else kinds
            named = True
        found += [
            Entry(k, _DEGREE.sub(" ", part).strip() if k == "study" else part, line, start, section)
            for k in kinds
        ]
    return found


def _dated(found: list[Entry], start: str) -> list[Entry]:
    """Give the lines just above a line of dates its beginning; only those since the last dates."""
    undated = next((i for i in range(len(found) - 1, -1, -1) if found[i].start), -1) + 1
    since = max(undated, len(found) - 12)
    return [*found[:since], *(replace(entry, start=start) for entry in found[since:])]


def from_text(text: str) -> list[Entry]:
    """Read the plain text of a CV; lines under a heading of education or work are taken apart."""
    found: list[Entry] = []
    section = ""
    dates_below = False  # whether this CV writes the dates under the post, as many do
    for line in lines(text[:LONGEST])[:600]:
        heading = _section(line)
        if heading:
            section, found = heading, [*found, Entry("", line, line, "-")]
            continue
        entries = _of_line(line, section)
        above = bool(found) and not found[-1].start and section == "work"
        if entries[0].start and len(entries) == 1 and (dates_below or above):
            dates_below = True
            found = _dated(found, entries[0].start)
        found += entries
    return [entry for entry in found if entry.name and entry.kind]


def read(resume: Mapping[str, Any] | str) -> list[Entry]:
    """Read the seeker's path from either form."""
    return from_text(resume) if isinstance(resume, str) else from_json(resume)
