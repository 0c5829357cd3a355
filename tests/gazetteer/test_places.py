"""Places by name and in texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.gazetteer import places


@pytest.mark.parametrize(
    ("name", "countries", "wanted"),
    [
        ("Georgia", (), "GEO"),
        ("Georgia", ("USA",), "USA"),
        ("Gaza Strip", (), "PSE"),
        ("kyiv", (), "UKR"),
        ("Tripoli", ("LBN",), "LBN"),
        ("Tripoli", (), "LBY"),
        ("Sinaloa", (), "MEX"),
        ("Massachusetts", (), "USA"),
    ],
)
def test_look_up(name: str, countries: tuple[str, ...], wanted: str) -> None:
    """The countries of the article lead, then the larger place."""
    assert places.look_up(name, countries)[0].country == wanted


def test_unknown_place() -> None:
    """An unknown name has no places."""
    assert places.look_up("Qqzzxx", ()) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rockets hit Kharkiv and the Gaza Strip.", ["Kharkiv", "Gaza Strip"]),
        ("Mr Paris met Abraham Lincoln.", []),
        ("He went to paris.", []),
        ("Kyiv's mayor", ["Kyiv"]),
        ("In March, the police of Union Bank", []),
    ],
)
def test_find(text: str, wanted: list[str]) -> None:
    """Names need a capital; surnames and common words are none."""
    assert [h.name for h in places.find(text)] == wanted


@given(st.text(max_size=60))
def test_hits_are_in_the_text(text: str) -> None:
    """Every hit stands where it says."""
    assert all(text[h.start : h.end] == h.name for h in places.find(text))


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("England", "GBR", 52.9, -1.5),  # a name of the state too
        ("NSW", "AUS", -32.0, 147.0),
        ("Africa", None, 2.0, 17.0),
        ("Fort Detrick", "USA", 39.4, -77.4),
    ],
)
def test_regions_lie_at_their_centre(name: str, country: str | None, lat: float, lon: float) -> None:
    """A region has its own point, whatever towns or states share its name; a continent has no country."""
    row = places.look_up(name)[0]
    assert row.country == country
    assert (row.lat, row.lon) == pytest.approx((lat, lon), abs=1.5)
