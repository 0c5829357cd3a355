"""The one door that the command line, notebooks and other programs use.

For example:

    import comity
    found = comity.code("Kenya recalled its ambassador from Chad on Tuesday.", published="2024-05-03")
    with comity.open("my-store") as archive:
        archive.add("articles/")
        archive.events(actor="KEN").to_pandas()
        print(archive.relation("KEN", "TCD").as_dict())
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from comity import config, evaluation, intake, plugins, runs, serial, setup
from comity.checkup import Check, check_up
from comity.config import Settings
from comity.errors import UsageError
from comity.evaluation import Result
from comity.gazetteer import tables
from comity.model import Event, Tally
from comity.ontology import scheme
from comity.pipeline import Outcome
from comity.present import brief, page, words
from comity.relations import Relation, relation
from comity.runs import Progress
from comity.store import EventQuery, Store


def code(
    text: str, *, published: str | None = None, publisher: str | None = None, title: str | None = None, coder: str = "encoder"
) -> list[Event]:
    """The events of one text, nothing stored; `published` (YYYY-MM-DD) resolves "Tuesday". UsageError if it cannot be coded."""
    article = intake.read_string(text, published=published, publisher=publisher, title=title)
    outcome = next(runs.code([article], config.Settings(coder=coder)))
    if outcome.dropped:
        raise UsageError(f"the text cannot be coded: {outcome.dropped.reason} {outcome.dropped.detail}".strip())
    return list(outcome.events)


def code_paths(paths: Sequence[str], settings: Settings | None = None) -> Iterator[Outcome]:
    """One Outcome for each record of files, folders and globs, in order, nothing stored."""
    chosen = settings or config.load()
    check_call(paths, chosen)
    return runs.code(intake.read(paths, chosen), chosen)


def check_call(paths: Sequence[str], settings: Settings) -> None:
    """UsageError before anything is read, made or printed: a path that is not there, a day that is none, an unknown coder."""
    intake.find(paths)
    intake.require_day(settings.published)
    plugins.load("coder", settings.coder)


def refused_actors(settings: Settings) -> tuple[str, ...]:
    """Rows of the user's own `actors.csv` that cannot be used, each with its line and the reason."""
    return setup.refused_actors(settings)


def to_table(events: Sequence[Event]) -> pa.Table:
    """Events as a flat Arrow table, one row each; `.to_pandas()` and Polars' `from_arrow` take it."""
    return pa.Table.from_pylist([serial.event_row(event) for event in events], schema=serial.ROW_SCHEMA)


__all__ = [
    "Archive",
    "Check",
    "Result",
    "check_call",
    "check_up",
    "code",
    "code_paths",
    "evaluate",
    "open",
    "refused_actors",
    "to_table",
]


class Archive:
    """A store of coded news; make one with `comity.open(path)` and use it in a `with` block."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self._settings = store, settings

    @classmethod
    def at(cls, settings: Settings, *, create: bool = True) -> Self:
        """The archive that the settings name; made if it is not there, unless `create` is false."""
        return cls(Store.open(settings.store, create=create), settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store's file."""
        self._store.close()

    def add(self, *paths: str | Path, progress: Callable[[Progress], None] | None = None) -> Tally:
        """Read, code and store files, folders or globs; what is stored already changes nothing."""
        return runs.add([str(p) for p in paths], self._settings, self._store, progress)

    def events(self, **filters: Any) -> pa.Table:
        """Stored events as an Arrow table; filters: actor, recipient, type, dimension, since, until, text, limit."""
        return self._store.events(_query(filters))

    def records(self, **filters: Any) -> Iterator[Event]:
        """Stored events as full values with their evidence; filters as in `events`."""
        yield from self._store.records(_query(filters))

    def relation(self, a: str, b: str, *, since: str | None = None, until: str | None = None) -> Relation:
        """How `a` and `b` (ISO-3 or PLOVER's non-state codes) treat each other, on five fronts, with every incident behind it."""
        a, b = check_countries(a, b)
        return relation(self._store.dyad_records(a, b), a, b, since=since, until=until)

    def report(self, a: str, b: str, *, since: str | None = None, note: str | None = None) -> str:
        """The relation as one self-contained HTML page."""
        found = self.relation(a, b, since=since)
        return page.relation_page(found, title=_title(found), disclaimer=note)

    def brief(self, a: str, b: str, *, since: str | None = None, note: str | None = None) -> str:
        """The relation as a short brief with numbered evidence, HTML."""
        found = self.relation(a, b, since=since)
        return brief.brief_page(found, title=_title(found), disclaimer=note)

    def sql(self, query: str) -> pa.Table:
        """One SELECT over articles, events, parties, magnitudes and drops; it can read nothing else and change nothing."""
        return self._store.sql(query)

    def tally(self) -> Tally:
        """Read = coded + without events + dropped, over all that was ever added."""
        return self._store.tally()


def open(path: str | Path | None = None, *, create: bool = True, **settings: Any) -> Archive:
    """The store at `path` (else COMITY_STORE, else ./comity-store); made if it is not there, unless `create` is false."""
    return Archive.at(config.load(store=path, **settings), create=create)


def evaluate(measure: str, files: Sequence[Path], settings: Settings | None = None, *, predictions: Path | None = None) -> Result:
    """Measure the coder: events, pairs, mentions, dates, places or actors against labelled files."""
    chosen = settings or config.load()
    setup.refused_actors(chosen)  # what is measured is the coder with the actors of these settings, none of an earlier run
    return evaluation.evaluate(measure, files, chosen, predictions)


def _title(found: Relation) -> str:
    return f"{words.country(found.a)} and {words.country(found.b)}"


def check_countries(a: str, b: str) -> tuple[str, str]:
    """Two different codes in capitals; UsageError unless each is a country's or one of PLOVER's; it names what comes near."""
    if a.upper() == b.upper():
        raise UsageError(f"a relation is between two; {a!r} was given for both")
    _require_codes(a.upper(), b.upper())
    return a.upper(), b.upper()


def _require_codes(*codes: str) -> None:
    known = {c.code: c.name for c in tables.countries()}
    for code in codes:
        if code in known or code in scheme.plover().nonstate:
            continue
        near = [
            f"{k} ({name})"
            for k, name in known.items()
            if code.lower() in name.lower() or name.lower() in code.lower() or k[:2] == code[:2].upper()
        ]
        hint = f"; near: {', '.join(near[:5])}" if near else ""
        raise UsageError(
            f"no country code {code!r}: use ISO-3 such as PAK, or one of {', '.join(scheme.plover().nonstate)}{hint}"
        )


def _query(filters: dict[str, Any]) -> EventQuery:
    known = set(EventQuery.__dataclass_fields__)
    if unknown := set(filters) - known:
        raise UsageError(f"no filter {', '.join(sorted(unknown))}; there are: {', '.join(sorted(known))}")
    kind, dimension = filters.get("type"), filters.get("dimension")
    if kind and kind not in scheme.plover().types:
        raise UsageError(f"no event type {kind!r}; there are: {', '.join(scheme.plover().types)}")
    if dimension and dimension not in scheme.plover().dimensions:
        raise UsageError(f"no dimension {dimension!r}; there are: {', '.join(scheme.plover().dimensions)}")
    return EventQuery(**{k: v for k, v in filters.items() if v is not None})
