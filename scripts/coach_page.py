"""Write docs/coach.md from the rules themselves: python scripts/coach_page.py."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
RULES = ROOT / "src" / "afterno" / "wording" / "rules"
PAGE = ROOT / "docs" / "coach.md"

HEAD = """# The wording coach

Made by `python scripts/coach_page.py` from the rules in `src/afterno/wording/rules`.

`afterno coach --context CONTEXT FILE` reads a message before it leaves and says what might do harm, where, why, and what to
say instead. An *error* breaks one of the method's rules, a *warning* is likely to harm, an *info* never blocks. The gravest
three come first. There is no score, and "nothing found" is not the same as good: read it aloud once.

A rule is a frame, not a keyword: it asks who speaks, about whom and about what, and whether it is denied or quoted. Rules
are data, each with messages of its own that it must find and near misses on which it must stay silent; a rule that fails its
own examples is not built in.

Contexts: `call`, `voicemail`, `assistant` (a message left with the gatekeeper), `hr`, `followup`, `news`, `milestone`,
`meeting`.

## How well it does

Measured on 264 messages written by somebody who had not seen the rules (101 of them clean), used for nothing else:

| | measured | goal |
|---|---|---|
| families of faults found | .67 | .80 |
| precision, code by code | .84 | .85 |
| clean messages with a warning or an error | 7 of 101 | 5 % |
| clean messages with an error | 4 of 101 | 2 % |
| slowest twentieth of messages, CPU | 17 ms | 20 ms |

So it misses about a third of what a careful friend would stop at, most of all doubts about the decision in unusual words.
It is a help, not a judge. `python scripts/measure_coach.py` measures it on the project's own sets.
"""


def rules() -> dict[str, list[dict[str, Any]]]:
    """Give the rules of each code."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in sorted(RULES.glob("*.toml")):
        for rule in tomllib.loads(file.read_text(encoding="utf-8")).get("rule", ()):
            found[rule["code"]].append(rule)
    return found


def page() -> str:
    """Return the whole page."""
    codes = tomllib.loads((RULES / "codes.toml").read_text(encoding="utf-8"))["codes"]
    of_code = rules()
    parts = [HEAD]
    for code, entry in codes.items():
        contexts = ", ".join(entry.get("contexts", ())) or "every context"
        lines = [f"## {code} {entry['name']}", "", f"{entry['severity']}, {contexts}", "", entry["why"], ""]
        lines += [f"Instead: {entry['better']}", ""]
        hits = [text for rule in of_code.get(code, ()) for text in rule.get("must", ())][:2]
        lines += [f"- finds: {text}" for text in hits if isinstance(text, str)]
        parts.append("\n".join(lines).rstrip() + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
