"""Quantities in a text: figures, number words, dozens and hundreds, with what hedges them ("at least", "up to")."""

import re
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import text2num

from comity.attributes import words

_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh crore": 1e12,
}
SCALES |= {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "cr": 1e7, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
DIGITS = r"\d{1,3}(?:[,\u202f\u00a0]\d{2,3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
SCALE = r"(?:lakh crore|hundred|thousand|lakh|million|crore|billion|trillion|bn|bln|mn|mln|tn|trn|cr|k|m|b)s?\b"
_PLURAL = {"dozens": 24, "scores": 40, "tens": 20, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
"""A plural of a number is at least two of it."""
_WORDS = rf"(?:(?:{_ONES})\b(?:[ -](?:and )?(?:{_ONES}|hundred|thousand|million|billion)\b)*)"
_NUMBER = (
    r"(?P<plural>(?:tens|hundreds) of (?:thousands|millions|billions)|dozens|scores|hundreds|thousands|millions|billions)\b"
    rf"|(?P<dozen>(?:(?:a|one|two|three|four|five|six|half a) )dozen)\b"
    rf"|(?P<half>half a (?:million|billion))\b|(?P<single>a (?:hundred|thousand|million|billion))\b"
    rf"|(?P<digits>{DIGITS})(?:[ -]?(?P<scale>{SCALE}))?(?![\w]|[.,:/-]?\d)"
    rf"|(?P<words>{_WORDS})(?![-](?:year|day|time|storey))"
)
_HEDGES = words.any_of("at_least", "at_most", "about")
_HEDGE = re.compile("|".join(f"(?P<{kind}>{words.any_of(kind)})" for kind in ("at_least", "at_most", "about")), re.I)
_QUANTITY = re.compile(rf"(?<![\w$€£¥.,/:-])(?:(?P<hedge>{_HEDGES})\s+)?(?:{_NUMBER})(?P<more> or more\b)?", re.I)
_TO = re.compile(r"\s?(?:to|and|or|[–-])\s?")
_BETWEEN = re.compile(r"\bbetween\s$", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text; `start` takes in the hedge, `at` is where the number itself begins; an open end is None."""

    start: int
    at: int
    end: int
    min: float | None
    max: float | None


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[Quantity, ...]:
    """Quantities from left to right; "30 to 40" and "between 30 and 40" are one."""
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(text):
        quantity = _quantity(match)
        if quantity is None:
            continue
        if found and (joined := _joined(text, found[-1], quantity)):
            found[-1] = joined
        else:
            found.append(quantity)
    return tuple(found)


def value(phrase: str) -> float | None:
    """The value of a number alone, None when it is none."""
    match = _QUANTITY.fullmatch(phrase.strip())
    return _value(match) if match else None


def scaled(digits: str, scale: str | None) -> float:
    """Digits with separators times a scale word; "5 lakh crore" is 5e12."""
    factor = SCALES.get(scale.lower().rstrip("s"), 1.0) if scale else 1.0
    return round(float(re.sub(r"[,\u202f\u00a0]", "", digits)) * factor, 6)


def bounds(amount: float, hedge: str | None) -> tuple[float | None, float | None]:
    """Least and most of a hedged amount: "over 5" is 5 and open, "up to 5" open and 5, "about 5" is 5."""
    match = _HEDGE.fullmatch(" ".join(hedge.split())) if hedge else None
    kind = match.lastgroup if match else "about"
    return (None if kind == "at_most" else amount), (None if kind == "at_least" else amount)


def _quantity(match: re.Match[str]) -> Quantity | None:
    amount = _value(match)
    if amount is None:
        return None
    low, high = bounds(amount, match["hedge"])
    if match["plural"] or match["more"]:
        low, high = amount, None
    at = match.end("hedge") if match["hedge"] else match.start()
    at += len(match[0][at - match.start() :]) - len(match[0][at - match.start() :].lstrip())
    return Quantity(match.start(), at, match.end(), low, high)


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        return scaled(match["digits"], match["scale"])
    if match["plural"]:
        # "Tens of thousands" is twenty times one thousand, not two.
        first, *rest = match["plural"].lower().split(" of ")
        return float(_PLURAL[first]) * (_PLURAL[rest[0]] / 2 if rest else 1)
    if match["dozen"]:
        first = match["dozen"].lower().removesuffix(" dozen")
        return 12 * {"a": 1.0, "half a": 0.5}.get(first, 0) or 12 * _words(first)
    if match["half"] or match["single"]:
        scale = (match["half"] or match["single"]).split()[-1].lower()
        return SCALES[scale] / (2 if match["half"] else 1)
    return _words(match["words"])


def _words(phrase: str) -> float:
    try:
        return float(text2num(phrase.lower(), "en"))
    except ValueError:  # "two three" is no number; its first word is
        head, _, rest = phrase.partition(" ")
        return _words(head) if rest else 0.0


def _joined(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """One quantity of two, where the text gives them as the ends of a range."""
    between = text[first.end : second.start]
    if not _TO.fullmatch(between) or first.min is None or second.max is None or first.min >= second.max:
        return None
    if "and" in between and not _BETWEEN.search(text[max(first.start - 8, 0) : first.start]):
        return None
    return Quantity(first.start, first.at, second.end, first.min, second.max)
