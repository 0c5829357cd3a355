"""What the type of an act says about its attributes, as sets of type names from `attributes.toml`."""

from functools import cache

from comity.ontology import scheme


@cache
def of(trait: str) -> frozenset[str]:
    """The types that have a trait, a list of `attributes.toml` such as spoken, physical or done_to."""
    return frozenset(scheme.table("attributes.toml")[trait])


@cache
def carrying(kind: str) -> frozenset[str]:
    """The types that can carry a kind of number."""
    return frozenset(scheme.table("attributes.toml")["magnitudes"].get(kind, ()))
