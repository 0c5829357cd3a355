"""Bytes from a file or from standard input, within bounds, and their characters."""

import codecs
import io
import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from charset_normalizer import from_bytes

MAX_FILE = 64 * 2**20
"""Bytes of a file that must be loaded whole: 300 times the longest article we take."""

MAX_LINE = 8 * 2**20
"""Bytes of a record in a file that is streamed: the longest article, every character of it escaped, with room for others."""

SAMPLE = 64 * 2**10
"""Bytes that are looked at to tell an encoding or a binary file."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")


class TooLarge(Exception):
    """The file is above MAX_FILE; never leaves the readers."""


def open_bytes(path: Path) -> AbstractContextManager[BinaryIO]:
    """The bytes of the file, or of standard input for `-`."""
    return nullcontext(sys.stdin.buffer) if str(path) == "-" else path.open("rb")


def load(path: Path, limit: int = MAX_FILE) -> bytes:
    """All bytes of a file; TooLarge is raised before more than the limit is held."""
    with open_bytes(path) as stream:
        return rest(stream, b"", limit)


def rest(stream: BinaryIO, start: bytes, limit: int = MAX_FILE) -> bytes:
    """What has been read and what follows; TooLarge is raised before more than the limit is held."""
    if stream.seekable():
        here = stream.tell()
        size = stream.seek(0, io.SEEK_END)
        stream.seek(here)
        if size > limit:
            raise TooLarge(f"{size / 2**20:,.0f} MB; the bound is {limit // 2**20}")
    data = start + stream.read(limit + 1 - len(start))
    if len(data) > limit:
        raise TooLarge(f"above {limit // 2**20} MB")
    return data


def lines(stream: BinaryIO, first: bytes = b"") -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1, from `first` (taken by readline before) on; None stands for one above MAX_LINE."""
    number, line = 1, first or stream.readline(MAX_LINE + 1)
    while line:
        yield number, line if len(line) <= MAX_LINE else None
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1)
        number, line = number + 1, stream.readline(MAX_LINE + 1)


def decode(data: bytes, declared: str | None = None) -> str | None:
    """The characters of the bytes, None where they are no text; UTF-8 first, then what is declared, then what is likely."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if is_binary(data):
        return None
    return _decoded(data, "utf-8") or _decoded(data, declared) or _guessed(data)


def is_binary(data: bytes) -> bool:
    """Whether the bytes hold a NUL, or more than 30 % control characters (the rule of Perl's -T)."""
    sample = data[:SAMPLE]
    return b"\0" in data or len(_CONTROL.findall(sample)) > 0.3 * max(len(sample), 1)


def _decoded(data: bytes, name: str | None) -> str | None:
    try:
        return data.decode(name) if name else None
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(data: bytes) -> str | None:
    # Statistics need foreign letters to work on. Text with few (curly quotes, a name) is read as the web reads what
    # declares nothing: windows-1252 (WHATWG Encoding).
    sample = data[:SAMPLE]
    few = max(0.05 * len(sample), 10)
    if len(_HIGH.findall(sample)) <= few and (text := _decoded(data, "cp1252")) is not None:
        return text
    best = from_bytes(sample).best()
    return data.decode(best.encoding, "replace") if best else None
