"""Date expressions: found, and read from Thursday, 28 November 2024."""

from datetime import date

import pytest

from comity.attributes import timex
from comity.attributes.calendar import Period, day, month
from comity.attributes.resolution import resolve
from comity.attributes.view import View

TODAY = date(2024, 11, 28)

GOLDEN = [
    # whole days
    ("They signed it on 2024-03-05.", "2024-03-05", "2024-03-05", "2024-03-05"),
    ("The note is dated 5.3.2024.", "5.3.2024", "2024-03-05", "2024-03-05"),
    ("The note is dated 25/3/2024.", "25/3/2024", "2024-03-25", "2024-03-25"),
    ("The note is dated 3/25/2024.", "3/25/2024", "2024-03-25", "2024-03-25"),
    ("The treaty of March 5, 2023 lapsed.", "March 5, 2023", "2023-03-05", "2023-03-05"),
    ("Envoys met on 5 March 2023 in Oslo.", "5 March 2023", "2023-03-05", "2023-03-05"),
    ("Envoys met on the 5th of March 2023.", "the 5th of March 2023", "2023-03-05", "2023-03-05"),
    ("On Monday, May 18, 2015, ships left.", "Monday, May 18, 2015", "2015-05-18", "2015-05-18"),
    ("A blast on November 11 hit the port.", "November 11", "2024-11-11", "2024-11-11"),
    ("A blast on 11 November hit the port.", "11 November", "2024-11-11", "2024-11-11"),
    ("A blast on Nov. 5 hit the port.", "Nov. 5", "2024-11-05", "2024-11-05"),
    ("A blast on Dec. 10 hit the port.", "Dec. 10", "2023-12-10", "2023-12-10"),
    ("A blast on Sept 3 hit the port.", "Sept 3", "2024-09-03", "2024-09-03"),
    ("A blast on Tuesday, November 26, hit the port.", "Tuesday, November 26", "2024-11-26", "2024-11-26"),
    ("It began on 28 November.", "28 November", "2024-11-28", "2024-11-28"),
    ("It began on 29 November.", "29 November", "2023-11-29", "2023-11-29"),
    ("It was signed on February 29, 2024.", "February 29, 2024", "2024-02-29", "2024-02-29"),
    ("NOVEMBER 11 was the day.", "NOVEMBER 11", "2024-11-11", "2024-11-11"),
    # ranges of days
    ("Ships drilled from 3 to 5 May.", "3 to 5 May", "2024-05-03", "2024-05-05"),
    ("Ships drilled from 3-5 May 2022.", "3-5 May 2022", "2022-05-03", "2022-05-05"),
    ("Ships drilled on May 3-5.", "May 3-5", "2024-05-03", "2024-05-05"),
    ("Ships drilled from May 30 to June 2.", "May 30 to June 2", "2024-05-30", "2024-06-02"),
    ("Ships drilled between 3 and 5 May.", "3 and 5 May", "2024-05-03", "2024-05-05"),
    ("Ships drilled from 28 April – 3 May 2021.", "28 April – 3 May 2021", "2021-04-28", "2021-05-03"),
    ("Ships drilled from 28 December to 2 January.", "28 December to 2 January", "2023-12-28", "2024-01-02"),
    ("It lasted from the 13th to the 19th of October 1950.", "13th to the 19th of October 1950", "1950-10-13", "1950-10-19"),
    # months
    ("Trade fell in October 2024.", "October 2024", "2024-10-01", "2024-10-31"),
    ("Trade fell in October.", "in October", "2024-10-01", "2024-10-31"),
    ("Trade fell in December.", "in December", "2023-12-01", "2023-12-31"),
    ("Trade fell in November.", "in November", "2024-11-01", "2024-11-30"),
    ("Trade fell in May.", "in May", "2024-05-01", "2024-05-31"),
    ("Trade fell in February 2024.", "February 2024", "2024-02-01", "2024-02-29"),
    ("The bureau's October mandate stands.", "October", "2024-10-01", "2024-10-31"),
    ("After the March operation they left.", "March", "2024-03-01", "2024-03-31"),
    ("Trade fell last October.", "last October", "2024-10-01", "2024-10-31"),
    ("Trade fell last November.", "last November", "2023-11-01", "2023-11-30"),
    ("Trade fell this June.", "this June", "2024-06-01", "2024-06-30"),
    ("Trade fell in early October 2023.", "early October 2023", "2023-10-01", "2023-10-10"),
    ("Trade fell in late October.", "late October", "2024-10-21", "2024-10-31"),
    ("Trade fell at the end of October.", "the end of October", "2024-10-21", "2024-10-31"),
    ("Trade fell in mid-June.", "mid-June", "2024-06-11", "2024-06-20"),
    ("Fighting from October to December 2023 cost lives.", "October to December 2023", "2023-10-01", "2023-12-31"),
    # weekdays
    ("Police raided it on Tuesday.", "Tuesday", "2024-11-26", "2024-11-26"),
    ("Police raided it on Thursday.", "Thursday", "2024-11-28", "2024-11-28"),
    ("Police raided it on Friday.", "Friday", "2024-11-22", "2024-11-22"),
    ("Police raided it last Thursday.", "last Thursday", "2024-11-21", "2024-11-21"),
    ("Police raided it last Friday.", "last Friday", "2024-11-22", "2024-11-22"),
    ("Police raided it late Monday night.", "late Monday night", "2024-11-25", "2024-11-25"),
    ("Police raided it on Sunday morning.", "Sunday morning", "2024-11-24", "2024-11-24"),
    ("Talks resume next Tuesday.", "next Tuesday", "2024-12-03", "2024-12-03"),
    ("Police raided it this past Saturday.", "this past Saturday", "2024-11-23", "2024-11-23"),
    # seen from today
    ("Police raided it yesterday.", "yesterday", "2024-11-27", "2024-11-27"),
    ("Police raided it the day before yesterday.", "the day before yesterday", "2024-11-26", "2024-11-26"),
    ("Police raided it today.", "today", "2024-11-28", "2024-11-28"),
    ("Police raided it earlier today.", "earlier today", "2024-11-28", "2024-11-28"),
    ("Police raided it last night.", "last night", "2024-11-27", "2024-11-27"),
    ("Police raided it this morning.", "this morning", "2024-11-28", "2024-11-28"),
    ("Talks resume tomorrow.", "tomorrow", "2024-11-29", "2024-11-29"),
    ("Police raided it over the weekend.", "over the weekend", "2024-11-23", "2024-11-24"),
    ("Police raided it last weekend.", "last weekend", "2024-11-23", "2024-11-24"),
    ("Trade fell last week.", "last week", "2024-11-18", "2024-11-24"),
    ("Trade fell this week.", "this week", "2024-11-25", "2024-12-01"),
    ("Trade fell earlier this week.", "earlier this week", "2024-11-25", "2024-11-28"),
    ("Trade fell last month.", "last month", "2024-10-01", "2024-10-31"),
    ("Trade fell earlier this month.", "earlier this month", "2024-11-01", "2024-11-28"),
    ("Trade fell early last month.", "early last month", "2024-10-01", "2024-10-10"),
    ("Trade fell last year.", "last year", "2023-01-01", "2023-12-31"),
    ("Trade fell late last year.", "late last year", "2023-09-01", "2023-12-31"),
    ("Trade fell earlier this year.", "earlier this year", "2024-01-01", "2024-11-28"),
    ("Trade fell last quarter.", "last quarter", "2024-07-01", "2024-09-30"),
    ("The talks resume next month.", "next month", "2024-12-01", "2024-12-31"),
    ("The talks resume next year.", "next year", "2025-01-01", "2025-12-31"),
    ("Much changed in the last decade.", "in the last decade", "2010-01-01", "2019-12-31"),
    ("Ships left three days ago.", "three days ago", "2024-11-25", "2024-11-25"),
    ("Ships left a week ago.", "a week ago", "2024-11-18", "2024-11-24"),
    ("Ships left two weeks ago.", "two weeks ago", "2024-11-11", "2024-11-17"),
    ("Ships left four months ago.", "four months ago", "2024-07-01", "2024-07-31"),
    ("Ships left a year ago.", "a year ago", "2023-01-01", "2023-12-31"),
    ("Ships left more than 20 years ago.", "more than 20 years ago", "2004-01-01", "2004-12-31"),
    ("Ships left two decades ago.", "two decades ago", "2004-01-01", "2004-12-31"),
    ("Ships left decades ago.", "decades ago", None, None),
    ("Strikes rose over the past three months.", "over the past three months", "2024-08-28", "2024-11-28"),
    ("Strikes rose in the last 10 days.", "in the last 10 days", "2024-11-18", "2024-11-28"),
    ("Strikes rose during the past two years.", "during the past two years", "2022-11-28", "2024-11-28"),
    ("Aid will come over the next two weeks.", "over the next two weeks", "2024-11-28", "2024-12-12"),
    ("Strikes rose in recent weeks.", "in recent weeks", None, None),
    # parts of the year
    ("Output fell in the third quarter of 2024.", "the third quarter of 2024", "2024-07-01", "2024-09-30"),
    ("Output fell in the third quarter.", "the third quarter", "2024-07-01", "2024-09-30"),
    ("Output fell in Q3 2023.", "Q3 2023", "2023-07-01", "2023-09-30"),
    ("Output fell in the first quarter of this year.", "the first quarter of this year", "2024-01-01", "2024-03-31"),
    ("Output fell in the first half of 2024.", "the first half of 2024", "2024-01-01", "2024-06-30"),
    ("Output fell in the second half of last year.", "the second half of last year", "2023-07-01", "2023-12-31"),
    ("Output fell in the summer of 2021.", "the summer of 2021", "2021-06-01", "2021-08-31"),
    ("Output fell in spring 2022.", "spring 2022", "2022-03-01", "2022-05-31"),
    ("Output fell in the winter of 2022-23.", "the winter of 2022-23", "2022-12-01", "2023-02-28"),
    ("Output fell last summer.", "last summer", "2024-06-01", "2024-08-31"),
    ("Output fell last winter.", "last winter", "2023-12-01", "2024-02-29"),
    ("Output fell this spring.", "this spring", "2024-03-01", "2024-05-31"),
    # years
    ("Output fell in 2023.", "2023", "2023-01-01", "2023-12-31"),
    ("The 2023 annual report is out.", "2023", "2023-01-01", "2023-12-31"),
    ("Since 2014 ties are cold.", "2014", "2014-01-01", "2014-12-31"),
    ("Output fell in early 2023.", "early 2023", "2023-01-01", "2023-04-30"),
    ("Output fell in late 2022.", "late 2022", "2022-09-01", "2022-12-31"),
    ("Output fell by the end of 2022.", "the end of 2022", "2022-09-01", "2022-12-31"),
    ("The war of 2008-2009 left scars.", "2008-2009", "2008-01-01", "2009-12-31"),
    ("The war of 2008–09 left scars.", "2008–09", "2008-01-01", "2009-12-31"),
    ("Between 2015 and 2020 it paid.", "2015 and 2020", "2015-01-01", "2020-12-31"),
    ("It ruled from 2015 to 2020.", "2015 to 2020", "2015-01-01", "2020-12-31"),
    ("They fought in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
    ("They fought in the late 1990s.", "the late 1990s", "1996-08-31", "1999-12-31"),
    ("They fought in the 19th century.", "the 19th century", "1801-01-01", "1900-12-31"),
    ("The accord (1994) holds.", "1994", "1994-01-01", "1994-12-31"),
    # traps: no dates
    ("The troops may withdraw.", None, None, None),
    ("The first phase is over.", None, None, None),
    ("They march on the capital.", None, None, None),
    ("Over 2000 people fled.", None, None, None),
    ("About 1,950 soldiers left.", None, None, None),
    ("It paid $2020 for a boat.", None, None, None),
    ("The 1800 km border is closed.", None, None, None),
    ("Theresa May resigned.", None, None, None),
    ("The premier spoke for a second time.", None, None, None),
    ("Resolution 2231 was adopted.", None, None, None),
    ("The fall of the city shook them.", None, None, None),
    ("They will not spring the trap.", None, None, None),
]


@pytest.mark.parametrize(("text", "phrase", "first", "last"), GOLDEN, ids=[g[0] for g in GOLDEN])
def test_expression_is_found_and_read(text: str, phrase: str | None, first: str | None, last: str | None) -> None:
    """Each sentence gives the period of its one expression, or none."""
    found = timex.find(text)
    if phrase is None:
        assert found == ()
    elif first is not None:
        assert [t.text for t in found] == [phrase]
        period = resolve(found[0], View(TODAY, ahead="next" in text or "will" in text or "resume" in text))
        assert (str(period.first), str(period.last)) == (first, last)
    else:
        assert not any(resolve(t, View(TODAY)).is_known for t in found)


TOLD = [
    ("three days earlier", day(date(2024, 10, 10)), "2024-10-07", "2024-10-07"),
    ("two days later", day(date(2024, 10, 10)), "2024-10-12", "2024-10-12"),
    ("the following day", day(date(2024, 10, 10)), "2024-10-11", "2024-10-11"),
    ("the day before", day(date(2024, 10, 10)), "2024-10-09", "2024-10-09"),
    ("the same day", day(date(2024, 10, 10)), "2024-10-10", "2024-10-10"),
    ("a week later", day(date(2024, 10, 10)), "2024-10-14", "2024-10-20"),
    ("the previous month", day(date(2024, 1, 10)), "2023-12-01", "2023-12-31"),
    ("six months later", day(date(2023, 8, 31)), "2024-02-01", "2024-02-29"),
    ("the following year", month(2019, 5), "2020-01-01", "2020-12-31"),
    ("two years earlier", month(2019, 5), "2017-01-01", "2017-12-31"),
    ("that year", month(2019, 5), "2019-01-01", "2019-12-31"),
    ("three days earlier", month(2019, 5), "None", "None"),
    ("the next day", None, "None", "None"),
    ("by the end of the month", day(date(2019, 5, 2)), "2019-05-21", "2019-05-31"),
    ("later in the year", day(date(2019, 5, 2)), "2019-05-02", "2019-12-31"),
]


@pytest.mark.parametrize(("phrase", "focus", "first", "last"), TOLD)
def test_what_is_counted_from_a_date_told_before(phrase: str, focus: Period | None, first: str, last: str) -> None:
    """Such an expression takes its start from the text, and is unknown without one that is exact enough."""
    [found] = timex.find(f"It fell {phrase}.")
    period = resolve(found, View(TODAY, focus))
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize(
    "phrase", ["yesterday", "on Tuesday", "last month", "two weeks ago", "in October", "this summer", "over the weekend"]
)
def test_relative_dates_stay_open_without_a_day_of_publication(phrase: str) -> None:
    """Nothing is invented where the starting point is missing."""
    [found] = timex.find(f"It fell {phrase}.")
    assert not resolve(found, View()).is_known


def test_an_impossible_day_is_unknown() -> None:
    """The 31st of June is found and means nothing."""
    [found] = timex.find("It fell on 31 June 2024.")
    assert not resolve(found, View(TODAY)).is_known


def test_a_story_of_the_past_leads_its_own_dates_on() -> None:
    """In a story a month without a year is that nearest to the date before it."""
    [found] = timex.find("It fell in February.")
    view = View(date(2010, 1, 1), day(date(1914, 12, 20)), story=True)
    assert resolve(found, view) == month(1915, 2)
