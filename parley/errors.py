"""What can go wrong, each as a class that writes its own sentence: where, what, what to do.

ParleyError             exit code 1
├── UsageError          exit code 2: the command was asked for something it does not do
├── SourceError         a source cannot be opened or read; it is kept with this reason
├── RuleError           a rule file breaks its own promises
├── RecordError         the record has no such thing
└── StoreError          the store cannot be used
Bug                     exit code 70: a fault in Parley itself
"""


class ParleyError(Exception):
    """Something a user can understand and mend; its text is a full sentence."""

    exit_code = 1


class UsageError(ParleyError):
    """The command was given something that it does not take."""

    exit_code = 2


class SourceError(ParleyError):
    """A source that cannot be read. `where` names it, `reason` says what and what to do."""

    def __init__(self, *, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class RuleError(ParleyError):
    """A rule file that breaks its own promises. `where` is file and rule."""

    def __init__(self, *, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class RecordError(ParleyError):
    """The record holds nothing under the name that was asked for."""


class StoreError(ParleyError):
    """The store cannot be opened, or was written by another version."""


class Bug(Exception):  # noqa: N818 - it is a fault of ours, not an error of the user's
    """A fault in Parley itself; please report it."""

    exit_code = 70
