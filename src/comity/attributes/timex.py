"""Date expressions in English text: where they stand and by which rule they are read. What they mean is said in `resolution`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from comity.attributes import words

# A hit must not begin inside a number, an amount or a word.
_AROUND = r"(?<![\w$€£¥#/.,-])(?:%s)(?!\w)"
# Without any of these a sentence holds no date expression: one pass in place of thirty.
_HINT = re.compile(
    r"\d|January|February|March|April|May|June|July|August|September|October|November|December|Jan\b|Feb\b|Mar\b|Apr\b|Jun\b|Jul\b|Aug\b"
    r"|Sept?\b|Oct\b|Nov\b|Dec\b|day|night|week|month|year|quarter|decade|century|tomorrow|morning|afternoon|evening|season"
    r"|spring|summer|autumn|fall|winter|(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b",
    re.I,
)
_YEAR_AFTER = words.pattern("before_year", r"(?:\b%s[ -]|[(’'s] ?|^|, )$")
_COUNTED = words.pattern("counted", r"\s(?:more |other |armed |active |new )?%s\b")
_QUANTIFIED = words.pattern("quantified", r"\b%s\s$")
# "For the first time in 20 years", "the deadliest raid in a decade" look back.
_SUPERLATIVE = re.compile(r"\b(?:first|only|last|worst|best|most|least|\w{3,}est)\b[^.;]{0,60}$", re.I)
_BETWEEN = re.compile(r"\bbetween\s$", re.I)
_YEAR_BEFORE = re.compile(r"$|[.,);'’-]|\s\w")
_AMBIGUOUS_MONTH = re.compile(r"^(?:May|March|April|June|August|MAY|MARCH)\b")
_DETERMINER = re.compile(r"(?:\b(?:the|an?|this|that|its|his|their|earlier|previous|failed|costly)|['’]s)\s$", re.I)
_NOUN_NEXT = re.compile(r"\s(?!on\b|to\b|by\b|against\b|for\b|and\b|of\b|in\b|was\b|is\b|has\b|had\b)[a-z]|\s\d{1,2}\b")
_SURNAME = re.compile(r"\s[A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class Timex:
    """A date expression; `rule` says how to read `parts`."""

    start: int
    end: int
    text: str
    rule: str
    parts: Mapping[str, str] = field(hash=False)


@lru_cache(maxsize=2048)
def find(text: str) -> tuple[Timex, ...]:
    """The date expressions of a sentence, from the left, longest first where they overlap."""
    if not _HINT.search(text):
        return ()
    found = [_timex(name, match) for name, rule in _rules() for match in rule.finditer(text)]
    kept: list[Timex] = []
    for timex in sorted((t for t in found if _stands(text, t)), key=lambda t: (-(t.end - t.start), t.start)):
        if all(timex.end <= other.start or timex.start >= other.end for other in kept):
            kept.append(timex)
    return tuple(sorted(kept, key=lambda t: t.start))


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules of `dates.toml` in their order, compiled."""
    grammar = words.table("dates")
    filled = [(rule, _AROUND.replace("%s", _filled(rule["pattern"], grammar["parts"]))) for rule in grammar["rules"]]
    return tuple((rule["name"], re.compile(pattern, 0 if rule.get("cased") else re.I)) for rule, pattern in filled)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern with its parts put in, the last first: a part may hold those above it."""
    for name in reversed(list(parts)):
        pattern = pattern.replace(f"{{{name}}}", parts[name])
    return pattern.replace("\\\n", "")


def _timex(name: str, match: re.Match[str]) -> Timex:
    parts = {key: value for key, value in match.groupdict().items() if value is not None}
    return Timex(match.start(), match.end(), match[0], name, parts)


def _stands(text: str, timex: Timex) -> bool:
    """Whether what looks like a date is one."""
    if timex.parts.get("join", "").lower() == "and":
        # "On 3 and 5 May" are two days; "between 3 and 5 May" is one stretch, and so is "6 and 7 February".
        return (
            _follow(timex)
            or timex.text.lower().startswith("between ")
            or bool(_BETWEEN.search(text[max(timex.start - 12, 0) : timex.start]))
        )
    if timex.rule == "hence":
        return _SUPERLATIVE.search(text, max(timex.start - 80, 0), timex.start) is None
    if timex.rule == "year":
        return _is_year(text, timex)
    if timex.rule == "month" and not timex.parts.get("y") and timex.text == timex.parts["m"]:
        return _is_month(text, timex)
    return True


def _follow(timex: Timex) -> bool:
    """Whether a range of days is of two in a row, of one month."""
    one, other = (re.sub(r"\D", "", timex.parts.get(name, "")) for name in ("d", "d2"))
    months = {timex.parts[name] for name in ("m", "m2") if name in timex.parts}
    return timex.rule == "day_range" and bool(one and other) and int(other) == int(one) + 1 and len(months) == 1


def _is_month(text: str, timex: Timex) -> bool:
    """A month's name alone may be a word or a person's name; "the March operation" and "a May visit" are dated by it."""
    if timex.text.endswith(".") or _SURNAME.match(text, timex.end):
        return False
    before, after = text[max(timex.start - 20, 0) : timex.start], text[timex.end : timex.end + 20]
    return not _AMBIGUOUS_MONTH.match(timex.text) or bool(_DETERMINER.search(before) and _NOUN_NEXT.match(after))


def _is_year(text: str, timex: Timex) -> bool:
    before, after = text[max(timex.start - 14, 0) : timex.start], text[timex.end : timex.end + 24]
    if timex.parts.get("part"):
        return True
    if _COUNTED.match(after) or _QUANTIFIED.search(before):
        return False
    return bool(_YEAR_AFTER.search(before)) or bool(_YEAR_BEFORE.match(after))
