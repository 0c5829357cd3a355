"""When an act took place: the date expression that belongs to it, else its day of publication."""

import re

from comity.attributes import clauses, timeline
from comity.attributes.calendar import Period
from comity.attributes.timeline import Dated
from comity.model import Act, Document, EventDate, Sentence, Span

# Probabilities are shares of right dates among our own annotated acts by where the date stood, rounded.
IN_CLAUSE, IN_SENTENCE, BEFORE, INFERRED = 0.9, 0.75, 0.6, 0.6

BORDER_COST = 60
"""Characters of distance that one clause border weighs: half a sentence of news."""
SINCE_COST = 150
TOO_FAR = 400
DONE = frozenset({"asserted", "denied", "negated"})

_SINCE_ONLY = re.compile(r"\bsince\s(?:the\s|early\s|late\s|mid-)?$|^since\b", re.I)
_REPORT = re.compile(r"^\s(?:\w+ ){0,2}(?:report|survey|poll|study|budget|directive|order|decree|statement|resolution|law|ruling|mandate|data|figures)\b")
_BACK = re.compile(
    r"\b(?:the|this|that|these|those|such)\s(?:\w+\s)?(?P<noun>attacks?|strikes?|bombings?|blasts?|explosions?|shootings?|killings?|raids?|"
    r"incidents?|assaults?|moves?|decisions?|announcements?|agreements?|deals?|visits?|meetings?|talks|summits?|votes?|orders?|directives?|"
    r"withdrawals?|exits?|arrests?|ruling|protests?|clash(?:es)?|operations?|exercises?|drills?|sanctions|ban|crash|violence)\b",
    re.I,
)


def event_date(document: Document, act: Act) -> EventDate | None:
    """The act's date: from its clause, its sentence, the sentence it refers back to, or its publication; None when none is said."""
    found = timeline.dates(document)
    here = found.get(act.sentence.index, ())
    best = min((d for d in here), key=lambda d: _cost(act, d), default=None)
    if best is not None and _cost(act, best) < TOO_FAR:
        return _stated(document, act, best, IN_SENTENCE if _crossed(act, best) else IN_CLAUSE)
    if back := _referred(document, act):
        return _stated(document, act, back, BEFORE)
    return _inferred(document, act)


def _cost(act: Act, dated: Dated) -> float:
    """How far a date is from belonging to the act; 0 inside its anchor."""
    if act.anchor.start <= dated.start and dated.end <= act.anchor.end:
        return 0
    since = SINCE_COST * timeline.bounds_state(act.sentence, dated)
    return clauses.gap(act, dated.start, dated.end) + BORDER_COST * _crossed(act, dated) + since + _attributive(act, dated)


def _crossed(act: Act, dated: Dated) -> int:
    at = act.sentence.start
    return clauses.crossed(act.sentence.text, act.anchor.start - at, dated.start - at)


def _attributive(act: Act, dated: Dated) -> float:
    """A date before a noun dates that noun: the act only if the noun is (in) its anchor, or is the report that tells of it."""
    if timeline.modifies(act, dated):
        return 0
    at = dated.end - act.sentence.start
    is_report = _REPORT.match(act.sentence.text[at : at + 40])
    return TOO_FAR if dated.timex.rule.startswith("year") and not is_report else BORDER_COST


def _referred(document: Document, act: Act) -> Dated | None:
    """The only date of the sentence before, when the act's clause refers back to what that sentence tells."""
    start, end = clauses.clause(act)
    words = document.article.text[start:end]
    back = _BACK.search(words)
    before = _sentence_before(document, act.sentence)
    if not back or before is None:
        return None
    # Into another paragraph only when the very noun is repeated; else it would be a guess.
    if before.paragraph != act.sentence.paragraph and back["noun"].lower() not in before.text.lower():
        return None
    found = timeline.dates(document).get(before.index, ())
    return found[0] if len(found) == 1 and found[0].period.is_known else None


def _sentence_before(document: Document, sentence: Sentence) -> Sentence | None:
    at = next((n for n, s in enumerate(document.sentences) if s.index == sentence.index), 0)
    return document.sentences[at - 1] if at else None


def _stated(document: Document, act: Act, dated: Dated, p: float) -> EventDate:
    period = dated.period
    at = dated.start - act.sentence.start
    if at >= 0 and period.is_known and _SINCE_ONLY.search(act.sentence.text[max(at - 12, 0) : at] + dated.text[:6]):
        today = timeline.published(document)
        period = Period(period.first, max(today, period.first) if today and period.first else None, "range")
    span = Span(dated.start, dated.end, dated.text)
    first, last = (d.isoformat() if d else None for d in (period.first, period.last))
    return EventDate(first, last, period.precision, p, span, dated.text)


def _inferred(document: Document, act: Act) -> EventDate | None:
    """The day of publication for what a report, statement or interview tells as done; an opinion piece and a plan have none."""
    today = document.article.published
    if timeline.published(document) is None or document.article.genre == "opinion" or act.status not in DONE or today is None:
        return None
    return EventDate(today[:10], today[:10], "inferred", INFERRED)
