"""What the method must know of the world, offline: public holidays and time zones."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@lru_cache(maxsize=512)
def _holidays(country: str, year: int) -> frozenset[date]:
    import holidays

    head, _, region = country.strip().upper().partition("-")
    for subdivision in (region or None, None):
        try:
            found = holidays.country_holidays(head, subdiv=subdivision, years=year)
        except (NotImplementedError, KeyError, ValueError):
            continue
        return frozenset(found)
    return frozenset()


@cache
def _zones_by_country() -> Mapping[str, tuple[str, ...]]:
    """Every country's zones as tzdata lists them, the most populous first within a country."""
    found: dict[str, list[str]] = {}
    text = (files("tzdata") / "zoneinfo" / "zone1970.tab").read_text(encoding="utf-8")
    exact = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    for line in (exact + "\n" + text).splitlines():
        if line and not line.startswith("#"):
            codes, _, zone = line.split("\t")[:3]
            for code in codes.split(","):
                if "," not in codes or code not in found:
                    found.setdefault(code, []).append(zone)
    return {code: tuple(dict.fromkeys(zones)) for code, zones in found.items()}


@lru_cache(maxsize=4096)
def _zones(country: str | None, phones: tuple[str, ...]) -> tuple[str, ...]:
    head = (country or "").strip().upper().partition("-")[0]
    of_country = _zones_by_country().get(head, ())
    of_phones = tuple(zone for phone in phones for zone in _zones_of_phone(phone, head or None))
    both = tuple(zone for zone in dict.fromkeys(of_phones) if zone in of_country)
    return both or of_country or tuple(dict.fromkeys(of_phones))


def _zones_of_phone(phone: str, country: str | None) -> tuple[str, ...]:
    from phonenumbers import NumberParseException, parse
    from phonenumbers.timezone import time_zones_for_number

    try:
        number = parse(phone, country)
    except NumberParseException:
        return ()
    return tuple(zone for zone in time_zones_for_number(number) if zone != "Etc/Unknown")


class OfflinePlaces:
    """Public holidays by the `holidays` library, zones by tzdata and `phonenumbers`; nothing goes online."""

    def holidays(self, country: str, year: int) -> frozenset[date]:
        """The public holidays of a country or region ("DE-BY"); empty where it is not known."""
        return _holidays(country, year)

    def zones(self, country: str | None, phones: tuple[str, ...]) -> tuple[str, ...]:
        """The zones a person of this country with these phones may be in."""
        return _zones(country, phones)
