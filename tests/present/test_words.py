"""The words of pages and tables."""

import pytest
from builders import event

from comity.incidents.merge import merge
from comity.model import EventDate
from comity.present import words


@pytest.mark.parametrize(
    ("date", "head"),
    [
        ("2024-05-03", "On 2024-05-03, Pakistan "),
        (EventDate("2024-05-01", "2024-05-31", "month", 0.9), "From 2024-05-01 to 2024-05-31, Pakistan "),
        (EventDate("2024-04-27", "2024-05-03", "inferred", 0.6), "By 2024-05-03, Pakistan "),
        (None, "At a time not told, Pakistan "),
    ],
)
def test_the_time_at_the_head_of_a_sentence(date: str | EventDate | None, head: str) -> None:
    """A day, a range, the day of publication and no day at all each have their words."""
    (incident,) = merge([event(day=date)])
    assert words.told(incident).startswith(head)
