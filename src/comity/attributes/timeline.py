"""The dates of a document in the order of its text, each read in the light of those before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from comity.attributes import timex
from comity.attributes.calendar import Period
from comity.attributes.clauses import crossed
from comity.attributes.resolution import View, resolve
from comity.attributes.timex import Timex
from comity.model import Act, Document, Sentence

AHEAD = re.compile(
    r"\b(?:will|shall|won't|plan(?:s|ned|ning)? to|set to|expected to|scheduled|due (?:to|on|in|for)|upcoming|forthcoming|next|tomorrow|coming|"
    r"is to|are to|to be held|later this|intend(?:s|ed)? to|ahead of|slated|by the end of|would|from now|until|deadline|vow(?:s|ed) to|"
    r"going to|about to|by (?=\d{4}))\b",
    re.I,
)
"""Words that let a date lie after publication."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression at its place in the article, with what it means."""

    start: int
    end: int
    text: str
    timex: Timex
    period: Period
    ahead: bool


def published(document: Document) -> date | None:
    """The article's day of publication."""
    try:
        return date.fromisoformat((document.article.published or "")[:10])
    except ValueError:
        return None


@lru_cache(maxsize=4)
def dates(document: Document) -> dict[int, tuple[Dated, ...]]:
    """The date expressions of every sentence that has any, by the sentence's index."""
    today, focus, paragraph = published(document), None, -1
    found: dict[int, tuple[Dated, ...]] = {}
    for sentence in document.sentences:
        # Publication is the better starting point in a new paragraph; without it, only the text itself is left.
        focus = focus if sentence.paragraph == paragraph or today is None else None
        paragraph = sentence.paragraph
        here = tuple(_read(sentence, today, focus))
        if here:
            found[sentence.index] = here
            focus = next((d.period for d in reversed(here) if d.period.is_known), focus)
    return found


def _read(sentence: Sentence, today: date | None, focus: Period | None) -> Iterator[Dated]:
    for found in timex.find(sentence.text):
        ahead = is_ahead(sentence.text, found)
        period = clipped(resolve(found, View(today, focus, ahead)), today, ahead)
        yield Dated(sentence.start + found.start, sentence.start + found.end, found.text, found, period, ahead)
        focus = period if period.is_known else focus


def is_ahead(text: str, found: Timex) -> bool:
    """Whether words of the expression's own clause look ahead."""
    return any(crossed(text, m.start(), found.start) == 0 for m in AHEAD.finditer(text))


def clipped(period: Period, today: date | None, ahead: bool) -> Period:
    """No day after publication unless the words look ahead; a period wholly after it is not known then."""
    if today is None or ahead:
        return period
    if period.first is not None and period.first > today:
        return Period(None, None, period.precision)
    return Period(period.first, min(period.last, today) if period.last else None, period.precision)


_SINCE = re.compile(r"\b(?:since|until|till|before|prior to|after|following|ahead of|dating (?:back )?to|by)\s(?:the\s|early\s|late\s|mid-)?$", re.I)
_STARTS_SINCE = re.compile(r"(?:since|until|before|after|by)\b", re.I)
_PREPOSITION = re.compile(
    r"\b(?:in|on|at|during|over|from|of|by|since|between|for|around|circa|as of|dated|and|to)\s(?:the\s|about\s|around\s)?$", re.I
)
_INNER_PREPOSITION = re.compile(r"(?:in|during|of|from|to|and|since|by|the)\b", re.I)
_NOUN_AFTER = re.compile(r"\s(?:annual |quarterly |nuclear |peace |trade )?[\w-]+")
_ATTRIBUTIVE = frozenset({"year", "month", "year_range", "quarter", "season"})


def bounds_state(sentence: Sentence, dated: Dated) -> bool:
    """Whether the date bounds a state ("since 2014") or places another act ("after Monday's vote")."""
    at = dated.start - sentence.start
    return bool(_SINCE.search(sentence.text[max(at - 24, 0) : at]) or _STARTS_SINCE.match(dated.text))


def noun_after(sentence: Sentence, dated: Dated) -> tuple[int, int] | None:
    """The noun that a date stands before as an adjective ("the 2015 nuclear deal"), in the article; None elsewhere."""
    start, end, text = dated.start - sentence.start, dated.end - sentence.start, sentence.text
    if dated.timex.rule not in _ATTRIBUTIVE or _PREPOSITION.search(text[max(start - 20, 0) : start]) or _INNER_PREPOSITION.match(dated.text):
        return None
    after = _NOUN_AFTER.match(text, end)
    return (sentence.start + end, sentence.start + after.end()) if after else None


def modifies(act: Act, dated: Dated) -> bool:
    """Whether a date may belong to the act: it is no adjective of another noun."""
    noun = noun_after(act.sentence, dated)
    return noun is None or (noun[0] < act.anchor.end and act.anchor.start < noun[1])
