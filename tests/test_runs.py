"""Runs: the same state however often, in whatever order, with how many workers and however interrupted."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from comity import pipeline, runs
from comity.config import Settings
from comity.errors import RunError, StoreError, UsageError
from comity.model import Article, CoderInfo, Dropped, Tally
from comity.runs import Progress, Record
from comity.store import Store

FAKE = Settings(coder="fake", published="2024-05-03")
TWO = replace(FAKE, workers=2)
COUNTRIES = ("China", "Pakistan", "India", "France", "Kenya", "Chad", "Japan")
VERBS = ("condemned", "signed", "visited", "attacked", "sanctioned")

FRENCH = "Le ministre a rencontré hier le président de la République pour en parler."

Tables = Callable[[Path], dict[str, list[tuple[object, ...]]]]


def records(count: int) -> list[Record]:
    """Articles of a few sentences, with drops of both stages among them."""
    made: list[Record] = []
    for n in range(count):
        a, b = COUNTRIES[n % 7], COUNTRIES[(n // 7 + n + 1) % 7]
        text = f"The talks about matter {n} went on. {a} {VERBS[n % 5]} {b} on Monday, as officials said in the evening."
        made.append(Article(f"id{n:04}", text, f"news/{n}.txt", published="2024-05-03"))
        if n % 20 == 7:
            made.append(Dropped("read", "empty", f"news/empty{n}.txt"))
        if n % 20 == 11:
            made.append(
                Article(f"fr{n}", "Le ministre a rencontré hier le président de la République pour en parler.", f"fr/{n}.txt")
            )
    return made


def added(store: Path, given: list[Record], settings: Settings = FAKE) -> Tally:
    with Store.open(store, create=True) as opened:
        return runs.add_records(given, settings, opened)


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store to which 200 articles were added in one go."""
    path = tmp_path_factory.mktemp("straight")
    tally = added(path, records(200))
    assert tally.read == 220
    return path


def test_the_tally_is_that_of_the_store_and_of_the_outcomes(straight: Path) -> None:
    """What a run reports, what the store counts, and what the pipeline gives are the same, and add up."""
    with Store.open(straight) as store:
        tally = store.tally()
        assert runs.add_records(records(200), FAKE, store) == tally
    assert tally == pipeline.tally(runs.code(records(200), FAKE))
    assert tally.read == 220 == tally.coded + tally.without_events + tally.dropped
    assert tally.drops == (("read", "empty", 10), ("text", "not English", 10))
    assert tally.events > 100


def test_add_twice_is_add_once(straight: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    """Adding the same again changes nothing, and codes nothing."""
    before = tables(straight)
    monkeypatch.setattr(pipeline, "run", None)
    added(straight, records(200))
    assert tables(straight) == before
    assert list((straight / "shards").iterdir()) == []


def test_workers_leave_no_trace(straight: Path, tables: Tables, tmp_path: Path) -> None:
    """Two workers make the same tables as one, and give the same outcomes in the same order."""
    added(tmp_path, records(200), TWO)
    assert tables(tmp_path) == tables(straight)
    assert list(runs.code(records(50), TWO)) == list(runs.code(records(50), FAKE))


def test_order_leaves_no_trace_in_what_is_known(straight: Path, tables: Tables, tmp_path: Path) -> None:
    """Other shards of the same articles, in any order and piece by piece, make the same articles, events and tally."""
    mixed = records(200)
    random.Random(4711).shuffle(mixed)
    for n in range(0, len(mixed), 90):
        added(tmp_path, mixed[: n + 90])
    mine, theirs = tables(tmp_path), tables(straight)
    for name in ("articles", "events", "parties", "magnitudes"):
        assert mine[name] == theirs[name]
    with Store.open(tmp_path) as one, Store.open(straight) as other:
        assert one.tally() == other.tally()


def test_more_articles_code_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new article before the others shifts all shards, and is still the only one to be coded."""
    added(tmp_path, records(100))
    coded: list[str] = []
    run = pipeline.run

    def watched(given, coder):  # type: ignore[no-untyped-def]
        given = list(given)
        coded.extend(r.id for r in given if isinstance(r, Article) and not r.id.startswith("fr"))
        return run(given, coder)

    monkeypatch.setattr(pipeline, "run", watched)
    new = Article("new", "The talks went on for days. Kenya visited Chad on Monday.", "0.txt", published="2024-05-03")
    tally = added(tmp_path, [new, *records(100)])
    assert coded == ["new"]
    with Store.open(tmp_path) as store:
        assert store.tally() == tally


def test_another_coder_and_back(straight: Path, tmp_path: Path, tables: Tables) -> None:
    """Results of another version stand until the articles are added again: then this coder's stand, whole."""
    added(tmp_path, records(200))
    before = tables(tmp_path)
    with Store.open(tmp_path) as store:
        article = store.article("id0003")
        line = {"article": {"id": "id0003", "text": article.text}, "events": [], "coder": {"name": "fake", "version": "0"}}
        store.load("older", [line])
    assert tables(tmp_path)["events"] != before["events"]
    added(tmp_path, records(200))
    assert tables(tmp_path)["events"] == before["events"]


KILLED = """
    import sys
    from pathlib import Path
    from comity import runs
    from comity.config import Settings
    from comity.store import Store

    if __name__ == "__main__":
        sys.path.insert(0, sys.argv[1])
        from test_runs import FAKE, TWO, records
        with Store.open(Path(sys.argv[2]), create=True) as store:
            runs.add_records(records(200), FAKE if sys.argv[3] == "1" else TWO, store, lambda p: print(p.articles, flush=True))
"""


@pytest.mark.parametrize(("workers", "moment"), [(1, 0.0), (2, 0.05)])
def test_kill_and_run_again(workers: int, moment: float, tables: Tables, straight: Path, tmp_path: Path) -> None:
    """A run that is killed after its first shard, at any moment, and run again ends in the same tables, and leaves no files."""
    script, store = tmp_path / "killed.py", tmp_path / "store"
    script.write_text(textwrap.dedent(KILLED))
    call = [sys.executable, script, Path(__file__).parent, store, str(workers)]
    child = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == f"{runs.SHARD}\n"
    time.sleep(moment)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    added(store, records(200))
    assert tables(store) == tables(straight)
    _aged(store / "shards")
    added(store, [])
    assert list((store / "shards").iterdir()) == []


def _aged(folder: Path) -> None:
    """Makes files look as if written long ago."""
    for file in folder.iterdir():
        os.utime(file, (0, 0))


def test_finished_leftovers_are_loaded_and_others_removed(tmp_path: Path, tables: Tables, straight: Path) -> None:
    """A shard that was finished but not loaded is picked up; half-written files of long ago are removed."""
    folder = tmp_path / "shards"
    Store.open(tmp_path, create=True).close()
    coder = CoderInfo("fake", "1")
    done = [next(runs.code_shards([shard], FAKE, folder)) for shard in runs.shards(records(200), coder)]
    for old in (folder / "x.jsonl.77.tmp", folder / "y.jsonl", folder / "z.done"):
        old.write_text("half")
    _aged(folder)
    with Store.open(tmp_path) as store:
        runs.add_records([], FAKE, store)
        assert all(store.shard(one.id) for one in done)
    assert list(folder.iterdir()) == []
    assert tables(tmp_path) == tables(straight)


def test_results_gone_or_damaged(tmp_path: Path) -> None:
    """Results that another run loaded meanwhile are taken as loaded; damaged ones stop the run, nothing stored."""
    Store.open(tmp_path, create=True).close()
    (shard,) = runs.shards(records(5), CoderInfo("fake", "1"))
    with Store.open(tmp_path) as store:
        (done,) = runs.code_shards([shard], FAKE, tmp_path / "shards")
        done.file.write_text(done.file.read_text()[:-20])
        with pytest.raises(RunError, match=r"is damaged .*; remove it and run the same again"):
            runs.add_records([], FAKE, store)
        assert store.tally() == Tally()
        done.file.unlink()
        with pytest.raises(RunError, match=r"is gone before it was loaded"):
            runs.add_records([], FAKE, store)
        store.load(done.id, [])
        runs.add_records([], FAKE, store)


def test_paths_and_progress(tmp_path: Path) -> None:
    """Files are read, the total is told by files and lines, and progress only grows."""
    news = tmp_path / "news"
    news.mkdir()
    for n in range(70):
        (news / f"{n}.txt").write_text(f"The talks went on about matter {n}. Kenya visited Chad on Monday, officials said.")
    heard: list[Progress] = []
    with Store.open(tmp_path / "store", create=True) as store:
        tally = runs.add([str(news)], FAKE, store, heard.append)
        assert (tally.read, tally.events) == (70, 70)
        assert [p.articles for p in heard] == [16, 32, 48, 64, 70]
        assert {p.total for p in heard} == {70}
        (news / "more.jsonl").write_text('{"text": "The talks went on. Kenya visited Chad on Monday."}\n')
        assert runs.add([str(news)], FAKE, store, heard.append).read == 71
        assert heard[-1].total == 71
        with pytest.raises(UsageError, match="no file or folder"):
            runs.add([str(tmp_path / "nothing")], FAKE, store)


def test_a_store_for_reading_is_refused_before_any_work(straight: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is coded for a store that cannot take it."""
    monkeypatch.setattr(pipeline, "run", None)
    with Store.open(straight, read_only=True) as store, pytest.raises(StoreError, match="can only be read"):
        runs.add_records(records(3), FAKE, store)


def test_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When results cannot be written, the run stops with cause and remedy."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(runs.os, "fsync", full)
    with pytest.raises(RunError, match=r"cannot write results to .*No space left"):
        added(tmp_path, records(3))
