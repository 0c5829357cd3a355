"""The interval: it holds the truth as often as it says."""

from dataclasses import replace

import numpy as np
import pytest
from builders import event

from comity.incidents import merge
from comity.ontology import scheme
from comity.relations import conduct
from comity.relations.model import Entry, Figure
from comity.relations.rules import rules

WORLDS = 250


def drawn(rng: np.random.Generator, n: int, publishers: int, bias: float) -> tuple[float, Figure]:
    """A world with a true mean, and the figure of n acts sampled from it by publishers that each lean their way."""
    scores = np.array([t.score for t in scheme.plover().types.values()])
    chances = rng.dirichlet(np.full(len(scores), 0.5))
    lean, who = rng.normal(0, bias, publishers), rng.integers(0, publishers, n)
    values = rng.choice(scores, n, p=chances) + lean[who]
    (act,) = merge([event()])
    entries = []
    for at, value in enumerate(values):
        told = replace(act, id=str(at), value=float(value), variance=0.0, independent=(f"P{who[at]}",))
        weight = float(rng.choice([0.5, 1.0]) * rng.uniform(0.4, 1))
        entries.append(Entry(told, "PAK", "CHN", "state", "counted", "", 1.0, 1.0, weight))
    taken = conduct.sample(entries, [1.0] * n)
    numbers = rules().numbers
    return float(chances @ scores), conduct.whole_figure(taken, conduct.spread(taken, numbers), numbers)


@pytest.mark.parametrize(("n", "publishers", "bias"), [(10, 5, 1.0), (30, 5, 1.0), (30, 15, 0.0), (120, 5, 1.0)])
def test_the_interval_holds_the_truth(n: int, publishers: int, bias: float) -> None:
    """In 250 drawn worlds about 95 % of the intervals hold the true mean (within three standard errors, or above)."""
    rng = np.random.default_rng(n)
    worlds = [drawn(rng, n, publishers, bias) for _ in range(WORLDS)]
    known = [(truth, f) for truth, f in worlds if f.low is not None and f.high is not None]
    held = np.mean([f.low <= truth <= f.high for truth, f in known if f.low is not None and f.high is not None])
    assert held >= 0.95 - 3 * (0.95 * 0.05 / WORLDS) ** 0.5


@pytest.mark.parametrize(("freedom", "exact"), [(4, 2.776), (8, 2.306), (16, 2.120), (60, 2.000), (1e6, 1.960)])
def test_students_quantile(freedom: float, exact: float) -> None:
    """The expansion meets the tables."""
    assert conduct.student(1.959964, freedom) == pytest.approx(exact, rel=0.003)


@pytest.mark.parametrize(("value", "text"), [(0.04, "0.0"), (-0.04, "0.0"), (-2.35, "−2.4"), (10.0, "+10.0")])
def test_scores_are_printed_with_sign(value: float, text: str) -> None:
    """One decimal, a real minus, and no sign on zero."""
    assert conduct.signed(value) == text
