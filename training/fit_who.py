"""Fit the weights of `comity.actors.weights` on the corpus and print them with five-fold trials.

Usage: python training/fit_who.py corpus/*.jsonl
"""

import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from comity.actors import antecedents, resolve, salience
from comity.actors.byname import sector_of
from comity.actors.generic import OF_STATES
from comity.actors.phrase import POSSESSIVES, parse
from comity.actors.reading import read
from comity.gazetteer import places
from comity.model import Article, Coding, Document, Mention, Sentence, Span

FOLDS, STEPS, RATE = 5, 300, 0.06
WRONG = 0.25  # share of sectors made wrong
NOISE = ["GOV", "BUS", "MIL", "CVL", "COP", "REB", "SOC", None, None, None]
Row = tuple[np.ndarray, list[int], int]


def prepared(passage: dict[str, Any]) -> tuple[Document, list[Mention]]:
    """A passage as a document and its mentions, with the sectors that a coder might have given."""
    text = passage["text"]
    sentences = tuple(Sentence(n, a, b, text[a:b]) for n, (a, b) in enumerate(passage["sentences"]))
    sectors = [m["sector"] if random.random() > WRONG else random.choice(NOISE) for m in passage["mentions"]]
    mentions = [Mention(Span(m["start"], m["end"], m["text"]), s) for m, s in zip(passage["mentions"], sectors, strict=True)]
    return Document(Article(passage["id"], text), sentences), mentions


def chains(passage: dict[str, Any]) -> list[int]:
    """For each mention the first mention of its chain."""
    found = list(range(len(passage["mentions"])))
    for n, mention in enumerate(passage["mentions"]):
        if mention["antecedent"] is not None:
            old, new = found[n], found[mention["antecedent"]]
            found = [new if c == old else c for c in found]
    return found


def anaphors(passage: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    """Every pronoun and description with its candidates and which of them are right."""
    document, mentions = prepared(passage)
    asked: list[tuple[antecedents.Anaphor, list[antecedents.Entry]]] = []
    original = antecedents.rank

    def note(anaphor: Any, entries: Any, weights: Any) -> Any:
        asked.append((anaphor, list(entries)))
        return original(anaphor, entries, weights)

    antecedents.rank = note
    try:
        resolve.resolve(document, Coding(tuple(mentions), ()))
    finally:
        antecedents.rank = original
    chain, at = chains(passage), {m.span: n for n, m in enumerate(mentions)}
    for anaphor, entries in asked:
        if (own := at.get(anaphor.mention.span)) is None:
            continue
        options = antecedents.choices(anaphor, entries)
        right = [n for n, (e, _) in enumerate(options) if e is not None and chain[at[e.mention.span]] == chain[own]]
        if not right and options and options[0][0] is None:
            right = [0]
        if right:
            yield anaphor.kind, (np.array([row for _, row in options]), right, int(passage["id"], 16) % FOLDS)


def bodies(passage: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    """Every body or crowd without a country in its words, with the countries of the passage and which is right."""
    document, mentions = prepared(passage)
    reading = read(document)
    for gold, mention in zip(passage["mentions"], mentions, strict=True):
        phrase = parse(mention.span.text)
        known = phrase.pronoun or phrase.hits or gold["antecedent"] is not None or not phrase.nominal or places.find(phrase.text)
        if known or phrase.determiner in POSSESSIVES:
            continue
        table = salience.features(reading, mention.span.start, mention.span.end)
        if gold["country"] in table:
            kind = "state" if sector_of(phrase, gold["sector"]) in OF_STATES else "crowd"
            yield kind, (np.array(list(table.values())), [list(table).index(gold["country"])], int(passage["id"], 16) % FOLDS)


def fitted(rows: list[Row], penalty: float) -> np.ndarray:
    """Weights of greatest likelihood under an L2 penalty (Adam, full batch)."""
    w = np.zeros(rows[0][0].shape[1])
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        slope = -penalty * w
        for x, right, _ in rows:
            p = probs(x, w)
            q = np.zeros(len(x))
            q[right] = p[right]
            slope += (q / q.sum() - p) @ x
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        w += RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return w


def probs(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """The probabilities of the candidates."""
    s = x @ w
    p = np.exp(s - s.max())
    return p / p.sum()


def report(
    passages: list[dict[str, Any]],
    source: Callable[[dict[str, Any]], Iterator[tuple[str, Row]]],
    names: tuple[str, ...],
    penalty: float,
) -> None:
    """Print, for each class, the five-fold share of right choices and the weights of a fit on all."""
    data: dict[str, list[Row]] = defaultdict(list)
    for passage in passages:
        for kind, row in source(passage):
            data[kind].append(row)
    for kind, rows in data.items():
        right = 0
        for fold in range(FOLDS):
            w = fitted([r for r in rows if r[2] != fold], penalty)
            right += sum(int((x @ w).argmax()) in ok for x, ok, own in rows if own == fold)
        table = {name: round(float(v), 1) for name, v in zip(names, fitted(rows, penalty), strict=True) if abs(v) >= 0.15}
        print(f"{kind}: {len(rows)} cases, {right / len(rows):.3f} right\n  {table}")


def main() -> int:
    random.seed(0)
    passages = [json.loads(line) for name in sys.argv[1:] for line in Path(name).read_text("utf-8").splitlines()]
    report(passages, anaphors, antecedents.FEATURES, 1.0)
    report(passages, bodies, salience.FEATURES, 0.5)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
