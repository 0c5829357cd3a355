"""What every evaluation gives back, and the counts behind it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Result:
    """One measure over `n` cases: `scores` by name (0 to 100), `by` broken down, notes on how it was taken."""

    measure: str
    n: int
    scores: dict[str, float]
    by: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The form that `--json` prints."""
        return asdict(self)


def ratio(part: float, whole: float) -> float:
    """A share in percent, one decimal; 0 of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0


def prf(name: str, hits: int, coded: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 in percent, under names that begin with `name`."""
    shares = (ratio(hits, coded), ratio(hits, gold), ratio(2 * hits, coded + gold))
    return dict(zip((f"{name}_precision", f"{name}_recall", f"{name}_f1"), shares, strict=True))


def counted(name: str, counts: Mapping[tuple[str, str], int], which: str) -> dict[str, float]:
    """`prf` of counts kept under (which, right | found | gold)."""
    return prf(name, *(counts.get((which, kind), 0) for kind in ("right", "found", "gold")))


def macro_f1(gold: Sequence[str], guess: Sequence[str]) -> tuple[float, dict[str, dict[str, float]]]:
    """The mean F1 over the gold's classes (percent), and each class's F1 and number of gold cases."""
    hit = Counter(g for g, p in zip(gold, guess, strict=True) if g == p)
    golds, guesses = Counter(gold), Counter(guess)
    each = {k: {"f1": ratio(2 * hit[k], golds[k] + guesses[k]), "n": golds[k]} for k in sorted(golds)}
    return round(sum(v["f1"] for v in each.values()) / max(1, len(each)), 1), each
