"""Events made by hand, for tests that need no coder: every offset points into a real text."""

import hashlib
from dataclasses import replace
from typing import Any

from comity.model import Actor, Article, CoderInfo, Event, EventDate, Span
from comity.ontology import scheme

CODER = CoderInfo("hand", "1")
NAMES = {"PAK": "Pakistan", "CHN": "China", "IND": "India", "USA": "United States", "AFG": "Afghanistan"}


def actor(country: str | None = "PAK", sector: str | None = "GOV", name: str | None = None, **rest: Any) -> Actor:
    """A party; its id is its country's where it bears the country's name."""
    name = name or NAMES.get(country or "", country or "somebody")
    key = f"country:{country}" if name == NAMES.get(country or "") else f"name:{name.lower()}"
    given: dict[str, Any] = {"id": key, "ownership": None, "p": 1.0, "reason": "by hand"} | rest
    return Actor(span=Span(0, len(name), name), name=name, country=country, sector=sector, **given)


def event(
    actors: str | tuple[Actor, ...] = "PAK",
    recipients: str | tuple[Actor, ...] = "CHN",
    type: str = "AID",
    day: str | EventDate | None = "2024-05-03",
    *,
    publisher: str | None = "Dawn",
    quote: str | None = None,
    **rest: Any,
) -> Event:
    """An event whose text is its own sentence; any field of Event and of Article can be given by name."""
    who = (actor(actors),) if isinstance(actors, str) else actors
    whom = (actor(recipients),) if isinstance(recipients, str) else recipients
    sentence, anchor, words = _sentence(who, whom, type, quote)
    spec = scheme.plover().types[type]
    modes = rest.get("modes", ())
    given: dict[str, Any] = {
        "type_probs": ((type, 1.0),), "p_event": 1.0, "modes": modes, "contexts": (), "dimension": "diplomacy", "quad": spec.quad,
        "score": scheme.plover().score(type, modes), "instruments": (), "status": "asserted", "status_cue": None,
        "asserted_by": None, "place": None, "magnitudes": (), "coder": CODER,
    }  # fmt: skip
    article = _article(words, publisher, day, rest)
    given |= rest
    key = f"{article.id}|{type}|{day}|{who}|{whom}|{given}"
    return Event(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        article=article,
        type=type,
        anchor=anchor,
        sentence=sentence,
        actors=who,
        recipients=whom,
        date=_date(day),
        **given,
    )


def _sentence(who: tuple[Actor, ...], whom: tuple[Actor, ...], type: str, quote: str | None) -> tuple[Span, Span, str]:
    """The sentence; its act stands between brackets in a quote given, and is the type's name otherwise."""
    names = [", ".join(a.name or "?" for a in side) or "nobody" for side in (who, whom)]
    marked = quote or f"{names[0]} came to [{type.lower()}] towards {names[1]} on that very day."
    start = marked.find("[")
    words = marked.replace("[", "", 1).replace("]", "", 1) if start >= 0 else marked
    end = marked.find("]") - 1 if start >= 0 else len(words)
    start = max(start, 0)
    return Span(0, len(words), words), Span(start, end, words[start:end]), words


def _article(words: str, publisher: str | None, day: str | EventDate | None, rest: dict[str, Any]) -> Article:
    fields = {name: rest.pop(name) for name in ("url", "title", "published", "genre", "path", "author") if name in rest}
    given: dict[str, Any] = {"published": day if isinstance(day, str) else None, "genre": "news", "language": "en"} | fields
    key = f"{publisher}|{words}|{given}"
    return Article(id=hashlib.sha256(key.encode()).hexdigest()[:16], text=words, publisher=publisher, **given)


def _date(day: str | EventDate | None) -> EventDate | None:
    return EventDate(day, day, "day", 1.0) if isinstance(day, str) else day


def copy(original: Event, number: int) -> Event:
    """The same report in another article of another publisher."""
    article = replace(original.article, id=f"{original.article.id}-{number}", publisher=f"Copier {number}")
    return replace(original, id=f"{original.id}-{number}", article=article)
