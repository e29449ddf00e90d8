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

    head, region = _code(country)
    for subdivision in (region or None, None):
        try:
            found = holidays.country_holidays(head, subdiv=subdivision, years=year)
        except (NotImplementedError, KeyError, ValueError):
            continue
        return frozenset(found)
    return frozenset()


def _code(country: str | None) -> tuple[str, str]:
    """The ISO code of a country and of its region, from "DE-BY", "de" or the English name."""
    plain = (country or "").strip()
    named = _codes_by_name().get(plain.casefold())
    head, _, region = (named or plain).upper().partition("-")
    return head, region


@cache
def _codes_by_name() -> Mapping[str, str]:
    text = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    found = {name.casefold(): code for code, name in pairs}
    short = {"uk": "GB", "great britain": "GB", "united kingdom": "GB", "usa": "US"}
    return {**found, **short}


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
    head, _ = _code(country)
    of_country = _zones_by_country().get(head, ())
    of_phones = tuple(zone for phone in phones for zone in _zones_of_phone(phone, head or None))
    both = tuple(zone for zone in dict.fromkeys(of_phones) if zone in of_country)
    return both or of_country or tuple(dict.fromkeys(of_phones))


def _zones_of_phone(phone: str, country: str | None) -> tuple[str, ...]:
    """The zones of a number's area; where the area is not known, those of its country."""
    from phonenumbers import NumberParseException, parse, region_code_for_country_code
    from phonenumbers.timezone import time_zones_for_geographical_number

    try:
        number = parse(phone, country)
    except NumberParseException:
        return ()
    found = tuple(zone for zone in time_zones_for_geographical_number(number) if zone != "Etc/Unknown")
    return found or _zones_by_country().get(region_code_for_country_code(number.country_code or 0), ())


class OfflinePlaces:
    """Public holidays by the `holidays` library, zones by tzdata and `phonenumbers`; nothing goes online."""

    def holidays(self, country: str, year: int) -> frozenset[date]:
        """The public holidays of a country or region ("DE-BY"); empty where it is not known."""
        return _holidays(country, year)

    def zones(self, country: str | None, phones: tuple[str, ...]) -> tuple[str, ...]:
        """The zones a person of this country with these phones may be in."""
        return _zones(country, phones)
