"""Job titles: which role in the seeker's story a title stands for. Eight languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from afterno.reading.phrases import Worded

if TYPE_CHECKING:
    from afterno.reading.result import PersonRole

_I = re.IGNORECASE

_HR = Worded(
    r"""\bhr\b|\bhrbp\b|\brh\b|\brrhh\b|\bdrh\b|\brrh\b|\bp\s?&\s?o\b|\bp&c\b|
    human\s(?:resources?|capital|relations)|humankapital|
    \brecruit(?:er|ers|ing|ment|erin)\b|\btalent\b|\btalents?\s?(?:acquisition|partner|manager)|
    \bsourcer\b|\bsourcing\s(?:specialist|partner)|\bheadhunt|
    \bpeople\s?(?:&|and|\+|operations|ops|partner|team|advis[oe]r|manager|business|experience|
    officer|director|lead|services|
      generalist|coordinator|associate)|\bhead\sof\speople\b|chief\speople|vp\s(?:of\s)?people|
      director\sof\speople|\bpeople\sculture|
    \bpersonnel\b|\bresourcing\b|hiring\s(?:coordinator|specialist|team\scoordinator)|
    \bhiring\spartner\b|early\scareers|candidate\sexperience|workforce\s(?:planning|
    acquisition)|
    personal(?:referent|leit|abteil|wesen|manag|entwickl|sachbearb|service|administ|gewinnung|
    marketing|disponent|betreu|büro|dezernat|verwaltung|amt)|\bleit\w*\s(?:der\s)?personal|
    \bpersonal\s(?:und|&)|bewerbermanagement|bewerbungsmanagement|talentmanagement|\bausbildungsleit|
    ressources\shumaines|(?:chargée?|responsable|assistante?|consultante?|directeur|directrice|
    gestionnaire|technicienne?|adjointe?)\s(?:de\s|du\s|d')?(?:la\s)?(?:recrutement|
    développement\srh)|
    recrut(?:eur|euse)\b|\brecrutement\b|gestion\sdes\stalents|
    recursos\shumanos|\bselecci[oó]n\b|\btalento\b|reclutador|reclutamiento|
    gesti[oó]n\sde\spersonas|personas\sy\s(?:talento|cultura|valores)|
    \bcaptaci[oó]n\sde\stalento|atracci[oó]n\sde\stalento|
    recrutador|recrutamento|\bsele[cç][aã]o\b|gest[aã]o\sde\spessoas|gente\se\s(?:gest[aã]o|
    cultura)|pessoas\se\scultura|atra[cç][aã]o\sde\stalentos?|\btalentos\b|
    risorse\sumane|selezion(?:e\s(?:del\s)?personale|atore|atrice)|\bselezione\b|
    ufficio\s(?:del\s)?personale|direzione\s(?:del\s)?personale|
    personeels|\bpersoneel(?:szaken)?\b|\bwerving\b|\bhr-\w+|in-house\srecruiter|
    rekrut(?:er|erka|acj|acyj)|zasob(?:ów|y|ami)\sludzki|\bkadr(?:y|ow|a|ach)?\b|\bkadrow|
    dział\w*\spersonaln|\bpersonaln|ds\.\s(?:rekrutacji|kadr|personalnych|hr)|
    employer\sbranding""",
    _I | re.VERBOSE,
)

_ASSISTANT = Worded(
    r"""\b(?:executive|personal|team|office|management|admin(?:istrative)?|departmental|faculty|
    board|senior|school|medical|legal)\s(?:assistant|secretary)\b|
    \bassistant\s(?:to|of)\b|^\s*(?:assistant|secretary|receptionist)\s*$|\b(?:pa|ea)\sto\b|
    ^\s*(?:pa|ea)\s*$|\bsecretary\sto\b|\breceptionist\b|\bfront\sdesk\b|chief\sof\sstaff|
    \bsekret[aä]r(?:in|iat)?\b|\bsekretariat|assistenz\b|\b(?:team|direktions|vorstands|
    geschäftsführungs|büro|chef|projekt)?assistent(?:in)?\b|vorzimmer|
    \bsecr[ée]taire\b|\bsecr[ée]tariat\b|\bassistante?\s(?:de\s(?:direction|la\sdirection|
    gestion)|administrati\w+|du|d'|de\s(?:m|mme|madame|monsieur)\b)|^\s*assistante?\s*$|
    \bsecretari[ao]\b|\bsecretar[ií]a\b|\basistente\b|ayudante\sde\sdirecci[oó]n|\bassistente\b|
    \bsecret[aá]ri[ao]\b|\bsecretariado\b|
    \bsegretari[ao]\b|\bsegreteria\b|\bsecretaresse\b|\bsecretariaat\b|directieassistent|
    managementassistent|
    \basystent(?:ka)?\b|\bsekretar(?:ka|z)\b""",
    _I | re.VERBOSE,
)

_AGENCY = Worded(
    r"""recruitment\sconsultant|recruiting\sconsultant|staffing\s(?:consultant|specialist|
    manager)|search\sconsultant|executive\ssearch|
    head-?hunter|personal(?:berater|vermittl|dispon)|consultante?\s(?:en\s)?recrutement|
    consultor[a]?\s(?:sr\.?\s)?de\s(?:selecci[oó]n|recrutamento|recursos\shumanos|rrhh)|
    consulente\s(?:di\s|della\s)?(?:selezione|ricerca)|\bintercedent|recruitment\s(?:adviseur|
    adviser)|doradca\s(?:personalny|ds\.\srekrutacji)|konsultant(?:ka)?\sds\.\srekrutacji|
    arbeitsvermittl|talent\sconsultant|resourcing\sconsultant""",
    _I | re.VERBOSE,
)

_NOT_MANAGERS = (
    r"(?:account|key\saccount|project|product|programme?|case|community|social\smedia|content|brand|"
    r"category|event|events|"
    r"campaign|marketing\scampaign|relationship|customer\ssuccess|client|property|delivery|release|"
    r"risk|data|change|contract|"
    r"contracts|knowledge|digital|wealth|portfolio|investment|fund|bid|partner|partnerships?|"
    r"sales\saccount|territory|area\ssales|office|"
    r"quality|vendor|supplier|purchasing|procurement|export|import|crm|seo|ppc|media|pr|engagement|"
    r"configuration|incident|"
    r"problem|scrum|technical\saccount|solution|solutions|transition|compliance|safety|health)"
)
_MANAGER = Worded(
    r"""\bhead\s(?:of|chef|coach|teacher|gardener|librarian|nurse|brewer|baker|pastry|waiter|
    housekeeper|ranger|keeper)\b|\bhead,\s|\b(?:department|group|division|section|unit|area|
    practice|team|faculty|design|engineering)\shead\b|
    \bheadteacher\b|\bheadmaster\b|\bheadmistress\b|\b(?:executive|sous)\schef\b|\bchef\spatron\b|
    \bdirector\b|\bvp\b|\bsvp\b|\bevp\b|\bvice[\s-]president\b|\bpresident\b|\bchief\b|
    \bc[etfoimp]o\b|\bcmo\b|\bciso\b|\bcro\b|\bmanaging\s(?:director|partner|editor)\b|
    \bteam\s?lead(?:er)?\b|\bteamlead\b|\b(?:engineering|tech|technical|design|data|product|
    finance|marketing|operations?|ops|group|section|shift|lab|studio|platform|development|qa|
    devops|research|content|service|support|store|site|squad|chapter|programme|program|clinical|
    nursing|theatre|production|practice)\s(?:team\s)?lead(?:er)?\b|\blead\sof\b|\blead,\s\w|
    \bmanager\b|\bmanageress\b|\bsuperintendent\b|\bsupervisor\b|\bforeman\b|\bforewoman\b|
    \bprincipal\sinvestigator\b|^\s*(?:school\s)?principal\b|\bpi\b$|\bfounder\b|
    \bco-?founder\b|\bowner\b|\bproprietor\b|
    \b(?:founding|senior|equity|law|tax|audit)\spartner\b|^\s*partner\s*$|\bdean\b|
    \b(?:department|faculty)\schair\b|^\s*chair\b|\bmatron\b|\bward\s(?:sister|manager)\b|
    \bcharge\snurse\b|\bnurse\sin\scharge\b|\bcurator\sin\scharge\b|\beditor[\s-]in[\s-]chief\b|
    \bchief\seditor\b|\bcommander\b|\bcontroller\b|\bclinical\slead\b|\bsite\sagent\b|
    \bhiring\smanager\b|
    leiter(?:in)?\b|leitung\b|leitende[rn]?\s(?:angestellt|ärzt|arzt)|geschäftsf(?:ü|ue)hr|
    \bvorst[aä]nd|inhaber(?:in)?\b|\bdirektor(?:in)?\b|küchenchef|chefarzt|chefärztin|oberarzt|
    oberärztin|\bprokurist|\bpolier\b|werkmeister|stationsleit|vorarbeiter|chefredakt|
    \brektor(?:in)?\b|\bdekan(?:in)?\b|restaurantchef|\bgesellschafter|\bchefin\b|lehrstuhl|
    \bdirect(?:eur|rice)\b|\bresponsable\b|\bchef(?:fe)?\s(?:de\s(?:service|cuisine|équipe|
    secteur|département|rayon|atelier|pôle|chantier|rang|groupe|division|bureau|file)|
    d'(?:équipe|atelier|agence|établissement|exploitation))|\bgérante?\b|\bpdg\b|\bdg\b|\bdaf\b|
    \bdsi\b|\bcadre\sde\ssanté\b|\bprésidente?\b|\bfondat(?:eur|rice)\b|
    \bassociée?\b(?=\s*(?:gérante?|fondat|$))|\bproviseure?\b|\brédact(?:eur|rice)\s?en\schef|
    \bmanage(?:ur|use)\b|\bencadrant|\bcheffe?\s+du\b|\bcoordinat(?:eur|rice)\b|
    \bdirector[ae]?\b|\bjef[ae]\b|\bgerente\b|\bencargad[ao]\b|\bfundador[a]?\b|\bsoci[ao]\b|
    \bresponsable\b|\bsupervisor[ae]?\b|\bpropietari[ao]\b|\bdueñ[ao]\b|\bcoordinador[a]?\b|
    \bdecan[ao]\b|\bgobernanta\b|
    \bdiretor[a]?\b|\brespons[aá]vel\b|\bchefe\b|\bcoordenador[a]?\b|\bs[oó]ci[ao](?:-\w+)?\b|
    \bencarregad[ao]\b|\blíder\b|\badministrador[a]?\b|\bpropriet[aá]ri[ao]\b|
    \bgestor[a]?\sde\s(?:equipa|loja|equipe)|
    \bdirett(?:ore|rice)\b|\bresponsabile\b|\bcapo(?:\s?reparto|\s?ufficio|cuoco|squadra|sala|
    \s?area|\s?cantiere|\s?officina|redattore)?\b|\btitolare\b|amministrat(?:ore|
    rice)\s(?:delegat|unic)|\bcoordinat(?:ore|rice)\b|\bfondat(?:ore|rice)\b|\bdirigente\b|
    \bpreside\b|\bprimario\b|\bchef\sdi\scucina\b|
    \bhoofd\b|hoofd(?:redacteur)?\b|\bteamleid(?:er|ster)\b|teamcoach|afdelingshoofd|
    bedrijfsleid(?:er|ster)|leidinggevende|\beigenaar|\beigenares|\boprichter|vestigingsmanager|
    \w+manager\b|chef-kok|\bdirecteur\b|\bdirectrice\b|\bunitleid|\blocatieleid|\bvoorzitter\b|
    \bkierowni(?:k|czka)\b|\bdyrektor(?:ka)?\b|\bprezes(?:ka)?\b|\bszef(?:owa)?\b|
    \bwłaściciel(?:ka)?\b|\bmen[aeu]d[żz]er(?:ka)?\b|\bmenager\b|\blider(?:ka)?\b|
    \bnaczelni(?:k|czka)\b|\bordynator|\bbrygadzista|\bgłówn[ya]\sksięgow|\bzałożyciel|
    \bwspólnik|\bprzełożon""",
    _I | re.VERBOSE,
)
_NOT_A_MANAGER = re.compile(
    rf"\b{_NOT_MANAGERS}(?:s|es)?\s?manager(?:in)?\b|\bassistant\s(?!managing)\w+\sto\b|"
    r"\bchef\sde\s(?:projet|produit|partie|mission)|\bcheffe\sde\s(?:projet|produit)|"
    r"\bresponsable\s(?:grands\s)?comptes?\b|\b(?:projekt|produkt)manager|\bjef[ae]\sde\s(?:proyecto|"
    r"producto)|\bgestor[a]?\sde\s(?:cuenta|conta|clientes)|"
    r"\bchief\sof\sstaff\b|\bmenedżer\s(?:projektu|produktu)|\bkierownik\sprojektu|\bprojectleider|"
    r"\bprojektleiter|\bvice\spresident\sassociate\b|\bart\sdirector\b|\bdirettore\sartistico",
    _I,
)
_TITLE_WORDS = Worded(
    r"""\b(?:assistant|worker|manager|supervisor|engineer|developer|analyst|designer|scientist|
    architect|consultant|specialist|coordinator|officer|administrator|
    associate|executive|accountant|nurse|teacher|professor|lecturer|technician|electrician|
    advis[oe]r|representative|planner|
    editor|writer|researcher|therapist|pharmacist|physician|surgeon|lawyer|attorney|solicitor|
    paralegal|clerk|buyer|controller|
    trainer|instructor|chef|cook|baker|carpenter|plumber|mechanic|operator|driver|librarian|
    curator|producer|journalist|
    counsel|partner|sister|registrar|scheduler|lead|generalist|business\spartner|
    \w{3,}(?:entin|istin|eurin)|fach\w*kraft|\w+kraft|referent(?:in)?|disponent|
    sachbearbeiter(?:in)?|berater(?:in)?|entwickler(?:in)?|ingenieur(?:in)?|kauffrau|kaufmann|
    fachkraft|buchhalter(?:in)?|
    chargée?|ingénieure?|comptable|conseill(?:er|ère)|gestionnaire|technicien(?:ne)?|
    infirmi(?:er|ère)|juriste|avocate?|enseignante?|
    analist[ae]|redactora?|auxiliar|operari[ao]|dependient[ae]|administrativ[ao]|camarer[ao]|
    cociner[ao]|conductora?|recepcionist[ae]|marketer|brewer|hygienist|ranger|adjuster|florist|
    técnic[ao]|ingenier[ao]|contable|abogad[ao]|enfermer[ao]|asesor[a]?|engenheir[ao]|
    contabilista|advogad[ao]|enfermeir[ao]|consultor[a]?|
    ingegnere|contabile|ragionier[ae]|infermier[ae]|addett[ao]|impiegat[ao]|specialista|
    tecnic[ao]|consulente|avvocato|
    adviseur|medewerk(?:er|ster)|verpleegkundige|docent|boekhouder|jurist|
    specjalist(?:a|ka)|inżynier|księgow[ay]|programist(?:a|ka)|konsultant(?:ka)?|pielęgniarka|
    nauczyciel(?:ka)?|analityk)\b""",
    _I | re.VERBOSE,
)


@lru_cache(maxsize=1024)
def role_of_title(title: str) -> PersonRole:
    """The role a job title stands for; a manager only where the title leads people."""
    text = title.strip()[:160]
    if _AGENCY.search(text):
        return "agency"
    assistant = _ASSISTANT.search(text)
    to = re.search(r"\b(?:to|of|de|der|des|von|van|di|do|da)\b", text)
    if assistant and to and assistant.start() < to.start():
        return "hr" if _HR.search(text[: to.start()]) else "assistant"
    if _HR.search(text):
        return "hr"
    if assistant:
        return "assistant"
    if leads(text):
        return "manager"
    return "unknown"


def leads(title: str) -> bool:
    """Say whether the title leads people: a head, a director, a team leader, an owner."""
    return bool(_MANAGER.search(_NOT_A_MANAGER.sub(" ", title)))


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Say whether these words read as a job title."""
    text = text.strip()[:160]
    if not text or len(text) > 110:
        return False
    return bool(
        _HR.search(text)
        or _ASSISTANT.search(text)
        or _MANAGER.search(text)
        or _AGENCY.search(text)
        or _TITLE_WORDS.search(text)
    )


@lru_cache(maxsize=4096)
def is_hr(text: str) -> bool:
    """Say whether these words name people who hire by profession."""
    return bool(_HR.search(text))
