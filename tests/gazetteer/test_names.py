"""Names in texts: capitals, borders, possessives, overlaps."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.gazetteer import names
from comity.gazetteer.fold import fold, key, slug


def found(text: str) -> list[str]:
    """The texts of the hits."""
    return [h.text for h in names.find(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a turkey told us who it is", []),
        ("Turkey told us.", ["Turkey"]),
        ("the US and the U.S. too", ["US", "U.S."]),
        ("The WHO said who it was.", ["WHO"]),
        ("Nato and NATO", ["Nato", "NATO"]),
        ("China’s and China's", ["China", "China"]),
        ("Chinatown, Indiana, Omaniacs", []),
        ("The Democratic Republic of the Congo", ["Democratic Republic of the Congo"]),
        ("SPAIN WARNS FRANCE OVER FISH", ["SPAIN", "FRANCE"]),
        ("see china.org or a@china", []),
        ("São Tomé and Príncipe", ["São Tomé and Príncipe"]),
    ],
)
def test_find(text: str, wanted: list[str]) -> None:
    """What is a name and what is not."""
    assert found(text) == wanted


def test_terms_of_leaders() -> None:
    """A leader's entity holds within the term alone; an open day is covered by an open end."""
    terms = names.exact("Angela Merkel")
    assert any(e.holds("2019-01-01") for e in terms)
    assert not any(e.holds("2023-01-01") or e.holds(None) for e in terms)


@given(st.text(max_size=60))
def test_hits_are_in_the_text(text: str) -> None:
    """Every hit stands where it says, hits are in order and apart, and folding keeps the length."""
    assert len(fold(text)) == len(text)
    hits = names.find(text)
    assert all(text[h.start : h.end] == h.text and h.entities for h in hits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(hits))


def test_keys_and_slugs() -> None:
    """Names compare without accents, case, quotes or article, and make plain ids."""
    assert key("The  Côte d’Ivoire") == "cote d'ivoire"
    assert slug("Côte d’Ivoire (north)") == "cote-divoire-north"
