"""How much of what: the numbers of an act's clause and sentence that its type can carry."""

import re
from functools import cache

from comity.attributes import clauses, money, numbers, timex, types, words
from comity.attributes.numbers import Quantity
from comity.model import Act, Document, Magnitude, Span

REACH = 60
"""Characters between a number and the word that says what it counts; further away it counts something else."""

_GLUE = r"(?:\s+(?:of|the|a|an|total|further|another|some|other))*\s*$"
_BE = r"(?:(?:were|was|have been|had been|being|are|is)\s)?"
_PERCENT = re.compile(r"\s?(?:%|per ?cent\b)", re.I)
_NUMBER_IN = re.compile(r"\d|\b(?:and|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.I)
_AND = re.compile(r"[^.;:]{0,40}?(?:,| and| as well as)\s(?:another |a further )?")
_ONE = words.pattern("person", r"\b(?P<n>an?)\s(?=(?:\w+ ){0,2}%s\b)")


def magnitudes(document: Document, act: Act) -> tuple[Magnitude, ...]:
    """The numbers that size the act, nearest first: of its own clause and the next, and of kinds that its type can carry."""
    text, at = act.sentence.text, act.sentence.start
    anchor = act.anchor.start - at
    found = [m for m in (*money.find(text), *counts(text)) if act.type in types.carrying(m.kind.partition("_")[0])]
    near = [m for m in found if clauses.crossed(text, anchor, m.span.start) <= 1]
    moved = [Magnitude(Span(m.span.start + at, m.span.end + at, m.span.text), m.kind, m.min, m.max) for m in near]
    return tuple(sorted(moved, key=lambda m: (clauses.gap(act, m.span.start, m.span.end), m.span.start)))


def counts(text: str) -> list[Magnitude]:
    """Everything that a sentence counts, except money and dates, with offsets in it."""
    taken = [*((m.span.start, m.span.end) for m in money.find(text)), *((t.start, t.end) for t in timex.find(text))]
    free = [q for q in (*numbers.find(text), *_single(text)) if not any(a < q.end and q.start < b for a, b in taken)]
    found: list[Magnitude] = []
    before: tuple[Quantity, str] | None = None
    for quantity in sorted(free, key=lambda q: q.at):
        kind = _kind(text, quantity, before)
        if kind:
            span = Span(quantity.start, quantity.end, text[quantity.start : quantity.end])
            found.append(Magnitude(span, kind, quantity.min, quantity.max))
            before = (quantity, kind)
    return found


def _single(text: str) -> list[Quantity]:
    """One, where "a soldier" says it; it counts only those who were harmed or held."""
    return [Quantity(m.start(), m.start(), m.end("n"), 1.0, 1.0) for m in _ONE.finditer(text)]


def _kind(text: str, quantity: Quantity, before: tuple[Quantity, str] | None) -> str | None:
    """What a number counts, the surest sign first."""
    head, tail = text[max(quantity.start - REACH, 0) : quantity.start], text[quantity.end : quantity.end + REACH]
    if _PERCENT.match(tail):
        return "percent"
    done = next((kind for kind, pattern in _patterns("count_before") if pattern.search(head)), None)
    if done:
        return done
    after = [
        (m.end(), kind)
        for kind, pattern in _patterns("count_after")
        if (m := pattern.match(tail)) and not _NUMBER_IN.search(m["noun"])
    ]
    if after:
        return min(after)[1]
    if inherited := _inherited(text, before, quantity):
        return inherited
    is_article = text[quantity.at : quantity.end].lower() in ("a", "an")
    return None if is_article else next((kind for kind, pattern in _patterns("counted_things") if pattern.match(tail)), None)


@cache
def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each kind with its words, where they stand to the number: right before it, after the noun, or as the noun."""
    around = {
        "count_before": rf"\b(?:%s){_GLUE}",
        "count_after": rf"(?P<noun>(?:\s[\w’'-]+){{0,5}}?),?\s{_BE}(?:%s)\b",
        "counted_things": r"\s(?:(?!and\b|or\b)[^\W\d][\w’'-]*\s){0,3}?(?:%s)\b",
    }[table]
    listed = words.table("words")[table]
    return tuple((kind, re.compile(around.replace("%s", "|".join(entries)), re.I)) for kind, entries in listed.items())


def _inherited(text: str, before: tuple[Quantity, str] | None, quantity: Quantity) -> str | None:
    """In "killed three soldiers, two policemen and a driver" the later numbers count what the first does."""
    if before is None or before[1] not in words.table("words")["count_before"]:
        return None
    between = text[before[0].end : quantity.start]
    has_verb = any(pattern.search(between) for _, pattern in _verbs())
    return before[1] if _AND.fullmatch(between) and not has_verb else None


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = words.table("words")["count_before"]
    return tuple((kind, re.compile(rf"\b(?:{'|'.join(entries)})", re.I)) for kind, entries in listed.items())
