"""The incident: one thing that happened, with every report that tells of it."""

from dataclasses import dataclass

from comity.model import Actor, Event, EventDate


@dataclass(frozen=True, slots=True)
class Incident:
    """One act and its reports (`events`, oldest first).

    `score` is PLOVER's for the leading type and mode; `value` and `variance` are the mean and the spread of the
    scores over the coder's type probabilities. `independent` names the publishers that tell it in words of their own.
    """

    id: str
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    instruments: tuple[Actor, ...]
    type: str
    type_probs: tuple[tuple[str, float], ...]
    modes: tuple[str, ...]
    quad: int
    score: float
    value: float
    variance: float
    p_event: float
    dimension: str
    date: EventDate | None
    status: str
    publishers: tuple[str, ...]
    independent: tuple[str, ...]

    @property
    def lead(self) -> Event:
        """The report to quote: the surest of those with the leading type."""
        return max((e for e in self.events if e.type == self.type), key=lambda e: (e.p_event, e.id), default=self.events[0])

    @property
    def day(self) -> str | None:
        """The last day on which it can have happened; None when undated."""
        return (self.date.end or self.date.start) if self.date else None

    @property
    def articles(self) -> int:
        """How many articles tell of it, copies included."""
        return len({event.article.id for event in self.events})
