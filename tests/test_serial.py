"""Events as JSON and back."""

import json
import string
from dataclasses import replace

import pyarrow as pa
import pytest
from builders import event
from hypothesis import given
from hypothesis import strategies as st

from comity import serial
from comity.model import Actor, Article, CoderInfo, Event, EventDate, Magnitude, Place, Span

words = st.text(max_size=12)
maybe = st.none() | words
number = st.floats(allow_nan=False, allow_infinity=False)
rounded = st.floats(0, 1).map(lambda p: round(p, 4))
offset = st.integers(0, 200_000)
spans = st.builds(Span, offset, offset, words)
days = st.none() | st.dates().map(lambda d: d.isoformat())
names = st.lists(st.text(string.ascii_uppercase, min_size=1, max_size=8), max_size=3, unique=True)
actors = st.builds(Actor, spans, maybe, maybe, maybe, maybe, maybe, number, words)
sides = st.lists(actors, max_size=3).map(tuple)
stated = st.builds(lambda a, b, precision, p, s: EventDate(a, b, precision, p, s, s.text), days, days, words, number, spans)
inferred = st.builds(EventDate, days, days, words, number)
articles = st.builds(Article, words, words, maybe, maybe, maybe, days, maybe, maybe, maybe, maybe)
events = st.builds(
    Event,
    id=words,
    article=articles,
    type=words,
    type_probs=names.flatmap(lambda keys: st.tuples(*(st.tuples(st.just(key), rounded) for key in keys))),
    p_event=rounded,
    modes=names.map(tuple),
    contexts=names.map(tuple),
    dimension=words,
    quad=st.integers(1, 4),
    score=number,
    anchor=spans,
    sentence=spans,
    actors=sides,
    recipients=sides,
    instruments=sides,
    status=words,
    status_cue=st.none() | spans,
    asserted_by=st.none() | actors,
    date=st.none() | stated | inferred,
    place=st.none() | st.builds(Place, st.none() | spans, words, maybe, maybe, st.none() | number, st.none() | number, number),
    magnitudes=st.lists(st.builds(Magnitude, spans, words, st.none() | number, st.none() | number), max_size=2).map(tuple),
    coder=st.builds(CoderInfo, words, words),
    echoes=st.lists(spans, max_size=2).map(tuple),
)


@given(events)
def test_round_trip(one: Event) -> None:
    """Through JSON text and back nothing is lost."""
    assert serial.event_from_json(json.loads(json.dumps(serial.event_json(one, with_text=True)))) == one


@given(st.lists(st.floats(0, 1), min_size=1, max_size=4))
def test_probabilities_are_rounded_to_four_decimals(probs: list[float]) -> None:
    """The only loss is below the fourth decimal of type probabilities and of P(event)."""
    one = replace(event(), type_probs=tuple((f"T{n}", p) for n, p in enumerate(probs)), p_event=probs[0])
    again = serial.event_from_json(serial.event_json(one, with_text=True))
    assert replace(again, type_probs=one.type_probs, p_event=one.p_event) == one
    assert [p for _, p in again.type_probs] == pytest.approx(probs, abs=5.1e-5)
    assert again.p_event == pytest.approx(probs[0], abs=5.1e-5)


def test_text_is_left_out_unless_asked_for() -> None:
    """An event's JSON has the article's facts, and its text only with `with_text`."""
    one = event()
    assert "text" not in serial.event_json(one)["article"]
    assert serial.event_json(one, with_text=True)["article"]["text"] == one.article.text
    assert serial.event_from_json(serial.event_json(one)).article == replace(one.article, text="")


@given(events)
def test_every_event_is_a_row_of_the_table(one: Event) -> None:
    """A flat row has the columns of the schema, in its types."""
    table = pa.Table.from_pylist([serial.event_row(one)], schema=serial.ROW_SCHEMA)
    assert tuple(serial.event_row(one)) == serial.ROW == tuple(table.column_names)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (None, None),
        (EventDate(None, None, "day", 0.5), None),
        (EventDate("2024-05-01", "2024-05-01", "day", 1.0), "2024-05-01"),
        (EventDate("2024-05-01", None, "day", 1.0), "2024-05-01"),
        (EventDate("2024-05-01", "2024-05-31", "month", 1.0), "2024-05-01..2024-05-31"),
    ],
)
def test_day_or_range(date: EventDate | None, text: str | None) -> None:
    """A date is one day, or a range, or nothing."""
    assert serial.day_or_range(date) == text
