"""Windows of time: which period suits a span, where periods begin and end, and how much of a date falls into one."""

from collections.abc import Iterator
from datetime import date, timedelta

from comity.errors import UnknownName, UsageError
from comity.incidents import Incident

Window = tuple[date, date]

LONGEST = (("week", 122), ("month", 914), ("quarter", 3653))
"""Days up to which a period is chosen: some 17 weeks, 30 months or 40 quarters are still read at a glance on one chart."""
PERIODS = ("week", "month", "quarter", "year")


def chosen(period: str | None, window: Window | None) -> str:
    """The period asked for, else the one that suits the span."""
    if period is not None:
        if period not in PERIODS:
            raise UnknownName("period", period, PERIODS)
        return period
    span = (window[1] - window[0]).days if window else 0
    return next((name for name, most in LONGEST if span <= most), "year")


def bounds(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """First and last day asked for; UsageError if one is no day or they stand in the wrong order."""
    first, last = _day(since, "since"), _day(until, "until")
    if first and last and last < first:
        raise UsageError(f"the window ends before it begins: since {first}, until {last}")
    return first, last


def _day(value: str | None, name: str) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise UsageError(f"{name} must be a day like 2024-05-31, not {value!r}") from error


def days(incident: Incident) -> Window | None:
    """First and last possible day of an incident; None when undated."""
    when = incident.date
    if when is None or when.start is None:
        return None
    start, end = date.fromisoformat(when.start), date.fromisoformat(when.end or when.start)
    return start, max(start, end)


def inside(possible: Window, window: Window) -> float:
    """The share of the possible days that falls into a window."""
    common = (min(possible[1], window[1]) - max(possible[0], window[0])).days + 1
    return max(0, common) / ((possible[1] - possible[0]).days + 1)


def split(window: Window, period: str) -> Iterator[tuple[str, Window]]:
    """The periods of a window with their labels, in order, whole ones: the first and last may reach beyond the window."""
    start = _begin(window[0], period)
    while start <= window[1]:
        following = _next(start, period)
        yield _label(start, period), (start, following - timedelta(days=1))
        start = following


def _begin(when: date, period: str) -> date:
    if period == "week":
        return when - timedelta(days=when.weekday())
    month = {"month": when.month, "quarter": (when.month - 1) // 3 * 3 + 1, "year": 1}[period]
    return date(when.year, month, 1)


def _next(start: date, period: str) -> date:
    if period == "week":
        return start + timedelta(days=7)
    months = start.year * 12 + start.month - 1 + {"month": 1, "quarter": 3, "year": 12}[period]
    return date(months // 12, months % 12 + 1, 1)


def _label(start: date, period: str) -> str:
    if period == "week":
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}"
    return {"month": f"{start:%Y-%m}", "quarter": f"{start.year}-Q{(start.month + 2) // 3}", "year": f"{start.year}"}[period]
