"""The fake coder, for tests, demos and as the smallest example of a coder plug-in: it reads `NAME verb NAME` and no more.

It needs no weights and always says the same. It knows the verbs of `fake.toml`, takes runs of capitalised words for names,
and misses nearly all of what real news says: use the encoder for that.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from comity.model import Act, Coding, Document, Mention, Role, Sentence, Span


class _Verb(NamedTuple):
    type: str
    modes: tuple[str, ...]


class Fake:
    """Codes documents by a small table of verbs."""

    name = "fake"
    version = "1"

    def code(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """One Coding a document, in order."""
        return map(_coding, documents)


@cache
def _verbs() -> dict[str, _Verb]:
    raw = tomllib.loads((files("comity.coders") / "fake.toml").read_text("utf-8"))["verbs"]
    return {verb: _Verb(told["type"], (told["mode"],) if "mode" in told else ()) for verb, told in raw.items()}


@cache
def _shape() -> re.Pattern[str]:
    """`NAME verb NAME`; a name is at most six capitalised words, so that no text makes the search slow."""
    name = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,5}"
    return re.compile(rf"\b(?P<actor>{name}) (?P<verb>{'|'.join(_verbs())})(?: with)?(?: the)? (?P<recipient>{name})")


def _coding(document: Document) -> Coding:
    acts = tuple(act for sentence in document.sentences for act in _acts(sentence))
    mentions = tuple(role.mention for act in acts for role in (*act.actors, *act.recipients))
    return Coding(mentions, acts)


def _acts(sentence: Sentence) -> Iterator[Act]:
    for found in _shape().finditer(sentence.text):
        verb = _verbs()[found["verb"]]
        actor, anchor, recipient = (_span(sentence, found, group) for group in ("actor", "verb", "recipient"))
        roles = [(Role(Mention(span), 1.0),) for span in (actor, recipient)]
        yield Act(anchor, sentence, ((verb.type, 1.0),), 1.0, verb.modes, "asserted", roles[0], roles[1])


def _span(sentence: Sentence, found: re.Match[str], group: str) -> Span:
    start, end = found.span(group)
    return Span(sentence.start + start, sentence.start + end, found[group])
