"""Facts as tables and lines for a terminal; text that was read is never taken for markup."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import pyarrow as pa
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.errors import UsageError
from comity.incidents import Incident
from comity.model import Tally
from comity.present import words
from comity.relations import Direction, Entry, Front, Relation
from comity.relations.conduct import signed

LAST = 3  # incidents quoted below a front: as many as fit beside the figures of five fronts on two screens


class ResultLike(Protocol):
    """What a measure gives back."""

    @property
    def measure(self) -> str:
        """The measure's name."""

    @property
    def n(self) -> int:
        """Cases."""

    @property
    def scores(self) -> dict[str, float]:
        """Scores by name."""

    @property
    def by(self) -> dict[str, Any]:
        """Scores broken down."""

    @property
    def notes(self) -> tuple[str, ...]:
        """How it was taken."""


class CheckLike(Protocol):
    """One thing that `comity doctor` looked at."""

    @property
    def name(self) -> str:
        """What was looked at."""

    @property
    def ok(self) -> bool:
        """Whether it is well."""

    @property
    def found(self) -> str:
        """What was found."""

    @property
    def remedy(self) -> str:
        """What to do if it is not well."""


def events_table(rows: Sequence[Mapping[str, Any]]) -> RenderableType:
    """Events, a head line and the quoted sentence for each; rows as `serial.event_row` gives them."""
    if not rows:
        return Text("no events")
    parts: list[RenderableType] = []
    for row in rows:
        parts += [_head(row), Padding(quote(row["quote"] or "", row["anchor"] or ""), (0, 0, 1, 4))]
    return Group(*parts)


def _head(row: Mapping[str, Any]) -> Text:
    act = f"{row['type']}/{row['mode']}" if row.get("mode") else str(row["type"])
    status = row["status"] if row.get("score") is None else f"{row['status']} {signed(row['score'])}"
    pieces = [(row.get("date") or "undated", "cyan"), (f"{_side(row, 'actor')} → {_side(row, 'recipient')}", "bold")]
    pieces += [(act, "magenta"), (row.get("dimension") or "", ""), (status, "")]
    if row.get("publisher"):
        pieces.append((str(row["publisher"]), "dim"))
    return Text("  ").join(Text(clean(text), style) for text, style in pieces if text)


def _side(row: Mapping[str, Any], role: str) -> str:
    names, codes = str(row.get(role) or "").split("; "), str(row.get(f"{role}_country") or "").split("; ")
    pairs = [
        f"{name} ({code})" if code else name for name, code in zip(names, [*codes, *[""] * len(names)], strict=False) if name
    ]
    return ", ".join(pairs) or "—"


def quote(sentence: str, anchor: str) -> Text:
    """A sentence on one line with the words of the act in bold."""
    text = Text(clean(sentence))
    at = text.plain.find(clean(anchor)) if anchor else -1
    if at >= 0:
        text.stylize("bold underline", at, at + len(clean(anchor)))
    return text


def clean(text: str) -> str:
    """Text without control characters, so that nothing read can steer the terminal, and with single spaces."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text).split())


def rows_of(table: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows of a table; UsageError where a value is none that Python has, such as a day after the year 9999."""
    try:
        for batch in table.to_batches():
            yield from batch.to_pylist()
    except (OverflowError, ValueError) as error:
        raise UsageError(f"the answer holds a value that cannot be shown ({error}); cast it to text in the query") from error


def plain_table(table: pa.Table) -> RenderableType:
    """Any Arrow table, cell by cell."""
    made = Table(show_lines=False)
    for name in table.column_names:
        made.add_column(Text(clean(str(name))))
    for row in rows_of(table):
        made.add_row(*(Text("" if value is None else clean(str(value))) for value in row.values()))
    return made


def tally_line(tally: Tally) -> str:
    """The tally in a line: read 60 = coded 52 + without events 6 + dropped 2 (not English 1, empty 1); 180 events."""
    reasons = ", ".join(f"{reason} {n}" for _, reason, n in tally.drops)
    lost = f"dropped {tally.dropped}" + (f" ({reasons})" if reasons else "")
    found = words.counted(tally.events, "event")
    return clean(f"read {tally.read} = coded {tally.coded} + without events {tally.without_events} + {lost}; {found}")


def relation_text(relation: Relation) -> RenderableType:
    """The account: figures for each direction, the newest incidents with their quotes, exposure, what was left out."""
    seen, span = relation.coverage, f"{relation.since} to {relation.until}" if relation.since else "nothing dated"
    counts = ((seen.incidents, "incident"), (seen.reports, "report"), (seen.publishers, "publisher"))
    title = f"{words.country(relation.a)} and {words.country(relation.b)}, {span}"
    parts: list[RenderableType] = [Text(title, "bold"), Text(", ".join(words.counted(n, noun) for n, noun in counts))]
    for direction in relation.directions:
        parts += [Text(), *_figures(direction), *_recent(direction)]
    return Group(*parts, *_exposure(relation), *_left_out(relation))


def _figures(direction: Direction) -> Iterable[RenderableType]:
    """A row for each front with anything on it; the silent ones in a line."""
    made = Table(title=Text(words.direction(direction), "bold"), title_justify="left")
    for name in ("front", "n", "mean (95 %)", "cooperation", "conflict", "second half against first"):
        made.add_column(name, justify="right" if name in ("n", "cooperation", "conflict") else "left")
    for front in told(direction):
        flows = (front.balance.cooperation, front.balance.conflict)
        sums = [f"{flow.n} ({signed(flow.sum)})" for flow in flows]
        made.add_row(words.front_name(front), str(front.figure.n), front.figure.text, *sums, front.change.text)
    silent = ", ".join(front.dimension for front in direction.fronts if not front.listed)
    yield made if made.row_count else Text(words.direction(direction), "bold")
    if silent:
        yield Text(f"nothing reported on {silent}", "dim")


def told(direction: Direction) -> list[Front]:
    """The fronts, the state's and those drawn apart, on which anything is listed."""
    return [front for front in (*direction.fronts, *direction.apart) if front.listed]


def _recent(direction: Direction) -> Iterable[RenderableType]:
    for front in told(direction):
        for entry in newest(front.listed)[:LAST]:
            fate = "" if entry.fate == "counted" else f"{entry.fate}: {entry.reason}"
            incident = entry.incident
            head = (words.when(incident.date), words.front_name(front), words.act(incident), signed(incident.value), fate)
            yield from _quoted(head, incident)


def newest(entries: Iterable[Entry]) -> list[Entry]:
    """Entries, newest first, undated last."""
    return sorted(entries, key=lambda e: (e.incident.day or "", e.incident.id), reverse=True)


def _quoted(head: Iterable[str], incident: Incident) -> Iterable[RenderableType]:
    """A line of facts and below it the sentence of the incident's best report."""
    yield Text("  ").join(Text(clean(part), "cyan") for part in head if part)
    yield Padding(quote(incident.lead.sentence.text, incident.lead.anchor.text), (0, 0, 0, 4))


def _exposure(relation: Relation) -> Iterable[RenderableType]:
    if relation.exposure:
        yield Text("\nExposure: harm by third parties, nobody's conduct", "bold")
    for harm in relation.exposure:
        where = f"in {words.country(harm.host)} against {words.country(harm.exposed)}"
        yield from _quoted((words.when(harm.incident.date), where, f"by {harm.by}{words.toll(harm)}"), harm.incident)


def _left_out(relation: Relation) -> Iterable[RenderableType]:
    if relation.left_out:
        listed = "; ".join(f"{reason} ({n})" for reason, n in relation.left_out.items())
        yield Text(f"\n{clean(f'In no figure: {listed}')}", "dim")


def result_table(result: ResultLike) -> RenderableType:
    """A measure: its scores, its breakdown, its notes."""
    made = Table(title=Text(clean(f"{result.measure}: {result.n} cases"), "bold"), title_justify="left")
    made.add_column("score")
    made.add_column("value", justify="right")
    for name, value in result.scores.items():
        made.add_row(Text(clean(name)), f"{value:.1f}")
    notes = [Text(clean(note), "dim") for note in result.notes]
    return Group(made, *([_breakdown(result.by)] if result.by else []), *notes)


def _breakdown(by: Mapping[str, Any]) -> Table:
    """Scores by class; classes with several numbers get a column for each."""
    columns = list(dict.fromkeys(k for v in by.values() if isinstance(v, Mapping) for k in v)) or ["value"]
    made = Table()
    made.add_column("by")
    for column in columns:
        made.add_column(Text(clean(str(column))), justify="right")
    for name, value in by.items():
        cells = [value.get(c, "") for c in columns] if isinstance(value, Mapping) else [value, *[""] * (len(columns) - 1)]
        made.add_row(Text(clean(str(name))), *(Text(clean(str(cell))) for cell in cells))
    return made


def checks_table(checks: Iterable[CheckLike]) -> RenderableType:
    """What `comity doctor` found, with the remedy where something is not well."""
    made = Table(show_header=False)
    for check in checks:
        mark = Text("ok", "green") if check.ok else Text("FAULT", "bold red")
        remedy = f"\n→ {check.remedy}" if check.remedy and not check.ok else ""
        made.add_row(mark, Text(clean(check.name)), Text(clean(check.found) + remedy))
    return made
