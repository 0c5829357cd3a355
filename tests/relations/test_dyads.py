"""From an incident to directed pairs: the shares of RELATIONS 2 and who counts of RELATIONS 1."""

import pytest
from builders import actor, event
from hypothesis import given
from hypothesis import strategies as st

from comity.incidents import merge
from comity.model import Event
from comity.relations.dyads import share
from comity.relations.rules import rules

STATES = ("PAK", "CHN", "IND", "USA", "AFG")


def weight(told: Event, a: str, b: str) -> float | None:
    """The weight of the pair in the incident of one report."""
    found = share(merge([told])[0], a, b, rules())
    return found.weight if found else None


def many(*codes: str | None) -> tuple[object, ...]:
    return tuple(actor(code, name=code or "somebody") for code in codes)


@pytest.mark.parametrize(
    ("actors", "recipients", "pair", "expected"),
    [
        (("PAK",), ("CHN",), ("PAK", "CHN"), 1.0),
        (("PAK",), ("CHN",), ("CHN", "PAK"), None),
        (("PAK", "IND"), ("CHN", "USA"), ("PAK", "CHN"), 1 / 4),
        (("PAK",), ("CHN", "PAK"), ("PAK", "CHN"), 1.0),
        (("PAK",), ("CHN", None), ("PAK", "CHN"), 1.0),
        (("PAK", "CHN"), (), ("CHN", "PAK"), 1 / 2),
        (("PAK", "CHN", "USA"), (), ("PAK", "CHN"), 1 / 6),
        (("PAK", "CHN"), ("IND",), ("PAK", "CHN"), None),
        (("PAK",), (), ("PAK", "CHN"), None),
        (("PAK",), ("IND",), ("PAK", "CHN"), None),
    ],
)
def test_shares(
    actors: tuple[str, ...], recipients: tuple[str | None, ...], pair: tuple[str, str], expected: float | None
) -> None:
    """Countries count once; own-country and unresolved recipients drop out; all ordered pairs share a meeting."""
    assert weight(event(many(*actors), many(*recipients)), *pair) == expected


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=4), st.lists(st.sampled_from(STATES), max_size=4))
def test_the_shares_of_an_act_sum_to_one_or_nothing(actors: list[str], recipients: list[str]) -> None:
    """However many take part, an act counts at most once over all pairs."""
    told = event(many(*actors), many(*recipients))
    total = sum(weight(told, a, b) or 0 for a in STATES for b in STATES if a != b)
    assert total == pytest.approx(0) or total <= 1 + 1e-9


def test_one_country_meeting_counts_its_bodies_once() -> None:
    """Two ministries of one state are one country."""
    told = event((actor("PAK", "GOV", "ministry"), actor("PAK", "MIL", "army"), actor("CHN", "GOV", "Beijing")), ())
    assert weight(told, "PAK", "CHN") == 1 / 2


def test_an_order_at_home_reaches_the_other_only_through_its_instrument() -> None:
    """Telling one's own officers to stop using Huawei is an act towards China; telling them anything else is not."""
    own = (actor("PAK", "MIL", "officers"),)
    assert weight(event("PAK", own, instruments=(actor("CHN", "BUS", "Huawei"),)), "PAK", "CHN") == 1.0
    assert weight(event("PAK", own), "PAK", "CHN") is None
    assert weight(event("PAK", "IND", instruments=(actor("CHN", "BUS", "Huawei"),)), "PAK", "CHN") is None


@pytest.mark.parametrize(
    ("sector", "ownership", "dimension", "group"),
    [
        ("GOV", None, "security", "state"),
        ("BUS", "state", "economy", "state"),
        ("BUS", "private", "economy", "firms"),
        ("BUS", "private", "diplomacy", "none"),
        ("JRN", None, "people", "citizens"),
        ("JRN", None, "diplomacy", "none"),
        ("REB", None, "security", "third"),
        ("CRM", None, "security", "third"),
        ("UNK", None, "security", "third"),
    ],
)
def test_in_which_group_a_party_acts(sector: str, ownership: str | None, dimension: str, group: str) -> None:
    """The state everywhere; firms and citizens apart and on their fronts; armed groups never."""
    told = event((actor("PAK", sector, "somebody", ownership=ownership),), dimension=dimension)
    found = share(merge([told])[0], "PAK", "CHN", rules())
    assert found is not None
    assert found.group == group


def test_a_bare_country_is_its_state() -> None:
    """ "China" without a sector is its government; an unknown body of China is not."""
    bare, unknown = actor("CHN", None), actor("CHN", None, "some body")
    found = [share(merge([event((who,), "PAK")])[0], "CHN", "PAK", rules()) for who in (bare, unknown)]
    assert [f.group for f in found if f] == ["state", "none"]


def test_a_blow_against_rebels_is_none_against_their_state() -> None:
    """Fighting an armed group in a country is no conduct towards that country."""
    assert weight(event("PAK", (actor("AFG", "REB", "rebels"),), "ASSAULT"), "PAK", "AFG") is None
