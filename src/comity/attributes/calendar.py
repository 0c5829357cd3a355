"""Stretches of days: the calendar arithmetic behind date expressions."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season, meteorological, northern: the press of the south writes its own months."""


@dataclass(frozen=True, slots=True)
class Period:
    """First and last possible day, each included; None where open or unknown."""

    first: date | None
    last: date | None
    precision: str

    @property
    def is_known(self) -> bool:
        """Whether it says any day at all."""
        return self.first is not None or self.last is not None


def day(when: date) -> Period:
    """One day."""
    return Period(when, when, "day")


def days(first: date, last: date) -> Period:
    """A range, turned round where its ends are given in the wrong order."""
    return Period(min(first, last), max(first, last), "range")


def week(when: date) -> Period:
    """The week (Monday to Sunday) of a day."""
    monday = when - timedelta(days=when.weekday())
    return Period(monday, monday + timedelta(days=6), "week")


def month(year: int, number: int, precision: str = "month", length: int = 1) -> Period:
    """`length` months from a month on."""
    last_year, last_month = plus_months(year, number, length - 1)
    return Period(date(year, number, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]), precision)


def quarter(year: int, number: int) -> Period:
    """A quarter of a year, 1 to 4."""
    return month(year, 3 * number - 2, "quarter", 3)


def season(year: int, name: str) -> Period:
    """A season by the year in which it begins."""
    return month(year, SEASONS[name], "season", 3)


def years(first: int, last: int | None = None) -> Period:
    """A year, or a range of years."""
    return Period(date(first, 1, 1), date(last or first, 12, 31), "year" if last in (None, first) else "range")


def plus_months(year: int, number: int, months: int) -> tuple[int, int]:
    """Year and month so many months later or earlier; years stay within the calendar."""
    total = min(max(year * 12 + number - 1 + months, 12), 9998 * 12)
    return total // 12, total % 12 + 1


def shift(when: date, amount: int, unit: str) -> Period:
    """The stretch that lies so many units from a day, as exact as the unit: days, weeks, months, years or decades."""
    if unit == "day":
        return day(_plus_days(when, amount))
    if unit == "week":
        return week(_plus_days(when, 7 * amount))
    if unit == "month":
        return month(*plus_months(when.year, when.month, amount))
    return years(min(max(when.year + amount * (10 if unit == "decade" else 1), 1), 9998))


_THIRDS = {"early": 0, "mid": 1, "late": 2}


def part(period: Period, which: str) -> Period:
    """The early, middle or late third of a period, cut at days 10 and 20 of a month and at months 4 and 8 of a year."""
    first, last, third = period.first, period.last, _THIRDS[which]
    if first is None or last is None:
        return period
    if period.precision == "month":
        return Period(first.replace(day=10 * third + 1), first.replace(day=10 * third + 10) if third < 2 else last, "range")
    if period.precision == "year":
        return month(first.year, 4 * third + 1, "range", 4)
    step = (last - first) // 3
    return Period(first + third * step, last - (2 - third) * step, "range")


def at(year: int, number: int, number_of_day: int) -> date | None:
    """A day, None when the calendar has none such."""
    if not (1 <= year <= 9998 and 1 <= number <= 12 and 1 <= number_of_day <= monthrange(year, number)[1]):
        return None
    return date(year, number, number_of_day)


def _plus_days(when: date, amount: int) -> date:
    return date.fromordinal(min(max(when.toordinal() + amount, 366), date.max.toordinal() - 400))
