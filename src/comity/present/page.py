"""The relation as one self-contained page: what changed, charts, exposure, every event with its sentence, and the method."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from comity.present import charts, words
from comity.present.html import render
from comity.present.tables import newest
from comity.relations import Change, Entry, Front, Relation
from comity.relations.rules import rules

MOST = 400
"""Incidents listed for each front: more make a page that browsers open slowly; the store holds them all."""


@dataclass(frozen=True, slots=True)
class Section:
    """One front on the page: both directions, the groups drawn apart, the chart and the incidents, newest first."""

    dimension: str
    fronts: tuple[Front, Front]
    apart: tuple[tuple[str, Front], ...]
    chart: Markup | None
    entries: tuple[Entry, ...]
    more: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was reported on it."""
        return not self.entries


def relation_page(relation: Relation, *, title: str, disclaimer: str | None) -> str:
    """The relation as one HTML page that needs nothing from outside: no request, no script; all text that was read is escaped."""
    sections = [_section(relation, n, disclaimer) for n in range(len(relation.directions[0].fronts))]
    return render(
        "page.html.j2",
        title=title,
        disclaimer=disclaimer,
        relation=relation,
        names=directions(relation),
        sections=sections,
        changes=changes(relation),
        comparable=any(f.change.by is not None for d in relation.directions for f in d.fronts),
        newest=latest(relation, 4),
        publishers=independent(relation),
        numbers=rules().numbers,
    )


def directions(relation: Relation) -> tuple[str, str]:
    """What the two directions are called."""
    first, second = (words.direction(d) for d in relation.directions)
    return first, second


def independent(relation: Relation) -> int:
    """Independent publishers behind all that is shown."""
    return len({name for incident in relation.incidents.values() for name in incident.independent})


def changes(relation: Relation) -> list[tuple[str, Front, Change]]:
    """The clear moves, largest first, with the direction's name and the front."""
    named = zip(directions(relation), relation.directions, strict=True)
    found = [(name, front, front.change) for name, d in named for front in (*d.fronts, *d.apart) if front.change.is_clear]
    return sorted(found, key=lambda nfc: -abs(nfc[2].by or 0.0))


def latest(relation: Relation, most: int) -> list[Entry]:
    """The newest dated acts that count, over all fronts."""
    counted = [e for d in relation.directions for front in (*d.fronts, *d.apart) for e in front.entries]
    return newest({e.incident.id: e for e in counted}.values())[:most]


def _section(relation: Relation, n: int, disclaimer: str | None) -> Section:
    first, second = (d.fronts[n] for d in relation.directions)
    dimension = first.dimension
    named = zip(directions(relation), relation.directions, strict=True)
    apart = tuple((name, front) for name, d in named for front in d.apart if front.dimension == dimension)
    entries = _together(e for front in (first, second, *(f for _, f in apart)) for e in front.listed)
    return Section(
        dimension=dimension,
        fronts=(first, second),
        apart=apart,
        chart=_chart(relation, (first, second), disclaimer),
        entries=tuple(entries[:MOST]),
        more=max(0, len(entries) - MOST),
    )


def _together(entries: Iterable[Entry]) -> list[Entry]:
    """Each incident once, though it may be both sides' act; newest first."""
    return newest({entry.incident.id: entry for entry in entries}.values())


def _chart(relation: Relation, fronts: tuple[Front, Front], disclaimer: str | None) -> Markup | None:
    """The front's chart; none where nothing dated can be drawn."""
    if relation.since is None or relation.until is None or not any(f.entries for f in fronts):
        return None
    since, until = date.fromisoformat(relation.since), date.fromisoformat(relation.until)
    frame = charts.Frame(since, until, directions(relation), disclaimer)
    return charts.front_chart(fronts, frame, f"chart-{fronts[0].dimension}")
