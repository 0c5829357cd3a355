"""What is counted and never averaged: cooperation and conflict, words and deeds, coverage."""

from collections.abc import Iterable, Sequence

from comity.incidents import Incident
from comity.relations.model import Balance, Coverage, Entry, Flow

Weighed = tuple[Entry, float]
"""An entry and the share of it that falls into the window."""


def balance(weighed: Sequence[Weighed]) -> Balance:
    """Cooperation and conflict by PLOVER's quad classes (1 and 3 verbal, 2 and 4 material)."""
    quads = ((1, 2), (3, 4), (1,), (2,), (3,), (4,))
    return Balance(*(_flow([(e, s) for e, s in weighed if e.incident.quad in quad]) for quad in quads))


def _flow(weighed: Sequence[Weighed]) -> Flow:
    return Flow(len(weighed), sum(e.weight * s * e.incident.value for e, s in weighed))


def coverage(incidents: Iterable[Incident]) -> Coverage:
    """How much was written of incidents."""
    listed = list(incidents)
    articles = {event.article.id for i in listed for event in i.events}
    publishers = {name for i in listed for name in i.publishers}
    return Coverage(len(listed), sum(len(i.events) for i in listed), len(articles), len(publishers))
