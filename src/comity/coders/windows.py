"""Documents cut into windows of whole sentences: the unit that the encoder reads.

A window holds sentences it answers for, and before them some of the sentences it follows, as context: a third of all events
name a party outside the sentence of the act.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tokenizers import Tokenizer

from comity.model import Document, Sentence

OWN_TOKENS = 144  # sentences a window answers for, together; longer costs speed, shorter repeats more context
CONTEXT_TOKENS = 48  # of sentences before them; of seven pairs the best on the reference and our gold together
LONGEST = 250  # a sentence of more tokens is cut: position embeddings go further, attention cost grows with the square


@dataclass(frozen=True, slots=True)
class Token:
    """One word piece with its place in the article.

    `word` is false for a continuation of the piece before; `dot` is true for a full stop, which within a sentence ends an
    abbreviation.
    """

    id: int
    start: int
    end: int
    sentence: int
    word: bool
    dot: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens of neighbouring sentences of one document; acts count from token `own` on, what stands before is context."""

    document: int
    tokens: tuple[Token, ...]
    own: int


def windows(documents: list[Document], tokenizer: Tokenizer) -> Iterator[Window]:
    """All windows of the documents, in order."""
    sentences = [(n, s) for n, document in enumerate(documents) for s in document.sentences]
    encodings = tokenizer.encode_batch([s.text for _, s in sentences], add_special_tokens=False)
    pieces: dict[int, list[list[Token]]] = {}
    for (n, sentence), encoding in zip(sentences, encodings, strict=True):
        pieces.setdefault(n, []).append(_tokens(sentence, encoding))
    for n, parts in pieces.items():
        yield from _of_document(n, parts)


def _tokens(sentence: Sentence, encoding: object) -> list[Token]:
    words = encoding.word_ids  # type: ignore[attr-defined]
    made = []
    for i, (token, (start, end)) in enumerate(zip(encoding.ids, encoding.offsets, strict=True)):  # type: ignore[attr-defined]
        head = i == 0 or words[i] != words[i - 1]
        dot = sentence.text[start:end] == "."
        made.append(Token(token, sentence.start + start, sentence.start + end, sentence.index, head, dot))
    return made[:LONGEST]


def _of_document(n: int, parts: list[list[Token]]) -> Iterator[Window]:
    at = 0
    while at < len(parts):
        stop, size = at + 1, len(parts[at])
        while stop < len(parts) and size + len(parts[stop]) <= OWN_TOKENS:
            size += len(parts[stop])
            stop += 1
        begin, room = at, min(CONTEXT_TOKENS, LONGEST - size)
        while begin and len(parts[begin - 1]) <= room:
            begin -= 1
            room -= len(parts[begin])
        context = [t for part in parts[begin:at] for t in part]
        own = [t for part in parts[at:stop] for t in part]
        if own:
            yield Window(n, tuple(context + own), len(context))
        at = stop
