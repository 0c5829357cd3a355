"""Plain text: one file, one article."""

from collections.abc import Iterator
from pathlib import Path

from comity.articles import finish
from comity.model import Article, Dropped
from comity.plugins import ArticleDefaults
from comity.readers.source import TooLarge, decode, load


def read(path: Path, defaults: ArticleDefaults) -> Iterator[Article | Dropped]:
    """The article that the file is; binary, empty and oversized files are dropped."""
    where = path.as_posix()
    try:
        text = decode(load(path))
    except TooLarge as error:
        yield Dropped("read", "too large", where, str(error))
        return
    if text is None:
        yield Dropped("read", "binary", where)
        return
    yield finish(Article(id="", text=text, path=where), where, defaults)
