"""Tables: CSV (also TSV) and Parquet, one article a row, read as a stream."""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from comity.model import Article, Dropped
from comity.plugins import ArticleDefaults
from comity.readers.record import FIELDS, PUBLISHED, TEXT, article, has_text, no_text
from comity.readers.source import MAX_LINE, TooLarge, decode, lines, load, open_bytes, rest

MAX_CELL = 2**20
"""Characters of a cell: five of our longest articles, so that a quote left open costs a megabyte and not the file."""

_DELIMITERS = ",;\t|"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
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
        try:
            texts = _wide(stream, first) if first.startswith(_WIDE) else None
        except TooLarge as error:
            yield Dropped("read", "too large", where, str(error))
            return
        header = texts[0] if texts else decode(first)
        if header is None or "\0" in header:
            yield Dropped("read", "binary", where, "no table in UTF-8, UTF-16 or a one-byte encoding")
            return
        # The mark that stands oftenest in the header; names of columns hold none of them.
        delimiter = max(_DELIMITERS, key=re.split(r"[\r\n]", header)[0].count)
        rows = _Rows(texts or _texts(stream, first, where, drops), delimiter)
        for item in _records(rows, where):
            yield from _drained(drops)
            yield item if isinstance(item, Dropped) else article(item[1], path, item[0], defaults)
        yield from _drained(drops)


def _wide(stream: BinaryIO, first: bytes) -> list[str]:
    """The lines of a table in UTF-16, whose line ends are not single bytes."""
    return (decode(rest(stream, first)) or "").splitlines(keepends=True)


class _Rows:
    """The rows of a table; where a quote is left open, its row is broken and the lines it swallowed are read again."""

    def __init__(self, texts: Iterable[str], delimiter: str) -> None:
        self._texts, self._delimiter = _single_lines(texts), delimiter
        self._taken: list[str] = []
        self._again: deque[str] = deque()
        self.line_num = 0

    def __iter__(self) -> Iterator[list[str] | str]:
        """Each row as its cells, or what is wrong with it."""
        while True:
            reader = csv.reader(self._lines(), delimiter=self._delimiter)
            try:
                for cells in reader:
                    if len(self._taken) > 1 and self._is_open():
                        raise csv.Error("a quote is opened and never closed")
                    self._taken.clear()
                    if cells:
                        yield cells
                return
            except csv.Error as error:
                swallowed, self._taken = self._taken[1:], []
                self._again.extendleft(reversed(swallowed))
                self.line_num -= len(swallowed)
                yield str(error)

    def _lines(self) -> Iterator[str]:
        while True:
            line = self._again.popleft() if self._again else next(self._texts, None)
            if line is None:
                return
            self._taken.append(line)
            self.line_num += 1
            yield line

    def _is_open(self) -> bool:
        """Whether the lines of the last row end within quotes, which the lenient reader takes for the end."""
        try:
            list(csv.reader(self._taken, delimiter=self._delimiter, strict=True))
        except csv.Error as error:
            return "unexpected end of data" in str(error)
        return False


def _single_lines(texts: Iterable[str]) -> Iterator[str]:
    """The lines, also of a file whose line ends are single carriage returns."""
    for text in texts:
        yield from re.split(r"(?<=\r)(?=[^\n])", text) if "\r" in text else (text,)


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


def _records(rows: _Rows, where: str) -> Iterator[tuple[str, dict[str, str]] | Dropped]:
    """Each row with its place as a record, or why it is none; nothing of a table without a text column."""
    found = iter(rows)
    header = next(found, [])
    names = [name.strip().lower() for name in header] if isinstance(header, list) else []
    if not has_text(names):
        fault = header if isinstance(header, str) else no_text(names)
        yield Dropped("read", "broken row" if isinstance(header, str) else "no text" if names else "empty", where, fault)
        return
    count = 0
    for cells in found:
        count += 1
        place = f"{where}:{rows.line_num}"
        if isinstance(cells, str):
            yield Dropped("read", "broken row", place, cells)
        elif len(cells) > len(names):
            yield Dropped("read", "broken row", place, f"{len(cells)} cells under {len(names)} names")
        else:
            yield place, dict(zip(names, cells, strict=False))
    if not count:
        yield Dropped("read", "empty", where)


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
