"""What is boilerplate and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.text.clean import mask

REPORT = [f"The minister of port number {number} spoke to the press about tolls." for number in range(12)]


def _kept(text: str) -> str:
    at, kept = 0, ""
    for start, end in mask(text):
        kept, at = kept + text[at:start], end
    return kept + text[at:]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in _kept(text).split("\n") if line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ports strike ends",
        "ALSO READ | Ports strike ends",
        "Read also: Ports",
        "Related articles",
        "Watch: the port from above",
        "Advertisement",
        "Story continues below this advertisement",
        "Subscribe to our newsletter",
        "Sign up for our daily briefing",
        "Follow us on Facebook",
        "Follow Ports Daily on X",
        "Join our WhatsApp channel",
        "Share this article",
        "Share",
        "Facebook Twitter WhatsApp",
        "We use cookies to give you the best experience.",
        "© 2024 Ports Daily",
        "Copyright 2024 Ports Daily. All rights reserved.",
        "Photo: Ann Lee",
        "Image credit: Ann Lee",
        "Cranes at the port. Ann Lee/Getty Images",
        "The port at dawn, via Reuters",
        "5 min read",
        "3 comments",
        "Leave a comment",
        "Our Standards: The Trust Principles.",
        "***",
    ],
)
def test_lines_masked_anywhere(line: str) -> None:
    """Links, advertising, sharing, cookies, rights and credits are masked wherever they stand."""
    assert _lines("\n".join([*REPORT[:7], line, *REPORT[7:]])) == REPORT


@pytest.mark.parametrize(
    "line",
    [
        "Monday, May 18, 2015",
        "Published: 18 May 2015, 10:30 AM GMT",
        "Updated on May 18, 2015 10:30",
        "2015-05-18",
        "By Ann Lee",
        "By Ann Lee and Omar bin Said, Ports Daily",
        "Written by Ann Lee",
        "Web Desk",
    ],
)
def test_lines_masked_at_the_head(line: str) -> None:
    """Dates and bylines above the report are masked."""
    assert _lines("\n".join([line, *REPORT])) == REPORT


@pytest.mark.parametrize(
    "line",
    [
        "The author is a fellow of the Institute of Ports.",
        "About the author",
        "(Reporting by Ann Lee; Editing by Omar Said)",
        "(PTI)",
        "With inputs from agencies",
        "Tags: ports, tolls",
        "Contact: press@ports.example.org",
        "Reporting by Ann Lee in Accra",
        "press@ports.example",
        "The post Tolls rise appeared first on Ports Daily.",
        "The views expressed in this article are the author's own.",
        "Enditem",
    ],
)
def test_lines_masked_at_the_foot(line: str) -> None:
    """Notes on the author, sign-offs, tags and contacts below the report are masked."""
    assert _lines("\n".join([*REPORT, line])) == REPORT


@pytest.mark.parametrize(
    "line",
    [
        "Related tensions rose along the border.",
        "Read in full, the treaty binds both states.",
        "Watch towers were built by the army.",
        "Copyright law divides the two states.",
        "By Monday the army had left.",
        "Share prices fell after the strike.",
        "The author was arrested.",
        "Photographs of soldiers were shown in parliament.",
        "Subscribe they did not, but they read.",
        "Video of the strike was shown by the army.",
        "The views expressed by the minister angered Accra.",
        "Ends justify means, he said.",
        "Click fraud is a crime in both states.",
    ],
)
def test_lines_kept(line: str) -> None:
    """Reports that begin with the words of boilerplate are kept."""
    assert line in _lines("\n".join([*REPORT[:7], line, *REPORT[7:]]))


def test_stretches_within_lines() -> None:
    """Credits in brackets and the dateline are taken out of their lines."""
    text = f"ACCRA, Ghana (AP) — {REPORT[0]} (Photo: Ann Lee/AP)\n{REPORT[1]} (Reporting by Ann Lee)"
    assert _lines(text) == REPORT[:2]


def test_a_disclaimer_runs_to_the_end() -> None:
    """Below the report all that follows a disclaimer's heading is masked."""
    assert _lines("\n".join([*REPORT, "DISCLAIMER –", "The opinions are those of others.", "Write to us."])) == REPORT


def test_a_disclaimer_above_the_report_costs_one_line() -> None:
    """At the head a disclaimer takes its own text along, not the report."""
    assert _lines("\n".join(["Disclaimer", "Not our words.", *REPORT])) == REPORT
    assert _lines("\n".join(["Disclaimer: not our words.", *REPORT])) == REPORT


@given(st.text())
def test_masks_are_ordered_and_disjoint(text: str) -> None:
    """For any text the masked stretches lie within it, in order, without overlap."""
    ends = [0]
    for start, end in mask(text):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
