"""`comity evaluate pairs`: the type of what a marked source does to a marked target.

The set's labels follow PLOVER's 2021 draft; the coder's types are mapped by `ontology/pairs_2021.toml`. The target's boundary is
the text given; source and target are found in the sentence, source first where both fit twice.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from comity.errors import UsageError
from comity.evaluation import files
from comity.evaluation.scores import Result, macro_f1, ratio
from comity.ontology import scheme

FORM = "tab-separated text with id, sentence, source, target, root and perhaps quad"
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

    def classify_pairs(self, rows: Sequence[tuple[str, tuple[int, int], tuple[int, int]]]) -> list[dict[str, float]]:
        """For each (text, actor, recipient) the probability of each type, with "" for none."""
        ...


def load(path: Path) -> list[PairRow]:
    """Rows of a tab-separated pair file; UsageError names the columns that are missing and those there are."""
    reader = csv.DictReader((line for _, line in files.lines(path, FORM)), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        if missing := [c for c in COLUMNS if c not in (reader.fieldnames or ())]:
            raise UsageError(f"{path} lacks the columns {', '.join(missing)}; it has {', '.join(reader.fieldnames or ())[:200]}")
        rows = [_row(path, number, cells) for number, cells in enumerate(reader, 2)]
    except csv.Error as error:
        raise UsageError(f"{path} cannot be read as {FORM} ({error})") from error
    if not rows:
        raise UsageError(f"{path} holds no pair below its column names")
    return rows


def _row(path: Path, number: int, cells: dict[str, Any]) -> PairRow:
    quad, roots = cells.get("quad") or "", _table()["quad"]
    if None in (cells[c] for c in COLUMNS) or cells["root"] not in roots or quad not in ("", "1", "2", "3", "4"):
        told = f"root {cells['root']!r}, quad {quad!r}"
        raise UsageError(f"{path}, line {number}, has {told}; wanted: quad 1 to 4 or none, a root of {', '.join(sorted(roots))}")
    return PairRow(cells["id"], cells["sentence"], cells["source"], cells["target"], cells["root"], int(quad) if quad else None)


@cache
def _table() -> dict[str, Any]:
    return scheme.table("pairs_2021.toml")


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
    for rule in table.get("words", ()):
        if kind in rule["types"] and re.search(rule["pattern"], sentence, re.IGNORECASE):
            return str(rule["label"])
    return str(table["root"].get(kind, kind))


def evaluate(path: Path, coder: PairCoder, predictions: Path | None = None) -> Result:
    """Macro-F1 and accuracy of root, quad and binary class; `by` has F1 and rows of each root."""
    rows, table = load(path), _table()
    if not hasattr(coder, "classify_pairs"):
        raise UsageError("this coder cannot tell the relation of a marked pair; take one that can, such as 'encoder'")
    found = coder.classify_pairs([(r.sentence, *spans(r)) for r in rows])
    guesses = [answer(probs, row.sentence, table) for row, probs in zip(rows, found, strict=True)]
    golds = [r.root for r in rows]
    quads: dict[str, int] = table["quad"]
    gold_quads = [str(r.quad or quads[r.root]) for r in rows]
    guess_quads = [str(quads[g]) for g in guesses]
    if predictions:
        lines = [f"{r.id}\t{g}\t{q}\n" for r, g, q in zip(rows, guesses, guess_quads, strict=True)]
        files.write(predictions, "id\troot\tquad\n" + "".join(lines))
    scores: dict[str, float] = {}
    by: dict[str, Any] = {}
    for name, gold, guess in (
        ("root", golds, guesses),
        ("quad", gold_quads, guess_quads),
        ("binary", [_side(q) for q in gold_quads], [_side(q) for q in guess_quads]),
    ):
        macro, each = macro_f1(gold, guess)
        same = sum(a == b for a, b in zip(gold, guess, strict=True))
        scores |= {f"{name}_macro_f1": macro, f"{name}_accuracy": ratio(same, len(gold))}
        by[name] = each
    return Result("pairs", len(rows), scores, by, notes=(f"labels mapped by {table['version']}",))


def _side(quad: str) -> str:
    return "cooperation" if quad in "12" else "conflict"
