"""Whether an act was done, planned, conditional, denied, negated or long past: the coder's word checked against the text's."""

import re
from datetime import date

from comity.attributes import clauses, timeline, types, words
from comity.model import Act, Document, Span

NEAR = 60
"""Characters before the anchor in which a word governs it: a verb group with an adverb or two."""
HINDSIGHT = 1
"""Years; an act dated further back than this from the year of publication is told as history."""

_FILL = rf"(?:\s{words.any_of('between')})*\s*$"
# What governs an anchor from right before it, in the order in which a reader hears it: "denied that it would" is denied.
_GOVERNORS = (
    ("denied", words.pattern("denying", r"\b(?P<cue>%s)(?:\s(?!but\b|and\b|while\b)[\w’'-]+){0,7}\s*$")),
    ("negated", words.pattern("negating", rf"\b(?P<cue>%s){_FILL}")),
    ("planned", words.pattern("planning", rf"(?:\b|(?=['’]))(?P<cue>%s){_FILL}")),
    ("conditional", words.pattern("possible", rf"\b(?P<cue>%s){_FILL}")),
)
# What may bear the coder's word out from anywhere in the sentence.
_SUPPORTS = {
    "denied": words.pattern("denying denied_too"),
    "negated": words.pattern("negating negated_too"),
    "conditional": words.pattern("conditions conditional_too possible"),
    "planned": words.pattern("planning planned_too", r"(?:\b|(?=['’]))%s\b"),
    "historical": words.pattern("historical_too"),
}
_NEITHER = re.compile(r"\bneither\b[^;:]{1,80}\bnor\b[^;:,]{1,60}$", re.I)
_STANCE = words.pattern("stance", r"(?:.*\s)?%s")
_IF = words.pattern("conditions", r"\b%s\s")


def status_of(document: Document, act: Act) -> tuple[str, Span | None]:
    """The act's status and the words that show it, None where nothing but the tense does."""
    governed = _governed(act) or _conditional(act)
    if governed and _overrules(act.status, governed[0]):
        return governed
    if act.status == "asserted":
        return _historical(document, act) or ("asserted", None)
    if act.status == "historical":
        shown = _historical(document, act)
        return shown or (("asserted", None) if _own_dates(document, act) else ("historical", _support(act)))
    if act.type in types.of("looking_ahead") and (
        act.status == "planned" or (act.type, act.status) == ("THREATEN", "conditional")
    ):
        return "asserted", None  # what is promised or threatened lies ahead; the promise itself is uttered
    cue = _support(act)
    # No word of the sentence denies or negates: the coder heard one that is not there.
    if cue is None and act.status in ("denied", "negated"):
        return "asserted", None
    return act.status, cue


def _overrules(word: str, shown: str) -> bool:
    """Whether a governing word stands against the coder's: it makes an asserted act unreal, and a "not" outweighs a "will"."""
    return word in ("asserted", shown) or (shown in ("denied", "negated") and word in ("planned", "conditional"))


def _governed(act: Act) -> tuple[str, Span] | None:
    """The status that the words right before the anchor force on it."""
    text, at = act.sentence.text, act.anchor.start - act.sentence.start
    if (neither := _NEITHER.search(text, max(at - 3 * NEAR, 0), at)) and not _is_exempt(act, "negated"):
        return "negated", _span(act, neither.start(), neither.start() + len("neither"))
    start = max(clauses.clause(act)[0] - act.sentence.start, at - NEAR)
    for status, pattern in _GOVERNORS:
        # A denial reaches over "that"; the other words stay within their clause.
        match = pattern.search(text[max(at - NEAR, 0) if status == "denied" else start : at])
        if match and not _is_exempt(act, status):
            begin = at - len(match.string) + match.start("cue")
            return status, _span(act, begin, begin + len(match["cue"]))
    return None


def _is_exempt(act: Act, status: str) -> bool:
    """Types whose own words look ahead or say no: "will send" may be AGREE, "did not accept" REJECT, "no longer trust" ACCUSE."""
    if status == "negated" and act.type in types.of("disapproving") and _STANCE.match(act.anchor.text):
        return True
    return act.type in types.of("negative" if status == "negated" else "looking_ahead") and status != "denied"


def _conditional(act: Act) -> tuple[str, Span] | None:
    """An act within an if-clause, before the comma that ends it."""
    text, at = act.sentence.text, act.anchor.start - act.sentence.start
    before = list(_IF.finditer(text, 0, at))
    if not before or re.search(r"[,;“”]", text[before[-1].end() : at]) or act.type in types.of("looking_ahead"):
        return None
    return "conditional", _span(act, before[-1].start(), before[-1].end() - 1)


def _support(act: Act) -> Span | None:
    """The cue for the coder's word that is nearest to the anchor."""
    pattern = _SUPPORTS.get(act.status)
    found = [_span(act, m.start(), m.end()) for m in pattern.finditer(act.sentence.text)] if pattern else []
    return min(found, key=lambda s: clauses.gap(act, s.start, s.end), default=None)


def _span(act: Act, start: int, end: int) -> Span:
    return Span(act.sentence.start + start, act.sentence.start + end, act.sentence.text[start:end])


def _historical(document: Document, act: Act) -> tuple[str, Span] | None:
    """History: a date of the act's own clause lies more than a year before the year of publication."""
    today = timeline.published(document)
    if today is None:
        return None
    for last, span in _own_dates(document, act):
        if last.year < today.year - HINDSIGHT:
            return "historical", span
    return None


def _own_dates(document: Document, act: Act) -> list[tuple[date, Span]]:
    """The resolved dates of the act's own clause, each with its last day; a date that says how old a state is does not count."""
    start, end = clauses.clause(act)
    return [
        (dated.period.last, Span(dated.start, dated.end, dated.text))
        for dated in timeline.dates(document).get(act.sentence.index, ())
        if start <= dated.start < end
        and dated.period.last is not None
        and not timeline.bounds_state(act.sentence, dated)
        and timeline.modifies(act, dated)
    ]
