"""What relative date expressions mean: those seen from the day of publication, and those counted from a date told before."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from comity.attributes import calendar as cal
from comity.attributes import numbers
from comity.attributes.calendar import Period
from comity.attributes.view import UNKNOWN, Parts, View, cut, first_day, last_day, told_day

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WAY = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}


def _weekday(parts: Parts, view: View, text: str) -> Period:
    if view.published is None or view.story:
        return UNKNOWN
    which = (parts.get("which") or "").lower()
    away = (_WEEK.index(parts["w"][:3].lower()) - view.published.weekday()) % 7
    if which in ("next", "the following") or (view.ahead and which not in ("last", "this past", "the previous")):
        return cal.day(view.published + timedelta(days=away or 7))
    back = (7 - away) % 7
    return cal.day(view.published - timedelta(days=back or (7 if which in ("last", "this past", "the previous") else 0)))


def _weekday_range(parts: Parts, view: View, text: str) -> Period:
    """From one weekday to another: the first is that before the second, looking back; the second that after the first, ahead."""
    first, last = (_weekday({"w": parts[k]}, view, text).first for k in ("w", "w2"))
    if first is None or last is None:
        return Period(None, None, "range")
    away = (_WEEK.index(parts["w2"][:3].lower()) - _WEEK.index(parts["w"][:3].lower())) % 7
    return cal.days(first, first + timedelta(days=away)) if view.ahead else cal.days(last - timedelta(days=away), last)


def _deictic(parts: Parts, view: View, text: str) -> Period:
    if view.published is None:
        return UNKNOWN
    steps = {
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "late last night": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    }
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


def _unit(parts: Parts, view: View, text: str) -> Period:
    unit, which = parts["u"].lower(), parts["which"].lower()
    # "Next year" is counted from publication, "the next year" from what was told before.
    is_told = which in ("previous", "following") or (which == "next" and "the next" in text) or view.story
    base = (told_day(view) if is_told else None) or view.published
    if base is None:
        return Period(None, None, "range" if unit == "decade" else unit)
    return cut(_around(base, unit, _WAY[which]), parts.get("part"), base)


def _around(base: date, unit: str, step: int) -> Period:
    """The calendar week, month, quarter, year or decade of a day, or so many later."""
    if unit == "week":
        return cal.shift(base, step, "week")
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


def _within(parts: Parts, view: View, text: str) -> Period:
    """The end (start, rest) of "the" month or year: that of the date before, else that of publication."""
    unit = parts.get("u") or parts.get("u2") or parts["u3"]
    which = parts.get("part") or parts.get("part2") or parts["part3"]
    base = told_day(view) or view.published
    if base is None:
        return Period(None, None, unit.lower())
    around = _around(base, unit.lower(), 0)
    return cut(around, {"rest": "later"}.get(which.lower(), which), base)


def _before_last(parts: Parts, view: View, text: str) -> Period:
    unit = parts["u"].lower()
    return _around(view.published, unit, -2) if view.published else Period(None, None, unit)


def _ago_today(parts: Parts, view: View, text: str) -> Period:
    """The very day so many years or weeks back."""
    count = _count(parts["n"])
    found = cal.at(*_moved(view.published, -count, parts["u"].lower())) if view.published and count else None
    return cal.day(found) if found else UNKNOWN


def _hence(parts: Parts, view: View, text: str) -> Period:
    """So many units after publication, where the words look ahead; "in two weeks" is else how long something took."""
    count = _count(parts["n"])
    if view.published is None or count is None or not view.ahead:
        return Period(None, None, "range")
    then = cal.shift(view.published, count, parts["u"].lower())
    return cal.days(view.published, last_day(then)) if text.startswith("within") else then


def _ago(parts: Parts, view: View, text: str) -> Period:
    unit, count = parts["u"].lower(), _count(parts.get("n", ""))
    if view.published is None or count is None:
        return Period(None, None, "range")
    return cal.shift(view.published, -count, unit)


def _span(parts: Parts, view: View, text: str) -> Period:
    count, published = _count(parts.get("n", "")), view.published
    if published is None or count is None:
        return Period(None, None, "range")
    ahead = parts["way"].lower() in ("next", "coming")
    far = cal.at(*_moved(published, count if ahead else -count, parts["u"].lower()))
    return cal.days(published, far) if far else Period(None, None, "range")


def _moved(when: date, amount: int, unit: str) -> tuple[int, int, int]:
    """The same day so many units away; the last days of a month become its last where that month is shorter."""
    if unit in ("day", "week"):
        moved = first_day(cal.shift(when, amount * (7 if unit == "week" else 1), "day"))
        return moved.year, moved.month, moved.day
    months = amount * {"month": 1, "year": 12, "decade": 120}[unit]
    year, number = cal.plus_months(when.year, when.month, months)
    return year, number, min(when.day, monthrange(year, number)[1])


def _from_then(parts: Parts, view: View, text: str) -> Period:
    unit, way = (parts.get("u") or parts["u2"]).lower(), (parts.get("way") or "same").lower()
    base, count = told_day(view), _count(parts.get("n") or "a")
    if base is None or count is None or view.focus is None:
        return Period(None, None, unit if unit != "decade" else "range")
    step = {"earlier": -1, "before": -1, "prior": -1, "previous": -1, "same": 0}.get(way, 1) * count
    if unit == "day":
        # Days are counted from a day; from a month or a year nothing is known.
        return cal.shift(base, step, "day") if view.focus.precision == "day" or step == 0 else UNKNOWN
    return _around(base, unit, step) if unit != "decade" else cal.shift(base, step, unit)


READINGS: dict[str, Callable[[Parts, View, str], Period]] = {
    "weekday": _weekday, "weekday_range": _weekday_range, "before_last": _before_last, "ago_today": _ago_today, "hence": _hence,
    "deictic": _deictic, "weekend": _weekend, "unit": _unit, "within": _within, "ago": _ago, "span": _span,
    "from_then": _from_then,
}  # fmt: skip
"""How the expressions of each rule are read."""
