"""How far an incident stands for a pair: done or only planned, admitted or contested, dated or not."""

import re

from comity.gazetteer import names
from comity.incidents import Incident
from comity.incidents.merge import distinct, publisher
from comity.model import Event
from comity.relations.parties import is_state
from comity.relations.rules import Rules

COUNTED, UNDATED, CONTESTED, PROMISED, LEFT_OUT = "counted", "undated", "contested", "promised", "left out"
SHOWN = (COUNTED, UNDATED, CONTESTED, PROMISED)
COOPERATION = frozenset({1, 2})
GUARDED = 80
"""Characters after "guard" or "protect" in which the guarded are named: a noun phrase of news."""
_OWN = re.compile(r"\w*\s+(?:its|their|the country['’]s|(?:the |its |their )?(?:\w+ )?(?:border|frontier|coast))\b", re.I)


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
    """Whether forces move to guard B's people or property: B is named right after it, and it is no border of their own."""
    if incident.type not in rules.protection_types:
        return False
    return any(
        _names(event.sentence.text[cue.end() : cue.end() + GUARDED], b)
        for event in incident.events
        for cue in rules.protection.finditer(event.sentence.text)
    )


def _names(guarded: str, country: str) -> bool:
    """Whether the words after a verb of guarding name somebody of a country."""
    return not _OWN.match(guarded) and any(e.country == country for hit in names.find(guarded) for e in hit.entities)


def standing(incident: Incident, a: str, b: str, rules: Rules) -> tuple[float, str]:
    """g and the reason: admitted by the actor, told by two independent publishers, by one, or only by an adverse source."""
    done = [e for e in incident.events if rules.statuses.get(e.status) == "done"]
    if any(e.asserted_by is not None and e.asserted_by.country == a and is_state(e.asserted_by, rules) for e in done):
        return rules.standing["admitted"], "admitted by the actor"
    clean = [e for e in done if not _adverse(incident, e, b, rules)]
    if not clean:
        return rules.standing["adverse"], "asserted only by the other side or an anonymous source"
    if len({publisher(e.article) for e in distinct(clean)}) > 1:
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
