"""Labelled files as text, lines or XML; what is of another form ends in a UsageError that names the form wanted."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from comity.errors import UsageError

LARGEST = 50_000_000
"""Bytes of a file that is read whole; the largest public set of one file has 3 million."""


def text(path: Path, form: str) -> str:
    """The text of a file, without a byte-order mark; `form` says in messages what was expected."""
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path} is larger than {LARGEST:,} bytes; {form} is expected, cut it into several")
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as {form} ({error}); give a file of that form in UTF-8") from error


def lines(path: Path, form: str) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers from 1, one at a time, without line ends."""
    try:
        with path.open(encoding="utf-8-sig") as handle:
            for number, line in enumerate(handle, 1):
                yield number, line.rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as {form} ({error}); give a file of that form in UTF-8") from error


def document(path: Path, form: str) -> Any:
    """The value of a JSON file."""
    try:
        return json.loads(text(path, form))
    except (json.JSONDecodeError, RecursionError) as error:
        raise UsageError(f"{path} is no JSON ({error}); {form} is expected") from error


def json_lines(path: Path, form: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a JSON Lines file with their line numbers; empty lines are passed over."""
    for number, line in lines(path, form):
        if line.strip():
            yield number, _object(path, number, line, form)


def _object(path: Path, number: int, line: str, form: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UsageError(f"{path}, line {number}, is no JSON ({error}); {form} is expected") from error
    if not isinstance(row, dict):
        raise UsageError(f"{path}, line {number}, is no JSON object; {form} is expected")
    return row


def tree(path: Path, form: str) -> ElementTree.Element:
    """The root of an XML file; one that declares entities is refused."""
    source = text(path, form)
    if "<!ENTITY" in source:
        raise UsageError(f"{path} declares XML entities; {form} without them is expected")
    try:
        return ElementTree.fromstring(source)  # noqa: S314  (nothing to expand: entities are refused above)
    except ElementTree.ParseError as error:
        raise UsageError(f"{path} is no XML ({error}); {form} is expected") from error


def write(path: Path, content: str) -> None:
    """Write a text file; UsageError where that cannot be done."""
    try:
        path.write_text(content, "utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path} ({error.strerror}); choose another place") from error
