"""What changed: the second half of the window against the first, with the incidents that make the difference."""

from collections.abc import Sequence

from comity.relations import conduct
from comity.relations.conduct import Sample, signed
from comity.relations.model import Change, Part
from comity.relations.rules import Numbers

UNKNOWN = "too little to say"
NAMED = 3  # incidents named as the reason of a move; all parts are in `parts`


def change(before: Sample, after: Sample, labels: tuple[str, str], between: float, numbers: Numbers) -> Change:
    """The move of the mean from one sample to another; a move within the 95 % interval of the difference is no clear change.

    `parts` are those of the later incidents: their shares times the distance of each from the earlier mean sum to `by`.
    """
    if conduct.too_little(before, numbers) or conduct.too_little(after, numbers):
        return Change(UNKNOWN)
    was, now = (conduct.estimate(s, between, numbers) for s in (before, after))
    by, variance = now.mean - was.mean, now.sampling + was.sampling + numbers.publisher_variance * _shift(before, after)
    within = conduct.student(numbers.z, min(now.freedom, was.freedom)) * variance**0.5
    word = "no clear change" if abs(by) <= within else "warmer" if by > 0 else "colder"
    parts = tuple(Part(p.incident, p.share, p.value - was.mean) for p in conduct.parts(after, 1.0))
    return Change(f"{word} ({signed(by)})", by, within, *labels, parts, _drivers(parts, by))


def _shift(before: Sample, after: Sample) -> float:
    """How far the publishers differ, as a sum of squares: a lean that tells both halves alike cancels out of the difference."""
    was, now = conduct.carried(before), conduct.carried(after)
    return sum((now.get(name, 0.0) - was.get(name, 0.0)) ** 2 for name in was.keys() | now.keys())


def _drivers(parts: Sequence[Part], by: float) -> tuple[str, ...]:
    """The incidents that push most in the direction of the move."""
    pushing = sorted((p for p in parts if p.share * p.value * by > 0), key=lambda p: -abs(p.share * p.value))
    return tuple(p.incident for p in pushing[:NAMED])
