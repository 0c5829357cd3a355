"""The recipient that a text leaves unsaid: an act towards "the other side" of an article that is about two.

"The ambassador's criticism was unusually direct" names nobody; in an article on two states everybody knows whom he meant. The
rule asks for clear evidence, gives a low probability and says in its reason what it rests on.
"""

from collections import Counter
from collections.abc import Sequence

from comity.actors.resolve import Parties
from comity.model import Act, Actor, Mention

LEAST_MENTIONS = 3  # of the other country, in the article
LEAST_SHARE = 0.7  # of all mentions that are not of the actor's country; below this the article has a third party
P_IMPLIED = 0.5


def other_side(
    act: Act, actors: Sequence[Actor], mentions: Sequence[Mention], parties: Parties, states: frozenset[str]
) -> Actor | None:
    """The state that the article sets against the actor's, at its mention nearest before the act; None unless clear."""
    countries = {a.country for a in actors}
    if len(countries) != 1 or None in countries or not countries <= states:
        return None
    placed = [(m, parties.of(m)) for m in mentions]
    counts = Counter(actor.country for _, actor in placed if actor.country and actor.country not in countries)
    if not counts:
        return None
    country, n = counts.most_common(1)[0]
    if country not in states or n < LEAST_MENTIONS or n < LEAST_SHARE * sum(counts.values()):
        return None
    return _nearest(act, country, placed, n)


def _nearest(act: Act, country: str, placed: Sequence[tuple[Mention, Actor]], n: int) -> Actor:
    theirs = [actor for _, actor in placed if actor.country == country]
    before = [a for a in theirs if a.span.start < act.anchor.start] or theirs
    state = [a for a in before if a.sector == "GOV"] or before
    nearest = max(state, key=lambda a: a.span.start) if before is not theirs else state[0]
    reason = f"not said: the article sets {country} ({n} mentions) against the actor's country"
    return Actor(nearest.span, nearest.name, nearest.id, country, nearest.sector, nearest.ownership, P_IMPLIED, reason)
