"""Who asserts an act, where the text gives it to somebody other than its narrator."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from comity.attributes import types, words
from comity.model import Act, Document, Mention, Role, Sentence, within

SURE = 0.6
"""Probability from which the coder's own source stands against what the words show."""
LONGEST_QUOTATION = 1500
"""Characters back from an act in which the opening quotation mark is sought."""

LONGEST_ANSWER = 5000
"""Characters back from an act of an interview in which the name before the speaker's words is sought."""

_SAID = words.pattern("saying")
_SAID_AFTER = words.pattern("saying saying_after")
_DENIED = words.pattern("denying")
_BLAMED = words.pattern("blaming", r"\b%s\b(?=[^.;]{1,120}?\b(?:of|for)\s)")
_ACCORDING = words.pattern("according", r"\b%s\s")
_NEW_CLAUSE = re.compile(r"[.;”]|,\s(?:but|and|while|whereas|after|prompting|which|who)\s|,\s\w+ing\s", re.I)
_NP_START = re.compile(r"[,;:“”\"(–—]\s*|\b(?:that|but|while|because|whom)\s", re.I)
_COMPLEMENT = words.pattern("complement", r"\b%s\s(?:the\s|an?\s)?(?:[\w’-]+\s)?$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)\s(?:\w+ly\s)?$", re.I)
_PARENTHESIS = re.compile(r"\s?[,.;:]|\s(?:on|in|at|last|late|early|yesterday|after)\b|$", re.I)
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose),?\s", re.I)
_NARRATOR = re.compile(r"(?:we|i|us|me|our|my)", re.I)
_OWN = re.compile(r"(?:its|his|her|their|our|my)\s", re.I)
_PRONOUN = re.compile(r"(?:it|he|she|they|we|i|who|which|its|his|her|their|our|my)$", re.I)
_LABEL = re.compile(r"(?:^|\n|(?<=[.?!”]\s))(?P<who>[A-Z][^.:?!\n]{1,60}):\s")
_INTERVIEWER = re.compile(r"(?:interviewer|question|q|host|moderator|reporter)$", re.I)


def source_of(document: Document, act: Act, mentions: Sequence[Mention]) -> Mention | None:
    """The mention of the asserter; None when the narrator tells it himself, and when a speech act is told by its own speaker."""
    inside = _within(act.sentence, mentions)
    hinted = _hinted(document, act)
    if hinted and hinted.p >= SURE:
        return hinted.mention
    # Whom the text names as its authority, or as denying it, is the asserter even where the coder made him a party.
    if named := _according(act, inside) or _before(act, inside, _DENIED):
        return named
    shown = next(_shown(document, act, (inside, mentions)), None)
    if shown is not None:
        return shown if _may_assert(document, act, shown) else None
    return hinted.mention if hinted else None


def _hinted(document: Document, act: Act) -> Role | None:
    """The coder's surest source, if it can be one: it stands in the act's sentence, or the act is quoted."""
    usable = (role for role in act.sources if _may_assert(document, act, role.mention))
    best = next(usable, None)
    if best is None or act.sentence.start <= best.mention.span.start < act.sentence.end:
        return best
    return best if document.article.genre == "interview" or _is_quoted(document, act.sentence, act.anchor.start) else None


def _shown(document: Document, act: Act, mentions: tuple[Sequence[Mention], Sequence[Mention]]) -> Iterator[Mention]:
    """Asserters that the words show, the plainest construction first."""
    inside, everywhere = mentions
    ways = (_before(act, inside, _BLAMED), _before(act, inside, _SAID), _after(act, inside))
    yield from (found for found in ways if found is not None)
    if found := _of_quotation(document, act, everywhere) or _labelled(document, act, everywhere):
        yield found


def _within(sentence: Sentence, mentions: Sequence[Mention]) -> Sequence[Mention]:
    return within(mentions, sentence.start, sentence.end)


def _may_assert(document: Document, act: Act, mention: Mention) -> bool:
    """A speaker is no witness of his own speech act, nor of his own plan; outside quotation marks "we" is the narrator."""
    who = mention.span
    if act.anchor.start < who.end and who.start < act.anchor.end:
        return False
    if _NARRATOR.fullmatch(who.text) and not _is_quoted(document, act.sentence, act.anchor.start):
        return False
    if act.type not in types.of("spoken") and act.status != "planned":
        return True
    actors = [role.mention.span for role in act.actors]
    # In "X said Y condemned Z" X is a speaker, also where the coder counts him among the actors.
    is_own = who in actors and not any(who.end < a.start and a.end <= act.anchor.start for a in actors)
    return not (is_own or _OWN.match(who.text) or any(_PRONOUN.match(a.text) for a in actors))


def _according(act: Act, inside: Sequence[Mention]) -> Mention | None:
    """Who stands after "according to"."""
    for match in _ACCORDING.finditer(act.sentence.text):
        at = act.sentence.start + match.end()
        if _is_aside(act, match):
            continue
        after = [m for m in inside if at <= m.span.start <= at + 40]
        if after:
            return min(after, key=lambda m: m.span.start)
    return None


def _is_aside(act: Act, match: re.Match[str]) -> bool:
    """Whether it stands within a relative clause that the act is not in: "…, which, according to X, …"."""
    text, at = act.sentence.text, match.start()
    opened = max((m.start() for m in _RELATIVE.finditer(text, 0, at)), default=-1)
    return opened >= 0 and act.anchor.start - act.sentence.start < opened


def _before(act: Act, inside: Sequence[Mention], verbs: re.Pattern[str]) -> Mention | None:
    """The subject of a verb of saying that governs the act from before it."""
    text, at = act.sentence.text, act.anchor.start - act.sentence.start
    for verb in reversed(list(verbs.finditer(text, 0, at))):
        if _NEW_CLAUSE.search(text, verb.end(), at) or _PASSIVE.search(text, 0, verb.start()):
            continue
        if found := _subject(act.sentence, inside, verb.start()):
            return found
    return None


def _after(act: Act, inside: Sequence[Mention]) -> Mention | None:
    """The speaker of "..., X said" and "..., said X", at the end or put in between."""
    text, base, end = act.sentence.text, act.sentence.start, act.anchor.end - act.sentence.start
    for verb in _SAID_AFTER.finditer(text):
        clause = max((m.end() for m in re.finditer(r"[,”\"]\s", text[: verb.start()])), default=-1)
        is_inside = verb.start() < end
        if clause < 0 or (not is_inside and clause < end) or _PASSIVE.search(text, 0, verb.start()):
            continue
        if ";" in text[end : verb.start()] or (is_inside and _NEW_CLAUSE.search(text, verb.end() + 1, end)):
            continue
        inverted = [m for m in inside if verb.end() <= m.span.start - base <= verb.end() + 5] if clause == verb.start() else []
        closes = _PARENTHESIS.match(text, verb.end()) or verb[0].lower() in ("told", "tells")
        if found := (inverted or ([s] if closes and (s := _subject(act.sentence, inside, verb.start())) else [])):
            return found[0]
    return None


def _subject(sentence: Sentence, inside: Sequence[Mention], verb: int) -> Mention | None:
    """The head of the noun phrase before a verb: the first mention in the nearest stretch that is no complement."""
    base, text = sentence.start, sentence.text
    heads = [
        m
        for m in inside
        if m.span.end <= base + verb and not _COMPLEMENT.search(text[max(m.span.start - base - 24, 0) : m.span.start - base])
    ]
    for start in (*reversed([m.end() for m in _NP_START.finditer(text, 0, verb)]), 0):
        if found := [m for m in heads if m.span.start >= base + start]:
            return found[0]
    return None


def _of_quotation(document: Document, act: Act, mentions: Sequence[Mention]) -> Mention | None:
    """The speaker of a quotation that the act stands in, named in the sentence after or before."""
    at = document.position(act.sentence)
    if at is None or not _is_quoted(document, act.sentence, act.anchor.start):
        return None
    neighbours = [document.sentences[n] for n in (at + 1, at - 1) if 0 <= n < len(document.sentences)]
    near = [s for s in neighbours if s.paragraph == act.sentence.paragraph]
    return next((found for s in near if (found := _speaker_in(document, s, mentions))), None)


def _is_quoted(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a place stands between quotation marks of its paragraph."""
    begins = bisect_left(document.sentences, sentence.paragraph, key=lambda s: s.paragraph)
    first = document.sentences[begins].start
    head = document.article.text[max(first, at - LONGEST_QUOTATION) : at]
    if "“" in head or "”" in head:
        return head.rfind("“") > head.rfind("”")
    return head.count('"') % 2 == 1


def _speaker_in(document: Document, sentence: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    """The subject of a verb of saying of a sentence, outside its quotation marks."""
    inside = _within(sentence, mentions)
    for verb in _SAID_AFTER.finditer(sentence.text):
        is_open = _is_quoted(document, sentence, sentence.start + verb.start())
        if not is_open and (found := _subject(sentence, inside, verb.start())):
            return found
    return None


def _labelled(document: Document, act: Act, mentions: Sequence[Mention]) -> Mention | None:
    """The speaker whose name stands before his words, as interviews print it."""
    if document.article.genre != "interview":
        return None
    labels = list(_LABEL.finditer(document.article.text, max(act.anchor.start - LONGEST_ANSWER, 0), act.anchor.start))
    if not labels or _INTERVIEWER.search(labels[-1]["who"]):
        return None
    start, end = labels[-1].span("who")
    return next((m for m in mentions if m.span.start < end and start < m.span.end), None)
