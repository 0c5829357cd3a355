"""How events and tables leave the program: on the terminal, as JSON lines, CSV or Parquet.

The commands import this when they run, not before: Arrow takes its time.
"""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from math import isfinite
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet

from comity import serial
from comity.cli.app import console, written
from comity.errors import UsageError
from comity.model import Dropped, Event, Tally
from comity.pipeline import Outcome
from comity.present import tables

MOST_DROPS = 10  # records left out that are shown one by one; the tally counts all of them
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Write = Callable[[Sequence[Event]], None]


def event_lines(events: Iterable[Event], with_text: bool = False) -> Iterator[str]:
    """One JSON object a line."""
    return (json.dumps(serial.event_json(event, with_text), ensure_ascii=False) + "\n" for event in events)


def event_writer(format: str, with_text: bool = False) -> Write:
    """What prints events in that format to standard output as they come."""
    if format == "jsonl":
        return lambda events: sys.stdout.writelines(event_lines(events, with_text))
    if format == "csv":
        rows = _csv_writer(sys.stdout, serial.ROW)
        return lambda events: rows.writerows(_cells(serial.event_row(event)) for event in events)
    shown = console()
    return lambda events: shown.print(tables.events_table([serial.event_row(event) for event in events]))


def shown(outcomes: Iterable[Outcome], write: Write, dropped: list[Dropped]) -> Iterator[Outcome]:
    """The outcomes, each written as it comes; the first that were dropped are kept in `dropped`."""
    for outcome in outcomes:
        if outcome.events:
            write(outcome.events)
        if outcome.dropped and len(dropped) < MOST_DROPS:
            dropped.append(outcome.dropped)
        yield outcome


def report(tally: Tally, dropped: Sequence[Dropped] = ()) -> None:
    """The tally, and why records were dropped, on standard error."""
    out = console(stderr=True)
    out.print(tables.tally_line(tally), markup=False, soft_wrap=True)
    for one in dropped:
        out.print(tables.clean(f"dropped {one.where}: {one.reason} {one.detail}"), markup=False, soft_wrap=True)
    if dropped and tally.dropped > len(dropped):
        out.print(f"and {tally.dropped - len(dropped)} more", markup=False)


def warn(lines: Sequence[str]) -> None:
    """What was left out of a file that is used all the same, on standard error; of many lines the first."""
    out = console(stderr=True)
    for line in lines[:MOST_DROPS]:
        out.print(tables.clean(line), markup=False, soft_wrap=True)
    if len(lines) > MOST_DROPS:
        out.print(f"and {len(lines) - MOST_DROPS} more", markup=False)


def write_events(events: Iterable[Event], output: Path | None) -> None:
    """Events as JSON lines, to a file or to standard output."""
    with written(output) as out:
        out.writelines(line.encode("utf-8", "backslashreplace") for line in event_lines(events))


def write_table(table: pa.Table, format: str, output: Path | None) -> None:
    """An Arrow table as asked: on the terminal, or as a file."""
    if format == "table":
        if output is not None:
            raise UsageError("a table is for the terminal: add --format csv, jsonl or parquet to write a file with -o")
        are_events = table.column_names == list(serial.ROW)
        console().print(tables.events_table(table.to_pylist()) if are_events else tables.plain_table(_unlike(table)))
        return
    if format == "parquet" and output is None:
        raise UsageError("parquet is no text: name a file with -o FILE")
    with written(output) as out:
        _FORMATS[format](_unlike(table), out)


def _unlike(table: pa.Table) -> pa.Table:
    """The table with names that differ: "x" twice becomes "x" and "x_2", so that no column hides another."""
    names: list[str] = []
    for name in table.column_names:
        alike = (n for n in chain((name,), (f"{name}_{k}" for k in count(2))) if n not in names)
        names.append(next(alike))
    return table.rename_columns(names)


def _write_parquet(table: pa.Table, out: BinaryIO) -> None:
    try:
        pyarrow.parquet.write_table(table, out)
    except pa.ArrowException as error:
        raise UsageError(f"parquet cannot hold this answer ({error}); cast its columns, or take another format") from error


def _write_jsonl(table: pa.Table, out: BinaryIO) -> None:
    for row in tables.rows_of(table):
        out.write((json.dumps(_json(row), ensure_ascii=False, default=str) + "\n").encode("utf-8", "backslashreplace"))


def _write_csv(table: pa.Table, out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, "utf-8", "backslashreplace", newline="")
    _csv_writer(text, table.column_names).writerows(map(_cells, tables.rows_of(table)))
    text.detach()


_FORMATS = {"parquet": _write_parquet, "jsonl": _write_jsonl, "csv": _write_csv}


def _csv_writer(out: Any, names: Sequence[str]) -> Any:
    made = csv.DictWriter(out, names, lineterminator="\n")
    made.writeheader()
    return made


def _json(value: Any) -> Any:
    """A value whose numbers JSON has: it knows no infinity, and nothing that is not a number."""
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_json(item) for item in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def _cells(row: Mapping[str, Any]) -> dict[str, object]:
    """A row whose lists are joined, and none of whose strings a spreadsheet will take for a formula."""
    return {name: _cell("; ".join(map(str, value)) if isinstance(value, list) else value) for name, value in row.items()}


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
