"""Measure what is understood besides the kind: `measure_extraction.py [--rows odd|even] [--show PART] FILE...`.

Company, role, reason and signer against what the author of a mail wrote down; a phone number against the numbers that
stand in the mail. Counts per language. `said` is the share whose answer stands in the mail at all, as written.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measure_recogniser import message

from afterno.reading import organisations, people
from afterno.reading.names import plain
from afterno.reading.orgnames import bare, key
from afterno.reading.recognise import recognise
from afterno.reading.understanding import ABOUT_A_JOB, whose_no

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterno.reading.messages import Message

_NUMBER = re.compile(r"(?<![\w@/.-])\+?\(?\d[\d ()./\u2013-]{7,20}\d(?![\w@])")
_NO_NUMBER = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[-\u2013]\d{2,4}$|^\d+[.,]\d+$")
Answers = dict[str, tuple[str | None, str | None, bool]]
"""Of each part: what was asked for, what was found, whether they are one."""


def rows(path: Path, which: str) -> Iterator[dict[str, Any]]:
    """The rows of a file, or every other one."""
    for place, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if which == "all" or (place % 2 == 0) == (which == "even"):
            yield {**json.loads(line), "id": f"{path.stem}:{place}"}


def same_words(asked: str, found: str | None) -> bool:
    """Say whether two names are one, or one says the whole of the other's words."""
    if not found:
        return False
    one, other = (set(re.findall(r"\w+", plain(name))) - {"and", "the"} for name in (asked, found))
    return key(asked) == key(found) or (bool(one and other) and (one <= other or other <= one))


def written(text: str) -> list[str]:
    """The telephone numbers that stand in a text, as digits without the leading zero."""
    found = [match.group() for match in _NUMBER.finditer(text) if not _NO_NUMBER.search(match.group())]
    digits = [re.sub(r"\D", "", number.replace("(0)", "")) for number in found]
    return [number.lstrip("0") for number in digits if 8 <= len(number) <= 14]


def answers(case: dict[str, Any], mail: Message) -> Answers:
    """What was asked and found of one mail."""
    found: Answers = {}
    company, role = organisations.company_and_role(mail)
    if case.get("company"):
        found["company"] = (case["company"], company, same_words(bare(case["company"]) or "-", company))
    if case.get("role"):
        found["role"] = (case["role"], role, same_words(case["role"], role))
    persons = people.find_people(mail)
    if numbers := written(mail.text):
        heard = [
            number for person in persons for number in (person.phone, *person.phones) if number is not None
        ]
        right = all(any(number.endswith(digits[-8:]) for number in heard) for digits in numbers)
        found["phone"] = (" ".join(numbers), " ".join(heard), right)
    if case["kind"] == "rejection" and (reading := recognise(mail)).kind == "rejection":
        no = whose_no(
            mail, type(reading)("rejection", 1, sure=True, people=persons, rejection=reading.rejection)
        )
        for part in ("reason", "signer", "door_open"):
            if part in case:
                found[part] = (str(case[part]), str(getattr(no, part)), case[part] == getattr(no, part))
    return found


def main() -> int:
    """Read, understand, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="+", type=Path)
    parser.add_argument("--rows", choices=("all", "odd", "even"), default="all")
    parser.add_argument("--show", choices=("company", "role", "phone", "reason", "signer", "door_open"))
    chosen = parser.parse_args()
    mails = [(case, message(case)) for path in chosen.path for case in rows(path, chosen.rows)]
    mails = [(case, mail) for case, mail in mails if case["kind"] in ABOUT_A_JOB]
    asked: Counter[tuple[str, str]] = Counter()
    good: Counter[tuple[str, str]] = Counter()
    said: Counter[tuple[str, str]] = Counter()
    started = time.process_time()
    told = [(case, mail, answers(case, mail)) for case, mail in mails]
    spent = time.process_time() - started
    for case, mail, parts in told:
        everything = key(f"{mail.subject} {mail.sender.name if mail.sender else ''} {mail.text}")
        for part, (wanted, found, right) in parts.items():
            for group in (case["language"], "all"):
                asked[part, group] += 1
                good[part, group] += right
                said[part, group] += key(wanted or "") in everything
            if part == chosen.show and not right:
                here = "said" if key(wanted or "") in everything else "unsaid"
                sender = mail.sender
                print(f"{case['id']} {case['language']} {here} | {wanted} | {found}")
                print(
                    f"    {mail.subject} | {sender.name if sender else ''} <{sender.address if sender else ''}>"
                )
                print("    " + " / ".join(mail.text.split("\n"))[:900])
    for part in ("company", "role", "phone", "reason", "signer", "door_open"):
        groups = sorted(group for name, group in asked if name == part)
        print(
            f"{part:9}",
            *(f"{group} {good[part, group]}/{asked[part, group]}" for group in groups),
            f" said {said[part, 'all']}",
        )
    print(f"{1000 * spent / max(len(mails), 1):.2f} ms a mail")
    return 0


if __name__ == "__main__":
    sys.exit(main())
