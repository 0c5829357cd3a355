"""The dates of a document in the order of its text, each read in the light of those before it."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from comity.articles import month_in_address
from comity.attributes import timex, words
from comity.attributes.calendar import Period
from comity.attributes.clauses import crossed
from comity.attributes.resolution import resolve
from comity.attributes.timex import Timex
from comity.attributes.view import View
from comity.model import Act, Document, Sentence

AHEAD = words.pattern("ahead")
"""Words that let a date lie after publication."""


FROM_PUBLICATION = frozenset(
    {"deictic", "ago", "ago_today", "before_last", "hence", "span", "unit", "weekday", "weekday_range", "weekend"}
)
"""Rules that read a date from the day of publication."""
CLOSE = frozenset({"deictic", "weekday", "weekday_range", "weekend"})
"""Rules whose dates lie within days of it."""
FULL = frozenset({"iso", "iso_range", "day", "day_range"})
"""Rules whose dates, with a year, leave nothing to be worked out."""
_FORWARD = re.compile(r"\b(?:tomorrow|next|coming)\b", re.I)
FIRST_NEWS = 1600
"""Year of the oldest newspaper; an earlier day of publication is a fault of the file."""
LEAST_PAST, SHARE_PAST = 4, 0.8
"""A history states several years and nearly all of them past; news that looks back names one or two among its own."""


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
        day = date.fromisoformat((document.article.published or "")[:10])
    except ValueError:
        return None
    return day if day.year >= FIRST_NEWS else None


def month_told(document: Document) -> Period | None:
    """The month of publication that an address tells where no day of it is known."""
    told = None if published(document) else month_in_address(document.article.url)
    if told is None:
        return None
    return Period(date(*told, 1), date(*told, monthrange(*told)[1]), "month")


@lru_cache(maxsize=4)
def dates(document: Document) -> dict[int, tuple[Dated, ...]]:
    """The date expressions of every sentence that has any, by the sentence's index."""
    today, focus, paragraph = published(document), None, -1
    story = today is None or _is_history(document, today)
    found: dict[int, tuple[Dated, ...]] = {}
    for sentence in document.sentences:
        # In news a new paragraph starts again from publication; a story is told on.
        focus = focus if sentence.paragraph == paragraph or story else None
        paragraph = sentence.paragraph
        here = tuple(_read(sentence, View(today, focus, story=story and today is not None)))
        if here:
            found[sentence.index] = here
            focus = next((d.period for d in reversed(here) if leads(d.timex, d.period, story)), focus)
    return found


def _is_history(document: Document, today: date) -> bool:
    """Whether nearly all years that the text states lie more than a year before its publication."""
    years = [
        int(year)
        for s in document.sentences
        for t in timex.find(s.text)
        if len(year := t.parts.get("y", "")) == 4 and year.isdigit()
    ]
    past = sum(year < today.year - 1 for year in years)
    return past >= LEAST_PAST and past >= SHARE_PAST * len(years)


def _read(sentence: Sentence, view: View) -> Iterator[Dated]:
    for found in timex.find(sentence.text):
        view = replace(view, ahead=is_ahead(sentence.text, found))
        view = replace(view, ahead=view.ahead or bool(_FORWARD.search(found.text)))
        # A day told with its year may lie ahead, whatever the tense: "enters into force on 1 July 2025".
        sure = found.rule in FULL and "y" in found.parts
        period = clipped(resolve(found, view), view.published, view.ahead or sure)
        if found.rule == "hence" and not period.is_known:
            continue  # how long something took, or no telling from when
        yield Dated(sentence.start + found.start, sentence.start + found.end, found.text, found, period, view.ahead)
        view = replace(view, focus=period if leads(found, period, view.story) else view.focus)


def leads(found: Timex, period: Period, story: bool) -> bool:
    """Whether what follows may be counted from this date; a story is not led on by what its teller sees from his own day."""
    return period.is_known and not (story and found.rule in FROM_PUBLICATION)


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


_ARTICLE = r"(?:the\s|early\s|late\s|mid-|about\s|around\s)?$"
_BOUNDING = words.pattern("bounding", rf"\b%s\s{_ARTICLE}")
_STARTS_BOUNDING = words.pattern("bounding", r"%s\b")
_PREPOSITION = words.pattern("date_preposition", r"\b%s\s(?:about\s|around\s)?$")
_STARTS_PREPOSITION = words.pattern("date_preposition", r"(?:%s|the)\b")
_NOUN_AFTER = re.compile(r"\s(?:annual |quarterly |nuclear |peace |trade )?[\w-]+")
_ATTRIBUTIVE = frozenset({"year", "month", "year_range", "quarter", "season"})


def bounds_state(sentence: Sentence, dated: Dated) -> bool:
    """Whether the date bounds a state ("since 2014") or places another act ("after Monday's vote")."""
    at = dated.start - sentence.start
    return bool(_BOUNDING.search(sentence.text[max(at - 24, 0) : at]) or _STARTS_BOUNDING.match(dated.text))


def noun_after(sentence: Sentence, dated: Dated) -> tuple[int, int] | None:
    """The noun that a date stands before as an adjective ("the 2015 nuclear deal"), in the article; None elsewhere."""
    start, end, text = dated.start - sentence.start, dated.end - sentence.start, sentence.text
    if (
        dated.timex.rule not in _ATTRIBUTIVE
        or _PREPOSITION.search(text[max(start - 20, 0) : start])
        or _STARTS_PREPOSITION.match(dated.text)
    ):
        return None
    after = _NOUN_AFTER.match(text, end)
    return (sentence.start + end, sentence.start + after.end()) if after else None


def modifies(act: Act, dated: Dated) -> bool:
    """Whether a date may belong to the act: it is no adjective of another noun."""
    noun = noun_after(act.sentence, dated)
    return noun is None or (noun[0] < act.anchor.end and act.anchor.start < noun[1])
