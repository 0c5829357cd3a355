"""Articles: days, ids and texts."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.articles import MAX_TEXT, article_id, day, day_in_address, finish, host, month_in_address, normal
from comity.config import Settings
from comity.model import Article, Dropped


@pytest.mark.parametrize(
    "value",
    [
        "2024-11-28",
        "2024-11-28T23:59:59Z",
        "2024/11/28",
        "20241128",
        "20241128T101500",
        "Nov 28, 2024",
        "November 28th, 2024 10:15",
        20241128,
        "28 November 2024",
        "Thu, 28 Nov 2024 10:00:00 GMT",
        "28-Nov-2024",
        datetime.date(2024, 11, 28),
        datetime.datetime(2024, 11, 28, 9),
    ],
)
def test_days(value: object) -> None:
    """The common forms of a date give its day."""
    assert day(value) == "2024-11-28"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "2024",
        "2024-13-45",
        "28/11/2024",
        "yesterday",
        "31 Foo 2024",
        12,
        1732752000,
        [],
        "2024-02-30",
        "9999-12-31",
        datetime.date(9999, 12, 31),
    ],
)
def test_no_days(value: object) -> None:
    """What is no date, or may be read in two ways, is unknown."""
    assert day(value) is None


@given(st.text())
def test_any_string_is_a_day_or_none(value: str) -> None:
    """No string fails."""
    found = day(value)
    assert found is None or datetime.date.fromisoformat(found)


def test_ids_name_address_publisher_day_and_text() -> None:
    """Each of the four changes the id, nothing else does, and an address goes before a path."""
    base = Article(id="", text="one", path="a.txt", publisher="Herald", published="2024-11-28")
    others = [
        Article(id="", text=text, path=path, publisher=publisher, published="2024-11-28")
        for text, path, publisher in (("two", "a.txt", "Herald"), ("one", "b.txt", "Herald"), ("one", "a.txt", "Post"))
    ]
    assert len({article_id(article) for article in (base, *others)}) == 4
    assert article_id(base) == article_id(
        Article(id="x", text="one", path="a.txt", publisher="Herald", published="2024-11-28", title="T")
    )
    by_address = [Article(id="", text="one", url="u", path=path) for path in ("a.txt", "b.txt")]
    assert article_id(by_address[0]) == article_id(by_address[1])
    assert len(article_id(base)) == 16


@given(st.text(st.characters(codec=None)))
def test_normal_is_stable_and_storable(text: str) -> None:
    """A text made normal is left alone by a second pass, except for a mark that the first one bared, and can be encoded."""
    found = normal(text)
    assert "\r" not in found
    assert "\0" not in found
    assert found.encode("utf-8").decode("utf-8") == found


def test_bounds() -> None:
    """Empty and overlong texts are dropped."""
    assert finish(Article(id="", text=" \n"), "w", Settings()) == Dropped("read", "empty", "w")
    dropped = finish(Article(id="", text="x" * (MAX_TEXT + 1)), "w", Settings())
    assert isinstance(dropped, Dropped)
    assert dropped.reason == "too long"


@pytest.mark.parametrize(
    ("url", "told", "month"),
    [
        ("https://paper.example/2024/11/28/headline", "2024-11-28", (2024, 11)),
        ("https://paper.example/world/2024/1/2/headline.html", "2024-01-02", (2024, 1)),
        ("https://paper.example/world/2024-11-28/headline", "2024-11-28", (2024, 11)),
        ("https://state.example/r/pa/2016/05/257627.htm", None, (2016, 5)),
        ("https://paper.example/2024/31/31/x", None, None),
        ("https://paper.example/2024/02/30/x", None, (2024, 2)),
        ("https://paper.example/article/20241128", None, None),
        ("https://paper.example/2024/11/12-killed-in-blast", None, (2024, 11)),
        ("https://paper.example/2024/5-year-plan/", None, None),
        ("https://paper.example/2024-11-28", "2024-11-28", (2024, 11)),
        ("https://paper.example/9999/12/31/x", None, None),
        (None, None, None),
    ],
)
def test_days_and_months_in_addresses(url: str | None, told: str | None, month: tuple[int, int] | None) -> None:
    """Only as whole parts of a path, and only days that there are."""
    assert (day_in_address(url), month_in_address(url)) == (told, month)


def test_hosts() -> None:
    """The host of an address, None for what is none."""
    assert host("https://www.ports.example:80/a") == "ports.example"
    assert host(None) is None
    assert host("http://[bad") is None
