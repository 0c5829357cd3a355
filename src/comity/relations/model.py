"""The account of two parties as frozen values; every figure carries the incidents and weights that it was made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.incidents import Incident, incident_json


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident in A's conduct towards B: what becomes of it and why; `weight` = P(event) x P(parties) x g x share / recall."""

    incident: Incident
    actor: str
    recipient: str
    group: str
    fate: str
    reason: str
    share: float
    standing: float
    weight: float


@dataclass(frozen=True, slots=True)
class Part:
    """One incident's part in a figure: `share` of the whole (all shares and the prior's sum to 1) and its value."""

    incident: str
    share: float
    value: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean with its 95 % interval, or None and the reason in `text` where there is too little.

    `mean` = sum of share x value over `parts`, plus `prior_share` x `prior`. `rests_on` is the incident without which the
    mean would leave the interval.
    """

    n: int
    publishers: int
    mean: float | None
    low: float | None
    high: float | None
    text: str
    parts: tuple[Part, ...] = ()
    prior: float = 0.0
    prior_share: float = 0.0
    rests_on: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Plain values, numbers to four decimals."""
        parts = [{"incident": p.incident, "share": round(p.share, 4), "value": round(p.value, 4)} for p in self.parts]
        numbers = {k: _rounded(getattr(self, k)) for k in ("mean", "low", "high", "prior", "prior_share")}
        return {
            "n": self.n,
            "publishers": self.publishers,
            "text": self.text,
            **numbers,
            "rests_on": self.rests_on,
            "parts": parts,
        }


@dataclass(frozen=True, slots=True)
class Flow:
    """How many incidents of a kind, and their weighted sum of scores."""

    n: int
    sum: float

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {"n": self.n, "sum": round(self.sum, 4)}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was written, which says nothing of what was done."""

    incidents: int
    reports: int
    articles: int
    publishers: int

    @property
    def reports_per_incident(self) -> float:
        """Reports for each incident; 0 where there is none."""
        return self.reports / self.incidents if self.incidents else 0.0

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        names = ("incidents", "reports", "articles", "publishers")
        return {n: getattr(self, n) for n in names} | {"reports_per_incident": round(self.reports_per_incident, 4)}


@dataclass(frozen=True, slots=True)
class Balance:
    """Cooperation and conflict, in all and by words (verbal types) and deeds (material types)."""

    cooperation: Flow
    conflict: Flow
    verbal_cooperation: Flow
    material_cooperation: Flow
    verbal_conflict: Flow
    material_conflict: Flow

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {name: getattr(self, name).as_dict() for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Period:
    """One week, month, quarter or year of a front; days are ISO, both included."""

    label: str
    start: str
    end: str
    figure: Figure
    balance: Balance
    coverage: Coverage

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        days = {"label": self.label, "start": self.start, "end": self.end}
        return days | {"figure": self.figure.as_dict(), "balance": self.balance.as_dict(), "coverage": self.coverage.as_dict()}


@dataclass(frozen=True, slots=True)
class Change:
    """The second half of the window against the first: `text` says what moved; `by` is None where nothing can be said.

    Shares times values of `parts` sum to `by`; a move of at most `within` is no clear change; `drivers` pushed it most.
    """

    text: str
    by: float | None = None
    within: float | None = None
    before: str | None = None
    after: str | None = None
    parts: tuple[Part, ...] = ()
    drivers: tuple[str, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether the move is larger than its uncertainty."""
        return self.by is not None and self.within is not None and abs(self.by) > self.within

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        numbers = {"by": _rounded(self.by), "within": _rounded(self.within)}
        return {"text": self.text, **numbers, "before": self.before, "after": self.after, "drivers": list(self.drivers)}


@dataclass(frozen=True, slots=True)
class Front:
    """One group's conduct (`state`, or a group drawn apart) towards the other on one dimension.

    `entries` are dated and counted; `undated`, `contested` and `promised` are listed and in no figure, but
    `with_contested` shows the whole figure as it would be if the contested were true.
    """

    dimension: str
    group: str
    entries: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    contested: tuple[Entry, ...]
    promised: tuple[Entry, ...]
    figure: Figure
    with_contested: Figure
    periods: tuple[Period, ...]
    balance: Balance
    coverage: Coverage
    change: Change

    def as_dict(self) -> dict[str, Any]:
        """Plain values; incidents by id (the relation lists them)."""
        lists = {name: [_entry_dict(e) for e in getattr(self, name)] for name in ("entries", "undated", "contested", "promised")}
        values = {name: getattr(self, name).as_dict() for name in ("figure", "with_contested", "balance", "coverage", "change")}
        periods = [period.as_dict() for period in self.periods]
        return {"dimension": self.dimension, "group": self.group, **values, "periods": periods, **lists}

    @property
    def listed(self) -> tuple[Entry, ...]:
        """Every entry of the front, whatever became of it."""
        return (*self.entries, *self.undated, *self.contested, *self.promised)


@dataclass(frozen=True, slots=True)
class Direction:
    """How `actor` treats `recipient`: five fronts of its state, the groups drawn apart, and what was left out."""

    actor: str
    recipient: str
    fronts: tuple[Front, ...]
    apart: tuple[Front, ...]
    left_out: tuple[Entry, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "actor": self.actor,
            "recipient": self.recipient,
            "fronts": {front.dimension: front.as_dict() for front in self.fronts},
            "apart": [front.as_dict() for front in self.apart],
            "left_out": [_entry_dict(e) for e in self.left_out],
        }


@dataclass(frozen=True, slots=True)
class Exposure:
    """Harm by a third party to `exposed` on `host`'s soil; killed and injured by the largest count told."""

    incident: Incident
    host: str
    exposed: str
    by: str
    killed: float | None
    injured: float | None

    def as_dict(self) -> dict[str, Any]:
        """Plain values; the incident by id."""
        return {"incident": self.incident.id} | {n: getattr(self, n) for n in ("host", "exposed", "by", "killed", "injured")}


@dataclass(frozen=True, slots=True)
class Relation:
    """How `a` and `b` treat each other from `since` to `until` (None where nothing is dated).

    `incidents` holds every incident of the account by id, newest first; `left_out` counts, over both directions, those in no
    figure by reason.
    """

    a: str
    b: str
    since: str | None
    until: str | None
    period: str
    directions: tuple[Direction, Direction]
    exposure: tuple[Exposure, ...]
    coverage: Coverage
    incidents: Mapping[str, Incident]
    left_out: Mapping[str, int]
    versions: Mapping[str, str]

    def as_dict(self) -> dict[str, Any]:
        """The form that `comity relation --json` prints: plain values, every incident once with its reports."""
        return {
            "a": self.a,
            "b": self.b,
            "since": self.since,
            "until": self.until,
            "period": self.period,
            "directions": [d.as_dict() for d in self.directions],
            "exposure": [e.as_dict() for e in self.exposure],
            "coverage": self.coverage.as_dict(),
            "left_out": dict(self.left_out),
            "versions": dict(self.versions),
            "incidents": {key: incident_json(i) for key, i in self.incidents.items()},
        }


def _entry_dict(entry: Entry) -> dict[str, Any]:
    numbers = {name: round(getattr(entry, name), 4) for name in ("share", "standing", "weight")}
    return {"incident": entry.incident.id, "group": entry.group, "fate": entry.fate, "reason": entry.reason, **numbers}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
