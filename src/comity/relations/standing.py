"""How far an incident stands for a pair: done or only planned, admitted or contested, dated or not."""

from comity.incidents import Incident
from comity.model import Event
from comity.relations.rules import Rules

COUNTED, UNDATED, CONTESTED, PROMISED, LEFT_OUT = "counted", "undated", "contested", "promised", "left out"
SHOWN = (COUNTED, UNDATED, CONTESTED, PROMISED)
COOPERATION = frozenset({1, 2})


def fate(incident: Incident, a: str, b: str, rules: Rules) -> tuple[str, str, float]:
    """What becomes of an incident in A's conduct towards B: its fate, the reason in words, and its standing g."""
    if protects(incident, b, rules):
        return LEFT_OUT, "protects the other's people or property", 0.0
    state = rules.statuses.get(incident.status, "not_done")
    if state == "not_done":
        return LEFT_OUT, f"not done ({incident.status})", 0.0
    if state == "promised":
        return PROMISED, "planned, not done", 0.0
    if any(rules.statuses.get(e.status) == "contested" for e in incident.events):
        return CONTESTED, "denied", rules.standing["adverse"]
    g, why = standing(incident, a, b, rules)
    if g == 0:
        return CONTESTED, why, g
    return (COUNTED, why, g) if is_dated(incident) else (UNDATED, "no date", g)


def is_dated(incident: Incident) -> bool:
    """Whether it has a day or range; what an opinion piece leaves undated is not dated by its publication."""
    date = incident.date
    if date is None or date.start is None:
        return False
    return date.precision != "inferred" or any(e.article.genre != "opinion" for e in incident.events)


def protects(incident: Incident, b: str, rules: Rules) -> bool:
    """Whether forces move to guard B's people or property."""
    if incident.type not in rules.protection_types:
        return False
    return any(rules.protection.search(event.sentence.text) for event in incident.events)


def standing(incident: Incident, a: str, b: str, rules: Rules) -> tuple[float, str]:
    """g and the reason: admitted by the actor, told by two independent publishers, by one, or only by an adverse source."""
    done = [e for e in incident.events if rules.statuses.get(e.status) == "done"]
    if any(e.asserted_by is not None and e.asserted_by.country == a for e in done):
        return rules.standing["admitted"], "admitted by the actor"
    clean = [e for e in done if not _adverse(incident, e, b, rules)]
    if not clean:
        return rules.standing["adverse"], "asserted only by the other side or an anonymous source"
    if len(incident.independent) > 1:
        return rules.standing["corroborated"], "told by independent publishers"
    return rules.standing["single"], "one independent report"


def _adverse(incident: Incident, event: Event, b: str, rules: Rules) -> bool:
    """A conflict asserted by the side that suffers it, by an armed group or criminal, or by nobody named."""
    source = event.asserted_by
    if source is None:
        return False
    if source.sector in rules.third or not rules.anonymous.isdisjoint(source.span.text.lower().split()):
        return True
    return incident.quad not in COOPERATION and source.country == b
