"""The ontology tables."""

import pytest

from comity.ontology import scheme


def test_plover_has_its_types_modes_and_contexts() -> None:
    """16 types, 37 contexts, 25 sectors; 67 pairs of a type and a mode."""
    plover = scheme.plover()
    pairs = sum(len(t.modes) for t in plover.types.values())
    assert (len(plover.types), len(plover.contexts), len(plover.sectors), pairs) == (16, 37, 25, 67)


@pytest.mark.parametrize(
    ("kind", "modes", "expected"),
    [("AID", (), 10), ("CONSULT", ("visit",), 4), ("ACCUSE", ("none-such",), -3), ("SANCTION", ("expel",), -5.5)],
)
def test_score_takes_the_mode_where_it_has_one(kind: str, modes: tuple[str, ...], expected: float) -> None:
    """A mode's own score wins over its type's."""
    assert scheme.plover().score(kind, modes) == expected


def test_scores_agree_with_quads() -> None:
    """Cooperation scores above zero, material conflict below; REQUEST may be either side of zero."""
    for kind in scheme.plover().types.values():
        assert kind.score > 0 if kind.quad in (1, 2) else kind.score <= 0


def test_pair_table_maps_every_type_to_a_label_with_a_quad() -> None:
    """Each type has, after mapping, a label that the quad table knows."""
    table = scheme.table("pairs_2021.toml")
    assert {table["root"].get(t, t) for t in scheme.plover().types} | {w["label"] for w in table["words"]} <= set(table["quad"])
