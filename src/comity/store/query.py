"""Which stored events are meant, as SQL: filters on parties, kind, front, days and words."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Select

from comity.errors import UsageError
from comity.serial import ROW
from comity.store.schema import articles, events, parties


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events; `actor` and `recipient` are a country code, an actor's id or name; days are YYYY-MM-DD, ends included."""

    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    dimension: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    limit: int | None = None


_RENAMED: dict[str, sa.Column[Any]] = {"p": events.c.p_event, "place": events.c.place_name}
_OF_ARTICLE = ("publisher", "title", "url", "path")

FLAT = tuple(
    _RENAMED[name].label(name) if name in _RENAMED else (articles.c[name] if name in _OF_ARTICLE else events.c[name])
    for name in ROW
)
"""The columns of a printed row."""

_IN_ORDER = (events.c.date_from.desc().nulls_last(), events.c.article_id, events.c.position)


def select(query: EventQuery, *columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """The chosen columns of the events that the query means, newest first; UsageError if it cannot be asked."""
    made = _joined(*columns).where(*_conditions(query))
    if query.limit is None:
        return made
    if query.limit < 1:
        raise UsageError(f"limit must be 1 or more, not {query.limit}")
    return made.limit(query.limit)


def select_dyad(a: str, b: str, *columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """The chosen columns of the events that touch both countries, as a party (not as asserter) or by their place."""
    return _joined(*columns).where(events.c.id.in_(_touching(a).intersect(_touching(b))))


def _touching(country: str) -> Select[str]:
    named = sa.select(parties.c.event_id).where(parties.c.country == country, parties.c.role != "asserter")
    there = sa.select(events.c.id).where(events.c.place_country == country)
    return sa.select(named.union(there).subquery().c.event_id)


def _joined(*columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    return sa.select(*columns).join_from(events, articles, events.c.article_id == articles.c.id).order_by(*_IN_ORDER)


def _conditions(query: EventQuery) -> list[ColumnElement[bool]]:
    found = [_party(role, name) for role, name in (("actor", query.actor), ("recipient", query.recipient)) if name is not None]
    if query.type is not None:
        found.append(events.c.type == query.type)
    if query.dimension is not None:
        found.append(events.c.dimension == query.dimension)
    if query.since is not None:
        found.append(events.c.date_to >= _day("since", query.since))
    if query.until is not None:
        found.append(events.c.date_from <= _day("until", query.until))
    if query.text is not None:
        found.append(_holds(query.text))
    return found


def _party(role: str, name: str) -> ColumnElement[bool]:
    """That somebody of that country, id or name (in any case) has the role."""
    one = sa.or_(parties.c.country == name.upper(), parties.c.actor_id == name, parties.c.name == name)
    return events.c.id.in_(sa.select(parties.c.event_id).where(parties.c.role == role, one))


def _day(name: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError) as error:
        raise UsageError(f"{name} must be a day such as 2024-11-28, not {value!r}") from error


_WORDS = re.compile(r'"([^"]*)"|(\S+)')


def _holds(text: str) -> ColumnElement[bool]:
    """That title or text hold every word, and every "phrase" in double quotes; nothing in it is read as search syntax."""
    parts = [(phrase or word).replace('"', " ") for phrase, word in _WORDS.findall(text)]
    wanted = " ".join(f'"{part}"' for part in parts if any(map(str.isalnum, part)))
    if not wanted:
        raise UsageError(f"text to search for must hold a word, not {text!r}")
    words = sa.table("words", sa.column("rowid"))
    return articles.c.number.in_(sa.select(words.c.rowid).where(sa.text("words MATCH :wanted").bindparams(wanted=wanted)))
