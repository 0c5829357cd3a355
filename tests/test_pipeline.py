"""The straight line."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity import pipeline
from comity.coders.fake import Fake
from comity.model import Article, Dropped, Tally
from comity.pipeline import BATCH

LOUD = "The talks went on. Kenya condemned Chad on Monday, as officials said."
SILENT = "The talks went on in the evening, and nobody said a word to the press."
FRENCH = "Le ministre a rencontré hier le président de la République pour en parler."
MAKERS = {
    "loud": lambda n: Article(f"l{n}", LOUD, f"{n}.txt", published="2024-05-03"),
    "silent": lambda n: Article(f"s{n}", SILENT, f"{n}.txt"),
    "french": lambda n: Article(f"f{n}", FRENCH, f"{n}.txt"),
    "empty": lambda n: Dropped("read", "empty", f"{n}.txt"),
}
kinds = st.lists(st.sampled_from(sorted(MAKERS)), max_size=3 * BATCH)


def records(wanted: list[str]) -> list[Article | Dropped]:
    return [MAKERS[kind](n) for n, kind in enumerate(wanted)]


@given(kinds)
def test_read_is_coded_and_silent_and_dropped(wanted: list[str]) -> None:
    """Every record is in exactly one count, and drops are told by stage and reason."""
    tally = pipeline.tally(pipeline.run(records(wanted), Fake()))
    counts = {kind: wanted.count(kind) for kind in MAKERS}
    assert tally.read == len(wanted) == tally.coded + tally.without_events + tally.dropped
    assert (tally.coded, tally.without_events, tally.events) == (counts["loud"], counts["silent"], counts["loud"])
    drops = [("read", "empty", counts["empty"]), ("text", "not English", counts["french"])]
    assert tally.drops == tuple(drop for drop in drops if drop[2])


@given(kinds)
def test_one_outcome_for_each_record_in_order(wanted: list[str]) -> None:
    """The nth outcome is that of the nth record, whatever became of it."""
    given_records = records(wanted)
    outcomes = list(pipeline.run(given_records, Fake()))
    assert len(outcomes) == len(given_records)
    for record, outcome in zip(given_records, outcomes, strict=True):
        if isinstance(record, Dropped):
            assert outcome.dropped == record
        elif outcome.article:
            assert (outcome.article.id, outcome.dropped) == (record.id, None)
            assert all(event.article == outcome.article for event in outcome.events)
        else:
            assert outcome.dropped is not None
            assert outcome.dropped.where == record.path


def test_an_empty_run_is_an_empty_tally() -> None:
    """Nothing read, nothing counted."""
    assert pipeline.tally(pipeline.run([], Fake())) == Tally()


def test_records_are_not_read_ahead_more_than_a_batch() -> None:
    """A stream without end gives its first outcome after one batch."""
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield MAKERS["loud"](taken)

    outcomes = pipeline.run(endless(), Fake())
    for expected in (BATCH, 2 * BATCH):
        for _ in range(BATCH):
            next(outcomes)
            assert taken <= expected


def test_events_do_not_depend_on_their_neighbours() -> None:
    """An article has the same events alone and in a crowd."""
    crowd = records(["loud", "silent", "empty", "french"] * BATCH)
    together = [o.events for o in pipeline.run(crowd, Fake())]
    assert together[:8] == [next(pipeline.run([record], Fake())).events for record in crowd[:8]]


def test_an_article_that_cannot_be_coded_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails on one document is a drop with its place and reason, and the others are coded."""
    good = pipeline.events

    def failing(document, coding, coder):  # type: ignore[no-untyped-def]
        if document.article.id == "l1":
            raise OverflowError("date value out of range")
        return good(document, coding, coder)

    monkeypatch.setattr(pipeline, "events", failing)
    found = list(pipeline.run(records(["loud", "loud", "loud"]), Fake()))
    assert [bool(o.events) for o in found] == [True, False, True]
    assert found[1].dropped == Dropped("code", "cannot be coded", "1.txt", "OverflowError('date value out of range')")


def test_a_coder_that_gives_too_little_is_a_fault() -> None:
    """A coder that answers fewer documents than it got ends the run instead of shifting the rest."""

    class Lazy(Fake):
        def code(self, documents):  # type: ignore[no-untyped-def]
            return iter(())

    with pytest.raises(RuntimeError):
        list(pipeline.run(records(["loud"]), Lazy()))
