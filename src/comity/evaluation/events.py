"""`comity evaluate events GOLD DOCS`: coded events against gold events, document by document.

A gold and a coded event can match when at least half of the coded anchor lies within a gold anchor, or when it stands in the
same sentence as one and its type is accepted; each is used once, best first. Three questions are asked: was the event found,
with its type, and with the right countries on both sides (at least half of all countries named by either in common). The other
fields are judged on matched events.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from comity.articles import normal
from comity.errors import UsageError
from comity.evaluation import files
from comity.evaluation.fields import accuracy, agree, countries, told
from comity.evaluation.scores import Result, prf, ratio
from comity.model import Event

FORM = 'a JSON list of gold events with "doc", "type", "anchors", "actors", "recipients"'
FORM_DOCS = 'a folder of .txt files and .json files with "text"'
LONGEST_ANCHOR = 120  # an anchor names the act, not the sentence
SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"‘])|\n+")


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold event with its anchors found in the text."""

    document: str
    types: frozenset[str]
    kind: str
    core: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    spans: tuple[tuple[int, int], ...]
    sentences: frozenset[int]
    fields: Mapping[str, Any] = field(hash=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matched:
    """A matched pair: is its type right, and are both sides."""

    gold: Gold
    event: Event
    typed: bool
    strict: bool


def load_documents(folder: Path) -> dict[str, str]:
    """Texts by file stem, of the .json and .txt files of a folder, as a reader gives them."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder; {FORM_DOCS} is expected")
    found = {p.stem: _text(p, files.document(p, FORM_DOCS)) for p in sorted(folder.glob("*.json"))}
    found |= {p.stem: normal(files.text(p, FORM_DOCS)) for p in sorted(folder.glob("*.txt"))}
    if not found:
        raise UsageError(f"{folder} holds no document; {FORM_DOCS} is expected")
    return found


def _text(path: Path, raw: Any) -> str:
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise UsageError(f'{path} has no "text"; {FORM_DOCS} is expected')
    return normal(raw["text"])


def load_gold(path: Path, documents: dict[str, str]) -> list[Gold]:
    """Gold events of the documents (format: docs/evaluation.md); UsageError names the one that is none."""
    rows = files.document(path, FORM)
    if not isinstance(rows, list):
        raise UsageError(f"{path} is no list; {FORM} is expected")
    found = []
    for number, raw in enumerate(rows, 1):
        try:
            if "type" in raw and raw["doc"] in documents:
                found.append(_gold(raw, documents[raw["doc"]]))
        except (KeyError, TypeError, AttributeError) as error:
            raise UsageError(f"{path}, event {number}, lacks or misuses {error}; {FORM} is expected") from error
    if not found:
        stems = ", ".join(sorted(documents)[:10])
        raise UsageError(f'{path} has no event of these documents: {stems}; its "doc" must be the stem of one')
    return found


SHAPES = {"place": dict, "magnitudes": dict, "asserted_by": str, "date": str, "actors": list, "recipients": list}


def _gold(raw: dict[str, Any], text: str) -> Gold:
    if misused := [key for key, shape in SHAPES.items() if not isinstance(raw.get(key), shape | None)]:
        raise TypeError(", ".join(misused))
    spans = tuple(m.span() for phrase in raw["anchors"] for m in re.finditer(re.escape(phrase), text))
    return Gold(
        document=raw["doc"],
        types=frozenset({raw["type"], *raw.get("also_ok", [])}),
        kind=raw["type"],
        core=bool(raw.get("core")),
        actors=told(raw["actors"], "country"),
        recipients=told(raw["recipients"], "country"),
        spans=spans,
        sentences=frozenset(_sentence(text, start) for start, _ in spans),
        fields=raw,
    )


def _sentence(text: str, at: int) -> int:
    return sum(1 for m in SENTENCE_END.finditer(text) if m.end() <= at)


def _affinity(gold: Gold, event: Event, text: str) -> tuple[float, bool, bool]:
    """How alike the two are (0: they cannot be the same), whether the type is right, and whether both sides are."""
    start, end = event.anchor.start, event.anchor.end
    if not 0 < end - start <= LONGEST_ANCHOR:
        return 0.0, False, False
    typed = event.type in gold.types
    inside = max((min(e, end) - max(s, start) for s, e in gold.spans), default=0)
    overlap = 2 * inside >= end - start
    if not (overlap or (typed and _sentence(text, start) in gold.sentences)):
        return 0.0, False, False
    actor, recipient = agree(gold.actors, countries(event.actors)), agree(gold.recipients, countries(event.recipients))
    return 1 + 4 * typed + 2 * overlap + actor + recipient, typed, typed and actor and recipient


def match(golds: Sequence[Gold], events: Sequence[Event], text: str) -> list[Matched]:
    """Pairs of one document, taken best first, each side used once."""
    scored = [(*_affinity(g, e, text), i, j) for i, g in enumerate(golds) for j, e in enumerate(events)]
    used_gold: set[int] = set()
    used_event: set[int] = set()
    made = []
    for value, typed, strict, i, j in sorted(scored, key=lambda row: (-row[0], row[3], row[4])):
        if value and i not in used_gold and j not in used_event:
            used_gold.add(i)
            used_event.add(j)
            made.append(Matched(golds[i], events[j], typed, strict))
    return made


def evaluate(gold_path: Path, folder: Path, events: Iterable[Event]) -> Result:
    """Precision, recall and F1 (percent) of detection, event with type, and who did what to whom; `by` type and document."""
    documents = load_documents(folder)
    golds = load_gold(gold_path, documents)
    by_document: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_document[Path(event.article.path or "").stem].append(event)
    pairs = {name: match([g for g in golds if g.document == name], by_document[name], text) for name, text in documents.items()}
    matched = [m for found in pairs.values() for m in found]
    coded = sum(len(by_document[name]) for name in documents)
    scores: dict[str, float] = {}
    for name, hits in (
        ("detection", matched),
        ("event_with_type", [m for m in matched if m.typed]),
        ("who_did_what_to_whom", [m for m in matched if m.strict]),
    ):
        scores |= _scores(name, hits, golds, coded)
    field, status = accuracy((m.gold.fields, m.event) for m in matched)
    documents_by = {name: f"{len(found)} matched of {len(by_document[name])} coded" for name, found in pairs.items()}
    by = {"type": _by_type(golds, matched), "document": documents_by, "field": field, "status_f1": status}
    return Result("events", len(golds), scores, by)


def _scores(name: str, hits: Sequence[Matched], golds: Sequence[Gold], coded: int) -> dict[str, float]:
    core = sum(m.gold.core for m in hits)
    return prf(name, len(hits), coded, len(golds)) | {f"{name}_core_recall": ratio(core, sum(g.core for g in golds))}


def _by_type(golds: Sequence[Gold], matched: Sequence[Matched]) -> dict[str, dict[str, int]]:
    every, typed = Counter(g.kind for g in golds), Counter(m.gold.kind for m in matched if m.typed)
    return {kind: {"gold": n, "with_type": typed[kind]} for kind, n in sorted(every.items())}
