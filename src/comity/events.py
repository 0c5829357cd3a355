"""Acts become events: parties resolved, date, place, size, status and source attached, repeats within the article joined."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from comity.actors import claims, implied, names, resolve
from comity.actors.phrase import parse
from comity.attributes import attribution, contexts, date, dimension, magnitude, place, status, types, voice
from comity.gazetteer import tables
from comity.gazetteer.names import own_digest
from comity.model import Act, Actor, CoderInfo, Coding, Document, Event, Mention, Role, Span, within
from comity.ontology import scheme
from comity.plugins import Coder

STEM = 6
TOLD = frozenset({"asserted", "planned", "historical"})
NEAR = 200  # mentions before a pronoun among which its name is sought
FEW_PARTIES = 4  # actors or recipients kept of one act, by probability: longer lists in the corpus are under 1 %


@cache
def states() -> frozenset[str]:
    """Country codes of states, without PLOVER's non-state ones."""
    return frozenset(c.code for c in tables.countries())


@dataclass(frozen=True, slots=True)
class _Who:
    """The mentions of a document, in its order, and who they are."""

    parties: resolve.Parties
    mentions: Sequence[Mention]
    sides: implied.Sides


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who fills the roles of one act, and what else of the other side it names."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    instruments: tuple[Actor, ...]


def events(document: Document, coding: Coding, coder: Coder) -> tuple[Event, ...]:
    """The events of one document, in the order of the text; an act told several times is one event with echoes."""
    mentions = names.merge_mentions(coding.mentions, names.name_mentions(document))
    parties = resolve.resolve(document, replace(coding, mentions=mentions))
    acts = claims.attach(document, coding.acts, mentions, parties)
    who = _Who(parties, mentions, implied.Sides(mentions, parties))
    by = coder_info(coder)
    made = [_event(document, act, who, by) for act in acts]
    return join_repeats([event for event in made if event is not None])


def coder_info(coder: Coder) -> CoderInfo:
    """Name and version of a coder, and of the user's own actors where there are any: codes depend on both."""
    digest = own_digest()
    return CoderInfo(coder.name, f"{coder.version}+actors.{digest}" if digest else coder.version)


def _event(document: Document, act: Act, who: _Who, coder: CoderInfo) -> Event | None:
    """One act with everything attached; None where PLOVER wants a party that nobody fills."""
    filled = _fill(act, who)
    spec = scheme.plover().types[act.type]
    if not filled.actors and (spec.needs_actor or not filled.recipients):
        return None
    found_contexts = contexts.contexts_of(document, act)
    state, cue = status.status_of(document, act)
    source = attribution.source_of(document, act, who.mentions)
    asserter = _asserter(act, who.parties.of(_named(source, who)) if source is not None else None, filled.actors)
    words = act.sentence.text
    return Event(
        id=_event_id(document, act, filled, coder),
        article=document.article,
        type=act.type,
        type_probs=act.type_probs,
        p_event=act.p_event,
        modes=act.modes,
        contexts=found_contexts,
        dimension=dimension.dimension_of(act.type, act.modes, found_contexts, filled.actors, filled.recipients, words),
        quad=spec.quad,
        score=scheme.plover().score(act.type, act.modes),
        anchor=act.anchor,
        sentence=Span(act.sentence.start, act.sentence.end, act.sentence.text),
        actors=filled.actors,
        recipients=filled.recipients,
        instruments=filled.instruments,
        status=state,
        status_cue=cue,
        asserted_by=asserter,
        date=date.event_date(document, act),
        place=place.event_place(document, act, (*filled.actors, *filled.recipients)),
        magnitudes=magnitude.magnitudes(document, act),
        coder=coder,
    )


def _named(source: Mention, who: _Who) -> Mention:
    """The mention that names what a pronoun stands for, last before it: "he" tells a reader nothing of whose word it is."""
    own = who.parties.of(source)
    if parse(source.span.text).pronoun is None or own.id is None:
        return source
    before = within(who.mentions, 0, source.span.start)
    alike = (m for m in reversed(before[-NEAR:]) if who.parties.of(m).id == own.id and parse(m.span.text).pronoun is None)
    return next(alike, source)


def _asserter(act: Act, source: Actor | None, actors: tuple[Actor, ...]) -> Actor | None:
    """Who asserts the event; a state that speaks for itself asserts nothing about another: its words are the act."""
    own = {a.country for a in actors if a.country}
    speaks = source is not None and act.type in types.of("spoken") and source.country in own
    return None if speaks else source


def _fill(act: Act, who: _Who) -> _Parties:
    """Actors, recipients, and instruments: firms named in the act's sentence, in neither role and of another country."""
    told = voice.active(act)
    actors = _members(told.actors, who.parties)
    recipients = _others(_members(told.recipients, who.parties), actors)
    if told is not act and recipients and not actors:
        # "Its requests were rebuffed": by the other side of the story, as with a recipient that is not said.
        other = implied.other_side(told, recipients, who.sides, states())
        actors = (other,) if other else ()
    if actors and not recipients and act.type in types.of("addressed"):
        other = implied.other_side(act, actors, who.sides, states())
        recipients = (other,) if other else ()
    if actors and not recipients and act.type in types.of("hosted"):
        recipients = _others(_host(act, who), actors)
    countries = {a.country for a in (*actors, *recipients)}
    others = [who.parties.of(m) for m in within(who.mentions, act.sentence.start, act.sentence.end)]
    instruments = tuple(o for o in others if o.country and o.sector == "BUS" and o.country not in countries)[:FEW_PARTIES]
    if act.type in types.of("addressed") and recipients and countries == {a.country for a in actors}:
        # "Told its officers to stop using WeChat": an order to one's own people that is aimed at a firm of another state.
        aimed = tuple(i for i in instruments if voice.shuns(act, i.span))
        recipients, instruments = (*recipients, *aimed), tuple(i for i in instruments if i not in aimed)
    return _Parties(actors, recipients, instruments)


def _host(act: Act, who: _Who) -> tuple[Actor, ...]:
    """Whom a visit goes to, where the words right after it say so: "the premier's visit to Pakistan"."""
    led = voice.GOES_TO.match(act.sentence.text, act.anchor.end - act.sentence.start)
    at = act.sentence.start + led.end() if led else 0
    near = within(who.mentions, at, act.sentence.end)[:1] if led else ()
    return tuple(who.parties.of(m) for m in near if m.span.start - at <= len("the "))


def _others(recipients: tuple[Actor, ...], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Recipients that are not actors; the actor's own state is none where somebody foreign is, or for a government."""
    taken, own = {(a.id, a.country) for a in actors}, {a.country for a in actors}
    left = tuple(r for r in recipients if (r.id, r.country) not in taken)
    # A government does not act against its own state as a whole; others may ("the opposition accused Kenya").
    foreign = any(r.country and r.country not in own for r in left) or all(a.sector == "GOV" for a in actors)
    return tuple(r for r in left if not (foreign and r.id == f"country:{r.country}" and r.country in own))


def _members(roles: Iterable[Role], parties: resolve.Parties) -> tuple[Actor, ...]:
    """The parties behind the mentions in a role, groups taken apart, each once, in the order of the text."""
    found: dict[object, Actor] = {}
    for role in list(roles)[:FEW_PARTIES]:
        for actor in parties.members(role.mention):
            found.setdefault(actor.id or (actor.span.start, actor.country), replace(actor, p=round(actor.p * role.p, 4)))
    return tuple(sorted(found.values(), key=lambda a: a.span.start))


def _event_id(document: Document, act: Act, filled: _Parties, coder: CoderInfo) -> str:
    """A hash of what makes the event: article, words, type, parties, coder and version."""
    who = [f"{a.span.start}-{a.span.end}-{a.id}" for a in (*filled.actors, ">", *filled.recipients) if isinstance(a, Actor)]
    parts = [document.article.id, act.anchor.start, act.anchor.end, act.type, *who, coder.name, coder.version]
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def join_repeats(found: Sequence[Event]) -> tuple[Event, ...]:
    """Acts of one type, same countries and no clash of date are one event; the first telling keeps the rest as echoes."""
    kept: list[Event] = []
    known: defaultdict[tuple[object, ...], dict[int, None]] = defaultdict(dict)
    for event in found:
        alike = sorted({n for trait in _traits(event) for n in known[trait]})
        at = next((n for n in alike if _same(event, kept[n])), None)
        if at is None:
            at = len(kept)
            kept.append(event)
        else:
            kept[at] = _fuller(kept[at], event)
        for trait in _traits(kept[at]):
            known[trait][at] = None
    return tuple(kept)


def _traits(event: Event) -> Iterator[tuple[object, ...]]:
    """Traits of which two tellings of one act share at least one: both sides, one of them near by, or the word and the dyad."""
    sides, stem = (_names(event.actors), _names(event.recipients)), _stem(event)
    yield event.type, *sides
    for near in (("sentence", event.sentence.start), ("word", stem)):
        yield from ((event.type, near, n, side) for n, side in enumerate(sides) if side)
    if all(_dyad(event)):
        yield event.type, stem, _dyad(event)


def _same(event: Event, other: Event) -> bool:
    """One act told twice: same parties; or one telling leaves a side open and both use one word or one sentence; or the same word
    between the same countries.
    """
    if event.type != other.type or _dates_clash(event, other):
        return False
    sides = [(_names(a), _names(b)) for a, b in ((event.actors, other.actors), (event.recipients, other.recipients))]
    near = event.sentence == other.sentence or _stem(event) == _stem(other)
    if all(a == b for a, b in sides):
        # "Announced on Monday, communicating its decision to withdraw": what is asserted elsewhere is no mere plan.
        return event.status == other.status or (
            near and {event.status, other.status} <= TOLD and "asserted" in (event.status, other.status)
        )
    if near and any(a == b and a for a, b in sides) and all(a <= b or b <= a for a, b in sides):
        return True
    return _stem(event) == _stem(other) and _dyad(event) == _dyad(other) and all(_dyad(event)) and event.status == other.status


def _dyad(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """The countries of both sides: "the firm's withdrawal" and "Century withdrew" may name the sides in other words."""
    actors, recipients = (frozenset(a.country for a in side if a.country) for side in (event.actors, event.recipients))
    return actors, recipients


def _stem(event: Event) -> str:
    """The first letters of the act's last word: "withdraw", "withdrawal" and "withdrew" begin alike enough to be asked."""
    return event.anchor.text.split()[-1].lower()[:STEM]


def _names(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(a.id or a.span.text.lower() for a in actors)


def _dates_clash(event: Event, other: Event) -> bool:
    """Both have a stated date, and the two ranges do not touch."""
    a, b = event.date, other.date
    if a is None or b is None or "inferred" in (a.precision, b.precision) or not (a.start and a.end and b.start and b.end):
        return False
    return a.end < b.start or b.end < a.start


def _fuller(first: Event, again: Event) -> Event:
    """The first telling with what only the second says."""
    stated = first.date if first.date and (first.date.precision != "inferred" or not again.date) else again.date
    # Of a plan and its telling as done the latter holds; a denial or condition is kept as first told.
    both = {first.status, again.status}
    surer = again if again.status == "asserted" and both <= TOLD else first
    return replace(
        first,
        status=surer.status,
        status_cue=surer.status_cue,
        actors=first.actors or again.actors,
        recipients=first.recipients or again.recipients,
        date=stated,
        place=first.place or again.place,
        magnitudes=first.magnitudes or again.magnitudes,
        asserted_by=first.asserted_by or again.asserted_by,
        echoes=(*first.echoes, again.anchor, *again.echoes),
    )
