"""Asking: each filter finds what it names and nothing else; what cannot be asked is said."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity.errors import UsageError
from comity.model import Actor, EventDate, Place, Span
from comity.serial import ROW, ROW_SCHEMA, event_row
from comity.store import EventQuery, Store


def _actor(name: str, code: str, country: str | None) -> Actor:
    return Actor(Span(0, len(name), name), name, code, country, "GOV", None, 1.0, "")


def _day(first: str, last: str | None = None) -> EventDate:
    return EventDate(first, last or first, "day", 1.0)


@pytest.fixture(scope="module")
def asked(fresh: Callable[[], Path], event: Any, line: Any, article: Any) -> Iterator[Store]:
    """A store with five events of four articles."""
    huawei = _actor("Huawei", "huawei", "CHN")
    chad, kenya, mali = _actor("Chad", "TCD", "TCD"), _actor("Kenya", "KEN", "KEN"), _actor("Mali", "MLI", "MLI")
    quake = article(3, "Kenya sent aid to Chad after the “quake”. Ten traders lost 5 million; Kenya sanctioned nobody.")
    rebels = _actor("rebels", "rebels", None)
    told = [
        [event(0), event(0, id="zero", type="AID", dimension="people", date=_day("2023-01-01"))],
        [event(1, date=_day("2024-06-01", "2024-06-30"), actors=(mali, huawei), recipients=(kenya,))],
        [event(2, date=None, actors=(chad,), recipients=(), asserted_by=kenya, place=None)],
        [
            event(
                3,
                article=quake,
                date=_day("2025-01-01"),
                actors=(rebels,),
                recipients=(kenya,),
                place=Place(None, "Lac", "TCD", None, None, None, 1.0),
            )
        ],
    ]
    with Store.open(fresh()) as store:
        for n, events in enumerate(told):
            store.load(f"s{n}", [line(*events)])
        yield store


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["event3", "event1", "event0", "zero", "event2"]),
        ({"actor": "KEN"}, ["event0", "zero"]),
        ({"actor": "ken"}, ["event0", "zero"]),
        ({"actor": "kenya"}, ["event0", "zero"]),
        ({"actor": "huawei"}, ["event1"]),
        ({"actor": "CHN"}, ["event1"]),
        ({"recipient": "KEN"}, ["event3", "event1"]),
        ({"actor": "MLI", "recipient": "KEN"}, ["event1"]),
        ({"actor": "KEN", "recipient": "KEN"}, []),
        ({"type": "AID"}, ["zero"]),
        ({"dimension": "people"}, ["zero"]),
        ({"since": "2024-05-01"}, ["event3", "event1", "event0"]),
        ({"since": "2024-06-30", "until": "2024-07-01"}, ["event1"]),
        ({"until": "2023-12-31"}, ["zero"]),
        ({"text": "quake"}, ["event3"]),
        ({"text": "QUAKE traders"}, ["event3"]),
        ({"text": "quake N'Djamena"}, []),
        ({"text": '"sent aid"'}, ["event3"]),
        ({"text": '"aid sent"'}, []),
        ({"text": "sanctions 1"}, ["event1"]),
        ({"text": 'quake" OR "paper'}, []),
        ({"text": "quake NOT nothing*"}, []),
        ({"text": "title:quake"}, []),
        ({"limit": 2}, ["event3", "event1"]),
        ({"actor": "x' OR 1=1 --"}, []),
        ({"type": '"; DROP TABLE events; --'}, []),
    ],
    ids=str,
)
def test_filters(asked: Store, filters: dict[str, Any], found: list[str]) -> None:
    """A filter finds the right events, newest first; hostile text finds nothing and breaks nothing."""
    table = asked.events(EventQuery(**filters))
    assert table.column("id").to_pylist() == found == [event.id for event in asked.records(EventQuery(**filters))]


def test_the_table_is_that_of_the_command_line(asked: Store) -> None:
    """The columns, their types and the values are those that `comity code` prints for the same events."""
    table = asked.events()
    assert table.schema.equals(ROW_SCHEMA)
    assert table.column_names == list(ROW)
    assert table.to_pylist() == [event_row(event) for event in asked.records()]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"since": "May"}, "since must be a day such as 2024-11-28, not 'May'"),
        ({"until": "2024-13-01"}, "until must be a day"),
        ({"limit": 0}, "limit must be 1 or more, not 0"),
        ({"text": ' "" -- '}, "must hold a word"),
    ],
    ids=str,
)
def test_what_cannot_be_asked(asked: Store, filters: dict[str, Any], message: str) -> None:
    """A filter that means nothing is refused with its reason."""
    with pytest.raises(UsageError, match=message):
        asked.events(EventQuery(**filters))


def test_dyads_hold_third_parties_too(asked: Store) -> None:
    """A dyad's events name both countries as parties, in any role, or took place in one of them; a mere asserter is no party."""
    assert [e.id for e in asked.dyad_records("KEN", "TCD")] == ["event3", "event1", "event0", "zero"]
    assert [e.id for e in asked.dyad_records("MLI", "CHN")] == ["event1"]
    assert list(asked.dyad_records("KEN", "USA")) == []


def test_no_such_article(asked: Store) -> None:
    """An unknown article is an error that says where ids are."""
    with pytest.raises(UsageError, match="no article 'x'"):
        asked.article("x")


def test_the_index_follows_the_text(fresh: Callable[[], Path], event: Any, line: Any) -> None:
    """When a coder replaces an article's title, the search finds the new words and no longer the old."""
    first = event()
    second = replace(first, id="second", article=replace(first.article, title="Embargo"), coder=replace(first.coder, version="2"))
    with Store.open(fresh()) as store:
        store.load("s1", [line(first)])
        store.load("s2", [line(second, coder=second.coder)])
        assert store.events(EventQuery(text="sanctions")).num_rows == 0
        assert store.events(EventQuery(text="embargo")).num_rows == 1
