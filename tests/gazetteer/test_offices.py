"""Who held an office on a day."""

import pytest

from comity.gazetteer import offices, tables
from comity.gazetteer.tables import LeaderRow


def row(name: str, office: str, since: str | None, until: str | None, as_of: str = "2025-06") -> LeaderRow:
    """A term in an invented state."""
    return LeaderRow(name, (name.split()[-1],), "KEN", "GOV", office, since, until, as_of, verified=False)


ROWS = (
    row("Ada Obi", "President", "2010-03-01", "2015-06-30"),
    row("Ben Uto", "President", "2015-06-30", None),
    row("Cleo Ras", "Foreign Minister", "2018", "2020-05"),
)


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    """The office-holders of this page alone."""
    monkeypatch.setattr(tables, "leaders", lambda: ROWS)
    for kept in (offices._by_country, offices._by_person):
        monkeypatch.setattr(offices, kept.__name__, kept.__wrapped__)


@pytest.mark.parametrize(
    ("office", "day", "name"),
    [
        ("president", "2012-01-01", "Ada Obi"),
        ("President", "2015-06-30", "Ben Uto"),  # the day of handing over is the new one's
        ("head of state", "2025-06-30", "Ben Uto"),
        ("president", "2025-07-01", None),  # beyond what is known, nobody is assumed
        ("president", "2009-12-31", None),
        ("Secretary of State", "2020-05-31", "Cleo Ras"),  # a term known to the month covers all of it
        ("minister of foreign affairs", "2020-06-01", None),
        ("defence minister", "2019-01-01", None),
    ],
)
def test_who_held_an_office(office: str, day: str, name: str | None) -> None:
    """By the office's usual names, on its first and last days, and not beyond what is known."""
    found = offices.office_holder("KEN", office, day)
    assert (found.name if found else None) == name


def test_the_offices_of_a_person() -> None:
    """By full name or alias, all terms or those of a day."""
    assert [r.office for r in offices.offices_of("Cleo Ras")] == ["Foreign Minister"]
    assert [r.name for r in offices.offices_of("obi", "2012-01-01")] == ["Ada Obi"]
    assert offices.offices_of("Ada Obi", "2016-01-01") == ()
    assert offices.offices_of("nobody") == ()


def test_a_president_heads_the_government_only_where_nobody_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a state has prime ministers, a missing one is unknown and not its president."""
    found = offices.office_holder("KEN", "head of government", "2012-01-01")
    assert found is not None
    assert found.name == "Ada Obi"
    monkeypatch.setattr(tables, "leaders", lambda: (*ROWS, row("Dan Lee", "Prime Minister", "2016", "2017")))
    assert offices.office_holder("KEN", "head of government", "2012-01-01") is None
