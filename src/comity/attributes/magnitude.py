"""How much of what: the numbers of an act's clause and sentence that its type can carry."""

import re

from comity.attributes import clauses, money, numbers, timex, types
from comity.attributes.numbers import Quantity
from comity.model import Act, Document, Magnitude, Span

REACH = 60
"""Characters between a number and the word that says what it counts; further away it counts something else."""

# What a number counts, by a verb or noun before it ("killed 12", "the death of two") or after it ("two soldiers were killed").
_BEFORE = {
    "killed": r"kill(?:s|ed|ing)|deaths? of|dea(?:d|th toll)[^.;]{0,20}|claim(?:ed|ing)? the lives? of|murder(?:ed|ing)|massacre of|execut(?:ed|ing)|shot dead",
    "injured": r"injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?|hospitali[sz]ed",
    "arrested": r"arrest(?:ed|ing|s)?(?: of)?|detain(?:ed|ing|s)|detention of|round(?:ed|ing) up|took into custody|jail(?:ed|ing)|imprison(?:ed|ing)",
    "abducted": r"abduct(?:ed|ing|ion of)|kidnap(?:ped|ping)(?: of)?|took (?:hostage|captive)|captur(?:ed|ing)|seiz(?:ed|ing)",
    "displaced": r"displac(?:ed|ing)|forc(?:ed|ing)|evacuat(?:ed|ing)|uproot(?:ed|ing)",
    "rescued": r"rescu(?:ed|ing)|sav(?:ed|ing)|retriev(?:ed|ing)|evacuat(?:ed|ing)",
    "released": r"releas(?:ed|ing|e of)|freed|freeing|repatriat(?:ed|ing)|handed over|pardon(?:ed|ing)",
    "deported": r"deport(?:ed|ing|ation of)|expel(?:led|ling)|expulsion of",
}
_AFTER = {
    "killed": r"(?:were |was |have been |had been |being )?(?:killed|dead|died|deaths?|murdered|executed|slain|shot dead|lost their lives|fatalit\w+)",
    "injured": r"(?:were |was |have been |had been )?(?:injured|wounded|hurt|hospitali[sz]ed|injur\w+)",
    "arrested": r"(?:were |was |have been |had been )?(?:arrested|detained|jailed|imprisoned|in custody|arrests|detentions)",
    "abducted": r"(?:were |was |have been |had been )?(?:abducted|kidnapped|taken hostage|captured|hostages)",
    "displaced": r"(?:were |was |have been |had been )?(?:displaced|uprooted|fled|(?:forced )?to flee|homeless)",
    "rescued": r"(?:were |was |have been |had been )?(?:rescued|saved|pulled (?:alive|from))",
    "released": r"(?:were |was |have been |had been )?(?:released|freed|repatriated)",
    "deported": r"(?:were |was |have been |had been )?(?:deported|expelled|sent back)",
}
_COUNTED = {
    "vessels": r"(?:\w+ ){0,2}(?:war)?(?:ships?|vessels?|boats?|frigates?|destroyers?|submarines?|trawlers?|tankers?)",
    "aircraft": r"(?:\w+ ){0,2}(?:aircraft|warplanes?|(?:fighter )?jets?|helicopters?|bombers?|planes)",
    "missiles": r"(?:\w+ ){0,2}(?:missiles?|rockets?)",
    "drones": r"(?:\w+ ){0,2}(?:drones?|UAVs?)",
    "strikes": r"(?:\w+ ){0,2}(?:air ?|missile |drone )?(?:strikes?|airstrikes?|sorties|air raids)",
    "projects": r"(?:\w+ ){0,3}projects?",
    "agreements": r"(?:\w+ ){0,3}(?:agreements?|memorand\w+|MoUs?|deals?|accords?|pacts?|contracts?)",
    "protesters": r"(?:\w+ ){0,3}(?:protest[eo]rs?|demonstrators?|marchers?|strikers?|workers|students|farmers|people|supporters)",
    "personnel": r"(?:\w+ ){0,3}(?:troops?|soldiers?|personnel|guards?|police(?:men)?|officers?|servicemen|marines|peacekeepers|fighters|"
                 r"advis[eo]rs|trainers|reservists|sailors|airmen|members of)",
    "percent": r"(?:%|per ?cent|percent)",
}  # fmt: skip
_BEFORE_AT = {k: re.compile(rf"\b(?:{v})(?:\s+(?:of|the|a|an|total|further|another|some|other)\b)*\s*$", re.I) for k, v in _BEFORE.items()}
_AFTER_AT = {k: re.compile(rf"(?P<noun>(?:\s[\w’'-]+){{0,5}}?)[,]?\s(?:{v})\b", re.I) for k, v in _AFTER.items()}
_COUNTED_AT = {k: re.compile(rf"\s?(?:{v})(?!\w)", re.I) for k, v in _COUNTED.items()}
_AND = re.compile(r"^[^.;:]{0,40}?(?:,| and| as well as)\s(?:another |a further )?$")
_VERBS = re.compile("|".join(rf"\b(?:{v})" for v in _BEFORE.values()), re.I)
_ONE = re.compile(r"\b(?:an?|one)\s(?=(?:\w+ ){0,2}(?:man|woman|child|boy|girl|soldier|policeman|police officer|civilian|officer|person|worker|engineer|"
                  r"journalist|protest[eo]r|fisherman|guard|national|citizen|teenager|diplomat|pilot|driver|doctor|aid worker)\b)", re.I)  # fmt: skip


def magnitudes(document: Document, act: Act) -> tuple[Magnitude, ...]:
    """The numbers that size the act, those of its own clause first; each kind that its type can carry."""
    text = act.sentence.text
    found = [*money.find(text), *_counts(text)]
    kept = [m for m in found if act.type in types.carrying("money" if m.kind.startswith("money_") else m.kind)]
    inside = [m for m in kept if not _is_far(act, m)]
    at = act.sentence.start
    moved = [Magnitude(Span(m.span.start + at, m.span.end + at, m.span.text), m.kind, m.min, m.max) for m in inside]
    return tuple(sorted(moved, key=lambda m: (clauses.gap(act, m.span.start, m.span.end), m.span.start)))


def _is_far(act: Act, magnitude: Magnitude) -> bool:
    """More than one clause away from the anchor: it sizes something else."""
    at = act.anchor.start - act.sentence.start
    return clauses.crossed(act.sentence.text, at, magnitude.span.start) > 1


def _counts(text: str) -> list[Magnitude]:
    """Every counted kind in a sentence."""
    taken = [*((m.span.start, m.span.end) for m in money.find(text)), *((t.start, t.end) for t in timex.find(text))]
    quantities = [q for q in (*numbers.find(text), *_single(text)) if not any(a < q.end and q.start < b for a, b in taken)]
    found: list[Magnitude] = []
    before: tuple[Quantity, str] | None = None
    for quantity in sorted(quantities, key=lambda q: q.at):
        kind = _kind(text, quantity) or _inherited(text, before, quantity)
        if kind:
            found.append(Magnitude(Span(quantity.start, quantity.end, text[quantity.start : quantity.end]), kind, quantity.min, quantity.max))
            before = (quantity, kind)
    return found


def _single(text: str) -> list[Quantity]:
    """"A soldier" is one, where somebody was harmed or held."""
    return [Quantity(m.start(), m.start(), m.end() - 1, 1.0, 1.0) for m in _ONE.finditer(text) if m[0].lower().startswith("a")]


def _kind(text: str, quantity: Quantity) -> str | None:
    head, tail = text[max(quantity.start - REACH, 0) : quantity.start], text[quantity.end : quantity.end + REACH]
    counted = next((k for k, p in _COUNTED_AT.items() if p.match(tail)), None)
    if counted == "percent":
        return counted
    if kind := next((k for k, p in _BEFORE_AT.items() if p.search(head)), None):
        return kind
    after = [(m.end(), k) for k, p in _AFTER_AT.items() if (m := p.match(tail)) and not _NUMBER_IN.search(m["noun"])]
    return min(after)[1] if after else counted


_NUMBER_IN = re.compile(r"\d|\b(?:and|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.I)


def _inherited(text: str, before: tuple[Quantity, str] | None, quantity: Quantity) -> str | None:
    """"Killed three soldiers, two policemen and a driver": the later numbers count what the first does."""
    if before is None or before[1] not in _BEFORE:
        return None
    between = text[before[0].end : quantity.start]
    return before[1] if _AND.match(between) and not _VERBS.search(between) else None
