"""Who published an article whose file does not say, from what the text says of itself."""

import re

from comity.articles import host
from comity.model import Article
from comity.text.agencies import agency
from comity.text.dateline import find

_NAME = r"(?P<name>[^\W_a-z][^\n.|©]{1,60}?)"
_KINDS = "News Agency|Press|Times|Post|News|Herald|Tribune|Daily|Gazette|Journal|Observer"
_SELF_NAMED = (
    re.compile(rf"\bappeared first on {_NAME}\s*(?:[.|]|$)", re.M),
    re.compile(
        rf"(?:©|\([cC]\)|\bCopyright)\s{{0,3}}(?:©\s{{0,3}})?\d{{4}}(?:\s?[-–]\s?\d{{4}})?[,\s]{{1,3}}(?:by\s)?{_NAME}\s*"
        r"(?:[.,|]|All [Rr]ights|$)",
        re.M,
    ),
    re.compile(rf"\b(?:[Oo]pinions|[Vv]iews|[Pp]olicy) of (?:[Tt]he )?(?P<name>(?:[A-Z][\w’'&-]{{1,20}} ){{0,5}}(?:{_KINDS}))\b"),
)
_SIGNED = re.compile(r"\((?P<name>[A-Za-z/ ]{2,20})\)\W*$")
_NOT_A_NAME = re.compile(r"(?:the )?(?:author|all rights|this|copyright)", re.I)


def publisher(article: Article) -> str | None:
    """The publisher as the file names it, else as the text does, else the host of the article's address."""
    return article.publisher or _self_named(article.text) or _signed(article.text) or host(article.url)


def _self_named(text: str) -> str | None:
    for pattern in _SELF_NAMED:
        for found in pattern.finditer(text):
            name = " ".join(found["name"].split())
            if not _NOT_A_NAME.match(name):
                return agency(name.removeprefix("The ")) or name
    return None


def _signed(text: str) -> str | None:
    """The agency that signs in the dateline or at the end of the last line."""
    line = find(text)
    if line and line.agency:
        return line.agency
    found = _SIGNED.search(text.rstrip()[-40:])
    return agency(found["name"]) if found else None
