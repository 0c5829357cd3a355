"""The store as its users see it: open, load, ask."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy import Engine, Select

from comity.errors import StoreError, UsageError
from comity.model import Article, CoderInfo, Event, Tally
from comity.serial import ARTICLE, ROW_SCHEMA
from comity.store import analysis
from comity.store.connect import guarded, open_engine
from comity.store.load import load
from comity.store.query import FLAT, EventQuery, select, select_dyad
from comity.store.rows import to_article, to_event
from comity.store.schema import articles, drops, events, shards

_RECORDS_A_FETCH = 256  # an article of 5 kB beside each: about a megabyte
_ARTICLE_COLUMNS = [articles.c[name] for name in (*ARTICLE, "text")]


class Store:
    """A folder of coded news. Open it with `Store.open`, use it in a `with` block; many may read while one writes."""

    def __init__(self, path: Path, engine: Engine, *, read_only: bool) -> None:
        self.path, self.read_only, self._engine = path, read_only, engine

    @classmethod
    def open(cls, path: Path, *, create: bool = False, read_only: bool = False) -> Self:
        """The store in that folder, made if asked for, its schema brought up to date; StoreError if it cannot be used."""
        engine, read_only = open_engine(path, create=create, read_only=read_only)
        return cls(path, engine, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def load(self, shard_id: str, lines: Iterable[Mapping[str, Any]]) -> Tally:
        """Store one shard's results in one transaction and give its tally; what is stored already changes nothing.

        A line is `{"article": …, "events": […], "coder": …}`, `{"dropped": …, "id": …}` or `{"known": article_id}`. An
        article that another coder or version coded before is replaced with all its events.
        """
        self.require_writable()
        with guarded(self.path), self._engine.execution_options(writes=True).begin() as connection:
            return load(connection, shard_id, lines)

    def require_writable(self) -> None:
        """StoreError if the store is open for reading alone."""
        if self.read_only:
            raise StoreError(f"the store at {self.path} can only be read; allow writing to it, or use another with --store")

    def coders(self, ids: Sequence[str]) -> dict[str, CoderInfo]:
        """Who coded each of those articles that are stored."""
        chosen = sa.select(articles.c.id, articles.c.coder, articles.c.coder_version).where(articles.c.id.in_(ids))
        with guarded(self.path), self._engine.begin() as connection:
            return {found: CoderInfo(name, version) for found, name, version in connection.execute(chosen)}

    def shard(self, shard_id: str) -> Tally | None:
        """The tally of a shard that was loaded, else None."""
        with guarded(self.path), self._engine.begin() as connection:
            counts = connection.scalar(sa.select(shards.c.counts).where(shards.c.id == shard_id))
        return Tally(**{**counts, "drops": tuple(map(tuple, counts["drops"]))}) if counts else None

    def events(self, query: EventQuery = EventQuery()) -> pa.Table:
        """The events that the query means as a flat table, newest first, one row each."""
        with guarded(self.path), self._engine.begin() as connection:
            return analysis.read(connection, select(query, *FLAT), ROW_SCHEMA)

    def records(self, query: EventQuery = EventQuery()) -> Iterator[Event]:
        """The events that the query means as full values with their articles, newest first."""
        return self._records(select(query, events.c.record, *_ARTICLE_COLUMNS))

    def dyad_records(self, a: str, b: str) -> Iterator[Event]:
        """All events that touch both countries, as a party in any role or by where they took place."""
        return self._records(select_dyad(a, b, events.c.record, *_ARTICLE_COLUMNS))

    def _records(self, chosen: Select[*tuple[Any, ...]]) -> Iterator[Event]:
        with guarded(self.path), self._engine.begin() as connection:
            for row in connection.execution_options(yield_per=_RECORDS_A_FETCH).execute(chosen).mappings():
                yield to_event(row["record"], to_article(dict(row)))

    def article(self, article_id: str) -> Article:
        """The article of that id; UsageError if there is none."""
        with guarded(self.path), self._engine.begin() as connection:
            row = connection.execute(sa.select(*_ARTICLE_COLUMNS).where(articles.c.id == article_id)).mappings().first()
        if row is None:
            raise UsageError(f"no article {article_id!r} in the store at {self.path}; ids are in the table articles")
        return to_article(dict(row))

    def sql(self, query: str) -> pa.Table:
        """What one SELECT over articles, events, parties, magnitudes and drops gives; it can read and change nothing else."""
        with guarded(self.path), self._engine.begin() as connection:
            return analysis.answer(query, connection)

    def damage(self) -> str | None:
        """What SQLite's own quick check finds wrong with the file, None where it is whole."""
        with guarded(self.path), self._engine.begin() as connection:
            found = connection.scalar(sa.text("pragma quick_check(1)"))
        return None if found == "ok" else str(found)

    def tally(self) -> Tally:
        """Read = coded + without events + dropped, over all that was ever loaded, each article once."""
        with guarded(self.path), self._engine.begin() as connection:
            kept = connection.scalar(sa.select(sa.func.count()).select_from(articles)) or 0
            found, coded = connection.execute(sa.select(sa.func.count(), sa.func.count(events.c.article_id.distinct()))).one()
            listed = Counter({(stage, reason): n for stage, reason, n in connection.execute(_drop_counts)})
        lost = listed.total()
        return Tally(kept + lost, coded, kept - coded, lost, found, tuple((*kind, n) for kind, n in sorted(listed.items())))


_drop_counts = sa.select(drops.c.stage, drops.c.reason, sa.func.count()).group_by(drops.c.stage, drops.c.reason)
