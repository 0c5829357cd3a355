"""`comity events`, `comity sql` and `comity tally`: what the store holds."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from cyclopts import Parameter

from comity import api
from comity.cli.app import Store, TableFormat, app, console, settings
from comity.errors import UsageError
from comity.present import tables

Output = Annotated[Path | None, Parameter(name=["--output", "-o"], help="Write to this file instead of standard output.")]


@app.command
def events(
    *,
    actor: Annotated[str | None, Parameter(help="Country code, or an actor's id or name.")] = None,
    recipient: str | None = None,
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
    filters = {"actor": actor, "recipient": recipient, "type": type, "dimension": dimension, "since": since, "until": until, "text": text, "limit": limit}
    with api.Archive.at(settings(store=store), create=False) as archive:
        if format == "jsonl":
            _write_jsonl(archive, filters, output)
            return 0
        _write(archive.events(**filters), format, output)
    return 0


def _write_jsonl(archive: api.Archive, filters: dict[str, Any], output: Path | None) -> None:
    from comity import serial
    from comity.cli.app import write_text

    lines = (json.dumps(serial.event_json(event), ensure_ascii=False) + "\n" for event in archive.records(**filters))
    if output:
        write_text("".join(lines), output)
    else:
        sys.stdout.writelines(lines)


def _write(table: pa.Table, format: str, output: Path | None) -> None:
    """A table as asked: on the terminal, or as a file."""
    if format == "table":
        console().print(tables.events_table(table.to_pylist()) if "quote" in table.column_names else tables.plain_table(table))
        return
    if format == "parquet" and output is None:
        raise UsageError("parquet is no text: name a file with -o FILE")
    target = str(output) if output else sys.stdout.buffer
    try:
        if format == "parquet":
            pyarrow.parquet.write_table(table, target)
        elif format == "csv":
            pyarrow.csv.write_csv(table, target)
        else:
            for row in table.to_pylist():
                sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
    except OSError as error:
        raise UsageError(f"cannot write {output} ({error}); choose another place with -o") from error


@app.command
def sql(query: str, *, format: TableFormat = "table", output: Output = None, store: Store = None) -> int:
    """Ask the store with one SELECT over articles, events, parties, magnitudes and drops.

    Example: `comity sql "select type, count(*) n from events group by type order by n desc"`
    """
    with api.Archive.at(settings(store=store), create=False) as archive:
        _write(archive.sql(query), format, output)
    return 0


@app.command
def tally(*, store: Store = None) -> int:
    """Show how many records were read, coded, without events and dropped, and why.

    Example: `comity tally`
    """
    with api.Archive.at(settings(store=store), create=False) as archive:
        found = archive.tally()
    console().print(tables.tally_line(found), markup=False)
    return 0
