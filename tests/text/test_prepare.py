"""Article ► Document."""

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import Article, Document, Dropped
from comity.text import dateline, prepare

TEXT = (
    "Tolls rise at the ports\nMonday, May 18, 2015\nACCRA, Ghana (AP) — The minister raised the tolls. Shippers were angry.\n"
    "Read more: Strike ends\nThey called him names.\nThe post Tolls rise appeared first on Ports Daily."
)


def _document(text: str = TEXT, **facts: str) -> Document:
    document = prepare(Article(id="a", text=text, **facts))
    assert isinstance(document, Document)
    return document


def test_sentences_without_boilerplate() -> None:
    """Sentences are those of the report, numbered by the paragraphs that are left."""
    assert [(sentence.paragraph, sentence.text) for sentence in _document().sentences] == [
        (0, "Tolls rise at the ports"),
        (1, "The minister raised the tolls."),
        (1, "Shippers were angry."),
        (2, "They called him names."),
    ]


def test_what_the_text_tells_of_the_article() -> None:
    """Genre, language, publisher and day are filled in; the text and the id stay."""
    article = _document().article
    assert (article.genre, article.language, article.publisher, article.published) == ("news", "en", "Ports Daily", "2015-05-18")
    assert (article.id, article.text) == ("a", TEXT)
    place = dateline(_document())
    assert place is not None
    assert place.text == "ACCRA"


def test_what_the_file_tells_stands() -> None:
    """The file's day and publisher are not overruled by the text."""
    article = _document(published="2015-05-19", publisher="Herald").article
    assert (article.publisher, article.published) == ("Herald", "2015-05-19")


def test_foreign_articles_are_dropped() -> None:
    """Another language is dropped with its code, by the file's word or by the text's."""
    text = "Le ministre a reçu lundi son homologue marocain pour parler du commerce entre les deux pays."
    assert prepare(Article(id="a", text=text, path="a.txt")) == Dropped("text", "not English", "a.txt", "fr")
    assert prepare(Article(id="a", text=TEXT, path="a.txt", language="sw")) == Dropped("text", "not English", "a.txt", "sw")
    assert isinstance(prepare(Article(id="a", text=TEXT, language="und")), Document)


def test_boilerplate_alone_is_dropped() -> None:
    """An article of nothing but boilerplate, and one of nothing but signs, has its reason."""
    assert prepare(Article(id="a", text="Share\nRead more: Tolls", url="u")) == Dropped("text", "only boilerplate", "u")
    assert prepare(Article(id="a", text="?! ... ?!")) == Dropped("text", "no sentences", "a")


@given(st.text(st.characters(codec=None)))
@settings(deadline=None)
def test_any_text_is_taken(text: str) -> None:
    """No text fails, and sentences equal the text at their offsets."""
    document = prepare(Article(id="a", text=text))
    if isinstance(document, Document):
        assert document.sentences
        assert all(text[sentence.start : sentence.end] == sentence.text for sentence in document.sentences)
