"""Names that the article itself introduced: acronyms in brackets, surnames after full names, short names of firms."""

import re
from collections.abc import Mapping

from comity.actors.draft import P_EARLIER, Draft
from comity.actors.phrase import Phrase
from comity.gazetteer.fold import fold, key, word_set
from comity.model import Mention

_BRACKET = re.compile(r"[’'s]{0,2}\s*\(\s*(?:the\s+)?[\"“‘']?([A-Z][A-Za-z&.-]{1,11}?)[\"”’']?(?:\s*[,;)])")
_LEGAL = re.compile(
    r",?\s+(?:(?:Pvt|Private|Pte|Ltd|Limited|Inc|Incorporated|Corp|Corporation|Co|Company|Group|Holdings?|plc|PLC|AG|SA|GmbH|LLC|Bhd)\.?,?\s*)+$"
)
_SMALL = word_set("of and the for in on de la")


def names_of(phrase: Phrase, draft: Draft, mention: Mention, text: str) -> tuple[str, ...]:
    """The short forms (folded) by which a named party may be called later."""
    if phrase.head is not None and phrase.person is None and len(phrase.words) == phrase.head.last - phrase.head.first:
        return ()
    proper = phrase.person or (phrase.name if any(w.text[0].isupper() for w in phrase.words) else None)
    found = []
    if proper and draft.kind != "state":
        if phrase.hits and not phrase.person and phrase.hits[0].start == phrase.core[0] and phrase.hits[0].end < phrase.core[1]:
            proper = re.sub(r"^['’]s\s+|^\s+", "", phrase.text[phrase.hits[0].end : phrase.core[1]])
        found = [*_shorter(proper, draft)]
    if draft.name and draft.kind == "person":
        found += _shorter(draft.name, draft)
    if (bracket := _BRACKET.match(text, mention.span.end)) is not None:
        found.append(bracket[1])
    return tuple(dict.fromkeys(key(n) for n in found if len(n) > 1))


def _shorter(name: str, draft: Draft) -> list[str]:
    """A person's surname and first word; a firm's name without its legal form; capital initials of the rest."""
    bare = _LEGAL.sub("", name)
    parts = [w for w in fold(bare).split() if w[:1].isalpha()]
    if not parts or not parts[-1][0].isupper():
        return []
    if draft.kind in ("person", "office"):
        return [bare, parts[-1], parts[0]] if len(parts) > 1 else [bare]
    initials = "".join(w[0] for w in parts if w.lower() not in _SMALL)
    return [
        name,
        bare,
        *([initials] if len(initials) > 2 and initials.isupper() else []),
        *([" ".join(parts[:1])] if len(parts) > 1 and draft.kind == "company" else []),
    ]


def known(phrase: Phrase, registry: Mapping[str, Draft]) -> Draft | None:
    """A party named in full before: "Century Steel", "the SDF", "Mr Fidan"."""
    for name in (phrase.person, phrase.name):
        if name and name[0].isupper() and (draft := registry.get(key(_LEGAL.sub("", name)))) is not None:
            return draft.at(P_EARLIER, f"named before: {draft.name}")
    last = phrase.words[phrase.stop - 1].text if phrase.stop and phrase.head is None else ""
    if last[:1].isupper() and (draft := registry.get(key(last))) is not None and draft.kind in ("person", "office"):
        return draft.at(P_EARLIER, f"named before: {draft.name}")
    return None
