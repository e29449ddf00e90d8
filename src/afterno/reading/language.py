"""Which language a text is in, from its commonest small words; enough for a short mail, and without a model file."""

from __future__ import annotations

import re
from itertools import islice

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LOOK_AT = 1200
_FEW = 14.0
_OF_SHAPE, _OF_SHAPES = 0.4, 2.0
"""What one such letter or ending weighs, and all of them at most."""
_SHAPES_COUNTED = 5
_BESIDE = "".join(chr(c) if chr(c).isalpha() or c == 0x27 else " " for c in range(128))
"""What stands beside words of plain letters made blanks."""

_SMALL_WORDS = {
    "en": "the and to of in for you your we our is are was with this that have has on at be not will it as from "
    "or an by if but they he she his her i'm we're we've i've it's don't thank thanks dear hi hello sorry regards "
    "would about us me my so no all can please position application unfortunately went someone else team",
    "fr": "le la les de des du un une et à au aux en pour que qui ne pas nous vous votre vos notre nos est sont été "
    "avec dans sur ce cette je tu il elle par plus mais ou où bonjour merci cordialement malgré j'ai c'est n'est "
    "votre candidature madame monsieur suite être avons avez ont bien très toutefois poste d'une d'un l'entretien",
    "de": "der die das und in zu den von mit sich des auf für ist im dem nicht ein eine einen einem einer als auch es "
    "an wir ihnen ihre ihrer ihren sie uns ich du wir haben hat wurde werden wird dass leider vielen dank sehr "
    "geehrte geehrter herr frau grüße grüßen freundlichen aus bei nach um am sind oder wie noch über hallo liebe "
    "lieber bewerbung stelle dir dich deine uns unser unserer mal schon jetzt doch gern gerne habe kein keine",
    "es": "el la los las de del un una y en por para que no se con su sus le les nos es ha han hemos está como más "
    "pero este esta a al lo te tu tus hola gracias estimado estimada saludos proceso candidatura usted ustedes muy "
    "sin embargo desde sobre ser son fue puesto nosotros hasta también ya mi me he otro otra otros sentimos",
    "pt": "o a os as de do da dos das um uma e em no na nos nas por para que não se com seu sua seus suas lhe você é "
    "foi são está como mais mas este esta ao à pelo pela olá obrigado obrigada atenciosamente cumprimentos "
    "infelizmente vaga candidatura nós ter ser já muito também sobre até prezado prezada caro cara agradecemos "
    "informar processo seletivo meu minha outro outra outros te teu tua",
    "it": "il lo la i gli le di del della dei delle un una uno e in per che non si con su da al alla nel nella è sono "
    "ha hanno abbiamo come più ma questo questa a ci le suo sua suoi sue ciao grazie gentile cordiali saluti "
    "purtroppo candidatura posizione anche dal dalla ti tuo tua lei buongiorno essere stato stata sulla altri altro",
    "nl": "de het een en van in te dat is op voor niet met zijn je jij jou jouw u uw we wij ons onze ik er aan om ook "
    "als bij naar maar door over uit hebben heeft hebt heb wordt worden helaas beste geachte groet groeten "
    "vriendelijke dank bedankt sollicitatie vacature dit deze die nog wel geen zo of kan jammer gaan gekozen iemand "
    "al plek reeds vergeven maandag iets",
    "pl": "i w na z do nie się że o za po od dla jest są to jak ale oraz przez ze nam nas pan pani pana panią pani "
    "państwa państwo twoja twojej twoje twój ci cię ma mamy był była zostało została został dziękujemy dziękuję "
    "niestety rekrutacji aplikację stanowisko witam dzień dobry pozdrawiam pozdrowieniami tym tego które który już "
    "tylko jeszcze bardzo przykro kogoś innego inny",
    "sv": "och att det i på en ett som är för med inte av vi du dig din ditt har till den om tack hej ansökan tyvärr "
    "tjänsten hälsningar men kan från vid så här också vara blev andra valt gått vidare jag er",
    "da": "og at det i på en et som er for med ikke af vi du dig din dit har til den om tak hej ansøgning desværre "
    "stillingen hilsen men kan fra ved så her også være blev andre valgt gået videre jeg dog efter",
    "no": "og at det i på en et som er for med ikke av vi du deg din ditt har til den om takk hei søknad dessverre "
    "stillingen hilsen men kan fra ved så her også være ble andre valgt gått videre jeg",
    "fi": "ja on ei että se hän oli olla ovat mutta kun kiitos hei hakemuksesi valitettavasti tehtävään ole sinun "
    "meidän emme ystävällisin terveisin tällä kertaa valittu voi kuin myös",
    "cs": "a se na je že v s z do o k pro ale jako by jsme jste vám vás není za po od děkujeme dobrý den bohužel pozici "
    "vaše vaši jsem pozdravem který která také už výběrového řízení jsme",
    "ro": "și de la în a pe cu un o nu este sunt pentru că din ce mai dar ne vă dumneavoastră mulțumim bună ziua din "
    "păcate poziția candidatura stimă fost am ați care",
    "hu": "a az és hogy nem is egy ez de van meg volt már csak köszönjük sajnos jelentkezését üdvözlettel pozícióra "
    "tisztelt önnek ön kell lehet mint",
    "tr": "ve bir bu için ile de da çok ne var değil ama gibi daha olarak maalesef başvurunuz teşekkür ederiz sayın "
    "saygılarımızla pozisyon size sizin olan",
}
_OF_WORD: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in set(_words.split()):
        _OF_WORD.setdefault(_word, []).append(_language)
_VOTES = {word: [(language, 1.0 / len(of)) for language in of] for word, of in _OF_WORD.items()}
"""For each small word its languages with their shares of it."""

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)


_SHAPES = tuple(
    (code, re.compile(pattern), tuple(without.split()))
    for code, pattern, without in (
        ("fr", r"[àèêëîïûœ]|\bqu'|\bn'|\bd'|\bl'|\bs'est|\bj'|aux\b|eux\b", "' ux"),
        ("de", r"[äöüß]|ung\b|keit\b|\bge\w+t\b|\bsch|lich\b", "ung keit ge sch lich"),
        ("es", r"[ñ¿¡]|ción\b|ciones\b|\b\w+amos\b|idad\b", "ciones amos idad"),
        ("pt", r"[ãõ]|ção\b|ções\b|nh[oa]s?\b|lh[oa]s?\b|dade\b", "nho nha lho lha dade"),
        (
            "it",
            r"zion[ei]\b|\bdell'|\ball'|\bun'|ità\b|gli\b|\b\w+iamo\b|tt[oaie]\b",
            "zion ' gli iamo tto tta tti tte",
        ),
        ("nl", r"ij|aa|ee[^n\s]|oo[^\s]|heid\b|\bge\w+en\b", "ij aa ee oo heid ge"),
        ("pl", r"[ąćęłńśźż]|\b\w+emy\b|\b\w+ości\b|sz|cz", "emy sz cz"),
        ("sv", r"å|\b\w+ningar?\b", "ninga"),
        ("cs", r"[ěřůčďťň]", ""),
        ("hu", r"[őű]", ""),
        ("ro", r"[țșăî]", ""),
        ("tr", r"[ğış]", ""),
    )
)
"""Letters, beginnings and endings of a language; a text of plain letters without any of the last cannot hold them."""


_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u04ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
"""A letter of any of these."""


def _by_script(text: str) -> str | None:
    if _OTHER_SCRIPT.search(text) is None:
        return None
    letters = sum(1 for sign in text if sign.isalpha())
    for code, pattern in _SCRIPTS:
        share = len(pattern.findall(text))
        if share > letters * (0.02 if code in {"ja", "uk"} else 0.4) and share > 1:
            return code
    return None


def votes(text: str) -> dict[str, float]:
    """How much each language's small words stand in the text; a word of several languages is shared between them."""
    counted: dict[str, float] = {}
    for shares in filter(None, map(_VOTES.get, _words_of(text[:_LOOK_AT].lower()))):
        for language, share in shares:
            counted[language] = counted.get(language, 0.0) + share
    if sum(counted.values()) < _FEW:
        _look_at_shapes(text[:_LOOK_AT].lower(), counted)
    return counted


def _words_of(text: str) -> list[str]:
    """Give the words, as `_WORD` would find them."""
    if not text.isascii():
        return _WORD.findall(text)
    words = text.translate(_BESIDE).split()
    if "'" in text:
        return [word for one in words for word in (_WORD.findall(one) if "'" in one else (one,))]
    return words


def _look_at_shapes(text: str, counted: dict[str, float]) -> None:
    """Letters and endings of a short text, where small words say little; one language's never weigh over two words."""
    plain = text.isascii()
    for language, pattern, without in _SHAPES:
        if language in counted or len(counted) < 2:
            if plain and not any(part in text for part in without):
                continue
            found = sum(1 for _ in islice(pattern.finditer(text), _SHAPES_COUNTED))
            if found:
                counted[language] = counted.get(language, 0.0) + min(_OF_SHAPE * found, _OF_SHAPES)


def detect(text: str, counted: dict[str, float] | None = None, *, otherwise: str = "en") -> str:
    """Give the two-letter code of the language of a text; `counted` are its votes where the caller has them already."""
    if not text.isascii():
        code = _by_script(text[:_LOOK_AT])
        if code:
            return code
    return _first(votes(text) if counted is None else counted, otherwise)


def _first(counted: dict[str, float], otherwise: str) -> str:
    return max(counted, key=counted.__getitem__) if counted else otherwise
