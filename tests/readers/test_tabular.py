"""CSV and Parquet."""

import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.config import Settings
from comity.model import Article, Dropped
from comity.readers.tabular import read_csv, read_parquet


def _summary(items: list[Article | Dropped]) -> list[str]:
    return [item.text if isinstance(item, Article) else f"{item.reason} {item.where.rpartition('/')[2]}" for item in items]


def _csv(path: Path, data: str | bytes) -> list[Article | Dropped]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_csv(path, Settings()))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv(tmp_path: Path, mark: str) -> None:
    """Rows are read with any usual mark between cells, quoted line ends and names of columns in any case."""
    (article,) = _csv(tmp_path / "a.csv", f'\ufeffID{mark}Text{mark}Date\r\n7{mark}"one ""1""\r\ntwo"{mark}28 Nov 2024\r\n\r\n')
    assert isinstance(article, Article)
    assert (article.text, article.published) == ('one "1"\ntwo', "2024-11-28")


def test_broken_rows_do_not_stop_the_rest(tmp_path: Path) -> None:
    """Rows with too many cells, binary or overlong ones are dropped with their line, the others are read."""
    long = b"x" * (9 * 2**20)
    data = b"text,date\none,2024-01-02\na,b,c\n\0,\n" + long + b"\ntwo\n"
    assert sorted(_summary(_csv(tmp_path / "a.csv", data))) == [
        "binary a.csv:4",
        "broken row a.csv:3",
        "line too long a.csv:5",
        "one",
        "two",
    ]


@pytest.mark.parametrize("count", [2, 100_000])
def test_an_open_quote_swallows_no_row(tmp_path: Path, count: int) -> None:
    """A quote that is never closed breaks its own row; those after it are read, in a small file and beyond a cell's bound."""
    rows = [f"row {number} of the table" for number in range(count)]
    found = _summary(_csv(tmp_path / "a.csv", "\n".join(["text", "one", '"open', *rows, ""])))
    assert found == ["one", "broken row a.csv:3", *rows]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b'title,text\rA,first\rB,"two\rlines"\r', ["first", "two\nlines"]),
        ("title,text\nA,café\n".encode("utf-16"), ["café"]),
        (b"x" * 2_000_000, ["broken row a.csv"]),
        (b'title,"text\nA,b\n', ["broken row a.csv"]),
    ],
)
def test_unusual_tables(tmp_path: Path, data: bytes, found: list[str]) -> None:
    """Old line ends and UTF-16 are read; a header that is no row is told."""
    assert _summary(_csv(tmp_path / "a.csv", data)) == found


@pytest.mark.parametrize(
    ("data", "reason"), [("", "empty"), ("a,b\n1,2\n", "no text"), ("text\n", "empty"), (b"\0\1,\2\n", "binary")]
)
def test_no_table(tmp_path: Path, data: str | bytes, reason: str) -> None:
    """A table without a text column, without rows or of no text at all is one drop."""
    (dropped,) = _csv(tmp_path / "a.csv", data)
    assert isinstance(dropped, Dropped)
    assert dropped.reason == reason


def test_missing_columns_are_named(tmp_path: Path) -> None:
    """The message names the columns that are there and those that are wanted."""
    (dropped,) = _csv(tmp_path / "a.csv", "headline,story\n1,2\n")
    assert isinstance(dropped, Dropped)
    assert dropped.detail == "has headline, story; wants one of text, body, content, maintext"


def test_parquet(tmp_path: Path) -> None:
    """Rows of all batches are read, times of any unit as days."""
    times = [datetime.datetime(2024, 11, 28, 10, 0, 0, 1)] * 100
    table = pa.table(
        {"Body": [f"text {n}" for n in range(100)], "published": pa.array(times, pa.timestamp("ns")), "n": [[1]] * 100}
    )
    pq.write_table(table, tmp_path / "a.parquet")
    articles = list(read_parquet(tmp_path / "a.parquet", Settings()))
    assert [article.text for article in articles if isinstance(article, Article)] == [f"text {n}" for n in range(100)]
    assert {article.published for article in articles if isinstance(article, Article)} == {"2024-11-28"}


def test_parquet_without_text_or_broken(tmp_path: Path) -> None:
    """A table without a text column, without rows, and a file that is none is one drop each."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"story": ["one"]}), path)
    assert _summary(list(read_parquet(path, Settings()))) == ["no text a.parquet"]
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), path)
    assert _summary(list(read_parquet(path, Settings()))) == ["empty a.parquet"]
    path.write_bytes(b"PAR1 nothing PAR1")
    assert _summary(list(read_parquet(path, Settings()))) == ["broken Parquet a.parquet:1"]
