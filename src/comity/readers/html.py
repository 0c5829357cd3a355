"""Web pages: main text, title, day, publisher, author and address, by trafilatura and htmldate; no network."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.articles import finish, host
from comity.model import Article, Dropped
from comity.plugins import ArticleDefaults
from comity.readers.source import TooLarge, decode, load

MAX_PAGE = 8 * 2**20
"""Bytes; the web's largest article pages have 5 MB, most of it scripts. The tree takes ten times as much memory."""

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
# The parser's own words for a page that it cannot take; its faults on hostile pages come as any of these.
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def read(path: Path, defaults: ArticleDefaults) -> Iterator[Article | Dropped]:
    """The article that the page holds; a page without main text is dropped."""
    where = path.as_posix()
    try:
        data = load(path, MAX_PAGE)
    except TooLarge as error:
        yield Dropped("read", "too large", where, str(error))
        return
    declared = _CHARSET.search(data[:4096])
    page = decode(data, declared[1].decode("ascii") if declared else None)
    yield Dropped("read", "binary", where) if page is None else _article(page, path, defaults)


def _article(page: str, path: Path, defaults: ArticleDefaults) -> Article | Dropped:
    where = path.as_posix()
    if not page.strip():
        return Dropped("read", "empty", where)
    try:
        found = _extracted(page)
    except _FAULTS as error:
        return Dropped("read", "broken HTML", where, f"{type(error).__name__}: {str(error)[:200]}")
    if found is None or not found.text:
        return Dropped("read", "no main text", where)
    draft = Article(
        id="",
        text=found.text,
        path=where,
        url=found.url,
        title=found.title,
        published=_known(found.date, page),
        publisher=_named(found),
        author=found.author,
    )
    return finish(draft, where, defaults)


def _extracted(page: str) -> Any:
    # Imported here: it takes half a second, which only those who read pages should pay.
    from trafilatura import bare_extraction

    return bare_extraction(
        _XML_DECLARATION.sub("", page),
        fast=True,
        include_comments=False,
        with_metadata=True,
        # The extensive search takes years from copyright lines for dates.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _known(day: str | None, page: str) -> str | None:
    """The day; a 1 January only with an hour beside it, as alone it mostly stands for a year without a day."""
    return None if day and day.endswith("-01-01") and not re.search(rf"{day}[T ](?!00:00)\d\d:\d\d", page) else day


def _named(found: Any) -> str | None:
    """The publisher that the page names; trafilatura gives the host where it names none, and that is not a name."""
    name: str | None = found.sitename
    own = {host(found.url), f"www.{host(found.url)}", found.hostname}
    return None if not name or name.lower() in own else name
