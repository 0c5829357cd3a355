"""Documents, mentions and acts made by hand: every offset is found in the words, so none can be wrong."""

from collections.abc import Iterable, Mapping
from typing import Any

from comity.actors.resolve import Parties
from comity.model import Act, Actor, Article, Coding, Document, Mention, Role, Sentence, Span


def document(*sentences: str, **fields: Any) -> Document:
    """A document of these sentences, divided by blanks; fields of its article by name."""
    given: dict[str, Any] = {"id": "a1", "published": "2024-05-03", "genre": "news", "language": "en"} | fields
    made, at = [], 0
    for index, text in enumerate(sentences):
        made.append(Sentence(index, at, at + len(text), text))
        at += len(text) + 1
    return Document(Article(text=" ".join(sentences), **given), tuple(made))


def span(where: Document, words: str, nth: int = 0) -> Span:
    """The nth place of the words in the text."""
    start = -1
    for _ in range(nth + 1):
        start = where.article.text.index(words, start + 1)
    return Span(start, start + len(words), words)


def mention(where: Document, words: str, nth: int = 0, sector: str | None = None) -> Mention:
    """A mention by its words."""
    return Mention(span(where, words, nth), sector)


def act(
    where: Document, anchor: str, type: str, actors: Iterable[Mention] = (), recipients: Iterable[Mention] = (), **rest: Any
) -> Act:
    """An act by its words; any other field of Act by name."""
    words = span(where, anchor, rest.pop("nth", 0))
    home = next(s for s in where.sentences if s.start <= words.start < s.end)
    sides = [tuple(Role(m, 1.0) for m in side) for side in (actors, recipients)]
    given: dict[str, Any] = {"type_probs": ((type, 1.0),), "p_event": 1.0} | rest
    return Act(anchor=words, sentence=home, actors=sides[0], recipients=sides[1], **given)


def coding(*acts: Act, more: Iterable[Mention] = ()) -> Coding:
    """A coding of these acts, whose mentions are those of their roles and `more`."""
    mentions = {m.span: m for a in acts for m in (*(r.mention for r in (*a.actors, *a.recipients, *a.sources)), *more)}
    return Coding(tuple(mentions[key] for key in sorted(mentions, key=lambda s: s.start)), acts)


def parties(known: Mapping[Mention, tuple[str | None, str | None]]) -> Parties:
    """Mentions resolved to (country, sector)."""
    found = {}
    for one, (country, sector) in known.items():
        who = Actor(one.span, one.span.text, f"country:{country}" if country else None, country, sector, None, 0.9, "by hand")
        found[one.span.start, one.span.end] = (who, (who,))
    return Parties(found)


class Hand:
    """A coder that says what it was told, document by document."""

    name, version = "hand", "1"

    def __init__(self, *codings: Coding) -> None:
        self.codings = codings

    def code(self, documents: Iterable[Document]) -> Iterable[Coding]:
        """The codings in order, one a document."""
        return (told for _, told in zip(documents, self.codings, strict=False))
