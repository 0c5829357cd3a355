"""The few pieces of SVG that the charts are drawn with; every attribute and text is escaped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup, escape


def tag(name: str, *body: Markup | str, **attributes: str | float) -> Markup:
    """An element; numbers to one decimal, `class_` and names with underscores as SVG writes them."""
    given = "".join(f' {key.strip("_").replace("_", "-")}="{escape(number(value))}"' for key, value in attributes.items())
    inside = Markup("").join(escape(part) for part in body)
    return Markup(f"<{name}{given}>{inside}</{name}>") if body else Markup(f"<{name}{given}/>")  # noqa: S704  (parts are escaped above)


def number(value: str | float) -> str:
    """A number as short as it may be; text as it is."""
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def path(points: Sequence[tuple[float, float]], closed: bool = False) -> str:
    """Points as the data of a path."""
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + ("Z" if closed else "")


@dataclass(frozen=True, slots=True)
class Axis:
    """A straight scale: `low` is drawn at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Time:
    """A scale of days; a window of one day stands in the middle."""

    first: date
    last: date
    start: float
    end: float

    def __call__(self, day: date, part: float = 0.5) -> float:
        """Where a day stands: its middle, or its beginning (0) or end (1)."""
        whole = (self.last - self.first).days + 1
        return self.start + ((day - self.first).days + part) / whole * (self.end - self.start)

    def ticks(self, most: int = 8) -> list[tuple[float, str]]:
        """At most so many marks with labels, at the turn of years, months or days."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        if months < 3:
            return self._days(most)
        step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200) if months / s <= most or s == 1200)
        numbers = range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month)
        turns = [date(n // 12, n % 12 + 1, 1) for n in numbers if n % step == 0]
        return [(self(turn, 0), f"{turn.year}" if step >= 12 else f"{turn:%b %Y}") for turn in turns if turn >= self.first]

    def _days(self, most: int) -> list[tuple[float, str]]:
        whole = (self.last - self.first).days
        step = max(1, -(-whole // most))
        return [(self(day), f"{day.day} {day:%b}") for n in range(0, whole + 1, step) for day in [self.first + timedelta(days=n)]]
