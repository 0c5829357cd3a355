"""`comity evaluate pairs`: the type of what a marked source does to a marked target.

The set's labels follow PLOVER's 2021 draft; the coder's types are mapped by `ontology/pairs_2021.toml`. The target's boundary is
the text given; source and target are found in the sentence, source first where both fit twice.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from comity.errors import UsageError
from comity.evaluation.scores import Result, macro_f1, ratio
from comity.ontology import scheme

COLUMNS = ("id", "sentence", "source", "target", "root")


@dataclass(frozen=True, slots=True)
class PairRow:
    """One marked pair with its gold root; quad is None where the file has none."""

    id: str
    sentence: str
    source: str
    target: str
    root: str
    quad: int | None


class PairCoder(Protocol):
    """A coder that can say what a given actor does to a given recipient."""

    def classify_pairs(self, rows: Sequence[tuple[str, tuple[int, int], tuple[int, int]]]) -> list[dict[str, float]]: ...


def load(path: Path) -> list[PairRow]:
    """Rows of a tab-separated pair file; UsageError names the columns that are missing and those there are."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        if missing := [c for c in COLUMNS if c not in (reader.fieldnames or ())]:
            raise UsageError(f"{path} lacks the columns {', '.join(missing)}; it has {', '.join(reader.fieldnames or ())}")
        return [PairRow(r["id"], r["sentence"], r["source"], r["target"], r["root"], int(r["quad"]) if r.get("quad") else None) for r in reader]


def spans(row: PairRow) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where source and target stand: the closest two places that do not overlap; the sentence's ends where one is not in it."""
    sources, targets = _places(row.sentence, row.source), _places(row.sentence, row.target)
    if not sources or not targets:
        end = len(row.sentence)
        return (sources or [(0, 0)])[0], (targets or [(end, end)])[0]
    apart = [(s, t) for s in sources for t in targets if s[1] <= t[0] or t[1] <= s[0]]
    return min(apart or [(sources[0], targets[0])], key=lambda st: abs(st[0][0] - st[1][0]))


def _places(sentence: str, phrase: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(re.escape(phrase), sentence)] if phrase else []


def answer(probs: dict[str, float], sentence: str, table: dict[str, Any]) -> str:
    """The mapped label of greatest probability; types that share a label add up, "none" is no answer here."""
    sums: dict[str, float] = {}
    for kind, p in probs.items():
        if kind:
            label = _mapped(kind, sentence, table)
            sums[label] = sums.get(label, 0.0) + p
    return max(sums, key=lambda k: sums[k])


def _mapped(kind: str, sentence: str, table: dict[str, Any]) -> str:
    words = table.get("words", {}).get(kind)
    if words and re.search(words["pattern"], sentence, re.IGNORECASE):
        return str(words["label"])
    return str(table["root"].get(kind, kind))


def evaluate(path: Path, coder: PairCoder, predictions: Path | None = None) -> Result:
    """Macro-F1 and accuracy of root, quad and binary class; `by` has F1 and rows of each root."""
    rows, table = load(path), scheme.table("pairs_2021.toml")
    found = coder.classify_pairs([(r.sentence, *spans(r)) for r in rows])
    guesses = [answer(probs, row.sentence, table) for row, probs in zip(rows, found, strict=True)]
    golds = [r.root for r in rows]
    quads: dict[str, int] = table["quad"]
    gold_quads = [str(r.quad or quads[r.root]) for r in rows]
    guess_quads = [str(quads[g]) for g in guesses]
    if predictions:
        lines = [f"{r.id}\t{g}\t{q}\n" for r, g, q in zip(rows, guesses, guess_quads, strict=True)]
        predictions.write_text("id\troot\tquad\n" + "".join(lines), "utf-8")
    scores: dict[str, float] = {}
    by: dict[str, Any] = {}
    for name, gold, guess in (
        ("root", golds, guesses),
        ("quad", gold_quads, guess_quads),
        ("binary", [_side(q) for q in gold_quads], [_side(q) for q in guess_quads]),
    ):
        macro, each = macro_f1(gold, guess)
        scores |= {f"{name}_macro_f1": macro, f"{name}_accuracy": ratio(sum(a == b for a, b in zip(gold, guess, strict=True)), len(gold))}
        by[name] = each
    return Result("pairs", len(rows), scores, by, notes=(f"labels mapped by {table['version']}",))


def _side(quad: str) -> str:
    return "cooperation" if quad in "12" else "conflict"
