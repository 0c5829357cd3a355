"""Datelines of many houses, and what only looks like one."""

import time

import pytest

from comity.model import Article
from comity.text.dateline import dateline, find

REPORT = "The foreign minister met his counterpart on Monday."

DATELINES = [
    ("JEDDAH, (SPA) — ", "JEDDAH", None, None, "Saudi Press Agency"),
    ("KYIV, Ukraine (AP) — ", "KYIV", "Ukraine", None, "Associated Press"),
    ("MOSCOW, November 28. /TASS/. ", "MOSCOW", None, "November 28", "TASS"),
    ("New Delhi [India], November 28 (ANI): ", "New Delhi", "India", "November 28", "Asian News International"),
    ("BEIJING, Nov. 28 -- ", "BEIJING", None, "Nov. 28", None),
    ("ISLAMABAD: ", "ISLAMABAD", None, None, None),
    ("(Reuters) - ", None, None, None, "Reuters"),
    ("CNN — ", None, None, None, "CNN"),
    ("WASHINGTON, D.C. (March 1, 2020) — ", "WASHINGTON", "D.C.", "March 1, 2020", None),
    ("MOSCOW/KYIV, Feb 24 (Reuters) - ", "MOSCOW", None, "Feb 24", "Reuters"),
    ("Tehran, IRNA – ", "Tehran", None, None, "Islamic Republic News Agency"),
    ("BAGHDAD - ", "BAGHDAD", None, None, None),
    ("London, 5 May 2020 (AFP) - ", "London", None, "5 May 2020", "Agence France-Presse"),
    ("RIO DE JANEIRO (AP) — ", "RIO DE JANEIRO", None, None, "Associated Press"),
    ("N'DJAMENA, Chad (AP) — ", "N'DJAMENA", "Chad", None, "Associated Press"),
    ("São Paulo (AFP) – ", "São Paulo", None, None, "Agence France-Presse"),
]


@pytest.mark.parametrize(("head", "place", "region", "date", "agency"), DATELINES)
def test_parts(head: str, place: str | None, region: str | None, date: str | None, agency: str | None) -> None:
    """Each dateline gives its parts and ends where the report begins."""
    found = find(head + REPORT)
    assert found is not None
    assert (found.place and found.place.text, found.region and found.region.text) == (place, region)
    assert (found.date, found.agency) == (date, agency)
    assert (head + REPORT)[found.end :] == REPORT


@pytest.mark.parametrize(
    "head",
    [
        "",
        "BREAKING: ",
        "NATO — ",
        "Hezbollah (Party of God) — ",
        "Monday, May 18, 2015: ",
        "Pakistan – ",
        "Q: ",
        "UPDATE 1 - ",
        "President Ito: ",
        "On May 5, 2020 - ",
        "In Paris: ",
        "CHINA WARNS JAPAN: ",
        "Beijing, 12:30 - ",
    ],
)
def test_no_dateline(head: str) -> None:
    """Labels, speakers and subjects before a dash are no datelines."""
    assert find(head + REPORT) is None


def test_below_title_and_byline() -> None:
    """The dateline is found below a title and a byline, and its span is that of the text."""
    text = f"Ministers meet\nBy Ann Lee\nACCRA, Ghana (AP) — {REPORT}"
    span = dateline(Article(id="a", text=text))
    assert span is not None
    assert text[span.start : span.end] == span.text == "ACCRA"


def test_speakers_are_no_places() -> None:
    """Where several names in capitals speak, none of them is a dateline."""
    assert find("KIRBY: We are here to talk about it.\nLEE: We are glad that you came here today.") is None


def test_hyphens_cost_no_time() -> None:
    """A line of letters and hyphens is read in the time of its length, and towns with a small word are still found."""
    began = time.perf_counter()
    assert find(f"KABUL: {REPORT}\n" + "A-" * 2000) is not None
    assert time.perf_counter() - began < 1
    found = find(f"RIO-de-JANEIRO: {REPORT}")
    assert found is not None
    assert found.place is not None
    assert found.place.text == "RIO-de-JANEIRO"


def test_a_heading_is_no_dateline() -> None:
    """Nothing is a dateline that has no report after it."""
    assert find("ISLAMABAD: talks") is None
