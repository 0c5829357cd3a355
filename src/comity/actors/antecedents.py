"""Who pronouns and descriptions stand for: a ranking of the mentions around them.

A conditional logit over earlier mentions that agree in kind and number, with "none of them" as one choice; one set of weights
for each class of mention. Features are 0 or 1 or a share, so that a weight reads as the log-odds it adds.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from comity.actors.draft import Draft
from comity.actors.heads import singular
from comity.actors.phrase import Phrase
from comity.gazetteer.fold import key
from comity.model import Mention

FEATURES = (
    "none", "same_sentence", "one_back", "two_back", "far", "subject", "nearest", "between", "number", "person", "state", "body", "crowd",
    "unknown", "same_pronoun", "pronoun", "quoted_alike", "quoted", "after_preposition", "repeated", "opening", "first", "same_head",
    "head_in_name", "same_sector", "later", "fits_kind",
)  # fmt: skip
REACH = 40  # mentions looked back on; in the corpus none stands for a farther one


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
        """Which weights hold: he, it, they, we or description."""
        return {"she": "he", "i": "we", "you": "we", "who": "they"}.get(self.phrase.pronoun or "", self.phrase.pronoun or "description")


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


def candidates(anaphor: Anaphor, entries: Sequence[Entry]) -> list[Entry]:
    """Entries that the anaphor may stand for; only "we" may stand for a later one."""
    start = anaphor.mention.span.start
    open_to = entries if anaphor.kind == "we" else [e for e in entries if e.mention.span.start < start][-REACH:]
    return [e for e in open_to if e.mention.span != anaphor.mention.span and fits(anaphor.phrase, e.draft) and e.phrase.pronoun != "you"]


def rank(anaphor: Anaphor, entries: Sequence[Entry], weights: Sequence[float]) -> tuple[Entry | None, float]:
    """The best antecedent, None for "none of them", and its probability."""
    found = candidates(anaphor, entries)
    # He, it and they always stand for somebody; "we" may be an unnamed author, a description somebody new.
    options: list[Entry | None] = [*found] if found and anaphor.kind in ("he", "it", "they") else [None, *found]
    rows = [none_row() if e is None else features(anaphor, e, entries) for e in options]
    powers = [math.exp(sum(w * f for w, f in zip(weights, row, strict=True))) for row in rows]
    best = max(range(len(options)), key=lambda n: powers[n])
    return options[best], powers[best] / sum(powers)


def none_row() -> tuple[float, ...]:
    """The features of the choice that no mention is meant."""
    return (1.0,) + (0.0,) * (len(FEATURES) - 1)


def features(anaphor: Anaphor, entry: Entry, entries: Sequence[Entry]) -> tuple[float, ...]:
    """The features of one candidate."""
    draft, phrase = entry.draft, anaphor.phrase
    start = anaphor.mention.span.start
    back = abs(anaphor.sentence - entry.sentence)
    between = sum(entry.mention.span.end <= e.mention.span.start < start for e in entries)
    alike = sum(e.draft.id == draft.id and draft.id is not None for e in entries)
    word = last_word(phrase)
    return tuple(
        map(
            float,
            (
                False, back == 0, back == 1, back == 2, min(back, 10) / 10, entry.first, between == 0, min(between, 10) / 10,
                draft.plural == phrase.plural, draft.kind in ("person", "office"), draft.kind == "state",
                draft.kind in ("body", "company", "organisation"), draft.kind in ("people", "group"), draft.kind is None,
                phrase.pronoun is not None and entry.phrase.pronoun == phrase.pronoun, entry.phrase.pronoun is not None,
                entry.quoted == anaphor.quoted, entry.quoted, entry.after in _PREPOSITIONS, min(alike, 5) / 5,
                anaphor.first and entry.first and back == 1, entry is entries[0],
                word is not None and entry.phrase.pronoun is None and last_word(entry.phrase) == word,
                word is not None and draft.name is not None and key(draft.name).rsplit(" ", 1)[-1] == word,
                anaphor.mention.sector is not None and anaphor.mention.sector == draft.sector, entry.mention.span.start > start,
                phrase.pronoun is None and of_kind(phrase, draft),
            ),
        )
    )  # fmt: skip


_PREPOSITIONS = frozenset("to with against from by on for versus towards toward into in at of over near between".split())
_STATES = frozenset("country nation state kingdom republic government neighbour neighbor capital side ally power".split())
_BODIES = frozenset("group organisation organization movement faction militia network alliance bloc union agency body institution party entity".split())


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
        return draft.kind in ("group", "organisation", "company") or (draft.kind == "body" and draft.sector not in ("GOV", "MIL", "COP"))
    if kind == "body":
        return sector == draft.sector and draft.kind in ("company", "body", "group", "organisation")
    if kind == "office":
        return draft.kind in ("person", "office") and (sector is None or sector == draft.sector)
    return kind == "people" and draft.kind in ("people", "group") and sector == draft.sector
