"""Days and spans of time as people write them in eight languages, told relative to one day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from afterno.reading.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBERS: dict[int, str] = {
    1: "one a an ein eine einem einer einen une un una uno uma um één een jeden jednego jedną jednym",
    2: "two zwei deux dos duas dois due twee dwa dwie dwóch",
    3: "three drei trois tres três tre drie trzy trzech",
    4: "four vier quatre cuatro quatro quattro cztery czterech",
    5: "five fünf cinq cinco cinque vijf pięć pięciu",
    6: "six sechs seis sei zes sześć sześciu",
    7: "seven sieben sept siete sete sette zeven siedem siedmiu",
    8: "eight acht huit ocho oito otto osiem ośmiu",
    9: "nine neun neuf nueve nove negen dziewięć dziewięciu",
    10: "ten zehn dix diez dez dieci tien dziesięć dziesięciu",
    12: "twelve zwölf douze doce doze dodici twaalf dwanaście dwunastu",
    14: "fourteen vierzehn quatorze catorce catorze quattordici veertien czternaście czternastu",
    15: "fifteen fünfzehn quinze quince quindici vijftien piętnaście piętnastu",
    20: "twenty zwanzig vingt veinte vinte venti twintig dwadzieścia dwudziestu",
    21: "twenty-one einundzwanzig",
    28: "twenty-eight achtundzwanzig",
    30: "thirty dreißig trente treinta trinta trenta dertig trzydzieści trzydziestu",
}
_NUMBER = {word: number for number, words in _NUMBERS.items() for word in words.split()}
_NUM = r"\d{1,3}|" + "|".join(sorted((re.escape(word) for word in _NUMBER), key=len, reverse=True))

_WORKING = (
    r"(?:working|business|week)[\s-]?days?|(?:werk|arbeits)tage?n?|jours?\s+ouvr(?:és?|ables?)|"
    r"d[ií]as?\s+(?:hábiles?|habiles|laborables?|laborales|úteis|uteis)|giorn[oi]\s+lavorativ[oi]|"
    r"werkdag(?:en)?|dni\s+robocz\w+|dzień\s+roboczy"
)
_DAY = (
    r"(?:calendar\s+)?days?|(?:kalender)?tage?n?|jours?|d[ií]as?(?:\s+(?:naturales|corridos|seguidos))?|"
    r"giorn[oi]|dag(?:en)?|dni|dzień"
)
_WEEK = r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|we(?:ek|ken)|tydzień|tygodni(?:e|u|a)?"
_MONTH = r"months?|monate?[ns]?|mois|mes(?:es)?|mês|mes[ei]|maand(?:en)?|miesi(?:ąc|ące|ęcy|ąca)"
_HOUR = r"hours?|hrs?|stunden?|heures?|horas?|or[ae]|uur|uren|godzin(?:y)?"
_GAP = (
    r"(?:\s+(?:short|full|more|next|weitere[nr]?|volle[nr]?|prochains?|prochaines?|próxim[oa]s|"
    r"prossim[ei]|komende|najbliższych|kolejnych|pełnych))?"
)

SPAN = Phrase(
    rf"(?<![\w-])(?:(?P<low>{_NUM})\s*(?:-|–|to|or|bis|oder|à|ou|a|o|tot|of|do|lub|"
    rf"-do-)\s*)?(?P<number>{_NUM}|(?:a\s+)?couple(?:\s+of)?|"
    rf"(?:ein\s+)?paar){_GAP}(?:\s*\(\d{{1,3}}\))?[\s-]+"
    rf"(?P<unit>(?P<working>{_WORKING})|(?P<week>{_WEEK})|(?P<month>{_MONTH})|(?P<day>{_DAY})|"
    rf"(?P<hour>{_HOUR}))(?![\w])"
    r"|(?<!\w)(?P<fortnight>(?:a|one|the\s+next)?\s*fortnight|(?:une\s+)?quinzaine(?:\s+de\s+jours)?|"
    r"(?:una\s+)?quincena)(?!\w)"
    r"|(?<!\w)(?:the\s+)?(?:next|coming|following|nächsten|kommenden|prochaine|próxima|prossima|"
    r"komende|najbliższego|najbliższym)\s+(?P<single>week|month|woche|monat|semaine|semana|"
    r"settimana|maand|tygodnia|tygodniu)(?=\s+or\s+(?:so|two)|\s+oder\s+zwei)",
    re.IGNORECASE,
)

_MONTHS = (
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari stycznia styczeń styczniu",
    (
        "february feb februar feber février fevrier févr fev febrero fevereiro febbraio februari lutego "
        "luty lutym"
    ),
    "march mar märz maerz mrz mars marzo março marco maart mrt marca marzec marcu",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwietniu",
    "may mai mayo maio maggio mag mei maja maj maju",
    "june jun juni juin junio junho giugno giu czerwca czerwiec czerwcu",
    "july jul juli juillet juil julio julho luglio lug lipca lipiec lipcu",
    "august aug août aout agosto ago augustus sierpnia sierpień sierpniu",
    "september sept sep septembre septiembre setembro settembre set wrzesnia września wrzesień wrześniu",
    "october oct oktober okt octobre octubre outubro ottobre ott out października październik październiku",
    "november nov novembre noviembre novembro listopada listopad listopadzie",
    (
        "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre grudnia "
        "grudzień grudniu"
    ),
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
MONTH_WORDS = "|".join(sorted((re.escape(word) for word in _MONTH_OF), key=len, reverse=True))
_WEEKDAYS = (
    "monday mon montag lundi lunes segunda-feira segunda lunedì lunedi maandag poniedziałek poniedziałku",
    "tuesday tue tues dienstag mardi martes terça-feira terça martedì martedi dinsdag wtorek wtorku",
    (
        "wednesday wed mittwoch mercredi miércoles miercoles quarta-feira quarta mercoledì mercoledi "
        "woensdag środa środę środy"
    ),
    (
        "thursday thu thurs donnerstag jeudi jueves quinta-feira quinta giovedì giovedi donderdag "
        "czwartek czwartku"
    ),
    "friday fri freitag vendredi viernes sexta-feira sexta venerdì venerdi vrijdag piątek piątku",
    "saturday samstag sonnabend samedi sábado sabado sabato zaterdag sobota sobotę soboty",
    "sunday sonntag dimanche domingo domenica zondag niedziela niedzielę niedzieli",
)
_WEEKDAY_OF = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
_WD = "|".join(sorted((re.escape(word) for word in _WEEKDAY_OF), key=len, reverse=True))

DAY_MONTH = Phrase(
    r"(?<![\w./])(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|ª|º|°|\.|e|de)?\s*(?:of\s+|de\s+|di\s+|del\s+|"
    rf"-)?(?P<month>{MONTH_WORDS})\b\.?(?:,?\s*(?:of\s+|de\s+|del\s+|-)?(?P<year>20\d\d))?",
    re.IGNORECASE,
)
MONTH_DAY = Phrase(
    rf"(?<!\w)(?P<month>{MONTH_WORDS})\.?\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\w:.]\d|"
    r"\w|\s*%|\s*(?:am|pm)\b)(?:,?\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)
ISO = re.compile(r"(?<![\w-])(?P<year>20\d\d)[-./](?P<month>[01]?\d)[-./](?P<day>[0-3]?\d)(?![\w-])")
NUMERIC = re.compile(
    r"(?<![\w./-])(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[0-3]?\d)(?:(?P=sep)(?P<year>(?:20)?\d\d)?)"
    r"?(?![\w/-]|\.\d|:\d)"
)
WEEKDAY = Phrase(
    r"(?<![\w-])(?:(?P<next>next|nächsten|nächster|przyszł\w+)\s+|(?:this\s+|coming\s+|kommenden\s+|"
    r"am\s+|diesen\s+|el\s+(?:próximo\s+)?|(?:na\s+)?(?:próxima\s+)?|aanstaande\s+|komende\s+|w\s+|"
    rf"najbliższy\s+)?)(?P<weekday>{_WD})(?!\w)(?P<after>\s+(?:next|prochain|próximo|prossimo|week))?",
    re.IGNORECASE,
)
_END = (
    r"(?:(?:the\s+)?end\s+of|close\s+of|ende|(?:la\s+)?fin\s+(?:de|du)|finales?\s+de|fin\s+de(?:l)?|"
    r"(?:o\s+)?fi(?:m|nal)\s+d[aeo]|(?:la\s+)?fine\s+(?:di|del|della|d[ei]l)|eind(?:e)?(?:\s+van)?|"
    r"końc(?:a|em|u)|latter\s+part\s+of)"
)
PERIOD = Phrase(
    rf"(?<!\w)(?P<end>{_END})\s+(?:(?:the|der|des|la|l'|de\s+la|el|a|o|de|het)\s+)*(?P<which>this|"
    r"next|following|coming|dieser|diese|dieses|diesen|nächster|nächste[rns]?|kommende[rns]?|cette|"
    r"ce|esta|este|próxim[ao]|questa|questo|prossim[ao]|volgende|komende|deze|tego|przyszłego|"
    r"następnego|bieżącego)?\s*"
    r"(?P<unit>week|month|year|woche|monats?|jahres?|semaine|mois|année|semana|mes|mês|año|ano|"
    rf"settimana|mese|anno|maand|jaar|tygodnia|miesiąca|roku|{MONTH_WORDS})(?P<post>\s+(?:prochaine?|"
    r"próxim[ao]|que\s+vem|prossim[ao]|viene))?(?!\w)"
    r"|(?<!\w)(?P<mid>mid[\s-]|mitte\s+|(?:à\s+la\s+)?mi-|mediados\s+de\s+|meados\s+de\s+|"
    rf"metà\s+(?:di\s+)?|half\s+|medio\s+|połow[ayę]\s+)(?P<midmonth>{MONTH_WORDS})(?!\w)"
    r"|(?<!\w)(?P<thisnext>(?:in\s+the\s+course\s+of\s+|im\s+laufe\s+der\s+|"
    r"dans\s+le\s+courant\s+de\s+la\s+|a\s+lo\s+largo\s+de\s+la\s+|ao\s+longo\s+da\s+|"
    r"nel\s+corso\s+della\s+|in\s+de\s+loop\s+van\s+de?\s*)?(?:next|this|following|nächste[rn]?|"
    r"kommende[rn]?|diese[rn]?|cette|la\s+semaine|esta|próxima|questa|prossima|volgende|komende|deze|"
    r"przyszłym|tym|w\s+tym)\s*)(?P<weekunit>week|woche|semaine|semana|settimana|tygodniu|"
    r"prochaine)(?!\w)"
    r"|(?<!\w)(?P<semaine>semaine\s+prochaine|semana\s+que\s+(?:viene|vem)|settimana\s+prossima|"
    r"próxima\s+semana|prossima\s+settimana)(?!\w)"
    r"|(?<!\w)(?P<tomorrow>tomorrow|morgen(?=\s+(?:abend|mittag|nachmittag|früh)|[,.])|demain|"
    r"mañana(?!\s*[:\d])|amanhã|domani|jutro|jutra)(?!\w)"
    r"|(?<!\w)(?:kw|kalenderwoche|calendar\s+week|cw)\s*(?P<kw>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"next|following|nächst|kommend|prochain|próxim|prossim|volgend|komend|przyszł|następn|que\s+v|viene",
    re.IGNORECASE,
)

Kind = Literal["span", "day"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A time said in a text: which day it comes to, and where it stands."""

    day: date
    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Frame:
    """What times are relative to: the message's day, and whether 3/4 is the third of April."""

    today: date
    day_first: bool = True


def spots(text: str, frame: Frame) -> tuple[Spot, ...]:
    """All times said in a text, in order; where two overlap the longer one counts."""
    found = [
        *_spans(text, frame),
        *_named(text, frame),
        *_numeric(text, frame),
        *_periods(text, frame),
        *_weekdays(text, frame),
    ]
    found.sort(key=lambda spot: (spot.start, -(spot.end - spot.start)))
    kept: list[Spot] = []
    for spot in found:
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
        elif spot.end - spot.start > kept[-1].end - kept[-1].start:
            kept[-1] = spot
    return tuple(_merged(kept, text))


def _merged(kept: list[Spot], text: str) -> list[Spot]:
    """`Friday, 13 March` is one day: the date counts, not the weekday."""
    out: list[Spot] = []
    for spot in kept:
        if (
            out
            and out[-1].kind == spot.kind == "day"
            and _is_weekday(out[-1], text)
            and re.fullmatch(
                r",?\s*(?:the\s+|den\s+|dem\s+|der\s+|le\s+|el\s+|dia\s+|día\s+|,)?\s*",
                text[out[-1].end : spot.start],
            )
        ):
            out[-1] = Spot(spot.day, out[-1].start, spot.end, "day")
        else:
            out.append(spot)
    return out


def _is_weekday(spot: Spot, text: str) -> bool:
    return WEEKDAY.compiled.fullmatch(text[spot.start : spot.end]) is not None


def _number(word: str) -> int:
    low = word.lower()
    if low.isdigit():
        return int(low)
    if "couple" in low or "paar" in low:
        return 2 if "couple" in low else 0
    return _NUMBER.get(low, 0)


def _spans(text: str, frame: Frame) -> Iterator[Spot]:
    for match in SPAN.compiled.finditer(text):
        day = after_span(match, frame.today)
        if day is not None:
            yield Spot(day, match.start(), match.end(), "span")


def after_span(match: re.Match[str], base: date) -> date | None:
    """The day a span comes to, counted from `base`."""
    if match.group("fortnight"):
        return base + timedelta(days=14 if "fortnight" in match.group("fortnight").lower() else 15)
    if match.group("single"):
        return None
    number = _number(match.group("number"))
    if not 0 < number <= 366:
        return None
    if match.group("working"):
        return add_workdays(base, number)
    if match.group("week"):
        return base + timedelta(weeks=min(number, 60))
    if match.group("month"):
        return add_months(base, min(number, 24))
    if match.group("hour"):
        return base + timedelta(days=-(-number // 24))
    return base + timedelta(days=number)


def month_number(word: str) -> int:
    """1 to 12 for a month's name."""
    return _MONTH_OF[word.lower()]


def add_workdays(base: date, number: int) -> date:
    """Count working days, Monday to Friday."""
    day = base
    while number > 0:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day


def add_months(base: date, number: int) -> date:
    """Calendar months, clamped to the month's end."""
    month = base.month - 1 + number
    year, month = base.year + month // 12, month % 12 + 1
    return date(year, month, min(base.day, calendar.monthrange(year, month)[1]))


def day_of(year: int | None, month: int, day: int, today: date) -> date | None:
    """A date; without a year the next one that comes, or one just gone."""
    try:
        if year is not None:
            return date(year, month, day)
        this = date(today.year, month, day)
    except ValueError:
        return None
    if this < today - timedelta(days=60):
        return _replaced(this, today.year + 1)
    if this > today + timedelta(days=305):
        return _replaced(this, today.year - 1)
    return this


def _replaced(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _named(text: str, frame: Frame) -> Iterator[Spot]:
    for pattern in (DAY_MONTH.compiled, MONTH_DAY.compiled):
        for match in pattern.finditer(text):
            month = _MONTH_OF[match.group("month").lower()]
            year = int(match.group("year")) if match.group("year") else None
            day = day_of(year, month, int(match.group("day")), frame.today)
            if day is not None:
                yield Spot(day, match.start(), match.end(), "day")


def _numeric(text: str, frame: Frame) -> Iterator[Spot]:
    for match in ISO.finditer(text):
        day = day_of(
            int(match.group("year")), int(match.group("month")), int(match.group("day")), frame.today
        )
        if day is not None:
            yield Spot(day, match.start(), match.end(), "day")
    for match in NUMERIC.finditer(text):
        day = _from_numbers(match, frame)
        if day is not None:
            yield Spot(day, match.start(), match.end(), "day")


def _from_numbers(match: re.Match[str], frame: Frame) -> date | None:
    first, second, sep = int(match.group("a")), int(match.group("b")), match.group("sep")
    written = match.group("year")
    if written is None and (sep == "-" or (sep == "." and not match.group().endswith("."))):
        return None
    year = None if written is None else int(written) + (2000 if len(written) == 2 else 0)
    orders = (
        [(first, second), (second, first)]
        if frame.day_first or sep == "."
        else [(second, first), (first, second)]
    )
    for day, month in orders:
        if 1 <= month <= 12 and (found := day_of(year, month, day, frame.today)):
            return found
    return None


def _periods(text: str, frame: Frame) -> Iterator[Spot]:
    for match in PERIOD.compiled.finditer(text):
        day = _end_of_period(match, frame.today)
        if day is not None:
            yield Spot(day, match.start(), match.end(), "day")


def _end_of_period(match: re.Match[str], today: date) -> date | None:
    if match.group("tomorrow"):
        return today + timedelta(days=1)
    if match.group("kw"):
        return _calendar_week(int(match.group("kw")), today)
    if match.group("midmonth"):
        return day_of(None, _MONTH_OF[match.group("midmonth").lower()], 15, today)
    if match.group("weekunit") or match.group("semaine"):
        return _friday(today, 1 if _NEXT.search(match.group()) else 0)
    unit = match.group("unit").lower()
    if unit in _MONTH_OF:
        first = day_of(None, _MONTH_OF[unit], 1, today)
        return _month_end(first.year, first.month) if first else None
    ahead = 1 if _NEXT.search((match.group("which") or "") + (match.group("post") or "")) else 0
    if re.match(r"week|woche|sem|sett|tyg", unit):
        return _friday(today, ahead)
    if re.match(r"year|jahr|ann|año|ano$|jaar|rok", unit):
        return date(today.year + ahead, 12, 31)
    later = add_months(today.replace(day=1), ahead)
    return _month_end(later.year, later.month)


def _friday(today: date, weeks: int) -> date:
    """The Friday of this or a later week; a weekend belongs to the week that comes."""
    base = today + timedelta(days=7 - today.weekday()) if today.weekday() > 4 and weeks == 0 else today
    return base + timedelta(days=4 - base.weekday() + 7 * weeks)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _calendar_week(number: int, today: date) -> date | None:
    for year in (today.year, today.year + 1):
        try:
            day = date.fromisocalendar(year, number, 5)
        except ValueError:
            return None
        if day >= today:
            return day
    return None


def _weekdays(text: str, frame: Frame) -> Iterator[Spot]:
    for match in WEEKDAY.compiled.finditer(text):
        word = match.group("weekday")
        if len(word) < 4 or (
            word.lower() in {"quarta", "quinta", "segunda", "sexta", "terça"}
            and not re.search(
                r"feira|\bna\b|até|próxima", text[max(0, match.start() - 8) : match.end() + 8], re.IGNORECASE
            )
        ):
            continue
        ahead = (_WEEKDAY_OF[word.lower()] - frame.today.weekday() - 1) % 7 + 1
        later = match.group("next") or (
            match.group("after") and re.search(r"next|week", match.group("after"))
        )
        if later and frame.today.weekday() + ahead < 7:
            ahead += 7
        yield Spot(frame.today + timedelta(days=ahead), match.start(), match.end(), "day")
