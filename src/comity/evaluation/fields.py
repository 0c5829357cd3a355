"""Whether the fields of a coded event are those of the gold event it is matched with; what the gold leaves open is not asked."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from comity.evaluation.scores import ratio
from comity.model import Actor, Event, EventDate, Magnitude

KINDS = ("killed", "injured", "arrested", "money_usd", "personnel")
WIDEST = 3.0
"""How many times its least a magnitude's most may be; a wider range is no answer."""
LEAST_WORD = 4  # letters of the words by which two names of a source are compared


def agree(gold: Collection[str], coded: Collection[str]) -> bool:
    """Both empty, or at least half of all that either names in common."""
    ours, theirs = set(gold), set(coded)
    return not (ours or theirs) or 2 * len(ours & theirs) >= len(ours | theirs)


def countries(actors: Iterable[Actor]) -> frozenset[str]:
    """The countries that actors have."""
    return frozenset(a.country for a in actors if a.country)


def told(rows: Iterable[Mapping[str, Any]] | None, key: str) -> frozenset[str]:
    """What the gold's actors or recipients say under a key."""
    return frozenset(row[key] for row in rows or () if row.get(key))


def checks(gold: Mapping[str, Any], event: Event) -> dict[str, bool]:
    """For each field that the gold event asks, whether the coded event has it."""
    found = {
        "type": event.type in {gold["type"], *(gold.get("also_ok") or ())},
        "actor_country": agree(told(gold["actors"], "country"), countries(event.actors)),
        "recipient_country": agree(told(gold["recipients"], "country"), countries(event.recipients)),
    }
    return found | dict(_optional(gold, event)) | dict(_asserted(gold, event))


def _optional(gold: Mapping[str, Any], event: Event) -> Iterator[tuple[str, bool]]:
    if gold.get("status"):
        yield "status", event.status == gold["status"]
    if sectors := told(gold["actors"], "sector"):
        yield "actor_sector", agree(sectors, {a.sector for a in event.actors if a.sector})
    if gold.get("mode"):
        yield "mode", gold["mode"] in event.modes[:2]
    if gold.get("date"):
        yield "date", period(event.date) == gold["date"]
    if gold.get("dimension"):
        yield "dimension", event.dimension == gold["dimension"]
    if (gold.get("place") or {}).get("country"):
        yield "place_country", event.place is not None and event.place.country == gold["place"]["country"]
    if asked := {k: v for k, v in (gold.get("magnitudes") or {}).items() if k in KINDS}:
        yield "magnitude", all(any(m.kind == kind and holds(m, value) for m in event.magnitudes) for kind, value in asked.items())


def _asserted(gold: Mapping[str, Any], event: Event) -> Iterator[tuple[str, bool]]:
    """An asserter is right when it has half of the gold's longer words; where the gold has none, none is right."""
    if not gold.get("asserted_by"):
        yield "not_attributed", event.asserted_by is None
        return
    wanted = _long_words(gold["asserted_by"])
    ours = _long_words(event.asserted_by.span.text) if event.asserted_by else set()
    yield "attributed", bool(wanted) and 2 * len(wanted & ours) >= len(wanted)


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) >= LEAST_WORD}


def period(date: EventDate | None) -> str | None:
    """A date as the gold writes it: YYYY-MM-DD, or the month or year that holds both its ends."""
    if date is None or date.start is None:
        return None
    first, last = date.start[:10], (date.end or date.start)[:10]
    size = next((n for n in (10, 7, 4) if first[:n] == last[:n]), 0)
    return first[:size] if size else f"{first}/{last}"


def holds(magnitude: Magnitude, value: float) -> bool:
    """Whether a stated range holds a value and says something; an open end counts as its other end."""
    ends = [end for end in (magnitude.min, magnitude.max) if end is not None]
    return bool(ends) and ends[0] <= value <= ends[-1] and (ends[-1] <= WIDEST * max(ends[0], 1) or ends[0] == ends[-1])


def accuracy(matched: Iterable[tuple[Mapping[str, Any], Event]]) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Accuracy (percent) and number asked of each field, and the F1 of each status of the gold, over matched events."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    statuses: Counter[tuple[str | None, str]] = Counter()
    for gold, event in matched:
        marks = checks(gold, event)
        asked.update(marks.keys())  # a mapping would add its values
        right.update(name for name, ok in marks.items() if ok)
        statuses[gold.get("status"), event.status] += 1
    each = {name: {"accuracy": ratio(right[name], n), "n": n} for name, n in sorted(asked.items())}
    return each, {status: _f1(statuses, status) for status in sorted({g for g, _ in statuses if g})}


def _f1(table: Mapping[tuple[str | None, str], int], status: str) -> float:
    gold, coded = (sum(n for pair, n in table.items() if pair[side] == status) for side in (0, 1))
    return ratio(2 * table.get((status, status), 0), gold + coded)
