"""Windows of time."""

from datetime import date
from itertools import pairwise

import pytest
from builders import event
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import UsageError
from comity.incidents import merge
from comity.model import EventDate
from comity.relations import periods

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("until", "period"), [("2024-03-01", "week"), ("2024-12-31", "month"), ("2027-12-31", "quarter"), ("2044-12-31", "year")]
)
def test_the_span_decides_on_the_period(until: str, period: str) -> None:
    """A season by weeks, a year by months, four by quarters, twenty by years."""
    assert periods.chosen(None, (date(2024, 1, 1), date.fromisoformat(until))) == period


@given(DAYS, DAYS, st.sampled_from(periods.PERIODS))
def test_periods_cover_a_window_without_gap_or_overlap(a: date, b: date, period: str) -> None:
    """Each period begins the day after the one before it ends."""
    first, last = sorted((a, b))
    parts = [window for _, window in periods.split((first, last), period)]
    assert parts[0][0] <= first
    assert parts[-1][1] >= last
    assert all((y[0] - x[1]).days == 1 for x, y in pairwise(parts))


@given(DAYS, DAYS, st.sampled_from(periods.PERIODS))
def test_the_shares_of_a_range_sum_to_one_over_periods(a: date, b: date, period: str) -> None:
    """A range is spread over all periods that it touches, by days."""
    window = (min(a, b), max(a, b))
    assert sum(periods.inside(window, part) for _, part in periods.split(window, period)) == pytest.approx(1)


def test_a_range_of_days_stays_a_range() -> None:
    """An act that a report does not date may have happened on any of the seven days up to it."""
    (found,) = merge([event(day=EventDate("2024-05-02", "2024-05-08", "inferred", 0.6))])
    assert periods.days(found) == (date(2024, 5, 2), date(2024, 5, 8))


@pytest.mark.parametrize(
    ("period", "label"), [("week", "2024-W01"), ("month", "2024-01"), ("quarter", "2024-Q1"), ("year", "2024")]
)
def test_labels(period: str, label: str) -> None:
    """Periods are labelled as people write them."""
    assert next(periods.split((date(2024, 1, 1), date(2024, 1, 2)), period))[0] == label


def test_what_is_no_window_and_what_is_no_period_is_refused() -> None:
    """The message says what a day looks like and which periods there are."""
    with pytest.raises(UsageError, match="since must be a day like"):
        periods.bounds("last May", None)
    with pytest.raises(UsageError, match="ends before it begins"):
        periods.bounds("2024-05-02", "2024-05-01")
    with pytest.raises(UsageError, match="week"):
        periods.chosen("decade", None)
