"""Articles and events to store, and a new empty store."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.model import Actor, Article, CoderInfo, Event, EventDate, Magnitude, Place, Span
from comity.serial import article_json, event_json
from comity.store import Store

Make = Callable[..., Event]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def make_article(number: int = 0, text: str | None = None) -> Article:
    text = text or f"Kenya sanctioned Chad, paper {number} said. Ten Kenyan traders “lost” 5 million shillings in N’Djamena."
    return Article(
        f"article{number}", text, f"news/{number}.txt", None, f"Sanctions {number}", "2024-05-03", "Daily", None, "news", "en"
    )


def make_event(number: int = 0, **changes: Any) -> Event:
    article = changes.pop("article", None) or make_article(number)
    text = article.text
    kenya = Actor(_span(text, "Kenya"), "Kenya", "KEN", "KEN", "GOV", None, 0.9, "a country's name")
    chad = Actor(_span(text, "Chad"), "Chad", "TCD", "TCD", "GOV", None, 0.8, "a country's name")
    facts: dict[str, Any] = {
        "id": f"event{number}",
        "article": article,
        "type": "SANCTION",
        "type_probs": (("SANCTION", 0.75), ("COERCE", 0.25)),
        "p_event": 0.875,
        "modes": ("discontinue",),
        "contexts": ("economic", "diplomatic"),
        "dimension": "economy",
        "quad": 4,
        "score": -6.0,
        "anchor": _span(text, "sanctioned"),
        "sentence": _span(text, text.split(". ")[0] + "."),
        "actors": (kenya,),
        "recipients": (chad,),
        "instruments": (),
        "status": "asserted",
        "status_cue": None,
        "asserted_by": None,
        "date": EventDate("2024-05-01", "2024-05-01", "day", 0.9, None, None),
        "place": Place(None, "N'Djamena", "TCD", None, 12.1, 15.0, 0.5),
        "magnitudes": (Magnitude(_span(text, "5 million"), "money", 5e6, None),),
        "coder": CoderInfo("fake", "1"),
    }
    return Event(**{**facts, **changes})


def make_line(*events: Event, article: Article | None = None, coder: CoderInfo = CoderInfo("fake", "1")) -> dict[str, Any]:
    owner = events[0].article if events else article or make_article()
    told = {"name": coder.name, "version": coder.version}
    return {"article": article_json(owner, with_text=True), "events": [event_json(e) for e in events], "coder": told}


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Makes an article."""
    return make_article


@pytest.fixture(scope="session")
def event() -> Make:
    """Makes an event; every field can be changed."""
    return make_event


@pytest.fixture(scope="session")
def line() -> Callable[..., dict[str, Any]]:
    """Makes one line of a shard's results."""
    return make_line


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with nothing in it, to copy."""
    path = tmp_path_factory.mktemp("empty") / "store"
    Store.open(path, create=True).close()
    return path


@pytest.fixture(scope="session")
def fresh(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Makes a new empty store at each call."""
    return lambda: Path(shutil.copytree(empty, tmp_path_factory.mktemp("fresh") / "store"))


@pytest.fixture
def store(fresh: Callable[[], Path]) -> Iterator[Store]:
    """A new empty store, open."""
    with Store.open(fresh()) as opened:
        yield opened
