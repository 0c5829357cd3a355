"""`comity evaluate places FILE.xml`: places given by name in articles, resolved to coordinates.

The names are the gold's own (what is measured is the resolution, not the finding), offsets count from 1. Each is looked up as the
pipeline does it, by its name and the countries that its article tells of; right is what lies within 161 km (100 miles), the
field's measure since Leidner 2007. A name without coordinates in our tables is wrong.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from xml.etree.ElementTree import Element

from comity.actors import reading
from comity.errors import UsageError
from comity.evaluation import files
from comity.evaluation.scores import Result, ratio
from comity.gazetteer import places
from comity.gazetteer.places import PlaceRow
from comity.model import Article, Document, Sentence

FORM = "GeoVirus XML (<articles><article><text>, <locations><location> with name, start, end, lat, lon)"
NEAR_KM = 161.0
EARTH_KM = 6371.0
SHOWN = 15  # names listed in `by`


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place name of an article with its coordinates in degrees."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class PlacedArticle:
    """An article with its gold places, and the names whose offsets do not hold them."""

    text: str
    places: tuple[GoldPlace, ...]
    faulty: tuple[str, ...]


def load(path: Path) -> Iterator[PlacedArticle]:
    """The articles of a GeoVirus file; UsageError where it is none."""
    articles = list(files.tree(path, FORM).iter("article"))
    if not articles:
        raise UsageError(f"{path} holds no <article>; {FORM} is expected")
    yield from (_article(path, number, element) for number, element in enumerate(articles, 1))


def _article(path: Path, number: int, element: Element) -> PlacedArticle:
    text = element.findtext("text") or ""
    found: list[GoldPlace] = []
    faulty: list[str] = []
    for location in element.iterfind("locations/location"):
        name, *cells = (location.findtext(tag) or "" for tag in ("name", "start", "end", "lat", "lon"))
        try:
            (start, end), gold = map(int, cells[:2]), GoldPlace(name, *map(float, cells[2:]))
        except ValueError as error:
            raise UsageError(f"{path}, article {number}: a <location> lacks a number ({error}); {FORM} is expected") from error
        if text[start - 1 : end - 1] == name and abs(gold.lat) <= 90 and abs(gold.lon) <= 180:
            found.append(gold)
        else:
            faulty.append(name)
    return PlacedArticle(text, tuple(found), tuple(faulty))


def countries(text: str) -> tuple[str, ...]:
    """The countries that an article tells of by their own or their people's name, as first named; its towns are what is asked."""
    document = Document(Article("", text), (Sentence(0, 0, len(text), text),))
    return tuple(dict.fromkeys(sign.country for sign in reading.read(document).signs if sign.form in ("name", "demonym")))


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance between two points given in degrees (haversine)."""
    a, b = math.radians(lat), math.radians(other_lat)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def _error_km(gold: GoldPlace, rows: list[PlaceRow]) -> float:
    """How far the first place of a name lies from the gold; infinite where there is none with coordinates."""
    row = rows[0] if rows else None
    if row is None or row.lat is None or row.lon is None:
        return math.inf
    return distance_km(gold.lat, gold.lon, row.lat, row.lon)


def evaluate(path: Path) -> Result:
    """Share of the gold names resolved within 161 km, of those known, and within it if any place of the name may be taken."""
    errors: list[float] = []
    reachable = 0
    wrong: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    faulty: list[str] = []
    for article in load(path):
        faulty += article.faulty
        told = countries(article.text)
        for gold in article.places:
            rows = places.look_up(gold.name, told)
            errors.append(_error_km(gold, rows))
            reachable += any(_error_km(gold, [row]) <= NEAR_KM for row in rows)
            if errors[-1] > NEAR_KM:
                (unknown if math.isinf(errors[-1]) else wrong)[gold.name] += 1
    known = [e for e in errors if math.isfinite(e)]
    right = sum(e <= NEAR_KM for e in errors)
    scores = {
        "within_161_km": ratio(right, len(errors)),
        "known": ratio(len(known), len(errors)),
        "within_161_km_of_known": ratio(right, len(known)),
        "best_possible": ratio(reachable, len(errors)),
    }
    by = {
        "median_km_of_known": round(median(known), 1) if known else None,
        "wrong": dict(wrong.most_common(SHOWN)),
        "unknown": dict(unknown.most_common(SHOWN)),
    }
    return Result("places", len(errors), scores, by, _notes(faulty))


def _notes(faulty: list[str]) -> tuple[str, ...]:
    told = ("gold names, looked up with the countries of their article",)
    return (*told, f"left out, offsets or coordinates do not fit: {', '.join(faulty)}") if faulty else told
