"""What an article says about countries before any mention is looked at: where they are named, which leads, who publishes."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from comity.actors.phrase import linked
from comity.articles import host
from comity.gazetteer import names, places, tables
from comity.gazetteer.names import Entity, NameHit
from comity.model import Document, Sentence
from comity.text import dateline

NEAR = 200
"""Signs looked back on from a mention; what was named before as many others is nobody's point of reference."""

TOWN = 20_000
"""Inhabitants from which a town's name counts as a sign of its country; smaller ones are mostly surnames and words."""

_STATEMENT_HOSTS = {
    "state.gov": "USA", "whitehouse.gov": "USA", "defense.gov": "USA", "treasury.gov": "USA", "justice.gov": "USA",
    "centcom.mil": "USA",
    "gov.uk": "GBR", "mfa.gov.cn": "CHN", "fmprc.gov.cn": "CHN", "kremlin.ru": "RUS", "mid.ru": "RUS", "mea.gov.in": "IND",
    "mofa.gov.pk": "PAK", "diplomatie.gouv.fr": "FRA", "auswaertiges-amt.de": "DEU", "mofa.go.jp": "JPN", "mfa.gov.tr": "TUR",
    "mfa.gov.ua": "UKR", "consilium.europa.eu": "EUR", "europa.eu": "EUR", "un.org": "UNO",
}  # fmt: skip
_OFFICIAL = re.compile(
    r"\b(?:ministry|department|embassy|government|office of|presidency|white house|cabinet|mission|command|council)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A place in the text that points to a country; `form` is name, demonym, seat, party or town."""

    start: int
    end: int
    country: str
    form: str
    before: str = ""
    sentence: int = -1


class Quotes:
    """The quotation marks of a text, by place: whether a position stands inside them, counted from its paragraph's beginning."""

    def __init__(self, text: str) -> None:
        marks = {mark: [m.start() for m in re.finditer(mark, text)] for mark in ("“", "”", '"', "\n")}
        self._opens, self._closes, self._straight, self._lines = marks.values()

    def holds(self, at: int) -> bool:
        """Whether a position is quoted."""
        line = bisect_left(self._lines, at)
        begin = self._lines[line - 1] + 1 if line else 0
        opens, closes, straight = (
            bisect_left(marks, at) - bisect_left(marks, begin) for marks in (self._opens, self._closes, self._straight)
        )
        return opens > closes or straight % 2 == 1


@dataclass(frozen=True)
class Reading:
    """The signs of countries in an article, in order; `speaker` is the state whose statement it is."""

    document: Document
    hits: tuple[NameHit, ...]
    signs: tuple[Sign, ...]
    title_signs: tuple[Sign, ...]
    dateline: str | None
    speaker: str | None
    quotes: Quotes

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The countries of the article and its title, as first named."""
        return tuple(dict.fromkeys(s.country for s in (*self.title_signs, *self.signs)))

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Sign, ...]]:
        """The signs of every sentence that has any."""
        return {n: tuple(group) for n, group in groupby(self.signs, key=lambda s: s.sentence)}

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """Each state's share of all signs, as first named; a title says as much as two sentences."""
        states = tables.country_names()
        # Organisations own no police and no farmers.
        every = [s.country for s in (*self.title_signs, *self.title_signs, *self.signs) if s.country in states]
        return {country: n / len(every) for country, n in Counter(every).items()}

    @cached_property
    def only_towns(self) -> frozenset[str]:
        """Countries that nothing but names of towns points to."""
        return frozenset(self.weights) - {s.country for s in (*self.title_signs, *self.signs) if s.form != "town"}

    def around(self, start: int, end: int) -> NameHit | None:
        """The name of a party that a stretch is a part of: "Fidan" in "Hakan Fidan"."""
        at = bisect_right(self.hits, start, key=lambda h: h.start) - 1
        hit = self.hits[at] if at >= 0 else None
        return hit if hit and hit.end >= end and hit.end - hit.start > end - start else None

    def before(self, at: int) -> tuple[Sign, ...]:
        """The signs before a position, nearest first, at most `NEAR`."""
        stop = bisect_left(self.signs, at, key=lambda s: s.start)
        return self.signs[max(stop - NEAR, 0) : stop][::-1]


def read(document: Document) -> Reading:
    """All signs of countries in title and text, the dateline's and the publisher's."""
    article = document.article
    title = _signs(article.title or "", _names(article.title or ""))
    hits = _names(article.text)
    signs = _signs(article.text, hits, document.sentences)
    return Reading(document, hits, signs, title, _dateline(document), _speaker(document), Quotes(article.text))


def _names(text: str) -> tuple[NameHit, ...]:
    """The names of parties in a text; "Moscow-backed" and "pro-Russian" name none."""
    return tuple(h for h in names.find(text) if not linked(text, h.start, h.end))


def _signs(text: str, hits: Sequence[NameHit], sentences: Sequence[Sentence] = ()) -> tuple[Sign, ...]:
    """Signs in the names of parties, and of towns between them."""
    # Names of one country alone say which of several an ambiguous one means.
    sure = {h.entities[0].country for h in hits if len({e.country for e in h.entities}) == 1}
    named = [(h, min(h.entities, key=lambda e: (e.country not in sure, e.form == "seat"))) for h in hits]
    signs = [_sign(text, h.start, h.end, e.country, _form(e)) for h, e in named if e.country]
    known = {s.country for s in signs}
    taken = iter([*hits, None])
    ahead = next(taken)
    for hit in places.find(text):
        while ahead is not None and ahead.end <= hit.start:
            ahead = next(taken)
        if ahead is not None and ahead.start < hit.end:
            continue
        row = next(iter(places.look_up(hit.name, known)), None)
        if row is not None and row.country and (row.country in known or row.population >= TOWN):
            signs.append(_sign(text, hit.start, hit.end, row.country, "town"))
    return tuple(replace(s, sentence=sentence_of(sentences, s.start)) for s in sorted(signs, key=lambda s: s.start))


def _form(entity: Entity) -> str:
    return entity.form if entity.kind in ("country", "territory") else "party"


def _sign(text: str, start: int, end: int, country: str, form: str) -> Sign:
    """A sign with the small word before it, which tells a place ("in") from a counterpart ("with")."""
    before = text[max(start - 20, 0) : start].lower().removesuffix("the ").split()
    return Sign(start, end, country, form, before[-1] if before else "")


def sentence_of(sentences: Sequence[Sentence], at: int) -> int:
    """Index of the sentence that holds a position, the last before it where none does; -1 before the first."""
    found = bisect_right(sentences, at, key=lambda s: s.start) - 1
    return sentences[found].index if found >= 0 else -1


def _dateline(document: Document) -> str | None:
    """The country of the place where the article was filed."""
    place = dateline(document)
    rows = places.look_up(place.text) if place else []
    return rows[0].country if rows else None


def _speaker(document: Document) -> str | None:
    """The state whose statement the article is, by the publisher's name or the address."""
    article = document.article
    address = host(article.url) or host(article.publisher)
    for known, code in _STATEMENT_HOSTS.items():
        if address and (address == known or address.endswith("." + known)):
            return code
    if article.publisher and _OFFICIAL.search(article.publisher):
        return next((e.country for h in names.find(article.publisher) for e in h.entities if e.country), None)
    return None
