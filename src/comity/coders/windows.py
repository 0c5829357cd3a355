"""Documents cut into windows of whole sentences: the unit that the encoder reads.

A window holds sentences it answers for, and before them some of the sentences it follows, as context: a third of all events
name a party outside the sentence of the act.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from comity.model import Document, Sentence

OWN_TOKENS = 144  # sentences a window answers for, together; longer costs speed, shorter repeats more context
CONTEXT_TOKENS = 48  # of sentences before them; of seven pairs the best on the reference and our gold together
LONGEST = 250  # a sentence of more tokens is read in pieces: position embeddings go further, attention cost grows with the square


@dataclass(frozen=True, slots=True)
class Token:
    """One word piece with its place in the article.

    `word` is false for a continuation of the piece before; `dot` is true for a full stop, which within a sentence ends an
    abbreviation; `case` tells the capitals of the whole word, which the encoder's own vocabulary does not know.
    """

    id: int
    start: int
    end: int
    sentence: int
    word: bool
    dot: bool = False
    case: int = 0


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
        tokens = _tokens(sentence, encoding)
        pieces.setdefault(n, []).extend(tokens[at : at + LONGEST] for at in range(0, len(tokens), LONGEST))
    for n, parts in pieces.items():
        yield from _of_document(n, parts)


def case_of(word: str) -> int:
    """0 for a word without capitals, 1 for one that begins with or holds one, 2 for one all in capitals."""
    if word == word.lower():
        return 0
    return 2 if len(word) > 1 and word == word.upper() else 1


def cases(text: str, offsets: Sequence[tuple[int, int]], words: Sequence[int | None]) -> list[int]:
    """The case of each piece's whole word; pieces that stand for no text (end marks) have none."""
    spans: dict[int, tuple[int, int]] = {}
    for (start, end), word in zip(offsets, words, strict=True):
        if word is not None:
            spans[word] = (spans.get(word, (start, end))[0], end)
    known = {word: case_of(text[start:end]) for word, (start, end) in spans.items()}
    return [0 if word is None else known[word] for word in words]


def _tokens(sentence: Sentence, encoding: object) -> list[Token]:
    words = encoding.word_ids  # type: ignore[attr-defined]
    told = cases(sentence.text, encoding.offsets, words)  # type: ignore[attr-defined]
    made = []
    for i, (token, (start, end)) in enumerate(zip(encoding.ids, encoding.offsets, strict=True)):  # type: ignore[attr-defined]
        head = i == 0 or words[i] != words[i - 1]
        dot = sentence.text[start:end] == "."
        made.append(Token(token, sentence.start + start, sentence.start + end, sentence.index, head, dot, told[i]))
    return made


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
