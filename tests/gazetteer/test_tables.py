"""The tables are whole: codes that exist, names that are not empty, ids that are unique."""

from collections import Counter

import pytest

from comity.gazetteer import tables
from comity.ontology import scheme

PARTIES = [tables.organisations, tables.agencies, tables.armed_groups, tables.companies, tables.parties]


def codes() -> set[str]:
    """Countries and PLOVER's codes of those that are none."""
    return {row.code for row in tables.countries()} | set(scheme.plover().nonstate)


def test_countries() -> None:
    """Each state has one code of three capitals, a name, a demonym and a seat."""
    rows = tables.countries()
    assert len(rows) > 190
    assert max(Counter(r.code for r in rows).values()) == 1
    assert all(len(r.code) == 3 and r.code.isupper() and r.name and r.capital for r in rows if r.code != "ATA")


def test_territories_belong_to_known_countries() -> None:
    """Territories and peoples fold into a known country or into none."""
    assert {r.country for r in tables.territories() if r.country} <= codes()
    assert all(r.name for r in tables.territories())


@pytest.mark.parametrize("load", PARTIES, ids=lambda f: f.__name__)
def test_parties(load) -> None:  # type: ignore[no-untyped-def]
    """Ids are unique, names are there, countries and sectors are PLOVER's."""
    rows = load()
    assert rows
    assert [i for i, n in Counter(r.id for r in rows).items() if n > 1] == []
    assert all(r.name.strip() and all(a.strip() for a in r.aliases) for r in rows)
    assert {r.country for r in rows if r.country} <= codes()
    assert {r.sector for r in rows if r.sector} <= set(scheme.plover().sectors)


def test_companies_have_known_ownership() -> None:
    """Ownership is state, private or mixed."""
    assert {r.ownership for r in tables.companies()} <= {"state", "private", "mixed", None}


def test_leaders() -> None:
    """Terms are dates in order, in known countries and sectors."""
    rows = tables.leaders()
    assert rows
    assert {r.country for r in rows if r.country} <= codes()
    assert {r.sector for r in rows} <= set(scheme.plover().sectors)
    assert [r.name for r in rows if r.since and r.until and r.since > r.until] == []


def test_bodies() -> None:
    """Generic phrases have a known kind and sector."""
    rows = tables.bodies()
    assert {r.kind for r in rows} <= {"body", "office", "people"}
    assert {r.sector for r in rows if r.sector} <= set(scheme.plover().sectors)
    assert all(r.phrase.strip() for r in rows)


def test_missing_table_is_empty() -> None:
    """A table that is not there has no rows."""
    assert list(tables.raw("no_such_table.csv")) == []
    assert list(tables.lists("no_such_table.csv.gz")) == []
