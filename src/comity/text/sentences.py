"""Sentences with their offsets: sentencex and a rule of our own propose ends, `boundaries` says which of them are none."""

import re
from collections.abc import Iterable, Iterator

from sentencex import get_sentence_boundaries

from comity.model import Sentence
from comity.text.boundaries import goes_on
from comity.text.lines import Stretch, trimmed

MAX_SENTENCE = 1500
"""Characters; about 250 words. The longest true sentences of news have 100; longer ones are lists or lost stops."""

_SURROGATE = re.compile("[\ud800-\udfff]")
# sentencex keeps a quotation whole, however many sentences it has, and no space after a stop is common in copied text.
_STOP = re.compile(
    r"(?:(?<=[^\W\d_A-Z]{2})\.|(?<=\d)\.|(?<=[A-Z]{3})\.|\.{3}|[!?…])"
    r"(?:[\"”’')\]]*\s+(?=[“\"‘'(\[]*[A-Z0-9])|[”’)\]]*(?=[“\"‘(]?[A-Z][a-z]+[\s,’']))"
)
_CONTEXT = 40  # characters at either side of a stop; the rules look at a word or two


def split(text: str, stretches: Iterable[tuple[Stretch, int]]) -> tuple[Sentence, ...]:
    """The sentences of stretches of the text, each stretch given with the number of its paragraph."""
    # sentencex cannot take half surrogate pairs; a stand-in of the same length keeps the offsets.
    safe = _SURROGATE.sub("\ufffd", text)
    found = [(piece, number) for stretch, number in stretches for piece in _pieces(safe, stretch)]
    return tuple(Sentence(i, start, end, text[start:end], number) for i, ((start, end), number) in enumerate(found))


def _pieces(text: str, stretch: Stretch) -> Iterator[Stretch]:
    for start, end in _sentences(text, stretch):
        for piece in _bounded(text, *trimmed(text, start, end)):
            if any(map(str.isalnum, text[piece[0] : piece[1]])):
                yield piece


def _sentences(text: str, stretch: Stretch) -> Iterator[Stretch]:
    start, end = stretch
    body = text[start:end]
    ends = {found["end_index"] for found in get_sentence_boundaries("en", body)}
    ends |= {found.end() for found in _STOP.finditer(body)}
    last = 0
    for at in sorted(ends - {0, len(body)}):
        left = body[max(last, at - _CONTEXT) : at]
        if not any(map(str.isalnum, left)):
            continue
        if not goes_on(left.rstrip(), body[at : at + _CONTEXT].lstrip(), left[-1:].isspace()):
            yield start + last, start + at
            last = at
    yield start + last, end


def _bounded(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The sentence, cut after a semicolon or at a space where it is too long."""
    while end - start > MAX_SENTENCE:
        at = _cut(text, start)
        yield trimmed(text, start, at)
        start = trimmed(text, at, end)[0]
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Where to cut: after the last semicolon of the second half, else at the last space, else anywhere."""
    limit, half = start + MAX_SENTENCE, start + MAX_SENTENCE // 2
    semicolon, space = text.rfind("; ", half, limit), text.rfind(" ", half, limit)
    return semicolon + 1 if semicolon > 0 else space if space > 0 else limit
