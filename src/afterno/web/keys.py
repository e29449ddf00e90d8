"""Ids of the record inside addresses: any text, so that no id breaks an address."""

from __future__ import annotations

from urllib.parse import quote, unquote


class KeyConverter:
    """One part of an address that holds an id; what an address cannot hold is written ~2F."""

    regex = r"[^/]+"

    def to_python(self, value: str) -> str:
        """Read the id; what can be none is no address."""
        found = unquote(value.replace("~", "%"))
        if "\0" in found:
            raise ValueError("no id holds this")
        return found

    def to_url(self, value: str) -> str:
        """Write the id; a name of dots only would be taken for a folder."""
        if not value.strip("."):
            return value.replace(".", "~2E")
        return quote(value, safe="").replace("~", "~7E").replace("%", "~")
