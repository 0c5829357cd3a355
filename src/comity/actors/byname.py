"""Evidence in the mention itself: names of the gazetteer, whole or with a generic word ("Kenya's foreign ministry")."""

from collections.abc import Sequence
from dataclasses import replace

from comity.actors.draft import P_BODY, P_NAME, P_NONE, P_PLACE, P_STATE, Draft, of_entity, of_words
from comity.actors.heads import at_end, lexicon
from comity.actors.phrase import POSSESSIVES, Phrase, owners
from comity.actors.reading import Sign
from comity.gazetteer.fold import key, slug, word_set
from comity.gazetteer.names import Entity, NameHit, families
from comity.gazetteer.places import find, look_up

# Who represents a state abroad: "the embassy in Tehran" and "the envoy to Chad" tell the host, not the sender.
_ABROAD = (
    "ambassador",
    "embassy",
    "embassies",
    "consul",
    "envoy",
    "diplomat",
    "mission",
    "attache",
    "charge",
    "representative",
    "expatriate",
)
CITY = 50_000
"""Inhabitants from which a town's name alone is taken for the town; smaller ones are mostly names of persons and firms."""
LARGE = 300_000
"""Inhabitants from which a town before a generic word is its place, wherever it lies ("Lagos police")."""
# Provinces of some states, and parts of any: the "Western Theatre Command" is not of Sri Lanka's Western Province.
_COMPASS = word_set("north south east west northern southern eastern western central")
_NO_STATES = word_set("UNO EUR IGO NGO ISM IMG MNC")


# Who held such an office and has it no more is of the elite (PLOVER's ELI).
_FORMER = word_set("former ex ousted deposed toppled retired one-time onetime then-former")
_POWER = word_set("GOV MIL LEG JUD SPY COP PTY")


def pick(entities: Sequence[Entity], day: str | None, near: Sequence[str]) -> Entity | None:
    """The likeliest of a name's entities; None of none.

    In office on the day before not, of a country that the article names before others, a body before the city it sits in
    ("Brussels"), then the nearest term, then as listed.
    """
    return min(
        entities, key=lambda e: (not e.holds(day), e.country not in near, e.form == "seat", _recency(e, day)), default=None
    )


def _recency(entity: Entity, day: str | None) -> float:
    """Years between an unknown or missed day and the term, least first; states and bodies have no term and come first."""
    if entity.since is None and entity.until is None:
        return 0.0
    ended = float((entity.until or "2100")[:4])
    return abs(float(day[:4]) - ended) if day else 2100 - ended


def whole(phrase: Phrase, guess: str | None, day: str | None, near: Sequence[str]) -> Draft | None:
    """The party whose name is all of the mention, but for titles: a state, seat, people, organisation, person."""
    hit = next((h for h in phrase.hits if (h.start, h.end) == phrase.core), None)
    if hit is None:
        return None
    if (entity := pick(hit.entities, day, near)) is None:
        return None
    if entity.kind in ("country", "territory"):
        return _state(entity, guess)
    if _generic(hit) and near and entity.country not in near:
        return None
    return _named(entity, day)


def region(phrase: Phrase, guess: str | None) -> Draft | None:
    """A continent or other land of several states, which is nobody's (PLOVER): "Europe", "Latin America"."""
    if phrase.head is not None or not phrase.name[:1].isupper():
        return None
    row = next(iter(look_up(phrase.name)), None)
    if row is None or row.country is not None:
        return None
    return Draft(row.name, None, None, guess, P_NONE, "a region of several states: no country", "place")


def town(phrase: Phrase, guess: str | None, near: Sequence[str]) -> Draft | None:
    """A town that stands for its people or administration: "Lagos", "Grimsby"; large, or in a country that the article names."""
    if phrase.head is not None or phrase.hits or not phrase.name[:1].isupper():
        return None
    row = next(iter(look_up(phrase.name, near)), None)
    if row is None or row.country is None or (row.population < CITY and row.country not in near):
        return None
    return Draft(
        row.name, f"place:{slug(row.name)}-{slug(row.country)}", row.country, guess, P_PLACE, f"a place in {row.country}", "place"
    )


def _generic(hit: NameHit) -> bool:
    """Whether a name is also a generic phrase ("Ministry of Foreign Affairs"), which belongs to many states."""
    return key(hit.text) in lexicon()


def _state(entity: Entity, guess: str | None) -> Draft:
    """A state by its own name or seat is its government; by its people's name it is what the coder took it for."""
    draft = of_entity(entity, P_STATE, f"{entity.form} of {entity.name}")
    sector = (guess if entity.form == "demonym" else None) or entity.sector or "GOV"
    return Draft(draft.name, draft.id, draft.country, sector, draft.p, draft.reason, "state")


def _named(entity: Entity, day: str | None) -> Draft:
    if entity.kind == "leader" and day and not entity.holds(day):
        office = entity.office or "in office"
        draft = of_entity(entity, 0.8, f"{office}, {entity.since or '?'} to {entity.until or '?'}, not on {day}")
        ended = entity.until is not None and entity.until < day
        return Draft(draft.name, draft.id, draft.country, "ELI" if ended else entity.sector, draft.p, draft.reason, "person")
    return of_entity(entity, P_NAME, f"named in the table: {entity.kind} {entity.name}")


def ends_in_name(phrase: Phrase, day: str | None, near: Sequence[str]) -> Draft | None:
    """A party named after a title or description: "Foreign Minister Hakan Fidan", "telecoms giant Huawei"."""
    last_word = phrase.words[phrase.stop - 1].end if phrase.stop else phrase.core[1]
    hits = [h for h in phrase.hits if h.end in (last_word, last_word - 2) and h.start > phrase.core[0]]
    if not hits:
        return None
    told = [c for h in owners(phrase) if h is not hits[0] for e in h.entities if (c := e.country)]
    parties = [e for e in hits[0].entities if e.kind not in ("country", "territory")]
    fitting = [e for e in parties if e.country in told or not told]
    entity = pick(fitting, day, near)
    if entity is None or (_generic(hits[0]) and not told):
        return None
    draft = _named(entity, day)
    # Not in the table's office that day: what the text calls them holds.
    told_office = phrase.head.sector if phrase.head and phrase.head.kind == "office" else None
    return replace(draft, sector=sector_of(phrase, None)) if told_office and day and not entity.holds(day) else draft


def titled(phrase: Phrase, day: str | None, near: Sequence[str]) -> Draft | None:
    """An office-holder of the tables by title and family name alone: "Secretary Kerry"; None where several would fit."""
    if phrase.head is None or phrase.head.kind != "office" or phrase.hits or not phrase.person or " " in phrase.person:
        return None
    found = families().get(key(phrase.person), ())
    in_office = [e for e in found if e.holds(day)] if day else list(found)
    fitting = [e for e in in_office if e.country in near]
    entity = pick(fitting, day, near) if len({e.id for e in fitting}) == 1 else None
    return _named(entity, day).at(P_PLACE, f"the {entity.office or 'office-holder'} of that name") if entity else None


def with_head(phrase: Phrase, guess: str | None, day: str | None, near: Sequence[str]) -> Draft | None:
    """A generic body, office or people, or an unknown name, with a state or party that it belongs to."""
    owner = _owner(phrase, day, near)
    if owner is None:
        return None
    sector = sector_of(phrase, guess, owner)
    return of_words(
        phrase, owner.country, sector, P_BODY, f"{'head ' + repr(phrase.head.phrase) if phrase.head else 'name'} of {owner.name}"
    )


def _owner(phrase: Phrase, day: str | None, near: Sequence[str]) -> Entity | None:
    """Whose the party is; the first name before the head leads, then what follows of, in, from."""
    stop, found = phrase.words[phrase.stop - 1].end if phrase.stop else 0, list[Entity]()
    for hit in owners(phrase):
        if hit.start >= stop and phrase.tail != "of" and (abroad(phrase) or phrase.determiner in POSSESSIVES):
            continue
        if phrase.person and hit.end >= stop - 2:
            continue
        entity = pick([e for e in hit.entities if not (_generic(hit) and e.kind != "country")], day, near)
        if entity is not None and entity.country:
            found.append(entity)
    states = [e for e in found if e.country not in _NO_STATES]
    # "Amnesty's Austrian section" is Austria's: an adjective of a state beside a society tells more.
    if states and found[0].country in ("NGO", "ISM") and states[0].form == "demonym":
        return states[0]
    return found[0] if found else _place_owner(phrase, near)


def abroad(phrase: Phrase) -> bool:
    """Whether the party represents a state in another: embassies, envoys."""
    return phrase.head is not None and phrase.head.phrase.startswith(_ABROAD)


def _place_owner(phrase: Phrase, near: Sequence[str]) -> Entity | None:
    """A town or region in the mention as the owner: "Growers in Sinaloa", "Lagos police"."""
    stop = phrase.words[phrase.stop - 1].end if phrase.stop else 0
    head = phrase.words[phrase.head.first].start if phrase.head else 0
    for hit in find(phrase.text):
        behind = hit.start >= stop and not abroad(phrase) and phrase.determiner not in POSSESSIVES
        row = next(iter(look_up(hit.name, near)), None)
        if row is None or row.country is None or not (behind or hit.end <= head) or hit.name.lower() in _COMPASS:
            continue
        if behind or row.country in near or row.population > LARGE:
            return Entity("place", f"place:{hit.name}", row.name, row.country, None)
    return None


def inside(hit: NameHit | None, day: str | None, near: Sequence[str]) -> Draft | None:
    """The party of whose name the coder took only a part."""
    entity = pick([e for e in hit.entities if e.kind not in ("country", "territory")], day, near) if hit else None
    return _named(entity, day) if entity else None


def sector_of(phrase: Phrase, guess: str | None, owner: Entity | None = None) -> str | None:
    """The head's sector; for a head without one (spokesman, leader, members) that of the party it belongs to; else the guess."""
    head = phrase.head
    if (
        head is not None
        and head.kind == "office"
        and head.sector in _POWER
        and any(w.plain in _FORMER for w in phrase.words[: head.last])
    ):
        return "ELI"
    if (
        owner is not None
        and owner.kind in ("group", "company", "agency", "party")
        and (head is None or head.kind != "body" or head.sector is None)
    ):
        return owner.sector or guess
    if is_firm(phrase):
        return guess or "BUS"
    if head is not None and head.sector:
        return head.sector
    return guess or _modifier(phrase) or (owner.sector if owner else None)


# Last words of firms' names, and trades that are persons alone but firms before a name ("miner Velden Ores").
_FIRM_NAMES = word_set(
    "metals minerals ores steel mining mines energy oil petroleum power bank airlines airways motors foods telecom "
    "telecoms group holdings industries technologies pharma pharmaceuticals shipping lines logistics capital "
    "resources ltd limited inc corp corporation plc co gmbh sa ag bhd llc cement textiles electronics semiconductor "
    "semiconductors aerospace shipbuilding insurance securities breweries fisheries plantations"
)
_TRADES = word_set(
    "miner trader builder producer lender carrier insurer retailer brewer drugmaker developer operator exporter "
    "importer smelter shipper maker chipmaker carmaker planemaker refiner supplier contractor startup giant platform "
    "publisher shipbuilder steelmaker airline shipowner brewery utility consultancy"
)


def is_firm(phrase: Phrase) -> bool:
    """Whether a name is a firm's by its last word, or by a trade before it."""
    last = phrase.words[phrase.stop - 1] if phrase.stop > 1 else None
    if last is None or not last.text[0].isupper():
        return False
    trade = phrase.head is not None and phrase.person is not None and phrase.head.phrase.rsplit(" ", 1)[-1] in _TRADES
    return (
        trade
        or last.plain in _FIRM_NAMES
        or any(w.plain in _TRADES and w.text.islower() for w in phrase.words[: phrase.stop - 1])
    )


def _modifier(phrase: Phrase) -> str | None:
    """The sector of a generic word beside a head that has none: "army accountant", "spokesman for the navy"."""
    stop = phrase.head.first if phrase.head else phrase.stop
    before = [h for n in range(stop, 0, -1) if (h := at_end(phrase.words, n)) is not None and h.sector]
    after = [
        h
        for n in range(stop + 1, len(phrase.words) + 1)
        if (h := at_end(phrase.words, n)) is not None and h.sector and h.first >= stop
    ]
    return next((h.sector for h in (*before, *after)), None)


def preceded(text: str, start: int, signs: Sequence[Sign]) -> str | None:
    """The country of a possessor or adjective right before a mention cut short: "Pakistan's | Intelligence Bureau"."""
    for sign in signs[:1]:
        between = text[sign.end : start]
        if between in ("'s ", "’s ") or (between == " " and sign.form == "demonym"):
            return sign.country
    return None
