"""Which kind of file a CV is, and its text or its JSON Resume."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

from afterno.connect.cv import docx
from afterno.connect.mailbox.letters import pdf_text
from afterno.errors import UserError
from afterno.reading import transfer

LARGEST: Final = 5 * 1024 * 1024
TEXT_LIMIT: Final = 30_000
"""Characters of a CV that are kept: what is compared, and more than ten pages."""
RESUME_LIMIT: Final = 200_000
ENDINGS: Final = (".pdf", ".docx", ".txt", ".md", ".json")


@dataclass(frozen=True, slots=True)
class CvFile:
    """What a file holds: the text of a CV, or a JSON Resume."""

    text: str = ""
    resume: dict[str, Any] = field(default_factory=dict)


def read_file(name: str, data: bytes) -> CvFile:
    """Read a CV by the ending of its name. Raises UserError that says what to do."""
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    if ending not in ENDINGS:
        raise UserError(
            f"A CV can be {', '.join(ENDINGS[:-1])} or a JSON Resume ({ENDINGS[-1]}); this is none of them."
        )
    if len(data) > LARGEST:
        raise UserError("That file is too large for a CV: at most 5 MB.")
    if ending == ".json":
        return CvFile(resume=_resume(data))
    text = _text(ending, data)
    if not text.strip():
        raise UserError("No words were found in that file. Where it is a scan, paste the text instead.")
    return CvFile(text=tidy(text))


def _text(ending: str, data: bytes) -> str:
    if ending == ".pdf":
        text, problem = pdf_text(data)
        if problem:
            raise UserError(f"The CV could not be read: {problem}. Paste its text instead.")
        return text
    if ending == ".docx":
        try:
            return docx.text_of(data)
        except docx.NotReadable as error:
            raise UserError(f"The CV could not be read: {error}. Paste its text instead.") from None
    return transfer.text(data[: TEXT_LIMIT * 4])[0]


def tidy(text: str) -> str:
    """Keep the lines of a CV, without what cannot be shown."""
    kept = "".join(
        c if c.isprintable() or c in "\n\t" else " " for c in text.replace("\r\n", "\n").replace("\r", "\n")
    )
    lines = (line.rstrip() for line in kept.splitlines())
    return "\n".join(lines).strip()[:TEXT_LIMIT]


def _resume(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UserError("That file is no JSON Resume: it is not JSON.") from None
    known = {"basics", "work", "education"}
    if not isinstance(found, dict) or not known & found.keys():
        raise UserError("That file is no JSON Resume: it has neither basics nor work nor education.")
    if len(data) > RESUME_LIMIT:
        raise UserError("That JSON Resume is too long: at most 200 kB.")
    return found
