"""The kinds of field on pages: a line, some lines, one of a few, a moment in the seeker's clock, a day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxLengthValidator

from afterno.service import texts

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT, LONG = 200, 4000


class Line(forms.CharField):
    """One line of text that may be left empty."""

    def __init__(self, label: str, hint: str = "", **options: Any) -> None:  # noqa: ANN401 - Django's own options
        options = {"required": False, "max_length": SHORT} | options
        super().__init__(label=label, help_text=hint, **options)
        self.error_messages["max_length"] = f"At most {self.max_length} characters fit here."
        for check in self.validators:
            if isinstance(check, MaxLengthValidator):
                check.message = self.error_messages["max_length"]


class Note(Line):
    """Some lines of text."""

    def __init__(self, label: str, hint: str = "", **options: Any) -> None:  # noqa: ANN401 - as above
        usual: dict[str, Any] = {"max_length": LONG, "widget": forms.Textarea(attrs={"rows": 3})}
        super().__init__(label, hint, **usual | options)


class Pick(forms.ChoiceField):
    """One of a few."""

    def __init__(self, label: str, choices: Iterable[tuple[str, str]], hint: str = "", *, radio: bool = False,
                 required: bool = False) -> None:  # fmt: skip
        widget = forms.RadioSelect() if radio else forms.Select()
        super().__init__(label=label, choices=list(choices), help_text=hint, required=required, widget=widget)


class Moment(forms.Field):
    """A moment in the seeker's own clock; empty means now."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"})

    def __init__(self, label: str, hint: str = "", *, required: bool = False) -> None:
        super().__init__(label=label, help_text=hint, required=required)
        self.zone = ""

    def clean(self, value: str | None) -> datetime | None:
        """Read the moment; where the clock is not said, it is the seeker's."""
        if not (value or "").strip():
            if self.required:
                raise forms.ValidationError("Say the day and the hour.")
            return None
        try:
            found = datetime.fromisoformat(str(value).strip())
        except ValueError:
            raise forms.ValidationError("Write the day and the hour like 2026-03-04 15:00.") from None
        return found if found.tzinfo else found.replace(tzinfo=texts.zone(self.zone))


class Day(Line):
    """A day."""

    def __init__(self, label: str, hint: str = "", *, required: bool = False) -> None:
        super().__init__(label, hint, required=required, widget=forms.DateInput(attrs={"type": "date"}))


class AForm(forms.Form):
    """A form whose fields know the seeker's clock."""

    def __init__(self, *args: Any, zone: str = "", **options: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, Moment):
                field.zone = zone
