"""One small tree of errors: the docstring is the default message, `permanent` says whether trying again helps."""

from __future__ import annotations

import inspect


class AfternoError(Exception):
    """Something went wrong inside Afterno."""

    permanent = True

    def __init__(self, message: str = "") -> None:
        super().__init__(message or inspect.cleandoc(type(self).__doc__ or "").partition("\n")[0])

    @property
    def message(self) -> str:
        """What is shown, one line."""
        return str(self.args[0])


class UserError(AfternoError):
    """This cannot be done as asked.

    Shown without a traceback; `what_to_do` is the next step, in one line.
    """

    def __init__(self, message: str = "", what_to_do: str = "") -> None:
        super().__init__(message)
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        return f"{self.message} {self.what_to_do}".strip()


class SettingError(UserError):
    """A setting is not understood."""


class NotInRecord(UserError):  # noqa: N818 - read in a sentence: "not in the record"
    """Nothing of that name is in the record."""


class NotARecord(UserError):  # noqa: N818 - as above
    """This file is no Afterno record."""


class TryAgainError(AfternoError):
    """Another program holds the record at the moment; try again."""

    permanent = False
