"""Fit temperatures of the exported model on the corpus's development passages, and print how reliable its probabilities are.

Usage: python training/calibrate.py [--weights FOLDER] [--corpus FILE ...]

Runs the int8 model as shipped. Temperature scaling after Guo et al. 2017: one divisor of the logits, by least negative
log-likelihood; `training/export.py --manifest-only` writes the values printed here into the manifest.
"""

import argparse
import random
from itertools import pairwise
from pathlib import Path

import numpy as np
from data import TYPES, is_held_out, load, pairs, token_span

from comity.coders.decode import softmax
from comity.coders.encoder import Encoder
from comity.coders.windows import windows
from comity.model import Article, Document, Sentence

GRID = np.round(np.arange(0.6, 2.55, 0.05), 2)
BINS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001)


def document(row: dict) -> Document:
    """A passage as the coder takes it."""
    sentences = [Sentence(n, s, e, row["text"][s:e]) for n, (s, e) in enumerate(row["sentences"])]
    return Document(Article(row["id"], row["text"], language="en"), tuple(sentences))


def tokens(coder: Encoder, rows: list[dict]) -> tuple[np.ndarray, np.ndarray]:
    """Act logits and gold act classes (0 none) of all tokens that a window answers for."""
    logits, gold = [], []
    for row in rows:
        for window in windows([document(row)], coder.tokenizer):
            found = coder.encode_window(window)[1][1:-1]
            offsets = [(t.start, t.end) for t in window.tokens]
            labels = np.zeros(len(offsets), dtype=int)
            for event in row["events"]:
                for anchor in event["anchors"]:
                    if span := token_span(offsets, anchor["start"], anchor["end"]):
                        labels[span[0] : span[1]] = 1 + TYPES.index(event["type"])
            logits.append(found[window.own :])
            gold.append(labels[window.own :])
    return np.concatenate(logits), np.concatenate(gold)


def marked(coder: Encoder, rows: list[dict]) -> tuple[np.ndarray, np.ndarray]:
    """Type logits and gold classes (0 none) of the marked pairs of passages."""
    rng, logits, gold = random.Random(7), [], []
    for row in rows:
        for pair in pairs(row, coder.tokenizer, rng):
            ids, told = pair.ids[1:-1], pair.cases[1:-1]
            logits.append(coder.pair.run(["pair_logits"], {"pooled": coder._pooled(coder.encode(ids, told)[0], ids)[None]})[0][0])
            gold.append(pair.label)
    return np.stack(logits), np.array(gold)


def loss(logits: np.ndarray, gold: np.ndarray, temperature: float) -> float:
    """Mean negative log-likelihood at a temperature."""
    return float(-np.log(softmax(logits, temperature)[np.arange(len(gold)), gold] + 1e-12).mean())


def fitted(name: str, logits: np.ndarray, gold: np.ndarray) -> float:
    """The temperature of least loss, told."""
    losses = {float(t): loss(logits, gold, float(t)) for t in GRID}
    best = min(losses, key=lambda t: losses[t])
    print(f"{name}: temperature {best:.2f}, loss {losses[best]:.4f} (at 1: {losses[1.0]:.4f}), {len(gold)} cases")
    return best


def reliability(name: str, probs: np.ndarray, right: np.ndarray) -> None:
    """The share of right answers in each class of probability, and the expected calibration error."""
    print(f"{name}\n  probability   cases  mean p  right")
    error = 0.0
    for low, high in pairwise(BINS):
        inside = (probs >= low) & (probs < high)
        if inside.any():
            error += inside.sum() / len(probs) * abs(probs[inside].mean() - right[inside].mean())
            print(
                f"  {low:4.2f}–{min(high, 1):4.2f}  {inside.sum():8d}  {probs[inside].mean():6.3f}  {right[inside].mean():5.3f}"
            )
    print(f"  expected calibration error {error:.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--corpus", type=Path, nargs="+", default=sorted((Path(__file__).parents[1] / "corpus").glob("*.jsonl")))
    args = parser.parse_args()
    coder, rows = Encoder(args.weights), [row for row in load(args.corpus) if is_held_out(row)]
    logits, gold = tokens(coder, rows)
    heat = fitted("acts (tokens)", logits, gold)
    acts = softmax(logits, heat)
    reliability("a token tells an act", 1 - acts[:, 0], gold > 0)
    told = (gold > 0) & (acts[:, 0] < 0.5)
    reliability(
        "its type, where it does and is found",
        acts[told, 1:].max(1) / acts[told, 1:].sum(1),
        acts[told, 1:].argmax(1) + 1 == gold[told],
    )
    logits, gold = marked(coder, rows)
    probs = softmax(logits, fitted("marked pairs", logits, gold))
    reliability("the type of a marked pair", probs.max(1), probs.argmax(1) == gold)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
