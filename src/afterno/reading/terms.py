"""The words that make a mail worth reading in full: whatever the mail of a job search says in eight languages.

Every term is plain ASCII, a stem where a language has accents, so that one scan of bytes serves every charset that
contains ASCII. `_` stands for the space between two words, whatever it is made of. A strong term is enough; weak terms
are words of ordinary life as well, and two different ones are wanted.
"""

# ruff: noqa: E501 - whole mails and lists of words are easier to read unbroken
from __future__ import annotations

from typing import Final

STRONG: Final = (
    # English
    "applicant", "your_application", "job_application", "application_for", "application_to", "application_status",
    "application_with_us", "application_received", "application_process", "for_applying", "applied_for", "applied_to",
    "applying_to", "applying_for", "you_applied", "apply_again", "re-apply", "candidat", "interview", "recruit",
    "hiring", "to_hire", "new_hire", "curriculum", "cover_letter", "vacanc", "job_offer", "offer_letter",
    "offer_of_employment", "offer_you_the", "employment_contract", "job_opening", "job_search", "job_post", "job_title",
    "job_description", "job_alert", "jobs_for_you", "new_jobs", "job_seeker", "jobseeker", "the_position", "this_position",
    "position_of", "position_at", "position_with", "position_has_been", "open_position", "open_role", "the_role", "this_role",
    "role_at", "role_of", "role_has_been", "talent_acquisition", "talent_team", "talent_pool", "talent_partner",
    "talent_community", "people_team", "people_operations", "human_resources", "shortlist", "short-list", "short_list",
    "went_with_someone", "went_with_another", "went_with_somebody", "go_with_someone", "go_with_another",
    "go_with_somebody", "going_with_someone", "going_with_another", "went_in_a_different", "go_in_a_different",
    "going_in_a_different", "different_direction", "another_direction", "other_direction", "someone_else_for",
    "chose_someone", "chosen_someone", "selected_someone", "picked_someone", "decided_on_someone", "offered_it_to",
    "gave_it_to_someone", "filled_the", "not_moving_forward", "not_be_moving", "move_forward_with", "moving_forward_with",
    "not_to_move_forward", "not_to_proceed", "not_be_proceeding", "not_proceed", "not_be_progressing", "not_to_progress",
    "not_be_taking", "not_selected", "not_been_selected", "not_been_successful", "been_unsuccessful", "was_unsuccessful",
    "not_successful", "your_interest_in", "for_your_interest", "interest_in_joining", "your_background", "your_skills",
    "your_qualifications", "your_experience", "phone_screen", "screening_call", "take-home", "take_home_test",
    "coding_challenge", "code_challenge", "hackerrank", "codility", "hirevue", "testgorilla", "coding_test", "technical_test", "online_assessment", "skills_test", "reference_check",
    "background_check", "notice_period", "salary_expect", "start_date", "join_our_team", "join_the_team", "joining_our_team",
    "internship", "apprenticeship", "traineeship", "future_openings", "future_opportunities", "future_endeavo",
    "the_job", "a_job", "this_job", "job_at", "jobs_at", "new_job", "job_with", "your_job", "employment", "employer",
    "someone_else", "positions", "opening_for", "an_opening", "our_opening", "current_opening", "hold_on_hiring", "headcount", "probation_period", "work_permit", "referral_bonus", "staffing", "headhunt",
    # German
    "bewerb", "vorstellungsgespr", "stellenanz", "stellenangebot", "stellenausschreib", "ausgeschriebene", "absage",
    "die_stelle", "der_stelle", "eine_stelle", "stelle_als", "stelle_ist", "lebenslauf", "kandidat", "personalabteilung",
    "personalreferent", "personalleit", "personalentwick", "personalwesen", "gehaltsvorstellung", "arbeitsvertrag",
    "jobangebot", "probearbeit", "probetag", "ausbildungsplatz", "werkstudent", "kennenlerngespr", "praktikumsplatz",
    "anders_entschieden", "anderweitig", "arbeitszeugnis", "eintrittstermin", "einstellungstest",
    # French
    "embauche", "emploi", "lettre_de_motivation", "suite_favorable", "ressources_humaines", "recrut", "votre_profil",
    "le_poste", "du_poste", "ce_poste", "au_poste", "poste_de", "entretien", "pas_retenu", "pas_ete_retenu", "retenue_pour",
    "offre_de_stage", "en_alternance", "vivier", "postul",
    # Spanish and Portuguese
    "entrevista", "vacante", "puesto_de", "el_puesto", "este_puesto", "proceso_de_selec", "proceso_selectivo",
    "processo_seletivo", "processo_de_sele", "empleo", "emprego", "recursos_humanos", "tu_perfil", "su_perfil", "seu_perfil",
    "teu_perfil", "reclutamiento", "selecionad", "seleccionad", "vaga_de", "a_vaga", "da_vaga", "esta_vaga", "essa_vaga",
    "oferta_de_trab", "proposta_de_trab", "curricular", "contratacion", "otra_persona", "outra_pessoa", "outro_candid",
    "bolsa_de_trabajo",
    # Italian
    "colloquio", "assunzion", "offerta_di_lavoro", "proposta_di_lavoro", "risorse_umane", "tirocinio", "la_posizione",
    "posizione_di", "posizione_aperta", "selezione_del_personale", "processo_di_selezione", "suo_profilo", "tuo_profilo",
    "altra_persona", "altro_profilo", "lettera_di_presentazione", "ricerca_di_personale",
    # Dutch
    "sollicit", "vacature", "kandidaat", "kandidaten", "afwijz", "werving", "arbeidsvoorwaarden", "arbeidsovereenkomst",
    "de_functie", "functie_van", "deze_functie", "functie_als", "iemand_anders", "andere_kandid", "motivatiebrief",
    "kennismakingsgesprek", "personeelszaken", "stageplaats", "stageplek", "jouw_profiel", "uw_profiel", "je_profiel",
    # Polish
    "rekrut", "kandydat", "stanowisk", "kwalifikacyjn", "zatrudnien", "zatrudni", "oferta_pracy", "oferty_pracy",
    "aplikacyjn", "list_motywacyjny", "yciorys", "twoja_aplikacja", "twojej_aplikacji", "innego_kandydata", "kogo_innego",
    "pracodawc", "rozmowa_o_prac", "rozmow_o_prac",
    "your_cv", "my_cv", "jobs_for", "for_the_job",
)  # fmt: skip
"""One of these is enough."""

SENDERS: Final = (
    "greenhouse", "lever.co", "workday", "icims", "smartrecruiters", "taleo", "jobvite", "ashbyhq", "workable", "bamboohr",
    "recruitee", "personio", "teamtailor", "successfactors", "bullhorn", "breezy", "rippling", "hirevue", "hackerrank",
    "codility", "testgorilla", "linkedin", "glassdoor", "stepstone", "infojobs", "pracuj", "softgarden", "talentlyft",
    "welcometothejungle", "avature", "cornerstone", "brassring", "careers@", "jobs@", "karriere@", "jobs-noreply", "indeed",
    "recruit", "talent", "hiring", "career", "hrteam", "xing", "monster", "ziprecruiter", "wellfound", "hired", "jobs",
)  # fmt: skip
"""One of these in the header's sender is enough; in a text they are links at its foot."""

WEAK: Final = (
    "unfortunately", "career", "regret", "sorry_to", "disappoint", "job", "employ", "resume", "cv", "position", "role", "application",
    "opportunity", "opening", "talent", "selected", "hired", "salary", "onboarding", "decided", "decision", "another_person",
    "next_steps", "next_stage", "assessment", "skills", "qualif", "best_of_luck", "good_luck", "every_success", "wish_you",
    "keep_in_touch", "stay_in_touch", "on_file", "thank_you_for_your_time", "thanks_for_your_time", "coming_in", "meeting_with",
    "speaking_with", "great_to_meet", "nice_to_meet", "enjoyed", "apply", "applied", "the_post", "consultant", "hr", "hire",
    "freeze", "on_hold", "reorgani", "feedback",
    "leider", "stelle", "unterlagen", "gespr", "entschieden", "entscheidung", "einladung", "karriere", "arbeitgeber", "praktikum",
    "absagen", "zusage", "vertrag", "kennenlernen", "berufserfahrung", "gehalt", "arbeitsplatz",
    "malheureusement", "poste", "retenu", "equipe", "embaucher", "dossier", "rencontre",
    "parcours", "salaire", "contrat",
    "lamentablemente", "desafortunadamente", "lamentamos", "infelizmente", "puesto", "solicitud", "perfil", "vaga", "equipo",
    "sueldo", "salario", "trabajo", "trabalho", "contratar", "selecc", "oferta", "oportunid", "cargo",
    "purtroppo", "posizione", "selezione", "lavoro", "assumere", "stipendio", "contratto", "incontro", "ruolo",
    "helaas", "functie", "gesprek", "baan", "profiel", "salaris", "besloten", "gekozen", "kennismak",
    "niestety", "aplikacj", "praca", "pracy", "rozmow", "zespo", "decyzj", "umow", "wynagrodz", "spotkan",
)  # fmt: skip
"""Two different ones of these are wanted, in the subject and the words of the text."""
