"""Where a sentence's clauses meet, so that a date, place or number stays with the words it stands among."""

import re
from functools import lru_cache

from comity.model import Act

_BORDER = re.compile(
    r"[;:]\s|\s[—–-]{1,2}\s|—"
    r"|,?\s(?=(?:after|before|while|when|which|who|whom|whose|where|because|although|though|whereas|if|unless|until|following|"
    r"amid|despite|adding|citing|saying|as well as|in response to|so that)\b)"
    r"|,\s(?=(?:and|but|or|yet|as|with)\b)|\s(?=(?:but|that)\s)",
    re.I,
)


# A clause put in between two commas ends at the second.
_INSERTED = re.compile(
    r",\s(?:who|whom|whose|which|where|when|while|after|before|although|though|despite|following|as)\b[^,;]*?(,\s)", re.I
)


@lru_cache(maxsize=2048)
def borders(text: str) -> tuple[int, ...]:
    """Offsets in a sentence's text at which a new clause begins, in order."""
    found = {m.end() for m in _BORDER.finditer(text)} | {m.end(1) for m in _INSERTED.finditer(text)}
    return tuple(sorted(found))


def clause(act: Act) -> tuple[int, int]:
    """Start and end, in the article, of the clause that the act's anchor stands in."""
    first, last = act.anchor.start - act.sentence.start, act.anchor.end - act.sentence.start
    cuts = borders(act.sentence.text)
    start = max((c for c in cuts if c <= first), default=0)
    end = min((c for c in cuts if c >= last), default=len(act.sentence.text))
    return act.sentence.start + start, act.sentence.start + end


def crossed(text: str, a: int, b: int) -> int:
    """How many clause borders lie between two offsets of a sentence."""
    low, high = min(a, b), max(a, b)
    return sum(low < c <= high for c in borders(text))


def gap(act: Act, start: int, end: int) -> int:
    """Characters between a stretch of the article and the act's anchor; 0 when they touch or overlap."""
    return max(act.anchor.start - end, start - act.anchor.end, 0)
