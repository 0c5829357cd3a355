"""Opening: what is missing, foreign, damaged, locked or too new is said, and left untouched."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from comity.errors import StoreError
from comity.store import Store, connect, schema


def test_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    """A store that is not there is not made by looking at it."""
    with pytest.raises(
        StoreError, match=r"no store at .*; make one with `comity add`, or name another with --store or COMITY_STORE"
    ):
        Store.open(tmp_path / "none")
    with pytest.raises(StoreError, match="no store at"):
        Store.open(tmp_path / "none", create=True, read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_file_in_place_of_a_folder(tmp_path: Path) -> None:
    """A file is no store, and cannot have one below it."""
    file = tmp_path / "news.txt"
    file.write_text("news")
    with pytest.raises(StoreError, match="is a file; a store is a folder"):
        Store.open(file, create=True)
    with pytest.raises(StoreError, match="cannot make a store"):
        Store.open(file / "store", create=True)
    assert file.read_text() == "news"


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
        connection.commit()


def _noise(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 500)


def _newer(path: Path) -> None:
    _changed(path, "UPDATE alembic_version SET version_num = '0999'")


def _changed(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize(
    ("harm", "message"),
    [(_foreign, "database of another program"), (_noise, "damaged"), (_newer, "newer comity .*0999.*update it")],
    ids=["foreign", "noise", "newer"],
)
@pytest.mark.parametrize("create", [False, True])
def test_unusable_files_stay_untouched(
    harm: Callable[[Path], None], message: str, create: bool, fresh: Callable[[], Path]
) -> None:
    """A file that is not a store of ours is refused with cause and remedy, and not one byte of it changes."""
    file = fresh() / "comity.sqlite"
    if harm is not _newer:
        file.unlink()
    harm(file)
    before = file.read_bytes()
    with pytest.raises(StoreError, match=message):
        Store.open(file.parent, create=create)
    assert file.read_bytes() == before


def test_damage_inside_is_told_when_met(fresh: Callable[[], Path], event: Any, line: Any) -> None:
    """A store whose pages were overwritten ends in a StoreError, not in a wrong answer."""
    path = fresh()
    with Store.open(path) as store:
        for n in range(50):
            store.load(f"s{n}", [line(event(n))])
    file = path / "comity.sqlite"
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(StoreError, match="damaged"), Store.open(path) as store:
        list(store.records())


def test_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """An empty file, as a run that was killed at once leaves it, is made into a store."""
    (tmp_path / "comity.sqlite").touch()
    with Store.open(tmp_path) as store:
        assert store.tally().read == 0


def test_reading_alone(fresh: Callable[[], Path], event: Any, line: Any) -> None:
    """A store opened for reading answers and refuses to load."""
    path = fresh()
    with Store.open(path) as store:
        store.load("s", [line(event())])
    with Store.open(path, read_only=True) as store:
        assert store.tally().events == 1
        with pytest.raises(StoreError, match="can only be read"):
            store.load("t", [])


def test_folder_without_writing(fresh: Callable[[], Path], event: Any, line: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that may not be written to can be read, and leaves no side files; adding to it is refused at once."""
    path = fresh()
    with Store.open(path) as store:
        store.load("s", [line(event())])
    files = sorted(path.iterdir())
    monkeypatch.setattr(connect.os, "access", lambda *_: False)
    with Store.open(path) as store:
        assert store.read_only
        assert store.tally().events == 1
        assert sorted(path.iterdir()) == files
    with pytest.raises(StoreError, match="cannot be written to"):
        Store.open(path, create=True)


def test_locked_store(fresh: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A second writer waits, then says that somebody else is writing; readers do not wait."""
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.1)
    path = fresh()
    with closing(sqlite3.connect(path / "comity.sqlite", isolation_level=None)) as other, Store.open(path) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing"):
            store.load("s", [])
        assert store.tally().read == 0
        other.execute("ROLLBACK")
        assert store.load("s", []).read == 0


OPENING = "import sys, pathlib; from comity.store import Store; Store.open(pathlib.Path(sys.argv[1]), create=True).close()"


def test_two_processes_make_one_store(tmp_path: Path) -> None:
    """Two programs that make the same store at the same time both succeed."""
    made = [
        subprocess.Popen([sys.executable, "-c", OPENING, tmp_path / "store"], stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    assert [(child.communicate()[1], child.returncode) for child in made] == [("", 0), ("", 0)]


def test_migrations_make_what_the_tables_say(fresh: Callable[[], Path]) -> None:
    """The schema in the code and the one that the migrations make are the same, and the newest migration is the known one."""
    engine = sa.create_engine(f"sqlite:///{fresh() / 'comity.sqlite'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": _ours})
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()
    config = Config()
    config.set_main_option("script_location", "comity.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def _ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
    return not (kind == "table" and str(name).startswith("words"))


def test_readers_in_another_process_never_wait(fresh: Callable[[], Path], event: Any, line: Any) -> None:
    """While this process loads shard after shard, another reads, and each answer is of whole shards."""
    path = fresh()
    child = subprocess.Popen([sys.executable, "-c", READING, path], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    stop = threading.Event()
    seen: list[str] = []

    def listen() -> None:
        seen.extend(child.stdout or ())
        stop.set()

    listener = threading.Thread(target=listen)
    listener.start()
    with Store.open(path) as store:
        n = 0
        while not stop.is_set():
            store.load(f"s{n}", [line(event(n * 3 + k, id=f"e{n}-{k}")) for k in range(3)])
            n += 1
    listener.join()
    assert child.wait() == 0
    child.stdout.close()
    counts = [int(count) for count in seen]
    assert counts == sorted(counts)
    assert all(count % 3 == 0 for count in counts)
    assert counts[-1] > 0


READING = """
import sys, pathlib, time
from comity.store import Store
with Store.open(pathlib.Path(sys.argv[1]), read_only=True) as store:
    print("ready", flush=True)
    until = time.monotonic() + 1
    while time.monotonic() < until:
        print(store.tally().events)
"""


def test_closed_and_copied(fresh: Callable[[], Path], event: Any, line: Any, tmp_path: Path) -> None:
    """Once closed, the one file is the whole store: a copy of it elsewhere holds all."""
    path = fresh()
    with Store.open(path) as store:
        store.load("s", [line(event())])
    copy = tmp_path / "copy # of 100%"
    copy.mkdir()
    shutil.copy(path / "comity.sqlite", copy)
    with Store.open(copy) as store:
        assert store.tally().events == 1
