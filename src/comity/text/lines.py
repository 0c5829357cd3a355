"""A text as lines and as paragraphs: stretches of it, given by (start, end), without white space around them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from statistics import median

Stretch = tuple[int, int]

# A line at which a writer's editor, not the writer, ended the line has about 60 to 80 characters; e-mail and wire
# services use 65 to 72.
_WRAPPED_WIDTH = (45, 100)

_LINE = re.compile(r"[^\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_STOP = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def lines(text: str, most: int | None = None) -> list[Stretch]:
    """The lines that hold anything, in order; the first ones only, if `most` is given."""
    found = (trimmed(text, *match.span()) for match in _LINE.finditer(text))
    return list(islice(((start, end) for start, end in found if start < end), most))


def paragraphs(text: str) -> list[Stretch]:
    """The paragraphs: blank-line blocks where lines are wrapped by width; else lines, rejoined where one goes on."""
    found = lines(text)
    if _is_wrapped(text, found):
        return _blocks(text, found)
    joined: list[Stretch] = []
    for start, end in found:
        if joined and _goes_on(text, joined[-1], start):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def trimmed(text: str, start: int, end: int) -> Stretch:
    """The stretch without white space at its ends."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return (start + left, start + len(piece.rstrip())) if left < len(piece) else (start, start)


def without(stretches: Iterable[Stretch], masked: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """For each stretch what is left of it when the masked ones are taken out; both are in order, the masked disjoint."""
    starts, ends = [start for start, _ in masked], [end for _, end in masked]
    for start, end in stretches:
        left: list[Stretch] = []
        for from_, to in masked[bisect_right(ends, start) : bisect_left(starts, end)]:
            if start < from_:
                left.append((start, from_))
            start = max(start, to)
        yield [*left, (start, end)] if start < end else left


def _is_wrapped(text: str, found: list[Stretch]) -> bool:
    """Whether most lines that are followed by another one of their block have an editor's width and no stop."""
    inner = [one for one, next_ in pairwise(found) if not _BLANK.search(text, one[1], next_[0])]
    if len(inner) < 3:
        return False
    widths = [end - start for start, end in inner]
    open_ = sum(not _STOP.search(text[end - 4 : end]) for _, end in inner)
    # Half: of lines cut by width about one in ten ends a sentence; of true paragraphs nearly all do, headings do not.
    return _WRAPPED_WIDTH[0] <= median(widths) <= max(widths) <= _WRAPPED_WIDTH[1] and open_ > len(inner) / 2


def _blocks(text: str, found: list[Stretch]) -> list[Stretch]:
    blocks: list[Stretch] = []
    for start, end in found:
        if blocks and not _BLANK.search(text, blocks[-1][1], start):
            start = blocks.pop()[0]
        blocks.append((start, end))
    return blocks


def _goes_on(text: str, before: Stretch, start: int) -> bool:
    """Whether a line continues the one right above it: that has no stop, and this begins in lower case."""
    gap = text[before[1] : start]
    return gap.count("\n") == 1 and not _STOP.search(text[max(before[1] - 4, before[0]) : before[1]]) and text[start].islower()
