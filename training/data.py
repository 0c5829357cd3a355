"""From the corpus to training examples: windows with every span as token positions, and marked pairs."""

import json
import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

from comity.coders.windows import cases
from comity.gazetteer import tables
from comity.ontology import scheme

TYPES = tuple(scheme.plover().types)
MODES = tuple(f"{t}/{m}" for t, spec in scheme.plover().types.items() for m in spec.modes)
STATUSES = scheme.plover().statuses
SECTORS = (*scheme.plover().sectors, "")
ROLES = ("none", "actor", "recipient", "source")
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")  # actor opens, closes; recipient opens, closes
LONGEST = 250  # tokens of a window, as when coding
LONGEST_PAIR = 128  # tokens of a marked pair; the public sets mark lone sentences


@dataclass
class Window:
    """A passage as token ids, with gold spans as (first, last + 1) token positions; sentence number of each token."""

    ids: list[int]
    cases: list[int]
    sentence: list[int]
    mentions: list[tuple[int, int]] = field(default_factory=list)
    sectors: list[int] = field(default_factory=list)
    antecedents: list[int] = field(default_factory=list)  # index of the antecedent mention, -1 for none
    anchors: list[tuple[int, int]] = field(default_factory=list)
    events: list[dict] = field(default_factory=list)  # one per anchor: type, modes, status, actors, recipients, source


@dataclass
class Pair:
    """A sentence with its actor and recipient marked; label 0 is no event, else 1 + the type's index."""

    ids: list[int]
    cases: list[int]
    marks: tuple[int, int]
    label: int


def load(paths: list[Path]) -> list[dict]:
    """All passages of compiled corpus files."""
    return [json.loads(line) for path in sorted(paths) for line in path.read_text("utf-8").splitlines() if line.strip()]


def is_held_out(row: dict) -> bool:
    """Whether a passage belongs to the development part."""
    return row["split"] == "dev"


def token_span(offsets: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """Token positions that cover characters start..end."""
    inside = [i for i, (s, e) in enumerate(offsets) if s < end and e > start and e > s]
    return (inside[0], inside[-1] + 1) if inside else None


def cut(row: dict, tokenizer: Tokenizer) -> list[dict]:
    """A passage as parts of whole sentences that fit a window each; a part begins with the last sentence of the one before."""
    sizes = [len(tokenizer.encode(row["text"][s:e], add_special_tokens=False).ids) for s, e in row["sentences"]]
    parts, first = [], 0
    while first < len(sizes):
        last = first + 1
        while last < len(sizes) and sum(sizes[first : last + 1]) + 2 <= LONGEST:
            last += 1
        parts.append(part(row, first, last))
        first = last if last == len(sizes) else max(last - 1, first + 1)
    return parts


def part(row: dict, first: int, last: int) -> dict:
    """Sentences first..last of a passage with what stands wholly in them; events told elsewhere are left out."""
    start, end = row["sentences"][first][0], row["sentences"][last - 1][1]
    inside = lambda span: start <= span["start"] and span["end"] <= end  # noqa: E731
    moved = lambda span: {**span, "start": span["start"] - start, "end": span["end"] - start}  # noqa: E731
    kept = [n for n, m in enumerate(row["mentions"]) if inside(m)]
    index = {old: new for new, old in enumerate(kept)}
    mentions = [{**moved(row["mentions"][n]), "antecedent": index.get(row["mentions"][n]["antecedent"])} for n in kept]
    events = [
        {
            **e,
            "anchors": [moved(a) for a in e["anchors"] if inside(a)],
            "actors": [index[i] for i in e["actors"] if i in index],
            "recipients": [index[i] for i in e["recipients"] if i in index],
            "source": index.get(e["source"]),
        }
        for e in row["events"]
        if any(inside(a) for a in e["anchors"])
    ]
    sentences = [[s - start, e - start] for s, e in row["sentences"][first:last]]
    return {**row, "text": row["text"][start:end], "sentences": sentences, "mentions": mentions, "events": events}


def swapped(row: dict, rng: random.Random) -> dict:
    """A passage with every state of one word replaced by another, its people and capital with it: a type knows no country."""
    names, moved = _one_word_states(), list(_one_word_states())
    rng.shuffle(moved)
    pairs = {old: new for one, other in zip(names, moved, strict=True) for old, new in zip(one, other, strict=True)}
    edits = [(m.start(), m.end(), pairs[m[0]]) for m in _state_words().finditer(row["text"])]

    def at(place: int) -> int:
        return place + sum(len(new) - (e - s) for s, e, new in edits if e <= place)

    def span(found: dict) -> dict:
        return {**found, "start": at(found["start"]), "end": at(found["end"])}

    text = row["text"]
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return {
        **row,
        "text": text,
        "sentences": [[at(s), at(e)] for s, e in row["sentences"]],
        "mentions": [span(m) for m in row["mentions"]],
        "events": [{**e, "anchors": [span(a) for a in e["anchors"]]} for e in row["events"]],
    }


@cache
def _one_word_states() -> tuple[tuple[str, ...], ...]:
    """Name, people and capital of every state that has one word for each."""
    rows = [c for c in tables.countries() if c.demonyms and c.capital]
    return tuple(
        (c.name, c.demonyms[0], c.capital) for c in rows if not any(" " in w for w in (c.name, c.demonyms[0], c.capital))
    )


@cache
def _state_words() -> re.Pattern[str]:
    words = sorted({w for one in _one_word_states() for w in one}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def window(row: dict, tokenizer: Tokenizer) -> Window | None:
    """A passage as a window; None when it is too long (one sentence of more tokens than a window)."""
    enc = tokenizer.encode(row["text"])
    if len(enc.ids) > LONGEST:
        return None
    made = Window(enc.ids, cases(row["text"], enc.offsets, enc.word_ids), _sentence_numbers(row, enc.offsets))
    index = {}
    for n, m in enumerate(row["mentions"]):
        span = token_span(enc.offsets, m["start"], m["end"])
        if span is None:
            return None
        index[n] = len(made.mentions)
        made.mentions.append(span)
        made.sectors.append(SECTORS.index(m["sector"] or ("GOV" if m["country"] and m["antecedent"] is None else "")))
        made.antecedents.append(-1 if m["antecedent"] is None else m["antecedent"])
    for event in row["events"]:
        for a in event["anchors"]:
            if span := token_span(enc.offsets, a["start"], a["end"]):
                made.anchors.append(span)
                made.events.append(event)
    return made


def _sentence_numbers(row: dict, offsets: list[tuple[int, int]]) -> list[int]:
    starts = [s for s, _ in row["sentences"]]
    return [max((n for n, s in enumerate(starts) if s <= start), default=0) for start, _ in offsets]


def join(first: Window, second: Window) -> Window:
    """Two windows as one text, so that passages seldom stand alone, as in an article."""
    shift, sentences = len(first.ids) - 1, first.sentence[-1] + 1
    moved = lambda span: (span[0] + shift - 1, span[1] + shift - 1)  # noqa: E731
    count = len(first.mentions)
    both = Window(
        first.ids[:-1] + second.ids[1:],
        first.cases[:-1] + second.cases[1:],
        first.sentence[:-1] + [n + sentences for n in second.sentence[1:]],
    )
    both.mentions = first.mentions + [moved(s) for s in second.mentions]
    both.sectors = first.sectors + second.sectors
    both.antecedents = first.antecedents + [a if a < 0 else a + count for a in second.antecedents]
    both.anchors = first.anchors + [moved(s) for s in second.anchors]
    shifted = [
        {
            **e,
            **{k: [i + count for i in e[k]] for k in ("actors", "recipients")},
            "source": None if e["source"] is None else e["source"] + count,
        }
        for e in second.events
    ]
    both.events = first.events + shifted
    return both


def pairs(row: dict, tokenizer: Tokenizer, rng: random.Random) -> list[Pair]:
    """Marked pairs of a passage: every actor with every recipient, and as many that have no relation or the wrong way round."""
    made, done = [], set()
    spans = [(m["start"], m["end"]) for m in row["mentions"]]
    for event in row["events"]:
        if event["status"] == "negated":
            continue
        people = [(a, r) for a in event["actors"] for r in event["recipients"]]
        if not event["recipients"]:
            people = [(a, r) for a in event["actors"] for r in event["actors"] if a != r]
        for a, r in people:
            done.add((a, r))
            made.append(_marked(row, tokenizer, (spans[a], spans[r], event["anchors"][0]), 1 + TYPES.index(event["type"])))
    others = [(a, r) for a in range(len(spans)) for r in range(len(spans)) if a != r and (a, r) not in done]
    for a, r in rng.sample(others, min(len(others), max(1, len(made) // 2 + 1))):
        made.append(_marked(row, tokenizer, (spans[a], spans[r], None), 0))
    return [p for p in made if p]


def _marked(row: dict, tokenizer: Tokenizer, parts: tuple, label: int) -> Pair | None:
    """The sentences from the first to the last of actor, recipient and anchor, with both parties in marks."""
    actor, recipient, anchor = parts
    spans = [actor, recipient] + ([(anchor["start"], anchor["end"])] if anchor else [])
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    start = max((s for s, _ in row["sentences"] if s <= first), default=0)
    end = min((e for _, e in row["sentences"] if e >= last), default=len(row["text"]))
    return mark(
        row["text"][start:end],
        (actor[0] - start, actor[1] - start),
        (recipient[0] - start, recipient[1] - start),
        label,
        tokenizer,
    )


def mark(text: str, actor: tuple[int, int], recipient: tuple[int, int], label: int, tokenizer: Tokenizer) -> Pair | None:
    """A text with actor and recipient wrapped in marks; None when they do not fit."""
    edits = sorted([(actor[0], 0), (actor[1], 1), (recipient[0], 2), (recipient[1], 3)], key=lambda e: (-e[0], e[1] % 2 == 0))
    for at, which in edits:
        text = f"{text[:at]} {MARKS[which]} {text[at:]}"
    enc = tokenizer.encode(text)
    ids = enc.ids
    opens = [tokenizer.token_to_id(MARKS[0]), tokenizer.token_to_id(MARKS[2])]
    if len(ids) > LONGEST_PAIR or any(ids.count(o) != 1 for o in opens):
        return None
    return Pair(ids, cases(text, enc.offsets, enc.word_ids), (ids.index(opens[0]), ids.index(opens[1])), label)
