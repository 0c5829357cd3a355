"""Which of PLOVER's 37 contexts an act stands in, by cue words of its sentence, its neighbours and the title."""

from collections import Counter
from functools import cache, lru_cache

from daachorse import MATCH_KIND_STANDARD, CharwiseDoubleArrayAhoCorasick

from comity.model import Act, Document
from comity.ontology import scheme

MOST = 4
OWN, NEIGHBOUR, TITLE, TYPE = 2.0, 0.5, 1.0, 1.5
LEAST = 1.5
"""Weight from which a context is given: one cue of the act's own sentence, or one of its title and a neighbour."""


def contexts_of(document: Document, act: Act) -> tuple[str, ...]:
    """At most four contexts, the best supported first; ties in the order of the codebook."""
    weights: Counter[str] = Counter()
    at = next((n for n, s in enumerate(document.sentences) if s.index == act.sentence.index), None)
    near = [] if at is None else [document.sentences[n] for n in (at - 1, at + 1) if 0 <= n < len(document.sentences)]
    _add(weights, act.sentence.text, OWN)
    for sentence in near:
        if sentence.paragraph == act.sentence.paragraph:
            _add(weights, sentence.text, NEIGHBOUR)
    _add(weights, document.article.title or "", TITLE)
    for context in _by_type().get(act.type, ()):
        weights[context] += TYPE
    for mode in act.modes:
        for context in _by_type().get(f"{act.type}/{mode}", ()):
            weights[context] += TYPE
    order = {name: n for n, name in enumerate(scheme.plover().contexts)}
    kept = [name for name, weight in weights.items() if weight >= LEAST]
    return tuple(sorted(kept, key=lambda name: (-weights[name], order[name]))[:MOST])


def _add(weights: Counter[str], text: str, weight: float) -> None:
    """Count a stretch's cues: the first of a context in full, each further one half as much as the one before."""
    for context, count in cues(text):
        weights[context] += weight * (2 - 0.5 ** (count - 1))


@lru_cache(maxsize=1024)
def cues(text: str) -> tuple[tuple[str, int], ...]:
    """How many different cues of each context a stretch has."""
    lower, (automaton, entries) = text.lower(), _automaton()
    seen: set[tuple[str, str]] = set()
    for start, end, pattern in automaton.find_overlapping(lower):
        cue, contexts, is_open = entries[pattern]
        if (start and lower[start - 1].isalnum()) or (not is_open and lower[end : end + 1].isalnum()):
            continue
        seen.update((context, cue) for context in contexts)
    return tuple(Counter(context for context, _ in seen).items())


@cache
def _automaton() -> tuple[CharwiseDoubleArrayAhoCorasick, tuple[tuple[str, tuple[str, ...], bool], ...]]:
    """One automaton over all cues; a cue that ends in * goes on with any letters."""
    table: dict[str, list[tuple[str, bool]]] = {}
    for context, words in scheme.table("contexts.toml")["cues"].items():
        for word in words:
            table.setdefault(word.removesuffix("*"), []).append((context, word.endswith("*")))
    entries = tuple((cue, tuple(c for c, _ in found), found[0][1]) for cue, found in table.items())
    return CharwiseDoubleArrayAhoCorasick(list(table), MATCH_KIND_STANDARD), entries


@cache
def _by_type() -> dict[str, tuple[str, ...]]:
    return {name: tuple(found) for name, found in scheme.table("contexts.toml")["types"].items()}
