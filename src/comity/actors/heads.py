"""The head of a noun phrase and what it says: "the Chinese security firm's two engineers" is about engineers."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from comity.gazetteer import tables
from comity.gazetteer.fold import fold, word_set

WORD = re.compile(r"\w+(?:[.&'’/-]\w+)*\.?", re.UNICODE)
MOST_WORDS = 6  # the longest phrases of bodies.csv have six words


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase with its offsets there; `plain` is folded and lower case, without a possessive ending."""

    start: int
    end: int
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Head:
    """The generic word or words that a phrase is built on, as words `first` to `last` (excluded) of the phrase."""

    phrase: str
    sector: str | None
    kind: str
    first: int
    last: int
    plural: bool


def words(text: str) -> tuple[Word, ...]:
    """The words of a phrase; hyphens, apostrophes and stops inside a word belong to it."""
    plain = fold(text)
    return tuple(Word(m.start(), m.end(), text[m.start() : m.end()], _plain(m[0])) for m in WORD.finditer(plain))


def _plain(word: str) -> str:
    return word.lower().removesuffix("'s").rstrip(".")


@cache
def lexicon() -> dict[str, tables.BodyRow]:
    """Generic phrases by their folded form; where one is listed twice the first row holds."""
    known: dict[str, tables.BodyRow] = {}
    for row in tables.bodies():
        known.setdefault(" ".join(w.plain for w in words(row.phrase)), row)
    return known


def at_end(phrase: tuple[Word, ...], stop: int) -> Head | None:
    """The longest generic phrase that ends at word `stop` (excluded)."""
    for first in range(max(stop - MOST_WORDS, 0), stop):
        if (head := _head(phrase, first, stop)) is not None:
            return head
    return None


def before_name(phrase: tuple[Word, ...], stop: int) -> Head | None:
    """The longest office or people word before a run of capital words up to `stop`: "premier" in "Chinese premier Li Qiang"."""
    at = stop
    while (at > 0 and phrase[at - 1].text[0].isupper()) or (at > 0 and phrase[at - 1].plain in NAME_PARTICLES):
        at -= 1
    # Offices may be written in capitals too, so every place inside the run is tried, the last first.
    for last in range(stop - 1, at - 1, -1):
        head = at_end(phrase, last) if last > 0 else None
        if head is not None and head.kind != "body":
            return head
    return None


NAME_PARTICLES = word_set("al el bin ibn de da do dos del der den di la le van von y abu ben")


def _head(phrase: tuple[Word, ...], first: int, stop: int) -> Head | None:
    row = lexicon().get(" ".join(w.plain for w in phrase[first:stop]))
    if row is None:
        return None
    return Head(row.phrase, row.sector, row.kind, first, stop, plural(phrase[stop - 1].plain))


_PLURALS = word_set("people police men women children personnel staff crew troops forces authorities cattle media militia")
_SINGULARS = word_set("press congress business class mass campus corps boss mess series politics news access process has")


def plural(word: str) -> bool:
    """Whether a lower-case noun looks plural."""
    if word in _PLURALS or word.endswith(("men", "people")):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _SINGULARS


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """A noun without its plural ending, to compare heads."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if plural(word) and word.endswith("s") else word
