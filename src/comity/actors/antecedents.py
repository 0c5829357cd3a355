"""Who pronouns and descriptions stand for: a ranking of the mentions around them.

A conditional logit over earlier mentions that agree in kind and number, with "none of them" as one choice; one set of weights
for each class of mention. Features are 0 or 1 or a share, so that a weight reads as the log-odds it adds.
"""

import math
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from comity.actors.draft import P_EARLIER, Draft
from comity.actors.heads import singular
from comity.actors.phrase import Phrase
from comity.gazetteer.fold import key, word_set
from comity.model import Mention, Span

FEATURES = (
    "none", "same_sentence", "one_back", "two_back", "far", "subject", "nearest", "between", "number", "person",
    "state", "body", "crowd", "unknown", "same_pronoun", "pronoun", "quoted_alike", "quoted", "after_preposition",
    "repeated", "opening", "first", "same_head", "head_in_name", "same_sector", "later", "fits_kind", "last_of_kind",
    "firm", "clause", "last_clause",
)  # fmt: skip
REACH = 40  # mentions looked back on, or ahead from "we"; in the corpus none stands for a farther one
LIKE = 5  # letters by which two spellings of a word are known as one
MEMORY = 400  # mentions back in which a description finds the party of its country and kind


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention of the article already resolved; `after` is the small word before it."""

    mention: Mention
    phrase: Phrase
    draft: Draft
    sentence: int
    first: bool
    quoted: bool
    after: str


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun or description that looks for its antecedent."""

    phrase: Phrase
    mention: Mention
    sentence: int
    first: bool
    quoted: bool

    @property
    def kind(self) -> str:
        """Which weights hold: he, it, they, we, definite ("the company") or bare ("militants")."""
        if self.phrase.pronoun is None:
            return "definite" if self.phrase.definite else "bare"
        return {"she": "he", "i": "we", "you": "we", "who": "they"}.get(self.phrase.pronoun, self.phrase.pronoun)


class Told:
    """The mentions of an article resolved so far, in the order of the text, with what is asked of them again and again."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.counts: Counter[str] = Counter()  # mentions of each party
        self._sentences: set[int] = set()
        self._spans: dict[tuple[int, int], Entry] = {}

    def add(self, entry: Entry) -> None:
        """One more; those of the speaker ("we") come after all others and stand between them."""
        insort(self.entries, entry, key=_start)
        if entry.draft.id:
            self.counts[entry.draft.id] += 1
        self._sentences.add(entry.sentence)
        self._spans[entry.mention.span.start, entry.mention.span.end] = entry

    def opens(self, sentence: int) -> bool:
        """Whether a sentence has no mention yet."""
        return sentence not in self._sentences

    def at(self, span: Span) -> Entry | None:
        """The mention at a span."""
        return self._spans.get((span.start, span.end))

    def before(self, start: int, reach: int) -> list[Entry]:
        """At most `reach` mentions before a position, in the order of the text."""
        at = bisect_left(self.entries, start, key=_start)
        return self.entries[max(at - reach, 0) : at]

    def around(self, start: int, reach: int) -> list[Entry]:
        """At most `reach` mentions on either side of a position."""
        at = bisect_left(self.entries, start, key=_start)
        return self.entries[max(at - reach, 0) : at + reach]


def _start(entry: Entry) -> int:
    return entry.mention.span.start


def fits(phrase: Phrase, draft: Draft) -> bool:
    """Whether a party can be what a pronoun or description stands for, by kind and number."""
    if phrase.pronoun in ("he", "she"):
        return draft.kind in (None, "person", "office", "people") and not draft.plural
    if phrase.pronoun == "i":
        return draft.kind not in ("group", "organisation")
    if phrase.pronoun == "it":
        return draft.kind not in ("person", "people", "office") and not draft.plural
    if phrase.pronoun == "they":
        return draft.kind not in ("person",)
    return phrase.pronoun is not None or draft.plural == phrase.plural or draft.kind in ("group", "body")


def candidates(anaphor: Anaphor, told: Told) -> list[Entry]:
    """Entries that the anaphor may stand for; only "we" may stand for a later one."""
    start = anaphor.mention.span.start
    open_to = told.around(start, REACH) if anaphor.kind == "we" else told.before(start, REACH)
    return [
        e
        for e in open_to
        if e.mention.span != anaphor.mention.span
        and fits(anaphor.phrase, e.draft)
        and e.phrase.pronoun != "you"
        and _same_body(anaphor.phrase, e)
    ]


def _same_body(phrase: Phrase, entry: Entry) -> bool:
    """Whether a body named by its kind can be a body told before: "the foreign ministry" is no defence ministry.

    By the first letters of the words, so that "defence" and "Defense" agree.
    """
    head = phrase.head
    if head is None or head.kind != "body" or entry.draft.kind != "body" or entry.draft.name is None:
        return True
    if last_word(phrase) in _BODIES:
        return True
    told = {w[:LIKE] for w in (*key(entry.draft.name).split(), *(w.plain for w in entry.phrase.words))}
    return all(w[:LIKE] in told for w in key(head.phrase).split() if w not in ("of", "for", "the", "and"))


def rank(anaphor: Anaphor, told: Told, weights: Sequence[float]) -> tuple[Entry | None, float]:
    """The best antecedent, None for "none of them", and its probability."""
    options = choices(anaphor, told)
    powers = [math.exp(sum(map(mul, weights, row))) for _, row in options]
    best = max(range(len(options)), key=lambda n: powers[n])
    return options[best][0], powers[best] / sum(powers)


def choices(anaphor: Anaphor, told: Told) -> list[tuple[Entry | None, tuple[float, ...]]]:
    """The candidates with their features; "none of them" among them but for he, it and they, which always stand for somebody."""
    found = candidates(anaphor, told)
    opening = told.entries[0] if told.entries else None
    kin = [anaphor.phrase.pronoun is None and of_kind(anaphor.phrase, e.draft) for e in found]
    last = max((n for n, fitting in enumerate(kin) if fitting), default=-1)
    leading = max((n for n, e in enumerate(found) if opens_clause(e) and e.sentence == anaphor.sentence), default=-1)
    rows: list[tuple[Entry | None, tuple[float, ...]]] = []
    for n, entry in enumerate(found):
        seen = (min(told.counts.get(entry.draft.id or "", 0), 5) / 5, entry is opening, kin[n], n == last, n == leading)
        rows.append((entry, _features(anaphor, entry, len(found) - 1 - n, seen)))
    sure = found and anaphor.kind in ("he", "it", "they")
    return rows if sure else [(None, (1.0,) + (0.0,) * (len(FEATURES) - 1)), *rows]


def _features(anaphor: Anaphor, entry: Entry, between: int, seen: tuple[float, bool, bool, bool, bool]) -> tuple[float, ...]:
    """The features of one candidate; `seen`: how often it is told of, whether it is the first, of the kind, the last
    of it, and whether it leads the last clause."""
    draft, phrase = entry.draft, anaphor.phrase
    back = abs(anaphor.sentence - entry.sentence)
    word = last_word(phrase)
    values = (
        False, back == 0, back == 1, back == 2, min(back, 10) / 10, entry.first, between == 0, min(between, 10) / 10,
        draft.plural == phrase.plural, draft.kind in ("person", "office"), draft.kind == "state",
        draft.kind in ("body", "company", "organisation"), draft.kind in ("people", "group"), draft.kind is None,
        phrase.pronoun is not None and entry.phrase.pronoun == phrase.pronoun, entry.phrase.pronoun is not None,
        entry.quoted == anaphor.quoted, entry.quoted, entry.after in _PREPOSITIONS, seen[0],
        anaphor.first and entry.first and back == 1, seen[1],
        word is not None and entry.phrase.pronoun is None and last_word(entry.phrase) == word,
        word is not None and draft.name is not None and key(draft.name).rsplit(" ", 1)[-1] == word,
        anaphor.mention.sector is not None and anaphor.mention.sector == draft.sector,
        entry.mention.span.start > anaphor.mention.span.start, seen[2], seen[3],
        seen[3] and phrase.head is not None and phrase.head.sector == "BUS",
        phrase.pronoun is not None and opens_clause(entry), phrase.pronoun is not None and seen[4],
    )  # fmt: skip
    return tuple(map(float, values))


def same_party(phrase: Phrase, draft: Draft, told: Told) -> Draft | None:
    """The named party of a description's country and kind that was last told of: "the Chinese entity" for a Chinese firm."""
    if (
        (phrase.head is None and last_word(phrase) not in _BODIES)
        or phrase.plural
        or phrase.person
        or (draft.id or "name:")[:5] != "name:"
    ):
        return None
    for entry in reversed(told.entries[-MEMORY:]):
        named = entry.phrase.pronoun is None and entry.draft.name and entry.draft.name[:1].isupper() and not entry.draft.members
        if named and entry.draft.country == draft.country and entry.draft.kind in _ORGANISED and of_kind(phrase, entry.draft):
            return entry.draft.at(P_EARLIER, f"{phrase.text!r} for {entry.mention.span.text!r}: same country and kind")
    return None


_ORGANISED = ("company", "group", "organisation")
_CLAUSES = word_set(
    "but and while that whether because if when as although though after before since where which so until unless"
)


def opens_clause(entry: Entry) -> bool:
    """Whether a mention stands where the subject of a clause does: first in its sentence, or after a comma or conjunction."""
    return entry.first or entry.after in _CLAUSES or entry.after[-1:] in (",", ";", ":", "—")


_PREPOSITIONS = word_set("to with against from by on for versus towards toward into in at of over near between")
_STATES = word_set("country nation state kingdom republic government neighbour neighbor capital side ally power")
_BODIES = word_set(
    "group organisation organization movement faction militia network alliance bloc union agency body institution party entity"
)


def last_word(phrase: Phrase) -> str | None:
    """The noun a phrase is built on, in the singular."""
    if phrase.pronoun is not None:
        return None
    if phrase.head is not None:
        return singular(phrase.head.phrase.rsplit(" ", 1)[-1])
    return singular(phrase.words[phrase.stop - 1].plain) if phrase.stop else None


def of_kind(phrase: Phrase, draft: Draft) -> bool:
    """Whether a description tells the kind of party that a draft is: "the company" a firm, "the group" an armed group."""
    sector = phrase.head.sector if phrase.head else None
    kind = phrase.head.kind if phrase.head else None
    word = last_word(phrase)
    if word in _STATES:
        return draft.kind == "state"
    if word in _BODIES:
        return draft.kind in ("group", "organisation", "company") or (
            draft.kind == "body" and draft.sector not in ("GOV", "MIL", "COP")
        )
    if sector == "BUS" and kind == "body" and draft.kind is None:
        return draft.sector is None and draft.name is not None and draft.name[:1].isupper()
    if kind == "body":
        return sector == draft.sector and draft.kind in ("company", "body", "group", "organisation")
    if kind == "office":
        return draft.kind in ("person", "office") and (sector is None or sector == draft.sector)
    return kind == "people" and draft.kind in ("people", "group") and sector == draft.sector
