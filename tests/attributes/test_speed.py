"""Hostile sentences: no pattern may take long on any text."""

import time

import pytest
from acts import Case

from comity.attributes import attribution, contexts, date, dimension, magnitude, place, status
from comity.gazetteer import places
from comity.model import Act, Article, Document, Mention, Sentence, Span

LONGEST = 1480  # characters; the text stage cuts sentences at 1,500
LIMIT = 1.0  # seconds for all attributes of one act; 0.1 is usual, the rest is for a busy machine

UNITS = [
    "a ",
    "1 ",
    "1,",
    "12,345 ",
    "one hundred and ",
    "In Paris, ",
    "said ",
    ", who ",
    "of the ",
    "“",
    "not ",
    "May 3 to ",
    "since the ",
    "the attack ",
    "according to ",
    "$1 ",
    "two thousand million ",
    "denied the claims ",
    "if ",
    " \n",
    "hundreds of ",
    "'s ",
]


def _hostile(unit: str) -> Case:
    text = (unit * LONGEST)[:LONGEST] + " shelled it"
    at = text.rindex("shelled")
    sentence = Sentence(0, 0, len(text), text)
    act = Act(Span(at, at + 7, "shelled"), sentence, (("ASSAULT", 1.0),), 1.0)
    return Case(Document(Article("a", text, published="2024-11-28", genre="interview"), (sentence,)), act)


@pytest.mark.parametrize("unit", UNITS)
def test_no_sentence_takes_long(unit: str) -> None:
    """The longest sentence of one repeated piece is through in a bounded time."""
    made = _hostile(unit)
    words = made.act.sentence.text
    mentions = [Mention(Span(at, at + 3, words[at : at + 3])) for at in range(0, LONGEST, 20)]
    places.look_up("Paris")  # the gazetteer is read once a process, outside the measure
    begun = time.perf_counter()
    date.event_date(made.document, made.act)
    place.event_place(made.document, made.act, ())
    magnitude.magnitudes(made.document, made.act)
    status.status_of(made.document, made.act)
    attribution.source_of(made.document, made.act, mentions)
    found = contexts.contexts_of(made.document, made.act)
    dimension.dimension_of(made.act.type, (), found, (), (), words)
    assert time.perf_counter() - begun < LIMIT
