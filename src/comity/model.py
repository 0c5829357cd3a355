"""The nouns: frozen values that every stage takes and gives.

All offsets are characters of `Article.text`, start included, end excluded, and
`article.text[span.start:span.end] == span.text` holds for every span. Unknown is None. Dates are ISO strings
(YYYY-MM-DD); countries are ISO-3 or PLOVER's non-state codes (UNO EUR IGO NGO ISM IMG MNC).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Article:
    """A text as a reader gave it; `text` never changes afterwards."""

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    genre: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A record that was read and left out, with the stage and the reason (a short phrase) and what it was."""

    stage: str
    reason: str
    where: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article's body; `index` counts from 0, `paragraph` too."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An article made ready: genre and language set on `article`, boilerplate masked out of `sentences`, in the text's order.

    Equal only to itself, so that what is worked out once a document can be kept by it at no cost.
    """

    article: Article
    sentences: tuple[Sentence, ...]

    def position(self, sentence: Sentence) -> int | None:
        """Where a sentence stands in `sentences`; None for one of another document."""
        at = bisect_left(self.sentences, sentence.index, key=lambda s: s.index)
        return at if at < len(self.sentences) and self.sentences[at].index == sentence.index else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or describes a possible party, as the coder saw it."""

    span: Span
    sector: str | None = None
    p: float = 1.0


def within(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """The mentions that lie in a stretch, of mentions that stand in the order of the text and do not overlap."""
    first = bisect_left(mentions, start, key=lambda m: m.span.start)
    last = bisect_right(mentions, end, key=lambda m: m.span.end)
    return mentions[first:last]


@dataclass(frozen=True, slots=True)
class Role:
    """A mention in a role (actor, recipient or source) of an act, with its probability."""

    mention: Mention
    p: float


@dataclass(frozen=True, slots=True)
class Act:
    """What the coder found: words of the act, its type and who fills its roles; nothing resolved yet."""

    anchor: Span
    sentence: Sentence
    type_probs: tuple[tuple[str, float], ...]
    p_event: float
    modes: tuple[str, ...] = ()
    status: str = "asserted"
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    sources: tuple[Role, ...] = ()

    @property
    def type(self) -> str:
        """The most probable type."""
        return self.type_probs[0][0]


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention (pronoun, description, short name) and the mention it stands for, with the probability."""

    mention: Mention
    antecedent: Mention
    p: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the article's text: PER, ORG or LOC."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Coding:
    """All that a coder found in one document; mentions, references and names in the order of the text."""

    mentions: tuple[Mention, ...]
    acts: tuple[Act, ...]
    references: tuple[Reference, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention resolved: who it is, and why we think so. `ownership` is state, private or mixed, for companies."""

    span: Span
    name: str | None
    id: str | None
    country: str | None
    sector: str | None
    ownership: str | None
    p: float
    reason: str


@dataclass(frozen=True, slots=True)
class EventDate:
    """When: first and last possible day; precision is day, week, month, season, quarter, year, range or inferred."""

    start: str | None
    end: str | None
    precision: str
    p: float
    span: Span | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where; `lat` and `lon` in degrees."""

    span: Span | None
    name: str
    country: str | None
    adm1: str | None
    lat: float | None
    lon: float | None
    p: float


@dataclass(frozen=True, slots=True)
class Magnitude:
    """How much of what; an open end is None."""

    span: Span
    kind: str
    min: float | None
    max: float | None


@dataclass(frozen=True, slots=True)
class CoderInfo:
    """Who coded: the coder's name and version; part of every event's id."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Event:
    """One report of one interaction, as coded, with its evidence. Actors and recipients are lists; recipients may be empty."""

    id: str
    article: Article
    type: str
    type_probs: tuple[tuple[str, float], ...]
    p_event: float
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    dimension: str
    quad: int
    score: float
    anchor: Span
    sentence: Span
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    instruments: tuple[Actor, ...]
    status: str
    status_cue: Span | None
    asserted_by: Actor | None
    date: EventDate | None
    place: Place | None
    magnitudes: tuple[Magnitude, ...]
    coder: CoderInfo
    echoes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Read = coded + without events + dropped, always; `drops` counts the dropped by (stage, reason)."""

    read: int = 0
    coded: int = 0
    without_events: int = 0
    dropped: int = 0
    events: int = 0
    drops: tuple[tuple[str, str, int], ...] = field(default=())
