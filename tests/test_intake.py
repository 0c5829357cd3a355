"""Paths ► articles."""

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from comity import intake
from comity.config import Settings
from comity.errors import UsageError
from comity.model import Article, Dropped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of several formats, some hidden, some unknown."""
    for name, text in {
        "b.txt": "two",
        "a.json": '{"text": "one"}',
        "sub/c.csv": "text\nthree\n",
        "sub/d.odt": "x",
        ".hidden/e.txt": "x",
        ".f.txt": "x",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_find(folder: Path) -> None:
    """Folders are searched in order without hidden files; patterns and files are taken once."""
    names = [path.relative_to(folder).as_posix() for path in intake.find([str(folder)])]
    assert names == ["a.json", "b.txt", "sub/c.csv", "sub/d.odt"]
    assert intake.find([f"{folder}/*.txt", f"{folder}/b.txt", "-"]) == [folder / "b.txt", Path("-")]
    assert intake.find([f"{folder}/**/*.csv"]) == [folder / "sub" / "c.csv"]


def test_missing_paths_say_what_is_near(folder: Path) -> None:
    """The error names the path and what is near it."""
    with pytest.raises(UsageError, match=r"a\.jsn.*holds a\.json"):
        intake.find([f"{folder}/a.jsn"])
    with pytest.raises(UsageError, match=r"sup.*holds sub"):
        intake.find([f"{folder}/sup/c.csv"])
    with pytest.raises(UsageError, match="no file matches"):
        intake.find([f"{folder}/*.xyz"])


def test_read(folder: Path) -> None:
    """Every file is read by the reader of its format, and one of an unknown format is dropped."""
    items = list(intake.read([str(folder)], Settings(published="2024-11-28")))
    assert [item.text for item in items if isinstance(item, Article)] == ["one", "two", "three"]
    (dropped,) = [item for item in items if isinstance(item, Dropped)]
    assert (dropped.stage, dropped.reason, dropped.where) == ("read", "unknown format", (folder / "sub/d.odt").as_posix())
    assert ".json" in dropped.detail


def test_a_bad_day_is_a_usage_error(folder: Path) -> None:
    """A default day that is none stops the run before it starts."""
    with pytest.raises(UsageError, match="published"):
        list(intake.read([str(folder)], Settings(published="soon")))


def test_files_that_cannot_be_read_are_dropped(tmp_path: Path) -> None:
    """A link to nothing below a folder is dropped with its cause, and a pipe is not waited for."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "b.txt")
    items = [item for item in intake.read([str(tmp_path)], Settings()) if isinstance(item, Dropped)]
    assert [(item.reason, item.detail) for item in items] == [("cannot be read", "No such file or directory"), ("not a file", "")]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'{"text": "one"}\n{"text": "two"}\n', ["one", "two"]),
        (b'[\n{"text": "one"}]', ["one"]),
        (b"Tolls rise.\n", ["Tolls rise.\n"]),
        (b"[Update] Tolls rise.", ["[Update] Tolls rise."]),
    ],
)
@pytest.mark.parametrize("wrap", [io.BytesIO, lambda data: io.BufferedReader(io.BytesIO(data))])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str], wrap: type[io.BytesIO]) -> None:
    """The format of standard input is told by how it begins."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=wrap(data)))
    items = list(intake.read(["-"], Settings()))
    assert [item.text for item in items if isinstance(item, Article)] == texts
    assert {item.path for item in items if isinstance(item, Article)} == {"-"}


def test_a_page_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A web page is told too."""
    body = "".join(f"<p>The minister of port number {n} spoke to the press about tolls.</p>" for n in range(9))
    page = f"<!DOCTYPE html><html><body><article>{body}</article></body></html>"
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(page.encode())))
    (article,) = intake.read(["-"], Settings())
    assert isinstance(article, Article)
    assert "<p>" not in article.text


def test_read_string() -> None:
    """A text at hand becomes an article with an id; a bad day or no text is a usage error."""
    article = intake.read_string("Tolls\r\nrise", published="28 Nov 2024", publisher="Herald", title="T")
    assert (article.text, article.published, article.publisher, article.title) == ("Tolls\nrise", "2024-11-28", "Herald", "T")
    with pytest.raises(UsageError, match="empty"):
        intake.read_string(" ")
    with pytest.raises(UsageError, match="2024-11-28"):
        intake.read_string("x", published="soon")
