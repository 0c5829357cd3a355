"""What an article says about countries before any mention is looked at: where they are named, which leads, who publishes."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.actors.phrase import linked
from comity.articles import host
from comity.gazetteer import names, places
from comity.gazetteer.names import Entity
from comity.model import Document, Sentence

LEAD = 1.5
"""The main country's weight over the second's; below it "the government" of a two-country story would be a guess."""
TITLE_WEIGHT, OPENING_WEIGHT = 2.0, 1.5
TOWN = 20_000
"""Inhabitants from which a town's name counts as a sign of its country; smaller ones are mostly surnames and words."""

_STATEMENT_HOSTS = {
    "state.gov": "USA", "whitehouse.gov": "USA", "defense.gov": "USA", "treasury.gov": "USA", "justice.gov": "USA", "centcom.mil": "USA",
    "gov.uk": "GBR", "mfa.gov.cn": "CHN", "fmprc.gov.cn": "CHN", "kremlin.ru": "RUS", "mid.ru": "RUS", "mea.gov.in": "IND",
    "mofa.gov.pk": "PAK", "diplomatie.gouv.fr": "FRA", "auswaertiges-amt.de": "DEU", "mofa.go.jp": "JPN", "mfa.gov.tr": "TUR",
    "mfa.gov.ua": "UKR", "consilium.europa.eu": "EUR", "europa.eu": "EUR", "un.org": "UNO",
}  # fmt: skip
_OFFICIAL = re.compile(r"\b(?:ministry|department|embassy|government|office of|presidency|white house|cabinet|mission|command|council)\b", re.I)
_DATELINE = re.compile(r"\s*(?P<place>[A-Z][A-Z .'’-]{2,40}|[A-Z][\w .'’-]{2,40}?)(?:, [A-Z][\w .]{2,30})?\s*(?:\([A-Za-z .]{2,30}\)\s*)?(?:,[^\n—–]{3,40})?\s*(?:—|–|--| - )\s")


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
    """The signs of countries in an article, in order; `main` where one clearly leads, `speaker` the state whose statement it is."""

    document: Document
    signs: tuple[Sign, ...]
    title_signs: tuple[Sign, ...]
    main: str | None
    dateline: str | None
    speaker: str | None

    @property
    def named(self) -> tuple[str, ...]:
        """The countries of the article and its title, as first named."""
        return tuple(dict.fromkeys(s.country for s in (*self.title_signs, *self.signs)))

    def before(self, at: int) -> tuple[Sign, ...]:
        """The signs before a position, nearest first."""
        return self.signs[: bisect_left(self.signs, at, key=lambda s: s.start)][::-1]


def read(document: Document) -> Reading:
    """All signs of countries in title and text, the main country, the dateline's and the publisher's."""
    article = document.article
    title = _signs(article.title or "")
    signs = _signs(article.text, document.sentences)
    return Reading(document, signs, title, _main(signs, title, document), _dateline(article.text), _speaker(document))


def _signs(text: str, sentences: Sequence[Sentence] = ()) -> tuple[Sign, ...]:
    """Signs in the names of parties, and of towns between them; "Moscow-backed" and "pro-Russian" are none."""
    hits = [h for h in names.find(text) if not linked(text, h.start, h.end)]
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


def _main(signs: tuple[Sign, ...], title: tuple[Sign, ...], document: Document) -> str | None:
    """The country with `LEAD` times the weight of any other: named in the title 2, in the first two sentences 1.5, else 1 each time."""
    opening = document.sentences[min(1, len(document.sentences) - 1)].end if document.sentences else 0
    weights: Counter[str] = Counter()
    for sign in title:
        weights[sign.country] += TITLE_WEIGHT  # type: ignore[assignment]
    for sign in signs:
        weights[sign.country] += OPENING_WEIGHT if sign.start < opening else 1.0  # type: ignore[assignment]
    ranked = weights.most_common(2)
    if not ranked or len(ranked) == 2 and ranked[0][1] < LEAD * ranked[1][1]:
        return None
    return ranked[0][0]


def _dateline(text: str) -> str | None:
    """The country of the place that a news text opens with ("KABUL, Nov 3 (Agency) —")."""
    found = _DATELINE.match(text[:120])
    rows = places.look_up(found["place"].strip()) if found else []
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
