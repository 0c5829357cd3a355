"""Acts become events: parties resolved, date, place, size, status and source attached, repeats within the article joined."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from comity.actors import claims, implied, names, resolve
from comity.attributes import attribution, contexts, date, dimension, magnitude, place, status, types, voice
from comity.gazetteer import tables
from comity.model import Act, Actor, CoderInfo, Coding, Document, Event, Mention, Role, Span
from comity.ontology import scheme
from comity.plugins import Coder

STEM = 6
FEW_PARTIES = 4  # actors or recipients kept of one act, by probability: longer lists in the corpus are under 1 %


@cache
def states() -> frozenset[str]:
    """Country codes of states, without PLOVER's non-state ones."""
    return frozenset(c.code for c in tables.countries())


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
    made = [_event(document, act, (parties, mentions), CoderInfo(coder.name, coder.version)) for act in acts]
    return join_repeats([event for event in made if event is not None])


def _event(document: Document, act: Act, who: tuple[resolve.Parties, Sequence[Mention]], coder: CoderInfo) -> Event | None:
    """One act with everything attached; None where PLOVER wants a party that nobody fills."""
    parties, mentions = who
    filled = _fill(act, parties, mentions)
    spec = scheme.plover().types[act.type]
    if not filled.actors and (spec.needs_actor or not filled.recipients):
        return None
    found_contexts = contexts.contexts_of(document, act)
    state, cue = status.status_of(document, act)
    source = attribution.source_of(document, act, mentions)
    asserter = _asserter(act, parties.of(source) if source is not None else None, filled.actors)
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


def _asserter(act: Act, source: Actor | None, actors: tuple[Actor, ...]) -> Actor | None:
    """Who asserts the event; a state that speaks for itself asserts nothing about another: its words are the act."""
    own = {a.country for a in actors if a.country}
    speaks = source is not None and act.type in types.of("spoken") and source.country in own
    return None if speaks else source


def _fill(act: Act, parties: resolve.Parties, mentions: Sequence[Mention]) -> _Parties:
    """Actors, recipients, and instruments: firms named in the act's sentence, in neither role and of another country."""
    told = voice.active(act)
    actors = _members(told.actors, parties)
    recipients = _others(_members(told.recipients, parties), actors)
    if told is not act and recipients and not actors:
        # "Its requests were rebuffed": by the other side of the story, as with a recipient that is not said.
        other = implied.other_side(told, recipients, mentions, parties, states())
        actors = (other,) if other else ()
    if actors and not recipients and act.type in types.of("addressed"):
        other = implied.other_side(act, actors, mentions, parties, states())
        recipients = (other,) if other else ()
    countries = {a.country for a in (*actors, *recipients)}
    inside = [m for m in mentions if act.sentence.start <= m.span.start and m.span.end <= act.sentence.end]
    others = [parties.of(m) for m in inside]
    instruments = tuple(o for o in others if o.country and o.sector == "BUS" and o.country not in countries)
    return _Parties(actors, recipients, instruments[:FEW_PARTIES])


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
    for event in found:
        at = next((n for n, other in enumerate(kept) if _same(event, other)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _fuller(kept[at], event)
    return tuple(kept)


def _same(event: Event, other: Event) -> bool:
    """One act told twice: same parties; or one telling leaves a side open and both use one word or one sentence; or the same word
    between the same countries.
    """
    if event.type != other.type or _dates_clash(event, other):
        return False
    sides = [(_names(a), _names(b)) for a, b in ((event.actors, other.actors), (event.recipients, other.recipients))]
    if all(a == b for a, b in sides):
        return event.status == other.status
    near = event.sentence == other.sentence or _stem(event) == _stem(other)
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
    return replace(
        first,
        actors=first.actors or again.actors,
        recipients=first.recipients or again.recipients,
        date=stated,
        place=first.place or again.place,
        magnitudes=first.magnitudes or again.magnitudes,
        asserted_by=first.asserted_by or again.asserted_by,
        echoes=(*first.echoes, again.anchor, *again.echoes),
    )
