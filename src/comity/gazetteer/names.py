"""Names of parties found in a text: countries, demonyms, seats of government, organisations, agencies, groups, firms, leaders.

One automaton over all names (daachorse, character-wise, leftmost-longest) runs over the folded lower-case text; a hit counts
where it stands between word borders and its capitals fit: "Turkey", never "turkey"; "US" and "U.S.", never "us".
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from comity.gazetteer import tables
from comity.gazetteer.fold import fold, key, slug, word_set

SHORTEST = 2
"""Letters; one-letter aliases are never names of parties."""


@dataclass(frozen=True, slots=True)
class Entity:
    """What a name may stand for.

    `kind`: country, territory, organisation, agency, group, company, party or leader; `form`: name, demonym or seat;
    `since` and `until` bound the term or life (ISO dates, perhaps only a year or month).
    """

    kind: str
    id: str
    name: str
    country: str | None
    sector: str | None
    ownership: str | None = None
    industry: str | None = None
    since: str | None = None
    until: str | None = None
    form: str = "name"
    office: str | None = None

    def holds(self, day: str | None) -> bool:
        """Whether the term or life covers an ISO day; an unknown day is covered by what has not ended."""
        if day is None:
            return self.until is None
        # Compared at the precision that the bound has: a term that ends in 2024-03 covers all of that month.
        return (self.since or "") <= day and (self.until is None or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in a text and all that it may stand for, in the order of the tables."""

    start: int
    end: int
    text: str
    entities: tuple[Entity, ...]


def find(text: str) -> list[NameHit]:
    """Names in a text, from the left, longest first; possessive endings are not part of a hit."""
    plain = fold(text)
    return list(_hits(text, plain, plain.lower(), (0, len(plain))))


def _hits(text: str, plain: str, lower: str, where: tuple[int, int]) -> Iterator[NameHit]:
    """Hits between two positions; a name that does not fit there gives way to shorter ones inside it."""
    lexicon = _lexicon()
    for first, last, pattern in lexicon.automaton.find(lower[where[0] : where[1]]):
        start, end = where[0] + first, where[0] + last
        entities = tuple(e for form, e in lexicon.entries[pattern] if _fits(plain, start, end, form))
        if entities and _bordered(plain, start, end):
            yield NameHit(start, end, text[start:end], tuple(dict.fromkeys(entities)))
        elif end - start > SHORTEST:
            yield from _hits(text, plain, lower, (start, end - 1))


def exact(name: str) -> tuple[Entity, ...]:
    """What a whole name stands for, capitals not regarded; () when it is unknown."""
    lexicon = _lexicon()
    at = lexicon.places.get(key(name))
    return () if at is None else tuple(dict.fromkeys(e for _, e in lexicon.entries[at]))


def _bordered(plain: str, start: int, end: int) -> bool:
    """Whether a name stands by itself: no letter or digit at either side, no address around it ("china.org")."""
    before, after = plain[max(start - 2, 0) : start], plain[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum():
        return False
    return not (after[:1] in ".@" and after[1:].isalnum() and after[1:].islower()) and before[-1:] not in ("@", "_")


_PARTICLES = word_set("al el bin ibn de del la le van von der den da do dos of the and for in to on et y")
_WORD = re.compile(r"[^\W\d_]+")
# Acronyms whose capitalised form is an English word: "Nato" is the organisation, "Who" and "Care" are not.
_ENGLISH = word_set(
    "aid aids care fast hope ideal just lone pace rice safe sage star unite who us it is un act arm bat bar cap can "
    "greta greco olaf alba irena sela fide sana kuna hina nisa swift palu kanu elam bras mend cites ices"
)


def _fits(plain: str, start: int, end: int, form: str) -> bool:
    """Whether the capitals of a hit are those of the name; in a line of capitals every name fits."""
    found = plain[start:end]
    if found == form:
        return True
    if found.isupper() and not form.isupper():
        return _shouted(plain, start)
    pairs = zip(_WORD.findall(found), _WORD.findall(form), strict=True)
    return all(_word_fits(ours, theirs) for ours, theirs in pairs)


def _word_fits(ours: str, theirs: str) -> bool:
    if not theirs[0].isupper() or theirs.lower() in _PARTICLES:
        return True
    if theirs.isupper() and len(theirs) > 1:
        return ours.isupper() or (ours.istitle() and len(ours) > 3 and ours.lower() not in _ENGLISH)
    # "LeT" and "DiDi" are names by the capitals inside them.
    return ours[0].isupper() and (theirs[1:] == theirs[1:].lower() or ours == theirs or ours.isupper())


def _shouted(plain: str, at: int) -> bool:
    """Whether the words around, up to three at each side in the same sentence, are all in capitals, as in some headlines."""
    before = re.split(r"[.!?]\s", plain[max(at - 40, 0) : at])[-1]
    after = re.split(r"[.!?](?:\s|$)", plain[at : at + 60])[0]
    around = [w for w in (*_WORD.findall(before)[-3:], *_WORD.findall(after)[:4]) if len(w) > 1]
    return len(around) > 2 and all(w.isupper() for w in around)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    automaton: CharwiseDoubleArrayAhoCorasick
    entries: tuple[tuple[tuple[str, Entity], ...], ...]
    places: dict[str, int]


_own: list[tuple[str, Entity]] = []
_own_digest = [""]


def add_own(entries: Sequence[tuple[str, Entity]], digest: str) -> None:
    """Let a user's own names stand before those of the tables in this process, until others or none are given."""
    if digest != _own_digest[0]:
        _own[:], _own_digest[0] = entries, digest
        _lexicon.cache_clear()
        families.cache_clear()


def own_digest() -> str:
    """A hash of the user's own names, empty where there are none: with it what a text is coded to depends on them."""
    return _own_digest[0]


@cache
def _lexicon() -> _Lexicon:
    table: dict[str, list[tuple[str, Entity]]] = {}
    for name, entity in _own:
        _enter(table, name, entity)
    taken = frozenset(table)
    for name, entity in _named():
        _enter(table, name, entity, taken)
    automaton = CharwiseDoubleArrayAhoCorasick(list(table) or ["\0"], MATCH_KIND_LEFTMOST_LONGEST)
    return _Lexicon(automaton, tuple(tuple(v) for v in table.values()), {name: n for n, name in enumerate(table)})


def _enter(table: dict[str, list[tuple[str, Entity]]], name: str, entity: Entity, taken: Collection[str] = ()) -> None:
    """A name into a table by its lower-case form, unless it is taken."""
    form = " ".join(fold(name).split()).removeprefix("the ")
    # "The Star" is a paper, "Star" is not; "The Gambia" is Gambia.
    form = form.removeprefix("The ") if form.count(" ") != 1 or entity.sector != "JRN" else form
    if len(form) >= SHORTEST and form.lower() not in taken:
        table.setdefault(form.lower(), []).append((form, entity))


def _named() -> Iterator[tuple[str, Entity]]:
    """Every name with what it stands for; states before territories before the rest."""
    yield from _states()
    yield from _territories()
    yield from _parties("organisation", tables.organisations())
    yield from _parties("agency", tables.agencies())
    yield from _parties("group", tables.armed_groups())
    yield from _parties("company", tables.companies())
    yield from _parties("party", tables.parties())
    yield from _leaders()


def _states() -> Iterator[tuple[str, Entity]]:
    for row in tables.countries():
        for form, names in (("name", (row.name, *row.aliases)), ("demonym", row.demonyms), ("seat", (row.capital, *row.seats))):
            entity = Entity("country", f"country:{row.code}", row.name, row.code, None, form=form)
            yield from ((name, entity) for name in dict.fromkeys(names))


def _territories() -> Iterator[tuple[str, Entity]]:
    for row in tables.territories():
        for form, names in (("name", (row.name, *row.aliases)), ("demonym", row.demonyms)):
            entity = Entity("territory", f"territory:{slug(row.name)}", row.name, row.country or None, row.sector, form=form)
            yield from ((name, entity) for name in dict.fromkeys(names))


def _parties(kind: str, rows: tuple[tables.PartyRow, ...]) -> Iterator[tuple[str, Entity]]:
    for row in rows:
        entity = Entity(
            kind,
            f"{kind}:{slug(row.id)}",
            row.name,
            row.country or None,
            row.sector,
            row.ownership,
            row.industry,
            row.since,
            row.until,
        )
        yield from ((name, entity) for name in dict.fromkeys((row.name, *row.aliases)))


# Where the family's name stands first: "President Xi".
_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "VNM"})


@cache
def families() -> dict[str, tuple[Entity, ...]]:
    """Office-holders by the key of their family name, as it stands after a title: "Secretary Kerry"."""
    found: dict[str, list[Entity]] = {}
    for name, entity in (*((n, e) for n, e in _own if e.kind == "leader"), *_leaders()):
        words = name.split()
        if name == entity.name and len(words) > 1:
            found.setdefault(key(words[0] if entity.country in _FAMILY_FIRST else words[-1]), []).append(entity)
    return {name: tuple(entities) for name, entities in found.items()}


def _leaders() -> Iterator[tuple[str, Entity]]:
    for row in tables.leaders():
        entity = Entity(
            "leader",
            f"leader:{slug(row.name)}",
            row.name,
            row.country or None,
            row.sector,
            since=row.since,
            until=row.until,
            office=row.office,
        )
        yield from ((name, entity) for name in dict.fromkeys((row.name, *row.aliases)))
