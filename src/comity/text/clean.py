"""Boilerplate as a mask: which stretches of an article are not its report, and are to be passed over.

The text itself is never touched, so offsets hold. What counts as boilerplate is said in `boilerplate.toml`: whole lines, lines
that only the head or the foot of an article has (bylines, dates, notes on the author), and stretches within lines. To
these come the dateline and disclaimers.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from comity.text.dateline import HEAD, find
from comity.text.lines import Stretch, lines
from comity.text.patterns import pattern

FOOT = 8
"""Lines at the end in which notes on the author, sign-offs, tags and contacts are sought."""

_MAX_LINE = 400  # characters; the longest one-line boilerplate (cookie and copyright notices) has about 350
_MAX_ENDING = 60  # characters in which a caption's credit is sought
_LINE = r"\W{0,3}?%s\W{0,3}"  # with the punctuation that pages put around
_DISCLAIMER = re.compile(r"^\W{0,3}(?:legal |general )?disclaimer\b(?P<rest>[^\n]*)", re.I | re.M)


def mask(text: str) -> list[Stretch]:
    """The stretches to pass over, in order and disjoint."""
    found = lines(text)
    stretches = [line for number, line in enumerate(found) if _is_boilerplate(text, line, number, len(found))]
    stretches += [match.span() for match in pattern("boilerplate", "within").finditer(text)]
    stretches += _disclaimers(text, found)
    if dateline := find(text):
        stretches.append((dateline.start, dateline.end))
    return _merged(stretches)


def date_line(text: str, line: Stretch) -> str | None:
    """The day as written on a line that holds nothing but a date, None for other lines."""
    found = pattern("boilerplate", "date", _LINE).fullmatch(text, *line) if line[1] - line[0] <= _MAX_LINE else None
    return found["day"] if found else None


def _is_boilerplate(text: str, line: Stretch, number: int, count: int) -> bool:
    start, end = line
    if end - start > _MAX_LINE:
        return False
    # A text of one line has no foot: what stands alone is the report.
    is_head, is_foot = number < HEAD, number >= max(count - FOOT, 1)
    return bool(
        pattern("boilerplate", "anywhere", _LINE).fullmatch(text, start, end)
        or pattern("boilerplate", "ends", r"%s\W{0,3}\Z").search(text, max(start, end - _MAX_ENDING), end)
        or ((is_head or is_foot) and date_line(text, line))
        or (is_head and pattern("boilerplate", "head", _LINE).fullmatch(text, start, end))
        or (is_foot and pattern("boilerplate", "foot", _LINE).fullmatch(text, start, end))
    )


def _disclaimers(text: str, found: list[Stretch]) -> Iterator[Stretch]:
    """Each disclaimer: to the end if more stands before it than after, else its heading and what belongs to that."""
    for match in _DISCLAIMER.finditer(text):
        if match.start() > len(text) - match.start():
            yield match.start(), len(text)
            return
        after = bisect_left(found, (match.end(), 0))
        is_bare = not re.search(r"\w", match["rest"]) and after < len(found)
        yield match.start(), found[after][1] if is_bare else match.end()


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return merged
