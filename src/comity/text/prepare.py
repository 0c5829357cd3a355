"""Article ► Document: language, genre, publisher and day where the text tells them, and its sentences without boilerplate."""

from collections.abc import Iterator
from dataclasses import replace

from comity.articles import day
from comity.model import Article, Document, Dropped
from comity.text.clean import date_line, mask
from comity.text.dateline import HEAD, find
from comity.text.genre import genre
from comity.text.language import detect, is_named_english
from comity.text.lines import Stretch, lines, paragraphs, without
from comity.text.publisher import publisher
from comity.text.sentences import split


def prepare(article: Article) -> Document | Dropped:
    """The document of an English article, or why there is none."""
    where = article.path or article.url or article.id
    kept = list(_kept(article.text))
    if not kept:
        return Dropped("text", "only boilerplate", where)
    language = _language(article, "\n".join(article.text[start:end] for (start, end), _ in kept))
    if language != "en":
        return Dropped("text", "not English", where, language)
    sentences = split(article.text, kept)
    if not sentences:
        return Dropped("text", "no sentences", where)
    published = article.published or _day_in(article.text)
    named = replace(article, genre=genre(article), language="en", publisher=publisher(article), published=published)
    return Document(named, sentences)


def _kept(text: str) -> Iterator[tuple[Stretch, int]]:
    """What is left of each paragraph when the boilerplate is masked, with the paragraph's number among those left."""
    number = 0
    for left in without(paragraphs(text), mask(text)):
        running = [(start, end) for start, end in left if not text[start:end].isspace()]
        yield from ((stretch, number) for stretch in running)
        number += bool(running)


def _language(article: Article, running: str) -> str:
    """`en`, or the code of another language: what the file says, where it says something, else what the text shows."""
    named = is_named_english(article.language) if article.language else None
    if named is None:
        return detect(running)
    return "en" if named else str(article.language)


def _day_in(text: str) -> str | None:
    """The day that a line at the head gives, or a dateline with a year: when the article went out, if its file does not say."""
    written = next((found for line in lines(text, HEAD) if (found := date_line(text, line))), None)
    line = find(text)
    return day(written) or day(line.date if line else None)
