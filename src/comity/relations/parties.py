"""Who counts: whether a party acts as its state, as a group drawn apart, as a third party, or not at all."""

from collections.abc import Iterable

from comity.model import Actor
from comity.relations.rules import Rules

STATE, THIRD, NONE = "state", "third", "none"


def group_of(actor: Actor, dimension: str, rules: Rules) -> str:
    """`state`, the name of a group drawn apart on this front, `third` (armed groups, criminals, unknown), or `none`."""
    if actor.sector in rules.third:
        return THIRD
    if is_state(actor, rules):
        return STATE
    return next((a.name for a in rules.apart if actor.sector in a.sectors and dimension in a.dimensions), NONE)


def is_state(actor: Actor, rules: Rules) -> bool:
    """A state's own body, a company it owns, or the bare name of a state or organisation."""
    if actor.sector in rules.state:
        return True
    if actor.sector in rules.owned:
        return actor.ownership in rules.ownership
    return actor.sector is None and (actor.country in rules.bodies or (actor.id or "").startswith("country:"))


def countries(actors: Iterable[Actor]) -> frozenset[str]:
    """The countries (or groups, or organisations) of parties, each once; the unresolved left out."""
    return frozenset(a.country for a in actors if a.country)


def recipients(actors: Iterable[Actor], rules: Rules) -> tuple[Actor, ...]:
    """The parties to whom an act can be done: armed groups on a state's soil are not that state."""
    return tuple(a for a in actors if a.sector not in rules.not_recipients)


def surest(actors: Iterable[Actor], country: str) -> float:
    """The probability that one of the parties is of the country: that of the surest; 0 where none is."""
    return max((a.p for a in actors if a.country == country), default=0.0)
