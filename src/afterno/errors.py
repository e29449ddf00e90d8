"""What can go wrong, as one small tree; a docstring is the default message."""

from __future__ import annotations


class AfternoError(Exception):
    """Something went wrong."""

    permanent = True
    """Trying again without a change will not help."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).__doc__ or "")


class UserError(AfternoError):
    """It cannot be done as asked."""


class NotOnRecordError(UserError):
    """Nobody and nothing of that name is on record."""


class AmbiguousError(UserError):
    """More than one person fits: say more of the name, or the e-mail address."""


class FileProblemError(UserError):
    """The file cannot be read or written."""


class BusyError(AfternoError):
    """Another copy of the program is writing just now: try again in a moment."""

    permanent = False


class SettingError(UserError):
    """A setting is not understood: docs/record.md lists them all."""


class NotARecordError(UserError):
    """The file is no Afterno record."""


class MailboxError(UserError):
    """The mailbox cannot be read."""


class MailboxRefusedError(MailboxError):
    """The mail server does not let us in: connect the mailbox anew."""


class MailboxLineError(MailboxError):
    """The mail server does not answer just now: run `afterno sync` again later."""

    permanent = False


class SecretsError(UserError):
    """The password of the mailbox cannot be kept, or not be had."""
