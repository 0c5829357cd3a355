"""What an article says about countries before any mention is looked at: where they are named, which leads, who publishes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.actors.phrase import linked
from comity.articles import host
from comity.gazetteer import names, places
from comity.gazetteer.names import Entity, NameHit
from comity.model import Document, Sentence
from comity.text import dateline

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


@dataclass(frozen=True, slots=True)
class Reading:
    """The signs of countries in an article, in order; `speaker` is the state whose statement it is."""

    document: Document
    hits: tuple[NameHit, ...]
    signs: tuple[Sign, ...]
    title_signs: tuple[Sign, ...]
    dateline: str | None
    speaker: str | None

    @property
    def named(self) -> tuple[str, ...]:
        """The countries of the article and its title, as first named."""
        return tuple(dict.fromkeys(s.country for s in (*self.title_signs, *self.signs)))

    def around(self, start: int, end: int) -> NameHit | None:
        """The name of a party that a stretch is a part of: "Fidan" in "Hakan Fidan"."""
        at = bisect_right(self.hits, start, key=lambda h: h.start) - 1
        hit = self.hits[at] if at >= 0 else None
        return hit if hit and hit.end >= end and hit.end - hit.start > end - start else None

    def before(self, at: int) -> tuple[Sign, ...]:
        """The signs before a position, nearest first."""
        return self.signs[: bisect_left(self.signs, at, key=lambda s: s.start)][::-1]


def read(document: Document) -> Reading:
    """All signs of countries in title and text, the dateline's and the publisher's."""
    article = document.article
    title = _signs(article.title or "", _names(article.title or ""))
    hits = _names(article.text)
    signs = _signs(article.text, hits, document.sentences)
    return Reading(document, hits, signs, title, _dateline(document), _speaker(document))


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
    for hit in places.find(text):
        if any(h.start < hit.end and hit.start < h.end for h in hits):
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
