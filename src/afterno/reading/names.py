"""Names of people: told from companies, teams and titles, and written the way one says them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from afterno.reading.given_names import given_names

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
LOWER = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķĺļľłńņňōőœŕřśşšţťūůűųŵŷźżžșț"
PARTICLES = frozenset(
    """van von der den de del della delle dei degli di da do dos das du des la le les los las el al bin
    ibn ter ten te zu zum
    zur vom y e i op 't d' dal dalla st st. af av ben abu mac""".split()
)
_HONORIFICS = r"""(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|hon|herrn?|frau|fr|monsieur|madame|mademoiselle|
    mme|mlle|m|me|maître|señora?|señorita|srta|sra?|d[oñ]*n|doña|d[ªa]|dra?|senhora?|sig|sigra|
    sig\.ra|signora?|signor|dott\.?ssa|dott|
    dottoressa|dottor|ing|avv|arch|geom|rag|exm[oa]|eng|enga|engª|mevrouw|mevr|mw|dhr|meneer|ir|
    drs|mr\.|pani?|pana|panią|
    panem|mgr|inż|hab|lic|dipl|mag|ra|univ|priv|doz|phd|dona|cllr|councillor|matron|sister|schwester|sr\.\s?m|sœur|
    suor|commodore|captain|capt|major|lt|col|sgt|pfr|pfarrer|pastor|padre|père|father|mother)"""
HONORIFIC = re.sub(r"\s", "", _HONORIFICS)
_LEADING_TITLE = re.compile(
    rf"^(?:(?:mgr|dr|lek|inż|mag)\.?\s+[a-zł]{{2,6}}\.\s|(?:{HONORIFIC}(?:\.-?|(?=\s))|"
    r"dipl\.?-?\s?\w{2,8}\.?(?:\s\((?:fh|univ|ba)\))?|b\.?sc\.?|m\.?sc\.?|i\.\s?[av]\.|"
    r"ppa\.?|gez\.|p\.?\s?p\.|p\.o\.|for and on behalf of|h\.c\.|rer\.|nat\.|med\.|pol\.|jur\.|"
    r"phil\.|ing\.|oec\.)\s*)+",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?:,?\s+|,)(?:ph\.?d\.?|mba|m\.?b\.?a\.?|m\.?a\.?|b\.?a\.?|m\.?sc\.?|b\.?sc\.?|llm|ll\.m\.?|"
    r"cpa|cfa|acca|fcca|aca|"
    r"f?cipd|assoc\.? ?cipd|mcipd|chartered mcipd|shrm-s?cp|s?phr|s?phri|pmp|rn|msn|bsn|md|m\.d\.|"
    r"dds|esq\.?|p\.?e\.?|"
    r"jr\.?|sr\.?|ii|iii|iv|obe|mbe|cbe|frcn|fcca|ceng|cissp|dipl\.?-?\w{2,6}\.?|mpa|mph|dnp|aprn|"
    r"lcsw|cphr|frcs|mrics|frics|frse|frs|fba|fmedsci|frsc|frcp|fcips|mcips|ccmi|faia|aia|riba|"
    r"leed\s?ap|ceng|cgma|cima|eur\s?ing|scd|dphil|dba|edd|jd|j\.d\.|rgn|sgcm|cscs|gphr)"
    r"(?=$|[\s,])"
    r"|,?\s+(?-i:(?:[A-Z][A-Za-z]{0,3}\.){2,3})(?=$|[\s,])|,\s*(?-i:[A-Z]{2,6}(?:-[A-Z]{1,4})?|"
    r"[A-Z][a-z]{0,3}[A-Z][a-z]?)(?=$|[\s,])",
    re.IGNORECASE,
)
_NOTES = re.compile(r"\s*[(\[{][^)\]}]{0,60}[)\]}]\s*")
_PRONOUNS = re.compile(
    r"\s*[-|,(]?\s*\b(?:she|he|they|sie|er|elle|il|ella|él|ela|ele|lei|lui|zij|hij|ona|on)\s?/\s?"
    r"(?:her|him|them|hers|his|ihr|ihm|elle|iel|ella|dela|dele|haar|hem|jej|jego)s?\b(?:\s?/\s?\w+)?\)?",
    re.IGNORECASE,
)
_VIA = re.compile(
    r"\s*(?:\||•|·|\bvia\b|\bat\b|\bfrom\b|\bbei\b|\bchez\b|\bpresso\b|\bvon der\b|\b@|\s[-–—]\s|/\s|"
    r",\s(?=the\b)|\bover\b|\bz firmy\b|\bvan\b(?=\s+[A-Z]\w+\s+(?:BV|HR))).*$",
    re.IGNORECASE,
)
_WORD = (
    rf"[{UPPER}](?:[{LOWER}]|['’\-.](?=[{UPPER}{LOWER}])|[{UPPER}](?=[{LOWER}{UPPER}]))*[{LOWER}{UPPER}]?\.?"
)
_NAME_TOKEN = re.compile(rf"^(?:{_WORD}|d['’]{_WORD}|(?:O|D|L|N)['’]{_WORD})$")
_LATIN = re.compile(rf"[{UPPER}{LOWER}]")
_LATIN_RUN = re.compile(rf"[{UPPER}{LOWER}]+")
_ALL_CAPS = re.compile(rf"^[{UPPER}][{UPPER}'’.\-]+$")

_NO_NAME = frozenset(
    """team teams hr human resources ressources humaines recursos humanos risorse umane recruiting
    recruitment recruiter recruiters
    recruit talent talents acquisition hiring careers career jobs job people culture operations
    department dept office group gruppe
    groupe grupo gruppo company ltd limited gmbh inc llc llp plc corp corporation ag kg se sarl sas sa
    srl spa bv nv sp zoo z o.o
    support service services customer notification notifications noreply no-reply reply do not system
    automated admin
    administrator administration administrators info contact kontakt sekretariat secretariat reception
    personal personalabteilung
    personalwesen bewerbung bewerbungen bewerbermanagement karriere recrutement recrutement candidature
    candidatures candidate
    candidates application applications applicant portal selection seleccion selección selezione selecao
    seleção recrutamento
    recrutamento rekrutacja rekrutacji dział dzial kadr kadry zespół zespol equipe équipe equipo equipa
    het staff management
    manager director head lead leader chief officer executive assistant coordinator specialist
    consultant partner advisor
    adviser engineer developer analyst associate senior junior intern internship president vice founder
    owner chef nurse teacher
    teamleiter leiter leiterin leitung geschäftsführer geschäftsführerin geschäftsführung abteilung
    referent referentin
    directeur directrice responsable chargé chargée gérant chef director directora jefe jefa gerente
    encargado diretor diretora
    direttore direttrice responsabile hoofd teamleider kierownik kierowniczka dyrektor dyrektorka prezes
    specjalista
    specjalistka university college school hospital clinic trust council institute institut foundation
    bank hotel restaurant
    university universität universidad université università universidade klinik klinikum schule
    hochschule museum verlag
    consulting solutions technologies technology systems software labs studio studios media digital
    global international
    partners holding holdings industries logistics energy foods capital ventures insurance pharma
    healthcare health
    kind best warm regards sincerely thanks thank you cheers cordialement grüße grüßen gruß mit
    freundlichen viele beste
    saludos atentamente cumprimentos atenciosamente saluti cordiali distinti groet groeten vriendelijke
    pozdrawiam pozdrowienia
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october
    november december montag dienstag mittwoch donnerstag freitag januar februar märz juni juli oktober
    dezember
    street road avenue lane straße strasse platz allee weg rue via calle avenida rua piazza plaza plein ul
    microsoft google zoom linkedin outlook meeting webex skype whatsapp phone mobile tel telephone email
    e-mail mail fax
    website web www http the our your my we i and or with from to at interview invitation update status
    important confidential
    notice dear hello hi hallo bonjour hola ciao welcome unfortunately sehr geehrte geehrter liebe
    lieber madame monsieur
    phase position role vacancy stelle poste puesto vaga posizione functie stanowisko sent iphone
    android privacy policy
    datenschutz impressum amtsgericht handelsregister hrb ust-id register registered number company's
    house floor suite building
    germany deutschland france españa spain portugal italia italy nederland netherlands polska poland
    kingdom united states
    europe london berlin paris madrid lisboa milano roma amsterdam warszawa münchen hamburg wien zürich
    new york city
    regional national federal royal general north south east west northern southern eastern western central
    innen und für per pro re fw fwd aw wg personnel payroll onboarding early graduate programme program
    ihr ihre ihrem euer dein deine unser unsere votre vos notre nos su sus nuestro nuestra seu sua nosso
    nossa vostro nostro
    uw onze jouw twoja twój państwa hey moin ayuntamiento urząd urzędzie gmina mairie comune gemeente
    stadt stadtwerke clínica clinica
    café cafe atelier werkstatt bakkerij officina ceramiche banca banco bank hôpital maison events desk
    library libraries schools
    council games bio robotics biotech principal investigator assistant administrative lecturer
    researcher scientist specialist technician
    supervisor controller accountant planner architect designer consultants agency agentur agence
    agencia agência agenzia bureau biuro
    verein verband stiftung fondation fundación fundação fondazione stichting fundacja society
    association committee panel board
    ministry ministerium ministère ministerio government county state airport station theatre theater
    orchestra gallery festival
    bakery brewery farm farms estate estates garden gardens motors transport logistik spedition bau
    immobilien versicherung sparkasse
    volksbank apotheke pharmacy dental surgery vet veterinary law legal accountants finance financial
    bistro trattoria ristorante
    inn hotels resorts travel tours airlines shipping textiles fashion cosmetics laboratories labor
    research analytics data cloud web
    digital interactive creative studioes press publishing books records music films pictures
    productions outfitters supply stores
    interviewer interviewers candidate following round stage thursday's office's trams railways housing
    homes care support
    rekrutacyjny zasobów ludzkich handlowy techniczny sp gmbh mbh spółka firma firmy przedsiębiorstwo
    zakład fabryka szkoła szpital
    preside dirigente rector captain seguros construcciones librería editora editorial editions éditions
    fonderies usine tessitura liceo istituto scuola lycée collège école ecole colegio instituto colégio
    browar bibliotheek bouwgroep zimmerei bäckerei konditorei metzgerei gärtnerei tischlerei schreinerei
    autohaus kanzlei praxis panificio boulangerie brasserie pâtisserie panadería padaria pastelaria
    piekarnia cukiernia apteka pracownia zakłady huta vetreria falegnameria cantina bodegas quinta
    laboratoires laboratorios laboratoire museo museu musée muzeum""".split()
)
_ALSO_SURNAMES = frozenset(
    """lane west north south street march august london berlin paris leiter chef bank page hall school
    post rua lang monday friday
    kind best partner field head engineer founder winter summer media rose""".split()
)
_ORG_TAIL = re.compile(
    r"^(?:gmbh|ltd|limited|inc|llc|llp|plc|corp|ag|kg|se|sarl|sas|s\.a\.?|s\.r\.l\.?|srl|spa|b\.v\.?|"
    r"bv|n\.v\.?|nv|e\.v\.?|z\s?o\.\s?o\.?|"
    r"co|company|group|&)\.?$",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Lower case without accents, for comparing names."""
    return _short_plain(text) if len(text) < _SHORT else _plain(text)


_SHORT = 60
"""So short are names and words, which come again and again."""


def _plain(text: str) -> str:
    if text.isascii():
        return text.casefold()
    folded = unicodedata.normalize(
        "NFKD", text.replace("ł", "l").replace("Ł", "L").replace("ß", "ss").replace("ø", "o")
    )
    return "".join(ch for ch in folded if not unicodedata.combining(ch)).casefold()


_short_plain = lru_cache(maxsize=20_000)(_plain)


@lru_cache(maxsize=20_000)
def is_given(word: str) -> bool:
    """Say whether the word is a given name this program knows."""
    parts = re.split(r"[-\s]", plain(word.strip(".,")))
    return bool(parts) and parts[0] in given_names()


def strip_titles(text: str) -> str:
    """The name without honorifics before it, degrees behind it, pronouns and notes."""
    text = _PRONOUNS.sub("", text)
    text = _NOTES.sub(" ", text)
    text = _SUFFIX.sub("", text)
    return _LEADING_TITLE.sub("", text.strip(" \t,;:-–—|*_\"'“”„«»<>•·")).strip(' \t,;:-–—|*_"“”„«»<>•·')


@lru_cache(maxsize=4096)
def clean_name(raw: str, *, single: bool = False) -> str | None:
    """A person's name as one says it, or None where the words are no person's (a team, a company, a title).

    >>> clean_name("VAN DER BERG, Sanne")
    'Sanne van der Berg'
    """
    raw = " ".join(raw[:200].split())
    if not raw or len(raw) > 120 or "@" in raw:
        return None
    text = strip_titles(_VIA.sub("", raw.strip().strip("\"'")))
    text = _flip(text)
    words = text.split()
    if not words or len(words) > 6 or any(ch.isdigit() for ch in text):
        return None
    if not text.isascii() and not _LATIN.search(text):
        return text if _other_script(text) else None
    words = _surname_last(words)
    words = [_decase(word) for word in (_capitals(words) if text.islower() else words)]
    return " ".join(words) if _reads_as_name(words, single=single) else None


def _flip(text: str) -> str:
    """`Rhodes, Dana M.` to `Dana M. Rhodes`."""
    surname, comma, given = text.partition(",")
    if not comma or "," in given or not given.strip():
        return text
    if len(surname.split()) <= 4 and len(given.split()) <= 3:
        return f"{given.strip()} {surname.strip()}"
    return text


def _surname_last(words: list[str]) -> list[str]:
    """`DUPONT Claire` to `Claire DUPONT`, where only the surname is in capitals."""
    if len(words) < 2 or not (_ALL_CAPS.match(words[0]) and len(words[0]) > 2) or not is_given(words[-1]):
        return words
    first_given = next((place for place, word in enumerate(words) if not _ALL_CAPS.match(word)), len(words))
    return words[first_given:] + words[:first_given]


def _capitals(words: list[str]) -> list[str]:
    """`anna weber`, as some write themselves in a header, where the first word is a given name."""
    if not is_given(words[0]):
        return words
    return [word if word in PARTICLES else word.title() for word in words]


def _decase(word: str) -> str:
    """`RHODES` to `Rhodes`; initials, and words already cased, stay."""
    low = word.lower()
    if low in PARTICLES and (word.isupper() or word.islower()) and len(word) > 1:
        return low
    if len(word) > 2 and _ALL_CAPS.match(word):
        return _LATIN_RUN.sub(lambda m: m.group().capitalize(), word)
    if len(word) == 2 and word.isupper() and word.isalpha():
        return (
            word.capitalize()
            if is_given(word) or low in {"li", "wu", "xu", "hu", "ma", "ng", "ho", "lu", "yu"}
            else word
        )
    return word


def _reads_as_name(words: list[str], *, single: bool) -> bool:
    low = [word.lower().strip(".") for word in words]
    soft = _ALSO_SURNAMES if len(words) == 2 and is_given(words[0]) else frozenset[str]()
    if any(
        word in _NO_NAME and (place == 0 or word not in soft) for place, word in enumerate(low)
    ) or _ORG_TAIL.search(words[-1]):
        return False
    full = [word for word in words if len(word.strip(".")) > 1 and word.lower() not in PARTICLES]
    if not all(_NAME_TOKEN.match(word) or word.lower() in PARTICLES for word in words):
        return False
    if words[0].lower() in PARTICLES and not is_given(words[0]):
        return False
    if not full or words[-1].lower() in PARTICLES - {"do", "da", "ben", "el", "al", "mac"}:
        return False
    return single or len(words) >= 2


def _other_script(text: str) -> bool:
    """A name in a script without capitals is passed through, where it is short and all letters."""
    letters = text.replace(" ", "").replace("·", "").replace("-", "").replace("・", "")
    return 2 <= len(letters) <= 24 and all(unicodedata.category(ch)[0] in "LM" for ch in letters)


@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(plain(name).split())


def same_name(one: str, other: str) -> bool:
    """Could both be one person: equal, or given name and surname equal, or one is the other's given name."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        short, long = (a, b) if len(a) == 1 else (b, a)
        return short[0] in {long[0], long[-1]}
    return (a[0] == b[0] and (a[-1] == b[-1] or a[-1] in b or b[-1] in a)) or (
        a[-1] == b[-1] and a[0][0] == b[0][0] and (len(a[0].strip(".")) == 1 or len(b[0].strip(".")) == 1)
    )
