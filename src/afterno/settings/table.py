"""The one table of settings: name, default, type, help (HOUSE 14). Everything is set by the environment."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from afterno.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Value = Any  # a setting may be of any of the types below


def as_bool(text: str) -> bool:
    """Yes or no, in the usual words."""
    words = {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
    }
    try:
        return words[text.strip().lower()]
    except KeyError:
        raise ValueError("say yes or no") from None


def as_list(text: str) -> list[str]:
    """Words between commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def as_place(text: str) -> str:
    """Where secrets are kept."""
    if text not in {"keyring", "file"}:
        raise ValueError("say keyring or file")
    return text


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set."""

    name: str
    default: Value
    parse: Callable[[str], Value]
    help: str
    secret: bool = False


TABLE: tuple[Setting, ...] = (
    Setting(
        "AFTERNO_DATA_DIR", "", str, "folder of the record; default: the user's data folder of this system"
    ),
    Setting(
        "AFTERNO_DEBUG", False, as_bool, "show technical details of errors in the browser; never on a server"
    ),
    Setting("AFTERNO_LOG_LEVEL", "WARNING", str.upper, "how much the log says: DEBUG, INFO, WARNING, ERROR"),
    Setting("AFTERNO_TIME_ZONE", "UTC", str, "time zone shown before the seeker has set one"),
    Setting("AFTERNO_ALLOWED_HOSTS", [], as_list, "more host names the pages answer to, with commas between"),
    Setting(
        "AFTERNO_SECRET_KEY", "", str, "server: key for signing; local: made in the data folder", secret=True
    ),
    Setting("AFTERNO_PUBLIC_URL", "", str, "server: address under which people reach it, https://..."),
    Setting(
        "AFTERNO_SECRETS",
        "",
        as_place,
        "where passwords of mailboxes are kept: keyring, file; default: the keyring where there is one",
    ),
    Setting("AFTERNO_DB_NAME", "afterno", str, "server: PostgreSQL database"),
    Setting("AFTERNO_DB_HOST", "", str, "server: PostgreSQL host or socket folder"),
    Setting("AFTERNO_DB_PORT", 5432, int, "server: PostgreSQL port"),
    Setting("AFTERNO_DB_USER", "afterno", str, "server: PostgreSQL user"),
    Setting("AFTERNO_DB_PASSWORD", "", str, "server: PostgreSQL password", secret=True),
    Setting(
        "AFTERNO_LLM_URL",
        "",
        str,
        "address of an OpenAI-compatible language model, like http://localhost:11434/v1",
    ),
    Setting("AFTERNO_LLM_MODEL", "", str, "name of the language model at that address"),
    Setting("AFTERNO_LLM_KEY", "", str, "key for that address, where it wants one", secret=True),
    Setting("AFTERNO_LLM_SECONDS", 60, int, "seconds it may take for an answer"),
    Setting("AFTERNO_NOW", "", str, "the moment taken for now, ISO 8601; for tests and demonstrations"),
    Setting("AFTERNO_TEST_POSTGRES", False, as_bool, "tests: run on a PostgreSQL server of their own"),
)


def read(environment: Mapping[str, str], table: tuple[Setting, ...] = TABLE) -> dict[str, Value]:
    """Values by name; a setting nobody knows, or one not understood, stops the start with a hint."""
    known = {setting.name: setting for setting in table}
    for name in sorted(environment):
        if name.startswith("AFTERNO_") and name not in known:
            raise SettingError(f"Unknown setting {name}. {_hint(name, known)}")
    return {name: _value(setting, environment.get(name)) for name, setting in known.items()}


def _hint(name: str, known: Mapping[str, Setting]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.75)
    return f"Did you mean {near[0]}?" if near else "Remove it; docs/record.md lists the settings."


def _value(setting: Setting, text: str | None) -> Value:
    if text is None or text == "":
        return setting.default
    try:
        return setting.parse(text)
    except ValueError as error:
        shown = "its value" if setting.secret else repr(text)
        raise SettingError(f"{setting.name}: {shown} is not understood. Wanted: {setting.help}.") from error
