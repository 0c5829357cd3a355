"""The front an act belongs to, by the first rule of `dimensions.toml` that fits."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from comity.model import Actor
from comity.ontology import scheme


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: every condition that it states must hold; a condition holds when any of its members is there."""

    name: str
    dimension: str
    types: frozenset[str]
    modes: frozenset[str]
    contexts: frozenset[str]
    sectors: frozenset[str]
    first: frozenset[str]
    only: frozenset[str]
    words: re.Pattern[str] | None
    home: bool | None = None


def dimension_of(
    kind: str, modes: Collection[str], contexts: Sequence[str], actors: Sequence[Actor], recipients: Sequence[Actor], words: str
) -> str:
    """The main dimension: security, economy, technology, diplomacy or people."""
    return rule_of(kind, modes, contexts, (*actors, *recipients), words).dimension


def rule_of(kind: str, modes: Collection[str], contexts: Sequence[str], parties: Sequence[Actor], words: str) -> Rule:
    """The rule that decides; its name explains the result."""
    sectors = {a.sector for a in parties if a.sector}
    known = [a.country for a in parties if a.country]
    at_home = len(known) > 1 and len(set(known)) == 1
    for rule in rules():
        held = (
            (not rule.types or kind in rule.types)
            and (not rule.modes or not rule.modes.isdisjoint(modes))
            and (not rule.contexts or not rule.contexts.isdisjoint(contexts))
            and (not rule.first or not rule.first.isdisjoint(contexts[:1]))
            and (not rule.sectors or not rule.sectors.isdisjoint(sectors))
            and (not rule.only or sectors <= rule.only)
            and (rule.home is None or rule.home == at_home)
        )
        if held and (rule.words is None or rule.words.search(words)):
            return rule
    return rules()[-1]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in their order; the last holds for everything."""
    return tuple(
        Rule(
            name=raw["name"],
            dimension=raw["dimension"],
            types=frozenset(raw.get("types", ())),
            modes=frozenset(raw.get("modes", ())),
            contexts=frozenset(raw.get("contexts", ())),
            sectors=frozenset(raw.get("sectors", ())),
            first=frozenset(raw.get("first_context", ())),
            only=frozenset(raw.get("only_sectors", ())),
            words=_pattern(raw.get("words", ())),
            home=raw.get("at_home"),
        )
        for raw in scheme.table("dimensions.toml")["rules"]
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """Any of the words, whole; a word that ends in * goes on with any letters."""
    parts = [re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else "") for w in words]
    return re.compile(rf"\b(?:{'|'.join(parts)})(?!\w)", re.I) if parts else None
