"""What kind of value each field of the record holds, so that no page meets another; what does not fit is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from afterno.method import fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from afterno.record.values import Json, Raw

TEXT, TEXTS, YES_OR_NO, NUMBER = "text", "a list of texts", "true or false", "a number"
SAID = "its {} is not {} and was left out (the rest is kept)"


def _texts(names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), TEXT)


SEEKER = {**_texts("name phone time_zone country industry calls_by"), "emails": TEXTS}
THINGS: Mapping[str, Mapping[str, str]] = {
    "companies": {**_texts("name domain industry country"), "ideal": YES_OR_NO},
    "people": {
        **_texts("name role company title time_zone country assistant_of story same_as"),
        **dict.fromkeys(("emails", "phones"), TEXTS), **dict.fromkeys(("ideal", "lead"), YES_OR_NO),
    },
    "applications": {**_texts("company title applied_on manager"), "ideal": YES_OR_NO},
}  # fmt: skip
_READ: Mapping[object, str] = {fields.flag: YES_OR_NO, fields.days: NUMBER}
EVENTS: Mapping[str, Mapping[str, str]] = {
    kind: {name: _READ.get(read, TEXT) for name, read in shape.items() if read is not fields.name}
    for kind, shape in fields.KINDS.items()
}
"""Of each kind of event the fields the method knows; words it does not know may stand in them.

Whom and what an event names is looked at elsewhere: one that names nobody is refused whole.
"""


def fits(value: Any, kind: str) -> bool:  # noqa: ANN401 - any JSON
    """Tell whether a value is of that kind; nothing at all always is."""
    if value is None:
        return True
    if kind == TEXTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if kind == NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, bool if kind == YES_OR_NO else str)


def without_misfits(entry: Raw, shape: Mapping[str, str]) -> tuple[Json, dict[str, str]]:
    """The entry without the fields whose values do not fit; and of each of these fields what is wrong with it.

    Of a list of texts those that are texts are kept.
    """
    bad = {name: kind for name, kind in shape.items() if not fits(entry.get(name), kind)}
    kept = {name: value for name, value in entry.items() if name not in bad}
    for name, kind in bad.items():
        if kind == TEXTS and isinstance(entry[name], list):
            kept[name] = [one for one in entry[name] if isinstance(one, str)]
    return kept, {name: SAID.format(name, kind) for name, kind in bad.items()}
