"""Writes one shard of results into the tables, inside the caller's transaction; what is there already stays as it is."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import insert

from comity.model import CoderInfo, Tally
from comity.serial import event_from_json
from comity.store.rows import article_row, event_columns, magnitude_rows, party_rows, storable
from comity.store.schema import articles, drops, events, magnitudes, parties, shards

_UNTOLD = {"name": "unknown", "version": "0"}


def load(connection: Connection, shard_id: str, lines: Iterable[Mapping[str, Any]]) -> Tally:
    """Stores each line's article with its events, or its drop, and notes the shard; the tally counts the lines."""
    read, found, coded = 0, 0, 0
    dropped: Counter[tuple[str, str]] = Counter()
    for line in lines:
        read += 1
        if "dropped" in line:
            _store_drop(connection, shard_id, line)
            dropped[line["dropped"]["stage"], line["dropped"]["reason"]] += 1
        else:
            count = _count(connection, line["known"]) if "known" in line else _store_article(connection, line)
            found, coded = found + count, coded + bool(count)
    listed = tuple((stage, reason, n) for (stage, reason), n in sorted(dropped.items()))
    tally = Tally(read, coded, read - coded - dropped.total(), dropped.total(), found, listed)
    row = {"id": shard_id, "loaded_at": datetime.now(UTC).isoformat(timespec="seconds"), "counts": asdict(tally)}
    connection.execute(insert(shards).on_conflict_do_nothing(), row)
    return tally


def _count(connection: Connection, article_id: str) -> int:
    """How many events a stored article has."""
    return connection.scalar(sa.select(sa.func.count()).select_from(events).where(events.c.article_id == article_id)) or 0


def _store_drop(connection: Connection, shard_id: str, line: Mapping[str, Any]) -> None:
    """Stores a drop once, whatever shard it comes in; an article that was coded once is not dropped."""
    told = {name: storable(line["dropped"].get(name)) or "" for name in ("stage", "reason", "where", "detail")}
    identity = line.get("id") or hashlib.sha256(json.dumps(list(told.values())).encode()).hexdigest()[:16]
    if connection.scalar(sa.select(articles.c.id).where(articles.c.id == identity)) is None:
        made = insert(drops)
        # The lesser shard wins, so that the order of loading leaves no trace.
        first = made.on_conflict_do_update(index_elements=["id"], set_={"shard": sa.func.min(drops.c.shard, made.excluded.shard)})
        connection.execute(first, {"id": identity, "shard": shard_id, **told})


def _store_article(connection: Connection, line: Mapping[str, Any]) -> int:
    """Stores an article and its events in place of what another coder or version found; gives the number of its events."""
    raw = line["article"]
    coder = CoderInfo(**(line.get("coder") or (line["events"][0]["coder"] if line["events"] else _UNTOLD)))
    row = article_row(raw) | {"coder": coder.name, "coder_version": coder.version}
    stored = connection.execute(sa.select(articles.c.coder, articles.c.coder_version).where(articles.c.id == raw["id"])).first()
    if stored is None:
        connection.execute(sa.delete(drops).where(drops.c.id == raw["id"]))
        connection.execute(sa.insert(articles), row)
    elif tuple(stored) == (coder.name, coder.version):
        return _count(connection, raw["id"])
    else:
        connection.execute(sa.delete(events).where(events.c.article_id == raw["id"]))
        connection.execute(sa.update(articles).where(articles.c.id == raw["id"]), row)
    return _store_events(connection, line)


def _store_events(connection: Connection, line: Mapping[str, Any]) -> int:
    # One row an id: a coder that says the same thing twice has said it once.
    told = {raw["id"]: raw for raw in line["events"]}
    made = [(event_from_json({**raw, "article": line["article"]}), raw) for raw in told.values()]
    _insert(connection, events, [event_columns(event, raw, n) for n, (event, raw) in enumerate(made)])
    _insert(connection, parties, [row for event, _ in made for row in party_rows(event)])
    _insert(connection, magnitudes, [row for event, _ in made for row in magnitude_rows(event)])
    return len(made)


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)
