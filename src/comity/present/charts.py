"""The chart of a front: every incident, each period's level with its band, cooperation and conflict, and coverage, over time.

Drawn as SVG by hand, both directions in one picture: circles and a full line for the first, diamonds and a dashed line for
the second, so that nothing hangs on colour alone. Colours are CSS variables of the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from comity.present import words
from comity.present.svg import Axis, Time, path, tag
from comity.relations import Entry, Figure, Front, Period
from comity.relations.conduct import LIMIT, signed

WIDTH, LEFT, RIGHT = 860, 64, 12
LEVEL, FLOWS, WRITTEN = (34, 224), (252, 322), (348, 384)
HEIGHT = 426
SIDES = ("first", "second")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a chart shows besides its fronts: the window, what the directions are called, and a line that is printed on it."""

    since: date
    until: date
    names: tuple[str, str]
    note: str | None

    @property
    def time(self) -> Time:
        """The axis of time."""
        return Time(self.since, self.until, LEFT, WIDTH - RIGHT)


def front_chart(fronts: tuple[Front, Front], frame: Frame, key: str) -> Markup:
    """The chart of one front in both directions; `key` makes the ids of its title and description."""
    body = [
        tag("title", f"{words.front_name(fronts[0])}: {frame.names[0]}, {frame.names[1]}", id=f"{key}-title"),
        tag("desc", _described(fronts, frame), id=f"{key}-desc"),
        *_time_axis(frame.time),
        *_level(fronts, frame),
        *_flows(fronts, frame),
        *_written(fronts, frame),
    ]
    if frame.note:
        body.append(tag("text", frame.note, class_="note", x=WIDTH - RIGHT, y=HEIGHT - 4, text_anchor="end"))
    labels = {"role": "img", "aria_labelledby": f"{key}-title {key}-desc"}
    return tag("svg", *body, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="chart", **labels)


def _described(fronts: tuple[Front, Front], frame: Frame) -> str:
    """The chart in words, for those who do not see it."""
    said = [
        f"{name}: {words.counted(f.figure.n, 'incident')}, mean {f.figure.text}, {f.change.text}"
        for name, f in zip(frame.names, fronts, strict=True)
    ]
    return f"From {frame.since} to {frame.until}. {'. '.join(said)}. The table below the chart holds the numbers."


def _time_axis(time: Time) -> Iterable[Markup]:
    for x, label in time.ticks():
        yield tag("line", class_="grid", x1=x, x2=x, y1=LEVEL[0], y2=WRITTEN[1])
        yield tag("text", label, class_="tick", x=x, y=WRITTEN[1] + 16, text_anchor="start" if x < LEFT + 20 else "middle")


def _level(fronts: tuple[Front, Front], frame: Frame) -> Iterable[Markup]:
    axis = Axis(LIMIT, -LIMIT, *LEVEL)
    yield tag("text", "conduct per incident, −10 to +10", class_="head", x=LEFT, y=LEVEL[0] - 12)
    for value in (LIMIT, LIMIT / 2, 0, -LIMIT / 2, -LIMIT):
        yield tag("line", class_="zero" if value == 0 else "grid", x1=LEFT, x2=WIDTH - RIGHT, y1=axis(value), y2=axis(value))
        yield tag("text", signed(value).removesuffix(".0"), class_="tick", x=LEFT - 8, y=axis(value) + 4, text_anchor="end")
    steps = [(side, step) for side, front in zip(SIDES, fronts, strict=True) for step in _steps(front, frame.time)]
    yield from (_band(step, axis, side) for side, step in steps)
    for side, front in zip(SIDES, fronts, strict=True):
        yield from (_point(entry, frame, axis, side) for entry in (*front.entries, *front.contested))
    yield from (_mean(step, axis, side) for side, step in steps)


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch of the chart with one level."""

    label: str
    start: float
    end: float
    figure: Figure


def _steps(front: Front, time: Time) -> list[_Step]:
    """The periods that have a number; where none has, the whole window if that has one."""
    steps = [_Step(p.label, *_edges(p, time), p.figure) for p in front.periods if p.figure.mean is not None]
    whole = [_Step("whole window", time.start, time.end, front.figure)] if front.figure.mean is not None else []
    return steps or whole


def _band(step: _Step, axis: Axis, side: str) -> Markup:
    high, low = axis(step.figure.high or 0.0), axis(step.figure.low or 0.0)
    return tag("rect", class_=f"band {side}", x=step.start, y=high, width=step.end - step.start, height=low - high)


def _mean(step: _Step, axis: Axis, side: str) -> Markup:
    name = f"{step.label}: {step.figure.text}, {words.counted(step.figure.n, 'incident')}"
    y = axis(step.figure.mean or 0.0)
    return tag("path", tag("title", name), class_=f"mean {side}", d=path([(step.start, y), (step.end, y)]))


def _edges(period: Period, time: Time) -> tuple[float, float]:
    return time(date.fromisoformat(period.start), 0), time(date.fromisoformat(period.end), 1)


def _point(entry: Entry, frame: Frame, axis: Axis, side: str) -> Markup:
    """An incident, larger the more it weighs, hollow where contested; it leads to its evidence."""
    when = entry.incident.date
    if when is None or when.start is None:
        return Markup("")
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end or when.start)
    low, high = max(first, frame.since), min(last, frame.until)
    if high < low:
        return Markup("")
    time = frame.time
    x, y, size = (time(low) + time(high)) / 2, axis(entry.incident.value), 2.4 + 2.4 * min(1.0, entry.weight) ** 0.5
    reach = [tag("path", d=path([(time(low), y), (time(high), y)]), class_="reach")] if last > first else []
    name = (
        f"{words.when(when)} {words.act(entry.incident)} {signed(entry.incident.value)}: {words.parties(entry.incident.actors)}"
    )
    shape = _shape(x, y, size, side)
    hollow = " hollow" if entry.fate == "contested" else ""
    return tag(
        "a", tag("title", name), *reach, shape, href=f"#i-{entry.incident.id}", tabindex="-1", class_=f"point {side}{hollow}"
    )


def _shape(x: float, y: float, size: float, side: str) -> Markup:
    if side == "first":
        return tag("circle", cx=x, cy=y, r=size)
    wide = size * 1.25
    return tag("path", d=path([(x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y)], closed=True))


def _flows(fronts: tuple[Front, Front], frame: Frame) -> Iterable[Markup]:
    """Bars: the weighted sums of cooperation above the line and of conflict below it."""
    sums = [abs(v) for f in fronts for p in f.periods for v in (p.balance.cooperation.sum, p.balance.conflict.sum)]
    most = max(sums, default=0.0) or 1.0
    axis = Axis(most, -most, *FLOWS)
    yield tag("text", "cooperation ▲ and conflict ▼, weighted sums", class_="head", x=LEFT, y=FLOWS[0] - 10)
    for value in (most, -most):
        yield tag("text", signed(value), class_="tick", x=LEFT - 8, y=axis(value) + 4, text_anchor="end")
    for at, (side, front) in enumerate(zip(SIDES, fronts, strict=True)):
        for period in front.periods:
            x, width = _bar(period, frame.time, at)
            for flow in (period.balance.cooperation, period.balance.conflict):
                top, bottom = sorted((axis(flow.sum), axis(0)))
                if bottom > top:
                    yield tag(
                        "rect",
                        tag("title", f"{period.label}: {signed(flow.sum)}, {flow.n}"),
                        class_=f"bar {side}",
                        x=x,
                        y=top,
                        width=width,
                        height=bottom - top,
                    )
    yield tag("line", class_="zero", x1=LEFT, x2=WIDTH - RIGHT, y1=axis(0), y2=axis(0))


def _bar(period: Period, time: Time, at: int) -> tuple[float, float]:
    """Where the bar of a direction stands inside its period: two bars side by side."""
    x1, x2 = _edges(period, time)
    gap = min(2.0, (x2 - x1) / 8)
    width = min(24.0, (x2 - x1) / 2 - gap)
    middle = (x1 + x2) / 2
    return (middle - width if at == 0 else middle), width


def _written(fronts: tuple[Front, Front], frame: Frame) -> Iterable[Markup]:
    """Coverage: reports in each period, both directions together."""
    both = (
        list(zip(*(f.periods for f in fronts), strict=True))
        if all(f.periods for f in fronts)
        else [(p,) for f in fronts for p in f.periods]
    )
    reports = [(periods[0], sum(p.coverage.reports for p in periods)) for periods in both]
    most = max((n for _, n in reports), default=0) or 1
    axis = Axis(0, most, WRITTEN[1], WRITTEN[0])
    yield tag("text", "coverage: reports (says nothing of conduct)", class_="head", x=LEFT, y=WRITTEN[0] - 8)
    yield tag("text", str(most), class_="tick", x=LEFT - 8, y=WRITTEN[0] + 8, text_anchor="end")
    for period, n in reports:
        x1, x2 = _edges(period, frame.time)
        if n:
            yield tag(
                "rect",
                tag("title", f"{period.label}: {words.counted(n, 'report')}"),
                class_="written",
                x=x1 + 0.5,
                y=axis(n),
                width=max(1.0, x2 - x1 - 1),
                height=axis(0) - axis(n),
            )
    yield tag("line", class_="zero", x1=LEFT, x2=WIDTH - RIGHT, y1=WRITTEN[1], y2=WRITTEN[1])


def gauge(figure: Figure, side: str) -> Markup:
    """A figure as a small bar on the scale: the interval and the mean; nothing where there is no number."""
    if figure.mean is None or figure.low is None or figure.high is None:
        return Markup("")
    axis = Axis(-LIMIT, LIMIT, 2, 138)
    body = [
        tag("line", class_="grid", x1=2, x2=138, y1=7, y2=7),
        tag("line", class_="zero", x1=axis(0), x2=axis(0), y1=1, y2=13),
        tag("rect", class_=f"band {side}", x=axis(figure.low), y=3, width=axis(figure.high) - axis(figure.low), height=8),
        _shape(axis(figure.mean), 7, 3.4, side),
    ]
    return tag("svg", *body, class_=f"gauge {side}", viewBox="0 0 140 14", aria_hidden="true", focusable="false")
