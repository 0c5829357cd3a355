"""The words that pages and tables share: names of countries, fronts and directions, dates and parties as people write them."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from comity.gazetteer import tables
from comity.incidents import Incident
from comity.model import Actor, Event, EventDate
from comity.relations import Direction, Exposure, Front

NONSTATE = {
    "UNO": "the United Nations", "EUR": "the European Union", "IGO": "intergovernmental organisations",
    "NGO": "non-governmental organisations", "ISM": "Islamist groups", "IMG": "international armed groups",
    "MNC": "multinational companies",
}  # fmt: skip
GROUPS = {"state": "", "firms": "private firms", "citizens": "citizens, press and universities"}


def country(code: str) -> str:
    """The English name of a country or PLOVER code; the code itself where none is known."""
    return tables.country_names().get(code) or NONSTATE.get(code, code)


def direction(towards: Direction) -> str:
    """What a direction is called."""
    return f"{country(towards.actor)} → {country(towards.recipient)}"


def front_name(front: Front) -> str:
    """A front's name, with the group where it is drawn apart."""
    group = GROUPS.get(front.group, front.group)
    return front.dimension.capitalize() + (f" ({group})" if group else "")


def when(date: EventDate | None) -> str:
    """A date as people read it: a day, a range, or "by" the day of publication where the text says none."""
    if date is None or date.start is None:
        return "undated"
    if date.precision == "inferred":
        return f"by {date.end or date.start}"
    return date.start if date.end in (None, date.start) else f"{date.start} to {date.end}"


def parties(actors: Sequence[Actor]) -> str:
    """Parties by name with their country."""
    return ", ".join(dict.fromkeys(party(actor) for actor in actors)) or "nobody named"


def party(actor: Actor) -> str:
    """A party's name, and its country where the name is not the country's."""
    name = actor.name or " ".join(actor.span.text.split())
    home = country(actor.country) if actor.country else None
    return name if home is None or home.lower() == name.lower() else f"{name} ({actor.country})"


def act(incident: Incident) -> str:
    """Type and modes of an incident."""
    return incident.type + (f" ({', '.join(incident.modes)})" if incident.modes else "")


def source(event: Event) -> str:
    """Who asserts a report, else its publisher."""
    return party(event.asserted_by) if event.asserted_by else "the report itself"


def counted(n: int, noun: str) -> str:
    """A number with its noun."""
    return f"{n} {noun}" + ("" if n == 1 else "s")


def toll(harm: Exposure) -> str:
    """Killed and injured, as far as they are told."""
    counts = ((harm.killed, "killed"), (harm.injured, "injured"))
    return "".join(f", {n:g} {word}" for n, word in counts if n is not None)


def did(incident: Incident) -> str:
    """What was done, in words that the recipient follows: by the mode where there is a phrase for it, else by the type."""
    modes = phrases()["modes"].get(incident.type, {})
    return str(next((modes[m] for m in incident.modes if m in modes), phrases()["types"].get(incident.type, incident.type)))


def told(incident: Incident) -> str:
    """An incident as a sentence without its full stop: when, who, what, whom."""
    others = incident.recipients or incident.instruments
    whom = parties(others) if others else "each other" if len(incident.actors) > 1 else "nobody named"
    return f"{_at(incident)}, {parties(incident.actors)} {did(incident)} {whom}"


def _at(incident: Incident) -> str:
    """The time of an incident at the head of a sentence."""
    if incident.date is None or incident.day is None:
        return "At a time not told"
    said = when(incident.date)
    if said.startswith("by "):
        return said.capitalize()
    return f"{'From' if ' to ' in said else 'On'} {said}"


@cache
def phrases() -> dict[str, Any]:
    """The phrases of `phrases.toml`."""
    return tomllib.loads((files("comity.present") / "phrases.toml").read_text("utf-8"))
