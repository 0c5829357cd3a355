"""Whether an act was done, planned, conditional, denied, negated or long past: the coder's word, checked against the words around it."""

import re

from comity.attributes import clauses, timeline, types
from comity.model import Act, Document, Span

NEAR = 60
"""Characters before the anchor in which a word governs it: a verb group with an adverb or two."""
HINDSIGHT = 1
"""Years; an act dated further back than this from the year of publication is told as history."""

_NOT = (
    r"(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can|should)(?:n['’]t| not| never)|won['’]t|cannot|can['’]t|never|no longer|"
    r"failed to|not|nor|neither|nobody|no one|none of|yet to"
)
_WILL = (
    r"will|shall|['’]ll|plan(?:s|ned|ning)?(?: to)?|intend(?:s|ed|ing)?(?: to)?|(?:is |are |was |were )?set to|(?:is |are )?expected to|"
    r"(?:is |are )?scheduled(?: to)?|aim(?:s|ing)? to|about to|going to|prepar(?:es|ing)(?: to)?|vow(?:s|ed)? to|pledge[sd]? to|promise[sd]? to|"
    r"(?:is|are) to|slated to|ready to|mean(?:s)? to|threaten(?:s|ed)? to|upcoming|forthcoming|promised? an?|hope(?:s|d)? to|seek(?:s|ing)? to"
)
_MAY = r"could|might|may|would|were to|should"
_DENY = (
    r"den(?:y|ies|ied|ying)|(?:reject|dismiss)(?:s|es|ed|ing)? (?:the |any |these |as )?(?:\w+ )?(?:allegations?|accusations?|claims?|reports?|"
    r"suggestions?|charges?)|denials? (?:of|that)|disput(?:es|ed)|refut(?:es|ed|ing)"
)
_FILL = r"(?:\s(?:\w+ly|yet|been|be|being|to|have|had|has|any|in|into|it|them|the|a|an|on|also|soon|its|their|his|her|ever|once|again|then|so|no|such))*\s*$"

# What governs an anchor from right before it, in the order in which a reader hears it: "denied that it would" is denied.
_GOVERNORS = (
    ("denied", re.compile(rf"\b(?P<cue>{_DENY})(?:\s(?!but\b|and\b|while\b)[\w’'-]+){{0,7}}\s*$", re.I)),
    ("negated", re.compile(rf"(?:\b(?P<cue>{_NOT})){_FILL}", re.I)),
    ("planned", re.compile(rf"(?:\b|(?=['’]))(?P<cue>{_WILL}){_FILL}", re.I)),
    ("conditional", re.compile(rf"\b(?P<cue>{_MAY}){_FILL}", re.I)),
)
# What may show the coder's word from anywhere in the sentence.
_SUPPORTS = {
    "denied": re.compile(rf"\b(?:{_DENY}|never|no|not|nobody|nothing|no one|unfounded|baseless|insists?|maintains?|\w+n['’]t)\b", re.I),
    "negated": re.compile(rf"\b(?:{_NOT}|no|nothing|ruled out|without|hardly|barely|instead of|rather than|refrain\w*|\w+n['’]t)\b", re.I),
    "conditional": re.compile(rf"\b(?:if|unless|once|provided|until|as long as|in case|should|the day|whether|{_MAY})\b", re.I),
    "planned": re.compile(rf"(?:\b|(?=['’]))(?:{_WILL}|would|next|to)\b", re.I),
    "historical": re.compile(r"\b(?:(?:decades?|centur(?:y|ies)|generations?|years?) (?:ago|earlier)|(?:1[5-9]|20)\d\d(?:s\b|\b)|historically|back in|once|"
                             r"used to|in those|long|former\w*|previously|earlier|during|since|had)\b", re.I),
}  # fmt: skip
_IF = re.compile(r"\b(?:if|unless|in case|provided(?: that)?|as long as|on condition that)\s", re.I)


def status_of(document: Document, act: Act) -> tuple[str, Span | None]:
    """The act's status and the words that show it, None where nothing but the tense does."""
    governed = _governed(act) or _conditional(act)
    if governed and _overrules(act.status, governed[0]):
        return governed
    if act.status == "asserted":
        return _historical(document, act) or ("asserted", None)
    if act.status == "historical":
        return _historical(document, act) or ("historical", _support(act))
    cue = _support(act)
    # No word of the sentence denies or negates: the coder heard one that is not there.
    if cue is None and act.status in ("denied", "negated"):
        return "asserted", None
    return act.status, cue


def _overrules(word: str, shown: str) -> bool:
    """Whether a governing word stands against the coder's: it makes an asserted act unreal, and a denial or a not outweighs a will."""
    return word in ("asserted", shown) or (shown in ("denied", "negated") and word in ("planned", "conditional"))


def _governed(act: Act) -> tuple[str, Span] | None:
    """The status that the words right before the anchor force on it."""
    text, at = act.sentence.text, act.anchor.start - act.sentence.start
    start = max(clauses.clause(act)[0] - act.sentence.start, at - NEAR)
    for status, pattern in _GOVERNORS:
        # A denial reaches over "that"; the other words stay within their clause.
        match = pattern.search(text[max(at - NEAR, 0) if status == "denied" else start : at])
        if match and not _is_exempt(act, status):
            begin = at - len(match.string) + match.start("cue")
            return status, _span(act, begin, begin + len(match["cue"]))
    return None


def _is_exempt(act: Act, status: str) -> bool:
    """Types whose own words look ahead or say no: "will send" may be AGREE, "did not accept" REJECT."""
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
    start, end = clauses.clause(act)
    for dated in timeline.dates(document).get(act.sentence.index, ()):
        last = dated.period.last
        belongs = start <= dated.start < end and not timeline.bounds_state(act.sentence, dated) and timeline.modifies(act, dated)
        if belongs and last is not None and last.year < today.year - HINDSIGHT:
            return "historical", Span(dated.start, dated.end, dated.text)
    return None
