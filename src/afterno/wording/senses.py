"""What a word speaks of, for the model that hears whole sentences: doubt, choice, praise, plea ... each a row of stems.

Senses are not findings. They let what was learned of "the panel misjudged me" help with "the jury misread me".
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_SENSES: Final = {
    "decide": "decision decid chose choos choice chosen pick select verdict outcome result ruling judg conclusion",
    "refuse": "reject refus turn_down declin no unsuccess pass_over dismiss rule_out lost lose loss",
    "wrong": "wrong mistak error misread misjudg mess mix-up mixup unfair unjust flaw bias rigg fix_up fishy blunder "
    "oversight overlook swap confus upside backward slip botch crook skew bent absurd nonsense joke ridiculous",
    "doubt": "doubt puzzl baffl odd strang weird hard_to struggle surpris wonder accept believ understand sense convinc",
    "again": "again reconsid reopen revisit rethink second another re-open redo retry recount review appeal undo overturn",
    "chance": "chance shot door open opening crack reserve list waiting still spare backup bench slot room ajar",
    "panel": "panel committee jury board hr recruiter company firm team office department boss "
    "organization they people "
    "somebody someone interviewer management",
    "winner": "winner successful other candidate applicant competitor hired hire fellow rival insider internal nephew "
    "cousin predecessor replacement newcomer whoever chap",
    "why": "why reason what how where which who whom whose grounds basis criteria score scores scoring "
    "mark marks points "
    "rank ranking rating shortlist sheet notes feedback tip tipped scale tally",
    "job": "job role position post vacancy seat place berth chair work contract opening desk shift employment",
    "apply": "application cv file interview test audition trial portfolio papers candidacy answers",
    "me_fit": "qualified qualification experience skill suited suit fit perfect ideal capable deserve "
    "earned asset better best "
    "stronger stronger record proven strength talent credentials expert certif degree years",
    "mentor": "mentor mentee guru role_model protege apprentice disciple guide guid pupil student wing "
    "teacher master sensei "
    "shadow godmother patron sponsor tutor coach follow",
    "worship": "worship idol hero goddess god angel saint legend genius pedestal shrine altar icon queen "
    "king temple oracle "
    "gospel scripture miracl awe kneel bow halo divine holy star lighthouse sun north compass",
    "gush": "amazing incredible wonderful fantastic brilliant marvel extraordinary phenomenal magnific "
    "superb stunn breathtak "
    "fabulous dazzl glorious spectacular inspir fascinat charming impress unforgettable exquisite "
    "remarkabl wise wisdom "
    "kind generous gracious warm elegant sharp clever",
    "super": "best greatest most finest kindest smartest ever never always absolutely utterly totally "
    "truly nobody anyone "
    "single entire whole world universe life lifetime millions",
    "small": "unworthy worthless nobody humble humbly small tiny little insignificant stupid foolish "
    "ashamed sorry apolog "
    "bother disturb waste nuisance burden trouble forgive pardon dare lowly silly mere only clumsy dumb embarrass",
    "grief": "bitter angry hurt sad cry cried tears sleep sleepless disappoint crush devastat heartbr "
    "ache pain insult slap "
    "cruel cold heartless cheat betray lie lied string strung waste wasted hope hopes fool sour sting swallow burn "
    "depress broke wound humiliat",
    "need": "need bills rent mortgage money afford savings kids children family desperat depend landlord "
    "broke baby feed "
    "starv unemploy jobless roof survive owe debt loan overdraft wolf bread",
    "beg": "please beg plead implore help save rescue mercy pity favor favour grateful anything whatever",
    "hurry": "deadline by friday monday tuesday wednesday thursday tonight today tomorrow asap urgent "
    "urgently immediate hurry "
    "soon week hour hours sharp latest prompt promptly quick fast overdue expect wait waiting must",
    "silent": "reply replied answer answered ignore ignored silence silent heard unanswered respond "
    "response nothing twice "
    "third fourth left message messages call calls mail mails email voicemail ghost wrote chase chas remind follow-up "
    "persist keep_calling inbox",
    "refer": "refer recommend introduce introduct connect contact forward pass_on put_in word vouch "
    "reference network door "
    "colleague friend somebody hiring hires opening openings vacancy vacancies",
    "hire": "hire job work employ position opening internship apprenticeship placement trial take_me join joining team",
    "plug": "link website blog linkedin subscribe follow download product offer sale discount buy client "
    "customer pitch "
    "services newsletter attached attachment deck brochure",
    "brag": "told proud proved prove show showing off beat ahead win won winner award prize promotion "
    "promot salary raise "
    "record triumph success top first rank champion outdo missed regret loss miss sorry eat jealous envy shame now_you",
    "youth": "young old age aged girl boy lady kid generation era dinosaur retire retirement grandmother mother years "
    "decades veteran senior elder days time computers internet vinyl fax",
    "body": "beautiful pretty lovely gorgeous attractive eyes smile hair dress perfume voice looks "
    "figure charming handsome "
    "date dinner drink wine coffee evening flat home husband wife married single children family private personal "
    "weekend birthday address street house health pregnant divorce facebook instagram photo photos holiday",
    "rude": "idiot stupid damn hell shut crap rubbish useless incompetent lazy clueless pathetic "
    "hopeless bloody bother "
    "listen just finally ought should least can bothered decent manners courtesy answer owe",
    "meet": "meet coffee lunch visit drop_by stop come swing see appear turn_up lobby reception building "
    "desk unannounced "
    "hours hour day afternoon morning evening dinner long session date",
    "push": "insist demand must have_to need expect require refuse until unless or else surely final "
    "rights entitled lawyer "
    "legal complain complaint union report press reporter public review post",
    "gate": "secretary assistant reception receptionist colleague whoever through past put_through boss "
    "tell know private "
    "mobile direct number schedule diary calendar trick claim important personal friend expecting",
    "trick": "pretend say said claim friend personal private confidential expecting knows already promised asked wants "
    "matter urgent family",
    "advice": "advice advise opinion view tip tips thought thoughts suggestion recommend read course "
    "courses book learn "
    "question ask next",
    "thanks": "thank thanks grateful gratitude appreciate appreciat glad kind",
    "closed": "closed settled accept accepted peace fine understand understood respect over behind done moved forward",
    "not": "not never no nor neither without nothing nobody hardly",
    "i": "i me my mine myself",
    "you": "you your yours yourself",
    "if": "if unless should could would might may perhaps maybe",
    "she": "she he her him his they them their",
    "past": "was were had did been went told said gave showed heard saw",
    "future": "will shall going tomorrow next spring autumn future",
    "read": "article paper news report book study press magazine piece radio podcast law rule rules",
    "like": "like as same similar remind reminds just both too parallel alike twin twins path",
    "feel": "feel feeling heart love loved adore admire admiration honour honor honored proud respect dream treasure",
}  # fmt: skip
_WORDS: dict[str, tuple[str, ...]] = {}
_STEMS: dict[str, tuple[str, ...]] = {}
_LONG: Final = 5
"""A stem of this many letters or more also stands for longer words that begin so."""


def _fill() -> None:
    for sense, row in _SENSES.items():
        for entry in row.split():
            words = _STEMS if len(entry) >= _LONG else _WORDS
            words[entry] = (*words.get(entry, ()), sense)


@lru_cache(maxsize=8192)
def of(word: str) -> tuple[str, ...]:
    """Give the senses of a plain word."""
    if not _WORDS:
        _fill()
    found = list(_WORDS.get(word, ()))
    if word.endswith("s"):
        found += _WORDS.get(word[:-1], ())
    for length in range(_LONG, len(word) + 1):
        found += _STEMS.get(word[:length], ())
    return tuple(dict.fromkeys(found))
