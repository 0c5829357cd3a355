"""Runs over many articles: records are cut into shards, workers code them, the parent loads the results into the store.

    records ─ cut ─► Shard ─ engine: pipeline.run in a worker ─► shards/<id>.jsonl + <id>.done ─ Store.load ─► tables

Workers never open the store. A shard's id is a hash of what is in it and of the coder, its result is a finished file or
none, and loading is one transaction: a run that is killed anywhere and started again ends in the same state.
"""

import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from comity import __version__, intake, pipeline, plugins, setup
from comity.config import Settings
from comity.errors import RunError
from comity.model import Article, CoderInfo, Dropped, Tally
from comity.pipeline import Outcome
from comity.serial import article_json, event_json
from comity.setup import Setup
from comity.store import Store

Record = Article | Dropped

SHARD = 16  # records: a few seconds of work, so that a killed run loses little and progress is seen
STALE_SECONDS = 3600  # what a shard never takes: an unfinished file this old has no worker any more
_LINES = frozenset({"jsonl", "csv"})


@dataclass(frozen=True, slots=True)
class Shard:
    """Records that are coded and loaded together; the articles in `known` are stored already."""

    id: str
    records: tuple[Record, ...]
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ShardDone:
    """A shard whose results lie in a finished file."""

    id: str
    file: Path


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: records done, their events and drops, seconds since the start, and how many there will be if known."""

    articles: int
    events: int
    dropped: int
    seconds: float
    total: int | None


def code(records: Iterable[Record], settings: Settings) -> Iterator[Outcome]:
    """One Outcome for each record, in order, by as many workers as the settings say; nothing is stored."""
    if settings.workers == 1:
        return setup.coded(records, setup.of(settings))
    engine = plugins.load("engine", settings.engine)
    batches = engine(partial(_outcomes, setup.of(settings)), _cut(records, pipeline.BATCH), settings.workers)
    return (outcome for batch in batches for outcome in batch)


def add(paths: Sequence[str], settings: Settings, store: Store, progress: Callable[[Progress], None] | None = None) -> Tally:
    """Read, code and store files, folders and patterns; the tally is of what they hold, stored now or before."""
    return add_records(intake.read(paths, settings), settings, store, progress, total=_expected(paths))


def add_records(
    records: Iterable[Record],
    settings: Settings,
    store: Store,
    progress: Callable[[Progress], None] | None = None,
    *,
    total: int | None = None,
) -> Tally:
    """Code and store records; `progress` hears after each shard. What is stored already is neither coded nor stored again."""
    store.require_writable()
    coder, watch = setup.info(setup.of(settings)), _Watch(progress, total)
    _pick_up(store, coder)
    missing = _missing(shards(records, coder), store, coder, watch.count)
    for done in code_shards(missing, settings, store.path / "shards"):
        watch.count(_load(store, done))
    return watch.tally


def shards(records: Iterable[Record], coder: CoderInfo) -> Iterator[Shard]:
    """Records in shards, each with its id."""
    return (Shard(_shard_id(batch, coder), batch) for batch in _cut(records, SHARD))


def code_shards(found: Iterable[Shard], settings: Settings, folder: Path) -> Iterator[ShardDone]:
    """Each shard's results in a finished file of `folder`, in order, by the workers of the settings' engine."""
    folder.mkdir(exist_ok=True)
    work = partial(_code_shard, setup.of(settings), folder)
    yield from plugins.load("engine", settings.engine)(work, found, settings.workers)


class _Watch:
    """The tally so far, and who wants to hear of it."""

    def __init__(self, progress: Callable[[Progress], None] | None, total: int | None) -> None:
        self.tally, self._progress, self._total, self._start = Tally(), progress, total, time.monotonic()

    def count(self, more: Tally) -> None:
        self.tally = _sum(self.tally, more)
        if self._progress:
            done, seconds = self.tally, time.monotonic() - self._start
            self._progress(Progress(done.read, done.events, done.dropped, seconds, self._total))


def _sum(a: Tally, b: Tally) -> Tally:
    listed = Counter({(stage, reason): n for stage, reason, n in a.drops})
    listed.update({(stage, reason): n for stage, reason, n in b.drops})
    numbers = {name: getattr(a, name) + getattr(b, name) for name in ("read", "coded", "without_events", "dropped", "events")}
    return Tally(**numbers, drops=tuple((*kind, n) for kind, n in sorted(listed.items())))


def _cut(records: Iterable[Record], size: int) -> Iterator[tuple[Record, ...]]:
    stream = iter(records)
    while batch := tuple(islice(stream, size)):
        yield batch


def _shard_id(records: Sequence[Record], coder: CoderInfo) -> str:
    """Sixteen hex digits over the articles' ids, what was dropped, and the coder."""
    parts = [record.id if isinstance(record, Article) else list(asdict(record).values()) for record in records]
    return hashlib.sha256(json.dumps([parts, coder.name, coder.version]).encode("ascii")).hexdigest()[:16]


def _missing(found: Iterable[Shard], store: Store, coder: CoderInfo, count: Callable[[Tally], None]) -> Iterator[Shard]:
    """The shards that are still to be coded; one that is stored is counted, unless another coder has coded some of it since."""
    for shard in found:
        coders = store.coders([record.id for record in shard.records if isinstance(record, Article)])
        known = frozenset(article_id for article_id, by in coders.items() if by == coder)
        tally = store.shard(shard.id)
        if tally is not None and len(known) == len(coders):
            count(tally)
        else:
            yield replace(shard, known=known)


def _outcomes(chosen: Setup, records: Sequence[Record]) -> list[Outcome]:
    return list(setup.coded(records, chosen))


def _code_shard(chosen: Setup, folder: Path, shard: Shard) -> ShardDone:
    """The work of a worker: the results of one shard, written whole, then marked as complete."""
    file = folder / f"{shard.id}.jsonl"
    text = "".join(json.dumps(line) + "\n" for line in _lines(chosen, shard))
    try:
        _write(file, text)
        _write(_mark(file), _signature(setup.info(chosen)))
    except OSError as error:
        raise RunError(f"cannot write results to {folder} ({error.strerror}); make room or allow it, then run again") from error
    return ShardDone(shard.id, file)


def _lines(chosen: Setup, shard: Shard) -> Iterator[dict[str, Any]]:
    """One line for each record, in order."""
    fresh = [record for record in shard.records if not (isinstance(record, Article) and record.id in shard.known)]
    outcomes = setup.coded(fresh, chosen)
    for record in shard.records:
        if isinstance(record, Article) and record.id in shard.known:
            yield {"known": record.id}
        else:
            yield _line(record, next(outcomes), setup.info(chosen))


def _line(record: Record, outcome: Outcome, coder: CoderInfo) -> dict[str, Any]:
    if outcome.dropped:
        return {"dropped": asdict(outcome.dropped), "id": record.id if isinstance(record, Article) else None}
    article = article_json(outcome.article, with_text=True) if outcome.article else {}
    return {"article": article, "events": [event_json(event) for event in outcome.events], "coder": asdict(coder)}


def _write(file: Path, text: str) -> None:
    """A file whole or not at all, even if the power fails; two runs that write the same do not meet."""
    draft = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    with draft.open("w", encoding="utf-8", newline="\n") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def _mark(file: Path) -> Path:
    return file.with_suffix(".done")


def _signature(coder: CoderInfo) -> str:
    """What results depend on beside their articles: only those of the same program and coder are picked up."""
    return f"comity {__version__}, {coder.name} {coder.version}\n"


def _load(store: Store, done: ShardDone) -> Tally:
    """The tally of a finished shard, which is now in the store and no longer a file."""
    try:
        with done.file.open(encoding="utf-8") as lines:
            tally = store.load(done.id, map(json.loads, lines))
    except FileNotFoundError as error:
        # Another run on the same store may have picked it up.
        _mark(done.file).unlink(missing_ok=True)
        if (stored := store.shard(done.id)) is None:
            raise RunError(f"{done.file} is gone before it was loaded; run the same again") from error
        return stored
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise RunError(f"{done.file} is damaged ({error}); remove it and run the same again") from error
    _mark(done.file).unlink(missing_ok=True)
    done.file.unlink(missing_ok=True)
    return tally


def _pick_up(store: Store, coder: CoderInfo) -> None:
    """Loads what a killed run had finished, and removes what it had not."""
    folder = store.path / "shards"
    for mark in sorted(folder.glob("*.done")):
        if _read(mark) == _signature(coder):
            _load(store, ShardDone(mark.stem, mark.with_suffix(".jsonl")))
    oldest = time.time() - STALE_SECONDS
    for file in folder.glob("*"):
        if file.suffix in (".done", ".jsonl", ".tmp") and _age(file) < oldest:
            file.unlink(missing_ok=True)


def _read(mark: Path) -> str:
    try:
        return mark.read_text("utf-8")
    except FileNotFoundError:
        return ""


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def _expected(paths: Sequence[str]) -> int | None:
    """About how many records the paths will give: a line is one where files hold many, a file is one elsewhere."""
    if "-" in paths:
        return None
    sizes = [_records_in(file) for file in intake.find(paths)]
    return None if None in sizes else sum(size or 0 for size in sizes)


def _records_in(file: Path) -> int | None:
    """About how many records a file holds; None where nothing short of reading it would tell."""
    reader = intake.READERS.get(file.suffix.lower())
    if reader == "parquet":
        return None
    if reader not in _LINES:
        return 1
    try:
        with file.open("rb") as stream:
            ends = sum(block.count(b"\n") for block in iter(partial(stream.read, 2**20), b""))
    except OSError:
        return 1
    return max(ends - (reader == "csv"), 1)
