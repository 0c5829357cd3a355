"""Where an act took place: the place its clause or sentence names, its host, or the dateline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from comity.attributes import clauses, types
from comity.gazetteer import places
from comity.gazetteer.places import PlaceRow
from comity.model import Act, Actor, Document, Place, Span
from comity.text.dateline import dateline

# Shares of right places by where the name stood, rounded.
WITH_PREPOSITION, PLAIN, FROM_DATELINE = 0.85, 0.5, 0.6
BORDER_COST = 60

_WHERE = re.compile(
    r"\b(?:in|at|near|off|outside|inside|around|across|throughout|within|along|over|on the outskirts of|south of|north of|east of|west of|"
    r"close to|into|to|on|from|toward|towards|of|between|through|via|around|border with)\s(?:the\s|a\s|an\s)?(?:[\w’'-]+\s){0,3}?$",
    re.I,
)
_LOCATIVE = re.compile(r"\b(?:in|at|near|off|outside|inside|across|throughout|within|along|around|over)\s", re.I)
_TOWARD = re.compile(r"\b(?:to|into|toward|towards|on|through)\s", re.I)
_AWAY = re.compile(r"\b(?:from|of|between|with)\s", re.I)


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    row: PlaceRow
    cost: float
    p: float


def event_place(document: Document, act: Act, parties: Sequence[Actor]) -> Place | None:
    """The act's place: named in its sentence, else the dateline's for what happens in space; None when nothing is said."""
    countries = _countries(document, parties)
    found = min(_named(act, parties, countries), key=lambda c: c.cost, default=None)
    if found is not None:
        return _place(found.span, found.row, found.p)
    return _from_dateline(document, act, countries)


def _countries(document: Document, parties: Sequence[Actor]) -> tuple[str, ...]:
    """The countries that tell two places of one name apart: those of the parties, then those the title names."""
    own = [a.country for a in parties if a.country]
    return tuple(dict.fromkeys([*own, *_countries_of(document.article.title or "")]))


@lru_cache(maxsize=256)
def _countries_of(text: str) -> tuple[str, ...]:
    rows = [row for hit in places.find(text) for row in places.look_up(hit.name)[:1]]
    return tuple(dict.fromkeys(row.country for row in rows if row.country))


@lru_cache(maxsize=2048)
def _hits(text: str) -> tuple[places.PlaceHit, ...]:
    return tuple(places.find(text))


def _named(act: Act, parties: Sequence[Actor], countries: Sequence[str]) -> Iterator[_Candidate]:
    """The places of the act's sentence, each with what it costs to take it."""
    base, text = act.sentence.start, act.sentence.text
    taken = [(a.span.start, a.span.end) for a in parties]
    for hit in _hits(text):
        rows = places.look_up(hit.name, countries)
        if not rows:
            continue
        lead = _lead(text, hit.start)
        possessive = text[hit.end : hit.end + 2] in ("'s", "’s")
        is_party = any(s <= base + hit.start and base + hit.end <= e for s, e in taken)
        weight = _weight(act, lead, is_party, possessive)
        if weight is not None:
            at = act.anchor.start - base
            cost = clauses.gap(act, base + hit.start, base + hit.end) + BORDER_COST * clauses.crossed(text, at, hit.start) + weight
            p = WITH_PREPOSITION if weight == 0 else PLAIN
            yield _Candidate(Span(base + hit.start, base + hit.end, text[hit.start : hit.end]), rows[0], cost, p)


def _lead(text: str, at: int) -> str:
    """The preposition that leads up to a name, with what stands between."""
    match = _WHERE.search(text[max(at - 60, 0) : at])
    return match[0] if match else ""


def _weight(act: Act, lead: str, is_party: bool, possessive: bool) -> float | None:
    """What speaks against a name being the place; None when it is none."""
    if not lead or (possessive and not _LOCATIVE.match(lead)):
        return None
    if _LOCATIVE.match(lead):
        return 0 if not is_party else 40
    if is_party and not (act.type in types.of("hosted") and _TOWARD.match(lead)):
        return None
    if _TOWARD.match(lead):
        return 0 if act.type in types.of("hosted") else 30
    return 80


def _from_dateline(document: Document, act: Act, countries: Sequence[str]) -> Place | None:
    """The dateline's place, for a report of something that happens in space."""
    span = dateline(document) if document.article.genre == "news" and act.type in types.of("physical") else None
    rows = places.look_up(_title_case(span.text), countries) if span else []
    return _place(span, rows[0], FROM_DATELINE) if rows else None


def _title_case(name: str) -> str:
    return name.title() if name.isupper() else name


def _place(span: Span | None, row: PlaceRow, p: float) -> Place:
    return Place(span, row.name, row.country, row.adm1, row.lat, row.lon, p)
