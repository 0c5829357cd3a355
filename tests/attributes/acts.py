"""Documents and acts for the tests of this folder, written as one line each."""

from dataclasses import dataclass

from comity.model import Act, Actor, Article, Document, Mention, Role, Span
from comity.text.sentences import split


@dataclass(frozen=True)
class Case:
    """A document and one act of it."""

    document: Document
    act: Act


def span(text: str, phrase: str) -> Span:
    """The first place where a phrase stands."""
    at = text.index(phrase)
    return Span(at, at + len(phrase), phrase)


def document(text: str, published: str | None = "2024-11-28", genre: str = "news", title: str | None = None) -> Document:
    """A document whose lines are its paragraphs."""
    stretches, at = [], 0
    for number, line in enumerate(text.split("\n")):
        stretches.append(((at, at + len(line)), number))
        at += len(line) + 1
    return Document(Article("a", text, title=title, published=published, genre=genre, language="en"), split(text, stretches))


def case(
    text: str, anchor: str, kind: str = "ASSAULT", status: str = "asserted", actors: tuple[str, ...] = (), **about: str | None
) -> Case:
    """The act whose anchor is the first `anchor` of the text."""
    made = document(text, **about)  # type: ignore[arg-type]
    where = span(text, anchor)
    sentence = next(s for s in made.sentences if s.start <= where.start < s.end)
    roles = tuple(Role(mention(text, a), 0.9) for a in actors)
    return Case(made, Act(where, sentence, ((kind, 0.9),), 0.9, status=status, actors=roles))


def mention(text: str, phrase: str) -> Mention:
    """A mention at the first place where its words stand."""
    return Mention(span(text, phrase))


def party(text: str, phrase: str, country: str | None, sector: str | None = None) -> Actor:
    """A resolved party at the first place where its words stand."""
    return Actor(span(text, phrase), phrase, None, country, sector, None, 1.0, "given")
