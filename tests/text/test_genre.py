"""Genres by their cues."""

import pytest

from comity.model import Article
from comity.text.genre import genre

NEWS = "The minister said on Monday that tolls would rise. Shippers told the press they would sue. He said that was fine."


def _genre(text: str = NEWS, **facts: str) -> str:
    return genre(Article(id="a", text=text, **facts))


def test_news_without_a_cue() -> None:
    """A report is news, and so is one that quotes a question and an opinion."""
    assert _genre() == "news"
    assert _genre(f'{NEWS}\n"What now?" he asked.\nIn his opinion, tolls are low.') == "news"


@pytest.mark.parametrize(
    "text",
    [
        "Q: Why tolls?\nA: We need them.\nQ: Why now?\nA: We are poor.",
        "Why tolls?\nWe need them.\nWhy now?\nWe are poor.\nAnd then?\nPeace.",
        "MR LEE: Yes.\nMS ITO: No.\nMR LEE: Why?\nMS ITO: So.",
        "QUESTION: Why?\nMR KIM: So.\nQUESTION: When?\nMR KIM: Now.",
    ],
)
def test_interview(text: str) -> None:
    """Marked questions, many questions and speakers in turn make an interview."""
    assert _genre(text) == "interview"


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Opinion: Tolls are low"},
        {"title": "Tolls are low | Editorial"},
        {"url": "https://ports.example/opinion/tolls"},
        {"text": f"{NEWS}\nThe writer is a fellow of the Institute of Ports."},
        {"text": f"{NEWS}\nThe views expressed in this article are those of the author."},
        {"text": f"{NEWS}\nAnn Lee is a foreign affairs columnist."},
    ],
)
def test_opinion(facts: dict[str, str]) -> None:
    """Title, section and the note on the author make an opinion."""
    assert _genre(**facts) == "opinion"


@pytest.mark.parametrize(
    "facts",
    [
        {"url": "https://www.mfa.gov.xx/release/5"},
        {"url": "https://www.navy.mil/release/5"},
        {"publisher": "Ministry of Foreign Affairs of Carniola"},
        {"text": "We condemn the attack in Accra. Our hearts are with the victims. We call on all sides to stop."},
        {"text": "The Government of Carniola welcomes the accord. The Government urges all to sign it."},
        {"text": "The two sides welcome it. We reaffirm our ties.", "title": "Joint Statement of the Two Ministers"},
    ],
)
def test_statement(facts: dict[str, str]) -> None:
    """A state's address, name or voice makes a statement."""
    assert _genre(**facts) == "statement"


def test_a_commercial_host_is_no_state() -> None:
    """Hosts that only hold the letters of a state's are those of a paper."""
    assert _genre(url="https://news.go.com/a") == "news"
    assert _genre(url="https://www.presidential-post.com/a") == "news"


def test_quoted_statements_are_news() -> None:
    """A report that quotes a state's voice stays a report."""
    assert (
        _genre('He read it out: "We condemn the attack. We welcome the truce. We urge calm." He said no more, and left.')
        == "news"
    )


def test_a_given_genre_stands() -> None:
    """What the article says of itself is not judged again."""
    assert _genre(genre="opinion") == "opinion"
