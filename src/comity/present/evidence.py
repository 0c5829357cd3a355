"""Evidence for pages: the sentence with the words of the act and its parties marked, and the way to its source."""

from itertools import pairwise
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from comity.model import Event, Span

LONGEST = 1200
"""Characters of a quote: a sentence of news has 150; what is longer is cut around the act, so that no text can flood a page."""
BEFORE = 400


def marked(event: Event) -> Markup:
    """The event's sentence, escaped: the act in <mark>, actors and recipients in spans of their own class."""
    text, start = _cut(event)
    labels: list[str] = [""] * len(text)
    spans = [(s.span, "recipient") for s in event.recipients] + [(s.span, "actor") for s in event.actors]
    for span, label in (*spans, (event.anchor, "act")):
        at = span.start - start
        if at >= 0 and text[at : at + len(span.text)] == span.text:
            labels[at : at + len(span.text)] = [label] * len(span.text)
    return Markup("").join(_wrapped(text[a:b], labels[a]) for a, b in _runs(labels))


def _cut(event: Event) -> tuple[str, int]:
    """The sentence and where it starts in the article; an overlong one is cut around the act."""
    sentence: Span = event.sentence
    if len(sentence.text) <= LONGEST:
        return sentence.text, sentence.start
    at = max(0, event.anchor.start - sentence.start - BEFORE)
    return sentence.text[at : at + LONGEST], sentence.start + at


def _runs(labels: list[str]) -> list[tuple[int, int]]:
    """Stretches of one label."""
    borders = [0, *(n for n in range(1, len(labels)) if labels[n] != labels[n - 1]), len(labels)]
    return [(a, b) for a, b in pairwise(borders) if a < b]


def _wrapped(text: str, label: str) -> Markup:
    safe = escape(text)
    if label == "act":
        return Markup("<mark>{}</mark>").format(safe)
    return Markup('<span class="{}">{}</span>').format(label, safe) if label else safe


def link(url: str | None) -> str | None:
    """An address that may be followed: http or https with a host; None for anything else."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else None
