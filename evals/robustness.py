"""Does an act keep its type when what should not matter changes? Shuffled sentences, other countries, other persons.

Usage: python evals/robustness.py [FOLDER]      the articles of examples/ unless named
An act is known again by its sentence and the number of its first word there. Printed: of the acts found in both texts, how many
changed type; and of those of the original, how many were not found again.
"""

import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

from comity import intake, text
from comity.coders.encoder import Encoder
from comity.config import Settings
from comity.gazetteer import tables
from comity.model import Article, Document

Where = tuple[int, int]
Change = Callable[[Document], tuple[Document, list[int]]]
GIVEN, FAMILY = ("Marek", "Ilse", "Tomas", "Amina", "Petra", "Joao"), ("Valdarin", "Ostrero", "Kimelu", "Brandsen", "Sorokal")


def documents(folder: str) -> list[Document]:
    """The articles of a folder as the coder takes them."""
    prepared = (text.prepare(record) for record in intake.read([folder], Settings()) if isinstance(record, Article))
    return [one for one in prepared if isinstance(one, Document)]


def rewritten(document: Document, sentences: list[str]) -> Document:
    """A document of these sentences, each a line of its own."""
    article = Article(document.article.id, "\n".join(sentences), published=document.article.published, language="en")
    made = text.prepare(article)
    return made if isinstance(made, Document) else document


def shuffled(document: Document) -> tuple[Document, list[int]]:
    """The sentences in another order."""
    order = random.Random(len(document.article.text)).sample(range(len(document.sentences)), len(document.sentences))
    return rewritten(document, [document.sentences[n].text for n in order]), order


def swapped(document: Document) -> tuple[Document, list[int]]:
    """Every state that has one word for its name and one for its people replaced by another such state."""
    rows = [
        c for c in tables.countries() if " " not in c.name and c.demonyms and " " not in c.demonyms[0] and " " not in c.capital
    ]
    moved = rows[37:] + rows[:37]
    pairs: dict[str, str] = {}
    for old, new in zip(rows, moved, strict=True):
        pairs |= {old.name: new.name, old.demonyms[0]: new.demonyms[0]}
        pairs |= {old.capital: new.capital} if old.capital and new.capital else {}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(pairs, key=len, reverse=True)))})\b")
    return replaced(document, pattern, pairs)


def renamed(document: Document) -> tuple[Document, list[int]]:
    """Every office-holder of the tables with a name of two words replaced by nobody we know."""
    names = [row.name for row in tables.leaders() if row.name.count(" ") == 1]
    rng = random.Random(5)
    pairs = {name: f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}" for name in names}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(pairs, key=len, reverse=True)))})\b")
    return replaced(document, pattern, pairs)


def replaced(document: Document, pattern: re.Pattern[str], pairs: dict[str, str]) -> tuple[Document, list[int]]:
    """The document with names replaced, its sentences in their order."""
    sentences = [pattern.sub(lambda m: pairs[m[0]], s.text) for s in document.sentences]
    return rewritten(document, sentences), list(range(len(sentences)))


def acts(coder: Encoder, document: Document) -> dict[Where, str]:
    """The type of each act by the number of its sentence and of its first word there."""
    (coding,) = coder.code([document])
    numbers = {s.index: n for n, s in enumerate(document.sentences)}
    return {
        (numbers[a.sentence.index], len(a.sentence.text[: a.anchor.start - a.sentence.start].split())): a.type
        for a in coding.acts
    }


def compare(coder: Encoder, found: list[Document], change: Change) -> tuple[int, int, int]:
    """Acts of the originals, those found again, and those of another type then."""
    total = again = other = 0
    for original in found:
        plain, order = rewritten(original, [s.text for s in original.sentences]), list(range(len(original.sentences)))
        altered, order = change(plain)
        if len(altered.sentences) != len(plain.sentences):
            continue  # the names changed where a sentence ends; nothing could be known again
        before, after = acts(coder, plain), acts(coder, altered)
        moved = {(order[n], word): kind for (n, word), kind in after.items()}
        total += len(before)
        again += len(before.keys() & moved.keys())
        other += sum(moved[at] != before[at] for at in before.keys() & moved.keys())
    return total, again, other


def main() -> int:
    coder = Encoder()
    found = documents(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).parents[1] / "examples"))
    changes: tuple[tuple[str, Change], ...] = (
        ("sentences shuffled", shuffled),
        ("countries swapped", swapped),
        ("persons renamed", renamed),
    )
    for name, change in changes:
        total, again, other = compare(coder, found, change)
        typed, lost = 100 * other / max(again, 1), 100 - 100 * again / max(total, 1)
        print(f"{name:20} {total:5} acts, {typed:4.1f} % of another type, {lost:4.1f} % not found again")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
