"""Reports become incidents: those of the same act, by day, family of type and parties, or by the very same words.

Order of the reports does not matter, and a copy of a report changes neither the incident's id nor its value.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain

from comity.articles import host
from comity.incidents.model import Incident
from comity.model import Actor, Article, Event, EventDate
from comity.ontology import scheme

UNKNOWN_PUBLISHER = "unknown publisher"
LEAST_WORDS = 40
"""Characters from which an equal sentence is a copy and no chance: "China condemned the attack." is written every week."""
REPRINTED = 30
"""Days within which the same words are a reprint; the sentence that was written of another year is written anew."""
RANK = {name: n for n, name in enumerate(("asserted", "historical", "denied", "planned", "conditional", "negated"))}

Key = tuple[str, ...]


def merge(events: Iterable[Event]) -> list[Incident]:
    """The incidents behind reports, oldest first and undated last, each report in exactly one of them."""
    return sorted((_incident(key, group) for key, group in _groups(events)), key=lambda i: (i.day or "9999", i.id))


def _groups(events: Iterable[Event]) -> Iterator[tuple[Key, list[Event]]]:
    """Reports that share a key, or a key with a report that shares a key; the least key names the group."""
    leader: dict[Key, Key] = {}

    def top(key: Key) -> Key:
        while (up := leader.setdefault(key, key)) != key:
            key = up
        return key

    unique = {event.id: event for event in events}
    for event in unique.values():
        tops = {top(key) for key in _keys(event)}
        leader |= dict.fromkeys(tops, min(tops))
    groups: defaultdict[Key, list[Event]] = defaultdict(list)
    for event in unique.values():
        groups[top(_keys(event)[0])].append(event)
    yield from groups.items()


def _keys(event: Event) -> list[Key]:
    """What makes two reports one: the day (or range) with family, parties and front; the words too where no day is stated."""
    act = (families()[event.type], _who(event.actors), _who(event.recipients), _who(event.instruments), event.dimension)
    words = fold(event.sentence.text)
    copied = ("words", *act, words, str(event.anchor.start - event.sentence.start))
    when = event.date
    if when is None or when.start is None:
        return [copied]
    dated = ("day", when.start, when.end or when.start, *act)
    # A reprint is dated by its own publication only where the text states no day.
    if when.precision != "inferred" or len(words) < LEAST_WORDS:
        return [dated]
    return [dated, *((*copied, *near) for near in _near(when.end or when.start))]


def _near(day: str) -> tuple[Key, Key]:
    """Two overlapping spans of days that a day lies in: days up to half a span apart share one, years apart none."""
    number = date.fromisoformat(day).toordinal()
    return ("span", str(number // REPRINTED)), ("between", str((number + REPRINTED // 2) // REPRINTED))


def _who(actors: Sequence[Actor]) -> str:
    """The parties as countries; by id or words where none is known."""
    return "|".join(sorted({a.country or a.id or fold(a.span.text) for a in actors}))


def fold(text: str) -> str:
    """A sentence without case, punctuation and spacing, so that copies look alike."""
    return re.sub(r"\W+", " ", text).strip().lower()


@cache
def families() -> dict[str, str]:
    """The family of every type."""
    table = scheme.table("incidents.toml")["families"]
    return {kind: family for family, kinds in table.items() for kind in kinds}


def _incident(key: Key, group: list[Event]) -> Incident:
    events = sorted(group, key=lambda e: (e.article.published or "9999", e.id))
    tellings = distinct(events)
    probs = _type_probs(tellings)
    lead = probs[0][0]
    modes = next((e.modes for e in tellings if e.type == lead and e.modes), ())
    score = scheme.plover().score(lead, modes)
    value, variance = _moments(probs, lead, score)
    return Incident(
        id=hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:16],
        events=tuple(events),
        actors=_union(e.actors for e in events),
        recipients=_union(e.recipients for e in events),
        instruments=_union(e.instruments for e in events),
        type=lead,
        type_probs=probs,
        modes=modes,
        quad=scheme.plover().types[lead].quad,
        score=score,
        value=value,
        variance=variance,
        p_event=max(e.p_event for e in events),
        dimension=events[0].dimension,
        date=min((e.date for e in events if e.date and e.date.start), key=_vagueness, default=None),
        status=min((e.status for e in events), key=lambda s: RANK.get(s, len(RANK))),
        publishers=tuple(sorted({publisher(e.article) for e in events})),
        independent=tuple(sorted({publisher(e.article) for e in tellings})),
    )


def distinct(events: Sequence[Event]) -> list[Event]:
    """One report for each wording, the earliest: what is left when copies are taken away."""
    first: dict[str, Event] = {}
    for event in events:
        first.setdefault(fold(event.sentence.text), event)
    return list(first.values())


def publisher(article: Article) -> str:
    """Who published an article: its publisher, else the host of its address."""
    return article.publisher or host(article.url) or UNKNOWN_PUBLISHER


def _type_probs(tellings: Sequence[Event]) -> tuple[tuple[str, float], ...]:
    """The mean of the type probabilities over wordings, most probable first; they sum to 1."""
    total: defaultdict[str, float] = defaultdict(float)
    for event in tellings:
        given = dict(event.type_probs) or {event.type: 1.0}
        whole = sum(given.values()) or 1.0
        for kind, p in given.items():
            total[kind] += p / whole / len(tellings)
    return tuple(sorted(total.items(), key=lambda kp: (-kp[1], kp[0])))


def _moments(probs: Sequence[tuple[str, float]], lead: str, score: float) -> tuple[float, float]:
    """Mean and variance of the score over the type probabilities; the leading type counts with its mode's score."""
    scores = [(p, score if kind == lead else scheme.plover().score(kind)) for kind, p in probs]
    mean = sum(p * s for p, s in scores)
    return mean, sum(p * (s - mean) ** 2 for p, s in scores)


def _union(parties: Iterable[Sequence[Actor]]) -> tuple[Actor, ...]:
    """Each party once, with the surest of its readings."""
    best: dict[str, Actor] = {}
    for actor in chain.from_iterable(parties):
        key = actor.id or fold(actor.span.text)
        if key not in best or actor.p > best[key].p:
            best[key] = actor
    return tuple(best[key] for key in sorted(best))


def _vagueness(when: EventDate) -> tuple[bool, int, float, str]:
    """Stated before inferred, short before long, sure before unsure."""
    start, end = when.start or "", when.end or when.start or ""
    return when.precision == "inferred", _days(start, end), -when.p, start


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
