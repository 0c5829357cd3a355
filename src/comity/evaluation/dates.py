"""`comity evaluate dates FILE|FOLDER`: calendar dates in running text, and what they mean.

Gold: TIMEX2 (or TIMEX3) in line. Values YYYY, YYYY-MM and YYYY-MM-DD are asked; years before Christ, times of day, seasons,
durations, sets and references are not. An expression is right when it overlaps a gold one and has its value; each is used once.
The expressions are found and read as the pipeline does it, with the file's creation date as the day of publication.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from comity.articles import day
from comity.attributes import timeline
from comity.attributes.timeline import Dated
from comity.errors import UsageError
from comity.evaluation import files
from comity.evaluation.scores import Result, counted
from comity.model import Article, Document
from comity.text.lines import paragraphs
from comity.text.sentences import split

FORM = "XML with <TEXT> and TIMEX2 or TIMEX3 in line"
SUFFIXES = frozenset({".xml", ".tml", ".sgm", ".sgml"})
TAGS = {"TIMEX2": "val", "TIMEX3": "value"}
ASKED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
PARTS_OF = {"month": 7, "year": 4}
"""Rules under which "early" or "mid" leaves the value that of the whole, as TIMEX2 has it, and the characters of that value."""
ENDS_OF = {"day_range": 10, "month_range": 7, "year_range": 4}
"""Rules that state two values, first and last, and their characters."""
UNITS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Value:
    """A stretch of the text and the date it stands for; None where that is no day, month or year."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class DatedArticle:
    """An article with its gold expressions, in the order of their tags."""

    name: str
    text: str
    created: str | None
    gold: tuple[Value, ...]


def load(path: Path) -> Iterator[DatedArticle]:
    """The articles with time expressions in line of a file or folder: those with TIMEX2, else those with TIMEX3."""
    found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES) if path.is_dir() else [path]
    tagged = {tag: [p for p in found if f"<{tag} " in files.text(p, FORM)] for tag in TAGS}
    tag = next((t for t, some in tagged.items() if some), None)
    if tag is None:
        raise UsageError(f"{path} holds no TIMEX2 or TIMEX3; {FORM} is expected")
    seen: dict[str, Path] = {}
    for file in tagged[tag]:
        article = read(file, tag)
        if (other := seen.setdefault(article.name, file)) != file:
            raise UsageError(f"{other} and {file} hold the same article {article.name}; name one folder of them")
        yield article


def read(path: Path, tag: str) -> DatedArticle:
    """One article; the day of creation is that of its DATETIME or DCT, where it has one."""
    root = files.tree(path, FORM)
    body = next(root.iter("TEXT"), None)
    if body is None:
        raise UsageError(f"{path} has no <TEXT>; {FORM} is expected")
    pieces: list[str] = []
    gold = sorted(_collect(body, tag, pieces), key=lambda v: (v.start, -v.end))
    created = next((e for name in ("DATETIME", "DCT") for e in root.iter(name)), None)
    stamp = "".join(created.itertext()).strip() if created is not None else None
    return DatedArticle((root.findtext("DOCID") or path.stem).strip(), "".join(pieces), day(stamp), tuple(gold))


def _collect(element: Element, tag: str, pieces: list[str]) -> Iterator[Value]:
    """The tagged stretches below an element; the text goes to `pieces`. Tags nest a few deep at most."""
    stack: list[tuple[Element, int, Iterator[Element]]] = [(element, 0, iter(element))]
    pieces.append(element.text or "")
    at = len(pieces[-1])
    while stack:
        parent, start, children = stack[-1]
        child = next(children, None)
        if child is not None:
            stack.append((child, at, iter(child)))
            pieces.append(child.text or "")
            at += len(pieces[-1])
            continue
        stack.pop()
        if parent.tag == tag:
            yield Value(start, at, _asked(parent.get(TAGS[tag]) or ""))
        if parent is not element:
            pieces.append(parent.tail or "")
            at += len(pieces[-1])


def _asked(value: str) -> str | None:
    return value if ASKED.fullmatch(value) else None


def values(article: DatedArticle) -> list[Value]:
    """What the pipeline reads as dates in an article; a range states its two ends."""
    stretches = [(stretch, number) for number, stretch in enumerate(paragraphs(article.text))]
    document = Document(Article("", article.text, published=article.created), split(article.text, stretches))
    return [value for found in timeline.dates(document).values() for dated in found for value in _values(dated)]


def _values(dated: Dated) -> Iterator[Value]:
    """The day, month or year of an expression as TIMEX2 writes it."""
    period, rule = dated.period, dated.timex.rule
    first, last = (d.isoformat() if d else None for d in (period.first, period.last))
    if rule in ENDS_OF and first and last:
        yield from (Value(dated.start, dated.end, end[: ENDS_OF[rule]]) for end in dict.fromkeys((first, last)))
        return
    cut = dated.timex.parts.get("part") or period.precision != "range"
    size = UNITS.get(period.precision) or (PARTS_OF.get(dated.timex.parts.get("u", rule)) if cut else None)
    yield Value(dated.start, dated.end, first[:size] if first and size else None)


def matches(gold: Sequence[Value], found: Sequence[Value], *, by_value: bool) -> list[tuple[Value, Value]]:
    """Pairs that overlap, and have one value if that is asked; each used once, in the order of the text."""
    free, made = list(found), []
    for one in gold:
        match = next((f for f in free if _overlap(one, f) and (one.value == f.value or not by_value)), None)
        if match is not None:
            free.remove(match)
            made.append((one, match))
    return made


def _overlap(a: Value, b: Value) -> bool:
    return a.start < b.end and b.start < a.end


def evaluate(path: Path) -> Result:
    """Precision, recall and F1 of values and of spans alone (percent); `by` unit and document.

    A value of ours where the gold has an expression that is not asked counts as wrong; `value_asked_only` leaves it out.
    """
    counts: Counter[tuple[str, str]] = Counter()
    documents: dict[str, dict[str, float]] = {}
    for article in load(path):
        here = Counter(_counts(article.gold, values(article)))
        counts.update(here)
        documents[article.name] = counted("value", here, "value")
    scores = {
        name: score for which in ("value", "span", "value_asked_only") for name, score in counted(which, counts, which).items()
    }
    units = {unit: counted("value", counts, unit) | {"n": counts[unit, "gold"]} for unit in UNITS}
    notes = ("values YYYY, YYYY-MM and YYYY-MM-DD are asked",)
    return Result("dates", counts["value", "gold"], scores, {"unit": units, "document": documents}, notes)


def _counts(gold: Iterable[Value], ours: Iterable[Value]) -> Iterator[tuple[str, str]]:
    """(value | span | value_asked_only | unit, gold | found | right) for each value of an article."""
    every = tuple(gold)
    asked, found = [g for g in every if g.value], [v for v in ours if v.value]
    others = [g for g in every if not g.value]
    beside = [f for f in found if any(_overlap(f, g) for g in others) and not any(_overlap(f, g) for g in asked)]
    right = [g for g, _ in matches(asked, found, by_value=True)]
    spans = [g for g, _ in matches(asked, found, by_value=False)]
    sizes = {size: unit for unit, size in UNITS.items()}
    for kind, some in (("gold", asked), ("found", found), ("right", right)):
        for value in some:
            yield from (("value", kind), (sizes[len(value.value or "")], kind))
            if value not in beside:
                yield "value_asked_only", kind
    yield from [("span", "gold")] * len(asked) + [("span", "found")] * len(found) + [("span", "right")] * len(spans)
