"""Claims of responsibility: who claims an attack is its actor, wherever the article tells the attack."""

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.actors.resolve import Parties
from comity.model import Act, Document, Mention, Role, Sentence

CLAIM = re.compile(
    r"\b(?:claim\w*(?: of)?(?: full| joint| the)? (?:responsibility|credit)|(?:took|takes|taken|accepted) (?:full )?responsibility"
    r"|responsibility (?:for [^.;]{0,80})?(?:was|were|has been|had been) claimed|said it (?:was behind|had carried out|carried out))\b",
    re.IGNORECASE,
)
CLAIMANTS = frozenset({"REB", "CRM", "UAF", "PRM", "UNK", "PTY", "SOC"})
UNKNOWN = frozenset({"UAF", "UNK", None})
ATTACK = "ASSAULT"
REACH = 6  # sentences between an attack and its claim; wire reports put the claim within the next few
P_CLAIMED = 0.8  # that the claimant did it, as far as the text tells; the claim itself stays visible as evidence


def attach(document: Document, acts: Sequence[Act], mentions: Sequence[Mention], parties: Parties) -> tuple[Act, ...]:
    """The acts, where an attack whose doer is unknown got the claimant as actor; a claim is no act of its own."""
    made = list(acts)
    for sentence in document.sentences:
        for found in CLAIM.finditer(sentence.text):
            at = sentence.start + found.start()
            claimant = _claimant(sentence, at, mentions, parties)
            target = _attack(sentence, made, parties) if claimant else None
            if claimant is None or target is None:
                continue
            claim = (at, sentence.start + found.end())
            made[target] = replace(made[target], actors=(Role(claimant, P_CLAIMED),))
            kept = made[target]
            made = [a for a in made if a is kept or not _overlaps(a, claim)]
    return tuple(made)


def _overlaps(act: Act, claim: tuple[int, int]) -> bool:
    return act.anchor.start < claim[1] and claim[0] < act.anchor.end


def _claimant(sentence: Sentence, at: int, mentions: Sequence[Mention], parties: Parties) -> Mention | None:
    """The armed or unknown party of the sentence that stands nearest to the claim."""
    inside = [
        m for m in mentions if sentence.start <= m.span.start and m.span.end <= sentence.end and parties.of(m).sector in CLAIMANTS
    ]
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
