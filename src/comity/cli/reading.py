"""`comity events`, `comity sql` and `comity tally`: what the store holds."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from comity.cli.app import Store, TableFormat, app, console, settings

Output = Annotated[Path | None, Parameter(name=["--output", "-o"], help="Write to this file instead of standard output.")]


@app.command
def events(
    *,
    actor: Annotated[str | None, Parameter(help="Country code, or an actor's id or name.")] = None,
    recipient: Annotated[str | None, Parameter(help="Country code, or a recipient's id or name.")] = None,
    type: Annotated[str | None, Parameter(help="PLOVER type, such as SANCTION.")] = None,
    dimension: Annotated[str | None, Parameter(help="security, economy, technology, diplomacy or people.")] = None,
    since: Annotated[str | None, Parameter(help="First day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, Parameter(help="Last day, YYYY-MM-DD.")] = None,
    text: Annotated[str | None, Parameter(help="Words that the article holds.")] = None,
    limit: Annotated[int | None, Parameter(help="At most so many, newest first.")] = None,
    format: TableFormat = "table",
    output: Output = None,
    store: Store = None,
) -> int:
    """Show stored events with the sentence behind each.

    Example: `comity events --actor PAK --recipient CHN --dimension technology --since 2024-01-01`
    """
    from comity import api
    from comity.cli.output import write_events, write_table

    filters = {"actor": actor, "recipient": recipient, "type": type, "dimension": dimension, "since": since, "until": until}
    with api.Archive.at(settings(store=store), create=False) as archive:
        if format == "jsonl":
            write_events(archive.records(**filters, text=text, limit=limit), output)
        else:
            write_table(archive.events(**filters, text=text, limit=limit), format, output)
    return 0


@app.command
def sql(
    query: Annotated[str, Parameter(help="One SELECT.", allow_leading_hyphen=True)],
    /,
    *,
    format: TableFormat = "table",
    output: Output = None,
    store: Store = None,
) -> int:
    """Ask the store with one SELECT over articles, events, parties, magnitudes and drops.

    Example: `comity sql "select type, count(*) n from events group by type order by n desc"`
    """
    from comity import api
    from comity.cli.output import write_table

    with api.Archive.at(settings(store=store), create=False) as archive:
        write_table(archive.sql(query), format, output)
    return 0


@app.command
def tally(*, store: Store = None) -> int:
    """Show how many records were read, coded, without events and dropped, and why.

    Example: `comity tally`
    """
    from comity import api
    from comity.present import tables

    with api.Archive.at(settings(store=store), create=False) as archive:
        found = archive.tally()
    console().print(tables.tally_line(found), markup=False, soft_wrap=True)
    return 0
