"""Places by name: cities of GeoNames, regions by their centre, our supplement (straits, crossings), countries and territories."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from comity.gazetteer import tables
from comity.gazetteer.fold import fold, key, word_set

SUPPLEMENT_WEIGHT = 100_000
"""Population that a row of the supplement counts with when it has none: it is listed because news names it."""
REGION_WEIGHT = 300_000
"""A province beats the towns of its name, but for large ones."""
COUNTRY_WEIGHT = 10_000_000
"""A country or territory beats a town of its name, but not the countries the article tells of."""

_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?")
_GAP = re.compile(r"[ ,]? ?")
# A place name right after these is a person's ("Mr Paris", "President Lincoln", "Gen. Lee").
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|President|Premier|Minister|Secretary|Chancellor|Senator|Sen|Governor|Gov|"
    r"Ambassador|General|Gen|Colonel|Col|Major|Maj|Captain|Capt|Lieutenant|Lt|Admiral|Adm|Judge|Justice|King|Queen|Prince|Princess|"
    r"Sheikh|Pope|Bishop|Archbishop)\.? $"
)
# First names of news; a capital word after one of them is a surname ("Paris" in "Jack Paris", "Lincoln" in "Abraham Lincoln").
_FIRST_NAMES = word_set(
    "Abdul Abdullah Adam Ahmad Ahmed Alan Alex Alexander Ali Amy Ana Andrea Andrew Angela Anna Anne Anthony Antonio "
    "Barack Barbara Ben Benjamin Bill Bob Boris Brian Carl Carlos Catherine Charles Chris Christian Christopher Claire "
    "Daniel David Dmitry Donald Edward Elena Elizabeth Emma Emmanuel Eric Fatima Francis Frank Gabriel George Hannah Hans "
    "Hassan Helen Henry Hussein Ibrahim Igor Ivan Jack Jacob James Jane Jason Javier Jean Jennifer Jessica Jim Joe John "
    "Jonathan Jose Joseph Juan Julia Karen Kate Katherine Kevin Khalid Kim Laura Lisa Louis Lucy Luis Mahmoud Marco "
    "Margaret Maria Mark Martin Mary Matthew Maya Michael Michelle Mike Mohamed Mohammad Mohammed Muhammad Nancy Natalia "
    "Nicholas Olga Olivia Omar Oscar Patricia Patrick Paul Pedro Peter Philip Rachel Rebecca Richard Robert Ronald Ruth "
    "Ryan Samuel Sarah Scott Sergei Simon Sophie Stephen Steve Steven Susan Thomas Tim Tom Tony Victor Vladimir Walter "
    "William Yusuf"
)
# Names of places that are common words at the start of a sentence or in a name.
_COMMON = word_set(
    "a an and as at but by for from he her his if in is it its no nor not of on one or our she so some that the their "
    "then there these they this those to under union university was we were what when where which while who why will with "
    "you your may march april june august police best most mobile reading split nice nancy bath deal hope born man young "
    "king baker sunday monday tuesday wednesday thursday friday saturday july january february september october november "
    "december van de la el al del san santa new north south east west central upper lower great green white black both "
    "many much all any more other several last first second third north-east north-west army court state republic "
    "government ministry council party bank group company press post media air force islam"
)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place; `population` is 0 where unknown, `country` ISO-3 or None on the high seas."""

    name: str
    country: str | None
    adm1: str | None
    lat: float | None
    lon: float | None
    population: int


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A place name in a text."""

    start: int
    end: int
    name: str


def look_up(name: str, countries: Collection[str] = ()) -> list[PlaceRow]:
    """Places of that name: those in `countries` first, then the most populous; [] when none is known."""
    rows = [(_row(entry), entry[0]) for entry in _index().get(key(name), ())]
    ranked = sorted(rows, key=lambda rw: (rw[0].country not in countries, -rw[1]))
    return [row for row, _ in ranked]


def find(text: str) -> list[PlaceHit]:
    """Place names in a text, longest first; names need a capital, surnames after a title or first name are left out."""
    plain = fold(text)
    words = [(m.start(), m.end()) for m in _WORD.finditer(plain)]
    hits, at = [], 0
    while at < len(words):
        hit = _longest(plain, words, at)
        if hit is None:
            at += 1
            continue
        start, end = words[at][0], hit
        if not _is_surname(plain, start):
            hits.append(PlaceHit(start, end, text[start:end]))
        while at < len(words) and words[at][0] < end:
            at += 1
    return hits


def _longest(plain: str, words: list[tuple[int, int]], at: int) -> int | None:
    """End of the longest name that begins with word `at`; None when there is none."""
    start = words[at][0]
    if not plain[start].isupper():
        return None
    longest = _reach().get(plain[start : words[at][1]].removesuffix("'s").strip(".").lower(), 0)
    for last in range(min(at + longest, len(words)) - 1, at - 1, -1):
        for end in _ends(plain, words[last][1]):
            name = plain[start:end].lower()
            if name in _index() and name not in _COMMON and _GAP.sub("", name):
                return end
    return None


def _ends(plain: str, end: int) -> Iterator[int]:
    """Where a name may end at this word: with its full stop, without it, without a possessive."""
    yield end
    if plain[end - 1] == ".":
        yield end - 1
    if plain[max(end - 2, 0) : end] == "'s":
        yield end - 2


def _is_surname(plain: str, start: int) -> bool:
    before = plain[max(start - 24, 0) : start]
    previous = before.rstrip().rsplit(" ", 1)[-1].strip("\"'(")
    return before.endswith(" ") and (previous in _FIRST_NAMES or bool(_TITLE.search(before)))


_Entry = tuple[int, Sequence[str] | PlaceRow]


def _row(entry: _Entry) -> PlaceRow:
    values = entry[1]
    if isinstance(values, PlaceRow):
        return values
    name, _, country, adm1, lat, lon, population = values
    return PlaceRow(name, country or None, adm1 or None, _degrees(lat), _degrees(lon), int(float(population or 0)))


def _degrees(value: str) -> float | None:
    return float(value) if value else None


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    """Folded name to its places, with the weight each ranks by."""
    index: dict[str, tuple[_Entry, ...]] = {}
    for names, entry in _entries():
        for name in {key(n) for n in names if n}:
            index[name] = (*index.get(name, ()), entry)
    return index


def _entries() -> Iterator[tuple[Sequence[str], _Entry]]:
    largest: dict[tuple[str, str], _Entry] = {}
    for table, least in (("places.csv.gz", 0), ("places_extra.csv", SUPPLEMENT_WEIGHT)):
        for row in tables.lists(table):
            entry: _Entry = (int(float(row[6] or 0)) or least, row)
            yield (row[0], *row[1].split("|")), entry
            if (region := largest.get((row[2], row[3]))) is None or region[0] < entry[0]:
                largest[row[2], row[3]] = entry
    centred: set[tuple[str, str]] = set()
    areas: set[str] = set()
    for name, aliases, country, kind, lat, lon in tables.lists("regions.csv"):
        centred.add((country, name))
        areas |= {key(n) for n in (name, *aliases.split("|"))}
        area = PlaceRow(name, country or None, name if kind == "adm1" else None, _degrees(lat), _degrees(lon), 0)
        yield (name, *aliases.split("|")), (REGION_WEIGHT if kind.startswith("adm") else SUPPLEMENT_WEIGHT, area)
    for country, _, name in tables.lists("adm1_names.csv"):
        if (country, name) in centred:
            continue
        # A region lies, for want of better, where its largest town does.
        town = _row(largest[country, name]) if (country, name) in largest else None
        place = PlaceRow(name, country, name, town.lat if town else None, town.lon if town else None, 0)
        yield (name, _KIND.sub("", name)), (REGION_WEIGHT, place)
    for state in tables.countries():
        # "England" is a name of the state too, but a place of its own.
        own = (alias for alias in state.aliases if key(alias) not in areas)
        yield (state.name, *own), (COUNTRY_WEIGHT, PlaceRow(state.name, state.code, None, state.lat, state.lon, 0))
    for land in tables.territories():
        yield (
            tuple(n for n in (land.name, *land.aliases) if key(n) not in areas),
            (COUNTRY_WEIGHT // 10, PlaceRow(land.name, land.country or None, None, land.lat, land.lon, 0)),
        )


_KIND = re.compile(
    r" (?:Oblast|Province|State|Region|Department|Governorate|County|District|Prefecture|Krai|Republic)$"
    r"|^(?:Province of|State of) "
)


@cache
def _reach() -> dict[str, int]:
    """First word to the most words that a name beginning with it has."""
    reach: dict[str, int] = {}
    for name in _index():
        parts = name.split()
        first = parts[0].strip(".,'") if parts else ""
        reach[first] = max(reach.get(first, 0), len(parts))
    return reach
