"""The rules of the method in a line each, for the page that says how it works."""

from __future__ import annotations

RULES = {
    "M1": ("A no opens a relationship", "With the person who would have been your boss, whoever brought the no."),
    "M2": ("Be ready before the answer comes", "The words are there while the phone is still ringing."),
    "M3": ("What the conversation holds", "Grace, thanks, her advice, a compliment, a small question, what comes next."),
    "M4": ("Who says no decides the first move", "If she told you herself, you have talked. Anybody else: phone her."),
    "M5": ("A message that gets a call back", "Not only thanks: what you would like to ask, and that the decision stands."),
    "M6": ("Phone first", "Letters begin after the first conversation; a short one asking for a call is the last resort."),
    "M7": ("Soon after the no", "Within two working days, in her working hours."),
    "M8": ("Then a letter, every couple of months", "Without answers the waits grow, and then it rests."),
    "M9": ("Tell the news of your life", "Once to each, in words for that person."),
    "M10": ("Then ask to meet", "After some months of contact, and once she answers."),
    "M11": ("News of the field, without teaching", "She has probably heard it; ask how she reads it."),
    "M12": ("Flatter, never fawn", "Respect is welcome, worship is embarrassing."),
    "M13": ("Never too much", "Floors, a limit a year, a pause when she is away, an end when she asks for one."),
    "M14": ("Give advice its due", "What became of it is the best reason to write again."),
    "M15": ("The dream first", "More care, never more contact."),
    "M16": ("The long game", "What counts is what came of it: a talk, advice, a meeting, an open door."),
}  # fmt: skip
"""Title and one sentence, by the id of the rule."""
