"""Labelled files that are of another form end in a UsageError that says what is wanted."""

from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.evaluation import files


def test_lines_have_numbers_and_no_ends(tmp_path: Path) -> None:
    """Lines come with their numbers, whatever their ends, and without a byte-order mark."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\n")
    assert list(files.lines(path, "text")) == [(1, "one"), (2, "two")]


@pytest.mark.parametrize("read", [files.text, files.document, files.tree, lambda p, f: list(files.lines(p, f))])
def test_bytes_that_are_no_text(tmp_path: Path, read: object) -> None:
    """A file that is not UTF-8 is named, with the form that was expected."""
    path = tmp_path / "a.bin"
    path.write_bytes(b"\xff\xfe\x00\x9c")
    with pytest.raises(UsageError, match=r"a\.bin cannot be read as tables"):
        read(path, "tables")  # type: ignore[operator]


def test_json_lines_name_the_line(tmp_path: Path) -> None:
    """The first line that is no JSON object is told by its number."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": 1}\n\n[2]\n', "utf-8")
    rows = files.json_lines(path, "cases")
    assert next(rows) == (1, {"a": 1})
    with pytest.raises(UsageError, match="line 3, is no JSON object; cases"):
        next(rows)


def test_json_that_is_none(tmp_path: Path) -> None:
    """A broken line and a file nested without end are both told."""
    path = tmp_path / "a.json"
    path.write_text("[" * 100_000, "utf-8")
    with pytest.raises(UsageError, match="is no JSON"):
        files.document(path, "a list")
    with pytest.raises(UsageError, match="line 1, is no JSON"):
        next(files.json_lines(path, "cases"))


@pytest.mark.parametrize(
    ("source", "message"),
    [("<a><b></a>", "is no XML"), ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "declares XML entities")],
)
def test_xml_that_is_refused(tmp_path: Path, source: str, message: str) -> None:
    """Broken XML and XML that declares entities are refused."""
    path = tmp_path / "a.xml"
    path.write_text(source, "utf-8")
    with pytest.raises(UsageError, match=message):
        files.tree(path, "XML")


def test_files_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the bound is not read."""
    path = tmp_path / "a.xml"
    path.write_text("<a/>" * 10, "utf-8")
    monkeypatch.setattr(files, "LARGEST", 10)
    with pytest.raises(UsageError, match="larger than 10 bytes"):
        files.tree(path, "XML")


def test_write_where_there_is_no_folder(tmp_path: Path) -> None:
    """A place that cannot be written is told."""
    with pytest.raises(UsageError, match="cannot write"):
        files.write(tmp_path / "no" / "a.tsv", "x")
