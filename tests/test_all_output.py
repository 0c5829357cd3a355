"""All that the program says of the example articles, with the model as it is packaged."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from comity import api, cli, pipeline
from comity.config import Settings
from comity.model import Article, Event, Span
from comity.ontology import scheme
from comity.pipeline import Outcome

EXAMPLES = Path(__file__).parent.parent / "examples"
LEAST = 50  # articles, so that the test does not pass on nothing

pytestmark = pytest.mark.weights


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    """What became of every record of every file."""
    return list(api.code_paths([str(EXAMPLES)], Settings()))


@pytest.fixture(scope="module")
def events(outcomes: list[Outcome]) -> list[Event]:
    """All events."""
    return [event for outcome in outcomes for event in outcome.events]


def spans(value: object) -> Iterator[Span]:
    """Every span within a value, however deep; the article has none."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value) and not isinstance(value, Article):
        for part in fields(value):
            yield from spans(getattr(value, part.name))


def test_there_is_enough_to_look_at(outcomes: list[Outcome], events: list[Event]) -> None:
    """All files are read, nearly all articles tell something, and every record is counted once."""
    tally = pipeline.tally(outcomes)
    assert tally.read == tally.coded + tally.without_events + tally.dropped
    assert tally.read - tally.dropped >= LEAST
    assert len(events) >= LEAST


def test_every_span_is_the_articles_text(events: list[Event]) -> None:
    """Whatever is quoted stands in the article where the event says, letter by letter."""
    for event in events:
        found = list(spans(event))
        assert {event.anchor, event.sentence} <= set(found)
        wrong = [span for span in found if event.article.text[span.start : span.end] != span.text or span.start >= span.end]
        assert not wrong, (event.article.path, wrong)


def test_every_field_is_of_its_list(events: list[Event]) -> None:
    """Types, modes, contexts, fronts, statuses and sectors are those of the codebook; probabilities are such."""
    plover = scheme.plover()
    for event in events:
        assert set(event.modes) <= set(plover.types[event.type].modes) or not plover.types[event.type].modes
        assert set(event.contexts) <= set(plover.contexts)
        assert (event.dimension in plover.dimensions, event.status in plover.statuses) == (True, True)
        parties = (*event.actors, *event.recipients, *event.instruments)
        assert {p.sector for p in parties} <= {*plover.sectors, None}
        assert all(0 <= p <= 1 for p in (event.p_event, *(party.p for party in parties)))
        assert event.sentence.start <= event.anchor.start < event.anchor.end <= event.sentence.end
        assert event.actors or event.recipients


def test_ids_are_unique(events: list[Event]) -> None:
    """No two events bear one id."""
    assert [key for key, n in Counter(event.id for event in events).items() if n > 1] == []


def test_two_runs_print_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """Coding again prints the same lines, and with two workers too."""
    printed = []
    for more in ([], [], ["--workers", "2"]):
        assert cli.main(["code", str(EXAMPLES), "--format", "jsonl", *more]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0].count("\n") >= LEAST
    assert printed[0] == printed[1] == printed[2]
