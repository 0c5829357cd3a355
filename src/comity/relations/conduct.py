"""The figure of a front: the weighted mean score of its incidents with a 95 % interval, or the reason why there is none.

Whole window.  y = sum(w x) / sum(w), and  Var y = sum(w^2 (s2 + v)) / (sum w)^2 + t2 / m  with x and v an incident's mean and
variance of the score over the coder's type probabilities, s2 the variance between incidents of a front, pooled,
t2 the variance between publishers and m their effective number.  s2 = (k s0 + sum(n_i (x_i - y)^2)) / (k + n): the front's own
spread, drawn towards that of the scale's type scores (s0) with the strength of k incidents.  Interval: Student's t with
n_eff - 1 + k degrees of freedom, n_eff = (sum w)^2 / sum(w^2) (Kish 1965).

Period.  The period's y is drawn towards the dyad's own mean M of the window:  B M + (1 - B) y,  B = E[Var y / (Var y + q2)],
where q, the spread of the periods around M, has a half-normal prior and is integrated out on a grid over all periods of the
front (the normal hierarchical model: Gelman et al., Bayesian Data Analysis, 5.4).  M is the dyad's own, never 0.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.ontology import scheme
from comity.relations.model import Entry, Figure, Part
from comity.relations.rules import Numbers

LIMIT = 10.0  # both ends of PLOVER's scale

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """Incidents of a window with the share of each that falls into it."""

    entries: tuple[Entry, ...]
    inside: Array

    @property
    def weights(self) -> Array:
        """Weight of each incident in the window."""
        return np.array([e.weight for e in self.entries]) * self.inside

    @property
    def values(self) -> Array:
        """Score of each incident."""
        return np.array([e.incident.value for e in self.entries])

    @property
    def n(self) -> int:
        """Incidents in the window; one spread over several windows counts by its shares, rounded down."""
        return int(self.inside.sum() + 1e-9)

    @property
    def publishers(self) -> int:
        """Independent publishers behind the incidents."""
        return len({name for e in self.entries for name in e.incident.independent})


@dataclass(frozen=True, slots=True)
class Estimate:
    """A weighted mean, its variance in all and without that of the publishers, and its degrees of freedom."""

    mean: float
    variance: float
    sampling: float
    freedom: float


def sample(entries: Sequence[Entry], inside: Sequence[float]) -> Sample:
    """The entries that have weight in the window."""
    kept = [(e, s) for e, s in zip(entries, inside, strict=True) if e.weight * s > 0]
    return Sample(tuple(e for e, _ in kept), np.array([s for _, s in kept], dtype=float))


def spread(whole: Sample, numbers: Numbers) -> float:
    """The pooled variance between incidents of a front (s2)."""
    prior = float(np.var([t.score for t in scheme.plover().types.values()]))
    if not len(whole.entries):
        return prior
    deviation = (whole.values - np.average(whole.values, weights=whole.weights)) ** 2
    counts = whole.weights * whole.inside.sum() / whole.weights.sum()
    k = numbers.prior_incidents
    return float((k * prior + counts @ deviation) / (k + whole.inside.sum()))


def estimate(taken: Sample, between: float, numbers: Numbers) -> Estimate:
    """Mean and variance of a sample by the first formula above."""
    w, x = taken.weights, taken.values
    v = np.array([e.incident.variance for e in taken.entries])
    total = w.sum()
    sampling = float((w**2 @ (between + v)) / total**2)
    variance = sampling + numbers.publisher_variance * sum(share**2 for share in carried(taken).values())
    return Estimate(float(w @ x / total), variance, sampling, float(total**2 / (w @ w)) - 1 + numbers.prior_incidents)


def carried(taken: Sample) -> dict[str, float]:
    """What share of a sample each publisher tells; one over the sum of squares is their effective number m (Kish)."""
    shares: defaultdict[str, float] = defaultdict(float)
    total = taken.weights.sum()
    for entry, weight in zip(taken.entries, taken.weights, strict=True):
        for name in entry.incident.independent:
            shares[name] += float(weight / total) / len(entry.incident.independent)
    return dict(shares)


def whole_figure(taken: Sample, between: float, numbers: Numbers) -> Figure:
    """The figure of a whole window."""
    if short := too_little(taken, numbers):
        return _bare(taken, short)
    found = estimate(taken, between, numbers)
    return _figure(taken, found, numbers, (found.mean, 0.0))


def period_figures(samples: Sequence[Sample], whole: Sample, between: float, numbers: Numbers) -> list[Figure]:
    """One figure a period, each drawn towards the mean of the whole window."""
    filled = [s for s in samples if s.entries]
    if not filled:
        return [_bare(s, too_little(s, numbers) or "") for s in samples]
    own = estimate(whole, between, numbers).mean
    found = [estimate(s, between, numbers) for s in filled]
    spreads, chances = _spreads(found, own, numbers.period_spread)
    figures = iter([_drawn(s, e, (own, spreads, chances), numbers) for s, e in zip(filled, found, strict=True)])
    return [next(figures) if s.entries else _bare(s, too_little(s, numbers) or "") for s in samples]


def _spreads(found: Sequence[Estimate], own: float, scale: float) -> tuple[Array, Array]:
    """Possible squared spreads of the periods around the mean, and the probability of each."""
    grid = np.linspace(0.02, 3, 60) * scale
    y, v = np.array([e.mean for e in found]), np.array([e.variance for e in found])
    total = v[None, :] + grid[:, None] ** 2
    log = -0.5 * (np.log(total) + (y - own) ** 2 / total).sum(1) - 0.5 * (grid / scale) ** 2
    chances = np.exp(log - log.max())
    return grid**2, chances / chances.sum()


def _drawn(taken: Sample, found: Estimate, around: tuple[float, Array, Array], numbers: Numbers) -> Figure:
    """A period's figure by the second formula above; its variance is that of the mixture over the spreads."""
    if short := too_little(taken, numbers):
        return _bare(taken, short)
    own, spreads, chances = around
    pulls = found.variance / (found.variance + spreads)
    means = pulls * own + (1 - pulls) * found.mean
    mean = float(chances @ means)
    variance = float(chances @ ((1 - pulls) * found.variance + (means - mean) ** 2))
    return _figure(taken, Estimate(mean, variance, found.sampling, found.freedom), numbers, (own, float(chances @ pulls)))


def _figure(taken: Sample, found: Estimate, numbers: Numbers, prior: tuple[float, float]) -> Figure:
    half = student(numbers.z, found.freedom) * found.variance**0.5
    low, high = max(-LIMIT, found.mean - half), min(LIMIT, found.mean + half)
    text = f"{signed(found.mean)} ({signed(low)} to {signed(high)})"
    rests = _rests_on(taken, half)
    return Figure(taken.n, taken.publishers, found.mean, low, high, text, parts(taken, 1 - prior[1]), *prior, rests)


def _bare(taken: Sample, text: str) -> Figure:
    return Figure(taken.n, taken.publishers, None, None, None, text, parts(taken, 1.0))


def parts(taken: Sample, whole: float) -> tuple[Part, ...]:
    """Each incident's share of a sample; the shares sum to `whole`."""
    if not taken.entries:
        return ()
    shares = whole * taken.weights / taken.weights.sum()
    return tuple(Part(e.incident.id, float(s), e.incident.value) for e, s in zip(taken.entries, shares, strict=True))


def _rests_on(taken: Sample, half: float) -> str | None:
    """The incident that alone moves the mean by more than the interval's half width when it is dropped."""
    w, x = taken.weights, taken.values
    mean = w @ x / w.sum()
    without = (w @ x - w * x) / (w.sum() - w)
    worst = int(np.argmax(np.abs(without - mean)))
    return taken.entries[worst].incident.id if abs(without[worst] - mean) > half else None


def too_little(taken: Sample, numbers: Numbers) -> str | None:
    """Why a sample gives no number; None where it does."""
    if taken.n < numbers.min_incidents:
        return f"too little: {taken.n} incident{'' if taken.n == 1 else 's'}"
    if taken.publishers < numbers.min_publishers:
        return (
            f"too little: {taken.n} incidents from {taken.publishers} independent publisher{'' if taken.publishers == 1 else 's'}"
        )
    return None


def student(z: float, freedom: float) -> float:
    """Student's quantile from the normal one (Fisher's expansion to the third order; within 0.3 % from 4 degrees on)."""
    first, second, third = z**3 + z, 5 * z**5 + 16 * z**3 + 3 * z, 3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z
    return z + first / (4 * freedom) + second / (96 * freedom**2) + third / (384 * freedom**3)


def signed(value: float) -> str:
    """A score as it is printed: sign and one decimal."""
    return f"{value:+.1f}".replace("-", "−") if round(value, 1) else "0.0"
