"""What a date expression means, seen from the day of publication and from the last date the text gave."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from comity.attributes import calendar as cal
from comity.attributes import numbers
from comity.attributes.calendar import Period
from comity.attributes.timex import Timex

UNKNOWN = Period(None, None, "day")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_CENTURY = {"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}
_PRECISION = {"weekday": "day", "deictic": "day", "weekend": "range", "numeric": "day"}


@dataclass(frozen=True, slots=True)
class View:
    """From where an expression is read: publication day, the last date before it in the text, and whether the words look ahead."""

    published: date | None = None
    focus: Period | None = None
    ahead: bool = False


Parts = Mapping[str, str]


def resolve(timex: Timex, view: View) -> Period:
    """The period of an expression; both ends None where what it depends on is not known."""
    return _READINGS[timex.rule](timex.parts, view, timex.text.lower())


def _year_of(view: View, number: int, number_of_day: int = 1) -> int | None:
    """The year of a day or month given without one: the last such up to publication, the next when the words look ahead."""
    if view.published is None:
        return view.focus.first.year if view.focus and view.focus.first else None
    if view.focus and view.focus.last and view.focus.last.year < view.published.year - 1:
        return view.focus.last.year
    here = (number, number_of_day)
    today = (view.published.month, view.published.day)
    if view.ahead:
        return view.published.year + (here < today and number < view.published.month)
    return view.published.year - (here > today)


def _number_of_month(name: str) -> int:
    return _NAMES.index(name[:3].lower()) + 1


def _digits(value: str) -> int:
    return int(re.sub(r"\D", "", value))


def _iso(parts: Parts, view: View, text: str) -> Period:
    found = cal.at(int(parts["y"]), int(parts["mo"]), int(parts["d"]))
    return cal.day(found) if found else UNKNOWN


def _numeric(parts: Parts, view: View, text: str) -> Period:
    """Day first with points; with strokes whichever order exists, and if both do, the one nearer to publication."""
    a, b, year = int(parts["a"]), int(parts["b"]), int(parts["y"])
    orders = [cal.at(year, b, a)] + ([cal.at(year, a, b)] if parts["sep"] == "/" else [])
    days = [d for d in orders if d]
    if not days or (len(set(days)) > 1 and view.published is None):
        return UNKNOWN
    published = view.published
    return cal.day(min(days, key=lambda d: (d > published, published - d) if published else (False, timedelta())))


def _day(parts: Parts, view: View, text: str) -> Period:
    number, number_of_day = _number_of_month(parts["m"]), _digits(parts["d"])
    year = int(parts["y"]) if parts.get("y") else _year_of(view, number, number_of_day)
    found = cal.at(year, number, number_of_day) if year else None
    return cal.day(found) if found else UNKNOWN


def _day_range(parts: Parts, view: View, text: str) -> Period:
    ends = ({**parts, "m": parts.get("m") or parts["m2"]}, {**parts, "m": parts.get("m2") or parts["m"], "d": parts["d2"]})
    first, last = (_day(end, view, text).first for end in ends)
    if first is None or last is None:
        return Period(None, None, "range")
    if last < first:  # over the turn of the year
        first = cal.at(first.year - 1, first.month, first.day) or first
    return cal.days(first, last)


def _month(parts: Parts, view: View, text: str) -> Period:
    number = _number_of_month(parts["m"])
    year = int(parts["y"]) if parts.get("y") else _year_of(_turned(view, parts.get("which")), number)
    if year is None:
        return Period(None, None, "month")
    published = view.published
    if parts.get("which") == "last" and published and (year, number) == (published.year, published.month):
        year -= 1
    return _cut(cal.month(year, number), parts.get("part"))


def _turned(view: View, which: str | None) -> View:
    return View(view.published, None if which else view.focus, ahead=view.ahead or which == "next")


def _month_range(parts: Parts, view: View, text: str) -> Period:
    first, last = (_number_of_month(parts[k]) for k in ("m", "m2"))
    year = int(parts["y"])
    return cal.days(_first(cal.month(year - (last < first), first)), _last(cal.month(year, last)))


def _first(period: Period) -> date:
    return period.first or date.min


def _last(period: Period) -> date:
    return period.last or date.max


def _stated_year(given: str | None, view: View) -> int | None:
    """A year in figures, or "last year" and its like."""
    if given and given[:4].isdigit():
        return int(given[:4])
    if given is None or view.published is None:
        return None
    return view.published.year + {"last": -1, "previous": -1, "next": 1}.get(given.split()[0].lower(), 0)


def _quarter(parts: Parts, view: View, text: str) -> Period:
    number = _ORDINAL.get(parts["n"].lower()) or _digits(parts["n"])
    year = _stated_year(parts.get("y"), view) or _year_of(view, 3 * number - 2)
    return cal.quarter(year, number) if year else Period(None, None, "quarter")


def _half(parts: Parts, view: View, text: str) -> Period:
    year = _stated_year(parts["y"], view)
    start = 1 if parts["n"].lower() in ("first", "1st") else 7
    return cal.month(year, start, "range", 6) if year else Period(None, None, "range")


def _season(parts: Parts, view: View, text: str) -> Period:
    name = parts["s"].lower()
    if parts.get("y"):
        return _cut(cal.season(int(parts["y"]), name), parts.get("part"))
    if view.published is None:
        return Period(None, None, "season")
    which, year = parts["which"].lower(), view.published.year
    nearest = [cal.season(y, name) for y in (year - 1, year, year + 1)]
    begun = [s for s in nearest if _first(s) <= view.published]
    if which == "next":
        return next(s for s in nearest if _first(s) > view.published)
    if which == "this":
        return next((s for s in nearest if s.first and s.first.year == year), begun[-1])
    over = [s for s in begun if _last(s) < view.published]
    return over[-1] if over else begun[-1]


def _weekday(parts: Parts, view: View, text: str) -> Period:
    if view.published is None:
        return UNKNOWN
    which = (parts.get("which") or "").lower()
    away = (_WEEK.index(parts["w"][:3].lower()) - view.published.weekday()) % 7
    if which in ("next", "the following") or (view.ahead and which != "last"):
        return cal.day(view.published + timedelta(days=away or 7))
    back = (7 - away) % 7
    return cal.day(view.published - timedelta(days=back or (7 if which in ("last", "this past", "the previous") else 0)))


def _deictic(parts: Parts, view: View, text: str) -> Period:
    if view.published is None:
        return UNKNOWN
    steps = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "late last night": -1, "tomorrow": 1, "the day after tomorrow": 2}
    return cal.shift(view.published, steps.get(" ".join(text.split()), 0), "day")


def _weekend(parts: Parts, view: View, text: str) -> Period:
    if view.published is None:
        return Period(None, None, "range")
    saturday = view.published - timedelta(days=(view.published.weekday() - 5) % 7)
    which = (parts.get("which") or "").lower()
    weekday = view.published.weekday() < 5
    if which == "next" or (weekday and (view.ahead or which == "this")):
        saturday += timedelta(days=7)
    elif which in ("last", "this past") and not weekday:
        saturday -= timedelta(days=7)
    return cal.days(saturday, saturday + timedelta(days=1))


_WAY = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}


def _unit(parts: Parts, view: View, text: str) -> Period:
    unit, which = parts["u"].lower(), parts["which"].lower()
    anaphoric = which in ("previous", "following") and view.focus is not None
    base = _base(view) if anaphoric else view.published
    if base is None:
        return Period(None, None, "range" if unit == "decade" else unit)
    return _cut(_around(base, unit, _WAY[which]), parts.get("part"), base)


def _around(base: date, unit: str, step: int) -> Period:
    """The calendar week, month, quarter, year or decade of a day, or so many later."""
    if unit == "week":
        return cal.week(_first(cal.shift(base, step, "week")))
    if unit == "month":
        return cal.month(*cal.plus_months(base.year, base.month, step))
    if unit == "quarter":
        year, number = cal.plus_months(base.year, base.month, 3 * step)
        return cal.quarter(year, (number + 2) // 3)
    if unit == "decade":
        first = (base.year // 10 + step) * 10
        return cal.years(first, first + 9)
    return cal.years(base.year + step)


def _count(words: str) -> int | None:
    """How many units; None where the words leave it open ("several", "many")."""
    named = {"a": 1, "an": 1, "a couple of": 2}
    words = words.lower().strip()
    if words in named:
        return named[words]
    found = numbers.value(words)
    return int(found) if found and found >= 1 else None


def _ago(parts: Parts, view: View, text: str) -> Period:
    unit, count = parts["u"].lower(), _count(parts["n"])
    if view.published is None or count is None:
        return Period(None, None, "range")
    found = cal.shift(view.published, -count, unit)
    return cal.week(_first(found)) if unit == "week" else found


def _span(parts: Parts, view: View, text: str) -> Period:
    count, published = _count(parts["n"]), view.published
    if published is None or count is None:
        return Period(None, None, "range")
    ahead = parts["way"].lower() in ("next", "coming")
    far = cal.at(*_moved(published, count if ahead else -count, parts["u"].lower()))
    return cal.days(published, far) if far else Period(None, None, "range")


def _moved(when: date, amount: int, unit: str) -> tuple[int, int, int]:
    """The same day so many units away; the last days of a month become its 28th where that month is shorter."""
    if unit in ("day", "week"):
        moved = _first(cal.shift(when, amount, unit))
        return moved.year, moved.month, moved.day
    months = amount * {"month": 1, "year": 12, "decade": 120}[unit]
    return (*cal.plus_months(when.year, when.month, months), min(when.day, 28))


def _base(view: View) -> date | None:
    """The day that "earlier" and "the previous month" start from."""
    if view.focus and view.focus.last:
        return view.focus.last
    return None


def _from_then(parts: Parts, view: View, text: str) -> Period:
    unit, way = (parts.get("u") or parts["u2"]).lower(), (parts.get("way") or "same").lower()
    base, count = _base(view), _count(parts.get("n") or "a")
    if base is None or count is None or view.focus is None:
        return Period(None, None, unit if unit != "decade" else "range")
    step = {"earlier": -1, "before": -1, "prior": -1, "previous": -1, "same": 0}.get(way, 1) * count
    if unit == "day":
        # Days are counted from a day; from a month or a year nothing is known.
        return cal.shift(base, step, "day") if view.focus.precision == "day" or step == 0 else UNKNOWN
    return _around(base, unit, step) if unit != "decade" else cal.shift(base, step, unit)


def _year_range(parts: Parts, view: View, text: str) -> Period:
    first, last = int(parts["y"]), int(parts["y2"])
    last = last if last > 99 else first // 100 * 100 + last
    return cal.years(min(first, last), max(first, last)) if first != last else cal.years(first)


def _decade(parts: Parts, view: View, text: str) -> Period:
    first = int(parts["y"])
    return _cut(cal.years(first, first + 9), parts.get("part"))


def _century(parts: Parts, view: View, text: str) -> Period:
    number = _CENTURY.get(parts["n"].lower()) or _digits(parts["n"])
    return _cut(cal.years(number * 100 - 99, number * 100), parts.get("part"))


def _year(parts: Parts, view: View, text: str) -> Period:
    return _cut(cal.years(int(parts["y"])), parts.get("part"))


def _cut(period: Period, which: str | None, base: date | None = None) -> Period:
    """The part of a period that "early", "the end of" or "later this" points to."""
    words = (which or "").lower()
    if not words:
        return period
    if words == "earlier":
        return Period(period.first, min(base, _last(period)) if base else period.last, period.precision)
    if words == "later":
        return Period(max(base, _first(period)) if base else period.first, period.last, period.precision)
    thirds = {"early": "early", "start": "early", "beginning": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late"}
    return cal.part(period, next(third for word, third in thirds.items() if word in words))


_READINGS: dict[str, Callable[[Parts, View, str], Period]] = {
    "iso": _iso, "numeric": _numeric, "day": _day, "day_range": _day_range, "month": _month, "month_range": _month_range,
    "quarter": _quarter, "half": _half, "season": _season, "weekday": _weekday, "deictic": _deictic, "weekend": _weekend,
    "unit": _unit, "ago": _ago, "span": _span, "from_then": _from_then, "year_range": _year_range, "decade": _decade,
    "century": _century, "year": _year,
}  # fmt: skip
