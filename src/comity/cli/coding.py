"""`comity code` and `comity add`: text in, events out or into the store."""

from typing import Annotated, Literal

from cyclopts import Parameter

from comity.cli.app import Actors, CoderName, Paths, Published, Publisher, Store, Workers, app, console, settings


@app.command
def code(
    paths: Paths,
    /,
    *,
    format: Annotated[Literal["table", "jsonl", "csv"], Parameter(help="How events are printed.")] = "table",
    with_text: Annotated[bool, Parameter(help="Put the article's text into each JSON line.")] = False,
    published: Published = None,
    publisher: Publisher = None,
    workers: Workers = None,
    actors: Actors = None,
    coder: CoderName = None,
) -> int:
    """Print the events of articles, and store nothing.

    Example: `comity code examples/pakistan-china --format jsonl > events.jsonl`
    """
    from comity import api, pipeline
    from comity.cli import output
    from comity.model import Dropped

    chosen = settings(published=published, publisher=publisher, workers=workers, actors=actors, coder=coder)
    output.warn(api.refused_actors(chosen))
    outcomes, dropped = api.code_paths(paths, chosen), list[Dropped]()
    tally = pipeline.tally(output.shown(outcomes, output.event_writer(format, with_text), dropped))
    if format == "table" and not tally.events:
        console().print("no events")
    output.report(tally, dropped)
    return 0


@app.command
def add(
    paths: Paths,
    /,
    *,
    store: Store = None,
    published: Published = None,
    publisher: Publisher = None,
    workers: Workers = None,
    actors: Actors = None,
    coder: CoderName = None,
) -> int:
    """Read, code and store articles; adding the same again changes nothing.

    Example: `comity add news/2024/ more.jsonl --workers 2`
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    from comity import api, runs
    from comity.cli import output

    chosen = settings(store=store, published=published, publisher=publisher, workers=workers, actors=actors, coder=coder)
    api.check_call(paths, chosen)
    output.warn(api.refused_actors(chosen))
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with api.Archive.at(chosen) as archive, Progress(*columns, console=console(stderr=True)) as bar:
        task = bar.add_task("coding", total=None, rate="")

        def show(progress: runs.Progress) -> None:
            rate = f"{progress.articles / max(progress.seconds, 1e-6):.1f} articles/s, {progress.events} events"
            bar.update(task, completed=progress.articles, total=progress.total, rate=rate)

        tally = archive.add(*paths, progress=show)
    output.report(tally)
    return 0
