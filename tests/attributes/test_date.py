"""The date that belongs to an act. Articles are of Thursday, 28 November 2024, unless a case says otherwise."""

from dataclasses import replace

import pytest
from acts import case, document, span
from hypothesis import given
from hypothesis import strategies as st

from comity.attributes import timeline
from comity.attributes.date import event_date
from comity.model import Act, Sentence, Span

GOLDEN = [
    # in the clause or sentence
    ("Rebels shelled the port on Tuesday.", "shelled", "ASSAULT", "2024-11-26", "2024-11-26", "day"),
    ("On Tuesday, rebels shelled the port.", "shelled", "ASSAULT", "2024-11-26", "2024-11-26", "day"),
    ("Rebels shelled the port in October 2023.", "shelled", "ASSAULT", "2023-10-01", "2023-10-31", "month"),
    ("Rebels shelled the port in October.", "shelled", "ASSAULT", "2024-10-01", "2024-10-31", "month"),
    ("The November 2024 shelling cost lives.", "shelling", "ASSAULT", "2024-11-01", "2024-11-28", "month"),
    ("Rebels shelled the port last week.", "shelled", "ASSAULT", "2024-11-18", "2024-11-24", "week"),
    ("Rebels shelled the port in the summer of 2023.", "shelled", "ASSAULT", "2023-06-01", "2023-08-31", "season"),
    ("Rebels shelled the port in the third quarter.", "shelled", "ASSAULT", "2024-07-01", "2024-09-30", "quarter"),
    ("Rebels shelled the port in 2019.", "shelled", "ASSAULT", "2019-01-01", "2019-12-31", "year"),
    ("Rebels shelled the port from 3 to 5 May.", "shelled", "ASSAULT", "2024-05-03", "2024-05-05", "range"),
    ("Rebels shelled the port in the 1990s.", "shelled", "ASSAULT", "1990-01-01", "1999-12-31", "range"),
    # the nearest of two
    ("Police arrested him on Monday and charged him on Wednesday.", "arrested", "COERCE", "2024-11-25", "2024-11-25", "day"),
    ("Police arrested him on Monday and charged him on Wednesday.", "charged", "ACCUSE", "2024-11-27", "2024-11-27", "day"),
    (
        "Police arrested him on Monday, after gunmen killed a judge in May.",
        "arrested",
        "COERCE",
        "2024-11-25",
        "2024-11-25",
        "day",
    ),
    (
        "Police arrested him on Monday, after gunmen killed a judge in May.",
        "killed",
        "ASSAULT",
        "2024-05-01",
        "2024-05-31",
        "month",
    ),
    ("The minister, who visited Oslo in March, resigned on Friday.", "resigned", "RETREAT", "2024-11-22", "2024-11-22", "day"),
    ("The minister, who visited Oslo in March, resigned on Friday.", "visited", "CONSULT", "2024-03-01", "2024-03-31", "month"),
    # "since" bounds a state
    (
        "Since May, when it took the town, the army has shelled the port on Sundays and on 3 November.",
        "shelled",
        "ASSAULT",
        "2024-11-03",
        "2024-11-03",
        "day",
    ),
    ("The army has shelled the port since October.", "shelled", "ASSAULT", "2024-10-01", "2024-11-28", "range"),
    ("Since 2014 the fund has lent Kyiv money.", "lent", "AID", "2014-01-01", "2024-11-28", "range"),
    # what is done is done by the day it is told
    ("The bank lent Kyiv money from 2023 to 2026.", "lent", "AID", "2023-01-01", "2024-11-28", "range"),
    # the date of another noun or verb
    ("Tehran rejected talks on the 2015 nuclear deal.", "rejected", "REJECT", "2024-11-22", "2024-11-28", "inferred"),
    ("The 2023 annual report accused the army of torture.", "accused", "ACCUSE", "2023-01-01", "2023-12-31", "year"),
    ("A trawler seized on Friday was sent back by the navy.", "sent back", "COERCE", "2024-11-22", "2024-11-28", "inferred"),
    # what is to come does not date the speech
    ("Paris promised to send doctors next month.", "promised", "AGREE", "2024-11-22", "2024-11-28", "inferred"),
    ("Ankara warned it would close the strait on 5 December.", "warned", "THREATEN", "2024-11-22", "2024-11-28", "inferred"),
    # referring back and forth
    ("A bomb went off in Quetta on 9 November. The attack killed nine.", "killed", "ASSAULT", "2024-11-09", "2024-11-09", "day"),
    (
        "A bomb went off in Quetta on 9 November.\nA splinter group claimed the bombing.",
        "claimed",
        "ASSAULT",
        "2024-11-22",
        "2024-11-28",
        "inferred",
    ),
    (
        "An attack hit Quetta on 9 November.\nA splinter group claimed the attack.",
        "claimed",
        "ASSAULT",
        "2024-11-09",
        "2024-11-09",
        "day",
    ),
    (
        "Talks were held on 3 May and 9 May. The meeting ended in blows.",
        "blows",
        "ASSAULT",
        "2024-11-22",
        "2024-11-28",
        "inferred",
    ),
    (
        "The bureau told its staff to drop the app. This November directive reverses an older one.",
        "told",
        "SANCTION",
        "2024-11-01",
        "2024-11-28",
        "month",
    ),
    ("Envoys met on 3 May. Two days later, troops crossed the river.", "crossed", "MOBILIZE", "2024-05-05", "2024-05-05", "day"),
    # nothing said
    ("Rebels shelled the port.", "shelled", "ASSAULT", "2024-11-22", "2024-11-28", "inferred"),
]


@pytest.mark.parametrize(
    ("text", "anchor", "kind", "start", "end", "precision"), GOLDEN, ids=[f"{g[0]} [{g[1]}]" for g in GOLDEN]
)
def test_the_date_that_belongs_to_an_act(text: str, anchor: str, kind: str, start: str, end: str, precision: str) -> None:
    """Same clause, same sentence, the sentence referred to, else the day of publication."""
    given = case(text, anchor, kind)
    found = event_date(given.document, given.act)
    assert found is not None
    assert (found.start, found.end, found.precision) == (start, end, precision)


@pytest.mark.parametrize("genre", ["news", "statement", "interview"])
def test_undated_reports_took_place_by_publication(genre: str) -> None:
    """The day of publication is inferred, without words that say it."""
    given = case("Rebels shelled the port.", "shelled", genre=genre)
    found = event_date(given.document, given.act)
    assert found is not None
    assert (found.precision, found.span, found.text) == ("inferred", None, None)


def test_undated_acts_of_an_opinion_piece_have_no_date() -> None:
    """An opinion piece may tell of any time."""
    given = case("Rebels shelled the port.", "shelled", genre="opinion")
    assert event_date(given.document, given.act) is None


@pytest.mark.parametrize("status", ["planned", "conditional", "historical"])
def test_undated_plans_and_history_have_no_date(status: str) -> None:
    """What is not said to be done has not been done by publication."""
    given = case("The army will shell the port.", "shell", status=status)
    assert event_date(given.document, given.act) is None


def test_without_publication_a_relative_date_keeps_its_words_only() -> None:
    """The words are kept as evidence; no day is invented."""
    given = case("Rebels shelled the port on Tuesday.", "shelled", published=None)
    found = event_date(given.document, given.act)
    assert found is not None
    assert (found.start, found.end, found.precision, found.text) == (None, None, "day", "Tuesday")


def test_a_plan_may_lie_after_publication() -> None:
    """Words that look ahead let the date do so."""
    given = case("The army will hold the exercise on Monday.", "exercise", "COOPERATE", status="planned")
    found = event_date(given.document, given.act)
    assert found is not None
    assert found.start == "2024-12-02"


_PIECES = st.sampled_from(
    [
        "on Tuesday",
        "in May",
        "May",
        "the 5th of",
        "June",
        "31 February",
        "2024",
        "last year",
        "three days later",
        "the next day",
        "since",
        "yesterday",
        "will",
        "12/13/2024",
        "1.1.2030",
        "in 2031",
        "by the end of the year",
        "’s",
        ",",
        "the attack",
        "next week",
        "Q4",
        "1500s",
        "(",
        "–",
        "to",
        "99",
        "ago",
        "two decades",
        "early",
        "March 3-1",
        "from 30 December to 2",
        "January",
        "\n",
        ". ",
        "’90s",
        "15 00",
        "20 years",
    ]
)


@given(
    st.lists(st.one_of(_PIECES, st.text(max_size=12)), min_size=1, max_size=12),
    st.sampled_from(["2024-11-28", "2024-02-29", "1605-01-03", None]),
)
def test_any_text_gives_a_sound_date_or_none(pieces: list[str], published: str | None) -> None:
    """Start is not after end, the span is the text's own, and nothing lies after publication unless words look ahead."""
    text = "Rebels shelled it " + " ".join(pieces)
    made = document(text, published)
    sentence = made.sentences[0] if made.sentences else Sentence(0, 0, len(text), text)
    where = span(text, "shelled")
    found = event_date(made, Act(Span(where.start, where.end, "shelled"), sentence, (("ASSAULT", 1.0),), 1.0))
    if found is None:
        return
    assert found.start is None or found.end is None or found.start <= found.end
    assert found.span is None or text[found.span.start : found.span.end] == found.span.text == found.text
    assert published is None or timeline.AHEAD.search(text) or (found.start or "") <= published


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("Kenya condemns the attack in Chad today.", "condemns", ("2016-05-01", "2016-05-31", "month")),
        ("Kenya condemned the attack in Chad on Tuesday.", "condemned", ("2016-05-01", "2016-05-31", "month")),
        ("Kenya condemned the attack in Chad.", "condemned", ("2016-05-01", "2016-05-31", "inferred")),
        ("Kenya condemned the attack two years ago.", "condemned", (None, None, "range")),
        ("Kenya condemned the attack on 3 May 2014.", "condemned", ("2014-05-03", "2014-05-03", "day")),
    ],
)
def test_an_address_may_tell_the_month(text: str, anchor: str, expected: tuple[str | None, str | None, str]) -> None:
    """Where no day of publication is known, what lies close to it is of the month that the address tells."""
    one = case(text, anchor, "ACCUSE", published=None, genre="statement")
    article = replace(one.document.article, url="https://www.state.example/r/2016/05/257627.htm")
    found = event_date(replace(one.document, article=article), one.act)
    assert found is not None
    assert (found.start, found.end, found.precision) == expected


@pytest.mark.parametrize(
    ("text", "phrase", "first", "last"),
    [
        ("The treaty enters into force on 1 July 2025.", "1 July 2025", "2025-07-01", "2025-07-01"),
        ("The army will leave in two weeks.", "in two weeks", "2024-12-09", "2024-12-15"),
        ("He will respond within ten days.", "within ten days", "2024-11-28", "2024-12-08"),
        ("Rebels shelled the town between Monday and Wednesday.", "between Monday and Wednesday", "2024-11-25", "2024-11-27"),
        ("The port was shelled the week before last.", "the week before last", "2024-11-11", "2024-11-17"),
        (
            "They fought from November 2020 through February 2021.",
            "November 2020 through February 2021",
            "2020-11-01",
            "2021-02-28",
        ),
        ("Storms struck on 6 and 7 February 2014.", "6 and 7 February 2014", "2014-02-06", "2014-02-07"),
        ("On 5 October they landed. On the 26th, they left.", "the 26th", "2024-10-26", "2024-10-26"),
        ("It fell in the late seventies.", "the late seventies", "1976-08-31", "1979-12-31"),
        ("The manuscript is of the twelfth century.", "the twelfth century", "1101-01-01", "1200-12-31"),
        ("The dam opened on the twenty-second of June 2011.", "the twenty-second of June 2011", "2011-06-22", "2011-06-22"),
        ("A year ago today the ferry sank.", "A year ago today", "2023-11-28", "2023-11-28"),
    ],
)
def test_more_expressions(text: str, phrase: str, first: str, last: str) -> None:
    """Ranges of weekdays and months, words for numbers, and what lies ahead by its own words."""
    found = {d.text: d.period for some in timeline.dates(document(text)).values() for d in some}
    assert phrase in found
    assert (str(found[phrase].first), str(found[phrase].last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The army killed 20 rebels in three days.",
        "The president will visit Chad for the first time in 20 years.",
        "Rebels attacked the town in the deadliest raid in a decade.",
    ],
)
def test_how_long_is_not_when(text: str) -> None:
    """A stretch of time that something took, or since it last happened, dates nothing."""
    assert not timeline.dates(document(text))
