"""What an article says about countries before any mention is looked at."""

from hypothesis import given
from hypothesis import strategies as st

from comity.actors import reading
from comity.actors.reading import Quotes
from comity.model import Article, Document
from comity.text import prepare


def document(text: str, title: str | None = None) -> Document:
    """A text as the pipeline prepares it."""
    made = prepare(Article("a", text, title=title, language="en"))
    assert isinstance(made, Document)
    return made


@given(st.text(alphabet='ab “”"\n', max_size=60), st.integers(0, 60))
def test_quotes_count_from_the_paragraph(text: str, at: int) -> None:
    """Inside quotation marks where more open than close, or an odd number of straight ones, since the paragraph began."""
    at = min(at, len(text))
    before = text[text.rfind("\n", 0, at) + 1 : at]
    assert Quotes(text).holds(at) == (before.count("“") > before.count("”") or before.count('"') % 2 == 1)


def test_weights_are_shares_of_all_signs() -> None:
    """A title counts twice, an organisation not at all."""
    read = reading.read(document("Kenya asked Chad and NATO for help.", title="Kenya asks"))
    assert dict(read.weights) == {"KEN": 3 / 4, "TCD": 1 / 4}


def test_a_town_alone_is_a_weak_sign() -> None:
    """Countries that nothing but towns points to are told apart."""
    read = reading.read(document("Police in Mombasa arrested two men from Chad."))
    assert read.only_towns == {"KEN"}


def test_signs_by_sentence() -> None:
    """Each sentence's signs, in the order of the text."""
    read = reading.read(document("Kenya met Chad in Nairobi. Peru stayed away."))
    assert {n: [s.country for s in found] for n, found in read.by_sentence.items()} == {0: ["KEN", "TCD", "KEN"], 1: ["PER"]}
