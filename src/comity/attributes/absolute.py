"""What absolute date expressions mean: days, months, quarters, seasons and years of the calendar, with or without a year."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from comity.attributes import calendar as cal
from comity.attributes.calendar import Period
from comity.attributes.view import UNKNOWN, Parts, View, cut, first_day, last_day, year_of

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_TEENS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINALS = {word: n for n, word in enumerate(_TEENS, 1)} | {"thirtieth": 30, "thirty-first": 31}
_ORDINALS |= {f"twenty-{word}": 20 + n for n, word in enumerate(_TEENS[:9], 1)}
_CENTURY = {word: _ORDINALS[word] for word in _TEENS[9:]}
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _number_of_month(name: str) -> int:
    return _NAMES.index(name[:3].lower()) + 1


def _digits(value: str) -> int:
    """A number in figures ("5th") or as an ordinal in words."""
    return _ORDINALS.get(value.lower()) or int(re.sub(r"\D", "", value))


def _iso_range(parts: Parts, view: View, text: str) -> Period:
    first = _iso(parts, view, text).first
    last = _iso({"y": parts["y2"], "mo": parts["mo2"], "d": parts["d2"]}, view, text).first
    return cal.days(first, last) if first and last else Period(None, None, "range")


def _day_alone(parts: Parts, view: View, text: str) -> Period:
    """The last such day up to publication, in the month of the date before where that is known to the month."""
    base, number, focus = view.published, _digits(parts["d"]), view.focus
    if focus and focus.first and focus.precision in ("day", "week", "month"):
        # "On 5 October they landed. On the 26th they left": of the date before, or of the month after it.
        told = cal.at(focus.first.year, focus.first.month, number)
        # A story goes on in time; news may look back from the date just told.
        if told is None or (told < focus.first and (view.story or base is None)):
            told = cal.at(*cal.plus_months(focus.first.year, focus.first.month, 1), number)
        return cal.day(told) if told else UNKNOWN
    if base is None:
        return UNKNOWN
    months = (0, 1, 2) if view.ahead else (0, -1, -2)
    found = (cal.at(*cal.plus_months(base.year, base.month, step), number) for step in months)
    fitting = (d for d in found if d and (d >= base if view.ahead else d <= base))
    best = next(fitting, None)
    return cal.day(best) if best else UNKNOWN


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
    year = int(parts["y"]) if parts.get("y") else year_of(view, number, number_of_day)
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
    year = int(parts["y"]) if parts.get("y") else year_of(_turned(view, parts.get("which")), number)
    if year is None:
        return Period(None, None, "month")
    published = view.published
    if parts.get("which", "").lower() == "last" and published and (year, number) == (published.year, published.month):
        year -= 1
    return cut(cal.month(year, number), parts.get("part"))


def _turned(view: View, which: str | None) -> View:
    which = which.lower() if which else None
    return replace(
        view, focus=None if which in ("last", "this", "next", "this past") else view.focus, ahead=view.ahead or which == "next"
    )


def _month_range(parts: Parts, view: View, text: str) -> Period:
    first, last = (_number_of_month(parts[k]) for k in ("m", "m2"))
    year = int(parts["y"]) if parts.get("y") else year_of(view, last)
    if year is None:
        return Period(None, None, "range")
    begun = int(parts["y1"]) if parts.get("y1") else year - (last < first)
    return cal.days(first_day(cal.month(begun, first)), last_day(cal.month(year, last)))


def _stated_year(given: str | None, view: View) -> int | None:
    """A year in figures, or "last year" and its like."""
    if given and given[:4].isdigit():
        return int(given[:4])
    if given is None or view.published is None:
        return None
    return view.published.year + {"last": -1, "previous": -1, "next": 1}.get(given.split()[0].lower(), 0)


def _quarter(parts: Parts, view: View, text: str) -> Period:
    number = _ORDINAL.get(parts["n"].lower()) or _digits(parts["n"])
    year = _stated_year(parts.get("y"), view) or year_of(view, 3 * number - 2)
    return cal.quarter(year, number) if year else Period(None, None, "quarter")


def _half(parts: Parts, view: View, text: str) -> Period:
    year = _stated_year(parts["y"], view)
    start = 1 if parts["n"].lower() in ("first", "1st") else 7
    return cal.month(year, start, "range", 6) if year else Period(None, None, "range")


def _season(parts: Parts, view: View, text: str) -> Period:
    name = parts["s"].lower()
    if parts.get("y"):
        return cut(cal.season(int(parts["y"]), name), parts.get("part"))
    if view.published is None:
        return Period(None, None, "season")
    which, year = parts["which"].lower(), view.published.year
    nearest = [cal.season(y, name) for y in (year - 1, year, year + 1)]
    begun = [s for s in nearest if first_day(s) <= view.published]
    if which == "next":
        return next(s for s in nearest if first_day(s) > view.published)
    if which == "this":
        if running := [s for s in begun if last_day(s) >= view.published]:
            return running[-1]
        return next((s for s in nearest if s.first and s.first.year == year), begun[-1])
    over = [s for s in begun if last_day(s) < view.published]
    return over[-1] if over else begun[-1]


def _year_range(parts: Parts, view: View, text: str) -> Period:
    first, last = int(parts["y"]), int(parts["y2"])
    last = last if last > 99 else first // 100 * 100 + last
    return cal.years(min(first, last), max(first, last)) if first != last else cal.years(first)


def _decade(parts: Parts, view: View, text: str) -> Period:
    named = parts["y"].lower()
    first = 1920 + 10 * _DECADES.index(named) if named in _DECADES else int(named)
    return cut(cal.years(first, first + 9), parts.get("part"))


def _century(parts: Parts, view: View, text: str) -> Period:
    number = _CENTURY.get(parts["n"].lower()) or _digits(parts["n"])
    return cut(cal.years(number * 100 - 99, number * 100), parts.get("part"))


def _year(parts: Parts, view: View, text: str) -> Period:
    return cut(cal.years(int(parts["y"])), parts.get("part"))


READINGS: dict[str, Callable[[Parts, View, str], Period]] = {
    "iso": _iso, "iso_range": _iso_range, "day_alone": _day_alone,
    "numeric": _numeric, "day": _day, "day_range": _day_range, "month": _month, "month_range": _month_range,
    "quarter": _quarter, "half": _half, "season": _season, "year_range": _year_range, "decade": _decade, "century": _century,
    "year": _year,
}  # fmt: skip
"""How the expressions of each rule are read."""
