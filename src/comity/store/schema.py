"""The tables as SQLAlchemy Core sees them. A change here needs a numbered migration beside it, which a test compares."""

import sqlalchemy as sa
from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

HEAD = "0001"
"""The newest migration that this program knows."""

APPLICATION_ID = 0x436F6D69
"""`Comi`: SQLite's mark in the file's head that says whose file it is."""

metadata = MetaData()


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


def _of(target: str, name: str) -> Column[str]:
    """A column that names its row's owner, and goes when the owner goes."""
    return Column(name, Text, ForeignKey(target, ondelete="CASCADE"), nullable=False)


articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),  # the row that the full-text index points to; VACUUM keeps it
    Column("id", Text, nullable=False, unique=True),
    *_texts("path", "url", "title", "published", "publisher", "author", "genre", "language"),
    Column("text", Text, nullable=False),
    Column("coder", Text, nullable=False),
    Column("coder_version", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    _of("articles.id", "article_id"),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("score", Float, nullable=False),
    *_texts("dimension", "status", "mode"),
    Column("modes", sa.JSON, nullable=False),
    Column("contexts", sa.JSON, nullable=False),
    Column("p_event", Float, nullable=False),
    *_texts("date", "date_from", "date_to", "date_precision"),
    *_texts("actor", "actor_country", "actor_sector", "recipient", "recipient_country"),
    *_texts("place_name", "place_country", "place_adm1"),
    Column("lat", Float),
    Column("lon", Float),
    Column("quote", Text, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("anchor_start", Integer, nullable=False),
    Column("anchor_end", Integer, nullable=False),
    *_texts("asserted_by", "asserted_by_country"),
    Column("coder", Text, nullable=False),
    Column("coder_version", Text, nullable=False),
    Column("record", Text, nullable=False),  # the event as JSON, without its article, which is a row of its own
    Index("events_by_article", "article_id"),
    Index("events_by_date", "date_from", "date_to"),
    Index("events_by_type", "type", "date_from"),
)

parties = Table(
    "parties",
    metadata,
    Column("event_id", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),  # actor, recipient, instrument or asserter
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("name", Text(collation="NOCASE")),
    *_texts("actor_id", "country", "sector", "ownership"),
    Column("p", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Index("parties_by_country", "country", "role", "event_id"),
    Index("parties_by_id", "actor_id", "role", "event_id"),
    Index("parties_by_name", "name", "role", "event_id"),
)

magnitudes = Table(
    "magnitudes",
    metadata,
    Column("event_id", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("min", Float),
    Column("max", Float),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

drops = Table(
    "drops",
    metadata,
    Column("id", Text, primary_key=True),  # the article's, or a hash of all below but the shard
    Column("shard", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("stage", "reason", "where", "detail")),
)

shards = Table(
    "shards",
    metadata,
    Column("id", Text, primary_key=True),
    Column("loaded_at", Text, nullable=False),
    Column("counts", sa.JSON, nullable=False),
)

PUBLIC = (articles, events, parties, magnitudes, drops)
"""What people's own SELECTs see."""
