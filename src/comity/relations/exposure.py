"""Acts of third parties on one side's soil against the other: harm that is nobody's conduct, counted apart."""

from collections.abc import Iterable

from comity.incidents import Incident
from comity.relations import parties
from comity.relations.model import Exposure
from comity.relations.rules import Rules

MATERIAL_CONFLICT = 4


def exposures(incidents: Iterable[Incident], a: str, b: str, rules: Rules) -> list[Exposure]:
    """Harm to either side by armed groups, criminals or unknown hands on the other's soil, in the order of the incidents."""
    found = (_exposure(i, host, exposed, rules) for i in incidents for host, exposed in ((a, b), (b, a)))
    return [one for one in found if one is not None]


def _exposure(incident: Incident, host: str, exposed: str, rules: Rules) -> Exposure | None:
    done = rules.statuses.get(incident.status) in ("done", "contested")
    if incident.quad != MATERIAL_CONFLICT or not done or exposed not in parties.countries(incident.recipients):
        return None
    third = [a for a in incident.actors if parties.group_of(a, incident.dimension, rules) == parties.THIRD]
    if len(third) < len(incident.actors) or host not in _soil(incident):
        return None
    by = "; ".join(a.name or a.span.text for a in third) or "unknown"
    return Exposure(incident, host, exposed, by, _toll(incident, "killed"), _toll(incident, "injured"))


def _soil(incident: Incident) -> set[str]:
    """Where it took place; where no report says, the countries of those who did it."""
    places = {e.place.country for e in incident.events if e.place and e.place.country}
    return places or set(parties.countries(incident.actors))


def _toll(incident: Incident, kind: str) -> float | None:
    """The largest count that a report gives; None where none does."""
    counts = [m.min for e in incident.events for m in e.magnitudes if m.kind == kind and m.min is not None]
    return max(counts, default=None)
