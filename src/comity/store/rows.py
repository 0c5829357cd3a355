"""Events and articles as rows of the tables, and back: pure functions, no database."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from comity.model import Actor, Article, Event
from comity.serial import ARTICLE, article_json, event_from_json, event_row

_BY_ANOTHER_NAME = frozenset({"p", "place", "publisher", "title", "url", "path"})
"""Columns of a printed row that a stored event has by another name, or by its article."""


def storable(value: str | None) -> str | None:
    """A string that a file can hold: names of files that are no UTF-8 come with half surrogates, which it cannot."""
    return None if value is None else value.encode("utf-8", "replace").decode("utf-8")


def article_row(raw: Mapping[str, Any]) -> dict[str, Any]:
    """An article's columns but those of its coder."""
    return {name: storable(raw.get(name)) for name in ARTICLE} | {"text": storable(raw.get("text")) or ""}


def event_columns(event: Event, raw: Mapping[str, Any], position: int) -> dict[str, Any]:
    """An event's columns; `record` holds all of its JSON but the article."""
    date, place, asserter = event.date, event.place, event.asserted_by
    flat = {name: value for name, value in event_row(event).items() if name not in _BY_ANOTHER_NAME}
    return flat | {
        "article_id": event.article.id,
        "position": position,
        "quad": event.quad,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "p_event": event.p_event,
        "date_from": date.start if date else None,
        "date_to": (date.end or date.start) if date else None,
        "date_precision": date.precision if date else None,
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "place_adm1": place.adm1 if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "sentence_start": event.sentence.start,
        "sentence_end": event.sentence.end,
        "anchor_start": event.anchor.start,
        "anchor_end": event.anchor.end,
        "asserted_by_country": asserter.country if asserter else None,
        "coder": event.coder.name,
        "coder_version": event.coder.version,
        "record": json.dumps({name: value for name, value in raw.items() if name != "article"}),
    }


def party_rows(event: Event) -> Iterator[dict[str, Any]]:
    """Everyone in an event, each in their role and place in the list."""
    asserters = (event.asserted_by,) if event.asserted_by else ()
    roles = {"actor": event.actors, "recipient": event.recipients, "instrument": event.instruments, "asserter": asserters}
    for role, actors in roles.items():
        for position, actor in enumerate(actors):
            yield {"event_id": event.id, "role": role, "position": position, **_party(actor)}


def _party(actor: Actor) -> dict[str, Any]:
    fields = ("name", "country", "sector", "ownership", "p", "reason")
    span = {"text": actor.span.text, "start": actor.span.start, "end": actor.span.end}
    return {**span, "actor_id": actor.id, **{name: getattr(actor, name) for name in fields}}


def magnitude_rows(event: Event) -> Iterator[dict[str, Any]]:
    """How much of what, in the order of the text."""
    for position, size in enumerate(event.magnitudes):
        span = {"text": size.span.text, "start": size.span.start, "end": size.span.end}
        yield {"event_id": event.id, "position": position, "kind": size.kind, "min": size.min, "max": size.max, **span}


def to_article(row: Mapping[str, Any]) -> Article:
    """The article of a row."""
    return Article(**{name: row[name] for name in ("text", *ARTICLE)})


def to_event(record: str, article: Article) -> Event:
    """The event of a stored record and its article."""
    return event_from_json({**json.loads(record), "article": article_json(article, with_text=True)})
