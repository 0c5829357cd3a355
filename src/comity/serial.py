"""Events and articles as JSON objects and back: the one form that files, workers, the store and users exchange.

The fields are those that `comity code --format jsonl` prints, one event a line.
"""

from typing import Any

import pyarrow as pa

from comity.model import Actor, Article, CoderInfo, Event, EventDate, Magnitude, Place, Span

ARTICLE = ("id", "path", "url", "title", "published", "publisher", "author", "genre", "language")


def article_json(article: Article, with_text: bool = False) -> dict[str, Any]:
    """An article's facts; its text only if asked for."""
    made = {name: getattr(article, name) for name in ARTICLE}
    return made | {"text": article.text} if with_text else made


def article_from_json(raw: dict[str, Any]) -> Article:
    """The article again; without its text where that was left out."""
    return Article(raw["id"], raw.get("text", ""), **{name: raw.get(name) for name in ARTICLE[1:]})


def span_json(span: Span | None) -> dict[str, Any] | None:
    """A span with its text."""
    return None if span is None else {"text": span.text, "start": span.start, "end": span.end}


def _span(raw: dict[str, Any] | None) -> Span | None:
    return None if raw is None or raw.get("start") is None else Span(raw["start"], raw["end"], raw["text"])


def _must(raw: dict[str, Any]) -> Span:
    return Span(raw["start"], raw["end"], raw["text"])


def actor_json(actor: Actor | None) -> dict[str, Any] | None:
    """A party with the words that name it."""
    if actor is None:
        return None
    fields = ("name", "id", "country", "sector", "ownership", "p", "reason")
    return {**(span_json(actor.span) or {}), **{name: getattr(actor, name) for name in fields}}


def _actor(raw: dict[str, Any]) -> Actor:
    return Actor(_must(raw), raw["name"], raw["id"], raw["country"], raw["sector"], raw["ownership"], raw["p"], raw["reason"])


def _date_json(date: EventDate | None) -> dict[str, Any] | None:
    if date is None:
        return None
    span = span_json(date.span) or {"text": date.text, "start": None, "end": None}
    return {**span, "from": date.start, "to": date.end, "precision": date.precision, "p": date.p}


def _date(raw: dict[str, Any] | None) -> EventDate | None:
    return None if raw is None else EventDate(raw["from"], raw["to"], raw["precision"], raw["p"], _span(raw), raw["text"])


def _place_json(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    fields = ("name", "country", "adm1", "lat", "lon", "p")
    return {**(span_json(place.span) or {}), **{name: getattr(place, name) for name in fields}}


def _place(raw: dict[str, Any] | None) -> Place | None:
    return None if raw is None else Place(_span(raw), *(raw[k] for k in ("name", "country", "adm1", "lat", "lon", "p")))


def event_json(event: Event, with_text: bool = False) -> dict[str, Any]:
    """An event as `comity code --format jsonl` prints it; probabilities and scores to four decimals."""
    return {
        "id": event.id,
        "article": article_json(event.article, with_text),
        "type": event.type,
        "type_probs": {k: round(p, 4) for k, p in event.type_probs},
        "p_event": round(event.p_event, 4),
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "dimension": event.dimension,
        "quad": event.quad,
        "score": event.score,
        "anchor": span_json(event.anchor),
        "sentence": span_json(event.sentence),
        "actors": [actor_json(a) for a in event.actors],
        "recipients": [actor_json(a) for a in event.recipients],
        "instruments": [actor_json(a) for a in event.instruments],
        "status": event.status,
        "status_cue": span_json(event.status_cue),
        "asserted_by": actor_json(event.asserted_by),
        "date": _date_json(event.date),
        "place": _place_json(event.place),
        "magnitudes": [{**(span_json(m.span) or {}), "kind": m.kind, "min": m.min, "max": m.max} for m in event.magnitudes],
        "coder": {"name": event.coder.name, "version": event.coder.version},
        "echoes": [span_json(s) for s in event.echoes],
    }


def event_from_json(raw: dict[str, Any]) -> Event:
    """The event again; `event_from_json(event_json(e, with_text=True)) == e` up to the rounding of probabilities."""
    people = {name: tuple(_actor(a) for a in raw[name]) for name in ("actors", "recipients", "instruments")}
    return Event(
        id=raw["id"],
        article=article_from_json(raw["article"]),
        type=raw["type"],
        type_probs=tuple(raw["type_probs"].items()),
        p_event=raw["p_event"],
        modes=tuple(raw["modes"]),
        contexts=tuple(raw["contexts"]),
        dimension=raw["dimension"],
        quad=raw["quad"],
        score=raw["score"],
        anchor=_must(raw["anchor"]),
        sentence=_must(raw["sentence"]),
        **people,
        status=raw["status"],
        status_cue=_span(raw["status_cue"]),
        asserted_by=_actor(raw["asserted_by"]) if raw["asserted_by"] else None,
        date=_date(raw["date"]),
        place=_place(raw["place"]),
        magnitudes=tuple(Magnitude(_must(m), m["kind"], m["min"], m["max"]) for m in raw["magnitudes"]),
        coder=CoderInfo(**raw["coder"]),
        echoes=tuple(_must(s) for s in raw["echoes"]),
    )


NUMBERS = ("score", "p")
ROW = (
    "id", "date", "type", "mode", "dimension", "status", "score", "actor", "actor_country", "actor_sector", "recipient",
    "recipient_country", "quote", "anchor", "place", "p", "asserted_by", "publisher", "title", "url", "path",
)  # fmt: skip
ROW_SCHEMA = pa.schema([(name, pa.float64() if name in NUMBERS else pa.string()) for name in ROW])


def event_row(event: Event) -> dict[str, Any]:
    """An event as one flat row for tables: lists joined with "; ", the sentence as `quote`, the day or range as `date`."""
    date, place = event.date, event.place
    return {
        "id": event.id,
        "date": day_or_range(date),
        "type": event.type,
        "mode": "; ".join(event.modes),
        "dimension": event.dimension,
        "status": event.status,
        "score": event.score,
        "actor": "; ".join(a.name or a.span.text for a in event.actors),
        "actor_country": "; ".join(a.country or "" for a in event.actors),
        "actor_sector": "; ".join(a.sector or "" for a in event.actors),
        "recipient": "; ".join(a.name or a.span.text for a in event.recipients),
        "recipient_country": "; ".join(a.country or "" for a in event.recipients),
        "quote": event.sentence.text,
        "anchor": event.anchor.text,
        "place": place.name if place else None,
        "p": round(event.p_event, 4),
        "asserted_by": (event.asserted_by.name or event.asserted_by.span.text) if event.asserted_by else None,
        "publisher": event.article.publisher,
        "title": event.article.title,
        "url": event.article.url,
        "path": event.article.path,
    }


def day_or_range(date: EventDate | None) -> str | None:
    """A date as people write it: one day, or first..last; None when unresolved."""
    if date is None or date.start is None:
        return None
    return date.start if date.end in (None, date.start) else f"{date.start}..{date.end}"
