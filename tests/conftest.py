"""What tests of several parts share."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

# Tables and patterns are loaded at the first example, which takes longer than all others together.
settings.register_profile("comity", deadline=None)
settings.load_profile("comity")

Tables = dict[str, list[tuple[object, ...]]]

_CONTENT = {
    "articles": "id, path, url, title, published, publisher, author, genre, language, text, coder, coder_version",
    "events": "*",
    "parties": "*",
    "magnitudes": "*",
    "drops": "*",
    "shards": "id, counts",
}
"""All but what may differ between equal stores: the time of loading and the inner numbers of rows."""


@pytest.fixture(scope="session")
def tables() -> Callable[[Path], Tables]:
    """All rows of a store's file, sorted, read without the store's own code."""

    def read(store: Path) -> Tables:
        with closing(sqlite3.connect(store / "comity.sqlite")) as connection:
            return {
                name: sorted(connection.execute(f"SELECT {columns} FROM {name}"), key=repr) for name, columns in _CONTENT.items()
            }

    return read
