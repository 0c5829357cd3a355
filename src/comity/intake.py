"""What the user names ► articles: paths are found, each file is given to the reader of its format."""

import difflib
import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from comity import plugins
from comity.articles import day, finish
from comity.config import Settings
from comity.errors import RecordError, UsageError
from comity.model import Article, Dropped

STANDARD_INPUT = Path("-")

READERS = {
    **dict.fromkeys((".txt", ".text", ".md"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".json": "json",
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    ".parquet": "parquet",
}
"""Which built-in reader takes which extension; a reader from elsewhere takes the extension that is its name."""

_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<meta", b"<!--")


def find(paths: Sequence[str]) -> list[Path]:
    """The files that paths, folders and patterns name, each once; `-` stands for standard input."""
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def read(paths: Sequence[str], settings: Settings) -> Iterator[Article | Dropped]:
    """The articles of all files in order; what cannot be read comes as Dropped, in place."""
    files = find(paths)
    require_day(settings.published)
    for path in files:
        yield from _read_file(path, settings)


def read_string(text: str, *, published: str | None = None, publisher: str | None = None, title: str | None = None) -> Article:
    """The article of a text at hand; UsageError if the text is empty or too long, or the day is none."""
    require_day(published)
    article = finish(Article(id="", text=text, title=title), "the text", Settings(published=published, publisher=publisher))
    if isinstance(article, Dropped):
        raise UsageError(f"the text cannot be read: it is {article.reason} {article.detail}".rstrip())
    return article


def _files(path: str) -> list[Path]:
    if path == "-":
        return [STANDARD_INPUT]
    if os.path.isdir(path):
        return _within(path)
    if os.path.exists(path):
        return [Path(path)]
    if found := sorted(glob.glob(path, recursive=True)):
        return [file for match in found for file in _files(match)]
    raise UsageError(_missing(path))


def _within(folder: str) -> list[Path]:
    """The files below a folder in sorted order, without hidden ones; links to folders are not followed."""
    files: list[Path] = []
    # A folder that cannot be listed stands in the list itself, so that reading tells of it.
    failed: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(Path(where, name) for name in names if not name.startswith("."))
    return sorted([*files, *(Path(error.filename) for error in failed)])


def _missing(path: str) -> str:
    if glob.has_magic(path):
        return f"no file matches {path!r}; patterns are * ? [..] and ** for any depth"
    folder, name = os.path.split(path)
    if folder and not os.path.isdir(folder):
        return f"no file or folder {path!r}: {_missing(folder)}"
    try:
        there = sorted(entry for entry in os.listdir(folder or ".") if not entry.startswith("."))
    except OSError:
        there = []
    near = difflib.get_close_matches(name, there, n=3) or there[:5]
    return f"no file or folder {path!r}; {folder or 'the working folder'} holds {', '.join(near) or 'nothing'}"


def _read_file(path: Path, settings: Settings) -> Iterator[Article | Dropped]:
    try:
        mode = path.stat().st_mode if path != STANDARD_INPUT else stat.S_IFREG
    except OSError as error:
        yield Dropped("read", "cannot be read", path.as_posix(), error.strerror or str(error))
        return
    if not stat.S_ISREG(mode):
        # A folder that cannot be listed; a pipe or device, which may be read for ever.
        reason = "cannot be read" if stat.S_ISDIR(mode) else "not a file"
        yield Dropped("read", reason, path.as_posix(), "the folder cannot be listed" if stat.S_ISDIR(mode) else "")
        return
    name = _sniffed() if path == STANDARD_INPUT else _reader_name(path)
    if name is None:
        yield Dropped("read", "unknown format", path.as_posix(), f"known: {', '.join(_known())}")
        return
    try:
        yield from plugins.load("reader", name)(path, settings)
    except RecordError as error:
        yield Dropped("read", "cannot be read", path.as_posix(), str(error))
    except OSError as error:
        yield Dropped("read", "cannot be read", path.as_posix(), error.strerror or str(error))


def _reader_name(path: Path) -> str | None:
    extension = path.suffix.lower()
    name = READERS.get(extension, extension.removeprefix("."))
    return name if name in plugins.names("reader") else None


def _known() -> list[str]:
    return sorted(READERS) + [f".{name}" for name in plugins.names("reader") if name not in READERS.values()]


def _sniffed() -> str:
    """The reader for what waits on standard input: JSON, a web page or plain text."""
    start = _peek(sys.stdin.buffer).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"{", b"[{", b"[\n", b"[\r", b"[ ")):
        return "jsonl"
    return "html" if start.startswith(_HTML_STARTS) else "text"


def _peek(stream: Any) -> bytes:
    """The first bytes of a stream, which stay in it."""
    if hasattr(stream, "peek"):
        return bytes(stream.peek(4096)[:4096])
    start: bytes = stream.read(4096)
    stream.seek(0)
    return start


def require_day(published: str | None) -> None:
    """UsageError unless a day that was given is one."""
    if published is not None and day(published) is None:
        raise UsageError(f"published must be a day such as 2024-11-28, not {published!r}")
