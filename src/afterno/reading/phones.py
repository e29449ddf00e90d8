"""Telephone numbers in a text, as E.164; fax, reference and registration numbers, dates and codes are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from afterno.reading.langhint import guess

if TYPE_CHECKING:
    from collections.abc import Iterator

_CANDIDATE = re.compile(
    r"(?<![\w@/=#&.+\-])(?:tel:)?(\(?(?:\+|00)?\s?\(?\d(?:[\d\u00a0 ().\-/–‑]{5,22})\d)"
    r"(?:\s?(?:,?\s?(?:ext|extn|x|durchwahl|poste|anexo|ramal|int|wew|toestel|"
    r"tst)\.?:?\s?\d{1,6}))?(?![\w@=])",
    re.IGNORECASE,
)
_FAX = re.compile(
    r"\b(?:tele)?fax\b|\bfaks\b|\bf(?:ax|x)?\s?[:.]\s*$|\bt[ée]l[ée]copie|\bfx\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"(?:\b(?:ref(?:erence|erenz|\.)?|r[ée]f(?:érence)?|referencia|referência|riferimento|referentie|"
    r"nr\.?\s?ref|req(?:uisition)?|id|job|stellen?(?:nummer|id)?|kennziffer|"
    r"vacature\w*|case|ticket|order|invoice|hrb|hra|amtsgericht|ust|vat|tax|steuer\w*|siret|siren|"
    r"rcs|tva|naf|ape|cif|nif|nipc|cnpj|cpf|"
    r"p\.?\s?iva|partita\siva|c\.?f\.?|rea|kvk|btw|nip|regon|krs|iban|bic|konto|account|"
    r"company\s(?:no|number|registration)|"
    r"registered|registration|reg\.?\s?(?:no|number)|charity|number:?\s?sc|licen[cs]e|meeting|"
    r"passcode|pin|code|kenncode|zugangscode|"
    r"conference|dial[- ]?in|einwahl\w*|webinar|plz|zip|postcode|postal|cap|cp|code\spostal|po\sbox|"
    r"p\.o\.\sbox|postfach|bp|nmls|dre|"
    r"salary|gehalt|salaire|budget|eur|usd|gbp|pln)\b\.?|[#€$£№])[^\n,;|]{0,14}$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:t|tel|tél|tlf|tf|telefon\w*|telephone|téléphone|tel[ée]fono|telefone|telefoon|phone|ph|"
    r"p|m|mob|mobile|mobil\w*|móvil|móv|portable|"
    r"port|cell|cellulare|cell\.|cel|celular|telem[oó]vel|tlm|kom|komórka|gsm|handy|direct|direkt\w*|"
    r"durchwahl|dw|dir|d|ligne\sdirecte|standard|ddi|dd|o|w|"
    r"office|work|desk|büro|bureau|line|zentrale|switchboard|main|number|nummer|numéro|n[uú]mero|"
    r"numero|numer|whatsapp|call|ring|reach|on|under|unter|au|al|all'|"
    r"anrufen|appeler|llamar|ligar|chiamare|bellen|zadzwonić|numerem)\b\.?|☎|📞|✆|📱|☏)[^\n\d+]{0,18}$",
    re.IGNORECASE,
)
_MAIN = re.compile(
    r"switchboard|zentrale|standard\b|centralita|centralino|\bmain\b|reception|\bhq\b|central\b|centrala",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})\b"
    r"|^(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)?\d{2}$|^\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}"
)
_US_SHAPE = re.compile(r"^\(?[2-9]\d{2}\)?[-. ]{1,2}\d{3}[-. ]\d{4}$")
_COUNTRY_WORDS = (
    (
        (
            r"\b(?:deutschland|germany|allemagne|alemania|germania|niemcy|duitsland)\b|\bD-\d{5}\b|"
            r"\bHRB\b|\bGmbH\b"
        ),
        "DE",
    ),
    (r"\b(?:österreich|austria)\b|\bA-\d{4}\b|\b\d{4} (?:Wien|Graz|Linz|Salzburg|Innsbruck)\b", "AT"),
    (
        (
            r"\b(?:schweiz|switzerland|suisse|svizzera)\b|\bCH-\d{4}\b|\b\d{4} (?:Zürich|Genève|Basel|"
            r"Bern|Lausanne|Luzern)\b"
        ),
        "CH",
    ),
    (
        (
            r"\b(?:united kingdom|england|scotland|wales|u\.?k\.?|great britain)\b|"
            r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
        ),
        "GB",
    ),
    (r"\b(?:ireland|éire|dublin)\b", "IE"),
    (r"\b(?:france|paris|lyon|marseille|toulouse|nantes|bordeaux|lille)\b|\bF-\d{5}\b|\bCedex\b", "FR"),
    (r"\b(?:belgique|belgium|belgië|bruxelles|brussel|antwerpen|gent)\b|\bB-\d{4}\b", "BE"),
    (r"\b(?:españa|spain|madrid|barcelona|valencia|sevilla|bilbao|zaragoza|málaga)\b", "ES"),
    (r"\b(?:portugal|lisboa|lisbon|porto|braga|coimbra)\b|\b\d{4}-\d{3} [A-Z]", "PT"),
    (r"\b(?:brasil|brazil|são paulo|rio de janeiro|belo horizonte|curitiba)\b|\bCEP:?\s*\d{5}-\d{3}\b", "BR"),
    (r"\b(?:italia|italy|milano|roma|torino|bologna|firenze|napoli)\b|\bP\.? ?IVA\b", "IT"),
    (
        (
            r"\b(?:nederland|netherlands|amsterdam|rotterdam|utrecht|eindhoven|den haag)\b|"
            r"\b\d{4} ?[A-Z]{2} [A-Z][a-z]|\bKvK\b"
        ),
        "NL",
    ),
    (
        (
            r"\b(?:polska|poland|warszawa|kraków|wrocław|poznań|gdańsk|łódź)\b|\b\d{2}-\d{3} [A-ZŁŚŻ]|"
            r"\bNIP\b|\bKRS\b"
        ),
        "PL",
    ),
    (r"\b(?:méxico|mexico city|ciudad de méxico)\b", "MX"),
    (r"\b(?:argentina|buenos aires)\b", "AR"),
    (r"\b(?:australia|sydney|melbourne|brisbane)\b", "AU"),
    (r"\b(?:canada|toronto|vancouver|montréal|montreal|ottawa)\b", "CA"),
    (r"\b(?:india|bengaluru|bangalore|mumbai|hyderabad|pune|chennai)\b", "IN"),
    (r"\b(?:united states|u\.?s\.?a\.?)\b|\b[A-Z]{2},? \d{5}(?:-\d{4})?\b", "US"),
)
_COUNTRIES = tuple(
    (re.compile(pattern, 0 if "A-Z" in pattern else re.IGNORECASE), code) for pattern, code in _COUNTRY_WORDS
)
_TLD = {"uk": "GB"} | {
    code: code.upper()
    for code in "de at ch fr be es pt br it nl pl ie us ca au nz mx ar cl in za se no dk fi cz lu sg jp kr".split()
}
_SPOKEN = {
    "en": ("US", "GB"),
    "de": ("DE", "AT", "CH", "LU"),
    "fr": ("FR", "BE", "CH", "CA", "LU"),
    "es": ("ES", "MX", "AR", "CL", "CO", "PE"),
    "pt": ("PT", "BR"),
    "it": ("IT", "CH"),
    "nl": ("NL", "BE"),
    "pl": ("PL",),
}


@dataclass(frozen=True, slots=True)
class Phone:
    """A number found: E.164, where it stands, and whether it is a switchboard's."""

    number: str
    start: int
    end: int
    main: bool = False


@dataclass(frozen=True, slots=True)
class Regions:
    """Countries a number without a country code may belong to, likeliest first."""

    codes: tuple[str, ...]


def regions(text: str, *, host: str = "", country: str | None = None, language: str | None = None) -> Regions:
    """Guess countries from the signature's words, the sender's domain, the seeker's country, the language."""
    said = [code for pattern, code in _COUNTRIES if pattern.search(text)]
    tld = _TLD.get(host.rpartition(".")[2])
    spoken = _SPOKEN.get(language or guess(text), ())
    own = (country or "").upper()
    by_language = ((own, *spoken) if own in spoken else (*spoken, own)) if own else spoken
    order = (
        [*([tld] if tld else []), *said, *by_language]
        if len(said) != 1
        else [*said, *([tld] if tld else []), *by_language]
    )
    return Regions(tuple(dict.fromkeys(code for code in order if code)))


def may_hold(text: str) -> bool:
    """Say whether anything in the text could be a telephone number at all."""
    return any(True for _ in _candidates(text))


def find(text: str, where: Regions) -> tuple[Phone, ...]:
    """The telephone numbers of a text, in order, each once."""
    found: dict[str, Phone] = {}
    for candidate in _candidates(text):
        before = text[
            max(0, text.rfind("\n", 0, candidate.start()) + 1, candidate.start() - 60) : candidate.start()
        ]
        labelled = bool(_LABEL.search(before))
        if _FAX.search(before[-16:]) or (not labelled and _OTHER.search(before)):
            continue
        number = parse(candidate.group(1), where, labelled=labelled)
        if number and number not in found:
            found[number] = Phone(
                number, candidate.start(), candidate.end(), bool(_MAIN.search(before[-24:]))
            )
    return tuple(found.values())


def _candidates(text: str) -> Iterator[re.Match[str]]:
    for count, match in enumerate(_CANDIDATE.finditer(text)):
        if count >= 40:
            return
        digits = sum(ch.isdigit() for ch in match.group(1))
        if 7 <= digits <= 16 and not _DATE.match(match.group(1).strip("( ")):
            yield match


@lru_cache(maxsize=1024)
def parse(raw: str, where: Regions, *, labelled: bool = False) -> str | None:
    """One number as E.164, None where it is none."""
    import phonenumbers

    international = raw.lstrip("( ").startswith(("+", "00"))
    text = raw.strip()
    if text.lstrip("(").startswith("00"):
        text = "+" + text.lstrip("(")[2:]
    guesses = (None,) if international else _order(text, where)
    for region in guesses:
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if _acceptable(phonenumbers, number, text, international=international, labelled=labelled):
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return None


def _order(text: str, where: Regions) -> tuple[str, ...]:
    american = _US_SHAPE.match(text) is not None
    codes = where.codes or ("US",)
    if american and not {"IT", "IN", "MX"} & set(codes[:1]):
        return ("US", *codes)
    if text.lstrip("(").startswith("0"):
        return tuple(code for code in codes if code not in {"US", "CA"})
    return codes


def _acceptable(library: object, number: object, text: str, *, international: bool, labelled: bool) -> bool:
    """Valid; or at least possible, where a plus or a label says that it is a phone."""
    valid: bool = library.is_valid_number(number)  # type: ignore[attr-defined]  # lazily imported
    possible: bool = library.is_possible_number(number)  # type: ignore[attr-defined]  # lazily imported
    if international or labelled:
        return valid or possible
    separated = sum(ch in " -./()\u00a0–" for ch in text) >= 1
    digits = sum(ch.isdigit() for ch in text)
    trunk = text.lstrip("(").startswith("0") and 10 <= digits <= 12
    return (valid and (separated or trunk)) or (possible and trunk and separated)
