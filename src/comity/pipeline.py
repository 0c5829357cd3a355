"""The straight line: records ► documents ► acts ► events, and the tally of what was read, coded and dropped.

    record ─ text.prepare ─► Document ─ coder ─► Coding ─ actors ─► Parties ─ attributes, here ─► Event

Every record gives exactly one Outcome: read = coded + without events + dropped.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from comity import text
from comity.events import coder_info as coder_info
from comity.events import events
from comity.model import Article, Coding, Document, Dropped, Event, Tally
from comity.plugins import Coder

BATCH = 16  # documents that go to the coder together, so that windows of like length meet


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: its article and events (perhaps none), or why it was dropped."""

    article: Article | None
    events: tuple[Event, ...] = ()
    dropped: Dropped | None = None


def run(records: Iterable[Article | Dropped], coder: Coder) -> Iterator[Outcome]:
    """Code records in order; one Outcome each."""
    stream = iter(records)
    while batch := list(islice(stream, BATCH)):
        prepared = [record if isinstance(record, Dropped) else text.prepare(record) for record in batch]
        codings = coder.code([p for p in prepared if isinstance(p, Document)])
        for one in prepared:
            if isinstance(one, Dropped):
                yield Outcome(None, dropped=one)
            else:
                yield _outcome(one, next(codings), coder)


def _outcome(document: Document, coding: Coding, coder: Coder) -> Outcome:
    """The events of one document; one that cannot be made into events is dropped, so that it costs no other."""
    try:
        return Outcome(document.article, events(document, coding, coder))
    except Exception as error:  # whatever a text of the world brings up: the run must go on, and the tally shows it
        return Outcome(
            None, dropped=Dropped("code", "cannot be coded", document.article.path or document.article.id, repr(error))
        )


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Counts over outcomes; the drops by stage and reason."""
    read = coded = silent = found = 0
    drops: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        read += 1
        found += len(outcome.events)
        coded += bool(outcome.events)
        silent += not (outcome.events or outcome.dropped)
        if outcome.dropped:
            drops[outcome.dropped.stage, outcome.dropped.reason] += 1
    listed = tuple((stage, reason, n) for (stage, reason), n in sorted(drops.items()))
    return Tally(read, coded, silent, read - coded - silent, found, listed)
