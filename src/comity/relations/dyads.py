"""From an incident to a directed pair: who did it to whom, and what share of the act is theirs.

Countries first, each counted once. Actors A and recipients R: each pair gets 1/(|A||R|). No recipient and n >= 2 actors,
a reciprocal act: each ordered pair gets 1/(n(n-1)). An act wholly inside one country belongs to a dyad only through an
instrument of the other (its company, its app). Own-country and unresolved recipients are left out.
"""

from dataclasses import dataclass

from comity.incidents import Incident
from comity.model import Actor
from comity.relations import parties
from comity.relations.rules import Rules


@dataclass(frozen=True, slots=True)
class Share:
    """What of an act is A's towards B: the group that acted, the pair's weight, the probability that the parties are right."""

    group: str
    weight: float
    p: float


def share(incident: Incident, a: str, b: str, rules: Rules) -> Share | None:
    """The part of an incident that is A's conduct towards B; None where it is none of theirs."""
    group, actors = leading_group(incident, a, rules)
    everyone = parties.countries(actors)
    if a not in everyone:
        return None
    aimed = parties.recipients(incident.recipients, rules)
    others = parties.countries(aimed) - {a}
    if others:
        return _share(group, 1 / (len(everyone) * len(others)), actors, aimed, (a, b)) if b in others else None
    if len(everyone) > 1 and not incident.recipients:
        n = len(everyone)
        return _share(group, 1 / (n * (n - 1)), actors, actors, (a, b)) if b in everyone else None
    through = parties.countries(incident.instruments) - {a}
    inside = everyone == {a} and b in through
    return _share(group, 1 / len(through), actors, incident.instruments, (a, b)) if inside else None


def leading_group(incident: Incident, a: str, rules: Rules) -> tuple[str, tuple[Actor, ...]]:
    """The group in which A acts (its state before its firms, citizens, third parties), and all actors of that group."""
    grouped = [(parties.group_of(actor, incident.dimension, rules), actor) for actor in incident.actors]
    order = (parties.STATE, *(part.name for part in rules.apart), parties.THIRD, parties.NONE)
    ours = [group for group, actor in grouped if actor.country == a]
    lead = min(ours, key=order.index, default=parties.NONE)
    return lead, tuple(actor for group, actor in grouped if group == lead)


def _share(group: str, weight: float, actors: tuple[Actor, ...], others: tuple[Actor, ...], pair: tuple[str, str]) -> Share:
    return Share(group, weight, parties.surest(actors, pair[0]) * parties.surest(others, pair[1]))
