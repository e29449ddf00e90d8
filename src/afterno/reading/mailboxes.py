"""What a mail address says by itself: nobody's mailbox, a role, an applicant system, a private provider."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tldextract

_FREE = frozenset(
    """gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es outlook.it hotmail.com
    hotmail.co.uk hotmail.fr
    hotmail.it hotmail.es hotmail.de live.com live.co.uk live.nl live.fr msn.com yahoo.com yahoo.co.uk
    yahoo.de yahoo.fr yahoo.es
    yahoo.it yahoo.com.br ymail.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de
    arcor.de posteo.de
    mailbox.org orange.fr wanadoo.fr laposte.net free.fr sfr.fr neuf.fr libero.it virgilio.it tiscali.it
    alice.it tin.it wp.pl
    o2.pl onet.pl op.pl interia.pl gazeta.pl icloud.com me.com mac.com aol.com aol.de proton.me
    protonmail.com protonmail.ch
    pm.me zoho.com ziggo.nl kpnmail.nl xs4all.nl planet.nl hetnet.nl home.nl telefonica.net terra.es
    sapo.pt uol.com.br
    bol.com.br terra.com.br hey.com fastmail.com fastmail.fm mail.com email.com bluewin.ch comcast.net
    btinternet.com
    verizon.net att.net sbcglobal.net sky.com talktalk.net tutanota.com tuta.io yandex.ru yandex.com
    mail.ru qq.com 163.com
    skynet.be telenet.be""".split()
)

_PROVIDER_NAMES = frozenset(
    (
        "mail email inbox mailbox postbox postfach webmail freemail mymail correo courrier courriel correio posta poczta "
        "post skrzynka buzon boite netmail homemail privatmail"
    ).split()
)
"""Domains of this name hand out mailboxes, whatever their ending."""

_SYSTEMS = frozenset(
    """greenhouse.io greenhouse-mail.io greenhouse.com lever.co ashbyhq.com workday.com myworkday.com
    myworkdayjobs.com
    myworkdaysite.com smartrecruiters.com smartrecruiters-mail.com icims.com icims.eu taleo.net
    taleo.com successfactors.com
    successfactors.eu sapsf.com sapsf.eu jobvite.com jobvite-mail.com workable.com workablemail.com
    recruitee.com personio.de
    personio.com personio.es teamtailor.com teamtailor-mail.com bamboohr.com breezy.hr breezy-mail.com
    jazz.co jazzhr.com
    applytojob.com theresumator.com bullhorn.com bullhornmail.com paylocity.com paycor.com
    paycomonline.net adp.com ultipro.com
    ukg.com ukg.net dayforce.com dayforcehcm.com ceridian.com csod.com cornerstoneondemand.com
    oraclecloud.com brassring.com
    kenexa.com avature.net avature.com phenompeople.com phenom.com eightfold.ai gem.com comeet.co
    comeet-notifications.com
    comeet.com softgarden.io softgarden.de rexx-systems.com rexx-recruitment.com dvinci.de
    dvinci-easy.com concludis.de coveto.de
    umantis.com haufe.com prescreen.io onlyfy.com onlyfy.io xing.com talentsoft.com talent-soft.com
    talentlink.com lumesse.com
    digitalrecruiters.com flatchr.io welcomekit.co welcometothejungle.com wttj.co jobaffinity.fr
    taleez.com beetween.com
    infojobs.net infojobs.it bizneo.com talentclue.com factorialhr.com viterbit.com traffit.com
    erecruiter.pl elevato.net
    hrlink.pl pracuj.pl gupy.io gupy.com.br kenoby.com solides.com.br vagas.com.br catho.com.br
    inrecruiting.com intervieweb.it
    altamirahrm.com allibo.com zucchetti.it homerun.co carerix.com otys.com connexys.nl join.com
    indeed.com indeedemail.com
    indeedmail.com linkedin.com monster.com monster.de stepstone.de stepstone.com glassdoor.com
    ziprecruiter.com dice.com
    joinhandshake.com reed.co.uk totaljobs.com cv-library.co.uk seek.com.au naukri.com hackerrank.com
    hackerrankforwork.com
    codility.com codesignal.com hirevue.com hirevue-app.com sparkhire.com karat.io calendly.com
    goodtime.io modernloop.io zoom.us
    docusign.net pinpointhq.com pinpoint.email tribepad.com hireful.com eploy.co.uk trac.jobs
    jobtrain.co.uk oleeo.com
    networxrecruitment.com beapplied.com hireserve.com freshteam.com zohorecruit.com recruitmail.com
    mailgun.org sendgrid.net
    amazonses.com manatal.com rippling.com dover.com polymer.co catsone.com clearcompany.com
    isolvedhire.com applicantpro.com
    applicantstack.com governmentjobs.com neogov.com schooljobs.com usajobs.gov peopleadmin.com
    interfolio.com pageuppeople.com
    silkroad.com newtonsoftware.com jobscore.com trakstar.com jobdiva.com hiringthing.com fountain.com
    paradox.ai wellfound.com
    angel.co hired.com otta.com ats.com testgorilla.com willo.video myinterview.com vidcruiter.com
    microsoftonline.com
    google.com jobs2web.com ripplehire.com darwinbox.in keka.com swooped.co jobylon.com varbi.com
    reachmee.com hr-manager.net
    emply.com talentech.io webcruiter.no easycruit.com laura.io hrmos.co""".split()
)
_SYSTEM_WORDS = re.compile(
    r"greenhouse|lever\b|workday|smartrecruiters|icims|taleo|successfactors|jobvite|workable|"
    r"recruitee|personio|teamtailor|"
    r"bamboohr|ashby|softgarden|rexx-|talentsoft|hirevue|avature|bullhorn|\bats\b|applicant-?tracking"
)

_SECOND_LEVEL = frozenset(
    """co.uk org.uk ac.uk gov.uk nhs.uk ltd.uk plc.uk me.uk sch.uk com.au net.au org.au edu.au gov.au
    co.nz org.nz ac.nz com.br
    org.br gov.br edu.br com.mx com.ar com.co com.pe com.pt edu.pt com.pl edu.pl org.pl gov.pl waw.pl
    com.tr co.in co.za com.sg
    com.hk com.cn co.jp co.kr com.es org.es gob.es co.at or.at ac.at gv.at com.ua co.il com.my com.ph
    asso.fr gouv.fr com.fr
    com.es edu.it gov.it co.it gov.ie""".split()
)
_NOBODY = re.compile(
    r"(?:no[._-]?reply|do[._-]?not[._-]?(?:reply|respond|answer)|noreplies|not?[._-]?reply|"
    r"nicht[._-]?antworten|"
    r"keine?[._-]?antwort|ne[._-]?pas[._-]?repondre|nepasrepondre|(?:no|nao)[._-]?respond\w*|"
    r"non[._-]?rispondere|noreplay|nie[._-]?odpowiadaj|niet[._-]?(?:antwoorden|beantwoorden)|"
    r"geen[._-]?antwoord|unmonitored|"
    r"mailer-?daemon|postmaster|bounces?|automailer|automated|auto-?confirm|system[._-]?(?:mail|"
    r"notification)s?)"
)
_ROLES = re.compile(
    r"^(?:"
    r"jobs?|careers?|karriere|bewerb(?:ung(?:en)?|er)|recruit(?:ing|ment|er|ers|ments)?|resourcing|"
    r"staffing|talents?|hr|hrteam|"
    r"human[._-]?resources|people|personal|personalabteilung|personalwesen|personalamt|ausbildung|rh|"
    r"drh|recrutement|emplois?|carrieres?|"
    r"candidatures?|candidats?|seleccion|empleo|rrhh|recursos[._-]?humanos|trabaj[ao]|talento|"
    r"recrutamento|selecao|vagas|"
    r"lavor[ao](?:conno[iy])?|selezion[ei]|risorse[._-]?umane|personale|carriere|vacatures?|werving|"
    r"personeelszaken|personeel|"
    r"pz|p-?en-?o|werkenbij|werken|sollicitatie(?:s)?|rekrutacj[aei]|prac[ay]|kariera|kadry|info|"
    r"contacts?|kontakt|office|"
    r"hello|hi|mail|post|poczta|biuro|admin|administration|support|team|notifications?|notify|"
    r"alerts?|system|automatic|auto|service|"
    r"reply|applications?|apply|applicants?|candidates?|hiring|onboarding|news(?:letter)?|workday|"
    r"invitations?|messages?|"
    r"updates?|welcome|secretariat?|secretary|sekretariat|segreteria|secretariaat|reception|accueil|"
    r"empfang|bookings?|"
    r"interviews?|scheduling|scheduler|feedback|billing|enquir(?:y|ies)|inquir(?:y|ies)|helpdesk|"
    r"help|general|head-?office|"
    r"hq|school|practice|clinic|shop|store|legal|privacy|gdpr|datenschutz|dpo|press|marketing|sales|"
    r"ventas|vendas|vertrieb|"
    r"verkauf|finance|accounts|buchhaltung|it|kariyer|join(?:us)?|work(?:withus)?|opportunities|"
    r"vacanc(?:y|ies)|"
    r"appl?y?track(?:ing)?|ta|tateam|earlycareers|graduates?|internships?|praktikum|stages?|calendar|"
    r"events?|survey|eures|noti"
    r")(?:[._+-]?(?:team|department|dept|abteilung|eu|emea|uk|us|usa|de|fr|es|it|nl|pl|pt|br|global|"
    r"office|mail|"
    r"notifications?|acquisition|desk|admin|info|jobs?|careers?|alerts?|recruit(?:ing|ment)|"
    r"operations|ops|support|service|"
    r"updates?|apply|hr|poland|germany|france|spain|\d{1,4}))*$"
)
_GENERAL = frozenset(
    (
        "hello hi info contact contacts kontakt office mail post team biuro poczta hola ciao bonjour hallo"
    ).split()
)
_ROLE_WORDS = re.compile(
    r"(?:^|[._-])(?:recruit(?:ing|ment)|careers?|talent|jobs|karriere|bewerbung(?:en)?|recrutement|"
    r"rekrutacja|hr|vacatures|"
    r"noreply|notifications?)(?:$|[._-])|talentacquisition|humanresources|peopleteam|talentteam|"
    r"peopleandculture"
)


def local(address: str) -> str:
    """What stands before the at sign."""
    return address.partition("@")[0].lower()[:64]


def domain(address: str) -> str:
    """What stands behind the at sign."""
    return address.rpartition("@")[2].lower().strip(".> ")


def is_unattended(address: str) -> bool:
    """An address nobody reads: no-reply in eight languages, mail daemons."""
    return bool(_NOBODY.search(local(address)))


def is_general(address: str) -> bool:
    """A firm's one mailbox, which a person may well write from."""
    return local(address) in _GENERAL


def is_role(address: str) -> bool:
    """A mailbox of a role or a machine, never of a person (case 16)."""
    name = local(address)
    return bool(_NOBODY.search(name) or _ROLES.match(name) or _ROLE_WORDS.search(name))


@lru_cache(maxsize=2048)
def registrable(host: str) -> str:
    """The registrable domain of a host: `careers.northwind.co.uk` gives `northwind.co.uk`."""
    labels = [label for label in host.lower().strip(".").split(".") if label]
    if len(labels) <= 2:
        return ".".join(labels)
    tail = ".".join(labels[-2:])
    if tail in _SECOND_LEVEL:
        return ".".join(labels[-3:])
    if len(labels[-1]) == 2 and len(labels[-2]) <= 4:
        return _by_public_suffix_list(host) or tail
    return tail


def _by_public_suffix_list(host: str) -> str:
    """Ask the list that comes inside the package; nothing goes online."""
    found = _extractor()(host)
    return f"{found.domain}.{found.suffix}" if found.domain and found.suffix else ""


@cache
def _extractor() -> tldextract.TLDExtract:
    import tldextract as package

    return package.TLDExtract(suffix_list_urls=(), cache_dir=None)


def is_free(address: str) -> bool:
    """A private mailbox at a provider: its domain says nothing of a company."""
    host = domain(address)
    return (
        host in _FREE or registrable(host) in _FREE or registrable(host).partition(".")[0] in _PROVIDER_NAMES
    )


def is_system(address: str) -> bool:
    """The domain of an applicant system or a job board, which is never the employer's."""
    host = domain(address)
    return registrable(host) in _SYSTEMS or bool(_SYSTEM_WORDS.search(host))


def company_domain(address: str) -> str | None:
    """The registrable domain of an employer's own address, None for providers and applicant systems."""
    host = domain(address)
    if not host or "." not in host or is_free(address) or is_system(address):
        return None
    return registrable(host)


def is_personal(address: str) -> bool:
    """An address a person can be reached at: no role's, no machine's, no applicant system's."""
    return "@" in address and not is_role(address) and not is_system(address)
