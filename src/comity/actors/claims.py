"""Claims of responsibility: who claims an attack is its actor, wherever the article tells the attack."""

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.actors.resolve import Parties
from comity.model import Act, Document, Mention, Role, Sentence, within

CLAIM = re.compile(
    r"\b(?:claim\w*(?: of)?(?: full| joint| the)? (?:responsibility|credit)"
    r"|(?:took|takes|taken|accepted) (?:full )?responsibility"
    r"|responsibility (?:for [^.;]{0,80})?(?:was|were|has been|had been) claimed"
    r"|said it (?:was behind|had carried out|carried out))\b",
    re.IGNORECASE,
)
NOT_MADE = re.compile(
    r"\b(?:no|nobody|none|neither)\b(?: \w+){0,2} $"
    r"|(?:\b(?:not|never|without|yet to|refus\w+|declin\w+|den(?:y|ie[sd]|ying)|would|could|may|might|whether|if)|n['’]t)\b"
    r"[^,;:]{0,40}$"
    r"|\b(?:no(?: \w+){0,2}?[ -](?:one|body|groups?|organi[sz]ations?|part(?:y|ies)|factions?|militants?|rebels?|side)"
    r"|nobody|none|neither)\b(?:(?!\b(?:but|while|and|though|although)\b)[^;:]){0,80}$",
    re.IGNORECASE,
)
"""What stands before a claim that is said not to have been made: "no group has", "did not", "has yet to"."""
CLAIMANTS = frozenset({"REB", "CRM", "UAF", "PRM", "UNK", "PTY", "SOC"})
UNKNOWN = frozenset({"UAF", "UNK", None})
ATTACK = "ASSAULT"
BEFORE = 150  # characters before a claim that are read for its denial: a clause of any length that is still read at once
REACH = 6  # sentences between an attack and its claim; wire reports put the claim within the next few
P_CLAIMED = 0.8  # that the claimant did it, as far as the text tells; the claim itself stays visible as evidence


def attach(document: Document, acts: Sequence[Act], mentions: Sequence[Mention], parties: Parties) -> tuple[Act, ...]:
    """The acts, where an attack whose doer is unknown got the claimant as actor; a claim, made or not, is no act of its own."""
    made = list(acts)
    for sentence in document.sentences:
        for found in CLAIM.finditer(sentence.text):
            made = _with_claim(made, sentence, found, (mentions, parties))
    return tuple(made)


def _with_claim(acts: list[Act], sentence: Sentence, found: re.Match[str], who: tuple[Sequence[Mention], Parties]) -> list[Act]:
    """The acts after one claim: its attack has an actor, and nothing in its words is an act; all stay where it has no attack."""
    claim = (sentence.start + found.start(), sentence.start + found.end())
    if NOT_MADE.search(sentence.text, max(found.start() - BEFORE, 0), found.start()):
        return [act for act in acts if not _overlaps(act, claim)]
    claimant = _claimant(sentence, claim[0], *who)
    target = _attack(sentence, acts, who[1])
    if claimant is None or target is None:
        return acts
    claimed = replace(acts[target], actors=(Role(claimant, P_CLAIMED),))
    return [claimed if n == target else act for n, act in enumerate(acts) if n == target or not _overlaps(act, claim)]


def _overlaps(act: Act, claim: tuple[int, int]) -> bool:
    return act.anchor.start < claim[1] and claim[0] < act.anchor.end


def _claimant(sentence: Sentence, at: int, mentions: Sequence[Mention], parties: Parties) -> Mention | None:
    """The armed or unknown party of the sentence that stands nearest to the claim."""
    inside = [m for m in within(mentions, sentence.start, sentence.end) if parties.of(m).sector in CLAIMANTS]
    named = [m for m in inside if parties.of(m).sector not in UNKNOWN] or inside
    return min(named, key=lambda m: abs(m.span.end - at), default=None)


def _attack(sentence: Sentence, acts: Sequence[Act], parties: Parties) -> int | None:
    """The last attack at or before the sentence that nobody known is said to have done."""
    open_ = [
        n for n, act in enumerate(acts)
        if act.type == ATTACK and 0 <= sentence.index - act.sentence.index <= REACH and _doer_unknown(act, parties)
    ]  # fmt: skip
    return open_[-1] if open_ else None


def _doer_unknown(act: Act, parties: Parties) -> bool:
    return all(parties.of(role.mention).sector in UNKNOWN for role in act.actors)
