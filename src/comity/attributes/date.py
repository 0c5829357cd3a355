"""When an act took place: the date expression that belongs to it, else the week up to its publication."""

import re
from datetime import timedelta

from comity.attributes import clauses, timeline, types, words
from comity.attributes.calendar import Period
from comity.attributes.timeline import Dated
from comity.model import Act, Document, EventDate, Sentence, Span

# How sure a date is by where it stood: rough shares of right ones among annotated acts, rounded to a twentieth.
IN_CLAUSE, IN_SENTENCE, REFERRED, INFERRED = 0.9, 0.75, 0.6, 0.6

BORDER_COST = 60
"""Characters of distance that one clause border weighs: half a sentence of news."""
SINCE_COST = 150
BEFORE_COST, LEADING = 15, 12
"""English puts the day after its verb, or at the head of the sentence; one just before a verb mostly ends the verb before."""
TOO_FAR = 400
WEEK = timedelta(days=6)
"""An undated report tells what happened by its publication, mostly in the seven days up to it."""
DONE = frozenset({"asserted", "denied", "negated"})

_SINCE = re.compile(r"\bsince\s(?:the\s|early\s|late\s|mid-)?$", re.I)
_REPORT = words.pattern("report", r"\s(?:\w+ ){0,2}%s\b")
_BACK = words.pattern("deed", r"\b(?:the|this|that|these|those|such)\s(?:[\w’'-]+\s){0,3}?(?P<noun>%s)(?:e?s)?\b")
_THIS = words.pattern("deed", r"(?:this|the)\s(?:[\w’'-]+\s){0,3}?%s(?:e?s)?\b")
# "The boat rescued on Friday was …": the date belongs to the participle, not to the verb that follows.
_PARTICIPLE = re.compile(
    r"\b(?P<verb>\w{2,}(?:ed|wn|ght|ken|ung|ld|lt|de))(?:\s\w+){0,2}?\s(?:on|in|at|during|last|late|early)?\s?(?:the\s)?$", re.I
)
_AUXILIARY = re.compile(r"\s(?:\w+ly\s)?(?:was|were|is|are|has|have|had|will|would|could|may|might)\b", re.I)


def event_date(document: Document, act: Act) -> EventDate | None:
    """The act's date: from its clause, its sentence, the sentence it refers to, or its publication; None when none is said."""
    here = timeline.dates(document).get(act.sentence.index, ())
    cost, best = min(((_cost(document, act, d), d) for d in here), key=lambda found: found[0], default=(TOO_FAR, None))
    if best is not None and cost < TOO_FAR:
        return _stated(document, act, best, IN_SENTENCE if _crossed(act, best) else IN_CLAUSE)
    if referred := _back(document, act) or _forth(document, act):
        return _stated(document, act, referred, REFERRED)
    return _inferred(document, act)


def _cost(document: Document, act: Act, dated: Dated) -> float:
    """How far a date is from belonging to the act, in characters; 0 inside its anchor."""
    if _is_content(document, act, dated) or _is_anothers(act, dated):
        return TOO_FAR
    if act.anchor.start <= dated.start and dated.end <= act.anchor.end:
        return 0
    since = SINCE_COST * timeline.bounds_state(act.sentence, dated)
    before = BEFORE_COST * (dated.end <= act.anchor.start and dated.start > act.sentence.start + LEADING)
    far = clauses.gap(act, dated.start, dated.end) + BORDER_COST * _crossed(act, dated)
    return far + since + before + _attributive(act, dated)


def _crossed(act: Act, dated: Dated) -> int:
    at = act.sentence.start
    return clauses.crossed(act.sentence.text, act.anchor.start - at, dated.start - at)


def _is_content(document: Document, act: Act, dated: Dated) -> bool:
    """A day still to come is in what a speech act says, not when it is said."""
    if act.type not in types.of("spoken") or not dated.ahead or act.status not in DONE:
        return False
    today, first = timeline.published(document), dated.period.first
    return first is None or today is None or first > today


def _is_anothers(act: Act, dated: Dated) -> bool:
    """Whether a participle before the date has it for itself, and the act's verb only follows."""
    base, text = act.sentence.start, act.sentence.text
    at = dated.start - base
    before = _PARTICIPLE.search(text[max(at - 40, 0) : at])
    if not before or dated.end > act.anchor.start or _crossed(act, dated):
        return False
    verb = dated.start - len(before.string) + before.start("verb")
    return not act.anchor.start <= verb < act.anchor.end and bool(_AUXILIARY.match(text, dated.end - base))


def _attributive(act: Act, dated: Dated) -> float:
    """A date before a noun dates that noun: the act only if the noun is (in) its anchor, or is the report that tells of it."""
    if timeline.modifies(act, dated):
        return 0
    is_report = _REPORT.match(act.sentence.text, dated.end - act.sentence.start)
    return TOO_FAR if dated.timex.rule.startswith("year") and not is_report else BORDER_COST


def _back(document: Document, act: Act) -> Dated | None:
    """The only date of the sentence before, when the act's sentence refers back to what that one tells."""
    head = document.article.text[act.sentence.start : clauses.clause(act)[1]]
    before = _neighbour(document, act.sentence, -1)
    if before is None:
        return None
    # Into another paragraph only when the very noun is repeated; else it would be a guess.
    near = before.paragraph == act.sentence.paragraph
    if not any(near or m["noun"].lower() in before.text.lower() for m in _BACK.finditer(head)):
        return None
    return _only(document, before)


def _forth(document: Document, act: Act) -> Dated | None:
    """The date in the subject of the next sentence, when that takes the act up again ("This November directive …")."""
    after = _neighbour(document, act.sentence, 1)
    subject = _THIS.match(after.text) if after else None
    if after is None or subject is None:
        return None
    inside = [
        d for d in timeline.dates(document).get(after.index, ()) if d.end <= after.start + subject.end() and d.period.is_known
    ]
    return inside[0] if len(inside) == 1 else None


def _only(document: Document, sentence: Sentence) -> Dated | None:
    """The one known date of a sentence, None when it has several."""
    known = [d for d in timeline.dates(document).get(sentence.index, ()) if d.period.is_known]
    return known[0] if len(known) == 1 else None


def _neighbour(document: Document, sentence: Sentence, step: int) -> Sentence | None:
    at = document.position(sentence)
    return document.sentences[at + step] if at is not None and 0 <= at + step < len(document.sentences) else None


def _stated(document: Document, act: Act, dated: Dated, p: float) -> EventDate:
    period, today = since(document, act.sentence, dated), timeline.published(document)
    if period.first is None and dated.timex.rule in timeline.CLOSE and (month := timeline.month_told(document)):
        period = month  # "today" in a statement of which only the month is known
    ends = period.last
    if today and period.first and ends and act.status in DONE and period.first <= today < ends:
        ends = today  # "rolled over for two years": what is done is done by the day it is told
    first, last = (d.isoformat() if d else None for d in (period.first, ends))
    return EventDate(first, last, period.precision, p, Span(dated.start, dated.end, dated.text), dated.text)


def since(document: Document, sentence: Sentence, dated: Dated) -> Period:
    """The period of a date; "since" makes it reach to the day of publication."""
    at, period = dated.start - sentence.start, dated.period
    is_since = dated.text.lower().startswith("since ") or (at >= 0 and _SINCE.search(sentence.text[max(at - 16, 0) : at]))
    if not is_since or period.first is None:
        return period
    today = timeline.published(document)
    return Period(period.first, max(today, period.first) if today else None, "range")


def _inferred(document: Document, act: Act) -> EventDate | None:
    """The week up to publication for what a report, statement or interview tells as done; opinion and plans have none."""
    today, month = timeline.published(document), timeline.month_told(document)
    if document.article.genre == "opinion" or act.status not in DONE:
        return None
    if month is not None and month.first and month.last:
        return EventDate(month.first.isoformat(), month.last.isoformat(), "inferred", INFERRED)
    if today is None:
        return None
    if document.article.genre == "statement" and act.type in types.of("spoken"):
        return EventDate(today.isoformat(), today.isoformat(), "inferred", INFERRED)  # the statement is the act
    return EventDate((today - WEEK).isoformat(), today.isoformat(), "inferred", INFERRED)
