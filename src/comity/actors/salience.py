"""Which country a body or crowd without one belongs to: a ranking of the article's countries by how they are named around it.

A conditional logit over the countries named; features are 0 to 1, so that a weight reads as the log-odds it adds.
"""

import math
from collections.abc import Sequence
from operator import mul

from comity.actors.reading import Reading, Sign, sentence_of
from comity.gazetteer.fold import word_set

FEATURES = (
    "share", "first", "title", "before", "nearest", "subject", "after", "in_after", "previous", "previous_subject",
    "located", "counterpart", "adjective", "town", "dateline",
)  # fmt: skip
_LOCATIVE = word_set("in at near across outside inside around of")
_COUNTERPART = word_set("to with against from by on for versus towards toward into")


def rank(reading: Reading, start: int, end: int, weights: Sequence[float]) -> list[tuple[str, float]]:
    """The article's countries with their probabilities of being that of a mention, best first."""
    table = features(reading, start, end)
    powers = {c: math.exp(sum(map(mul, weights, row))) for c, row in table.items()}
    total = sum(powers.values())
    return sorted(((c, power / total) for c, power in powers.items()), key=lambda cp: -cp[1])


def features(reading: Reading, start: int, end: int) -> dict[str, tuple[float, ...]]:
    """The features of every country named in the article or its title, for a mention at start to end."""
    here = sentence_of(reading.document.sentences, start)
    local, previous = (reading.by_sentence.get(n, ()) for n in (here, here - 1))
    opening = (reading.title_signs or reading.signs)[:1]
    in_title = {s.country for s in reading.title_signs}
    nearest = [s for s in local if s.start < start][-1:]
    found = {}
    for country, share in reading.weights.items():
        ours = [s for s in local if s.country == country]
        before, after = [s for s in ours if s.start < start], [s for s in ours if s.start >= end]
        recent = before or [s for s in previous if s.country == country]
        found[country] = tuple(
            map(
                float,
                (
                    share,
                    _is(opening, country),
                    country in in_title,
                    bool(before),
                    _is(nearest, country),
                    _is(local[:1], country) and bool(before),
                    bool(after),
                    any(_right_after(reading, end, s) for s in after),
                    any(s.country == country for s in previous),
                    _is(previous[:1], country),
                    any(s.before in _LOCATIVE for s in recent),
                    bool(recent) and all(s.before in _COUNTERPART for s in recent),
                    bool(recent) and all(s.form == "demonym" for s in recent),
                    country in reading.only_towns,
                    reading.dateline == country,
                ),
            )
        )
    return found


def _is(signs: Sequence[Sign], country: str) -> bool:
    return bool(signs) and signs[0].country == country


def _right_after(reading: Reading, end: int, sign: Sign) -> bool:
    """Whether a place follows a mention directly: "police in Lagos", "farmers near the border at Rafah"."""
    between = reading.document.article.text[end : sign.start]
    return sign.before in _LOCATIVE and len(between) < 30 and not any(c in between for c in ".,;:")
