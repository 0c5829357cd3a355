"""A document's acts and mentions put together from its windows."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from comity.coders.decode import Array, Found, softmax
from comity.coders.windows import Window
from comity.model import Act, Coding, Document, Mention, Name, Reference, Role, Sentence, Span

_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+[A-Z]\Z")
# A bracket that opens and does not close goes with what it holds: "the Bureau (IB".
_TRAILING = re.compile(r"(?:\s*\([^()]*|[’']s?|[\s“”\",;:]+)\Z")
_LEADING = " “”\"'’(),;:"
MOST_FILLERS = 6  # of one role; lists of parties in the corpus are shorter
MODE_THRESHOLD = 0.15  # sigmoid; the best mode is kept from here, a second from 0.5


@dataclass(frozen=True, slots=True)
class Labels:
    """The names behind the model's outputs, in order."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def modes_of(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        """The outputs and names of each type's modes."""
        return _by_type(self.modes)


@cache
def _by_type(modes: tuple[str, ...]) -> Mapping[str, tuple[tuple[int, str], ...]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for n, mode in enumerate(modes):
        kind, name = mode.split("/")
        found.setdefault(kind, []).append((n, name))
    return {kind: tuple(own) for kind, own in found.items()}


def assemble(
    document: Document, parts: list[tuple[Window, dict[str, Any]]], labels: Labels, settings: dict[str, float]
) -> Coding:
    """One Coding from all windows; a mention seen in two windows (as context and as own) is one mention."""
    mentions: dict[tuple[int, int], Mention] = {}
    references: dict[tuple[int, int], Reference] = {}
    acts: list[Act] = []
    names: list[Name] = []
    before: list[Mention] = []  # of windows whose sentences this one reads again as context
    for window, found in parts:
        read = (_mention(document, window, f, found, n, labels) for n, f in enumerate(found["mentions"]))
        begins = window.tokens[0].start
        before = [m for m in before if m.span.end > begins]
        wholes = [_name(document, window, n, labels) for n in found.get("names", ())]
        wholes = [n for n in wholes if any(map(str.isalnum, document.article.text[n.start : n.end]))]
        here = [_as_before(mention, before) for mention in _completed(document, list(read), wholes)]
        before += here
        for mention in here:
            if not _is_money(document, mention):
                mentions.setdefault((mention.span.start, mention.span.end), mention)
        roles = _roles(document, found, here)
        for n, act in enumerate(found["acts"]):
            acts.append(
                _act(document, window, act, labels)
                if roles is None
                else _full_act(document, (window, found, n), here, (labels, settings, roles))
            )
        for reference in _references(here, found, settings):
            references.setdefault((reference.mention.span.start, reference.mention.span.end), reference)
        own = window.tokens[window.own].start
        names += [name for name in wholes if name.start >= own]
    ordered = tuple(mentions[key] for key in sorted(mentions))
    return Coding(ordered, tuple(acts), tuple(references[key] for key in sorted(references)), tuple(names))


def _completed(document: Document, mentions: list[Mention], names: list[Name]) -> list[Mention]:
    """The mentions, one that holds only the end or the beginning of a name grown to all of it, if no other stands there."""
    made = []
    for n, mention in enumerate(mentions):
        span = mention.span
        cut = [name for name in names if name.start < span.end and span.start < name.end]
        start, end = min([span.start, *(name.start for name in cut)]), max([span.end, *(name.end for name in cut)])
        free = (n == 0 or mentions[n - 1].span.end <= start) and (n + 1 == len(mentions) or end <= mentions[n + 1].span.start)
        grown = free and (start, end) != (span.start, span.end)
        made.append(replace(mention, span=Span(start, end, document.article.text[start:end])) if grown else mention)
    return made


def _as_before(mention: Mention, known: Iterable[Mention]) -> Mention:
    """The mention as the window before read it, where it is a piece of that: as context a name may come out shorter."""
    span = mention.span
    return next((k for k in known if k.span.start < span.end and span.start < k.span.end), mention)


def _span(document: Document, window: Window, found: Found) -> Span:
    text, start, end = document.article.text, window.tokens[found.first].start, window.tokens[found.last - 1].end
    # A full stop is a word of its own to the tokenizer; that of "the E.U." belongs to it.
    end += text[end : end + 1] == "." and bool(_ABBREVIATED.search(text, start, end))
    return Span(start, end, text[start:end])


def _mention(document: Document, window: Window, found: Found, all_found: dict[str, Any], n: int, labels: Labels) -> Mention:
    sector = labels.sectors[int(all_found["sector_logits"][n].argmax())] if "sector_logits" in all_found else ""
    return Mention(_trimmed(_span(document, window, found)), sector or None, float(found.probs[0]))


def _trimmed(span: Span) -> Span:
    """A mention without the genitive, quotation marks and the bracket that a word piece brings along; never empty."""
    kept = _TRAILING.sub("", span.text) or span.text
    lead = len(kept) - len(kept.lstrip(_LEADING)) if kept.strip(_LEADING) else 0
    return Span(span.start + lead, span.start + len(kept), kept[lead:])


def _name(document: Document, window: Window, found: tuple[int, int, int], labels: Labels) -> Name:
    """A name without the genitive and the full stop that ends its sentence."""
    first, last, kind = found
    span = _trimmed(_span(document, window, Found(first, last, np.zeros(0, dtype=np.float32))))
    lead = len(span.text) - len(span.text.lstrip(". "))
    return Name(span.start + lead, span.end, labels.names[kind])


def _act(document: Document, window: Window, found: Found, labels: Labels) -> Act:
    sentence = _sentence(document, window.tokens[found.first].sentence)
    types = found.probs[1:] / max(float(found.probs[1:].sum()), 1e-9)
    ranked = sorted(zip(labels.types, map(float, types), strict=True), key=lambda kv: -kv[1])
    return Act(_span(document, window, found), sentence, tuple(ranked[:4]), float(1 - found.probs[0]))


def _sentence(document: Document, index: int) -> Sentence:
    return document.sentences[bisect_left(document.sentences, index, key=lambda s: s.index)]


def _full_act(
    document: Document,
    place: tuple[Window, dict[str, Any], int],
    here: list[Mention],
    how: tuple[Labels, dict[str, float], Array],
) -> Act:
    """An act with roles, modes and status."""
    (window, found, n), (labels, settings, roles) = place, how
    bare = _act(document, window, _typed(found["acts"][n], found["kind_logits"][n]), labels)
    pick = {r: _filled(roles[n, :, labels.roles.index(r)], here, bare, settings) for r in ("actor", "recipient", "source")}
    status = labels.statuses[int(found["status_logits"][n].argmax())]
    return Act(
        bare.anchor, bare.sentence, bare.type_probs, bare.p_event, _modes(found["mode_logits"][n], bare.type, labels), status,
        pick["actor"], pick["recipient"], pick["source"],
    )  # fmt: skip


def _roles(document: Document, found: dict[str, Any], here: list[Mention]) -> Array | None:
    """The probability of every role of every mention in every act of a window; none for what begins a sum of money."""
    if "role_logits" not in found:
        return None
    probs = softmax(found["role_logits"])
    probs[:, [_is_money(document, mention) for mention in here]] = 0
    return probs


def _is_money(document: Document, mention: Mention) -> bool:
    """Whether a mention is the beginning of a sum: the "US" of "US$ 82 million"."""
    return document.article.text[mention.span.end : mention.span.end + 1] in ("$", "€", "£")


def _typed(found: Found, kind_logits: Array) -> Found:
    """Token head and span head averaged on the type; whether it is an act at all stays the token head's word."""
    p_event = 1 - float(found.probs[0])
    tokens = found.probs[1:] / max(p_event, 1e-9)
    both = (tokens + softmax(kind_logits)) / 2
    return Found(found.first, found.last, np.concatenate([found.probs[:1], p_event * both]))


def _filled(probs: Array, mentions: list[Mention], act: Act, settings: dict[str, float]) -> tuple[Role, ...]:
    """Mentions that probably fill a role, best first, else the best alone if it is likely enough; none may be the act itself."""
    likely = np.flatnonzero(probs >= min(settings["role_alone"], settings["role_threshold"])).tolist()
    ranked = sorted((-float(probs[i]), i) for i in likely)
    start, end = act.anchor.start, act.anchor.end
    free = [(i, -p) for p, i in ranked if mentions[i].span.end <= start or mentions[i].span.start >= end]
    sure = [(i, p) for i, p in free if p >= settings["role_threshold"]][:MOST_FILLERS]
    chosen = sure or [(i, p) for i, p in free[:1] if p >= settings["role_alone"]]
    return tuple(Role(mentions[i], p) for i, p in chosen)


def _modes(logits: Array, event_type: str, labels: Labels) -> tuple[str, ...]:
    probs = 1 / (1 + np.exp(-logits))
    ours = [(name, float(probs[n])) for n, name in labels.modes_of.get(event_type, ())]
    ranked = sorted((mp for mp in ours if mp[1] >= MODE_THRESHOLD), key=lambda mp: -mp[1])
    return tuple(m for rank, (m, p) in enumerate(ranked[:2]) if rank == 0 or p >= 0.5)


def _references(here: list[Mention], found: dict[str, Any], settings: dict[str, float]) -> list[Reference]:
    """For each mention the one it probably stands for."""
    if "reference_logits" not in found:
        return []
    probs = 1 / (1 + np.exp(-found["reference_logits"]))
    np.fill_diagonal(probs, 0)
    best = [(n, int(row.argmax()), float(row.max())) for n, row in enumerate(probs)]
    return [Reference(here[n], here[other], p) for n, other, p in best if p >= settings["reference_threshold"]]
