"""From where a date expression is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from comity.attributes import calendar as cal
from comity.attributes.calendar import Period

Parts = Mapping[str, str]
"""What a rule caught of an expression, by the names of its groups."""
UNKNOWN = Period(None, None, "day")
TURN = 8
"""Months between two dates in a row from which the second lies beyond the turn of the year: "in December … in February"."""


@dataclass(frozen=True, slots=True)
class View:
    """From where an expression is read: publication day, the last date before it in the text, and how the text looks at it.

    `ahead`: the words look into the future; `story`: the text tells of earlier years, so that only its own dates lead on.
    """

    published: date | None = None
    focus: Period | None = None
    ahead: bool = False
    story: bool = False


def year_of(view: View, number: int, number_of_day: int = 1) -> int | None:
    """The year of a day or month given without one: the last such up to publication, the next when the words look ahead."""
    focus = view.focus if view.focus and view.focus.first and view.focus.last else None
    if view.published is None or (view.story and focus):
        return _nearest_year(focus, number) if focus else None
    # A story of earlier years goes on in them.
    if focus and focus.last and focus.last.year < view.published.year - 1:
        return _nearest_year(focus, number)
    here = (number, number_of_day)
    today = (view.published.month, view.published.day)
    if view.ahead:
        return view.published.year + (here < today and number < view.published.month)
    return view.published.year - (here > today)


def _nearest_year(focus: Period, number: int) -> int:
    """The year in which a month lies nearest to the last date; that date's own year if it is no more exact than a year."""
    last = last_day(focus)
    if focus.precision not in ("day", "month", "week"):
        return last.year
    away = number - last.month
    return last.year + (away < -TURN) - (away > TURN)


def told_day(view: View) -> date | None:
    """The day that "earlier" and "the previous month" start from."""
    if view.focus and view.focus.last:
        return view.focus.last
    return None


def first_day(period: Period) -> date:
    """Its first day, the calendar's own where it is open."""
    return period.first or date.min


def last_day(period: Period) -> date:
    """Its last day, the calendar's own where it is open."""
    return period.last or date.max


def cut(period: Period, which: str | None, base: date | None = None) -> Period:
    """The part of a period that "early", "the end of" or "later this" points to."""
    words = (which or "").lower()
    if not words:
        return period
    if words == "earlier":
        return Period(period.first, min(base, last_day(period)) if base else period.last, period.precision)
    if words == "later":
        return Period(max(base, first_day(period)) if base else period.first, period.last, period.precision)
    thirds = {
        "early": "early",
        "start": "early",
        "beginning": "early",
        "mid": "mid",
        "middle": "mid",
        "late": "late",
        "end": "late",
    }
    return cal.part(period, next(third for word, third in thirds.items() if word in words))
