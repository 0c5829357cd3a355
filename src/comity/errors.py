"""What can go wrong, as a tree.

ComityError                 catch this to catch everything of ours
├── UsageError              the call cannot be carried out as asked: unknown name, bad option, missing path   (exit 2)
│   └── UnknownName         a plug-in, type or country that does not exist; says what does
├── RecordError             one record failed; it is counted with its stage and reason, the run goes on
└── RunError                the run cannot go on                                                             (exit 1)
    ├── StoreError          the store is missing, locked, read-only, newer than this program, or corrupt
    └── WeightsError        the model files are missing, or are not those of the checksum

Every message says what failed, why, and what to do.
"""

from collections.abc import Iterable
from typing import Self


class ComityError(Exception):
    """Root of every error that Comity raises on purpose."""


class UsageError(ComityError):
    """The call cannot be carried out as asked."""


class UnknownName(UsageError):
    """A name that is not known; the message lists those that are."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        known = tuple(known)
        super().__init__(f"no {kind} named {name!r}; known: {', '.join(sorted(known))}")
        self._given = (kind, name, tuple(known))

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, tuple[str, ...]]]:
        """Errors cross from a worker to its parent by pickle, which needs the arguments as given."""
        return type(self), self._given


class RecordError(ComityError):
    """One record could not be read or coded; the run goes on without it."""


class RunError(ComityError):
    """The run cannot go on."""


class StoreError(RunError):
    """The store cannot be used."""


class WeightsError(RunError):
    """The model files cannot be used."""
