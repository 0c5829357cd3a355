"""A mention taken apart: determiner, quantity, names, possessor, head, and what hangs on by a preposition."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from comity.actors.heads import NAME_PARTICLES, Head, Word, at_end, before_name, words
from comity.gazetteer import names
from comity.gazetteer.fold import fold, word_set
from comity.gazetteer.names import NameHit

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it", "they": "they", "them": "they",
    "their": "they", "theirs": "they", "themselves": "they",
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we", "i": "i", "me": "i",
    "my": "i", "mine": "i", "myself": "i",
    "you": "you", "your": "you", "yours": "you", "who": "who", "whom": "who", "whose": "who", "which": "who", "that": "who",
    "this": "it", "these": "they", "those": "they",
}  # fmt: skip
POSSESSIVES = word_set("his her its their our my your whose")
DEFINITE = word_set("the this that these those") | POSSESSIVES
_DETERMINERS = DEFINITE | word_set("a an some any several many most all each every no another other both either neither such few")
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million"
)
_APPROXIMATE = (
    r"(?:at least|more than|less than|fewer than|as many as|up to|about|around|some|nearly|almost|over|only|another|the other)"
)
_SOME = (
    r"(?:hundreds|dozens|thousands|scores|tens|millions|crowds?|groups?|members?|a (?:group|crowd|number|team|couple|handful)|"
    r"some|many|most|all|several|one|two|three|none|part)"
)
_QUANTITY = re.compile(
    rf"(?:{_APPROXIMATE}\s+)*(?:[\d.,]+|(?:{_NUMBERS})(?:-\w+)?)(?:\s+(?:hundred|thousand|million|dozen))*\s+(?:of\s+)?"
    rf"|(?:{_SOME}(?:\s+of(?:\s+(?:thousands|the|its|their|his))*)\s+)",
    re.I,
)
# What a place or state after these words says about the one before: "in", "from", "of" tell where it belongs, "to" does not.
_BELONGING = word_set("of in from at near across outside inside around within")
_PREPOSITIONS = _BELONGING | word_set(
    "to on for with by against under who that which whose based working living stationed abroad about over between loyal "
    "aligned linked backed led accused suspected held belonging during after before when where"
)
# An adjective of a state before these says nothing about whose the party is: "Iranian-backed", "Russian-held", "pro-Kyiv".
_LINKED = re.compile(
    r"-(?:backed|led|held|occupied|controlled|linked|aligned|allied|made|built|supplied|funded|"
    r"financed|trained|sponsored|bound|"
    r"speaking|supported|friendly|style|supervised|brokered|mediated|imposed|origin|appointed|designated|wanted|"
    r"border|facing|armed|installed)\b",
    re.I,
)
_AGAINST = re.compile(r"(?:\b(?:pro|anti|ex|non|post|pre)-|\bethnic )$", re.I)
# Nouns that name what lies or goes on between parties, never a party.
_NO_PARTY = word_set(
    "border borders frontier relations relationship ties talks war conflict dispute row tension tensions trade corridor "
    "pact treaty agreement deal rivalry friendship summit strait"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention's parts; all offsets are within `text`."""

    text: str
    determiner: str
    pronoun: str | None
    words: tuple[Word, ...]
    core: tuple[int, int]
    hits: tuple[NameHit, ...]
    head: Head | None
    stop: int
    tail: str | None
    person: str | None
    plural: bool

    @property
    def name(self) -> str:
        """The text without determiner and quantity."""
        return self.text[self.core[0] : self.core[1]]

    @property
    def definite(self) -> bool:
        """Whether it points back by its determiner."""
        return self.determiner in DEFINITE

    @property
    def nominal(self) -> bool:
        """Whether it is a common noun alone: no capital after the determiner, no name."""
        return (
            not self.hits
            and self.person is None
            and not any(w.text[0].isupper() for w in self.words if w.start >= self.core[0] + 1)
        )


def parse(text: str) -> Phrase:
    """The parts of a mention's text."""
    return _parsed(text, names.own_digest())


@lru_cache(maxsize=4096)
def _parsed(text: str, known: str) -> Phrase:
    """The parts of a text by the names `known`: a user's own names change what is found."""
    all_words = words(text)
    plain = fold(text).strip().lower()
    if plain in PRONOUNS and not (text.isupper() and plain == "us"):
        kind = PRONOUNS[plain]
        return Phrase(text, plain, kind, all_words, (0, len(text)), (), None, len(all_words), None, None, kind in ("they", "we"))
    determiner, begin = _opening(text, all_words)
    end = _closing(text)
    rest = tuple(w for w in all_words if w.start >= begin)
    hits = tuple(replace(h, start=h.start + begin, end=h.end + begin) for h in _hits(text[begin:end]))
    stop, tail = _tail(rest, hits)
    head, person = _head(rest, hits, stop, text)
    return Phrase(
        text,
        determiner,
        None,
        rest,
        (begin, end),
        hits,
        head,
        stop,
        tail,
        person,
        _plural(text[:begin], rest, stop, head, person),
    )


def _opening(text: str, all_words: tuple[Word, ...]) -> tuple[str, int]:
    """The first determiner and where the phrase proper begins, after determiners and quantities."""
    determiner, at, tries = "", 0, 0
    while tries < 4:
        tries += 1
        if (quantity := _QUANTITY.match(text, at)) and quantity.end() < len(text):
            determiner = determiner or quantity[0].split()[0].lower()
            at = quantity.end()
            continue
        word = next((w for w in all_words if w.start >= at), None)
        if word is None or word.plain not in _DETERMINERS or word.end >= len(text) or word.text.endswith(("'s", "’s")):
            break
        determiner = determiner or word.plain
        at = word.end
        while at < len(text) and text[at].isspace():
            at += 1
    while at < len(text) and text[at] in "\"'“‘(":
        at += 1
    return determiner, at


def _closing(text: str) -> int:
    """Where the phrase ends: before a possessive ending or closing marks."""
    plain = fold(text).rstrip("\"') ,;:")
    if plain.endswith("'s"):
        plain = plain[:-2]
    return max(len(plain), 1)


def _hits(text: str) -> list[NameHit]:
    found = [h for hit in names.find(text) for h in _unlinked(text, hit)]
    if not found and len(text) > 3 and text.isupper() and (entities := names.exact(text)):
        return [NameHit(0, len(text), text, entities)]
    return found


def _unlinked(text: str, hit: NameHit) -> list[NameHit]:
    """A hit, or the names inside it where its last word is tied to the next: Sudan in "Sudan's army-led government"."""
    if not linked(text, hit.start, hit.end) or " " not in hit.text:
        return [hit]
    inner = names.find(hit.text.rsplit(" ", 1)[0])
    return [replace(h, start=h.start + hit.start, end=h.end + hit.start) for h in inner]


def _tail(rest: tuple[Word, ...], hits: tuple[NameHit, ...]) -> tuple[int, str | None]:
    """Index of the first word that hangs on by a preposition, and that preposition; prepositions inside names do not count."""
    for n, word in enumerate(rest):
        inside = any(h.start <= word.start < h.end for h in hits)
        if n and not inside and word.plain in _PREPOSITIONS and word.text.islower() and not _inside_head(rest, n):
            return n, word.plain
    return len(rest), None


def _inside_head(rest: tuple[Word, ...], n: int) -> bool:
    """Whether a preposition belongs to a generic phrase, as in "ministry of foreign affairs"."""
    return any(
        (head := at_end(rest[first:stop], stop - first)) and head.first == 0
        for first in range(max(n - 3, 0), n)
        for stop in range(n + 2, min(n + 5, len(rest)) + 1)
    )


def _head(rest: tuple[Word, ...], hits: tuple[NameHit, ...], stop: int, text: str) -> tuple[Head | None, str | None]:
    """The head before the tail, and a person's or firm's own name after it."""
    head = at_end(rest, stop)
    if head is not None:
        return head, None
    if stop and (rest[stop - 1].text[0].isupper()):
        head = before_name(rest, stop)
        if head is not None:
            first = rest[head.last].start
            return head, text[first : rest[stop - 1].end].removesuffix("'s").removesuffix("’s")
    return None, None


def _plural(opening: str, rest: tuple[Word, ...], stop: int, head: Head | None, person: str | None) -> bool:
    if person is not None:
        return False
    if head is not None:
        return head.plural
    many = re.search(
        r"\d|\b(?:two|three|four|five|six|several|many|some|both|these|those|hundreds|dozens|thousands)\b", opening, re.I
    )
    return bool(many) or bool(stop and rest[stop - 1].plain.endswith("s") and rest[stop - 1].text.islower())


def linked(text: str, start: int, end: int) -> bool:
    """Whether a state's name is part of a word that tells a tie and no belonging: "Iranian-backed", "pro-Russian"."""
    return bool(_LINKED.match(fold(text[end : end + 16]))) or bool(_AGAINST.search(fold(text[max(start - 8, 0) : start])))


def between_parties(phrase: Phrase) -> bool:
    """Whether the phrase names a border, talks or the like, which is no party."""
    return phrase.head is None and phrase.stop > 0 and phrase.words[phrase.stop - 1].plain in _NO_PARTY


def owners(phrase: Phrase) -> tuple[NameHit, ...]:
    """Names that say whose the party is: possessors and adjectives before the head, then names after of, in, from."""
    before_end = phrase.words[phrase.stop - 1].end if phrase.stop else phrase.core[1]
    free = [h for h in phrase.hits if not linked(phrase.text, h.start, h.end)]
    before = [h for h in free if h.end <= before_end]
    after = [h for h in free if h.start > before_end] if phrase.tail in _BELONGING else []
    return (*before, *after)


def is_name(phrase: Phrase) -> bool:
    """Whether what is left without generic words is a name: a capital word that no table knows."""
    if phrase.person:
        return True
    left = [w for w in phrase.words[: phrase.stop] if not any(h.start <= w.start < h.end for h in phrase.hits)]
    if phrase.head is not None:
        left = [w for w in left if not phrase.words[phrase.head.first].start <= w.start < phrase.words[phrase.head.last - 1].end]
    return any(w.text[0].isupper() and w.plain not in NAME_PARTICLES and len(w.plain) > 1 for w in left)
