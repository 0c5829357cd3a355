"""Every point where Comity can be extended, and how a plug-in is found by name.

Built-ins enter by the same entry points as a stranger's package: `comity.readers`, `comity.coders`, `comity.engines`.
The smallest plug-in is one function in a module and one line of `pyproject.toml`.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import EntryPoints, entry_points
from pathlib import Path
from typing import Any, Protocol

from comity.errors import UnknownName
from comity.model import Article, Coding, Document, Dropped


class ArticleDefaults(Protocol):
    """What to take when a file does not say: publication day, publisher, and the names of tabular columns."""

    @property
    def published(self) -> str | None:
        """The publication day, YYYY-MM-DD."""

    @property
    def publisher(self) -> str | None:
        """The publisher's name."""


class Reader(Protocol):
    """Reads one file (or standard input, as bytes) into articles; what cannot be read comes as Dropped, in place."""

    def __call__(self, path: Path, defaults: ArticleDefaults) -> Iterator[Article | Dropped]:
        """The articles of `path`, one at a time, in the order of the file."""


class Coder(Protocol):
    """Finds the acts of documents. Batches are the primitive: one Coding for each document, in order."""

    name: str
    version: str

    def code(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """One Coding a document, in order."""


class Engine(Protocol):
    """Runs `work` over items on some number of workers and gives the results in the order of the items."""

    def __call__(self, work: Callable[[Any], Any], items: Iterable[Any], workers: int) -> Iterator[Any]:
        """The results of `work`, in the order of `items`."""


GROUPS = {"reader": "comity.readers", "coder": "comity.coders", "engine": "comity.engines"}


@cache
def _points(group: str) -> EntryPoints:
    """The entry points of a group, read once a process: reading them takes some 10 ms."""
    return entry_points(group=group)


def names(kind: str) -> list[str]:
    """The installed plug-ins of a kind (reader, coder, engine)."""
    return sorted({point.name for point in _points(GROUPS[kind])})


def load(kind: str, name: str) -> Any:
    """The plug-in of that kind and name; UnknownName lists what is installed."""
    for point in _points(GROUPS[kind]):
        if point.name == name:
            return point.load()
    raise UnknownName(kind, name, names(kind))
