"""The versioned table of who counts and how a figure is made (`ontology/standing.toml`), as one value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from comity.ontology import scheme


@dataclass(frozen=True, slots=True)
class Apart:
    """A group of a country's parties that is drawn apart from its state, and the fronts on which it is."""

    name: str
    sectors: frozenset[str]
    dimensions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a figure rests on; the table says where each number comes from."""

    min_incidents: int
    min_publishers: int
    prior_incidents: float
    publisher_variance: float
    period_spread: float
    z: float
    max_correction: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The table."""

    version: str
    state: frozenset[str]
    owned: frozenset[str]
    ownership: frozenset[str]
    bodies: frozenset[str]
    apart: tuple[Apart, ...]
    third: frozenset[str]
    not_recipients: frozenset[str]
    protection_types: frozenset[str]
    protection: re.Pattern[str]
    standing: Mapping[str, float]
    anonymous: frozenset[str]
    statuses: Mapping[str, str]
    numbers: Numbers
    recall: Mapping[str, float]


@cache
def rules() -> Rules:
    """The table of the package."""
    raw = scheme.table("standing.toml")
    state, third, words = raw["state"], raw["third"], raw["protection"]["words"]
    parts = "|".join(re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else "") for w in words)
    return Rules(
        version=raw["version"],
        state=frozenset(state["sectors"]),
        owned=frozenset(state["owned"]),
        ownership=frozenset(state["ownership"]),
        bodies=frozenset(state["bodies"]),
        apart=tuple(Apart(a["name"], frozenset(a["sectors"]), frozenset(a["dimensions"])) for a in raw["apart"]),
        third=frozenset(third["sectors"]),
        not_recipients=frozenset(third["not_recipients"]),
        protection_types=frozenset(raw["protection"]["types"]),
        protection=re.compile(rf"\b(?:{parts})(?!\w)", re.I),
        standing={k: v for k, v in raw["standing"].items() if isinstance(v, float)},
        anonymous=frozenset(raw["standing"]["anonymous"]),
        statuses={status: fate for fate, members in raw["statuses"].items() for status in members},
        numbers=Numbers(**raw["figure"]),
        recall=raw["recall"],
    )
