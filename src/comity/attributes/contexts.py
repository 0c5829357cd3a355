"""Which of PLOVER's 37 contexts an act stands in, by cue words of its sentence, its neighbours and the title."""

from collections import Counter, defaultdict
from functools import cache, lru_cache

from daachorse import MATCH_KIND_STANDARD, CharwiseDoubleArrayAhoCorasick

from comity.model import Act, Document, Sentence
from comity.ontology import scheme

MOST = 3
"""PLOVER sets no limit; annotators give two on average, and a fourth was wrong more often than right."""
OWN, NEIGHBOUR, TITLE, TYPE, WHOLE = 2.0, 0.75, 1.0, 1.5, 1.5
"""Weight of a cue in the act's sentence, in those beside it, in the title; of what the type says; of the article's theme."""
LEAST = 1.0
"""Weight from which a context is given: a cue of the act's sentence or the title, or two hints from around it."""


def contexts_of(document: Document, act: Act) -> tuple[str, ...]:
    """At most three contexts, the best supported first; ties in the order of the codebook."""
    weights: defaultdict[str, float] = defaultdict(float)
    _add(weights, act.sentence.text, OWN)
    for sentence in _beside(document, act):
        _add(weights, sentence.text, NEIGHBOUR)
    _add(weights, document.article.title or "", TITLE)
    for name in (act.type, *(f"{act.type}/{mode}" for mode in act.modes)):
        for context in _by_type().get(name, ()):
            weights[context] += TYPE
    for context, share in _whole(document):
        weights[context] += WHOLE * share
    order = {name: n for n, name in enumerate(scheme.plover().contexts)}
    kept = [name for name, weight in weights.items() if weight >= LEAST]
    return tuple(sorted(kept, key=lambda name: (-weights[name], order[name]))[:MOST])


def _beside(document: Document, act: Act) -> list[Sentence]:
    """The sentences before and after the act's in its paragraph."""
    at = document.position(act.sentence)
    near = [] if at is None else [document.sentences[n] for n in (at - 1, at + 1) if 0 <= n < len(document.sentences)]
    return [s for s in near if s.paragraph == act.sentence.paragraph]


@lru_cache(maxsize=4)
def _whole(document: Document) -> tuple[tuple[str, float], ...]:
    """How often the article's sentences have a cue of each context, as a share of the commonest one's."""
    counts = Counter(context for sentence in document.sentences for context, _ in cues(sentence.text))
    most = max(counts.values(), default=0)
    # A context that one sentence alone has is not what the article is about.
    return tuple((context, n / most) for context, n in counts.items() if n > 1)


def _add(weights: defaultdict[str, float], text: str, weight: float) -> None:
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
