"""Mentions of several parties: "the two countries", "both sides", "France and Germany", "US and Chinese officials"."""

import re

from comity.actors.phrase import Phrase, parse
from comity.gazetteer.fold import word_set

_SEVERAL = re.compile(r"^(?:(?:the|these|those|its|their|all) (?P<n>two|three|four|five)\b|both\b)(?:\s+of)?(?:\s+the)?", re.I)
_EACH_OTHER = re.compile(
    r"^(?:each other|one another|both|the two|either side|neither side|"
    r"the (?:two )?(?:sides|parties|neighbours|neighbors|foes|rivals)|both of them)$",
    re.I,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_SIDES = word_set(
    "countries nations states sides governments capitals neighbours neighbors parties leaders ministers presidents "
    "militaries armies allies rivals powers delegations foreign economies peoples teams premiers men officials ministries "
    "navies parliaments"
)
OTHERS = word_set("neighbour neighbor rival ally partner counterpart opponent enemy adversary creditor lender host guest foe")
"""Whom a possessor stands against: "its neighbour" is not of the possessor's country."""
_AND = re.compile(r"\s*,\s+(?:and|or|as well as)\s+|\s+(?:and|or|as well as|&|plus)\s+|\s*,\s+|(?<=[a-z.])\s*/\s*(?=[A-Z])")


def count(phrase: Phrase) -> int:
    """How many parties named elsewhere a mention stands for: 2 for "both sides", 3 for "the three navies", 0 for others."""
    if _EACH_OTHER.match(phrase.text.strip()):
        return 2
    last = phrase.words[phrase.stop - 1].plain if phrase.stop else ""
    found = _SEVERAL.match(phrase.text)
    if found is None or last not in _SIDES or phrase.hits:
        return 0
    return _NUMBERS[(found["n"] or "two").lower()]


def parts(phrase: Phrase) -> tuple[str, ...]:
    """The coordinated parties of a mention; () when it is one. An "and" inside a name or a generic phrase does not split."""
    text = phrase.text
    cuts = [m for m in _AND.finditer(text) if not any(h.start < m.start() and m.end() < h.end for h in phrase.hits)]
    cuts = [m for m in cuts if not _in_head(phrase, m.start())]
    if not cuts or not any("," not in m[0] for m in cuts):
        return ()
    edges = [0, *(e for m in cuts for e in m.span()), len(text)]
    pieces = [text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]
    last = parse(pieces[-1])
    shared = (
        text[len(text) - (len(pieces[-1]) - last.words[last.head.first].start) :] if last.head and last.head.first > 0 else ""
    )
    whole = [p if _stands(p) or not shared else f"{p} {shared}" for p in pieces]
    return tuple(whole) if len(whole) > 1 and all(parse(p).hits or parse(p).head for p in whole) else ()


def _in_head(phrase: Phrase, at: int) -> bool:
    head = phrase.head
    return head is not None and phrase.words[head.first].start < at < phrase.words[head.last - 1].end


def _stands(piece: str) -> bool:
    """Whether a piece needs no head from its neighbour: it has one, or is no adjective of a state."""
    phrase = parse(piece)
    if phrase.head is not None or not phrase.hits:
        return True
    entity = phrase.hits[-1].entities[0]
    return entity.form != "demonym" and piece not in ("US", "U.S.", "UK", "U.K.", "EU", "UN")
