"""Who does and who suffers: the subject of a passive is the one to whom it is done, and an order may be aimed at a third."""

import re
from dataclasses import replace

from comity.attributes import types, words
from comity.model import Act, Role, Span

NEAR = 40
"""Characters before the anchor in which the auxiliary stands: "have been, as one of them said, “explicitly" rebuffed."""

_PASSIVE = re.compile(
    r"\b(?:been|being|was|were|is|are|be|got|gets)\s(?:[“\"‘']|\w+ly[”\"’']?\s|\w+,\s|not\s|also\s|then\s|again\s){0,3}$", re.I
)
_PARTICIPLE = re.compile(r"(?:\w+ly\s)?\w+(?:ed|en|wn|nt|lt|ld|ght|ung|uck|ot|ut|et)\b", re.I)
_SHUNNED = words.pattern("shunning")
GOES_TO = re.compile(r"\s(?:[\w’'-]+\s){0,2}?to\s(?:the\s)?", re.I)
"""What leads from a visit to its host: "visit to", "trip this week to"."""
_AGENT = re.compile(r"[^.;:]{0,60}?\bby\s", re.I)


def active(act: Act) -> Act:
    """The act with its sides changed where the coder took the subject of a passive for the actor and none is told with "by"."""
    if act.type not in types.of("done_to") or not act.actors or not _is_passive(act):
        return act
    if any(_after(act, role) for role in act.actors):
        return act
    return replace(act, actors=tuple(r for r in act.recipients if _other_than(r, act.actors)), recipients=act.actors)


def shuns(act: Act, party: Span) -> bool:
    """Whether the act, an order or appeal, tells its recipients to have no more to do with a party: "to stop using WeChat"."""
    start, end = act.anchor.end - act.sentence.start, party.start - act.sentence.start
    return start < end and bool(_SHUNNED.search(act.sentence.text, start, end))


def _is_passive(act: Act) -> bool:
    """Whether the anchor is a participle with a form of "be" right before it, and no agent follows."""
    text, at = act.sentence.text, act.anchor.start - act.sentence.start
    end = act.anchor.end - act.sentence.start
    if not _PARTICIPLE.match(act.anchor.text) or not _PASSIVE.search(text[max(at - NEAR, 0) : at]):
        return False
    return _AGENT.match(text, end) is None


def _after(act: Act, role: Role) -> bool:
    """Whether a party stands outside the anchor's sentence or behind the anchor, so that it is no subject of it."""
    span = role.mention.span
    return not act.sentence.start <= span.start < act.anchor.start


def _other_than(role: Role, others: tuple[Role, ...]) -> bool:
    return all(role.mention != other.mention for other in others)
