"""Tables and lines for a terminal."""

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
from builders import actor, event
from rich.console import Console, RenderableType

from comity.model import Tally
from comity.present import tables
from comity.relations import relation
from comity.serial import event_row


def printed(what: RenderableType, width: int = 120) -> str:
    """What a terminal of that width shows."""
    console = Console(width=width, highlight=False, force_terminal=False)
    with console.capture() as captured:
        console.print(what)
    return captured.get()


def styled(what: RenderableType) -> str:
    """What a terminal with styles gets."""
    console = Console(width=120, highlight=False, force_terminal=True, color_system="standard")
    with console.capture() as captured:
        console.print(what)
    return captured.get()


def test_an_event_takes_a_line_of_facts_and_its_sentence() -> None:
    """Date, who to whom, type and mode, status; below it the quote with the act in bold."""
    told = event(type="CONSULT", modes=("visit",), quote="Pakistan [received] a guest from China.")
    text = printed(tables.events_table([event_row(told)]))
    head, quote = text.splitlines()[:2]
    assert head.startswith("2024-05-03  Pakistan (PAK) → China (CHN)  CONSULT/visit  diplomacy  asserted +4.0")
    assert quote.strip() == "Pakistan received a guest from China."
    assert "\x1b[1;4mreceived\x1b[0m" in styled(tables.events_table([event_row(told)]))


def test_text_that_was_read_neither_marks_up_nor_steers_the_terminal() -> None:
    """Brackets stay brackets, control characters are replaced, lines stay within the width."""
    told = event(
        (actor("PAK", "GOV", "[bold]who[/bold]\x1b[31m"),),
        quote="It [did] \x1b]0;title\x07 and \x1b[2J [red]that[/red] " + "long " * 90,
    )
    text = styled(tables.events_table([event_row(told)]))
    assert "[bold]who[/bold]" in text
    assert not any(bad in text for bad in ("\x1b[31m", "\x1b]0", "\x07", "\x1b[2J"))
    assert max(len(line) for line in printed(tables.events_table([event_row(told)])).splitlines()) <= 120


def test_no_events_say_so() -> None:
    """An empty list is no silence."""
    assert printed(tables.events_table([])).strip() == "no events"


def test_the_tally_is_one_line_that_adds_up() -> None:
    """Read = coded + without events + dropped, with reasons."""
    tally = Tally(60, 52, 6, 2, 180, (("text", "not English", 1), ("reader", "empty", 1)))
    assert tables.tally_line(tally) == "read 60 = coded 52 + without events 6 + dropped 2 (not English 1, empty 1); 180 events"


def test_a_relation_on_the_terminal() -> None:
    """Figures, what is too little, silent fronts, quotes and what was left out."""
    press = ("A", "B", "C")
    told = [event(day=f"2024-05-{n:02}", publisher=press[n % 3]) for n in range(1, 12)] + [
        event("CHN", "PAK", "ACCUSE"),
        event(status="planned"),
    ]
    text = printed(tables.relation_text(relation(told, "PAK", "CHN")))
    assert "Pakistan and China, 2024-05-01 to 2024-05-11" in text
    assert "too little: 1 incident" in text
    assert "nothing reported on security, economy, technology, people" in text
    assert "Pakistan came to aid towards China on that very day." in text


def test_any_table_prints_its_cells_as_they_are() -> None:
    """Missing values are blank; markup is text."""
    text = printed(tables.plain_table(pa.table({"[b]n": [1, None], "t": ["[red]x", "y"]})))
    assert "[b]n" in text
    assert "[red]x" in text
    assert "None" not in text


@dataclass(frozen=True)
class _Result:
    measure: str = "pairs"
    n: int = 40
    scores: dict[str, float] = field(default_factory=lambda: {"macro F1": 81.25})
    by: dict[str, Any] = field(default_factory=lambda: {"AID": {"f1": 90.0, "n": 3}, "other": 7})
    notes: tuple[str, ...] = ("taken by hand",)


@dataclass(frozen=True)
class _Check:
    name: str
    ok: bool
    found: str
    remedy: str = ""


def test_a_measure_shows_scores_breakdown_and_notes() -> None:
    """All that a result holds."""
    text = printed(tables.result_table(_Result()))
    assert all(part in text for part in ("pairs: 40 cases", "macro F1", "81.2", "AID", "90.0", "taken by hand"))


def test_a_fault_comes_with_its_remedy_and_a_well_check_without() -> None:
    """What to do stands where something is to be done."""
    text = printed(
        tables.checks_table([_Check("disk", False, "1 MB free", "free some"), _Check("store", True, "well", "never shown")])
    )
    assert "FAULT" in text
    assert "→ free some" in text
    assert "never shown" not in text
