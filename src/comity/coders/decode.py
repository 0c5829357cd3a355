"""From the encoder's numbers to spans: which tokens tell an act, which name a party."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.coders.windows import Token

Array = NDArray[np.float32]
SURE_BEGIN = 0.9
INSIDE_OUT = 0.5  # both set on the development passages (evals/gate.py)
REACH = 5  # distance classes double: 0, 1, 3, 7, 15, 31 tokens and beyond, as in training


@dataclass(frozen=True, slots=True)
class Found:
    """A token span (first, last + 1) with its type probabilities (acts: none first) or its probability (mentions)."""

    first: int
    last: int
    probs: Array


def softmax(logits: Array, temperature: float = 1.0) -> Array:
    """Probabilities over the last axis."""
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def word_ends(tokens: tuple[Token, ...]) -> list[int]:
    """For each token the position after the last piece of its word."""
    ends = [0] * len(tokens)
    stop = len(tokens)
    for i in range(len(tokens) - 1, -1, -1):
        ends[i] = stop
        if tokens[i].word:
            stop = i
    return ends


def acts(probs: Array, tokens: tuple[Token, ...], threshold: float) -> list[Found]:
    """Runs of words, in one sentence, that each tell the same type of act with at least `threshold` probability."""
    found: list[Found] = []
    ends, at = word_ends(tokens), 0
    tells, kinds = ((1 - probs[:, 0]) >= threshold).tolist(), probs[:, 1:].argmax(axis=1).tolist()
    while at < len(tokens):
        if not (tokens[at].word and tells[at]):
            at = ends[at]
            continue
        kind, stop = kinds[at], ends[at]
        while stop < len(tokens) and tells[stop] and kinds[stop] == kind and tokens[stop].sentence == tokens[at].sentence:
            stop = ends[stop]
        heads = [i for i in range(at, stop) if tokens[i].word]
        found.append(Found(at, stop, np.asarray(probs[heads].mean(axis=0), dtype=np.float32)))
        at = stop
    return found


def mentions(probs: Array, tokens: tuple[Token, ...], threshold: float = 0.5) -> list[Found]:
    """Spans that begin where "begin" leads and go on while "inside" does; probs: tokens × (out, begin, inside)."""
    found: list[Found] = []
    ends, at = word_ends(tokens), 0
    tells = ((1 - probs[:, 0]) >= threshold).tolist()
    while at < len(tokens):
        if not (tokens[at].word and tells[at]):
            at = ends[at]
            continue
        stop = ends[at]
        while stop < len(tokens) and tokens[stop].sentence == tokens[at].sentence:
            if not (_inside(probs[stop]) or _abbreviated(probs, tokens, stop)):
                break
            stop = ends[stop]
        found.append(Found(at, stop, np.asarray([1 - probs[at, 0]], dtype=np.float32)))
        at = stop
    return found


def _inside(row: Array) -> bool:
    """Whether a word goes on with the mention before it: two mentions seldom stand side by side, so "begin" must be sure."""
    return bool(row[1] < SURE_BEGIN and row[0] < INSIDE_OUT)


def _abbreviated(probs: Array, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a full stop within a name is left out: "Pvt. Limited", "St. Lucia"."""
    after = at + 1
    goes_on = after < len(tokens) and tokens[after].sentence == tokens[at].sentence
    return tokens[at].dot and goes_on and bool(probs[after, 0] < INSIDE_OUT)


def names(logits: Array, tokens: tuple[Token, ...]) -> list[tuple[int, int, int]]:
    """Names as (first, last + 1, kind), of whole words that begin with "begin" and go on with "inside" of one kind.

    logits: tokens × (1 + 2 × kinds): outside, then begin and inside of each kind.
    """
    best, ends = logits.argmax(axis=1).tolist(), word_ends(tokens)
    found: list[tuple[int, int, int]] = []
    at = 0
    while at < len(tokens):
        stop = ends[at]
        if tokens[at].word and best[at]:
            kind = (best[at] - 1) // 2
            while stop < len(tokens) and best[stop] == 2 * kind + 2 and tokens[stop].sentence == tokens[at].sentence:
                stop = ends[stop]
            found.append((at, stop, kind))
        at = stop
    return found


def sentence_of(act: Found, tokens: tuple[Token, ...]) -> Found:
    """The tokens of an act's sentence."""
    at = tokens[act.first].sentence
    return Found(bisect_left(tokens, at, key=_sentence), bisect_right(tokens, at, key=_sentence), act.probs)


def _sentence(token: Token) -> int:
    return token.sentence


def distance(first: list[Found], second: list[Found], tokens: tuple[Token, ...]) -> NDArray[np.int64]:
    """Distance class of every pair of spans: sign, power of two and same sentence or not, as in training."""
    a, b = np.array([f.first for f in first]), np.array([f.first for f in second])
    gap = b[None, :] - a[:, None]
    size = np.minimum(np.floor(np.log2(np.abs(gap) + 1)), REACH).astype(np.int64)
    where_a, where_b = (np.array([tokens[f.first].sentence for f in spans]) for spans in (first, second))
    return np.asarray(size + 6 * (gap > 0) + 12 * (where_a[:, None] == where_b[None, :]), dtype=np.int64)
