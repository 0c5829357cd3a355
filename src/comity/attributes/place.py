"""Where an act took place: the place its sentence names, what the text around it is about, or the dateline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from comity.attributes import clauses, types, words
from comity.gazetteer import places, tables
from comity.gazetteer.fold import key
from comity.gazetteer.places import PlaceRow
from comity.model import Act, Actor, Document, Place, Sentence, Span
from comity.text.dateline import dateline

# How sure a place is by what says it: rough shares of right ones among annotated acts, rounded to a twentieth.
LOCATIVE, LOOSE, AROUND, DOMESTIC, STORY_TOLD = 0.85, 0.6, 0.5, 0.5, 0.4

STORY = 12
"""Sentences before an act in which the place of its story is sought."""
BORDER_COST = 60
"""Characters of distance that one clause border weighs, as with dates."""
LISTED_COST = 25
"""Of names in a row the first says most: "in Quetta, Pakistan"."""

# What may stand between a preposition and the name it leads to: "in the northern port city of".
_FILL = r"(?P<fill>(?:[\w’'-]+\s){0,4}?)"
_AT = words.pattern("where", rf"\b%s\s{_FILL}$")
_TO = re.compile(rf"\b(?:{words.any_of('whither')}\s{_FILL}|{words.any_of('reaching')}\s(?:the\s)?)$", re.I)
# "returned to Syria", "withdrew from Chad": a party's land is then a place.
_MOVES = re.compile(
    rf"\b(?:{words.any_of('moving')}\s(?:back\s|on\s)?(?:in)?to|{words.any_of('leaving')}\s(?:of|from))\s(?:the\s)?$", re.I
)
_OF = words.pattern("whence", rf"\b%s\s{_FILL}$")
_LISTED = re.compile(r"(?:,|\sand|\sor|,\sand)\s(?:the\s|in\s)?$")
_BROKEN = words.pattern("cutting", r"[,;:()“”\"]|\b%s\s")
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_REACH = 60


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place name, what it costs to take it, and how sure it would be."""

    span: Span
    row: PlaceRow
    cost: float
    p: float


def event_place(document: Document, act: Act, parties: Sequence[Actor]) -> Place | None:
    """The act's place as said; for what happens in space also the place of the text around it; None when nothing is said."""
    countries = _countries(document, parties)
    best = min(_named(act, parties, countries), key=lambda c: c.cost, default=None)
    if best is not None:
        return _place(best.span, best.row, best.p)
    if act.type not in types.of("physical"):
        return None
    return (
        _around(document, act, countries)
        or _told_before(document, act, countries)
        or _domestic(act, parties)
        or _titled(document, countries)
        or _filed(document, countries)
    )


def _countries(document: Document, parties: Sequence[Actor]) -> tuple[str, ...]:
    """The countries that tell two places of one name apart: those of the parties, then those the title names."""
    own = [a.country for a in parties if a.country]
    return tuple(dict.fromkeys([*own, *_countries_of(document.article.title or "")]))


@lru_cache(maxsize=256)
def _countries_of(text: str) -> tuple[str, ...]:
    rows = [_look_up(text[start:end]) for start, end in _hits(text)]
    return tuple(dict.fromkeys(row.country for row in rows if row and row.country))


@lru_cache(maxsize=2048)
def _hits(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the place names of a sentence; "US$" is none."""
    plain = _POSSESSIVE.sub("  ", text)
    return tuple((h.start, h.end) for h in places.find(plain) if text[h.end : h.end + 1] != "$")


@lru_cache(maxsize=4096)
def _look_up(name: str, countries: tuple[str, ...] = ()) -> PlaceRow | None:
    """The likeliest place of a name: in its country that which bears the name itself, before those that have it as an alias."""
    rows = places.look_up(name, countries)
    return next((r for r in rows if r.country == rows[0].country and key(r.name) == key(name)), rows[0] if rows else None)


def _named(act: Act, parties: Sequence[Actor], countries: tuple[str, ...]) -> Iterator[_Candidate]:
    """The places that the act's sentence says by a preposition, each with its cost."""
    base, text, at = act.sentence.start, act.sentence.text, act.anchor.start - act.sentence.start
    previous: tuple[int, float | None] = (-1, None)
    for start, end in _hits(text):
        weight = _weight(act, text, start, _is_party(parties, base + start, base + end))
        if weight is None and previous[1] is not None and _LISTED.fullmatch(text[previous[0] : start]):
            weight = previous[1] + LISTED_COST  # "in Quetta, Pakistan", "in Kenya and Uganda"
        previous = (end, weight)
        row = _look_up(text[start:end], _with_next(text, end, countries)) if weight is not None else None
        if weight is None or row is None:
            continue
        cost = clauses.gap(act, base + start, base + end) + BORDER_COST * clauses.crossed(text, at, start) + weight
        yield _Candidate(Span(base + start, base + end, text[start:end]), row, cost, LOCATIVE if weight == 0 else LOOSE)


def _with_next(text: str, end: int, countries: tuple[str, ...]) -> tuple[str, ...]:
    """The countries to prefer for a name, first that which follows it after a comma ("Tripoli, Lebanon")."""
    following = next((h for h in _hits(text) if text[end : h[0]] in (", ", " (")), None)
    row = _look_up(text[following[0] : following[1]]) if following else None
    return (row.country,) if row and row.country else countries


def _is_party(parties: Sequence[Actor], start: int, end: int) -> bool:
    """Whether a name belongs to a party of the act, so that it says who, not where."""
    return any(a.span.start <= start and end <= a.span.end for a in parties)


def _weight(act: Act, text: str, start: int, is_party: bool) -> float | None:
    """What speaks against a name being the place; None when nothing makes it one."""
    head = text[max(start - _REACH, 0) : start]
    inside = act.anchor.start - act.sentence.start <= start < act.anchor.end - act.sentence.start
    physical = act.type in types.of("physical")
    if _leads(_AT, head):
        return 60 if is_party else 0
    if _MOVES.search(head) and start >= act.anchor.start - act.sentence.start:
        return 0
    if _leads(_TO, head):
        return _toward(act, inside, is_party, physical)
    if physical and not is_party and _leads(_OF, head):
        return 0 if inside else 100
    return None


def _toward(act: Act, inside: bool, is_party: bool, physical: bool) -> float | None:
    """The weight of a goal: the place of a visit, or of what is done to somebody there."""
    if inside or act.type in types.of("hosted"):
        return 0
    return 40 if physical or not is_party else None


def _leads(preposition: re.Pattern[str], head: str) -> re.Match[str] | None:
    """The preposition that leads to a name, if no comma, clause or other preposition comes between."""
    found = preposition.search(head)
    return found if found and not _BROKEN.search(found["fill"] or "") else None


def _around(document: Document, act: Act, countries: tuple[str, ...]) -> Place | None:
    """The one town or region that the sentences just before in the paragraph place things in."""
    at = document.position(act.sentence) or 0
    near = [s for s in document.sentences[max(at - 2, 0) : at] if s.paragraph == act.sentence.paragraph]
    found = [hit for sentence in reversed(near) for hit in _located(sentence, countries)]
    return found[0] if len({p.name for p in found}) == 1 else None


def _told_before(document: Document, act: Act, countries: tuple[str, ...]) -> Place | None:
    """The town or region last told of in a story whose places so far are all in one country, if that is a party's."""
    at = document.position(act.sentence) or 0
    before = document.sentences[max(at - STORY, 0) : at]
    found = [hit for sentence in reversed(before) for hit in _located(sentence, countries)]
    home = {p.country for p in found}
    return replace(found[0], p=STORY_TOLD) if len(home) == 1 and home <= set(countries) else None


def _located(sentence: Sentence, countries: tuple[str, ...]) -> Iterator[Place]:
    """Towns and regions that a sentence places something in."""
    for start, end in _hits(sentence.text):
        lead = _leads(_AT, sentence.text[max(start - _REACH, 0) : start])
        row = _look_up(sentence.text[start:end], countries) if lead else None
        if row and row.adm1:
            yield _place(Span(sentence.start + start, sentence.start + end, sentence.text[start:end]), row, AROUND)


def _domestic(act: Act, parties: Sequence[Actor]) -> Place | None:
    """What happens between people of one country happens at home: where a party's name says, else somewhere in it."""
    known = [a.country for a in parties if a.country]
    countries = set(known)
    # An army may strike anywhere: there both sides must be of the country.
    at_home = act.type in types.of("domestic") or (act.type in types.of("local") and len(known) > 1)
    if len(countries) != 1 or not at_home:
        return None
    for actor in parties:
        for start, end in _hits(actor.span.text):
            row = next((r for r in places.look_up(actor.span.text[start:end]) if r.country in countries), None)
            if row:
                return _place(Span(actor.span.start + start, actor.span.start + end, actor.span.text[start:end]), row, DOMESTIC)
    state = tables.country_names().get(countries.pop())
    row = next(iter(places.look_up(state)), None) if state else None
    return _place(None, row, DOMESTIC) if row else None


def _titled(document: Document, countries: tuple[str, ...]) -> Place | None:
    """The one town or region in the title, which is no part of the text and so has no span."""
    title = document.article.title or ""
    rows = [row for start, end in _hits(title) if (row := _look_up(title[start:end], countries)) and row.adm1]
    return _place(None, rows[0], AROUND) if len({row.name for row in rows}) == 1 else None


def _filed(document: Document, countries: tuple[str, ...]) -> Place | None:
    """The dateline's place, for a news report."""
    span = dateline(document) if document.article.genre == "news" else None
    name = span.text.title() if span and span.text.isupper() else span.text if span else ""
    row = _look_up(name, countries) if name else None
    return _place(span, row, AROUND) if row else None


def _place(span: Span | None, row: PlaceRow, p: float) -> Place:
    return Place(span, row.name, row.country, row.adm1, row.lat, row.lon, p)
