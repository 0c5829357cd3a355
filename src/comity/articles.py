"""The one place where an article is made: line ends, day, bounds and id are the same whatever it was read from."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from comity.model import Article, Dropped
from comity.plugins import ArticleDefaults

MAX_TEXT = 200_000
"""Characters; about 35,000 words. The longest pieces of journalism have 30,000; what is longer is a book or a dump."""

EARLIEST, LATEST = 1500, 2200
"""Years of publication that are believed: no newspaper is older, and what lies far ahead is a placeholder."""

_LINE_END = re.compile(r"\r\n?")
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")
_ISO = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d{1,3}(?:\D|$))")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Whole parts of a path: in "/2024/11/12-killed-in-blast" the twelve are no day.
_MONTH_IN_PATH = re.compile(r"/(\d{4})(?:/(1[0-2]|0?[1-9])(?=/)|-(1[0-2]|0[1-9])(?=[/?#-](?!\d-?[a-z])|$))")
_DAY_IN_PATH = re.compile(
    r"/(\d{4})(?:/(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?=[/?#]|$)|-(1[0-2]|0[1-9])-(3[01]|[12]\d|0[1-9])(?=[/?#-]|$))"
)
_DAY_MONTH = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?P<month>[A-Za-z]{3,9})\.?,?[\s.-]+(?P<year>\d{4})\b")
_MONTH_DAY = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b")


def finish(draft: Article, where: str, defaults: ArticleDefaults) -> Article | Dropped:
    """The article that a reader's draft (raw text, day in any form, no id) becomes, or why it is left out."""
    text = normal(draft.text)
    if not text.strip():
        return Dropped("read", "empty", where)
    if len(text) > MAX_TEXT:
        return Dropped("read", "too long", where, f"{len(text):,} characters; the bound is {MAX_TEXT:,}")
    publisher, url = _publisher_and_url(draft)
    article = replace(
        draft,
        text=text,
        url=url,
        publisher=publisher or defaults.publisher,
        published=day(draft.published) or day_in_address(url) or day(defaults.published),
    )
    return replace(article, id=article_id(article))


def article_id(article: Article) -> str:
    """Sixteen hex digits of the SHA-256 of url or path, publisher, publication day and text."""
    parts = [article.url or article.path, article.publisher, article.published, article.text]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:16]


def normal(text: str) -> str:
    r"""The text with `\n` line ends, no byte-order mark, no NUL; half surrogate pairs, which no file can hold, as U+FFFD."""
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    return _UNUSABLE.sub(lambda found: "" if found[0] == "\0" else "\ufffd", text)


def day(value: object) -> str | None:
    """The day (YYYY-MM-DD) in a date or in a string of a common form, None if there is none; ambiguous forms are none."""
    if isinstance(value, datetime | date):
        return _valid(value.year, value.month, value.day)
    if isinstance(value, int) and 19000101 <= value <= 21001231:
        value = str(value)
    if not isinstance(value, str):
        return None
    # A date needs no more; the bound keeps a hostile field from costing time.
    value = value.strip()[:80]
    return _iso_day(value) or _named_day(value) or _mail_day(value)


def day_in_address(url: str | None) -> str | None:
    """The day that a path tells, as many papers' do: "/2024/11/28/headline"."""
    found = _DAY_IN_PATH.search(url or "")
    return _valid(*(int(part) for part in found.groups() if part)) if found else None


def month_in_address(url: str | None) -> tuple[int, int] | None:
    """Year and month that a path tells: "/2024/11/headline"; None where it tells none."""
    found = _MONTH_IN_PATH.search(url or "")
    return (int(found[1]), int(found[2] or found[3])) if found and EARLIEST <= int(found[1]) <= LATEST else None


def _iso_day(value: str) -> str | None:
    found = _ISO.match(value)
    return _valid(int(found[1]), int(found[2]), int(found[3])) if found else None


def _named_day(value: str) -> str | None:
    found = _DAY_MONTH.search(value) or _MONTH_DAY.search(value)
    if not found or (name := found["month"][:3].lower()) not in _MONTHS:
        return None
    return _valid(int(found["year"]), _MONTHS.index(name) + 1, int(found["day"]))


def _mail_day(value: str) -> str | None:
    try:
        return day(parsedate_to_datetime(value).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _valid(year: int, month: int, number: int) -> str | None:
    """The day, None where the calendar has none or no news can be of it ("9999-12-31" stands for no date)."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def _publisher_and_url(draft: Article) -> tuple[str | None, str | None]:
    """Publisher and address, told apart where a file gives an address as its source."""
    publisher, url = draft.publisher, draft.url
    if publisher and publisher.lower().startswith(("http://", "https://")):
        return None, url or publisher
    return publisher, url


def host(url: str | None) -> str | None:
    """The host of an address, without www."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None
