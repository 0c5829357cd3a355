"""Mentions by name: parties of the gazetteer in a text, with the body or office that goes with them."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import pairwise

from comity.actors.heads import MOST_WORDS, Head, Word, at_end, words
from comity.actors.phrase import linked
from comity.gazetteer import names
from comity.gazetteer.names import NameHit
from comity.model import Document, Mention, Span

_SUREST = 0.9
"""Probability of a mention by name: this share of them in the corpus are, or are part of, annotated parties."""
_LOCATIVE = re.compile(r"\b(?:in|at|near|outside|across|around|off|inside) (?:the )?$", re.I)
_GLUE = re.compile(r"['’]s?[ ]|[ ]")


def name_mentions(document: Document) -> list[Mention]:
    """The parties that the text names, each with the body, office or person it belongs to: "Kenya's foreign ministry"."""
    text = document.article.text
    hits = [h for h in names.find(text) if _in_sentence(document, h) and not linked(text, h.start, h.end)]
    hits = [h for h in hits if not _is_place(text, h)]
    spans: list[tuple[int, int]] = []
    for hit in hits:
        start, end = hit.start, _with_head(text, hit, hits)
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return [Mention(Span(start, end, text[start:end]), None, _SUREST) for start, end in spans]


def merge_mentions(coding_mentions: Iterable[Mention], named: Iterable[Mention]) -> tuple[Mention, ...]:
    """The coder's mentions and those named ones that overlap none of them, in the order of the text."""
    taken = _Taken()
    ours = [m for m in sorted(coding_mentions, key=_rank) if taken.add(m.span)]
    free = [n for n in named if taken.is_free(n.span)]
    return tuple(sorted((*ours, *free), key=lambda m: (m.span.start, m.span.end)))


def _rank(mention: Mention) -> tuple[float, int, int]:
    """The more probable first, then the longer."""
    return -mention.p, mention.span.start - mention.span.end, mention.span.start


class _Taken:
    """Stretches of a text that overlap none of each other, in order, so that a long text costs no square of its mentions."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def is_free(self, span: Span) -> bool:
        """Whether a stretch overlaps none that is taken."""
        at = bisect_left(self._spans, (span.end, -1))
        return at == 0 or self._spans[at - 1][1] <= span.start

    def add(self, span: Span) -> bool:
        """Take a stretch if it is free."""
        free = self.is_free(span)
        if free:
            insort(self._spans, (span.start, span.end))
        return free


def _in_sentence(document: Document, hit: NameHit) -> bool:
    """Whether a hit lies in the body, not in masked boilerplate."""
    at = bisect_right(document.sentences, hit.start, key=lambda s: s.start) - 1
    return at >= 0 and hit.start < document.sentences[at].end


def _is_place(text: str, hit: NameHit) -> bool:
    """Whether a seat or territory is only where something is: "in Hanoi", "near Abyei"."""
    entity = hit.entities[0]
    lies = entity.form == "seat" or entity.kind == "territory"
    return (
        lies and bool(_LOCATIVE.search(text[max(hit.start - 16, 0) : hit.start])) and not _GLUE.match(text, hit.end, hit.end + 2)
    )


def _with_head(text: str, hit: NameHit, hits: list[NameHit]) -> int:
    """Where the mention that begins with a name ends: after the generic word it owns, and the person named after an office."""
    entity = hit.entities[0]
    if entity.kind == "leader" or not _GLUE.match(text, hit.end):
        return hit.end
    begin = hit.end + (2 if text[hit.end : hit.end + 2] in ("'s", "’s") else 0)
    following = _run(text, begin)
    heads = [h for stop in range(1, len(following) + 1) if (h := at_end(following, stop)) is not None and h.first <= 2]
    if not heads:
        return hit.end
    return begin + _after_office(following, heads[-1], begin, hits)


def _run(text: str, begin: int) -> tuple[Word, ...]:
    """The words after a position that nothing but blanks divides, at most as many as a generic phrase and two modifiers have."""
    found = words(text[begin : begin + 120])[: MOST_WORDS + 2]
    if not found or text[begin : begin + found[0].start].strip():
        return ()
    stop = next((n for n, (a, b) in enumerate(pairwise(found), 1) if text[begin + a.end : begin + b.start] != " "), len(found))
    return found[:stop]


def _after_office(following: tuple[Word, ...], head: Head, begin: int, hits: list[NameHit]) -> int:
    """The end of a head, or of the name that follows an office and is known or has two capital words."""
    end = following[head.last - 1].end
    if head.kind != "office" or head.last >= len(following):
        return end
    known = next((h for h in hits if h.start == begin + following[head.last].start and h.entities[0].kind == "leader"), None)
    if known is not None:
        return known.end - begin
    capital = [w for w in following[head.last : head.last + 2] if w.text[0].isupper()]
    return capital[1].end if len(capital) == 2 else end
