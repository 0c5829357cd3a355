"""Loading: once is as good as twice, in any order, and whole or not at all."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.model import Actor, CoderInfo, Event, EventDate, Span, Tally
from comity.store import Store

DROP = {"dropped": {"stage": "read", "reason": "empty", "where": "news/9.txt", "detail": ""}, "id": None}


@st.composite
def shard_lists(draw: st.DrawFn) -> list[tuple[str, list[tuple[int, int] | str]]]:
    """Shards of (article, number of events) and of names of dropped files; some share articles, some drops."""
    record = st.one_of(st.tuples(st.integers(0, 8), st.integers(0, 2)), st.sampled_from(["a.txt", "b.txt", "c.txt"]))
    counts = {n: draw(st.integers(0, 2)) for n in range(9)}
    found = draw(st.lists(st.lists(record, max_size=5), min_size=1, max_size=4))
    return [(f"shard{n}", [r if isinstance(r, str) else (r[0], counts[r[0]]) for r in shard]) for n, shard in enumerate(found)]


@pytest.fixture(scope="session")
def lines(
    event: Callable[..., Event], article: Callable[..., Any], line: Callable[..., dict[str, Any]]
) -> Callable[..., list[dict[str, Any]]]:
    """Makes the lines of a drawn shard."""

    def one(record: tuple[int, int] | str) -> dict[str, Any]:
        if isinstance(record, str):
            return {"dropped": {"stage": "read", "reason": "empty", "where": record, "detail": ""}, "id": None}
        number, events = record
        return line(*(event(number, id=f"event{number}-{n}") for n in range(events)), article=article(number))

    return lambda shard: [one(record) for record in shard]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shards=shard_lists(), again=st.randoms(use_true_random=False))
def test_order_and_repetition_leave_no_trace(
    shards: list[tuple[str, list[Any]]],
    again: Any,
    fresh: Callable[[], Path],
    tables: Callable[[Path], object],
    lines: Callable[..., list[dict[str, Any]]],
) -> None:
    """Any order of the shards, each loaded once or more, gives the same tables and tally."""
    shuffled = shards + again.choices(shards, k=2)
    again.shuffle(shuffled)
    results = []
    for order in (shards, shuffled):
        path = fresh()
        with Store.open(path) as store:
            for shard_id, records in order:
                store.load(shard_id, lines(records))
            results.append((store.tally(), tables(path)))
    assert results[0] == results[1]
    tally = results[0][0]
    assert tally.read == tally.coded + tally.without_events + tally.dropped


def test_full_events_come_back(store: Store, event: Callable[..., Event], line: Callable[..., dict[str, Any]]) -> None:
    """A stored event is read back equal in every field, its article's text included."""
    told = event()
    source = Actor(Span(0, 5, "Kenya"), None, None, None, "JRN", None, 0.5, "said")
    full = event(asserted_by=source, instruments=told.actors, status_cue=Span(6, 16, "sanctioned"), echoes=(told.anchor,))
    assert store.load("s", [line(full)]) == Tally(1, 1, 0, 0, 1)
    assert list(store.records()) == [full]
    assert store.article("article0") == full.article


def test_another_version_replaces(store: Store, event: Callable[..., Event], line: Callable[..., dict[str, Any]]) -> None:
    """What another version or another coder finds stands in place of all that was found before, and takes its parts along."""
    store.load("s1", [line(event(), event(id="other"))])
    second = CoderInfo("fake", "2")
    store.load("s2", [line(event(id="new", coder=second), coder=second)])
    assert [e.id for e in store.records()] == ["new"]
    assert store.sql("select distinct event_id from parties union select event_id from magnitudes").to_pylist() == [
        {"event_id": "new"}
    ]
    store.load("s3", [line(article=event().article, coder=CoderInfo("encoder", "1"))])
    assert store.tally() == Tally(1, 0, 1, 0, 0)


def test_drops_count_once_and_give_way(store: Store, article: Callable[..., Any], line: Callable[..., dict[str, Any]]) -> None:
    """The same drop in two shards is one drop; an article that is coded after all is no drop any more."""
    dropped = {"dropped": {"stage": "text", "reason": "not English", "where": "x", "detail": "fr"}, "id": "article0"}
    store.load("s1", [DROP, dropped])
    assert store.load("s2", [DROP]) == Tally(1, 0, 0, 1, 0, (("read", "empty", 1),))
    assert store.tally() == Tally(2, 0, 0, 2, 0, (("read", "empty", 1), ("text", "not English", 1)))
    store.load("s3", [line(article=article())])
    store.load("s4", [dropped])
    assert store.tally() == Tally(2, 0, 1, 1, 0, (("read", "empty", 1),))


def test_known_articles_count(store: Store, event: Callable[..., Event], line: Callable[..., dict[str, Any]]) -> None:
    """A line that only names a stored article counts its events."""
    store.load("s1", [line(event())])
    assert store.load("s2", [{"known": "article0"}]) == Tally(1, 1, 0, 0, 1) == store.shard("s2")


def test_failure_leaves_nothing(
    store: Store, event: Callable[..., Event], line: Callable[..., dict[str, Any]], tables: Callable[[Path], object]
) -> None:
    """A shard whose lines end in an error is not stored at all."""
    before = tables(store.path)

    def broken() -> Any:
        yield line(event())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.load("s", broken())
    assert tables(store.path) == before


def test_half_surrogates_and_repeats_are_borne(
    store: Store, article: Callable[..., Any], event: Callable[..., Event], line: Callable[..., dict[str, Any]]
) -> None:
    """Names of files that are no UTF-8, and an event told twice, do not stop a run."""
    odd = line(event(), event())
    odd["article"]["path"] = "news/\udcff.txt"
    drop = {"dropped": {"stage": "read", "reason": "binary", "where": "\udcff", "detail": ""}, "id": None}
    assert store.load("s", [odd, drop]).events == 1
    assert store.article("article0").path == "news/?.txt"


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from comity.store import Store

    def lines():
        for n in range(500):
            yield {"article": {"id": f"a{n}", "text": "x" * 5000}, "events": []}
        print("half", flush=True)
        signal.pause()

    with Store.open(Path(sys.argv[1])) as store:
        store.load("killed", lines())
"""


def test_kill_in_the_middle_of_a_load(
    fresh: Callable[[], Path], tables: Callable[[Path], object], event: Callable[..., Event], line: Callable[..., dict[str, Any]]
) -> None:
    """A process killed inside the transaction leaves the store as it was, readable meanwhile and writable after."""
    path = fresh()
    with Store.open(path) as store:
        store.load("s", [line(event())])
    before = tables(path)
    child = subprocess.Popen([sys.executable, "-c", textwrap.dedent(KILLED), path], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "half\n"
    with Store.open(path) as reader:
        assert len(list(reader.records())) == 1
        assert reader.tally().read == 1
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert tables(path) == before
    with Store.open(path) as store:
        assert store.load("killed", [line(event(1))]).events == 1


def test_dates_and_lists_as_columns(store: Store, event: Callable[..., Event], line: Callable[..., dict[str, Any]]) -> None:
    """Ranges, lists and open ends are columns that SQL can use."""
    week = EventDate("2024-05-01", "2024-05-07", "week", 0.5)
    store.load("s", [line(event(date=week))])
    row = store.sql("select date, date_to, modes, contexts[1] as first, lat from events").to_pylist()[0]
    assert row == {
        "date": "2024-05-01..2024-05-07",
        "date_to": "2024-05-07",
        "modes": ["discontinue"],
        "first": "economic",
        "lat": 12.1,
    }
