"""Tables: CSV (also TSV) and Parquet, one article a row, read as a stream."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from comity.model import Article, Dropped
from comity.plugins import ArticleDefaults
from comity.readers.record import FIELDS, PUBLISHED, TEXT, article, has_text, no_text
from comity.readers.source import MAX_LINE, TooLarge, decode, lines, load, open_bytes

MAX_CELL = 2**20
"""Characters of a cell: five of our longest articles, so that a quote left open costs a megabyte and not the file."""

_DELIMITERS = ",;\t|"
_BATCH = 64  # rows; at the bound of a cell this is 64 MB
_COLUMNS = {"id", *TEXT, *PUBLISHED, *(name for names in FIELDS.values() for name in names)}


def read_csv(path: Path, defaults: ArticleDefaults) -> Iterator[Article | Dropped]:
    """The articles of the rows; a broken row is dropped with its line number, the others are read.

    The standard library reads it and not pyarrow, for which one bad row ends the file.
    """
    where, drops = path.as_posix(), list[Dropped]()
    csv.field_size_limit(MAX_CELL)
    with open_bytes(path) as stream:
        first = stream.readline(MAX_LINE + 1)
        header = decode(first)
        if header is None or "\0" in header:
            yield Dropped("read", "binary", where, "no table in UTF-8 or a one-byte encoding")
            return
        # The mark that stands oftenest in the header; names of columns hold none of them.
        rows = csv.reader(_texts(stream, first, where, drops), delimiter=max(_DELIMITERS, key=header.count))
        for item in _records(rows, where):
            yield from _drained(drops)
            yield item if isinstance(item, Dropped) else article(item[1], path, item[0], defaults)
        yield from _drained(drops)


def read_parquet(path: Path, defaults: ArticleDefaults) -> Iterator[Article | Dropped]:
    """The articles of the rows; a file that is damaged is dropped from the damage on."""
    import pyarrow as pa

    where, number = path.as_posix(), 0
    try:
        for batch in _batches(path):
            for row in batch:
                number += 1
                yield article(row, path, f"{where}:{number}", defaults)
    except _NoText as error:
        yield Dropped("read", "no text", where, str(error))
    except TooLarge as error:
        yield Dropped("read", "too large", where, str(error))
    except (pa.ArrowException, ValueError, OverflowError) as error:
        yield Dropped("read", "broken Parquet", f"{where}:{number + 1}", str(error)[:300])
    else:
        if not number:
            yield Dropped("read", "empty", where)


class _NoText(Exception):
    """A table without a text column; never leaves this module."""


def _batches(path: Path) -> Iterator[list[dict[str, Any]]]:
    import pyarrow.parquet as pq

    source = io.BytesIO(load(path)) if str(path) == "-" else path
    with pq.ParquetFile(source) as file:
        given = {name: name.strip().lower() for name in file.schema_arrow.names}
        if not has_text(given.values()):
            raise _NoText(no_text(given))
        wanted = [name for name, known in given.items() if known in _COLUMNS]
        for batch in file.iter_batches(batch_size=_BATCH, columns=wanted):
            # Nested columns are asked for by their leaves, so names are taken from what came.
            names = [given[name] for name in batch.schema.names]
            columns = [_plain(column).to_pylist() for column in batch.columns]
            yield [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _plain(column: Any) -> Any:
    """The column, times cut to seconds: Python has no nanoseconds."""
    import pyarrow as pa

    return column.cast(pa.timestamp("s"), safe=False) if pa.types.is_timestamp(column.type) else column


def _records(rows: Any, where: str) -> Iterator[tuple[str, dict[str, str]] | Dropped]:
    """Each row with its place as a record, or why it is none; nothing of a table without a text column."""
    names = [name.strip().lower() for name in next(rows, [])]
    if not has_text(names):
        yield Dropped("read", "no text" if names else "empty", where, no_text(names))
        return
    count = 0
    for cells in _surviving(rows, where):
        count += 1
        place = f"{where}:{rows.line_num}"
        if isinstance(cells, Dropped):
            yield cells
        elif len(cells) > len(names):
            yield Dropped("read", "broken row", place, f"{len(cells)} cells under {len(names)} names")
        else:
            yield place, dict(zip(names, cells, strict=False))
    if not count:
        yield Dropped("read", "empty", where)


def _surviving(rows: Any, where: str) -> Iterator[list[str] | Dropped]:
    while True:
        try:
            for cells in rows:
                if cells:
                    yield cells
        except csv.Error as error:
            yield Dropped("read", "broken row", f"{where}:{rows.line_num}", str(error))
        else:
            return


def _texts(stream: BinaryIO, first: bytes, where: str, drops: list[Dropped]) -> Iterator[str]:
    """The lines as characters; an empty one stands for each that cannot be read, so that numbers stay right."""
    for number, line in lines(stream, first):
        text = None if line is None else decode(line)
        if text is None:
            reason = "line too long" if line is None else "binary"
            drops.append(Dropped("read", reason, f"{where}:{number}"))
        yield "\n" if text is None else text


def _drained(drops: list[Dropped]) -> Iterator[Dropped]:
    while drops:
        yield drops.pop(0)
