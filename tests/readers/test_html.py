"""Web pages."""

from pathlib import Path

import pytest

from comity.config import Settings
from comity.model import Article, Dropped
from comity.readers.html import read

BODY = "".join(f"<p>The minister of port number {n} spoke to the press about the tolls that shippers pay.</p>" for n in range(9))
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>Tolls rise | Ports Daily</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/a">Accra</a></li></ul></nav><article><h1>Tolls rise</h1>{body}</article>
<section class="comments"><p>I hate tolls, said a reader at night.</p></section>
<footer>Copyright 2024 Ports</footer></body></html>"""
META = """<meta property="og:site_name" content="Ports Daily"><meta property="article:published_time" content="{day}T10:00:00Z">
<link rel="canonical" href="https://www.ports.example/news/tolls"><meta name="author" content="Ann Lee">"""


def _read(path: Path, data: bytes) -> Article | Dropped:
    path.write_bytes(data)
    (only,) = read(path, Settings())
    return only


def _article(path: Path, head: str = "", body: str = BODY) -> Article:
    article = _read(path, PAGE.format(charset="utf-8", head=head, body=body).encode())
    assert isinstance(article, Article)
    return article


def test_main_text_and_facts(tmp_path: Path) -> None:
    """The text is that of the article alone; title, day, publisher, author and address are those the page names."""
    article = _article(tmp_path / "a.html", META.format(day="2024-11-28"))
    assert "port number 8" in article.text
    assert not any(word in article.text for word in ("Home", "hate", "Copyright"))
    assert (article.title, article.published, article.publisher) == ("Tolls rise", "2024-11-28", "Ports Daily")
    assert (article.author, article.url) == ("Ann Lee", "https://www.ports.example/news/tolls")


def test_what_the_page_does_not_name_is_unknown(tmp_path: Path) -> None:
    """The host is no publisher, and the year of a copyright line no day."""
    article = _article(tmp_path / "a.html", '<link rel="canonical" href="https://www.ports.example/news/tolls">')
    assert (article.publisher, article.published) == (None, None)


def test_a_bare_first_of_january_is_unknown(tmp_path: Path) -> None:
    """1 January stands for a year without a day, unless the page gives the hour too."""
    with_hour = META.format(day="2024-01-01")
    assert _article(tmp_path / "a.html", with_hour).published == "2024-01-01"
    assert _article(tmp_path / "a.html", with_hour.replace("T10:00", "T00:00")).published is None
    assert _article(tmp_path / "a.html", with_hour.replace("T10:00:00Z", "")).published is None


def test_a_declared_encoding(tmp_path: Path) -> None:
    """The page's own word on its encoding is heard."""
    body = BODY.replace("port", "порт")
    article = _read(tmp_path / "a.html", PAGE.format(charset="koi8-r", head="", body=body).encode("koi8-r"))
    assert isinstance(article, Article)
    assert "порт" in article.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b"\0\1", "binary"), (b"<html></html>", "no main text"), (b"<a>" * 50_000, "no main text")],
)
def test_dropped(tmp_path: Path, data: bytes, reason: str) -> None:
    """Empty, binary and hostile pages, and those without main text, are dropped."""
    dropped = _read(tmp_path / "a.html", data)
    assert isinstance(dropped, Dropped)
    assert dropped.reason == reason
