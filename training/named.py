"""Names of persons, organisations and places in public texts, as training examples: UNER's English EWT part and GUM's news.

UNER (github.com/UniversalNER, CC BY-SA 4.0) marks names; its PUD part is for measuring and is never read here. GUM
(github.com/amir-zeldes/gum, CC BY) marks every noun phrase with its kind, so that names are those of proper nouns only; the
documents of our gold (`evals/gold`) are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from comity.coders.windows import cases

KINDS = ("PER", "ORG", "LOC")
LONGEST = 160  # tokens of an example; whole sentences of one document
IGNORED = -100  # the loss leaves such tokens out
_ENTITY = {"person": "PER", "organization": "ORG", "place": "LOC"}
_SMALL = frozenset({"of", "the", "and", "for", "de", "al", "la", "&", "-"})
_TITLE = re.compile(
    r"(?i)(?:mr|mrs|ms|dr|prof|professor|sir|lord|lady|president|vice|prime|premier|minister|chancellor|secretary|senator|governor|"
    r"king|queen|prince|princess|pope|general|colonel|captain|judge|justice|mayor|ambassador|director|chairman|foreign|defen[cs]e|"
    r"interior|deputy|speaker|congressman|representative|rep|sen|gov|gen|col|lt|sgt|st|coach|rev|reverend|bishop|saint)\.?$"
)


@dataclass
class Named:
    """Token ids with a tag each: 0 outside, 2k + 1 where a name of kind k begins, 2k + 2 inside it."""

    ids: list[int]
    cases: list[int]
    tags: list[int]


Words = list[tuple[int, int, int]]  # start, end, tag


def load(data: Path, kept_out: set[str], tokenizer: Tokenizer) -> list[Named]:
    """All examples of the shared data's folder; `kept_out` holds lower-case names of documents."""
    made: list[Named] = []
    files = [f for f in sorted((data / "uner").glob("*dev*")) if "pud" not in f.name.lower()]
    sources = [_uner(f) for f in files]
    sources += [_gum(f) for f in sorted((data / "gum_news").glob("*.conllu")) if f.stem.lower() not in kept_out]
    for documents in sources:
        for sentences in documents:
            made += _windows(sentences, tokenizer)
    return made


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    """The documents of a CoNLL file, each as its sentences' lines."""
    document: list[list[str]] = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.splitlines()
        if any(line.startswith("# newdoc") for line in lines) and document:
            yield document
            document = []
        if any(line[:1].isdigit() for line in lines):
            document.append(lines)
    if document:
        yield document


def _text(lines: list[str]) -> str:
    return next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), "")


def _placed(text: str, forms: list[str]) -> list[tuple[int, int]]:
    """Where each word stands in its sentence."""
    at, found = 0, []
    for form in forms:
        start = text.find(form, at)
        start = at if start < 0 else start
        at = start + len(form)
        found.append((start, at))
    return found


def _uner(path: Path) -> Iterator[list[tuple[str, Words]]]:
    for document in _blocks(path):
        sentences = []
        for lines in document:
            rows = [line.split("\t") for line in lines if line[:1].isdigit()]
            places = _placed(_text(lines), [r[1] for r in rows])
            tags = [0 if r[2][2:] not in KINDS else 2 * KINDS.index(r[2][2:]) + (1 if r[2][0] == "B" else 2) for r in rows]
            sentences.append((_text(lines), [(s, e, t) for (s, e), t in zip(places, tags, strict=True)]))
        yield sentences


def _gum(path: Path) -> Iterator[list[tuple[str, Words]]]:
    for document in _blocks(path):
        sentences = []
        open_: list[tuple[str, str, int]] = []
        for lines in document:
            rows = [r for line in lines if line[:1].isdigit() and (r := line.split("\t"))[0].isdigit()]
            open_, tags = _gum_tags(rows, open_)
            places = _placed(_text(lines), [r[1] for r in rows])
            sentences.append((_text(lines), [(s, e, t) for (s, e), t in zip(places, tags, strict=True)]))
        yield sentences


def _gum_tags(rows: list[list[str]], open_: list[tuple[str, str, int]]) -> tuple[list[tuple[str, str, int]], list[int]]:
    """The tag of every word; proper nouns that make no clear name are left out of the loss."""
    spans: list[tuple[int, int, str]] = []
    stack = [(number, kind, 0) for number, kind, _ in open_]
    for n, row in enumerate(rows):
        noted = next((m.removeprefix("Entity=") for m in row[9].split("|") if m.startswith("Entity=")), "")
        for begun, alone, ended in re.findall(r"\((\d+-[^()]*?)(?=\(|\)|$|\d+\))(\))?|(\d+)\)", noted):
            if begun:
                number, kind = begun.split("-")[:2]
                if alone:
                    spans.append((n, n + 1, kind))
                else:
                    stack.append((number, kind, n))
            elif (at := next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] == ended), None)) is not None:
                _, kind, first = stack.pop(at)
                spans.append((first, n + 1, kind))
    proper = [row[4].startswith("NNP") for row in rows]
    tags = [IGNORED if p else 0 for p in proper]
    for first, last, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        name = _name(rows, proper, first, last)
        if name and kind in _ENTITY and all(t in (0, IGNORED) for t in tags[name[0] : name[1]]):
            begin = 2 * KINDS.index(_ENTITY[kind]) + 1
            tags[name[0] : name[1]] = [begin] + [begin + 1] * (name[1] - name[0] - 1)
    return stack, tags


def _name(rows: list[list[str]], proper: list[bool], first: int, last: int) -> tuple[int, int] | None:
    """The name that a noun phrase is, without articles, titles and the genitive; None for a description."""
    while first < last and (not proper[first] or _TITLE.match(rows[first][1])):
        if not proper[first] and rows[first][1].lower() not in _SMALL:
            return None
        first += 1
    while last > first and rows[last - 1][1] in ("'s", "’s", "'", "’"):
        last -= 1
    inside = range(first, last)
    whole = first < last and proper[last - 1] and all(proper[n] or rows[n][1].lower() in _SMALL for n in inside)
    return (first, last) if whole else None


def _windows(sentences: list[tuple[str, Words]], tokenizer: Tokenizer) -> Iterator[Named]:
    """Whole sentences of one document, joined to examples of at most `LONGEST` tokens."""
    text, words = "", []
    for sentence, placed in sentences:
        joined = f"{text} {sentence}" if text else sentence
        if text and len(tokenizer.encode(joined).ids) > LONGEST:
            yield _tagged(text, words, tokenizer)
            text, words, joined = "", [], sentence
        shift = len(joined) - len(sentence)
        text, words = joined, words + [(s + shift, e + shift, t) for s, e, t in placed]
    if text:
        yield _tagged(text, words, tokenizer)


def _tagged(text: str, words: Words, tokenizer: Tokenizer) -> Named:
    enc = tokenizer.encode(text)
    tags, at = [], 0
    for start, end in enc.offsets:
        while at < len(words) - 1 and words[at][1] <= start:
            at += 1
        word = words[at] if words else (0, 0, 0)
        if end <= start or start < word[0]:
            tags.append(IGNORED if end <= start else 0)
        else:
            tags.append(word[2] + 1 if word[2] > 0 and word[2] % 2 and start > word[0] else word[2])
    told = cases(text, enc.offsets, enc.word_ids)
    return Named(enc.ids[: LONGEST * 2], told[: LONGEST * 2], tags[: LONGEST * 2])
