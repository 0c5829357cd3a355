"""Which fields of a coded event are those of its gold event."""

from dataclasses import replace
from typing import Any

import builders
import pytest
from builders import actor

from comity.evaluation.fields import accuracy, agree, checks, holds, period
from comity.model import Event, EventDate, Magnitude, Place, Span

GOLD: dict[str, Any] = {"type": "AID", "actors": [{"country": "KEN", "sector": "GOV"}], "recipients": [{"country": "UGA"}]}


def coded(**changes: Any) -> Event:
    """Aid from Kenya to Uganda, with other fields as asked."""
    return replace(builders.event("KEN", "UGA", "AID"), **changes)


@pytest.mark.parametrize(
    ("gold", "ours", "alike"),
    [
        ("", "", True),
        ("A", "", False),
        ("", "A", False),
        ("A", "AB", True),
        ("A", "ABC", False),
        ("ABC", "AB", True),
        ("A", "B", False),
    ],
)
def test_agree(gold: str, ours: str, alike: bool) -> None:
    """Two sides agree when they share half of all that either names, or name nobody."""
    assert agree(gold, ours) is alike


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-03-01", "2024-03-31", "2024-03"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2023-12-30", "2024-01-02", "2023-12-30/2024-01-02"),
        ("2024-03-05", None, "2024-03-05"),
        (None, "2024-03-05", None),
    ],
)
def test_period(start: str | None, end: str | None, written: str | None) -> None:
    """A date is compared as the smallest of day, month and year that holds it."""
    assert period(EventDate(start, end, "range", 1.0)) == written


def test_no_date_is_no_period() -> None:
    """An event without a date has none."""
    assert period(None) is None


@pytest.mark.parametrize(
    ("low", "high", "right"),
    [(40, 40, True), (30, 50, True), (None, 40, True), (40, None, True), (None, 50, False), (1, 100, False), (None, None, False)],
)
def test_holds(low: float | None, high: float | None, right: bool) -> None:
    """A range must hold the value and be narrow; an open end counts as the other."""
    assert holds(Magnitude(Span(0, 1, "x"), "killed", low, high), 40) is right


def test_only_what_the_gold_says_is_asked() -> None:
    """A gold event without status, date or place asks for none; that nobody asserts it is always asked."""
    assert checks(GOLD, coded()) == {
        "type": True, "actor_country": True, "recipient_country": True, "actor_sector": True, "not_attributed": True,
    }  # fmt: skip


def test_every_field() -> None:
    """Each field is right by its own rule."""
    gold = GOLD | {
        "type": "COOPERATE", "also_ok": ["AID"], "status": "asserted", "mode": "health", "date": "2024-03", "dimension": "people",
        "place": {"country": "UGA"}, "magnitudes": {"personnel": 40, "rescued": 3}, "asserted_by": "ministry of health, Nairobi",
    }  # fmt: skip
    ours = coded(
        modes=("health",), dimension="economy", date=EventDate("2024-03-01", "2024-03-31", "month", 1.0),
        place=Place(None, "Kampala", "UGA", None, None, None, 1.0), magnitudes=(Magnitude(Span(0, 1, "4"), "personnel", 40, 40),),
        asserted_by=actor(None, None, "the ministry of health"),
    )  # fmt: skip
    wrong = [name for name, ok in checks(gold, ours).items() if not ok]
    assert wrong == ["dimension"]


def test_a_source_of_other_words_is_wrong() -> None:
    """An asserter must have half of the longer words of the gold's."""
    gold = GOLD | {"asserted_by": "Amnesty International"}
    assert checks(gold, coded(asserted_by=actor(None, None, "the ministry")))["attributed"] is False
    assert checks(gold, coded())["attributed"] is False


def test_accuracy_by_field_and_status() -> None:
    """Accuracy is over those that ask the field; a status has an F1 of its own."""
    done, planned = GOLD | {"status": "asserted"}, GOLD | {"status": "planned"}
    each, status = accuracy([(done, coded()), (planned, coded())])
    assert each["status"] == {"accuracy": 50.0, "n": 2}
    assert each["actor_sector"] == {"accuracy": 100.0, "n": 2}
    assert status == {"asserted": 66.7, "planned": 0.0}
