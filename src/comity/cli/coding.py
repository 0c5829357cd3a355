"""`comity code` and `comity add`: text in, events out or into the store."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from comity import api, pipeline, serial
from comity import runs as progress_of
from comity.cli.app import CoderName, Paths, Published, Publisher, Store, Workers, app, console, settings
from comity.pipeline import Outcome
from comity.present import tables


@app.command
def code(
    paths: Paths,
    *,
    format: Literal["table", "jsonl", "csv"] = "table",
    with_text: Annotated[bool, Parameter(help="Put the article's text into each JSON line.")] = False,
    published: Published = None,
    publisher: Publisher = None,
    workers: Workers = None,
    coder: CoderName = None,
) -> int:
    """Print the events of articles, and store nothing.

    Example: `comity code examples/pakistan-china --format jsonl > events.jsonl`
    """
    chosen = settings(published=published, publisher=publisher, workers=workers, coder=coder)
    seen: list[Outcome] = []
    outcomes = _watched(api.code_paths(paths, chosen), seen)
    if format == "jsonl":
        for outcome in outcomes:
            for event in outcome.events:
                sys.stdout.write(json.dumps(serial.event_json(event, with_text), ensure_ascii=False) + "\n")
    elif format == "csv":
        writer = csv.DictWriter(sys.stdout, serial.ROW)
        writer.writeheader()
        writer.writerows({k: _safe_cell(v) for k, v in serial.event_row(e).items()} for o in outcomes for e in o.events)
    else:
        console().print(tables.events_table([serial.event_row(e) for o in outcomes for e in o.events]))
    _report(seen)
    return 0


def _watched(outcomes: Iterable[Outcome], seen: list[Outcome]) -> Iterator[Outcome]:
    """The outcomes; a light copy of each is kept for the tally."""
    for outcome in outcomes:
        seen.append(outcome)
        yield outcome


def _safe_cell(value: object) -> object:
    """A cell that a spreadsheet will not take for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" else value


def _report(seen: list[Outcome]) -> None:
    """The tally, and why records were dropped, on standard error."""
    out = console(stderr=True)
    out.print(tables.tally_line(pipeline.tally(seen)), markup=False)
    for dropped in [o.dropped for o in seen if o.dropped][:10]:
        out.print(f"dropped {dropped.where}: {dropped.reason} {dropped.detail}".rstrip(), markup=False)


@app.command
def add(
    paths: Paths,
    *,
    store: Store = None,
    published: Published = None,
    publisher: Publisher = None,
    workers: Workers = None,
    coder: CoderName = None,
) -> int:
    """Read, code and store articles; adding the same again changes nothing.

    Example: `comity add news/2024/ more.jsonl --workers 2`
    """
    chosen = settings(store=store, published=published, publisher=publisher, workers=workers, coder=coder)
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with api.Archive.at(chosen) as archive, Progress(*columns, console=console(stderr=True)) as bar:
        task = bar.add_task("coding", total=None, rate="")

        def show(progress: progress_of.Progress) -> None:
            rate = f"{progress.articles / max(progress.seconds, 1e-6):.1f} articles/s, {progress.events} events"
            bar.update(task, completed=progress.articles, total=progress.total, rate=rate)

        tally = archive.add(*paths, progress=show)
    console(stderr=True).print(tables.tally_line(tally), markup=False)
    return 0
