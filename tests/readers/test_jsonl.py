"""JSON in its forms."""

import json
from pathlib import Path
from typing import Any

import pytest

from comity.config import Settings
from comity.model import Article, Dropped
from comity.readers.jsonl import read


def _read(path: Path, data: bytes | str) -> list[Article | Dropped]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read(path, Settings()))


def _one(path: Path, record: Any) -> Article | Dropped:
    (only,) = _read(path, json.dumps(record))
    return only


def _summary(items: list[Article | Dropped]) -> list[str]:
    return [item.text if isinstance(item, Article) else f"{item.reason} {item.where.rpartition('/')[2]}" for item in items]


ARTICLES = [{"text": "one"}, {"body": "two"}]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps(ARTICLES)),
        ("a.json", json.dumps(ARTICLES, indent=1)),
        ("a.json", json.dumps({"status": "ok", "articles": ARTICLES}, indent=1)),
        ("a.jsonl", '{"text": "one"}\n\n{"body": "two"}\n'),
        ("a.json", '{"text": "one"}\n{"body": "two"}'),
        ("a.json", '\ufeff{"text": "one"}\r\n{"body": "two"}\r\n'),
        ("a.json", json.dumps(ARTICLES).encode("utf-16")),
    ],
)
def test_forms(tmp_path: Path, name: str, data: bytes | str) -> None:
    """Lists, wrapped lists, and lines (under either name) give the same articles."""
    assert _summary(_read(tmp_path / name, data)) == ["one", "two"]


def test_fields(tmp_path: Path) -> None:
    """Every field is found under the names of the usual tools; ids of others are not kept."""
    article = _one(
        tmp_path / "a.json",
        {
            "id": 7,
            "content": "one",
            "title": "T",
            "date_publish": "2024-11-28 10:00:00",
            "sitename": "Herald",
            "url": "https://x.example/1",
            "author": ["Ann Lee", "Omar Said"],
            "language": "en",
        },
    )
    assert isinstance(article, Article)
    assert (article.title, article.published, article.publisher, article.url) == (
        "T",
        "2024-11-28",
        "Herald",
        "https://x.example/1",
    )
    assert (article.author, article.language, len(article.id)) == ("Ann Lee, Omar Said", "en", 16)


def test_an_address_as_source(tmp_path: Path) -> None:
    """An address given as the source is the article's, and no publisher."""
    article = _one(tmp_path / "a.json", {"text": "one", "source": "https://x.example/1", "published": ""})
    assert isinstance(article, Article)
    assert (article.url, article.publisher, article.published) == ("https://x.example/1", None, None)


def test_a_source_with_a_name(tmp_path: Path) -> None:
    """A source given as an object is called by its name."""
    article = _one(tmp_path / "a.json", {"text": "one", "source": {"id": None, "name": "Herald"}})
    assert isinstance(article, Article)
    assert article.publisher == "Herald"


def test_broken_records_do_not_stop_the_rest(tmp_path: Path) -> None:
    """Broken lines and records without a text are dropped with their line, the others are read."""
    deep = "[" * 100_000
    data = f'{{"text": "one"}}\nnot json\n{{"id": 3}}\n{{"text": 5}}\n5\n{deep}\n{{"text": " "}}\n{{"text": "two"}}\n'
    assert _summary(_read(tmp_path / "a.jsonl", data)) == [
        "one",
        "broken JSON a.jsonl:2",
        "no text a.jsonl:3 (id 3)",
        "no text a.jsonl:4",
        "no text a.jsonl:5",
        "broken JSON a.jsonl:6",
        "empty a.jsonl:7",
        "two",
    ]


def test_a_broken_first_line(tmp_path: Path) -> None:
    """Lines under the name of a whole are told even if the first is broken."""
    assert _summary(_read(tmp_path / "a.json", '{"text": "one"\n{"text": "two"}\n')) == ["broken JSON a.json:1", "two"]


def test_broken_whole(tmp_path: Path) -> None:
    """A file that is no JSON at all is one drop; so is an empty one."""
    assert _summary(_read(tmp_path / "a.json", '{"text": \n "one"')) == ["broken JSON a.json"]
    assert [item.reason for item in _read(tmp_path / "a.jsonl", "") if isinstance(item, Dropped)] == ["empty"]


def test_a_huge_line_costs_only_itself(tmp_path: Path) -> None:
    """A line above the bound is passed over, and those around it are read."""
    huge = b'{"text": "' + b"x" * (20 * 2**20) + b'"}'
    assert _summary(_read(tmp_path / "a.jsonl", b'{"text": "one"}\n' + huge + b'\n{"text": "two"}')) == [
        "one",
        "line too long a.jsonl:2",
        "two",
    ]


def test_unusable_characters(tmp_path: Path) -> None:
    """NULs are taken out, half surrogate pairs replaced, so that every text can be stored."""
    (article,) = _read(tmp_path / "a.json", '{"text": "a\\u0000b\\ud83dc\\ud83d\\ude00"}')
    assert isinstance(article, Article)
    assert article.text == "ab\ufffdc😀"
