"""Every incident judged for one direction: whose act it is, whether it counts, and with what weight."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.incidents import Incident
from comity.relations import parties, standing
from comity.relations.dyads import Share, share
from comity.relations.model import Entry
from comity.relations.rules import Rules

REASONS = {
    parties.THIRD: "act of an armed group, a criminal or an unknown hand: no state's conduct",
    parties.NONE: "done by a party that does not act for its state on this front",
}


def judge(incidents: Iterable[Incident], a: str, b: str, rules: Rules) -> Iterator[Entry]:
    """One entry for each incident that is an act of A towards B."""
    for incident in incidents:
        part = share(incident, a, b, rules)
        if part is not None:
            yield _entry(incident, (a, b), part, rules)


def _entry(incident: Incident, pair: tuple[str, str], part: Share, rules: Rules) -> Entry:
    if reason := REASONS.get(part.group):
        fate, g = standing.LEFT_OUT, 0.0
    else:
        fate, reason, g = standing.fate(incident, *pair, rules)
    return Entry(incident, *pair, part.group, fate, reason, part.weight, g, _weight(incident, part, g, rules))


def if_true(entry: Entry, rules: Rules) -> Entry:
    """A contested entry with the weight that it would have if it were true."""
    g = rules.standing["if_true"]
    part = Share(entry.group, entry.share, _p_parties(entry))
    return replace(entry, standing=g, weight=_weight(entry.incident, part, g, rules))


def _p_parties(entry: Entry) -> float:
    incident = entry.incident
    others = (*incident.recipients, *incident.instruments, *incident.actors)
    return parties.surest(incident.actors, entry.actor) * parties.surest(others, entry.recipient)


def _weight(incident: Incident, part: Share, g: float, rules: Rules) -> float:
    """P(it is an event) x P(parties right) x g x share, over the measured recall of its type."""
    recall = rules.recall.get(incident.type, 1.0)
    return incident.p_event * part.p * g * part.weight * min(1 / recall, rules.numbers.max_correction)


def joint(incidents: Iterable[Incident], a: str, b: str, judged: Iterable[Entry]) -> list[Incident]:
    """Incidents that name both sides and are neither's act towards the other: done together to others, or by others to both."""
    taken = {entry.incident.id for entry in judged}
    named = ((i, parties.countries((*i.actors, *i.recipients, *i.instruments))) for i in incidents if i.id not in taken)
    return [incident for incident, countries in named if {a, b} <= countries]
