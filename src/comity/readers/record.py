"""A record (of JSON, CSV or Parquet) ► an article: the names under which the usual tools keep each field."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from comity.articles import finish
from comity.model import Article, Dropped
from comity.plugins import ArticleDefaults

TEXT = ("text", "body", "content", "maintext")
PUBLISHED = ("published", "date", "date_publish", "published_at")
PUBLISHER = ("source", "publisher", "sitename")
FIELDS = {"title": ("title",), "publisher": PUBLISHER, "url": ("url",), "author": ("author",), "language": ("language",)}

# What a name, a title or an address can be at most; longer ones are cut, for they are of no use and may be hostile.
_MAX_FIELD = 1000


def article(record: Mapping[str, Any], path: Path, where: str, defaults: ArticleDefaults) -> Article | Dropped:
    """The article in a record, or why there is none."""
    where = f"{where} (id {_short(record['id'], 80)})" if record.get("id") else where
    text = next((record[name] for name in TEXT if record.get(name)), None)
    if not has_text(record):
        return Dropped("read", "no text", where, no_text(record))
    if text is not None and not isinstance(text, str):
        return Dropped("read", "no text", where, f"the text is of type {type(text).__name__}, not a string")
    draft = Article(
        id="",
        text=text or "",
        path=path.as_posix(),
        published=_published(record),
        **{field: _first(record, names) for field, names in FIELDS.items()},
    )
    return finish(draft, where, defaults)


def has_text(names: Iterable[str]) -> bool:
    """Whether one of the names is that of a text."""
    return not set(TEXT).isdisjoint(names)


def no_text(names: Iterable[str]) -> str:
    """What to say of a record or table without a text: what it has, and what is wanted."""
    has = _short(", ".join(map(str, names)), 300)
    return f"has {has or 'nothing'}; wants one of {', '.join(TEXT)}"


def _published(record: Mapping[str, Any]) -> str | None:
    value = next((record[name] for name in PUBLISHED if record.get(name)), None)
    return value.isoformat() if isinstance(value, date) else None if value is None else _short(value, 80)


def _first(record: Mapping[str, Any], names: Iterable[str]) -> str | None:
    return next((text for name in names if (text := _string(record.get(name)))), None)


def _string(value: Any) -> str | None:
    """A field as one string: lists are joined, and a source given as an object is called by its name."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list | tuple):
        value = ", ".join(item for item in value if isinstance(item, str))
    return _short(value, _MAX_FIELD) or None if isinstance(value, str) else None


def _short(value: object, limit: int) -> str:
    """The value in printable characters on one line, cut at the limit."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)[:limit]).split())
