"""People's own SQL: everything that reads the store, and nothing that does more."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.errors import UsageError
from comity.store import Store, analysis

SECRET = "comity-secret-4711"


@pytest.fixture(scope="module")
def filled(fresh: Callable[[], Path], event: Any, line: Any) -> Iterator[Store]:
    """A store with one event and one drop, open."""
    drop = {"dropped": {"stage": "read", "reason": "empty", "where": "x.txt", "detail": ""}, "id": None}
    with Store.open(fresh()) as store:
        store.load("s", [line(event()), drop])
        yield store


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("select count(*) n from articles", [{"n": 1}]),
        ("SELECT type, score FROM Events", [{"type": "SANCTION", "score": -6.0}]),
        ('select "where" from drops', [{"where": "x.txt"}]),
        (
            "select role, country from parties order by role;",
            [{"role": "actor", "country": "KEN"}, {"role": "recipient", "country": "TCD"}],
        ),
        ("with m as (select * from magnitudes) select kind, min, max from m", [{"kind": "money", "min": 5e6, "max": None}]),
        ("from events select json_extract_string(record, '$.type') as t", [{"t": "SANCTION"}]),
        ("select unnest(contexts) c from events order by c", [{"c": "diplomatic"}, {"c": "economic"}]),
        ("select title from articles join events on events.article_id = articles.id", [{"title": "Sanctions 0"}]),
        ("select 1 as one where false", []),
        ("select column_name c from (describe drops) limit 2", [{"c": "id"}, {"c": "shard"}]),
    ],
    ids=str,
)
def test_answers(filled: Store, query: str, answer: list[dict[str, Any]]) -> None:
    """A SELECT over the tables gives its rows."""
    assert filled.sql(query).to_pylist() == answer


@pytest.mark.parametrize(
    "query",
    [
        "",
        "selec 1",
        "select 1; select 2",
        "select nothing from events",
        "select * from nowhere",
        "insert into events select * from events",
        "update events set type = 'AID'",
        "delete from events",
        "drop table events",
        "create table t as select 1",
        "create macro f() as 1",
        "set threads = 1",
        "reset lock_configuration",
        "pragma database_list",
        "begin",
        "vacuum",
        "checkpoint",
        "use memory",
        "prepare p as select 1",
        "explain analyze select 1",
        "install httpfs",
        "load httpfs",
        "attach '{file}' as other",
        "copy events to '{folder}/out.csv'",
        "export database '{folder}/out'",
        "import database '{folder}'",
        "call enable_logging('QueryLog', storage = 'file', storage_path = '{folder}/log')",
        "select * from enable_logging('QueryLog', storage = 'file', storage_config = {{'path': '{folder}/log'}})",
        "select * from '{file}'",
        "select * from read_text('{file}')",
        "select * from read_blob('{file}')",
        "select * from read_csv('{file}')",
        "select * from read_json('{file}')",
        "select * from read_parquet('{file}')",
        "select * from sniff_csv('{file}')",
        "select * from glob('{folder}/*')",
        "select * from read_text('file://{file}')",
        "select * from read_text('http://127.0.0.1:9/x')",
        "select * from query('copy events to ''{folder}/out.csv''')",
        "select * from query_table('{file}')",
        "select getenv('HOME')",
        "select * from SECRET",
        "select * from PUBLIC",
    ],
)
def test_refusals(filled: Store, query: str, tmp_path: Path) -> None:
    """Whatever would write, read a file, change a setting or reach out is refused, names the tables, and does nothing."""
    (tmp_path / "file.csv").write_text(f"a,b\n{SECRET},1\n")
    before = filled.sql("select * from events").to_pylist()
    with pytest.raises(UsageError, match=r"There are: articles \(id, .*\); events \(") as caught:
        filled.sql(query.format(file=tmp_path / "file.csv", folder=tmp_path))
    assert SECRET not in str(caught.value)
    assert [file.name for file in tmp_path.iterdir()] == ["file.csv"]
    assert filled.sql("select * from events").to_pylist() == before


def test_endless_answers(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer without end, and a question that needs all memory, are refused."""
    monkeypatch.setattr(analysis, "MOST_BYTES", 10_000_000)
    monkeypatch.setitem(analysis._SETTINGS, "memory_limit", "50MB")
    with pytest.raises(UsageError, match="more than 10,000,000 bytes; choose fewer columns, or set a LIMIT"):
        filled.sql("select * from range(10000000000)")
    with pytest.raises(UsageError, match="Out of Memory"):
        filled.sql("select * from range(10000000000) order by random()")


def test_settings_of_the_machine_are_shut(filled: Store) -> None:
    """What DuckDB says of itself: nothing outside, nothing to be installed, nothing to be changed."""
    names = ("enable_external_access", "autoinstall_known_extensions", "autoload_known_extensions", "allow_community_extensions")
    asked = ", ".join(f"current_setting('{name}') as {name}" for name in names)
    assert filled.sql(f"select {asked}").to_pylist() == [dict.fromkeys(names, False)]
    assert filled.sql("select current_setting('lock_configuration') as locked").to_pylist() == [{"locked": True}]
