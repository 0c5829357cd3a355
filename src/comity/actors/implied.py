"""The recipient that a text leaves unsaid: an act towards "the other side" of an article that is about two.

"The ambassador's criticism was unusually direct" names nobody; in an article on two states everybody knows whom he meant. The
rule asks for clear evidence, gives a low probability and says in its reason what it rests on.
"""

from bisect import bisect_left
from collections.abc import Sequence

from comity.actors.resolve import Parties
from comity.model import Act, Actor, Mention

LEAST_MENTIONS = 3  # of the other country, in the article
LEAST_SHARE = 0.7  # of all mentions that are not of the actor's country; below this the article has a third party
P_IMPLIED = 0.5


class Sides:
    """The parties of an article by country, in the order of the text."""

    def __init__(self, mentions: Sequence[Mention], parties: Parties) -> None:
        self.of: dict[str, list[Actor]] = {}
        for actor in map(parties.of, mentions):
            if actor.country:
                self.of.setdefault(actor.country, []).append(actor)
        self.governments = {c: [a for a in actors if a.sector == "GOV"] for c, actors in self.of.items()}


def other_side(act: Act, actors: Sequence[Actor], sides: Sides, states: frozenset[str]) -> Actor | None:
    """The state that the article sets against the actor's, at its mention nearest before the act; None unless clear."""
    countries = {a.country for a in actors}
    if len(countries) != 1 or None in countries or not countries <= states:
        return None
    counts = {country: len(told) for country, told in sides.of.items() if country not in countries}
    if not counts:
        return None
    country = max(counts, key=lambda c: counts[c])
    n = counts[country]
    if country not in states or n < LEAST_MENTIONS or n < LEAST_SHARE * sum(counts.values()):
        return None
    return _nearest(act, country, sides, n)


def _nearest(act: Act, country: str, sides: Sides, n: int) -> Actor:
    """The last mention of the country's government before the act, else of anyone of it, else the first after."""
    at = act.anchor.start
    found = [g[k - 1] for g in (sides.governments[country], sides.of[country]) if (k := bisect_left(g, at, key=_start))]
    nearest = found[0] if found else (sides.governments[country] or sides.of[country])[0]
    reason = f"not said: the article sets {country} ({n} mentions) against the actor's country"
    return Actor(nearest.span, nearest.name, nearest.id, country, nearest.sector, nearest.ownership, P_IMPLIED, reason)


def _start(actor: Actor) -> int:
    return actor.span.start
