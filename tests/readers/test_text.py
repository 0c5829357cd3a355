"""Plain text files."""

import io
from pathlib import Path
from typing import Any

import pytest

from comity.config import Settings
from comity.model import Article, Dropped
from comity.readers.source import MAX_FILE, TooLarge, rest
from comity.readers.text import read

RUSSIAN = "Министр встретился с послом в понедельник, чтобы обсудить торговлю."


def _read(path: Path, data: bytes, settings: Settings | None = None) -> Article | Dropped:
    path.write_bytes(data)
    (only,) = read(path, settings or Settings())
    return only


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Tolls\r\nrise\rfast\n", "Tolls\nrise\nfast\n"),
        ("\ufeffTolls in Málaga".encode(), "Tolls in Málaga"),
        ("e\u0301 stays as it is".encode(), "e\u0301 stays as it is"),
        ("It\u2019s \u201cfine\u201d".encode("cp1252"), "It\u2019s \u201cfine\u201d"),
        ("Tolls".encode("utf-16"), "Tolls"),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
    ],
)
def test_encodings_and_line_ends(tmp_path: Path, data: bytes, text: str) -> None:
    """Characters are those of the file, whatever its encoding; only line ends and the mark are changed."""
    article = _read(tmp_path / "a.txt", data)
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\3\4\0\0", "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"a" * 200_001, "too long"),
    ],
)
def test_dropped(tmp_path: Path, data: bytes, reason: str) -> None:
    """Binary, empty and overlong files are dropped with the reason and the path."""
    dropped = _read(tmp_path / "a.txt", data)
    assert isinstance(dropped, Dropped)
    assert (dropped.stage, dropped.reason, dropped.where) == ("read", reason, (tmp_path / "a.txt").as_posix())


def test_a_large_file_is_not_loaded(tmp_path: Path) -> None:
    """A file above the bound is dropped by its size, before anything of it is read."""
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    (dropped,) = read(path, Settings())
    assert isinstance(dropped, Dropped)
    assert dropped.reason == "too large"


def test_a_large_stream_is_not_loaded() -> None:
    """A stream whose size is unknown is read no further than the bound."""
    with pytest.raises(TooLarge):
        rest(io.BufferedReader(_Endless()), b"start", limit=100)


class _Endless(io.RawIOBase):
    """A stream without an end."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        buffer[:] = b"x" * len(buffer)
        return len(buffer)


def test_defaults_stand_in(tmp_path: Path) -> None:
    """Day and publisher come from the settings, for a text file names none."""
    article = _read(tmp_path / "a.txt", b"Tolls rise.", Settings(published="2024-11-28", publisher="Herald"))
    assert isinstance(article, Article)
    assert (article.published, article.publisher, article.path) == ("2024-11-28", "Herald", (tmp_path / "a.txt").as_posix())
