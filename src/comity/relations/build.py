"""The account of two parties from reports: merge, judge, spread over time, and make the figures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from comity import __version__
from comity.errors import UsageError
from comity.incidents import Incident, merge
from comity.model import Event
from comity.ontology import scheme
from comity.relations import conduct, counts, entries, exposure, parties, periods, standing
from comity.relations.change import UNKNOWN, change
from comity.relations.model import Change, Direction, Entry, Exposure, Front, Period, Relation
from comity.relations.periods import Window
from comity.relations.rules import Rules, rules

JOINT = "done together towards others, or by others to both"


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all figures of a relation share."""

    window: Window | None
    period: str
    rules: Rules

    def inside(self, entry: Entry, window: Window) -> float:
        """The share of an entry's possible days in a window."""
        possible = periods.days(entry.incident)
        return periods.inside(possible, window) if possible else 0.0


def relation(
    events: Iterable[Event], a: str, b: str, *, since: str | None = None, until: str | None = None, period: str | None = None
) -> Relation:
    """How `a` and `b` treat each other, in both directions, on every front.

    `since` and `until` are days (YYYY-MM-DD, included); without them the window reaches from the first to the last dated act
    that counts, history told in hindsight apart. `period` is week, month, quarter or year; without it the span decides.
    UsageError on a day or period that is none, on a window that ends before it begins, and on one party named twice.
    """
    table, bounds = rules(), periods.bounds(since, until)
    if a == b:
        raise UsageError(f"a relation takes two different parties, not {a} twice")
    incidents = [i for i in merge(events) if _may_lie(i, bounds, table)]
    judged = {pair: list(entries.judge(incidents, *pair, table)) for pair in ((a, b), (b, a))}
    everyone = [entry for found in judged.values() for entry in found]
    harm = exposure.exposures(incidents, a, b, table)
    window = _window([e.incident for e in everyone if e.fate == standing.COUNTED] or [x.incident for x in harm], bounds, table)
    frame = _Frame(window, periods.chosen(period, window), table)
    first, second = (_direction(pair, found, frame) for pair, found in judged.items())
    joint = entries.joint(incidents, a, b, everyone)
    shown = _shown((first, second), harm)
    return Relation(
        a=a,
        b=b,
        since=window[0].isoformat() if window else None,
        until=window[1].isoformat() if window else None,
        period=frame.period,
        directions=(first, second),
        exposure=tuple(harm),
        coverage=counts.coverage(shown.values()),
        incidents=shown,
        left_out=_left_out((first, second), len(joint)),
        versions=_versions(table, shown.values()),
    )


def _may_lie(incident: Incident, bounds: tuple[date | None, date | None], table: Rules) -> bool:
    """Whether an incident can lie in the window; an undated one goes by the day of its first report."""
    possible = periods.days(incident)
    if possible is None:
        told = incident.events[0].article.published
        possible = (date.fromisoformat(told[:10]),) * 2 if told else None
    if possible is None:
        return True
    return (bounds[0] is None or possible[1] >= bounds[0]) and (bounds[1] is None or possible[0] <= bounds[1])


def _window(dated: Sequence[Incident], bounds: tuple[date | None, date | None], table: Rules) -> Window | None:
    """The window asked for; an open end is that of the dated incidents, of history only where there is nothing else."""
    recent = [i for i in dated if i.status != "historical"] or list(dated)
    found = [days for i in recent if (days := periods.days(i))]
    first = bounds[0] or min((d[0] for d in found), default=None)
    last = bounds[1] or max((d[1] for d in found), default=None)
    return (first, max(first, last)) if first and last else None


def _direction(pair: tuple[str, str], judged: Sequence[Entry], frame: _Frame) -> Direction:
    """All fronts of A towards B; a group drawn apart shows only the fronts where it acted."""
    table = frame.rules
    own = [e for e in judged if e.fate != standing.LEFT_OUT]
    fronts = tuple(_front(own, dimension, parties.STATE, frame) for dimension in scheme.plover().dimensions)
    places = [(name, part.name) for part in table.apart for name in scheme.plover().dimensions if name in part.dimensions]
    apart = tuple(front for place in places if (front := _front(own, *place, frame)).listed)
    return Direction(*pair, fronts, apart, tuple(e for e in judged if e.fate == standing.LEFT_OUT))


def _front(judged: Sequence[Entry], dimension: str, group: str, frame: _Frame) -> Front:
    here = [e for e in judged if e.incident.dimension == dimension and e.group == group]
    counted, undated, contested, promised = (tuple(e for e in here if e.fate == fate) for fate in standing.SHOWN)
    counted = tuple(e for e in counted if frame.window and frame.inside(e, frame.window) > 0)
    numbers = frame.rules.numbers
    whole = _sample(counted, frame, frame.window)
    between = conduct.spread(whole, numbers)
    alleged = tuple(entries.if_true(e, frame.rules) for e in contested)
    return Front(
        dimension=dimension,
        group=group,
        entries=counted,
        undated=undated,
        contested=contested,
        promised=promised,
        figure=conduct.whole_figure(whole, between, numbers),
        with_contested=conduct.whole_figure(_sample((*counted, *alleged), frame, frame.window), between, numbers),
        periods=_periods(counted, whole, between, frame),
        balance=counts.balance(_weighed(counted, frame, frame.window)),
        coverage=counts.coverage(e.incident for e in here),
        change=_change(counted, between, frame),
    )


def _periods(counted: Sequence[Entry], whole: conduct.Sample, between: float, frame: _Frame) -> tuple[Period, ...]:
    if frame.window is None or not counted:
        return ()
    parts = [(label, _clipped(part, frame.window)) for label, part in periods.split(frame.window, frame.period)]
    figures = conduct.period_figures([_sample(counted, frame, part) for _, part in parts], whole, between, frame.rules.numbers)
    made = []
    for (label, part), figure in zip(parts, figures, strict=True):
        weighed = _weighed(counted, frame, part)
        written = counts.coverage(e.incident for e, _ in weighed)
        made.append(Period(label, part[0].isoformat(), part[1].isoformat(), figure, counts.balance(weighed), written))
    return tuple(made)


def _change(counted: Sequence[Entry], between: float, frame: _Frame) -> Change:
    """The second half of the window against the first."""
    if frame.window is None:
        return Change(UNKNOWN)
    first, last = frame.window
    middle = first + (last - first) / 2
    halves = (first, middle), (middle + timedelta(days=1), last)
    before, after = (_sample(counted, frame, half) for half in halves)
    labels = [f"{a.isoformat()} to {b.isoformat()}" for a, b in halves]
    return change(before, after, (labels[0], labels[1]), between, frame.rules.numbers)


def _clipped(part: Window, window: Window) -> Window:
    return max(part[0], window[0]), min(part[1], window[1])


def _sample(counted: Sequence[Entry], frame: _Frame, window: Window | None) -> conduct.Sample:
    return conduct.sample(counted, [frame.inside(e, window) if window else 0.0 for e in counted])


def _weighed(counted: Sequence[Entry], frame: _Frame, window: Window | None) -> list[counts.Weighed]:
    if window is None:
        return []
    shares = ((e, frame.inside(e, window)) for e in counted)
    return [(e, share) for e, share in shares if share > 0]


def _shown(directions: tuple[Direction, Direction], harm: Sequence[Exposure]) -> dict[str, Incident]:
    """Every incident that the account lists, by id, newest first, undated last."""
    fronts = [front for d in directions for front in (*d.fronts, *d.apart)]
    listed = [e.incident for front in fronts for e in front.listed]
    listed += [e.incident for d in directions for e in d.left_out] + [x.incident for x in harm]
    return {i.id: i for i in sorted(listed, key=lambda i: (i.day or "", i.id), reverse=True)}


def _left_out(directions: tuple[Direction, Direction], joint: int) -> dict[str, int]:
    """How many incidents are in no figure, by reason; one that is both sides' act counts once."""
    aside = [e for d in directions for f in (*d.fronts, *d.apart) for e in (*f.undated, *f.contested, *f.promised)]
    aside += [e for d in directions for e in d.left_out]
    reasons = Counter(reason for reason, _ in {(e.reason, e.incident.id) for e in aside})
    if joint:
        reasons[JOINT] += joint
    return dict(sorted(reasons.items(), key=lambda rn: (-rn[1], rn[0])))


def _versions(table: Rules, shown: Iterable[Incident]) -> dict[str, str]:
    coders = sorted({f"{e.coder.name} {e.coder.version}" for i in shown for e in i.events})
    return {"comity": __version__, "ontology": scheme.plover().version, "standing": table.version, "coder": ", ".join(coders)}
