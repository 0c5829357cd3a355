"""The ontology as values: types with quad class, score and modes, and the closed lists, read from the tables beside this file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type: `quad` 1 to 4, `score` on -10 to +10, and the scores of its modes."""

    name: str
    quad: int
    score: float
    needs_recipient: bool
    needs_actor: bool
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scheme:
    """The PLOVER codebook as data; `version` names the table."""

    version: str
    types: Mapping[str, EventType]
    statuses: tuple[str, ...]
    dimensions: tuple[str, ...]
    nonstate: tuple[str, ...]
    sectors: tuple[str, ...]
    contexts: tuple[str, ...]

    def score(self, event_type: str, modes: tuple[str, ...] = ()) -> float:
        """PLOVER's score of a type, or of its first mode that has one (manual of January 2023)."""
        spec = self.types[event_type]
        return next((spec.modes[m] for m in modes if m in spec.modes), spec.score)


def table(name: str) -> dict[str, Any]:
    """A TOML table of this folder, by file name."""
    return tomllib.loads((files("comity.ontology") / name).read_text("utf-8"))


@cache
def plover() -> Scheme:
    """PLOVER 2.0 with our rulings."""
    raw = table("plover.toml")
    types = {
        name: EventType(
            name, spec["quad"], spec["score"], spec["recipient"] == "required", "actor" not in spec, spec.get("modes", {})
        )
        for name, spec in raw["types"].items()
    }
    lists = {key: tuple(raw[key]) for key in ("statuses", "dimensions", "nonstate", "sectors", "contexts")}
    return Scheme(version=raw["version"], types=types, **lists)
