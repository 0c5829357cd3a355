"""An incident as plain values, for JSON."""

from typing import Any

from comity.incidents.model import Incident
from comity.model import Actor, Event


def incident_json(incident: Incident) -> dict[str, Any]:
    """What is known of an incident, with each of its reports by id, source and quote."""
    date = incident.date
    return {
        "date": {"from": date.start, "to": date.end, "precision": date.precision} if date else None,
        "type": incident.type,
        "modes": list(incident.modes),
        "dimension": incident.dimension,
        "status": incident.status,
        "score": incident.score,
        "value": round(incident.value, 4),
        "variance": round(incident.variance, 4),
        "p_event": round(incident.p_event, 4),
        "actors": [_party(actor) for actor in incident.actors],
        "recipients": [_party(actor) for actor in incident.recipients],
        "instruments": [_party(actor) for actor in incident.instruments],
        "publishers": list(incident.publishers),
        "independent": list(incident.independent),
        "events": [_report(event) for event in incident.events],
    }


def _party(actor: Actor) -> dict[str, Any]:
    return {"name": actor.name or actor.span.text, "country": actor.country, "sector": actor.sector}


def _report(event: Event) -> dict[str, Any]:
    article = event.article
    source = {"article": article.id, "publisher": article.publisher, "published": article.published, "url": article.url}
    return {"id": event.id, **source, "quote": event.sentence.text, "anchor": event.anchor.text}
