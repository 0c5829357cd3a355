"""Who pronouns and descriptions stand for: the model's references first, then the nearest mention that fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.actors.draft import P_DESCRIPTION, P_EARLIER, P_PRONOUN, P_QUOTE, Draft
from comity.actors.heads import singular
from comity.actors.phrase import Phrase
from comity.gazetteer.fold import key
from comity.model import Mention, Sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention of the article already resolved."""

    mention: Mention
    phrase: Phrase
    draft: Draft
    sentence: int
    first: bool
    quoted: bool


def fits(phrase: Phrase, entry: Entry) -> bool:
    """Whether an earlier mention agrees in number and kind with a pronoun."""
    draft = entry.draft
    single_person = draft.kind == "person" or (draft.kind in ("office", "people") and not draft.plural)
    if phrase.pronoun in ("he", "she", "i"):
        return single_person
    if phrase.pronoun == "it":
        return draft.kind in ("state", "body", "company", "group", "organisation") and not draft.plural
    if phrase.pronoun == "they":
        return draft.plural or bool(draft.members) or draft.kind in ("group", "company", "organisation", "body", "state")
    return True


def pronoun(phrase: Phrase, where: int, entries: Sequence[Entry]) -> Draft | None:
    """The party a pronoun stands for: in its own sentence the subject before it, else the subject of the sentence before."""
    if phrase.pronoun in ("we", "i", "you"):
        return None
    candidates = [e for e in entries if fits(phrase, e) and e.draft.country is not None or e.draft.plural and fits(phrase, e)]
    if phrase.pronoun == "they":
        plural = [e for e in candidates if e.draft.plural or e.draft.members]
        candidates = [e for e in plural if where - e.sentence <= 1] or candidates
    if phrase.pronoun == "who":
        candidates = list(entries[-1:])
    for entry in _by_salience(candidates, where):
        return entry.draft.at(P_PRONOUN, f"{phrase.text!r} for {entry.mention.span.text!r}")
    return None


def _by_salience(entries: Sequence[Entry], where: int) -> Iterator[Entry]:
    """Sentence by sentence backwards, at most three back; within each from its beginning, where the subject stands."""
    for back in range(4):
        yield from (e for e in entries if e.sentence == where - back)


def speaker(phrase: Phrase, where: int, entries: Sequence[Entry], later: Sequence[Entry]) -> Draft | None:
    """Who says "we" or "I": a person, body or state named outside the quote in this sentence, else before, else after."""
    here = [e for e in (*entries, *later) if e.sentence == where and not e.quoted and e.draft.kind]
    before = [e for e in entries if where - 3 <= e.sentence < where and not e.quoted and e.draft.kind][::-1]
    people = [e for e in here if e.draft.kind in ("person", "office", "people")] or here
    for entry in (*people, *before, *(e for e in later if e.sentence == where + 1)):
        return entry.draft.at(P_QUOTE, f"{phrase.text!r} spoken by {entry.mention.span.text!r}")
    return None


def same_head(phrase: Phrase, entries: Sequence[Entry]) -> Draft | None:
    """An earlier mention built on the same word: "the bureau" for "the Intelligence Bureau", "the ministry"."""
    last = _last_word(phrase)
    if last is None:
        return None
    for entry in reversed(entries):
        if entry.phrase.pronoun is None and entry.draft.country and _last_word(entry.phrase) == last and entry.draft.plural == phrase.plural:
            return entry.draft.at(P_EARLIER, f"{phrase.text!r} for {entry.mention.span.text!r}: same head")
        if entry.draft.name and key(entry.draft.name).rsplit(" ", 1)[-1] == last and not phrase.plural:
            return entry.draft.at(P_EARLIER, f"{phrase.text!r} for {entry.draft.name!r}: same head")
    return None


def _last_word(phrase: Phrase) -> str | None:
    if phrase.head is not None:
        return singular(phrase.head.phrase.rsplit(" ", 1)[-1])
    return singular(phrase.words[phrase.stop - 1].plain) if phrase.stop else None


_STATES = frozenset("country nation state kingdom republic government neighbour neighbor capital side ally power".split())
_BODIES = frozenset("group organisation organization movement faction militia network alliance bloc union agency body institution party entity".split())


def described(phrase: Phrase, entries: Sequence[Entry], country: str | None = None) -> Draft | None:
    """An earlier mention of the kind that a description names: "the company", "the group", "the Chinese entity"."""
    word = _last_word(phrase)
    for entry in reversed(entries):
        if entry.phrase.pronoun or (country and entry.draft.country != country) or entry.draft.plural != phrase.plural:
            continue
        if _of_kind(phrase, word, entry.draft):
            return entry.draft.at(P_DESCRIPTION, f"{phrase.text!r} for {entry.mention.span.text!r}")
    return None


def _of_kind(phrase: Phrase, word: str | None, draft: Draft) -> bool:
    sector = phrase.head.sector if phrase.head else None
    kind = phrase.head.kind if phrase.head else None
    if word in _STATES:
        return draft.kind == "state"
    if word in _BODIES:
        return draft.kind in ("group", "organisation", "company") or (draft.kind == "body" and draft.sector not in ("GOV", "MIL", "COP"))
    if kind == "body":
        return sector == draft.sector and draft.kind in ("company", "body", "group", "organisation")
    if kind == "office":
        return draft.kind in ("person", "office") and (sector is None or sector == draft.sector)
    return kind == "people" and draft.kind in ("people", "group") and sector == draft.sector


def sentence_of(sentences: Sequence[Sentence], at: int) -> int:
    """Index of the sentence that holds a position, the last before it where none does; -1 before the first."""
    found = -1
    for sentence in sentences:
        if sentence.start > at:
            break
        found = sentence.index
    return found
