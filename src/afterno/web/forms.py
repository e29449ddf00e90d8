"""What is typed on pages, checked and turned into the service's own values; an error says what to do."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any

from django import forms

from afterno.service import common_ground, connecting, entry, mailboxes, pages, profile
from afterno.web.fields import AForm, Day, Line, Moment, Note, Pick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterno.service.types import PersonRef

ROLES = (
    ("manager", "Would have been your boss"),
    ("hr", "Human resources"),
    ("assistant", "Assistant"),
    ("interviewer", "Interviewer"),
    ("agency", "Agency"),
    ("other", "Somebody else"),
)
CHANNELS = (
    ("email", "By e-mail"),
    ("phone", "By phone"),
    ("letter", "By letter"),
    ("portal", "On a website"),
    ("in_person", "In person"),
    ("silence", "By silence"),
)
SIGNERS = (
    ("unknown", "I cannot tell"),
    ("manager", "The manager herself"),
    ("hr", "Human resources or an agency"),
    ("organisation", "The company, without a name"),
    ("machine", "An automated notice"),
)
REASONS = (
    ("unknown", "None given"),
    ("declined", "They chose somebody else, or not me"),
    ("filled", "The post is taken"),
    ("cancelled", "The search was cancelled"),
    ("paused", "The search is on hold"),
)


WHICH_DAY = "Write the day like 2026-03-04."


class NoForm(AForm):
    """A no."""

    company = Line(
        "Which company?",
        required=True,
        error_messages={"required": "Which company said no? A name is enough."},
    )
    role = Line("For which job?", "Leave it empty where you are not sure.")
    manager = Line(
        "Who would have been your boss?",
        "The manager of the job. If you do not know, that is the first thing to find.",
    )
    phone = Line(
        "Her phone number", widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
    )
    email = Line("Her e-mail", widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}))
    signer = Pick("Who told you?", SIGNERS)
    channel = Pick("How?", CHANNELS)
    reason = Pick("With which reason?", REASONS)
    at = Moment("When?", "Empty means now.")
    talked = forms.BooleanField(label="We talked on that call", required=False)
    ideal = forms.BooleanField(
        label="This one is a dream: the company, the job or the person", required=False
    )
    note = Note("Anything to remember?")

    def value(self) -> entry.NoForm:
        """Give it as the service takes it."""
        data = self.cleaned_data
        return entry.NoForm(**{**data, **{key: data[key] or "unknown" for key in ("signer", "reason")},
                               "channel": data["channel"] or "email"})  # fmt: skip


STAY = (("yes", "Yes"), ("no", "No"), ("unsaid", "It was not said"))
LETTER_REASONS = (
    ("regular", "To stay in touch"),
    ("report_back", "To say what became of her advice"),
    ("ask_for_call", "To ask for a call"),
    ("milestone", "To tell my news"),
    ("news", "About something in the field"),
    ("meeting_request", "To ask to meet"),
    ("congratulation", "To congratulate her"),
    ("opening", "About an opening"),
    ("reply", "To answer her"),
    ("logistics", "About when and where"),
)
PLACES = (("coffee", "A coffee"), ("office", "Her office"), ("drink", "A drink"), ("other", "Somewhere else"))
TALKS = ("talked", "she-called", "talked-in-person", "talked-by-video", "met")
MORE_FIELDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(TALKS, ("stay_in_touch", "advice")),
    "met": ("advice",),
    "emailed": ("reason",),
    "asked-to-meet": ("place",),
    "agreed": ("meets_at",),
    **dict.fromkeys(("away", "leave", "pause", "wish"), ("until",)),
}
"""What is asked besides when and a note."""
NOTE_LABELS = {
    "advice": "What did she advise?",
    "did-it": "What came of it?",
    "moved": "Where to?",
    "promoted": "To what?",
}
SOLEMN = frozenset({"stop", "died"})
"""What is never put on record by a single press."""
UNTIL_LABELS = {"wish": "Not before", "away": "Back after", "leave": "Back after", "pause": "Until"}


def at_once(what: str) -> bool:
    """Tell whether one press puts it on record: nothing more need be said."""
    return (
        what not in NOTE_LABELS and what not in SOLEMN
        and set(MORE_FIELDS.get(what, ())) <= {"stay_in_touch", "advice"}
    )  # fmt: skip


class LogForm(AForm):
    """What happened, asked about in as few fields as it needs."""

    stay_in_touch = Pick("Are you to stay in touch?", STAY, radio=True)
    reason = Pick("Why did you write?", LETTER_REASONS)
    place = Pick("Where?", PLACES)
    meets_at = Moment("When do you meet?", required=True)
    until = Day("Until")
    advice = Note(
        "What did she advise?", "In her words, as near as you can. It is what you can report back on."
    )
    note = Note("Anything to remember?")
    at = Moment("When was it?", "Empty means now.")

    def __init__(self, *args: Any, what: str, **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **options)
        self.what = what
        wanted = {*MORE_FIELDS.get(what, ()), "note", "at"}
        for name in set(self.fields) - wanted:
            del self.fields[name]
        if what in NOTE_LABELS:
            self.fields["note"].label = NOTE_LABELS[what]
        if "until" in self.fields:
            self.fields["until"].label = UNTIL_LABELS[what]

    def value(self) -> entry.LogForm:
        """Give it as the service takes it."""
        data = dict(self.cleaned_data)
        meets = data.pop("meets_at", None)
        return entry.LogForm(what=self.what, meets_at=meets.isoformat() if meets else "", **data)


def field_of(form: forms.Form, what: str) -> str | None:
    """Name the field a refusal of the service belongs to."""
    if what in NOTE_LABELS:
        return "note"
    return "until" if "until" in form.fields else None


class PersonForm(AForm):
    """Somebody."""

    name = Line("Name", required=True, error_messages={"required": "A name is needed."})
    role = Pick("Who is it?", ROLES)
    title = Line("Title", "Head of Operations, say.")
    address_as = Line("How to address her", "Ms, Dr, Professor. It is not guessed; without it letters use the whole name.",
                      max_length=40)  # fmt: skip
    formality = Pick("You are", (("formal", "Formal with each other"), ("informal", "On first names")))
    company = Line("Company")
    company_phone = Line("The company's switchboard", "The way to her where her own number is not known.",
                         widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}))  # fmt: skip
    phone = Line("Phone", "Several with commas between.")
    email = Line("E-mail", "Several with commas between.")
    time_zone = Line("Time zone", "Like Europe/Madrid. Calls are proposed in her working hours.",
                     widget=forms.TextInput(attrs={"list": "zones"}))  # fmt: skip
    country = Line("Country", "Two letters: ES, US. Her holidays are kept free.", max_length=6)
    ideal = forms.BooleanField(label="A dream: stands first on the list", required=False)
    compliment = Line("Something true and modest you could say of her",
                      "One whole sentence, about something she did.", max_length=600)  # fmt: skip
    parallel = Line(
        "A parallel between her path and yours", "One whole sentence, if there is one.", max_length=600
    )
    question = Line(
        "A small question for her", "One whole sentence she can answer now or next time.", max_length=600
    )
    topic = Line("What the advice is about", "A few words: the audit exam.")
    story = Note("What you know of her path", max_length=common_ground.STORY_LIMIT)
    tags = Line("Tags", "With commas between: trains, met at the fair.", max_length=600)
    note = Note("Your own note")

    def value(self) -> pages.PersonForm:
        """Give it as the service takes it."""
        data = self.cleaned_data
        usual = {"role": data["role"] or "manager", "formality": data["formality"] or "formal"}
        return pages.PersonForm(**{**data, **usual})


def initial(form: pages.PersonForm) -> dict[str, Any]:
    """Give the fields of somebody on record, to be changed."""
    return {field.name: getattr(form, field.name) for field in fields_of(form)}


class ManagerForm(AForm):
    """Who would have been the boss: one of those known, or somebody new."""

    known = Pick("One of these?", (), radio=True)
    name = Line("Her name")
    title = Line("Her title")
    phone = Line(
        "Her phone number", widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
    )
    email = Line("Her e-mail", widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}))

    def offer(self, people: Iterable[PersonRef]) -> None:
        """Offer those known at the company."""
        field = self.fields["known"]
        assert isinstance(field, Pick)
        named = [
            (ref.id, f"{ref.name}, {ref.title}" if ref.title else ref.name) for ref in people if ref.name
        ]
        field.choices = [*named, ("", "Somebody else")] if named else []

    def value(self) -> pages.PersonForm:
        """Give the new name as the service takes it."""
        data = {key: value for key, value in self.cleaned_data.items() if key != "known"}
        return pages.PersonForm(**data)


class SilenceForm(AForm):
    """Whether a silence is a no."""

    answer = Pick(
        "What is it?",
        (("no", "I take it as a no"), ("wait", "They named another day")),
        radio=True,
        required=True,
    )
    by = Day("They said they would answer by")


NEWS = (
    ("new_job", "A new job"),
    ("promotion", "A promotion"),
    ("degree", "A degree or an exam"),
    ("award", "An award"),
    ("publication", "A publication"),
    ("move", "A move"),
    ("other", "Something else"),
)


class NewsForm(AForm):
    """News of the seeker's life."""

    what = Pick("What is it?", NEWS)
    text = Note(
        "In a line, as you would tell a friend", "It goes into each letter, which you can still change."
    )
    company = Line("Where?", "The company, where there is one.")
    industry = Line("In which field?", "Where it is hers too, its news may be a reason to write.")
    at = Moment("Since when?", "Empty means now.")

    def value(self) -> entry.MilestoneForm:
        """Give it as the service takes it."""
        data = self.cleaned_data
        return entry.MilestoneForm(**{**data, "what": data["what"] or "other"})


CALLS_BY = (("phone", "Phone"), ("video", "Video"), ("relay", "A relay service"), ("in_person", "In person"))


class ProfileForm(AForm):
    """Who the seeker is."""

    name = Line(
        "Your name", "As you say it on the phone.", widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = Line("Your phone number", "It is said twice on a voicemail.",
                 widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}))  # fmt: skip
    emails = Line("Your e-mail addresses", "All you use, with commas between: so your own mail is known as yours.",
                  max_length=1000)  # fmt: skip
    time_zone = Line("Your time zone", "Like Europe/Madrid.", widget=forms.TextInput(attrs={"list": "zones"}))
    country = Line("Your country", "Two letters: ES, US.", max_length=6)
    industry = Line("Your field")
    calls_by = Pick(
        "You talk by", CALLS_BY, "Where the phone is not for you, another way serves as the conversation."
    )

    def value(self) -> profile.Profile:
        """Give it as the service takes it."""
        data = self.cleaned_data
        return profile.Profile(**{**data, "calls_by": data["calls_by"] or "phone"})


class AwayForm(AForm):
    """Days on which the seeker does nothing of all this."""

    first = Day("The first day", required=True)
    last = Day("The last day", required=True)


class ReportForm(forms.Form):
    """The days of a report."""

    first = forms.DateField(
        label="From", widget=forms.DateInput(attrs={"type": "date"}), error_messages={"invalid": WHICH_DAY}
    )
    last = forms.DateField(
        label="To", widget=forms.DateInput(attrs={"type": "date"}), error_messages={"invalid": WHICH_DAY}
    )


SECURITY = (("tls", "Encrypted from the start (usual)"), ("starttls", "Encrypted after a greeting (STARTTLS)"),
            ("none", "Not encrypted: only to this machine"))  # fmt: skip


class MailboxForm(AForm):
    """A mailbox to connect."""

    address = Line(
        "The mailbox's address", required=True, error_messages={"required": "Give the mailbox's own address."},
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    )  # fmt: skip
    password = Line(
        "Its password for mail programs",
        "Most services want an app password, made in their own settings. It is kept in this system's keyring, or in an "
        "encrypted file where there is none, and never shown again.",
        required=True, strip=False, error_messages={"required": "A password is needed."},
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    server = Line("The mail server", "Like imap.mail.example. Empty where your service is a well-known one.")
    user = Line("The name to sign in with", "Empty where it is the address.")
    security = Pick("The line", SECURITY)
    junk = forms.BooleanField(label="Look among the spam too", required=False)
    trash = forms.BooleanField(label="Look in the trash too", required=False)

    def value(self) -> connecting.MailboxForm:
        """Give it as the service takes it."""
        data = self.cleaned_data
        return connecting.MailboxForm(
            data["address"], data["password"], data["server"], data["user"], data["security"] or "tls",
            also=tuple(name for name in mailboxes.ALSO if data[name]),
        )  # fmt: skip
