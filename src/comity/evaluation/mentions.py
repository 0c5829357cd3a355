"""`comity evaluate mentions FILE.iob2`: names of persons, organisations and places, exact spans (CoNLL's measure).

The file's sentences are joined to documents at its `# newdoc` lines and coded; the coder's mentions and those found by name are
trimmed to the names in them (`named`), whose kind is the coder's where it has one. The coder marks parties, not every name, so
that recall has a ceiling here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from comity.actors.names import merge_mentions, name_mentions
from comity.errors import UsageError
from comity.evaluation import files, named
from comity.evaluation.scores import Result, counted
from comity.model import Article, Document, Name, Sentence
from comity.plugins import Coder

FORM = "IOB2 with tab-separated number, token and tag, an empty line after each sentence"
KINDS = ("PER", "ORG", "LOC")
LONGEST = 100
"""Sentences of one document; a file without `# newdoc` is cut into documents of so many."""
BATCH = 16
_TAG = re.compile(r"O|[BI]-\w+")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A document with its gold names."""

    document: Document
    gold: tuple[Name, ...]


@dataclass(slots=True)
class _Draft:
    """A document as it grows sentence by sentence."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    gold: list[Name] = field(default_factory=list)

    def add(self, written: str | None, tokens: list[tuple[str, str]]) -> None:
        """One sentence: its text as written, where the file gives it and it fits, else its tokens with blanks between."""
        start = len(self.text) + bool(self.text)
        words = [token for token, _ in tokens]
        places = _places(written, words) if written else None
        body = written if written and places else " ".join(words)
        spans = places or _places(body, words) or []
        self.text = f"{self.text} {body}" if self.text else body
        self.sentences.append(Sentence(len(self.sentences), start, start + len(body), body))
        self.gold += _names(start, spans, [tag for _, tag in tokens])

    def done(self) -> Tagged:
        return Tagged(Document(Article("", self.text, language="en"), tuple(self.sentences)), tuple(self.gold))


def load(path: Path) -> Iterator[Tagged]:
    """The documents of an IOB2 file, one at a time; UsageError names the first line that is none."""
    draft = _Draft()
    for new, written, tokens in _sentences(path):
        if draft.sentences and (new or len(draft.sentences) >= LONGEST):
            yield draft.done()
            draft = _Draft()
        draft.add(written, tokens)
    if not draft.sentences:
        raise UsageError(f"{path} holds no sentence; {FORM} is expected")
    yield draft.done()


def _sentences(path: Path) -> Iterator[tuple[bool, str | None, list[tuple[str, str]]]]:
    """(whether a document begins, text as written, tokens with tags) of each sentence."""
    new, written, tokens = False, None, list[tuple[str, str]]()
    for number, line in (*files.lines(path, FORM), (0, "")):
        if line.startswith("#") and "\t" not in line:
            new = new or line.startswith("# newdoc")
            written = line.partition("=")[2].strip() if line.startswith("# text =") else written
        elif line.strip():
            tokens.append(_token(path, number, line))
        elif tokens:
            yield new, written, tokens
            new, written, tokens = False, None, []


def _token(path: Path, number: int, line: str) -> tuple[str, str]:
    cells = line.split("\t")
    if len(cells) < 3 or not cells[1] or not _TAG.fullmatch(cells[2]):
        raise UsageError(f"{path}, line {number}, is no token line: {line[:60]!r}; {FORM} is expected")
    return cells[1], cells[2]


def _places(text: str, tokens: Iterable[str]) -> list[tuple[int, int]] | None:
    """Where each token stands in a text; None where one does not."""
    at, found = 0, []
    for token in tokens:
        start = text.find(token, at)
        if start < 0:
            return None
        at = start + len(token)
        found.append((start, at))
    return found


def _names(base: int, spans: list[tuple[int, int]], tags: list[str]) -> Iterator[Name]:
    """The names of a sentence; an I- without its B- begins one."""
    begin: int | None = None
    for n, tag in enumerate(tags):
        if begin is None and tag != "O":
            begin = n
        follows = tags[n + 1] if n + 1 < len(tags) else "O"
        if begin is not None and not (follows.startswith("I-") and follows[2:] == tags[begin][2:]):
            if tags[begin][2:] in KINDS:
                yield Name(base + spans[begin][0], base + spans[n][1], tags[begin][2:])
            begin = None


def evaluate(path: Path, coder: Coder) -> Result:
    """Precision, recall and F1 (percent) of names with their kind, and of spans alone; `by` kind."""
    counts: Counter[tuple[str, str]] = Counter()
    documents = 0
    stream = load(path)
    while batch := list(islice(stream, BATCH)):
        documents += len(batch)
        for tagged, coding in zip(batch, coder.code([t.document for t in batch]), strict=True):
            spans = named.find(tagged.document, merge_mentions(coding.mentions, name_mentions(tagged.document)))
            found = named.with_kinds(spans, coding.names)
            counts.update(_counts(tagged.gold, found))
    scores = counted("name", counts, "all") | counted("span", counts, "span")
    by = {kind: counted("name", counts, kind) | {"n": counts[kind, "gold"]} for kind in KINDS}
    notes = (f"{documents} documents, coder {coder.name} {coder.version}, exact spans",)
    return Result("mentions", counts["all", "gold"], scores, by, notes)


def _counts(gold: Iterable[Name], found: Iterable[Name]) -> Iterator[tuple[str, str]]:
    """(all | span | kind, gold | found | right) for each name."""
    golds, coded = set(gold), set(found)
    for which, some in (("gold", golds), ("found", coded), ("right", golds & coded)):
        for name in some:
            yield from (("all", which), (name.kind, which))
    spans, others = ({(n.start, n.end) for n in some} for some in (golds, coded))
    for which, stretches in (("gold", spans), ("found", others), ("right", spans & others)):
        yield from [("span", which)] * len(stretches)
