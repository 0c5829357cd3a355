"""Sums of money: a currency's sign, code or name with a number and its scale."""

import re
from functools import lru_cache

from comity.attributes import numbers, words
from comity.model import Magnitude, Span

_AMOUNT = rf"(?P<n>{numbers.DIGITS})(?:[\s-]?(?P<scale>{numbers.SCALE}))?"
_HEDGE = rf"(?:(?P<hedge>{words.any_of('at_least', 'at_most', 'about')})\s+)?"
# "two million dollars", "hundreds of millions of euros"
_SPOKEN = (
    r"(?P<spoken>(?:(?:tens|hundreds) of )?(?:(?:half an?|\w+) )?"
    r"(?:hundreds?|thousands?|millions?|billions?|trillions?|dozen)(?: of)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)


def _codes(kind: str) -> str:
    """One named group for each currency of a table."""
    listed = words.table("words")[kind]
    return "|".join(f"(?P<{code}>{'|'.join(forms)})" for code, forms in listed.items())


_BEFORE = re.compile(
    rf"(?<![\w$]){_HEDGE}(?:{_codes('currency_signs')})\s?{_AMOUNT}"
    rf"(?:\s?(?:to|-|–)\s?(?:US\$|[$€£])?(?P<n2>{numbers.DIGITS})[\s-]?(?P<scale2>{numbers.SCALE}))?"
)
_AFTER = re.compile(rf"(?<![\w$€£.,]){_HEDGE}(?:{_AMOUNT}|{_SPOKEN})[\s-](?:{_codes('currency_names')})(?!\w)", re.I)


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[Magnitude, ...]:
    """Sums in a text, with offsets in it; the kind is `money_` and the ISO code, `money_rupee` where its country is not said."""
    found = [one for pattern in (_BEFORE, _AFTER) for match in pattern.finditer(text) if (one := _sum(match))]
    kept: list[Magnitude] = []
    for one in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _sum(match: re.Match[str]) -> Magnitude | None:
    groups = match.groupdict()
    code = next(name for name, value in groups.items() if value and len(name) in (3, 5) and name in _known())
    ends = _ends(groups)
    return Magnitude(Span(match.start(), match.end(), match[0]), f"money_{code}", *ends) if ends else None


def _ends(groups: dict[str, str | None]) -> tuple[float | None, float | None] | None:
    """Least and most of a sum; None where its words are no number."""
    digits, last = groups["n"], groups.get("n2")
    if digits is None:
        spoken = numbers.find((groups.get("spoken") or "").removesuffix(" of"))
        return (spoken[0].min, spoken[0].max) if spoken else None
    first = numbers.scaled(digits, groups["scale"] or groups.get("scale2"))
    if last is None:
        return numbers.bounds(first, groups["hedge"])
    low, high = sorted((first, numbers.scaled(last, groups.get("scale2"))))
    return low, high


def _known() -> frozenset[str]:
    listed = words.table("words")
    return frozenset(listed["currency_signs"]) | frozenset(listed["currency_names"])
