"""JSON: one object, a list of them, or one on each line; which of these is told by the content, not by the name."""

import codecs
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from comity.model import Article, Dropped
from comity.plugins import ArticleDefaults
from comity.readers.record import article, no_text
from comity.readers.source import MAX_LINE, TooLarge, decode, lines, open_bytes, rest

_LINES = {".jsonl", ".ndjson"}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The keys under which news services wrap their lists of articles.
_LISTS = ("articles", "documents", "results", "items", "data")


class _Broken(Exception):
    """Bytes or characters that are no JSON, with the reason; never leaves this module."""


def read(path: Path, defaults: ArticleDefaults) -> Iterator[Article | Dropped]:
    """The articles of the file in order; a broken record is dropped with its line number, the others are read."""
    with open_bytes(path) as stream:
        first = stream.readline(MAX_LINE + 1)
        if not first.startswith(_UTF16) and (path.suffix.lower() in _LINES or _is_json(first)):
            yield from _read_lines(lines(stream, first), path, defaults)
            return
        try:
            data = rest(stream, first)
        except TooLarge as error:
            yield Dropped("read", "too large", path.as_posix(), str(error))
            return
    yield from _read_whole(data, path, defaults)


def _read_whole(data: bytes, path: Path, defaults: ArticleDefaults) -> Iterator[Article | Dropped]:
    where = path.as_posix()
    try:
        yield from _articles(_parsed(data), path, where, defaults)
    except _Broken as error:
        # Lines with a broken one at their head look like a broken whole.
        pieces = (decode(data) or "").encode("utf-8", "surrogatepass").splitlines()
        if any(piece.startswith(b"{") and _is_json(piece) for piece in pieces):
            yield from _read_lines(enumerate(pieces, 1), path, defaults)
        else:
            yield Dropped("read", "broken JSON", where, str(error))


def _read_lines(
    numbered: Iterable[tuple[int, bytes | None]], path: Path, defaults: ArticleDefaults
) -> Iterator[Article | Dropped]:
    count = 0
    for number, line in numbered:
        count += 1
        where = f"{path.as_posix()}:{number}"
        if line is None:
            yield Dropped("read", "line too long", where, f"above {MAX_LINE // 2**20} MB")
        elif line.strip():
            try:
                yield from _articles(_parsed(line), path, where, defaults)
            except _Broken as error:
                yield Dropped("read", "broken JSON", where, str(error))
    if not count:
        yield Dropped("read", "empty", path.as_posix())


def _articles(value: Any, path: Path, where: str, defaults: ArticleDefaults) -> Iterator[Article | Dropped]:
    """The articles in a JSON value: an object, a list of objects, or an object that wraps such a list."""
    if isinstance(value, dict):
        wrapped = next((value[key] for key in _LISTS if _is_list_of_objects(value.get(key))), None)
        if wrapped is None:
            yield article(value, path, where, defaults)
            return
        value = wrapped
    if not isinstance(value, list):
        yield Dropped("read", "no text", where, no_text([f"a {type(value).__name__}"]))
        return
    if not value:
        yield Dropped("read", "empty", where)
    for position, item in enumerate(value):
        place = f"{where}[{position}]"
        if isinstance(item, dict):
            yield article(item, path, place, defaults)
        else:
            yield Dropped("read", "no text", place, no_text([f"a {type(item).__name__}"]))


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(_parsed(data), dict | list)
    except _Broken:
        return False


def _parsed(data: bytes) -> Any:
    """The value of a piece of JSON; line ends and NULs within strings are forgiven, as common writers leave them."""
    text = decode(data)
    if text is None:
        raise _Broken("binary")
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise _Broken(f"{error.msg}, column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise _Broken("a number or a nesting that is beyond all bounds") from error
